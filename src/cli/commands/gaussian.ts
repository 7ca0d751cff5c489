/**
 * `exact-cdp gaussian`: the paper's Gaussian example, with every number enclosed; with --quantise its problem with finitely
 * many letters as a problem file, with --settle C of such problems.
 */
import { shellWords } from "../../exact/words.js";
import { InputError, within } from "../../exact/errors.js";
import type { Interval } from "../../exact/elementary/intervals.js";
import { Rational } from "../../exact/rational.js";
import { GaussianExample, type GainPoint, type LeastGain } from "../../gaussian/example.js";
import { finiteProblem } from "../../gaussian/finite.js";
import { criteriaListing, gainsListing, type Criterion } from "../../report/gaussian.js";
import { settlingListing } from "../../report/gaussian-settling.js";
import { axis } from "../../tradeoff/grid.js";
import { writeCertificates } from "../io/certificates.js";
import {
  divergenceOption,
  lettersOption,
  modelOption,
  modelText,
  modeOf,
  type GaussianOptions as Options,
} from "../io/gaussian-options.js";
import { Interrupted } from "../io/interrupted.js";
import { widthOf, wholeOption } from "../io/options.js";
import { print } from "../io/output.js";
import { Reporting } from "../io/reporting.js";
import { limitOf, settle, settlingOption } from "../io/settling.js";

/** Most decimals of an enclosure. */
const mostDigits = 1000n;

/** The options where the user does not say. */
const usual = { range: "1/10:2", digits: "30", settleDigits: "8", divergence: "total-variation" };

export async function run(options: Options): Promise<void> {
  const mode = modeOf(options);
  const report = new Reporting(options);
  const model = modelOption(options);
  if (mode === "quantise") {
    const letters = lettersOption(options.quantise ?? "", "--quantise");
    const divergence = divergenceOption(options.perception ?? usual.divergence, "--perception");
    print(
      `${JSON.stringify(
        within("gaussian", () => finiteProblem(model, letters, divergence)),
        null,
        2,
      )}\n`,
    );
    return;
  }
  const given = mode === "settle" ? settlingOption(options) : undefined;
  const precision = widthOf(options.tolerance);
  const digitsText = options.digits ?? (mode === "settle" ? usual.settleDigits : usual.digits);
  const digits = Number(wholeOption(digitsText, "--digits", mostDigits));
  // log₂ 10 < 3.33; twenty more, so that rounding to decimals hardly widens an enclosure.
  const bits = Math.ceil((digits * 333) / 100) + 20;
  const example = within("gaussian", () => new GaussianExample(model, bits));
  if (given !== undefined) {
    const settled = await settle(model, given, precision);
    const origin = { model: modelText(options), command: settleCommand(options, report) };
    const limit = limitOf(example, given.bounds, digits);
    await report.print(settlingListing(settled, limit, { ...given.bounds, divergence: given.divergence }, origin));
    if (options.certificate !== undefined)
      writeCertificates(
        options.certificate,
        settled.map(({ point }) => point),
      );
    if (settled.length < given.sizes.length) throw new Interrupted();
    return;
  }
  const origin = { model: `${modelText(options)}; X̂ = aY`, command: commandOf(options, digitsText, report) };
  if (options.gain !== undefined) {
    const gains = gainsOf(options.gain);
    await report.print(gainsListing(pointsAt(example, gains), example.degradedRisk(), origin, digits));
    return;
  }
  const range = rangeOf(options.range ?? usual.range);
  await report.print(criteriaListing(example, criteriaOf(example, range), origin, digits));
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

function commandOf(options: Options, digits: string, report: Reporting): string {
  const { gain, range = usual.range } = options;
  const chosen = { ...parametersOf(options), gain, range: gain === undefined ? range : undefined, digits };
  const format = report.format === undefined ? [] : ["--format", report.format];
  return shellWords(["exact-cdp", "gaussian", ...wordsOf(chosen), ...format]);
}

function settleCommand(options: Options, report: Reporting): string {
  const { settle: sizes, distortion, perception, divergence = usual.divergence, tolerance, digits } = options;
  const chosen = { settle: sizes, distortion, perception, divergence, tolerance, digits };
  return report.command("gaussian", ...wordsOf({ ...parametersOf(options), ...chosen }));
}

function parametersOf({ priors, means, variances, noise }: Options): Readonly<Record<string, string>> {
  return { priors, means, variances, noise };
}

function wordsOf(options: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
}
