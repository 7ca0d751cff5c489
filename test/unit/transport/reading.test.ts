/** What is read off an optimal tree: a restorer with the point's values, and potentials that prove it optimal. */
import fc from "fast-check";
import { expect } from "vitest";
import { bitLength } from "../../../src/exact/integers.js";
import { Rational, sum } from "../../../src/exact/rational.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { randomProblem } from "../../../src/generate/index.js";
import { convexCase } from "../../../src/model/case.js";
import { coefficients, inner } from "../../../src/model/coefficients.js";
import { pushForward } from "../../../src/model/masses/pmf.js";
import { evaluateCase } from "../../../src/tradeoff/oracle/achieved.js";
import { networkOf } from "../../../src/transport/network.js";
import { FlowSum, pointInDoubles, pointOf, potentialsOf } from "../../../src/transport/reading.js";
import { NetworkSimplex } from "../../../src/transport/simplex.js";
import type { Triple } from "../../../src/transport/weights.js";
import { randomProblem as seededProblem } from "../../bench/families.js";
import { property, runs } from "../../property/property.js";
import { ofDouble } from "../../support/doubles.js";

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const weights = fc.tuple(
  fc.bigInt({ min: 0n, max: 4n }),
  fc.bigInt({ min: 1n, max: 4n }),
  fc.bigInt({ min: 0n, max: 4n }),
);
const problems = randomProblem({ kinds, sizes: { source: 4, outputs: 4, restored: 4 } });

/** Many rows with several entries, so that sums are long. */
const larger = fc
  .record({
    size: fc.constantFrom(12, 24),
    seed: fc.nat(50),
    perception: fc.constantFrom("total-variation", "wasserstein-1"),
  })
  .map(seededProblem);

function optimum(problem: Parameters<typeof convexCase>[0], by: Triple) {
  const of = convexCase(problem);
  const network = networkOf(of);
  const simplex = new NetworkSimplex(network);
  simplex.tree.loadArcs(simplex.firstTree({ distortion: 1, perception: 1, error: 1 }));
  simplex.minimise(by);
  return { of, network, tree: simplex.tree };
}

property(
  "point, restorer, restored mass and coupling of a tree are those of one flow",
  { problem: problems, by: weights },
  runs(120, 174),
  ({ problem, by }) => {
    const { of, network, tree } = optimum(problem, by);
    const flow = new FlowSum(network, 1n);
    flow.add(tree, 1n);
    const restorer = RationalMatrix.from(
      flow.sparseRestorer().map((row) => problem.restored.letters.map((_, j) => row.get(j) ?? Rational.zero)),
    );
    const achieved = evaluateCase(of, restorer);
    const [x, y, z, w] = pointOf(network, tree);
    expect(Rational.of(x, w * network.units.distortion).equals(achieved.distortion)).toBe(true);
    expect(Rational.of(y, w * network.units.perception).equals(achieved.perception)).toBe(true);
    expect(Rational.of(z, w * network.units.error).equals(achieved.errorRate)).toBe(true);
    const q = pushForward(coefficients(of).outputMass, restorer);
    expect(flow.restoredMass().toArray().map(String)).toEqual(q.toArray().map(String));
    if (of.divergence.family !== "transport" || network.shape.couplingOf === undefined) return;
    const coupling = flow
      .coupling()
      .map((row) => problem.source.alphabet.letters.map((_, i) => row.get(i) ?? Rational.zero));
    expect(coupling.map((row) => String(sum(row)))).toEqual(q.toArray().map(String));
    expect(String(inner(of.divergence.cost, RationalMatrix.from(coupling)))).toBe(String(achieved.perception));
  },
);

property(
  "a point in doubles is within 8·2^−53 of the exact one",
  { problem: fc.oneof(problems, larger), by: weights },
  runs(150, 176),
  ({ problem, by }) => {
    const { network, tree } = optimum(problem, by);
    const massBits = bitLength(network.massUnit);
    const rough = pointInDoubles(network, tree, massBits);
    if (network.massUnit >= 2n ** 53n) {
      expect(rough).toBeUndefined();
      return;
    }
    const [x, y, z, w] = pointOf(network, tree);
    const exact = [x - network.base.distortion * w, y, z - network.base.error * w];
    expect(rough).toHaveLength(3);
    exact.forEach((value, axis) => {
      // As it is in the network's units, and as it is scaled.
      const shift = network.doubles.exponents[axis]! + massBits;
      const scaled =
        shift >= 0 ? Rational.of(value, w * 2n ** BigInt(shift)) : Rational.of(value * 2n ** BigInt(-shift), w);
      const error = ofDouble(rough![axis]!).minus(scaled).abs();
      expect(error.atMost(scaled.times(Rational.of(8n, 2n ** 53n)))).toBe(true);
    });
  },
);

property(
  "two trees mix by their shares",
  { problem: problems, by: weights, other: weights },
  runs(60, 175),
  ({ problem, by, other }) => {
    const [first, second] = [optimum(problem, by), optimum(problem, other)];
    const flow = new FlowSum(first.network, 3n);
    flow.add(first.tree, 1n);
    flow.add(second.tree, 2n);
    const single = [first, second].map(({ network, tree }) => {
      const own = new FlowSum(network, 1n);
      own.add(tree, 1n);
      return own.restoredMass().toArray();
    });
    const mixed = single[0]!.map((mass, j) => mass.plus(single[1]![j]!.times(Rational.of(2n))).over(Rational.of(3n)));
    expect(flow.restoredMass().toArray().map(String)).toEqual(mixed.map(String));
  },
);

property(
  "potentials satisfy every inequality of a plane, and its height is the least loss",
  { problem: problems, by: weights },
  runs(120, 176),
  ({ problem, by }) => {
    const { of, network, tree } = optimum(problem, by);
    const { distortion: lambda, perception: mu, restored, rows, source } = potentialsOf(network, tree, by);
    const { outputMass, distortion, error } = coefficients(of);
    const [s, v] = [rows(), source()];
    const errorWeight = by[2] === 0n ? Rational.zero : Rational.one;
    s.forEach((value, y) =>
      restored.forEach((w, j) =>
        expect(
          value.atMost(
            lambda
              .times(distortion.at(y, j))
              .plus(errorWeight.times(error.at(y, j)))
              .minus(outputMass.at(y).times(w)),
          ),
        ).toBe(true),
      ),
    );
    const { divergence } = of;
    if (divergence.family !== "transport") throw new Error("a transport divergence was asked for");
    v.forEach((value, x) =>
      restored.forEach((w, j) => expect(value.minus(w).atMost(mu.times(divergence.cost.at(j, x)))).toBe(true)),
    );
    const height = sum(s).plus(sum(v.map((value, x) => value.times(problem.source.marginal.at(x)))));
    const [X, Y, Z, W] = pointOf(network, tree);
    const achieved = {
      distortion: Rational.of(X, W * network.units.distortion),
      perception: Rational.of(Y, W * network.units.perception),
      errorRate: Rational.of(Z, W * network.units.error),
    };
    expect(String(height)).toBe(
      String(
        lambda
          .times(achieved.distortion)
          .plus(mu.times(achieved.perception))
          .plus(errorWeight.times(achieved.errorRate)),
      ),
    );
  },
);
