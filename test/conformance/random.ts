/**
 * Random linear programs, as a fast-check arbitrary: small, of every sign and bound.
 *
 * Integers and halves between −3 and 3, many zeros and repeated rows, so that degenerate,
 * infeasible and unbounded programs are all common. At most three rows and three columns,
 * so that the reference can try every basis.
 */
import fc from "fast-check";
import { Rational } from "../../src/exact/rational.js";
import { linearProgram, type ColumnDefinition, type LinearProgram, type Relation } from "../../src/lp/program.js";

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constant(Rational.zero) },
  { weight: 5, arbitrary: fc.integer({ min: -3, max: 3 }).map((n) => Rational.of(BigInt(n))) },
  { weight: 1, arbitrary: fc.integer({ min: -6, max: 6 }).map((n) => Rational.of(BigInt(n), 2n)) },
);
const relation = fc.constantFrom<Relation>("<=", ">=", "=");

/** Lower and upper bound: the usual one, none, one, both, equal, or crossed. */
const box: fc.Arbitrary<Pick<ColumnDefinition, "lower" | "upper">> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.constant({ lower: null }) },
  { weight: 2, arbitrary: value.map((lower) => ({ lower })) },
  { weight: 2, arbitrary: value.map((upper) => ({ lower: null, upper })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(value, value)
      .map(([a, b]) => (a.lessThan(b) ? { lower: a, upper: b } : { lower: b, upper: a })),
  },
  { weight: 1, arbitrary: value.map((both) => ({ lower: both, upper: both })) },
  { weight: 1, arbitrary: value.map((lower) => ({ lower, upper: lower.minus(Rational.one) })) },
);

export const randomProgram: fc.Arbitrary<LinearProgram> = fc.tuple(fc.nat(3), fc.nat(3)).chain(([height, width]) =>
  fc
    .record({
      rows: fc.array(
        fc.record({ relation, bound: value, coefficients: fc.array(value, { minLength: width, maxLength: width }) }),
        { minLength: height, maxLength: height },
      ),
      columns: fc.array(fc.record({ cost: value, box }), { minLength: width, maxLength: width }),
      copied: fc.option(fc.nat(2), { freq: 4, nil: undefined }),
    })
    .map(({ rows, columns, copied }) => {
      // Now and then a row stands there twice.
      const source = copied === undefined ? undefined : rows[copied];
      const all = source === undefined || rows.length < 2 ? rows : [...rows.slice(0, -1), source];
      return linearProgram(
        all.map((row, i) => ({ name: `r${i}`, relation: row.relation, bound: row.bound })),
        columns.map(({ cost, box: bounds }, j) => ({
          name: `x${j}`,
          cost,
          ...bounds,
          coefficients: Object.fromEntries(all.map(({ coefficients }, i) => [`r${i}`, coefficients[j]!])),
        })),
      );
    }),
);
