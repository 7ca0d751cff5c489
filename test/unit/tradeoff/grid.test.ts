/** Axes of bounds from text and from lists. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { axis, pointCount } from "../../../src/tradeoff/grid.js";
import { refusal } from "../model/definition.js";

const shown = (given: Parameters<typeof axis>[0]): string => [...axis(given, "--distortion")].map(String).join(" ");

describe("what is read", () => {
  test.each([
    ["0", "0"],
    ["1/3", "1/3"],
    ["-2.50", "-5/2"],
    ["inf", "inf"],
    ["0,1/20,1/10", "0 1/20 1/10"],
    ["0,inf", "0 inf"],
    ["inf,0,inf", "inf 0 inf"],
    ["0:1:1/4", "0 1/4 1/2 3/4 1"],
    ["0:1:1/3", "0 1/3 2/3 1"],
    ["0:1:0.3", "0 3/10 3/5 9/10"],
    ["0:1:2", "0"],
    ["1/2:1/2:1", "1/2"],
    ["-1:1:1", "-1 0 1"],
    ["1e-3:3e-3:0.001", "1/1000 1/500 3/1000"],
    ["0:0.(3):1/9", "0 1/9 2/9 1/3"],
    ["0:1:1/2,inf", "0 1/2 1 inf"],
    ["2,0:1:1", "2 0 1"],
    ["0:1:1,0:1:1", "0 1 0 1"],
  ])("%s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test("lists of numbers of every kind", () => {
    expect(shown(["1/2", 3, 4n, Rational.of(5n, 7n), "inf", { s: -1n, n: 1n, d: 3n }])).toBe("1/2 3 4 5/7 inf -1/3");
  });

  test("a range is as long as it is asked for, and made while one goes through it", () => {
    const bounds = axis("0:1:1/1000000,inf", "--distortion");
    expect(bounds.length).toBe(1_000_002);
    expect([...axis("0:1:1/20000,inf", "--distortion")].slice(-3).map(String)).toEqual(["19999/20000", "1", "inf"]);
    const long = axis("0:1:1e-15", "--perception");
    expect(long.length).toBe(10 ** 15 + 1);
    const [first, second] = long;
    expect([first, second].map(String)).toEqual(["0", "1/1000000000000000"]);
    expect(pointCount(bounds, axis("0,1", "--perception"), "both")).toBe(2_000_004);
    expect(refusal(() => pointCount(bounds, long, "both"))).toMatchObject({ code: "too-large", path: "both" });
  });
});

describe("what is refused", () => {
  const number = `a number such as "1/10", or "inf"`;
  const usage = "from:to:step, such as 0:1:1/10, or bounds separated by commas";
  test.each<[Parameters<typeof axis>[0], string, string]>([
    ["", "not-a-rational", `--distortion: expected ${number}, found ""`],
    ["0,,1", "not-a-rational", `--distortion: expected ${number}, found ""`],
    [" 0", "not-a-rational", `--distortion: expected ${number}, found " 0"`],
    ["0, 1", "not-a-rational", `--distortion: expected ${number}, found " 1"`],
    ["Inf", "not-a-rational", `--distortion: expected ${number}, found "Inf"`],
    ["-inf", "not-a-rational", `--distortion: expected ${number}, found "-inf"`],
    ["1/0", "not-a-rational", `--distortion: expected ${number}, found "1/0"`],
    ["0:1", "usage", `--distortion: expected ${usage}, found "0:1"`],
    ["0:1:1/2:3", "usage", `--distortion: expected ${usage}, found "0:1:1/2:3"`],
    ["0:1:0", "usage", `--distortion: expected a step above 0, found "0"`],
    ["0:1:-1/2", "usage", `--distortion: expected a step above 0, found "-1/2"`],
    ["1:0:1/2", "usage", `--distortion: expected from:to:step with from at most to, found "1:0:1/2"`],
    [[], "usage", "--distortion: expected at least one bound, found an empty list"],
    [[0.5], "not-a-rational", `--distortion: expected an exact number: write "0.5" in quotes, found the number 0.5`],
    ["0:1:1e-400", "too-large", `--distortion: expected at most 9007199254740991 bounds, found 1${"0".repeat(399)}1`],
    [
      "1:9007199254740991:1,0",
      "too-large",
      "--distortion: expected at most 9007199254740991 bounds, found 9007199254740992",
    ],
  ])("%j", (given, code, message) => {
    // An error is one line of at most 400 characters a part.
    const found = refusal(() => axis(given, "--distortion"));
    expect(found.code).toBe(code);
    expect(found.message.replace(/…$/, "")).toBe(
      found.message.endsWith("…") ? message.slice(0, found.message.length - 1) : message,
    );
  });

  test.each(["a:1:1", "0:inf:1", "0:1:inf", "::", "0::1"])("%s: every part of a range is a number", (text) => {
    expect(refusal(() => axis(text, "--perception"))).toMatchObject({ code: "not-a-rational", path: "--perception" });
  });
});
