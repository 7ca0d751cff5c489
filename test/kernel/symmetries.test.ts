/**
 * Symmetries in evidence: what one must leave unchanged, and which labelings it excuses.
 *
 * no-tradeoff with a re-trained classifier: everything may be mirrored at once. It takes the
 * labeling (c(0), c(1)) to (κc(1), κc(0)): (second, second) to (first, first), which comes before
 * it, and the two onto labelings to themselves. With two foreign letters a and b, which no
 * measure tells apart, these may be exchanged alone.
 */
import { describe, expect, it } from "vitest";
import { problemHash } from "../../src/certificate/data.js";
import { evidenceOf, type CaseTree } from "../../src/certificate/point.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { check } from "../../src/kernel/index.js";
import { Case } from "../../src/model/case.js";
import { routeOf } from "../../src/tradeoff/route/route.js";
import { certificate as pointCertificate, solve } from "../../src/tradeoff/solve.js";
import { symmetriesOf } from "../../src/tradeoff/cases/symmetries.js";
import { Rational } from "../../src/exact/rational.js";
import { compositeProblem } from "../support/composite.js";
import { changed, rejected, type Data } from "./certificates.js";

const bounds = { distortion: "inf", perception: Rational.zero } as const;
const mirror = { letters: [1, 0], inputs: [1, 0], outputs: [1, 0], classes: [1, 0] };

/** Evidence with a full tree over the letters in order, in which some labelings have other leaves. */
function certificate(
  data: Data,
  symmetries: readonly Data[],
  leaves: Readonly<Record<string, unknown>>,
  order?: readonly number[],
): Data {
  const problem = compositeProblem(data);
  const point = solve(problem, bounds);
  if (point.status !== "optimal") throw new Error("feasible");
  const size = problem.restored.size;
  const tree = (part: number, labels: readonly number[] = []): CaseTree => {
    if (labels.length < size)
      return {
        kind: "letter",
        letter: labels.length,
        classes: problem.source.classNames.map((__, k) => tree(part, [...labels, k])),
      };
    const solved = routeOf(new Case(problem, labels, part)).solve(bounds);
    if (solved.status !== "optimal") throw new Error("feasible");
    return { kind: "plane", plane: () => solved.plane };
  };
  const trees = problem.perception.parts.map((_, part) => tree(part));
  const { cases, ...evidence } = evidenceOf({ ...point, bounds, proof: { trees, symmetries: [], order: [] } }) as {
    cases: Data[];
  };
  const replaced = (node: Data, labels: string): unknown =>
    leaves[labels] ??
    ("letter" in node
      ? { ...node, classes: (node["classes"] as Data[]).map((one, k) => replaced(one, `${labels}${String(k)}`)) }
      : node);
  return {
    format: "exact-cdp/certificate@1",
    problem: data,
    sha256: problemHash(problem),
    statement: { kind: "value", bounds: { distortion: "inf", perception: "0" }, errorRate: point.errorRate.toString() },
    evidence: {
      ...evidence,
      symmetries,
      ...(order === undefined ? {} : { order }),
      cases: cases.map((one) => replaced(one, "")),
    },
  };
}

const mirrored: Data = { ...galleryProblem("no-tradeoff"), classifier: "retrained" };
const uses = { symmetry: 0 };
const mirroredProof = certificate(mirrored, [mirror], { "11": uses });

const alike: Data = { ...mirrored, restored: { alphabet: ["0", "1", "a", "b"] } };
const exchange = { letters: [0, 1, 3, 2], inputs: [0, 1], outputs: [0, 1], classes: [0, 1] };
const alikeProof = certificate(alike, [exchange], { "0010": uses, "0110": uses, "1010": uses, "1110": uses });

describe("what a symmetry excuses", () => {
  it("labelings whose images come before them", () => {
    expect(check(mirroredProof)).toMatchObject({ status: "accepted" });
    expect(check(alikeProof)).toMatchObject({ status: "accepted" });
  });

  it("also for all labelings of a node at once", () => {
    const labeled = certificate(
      { ...alike, restored: { alphabet: ["a", "b", "0", "1"] } },
      [{ ...exchange, letters: [1, 0, 2, 3] }],
      { "10": uses },
    );
    expect(check(labeled)).toMatchObject({ status: "accepted" });
  });

  it.each([
    ["whose images come after them", mirrored, mirror, "00", "come after them"],
    ["that are their own images", mirrored, mirror, "01", "are their own images"],
    ["that are their own images, the other one", mirrored, mirror, "10", "are their own images"],
    ["for which that is open", mirrored, mirror, "0", "for which that is open"],
    ["for which that is open, at the root", mirrored, mirror, "", "for which that is open"],
    ["whose images come after them, letters exchanged", alike, exchange, "0001", "come after them"],
    ["that are their own images, letters exchanged", alike, exchange, "0000", "are their own images"],
    [
      "that are their own images, letters exchanged, both of the last class",
      alike,
      exchange,
      "0011",
      "are their own images",
    ],
    ["for which that is open, letters exchanged", alike, exchange, "001", "for which that is open"],
    [
      "under the identity",
      mirrored,
      { letters: [0, 1], inputs: [0, 1], outputs: [0, 1], classes: [0, 1] },
      "11",
      "are their own images",
    ],
  ])("never labelings %s", (_, problem, symmetry, labels, reason) => {
    const verdict = rejected(certificate(problem, [symmetry], { [labels]: uses }));
    expect(verdict.reason).toContain(reason);
    expect(verdict.where).toMatch(/^\$\.evidence\.cases\[0\].*symmetry$/);
  });

  it("in the given order of the letters", () => {
    // With letter 1 compared first, κ and σ still take (second, second) before itself.
    expect(check(certificate(mirrored, [mirror], { "11": uses }, [1, 0]))).toMatchObject({ status: "accepted" });
    // With b before a, it is the labelings with b of the second class that come after.
    expect(check(certificate(alike, [exchange], { "0001": uses }, [3, 2, 1, 0]))).toMatchObject({ status: "accepted" });
    expect(rejected(certificate(alike, [exchange], { "0010": uses }, [3, 2, 1, 0])).reason).toContain(
      "come after them",
    );
  });

  it("never two classes of labelings by each other: an order decides between them", () => {
    const both = certificate(mirrored, [mirror], { "00": uses, "11": uses });
    expect(rejected(both).reason).toContain("come after them");
  });
});

