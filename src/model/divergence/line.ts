/**
 * Letters that are numbers, placed on a line; sums along it.
 *
 * Source and restored letters are merged into ascending distinct points
 * z_1 < … < z_m; letters of equal value share a point.
 */
import type { Rational } from "../../exact/rational.js";
import type { RationalVector } from "../../exact/vector.js";
import { type RationalMatrix, entry } from "../../exact/vector.js";
import { differences } from "../masses/differences.js";
import type { DivergenceContext, Line } from "./divergence.js";

/** The line on which the letters of both alphabets lie. @throws InputError when a letter is not a rational */
export function lineOf(context: DivergenceContext, purpose: string): Line {
  const source = context.source.values("$.source.alphabet", purpose);
  const restored = context.restored.values("$.restored.alphabet", purpose);
  const sorted = [...source, ...restored].sort((a, b) => a.compare(b));
  const points = sorted.filter((value, i) => i === 0 || !value.equals(entry(sorted, i - 1)));
  const positionOf = new Map(points.map((point, i) => [point.toString(), i]));
  const place = (value: Rational): number => positionOf.get(value.toString()) ?? -1;
  return { points, source: source.map(place), restored: restored.map(place) };
}

/** ρ(x̂,x) = |x̂ − x| to a power. */
export function costOnLine({ points, source, restored }: Line, power: 1 | 2): RationalMatrix {
  const at = (place: number): Rational => entry(points, place);
  return differences(restored.map(at), source.map(at), power);
}

/** Mass per point of the line. */
export function massesOnLine(line: Line, positions: readonly number[], masses: RationalVector): bigint[] {
  const result = line.points.map(() => 0n);
  positions.forEach((position, i) => {
    result[position] = entry(result, position) + entry(masses.numerators, i);
  });
  return result;
}
