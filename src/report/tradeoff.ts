/**
 * Whether there is a tradeoff, for people (text) and for programs (the JSON of `tradeoff --json`).
 *
 * Where C is convex the reason is a Hall set or a plane, and every pair of quantities has the least
 * third one at their minima or how much each must give up for the other. Elsewhere the reason is C
 * at the minima.
 */
import { planeData } from "../certificate/data.js";
import { hallData, type Impossible } from "../certificate/verdicts.js";
import { distinguishable, inQuotes } from "../exact/names.js";
import { Rational } from "../exact/rational.js";
import { rational } from "../exact/value.js";
import { classesOf, convexCase, isRetrained } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import type { ConvexTradeoff, Exchange, Exchanges, Pair, Quantity, TradeoffVerdict } from "../theorem/tradeoff.js";
import { tradeoffVerdict } from "../theorem/argument.js";
import { intercept } from "../tradeoff/convex/point.js";
import { notationArgument } from "./argument.js";
import { labelingText, problemText, restorerText, term } from "./point.js";
import { Notation } from "./notation.js";
import { aligned } from "./text.js";

type HallReason = Extract<Extract<ConvexTradeoff["simultaneous"], { attained: false }>["because"], { kind: "hall" }>;

/** The two quantities of a pair, and the third. */
interface Names {
  readonly two: readonly [Quantity, Quantity];
  readonly third: Quantity;
}

const namesOf: Readonly<Record<keyof Exchanges, Names>> = {
  distortionPerception: { two: ["distortion", "perception"], third: "errorRate" },
  distortionErrorRate: { two: ["distortion", "errorRate"], third: "perception" },
  perceptionErrorRate: { two: ["perception", "errorRate"], third: "distortion" },
};

const inWords: Readonly<Record<Quantity, string>> = {
  distortion: "distortion",
  perception: "perception",
  errorRate: "error rate",
};

/** The object of `tradeoff --json`. */
export function tradeoffData(verdict: TradeoffVerdict): Record<string, unknown> {
  tradeoffVerdict(verdict, "verdict");
  const { problem, minima, simultaneous, pairs, convex } = verdict;
  return {
    problem: problem.name,
    minima: { distortion: minima.distortion, perception: minima.perception, errorRate: minima.errorRate },
    simultaneous: simultaneous.attained,
    ...(simultaneous.attained ? { restorer: simultaneous.restorer } : {}),
    ...(simultaneous.attained && isRetrained(problem) ? { classifier: classesOf(problem, simultaneous.labeling) } : {}),
    ...(convex?.simultaneous.attained === false ? impossibleData(problem, convex.simultaneous.because) : {}),
    pairs:
      convex === undefined
        ? pairs
        : Object.fromEntries(
            entriesOf(convex.exchanges).map(([name, exchange]) => [name, pairData(exchange, namesOf[name])]),
          ),
  };
}

function impossibleData(problem: Problem, because: Impossible<HallReason>): Record<string, unknown> {
  if (because.kind !== "hall") return { [because.kind]: planeData(because.plane) };
  return { hall: { ...hallData(problem, because), outputMass: because.outputMass, sourceMass: because.sourceMass } };
}

function pairData(pair: AnyExchange, { two, third }: Names): Record<string, unknown> {
  if (pair.attained) return { attained: true, [third]: pair.third, restorer: pair.restorer };
  return { attained: false, ...Object.fromEntries(two.map((quantity) => [quantity, pair[quantity]])) };
}

/** The verdict as lines of text. @param shown the notation of its numbers */
export function tradeoffText(verdict: TradeoffVerdict, shown: Notation = new Notation()): string {
  tradeoffVerdict(verdict, "verdict");
  notationArgument(shown, "shown");
  const { problem, minima, simultaneous, pairs, convex } = verdict;
  const lines = simultaneous.attained
    ? [
        "no tradeoff: one restorer attains all three minima",
        ...(isRetrained(problem) ? [`  classifier   ${labelingText(problem, simultaneous.labeling)}`] : []),
        ...restorerText(simultaneous.restorer, problem, { full: "--json or --certificate", shown }),
      ]
    : ["a tradeoff: no restorer attains all three minima", ...reasonLines(verdict, shown)];
  const table = convex === undefined ? pairRows(pairs, shown) : exchangeRows(convex.exchanges, shown);
  const title = problemText(problem, minima, shown);
  return [title, "", ...lines, "", "two of them at once", ...aligned(table).map((line) => `  ${line}`)].join("\n");
}

