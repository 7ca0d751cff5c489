/**
 * The network simplex: the same minimum as a linear program, for weights that are zero, nearly
 * equal or enormous; a rounding bound that holds; trees that cannot cycle.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { convexCase, type Case } from "../../../src/model/case.js";
import { problem, type ProblemDefinition } from "../../../src/model/problem.js";
import { problemDefinition } from "../../../src/generate/index.js";
import { LinearOracle } from "../../../src/tradeoff/oracle/linear.js";
import { TransportOracle } from "../../../src/tradeoff/oracle/transport.js";
import type { Pieces } from "../../../src/tradeoff/convex/pieces.js";
import type { Oracle } from "../../../src/tradeoff/oracle/oracle.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { networkOf, quotient, type Network } from "../../../src/transport/network.js";
import { pointOf } from "../../../src/transport/reading.js";
import { NetworkSimplex } from "../../../src/transport/simplex.js";
import { TreeStore } from "../../../src/transport/saved-tree.js";
import type { Tree } from "../../../src/transport/tree.js";
import { doubleWeights, type Triple } from "../../../src/transport/weights.js";
import { ofDouble } from "../../support/doubles.js";
import { surfaceBy } from "../../support/surfaces.js";
import { property, runs } from "../../property/property.js";
import { randomProblem } from "../../bench/families.js";

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const small = problemDefinition({ kinds, sizes: { source: 5, outputs: 5, restored: 5 } });
const build = (definition: ProblemDefinition): Case => convexCase(problem(definition));
const triple = fc
  .tuple(
    ...Array.from({ length: 3 }, () =>
      fc.oneof(fc.bigInt({ min: 0n, max: 5n }), fc.bigInt({ min: 0n, max: 10n ** 30n })),
    ),
  )
  .filter((all) => all.some((one) => one > 0n)) as unknown as fc.Arbitrary<Triple>;

function optimum(of: Case, weights: Triple): { simplex: NetworkSimplex; value: Rational } {
  const network = networkOf(of);
  const simplex = new NetworkSimplex(network);
  simplex.tree.loadArcs(simplex.firstTree({ distortion: 1, perception: 1, error: 1 }));
  simplex.minimise(weights);
  return { simplex, value: valueOf(network, simplex.tree, weights) };
}

function valueOf(network: Network, tree: Tree, weights: Triple): Rational {
  const [x, y, z, w] = pointOf(network, tree);
  return Rational.of(weights[0] * x + weights[1] * y + weights[2] * z, w);
}

/** α·D' + … in real units, so that a linear program may be asked. */
function real(
  { units }: Network,
  [a, b, c]: Triple,
): { distortion: Rational; perception: Rational; errorRate: Rational } {
  return {
    distortion: Rational.of(a * units.distortion),
    perception: Rational.of(b * units.perception),
    errorRate: Rational.of(c * units.error),
  };
}

property(
  "the same minimum as the linear program",
  { definition: small, weights: triple },
  runs(150, 911),
  ({ definition, weights }) => {
    const of = build(definition);
    const linear = new LinearOracle(of);
    const given = real(networkOf(of), weights);
    const achieved = linear.achieved(linear.minimise(linear.normalOf(given)).point);
    const expected = given.distortion
      .times(achieved.distortion)
      .plus(given.perception.times(achieved.perception))
      .plus(given.errorRate.times(achieved.errorRate));
    expect(optimum(of, weights).value).toEqual(expected);
  },
);

property(
  "every tree arc without flow points to the root, and flows are those of the tree",
  { definition: small, weights: triple },
  runs(80, 912),
  ({ definition, weights }) => {
    const { simplex } = optimum(build(definition), weights);
    const { tree } = simplex;
    for (const [node, arc] of tree.arc.entries()) {
      if (arc >= 0 && !tree.flows.isPositive(node)) expect(tree.upward[node]).toBe(1);
    }
    const flows = Array.from(tree.arc, (_, node) => tree.flows.at(node));
    tree.load(tree.save(new TreeStore()));
    expect(Array.from(tree.arc, (_, node) => (tree.arc[node]! < 0 ? 0n : tree.flows.at(node)))).toEqual(
      flows.map((flow, node) => (tree.arc[node]! < 0 ? 0n : flow)),
    );
  },
);

/** Costs and potentials as exact rationals, in the scale of the doubles. */
function exactReducedCost(network: Network, tree: Tree, [a, b, c]: Triple): (arc: number) => Rational {
  const [d, p, e] = network.doubles.exponents;
  const power = (exponent: number): Rational =>
    exponent >= 0 ? Rational.of(1n, 2n ** BigInt(exponent)) : Rational.of(2n ** BigInt(-exponent));
  const parts = [a, b, c].map((weight, i) => ({ weight, exponent: quotient(weight, 1n).exponent + [d, p, e][i]! }));
  const largest = Math.max(...parts.flatMap(({ weight, exponent }) => (weight === 0n ? [] : [exponent])));
  // doubleWeights multiplies weight i by 2^(exponent_i of its axis − largest), costs by 2^(−exponent).
  const cost = (arc: number): Rational => {
    const total =
      arc < network.restoringArcs
        ? Rational.of(
            a * network.distortion.at(arc) + c * network.error.at(arc),
            network.rowDenominator[Math.floor(arc / network.letters)],
          )
        : Rational.of(b * network.auxiliaryCost[arc - network.restoringArcs]!);
    return total.times(power(largest));
  };
  const potential = (node: number): Rational => {
    const arc = tree.arc[node]!;
    if (arc < 0) return Rational.zero;
    const above = potential(tree.parent[node]!);
    return tree.upward[node] === 1 ? above.minus(cost(arc)) : above.plus(cost(arc));
  };
  return (arc) =>
    cost(arc)
      .plus(potential(tree.tail(arc)))
      .minus(potential(tree.head(arc)));
}

