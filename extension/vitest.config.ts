/**
 * Test projects: `unit` (tests/extension, simulated DOM) and one browser project for each real browser
 * (tests/e2e). `*.chromium.test.ts` run in Chromium only; `bench` only measures. Run one: `npx vitest run --project unit`.
 */

import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import type { Plugin, TestProjectInlineConfiguration } from "vitest/config";
import type { BrowserName } from "../tests/e2e/harness/browser";

const here = path.dirname(fileURLToPath(import.meta.url));
const tests = path.join(here, "..", "tests");

/** The tests live beside the Python ones, at the top; their packages live here. */
const packagesFromHere: Plugin = {
  name: "packages-from-here",
  enforce: "pre",
  resolveId(source, importer) {
    const bare = !source.startsWith(".") && !source.startsWith("/") && !source.startsWith("\0") && !source.includes(":");
    if (!bare || !importer?.startsWith(tests)) return null;
    return this.resolve(source, path.join(here, "package.json"), { skipSelf: true });
  },
};

function inBrowser(browser: BrowserName, name: string, files: { include: string; exclude?: string }): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [path.join(tests, files.include)],
      exclude: files.exclude === undefined ? [] : [path.join(tests, files.exclude)],
      provide: { browserName: browser },
      // One browser at a time: two cores, and a test that waits must not wait for a neighbour.
      fileParallelism: false,
      testTimeout: 120_000,
      hookTimeout: 240_000,
    },
  };
}

export default defineConfig({
  plugins: [packagesFromHere],
  server: { fs: { allow: [path.join(here, "..")] } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "unit", include: [path.join(tests, "extension/**/*.test.ts")], environment: "happy-dom" },
      },
      inBrowser("chromium", "e2e-chromium", { include: "e2e/**/*.test.ts" }),
      inBrowser("firefox", "e2e-firefox", { include: "e2e/**/*.test.ts", exclude: "e2e/**/*.chromium.test.ts" }),
      inBrowser("chromium", "bench", { include: "bench/*.test.ts" }),
    ],
  },
});
