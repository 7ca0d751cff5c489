/** Restorers from their rows, and what they achieve: by hand, with their refusals. */
import { describe, expect, test } from "vitest";
import { problem } from "../../../src/model/problem.js";
import { convexCase } from "../../../src/model/case.js";
import { evaluate, perceptions, type Achieved } from "../../../src/tradeoff/evaluate.js";
import { restorer } from "../../../src/format/restorer.js";
import { evaluateCase, perceptualDifference } from "../../../src/tradeoff/oracle/achieved.js";
import { Rational } from "../../../src/exact/rational.js";
import { RationalVector } from "../../../src/exact/vector.js";
import { base, list, refusal, rows } from "../model/definition.js";

const built = problem(base);
const shown = ({ distortion, perception, errorRate }: Achieved): Record<keyof Achieved, string> => ({
  distortion: String(distortion),
  perception: String(perception),
  errorRate: String(errorRate),
});

describe("evaluate", () => {
  // π = (5/16, 11/16, 0); δ = (3/16, 7/8), (3/16, 5/4); e = (9/40, 7/80), (21/40, 13/80); p_X = (3/8, 5/8) on 0, 1.
  test("every output to the first letter", () => {
    const constant = restorer(built, [
      [1, 0],
      ["1", "0"],
      [1n, 0n],
    ]);
    // q = (1, 0) on 1, 2: ½(3/8 + 3/8 + 0)
    expect(shown(evaluate(built, constant))).toEqual({ distortion: "3/8", perception: "3/8", errorRate: "3/4" });
  });

  test("half and half; rows of outputs of mass zero do not count", () => {
    const mixed = restorer(built, [
      ["1/2", "1/2"],
      [0, 1],
      ["0.25", "0.75"],
    ]);
    // q = (5/32, 27/32): ½(3/8 + 15/32 + 27/32)
    expect(shown(evaluate(built, mixed))).toEqual({ distortion: "57/32", perception: "27/32", errorRate: "51/160" });
  });

  test("the same by case, with the classes, and every part of the divergence", () => {
    const rowsGiven = [
      ["1/2", "1/2"],
      [0, 1],
      ["0.25", "0.75"],
    ];
    const { labeling, ...achieved } = evaluate(built, restorer(built, rowsGiven));
    expect(labeling).toEqual([0, 1]);
    expect(evaluateCase(convexCase(built), restorer(built, rowsGiven))).toEqual(achieved);
    // W₂² moves 27/32 of the mass to 2 and leaves 5/32 at 1: from 0 to 1 5/32·1, from 0 to 2 7/32·4, from 1 to 2 5/8·1.
    const least = problem({ ...base, perception: { minimum: ["wasserstein-2", "total-variation"] } });
    expect(perceptions(least, restorer(least, rowsGiven)).map(String)).toEqual(["sqrt(53/32)", "27/32"]);
    expect(shown(evaluate(least, restorer(least, rowsGiven)))).toEqual({
      distortion: "57/32",
      perception: "27/32",
      errorRate: "51/160",
    });
  });

  test("a re-trained classifier answers what is best for the restored letter, ties to the first class", () => {
    const retrained = problem({ ...base, classifier: "retrained" });
    // Every output to the first letter: a = (1/4, 3/4); the other letter never comes.
    expect(
      evaluate(
        retrained,
        restorer(retrained, [
          [1, 0],
          [1, 0],
          [1, 0],
        ]),
      ),
    ).toMatchObject({ labeling: [1, 0], errorRate: Rational.parse("1/4") });
  });

  test("a transport matrix is evaluated by its cheapest coupling", () => {
    const given = problem({ ...base, perception: { transport: rows("0 1 | 2 0") } });
    const q = (text: string): string =>
      perceptualDifference(convexCase(given), RationalVector.from(list(text))).toString();
    expect(q("3/8 5/8")).toBe("0");
    expect(q("1 0")).toBe("5/8");
    expect(q("0 1")).toBe("3/4");
    expect(q("1/2 1/2")).toBe("1/8");
  });
});

describe("restorer", () => {
  test.each([
    [
      [
        [1, 0],
        [1, 0],
      ],
      "wrong-length",
      "$: expected 3 entries (one row per channel output), found 2",
    ],
    [[[1, 0], [1], [1, 0]], "wrong-length", "$[1]: expected 2 entries (one mass per restored letter), found 1"],
    [
      [
        [1, 0],
        ["3/2", "-1/2"],
        [1, 0],
      ],
      "out-of-range",
      "$[1][1]: expected a number that is at least 0, found -1/2",
    ],
    [
      [
        [1, 0],
        [1, 0],
        ["1/3", "1/3"],
      ],
      "out-of-range",
      '$[2]: expected masses with sum 1 ("normalise": true beside them divides by the sum), found sum 2/3',
    ],
    [
      [
        [1, 0],
        [1, 0],
        [0.5, 0.5],
      ],
      "not-a-rational",
      `$[2][0]: expected an exact number: write "0.5" in quotes, found the number 0.5`,
    ],
    [
      [
        [1, 0],
        [1, 0],
        ["x", 0],
      ],
      "not-a-rational",
      `$[2][0]: expected a number such as "7/10", "-3", "0.25", "1e-3" or "0.(3)", found "x"`,
    ],
  ])("refusal %#", (given, code, message) => {
    expect(refusal(() => restorer(built, given))).toMatchObject({ code, message });
  });

  test("a path of one's own", () => {
    expect(refusal(() => restorer(built, [], "restorer.json")).message).toBe(
      "restorer.json: expected 3 entries (one row per channel output), found 0",
    );
  });
});
