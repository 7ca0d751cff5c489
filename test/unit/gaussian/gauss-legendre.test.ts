import { expect, it } from "vitest";
import { FixedArithmetic } from "../../../src/gaussian/arithmetic.js";
import { gaussLegendre } from "../../../src/gaussian/gauss-legendre.js";

it.each([2, 7, 30])("%i nodes integrate powers up to degree 2n − 1", (count) => {
  const bits = 120;
  const a = new FixedArithmetic(bits);
  const rule = gaussLegendre(count, bits);
  expect(rule).toHaveLength(count);
  const slack = BigInt(20 * count);
  for (const degree of [0, 1, 2, count, 2 * count - 2, 2 * count - 1]) {
    const total = rule.reduce((sum, { place, weight }) => {
      let power = a.one;
      for (let i = 0; i < degree; i++) power = a.times(power, { lower: place, upper: place });
      return a.plus(sum, a.times(weight, power));
    }, a.zero);
    const exact = degree % 2 === 1 ? 0n : (2n * a.unit) / BigInt(degree + 1);
    // Nodes are off by up to a unit, which counts up to `degree` times.
    const off = slack + BigInt(2 * degree);
    expect(total.lower - off <= exact && exact <= total.upper + off).toBe(true);
    expect(total.upper - total.lower < BigInt(1000 * count)).toBe(true);
  }
  // One degree more is too much.
  const beyond = rule.reduce((sum, { place, weight }) => {
    return sum + (Number(weight.lower) / 2 ** bits) * (Number(place) / 2 ** bits) ** (2 * count);
  }, 0);
  if (count < 8) expect(2 / (2 * count + 1) - beyond).toBeGreaterThan(1e-9);
});
