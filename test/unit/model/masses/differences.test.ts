/** Powers of differences by their definition in fractions, also where doubles hold them no more. */
import fc from "fast-check";
import { expect } from "vitest";
import { RationalMatrix } from "../../../../src/exact/vector.js";
import { differences } from "../../../../src/model/masses/differences.js";
import { property, runs } from "../../../property/property.js";
import { rational } from "../../exact/arbitraries.js";

const numbers = (bits: number): fc.Arbitrary<ReturnType<typeof rational> extends fc.Arbitrary<infer R> ? R[] : never> =>
  fc.array(rational(bits), { minLength: 1, maxLength: 4 });

property(
  "|r − c| and (r − c)²",
  {
    given: fc.constantFrom(3, 6, 13, 26, 53, 80).chain((bits) => fc.tuple(numbers(bits), numbers(bits))),
    power: fc.constantFrom<(1 | 2)[]>(1, 2),
  },
  runs(300, 1503),
  ({ given: [rows, columns], power }) => {
    const expected = rows.map((r) =>
      columns.map((c) => (power === 1 ? r.minus(c).abs() : r.minus(c).times(r.minus(c)))),
    );
    expect(differences(rows, columns, power)).toEqual(RationalMatrix.from(expected));
  },
);
