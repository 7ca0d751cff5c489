/**
 * What the commands for theorems and claims print, frozen: expected/theorems.txt.
 *
 * A transcript like those of the gallery. That the verdicts are right is proved by their
 * certificates, which the checker accepts here for every problem of the gallery.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compositeGalleryNames, linearGalleryNames } from "../support/gallery.js";
import { run as order } from "../../src/cli/commands/order.js";
import { run as slice } from "../../src/cli/commands/slice.js";
import { run as surface } from "../../src/cli/commands/surface.js";
import { run as theorem } from "../../src/cli/commands/theorem.js";
import { run as tradeoff } from "../../src/cli/commands/tradeoff.js";
import { run as verdicts } from "../../src/cli/commands/verdicts.js";
import { readingOnce } from "../../src/cli/io/load-problem.js";
import { exactGalleryNames } from "../../src/format/gallery/index.js";
import { checkText } from "../../src/kernel/index.js";
import { temporaryFolder } from "../support/cli.js";
import { captured } from "./commands.js";
import { expectFile } from "./golden.js";

const folder = temporaryFolder();
afterAll(folder.remove);

const text = {};
const json = { json: true } as const;

let printed: string;
const verdictFile = folder.file("verdicts.json");

// Every problem is read once, so that what several commands ask of it is computed once.
beforeAll(() =>
  readingOnce(async () => {
    printed = await transcript();
    await captured(() => verdicts([], { certificate: verdictFile }));
  }),
);

async function transcript(): Promise<string> {
  const parts: string[] = [];
  const show = async (words: string, run: () => void | Promise<void>): Promise<void> => {
    parts.push(`$ exact-cdp ${words}\n${await captured(run)}`);
  };
  for (const name of [
    "binary-denoising",
    "three-classes",
    "pairwise-condition",
    "invertible-channel",
    "zero-mass",
    "ten-class-glyphs",
  ]) {
    const file = `gallery:${name}`;
    await show(`theorem 2 ${file}`, () => theorem("2", file, text));
    await show(`theorem 2 ${file} --json`, () => theorem("2", file, json));
  }
  for (const name of [
    "binary-denoising",
    "three-classes",
    "no-tradeoff",
    "factor-two",
    "super-resolution",
    "coarser-restored-alphabet",
    "transport-cyclic",
    "ordinal-grading",
    "mnist-4-9",
  ]) {
    const file = `gallery:${name}`;
    await show(`tradeoff ${file}`, () => tradeoff(file, text));
    await show(`tradeoff ${file} --json`, () => tradeoff(file, json));
  }
  for (const [one, other] of [
    ["symmetric", "erasure"],
    ["erasure", "symmetric"],
    ["symmetric", "noisy-erasure"],
    ["symmetric", "symmetric"],
  ] as const) {
    const files = [`gallery:blackwell-${one}`, `gallery:blackwell-${other}`] as const;
    await show(`order ${files.join(" ")}`, () => order(...files, text));
    await show(`order ${files.join(" ")} --json`, () => order(...files, json));
  }
  for (const name of compositeGalleryNames()) {
    const file = `gallery:${name}`;
    await show(`tradeoff ${file}`, () => tradeoff(file, text));
    await show(`tradeoff ${file} --json`, () => tradeoff(file, json));
    await show(`theorem 1 ${file}`, () => theorem("1", file, text));
    await show(`theorem 1 ${file} --json`, () => theorem("1", file, json));
    await show(`surface ${file}`, () => surface(file, {}));
    await show(`surface ${file} --json`, () => surface(file, json));
    await show(`slice ${file} --distortion inf`, () => slice(file, { distortion: "inf" }));
    for (const format of ["csv", "markdown", "latex", "json"])
      await show(`slice ${file} --perception inf --format ${format}`, () => slice(file, { perception: "inf", format }));
  }
  process.exitCode = undefined; // theorem 1 sets it to 1 where it is refuted
  for (const format of ["csv", "markdown", "latex"])
    await show(`surface gallery:missed-alarm --format ${format} --decimals 4`, () =>
      surface("gallery:missed-alarm", { format, decimals: "4" }),
    );
  await show("verdicts", () => verdicts([], {}));
  for (const format of ["latex", "csv", "markdown"])
    await show(`verdicts --format ${format} --decimals 4`, () => verdicts([], { format, decimals: "4" }));
  const some = ["gallery:pairwise-condition", "gallery:no-tradeoff"];
  await show(`verdicts ${some.join(" ")} --json`, () => verdicts(some, { json: true }));
  return parts.join("\n");
}

it("prints what it printed", () => {
  expectFile("test/golden/expected/theorems.txt", printed);
});

it("every verdict on the gallery has a certificate that is accepted", () => {
  const linear = linearGalleryNames();
  const checked = checkText(readFileSync(verdictFile, "utf8"));
  expect(checked.map(({ status }) => status)).toEqual(
    exactGalleryNames().flatMap((name) =>
      Array.from({ length: linear.includes(name) ? 3 : 6 }, () => "accepted"),
    ) /* Theorems 1 and 2; the tradeoff, or its four values */,
  );
  const attained = checked.flatMap((one) =>
    one.status === "accepted" && one.statement.kind === "tradeoff" && one.statement.simultaneous ? [one.problem] : [],
  );
  expect(attained).toEqual(["pairwise-condition", "no-tradeoff", "invertible-channel", "noisy-typewriter"]);
});

it("so have the channels of the gallery that have the same inputs", async () => {
  const file = folder.file("order.json");
  const names = [
    "binary-erasure",
    "z-channel",
    "blackwell-symmetric",
    "blackwell-erasure",
    "blackwell-noisy-erasure",
    "binary-denoising",
  ].map((name) => `gallery:${name}`);
  for (const one of names) {
    for (const other of names) {
      await captured(() => order(one, other, { ...json, certificate: file }));
      expect(checkText(readFileSync(file, "utf8")).map(({ status }) => status)).toEqual(["accepted", "accepted"]);
    }
  }
});