describe("what is no symmetry", () => {
  it.each([
    ["classes stay", { ...mirror, classes: [0, 1] }, "a(κk,τx) = a(k,x)", ""],
    ["inputs stay", { ...mirror, inputs: [0, 1] }, "a(κk,τx) = a(k,x)", ""],
    ["outputs stay", { ...mirror, outputs: [0, 1] }, "W(ηy|τx) = W(y|x)", ""],
    ["letters stay", { ...mirror, letters: [0, 1] }, "Δ(τx,σx̂) = Δ(x,x̂)", ""],
    ["a letter twice", { ...mirror, letters: [1, 1] }, "each of the restored letters once", ".letters"],
    ["an input twice", { ...mirror, inputs: [0, 0] }, "each of the source letters once", ".inputs"],
    ["an output twice", { ...mirror, outputs: [0, 0] }, "each of the outputs once", ".outputs"],
    ["a class twice", { ...mirror, classes: [1, 1] }, "each of the classes once", ".classes"],
    ["too few letters", { ...mirror, letters: [0] }, "a list of 2", ".letters"],
    ["an index too large", { ...mirror, letters: [2, 0] }, "an integer from 0 to 1", ".letters[0]"],
    ["a negative index", { ...mirror, letters: [-1, 0] }, "an integer from 0 to 1", ".letters[0]"],
    ["an index as text", { ...mirror, letters: ["1", "0"] }, "an integer from 0 to 1", ".letters[0]"],
    ["a key too many", { ...mirror, extra: [] }, `the unknown key "extra"`, ".extra"],
    ["no outputs", { letters: [1, 0], inputs: [1, 0], classes: [1, 0] }, `the key "outputs"`, ""],
  ])("%s", (_, symmetry, reason, place) => {
    const verdict = rejected(changed(mirroredProof, "evidence.symmetries", [symmetry]));
    expect(verdict.reason).toContain(reason);
    expect(verdict.where).toBe(`$.evidence.symmetries[0]${place}`);
  });

  it.each([
    [
      "the cost",
      {
        perception: {
          transport: [
            ["0", "1"],
            ["1/2", "0"],
          ],
        },
      },
      "ρ(σx̂,τx) = ρ(x̂,x)",
    ],
    [
      "the distortion",
      {
        distortion: {
          matrix: [
            ["0", "1"],
            ["1/2", "0"],
          ],
        },
      },
      "Δ(τx,σx̂) = Δ(x,x̂)",
    ],
    [
      "one of two divergences",
      {
        perception: {
          minimum: [
            "total-variation",
            {
              transport: [
                ["0", "1"],
                ["1/2", "0"],
              ],
            },
          ],
        },
      },
      "ρ(σx̂,τx) = ρ(x̂,x)",
    ],
    [
      "witnesses, which no symmetry is verified for",
      { perception: "chebyshev" },
      "symmetries of transport and smooth divergences only",
    ],
    [
      "the channel",
      {
        channel: {
          outputs: ["0", "1"],
          matrix: [
            ["3/4", "1/4"],
            ["1/8", "7/8"],
          ],
        },
      },
      "W(ηy|τx) = W(y|x)",
    ],
  ])("where %s is not mirrored", (_, change, reason) => {
    expect(rejected(certificate({ ...mirrored, ...change }, [mirror], { "11": uses })).reason).toContain(reason);
  });

  it("an index beyond the symmetries", () => {
    expect(rejected(certificate(mirrored, [mirror], { "11": { symmetry: 1 } })).reason).toContain(
      "an integer from 0 to 0",
    );
    expect(rejected(certificate(mirrored, [mirror], { "11": { symmetry: "0" } })).reason).toContain(
      "an integer from 0 to 0",
    );
  });
});

it("the solver finds and uses them", () => {
  expect(symmetriesOf(compositeProblem(mirrored))).toEqual([mirror]);
  expect(symmetriesOf(compositeProblem(alike)).length).toBeGreaterThan(1);
  const point = solve(compositeProblem(alike), bounds);
  expect(JSON.stringify(pointCertificate(point))).toMatch(/"symmetries":/);
});
