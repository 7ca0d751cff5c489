/** Lists of cheap arcs: the same pivots as with every arc priced, and fewer arcs looked at. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { convexCase, type Case } from "../../../src/model/case.js";
import { problem, type ProblemDefinition } from "../../../src/model/problem.js";
import { networkOf } from "../../../src/transport/network.js";
import { NetworkSimplex } from "../../../src/transport/simplex.js";
import { Stars } from "../../../src/transport/stars.js";
import { doubleWeights, type Triple } from "../../../src/transport/weights.js";
import { randomDefinition } from "../../bench/families.js";
import { property } from "../../property/property.js";
import { exhaustive } from "../../support/exhaustive.js";

const size = 40;

function caseOf(seed: number, kind: "total-variation" | "wasserstein-1" | "transport"): Case {
  const definition = randomDefinition({ size, seed, perception: kind === "transport" ? "total-variation" : kind });
  const { matrix } = problem(definition).distortion;
  const rows = Array.from({ length: size }, (_, j) => Array.from({ length: size }, (__, x) => matrix.at(x, j)));
  const perception: ProblemDefinition["perception"] =
    kind === "transport" ? { transport: rows } : definition.perception;
  return convexCase(problem({ ...definition, perception }));
}

const entries = fc.integer({ min: 0, max: 1000 });
/** Steps of a walk among weights, small and large. */
const walk = fc.array(fc.tuple(fc.tuple(entries, entries, entries), fc.integer({ min: 0, max: 40 })), {
  minLength: 2,
  maxLength: 6,
});

property(
  "with and without lists: the same pivots, potentials and ties, wherever the weights go",
  { seed: fc.nat(20), kind: fc.constantFrom("total-variation", "wasserstein-1", "transport"), walk },
  { numRuns: exhaustive ? 12 : 5, seed: 1191 },
  ({ seed, kind, walk }) => {
    const network = networkOf(caseOf(seed, kind));
    const [listing, whole] = [new NetworkSimplex(network), new NetworkSimplex(network, false)];
    for (const simplex of [listing, whole])
      simplex.tree.loadArcs(simplex.firstTree({ distortion: 1, perception: 1, error: 1 }));
    let at: Triple = [1n, 1n, 1n];
    for (const [target, steps] of walk) {
      for (let step = 1; step <= steps + 1; step++) {
        // From the last weights towards the next, then exactly there.
        const [a, b, c] = target.map(
          (value, i) => BigInt(step) * BigInt(value) + BigInt(steps + 1 - step) * at[i]!,
        ) as unknown as Triple;
        if (a === 0n && b === 0n && c === 0n) continue;
        const [one, other] = [listing, whole].map((simplex) => {
          simplex.approach(doubleWeights(network, [a, b, c]));
          const rough = simplex.tree.arc.slice();
          simplex.minimise([a, b, c]);
          const { arc, potential, pivots } = simplex.tree;
          const tight = Array.from({ length: network.arcs }, (_, k) => simplex.isTight(k));
          return { rough, arc: arc.slice(), potential: potential.slice(), pivots, tight };
        });
        expect(one).toEqual(other);
      }
      at = target.map(BigInt) as unknown as Triple;
    }
  },
);

describe("the lists", () => {
  const network = networkOf(caseOf(1, "total-variation"));
  const { heads, outputs, doubles } = network;

  function stars(tree: NetworkSimplex["tree"], listing: boolean): { stars: Stars; first: Float64Array } {
    const first = doubles.distortion.slice();
    const tails = Int32Array.from(outputs, (_, row) => row);
    return { stars: new Stars(tree, { tails, heads, firstArc: 0, first, second: doubles.error }, listing), first };
  }

  test("stand for the arcs outside them until weights or potentials have changed too much", () => {
    const simplex = new NetworkSimplex(network);
    const { tree } = simplex;
    tree.loadArcs(simplex.firstTree({ distortion: 1, perception: 1, error: 1 }));
    simplex.minimise([100n, 1n, 1n]);
    const { distortion, error } = tree.currentWeights;
    for (const listing of [true, false]) {
      const { stars: those, first } = stars(tree, listing);
      those.begin(distortion, error);
      expect(those.price(0, simplex.bound(), simplex.bound(), [])).toBe(-1);
      // An arc that is not in the list is not looked at again: a change of its cost goes unseen.
      let dearest = 0;
      for (let j = 0; j < network.letters; j++)
        if (first[j]! - tree.potential[heads[j]!]! > first[dearest]! - tree.potential[heads[dearest]!]!) dearest = j;
      first[dearest] = -1000;
      expect(those.price(0, simplex.bound(), simplex.bound(), [])).toBe(listing ? -1 : dearest);
      // Raised potentials of heads make the list insufficient: then every arc is priced.
      const raised = tree.potential.slice();
      for (const head of heads) tree.potential[head]! += 10;
      those.update();
      expect(those.price(0, simplex.bound(), simplex.bound(), [])).toBe(dearest);
      tree.potential.set(raised);
    }
  });
});
