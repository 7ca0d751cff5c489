/**
 * Whether a composite problem has a tradeoff, for people and for programs (`tradeoff --json`).
 */
import { matrixData } from "../certificate/data.js";
import { classesOf } from "../model/problem.js";
import type { Pair, TradeoffVerdict } from "../theorem/tradeoff.js";
import { aligned, readableBoth } from "./columns.js";
import { labelingText } from "./composite.js";
import { problemText, restorerText } from "./point.js";

/** The object of `tradeoff --json`: as for other problems, but the reason is the value C(D_min,P_min) itself. */
export function compositeTradeoffData({ problem, minima, simultaneous, pairs, points: [both] }: TradeoffVerdict): Record<string, unknown> {
  const attained = simultaneous.attained && both.status === "optimal";
  return {
    problem: problem.name,
    minima: { distortion: minima.distortion, perception: minima.perception, errorRate: minima.errorRate },
    simultaneous: simultaneous.attained,
    ...(attained ? { restorer: matrixData(both.restorer) } : {}),
    ...(attained && problem.classifier === "retrained" ? { classifier: classesOf(problem, both.labeling) } : {}),
    pairs: Object.fromEntries(Object.entries(pairs).map(([name, pair]: [string, Pair]) => [name, pair])),
  };
}

/** Several lines of text. @param decimals of the rounded values, marked ≈ */
export function compositeTradeoffText(verdict: TradeoffVerdict, decimals: number): string {
  const { problem, minima, simultaneous, pairs, points } = verdict;
  const [both] = points;
  const lines =
    simultaneous.attained && both.status === "optimal"
      ? [
          "no tradeoff: one restorer attains all three minima",
          ...(problem.classifier === "retrained" ? [`  classifier   ${labelingText(problem, both.labeling)}`] : []),
          ...restorerText(both.restorer, problem, "--json or --certificate"),
        ]
      : ["a tradeoff: no restorer attains all three minima", `  because    ${because(verdict, decimals)}`];
  const row = (title: string, { attained, errorRate }: Pair): string[] => [
    title,
    attained ? "yes" : "no",
    errorRate === undefined ? "no restorer has both" : `error rate ${readableBoth(errorRate, decimals)} at the least`,
  ];
  const rows = [
    row("distortion + perception", pairs.distortionPerception),
    row("distortion + error rate", pairs.distortionErrorRate),
    row("perception + error rate", pairs.perceptionErrorRate),
  ];
  return [problemText(problem, minima, decimals), "", ...lines, "", "two of them at once", ...aligned(rows).map((line) => `  ${line}`)].join("\n");
}

function because({ simultaneous: { errorRate }, minima }: TradeoffVerdict, decimals: number): string {
  if (errorRate === undefined) return "no restorer has the least distortion and the least perception at once";
  return `with the least distortion and perception the error rate is at least ${readableBoth(errorRate, decimals)}, not ${readableBoth(minima.errorRate, decimals)}`;
}
