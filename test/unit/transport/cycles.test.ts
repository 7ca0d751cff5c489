/** Exact signs along tree paths against potentials that are computed node by node. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { randomProblem } from "../../../src/generate/index.js";
import { convexCase } from "../../../src/model/case.js";
import { EqualPotentials, ExactPaths } from "../../../src/transport/cycles.js";
import { networkOf, type Network } from "../../../src/transport/network.js";
import { NetworkSimplex } from "../../../src/transport/simplex.js";
import type { Tree } from "../../../src/transport/tree.js";
import type { Triple } from "../../../src/transport/weights.js";
import { property, runs } from "../../property/property.js";

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const weights = fc
  .tuple(fc.bigInt({ min: 0n, max: 4n }), fc.bigInt({ min: 0n, max: 4n }), fc.bigInt({ min: 0n, max: 4n }))
  .filter((all) => all.some((one) => one > 0n));

function costsOf(network: Network, arc: number): readonly [Rational, Rational, Rational] {
  if (arc >= network.restoringArcs)
    return [Rational.zero, Rational.of(network.auxiliaryCost[arc - network.restoringArcs]!), Rational.zero];
  const t = network.rowDenominator[Math.floor(arc / network.letters)]!;
  return [Rational.of(network.distortion.at(arc), t), Rational.zero, Rational.of(network.error.at(arc), t)];
}

const weigh = ([a, b, c]: Triple, [x, y, z]: readonly [Rational, Rational, Rational]): Rational =>
  x
    .times(Rational.of(a))
    .plus(y.times(Rational.of(b)))
    .plus(z.times(Rational.of(c)));

/** Potentials of the three costs by themselves: pot(head) = pot(tail) + cost on tree arcs, 0 at the root. */
function potentialsOf(network: Network, tree: Tree): (readonly [Rational, Rational, Rational])[] {
  const potentials: (readonly [Rational, Rational, Rational])[] = [];
  for (const node of tree.fromRoot()) {
    const arc = tree.arc[node]!;
    if (arc < 0) potentials[node] = [Rational.zero, Rational.zero, Rational.zero];
    else {
      const above = potentials[tree.parent[node]!]!;
      const cost = costsOf(network, arc);
      potentials[node] = [0, 1, 2].map((i) =>
        tree.upward[node] === 1 ? above[i]!.minus(cost[i]!) : above[i]!.plus(cost[i]!),
      ) as unknown as readonly [Rational, Rational, Rational];
    }
  }
  return potentials;
}

property(
  "reduced costs, differences of potentials and directions of cycles",
  { problem: randomProblem({ kinds, sizes: { source: 4, outputs: 4, restored: 4 } }), first: weights, other: weights },
  runs(80, 149),
  ({ problem, first, other }) => {
    const network = networkOf(convexCase(problem));
    const simplex = new NetworkSimplex(network);
    const { tree } = simplex;
    tree.loadArcs(simplex.firstTree({ distortion: 1, perception: 1, error: 1 }));
    simplex.minimise(first);
    const paths = new ExactPaths(network, tree);
    const equal = new EqualPotentials(paths, network.nodes);
    const potentials = potentialsOf(network, tree);
    for (const by of [first, other]) {
      equal.reset();
      const at = (node: number): Rational => weigh(by, potentials[node]!);
      for (let a = 0; a < network.nodes; a++) {
        for (let b = 0; b < network.nodes; b++) {
          expect(paths.potentialSign(a, b, by)).toBe(at(a).compare(at(b)));
          expect(equal.sign(a, b, by)).toBe(at(a).compare(at(b)));
        }
      }
      for (let arc = 0; arc < network.arcs; arc++) {
        const [tail, head] = [tree.tail(arc), tree.head(arc)];
        expect(paths.reducedCostSign(arc, by)).toBe(
          weigh(by, costsOf(network, arc)).plus(at(tail)).minus(at(head)).sign(),
        );
        const direction = costsOf(network, arc).map((cost, i) =>
          cost.plus(potentials[tail]![i]!).minus(potentials[head]![i]!),
        );
        const found = paths.cycle(arc).map((value) => Rational.of(value));
        direction.forEach((value, i) => {
          expect(found[i]!.sign()).toBe(value.sign());
          direction.forEach((otherValue, j) =>
            expect(found[i]!.times(otherValue).equals(found[j]!.times(value))).toBe(true),
          );
        });
      }
    }
    // At an optimum no arc has a negative reduced cost.
    expect(
      Array.from({ length: network.arcs }, (_, arc) => paths.reducedCostSign(arc, first)).every((sign) => sign >= 0),
    ).toBe(true);
  },
);
