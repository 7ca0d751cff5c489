/**
 * Mutated certificates of slices are accepted only when what they then state is true.
 *
 * Whatever the checker accepts is computed afresh for the problem of the mutant. Then parts of the true
 * slices of random problems, which are all valid by themselves, are put together at random: breakpoints
 * left out, doubled or taken from another slice, with restorers and planes that fit or do not.
 */
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { problemFromData, problemToFile } from "../../src/format/problem.js";
import { problemHash } from "../../src/certificate/data.js";
import { problemWithBounds } from "../../src/generate/index.js";
import { check, type Statement } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { sliceAt, type SliceAt } from "../../src/tradeoff/slice.js";
import { sliceCertificate } from "../../src/tradeoff/slice-certificate.js";
import { property, runs } from "../property/property.js";
import { type ExpectTrue, attack, printedTally } from "./attacks.js";
import { type Data, binaryProblem, oneOutputProblem } from "./certificates.js";

const certificateOf = (problem: Problem, at: SliceAt): Data =>
  JSON.parse(JSON.stringify(sliceCertificate(sliceAt(problem, at)))) as Data;
const certificate = (data: Data, at: SliceAt): Data => certificateOf(problemFromData(data), at);

const costs = {
  transport: [
    ["0", "1", "2"],
    ["1", "0", "1"],
    ["2", "1", "0"],
  ],
};
const starts: readonly [string, () => Data][] = [
  ["C along P", () => certificate(binaryProblem, { distortion: "3/25" })],
  ["C along P without a bound on D, with couplings", () => certificate(oneOutputProblem(costs), { distortion: "inf" })],
  ["C along D, witnesses", () => certificate({ ...binaryProblem, perception: "chebyshev" }, { perception: "1/100" })],
  ["the least D along P", () => certificate(binaryProblem, { errorRate: "21/100" })],
  ["nothing feasible", () => certificate(binaryProblem, { errorRate: "1/5" })],
];

const truths = new Map<string, string>();

/** The breakpoints that are true. */
function truth(problem: Problem, fixed: unknown): string {
  const key = JSON.stringify([problemToFile(problem), fixed]);
  const known = truths.get(key) ?? JSON.stringify(sliceAt(problem, fixed as SliceAt).breakpoints);
  truths.set(key, known);
  return known;
}

function isTrue(statement: Statement, problem: Problem): boolean {
  if (statement.kind !== "slice") throw new Error("a certificate of another kind");
  return JSON.stringify(statement.breakpoints) === truth(problem, JSON.parse(JSON.stringify(statement.fixed)));
}

const tally = printedTally();
const expectTrue: ExpectTrue = (statement, problem, what) => {
  expect(isTrue(statement, problem), what).toBe(true);
};

describe.each(starts)("%s", (_, build) => {
  const start = build();

  it("is accepted, as data and as text", () => {
    expect(check(start)).toMatchObject({ status: "accepted" });
    expect(check(JSON.stringify(start))).toMatchObject({ status: "accepted" });
  });

  attack(start, expectTrue, tally, 200);
});

const mixed = { accepted: 0, rejected: 0 };
afterAll(() => {
  console.info(`slices put together: ${JSON.stringify(mixed)}`);
  // The trials are worth something only if both answers occurred.
  expect(Math.min(mixed.accepted, mixed.rejected)).toBeGreaterThan(20);
});

/** A list of the entries of another one, some left out, some twice, one from elsewhere. */
function disturbed<T>(list: readonly T[], others: readonly T[], picks: readonly number[]): T[] {
  return list.flatMap((one, i) => {
    switch (picks[i % picks.length]) {
      case 0:
        return [];
      case 1:
        return [one, one];
      case 2:
        return [others[i % Math.max(1, others.length)] ?? one];
      default:
        return [one];
    }
  });
}

property(
  "valid parts put together in the wrong way are rejected, or state what is true",
  {
    instance: problemWithBounds(2, { sizes: { source: 3, outputs: 3, restored: 3 } }),
    quantity: fc.constantFrom("distortion" as const, "perception" as const, "errorRate" as const),
    picks: fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }),
    keep: fc.constantFrom("points", "planes", "left", "breakpoints", "fixed", "all", "none"),
  },
  runs(400, 2110),
  ({ instance: { problem, bounds }, quantity, picks, keep }) => {
    const [one, other] = bounds.map((at) => {
      const fixed = quantity === "errorRate" ? "1/3" : at[quantity];
      return certificateOf(problem, { [quantity]: fixed } as unknown as SliceAt);
    }) as [Data, Data];
    const change = (key: string, list: Data[], others: Data[]): Data[] =>
      keep === "all" || keep === key ? list : disturbed(list, others, picks);
    const { statement, evidence } = one;
    const left = picks[0] === 3 && keep !== "left" ? (other["evidence"].left ?? evidence.left) : evidence.left;
    const mutant = {
      ...one,
      sha256: problemHash(problem),
      statement: {
        ...statement,
        fixed: picks[0] === 4 && keep !== "fixed" ? other["statement"].fixed : statement.fixed,
        breakpoints: change("breakpoints", statement.breakpoints, other["statement"].breakpoints),
      },
      evidence:
        evidence.least === undefined
          ? {
              points: change("points", evidence.points, other["evidence"].points ?? []),
              planes: change("planes", evidence.planes, other["evidence"].planes ?? []),
              left,
            }
          : { least: picks[0] === 5 ? (other["evidence"].least ?? other["evidence"].left) : evidence.least },
    };
    const verdict = check(mutant);
    mixed[verdict.status]++;
    if (verdict.status === "accepted") expect(isTrue(verdict.statement, problem)).toBe(true);
    else if (keep === "all" && picks[0] !== 3 && picks[0] !== 4 && picks[0] !== 5) throw new Error(verdict.reason);
  },
);
