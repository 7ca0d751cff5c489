/** Marks, legend and rows of points: diamonds for restorers, triangles for optima of weighted sums. */
import { entry } from "../../exact/vector.js";
import { ink } from "../figure/colours.js";
import { text, type LegendEntry, type Mark, type Place } from "../figure/figure.js";
import { isEnclosed, perceptionEnds, type PlottedPoint } from "./points.js";
import type { TablePlace } from "./table.js";

/** A diamond for a restorer, with its name if it has one; a triangle for an optimum; a line where d is enclosed. */
export function pointMarks(point: PlottedPoint, power: 1 | 2, colour: string): Mark[] {
  const { distortion, name, kind } = point;
  const ends = perceptionEnds(point, power).map((end): Place => [distortion, end]);
  const at = entry(ends, 0);
  return [
    ...(isEnclosed(point) && ends.length > 1
      ? [{ kind: "line" as const, points: ends, stroke: { colour, width: 1.2 } }]
      : []),
    { kind: "dot", at, shape: kind === "restorer" ? "diamond" : "triangle", colour },
    ...(kind === "restorer" && name !== ""
      ? [{ kind: "label" as const, of: "dot" as const, text: text(name), colour, points: [at] }]
      : []),
  ];
}

export function pointLegend(points: readonly PlottedPoint[]): LegendEntry[] {
  const restorers = points.filter(({ kind }) => kind === "restorer").length;
  const sums = points.reduce((sum, { count = 0 }) => sum + count, 0);
  const places = points.length - restorers;
  return [
    ...(restorers === 0
      ? []
      : [
          {
            sign: { kind: "dot" as const, shape: "diamond" as const, colour: ink },
            text: text(restorers === 1 ? "a restorer" : "restorers"),
          },
        ]),
    ...(places === 0
      ? []
      : [
          {
            sign: { kind: "dot" as const, shape: "triangle" as const, colour: ink },
            text: text(
              `optima of ${String(sums)} weighted ${sums === 1 ? "sum" : "sums"} at ${String(places)} ${places === 1 ? "place" : "places"}`,
            ),
          },
        ]),
  ];
}

export function pointPlaces(points: readonly PlottedPoint[]): TablePlace[] {
  return points.map(({ problem, name, kind, count, ...rest }) => ({
    problem: problem.name,
    item: kind === "restorer" ? `restorer ${name}` : `${name} of ${String(count ?? 0)} weighted sums`,
    distortion: rest.distortion,
    perception: rest.perception,
    errorRate: rest.errorRate,
  }));
}
