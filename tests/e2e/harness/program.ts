/** A program the tests start and stop: waits for the line that says it is ready, keeps what it said. */

import { spawn } from "node:child_process";

export interface Program {
  /** What `ready` matched in the program's output. */
  readonly match: RegExpMatchArray;
  readonly pid: number | undefined;
  /** Everything printed so far, both streams. */
  output(): string;
  stop(): Promise<void>;
}

export interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly ready: RegExp;
}

/** Start a program and resolve once its output matches `ready`; reject with its output if it ends before that. */
export function startProgram({ command, args, cwd, env, ready }: Start): Promise<Program> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const orphaned = (): boolean => child.kill();
  process.once("exit", orphaned);
  child.once("close", () => process.off("exit", orphaned));
  let output = "";

  async function stop(): Promise<void> {
    child.kill("SIGTERM");
    await ended;
  }

  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      output += chunk.toString();
      const match = output.match(ready);
      if (match) resolve({ match, pid: child.pid, output: () => output, stop });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", reject);
    void ended.then(() => reject(new Error(`${command} ${args.join(" ")} ended before it was ready:\n${output}`)));
  });
}
