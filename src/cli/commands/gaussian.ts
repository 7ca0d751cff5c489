/** `exact-cdp gaussian`: the paper's Gaussian example, with every number enclosed. */
import { InputError, within } from "../../exact/errors.js";
import type { Interval } from "../../exact/elementary/intervals.js";
import { Rational } from "../../exact/rational.js";
import { GaussianExample, type GainPoint, type LeastGain } from "../../gaussian/example.js";
import { criteriaListing, gainsListing, type Criterion } from "../../report/gaussian.js";
import { axis } from "../../tradeoff/grid.js";
import { shellWords, wholeOption } from "../io/options.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";

interface Options extends ReportOptions {
  readonly priors: string;
  readonly means: string;
  readonly variances: string;
  readonly noise: string;
  readonly gain?: string;
  readonly range: string;
  readonly digits: string;
}

/** Most decimals of an enclosure. */
const mostDigits = 1000n;

export async function run(options: Options): Promise<void> {
  const report = new Reporting(options);
  const digits = Number(wholeOption(options.digits, "--digits", mostDigits));
  // log₂ 10 < 3.33; twenty more, so that rounding to decimals hardly widens an enclosure.
  const bits = Math.ceil((digits * 333) / 100) + 20;
  const model = modelOf(options);
  const example = within("gaussian", () => new GaussianExample(model, bits));
  const origin = { model: modelText(options), command: commandOf(options, report) };
  if (options.gain !== undefined) {
    const gains = gainsOf(options.gain);
    await report.print(gainsListing(pointsAt(example, gains), example.degradedRisk(), origin, digits));
    return;
  }
  await report.print(criteriaListing(example, criteriaOf(example, rangeOf(options.range)), origin, digits));
}

function* pointsAt(example: GaussianExample, gains: readonly Rational[]): Generator<GainPoint> {
  for (const gain of gains) yield example.point(gain);
}

function criteriaOf(example: GaussianExample, range: Interval): Criterion[] {
  const square = example.leastSquaresGain();
  const all: [string, LeastGain, Interval?][] = [
    ["mean squared error", { status: "unique", gain: { lower: square, upper: square } }],
    [
      `error rate for a from ${range.lower.toString()} to ${range.upper.toString()}`,
      example.leastErrorGain(range),
      range,
    ],
    ["KL(p_X‖p_X̂)", example.leastDivergenceGain("divergence")],
    ["KL(p_X̂‖p_X)", example.leastDivergenceGain("reverseDivergence")],
  ];
  return all.map(([name, least, on]) => ({
    name,
    least,
    ...(on === undefined ? {} : { range: on }),
    ...("gain" in least ? { values: example.values(least.gain) } : {}),
  }));
}

function modelOf({ priors, means, variances, noise }: Options): GaussianExample["model"] {
  return {
    priors: numbers(priors, "--priors"),
    means: numbers(means, "--means"),
    variances: numbers(variances, "--variances"),
    noise: Rational.parse(noise, "--noise"),
  };
}

function numbers(text: string, path: string): Rational[] {
  return text.split(",").map((part) => Rational.parse(part.trim(), path));
}

function gainsOf(text: string): Rational[] {
  return [...axis(text, "--gain")].map((gain) => {
    if (gain !== "inf" && gain.sign() > 0) return gain;
    throw new InputError({ code: "out-of-range", path: "--gain", expected: "positive numbers", found: String(gain) });
  });
}

function rangeOf(text: string): Interval {
  const [lower, upper, ...rest] = text.split(":");
  if (lower === undefined || upper === undefined || rest.length > 0)
    throw new InputError({ code: "usage", path: "--range", expected: "two gains a:b", found: JSON.stringify(text) });
  return { lower: Rational.parse(lower, "--range"), upper: Rational.parse(upper, "--range") };
}

function modelText({ priors, means, variances, noise }: Options): string {
  return `priors ${priors}; means ${means}; variances ${variances}; noise variance ${noise}; X̂ = aY`;
}

function commandOf(options: Options, report: Reporting): string {
  const { priors, means, variances, noise, gain, range, digits } = options;
  const chosen = Object.entries({
    priors,
    means,
    variances,
    noise,
    gain,
    range: gain === undefined ? range : undefined,
    digits,
  });
  return shellWords([
    "exact-cdp",
    "gaussian",
    ...chosen.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
    ...(report.format === undefined ? [] : ["--format", report.format]),
  ]);
}
