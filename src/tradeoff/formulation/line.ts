/**
 * Wasserstein-1 on a line: flows to the right and to the left between neighbouring points.
 *
 * Balance at point i: q(i) + flow in − flow out = p_X(i); Σ gap·flow ≤ P. The
 * balances of all points sum to an identity, so the last one is left out and its
 * potential is 0. The duals φ(i) satisfy |φ(i+1) − φ(i)| ≤ μ·gap: the cut is
 * v(x) = φ at x, w(x̂) = φ at x̂.
 */
import { commonDenominator } from "../../exact/integers.js";
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Line } from "../../model/divergence/divergence.js";
import { massesOnLine } from "../../model/divergence/line.js";
import type { PartColumn, PartInput, PartRow, PerceptionPart } from "./part.js";

export function linePart({ source, massDenominator }: PartInput, line: Line): PerceptionPart {
  const last = line.points.length - 1;
  const masses = massesOnLine(line, line.source, source).map((mass) => Rational.of(mass, source.denominator));
  const gaps = line.points.slice(1).map((point, i) => point.minus(entry(line.points, i)));
  const gapDenominator = commonDenominator(gaps.map((gap) => gap.den));
  const perception = last;
  const rows: PartRow[] = line.points.slice(0, last).map((point, i) => ({
    name: `balance at ${String(point)}`,
    relation: "=",
    denominator: massDenominator,
    constant: entry(masses, i),
    slope: 0,
  }));
  rows.push({
    name: "perception",
    relation: "<=",
    denominator: massDenominator * gapDenominator,
    constant: Rational.zero,
    slope: 1,
  });
  const columns = gaps.flatMap((gap, i): PartColumn[] => {
    const cost = gap.num * (gapDenominator / gap.den);
    const arc = (name: string, sign: bigint): PartColumn => ({
      name: `${name} between ${String(entry(line.points, i))} and ${String(entry(line.points, i + 1))}`,
      rows: i + 1 < last ? [i, i + 1, perception] : [i, perception],
      values: i + 1 < last ? [-sign, sign, cost] : [-sign, cost],
    });
    return [arc("flow right", 1n), arc("flow left", -1n)];
  });
  return {
    rows,
    columns,
    letterRow: line.restored.map((position) => (position === last ? undefined : position)),
    readCut(dual) {
      const potential = (position: number): Rational => (position === last ? Rational.zero : entry(dual, position));
      return {
        multiplier: entry(dual, perception).negated(),
        cut: { kind: "transport", source: line.source.map(potential), restored: line.restored.map(potential) },
      };
    },
  };
}
