/** Mixtures of restorers, and bounds that no restorer exceeds. */
import { Rational, max, sum } from "../../exact/rational.js";
import { RationalMatrix, entry } from "../../exact/vector.js";
import { linearCase, type Case } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";

/**
 * Numbers larger than E[Δ] and d of every restorer: sums of row maxima, the largest cost or the widest
 * witness, plus 1.
 */
export function beyondAll(of: Case): { distortion: Rational; perception: Rational } {
  const { distortion } = coefficients(of);
  const { divergence } = linearCase(of);
  const most = ({ list, columns }: RationalMatrix, row: number): bigint =>
    list.largest(row * columns, (row + 1) * columns);
  const least = ({ list, columns }: RationalMatrix, row: number): bigint =>
    list.least(row * columns, (row + 1) * columns);
  const rows = Array.from({ length: distortion.rows }, (_, y) =>
    Rational.of(most(distortion, y), distortion.denominator),
  );
  const spread =
    divergence.family === "transport"
      ? largest(divergence.cost, (j) => most(divergence.cost, j))
      : largest(divergence.witnesses, (j) => most(divergence.witnesses, j) - least(divergence.witnesses, j));
  return { distortion: sum(rows).plus(Rational.one), perception: spread.plus(Rational.one) };
}

function largest(matrix: RationalMatrix, ofRow: (row: number) => bigint): Rational {
  return Array.from({ length: matrix.rows }, (_, row) => Rational.of(ofRow(row), matrix.denominator)).reduce(
    max,
    Rational.zero,
  );
}

/** Σ share·matrix over a common denominator. */
export function combination(
  parts: readonly { readonly matrix: RationalMatrix; readonly share: { readonly num: bigint; readonly den: bigint } }[],
): RationalMatrix {
  const [first] = parts;
  if (first === undefined) throw new RangeError("a mixture of nothing");
  const denominator = parts.reduce((product, { matrix }) => product * matrix.denominator, first.share.den);
  const { rows, columns } = first.matrix;
  const numerators = new Array<bigint>(rows * columns).fill(0n);
  for (const { matrix, share } of parts) {
    const factor = share.num * (denominator / (share.den * matrix.denominator));
    matrix.numerators.forEach((value, i) => {
      if (value !== 0n) numerators[i] = entry(numerators, i) + factor * value;
    });
  }
  return RationalMatrix.over(rows, columns, numerators, denominator);
}
