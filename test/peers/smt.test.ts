/**
 * Certificates as ground facts, and refutations of points, run by z3 and cvc5.
 *
 * Both must accept every certificate of the gallery and of docs/formats.md that SMT-LIB can say, and must
 * agree with the kernel on the same certificates with one thing changed: the exporter copies numbers and
 * never asks the kernel. What is refused is refused for a reason that this file lists.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { surfaceCertificateData } from "../../src/certificate/surface.js";
import { weightedCertificate } from "../../src/certificate/weighted.js";
import { galleryNames, galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { isSmooth } from "../../src/model/case.js";
import { refutationQuery } from "../../src/report/smt/query.js";
import { bound } from "../../src/tradeoff/convex/bounds.js";
import { bandCertificate, sliceBand } from "../../src/tradeoff/slice-band.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { surfaceBand, surfaceBandCertificate } from "../../src/tradeoff/surface-band.js";
import { sweepAt } from "../../src/tradeoff/sweep.js";
import { surface } from "../../src/tradeoff/surface.js";
import { Rational } from "../../src/exact/rational.js";
import type { Data } from "../kernel/certificates.js";
import { mutants } from "../kernel/mutants.js";
import { points } from "../golden/points.js";
import { linearGalleryNames } from "../support/gallery.js";
import { exhaustive } from "../support/exhaustive.js";
import { smoothKinds, smoothPoint } from "../support/smooth.js";
import { available } from "../support/tools.js";
import { answersOf, documentedStarts, goldenStarts, scriptOf, type Start } from "./exported.js";

/** Letters up to which surfaces of the gallery are exported here. */
const most = exhaustive ? 16 : 8;
const mutantsPerCertificate = exhaustive ? 200 : 10;
/** Characters of a certificate up to which it is changed. */
const longest = exhaustive ? 12_000 : 4_000;

function surfaceStarts(): Start[] {
  return linearGalleryNames()
    .map((name) => problemFromData(galleryProblem(name)))
    .filter(({ source, channel }) => Math.max(source.alphabet.size, channel.outputs.size) <= most)
    .map((problem) => ({
      what: `the surface of ${problem.name}`,
      certificate: JSON.parse(JSON.stringify(surfaceCertificateData(surface(problem).proof()))) as Start["certificate"],
    }));
}

/** Divergences without logarithms: values, enclosures, and what is infeasible; weighted sums, bands. */
function smoothStarts(): Start[] {
  const plain = (one: unknown): Start["certificate"] => JSON.parse(JSON.stringify(one)) as Start["certificate"];
  return smoothKinds
    .filter((kind) => !kind.includes("kullback") && kind !== "jensen-shannon")
    .flatMap((kind) =>
      [1, 2].flatMap((seed): Start[] => {
        const { problem, bounds } = smoothPoint(kind, seed, { most: 3 });
        const what = `${kind}, seed ${String(seed)}`;
        const all = [
          bounds,
          { distortion: "inf", perception: "inf" },
          { distortion: 0, perception: bounds.perception },
        ].map((one, i) => ({
          what: `${what}: point ${String(i)}`,
          certificate: plain(certificate(solve(problem, one, { tolerance: "1e-9" }))),
        }));
        const weights = { distortion: 1, perception: 2, errorRate: 3 };
        all.push({ what: `${what}: weighted`, certificate: plain(weightedCertificate(sweepAt(problem, weights))) });
        const slice = sliceBand(problem, { distortion: bounds.distortion }, { tolerance: "1/20" });
        if (slice.domain !== null) all.push({ what: `${what}: slice`, certificate: plain(bandCertificate(slice)) });
        const region = surfaceBand(problem, { tolerance: "1/10" });
        all.push({ what: `${what}: region`, certificate: plain(surfaceBandCertificate(region)) });
        return all;
      }),
    );
}

/** Certificates with one thing changed that are still of a form to be exported: some of them, by a seed. */
function changedOnes(start: Data, seed: number): { what: string; certificate: Data; script: string }[] {
  const all = [...mutants(start)].filter(({ problem }) => problem !== undefined);
  const found: { what: string; certificate: Data; script: string }[] = [];
  for (const { what, certificate } of fc
    .sample(fc.shuffledSubarray(all, { minLength: Math.min(all.length, 40) }), { numRuns: 1, seed })
    .flat()) {
    const one = scriptOf(certificate);
    if ("script" in one) found.push({ what, certificate, script: one.script });
    if (found.length === mutantsPerCertificate) break;
  }
  return found;
}

