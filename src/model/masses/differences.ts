/**
 * |r − c| and (r − c)² between the numbers r of rows and c of columns: absolute and squared error, and the
 * costs of the Wasserstein distances on the line.
 */
import { IntegerList, safeLimit } from "../../exact/integer-list.js";
import type { Rational } from "../../exact/rational.js";
import { RationalMatrix, RationalVector } from "../../exact/vector.js";

/** The matrix of |r − c| to a power; all entries are whole over the common denominator of the numbers, to the power. */
export function differences(rows: readonly Rational[], columns: readonly Rational[], power: 1 | 2): RationalMatrix {
  const { numerators, denominator } = RationalVector.from([...rows, ...columns]);
  const over = power === 1 ? denominator : denominator * denominator;
  const doubles = IntegerList.ofIntegers(numerators).doubles;
  const size = [rows.length, columns.length] as const;
  const inDoubles = doubles === undefined ? undefined : differencesInDoubles(doubles, size, power);
  if (inDoubles !== undefined) return RationalMatrix.overDoubles(...size, inDoubles, over);
  const result: bigint[] = [];
  for (const r of numerators.slice(0, rows.length))
    for (const c of numerators.slice(rows.length)) {
      const difference = r > c ? r - c : c - r;
      result.push(power === 1 ? difference : difference * difference);
    }
  return RationalMatrix.over(...size, result, over);
}

/** Undefined where an entry could reach 2^53: the numbers are safe integers, and so are their differences below that. */
function differencesInDoubles(
  numbers: Float64Array,
  [rows, columns]: readonly [number, number],
  power: 1 | 2,
): Float64Array | undefined {
  let [least, largest] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > largest) largest = number;
  }
  if ((largest - least) ** power >= safeLimit) return undefined;
  const result = new Float64Array(rows * columns);
  let k = 0;
  for (let i = 0; i < rows; i++) {
    const r = numbers[i]!;
    for (let j = 0; j < columns; j++) {
      const difference = Math.abs(r - numbers[rows + j]!);
      result[k++] = power === 1 ? difference : difference * difference;
    }
  }
  return result;
}