function reasonLines({ problem, minima, pairs, convex }: TradeoffVerdict, shown: Notation): string[] {
  if (convex?.simultaneous.attained === false)
    return becauseText(problem, convex.simultaneous.because, convex.minima, shown);
  const { errorRate } = pairs.distortionPerception;
  if (errorRate === undefined)
    return ["  because    no restorer has the least distortion and the least perception at once"];
  return [
    `  because    with the least distortion and perception the error rate is at least ${shown.both(errorRate)}, not ${shown.both(minima.errorRate)}`,
  ];
}

function pairRows(pairs: TradeoffVerdict["pairs"], shown: Notation): string[][] {
  const names = Object.keys(namesOf) as (keyof Exchanges)[];
  const row = ({ attained, errorRate }: Pair): string[] => [
    attained ? "yes" : "no",
    errorRate === undefined ? "no restorer has both" : `error rate ${shown.both(errorRate)} at the least`,
  ];
  return names.map((name) => [pairTitle(name), ...row(pairs[name])]);
}

/** `distortion + perception`. */
function pairTitle(name: keyof Exchanges): string {
  return namesOf[name].two.map((quantity) => inWords[quantity]).join(" + ");
}

function becauseText(
  problem: Problem,
  because: Impossible<HallReason>,
  least: ConvexTradeoff["minima"],
  shown: Notation,
): string[] {
  if (because.kind === "hall") return hallText(problem, because, shown);
  const { plane } = because;
  const { distortion, perception } = plane.multipliers;
  const bound = intercept(convexCase(problem), plane);
  const terms = [
    ...(because.kind === "plane" ? ["error rate"] : []),
    term(distortion, "distortion", shown),
    term(perception, "perception", shown),
  ].filter((text) => text !== "");
  const spent = distortion.times(rational(least.distortion)).plus(perception.times(rational(least.perception)));
  return [
    `  because    ${terms.join(" + ")} ≥ ${shown.both(bound)} for every restorer,`,
    because.kind === "plane"
      ? `             so that with the least distortion and perception the error rate is at least ${shown.both(bound.minus(spent))}`
      : `             but with the least distortion and perception it would be ${shown.both(spent)}`,
  ];
}

function hallText(problem: Problem, because: HallReason, shown: Notation): string[] {
  const { letters, outputs } = hallData(problem, because);
  const [outputMass, sourceMass] = [because.outputMass, because.sourceMass].map((mass) => shown.both(mass));
  const [first, more] = [outputs[0] ?? "", outputs.length - 1];
  if (letters.length === 0) {
    const others = more === 0 ? "" : ` (nor at ${String(more)} ${more === 1 ? "other output" : "other outputs"})`;
    return [
      `  because    at the output ${distinguishable(problem.channel.outputs.letters, inQuotes)(first)} no letter has both the least distortion and the least error rate${others}`,
    ];
  }
  return [
    `  because    with the least distortion and error rate all that comes from the ${listed("output", outputs, problem.channel.outputs.letters)}`,
    `             goes to the ${listed("letter", letters, problem.restored.letters)}: a mass of ${outputMass ?? ""};`,
    `             but for the least perception only ${sourceMass ?? ""} may go there, the mass of the source letters nearest to them`,
  ];
}

/** Longest list of letters that text shows in full. */
const mostNames = 12;

/** @param known all names of the kind, from which those listed are told apart */
function listed(what: string, names: readonly string[], known: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(distinguishable(known, inQuotes));
  if (names.length > mostNames) shown.push(`… (${String(names.length)} in all, with --json)`);
  return `${what}${names.length === 1 ? "" : "s"} ${shown.join(", ")}`;
}

type AnyExchange =
  | ({ readonly attained: false } & Partial<Record<Quantity, Rational>>)
  | Extract<Exchange<Quantity, Quantity>, { attained: true }>;

function entriesOf(pairs: Exchanges): [keyof Exchanges, AnyExchange][] {
  return [
    ["distortionPerception", pairs.distortionPerception],
    ["distortionErrorRate", pairs.distortionErrorRate],
    ["perceptionErrorRate", pairs.perceptionErrorRate],
  ];
}

function exchangeRows(exchanges: Exchanges, shown: Notation): string[][] {
  return entriesOf(exchanges).flatMap(([name, pair]) => {
    const {
      two: [one, other],
      third,
    } = namesOf[name];
    const title = pairTitle(name);
    if (pair.attained) return [[title, "yes", `with ${inWords[third]} ${shown.both(pair.third)} at the least`]];
    const least = (quantity: Quantity): string => shown.both(pair[quantity] ?? Rational.zero);
    return [
      [title, "no", `${inWords[one]} ${least(one)} at the least when the ${inWords[other]} is minimal,`],
      ["", "", `${inWords[other]} ${least(other)} at the least when the ${inWords[one]} is minimal`],
    ];
  });
}
