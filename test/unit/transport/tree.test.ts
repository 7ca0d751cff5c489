/**
 * The spanning tree: whatever arc of negative reduced cost comes in, flows, potentials and the
 * strong feasibility stay right, no tree comes twice, and the end is the least cost.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { randomProblem } from "../../../src/generate/index.js";
import { convexCase } from "../../../src/model/case.js";
import { problem as built } from "../../../src/model/problem.js";
import { ExactPaths } from "../../../src/transport/cycles.js";
import { networkOf, type Network } from "../../../src/transport/network.js";
import { pointOf } from "../../../src/transport/reading.js";
import { NetworkSimplex } from "../../../src/transport/simplex.js";
import { TreeStore, type SavedTree } from "../../../src/transport/saved-tree.js";
import { Tree } from "../../../src/transport/tree.js";
import { doubleWeights, type Triple } from "../../../src/transport/weights.js";
import { property, runs } from "../../property/property.js";
import { base, list, rows } from "../model/definition.js";

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const networks = randomProblem({ kinds, sizes: { source: 4, outputs: 4, restored: 4 } }).map((problem) =>
  networkOf(convexCase(problem)),
);
const weight = fc.bigInt({ min: 0n, max: 4n });
const weights = fc.tuple(weight, weight, weight).filter((all) => all.some((one) => one > 0n));

function firstTree(network: Network, by: Triple): Tree {
  const tree = new Tree(network);
  tree.loadArcs(new NetworkSimplex(network).firstTree({ distortion: 1, perception: 1, error: 1 }));
  tree.weigh(doubleWeights(network, by));
  return tree;
}

/** Parents lead to the root, and each flow is the net supply of what lies below, without the tree's own flows. */
function expectTree(tree: Tree): void {
  const { network, arc, parent, upward, potential } = tree;
  const { root, nodes, supply, demand } = network;
  const order = [...tree.fromRoot()];
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: nodes }, (_, node) => node));
  const net = Array.from({ length: nodes }, (_, node) => (supply[node] ?? 0n) - demand[node]!);
  for (const node of order.reverse()) {
    if (node === root) continue;
    const above = parent[node]!;
    // Parents come first in the order, so that nothing below is still missing.
    expect(order.indexOf(above)).toBeGreaterThan(order.indexOf(node));
    expect(tree.depthOf(node)).toBe(tree.depthOf(above) + 1);
    const [tail, head] = upward[node] === 1 ? [node, above] : [above, node];
    expect([tree.tail(arc[node]!), tree.head(arc[node]!)]).toEqual([tail, head]);
    expect(tree.flows.at(node)).toBe(net[node]! < 0n ? -net[node]! : net[node]);
    // Strongly feasible: an arc without flow points towards the root.
    expect(upward[node]).toBe(net[node]! >= 0n ? 1 : 0);
    net[above] = net[above]! + net[node]!;
    const step = tree.cost(arc[node]!);
    expect(potential[node]).toBe(upward[node] === 1 ? potential[above]! - step : potential[above]! + step);
    expect(tree.largestPotential).toBeGreaterThanOrEqual(Math.abs(potential[node]!));
    expect(tree.largestDepth).toBeGreaterThanOrEqual(tree.depthOf(node));
  }
  expect([net[root], arc[root], parent[root], potential[root], tree.depthOf(root)]).toEqual([0n, -1, -1, 0, 0]);
  const inTree = new Set(arc);
  for (let k = 0; k < network.arcs; k++) expect(tree.contains(k)).toBe(inTree.has(k));
}

function saved(tree: Tree): SavedTree {
  return tree.save(new TreeStore()).slice();
}

function costOf(network: Network, tree: Tree, [a, b, c]: Triple): Rational {
  const [x, y, z, w] = pointOf(network, tree);
  return Rational.of(a * x + b * y + c * z, w);
}

