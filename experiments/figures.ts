/**
 * Figures as in the slides, exact: perception-distortion curves at several C, C along P, C along D, with the trained
 * restorers as points.
 */
import { sliceAt, type Problem, type Rational } from "exact-cdp";
import { curvesFigure, drawn, type Curve, type PlottedPoint } from "exact-cdp/plot";
import type { AuditedPoint } from "./audit.js";
import { roundNumbersBetween } from "./decimals.js";
import type { Frontier } from "./frontier.js";

/** The curves of one problem, as an SVG. @param points with the names that its table has */
export async function curvesSvg(
  { problem, distortion, perception, errorRate }: Frontier,
  points: readonly (AuditedPoint & { readonly name: string })[],
): Promise<string> {
  const inside = ({ least, greatest }: { least: Rational; greatest: Rational }): Rational[] =>
    roundNumbersBetween(least, greatest, 3);
  const at = [
    ...[...inside(perception), "inf" as const].map((bound) => ({ perception: bound })),
    ...[...inside(distortion), "inf" as const].map((bound) => ({ distortion: bound })),
    ...[...inside(errorRate), errorRate.greatest].map((bound) => ({ errorRate: bound })),
  ];
  const curves = at.map((one): Curve => sliceAt(problem, one));
  return svgOf(
    curves,
    points.map((point) => plotted(problem, point)),
  );
}

function plotted(problem: Problem, point: AuditedPoint & { readonly name: string }): PlottedPoint {
  const { name, distortion, perception, errorRate } = point;
  return { problem, kind: "restorer", name, distortion, perception, errorRate };
}

async function svgOf(curves: readonly Curve[], points: readonly PlottedPoint[]): Promise<string> {
  return [...(await drawn(curvesFigure(curves, { points }), "svg"))].join("");
}
