/**
 * Audits against surfaces, weighted minima and the checker: gaps are where the planes say, optima have none,
 * and a loss is left exactly where a restorer is not its minimum.
 */
import fc from "fast-check";
import { afterAll, expect } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import { RationalMatrix } from "../../src/exact/vector.js";
import { perceptionKinds, randomAnyProblem, randomProblem, smoothKinds } from "../../src/generate/index.js";
import { check } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { audit, type Audit } from "../../src/tradeoff/audit/audit.js";
import { auditCertificates } from "../../src/tradeoff/audit/certificates.js";
import { isSurelyAtMost, isSurelyLess, isZeroGap } from "../../src/tradeoff/audit/gap.js";
import { evaluate } from "../../src/tradeoff/evaluate.js";
import { minima } from "../../src/tradeoff/minima.js";
import { solve } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import { sweepAt } from "../../src/tradeoff/sweep.js";
import { property, runs } from "./property.js";

const numbers = fc.array(fc.nat(5), { minLength: 30, maxLength: 30 });
const weight = fc.integer({ min: 0, max: 3 }).map((n) => Rational.of(BigInt(n)));
const weights = fc
  .record({ distortion: weight, perception: weight, errorRate: weight })
  .filter((all) => Object.values(all).some((one) => !one.isZero()));
const quantities = ["distortion", "perception", "errorRate"] as const;

function restorerOf({ channel, restored }: Problem, drawn: readonly number[]): RationalMatrix {
  return RationalMatrix.from(
    Array.from({ length: channel.outputs.size }, (_, y) => {
      const row = Array.from({ length: restored.size }, (__, j) => drawn[(y * restored.size + j) % drawn.length]!);
      const total = row.reduce((a, b) => a + b, 0);
      return row.map((n, j) => (total === 0 ? Rational.of(j === 0 ? 1n : 0n) : Rational.of(BigInt(n), BigInt(total))));
    }),
    restored.size,
  );
}

const gapOf = (found: Audit, quantity: (typeof quantities)[number]): Rational => rational(found.least[quantity].gap);

/** How often each came, so that nothing is said of nothing. */
const seen = { optimal: 0, worse: 0, minimal: 0, compared: 0 };
afterAll(() => {
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
});

property(
  "the least values lie on the surface: C is at most ε there, and more just below",
  { problem: randomProblem(), drawn: numbers },
  runs(150, 4101),
  ({ problem, drawn }) => {
    const found = audit(problem, restorerOf(problem, drawn));
    const all = surface(problem);
    const { distortion: D, errorRate } = found.achieved;
    const P = rational(found.achieved.perception);
    expect(all.at({ distortion: D, perception: P })).toEqual(found.least.errorRate.value);
    const step = Rational.parse("1e-20");
    for (const quantity of ["distortion", "perception"] as const) {
      const least = rational(found.least[quantity].value);
      const at = (value: Rational): Rational | "infinite" =>
        all.at({ distortion: D, perception: P, [quantity]: value });
      const there = at(least);
      expect(there !== "infinite" && there.atMost(errorRate)).toBe(true);
      const below = at(least.minus(step));
      expect(below === "infinite" || errorRate.lessThan(below)).toBe(true);
    }
    for (const quantity of quantities) expect(gapOf(found, quantity).sign()).toBeGreaterThanOrEqual(0);
    if (found.paretoOptimal === false) seen.worse++;
  },
);

property(
  "the solver's optima have no gap in ε, and none in a quantity that is at its bound and costs error rate",
  { problem: randomProblem(), drawn: numbers },
  runs(120, 4102),
  ({ problem, drawn }) => {
    const least = minima(problem);
    const share = (i: number): Rational => Rational.of(BigInt(drawn[i]!), 8n);
    const point = solve(problem, {
      distortion: least.distortion.plus(share(0)),
      perception: rational(least.perception).plus(share(1)),
    });
    if (point.status !== "optimal") return;
    const found = audit(problem, point.restorer);
    expect(found.optimal).toBe(true);
    expect(gapOf(found, "errorRate")).toEqual(Rational.zero);
    seen.optimal++;
    const { distortion, perception } = found.achieved;
    for (const [quantity, multiplier] of Object.entries(point.multipliers) as [
      "distortion" | "perception",
      Rational,
    ][]) {
      // With a positive multiplier less of the quantity costs error rate, at once.
      const own = { distortion, perception: rational(perception) }[quantity];
      const bound = point.bounds[quantity];
      if (multiplier.sign() > 0 && bound !== "inf" && own.equals(rational(bound)))
        expect(gapOf(found, quantity)).toEqual(Rational.zero);
    }
  },
);

property(
  "what is left of a loss is 0 for its minimum, else positive, and at least the weighted gap in each quantity",
  { problem: randomProblem(), drawn: numbers, by: weights },
  runs(240, 4103),
  ({ problem, drawn, by }) => {
    const { restorer, value } = sweepAt(problem, by);
    const minimal = audit(problem, restorer, { weights: [by] });
    expect(minimal.losses[0]).toMatchObject({ least: value, excess: Rational.zero });
    if (quantities.every((one) => by[one].sign() > 0)) {
      expect(minimal.paretoOptimal).toBe(true);
      seen.minimal++;
    }
    const found = audit(problem, restorerOf(problem, drawn), { weights: [by] });
    const excess = rational(found.losses[0]!.excess);
    for (const one of quantities) expect(by[one].times(gapOf(found, one)).atMost(excess)).toBe(true);
    expect(rational(found.losses[0]!.loss).minus(excess)).toEqual(value);
  },
);

property(
  "every certificate is accepted, whatever the problem",
  { problem: randomAnyProblem(), drawn: numbers },
  runs(90, 4104),
  ({ problem, drawn }) => {
    const found = audit(problem, restorerOf(problem, drawn));
    for (const one of auditCertificates(found).certificates)
      expect(check(JSON.stringify(one))).toMatchObject({ status: "accepted" });
    for (const quantity of quantities)
      if (found.paretoOptimal === true) expect(isZeroGap(found.least[quantity].gap)).toBe(true);
  },
);

/** Restorers to two letters, each row one of (i/8, 1 − i/8). */
function gridOf({ channel }: Problem): RationalMatrix[] {
  const shares = Array.from({ length: 9 }, (_, i) => Rational.of(BigInt(i), 8n));
  const rows = shares.map((share) => [share, Rational.one.minus(share)]);
  return channel.outputs.letters
    .reduce<Rational[][][]>((all) => all.flatMap((before) => rows.map((row) => [...before, row])), [[]])
    .map((one) => RationalMatrix.from(one, 2));
}

property(
  "no restorer of a grid that is as good in two quantities is below the least value of the third, whatever the divergence",
  {
    problem: fc.oneof(
      randomAnyProblem({ sizes: { outputs: 2, restored: 2 }, kinds: [...perceptionKinds, ...smoothKinds] }),
      randomAnyProblem({ sizes: { outputs: 2, restored: 2 }, kinds: smoothKinds }),
    ),
    drawn: numbers,
  },
  runs(150, 4105),
  ({ problem, drawn }) => {
    if (problem.restored.size !== 2) return;
    const own = restorerOf(problem, drawn);
    const found = audit(problem, own);
    for (const other of gridOf(problem)) {
      const achieved = evaluate(problem, other);
      for (const quantity of quantities) {
        const others = quantities.filter((one) => one !== quantity);
        if (!others.every((one) => isSurelyAtMost(achieved[one], found.achieved[one]))) continue;
        seen.compared++;
        expect(isSurelyLess(achieved[quantity], found.least[quantity].value)).toBe(false);
      }
    }
  },
);
