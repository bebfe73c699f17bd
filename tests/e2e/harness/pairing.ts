/** Joins a browser's extension to a service: pairs as the extension does, approves as the user does. */

import type { RealBrowser } from "./browser";
import type { Service } from "./service";

interface PairStart {
  readonly id: string;
  readonly secret: string;
  readonly page: string;
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Get a token by the service's own pairing, its approval page clicked in `browser`. */
async function fetchToken(browser: RealBrowser, service: Service): Promise<string> {
  const start = (await post(`${service.url}/v1/pair`, { protocol: 1, client: "Browser tests" })) as PairStart;
  const approval = await browser.open(new URL(start.page, service.url).href);
  await Promise.all([
    approval.waitForNavigation(),
    approval.$eval("button[name=answer][value=allow]", (button) => (button as HTMLElement).click()),
  ]);
  const { token } = (await post(`${service.url}/v1/pair/claim`, { id: start.id, secret: start.secret })) as { token: string | null };
  await approval.close();
  if (token === null) throw new Error("the service approved the pairing but gave no token");
  return token;
}

/** Write `settings` into the extension's storage, as its options page would. */
export async function writeSettings(browser: RealBrowser, settings: object): Promise<void> {
  const page = await browser.extensionPage("options/options.html");
  await page.evaluate((values) => chrome.storage.local.set(values), settings as Record<string, unknown>);
  await page.close();
}

/** Leave the extension knowing the service's port and holding a token that the service accepts. */
export async function pair(browser: RealBrowser, service: Service): Promise<void> {
  await writeSettings(browser, { port: service.port, token: await fetchToken(browser, service) });
}
