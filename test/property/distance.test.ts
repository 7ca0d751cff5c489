/**
 * Divergences: each is what its definition says, and those that are metrics are.
 *
 * Definitions are in definitions.ts; optimal transport is compared with the best of all
 * basic couplings and, between pmfs of unit atoms, with the best of all permutations.
 */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { Rational, min, sum } from "../../src/exact/rational.js";
import { RationalVector } from "../../src/exact/vector.js";
import { Alphabet } from "../../src/model/masses/alphabet.js";
import { convexCase } from "../../src/model/case.js";
import { divergence } from "../../src/model/divergence/index.js";
import type { DivergenceDefinition } from "../../src/model/divergence/divergence.js";
import { problem, type ProblemDefinition } from "../../src/model/problem.js";
import {
  alphabets,
  needsNumbers,
  perception,
  perceptionKinds,
  pmf,
  pointMass,
  type Alphabets,
  type PerceptionKind,
} from "../../src/generate/index.js";
import { perceptualDifference } from "../../src/tradeoff/oracle/achieved.js";
import { distance, transportCost } from "./definitions.js";
import { property, runs } from "./property.js";

/** A problem whose p_X is the given pmf and whose only output says nothing. */
function between(letters: Alphabets, p: readonly Rational[], measure: DivergenceDefinition): ProblemDefinition {
  return {
    name: "distance",
    source: {
      alphabet: letters.source,
      classes: [
        { name: "w1", prior: Rational.one, pmf: p },
        { name: "w2", prior: Rational.zero, pmf: p },
      ],
    },
    channel: { outputs: ["y"], matrix: letters.source.map(() => [Rational.one]) },
    restored: { alphabet: letters.restored },
    classifier: letters.restored.map(() => "w1"),
    distortion: "hamming",
    perception: measure,
  };
}

const sizes = { source: 3, outputs: 1, restored: 3 };
const caseOf = (kind: PerceptionKind): fc.Arbitrary<{ definition: ProblemDefinition; p: Rational[]; q: Rational[] }> =>
  fc
    .boolean()
    .chain((numeric) => alphabets(sizes, numeric || needsNumbers(kind)))
    .chain((letters) =>
      fc
        .record({
          p: pmf(letters.source.length),
          q: fc.oneof(pmf(letters.restored.length), pointMass(letters.restored.length)),
          measure: perception(kind, letters),
        })
        .map(({ p, q, measure }) => ({ definition: between(letters, p, measure), p, q })),
    );

describe.each(perceptionKinds.map((kind, i) => ({ kind, seed: 500 + i })))("$kind", ({ kind, seed }) => {
  property("is its definition", { one: caseOf(kind) }, runs(150, seed), ({ one: { definition, p, q } }) => {
    const value = perceptualDifference(convexCase(problem(definition)), RationalVector.from(q));
    expect(value.toString()).toBe(distance(definition, p, q).toString());
    expect(value.sign()).not.toBe(-1);
  });
});

/** The atoms of a pmf over a common denominator: place i as often as its numerator says. */
const atoms = (counts: readonly number[]): number[] =>
  counts.flatMap((count, place) => Array.from({ length: count }, () => place));

function permutations(places: readonly number[]): number[][] {
  if (places.length === 0) return [[]];
  return places.flatMap((place, i) => permutations(places.filter((_, j) => j !== i)).map((rest) => [place, ...rest]));
}

const countsOf = (size: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.nat(size - 1), { minLength: 4, maxLength: 4 })
    .map((places) => Array.from({ length: size }, (_, i) => places.filter((place) => place === i).length));

describe.each(
  (["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const).map((kind, i) => ({
    kind,
    seed: 510 + i,
  })),
)("$kind", ({ kind, seed }) => {
  const four = alphabets(sizes, true).chain((letters) =>
    fc.record({
      letters: fc.constant(letters),
      from: countsOf(letters.source.length),
      to: countsOf(letters.restored.length),
      measure: perception(kind, letters),
    }),
  );
  property(
    "is the cheapest assignment of four atoms to four",
    { four },
    runs(100, seed),
    ({ four: { letters, from, to, measure } }) => {
      const quarters = (counts: readonly number[]): Rational[] => counts.map((count) => Rational.of(BigInt(count), 4n));
      const definition = between(letters, quarters(from), measure);
      const cost = transportCost(definition);
      const left = atoms(from);
      const right = atoms(to);
      const prices = permutations([0, 1, 2, 3]).map((order) =>
        sum(order.map((r, l) => cost[right[r]!]![left[l]!]!)).over(Rational.of(4n)),
      );
      expect(perceptualDifference(convexCase(problem(definition)), RationalVector.from(quarters(to))).toString()).toBe(
        prices.reduce(min).toString(),
      );
    },
  );
});

/** Three pmfs on one alphabet of distinct places. */
const distinctPlaces = fc.uniqueArray(fc.constantFrom("0", "1", "5/2", "-1", "10"), { minLength: 1, maxLength: 4 });
const threePmfs = distinctPlaces.chain((letters) =>
  fc.record({ letters: fc.constant(letters), p: pmf(letters.length), q: pmf(letters.length), r: pmf(letters.length) }),
);

describe.each(
  (["total-variation", "wasserstein-1", "wasserstein-2-squared", "chebyshev", "kolmogorov-smirnov"] as const).map(
    (kind, i) => ({ kind, seed: 520 + i }),
  ),
)("$kind on one alphabet", ({ kind, seed }) => {
  property(
    "is zero for equals only, symmetric, and satisfies its triangle inequality",
    { three: threePmfs },
    runs(200, seed),
    ({ three: { letters, p, q, r } }) => {
      const alphabet = Alphabet.of(letters);
      const measure = divergence(kind, { source: alphabet, restored: alphabet, union: alphabet.union(alphabet) });
      const d = (a: readonly Rational[], b: readonly Rational[]): Rational =>
        measure.evaluate!(RationalVector.from(a), RationalVector.from(b), 64) as Rational;
      expect(d(p, p).toString()).toBe("0");
      expect(d(p, q).isZero()).toBe(p.every((mass, i) => mass.equals(q[i]!)));
      expect(d(p, q)).toEqual(d(q, p));
      const [direct, first, second] = [d(p, r), d(p, q), d(q, r)];
      if (kind !== "wasserstein-2-squared") expect(direct.atMost(first.plus(second))).toBe(true);
      else {
        // W2 itself is the metric: W2²(p,r) ≤ (√a + √b)² = a + b + 2√(ab), squared once more to stay rational.
        const rest = direct.minus(first).minus(second);
        expect(rest.sign() <= 0 || rest.times(rest).atMost(first.times(second).times(Rational.of(4n)))).toBe(true);
      }
    },
  );
});
