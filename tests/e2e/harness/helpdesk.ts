/**
 * A real django-helpdesk with one angry customer's ticket (see helpdesk_site.py), its data in a folder of its own.
 *
 *   const helpdesk = await startHelpdesk();
 *   const page = await helpdesk.openTicket(world.browser);   // logged in, on the ticket's page
 *   await helpdesk.close();
 *
 * The reply box `#commentBox` is hidden until `#respond-tab` is clicked.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "puppeteer-core";
import type { RealBrowser } from "./browser";
import { startProgram } from "./program";
import { python, repository } from "./repository";

const AGENT = { name: "agent", password: "agent-password" };

export interface Helpdesk {
  readonly url: string;
  openTicket(browser: RealBrowser): Promise<Page>;
  close(): Promise<void>;
}

export async function startHelpdesk(): Promise<Helpdesk> {
  const folder = await mkdtemp(path.join(tmpdir(), "tactlint-helpdesk-"));
  const { match, stop } = await startProgram({
    command: python,
    args: ["-u", path.join(repository, "tests", "e2e", "harness", "helpdesk_site.py"), folder],
    ready: /ticket (\d+)[^]*?(http:\/\/127\.0\.0\.1:\d+)/,
  });
  const [, ticket, url] = match;
  if (ticket === undefined || url === undefined) throw new Error("the helpdesk named no ticket or address");

  async function openTicket(browser: RealBrowser): Promise<Page> {
    const page = await browser.open(`${url}/tickets/${ticket}/`);
    if (new URL(page.url()).pathname === "/login/") {
      await page.type("[name=username]", AGENT.name);
      await page.type("[name=password]", AGENT.password);
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    }
    return page;
  }

  async function close(): Promise<void> {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }

  return { url, openTicket, close };
}
