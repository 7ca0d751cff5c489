/** The commands that decide statements about a problem. */
import type { Command } from "commander";
import { command } from "./command.js";
import { fileHelp } from "./help.js";
import { formatWords } from "../io/formats.js";

export function verdicts(program: Command): void {
  command(program, "theorem <WHICH> <FILE>", "the verdict of Theorem 1 or 2 on a problem, with evidence")
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object")
    .option("--certificate <FILE>", "write the certificate of the verdict")
    .addHelpText(
      "after",
      `\nWHICH is 1: is C non-increasing and jointly convex? (Exit status 1: refuted.)\nWHICH is 2: what the degradation costs a classifier, ε_Y − ε_X, and why.${fileHelp}`,
    )
    .action(async (which: string, file: string, options: unknown) =>
      (await import("../commands/theorem.js")).run(which, file, options as never),
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
      (await import("../commands/tradeoff.js")).run(file, options as never),
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
      `\nBoth problems have the same source letters, in any order; else only their\nchannels matter.${fileHelp}`,
    )
    .action(async (file: string, other: string, options: unknown) =>
      (await import("../commands/order.js")).run(file, other, options as never),
    );

  command(program, "verdicts [FILE...]", "a table of all verdicts, a row per problem (without FILE: the gallery)")
    .option("--format <format>", formatWords())
    .option("--decimals <n>", "add rounded values: marked ≈, or in CSV and JSON plain numbers")
    .option("--json", "the same as --format json")
    .option("--certificate <FILE>", "write the certificates of all verdicts, a list")
    .addHelpText("after", fileHelp)
    .action(async (files: string[], options: unknown) =>
      (await import("../commands/verdicts.js")).run(files, options as never),
    );
}
