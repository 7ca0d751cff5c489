/**
 * The command line: names, options and help of every command, and what an error prints.
 *
 * Commands are loaded when they are called.
 */
import { existsSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { InputError } from "../exact/errors.js";
import { version } from "../version.js";
import { formatWords } from "./io/formats.js";
import { Faulty } from "./io/faulty.js";
import { Interrupted } from "./io/interrupted.js";
import type { Output } from "./io/places.js";

const boundsHelp = `
Bounds are exact: 3/20, 0.15, 1e-3, 0.(3), or inf for none.`;
const fileHelp = `
FILE is a problem file, "-" for standard input, or gallery:NAME for a problem of the gallery.`;

/** Whether --output was given. */
let redirected = false;

/** The program with all of its commands. */
export function build(): Command {
  const program = new Command("exact-cdp");
  program
    .description(
      "The classification-distortion-perception function C(D,P), exactly, with certificates that others can check.",
    )
    .version(version)
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .hook("preAction", async (_, action) => {
      const files = filesOf(action);
      if (files.outputs.length === 0) return;
      const { requireApart, requireWritable } = await import("./io/places.js");
      requireApart(files.outputs, files.inputs);
      for (const one of files.outputs) requireWritable(one);
      const { output } = action.opts<{ readonly output?: string }>();
      if (output === undefined) return;
      (await import("./io/output.js")).redirect(output);
      redirected = true;
    });

  command(program, "solve <FILE>", "C(D,P) at one point or several")
    .option("-D, --distortion <D>", "bound on the expected distortion")
    .option("-P, --perception <P>", "bound on the perceptual difference")
    .option("--at <D,P>", "a point; may be repeated", collect)
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object per point")
    .option("--certificate <FILE>", "write a certificate (a list for several --at)")
    .addHelpText("after", boundsHelp + fileHelp)
    .action(async (file: string, options: unknown) =>
      (await import("./commands/solve.js")).run(file, options as never),
    );

  command(program, "evaluate <FILE> <RESTORER>", "exact (D, P, ε) of a given restorer, and whether it is optimal there")
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object")
    .option("--certificate <FILE>", "write the certificate of C at the restorer's own distortion and perception")
    .addHelpText(
      "after",
      `\nRESTORER is a JSON list with one row of masses per channel output, or the output of solve --json.${fileHelp}`,
    )
    .action(async (file: string, restorer: string, options: unknown) =>
      (await import("./commands/evaluate.js")).run(file, restorer, options as never),
    );

  command(program, "table <FILE>", "C on a grid, as a table")
    .requiredOption("-D, --distortion <AXIS>", "bounds on the distortion: 0:1:1/10, or 0,1/20,inf")
    .requiredOption("-P, --perception <AXIS>", "bounds on the perceptual difference, likewise")
    .option("--format <format>", formatWords({ markdown: " (the default)" }))
    .option("--decimals <n>", "add rounded values: marked ≈, or in CSV and JSON plain numbers")
    .option("--json", "the same as --format json")
    .option("--certificate <FILE>", "write the certificates of all points, a list")
    .addHelpText("after", boundsHelp + fileHelp)
    .action(async (file: string, options: unknown) =>
      (await import("./commands/table.js")).run(file, options as never),
    );

  command(program, "surface <FILE>", "all of C(D,P): its pieces, its domain, its vertices")
    .option("--format <format>", formatWords({ latex: ", latex-cases (one formula)" }))
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "the surface as one JSON object")
    .option("--certificate <FILE>", "write the certificate of the surface")
    .addHelpText("after", fileHelp)
    .action(async (file: string, options: unknown) =>
      (await import("./commands/surface.js")).run(file, options as never),
    );

  command(program, "slice <FILE>", "C as an exact function of one variable, with its breakpoints")
    .option("-P, --perception <P>", "C along the distortion, for this bound on the perceptual difference")
    .option("-D, --distortion <D>", "C along the perceptual difference, for this bound on the distortion")
    .option(
      "-E, --error-rate <C>",
      "the least distortion along the perceptual difference, for this bound on the error rate",
    )
    .option("--format <format>", `${formatWords()}: the segments as a table`)
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "the slice as one JSON object")
    .addHelpText("after", `\nOne of the three bounds is given.${boundsHelp}${fileHelp}`)
    .action(async (file: string, options: unknown) =>
      (await import("./commands/slice.js")).run(file, options as never),
    );

  command(program, "sweep <FILE>", "exact optima of weighted sums a·distortion + b·perception + c·error rate")
    .option("-w, --weights <a,b,c>", "weights ≥ 0, not all zero, or ranges as 1,0:1:1/10,2; may be repeated", collect)
    .option("--grid <N>", "all weights (i,j,k)/N with i+j+k = N")
    .option("--locate", "compute the surface too, and say where on it each optimum lies")
    .option("--format <format>", `${formatWords()}: a table`)
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object per optimum")
    .addHelpText("after", fileHelp)
    .action(async (file: string, options: unknown) =>
      (await import("./commands/sweep.js")).run(file, options as never),
    );

  command(program, "theorem <WHICH> <FILE>", "the verdict of Theorem 1 or 2 on a problem, with evidence")
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object")
    .option("--certificate <FILE>", "write the certificate of the verdict")
    .addHelpText(
      "after",
      `\nWHICH is 1: is C non-increasing and jointly convex? Exit status 1 when it is refuted.\nWHICH is 2: what the degradation costs a classifier, ε_Y − ε_X, and why.${fileHelp}`,
    )
    .action(async (which: string, file: string, options: unknown) =>
      (await import("./commands/theorem.js")).run(which, file, options as never),
    );

  command(
    program,
    "tradeoff <FILE>",
    "whether one restorer attains the least distortion, perception and error rate at once",
  )
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object")
    .option("--certificate <FILE>", "write the certificate of the verdict, and those of C at the minima: a list")
    .addHelpText("after", fileHelp)
    .action(async (file: string, options: unknown) =>
      (await import("./commands/tradeoff.js")).run(file, options as never),
    );

  command(
    program,
    "order <FILE> <OTHER>",
    "whether the channel of FILE is a degradation of that of OTHER, and the other way round",
  )
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object")
    .option("--certificate <FILE>", "write the certificates of both directions, a list")
    .addHelpText(
      "after",
      `\nBoth problems have the same source letters, in any order; nothing else of them matters.${fileHelp}`,
    )
    .action(async (file: string, other: string, options: unknown) =>
      (await import("./commands/order.js")).run(file, other, options as never),
    );

  command(program, "verdicts [FILE...]", "a table of all verdicts, a row per problem (without FILE: the gallery)")
    .option("--format <format>", formatWords())
    .option("--decimals <n>", "add rounded values: marked ≈, or in CSV and JSON plain numbers")
    .option("--json", "the same as --format json")
    .option("--certificate <FILE>", "write the certificates of all verdicts, a list")
    .addHelpText("after", fileHelp)
    .action(async (files: string[], options: unknown) =>
      (await import("./commands/verdicts.js")).run(files, options as never),
    );

  command(program, "enumerate", "all channels of a shape, numbered, one JSON object per line")
    .requiredOption("-n, --inputs <n>", "inputs of the channel")
    .requiredOption("-m, --outputs <m>", "outputs of the channel")
    .option("-N, --denominator <N>", "channels with entries in {0, 1/N, …, 1}")
    .option("--deterministic", "channels that send every input to one output")
    .option("--supports", "zero patterns; of each the channel that is uniform on it")
    .option(
      "--up-to-symmetry",
      "of channels that differ in the labels of the outputs only the first, with their number",
    )
    .option("--input-symmetry <CYCLES...>", 'permutations of inputs that count as symmetries too, such as "(0 1)"')
    .option("--range <a:b>", "only those with rank a, …, b−1")
    .option("--count", "how many there are, and how many up to symmetry")
    .option("--json", "the count as JSON (channels are JSON in any case)")
    .action(async (options: unknown) => (await import("./commands/enumerate.js")).run(options as never));

  command(
    program,
    "verify-family [CONJECTURE]",
    "decide a conjecture on every source and channel with given denominators",
  )
    .option("-K, --classes <K>", "classes (default: the fewest that the conjecture is about)")
    .option("-n, --inputs <n>", "source letters")
    .option("-m, --outputs <m>", "outputs of the channel")
    .option("-N, --denominator <N>", "channels with entries in {0, 1/N, …, 1}")
    .option("-M, --source-denominator <M>", "sources with joint masses in {0, 1/M, …, 1}")
    .option("--range <a:b>", "only the cases a, …, b−1 of a single shape")
    .option("--first", "stop at the first violation, which is minimal: small shapes come first")
    .option(
      "--up-to-symmetry",
      "decide one of all channels that differ in the labels of the outputs; the counts are the same",
    )
    .option("--restored <r>", "restored letters (default: as many as source letters)")
    .option("--distortion <NAME>", 'hamming (the default), squared-error, absolute-error, or JSON: {"matrix": …}')
    .option(
      "--perception <NAME>",
      'total-variation (mostly the default), another divergence with a name, or JSON: {"transport": …}',
    )
    .option("--classifier <NAME>", "bayes (mostly the default), retrained, or a class per restored letter: 1,2")
    .option("--workers <w>", "threads", "1")
    .option("--record <FILE>", "write a record of the run, with hashes of all results")
    .option("--resume <FILE>", "go on with the run of a record")
    .option("--merge <FILES...>", "one result, and with --record one record, of several")
    .option("--problem <FILE>", "write the first violation as a problem file")
    .option("--expect <none|some>", "status 1 when there are violations, or none")
    .option("--format <format>", `${formatWords()}: a row per shape`)
    .option("--decimals <n>", "add rounded values: marked ≈, or in CSV and JSON plain numbers")
    .option("--json", "one JSON object")
    .addHelpText(
      "after",
      "\nEvery part of the shape may be a range a:b (b included) or a list 1,2,3: all shapes are run, small ones first.\nCONJECTURE is one about a single channel that is built in (search without a name lists them), or a JavaScript\nmodule such as ./mine.mjs that exports a Conjecture as default.",
    )
    .action(async (name: string | undefined, options: unknown) =>
      (await import("./commands/verify-family.js")).run(name, options as never),
    );

  command(
    program,
    "search [CONJECTURE]",
    "search for a counterexample to a conjecture (without CONJECTURE: list those that are built in)",
  )
    .option("--strategy <name>", "random (the default), exhaustive or climb (tabu)")
    .option("--seed <s>", "replays a search (default: a new seed, which is printed)")
    .option("--cases <n>", "instances to decide (climb: tasks)")
    .option("--time <s>", "seconds (default: 60, without --cases)")
    .option("--steps <n>", "climb: instances of one task (default: 500)")
    .option("--instance-time <s>", "seconds that one decision may take (default: 60)")
    .option("--shrink <n>", "most decisions that shrink a counterexample (default: 100000)")
    .option("--all", "go on after the first counterexample")
    .option("--workers <w>", "threads", "1")
    .option("--record <FILE>", "keep a journal, with which the search can be resumed")
    .option("--resume <FILE>", "go on with the search of a journal")
    .option("--corpus <DIR>", "counterexamples found before, replayed first", ".exact-cdp/corpus")
    .option("--no-corpus", "replay and keep no counterexamples")
    .option("--certificate <FILE>", "write the certificates of the first find, a list")
    .option("--problem <FILE>", "write the first find as a problem file")
    .option("--expect <none|some>", "status 1 when a counterexample is found, or none")
    .option("--json", "one JSON object per replay and find, and a last one that sums up")
    .addHelpText(
      "after",
      "\nCONJECTURE is the name of one that is built in, or a JavaScript module such as ./mine.mjs that exports a\nConjecture as default.",
    )
    .action(async (name: string | undefined, options: unknown) =>
      (await import("./commands/search.js")).run(name, options as never),
    );

  command(program, "check <FILE...>", "verify certificates with the independent checker")
    .option("--json", "one JSON object per certificate")
    .addHelpText(
      "after",
      `\nA file holds one certificate or a list; "-" is standard input. Exit status 1 when one is rejected.`,
    )
    .action(async (files: string[], options: unknown) =>
      (await import("./commands/check.js")).run(files, options as never),
    );

  command(program, "validate <FILE...>", "check problem files")
    .option("--json", "one JSON object per file")
    .addHelpText("after", fileHelp)
    .action(async (files: string[], options: unknown) =>
      (await import("./commands/validate.js")).run(files, options as never),
    );

  command(program, "export <FILE>", "certificates as text for a third-party checker")
    .requiredOption("--to <language>", "coq: theorems that the verified checker of proofs/ proves by evaluation")
    .addHelpText(
      "after",
      "\nFILE is a certificate or a list of certificates (value, infeasible, surface), or a problem, of which the\nwhole surface is computed and exported. For files of Coq: npm run proofs builds what they need.",
    )
    .action(async (file: string, options: unknown) =>
      (await import("./commands/export.js")).run(file, options as never),
    );

  command(program, "gallery [NAME]", "list the named problems, or print one as a problem file")
    .option("--json", "the list as JSON")
    .action(async (name: string | undefined, options: unknown) =>
      (await import("./commands/gallery.js")).run(name, options as never),
    );

  command(program, "schema", "print the JSON Schema of problem files")
    .option("--json", "the schema is JSON in any case")
    .action(async () => {
      (await import("./commands/schema.js")).run();
    });

  for (const one of program.commands) numberOptions(one);
  return program;
}

