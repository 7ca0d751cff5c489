#!/usr/bin/env node
/**
 * The command `exact-cdp`: standard output carries results only.
 *
 * Exit status: 0 done (an infeasible point is an answer), 1 `check` rejected something or a
 * statement is refuted, 2 bad usage or input, or output that cannot be written: one line on standard
 * error that says what, where and how to mend it, 3 a fault of ours or of a user's module, 130
 * interrupted.
 */
import { version } from "../version.js";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  const found = error.code === "EPIPE" ? "a closed pipe" : error.message;
  process.stderr.write(`exact-cdp: standard output: expected a reader or a disk with space, found ${found}\n`);
  // A rejection stays one.
  process.exit(process.exitCode === 1 ? 1 : 2);
});

const words = process.argv.slice(2);
// Asked by scripts and by people alike, and answered without loading the program.
if (words.length === 1 && (words[0] === "--version" || words[0] === "-V")) process.stdout.write(`${version}\n`);
else {
  // Node 22 keeps compiled code between runs; Node 20 cannot.
  (process.getBuiltinModule("node:module") as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  // The V8 of Node 20 optimises so early that compiling costs more than it gains: a tenth of the processor
  // time of a point of 64 letters, and of a search. Here it waits four times as long. A loop that runs is
  // compiled while it waits, because it would go on in the interpreter meanwhile: a twentieth at 256 letters.
  // Affects speed only; other versions of V8 have no such flags.
  if (process.versions.v8.startsWith("11.3.")) {
    const { setFlagsFromString } = process.getBuiltinModule("node:v8");
    setFlagsFromString("--interrupt-budget=270336");
    setFlagsFromString("--no-concurrent-osr");
  }
  const { run } = await import("./program.js");
  process.exitCode = await run(words);
}
