/**
 * The Gaussian example for people (text), for programs (JSON) and as tables.
 *
 * Every number is an interval: its ends are decimals rounded outwards, which CSV has in two columns. Text shows the
 * digits in which both ends agree, followed by … where the number goes on.
 */
import { floorDivide } from "../exact/elementary/fixed.js";
import type { Interval } from "../exact/elementary/intervals.js";
import { Rational } from "../exact/rational.js";
import type { GainPoint, GainValues, GaussianExample, LeastGain } from "../gaussian/example.js";
import { producer, textColumn, words, type Column, type Listing, type Row } from "./listing.js";
import { aligned } from "./text.js";

/** A quantity, the gain at which it is least, and what the quantities are there. */
export interface Criterion {
  readonly name: string;
  readonly least: LeastGain;
  /** The gains among which it is the least; all positive ones where it is left out. */
  readonly range?: Interval;
  readonly values?: GainValues;
}

/** The origin of a table: the parameters, and the command that prints it again. */
export interface GaussianOrigin {
  readonly model: string;
  readonly command: string;
}

const ofGains = ["meanSquaredError", "errorRate", "divergence", "reverseDivergence"] as const;
const ofCurves = [...ofGains, "totalVariation", "wasserstein"] as const;

const titles: Readonly<Record<(typeof ofCurves)[number], string>> = {
  meanSquaredError: "E(X−X̂)²",
  errorRate: "ε(c₀, X̂)",
  divergence: "KL(p_X‖p_X̂)",
  reverseDivergence: "KL(p_X̂‖p_X)",
  totalVariation: "TV",
  wasserstein: "W₂",
};

/** The table of the gains at which the quantities are least: no gain is best for all where the gains differ. */
export function criteriaListing(
  example: GaussianExample,
  criteria: readonly Criterion[],
  origin: GaussianOrigin,
  digits: number,
): Listing {
  const columns = [
    textColumn("criterion"),
    textColumn("status"),
    ...pair("gain", "gain"),
    ...ofGains.flatMap((key) => pair(key, titles[key])),
  ];
  const rows = criteria.map(({ name, least, values }): Row => [
    words(name),
    words(least.status),
    ...ends("gain" in least ? least.gain : undefined, digits),
    ...ofGains.flatMap((key) => ends(values?.[key], digits)),
  ]);
  return {
    head: [
      `Gaussian example, gains at which quantities are least; ${producer}`,
      origin.model,
      `regenerate: ${origin.command}`,
    ],
    tables: [{ columns, rows }],
    data: () => [`${JSON.stringify(criteriaData(example, criteria, digits))}\n`],
    lines: () => criteriaLines(example, criteria, origin, digits),
  };
}

/** The table of the quantities at a list of gains. */
export function gainsListing(
  points: Iterable<GainPoint>,
  risk: Interval,
  origin: GaussianOrigin,
  digits: number,
): Listing {
  const columns = [
    textColumn("gain"),
    ...ofCurves.flatMap((key) => pair(key, titles[key])),
    ...pair("retrainedErrorRate", "ε_Y"),
  ];
  return {
    head: [`Gaussian example, quantities at gains; ${producer}`, origin.model, `regenerate: ${origin.command}`],
    tables: [
      {
        columns,
        rows: mapped(points, (point): Row => [
          words(point.gain.toString()),
          ...ofCurves.flatMap((key) => ends(point[key], digits)),
          ...ends(risk, digits),
        ]),
      },
    ],
    data: () => mapped(points, (point) => `${JSON.stringify(gainData(point, risk, digits))}\n`),
    lines: () => gainLines(points, risk, origin, digits),
  };
}

function* mapped<S, T>(all: Iterable<S>, map: (one: S) => T): Generator<T> {
  for (const one of all) yield map(one);
}

/** Two columns: the lower and the upper end. */
function pair(key: string, title: string): Column[] {
  return [textColumn(`${key}_lower`, `${title} ≥`), textColumn(`${key}_upper`, `${title} ≤`)];
}

