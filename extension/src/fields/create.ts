/** The field for an element that was found to be a compose box. */

import type { Host } from "../surface/host";
import { TextareaMirror } from "../surface/mirror";
import type { Field } from "./field";
import { RichField } from "./rich";
import { TextareaField } from "./textarea";

export function createField(element: HTMLElement, host: Host, signal: AbortSignal): Field {
  if (!(element instanceof HTMLTextAreaElement)) return new RichField(element, signal);
  return new TextareaField(element, new TextareaMirror(element, host, signal), signal);
}
