/** Bounds on d^power say the same as bounds on d. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { Root } from "../../../../src/exact/root.js";
import { smallRational } from "../../../../src/generate/index.js";
import { problem } from "../../../../src/model/problem.js";
import { caseBounds, isRationalFor } from "../../../../src/tradeoff/cases/bounds.js";
import { property, runs } from "../../../property/property.js";
import { base, refusal } from "../../model/definition.js";

property(
  "d ≤ P exactly where d² ≤ the bound on the square, for d ≥ 0 and P of either sign",
  { P: smallRational(), d: smallRational() },
  runs(200, 73),
  ({ P, d: either }) => {
    const d = either.abs();
    const { perception } = caseBounds({ distortion: "inf", perception: P }, 2);
    expect(perception !== "inf" && d.times(d).atMost(perception)).toBe(d.atMost(P));
    expect(caseBounds({ distortion: P, perception: P }, 1)).toEqual({ distortion: P, perception: P });
  },
);

property(
  "a root bounds the square by its own square, and nothing that is linear itself",
  { square: fc.integer({ min: 2, max: 40 }) },
  runs(60, 74),
  ({ square }) => {
    const root = Root.of(Rational.of(BigInt(square)));
    if (!(root instanceof Root)) return;
    expect(String(caseBounds({ distortion: "inf", perception: root }, 2).perception)).toBe(String(square));
    expect(refusal(() => caseBounds({ distortion: "inf", perception: root }, 1))).toMatchObject({
      code: "not-a-rational",
      path: "perception",
    });
  },
);

it("a root is a rational bound only where every part is a square", () => {
  const root = Root.of(Rational.of(2n));
  const rational = (perception: Parameters<typeof problem>[0]["perception"]): boolean =>
    isRationalFor(problem({ ...base, perception }), root);
  expect(["wasserstein-2", "total-variation"].map((one) => rational(one as never))).toEqual([true, false]);
  expect(rational({ minimum: ["wasserstein-2", "wasserstein-2"] })).toBe(true);
  expect(rational({ minimum: ["wasserstein-2", "total-variation"] })).toBe(false);
  expect(isRationalFor(problem(base), Rational.one)).toBe(true);
});
