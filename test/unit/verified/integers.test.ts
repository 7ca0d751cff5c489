/** The integers under the extracted checker (proofs/extraction/javascript/integer.js) are those of BigInt. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repositoryFile } from "../../golden/golden.js";

/** A number where it is safe, a BigInt elsewhere. */
type Integer = number | bigint;
type Binary = (a: Integer, b: Integer) => Integer;

interface Integers {
  readonly integer_add: Binary;
  readonly integer_sub: Binary;
  readonly integer_mul: Binary;
  readonly integer_div: Binary;
  readonly integer_modulo: Binary;
  readonly integer_gcd: Binary;
  readonly integer_neg: (a: Integer) => Integer;
  readonly integer_equal: (a: Integer, b: Integer) => 0 | 1;
  readonly integer_less: (a: Integer, b: Integer) => 0 | 1;
  readonly integer_sign: (a: Integer) => number;
  readonly integer_odd: (a: Integer) => 0 | 1;
  readonly integer_shift_left: (a: Integer, k: number) => Integer;
  readonly integer_shift_right: (a: Integer, k: number) => Integer;
  readonly integer_bits: (a: Integer) => number;
  readonly integer_to_int: (a: Integer) => number;
}

const source = readFileSync(repositoryFile("proofs/extraction/javascript/integer.js"), "utf8");
const names = [...source.matchAll(/^function (integer_\w+)/gm)].map(([, name]) => name);
// eslint-disable-next-line @typescript-eslint/no-implied-eval -- the runtime's file is a script without exports
const integers = new Function("caml_failwith", `"use strict"; ${source}; return { ${names.join(", ")} };`)(
  (reason: string) => {
    throw new Error(reason);
  },
) as Integers;

/** As the runtime holds a value. */
function held(value: bigint): Integer {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** Small ones, those around 2^53 and products of such, long ones. */
const edge = fc.constantFrom(0n, 1n, 2n, 2n ** 30n, 2n ** 31n, 2n ** 52n, 2n ** 53n, 2n ** 63n, 94906267n ** 2n);
const whole = fc.oneof(
  fc.bigInt({ min: -5n, max: 5n }),
  fc.tuple(edge, fc.bigInt({ min: -3n, max: 3n }), fc.boolean()).map(([e, d, s]) => (s ? e + d : -(e + d))),
  fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }),
  fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n }),
);

function floor(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

describe("integers of the extracted checker", () => {
  const same = (
    name: keyof Integers,
    expected: (a: bigint, b: bigint) => bigint,
    allowed = (_: bigint): boolean => true,
  ) => {
    test(name, () => {
      fc.assert(
        fc.property(whole, whole, (a, b) => {
          fc.pre(allowed(b));
          const found = (integers[name] as Binary)(held(a), held(b));
          expect(found).toBe(held(expected(a, b)));
          expect(Object.is(found, -0)).toBe(false);
        }),
        { numRuns: 3000 },
      );
    });
  };
  const notZero = (b: bigint): boolean => b !== 0n;
  same("integer_add", (a, b) => a + b);
  same("integer_sub", (a, b) => a - b);
  same("integer_mul", (a, b) => a * b);
  same("integer_div", floor, notZero);
  same("integer_modulo", (a, b) => a - b * floor(a, b), notZero);
  same("integer_gcd", gcd);
  same("integer_neg", (a) => -a);

  test("comparisons, signs and shifts", () => {
    fc.assert(
      fc.property(whole, whole, fc.nat({ max: 200 }), (a, b, k) => {
        const [x, y] = [held(a), held(b)];
        expect(integers.integer_equal(x, y)).toBe(a === b ? 1 : 0);
        expect(integers.integer_equal(x, held(a))).toBe(1);
        expect(integers.integer_less(x, y)).toBe(a < b ? 1 : 0);
        expect(integers.integer_sign(x)).toBe(a > 0n ? 1 : a < 0n ? -1 : 0);
        expect(integers.integer_odd(x)).toBe(a % 2n === 0n ? 0 : 1);
        expect(integers.integer_shift_left(x, k)).toBe(held(a << BigInt(k)));
        expect(integers.integer_shift_right(x, k)).toBe(held(a >> BigInt(k)));
        expect(integers.integer_bits(x)).toBe(a === 0n ? 0 : (a < 0n ? -a : a).toString(2).length);
      }),
      { numRuns: 3000 },
    );
  });

  test("what does not fit into a small number is refused, never cut off", () => {
    expect(integers.integer_to_int(2 ** 30 - 1)).toBe(2 ** 30 - 1);
    expect(() => integers.integer_to_int(2 ** 30)).toThrow("too large");
    expect(() => integers.integer_to_int(2n ** 64n)).toThrow("too large");
  });
});
