/**
 * The problem files in examples/data/experiments are what a full run writes: the sources of 10 000 digits, with the
 * answers of the classifier as a full run trains it. UPDATE_GOLDEN=1 writes them.
 */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { begin, classifierOf, problemsOf } from "../conduct.js";
import { experiments, full } from "../experiments.js";
import { Kept } from "../kept.js";
import { packagedDigits } from "../source/digits.js";
import { halved } from "../source/images.js";
import { newFolder } from "./running.js";

const folder = join(import.meta.dirname, "..", "..", "examples", "data", "experiments");
/** All of the smallest source, and one with additive noise. */
const examples = [
  "exp-1-small-total-variation",
  "exp-1-small-transport",
  "exp-1-small-reverse-kullback-leibler",
  "exp-1-noise-total-variation",
];

before(begin);

void test("the files are those of the full run, and there are no others", async () => {
  const images = halved(packagedDigits());
  const kept = new Kept(newFolder());
  mkdirSync(folder, { recursive: true });
  for (const experiment of experiments.filter(({ name }) => examples.some((one) => one.startsWith(`${name}-`)))) {
    const classifier = await classifierOf(experiment, images, full, 1, kept);
    for (const { problem, file } of problemsOf(
      experiment,
      experiment.source(images, full.samples),
      classifier,
      images,
    )) {
      if (!examples.includes(problem.name)) continue;
      const path = join(folder, `${problem.name}.json`);
      if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(path, file);
      assert.equal(readFileSync(path, "utf8"), file, problem.name);
    }
  }
  assert.deepEqual(readdirSync(folder).sort(), examples.map((name) => `${name}.json`).sort());
});
