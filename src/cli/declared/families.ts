/** The commands that go through many problems: enumeration, families, searches. */
import type { Command } from "commander";
import { command } from "./command.js";
import { formatWords } from "../io/formats.js";
import { joined } from "./single.js";

export function families(program: Command): void {
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
    .addHelpText("after", "\nWhich channels: one of -N, --deterministic and --supports is given.")
    .action(async (options: unknown) => (await import("../commands/enumerate.js")).run(options as never));

  familyOptions(
    command(
      program,
      "verify-family [CONJECTURE]",
      "decide a conjecture on every source and channel with given denominators",
    ),
  )
    .option("--range <a:b>", "only the cases a, …, b−1 of a single shape")
    .option("--shard <i/k>", "only the i-th of k parts of all cases, which --merge puts together")
    .option("--first", "stop at the first counterexample, which is minimal: small shapes come first")
    .option(
      "--up-to-symmetry",
      "decide one of all channels that differ in the labels of the outputs; the counts are the same",
    )
    .option("--workers <w>", "threads", "1")
    .option("--record <FILE>", "write a record of the run, with hashes of all results")
    .option("--resume <FILE>", "go on with the run of a record")
    .option("--merge <FILES...>", "one result, and with --record one record, of several")
    .option("--block-size <n>", "cases of a hashed block of the record, a multiple of what is usual")
    .option("--problem <FILE>", "write the first counterexample as a problem file")
    .option("--expect <none|some>", "status 1 when there is a counterexample, or none")
    .option("--format <format>", `${formatWords()}: a row per shape`)
    .option("--decimals <n>", "add rounded values: marked ≈, or in CSV and JSON plain numbers")
    .option("--json", "one JSON object")
    .addHelpText(
      "after",
      "\nThe shape is -K, -n, -m, -N and -M. Each may be a range a:b (b included), a list\n1,2,3, or given again: all shapes are run, small ones first.\nCONJECTURE is one about a single channel that is built in (exact-cdp search\nlists them), or a JavaScript module such as ./mine.mjs that exports a Conjecture\nas default.",
    )
    .action(async (name: string | undefined, options: unknown) =>
      (await import("../commands/verify-family.js")).run(name, options as never),
    );

  searchOptions(
    command(
      program,
      "search [CONJECTURE]",
      "search for a counterexample to a conjecture (without CONJECTURE: list those that are built in)",
    ),
  )
    .option("--range <a:b>", "only the tasks a, …, b−1")
    .option("--shard <i/k>", "only the i-th of k parts of all tasks, which --merge puts together")
    .option("--time <s>", "seconds to search (default: 60, without --cases, --range and --shard)")
    .option("--workers <w>", "threads", "1")
    .option("--record <FILE>", "keep a journal, with which the search can be resumed")
    .option("--resume <FILE>", "go on with the search of a journal")
    .option("--merge <FILES...>", "one result, and with --record one journal, of several")
    .option("--corpus <DIR>", "counterexamples found before, replayed first", ".exact-cdp/corpus")
    .option("--no-corpus", "replay and keep no counterexamples")
    .option("--certificate <FILE>", "write the certificates of the first counterexample, a list")
    .option("--problem <FILE>", "write the first counterexample as a problem file")
    .option("--expect <none|some>", "status 1 when a counterexample is found, or none")
    .option("--json", "one JSON object per replay and counterexample, and a last one that sums up")
    .addHelpText(
      "after",
      "\nCONJECTURE is the name of one that is built in, or a JavaScript module such as\n./mine.mjs that exports a Conjecture as default.",
    )
    .action(async (name: string | undefined, options: unknown) =>
      (await import("../commands/search.js")).run(name, options as never),
    );
}

/** What a family is, and the problems of its cases. */
export function familyOptions(command: Command): Command {
  return command
    .option("-K, --classes <K>", "classes (default: the fewest that the conjecture is about)", joined)
    .option("-n, --inputs <n>", "source letters", joined)
    .option("-m, --outputs <m>", "outputs of the channel", joined)
    .option("-N, --denominator <N>", "channels with entries in {0, 1/N, …, 1}", joined)
    .option("-M, --source-denominator <M>", "sources with joint masses in {0, 1/M, …, 1}", joined)
    .option("--restored <r>", "restored letters (default: as many as source letters)")
    .option("--distortion <NAME>", 'hamming (the default), squared-error, absolute-error, or JSON: {"matrix": …}')
    .option(
      "--perception <NAME>",
      'total-variation (mostly the default), another name as in problem files, or JSON: {"transport": …}',
    )
    .option("--classifier <NAME>", "bayes (mostly the default), retrained, or a class per restored letter: 1,2");
}

/** What a search is. */
export function searchOptions(command: Command): Command {
  return command
    .option("--strategy <name>", "random (the default), exhaustive or climb (also called tabu)")
    .option("--seed <s>", "the same seed draws the same instances (default: a new one, which is printed)")
    .option("--cases <n>", "how many instances to test (climb: how many climbs)")
    .option("--steps <n>", "climb: instances of one climb (default: 500)")
    .option("--instance-time <s>", "seconds that one decision may take (default: 60)")
    .option("--shrink <n>", "most decisions that shrink a counterexample (default: 100000)")
    .option("--all", "go on after the first counterexample");
}
