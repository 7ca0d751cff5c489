/**
 * Points of the achievable set in pictures: restorers, and optima of weighted sums.
 */
import { Enclosure } from "../../exact/enclosure.js";
import { Rational } from "../../exact/rational.js";
import { Root } from "../../exact/root.js";
import { valueText, type Value } from "../../exact/value.js";
import type { SweepPoint } from "../../tradeoff/sweep.js";
import type { Problem } from "../../model/problem.js";

/** (D, P, ε) of a restorer, or of the optimum of some weighted sums. */
export interface PlottedPoint {
  readonly problem: Problem;
  readonly kind: "restorer" | "optimum";
  /** Written beside the point of a restorer, unless it is empty. */
  readonly name: string;
  readonly distortion: Rational;
  readonly perception: Value;
  readonly errorRate: Rational;
  /** How many weighted sums are least here. */
  readonly count?: number;
}

/** The ends of d^power: one number where d is known exactly. */
export function perceptionEnds({ perception }: Pick<PlottedPoint, "perception">, power: 1 | 2): readonly Rational[] {
  const powered = (value: Rational): Rational => (power === 2 ? value.times(value) : value);
  if (perception instanceof Rational) return [powered(perception)];
  if (perception instanceof Root) return power === 2 ? [perception.square] : [perception.nearest(rootParts)];
  const { lower, upper } = perception;
  return upper === "inf" ? [powered(lower)] : [powered(lower), powered(upper)];
}

/** A root on an axis of power 1 is shown to this part of a unit, finer than any page. */
const rootParts = 1_000_000_000n;

/** The optima of sums, those at one place as one point. */
export function optima(problem: Problem, all: readonly Pick<SweepPoint, "achieved">[]): PlottedPoint[] {
  const found = new Map<string, PlottedPoint>();
  for (const { achieved } of all) {
    const { distortion, perception, errorRate } = achieved;
    if (perception === "inf") continue;
    const key = `${distortion.toString()},${valueText(perception)},${errorRate.toString()}`;
    const count = (found.get(key)?.count ?? 0) + 1;
    found.set(key, { problem, kind: "optimum", name: "", distortion, perception, errorRate, count });
  }
  return [...found.values()].map((point, i) => ({ ...point, name: `optimum ${String(i)}` }));
}

/** Whether the perceptual difference is known only to lie between two numbers. */
export function isEnclosed({ perception }: PlottedPoint): boolean {
  return perception instanceof Enclosure;
}
