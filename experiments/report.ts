/**
 * The report of a run: tables in Markdown, and all points as CSV with exact numbers. The same run gives the same
 * bytes, so times are not in it.
 */
import { Enclosure, Rational } from "exact-cdp";
import type { AuditedPoint } from "./audit.js";
import { aboveAChord } from "./chords.js";
import { decimal, decimalOf } from "./decimals.js";
import type { Range, Ranges } from "./frontier.js";
import type { Sentence } from "./sentences.js";
import type { LossWeights } from "./settings.js";
import type { Perception } from "./source/problems.js";

export interface NamedPoint extends AuditedPoint {
  readonly name: string;
  readonly weights: LossWeights;
}

/** Whether the restorer was read as a softmax over letters: its name has an s behind. */
export function isSoftmax({ name }: Pick<NamedPoint, "name">): boolean {
  return name.endsWith("s");
}

/** The exact minimiser of a loss α·D + β·P + γ·ε; with a smooth divergence nearly, and P is a bound that it meets. */
export interface MinimalLoss {
  readonly weights: LossWeights;
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
}

/** What an experiment with one perceptual difference came to: plain data and Rationals, which are kept as JSON. */
export interface Outcome {
  readonly experiment: string;
  readonly title: string;
  readonly divergence: Perception;
  readonly problem: string;
  readonly heldOut: { readonly right: number; readonly count: number };
  readonly sizes: { readonly letters: number; readonly outputs: number; readonly pieces?: number };
  readonly ranges: Ranges;
  readonly points: readonly NamedPoint[];
  readonly sentences: readonly Sentence[];
  readonly losses: readonly MinimalLoss[];
  /** The curves with the points, as SVG. */
  readonly picture: string;
  /** The text of the problem file. */
  readonly file: string;
}

/** All tables. */
export function reportMarkdown(outcomes: readonly Outcome[]): string {
  return [
    "Sources and frontiers; ranges are those of the corners of C, of a band those of breakpoints of its slices:",
    sourcesTable(outcomes),
    "Trained restorers; gap = ε − C(D,P); every C(D,P) has a certificate that the checker accepted:",
    pointsTable(outcomes),
    "Sentences of the slides, decided on C:",
    sentencesTable(outcomes),
    "Losses αD + βP + γε: the exact minimiser, and the trained restorer that leaves least:",
    lossesTable(outcomes),
  ].join("\n\n");
}

function sourcesTable(outcomes: readonly Outcome[]): string {
  return markdownTable(
    ["experiment", "d", "held out, right", "letters", "outputs", "pieces of C", "D ≈", "P ≈", "C ≈"],
    outcomes.map(({ title, divergence, heldOut, sizes, ranges }) => [
      title,
      divergence,
      `${String(heldOut.right)} of ${String(heldOut.count)}`,
      String(sizes.letters),
      String(sizes.outputs),
      sizes.pieces === undefined ? "a band" : String(sizes.pieces),
      rangeText(ranges.distortion),
      rangeText(ranges.perception),
      rangeText(ranges.errorRate),
    ]),
  );
}

function pointsTable(outcomes: readonly Outcome[]): string {
  return markdownTable(
    [
      "experiment",
      "d",
      "points",
      "on the frontier",
      "least gap ≈",
      "greatest gap ≈",
      "C known to ≈",
      "above a chord of others",
    ],
    outcomes.map(({ experiment, divergence, points }) => {
      const gaps = points.map(({ gap }) => gap).sort((a, b) => (lowerOf(a).lessThan(lowerOf(b)) ? -1 : 1));
      const [least = Rational.zero] = gaps;
      const greatest = gaps.at(-1) ?? Rational.zero;
      return [
        experiment,
        divergence,
        String(points.length),
        String(gaps.filter((gap) => lowerOf(gap).equals(Rational.zero)).length),
        decimalOf(least, 6),
        decimalOf(greatest, 6),
        widestText(points),
        String(points.filter((point) => aboveAChord(point, points)).length),
      ];
    }),
  );
}

