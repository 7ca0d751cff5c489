/**
 * Whether there is a tradeoff, for people (text) and for programs (the JSON of `tradeoff --json`).
 */
import { matrixData, planeData } from "../certificate/data.js";
import { printable } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import type { Problem } from "../model/problem.js";
import { hallData } from "../certificate/verdicts.js";
import type { Impossible, Pair, Pairs, Quantity, TradeoffVerdict } from "../theorem/tradeoff.js";
import { intercept } from "../tradeoff/solve.js";
import { aligned, readableBoth } from "./columns.js";
import { problemText, restorerText } from "./point.js";

/** The two quantities of a pair, and the third. */
interface Names {
  readonly two: readonly [Quantity, Quantity];
  readonly third: Quantity;
}

const namesOf: Readonly<Record<keyof Pairs, Names>> = {
  distortionPerception: { two: ["distortion", "perception"], third: "errorRate" },
  distortionErrorRate: { two: ["distortion", "errorRate"], third: "perception" },
  perceptionErrorRate: { two: ["perception", "errorRate"], third: "distortion" },
};

const inWords: Readonly<Record<Quantity, string>> = { distortion: "distortion", perception: "perception", errorRate: "error rate" };

/** The object of `tradeoff --json`. */
export function tradeoffData({ problem, minima, simultaneous, pairs }: TradeoffVerdict): Record<string, unknown> {
  return {
    problem: problem.name,
    minima: { distortion: minima.distortion, perception: minima.perception, errorRate: minima.errorRate },
    simultaneous: simultaneous.attained,
    ...(simultaneous.attained ? { restorer: matrixData(simultaneous.restorer) } : impossibleData(problem, simultaneous.because)),
    pairs: Object.fromEntries(entriesOf(pairs).map(([name, pair]) => [name, pairData(pair, namesOf[name])])),
  };
}

function impossibleData(problem: Problem, because: Impossible): Record<string, unknown> {
  if (because.kind !== "hall") return { [because.kind]: planeData(because.plane) };
  return { hall: { ...hallData(problem, because), outputMass: because.outputMass, sourceMass: because.sourceMass } };
}

function pairData(pair: AnyPair, { two, third }: Names): Record<string, unknown> {
  if (pair.attained) return { attained: true, [third]: pair.third, restorer: matrixData(pair.restorer) };
  return { attained: false, ...Object.fromEntries(two.map((quantity) => [quantity, pair[quantity]])) };
}

/** Several lines of text. @param decimals of the rounded values, marked ≈ */
export function tradeoffText({ problem, minima, simultaneous, pairs }: TradeoffVerdict, decimals: number): string {
  const verdict = simultaneous.attained
    ? ["no tradeoff: one restorer attains all three minima", ...restorerText(simultaneous.restorer, problem, "--json or --certificate")]
    : ["a tradeoff: no restorer attains all three minima", ...becauseText(problem, simultaneous.because, minima, decimals)];
  return [problemText(problem, minima, decimals, readableBoth), "", ...verdict, "", ...pairsText(pairs, decimals)].join("\n");
}

function becauseText(problem: Problem, because: Impossible, least: TradeoffVerdict["minima"], decimals: number): string[] {
  if (because.kind === "hall") return hallText(problem, because, decimals);
  const { plane } = because;
  const { distortion, perception } = plane.multipliers;
  const bound = intercept(problem, plane);
  const terms = [...(because.kind === "plane" ? ["error rate"] : []), ...term(distortion, "distortion"), ...term(perception, "perception")];
  const spent = distortion.times(least.distortion).plus(perception.times(least.perception));
  return [
    `  because    ${terms.join(" + ")} ≥ ${readableBoth(bound, decimals)} for every restorer,`,
    because.kind === "plane"
      ? `             so that with the least distortion and perception the error rate is at least ${readableBoth(bound.minus(spent), decimals)}`
      : `             but with the least distortion and perception it would be ${readableBoth(spent, decimals)}`,
  ];
}

function hallText(problem: Problem, because: Extract<Impossible, { kind: "hall" }>, decimals: number): string[] {
  const { letters, outputs } = hallData(problem, because);
  const [outputMass, sourceMass] = [because.outputMass, because.sourceMass].map((mass) => readableBoth(mass, decimals));
  const [first, more] = [outputs[0] ?? "", outputs.length - 1];
  if (letters.length === 0) {
    const others = more === 0 ? "" : ` (nor at ${String(more)} ${more === 1 ? "other output" : "other outputs"})`;
    return [`  because    at the output ${JSON.stringify(printable(first))} no letter has both the least distortion and the least error rate${others}`];
  }
  return [
    `  because    with the least distortion and error rate all that comes from the ${listed("output", outputs)}`,
    `             goes to the ${listed("letter", letters)}: a mass of ${outputMass ?? ""};`,
    `             but for the least perception only ${sourceMass ?? ""} may go there, the mass of the source letters nearest to them`,
  ];
}

/** Longest list of letters that text shows in full. */
const mostNames = 12;

function listed(what: string, names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => JSON.stringify(printable(name)));
  if (names.length > mostNames) shown.push(`… (${String(names.length)} in all, with --json)`);
  return `${what}${names.length === 1 ? "" : "s"} ${shown.join(", ")}`;
}

function term(factor: Rational, what: string): string[] {
  if (factor.isZero()) return [];
  return [factor.equals(Rational.one) ? what : `${factor.toString()}·${what}`];
}

type AnyPair = { readonly attained: false } & Partial<Record<Quantity, Rational>> | Extract<Pair<Quantity, Quantity>, { attained: true }>;

function entriesOf(pairs: Pairs): [keyof Pairs, AnyPair][] {
  return [
    ["distortionPerception", pairs.distortionPerception],
    ["distortionErrorRate", pairs.distortionErrorRate],
    ["perceptionErrorRate", pairs.perceptionErrorRate],
  ];
}

function pairsText(pairs: Pairs, decimals: number): string[] {
  const rows = entriesOf(pairs).flatMap(([name, pair]) => {
    const { two: [one, other], third } = namesOf[name];
    const title = `${inWords[one]} + ${inWords[other]}`;
    if (pair.attained) return [[title, "yes", `with ${inWords[third]} ${readableBoth(pair.third, decimals)} at the least`]];
    const least = (quantity: Quantity): string => readableBoth(pair[quantity] ?? Rational.zero, decimals);
    return [
      [title, "no", `${inWords[one]} ${least(one)} at the least when the ${inWords[other]} is minimal,`],
      ["", "", `${inWords[other]} ${least(other)} at the least when the ${inWords[one]} is minimal`],
    ];
  });
  return ["two of them at once", ...aligned(rows).map((line) => `  ${line}`)];
}
