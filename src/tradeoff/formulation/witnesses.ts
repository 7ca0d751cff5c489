/**
 * Finite witness sets: one row Σ_x̂ g_j(x̂)q(x̂) ≥ g_j·p_X − P per witness, and 0 ≥ −P.
 *
 * q(x̂) gets a variable of its own, so that the many entries of a witness stand on
 * |X̂| columns and not on |Y||X̂|. The duals of the witness rows are the weights
 * μ_j ≥ 0 of the cut; that of 0 ≥ −P (the divergence is never negative) completes μ.
 */
import { sum, Rational } from "../../exact/rational.js";
import { type RationalMatrix, entry } from "../../exact/vector.js";
import type { PartColumn, PartInput, PartRow, PerceptionPart } from "./part.js";

export function witnessPart(
  input: PartInput,
  witnesses: RationalMatrix,
  unionLetters: readonly string[],
): PerceptionPart {
  const { source, massDenominator, restoredLetters } = input;
  const letters = restoredLetters.length;
  const unionPosition = new Map(unionLetters.map((letter, z) => [letter, z]));
  const columnOfWitness = restoredLetters.map((letter) => unionPosition.get(letter) ?? -1);
  const witnessRows = Array.from({ length: witnesses.rows }, (_, i): PartRow => {
    // The source letters are the first union letters, in order.
    const mean = sum(source.numerators.map((mass, x) => Rational.of(mass * witnesses.numeratorAt(i, x))));
    return {
      name: `witness ${String(i)}`,
      relation: ">=",
      denominator: massDenominator * witnesses.denominator,
      constant: Rational.of(mean.num, source.denominator * witnesses.denominator),
      slope: -1,
    };
  });
  const rows: PartRow[] = [
    ...restoredLetters.map((letter): PartRow => ({
      name: `restored mass of ${letter}`,
      relation: "=",
      denominator: massDenominator,
      constant: Rational.zero,
      slope: 0,
    })),
    ...witnessRows,
    { name: "perception", relation: ">=", denominator: 1n, constant: Rational.zero, slope: -1 },
  ];
  const columns = restoredLetters.map((letter, j): PartColumn => {
    const present = witnessRows.flatMap((_, i) => {
      const value = witnesses.numeratorAt(i, entry(columnOfWitness, j));
      return value === 0n ? [] : [{ row: letters + i, value }];
    });
    return {
      name: `mass restored to ${letter}`,
      rows: [j, ...present.map(({ row }) => row)],
      values: [-1n, ...present.map(({ value }) => value)],
    };
  });
  return {
    rows,
    columns,
    letterRow: restoredLetters.map((_, j) => j),
    readCut(dual) {
      const weights = witnessRows.map((_, i) => entry(dual, letters + i));
      return {
        multiplier: sum([...weights, entry(dual, letters + witnessRows.length)]),
        cut: { kind: "witnesses", weights },
      };
    },
  };
}
