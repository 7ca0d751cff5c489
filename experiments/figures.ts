/**
 * Figures as in the slides, exact: perception-distortion curves at several C, C along P, C along D, with the trained
 * restorers as points and the exact minimisers of their losses. With a smooth divergence curves are bands.
 */
import type { Problem, Rational } from "exact-cdp";
import { curvesFigure, drawn, optima, type PlottedPoint } from "exact-cdp/plot";
import { roundNumbersBetween } from "./decimals.js";
import { curveOf, type Frontier, type Range } from "./frontier.js";
import { isSoftmax, type MinimalLoss, type NamedPoint } from "./report.js";

/** The curves of one problem, as an SVG. Restorers that are read as a softmax have no name, for want of space. */
export async function curvesSvg(
  frontier: Frontier,
  points: readonly NamedPoint[],
  losses: readonly MinimalLoss[],
): Promise<string> {
  const { problem, distortion, perception, errorRate } = frontier;
  const inside = ({ least, greatest }: Range): Rational[] => roundNumbersBetween(least, greatest, 3);
  const curves = [
    ...[...inside(perception), "inf" as const].map((bound) => ({ perception: bound })),
    ...[...inside(distortion), "inf" as const].map((bound) => ({ distortion: bound })),
    ...[...inside(errorRate), errorRate.greatest].map((bound) => ({ errorRate: bound })),
  ].map((at) => curveOf(frontier, at));
  const plotted = [...minimisers(problem, losses), ...points.map((point) => restorer(problem, point))];
  return [...(await drawn(curvesFigure(curves, { points: plotted }), "svg"))].join("");
}

function restorer(problem: Problem, point: NamedPoint): PlottedPoint {
  const { distortion, perception, errorRate } = point;
  const name = isSoftmax(point) ? "" : point.name;
  return { problem, kind: "restorer", name, distortion, perception, errorRate };
}

/** Those at one place as one triangle. */
function minimisers(problem: Problem, losses: readonly MinimalLoss[]): PlottedPoint[] {
  return optima(
    problem,
    losses.map(({ distortion, perception, errorRate }) => ({ achieved: { distortion, perception, errorRate } })),
  );
}