property(
  "pivots in any order keep what a tree promises, lower the cost when they move mass, and end at the least",
  { network: networks, by: weights, choices: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }) },
  runs(60, 1101),
  ({ network, by, choices }) => {
    const tree = firstTree(network, by);
    const paths = new ExactPaths(network, tree);
    expectTree(tree);
    const seen = new Set([saved(tree).join()]);
    let cost = costOf(network, tree, by);
    for (let step = 0; ; step++) {
      const negative = Array.from({ length: network.arcs }, (_, arc) => arc).filter(
        (arc) => !tree.contains(arc) && paths.reducedCostSign(arc, by) < 0,
      );
      if (negative.length === 0) break;
      const entering = negative[choices[step % choices.length]! % negative.length]!;
      const before = { arcs: new Set(tree.arc), pivots: tree.pivots, version: tree.version };
      tree.load(saved(tree));
      tree.weigh(tree.currentWeights);
      tree.pivot(entering);
      expectTree(tree);
      expect([tree.pivots, tree.version > before.version]).toEqual([before.pivots + 1, true]);
      expect([...tree.arc].filter((arc) => !before.arcs.has(arc))).toEqual([entering]);
      const after = costOf(network, tree, by);
      expect(after.compare(cost)).toBe(tree.moved ? -1 : 0);
      cost = after;
      const key = saved(tree).join();
      expect(seen.has(key)).toBe(false);
      seen.add(key);
    }
    const simplex = new NetworkSimplex(network);
    simplex.tree.loadArcs(simplex.firstTree({ distortion: 1, perception: 1, error: 1 }));
    simplex.minimise(by);
    expect(cost).toEqual(costOf(network, simplex.tree, by));
  },
);

property(
  "a saved tree comes back with its flows, whatever happened since",
  { network: networks, by: weights, other: weights },
  runs(40, 1102),
  ({ network, by, other }) => {
    const simplex = new NetworkSimplex(network);
    const { tree } = simplex;
    tree.loadArcs(simplex.firstTree({ distortion: 1, perception: 1, error: 1 }));
    const store = new TreeStore();
    const states = [by, other, by].map((one) => {
      simplex.minimise(one);
      const arcs = tree.save(store);
      tree.arc.forEach((arc, node) => {
        expect(arcs[node]! & 1).toBe(arc >= 0 && tree.flows.isPositive(node) ? 1 : 0);
        if (arc >= 0) expect(tree.savedArc(arcs, node)).toBe(arc);
      });
      return { one, arcs, copy: arcs.slice(), cost: costOf(network, tree, one) };
    });
    for (const { one, arcs, copy, cost } of states) {
      expect(arcs).toEqual(copy);
      tree.moved = true;
      const { version } = tree;
      tree.load(arcs);
      expect([tree.moved, tree.version === version]).toEqual([false, false]);
      tree.weigh(doubleWeights(network, one));
      expectTree(tree);
      expect(costOf(network, tree, one)).toEqual(cost);
    }
  },
);

describe("on a line of three points", () => {
  const network = networkOf(
    convexCase(
      built({
        ...base,
        source: { alphabet: ["0", "1"], classes: [{ name: "a", prior: Rational.one, pmf: list("1/2 1/2") }] },
        channel: { outputs: ["u"], matrix: rows("1 | 1") },
        classifier: ["a", "a"],
        perception: "wasserstein-1",
      }),
    ),
  );

  test("arcs are numbered row by row, then along the line; costs are those of the weights", () => {
    const tree = firstTree(network, [1n, 1n, 1n]);
    // One row, to the letters 1 and 2; points 0, 1, 2 are the nodes 1, 2, 3.
    expect(Array.from({ length: network.arcs }, (_, arc) => [tree.tail(arc), tree.head(arc)])).toEqual([
      [0, 2],
      [0, 3],
      [1, 2],
      [2, 1],
      [2, 3],
      [3, 2],
    ]);
    tree.weigh({ distortion: 0, perception: 3, error: 5 });
    const { doubles } = network;
    expect([tree.cost(1), tree.cost(4)]).toEqual([5 * doubles.error[1]!, 3 * doubles.auxiliary[2]!]);
  });

  test("a cycle on which nothing blocks would have a negative cost, which is a defect", () => {
    const tree = firstTree(network, [1n, 1n, 1n]);
    const along = tree.arc.find((arc) => arc >= network.restoringArcs)!;
    const back = network.restoringArcs + ((along - network.restoringArcs) ^ 1);
    expect(() => {
      tree.pivot(back);
    }).toThrow("without a blocking arc");
  });

  test("a store keeps every tree, across its slabs", () => {
    const tree = firstTree(network, [1n, 1n, 1n]);
    const store = new TreeStore();
    const marked = Array.from({ length: 40 }, (_, i) => {
      const arcs = tree.save(store);
      arcs[0] = i;
      return arcs;
    });
    expect(marked.map((arcs) => [arcs.length, arcs[0], ...arcs.slice(1)])).toEqual(
      marked.map((_, i) => [network.nodes, i, ...saved(tree).slice(1)]),
    );
  });
});