/** Whether all weights but zeros are within a factor of a million. */
function areAlike(weights: Triple): boolean {
  const some = weights.filter((weight) => weight > 0n);
  return some.every((one) => some.every((other) => one <= 1_000_000n * other));
}

property(
  "a descent ends where an approach does: at an optimum, or where it is enough, on the way there",
  { definition: small, weights: triple, stop: fc.integer({ min: 1, max: 6 }) },
  runs(60, 1506),
  ({ definition, weights, stop }) => {
    const network = networkOf(build(definition));
    const doubles = doubleWeights(network, weights);
    const started = (): NetworkSimplex => {
      const simplex = new NetworkSimplex(network, false);
      simplex.tree.loadArcs(simplex.firstTree(doubles));
      return simplex;
    };
    const whole = started();
    whole.descend(doubles, () => false);
    const { pivots } = whole.tree;
    // Weights from one end of what a double holds to the other leave rounding errors in the potentials, which
    // `approach` finds anew: then it may go on a little.
    whole.approach(doubles);
    if (areAlike(weights)) expect(whole.tree.pivots).toBe(pivots);
    // Passes that are ended early, one descent after the other, come to the same optimum.
    const hasty = started();
    for (let asked = 1; asked > 0;) {
      asked = 0;
      hasty.descend(doubles, () => ++asked === stop);
      if (asked < stop) break;
    }
    hasty.minimise(weights);
    whole.minimise(weights);
    expect(valueOf(network, hasty.tree, weights)).toEqual(valueOf(network, whole.tree, weights));
  },
);

property(
  "reduced costs in doubles are within the bound of the exact ones",
  { definition: small, weights: triple },
  runs(60, 913),
  ({ definition, weights }) => {
    const network = networkOf(build(definition));
    const simplex = new NetworkSimplex(network);
    const { tree } = simplex;
    tree.loadArcs(simplex.firstTree({ distortion: 1, perception: 1, error: 1 }));
    tree.weigh(doubleWeights(network, weights));
    const exact = exactReducedCost(network, tree, weights);
    const bound = ofDouble(simplex.bound());
    for (let arc = 0; arc < network.arcs; arc++) {
      const double = tree.cost(arc) + tree.potential[tree.tail(arc)]! - tree.potential[tree.head(arc)]!;
      // The bound speaks of reduced costs that are at most the largest potential.
      if (double > tree.largestPotential) expect(exact(arc).sign()).toBe(1);
      else expect(ofDouble(double).minus(exact(arc)).abs().atMost(bound)).toBe(true);
    }
  },
);

describe("near ties", () => {
  const given = convexCase(randomProblem({ size: 6, seed: 3, perception: "total-variation" }));
  const network = networkOf(given);
  const oracle = new TransportOracle(given);
  const C = surface(given.problem);
  const huge = 10n ** 60n;

  test("weights that differ from a facet's normal by 10^-60 are decided, and by integers", () => {
    let corrected = 0;
    for (const { multipliers } of C.pieces) {
      const normal = oracle.normalOf({ ...multipliers, errorRate: Rational.one });
      for (const axis of [0, 1, 2]) {
        const weights = normal.map((part, i) => part * huge + (i === axis ? 1n : 0n)) as unknown as Triple;
        const weigh = ({ distortion, perception, errorRate }: (typeof C.vertices)[number]): Rational =>
          distortion
            .times(Rational.of(weights[0] * network.units.distortion))
            .plus(perception.times(Rational.of(weights[1] * network.units.perception)))
            .plus(errorRate.times(Rational.of(weights[2] * network.units.error)));
        const best = C.vertices.map(weigh).reduce((a, b) => (a.lessThan(b) ? a : b));
        const simplex = new NetworkSimplex(network);
        simplex.tree.loadArcs(simplex.firstTree({ distortion: 1, perception: 1, error: 1 }));
        simplex.approach(doubleWeights(network, weights));
        const rough = valueOf(network, simplex.tree, weights);
        const before = simplex.paths.evaluations;
        simplex.minimise(weights);
        expect(simplex.paths.evaluations).toBeGreaterThan(before);
        expect(valueOf(network, simplex.tree, weights)).toEqual(best);
        if (best.lessThan(rough)) corrected++;
      }
    }
    // Doubles alone end at a point that is not optimal for some of these weights.
    expect(corrected).toBeGreaterThan(0);
  });
});

