import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { compare, outcomeOf, theorem1Smooth } from "../../../src/conjectures/theorem-1-smooth.js";
import { isKnown, tolerance, type Enclosed, type End } from "../../../src/conjectures/quantities/enclosures.js";
import type { Place } from "../../../src/conjectures/quantities/places.js";
import { exhaustive } from "../../support/exhaustive.js";
import { decided, familyCase, galleryInstance, onGallery, provedStatements } from "../../support/conjecture.js";

const r = (text: string): Rational => Rational.parse(text);

/** What is said of a C that is enclosed between the ends of a function, at ends (0,2) and (2,0). */
function outcome(C: (at: Place) => readonly [End, End]): unknown {
  const places = ["0", "2"].map((D) => ({ distortion: r(D), perception: r("2").minus(r(D)) }));
  const { point } = compareAt(galleryInstance("binary-denoising"));
  const enclosed = (at: Place): Enclosed => {
    const [lower, upper] = C(at);
    return { bounds: at, lower, upper, point };
  };
  const { status, score } = outcomeOf(compare([places[0]!, places[1]!], enclosed));
  return [status, score?.toString()];
}

/** Any point; the comparison does not look at it. */
function compareAt(_: unknown): Pick<Enclosed, "point"> {
  return { point: undefined as unknown as Enclosed["point"] };
}

const isMiddle = ({ distortion }: Place): boolean => distortion.equals(Rational.one);
const isJoin = ({ distortion, perception }: Place): boolean =>
  distortion.equals(perception) && !isMiddle({ distortion, perception });

describe("theorem-1-smooth", () => {
  test("holds of random problems of all smooth kinds, every value with a certificate", () => {
    const all = decided(theorem1Smooth, exhaustive ? 30 : 12, 4);
    expect(all.map(({ outcome: { status } }) => status)).toEqual(all.map(() => "holds"));
    for (const {
      outcome: { score },
    } of all)
      expect(score!.sign()).toBeLessThanOrEqual(0);
    for (const { instance } of all.slice(0, exhaustive ? 10 : 4)) {
      for (const statement of provedStatements(theorem1Smooth, instance))
        expect(["enclosure", "value", "infeasible"]).toContain((statement as { kind: string }).kind);
    }
  });

  test("says so where enclosures prove that C is above a chord, infeasible between two feasible points, or rises", () => {
    const half: readonly [End, End] = [r("1/2"), r("1/2")];
    expect(outcome(() => half)).toEqual(["holds", "0"]);
    expect(outcome((at) => (isMiddle(at) ? [r("3/5"), r("3/5")] : half))).toEqual(["violated", "1/10"]);
    expect(outcome((at) => (isMiddle(at) ? ["inf", "inf"] : half))).toEqual(["violated", "2"]);
    expect(outcome((at) => (isJoin(at) ? [r("3/5"), r("3/5")] : half))).toEqual(["violated", "1/10"]);
    // Where an end is infeasible the chord is infinite.
    expect(outcome(({ distortion }) => (distortion.isZero() ? ["inf", "inf"] : half))).toEqual(["holds", "0"]);
  });

  test("is not refuted where enclosures overlap, and undecided where they are wide", () => {
    const wide = r("1/10");
    const around = (value: Rational, width: Rational): readonly [End, End] => [value, value.plus(width)];
    // The middle may be on the chord, and may be above it.
    expect(outcome((at) => (isMiddle(at) ? around(r("1/2"), wide) : around(r("1/2"), wide)))).toEqual([
      "undecided",
      "-1/10",
    ]);
    expect(outcome(() => around(r("1/2"), tolerance))).toEqual(["holds", "-1/1000000000"]);
    expect(outcome(() => [r("1/2"), "inf"])).toEqual(["undecided", "-2"]);
    // Above the upper ends by less than any tolerance is above all the same.
    const hair = tolerance.over(r("10"));
    expect(outcome((at) => (isMiddle(at) ? around(r("1/2").plus(hair), hair) : [r("1/2"), r("1/2")]))).toEqual([
      "violated",
      "1/10000000000",
    ]);
    expect(
      isKnown({ ...compareAt(0), bounds: { distortion: "inf", perception: "inf" }, lower: r("0"), upper: "inf" }),
    ).toBe(false);
  });

  test("cases of a family with a kernel; a re-trained classifier is refused", () => {
    const shape = { classes: 2, inputs: 2, outputs: 1, denominator: 1n, sourceDenominator: 3n };
    const kernel = {
      "mmd-squared": [
        ["2", "1"],
        ["1", "1"],
      ].map((row) => row.map(r)),
    };
    for (const index of [1n, 3n, 5n])
      expect(
        theorem1Smooth.decide(
          familyCase(shape, index, { distortion: "hamming", perception: kernel, classifier: "bayes" }),
        ),
      ).toMatchObject({ status: "holds" });
    expect(() => onGallery(theorem1Smooth, "missed-alarm")).toThrow(/classifier/);
  });
});
