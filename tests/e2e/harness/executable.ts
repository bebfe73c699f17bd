/** Finds the browsers of this machine; nothing is ever downloaded. CHROMIUM and FIREFOX name others. */

import { access, constants } from "node:fs/promises";
import path from "node:path";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome-for-testing", "google-chrome", "chrome.exe"];
const CHROMIUM_PLACES = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const FIREFOX_NAMES = ["firefox-esr", "firefox", "firefox.exe"];
const FIREFOX_PLACES = ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"];

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

async function find(label: string, variable: string, names: readonly string[], places: readonly string[]): Promise<string> {
  const chosen = process.env[variable];
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(Boolean);
  const candidates = chosen ? [chosen] : [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...places];
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) return candidate;
  }
  throw new Error(`${label} was not found; install it, or set ${variable} to its executable`);
}

export const findChromium = (): Promise<string> => find("Chromium", "CHROMIUM", CHROMIUM_NAMES, CHROMIUM_PLACES);
export const findFirefox = (): Promise<string> => find("Firefox", "FIREFOX", FIREFOX_NAMES, FIREFOX_PLACES);
