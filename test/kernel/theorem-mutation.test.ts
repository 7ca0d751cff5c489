/**
 * Mutated certificates of theorems are accepted only when what they then state is true.
 *
 * Whatever the checker accepts is decided afresh for the problem of the mutant: by theorem2, by
 * tradeoff, or by degradation. Random values in random places are never answered by an exception.
 */
import { describe, expect, it } from "vitest";
import type { CertificateData } from "../../src/certificate/data.js";
import { Rational } from "../../src/exact/rational.js";
import { RationalMatrix } from "../../src/exact/vector.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check, type Statement } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { bayesRisksCertificate, degradationCertificate, tradeoffCertificate } from "../../src/certificate/verdicts.js";
import { channelOf, degradation } from "../../src/theorem/degradation.js";
import { theorem2 } from "../../src/theorem/theorem-2.js";
import { tradeoff } from "../../src/theorem/tradeoff.js";
import { planeOf } from "../support/points.js";
import { convexTradeoff } from "../support/verdicts.js";
import { type ExpectTrue, attack, printedTally } from "./attacks.js";
import type { Data } from "./certificates.js";

const gallery = (name: string): Problem => problemFromData(galleryProblem(name));
const plainData = (certificate: CertificateData): Data => JSON.parse(JSON.stringify(certificate)) as Data;
const bayes = (name: string): Data => plainData(bayesRisksCertificate(gallery(name), theorem2(gallery(name))));
const triple = (name: string): Data => plainData(tradeoffCertificate(convexTradeoff(tradeoff(gallery(name)))));
const order = (name: string, other: string): Data => {
  const [problem, of] = [gallery(name), channelOf(gallery(other))];
  return plainData(degradationCertificate(problem, of, degradation(channelOf(problem), of)));
};

/** A tradeoff whose reason is a plane above the least error rate: the pair is attained, the three are not. */
function byPlane(name: string): Data {
  const problem = gallery(name);
  const verdict = tradeoff(problem);
  const [both] = verdict.points;
  return plainData(
    tradeoffCertificate({
      ...convexTradeoff(verdict),
      simultaneous: {
        attained: false,
        because: { kind: both.status === "optimal" ? "plane" : "farkas", plane: planeOf(both) },
      },
    }),
  );
}

/** Three source letters, of which some are restored, behind a channel of two outputs. */
function missing(perception: string, restored: readonly string[], same: boolean): Data {
  const problem = problemFromData({
    format: "exact-cdp/problem@1",
    name: "missing",
    source: {
      alphabet: ["a", "b", "c"],
      classes: [
        { name: "u", prior: "1/2", pmf: ["1/2", "1/4", "1/4"] },
        { name: "v", prior: "1/2", pmf: ["1/5", "2/5", "2/5"] },
      ],
    },
    channel: { outputs: ["y", "z"], matrix: [["2/3", "1/3"], ["1/2", "1/2"], ["1/5", "4/5"]] }, // prettier-ignore
    restored: { alphabet: [...restored] },
    // With the same class and the same distortion for every letter all restorers have the least of both.
    classifier: restored.map((_, j) => (same || j === 0 ? "u" : "v")),
    distortion: {
      matrix: ["a", "b", "c"].map((letter) => restored.map((other) => (same || letter === other ? "1" : "3"))),
    },
    perception,
  });
  const { proof } = tradeoff(problem);
  if (proof === undefined) throw new Error("a convex problem with a finite least value has a proof");
  return plainData(tradeoffCertificate(proof));
}

const starts: readonly [string, () => Data][] = [
  ["bayes-risks: a gap of two classes", () => bayes("binary-denoising")],
  ["bayes-risks: equality", () => bayes("invertible-channel")],
  ["bayes-risks: pairs that mislead", () => bayes("pairwise-condition")],
  ["bayes-risks: pairs that tell, masses of zero", () => bayes("zero-mass")],
  ["tradeoff: none", () => triple("no-tradeoff")],
  ["tradeoff: a Hall set", () => triple("binary-denoising")],
  ["tradeoff: an empty Hall set", () => triple("zero-mass")],
  ["tradeoff: a Hall set where the least perception is not 0", () => triple("coarser-restored-alphabet")],
  ["tradeoff: a Farkas plane, witnesses", () => triple("ordinal-grading")],
  ["tradeoff: a Farkas plane in place of a Hall set", () => byPlane("z-channel")],
  ["tradeoff: an irrational least value, attained together", () => missing("jensen-shannon", ["a", "b"], true)],
  ["tradeoff: an irrational least value, a Farkas plane", () => missing("reverse-kullback-leibler", ["a", "b"], false)],
  ["tradeoff: every restorer has the least value", () => missing("jensen-shannon", ["n", "m"], true)],
  ["tradeoff: a rational least value above 0", () => missing("chi-squared", ["a", "c"], false)],
  ["degradation: a channel between", () => order("blackwell-symmetric", "blackwell-erasure")],
  ["degradation: a payoff", () => order("blackwell-symmetric", "blackwell-noisy-erasure")],
];