function ends(value: Interval | undefined, digits: number): Row {
  if (value === undefined) return [undefined, undefined];
  const { lower, upper } = unitsOf(value, digits);
  return [words(places(lower, digits)), words(places(upper, digits))];
}

/** The interval with its ends rounded outwards to so many decimals. */
export function outward(value: Interval, digits: number): Interval {
  const { lower, upper } = unitsOf(value, digits);
  const unit = 10n ** BigInt(digits);
  return { lower: Rational.of(lower, unit), upper: Rational.of(upper, unit) };
}

/** The ends in units of 10^−digits, rounded outwards. */
function unitsOf({ lower, upper }: Interval, digits: number): { readonly lower: bigint; readonly upper: bigint } {
  const unit = 10n ** BigInt(digits);
  return { lower: floorDivide(lower.num * unit, lower.den), upper: -floorDivide(-upper.num * unit, upper.den) };
}

/** An integer of units of 10^−digits as a decimal. */
function places(value: bigint, digits: number): string {
  const text = String(value < 0n ? -value : value).padStart(digits + 1, "0");
  const [whole, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  return `${value < 0n ? "-" : ""}${whole}${digits === 0 ? "" : `.${rest}`}`;
}

/** Digits that are looked at beyond those that are shown. */
const further = 3;

/**
 * The digits in which both ends agree, at most so many decimals, as "0.2041…"; a rational number as it is; both ends where
 * they agree in less than half of the decimals, as about a number with few digits.
 */
function certainDigits(value: Interval, digits: number): string {
  if (value.lower.equals(value.upper)) return value.lower.toString();
  const { lower, upper } = unitsOf(value, digits + further);
  const [low, high] = [places(lower, digits + further), places(upper, digits + further)];
  let length = 0;
  while (length < low.length && low[length] === high[length]) length++;
  const most = low.length - further;
  const decimals = Math.min(length, most) - low.indexOf(".") - 1;
  if (low.length === high.length && 2 * decimals >= digits) return `${low.slice(0, Math.min(length, most))}…`;
  const ends = unitsOf(value, digits);
  return `[${places(ends.lower, digits)}, ${places(ends.upper, digits)}]`;
}

function intervalData(value: Interval, digits: number): unknown {
  if (value.lower.equals(value.upper)) return value.lower.toString();
  const { lower, upper } = outward(value, digits);
  return { lower: lower.toString(), upper: upper.toString() };
}

function leastData(least: LeastGain, digits: number): object {
  if ("gain" in least) return { status: least.status, gain: intervalData(least.gain, digits) };
  if (least.status === "constant") return { status: least.status };
  return { status: least.status, candidates: least.candidates.map((one) => intervalData(one, digits)) };
}

function criteriaData(example: GaussianExample, criteria: readonly Criterion[], digits: number): object {
  const { priors, means, variances, noise } = example.model;
  const rule = (of: "source" | "degraded"): object => ({
    classes: example.classes(of).map((k) => k + 1),
    thresholds: example.thresholds(of).map((one) => intervalData(one, digits)),
  });
  return {
    model: { priors, means, variances, noise },
    bayesRisk: {
      source: intervalData(example.sourceRisk(), digits),
      degraded: intervalData(example.degradedRisk(), digits),
    },
    rules: { source: rule("source"), degraded: rule("degraded") },
    meanSquaredError: example.meanSquaredErrorCoefficients(),
    equalSecondMoments: intervalData(example.equalMomentsGain(), digits),
    least: criteria.map(({ name, least, values }) => ({
      criterion: name,
      ...leastData(least, digits),
      ...(values === undefined ? {} : valuesData(values, ofGains, digits)),
    })),
    oneGainIsBestForAll: isOneBest(criteria),
  };
}

function gainData(point: GainPoint, risk: Interval, digits: number): object {
  return {
    gain: point.gain,
    ...valuesData(point, ofCurves, digits),
    retrainedErrorRate: intervalData(risk, digits),
  };
}

function valuesData<K extends string>(
  values: Readonly<Record<K, Interval>>,
  keys: readonly K[],
  digits: number,
): object {
  return Object.fromEntries(keys.map((key) => [key, intervalData(values[key], digits)]));
}

/**
 * Whether one gain is best for all: false where the only minimisers of two quantities lie apart (of a quantity that was looked at
 * on a range, where the other minimiser lies in that range), true where all are one rational number, "undecided" otherwise.
 */
function isOneBest(criteria: readonly Criterion[]): boolean | "undecided" {
  const known = criteria.flatMap(({ least, range }) =>
    least.status === "unique" ? [{ gain: least.gain, range }] : [],
  );
  const within = (gain: Interval, range: Interval | undefined): boolean =>
    range === undefined || (range.lower.atMost(gain.lower) && gain.upper.atMost(range.upper));
  const areApart = known.some((a) =>
    known.some((b) => a.gain.upper.lessThan(b.gain.lower) && within(a.gain, b.range) && within(b.gain, a.range)),
  );
  if (areApart) return false;
  const [first] = known;
  const isOne =
    first !== undefined &&
    known.every(
      ({ gain, range }) =>
        range === undefined && gain.lower.equals(first.gain.upper) && gain.upper.equals(first.gain.lower),
    );
  return isOne && known.length === criteria.length ? true : "undecided";
}

function criteriaLines(
  example: GaussianExample,
  criteria: readonly Criterion[],
  { model }: GaussianOrigin,
  digits: number,
): string[] {
  const shown = (value: Interval): string => certainDigits(value, digits);
  const [constant, linear, quadratic] = example.meanSquaredErrorCoefficients();
  const rule = (of: "source" | "degraded"): string => {
    const places = example.thresholds(of).map(shown);
    return example
      .classes(of)
      .map((k, i) => `class ${String(k + 1)}${i < places.length ? ` | ${places[i] ?? ""} | ` : ""}`)
      .join("");
  };
  const verdict = isOneBest(criteria);
  return [
    model,
    "",
    ...aligned([
      ["Bayes risk of X", shown(example.sourceRisk())],
      ["Bayes risk of Y", shown(example.degradedRisk())],
      ["c₀, the Bayes rule of X", rule("source")],
      ["Bayes rule of Y", rule("degraded")],
      ["E(X−aY)²", `${quadratic.toString()}·a² + (${linear.toString()})·a + ${constant.toString()}`],
      ["E(aY)² = E X²", `at a = ${shown(example.equalMomentsGain())}`],
    ]),
    ...criteria.flatMap(({ name, least, values }) => [
      "",
      `least ${name}: ${gainText(least, shown)}`,
      ...(values === undefined ? [] : aligned(ofGains.map((key) => [`  ${titles[key]}`, shown(values[key])]))),
    ]),
    "",
    verdict === false
      ? "No gain is best for all: two of these gains lie apart."
      : verdict === true
        ? "One gain is best for all."
        : "Whether one gain is best for all is not decided.",
  ];
}

function gainText(least: LeastGain, shown: (value: Interval) => string): string {
  if (least.status === "unique") return `at a = ${shown(least.gain)} alone`;
  if (least.status === "end") return `at an end of the range, a = ${shown(least.gain)}`;
  if (least.status === "constant") return "at every gain, it is constant";
  return `not decided; in ${least.candidates.map(shown).join(" or ")}`;
}

function* gainLines(
  points: Iterable<GainPoint>,
  risk: Interval,
  { model }: GaussianOrigin,
  digits: number,
): Generator<string> {
  yield model;
  yield `error rate of a classifier trained on X̂, at every gain: ${certainDigits(risk, digits)}`;
  for (const point of points) {
    yield "";
    yield `a = ${point.gain.toString()}`;
    yield* aligned(ofCurves.map((key) => [`  ${titles[key]}`, certainDigits(point[key], digits)]));
  }
}
