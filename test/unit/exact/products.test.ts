/** Products in doubles and limbs against the definition in integers. */
import fc from "fast-check";
import { expect } from "vitest";
import { IntegerList } from "../../../src/exact/integer-list.js";
import { integerProduct, type Factor } from "../../../src/exact/products.js";
import { property, runs } from "../../property/property.js";

function byDefinition(a: Factor, b: Factor): bigint[] {
  return Array.from({ length: a.rows * b.columns }, (_, k) => {
    const [i, j] = [Math.floor(k / b.columns), k % b.columns];
    let total = 0n;
    for (let x = 0; x < a.columns; x++) total += a.list.at(i * a.columns + x) * b.list.at(x * b.columns + j);
    return total;
  });
}

/** Entries of all lengths, the longest of each length among them, and zeros. */
const entries = (bits: number): fc.Arbitrary<bigint> =>
  fc.oneof(fc.constant(0n), fc.constant(2n ** BigInt(bits) - 1n), fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n }));

const matrix = (rows: number, columns: number, bits: number): fc.Arbitrary<Factor> =>
  fc
    .array(entries(bits), { minLength: rows * columns, maxLength: rows * columns })
    .map((numerators) => ({ rows, columns, list: IntegerList.ofIntegers(numerators) }));

const lengths = fc.constantFrom(1, 5, 20, 26, 27, 40, 53, 54, 80, 200, 1100);
const factors = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 }),
    inner: fc.constantFrom(0, 1, 2, 3, 17),
    columns: fc.integer({ min: 1, max: 5 }),
    first: lengths,
    second: lengths,
  })
  .chain(({ rows, inner, columns, first, second }) =>
    fc.tuple(matrix(rows, inner, first), matrix(inner, columns, second)),
  );

property("a product is exact, however long the entries are", { factors }, runs(300, 1211), ({ factors: [a, b] }) => {
  const expected = byDefinition(a, b);
  expect(integerProduct(a, b).integers).toEqual(expected);
  const bound = expected.reduce((most, value) => (value > most ? value : most), 0n);
  expect(integerProduct(a, b, bound).integers).toEqual(expected);
});
