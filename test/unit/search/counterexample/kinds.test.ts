/** The kinds of instances: counted, merged, and read from a journal. */
import { describe, expect, it } from "vitest";
import { KindCounter, countedIn, mergeKinds } from "../../../../src/search/counterexample/kinds.js";
import { readTasksResult } from "../../../../src/search/counterexample/results-reader.js";

const counter = new KindCounter();
counter.add({ definition: { distortion: "hamming", perception: { witnesses: [] }, classifier: ["a"] } });
counter.add({ definition: { distortion: { matrix: [] }, perception: "total-variation", classifier: "bayes" } }, 2);
const { kinds } = counter;

it("counts every instance once for each measure", () => {
  expect(kinds).toEqual({
    distortions: { hamming: 1, matrix: 2 },
    divergences: { "total-variation": 2, witnesses: 1 },
    classifiers: { bayes: 2, names: 1 },
  });
  expect(countedIn(kinds)).toBe(3);
});

it("merges, and tells nothing where a part does not", () => {
  expect(mergeKinds([kinds, kinds])).toMatchObject({ distortions: { hamming: 2, matrix: 4 } });
  expect(mergeKinds([kinds, undefined])).toBeUndefined();
});

describe("a line of a journal", () => {
  const parameters = { conjecture: "c", strategy: "random", seed: 1, steps: 500, all: false } as const;
  const line = { from: "0", to: "3", counts: { "2-1-1-1": { holds: 3 } }, kinds };

  it("has them, or has none", () => {
    expect(readTasksResult(line, parameters)).toEqual(line);
    const { kinds: _, ...without } = line;
    expect(readTasksResult(without, parameters)).toEqual(without);
  });

  it.each<[what: string, kinds: object, says: string]>([
    ["fewer", { ...kinds, distortions: { hamming: 1 } }, "$.kinds.distortions"],
    ["a part of one", { ...kinds, classifiers: { bayes: 2.5, names: 0.5 } }, "$.kinds.classifiers.bayes"],
    ["another key", { ...kinds, letters: {} }, "letters"],
    ["no list", { ...kinds, divergences: 3 }, "$.kinds.divergences"],
  ])("with %s is refused", (_what, wrong, says) => {
    expect(() => readTasksResult({ ...line, kinds: wrong }, parameters)).toThrow(says);
  });
});
