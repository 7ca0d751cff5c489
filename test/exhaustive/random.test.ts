/**
 * The solver against brute force on random problems: other numbers than the grid has.
 *
 * Up to four classes, all seven kinds of divergence, alphabets that overlap in part; sizes
 * such that all vertices can be tried (reference.ts).
 */
import { describe, expect } from "vitest";
import { problemWithBounds, type Sizes } from "../../src/generate/index.js";
import { shown, valueAt } from "../property/values.js";
import { Reference } from "./reference.js";
import { property, runs } from "../property/property.js";

const sizes: readonly (Sizes & { readonly numRuns: number })[] = [
  { source: 3, outputs: 2, restored: 2, numRuns: 400 },
  { source: 4, outputs: 1, restored: 3, numRuns: 250 },
  { source: 2, outputs: 3, restored: 2, numRuns: 150 },
  { source: 1, outputs: 2, restored: 3, numRuns: 60 },
];

describe("C is the least error over all vertices", () => {
  for (const [i, { numRuns, ...most }] of sizes.entries()) {
    property(
      `at most ${most.source} × ${most.outputs}, restored to ${most.restored}`,
      { instance: problemWithBounds(3, { sizes: most }) },
      runs(numRuns, 950 + i),
      ({ instance: { definition, problem, bounds } }) => {
        const reference = new Reference(definition);
        for (const at of bounds) expect(shown(valueAt(problem, at))).toBe(shown(reference.value(at)));
      },
    );
  }
});
