/** Terms of Coq, read back by a reader that knows their grammar and nothing of the writer. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { smallRational } from "../../../../src/generate/index.js";
import {
  comment,
  lines,
  matrix,
  natural,
  naturals,
  option,
  rational,
  seq,
  vector,
} from "../../../../src/report/coq/terms.js";
import { property, runs } from "../../../property/property.js";

const long = fc
  .tuple(fc.bigInt({ min: -(10n ** 260n), max: 10n ** 260n }), fc.bigInt({ min: 1n, max: 10n ** 260n }))
  .map(([n, d]) => Rational.of(n, d));
const numbers = fc.oneof(smallRational(), long);

function readRational(term: string): Rational {
  const [, minus, negative, positive, den] = /^\((?:\((-)(\w+)\)|(\w+)) # (\w+)\)$/.exec(term) ?? [];
  const num = BigInt(negative ?? positive ?? "");
  return Rational.of(minus === undefined ? num : -num, BigInt(den ?? ""));
}

function readList(term: string): string[] {
  const body = /^\[::\s*([^]*)\]$/.exec(term)?.[1] ?? "";
  return body === "" ? [] : body.split(/;\s+/);
}

property(
  "rationals of any length are read back, alone and in lists",
  { values: fc.array(numbers, { maxLength: 5 }) },
  runs(150, 127),
  ({ values }) => {
    for (const value of values) expect(readRational(rational(value)).equals(value)).toBe(true);
    expect(readList(vector(values)).map((term) => String(readRational(term)))).toEqual(values.map(String));
    expect(readList(lines(values.map(rational), "  ")).map((term) => String(readRational(term)))).toEqual(
      values.map(String),
    );
    expect(matrix([values], "") === lines([vector(values)], "")).toBe(true);
    expect(option(values.length === 0 ? undefined : seq(["x"]))).toBe(values.length === 0 ? "None" : "(Some [:: x])");
  },
);

property(
  "long numerals are hexadecimal, others decimal",
  { value: fc.bigInt({ min: 0n, max: 10n ** 210n }) },
  runs(60, 128),
  ({ value }) => {
    expect(rational(Rational.of(value)).startsWith("(0x")).toBe(value >= 10n ** 200n);
  },
);

property(
  "natural numbers have their scope",
  { values: fc.array(fc.nat(), { maxLength: 4 }) },
  runs(30, 129),
  ({ values }) => {
    expect(readList(naturals(values))).toEqual(values.map(natural));
    for (const value of values) expect(natural(value)).toBe(`${String(value)}%N`);
  },
);

property(
  "no text of a comment opens or closes one, or begins a string",
  { text: fc.array(fc.constantFrom("(", "*", ")", '"', " ", "x"), { maxLength: 12 }).map((all) => all.join("")) },
  runs(300, 130),
  ({ text }) => {
    const body = comment(text);
    expect(body.startsWith("(* ") && body.endsWith(" *)")).toBe(true);
    let depth = 0;
    for (let i = 0; i < body.length; i++) {
      if (body.startsWith("(*", i)) {
        depth++;
        i++;
      } else if (body.startsWith("*)", i)) {
        depth--;
        i++;
        expect(depth > 0 || i === body.length - 1).toBe(true);
      }
    }
    expect(depth).toBe(0);
    expect(body).not.toContain('"');
  },
);
