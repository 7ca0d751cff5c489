import { describe, expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { lawsOf, scaledLaw, type GaussianLaws } from "../../../src/gaussian/mixture.js";
import { wasserstein } from "../../../src/gaussian/wasserstein.js";

const numbers = (text: string): Rational[] => text.split(",").map((one) => Rational.parse(one));

function laws(priors: string, means: string, variances: string, noise: string): GaussianLaws {
  const model = { priors: numbers(priors), means: numbers(means), variances: numbers(variances) };
  return lawsOf({ ...model, noise: Rational.parse(noise) });
}

describe("W₂", () => {
  // Enclosures by another method, Taylor's formula with interval remainders, in units of 2^−24.
  it.each([
    ["7/10,3/10", "-1,1", "1,1", "1", "809/1000", 1663233n, 1663234n],
    ["1/1000,999/1000", "-1,5", "1,1/100", "1", "9/10", 15881207n, 15881208n],
    ["1/2,1/2", "-1,1", "1/10000,100", "1", "1/2", 59750254n, 59750257n],
  ] as const)("priors %s, means %s, variances %s, noise %s, gain %s", (priors, means, variances, noise, gain, l, u) => {
    const { source, degraded } = laws(priors, means, variances, noise);
    const { lower, upper } = wasserstein(source, scaledLaw(degraded, Rational.parse(gain)), 40);
    expect(lower <= u << 16n && l << 16n <= upper).toBe(true);
    expect(upper - lower <= 3n).toBe(true);
  });

  it("of nearly the same laws is as narrow as asked", () => {
    const { source, degraded } = laws("1/2,1/2", "-1,1", "1,1", "1/1000000");
    const { lower, upper } = wasserstein(source, degraded, 24);
    expect(upper - lower <= 3n).toBe(true);
    // 3.709448348863…·10⁻⁷, known from 104 digits; 2^−24 are 6·10⁻⁸.
    expect(lower <= 6n && upper >= 7n).toBe(true);
  });
});