/** A command that has decimals lets its user choose which numbers are shown. */
function numberOptions(command: Command): void {
  if (!command.options.some(({ long }) => long === "--decimals")) return;
  command
    .option("--numbers <which>", "exact (all digits), both or rounded; for text, LaTeX and Markdown")
    .option("--longest <n>", "longer exact values are only rounded there (24 characters)");
}

/** Options that name files to be written. */
const written = ["certificate", "record", "problem", "output"] as const;

/** The files of a command line: what it writes, and what it reads besides. */
function filesOf(action: Command): { readonly outputs: readonly Output[]; readonly inputs: readonly string[] } {
  const options = action.opts<Record<string, unknown>>();
  const outputs = written.flatMap((key) => {
    const file = options[key];
    return typeof file === "string" ? [{ option: `--${key}`, file }] : [];
  });
  const { merge = [], resume } = options as { readonly merge?: readonly string[]; readonly resume?: string };
  // Words that name no existing file may still be the name of an output.
  return {
    outputs,
    inputs: [...action.args.filter((word) => existsSync(word)), ...merge, ...(resume === undefined ? [] : [resume])],
  };
}

/** A command; every one can write its results to a file. */
function command(program: Command, usage: string, description: string): Command {
  return program
    .command(usage)
    .description(description)
    .option("--output <FILE>", "write the results to a file instead of standard output")
    .option("--debug", "print the stack of a fault")
    .allowExcessArguments(false)
    .exitOverride();
}

function collect(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), value];
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

/** What is nobody's input: a fault of a user's module, or of ours. */
function fault(error: unknown, debug: boolean): number {
  const text = error instanceof Error ? error.message : String(error);
  const known = error instanceof Faulty || (error instanceof Error && error.name === "ConjectureFault");
  const line = known ? text : `a fault of exact-cdp, to be reported: ${text}`;
  process.stderr.write(
    `exact-cdp: ${line.replace(/\s*\n\s*/g, " ")}${debug || known ? "" : " (--debug shows the stack)"}\n`,
  );
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  return 3;
}

/** Puts the file of --output in its place; without that option nothing has to be loaded. */
async function finishOutput(keep: boolean): Promise<void> {
  if (redirected) (await import("./io/output.js")).finishOutput(keep);
}

/** The help text of a command, or of the whole program. */
function helpFor(program: Command, name: string | undefined): string {
  const known = program.commands.some((one) => one.name() === name);
  return known && name !== undefined ? `exact-cdp ${name} --help` : "exact-cdp --help";
}

function usage(message: string): number {
  process.stderr.write(`exact-cdp: ${message.replace(/\s*\n\s*/g, " ")}\n`);
  return 2;
}
