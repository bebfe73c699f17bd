/**
 * The user's settings: plain keys of `storage.local`, so that an administrator or a test can set them.
 *
 *   port            number    where the service listens on 127.0.0.1
 *   sitesOff        string[]  hosts (with a port, if any) where Tactlint does nothing at all
 *   ignoredRules    string[]  rule ids
 *   ignoredPhrases  {rule, hash, when}[]  `hash` is SHA-256 of rule and folded words: never the words
 *   token           string    only an inbox: the worker moves it to `token-store.ts` and removes it here
 *
 * Content scripts do not import this: the worker answers for it (Firefox cannot close `storage.local` to them).
 */

import { api } from "./browser";

export interface IgnoredPhrase {
  readonly rule: string;
  readonly hash: string;
  /** ISO date, so that the list in the options can say which one it is without its words. */
  readonly when: string;
}

export interface Settings {
  readonly port: number;
  readonly sitesOff: readonly string[];
  readonly ignoredRules: readonly string[];
  readonly ignoredPhrases: readonly IgnoredPhrase[];
}

export const DEFAULTS: Settings = {
  port: 8746,
  sitesOff: [],
  ignoredRules: [],
  ignoredPhrases: [],
};

/** Read all settings; whatever is missing or of the wrong shape gets its default. */
export async function readSettings(): Promise<Settings> {
  return shaped(await api.storage.local.get(Object.keys(DEFAULTS)));
}

export async function writeSettings(change: Partial<Settings>): Promise<void> {
  await api.storage.local.set(change);
}

/** Call `listener` when any setting changed, in whatever page of the extension. */
export function onSettingsChange(listener: () => void): void {
  api.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && Object.keys(changes).some((key) => key in DEFAULTS)) listener();
  });
}

export async function setSite(host: string, on: boolean): Promise<void> {
  const { sitesOff } = await readSettings();
  const others = sitesOff.filter((site) => site !== host);
  await writeSettings({ sitesOff: on ? others : [...others, host].sort() });
}

export function isPort(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 65536;
}

function shaped(stored: Record<string, unknown>): Settings {
  const { port, sitesOff, ignoredRules, ignoredPhrases } = stored;
  return {
    port: isPort(port) ? port : DEFAULTS.port,
    sitesOff: strings(sitesOff),
    ignoredRules: strings(ignoredRules),
    ignoredPhrases: Array.isArray(ignoredPhrases) ? ignoredPhrases.filter(isIgnoredPhrase) : [],
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function isIgnoredPhrase(value: unknown): value is IgnoredPhrase {
  if (typeof value !== "object" || value === null) return false;
  const { rule, hash, when } = value as Partial<IgnoredPhrase>;
  return typeof rule === "string" && typeof hash === "string" && typeof when === "string";
}
