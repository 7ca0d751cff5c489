/** Discs on which the monotone map is analytic, and distribution functions by Taylor's formula. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { LawAt, movementOn } from "../../../src/gaussian/analytic-map.js";
import { FixedArithmetic } from "../../../src/gaussian/arithmetic.js";
import { LocalLaw } from "../../../src/gaussian/local-law.js";
import { MixtureLaw, type Mixture } from "../../../src/gaussian/mixture.js";

const a = new FixedArithmetic(160);
const at = (text: string): bigint => a.of(Rational.parse(text)).lower;
const point = (value: bigint): { lower: bigint; upper: bigint } => ({ lower: value, upper: value });
const law = (...classes: [string, string, string][]): Mixture =>
  classes.map(([weight, mean, variance]) => ({
    weight: Rational.parse(weight),
    mean: Rational.parse(mean),
    variance: Rational.parse(variance),
  }));

describe("the monotone map", () => {
  const normal = new MixtureLaw(law(["1", "0", "1"]), a);
  const wide = new MixtureLaw(law(["1", "5", "4"]), a);

  it.each(["0", "1", "-3", "6", "-9"])("between normal laws, T(x) = 5 + 2x near %s, it moves by 2R at least", (x) => {
    const places = [new LawAt(normal, a, point(at(x))), new LawAt(wide, a, point(5n * a.unit + 2n * at(x)))] as const;
    const radius = at("1/4");
    const moved = movementOn(...places, radius);
    expect(moved !== undefined && moved >= 2n * radius && moved <= 8n * radius).toBe(true);
  });

  it("far out, discs are wider than the density's own scale 1/x", () => {
    const places = [new LawAt(normal, a, point(at("8"))), new LawAt(wide, a, point(at("21")))] as const;
    expect(movementOn(...places, at("1"))).toBeDefined();
  });

  it("there is none as wide as the distance of a singularity", () => {
    // q = ½N(−2, 1) + ½N(2, 1) vanishes at iy, y = π/4. √(2π)(G(iy) − ½) is i∫_0^y exp(s²/2 − 2)cos(2s) ds = 0.0718…·i,
    // which F = Φ has at iz with ∫_0^z exp(s²/2) ds = 0.0718…, z < 3/40: there T' is infinite.
    const q = new MixtureLaw(law(["1/2", "-2", "1"], ["1/2", "2", "1"]), a);
    const integral = (f: (s: number) => number, to: number): number => {
      let sum = 0;
      for (let i = 0; i < 2000; i++) sum += f(((i + 0.5) * to) / 2000);
      return (sum * to) / 2000;
    };
    const height = integral((s) => Math.exp((s * s) / 2 - 2) * Math.cos(2 * s), Math.PI / 4);
    expect(integral((s) => Math.exp((s * s) / 2), 3 / 40)).toBeGreaterThan(height);
    const places = [new LawAt(normal, a, point(0n)), new LawAt(q, a, point(0n))] as const;
    expect(movementOn(...places, at("3/40"))).toBeUndefined();
    expect(movementOn(...places, at("1/50"))).toBeDefined();
  });
});

describe("Taylor's formula", () => {
  const mixture = new MixtureLaw(law(["1/3", "-1", "1"], ["2/3", "2", "1/4"]), a);
  it.each([
    ["0", "1/2"],
    ["2", "1/8"],
    ["-7", "1"],
    ["9/5", "1/1000"],
  ])("about %s, up to %s away, agrees with Φ", (centre, reach) => {
    const local = LocalLaw.about(mixture, a, at(centre), at(reach));
    expect(local).toBeDefined();
    for (const share of [-4n, -3n, 0n, 1n, 4n]) {
      const x = at(centre) + (at(reach) * share) / 4n;
      expect(local?.holds(x)).toBe(true);
      const { value } = local?.at(x) ?? { value: a.zero };
      const direct = mixture.distribution(point(x));
      expect(value.lower <= direct.upper && direct.lower <= value.upper).toBe(true);
      expect(value.upper - value.lower < 1n << 18n).toBe(true);
    }
    expect(local?.holds(at(centre) + 2n * at(reach))).toBe(false);
  });
});
