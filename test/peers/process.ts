/** Other programs as processes: text in, text out, with an end in sight. */
import { spawn } from "node:child_process";

/** Longest run of a process, in milliseconds. */
const patience = 240_000;

/** Everything a program prints on its standard output. */
export function output(program: string, options: readonly string[], input: string, folder?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      timeout: patience,
      stdio: ["pipe", "pipe", "inherit"],
      ...(folder === undefined ? {} : { cwd: folder }),
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (_, signal) => {
      if (signal === null) resolve(Buffer.concat(chunks).toString());
      else reject(new Error(`${program} was ended by ${signal}`));
    });
    // A program that ends early closes its input; what it printed says why.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
