/**
 * At which bounds the golden files freeze each problem of the gallery.
 *
 * Bounds are measured from the least distortion and perception, so that the points lie
 * where something is decided: at both minima (infeasible where there is a tradeoff),
 * a little above both, at the least perception with twice the least distortion (what
 * the best restorer of perfect perception needs at most, for squared error), and
 * without one bound.
 */
import type { Problem } from "../../src/model/problem.js";
import { Rational } from "../../src/exact/rational.js";
import { Root } from "../../src/exact/root.js";
import type { Value } from "../../src/exact/value.js";
import { minima } from "../../src/tradeoff/minima.js";

const { zero, one } = Rational;
const tenth = Rational.of(1n, 10n);
const fiftieth = Rational.of(1n, 50n);

interface Scale {
  /** D_min + t·D_min, or D_min + t/10 where D_min = 0. */
  readonly distortion: (t: Rational) => string;
  /** P_min + t. */
  readonly perception: (t: Rational) => string;
}

function scale(problem: Problem): Scale {
  const { distortion, perception } = minima(problem);
  const least = { distortion, perception: short(perception) };
  const unit = least.distortion.isZero() ? tenth : least.distortion;
  return {
    distortion: (t) => least.distortion.plus(unit.times(t)).toString(),
    perception: (t) => least.perception.plus(t).toString(),
  };
}

/** A least perception; where it is irrational, which is none of the points, a hundredth nearby, and above an enclosure. */
function short(least: Value | "inf"): Rational {
  if (least instanceof Rational) return least;
  if (least instanceof Root) return least.nearest(100n);
  if (least === "inf" || least.upper === "inf") throw new Error("a gallery problem has a finite least perception");
  const { num, den } = least.upper;
  return Rational.of((100n * num) / den + 1n, 100n);
}

/** The points of `solve`, as `--at` takes them. */
export function points(problem: Problem): string[] {
  const { distortion, perception } = scale(problem);
  return [
    `${distortion(zero)},${perception(zero)}`,
    `${distortion(tenth)},${perception(fiftieth)}`,
    `${distortion(one)},${perception(zero)}`,
    `${distortion(Rational.of(1n, 4n))},inf`,
  ];
}

/** The axes of `table`. */
export function axes(problem: Problem): { readonly distortion: string; readonly perception: string } {
  const { distortion, perception } = scale(problem);
  return {
    distortion: [zero, tenth, one].map(distortion).join(","),
    perception: [...[zero, fiftieth, tenth].map(perception), "inf"].join(","),
  };
}
