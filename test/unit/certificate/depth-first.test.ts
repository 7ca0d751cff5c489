/** Every index comes once, behind one of its neighbours where it has any on the way. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { depthFirst } from "../../../src/certificate/depth-first.js";

const graph = fc
  .integer({ min: 0, max: 12 })
  .chain((size) =>
    fc
      .array(fc.tuple(fc.nat(Math.max(0, size - 1)), fc.nat(Math.max(0, size - 1))), { maxLength: 20 })
      .map((edges) =>
        Array.from({ length: size }, (_, i) => [
          ...new Set(edges.flatMap(([a, b]) => (a === i ? [b] : b === i ? [a] : []))),
        ]),
      ),
  );

it("visits a graph", () => {
  fc.assert(
    fc.property(graph, (neighbours) => {
      const way: number[] = [];
      const seen: number[] = [];
      for (const { index, levels } of depthFirst(neighbours)) {
        expect(levels).toBeLessThanOrEqual(way.length);
        way.length -= levels;
        const parent = way.at(-1);
        // A new part of the graph begins where the way is empty.
        if (parent === undefined) expect(seen.some((one) => neighbours[index]!.includes(one))).toBe(false);
        else expect(neighbours[parent]).toContain(index);
        way.push(index);
        seen.push(index);
      }
      expect([...seen].sort((a, b) => a - b)).toEqual([...neighbours.keys()]);
    }),
  );
});
