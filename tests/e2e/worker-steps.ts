/** Acts on the extension's worker as the browser itself does: through its target in Chromium, from Firefox's own window there. */

import type { RealBrowser } from "./harness/browser";
import { sendBidi } from "./harness/protocol";
import { waitFor } from "./harness/wait";

const GECKO_ID = "tactlint@tactlint.example";

/** End the worker (in Firefox the event page), as the browser does at will. */
export async function endWorker(browser: RealBrowser): Promise<void> {
  if (browser.name === "firefox") {
    await inFirefox(browser, `WebExtensionPolicy.getByID("${GECKO_ID}").extension.terminateBackground()`);
    return;
  }
  const worker = await browser.driver.waitForTarget((target) => target.type() === "service_worker");
  const page = await browser.driver.newPage();
  const session = await page.createCDPSession();
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await page.close();
  await waitFor("the worker's end", () => !browser.driver.targets().includes(worker));
}

/**
 * What the browser tells the worker when the menu entry is chosen over words selected in the top frame of
 * the tab at `url`. The menu itself is the system's and cannot be clicked from here.
 */
export async function chooseMenu(browser: RealBrowser, url: string, selectionText: string): Promise<void> {
  const info = { menuItemId: "pick", editable: false, frameId: 0, pageUrl: url, selectionText };
  if (browser.name === "firefox") {
    await inFirefox(
      browser,
      `(async () => {
        const { extension } = WebExtensionPolicy.getByID("${GECKO_ID}");
        await extension.wakeupBackground();
        const nativeTab = gBrowser.tabs.find((each) => each.linkedBrowser.currentURI.spec === ${JSON.stringify(url)});
        extension.emit("webext-menu-menuitem-click", ${JSON.stringify(info)}, nativeTab);
      })()`,
    );
    return;
  }
  const target = await browser.driver.waitForTarget((each) => each.type() === "service_worker");
  const worker = await target.worker();
  await worker?.evaluate(
    async (data, address) => {
      const tab = (await chrome.tabs.query({})).find((each) => each.url === address);
      // The event object of Chromium has it; the types leave it out.
      (chrome.contextMenus.onClicked as unknown as { dispatch(data: object, tab: object | undefined): void }).dispatch(data, tab);
    },
    info,
    url,
  );
}

interface Tree {
  readonly contexts: readonly { readonly context: string }[];
}
interface Answer {
  readonly type: string;
  readonly exceptionDetails?: { readonly text: string };
}

/** Run code in Firefox's own window. */
export async function inFirefox(browser: RealBrowser, expression: string): Promise<void> {
  const [page] = await browser.driver.pages();
  if (!page) throw new Error("Firefox has no tab");
  const frame = page.mainFrame();
  const { contexts } = (await sendBidi(frame, "browsingContext.getTree", { context: undefined, "moz:scope": "chrome" })) as Tree;
  const target = { context: contexts[0]?.context };
  const answer = (await sendBidi(frame, "script.evaluate", { target, expression, awaitPromise: true })) as Answer;
  if (answer.type === "exception") throw new Error(answer.exceptionDetails?.text);
}
