/** Instances with other letters, outputs and classes. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import {
  instanceKey,
  picks,
  restoresItself,
  withClasses,
  withLetters,
  withOutputs,
} from "../../../../src/generate/instance/edit.js";
import { instance, type InstanceDefinition } from "../../../../src/generate/instance/instance.js";

const r = (value: string): Rational => Rational.parse(value);
const numbers = (rows: readonly (readonly (number | string)[])[]): Rational[][] =>
  rows.map((row) => row.map((value) => r(String(value))));

/** Letters a, b, c; restored b, d: union a, b, c, d. */
const { definition } = instance({
  name: "given",
  source: {
    alphabet: ["a", "b", "c"],
    classNames: ["u", "v", "w"],
    counts: [
      [1n, 2n, 3n],
      [4n, 5n, 6n],
      [7n, 8n, 10n],
    ],
  },
  channel: {
    outputs: ["p", "q", "s"],
    matrix: numbers([
      ["1/2", "1/4", "1/4"],
      [0, 1, 0],
      [0, 0, 1],
    ]),
  },
  restored: { alphabet: ["b", "d"] },
  classifier: ["v", "w"],
  distortion: {
    matrix: numbers([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
  },
  perception: {
    minimum: [
      {
        transport: numbers([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      },
      { witnesses: numbers([[1, 2, 3, 4]]) },
    ],
  },
});

describe("edits", () => {
  it("take every table along with a letter", () => {
    const without = withLetters(
      definition,
      picks(["a", "b", "c"]).filter(({ from }) => from !== 1),
      picks(["b", "d"]),
    );
    expect(without.source).toEqual({
      alphabet: ["a", "c"],
      classNames: ["u", "v", "w"],
      counts: [
        [1n, 3n],
        [4n, 6n],
        [7n, 10n],
      ],
    });
    expect(without.channel.matrix).toEqual(
      numbers([
        ["1/2", "1/4", "1/4"],
        [0, 0, 1],
      ]),
    );
    expect(without.distortion).toEqual({
      matrix: numbers([
        [1, 2],
        [5, 6],
      ]),
    });
    // b is a letter of X̂ alone now: the union is a, c, b, d.
    expect(without.perception).toEqual({
      minimum: [
        {
          transport: numbers([
            [1, 3],
            [4, 6],
          ]),
        },
        { witnesses: numbers([[1, 3, 2, 4]]) },
      ],
    });
    const other = withLetters(definition, picks(["a", "b", "c"]), [{ from: 1, letter: "d" }]);
    expect(other).toMatchObject({
      classifier: ["w"],
      distortion: { matrix: numbers([[2], [4], [6]]) },
      restored: { alphabet: ["d"] },
    });
    expect(() => instance(without)).not.toThrow();
  });

  it("merge and drop outputs, and scale rows again", () => {
    expect(withOutputs(definition.channel, [[0], [1, 2]])).toEqual({
      outputs: ["p", "q"],
      matrix: numbers([
        ["1/2", "1/2"],
        [0, 1],
        [0, 1],
      ]),
    });
    expect(withOutputs(definition.channel, [[0], [1]])).toEqual({
      outputs: ["p", "q"],
      matrix: numbers([
        ["2/3", "1/3"],
        [0, 1],
        [1, 0],
      ]),
    });
  });

  it("merge and drop classes, and what named them", () => {
    const merged = withClasses(definition, [[0, 2], [1]]);
    expect(merged.source).toMatchObject({
      classNames: ["u", "v"],
      counts: [
        [8n, 10n, 13n],
        [4n, 5n, 6n],
      ],
    });
    expect(merged.classifier).toEqual(["v", "u"]);
    expect(withClasses(definition, [[0], [1]]).classifier).toEqual(["v", "u"]);
  });

  it("know X̂ = X, and instances by all but their names", () => {
    expect(restoresItself(definition)).toBe(false);
    const itself: InstanceDefinition = { ...definition, restored: { alphabet: ["a", "b", "c"] } };
    expect(restoresItself(itself)).toBe(true);
    expect(restoresItself({ ...definition, restored: { alphabet: ["b", "a", "c"] } })).toBe(false);
    expect(instanceKey({ ...definition, name: "other" })).toBe(instanceKey(definition));
    expect(instanceKey(itself)).not.toBe(instanceKey(definition));
  });
});
