#!/usr/bin/env node
/**
 * The command `exact-cdp`: standard output carries results only.
 *
 * Exit status: 0 done (an infeasible point is an answer), 1 `check` rejected something or a
 * statement is refuted, 2 bad usage or input: one line on standard error that says what,
 * where and how to mend it, 130 interrupted.
 */
import { run } from "./program.js";

// A reader that closes the pipe early (head) is no failure by itself; a status already set stays.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
