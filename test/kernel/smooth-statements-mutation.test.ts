/**
 * Enclosures for `mmd-squared` and weighted sums for χ² with one number changed: what is still accepted is true,
 * in doubles with a margin of 1e-9, by the restorer itself and by a grid of pmfs.
 */
import { expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { type Data, sealed } from "./certificates.js";
import { mean, nodes, p, priors, problem, variance } from "./chi-squared.js";
import { enclosed, errorRateOf, mutated, oneOutput, plain, plane, rationals } from "./smooth.js";

const number = (text: unknown): number => Rational.parse(text as string).toNumber();
const margin = 1e-9;

interface Numbers {
  readonly p: readonly number[];
  readonly errors: readonly number[];
  readonly q: readonly number[];
}

function numbersOf({ problem: { source }, evidence }: Data): Numbers {
  const classes = source.classes as Data[];
  return {
    p: [0, 1, 2].map((x) =>
      classes.reduce<number>((sum, { prior, pmf }) => sum + number(prior) * number((pmf as string[])[x]), 0),
    ),
    errors: classes.map(({ prior }) => 1 - number(prior)),
    q: (evidence.restorer[0] as string[]).map(number),
  };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, one, i) => sum + one * b[i]!, 0);

function* grid(): Generator<readonly number[]> {
  const steps = 60;
  for (let i = 0; i <= steps; i++)
    for (let j = 0; i + j <= steps; j++) yield [i / steps, j / steps, (steps - i - j) / steps];
}

function attack(start: Data, isTrue: (certificate: Data) => void): void {
  expect(check(start)).toMatchObject({ status: "accepted" });
  isTrue(start);
  const count = { accepted: 0, rejected: 0 };
  for (const [, certificate] of mutated(start)) {
    const verdict = check(certificate);
    count[verdict.status]++;
    if (verdict.status === "accepted") isTrue(certificate);
  }
  expect(count.accepted).toBeGreaterThan(5);
  expect(count.rejected).toBeGreaterThan(30);
}

it("enclosures for mmd-squared", () => {
  const K = [
    ["2", "1", "0"],
    ["1", "2", "1/2"],
    ["0", "1/2", "1"],
  ];
  const [source, q0] = [rationals(...p), rationals("1/4", "1/4", "1/2")];
  const difference = q0.map((mass, i) => mass.minus(source[i]!));
  const image = K.map((row) =>
    row.reduce((sum, k, j) => sum.plus(Rational.parse(k).times(difference[j]!)), Rational.zero),
  );
  const weight = Rational.parse("1/5");
  const average = image.reduce((sum, one) => sum.plus(one), Rational.zero).over(Rational.of(3n));
  const tuned = plain(
    image.map((one) => Rational.of(1n, 3n).plus(weight.times(one.minus(average)).times(Rational.of(2n)))),
  );
  const P = difference.reduce((sum, one, i) => sum.plus(one.times(image[i]!)), Rational.zero);
  const value = errorRateOf(tuned, q0);
  const evidence = { restorer: [plain(q0)], plane: plane(weight, { smooth: { tangent: plain(q0) } }) };
  attack(enclosed(oneOutput({ "mmd-squared": K }, p, tuned), P, value, value, evidence), (certificate) => {
    const { p: mass, errors, q } = numbersOf(certificate);
    const kernel = (certificate["problem"].perception["mmd-squared"] as string[][]).map((row) => row.map(number));
    const d = (pmf: readonly number[]): number => {
      const by = pmf.map((one, i) => one - mass[i]!);
      return by.reduce((sum, one, i) => sum + one * dot(kernel[i]!, by), 0);
    };
    const { bounds, errorRate } = certificate["statement"];
    const bound = number(bounds.perception);
    expect(d(q)).toBeLessThan(bound + margin);
    expect(dot(errors, q)).toBeLessThan(number(errorRate.upper) + margin);
    for (const pmf of grid())
      if (d(pmf) <= bound) expect(dot(errors, pmf)).toBeGreaterThan(number(errorRate.lower) - margin);
  });
});

it("the least weighted sum for χ²", () => {
  const [{ restorer, plane: tangent }] = nodes as [(typeof nodes)[number]];
  const least = mean.minus(variance.times(Rational.of(1n, 4n)));
  const weighted = (stated: unknown): Data =>
    sealed(
      problem,
      { kind: "weighted", weights: { distortion: "0", perception: "1", errorRate: "1" }, least: stated },
      { restorer: [[...restorer]], cases: [{ plane: tangent }] },
    );
  expect(priors).toHaveLength(3);
  for (const stated of [least.toString(), { lower: least.toString(), upper: least.toString() }])
    attack(weighted(stated), (certificate) => {
      const { p: mass, errors, q } = numbersOf(certificate);
      const { weights, least: bound } = certificate["statement"];
      const sum = (pmf: readonly number[]): number =>
        number(weights.perception) *
          pmf.reduce((all, one, i) => all + (one === mass[i] ? 0 : (one - mass[i]!) ** 2 / mass[i]!), 0) +
        number(weights.errorRate) * dot(errors, pmf);
      const [lower, upper] =
        typeof bound === "string" ? [bound, bound] : [bound.lower as string, bound.upper as string];
      // The distortion may have become more than 0 by a mutation; it only adds.
      if (number(weights.distortion) === 0) expect(sum(q)).toBeLessThan(number(upper) + margin);
      if (number(weights.distortion) === 0)
        for (const pmf of grid()) expect(sum(pmf)).toBeGreaterThan(number(lower) - margin);
    });
});
