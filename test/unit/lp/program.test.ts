/** Programs from rational data: coefficients are kept exactly, over one denominator per row. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { smallRational } from "../../../src/generate/index.js";
import { coefficient, linearProgram, type ColumnDefinition } from "../../../src/lp/program.js";
import { property, runs } from "../../property/property.js";
import { refusal } from "../model/definition.js";

const names = ["a", "b", "__proto__", "toString"];
const rows = names.map((name) => ({ name, relation: "=" as const, bound: Rational.zero }));
const columns = fc.array(
  fc.record({
    cost: smallRational(),
    entries: fc.array(fc.option(smallRational(), { nil: undefined }), {
      minLength: names.length,
      maxLength: names.length,
    }),
    lower: fc.option(smallRational()),
    upper: fc.option(smallRational()),
  }),
  { maxLength: 4 },
);

property(
  "coefficients, costs and bounds are those that were given",
  { given: columns },
  runs(150, 154),
  ({ given }) => {
    const definitions = given.map(({ cost, entries, lower, upper }, j): ColumnDefinition => ({
      name: `x${String(j)}`,
      cost,
      coefficients: Object.fromEntries(
        names.flatMap((name, i) => (entries[i] === undefined ? [] : [[name, entries[i]]])),
      ),
      lower,
      upper,
    }));
    const program = linearProgram(rows, definitions);
    given.forEach(({ cost, entries, lower, upper }, j) => {
      entries.forEach((value, i) => expect(String(coefficient(program, i, j))).toBe(String(value ?? Rational.zero)));
      const column = program.columns[j]!;
      expect(String(Rational.of(column.cost, program.costDenominator))).toBe(String(cost));
      expect([String(column.lower ?? null), String(column.upper ?? null)]).toEqual([String(lower), String(upper)]);
      expect(column.rows).toEqual([...column.rows].sort((a, b) => a - b));
      expect(column.values.every((value) => value !== 0n)).toBe(true);
    });
  },
);

it("a column is ≥ 0 unless it says otherwise; names are taken once and have to exist", () => {
  const column = (name: string, row: string): ColumnDefinition => ({
    name,
    cost: Rational.one,
    coefficients: { [row]: Rational.one },
  });
  expect(linearProgram(rows, [column("x", "a")]).columns[0]).toMatchObject({ lower: Rational.zero });
  expect(linearProgram(rows, [column("x", "a")]).columns[0]).not.toHaveProperty("upper");
  expect(refusal(() => linearProgram(rows, [column("x", "c")]))).toMatchObject({
    code: "unknown-name",
    path: "column x",
  });
  expect(refusal(() => linearProgram(rows, [column("x", "a"), column("x", "b")]))).toMatchObject({
    code: "duplicate",
    path: "column",
  });
  expect(refusal(() => linearProgram([...rows, rows[0]!], []))).toMatchObject({ code: "duplicate", path: "row" });
});