describe("masses beyond 2^53", () => {
  const prime = 2n ** 61n - 1n;
  const share = (n: bigint): Rational => Rational.of(n, prime);
  const rest = (...masses: bigint[]): Rational[] => [
    ...masses.map(share),
    Rational.one.minus(share(masses.reduce((a, b) => a + b))),
  ];
  const definition = (perception: ProblemDefinition["perception"]): ProblemDefinition => ({
    name: "long-masses",
    source: {
      alphabet: ["0", "1", "2"],
      classes: [
        { name: "w1", prior: share(10n ** 18n), pmf: rest(10n ** 17n, 3n * 10n ** 17n) },
        { name: "w2", prior: Rational.one.minus(share(10n ** 18n)), pmf: rest(10n ** 18n, 10n ** 17n) },
      ],
    },
    channel: {
      outputs: ["0", "1", "2"],
      matrix: [rest(10n ** 18n, 7n), rest(11n, 10n ** 18n), rest(10n ** 17n, 10n ** 17n)],
    },
    classifier: ["w1", "w2", "w2"],
    distortion: "squared-error",
    perception,
  });

  test.each(["total-variation", "wasserstein-1", "wasserstein-2-squared"] as const)(
    "%s: flows in BigInt, the linear program agrees",
    (perception) => {
      const of = build(definition(perception));
      expect(networkOf(of).massUnit).toBeGreaterThan(2n ** 53n);
      const linear = new LinearOracle(of);
      for (const weights of [
        [1n, 1n, 1n],
        [0n, 1n, 3n],
        [1n, 0n, 10n],
        [0n, 0n, 1n],
        [3n, 5n, 0n],
      ] as Triple[]) {
        const given = real(networkOf(of), weights);
        const { distortion, perception: d, errorRate } = linear.achieved(linear.minimise(linear.normalOf(given)).point);
        expect(optimum(of, weights).value).toEqual(
          given.distortion.times(distortion).plus(given.perception.times(d)).plus(given.errorRate.times(errorRate)),
        );
      }
      expect(surface(of.problem).vertices.length).toBeGreaterThan(2);
    },
  );
});

describe("numbers of hundreds of digits", () => {
  const r = (text: string): Rational => Rational.parse(text);
  const list = (text: string): Rational[] => text.split(" ").map(r);
  const tiny = r("1e-400");
  const rest = Rational.one.minus(tiny).minus(r("1/2"));
  // One output: error rates are those of the priors, short beside masses of 400 digits.
  const short: ProblemDefinition = {
    name: "short-error-rates",
    source: {
      alphabet: ["a", "b", "c"],
      classes: [
        { name: "w1", prior: r("1/3"), pmf: [tiny, r("1/2"), rest] },
        { name: "w2", prior: r("2/3"), pmf: list("1/5 0 4/5") },
      ],
    },
    channel: { outputs: ["y"], matrix: [list("1"), list("1"), list("1")] },
    classifier: ["w1", "w2", "w1"],
    distortion: { matrix: [list("0 1e200 1"), list("3e-200 0 1e200"), list("1e100 2 0")] },
    perception: "total-variation",
  };
  const long: ProblemDefinition = {
    ...short,
    name: "long-rows",
    channel: {
      outputs: ["a", "b", "c"],
      matrix: [list("1/2 1/4 1/4"), [r("1e-180"), Rational.one.minus(r("1e-180")), Rational.zero], list("1/7 2/7 4/7")],
    },
  };

  test.each([short, long])(
    "$name: costs are numbers, zeros included, and the surface is that of the linear program",
    (definition) => {
      const of = build(definition);
      const { distortion, error, auxiliary } = networkOf(of).doubles;
      for (const costs of [distortion, error, auxiliary])
        expect(costs.every((cost) => cost >= 0 && cost < 4)).toBe(true);
      const linear = surfaceBy(of, new LinearOracle(of) as unknown as Oracle);
      const listed = ({ vertices }: Pieces): string[] =>
        vertices.map(({ distortion: d, perception, errorRate }) => [d, perception, errorRate].join(" "));
      expect(listed(surface(of.problem))).toEqual(listed(linear));
    },
  );
});

describe("trees", () => {
  const network = networkOf(convexCase(randomProblem({ size: 4, seed: 1, perception: "wasserstein-1" })));

  test("arcs that do not span, and trees with a negative flow, are defects", () => {
    const simplex = new NetworkSimplex(network);
    const arcs = simplex.firstTree({ distortion: 1, perception: 1, error: 1 });
    const turned = arcs.slice();
    const node = turned.findIndex((arc) => arc >= network.restoringArcs);
    // The opposite arc between the same two points carries the flow backwards.
    turned[node] = network.restoringArcs + ((turned[node]! - network.restoringArcs) ^ 1);
    expect(() => simplex.tree.loadArcs(turned)).toThrow("negative flow");
    const apart = arcs.slice();
    apart[network.outputs.length] = -1;
    expect(() => simplex.tree.loadArcs(apart)).toThrow("span");
  });

  test("weights that are all zero say nothing", () => {
    expect(() => doubleWeights(network, [0n, 0n, 0n])).toThrow(RangeError);
  });
});
