/**
 * The real service on a free port, with its own empty config folder.
 *
 *   const service = await startService();
 *   service.url            // http://127.0.0.1:PORT
 *   await service.stop();  // as if the user had ended it; the config folder stays
 *   await service.start(); // the same port and config folder: pairings survive
 *   await service.dispose();
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startProgram } from "./program";
import type { Program } from "./program";
import { python, repository } from "./repository";

export class Service {
  #program: Program | null = null;
  #port = 0;

  constructor(readonly config: string) {}

  get port(): number {
    return this.#port;
  }

  get pid(): number | undefined {
    return this.#program?.pid;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    this.#program = await startProgram({
      command: python,
      args: ["-m", "tactlint", "serve", "--port", String(this.#port), "--config-dir", this.config],
      cwd: repository,
      env: { PYTHONUNBUFFERED: "1" },
      ready: /http:\/\/127\.0\.0\.1:(\d+)/,
    });
    this.#port = Number(this.#program.match[1]);
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
    this.#program = null;
  }

  /** Everything the service printed since its last start. */
  output(): string {
    return this.#program?.output() ?? "";
  }

  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.config, { recursive: true, force: true });
  }
}

export async function startService(): Promise<Service> {
  const service = new Service(await mkdtemp(path.join(tmpdir(), "tactlint-config-")));
  try {
    await service.start();
  } catch (cause) {
    await service.dispose();
    throw cause;
  }
  return service;
}
