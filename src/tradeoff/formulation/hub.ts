/**
 * Total variation: one excess u(z) ≥ p_X(z) − q(z) per common letter, Σ u ≤ P.
 *
 * ½ Σ|p − q| = Σ (p − q)⁺. Source letters that are not restored letters add
 * their whole mass, which moves to the bound. The dual of row z is w(z) ∈ [0, μ];
 * the cut is v = w on common letters, v = μ on the others, w = 0 on new letters.
 */
import { Rational, sum } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { PartColumn, PartInput, PartRow, PerceptionPart } from "./part.js";

export function hubPart({ source, massDenominator, sourceLetters, restoredLetters }: PartInput): PerceptionPart {
  const target = new Map(restoredLetters.map((letter, j) => [letter, j]));
  const common = sourceLetters.flatMap((letter, x) => {
    const j = target.get(letter);
    return j === undefined || source.at(x).isZero() ? [] : [{ letter, x, j }];
  });
  const lost = sum(sourceLetters.map((letter, x) => (target.has(letter) ? Rational.zero : source.at(x))));
  const perception = common.length;
  const rows: PartRow[] = common.map(({ letter, x }) => ({
    name: `mass of ${letter}`,
    relation: ">=",
    denominator: massDenominator,
    constant: source.at(x),
    slope: 0,
  }));
  rows.push({ name: "perception", relation: "<=", denominator: massDenominator, constant: lost.negated(), slope: 1 });
  const columns: PartColumn[] = common.map(({ letter }, i) => ({
    name: `excess of ${letter}`,
    rows: [i, perception],
    values: [1n, 1n],
  }));
  const letterRow: (number | undefined)[] = restoredLetters.map(() => undefined);
  common.forEach(({ j }, i) => {
    letterRow[j] = i;
  });
  return {
    rows,
    columns,
    letterRow,
    readCut(dual) {
      const multiplier = entry(dual, perception).negated();
      const restored = restoredLetters.map(() => Rational.zero);
      const potentials = sourceLetters.map((letter) => (target.has(letter) ? Rational.zero : multiplier));
      common.forEach(({ x, j }, i) => {
        potentials[x] = entry(dual, i);
        restored[j] = entry(dual, i);
      });
      return { multiplier, cut: { kind: "transport", source: potentials, restored } };
    },
  };
}
