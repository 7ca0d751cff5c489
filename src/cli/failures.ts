/**
 * What a command line that fails prints: one line on standard error. Each function returns the exit status.
 */
import type { Command } from "commander";
import { Faulty } from "./io/faulty.js";

/** What is nobody's input: a fault of a user's module, or of ours. */
export function fault(error: unknown, debug: boolean): number {
  const text = error instanceof Error ? error.message : String(error);
  const known = error instanceof Faulty || (error instanceof Error && error.name === "ConjectureFault");
  const line = known ? text : `a fault of exact-cdp, to be reported: ${text}`;
  process.stderr.write(
    `exact-cdp: ${line.replace(/\s*\n\s*/g, " ")}${debug || known ? "" : " (--debug shows the stack)"}\n`,
  );
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  return 3;
}

/** The help text of a command, or of the whole program. */
export function helpFor(program: Command, name: string | undefined): string {
  const known = program.commands.some((one) => one.name() === name);
  return known && name !== undefined ? `exact-cdp ${name} --help` : "exact-cdp --help";
}

/** Bad usage or bad input. */
export function usage(message: string): number {
  process.stderr.write(`exact-cdp: ${message.replace(/\s*\n\s*/g, " ")}\n`);
  return 2;
}
