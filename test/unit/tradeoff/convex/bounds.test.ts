/** Bounds as users give them. */
import { describe, expect, test } from "vitest";
import { bound } from "../../../../src/tradeoff/convex/bounds.js";
import { refusal } from "../../model/definition.js";

describe("bounds", () => {
  test.each([
    ["1/2", "1/2"],
    ["0.25", "1/4"],
    [3, "3"],
    ["inf", "inf"],
    ["-0", "0"],
  ])("%j", (given, expected) => {
    expect(String(bound(given, "--distortion"))).toBe(expected);
  });

  test.each([["x"], ["infinity"], [Infinity], [NaN], [null], [undefined], [{}]])("%j is refused", (given) => {
    const found = refusal(() => bound(given as never, "--distortion"));
    expect(found).toMatchObject({ code: "not-a-rational", path: "--distortion" });
    expect(found.message).toMatch(/^--distortion: expected a number such as "1\/10", or "inf", found /);
  });

  test("of a double the author must say which number it stands for", () => {
    expect(refusal(() => bound(0.1, "perception")).message).toBe(
      `perception: expected an exact number: write "0.1" in quotes, found the number 0.1`,
    );
  });

  test("a number that is too large keeps its own error", () => {
    expect(refusal(() => bound("1e99999", "distortion"))).toMatchObject({ code: "too-large" });
  });
});
