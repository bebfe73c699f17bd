/** Serves tests/e2e/pages on a free port of 127.0.0.1: another origin than the service, as a helpdesk is. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { repository } from "./repository";

export interface Site {
  readonly port: number;
  /** The address of one fixture page, such as `plain.html`. */
  url(page: string): string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

export async function serveSite(): Promise<Site> {
  const pages = path.join(repository, "tests", "e2e", "pages");
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    const file = path.join(pages, path.normalize(pathname));
    readFile(file).then(
      (body) => response.writeHead(200, { "content-type": `${TYPES[path.extname(file)] ?? "text/plain"}; charset=utf-8` }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { port, url: (page) => `http://127.0.0.1:${port}/${page}`, close };
}