const truths = new Map<string, string>();

/** What is true of the problem in the words of the statement; the statement itself where it is true. */
function truth(statement: Statement, problem: Problem): unknown {
  const key = JSON.stringify([statement.kind, statement.kind === "degradation" ? statement.of : 0, problem]);
  const known = truths.get(key) ?? JSON.stringify(decide(statement, problem));
  truths.set(key, known);
  return JSON.parse(known);
}

function decide(statement: Statement, problem: Problem): unknown {
  switch (statement.kind) {
    case "bayes-risks": {
      const { bayesRisk, gap, equality, pairwise } = theorem2(problem);
      return { ...bayesRisk, gap, equality, pairwise: pairwise?.holds ?? equality };
    }
    case "tradeoff": {
      const { minima, simultaneous } = tradeoff(problem);
      return { minima, simultaneous: simultaneous.attained };
    }
    case "degradation": {
      const of = { name: "other", ...statement.of, matrix: RationalMatrix.from(statement.of.matrix) };
      return { holds: degradation(channelOf(problem), of).degradation };
    }
    default:
      throw new Error("a certificate of another kind");
  }
}

/** The statement without what cannot be false: its kind, the channel it speaks of, a pairwise reading that it does not give. */
function stated(statement: Statement, problem: Problem): unknown {
  const { kind: _, of: __, ...rest } = statement as unknown as Data;
  if (statement.kind === "tradeoff")
    return withTrueInterval(JSON.parse(JSON.stringify(rest)) as Data, truth(statement, problem) as Data);
  if (statement.kind !== "bayes-risks") return JSON.parse(JSON.stringify(rest));
  const { pairwise = (truth(statement, problem) as Data)["pairwise"] } = rest;
  return JSON.parse(JSON.stringify({ ...rest, pairwise: typeof pairwise === "boolean" ? pairwise : pairwise.holds }));
}

/** The statement with the true least value in place of an interval that may hold it. */
function withTrueInterval(rest: Data, decided: Data): Data {
  const [given, known] = [rest, decided].map(({ minima }) => minima.perception as string | Record<string, string>);
  if (typeof given !== "object" || known === undefined) return rest;
  const ends = (value: string | Record<string, string>): Rational[] =>
    (typeof value === "string" ? [value, value] : [value["lower"]!, value["upper"]!]).map((end) => Rational.parse(end));
  const [[low, high], [least, most]] = [ends(given), ends(known)];
  if (!low!.atMost(most!) || !least!.atMost(high!)) return rest;
  return { ...rest, minima: { ...rest["minima"], perception: known } };
}

const tally = printedTally();
const expectTrue: ExpectTrue = (statement, problem, what) => {
  expect(stated(statement, problem), what).toEqual(truth(statement, problem));
};

describe.each(starts)("%s", (_, build) => {
  const start = build();

  it("is accepted, and stays what it is", () => {
    expect(check(start)).toMatchObject({ status: "accepted" });
    expect(check(JSON.stringify(start))).toMatchObject({ status: "accepted" });
  });

  attack(start, expectTrue, tally, 300);
});

it("every gallery problem with a plane in the place of its Hall set is accepted as well", () => {
  for (const name of ["binary-denoising", "super-resolution", "factor-two", "transport-cyclic", "gaussian-mixture"])
    expect(check(byPlane(name)).status).toBe("accepted");
  // Here both minima are attained, so that the plane is one above the least error rate.
  expect(Object.keys((byPlane("super-resolution") as { evidence: object }).evidence)).toEqual(["minima", "plane"]);
});

it("the statement of an accepted certificate prints its numbers as text", () => {
  const verdict = check(order("blackwell-symmetric", "blackwell-erasure"));
  expect(JSON.parse(JSON.stringify(verdict))).toMatchObject({
    statement: {
      of: {
        inputs: ["0", "1"],
        matrix: [
          ["1/2", "1/2", "0"],
          ["0", "1/2", "1/2"],
        ],
      },
    },
  });
  expect(
    verdict.status === "accepted" && verdict.statement.kind === "degradation" && verdict.statement.of.matrix[0]![0],
  ).toEqual(Rational.of(1n, 2n));
});
