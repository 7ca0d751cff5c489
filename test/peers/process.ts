/** Other programs as processes: text in, text out, with an end in sight. */
import { spawn } from "node:child_process";
import { finished } from "../support/process.js";

/** Everything a program prints on its standard output. @throws where a signal ended it */
export async function output(
  program: string,
  options: readonly string[],
  input: string,
  folder?: string,
): Promise<string> {
  const child = spawn(program, options, folder === undefined ? {} : { cwd: folder });
  // A program that ends early closes its input; what it printed says why.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const { status, stdout, stderr } = await finished(child);
  process.stderr.write(stderr);
  if (status === null) throw new Error(`${program} was ended by ${String(child.signalCode)}`);
  return stdout;
}
