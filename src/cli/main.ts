#!/usr/bin/env node
/**
 * The command `exact-cdp`: standard output carries results only.
 *
 * Exit status: 0 done (an infeasible point is an answer), 1 `check` rejected something or a
 * statement is refuted, 2 bad usage or input, or output that cannot be written: one line on standard
 * error that says what, where and how to mend it, 3 a fault of ours or of a user's module, 130
 * interrupted.
 */
import { run } from "./program.js";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  const found = error.code === "EPIPE" ? "a closed pipe" : error.message;
  process.stderr.write(`exact-cdp: standard output: expected a reader or a disk with space, found ${found}\n`);
  // A rejection stays one.
  process.exit(process.exitCode === 1 ? 1 : 2);
});

process.exitCode = await run(process.argv.slice(2));
