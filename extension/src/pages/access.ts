/** What the manifest asks the browser for: pages and the service. The user may withdraw it at any time. */

import { api } from "../browser";

/** Whether the browser lets us into web pages and to the service. */
export function hasAccess(): Promise<boolean> {
  return api.permissions.contains({ origins: origins() });
}

/** Ask the user for it; to be called while a click is handled. Resolves with whether it was given. */
export function askForAccess(): Promise<boolean> {
  return api.permissions.request({ origins: origins() });
}

export function onAccessChange(listener: () => void): void {
  api.permissions.onAdded.addListener(listener);
  api.permissions.onRemoved.addListener(listener);
}

function origins(): string[] {
  const { host_permissions = [], content_scripts = [] } = api.runtime.getManifest();
  return [...host_permissions, ...content_scripts.flatMap(({ matches = [] }) => matches)];
}
