/**
 * The Gaussian example against mpmath: error rates, divergences, total variation and W₂ of several models, by quadrature
 * at 40 digits. The enclosures are 10^−30 wide.
 */
import { describe, expect, it } from "vitest";
import type { Interval } from "../../src/exact/elementary/intervals.js";
import { Rational } from "../../src/exact/rational.js";
import { GaussianExample } from "../../src/gaussian/example.js";
import { pythonWithMpmath } from "../support/tools.js";
import { output } from "./process.js";

const python = pythonWithMpmath();
const script = new URL("gaussian.py", import.meta.url).pathname;

const models = [
  {
    priors: ["7/10", "3/10"],
    means: ["-1", "1"],
    variances: ["1", "1"],
    noise: "1",
    gains: ["1/2", "809/1000"],
  },
  {
    priors: ["1/2", "1/4", "1/4"],
    means: ["-1", "0", "3"],
    variances: ["1", "2", "1/2"],
    noise: "1/2",
    gains: ["4/5"],
  },
  { priors: ["1/3", "2/3"], means: ["0", "0"], variances: ["1/4", "3"], noise: "1/10", gains: ["9/10"] },
  { priors: ["1"], means: ["5/2"], variances: ["1/3"], noise: "2", gains: ["1/3"] },
];

const ends = ({ lower, upper }: Interval): string[] => [lower.toString(), upper.toString()];
const numbers = (texts: readonly string[]): Rational[] => texts.map((text) => Rational.parse(text));

describe.skipIf(python === undefined)("the Gaussian example against mpmath", () => {
  it("every quantity at every gain", async () => {
    const lines = models.flatMap(({ gains, ...texts }) => {
      const { priors, means, variances } = texts;
      const model = {
        priors: numbers(priors),
        means: numbers(means),
        variances: numbers(variances),
        noise: Rational.parse(texts.noise),
      };
      const example = new GaussianExample(model, 104);
      return gains.map((gain, i) => {
        const { wasserstein, ...point } = example.point(Rational.parse(gain));
        const enclosures = {
          sourceRisk: ends(example.sourceRisk()),
          degradedRisk: ends(example.degradedRisk()),
          meanSquaredError: ends(point.meanSquaredError),
          errorRate: ends(point.errorRate),
          divergence: ends(point.divergence),
          reverseDivergence: ends(point.reverseDivergence),
          totalVariation: ends(point.totalVariation),
          ...(i === 0 ? { wasserstein: ends(wasserstein) } : {}),
        };
        return JSON.stringify({ ...texts, gain, enclosures });
      });
    });
    const printed = (await output(python!, [script], `${lines.join("\n")}\n`)).trim().split("\n");
    expect(printed).toEqual([String(lines.length * 7 + models.length)]);
  });
});
