/** What every oracle promises, checked against all basic solutions while a hull grows around a tiny problem. */
import { expect } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import type { Case } from "../../../../src/model/case.js";
import { coefficients } from "../../../../src/model/coefficients.js";
import type { ProblemDefinition } from "../../../../src/model/problem.js";
import { intercept } from "../../../../src/tradeoff/convex/point.js";
import type { Facet, Support } from "../../../../src/tradeoff/hull/facet.js";
import { Hull } from "../../../../src/tradeoff/hull/hull.js";
import type { HullPoint } from "../../../../src/tradeoff/hull/point.js";
import { evaluateCase, type CaseAchieved } from "../../../../src/tradeoff/oracle/achieved.js";
import type { Oracle } from "../../../../src/tradeoff/oracle/oracle.js";
import { coprime } from "../../../../src/transport/weights.js";
import { leastLoss, type LossWeights } from "../brute-force.js";

export function loss(by: LossWeights, { distortion, perception, errorRate }: CaseAchieved): Rational {
  return sum([by.distortion.times(distortion), by.perception.times(perception), by.errorRate.times(errorRate)]);
}

/** Sign of normal·point − height of the facet, exactly. */
function sideOf(facet: Facet<unknown>, { exact: [x, y, z, w] }: Pick<HullPoint, "exact">): number {
  const { normal, offset, weight } = facet.plane();
  return Rational.of(normal[0] * x + normal[1] * y + normal[2] * z, w).compare(Rational.of(offset, weight));
}

/** The restorer of the point has its distortion and error rate, and no larger perceptual difference. */
export function expectAchieved(of: Case, oracle: Oracle, point: HullPoint): void {
  const [said, found] = [oracle.achieved(point), evaluateCase(of, oracle.restorer(point))];
  expect([found.distortion, found.errorRate]).toEqual([said.distortion, said.errorRate]);
  expect(found.perception.atMost(said.perception)).toBe(true);
}

/** The plane has the least loss as its height, attains it at `through`, and its evidence proves it. */
export function expectSupport(
  { of, definition, oracle }: { readonly of: Case; readonly definition: ProblemDefinition; readonly oracle: Oracle },
  support: Support<unknown>,
): void {
  const real = oracle.real(support.normal, support.through.exact);
  expect(real.intercept).toEqual(leastLoss(definition, real));
  const plane = oracle.plane(support);
  expect(plane.multipliers).toEqual({ distortion: real.distortion, perception: real.perception });
  expect(intercept(of, plane)).toEqual(real.intercept);
  const { outputMass, distortion, error } = coefficients(of);
  const weightOf = weightOfLetters(of, plane.cut);
  plane.rows.forEach((potential, y) => {
    weightOf.forEach((w, j) => {
      const cost = real.distortion.times(distortion.at(y, j)).plus(real.errorRate.times(error.at(y, j)));
      expect(potential.atMost(cost.minus(outputMass.at(y).times(w)))).toBe(true);
    });
  });
}

/** w(x̂) of a cut, which must prove μ·d(p_X,q) ≥ β − Σ wq. */
function weightOfLetters(of: Case, cut: ReturnType<Oracle["plane"]>["cut"]): readonly Rational[] {
  if (cut.kind === "transport") return cut.restored;
  const { divergence, restored, source } = of;
  if (divergence.family !== "witnesses" || cut.kind !== "witnesses")
    throw new Error("weights of witnesses for a transport cost");
  const union = source.alphabet.union(restored);
  expect(cut.weights.every((weight) => weight.sign() >= 0)).toBe(true);
  return restored.letters.map((letter) =>
    sum(cut.weights.map((weight, i) => weight.times(divergence.witnesses.at(i, union.position(letter)!)))),
  );
}

/** Asks about every facet until all are confirmed, and looks at every answer. @returns the points found */
export function expectAnswers(of: Case, definition: ProblemDefinition, oracle: Oracle): HullPoint[] {
  const hull = new Hull<HullPoint, unknown>(oracle.first());
  const open = [...hull.facets()];
  for (let facet = open.pop(); facet !== undefined; facet = open.pop()) {
    if (!facet.alive) continue;
    const answer = oracle.probe(facet, hull.points);
    if (answer.kind === "below") {
      expect(sideOf(facet, answer.point)).toBe(-1);
      // Cheap proofs may say nothing, but never anything wrong.
      for (const other of hull.facets()) if (answer.inPlane(other)) expect(sideOf(other, answer.point)).toBe(0);
      open.push(...hull.insert(answer.point, facet, answer.inPlane));
      expectAchieved(of, oracle, answer.point);
      continue;
    }
    const at: Facet<unknown> = facet;
    expect(coprime(answer.support.normal)).toEqual(coprime(at.plane().normal));
    // The plane is the facet's own, not one above it.
    expect(sideOf(at, answer.support.through)).toBe(0);
    for (const point of hull.points) expect(answer.contains(point)).toBe(sideOf(at, point) === 0);
    // Points are as they were, though the oracle has moved on since.
    for (const corner of at.finite()) expectAchieved(of, oracle, hull.point(corner));
    expectSupport({ of, definition, oracle }, answer.support);
  }
  return hull.points;
}

/** A mixture has the mean of the points' restorers, by its own account of E[Δ] and d too. */
export function expectMixture(of: Case, oracle: Oracle, points: readonly HullPoint[]): void {
  const den = BigInt((points.length * (points.length + 1)) / 2);
  const parts = points.map((point, i) => ({ point, share: { num: BigInt(i + 1), den } }));
  const { restorer, achieved } = oracle.mix(parts);
  const single = points.map((point) => oracle.restorer(point));
  single[0]!.toArrays().forEach((row, y) => {
    row.forEach((_, j) => {
      expect(restorer.at(y, j)).toEqual(
        sum(single.map((one, i) => one.at(y, j).times(Rational.of(BigInt(i + 1), den)))),
      );
    });
  });
  const { distortion, perception } = evaluateCase(of, restorer);
  expect(achieved).toMatchObject({ distortion, perception });
}
