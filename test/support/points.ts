/** What proves a point of a problem whose C is one convex function: one plane, and one cut where nothing is feasible. */
import type { Plane } from "../../src/certificate/plane.js";
import type { CaseTree } from "../../src/certificate/point.js";
import type { InfeasiblePoint, PartCut, Point } from "../../src/tradeoff/solve.js";
import type { SweepPoint } from "../../src/tradeoff/sweep.js";

/** The only plane. */
export function planeOf(point: Point | SweepPoint): Plane {
  if ("proof" in point) return onlyPlane(point.proof.trees);
  const [plane, ...more] = point.planes;
  if (plane === undefined || more.length > 0)
    throw new Error(`${String(point.planes.length)} planes where one proves everything`);
  return plane;
}

/** The only cut, without its power, which is 1. */
export function cutOf({ cuts }: InfeasiblePoint): Omit<PartCut, "power"> {
  const [cut, ...more] = cuts;
  if (cut === undefined || more.length > 0) throw new Error(`${String(cuts.length)} cuts where one proves everything`);
  const { power, ...rest } = cut;
  if (power !== 1) throw new Error("a convex divergence is no square");
  return rest;
}

function onlyPlane(trees: readonly CaseTree[]): Plane {
  const [tree, ...more] = trees;
  if (tree?.kind !== "plane" || more.length > 0) throw new Error("one plane proves everything");
  return tree.plane();
}