const starts = [...goldenStarts(), ...documentedStarts(), ...surfaceStarts(), ...smoothStarts()];
const exported = starts.flatMap((start) => {
  const found = scriptOf(start.certificate);
  return "script" in found ? [{ ...start, script: found.script }] : [];
});

describe("what SMT-LIB can say", () => {
  it("has statements of every kind", () => {
    const kinds = new Set(exported.map(({ certificate }) => (certificate["statement"] as { kind: string }).kind));
    expect([...kinds].sort()).toEqual(
      [
        ...["value", "infeasible", "surface", "slice", "weighted", "bayes-risks", "tradeoff", "degradation"],
        ...["dominance", "counterexample", "enclosure", "band"],
      ].sort(),
    );
  });

  it("leaves out logarithms and surfaces of several cases, and nothing else", () => {
    const reasons = starts.flatMap(({ what, certificate }) => {
      const found = scriptOf(certificate);
      return "refused" in found ? [`${what}: ${found.refused}`] : [];
    });
    for (const reason of reasons) expect(reason).toMatch(/without logarithms|one convex function/);
    expect(reasons.length).toBeLessThan(15);
  });
});

describe.each(["z3", "cvc5"] as const)("%s", (solver) => {
  describe.skipIf(!available(solver))("is run", () => {
    it("accepts every certificate", async () => {
      const answers = await answersOf(
        solver,
        exported.map(({ script }) => script),
      );
      const wrong = exported.flatMap(({ what }, i) => (answers[i] === "unsat" ? [] : [`${what}: ${answers[i]}`]));
      expect(wrong).toEqual([]);
      expect(exported.length).toBeGreaterThan(90);
    });

    it("says what the kernel says of certificates with one thing changed", async () => {
      const seen = { accepted: 0, rejected: 0 };
      for (const [number, { what, certificate }] of exported.entries()) {
        if (JSON.stringify(certificate).length > longest) continue;
        // A row of a region with a negative coefficient may be true, and is nothing that the exporter has cells for.
        const sample = changedOnes(certificate, number)
          .filter((one) => !/domain\.\d\.(?:distortion|perception) negated/.test(one.what))
          .map((one) => ({ ...one, what: `${what}: ${one.what}` }));
        const answers = await answersOf(
          solver,
          sample.map(({ script }) => script),
        );
        const verdicts = sample.map((one) => check(one.certificate).status);
        const wanted = { accepted: "unsat", rejected: "sat" };
        expect(sample.map((one, i) => `${one.what}: ${answers[i]}`)).toEqual(
          sample.map((one, i) => `${one.what}: ${wanted[verdicts[i]!]}`),
        );
        for (const verdict of verdicts) seen[verdict]++;
      }
      expect(seen.accepted).toBeGreaterThan(50);
      expect(seen.rejected).toBeGreaterThan(500);
    });

    it("finds no restorer below a point, and one below anything more", async () => {
      const scripts: { readonly what: string; readonly script: string; readonly wanted: string }[] = [];
      for (const name of galleryNames()) {
        const problem = problemFromData(galleryProblem(name));
        if (isSmooth(problem) || problem.channel.outputs.size * problem.restored.size > 30) continue;
        for (const text of points(problem)) {
          const [D = "", P = ""] = text.split(",");
          const bounds = { distortion: bound(D, "D"), perception: bound(P, "P") };
          const point = solve(problem, bounds);
          const query = refutationQuery(problem, bounds);
          scripts.push({ what: `${name} ${text}`, script: [...query(point, "a test")].join(""), wanted: "unsat" });
          if (point.status !== "optimal") continue;
          const more = { ...point, errorRate: point.errorRate.plus(Rational.parse("1e-30")) };
          scripts.push({ what: `${name} ${text} + 1e-30`, script: [...query(more, "a test")].join(""), wanted: "sat" });
        }
      }
      const answers = await answersOf(
        solver,
        scripts.map(({ script }) => script),
      );
      expect(scripts.map(({ what }, i) => `${what}: ${answers[i]}`)).toEqual(
        scripts.map(({ what, wanted }) => `${what}: ${wanted}`),
      );
      expect(scripts.filter(({ wanted }) => wanted === "sat").length).toBeGreaterThan(40);
    });
  });
});
