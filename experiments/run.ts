/**
 * Runs the experiments: `npm run experiments`, or `npm run experiments -- --quick` in a minute or two.
 *
 * Options: --quick; --only NAME; --seed N; --idx FOLDER, the full training set of MNIST; --cifar FOLDER, the binary
 * version of CIFAR-10; --output FOLDER. Without the packages or the data a message says what is missing.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { experiments, full, quick, type Experiment, type Sizes } from "./experiments.js";
import { Kept } from "./kept.js";
import { pointsCsv, reportMarkdown, type Outcome } from "./report.js";
import { cifarImages } from "./source/cifar.js";
import { idxDigits, packagedDigits } from "./source/digits.js";
import { chosen, halved, MissingData, type Images } from "./source/images.js";
import { seeded, seedOf, shuffled } from "./random.js";

const usage =
  "usage: npm run experiments -- [--quick] [--only NAME] [--seed N] [--idx DIR] [--cifar DIR] [--output DIR]";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    seed: { type: "string", default: "1" },
    idx: { type: "string" },
    cifar: { type: "string" },
    output: { type: "string" },
  },
});

/** The images of an experiment; nothing where they are the user's and no folder was named. */
function imagesOf({ data }: Experiment): Images | undefined {
  if (data === "cifar") return options.cifar === undefined ? undefined : halved(cifarImages(options.cifar));
  return halved(options.idx === undefined ? packagedDigits() : idxDigits(options.idx));
}

/** At most so many images, drawn at random. */
function limited(images: Images, count: number, seed: number): Images {
  if (images.count <= count) return images;
  return chosen(images, shuffled(images.count, seeded(seedOf(seed, "images"))).slice(0, count));
}

/** The pictures of a full run belong to the pages of docs. */
function picturesFolder({ name }: Sizes, output: string): string {
  return name === "full" && options.output === undefined
    ? join(import.meta.dirname, "..", "docs", "pictures", "experiments")
    : join(output, "pictures");
}

async function run(sizes: Sizes, seed: number): Promise<void> {
  const output = options.output ?? join(import.meta.dirname, "results", sizes.name);
  const pictures = picturesFolder(sizes, output);
  const problems = join(output, "problems");
  const kept = new Kept(join(output, "kept"));
  const { conduct, begin } = await import("./conduct.js");
  await begin();
  const outcomes: Outcome[] = [];
  const times = ["experiment,seconds\n"];
  for (const experiment of experiments) {
    if (options.only !== undefined && options.only !== experiment.name) continue;
    const before = kept.seconds;
    const images = imagesOf(experiment);
    if (images === undefined) {
      console.log(`${experiment.name}: not run, it needs --cifar FOLDER with CIFAR-10's data_batch_*.bin`);
      continue;
    }
    const found = await conduct(experiment, limited(images, sizes.images, seed), sizes, seed, kept);
    outcomes.push(...found);
    for (const folder of [pictures, problems]) mkdirSync(folder, { recursive: true });
    for (const { problem, picture, file } of found) {
      writeFileSync(join(pictures, `${problem}.svg`), picture);
      writeFileSync(join(problems, `${problem}.json`), file);
    }
    const seconds = (kept.seconds - before).toFixed(1);
    times.push(`${experiment.name},${seconds}\n`);
    console.log(`${experiment.name}: ${seconds} s of processor time, kept parts included`);
  }
  const report = reportMarkdown(outcomes);
  writeFileSync(join(output, "report.md"), report);
  writeFileSync(join(output, "points.csv"), pointsCsv(outcomes));
  // Of its own, because it is never the same twice.
  writeFileSync(join(output, "time.csv"), times.join(""));
  console.log(`\n${report}\nwritten to ${output}`);
}

const seed = Number(options.seed);
if (!Number.isSafeInteger(seed)) {
  console.error(`${usage}\na whole number as seed expected, found ${options.seed}`);
  process.exitCode = 2;
} else
  try {
    await run(options.quick ? quick : full, seed);
  } catch (error) {
    if (!(error instanceof MissingData)) throw error;
    console.log(`not run: ${error.message}`);
  }