/** The width of the widest enclosure of C, in a unit of 10⁻¹². */
function widestText(points: readonly NamedPoint[]): string {
  const widths = points.flatMap(({ least }) =>
    least instanceof Enclosure && least.width !== "inf" ? [least.width] : [],
  );
  const widest = widths.reduce((greatest, one) => (greatest.lessThan(one) ? one : greatest), Rational.zero);
  return widest.isZero() ? "exact" : decimal(widest, 12);
}

function lowerOf(value: Rational | Enclosure): Rational {
  return value instanceof Enclosure ? value.lower : value;
}

/** The sentences with their numbers, and a column for each number. */
function sentencesTable(outcomes: readonly Outcome[]): string {
  const [first] = outcomes;
  if (first === undefined) return "";
  const list = first.sentences.map(({ text }, i) => `${String(i + 1)}. ${text}`).join("\n");
  const table = markdownTable(
    ["experiment", "d", ...first.sentences.map((_, i) => String(i + 1))],
    outcomes.map(({ experiment, divergence, sentences }) => [experiment, divergence, ...sentences.map(verdictText)]),
  );
  return `${list}\n\n${table}`;
}

function verdictText({ holds, detail }: Sentence): string {
  const verdict = holds ? "holds" : "does not hold";
  return detail === undefined ? verdict : `${verdict}, ${detail}`;
}

function lossesTable(outcomes: readonly Outcome[]): string {
  return markdownTable(
    ["experiment", "d", "α, β, γ", "least at D, P, ε ≈", "least loss ≈", "best trained at D, P, ε ≈", "it leaves ≈"],
    outcomes.flatMap(({ experiment, divergence, losses, points }) =>
      losses.flatMap((minimal) => {
        const { weights } = minimal;
        const least = lossOf(weights, minimal);
        const own = points.filter((point) => sameWeights(point.weights, weights));
        const [first] = own;
        if (first === undefined) return [];
        const best = own.reduce((a, b) => (lossOf(weights, b).lessThan(lossOf(weights, a)) ? b : a), first);
        return [
          [
            experiment,
            divergence,
            `${weights.alpha}, ${weights.beta}, ${weights.gamma}`,
            placeText(minimal),
            decimal(least, 6),
            placeText(best),
            decimal(lossOf(weights, best).minus(least), 6),
          ],
        ];
      }),
    ),
  );
}

type Place = Pick<AuditedPoint, "distortion" | "perception" | "errorRate">;

function lossOf({ alpha, beta, gamma }: LossWeights, { distortion, perception, errorRate }: Place): Rational {
  return Rational.from(alpha)
    .times(distortion)
    .plus(Rational.from(beta).times(perception))
    .plus(Rational.from(gamma).times(errorRate));
}

function sameWeights(a: LossWeights, b: LossWeights): boolean {
  return a.alpha === b.alpha && a.beta === b.beta && a.gamma === b.gamma;
}

function placeText({ distortion, perception, errorRate }: Place): string {
  return [distortion, perception, errorRate].map((one) => decimal(one, 4)).join(", ");
}

function rangeText({ least, greatest }: Range): string {
  return `${decimal(least, 4)} to ${decimal(greatest, 4)}`;
}

/** A table; no cell holds a bar. */
function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Names and numbers as they are; an enclosure has a comma, [lower, upper], and is quoted. */
function cellOf(value: string | Rational | Enclosure): string {
  return value instanceof Enclosure ? `"${value.toString()}"` : String(value);
}

/** Every trained point with exact numbers; where C is enclosed, so is the gap. */
export function pointsCsv(outcomes: readonly Outcome[]): string {
  const head = "problem,restorer,alpha,beta,gamma,distortion,perception,errorRate,leastErrorRate,gap";
  const rows = outcomes.flatMap(({ problem, points }) =>
    points.map(({ name, weights: { alpha, beta, gamma }, distortion, perception, errorRate, least, gap }) =>
      [problem, name, alpha, beta, gamma, distortion, perception, errorRate, least, gap].map(cellOf).join(","),
    ),
  );
  return [head, ...rows].map((line) => `${line}\n`).join("");
}
