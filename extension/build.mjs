/**
 * Bundles the extension: `node build.mjs [--watch]`. What you read is what ships: one unminified script per entry.
 *
 *   src/content.ts, src/background.ts           -> content.js, background.js
 *   src/popup/popup.ts, src/options/options.ts  -> popup/popup.js, options/options.js
 *   *.html and *.css beside them, icons/, _locales/ -> copied as they are
 *   manifest.json (+ manifest.firefox.json, a JSON merge patch) -> manifest.json, version from pyproject.toml
 *
 * into ../dist/chrome and ../dist/firefox. The playground (src/playground.ts) goes to ../dist/playground.
 * A stylesheet imported by a script arrives as a string, for a shadow root.
 */

import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "..", "dist");
const BROWSERS = ["chrome", "firefox"];
const ENTRIES = ["content", "background", "popup/popup", "options/options"];
const PAGES = ["popup", "options"];
const FOLDERS = ["icons", "_locales"];

const inSource = (name) => path.join(here, "src", name);
const readJson = async (name) => JSON.parse(await readFile(path.join(here, name), "utf8"));

/** RFC 7396: objects merge, null removes, everything else replaces. */
function mergePatch(target, patch) {
  if (patch === null || typeof patch !== "object" || Array.isArray(patch)) return patch;
  const merged = { ...(target ?? {}) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

async function version() {
  const project = await readFile(path.join(here, "..", "pyproject.toml"), "utf8");
  const found = /^version = "([^"]+)"$/m.exec(project);
  if (!found) throw new Error("pyproject.toml has no line `version = \"…\"`; the extension takes its version from it");
  return found[1];
}

async function writeManifest(browser) {
  const manifest = { ...(await readJson("manifest.json")), version: await version() };
  const patch = browser === "firefox" ? await readJson("manifest.firefox.json") : {};
  const target = path.join(dist, browser, "manifest.json");
  await writeFile(target, `${JSON.stringify(mergePatch(manifest, patch), null, 2)}\n`);
}

async function copyStatic(browser) {
  for (const page of PAGES) {
    await mkdir(path.join(dist, browser, page), { recursive: true });
    for (const name of await readdir(inSource(page))) {
      if (/\.(html|css)$/.test(name)) await cp(inSource(`${page}/${name}`), path.join(dist, browser, page, name));
    }
  }
  for (const folder of FOLDERS.filter((name) => existsSync(path.join(here, name)))) {
    await cp(path.join(here, folder), path.join(dist, browser, folder), { recursive: true });
  }
}

/** Put a finished build in place, at one go: a build that fails leaves the last good one alone. */
const putInPlace = (target, addStatic) => ({
  name: "put-in-place",
  setup(build) {
    build.onEnd(async ({ errors, outputFiles }) => {
      if (errors.length > 0) return;
      await rm(path.join(dist, target), { recursive: true, force: true });
      for (const { path: file, contents } of outputFiles) {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, contents);
      }
      await addStatic();
    });
  },
});

const bundle = (entries, target, addStatic = async () => {}) =>
  context({
    entryPoints: entries.map((name) => ({ in: inSource(`${name}.ts`), out: name })),
    outdir: path.join(dist, target),
    bundle: true,
    write: false,
    format: "iife",
    target: ["chrome120", "firefox128"],
    charset: "utf8",
    loader: { ".css": "text" },
    legalComments: "inline",
    logLevel: "warning",
    plugins: [putInPlace(target, addStatic)],
  });

const watch = process.argv.includes("--watch");
const bundles = await Promise.all([
  ...BROWSERS.map((browser) =>
    bundle(ENTRIES, browser, async () => {
      await writeManifest(browser);
      await copyStatic(browser);
    }),
  ),
  bundle(["playground"], "playground"),
]);
try {
  await Promise.all(bundles.map((each) => (watch ? each.watch() : each.rebuild())));
} catch {
  process.exitCode = 1; // esbuild has already printed what and where
} finally {
  if (!watch) await Promise.all(bundles.map((each) => each.dispose()));
}
