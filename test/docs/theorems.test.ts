/** docs/theorems.md lists every claim of the registry, and says of the gallery what is true of it. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { linearGalleryNames } from "../support/gallery.js";
import { problemFromData } from "../../src/format/problem.js";
import { convexCase } from "../../src/model/case.js";
import type { Problem } from "../../src/model/problem.js";
import { hallSet } from "../../src/theorem/hall-set.js";
import { theorems } from "../../src/theorem/registry.js";
import { theorem2 } from "../../src/theorem/theorem-2.js";
import { tradeoff } from "../../src/theorem/tradeoff.js";

const page = readFileSync(new URL("../../docs/theorems.md", import.meta.url), "utf8");
const gallery = (name: string): Problem => problemFromData(galleryProblem(name));

it.each(theorems)(
  "$name has a row with its command and its certificate",
  ({ printed, command, certificates, ...rest }) => {
    const row = page
      .split("\n")
      .find(
        (line) =>
          line.startsWith("| **") &&
          line.includes(`| \`${command}\` | ${certificates.map((kind) => `\`${kind}\``).join(" or ")} |`),
      );
    expect(row?.replaceAll("\\|", "|")).toContain(printed.replace(" classification", ""));
    for (const text of Object.values(rest)) expect(text).not.toBe("");
  },
);

it("names and commands are unique", () => {
  for (const of of ["name", "command"] as const)
    expect(new Set(theorems.map((claim) => claim[of])).size).toBe(theorems.length);
  const kinds = theorems.flatMap(({ certificates }) => certificates);
  expect(new Set(kinds).size).toBe(kinds.length);
});

it("the problems without a tradeoff are those it names", () => {
  const attained = linearGalleryNames().filter((name) => tradeoff(gallery(name)).simultaneous.attained);
  expect(page).toContain(
    `that is so for ${attained
      .slice(0, -1)
      .map((name) => `\`${name}\``)
      .join(", ")} and \`${attained.at(-1)!}\`, and for no other problem`,
  );
});

it("the Hall set of binary-denoising and the risks of pairwise-condition are as told", () => {
  const problem = gallery("binary-denoising");
  const of = convexCase(problem);
  if (of.divergence.family !== "transport") throw new Error("total variation is a transport cost");
  const set = hallSet(of, of.divergence)!;
  expect(set).toMatchObject({ letters: [1], outputs: [1] });
  expect(page).toContain(
    `the output "1" has mass ${String(set.outputMass)} and must become "1", but p_X("1") is ${String(set.sourceMass)}`,
  );
  const { bayesRisk } = theorem2(gallery("pairwise-condition"));
  expect(page).toContain(`raises the Bayes risk from ${String(bayesRisk.source)} to ${String(bayesRisk.degraded)}`);
});

it("the erasures of the gallery lie where it says", () => {
  const [p, boundary, beyond] = ["blackwell-symmetric", "blackwell-erasure", "blackwell-noisy-erasure"].map((name) =>
    gallery(name).channel.matrix.at(0, 1),
  );
  const two = Rational.of(2n);
  expect(p!.times(two)).toEqual(boundary);
  const lessNoisy = two.times(two).times(p!).times(Rational.one.minus(p!));
  expect(boundary!.lessThan(beyond!) && beyond!.atMost(lessNoisy)).toBe(true);
  expect(page).toContain(
    `has p = ${String(p)}, \`blackwell-erasure\` δ = ${String(boundary)} at the boundary, \`blackwell-noisy-erasure\` δ = ${String(beyond)} beyond it: there 2p < δ ≤ 4p(1−p) = ${String(lessNoisy)}`,
  );
});
