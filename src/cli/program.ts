/**
 * The command line: its commands, which `declared/` names with their options and help, and what they
 * share. Commands are loaded when they are called.
 */
import { existsSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { InputError } from "../exact/errors.js";
import { version } from "../version.js";
import { answers } from "./declared/answers.js";
import { cluster } from "./declared/cluster.js";
import { families } from "./declared/families.js";
import { files } from "./declared/files.js";
import { verdicts } from "./declared/verdicts.js";
import { fault, helpFor, usage } from "./failures.js";
import { commandTerm, exampleText, helpWidth } from "./declared/help.js";
import { Faulty } from "./io/faulty.js";
import { Interrupted } from "./io/interrupted.js";
import { declareOutputs, type Output } from "./io/outputs.js";
import { refuseRepeats } from "./declared/single.js";

/** Whether --output was given. */
let redirected = false;

/** The program with all of its commands. */
export function build(): Command {
  const program = new Command("exact-cdp");
  program
    .description(
      "C(D,P): the least error rate of a classifier on a restored signal, where the expected distortion is at most D and the perceptual difference at most P. Computed exactly, with certificates that others can check.",
    )
    .version(version)
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, getOutHelpWidth: helpWidth })
    .configureHelp({ subcommandTerm: commandTerm })
    .hook("preAction", async (_, action) => {
      const files = filesOf(action);
      declareOutputs(files.outputs);
      if (files.outputs.length === 0) return;
      const { requireApart, requireWritable } = await import("./io/places.js");
      requireApart(files.outputs, files.inputs);
      for (const one of files.outputs) requireWritable(one);
      const { output } = action.opts<{ readonly output?: string }>();
      if (output === undefined) return;
      (await import("./io/output.js")).redirect(output);
      redirected = true;
    });

  answers(program);
  verdicts(program);
  families(program);
  cluster(program);
  files(program, build, run);

  for (const one of program.commands) {
    numberOptions(one);
    // A report writes a folder, and the explorer nothing.
    if (!writesFolder(one) && one.name() !== "explore")
      one.option("--output <FILE>", "write the results to a file instead of standard output");
    one.option("--debug", "print the stack of a fault");
  }
  for (const one of [program, ...program.commands]) {
    refuseRepeats(one);
    one.addHelpText("after", exampleText(one === program ? "" : one.name()));
  }
  return program;
}

/** A command that has decimals lets its user choose which numbers are shown. */
function numberOptions(command: Command): void {
  if (!command.options.some(({ long }) => long === "--decimals")) return;
  command
    .option("--numbers <which>", "exact (all digits), both or rounded; for text, LaTeX and Markdown")
    .option("--longest <n>", "longer exact values are only rounded there (24 characters)");
}

/** Whether --output names a folder, which the command makes itself. */
function writesFolder(command: Command): boolean {
  return command.name() === "report";
}

/** Options that name files to be written. */
const written = ["certificate", "better", "record", "problem", "output"] as const;

/** The files of a command line: what it writes, and what it reads besides. */
function filesOf(action: Command): { readonly outputs: readonly Output[]; readonly inputs: readonly string[] } {
  const options = action.opts<Record<string, unknown>>();
  const outputs = (writesFolder(action) ? [] : written).flatMap((key) => {
    const file = options[key];
    return typeof file === "string" ? [{ option: `--${key}`, file }] : [];
  });
  const {
    merge = [],
    points = [],
    resume,
  } = options as { readonly merge?: readonly string[]; readonly points?: readonly string[]; readonly resume?: string };
  // Words that name no existing file may still be the name of an output.
  return {
    outputs,
    inputs: [
      ...action.args.filter((word) => existsSync(word)),
      ...merge,
      ...points,
      ...(resume === undefined ? [] : [resume]),
    ],
  };
}

/**
 * Runs one command line.
 * @param words what follows `exact-cdp`
 * @returns the exit status; see main.ts
 */
export async function run(words: readonly string[]): Promise<number> {
  const program = build();
  try {
    if (words.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync(words, { from: "user" });
    await finishOutput(true);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // After an interruption the results so far are kept.
    await finishOutput(error instanceof Interrupted || error instanceof Faulty);
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (error.code === "commander.help") return usage(`unknown command '${words[1] ?? ""}'; see exact-cdp --help`);
      return usage(
        `${error.message.replace(/^error: /, "").replace(/[.\s]+$/, "")}; see ${helpFor(program, words[0])}`,
      );
    }
    if (error instanceof InputError) return usage(error.message);
    if (error instanceof Interrupted) return 130;
    return fault(error, words.includes("--debug"));
  }
}

/** Puts the file of --output in its place; without that option nothing has to be loaded. */
async function finishOutput(keep: boolean): Promise<void> {
  if (redirected) (await import("./io/output.js")).finishOutput(keep);
}
