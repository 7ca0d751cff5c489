/**
 * Rationals: the field and its order, the grammar of numbers in text, and the ways in
 * which JavaScript would silently make a double of them.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import {
  largestExponent,
  longestNumber,
  max,
  min,
  Rational,
  sum,
  type RationalLike,
} from "../../../src/exact/rational.js";
import { euclid, integer, nonZeroInteger, rational } from "./arbitraries.js";

const { zero, one } = Rational;

/** The `InputError` that a call throws; anything else fails. */
function refusal(call: () => unknown): InputError {
  try {
    call();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("field", () => {
  const triples = fc.tuple(rational(), rational(), rational());

  test("sum and product are associative, commutative and distributive", () => {
    fc.assert(
      fc.property(triples, ([a, b, c]) => {
        expect(a.plus(b).plus(c)).toEqual(a.plus(b.plus(c)));
        expect(a.times(b).times(c)).toEqual(a.times(b.times(c)));
        expect(a.plus(b)).toEqual(b.plus(a));
        expect(a.times(b)).toEqual(b.times(a));
        expect(a.times(b.plus(c))).toEqual(a.times(b).plus(a.times(c)));
      }),
    );
  });

  test("0 and 1 are neutral; minus and over undo", () => {
    fc.assert(
      fc.property(rational(), rational(), (a, b) => {
        expect(a.plus(zero)).toEqual(a);
        expect(a.times(one)).toEqual(a);
        expect(a.times(zero)).toEqual(zero);
        expect(a.minus(a)).toEqual(zero);
        expect(a.minus(b)).toEqual(a.plus(b.negated()));
        expect(a.plus(b).minus(b)).toEqual(a);
        expect(a.negated().negated()).toEqual(a);
        if (!b.isZero()) {
          expect(a.over(b).times(b)).toEqual(a);
          expect(b.over(b)).toEqual(one);
        }
      }),
    );
  });

  test("equal denominators take a shorter way to the same sums", () => {
    fc.assert(
      fc.property(integer(80), integer(80), nonZeroInteger(60), (a, b, den) => {
        expect(Rational.of(a, den).plus(Rational.of(b, den))).toEqual(Rational.of(a + b, den));
        expect(Rational.of(a, den).minus(Rational.of(b, den))).toEqual(Rational.of(a - b, den));
      }),
    );
  });

  test("every result is in lowest terms with a positive denominator", () => {
    const reduced = (value: Rational): boolean => value.den > 0n && euclid(value.num, value.den) === 1n;
    fc.assert(
      fc.property(rational(), rational(), (a, b) => {
        const results = [
          a,
          a.plus(b),
          a.minus(b),
          a.times(b),
          a.negated(),
          a.abs(),
          sum([a, b, a]),
          ...(b.isZero() ? [] : [a.over(b)]),
        ];
        expect(results.every(reduced)).toBe(true);
      }),
    );
    expect(Rational.of(0n, -17n)).toEqual(zero);
    expect(Rational.of(-6n, -4n)).toEqual(Rational.of(3n, 2n));
    expect(Rational.of(5n, -1n)).toEqual(Rational.of(-5n));
  });

  test("of(num, den) is num/den", () => {
    fc.assert(
      fc.property(integer(200), nonZeroInteger(200), nonZeroInteger(200), (num, den, factor) => {
        const value = Rational.of(num * factor, den * factor);
        expect(value.num * den).toBe(num * value.den);
        expect(value).toEqual(Rational.of(num, den));
      }),
    );
  });

  test("division by zero is refused", () => {
    expect(refusal(() => Rational.of(1n, 0n)).code).toBe("out-of-range");
    expect(refusal(() => one.over(zero)).code).toBe("out-of-range");
    expect(refusal(() => zero.over(zero)).code).toBe("out-of-range");
  });
});

describe("order", () => {
  test("is total, antisymmetric, transitive and respects the field", () => {
    fc.assert(
      fc.property(rational(), rational(), rational(), (a, b, c) => {
        expect(a.compare(b) + b.compare(a)).toBe(0);
        expect(a.compare(b) === 0).toBe(a.equals(b));
        expect(a.compare(b)).toBe(a.minus(b).sign());
        expect(a.lessThan(b)).toBe(!b.atMost(a));
        expect(a.plus(c).compare(b.plus(c))).toBe(a.compare(b));
        if (c.sign() > 0) expect(a.times(c).compare(b.times(c))).toBe(a.compare(b));
        if (a.atMost(b) && b.atMost(c)) expect(a.atMost(c)).toBe(true);
      }),
    );
  });

  test("sees differences that no double can", () => {
    const third = Rational.of(1n, 3n);
    const near = third.plus(Rational.parse("1e-400"));
    expect(third.lessThan(near)).toBe(true);
    expect(third.equals(near)).toBe(false);
    expect(near.compare(third)).toBe(1);
  });

  test("min, max, abs and sign", () => {
    fc.assert(
      fc.property(rational(), rational(), (a, b) => {
        expect(min(a, b).atMost(max(a, b))).toBe(true);
        expect(min(a, b).plus(max(a, b))).toEqual(a.plus(b));
        expect(a.abs()).toEqual(max(a, a.negated()));
        expect(Rational.of(BigInt(a.sign())).times(a.abs())).toEqual(a);
      }),
    );
  });
});

test("sum adds, however the denominators lie", () => {
  fc.assert(
    fc.property(fc.array(rational(60), { maxLength: 12 }), (values) => {
      expect(sum(values)).toEqual(values.reduce((total, value) => total.plus(value), zero));
    }),
  );
  expect(sum([])).toEqual(zero);
});

describe("text", () => {
  test.each([
    ["0", "0"],
    ["-0", "0"],
    ["-0.0", "0"],
    ["0/7", "0"],
    ["-0/7", "0"],
    ["7", "7"],
    ["-7", "-7"],
    ["007", "7"],
    ["6/4", "3/2"],
    ["-6/4", "-3/2"],
    ["10/5", "2"],
    ["1/01", "1"],
    ["0.5", "1/2"],
    ["-0.5", "-1/2"],
    ["-0.25", "-1/4"],
    ["1.50", "3/2"],
    ["0.1", "1/10"],
    ["0.70000000000000001", "70000000000000001/100000000000000000"],
    ["1e3", "1000"],
    ["1E3", "1000"],
    ["1e+3", "1000"],
    ["1e-3", "1/1000"],
    ["-12.5e-1", "-5/4"],
    ["1e-8", "1/100000000"],
    ["0e5", "0"],
    ["0.(3)", "1/3"],
    ["0.(9)", "1"],
    ["0.(0)", "0"],
    ["-0.(3)", "-1/3"],
    ["5.(3)", "16/3"],
    ["1.2(34)", "611/495"],
    ["0.1(6)", "1/6"],
    ["0.(142857)", "1/7"],
    ["0.(3)e1", "10/3"],
    ["0.3(3)", "1/3"],
  ])("%j is %s", (text, printed) => {
    expect(Rational.parse(text).toString()).toBe(printed);
    expect(Rational.parse(printed)).toEqual(Rational.parse(text));
  });

  test.each([
    "",
    " ",
    "-",
    "--1",
    "+",
    "+3",
    "-+3",
    " 1/2",
    "1/2 ",
    "1 /2",
    "1/ 2",
    "1 1/2",
    "1/2\n",
    "\n1",
    "\u00a01",
    "\ufeff1",
    "1/0",
    "0/0",
    "-1/0",
    "1/00",
    "1/-2",
    "1/+2",
    "1//2",
    "1/",
    "/2",
    "/",
    "1/2/3",
    "1.5/2",
    "1/2.5",
    "1/2e3",
    "1:2",
    ".5",
    "-.5",
    "5.",
    "-5.",
    ".",
    "5.e1",
    "1..2",
    "1.2.3",
    "1,5",
    "1_000",
    "1'000",
    "e5",
    "1e",
    "1e+",
    "1e5.5",
    "1e1e1",
    "0x10",
    "0b1",
    "0o7",
    "1n",
    "1f",
    "NaN",
    "nan",
    "Infinity",
    "-Infinity",
    "inf",
    "∞",
    "null",
    "true",
    "(3)",
    "0.()",
    "0.(3",
    "0.3)",
    "0(3)",
    "0.(3)4",
    "0.(3)(4)",
    "0.(-3)",
    "١",
    "１",
    "½",
    "1⁄2",
    "−1",
    "1e-٣",
    "50%",
    "≈0.5",
    "[object Object]",
  ])("%j is refused", (text) => {
    const error = refusal(() => Rational.parse(text, "$.prior"));
    expect(error).toMatchObject({ code: "not-a-rational", path: "$.prior" });
    expect(error.message).not.toMatch(/\n/);
    const { code, expected, found } = error;
    expect({ code, expected, found }).toEqual(Rational.read(text));
  });

  test.each(["1e99999", "1e-99999", "0e99999", "1e10001", `1e${"9".repeat(400)}`, `1e-${"9".repeat(400)}`])(
    "the exponent of %s is too large, not slow and not infinite",
    (text) => {
      expect(refusal(() => Rational.parse(text)).code).toBe("too-large");
    },
  );

  test("limits are read as stated", () => {
    expect(Rational.parse(`1e${String(largestExponent)}`).num.toString().length).toBe(largestExponent + 1);
    expect(Rational.parse(`1e-${String(largestExponent)}`).den.toString().length).toBe(largestExponent + 1);
    expect(Rational.parse("7".repeat(longestNumber)).num.toString()).toBe("7".repeat(longestNumber));
    const error = refusal(() => Rational.parse("7".repeat(longestNumber + 1)));
    expect(error.code).toBe("too-large");
    expect(error.message.length).toBeLessThan(200);
  });

  test("what is printed is read again, as the same value", () => {
    fc.assert(
      fc.property(rational(400), (value) => {
        expect(Rational.parse(value.toString())).toEqual(value);
        expect(`${value}`).toBe(value.toString()); // eslint-disable-line @typescript-eslint/restrict-template-expressions
        expect(JSON.parse(JSON.stringify({ value }))).toEqual({ value: value.toString() });
      }),
    );
  });

  test("few digits and many are read alike", () => {
    const digits = fc
      .tuple(fc.nat(18), fc.constantFrom("0", "1", "3", "9"), fc.bigInt(0n, 10n ** 18n))
      .map(([length, first, more]) => first + String(more).padStart(length, "0").slice(0, length));
    fc.assert(
      fc.property(fc.constantFrom("", "-"), digits, digits, (sign, p, q) => {
        expect(Rational.parse(sign + p)).toEqual(Rational.of(sign === "-" ? -BigInt(p) : BigInt(p)));
        if (BigInt(q) === 0n) expect(() => Rational.parse(`${sign}${p}/${q}`)).toThrow("other than zero");
        else
          expect(Rational.parse(`${sign}${p}/${q}`)).toEqual(
            Rational.of(sign === "-" ? -BigInt(p) : BigInt(p), BigInt(q)),
          );
        for (const text of [`${p}/`, `/${q}`, `${p}/-${q}`, `${p}/${q}/1`, `+${p}`, `${p} `, `${p}/${q}x`])
          expect(() => Rational.parse(text)).toThrow(InputError);
      }),
    );
  });

  test("decimals mean what their digits say", () => {
    const digits = (maxLength: number): fc.Arbitrary<string> =>
      fc.stringMatching(new RegExp(`^[0-9]{1,${String(maxLength)}}$`));
    const decimal = fc.tuple(
      fc.boolean(),
      digits(30),
      fc.option(digits(30)),
      fc.option(fc.integer({ min: -60, max: 60 })),
    );
    fc.assert(
      fc.property(decimal, ([negative, whole, places, exponent]) => {
        const text = `${negative ? "-" : ""}${whole}${places === null ? "" : `.${places}`}${exponent === null ? "" : `e${String(exponent)}`}`;
        // value · 10^places = all digits as one integer, shifted by the exponent
        const shift = (exponent ?? 0) - (places ?? "").length;
        const magnitude = BigInt(whole + (places ?? ""));
        const power = 10n ** BigInt(Math.abs(shift));
        const expected = shift >= 0 ? Rational.of(magnitude * power) : Rational.of(magnitude, power);
        expect(Rational.parse(text)).toEqual(negative ? expected.negated() : expected);
      }),
    );
  });

  test("periods mean what long division gives", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 300 }), (num, den) => {
        expect(Rational.parse(periodic(num, den))).toEqual(Rational.of(BigInt(num), BigInt(den)));
        expect(Rational.parse(`-${periodic(num, den)}`)).toEqual(Rational.of(BigInt(-num), BigInt(den)));
      }),
    );
  });
});

/** num/den by long division at school: digits until a remainder returns. */
function periodic(num: number, den: number): string {
  let digits = "";
  let remainder = num % den;
  const seen = new Map<number, number>();
  while (remainder !== 0 && !seen.has(remainder)) {
    seen.set(remainder, digits.length);
    digits += String(Math.floor((remainder * 10) / den));
    remainder = (remainder * 10) % den;
  }
  const whole = String(Math.floor(num / den));
  if (digits === "") return whole;
  const start = seen.get(remainder);
  return start === undefined ? `${whole}.${digits}` : `${whole}.${digits.slice(0, start)}(${digits.slice(start)})`;
}

describe("from", () => {
  test("strings, bigints, safe integers, Rationals and Fractions are numbers", () => {
    const half = Rational.of(1n, 2n);
    expect(Rational.from("0.5")).toEqual(half);
    expect(Rational.from(half)).toBe(half);
    expect(Rational.from(-3n)).toEqual(Rational.of(-3n));
    expect(Rational.from(-3)).toEqual(Rational.of(-3n));
    expect(Rational.from(-0)).toEqual(zero);
    expect(Rational.from(Number.MAX_SAFE_INTEGER)).toEqual(Rational.of(2n ** 53n - 1n));
    expect(Rational.from({ s: -1n, n: 1n, d: 2n })).toEqual(half.negated());
    expect(Rational.from({ s: 0n, n: 0n, d: 1n })).toEqual(zero);
    expect(Rational.from({ s: 1n, n: 2n, d: 4n })).toEqual(half);
  });

  test("doubles are refused, also those that look exact", () => {
    for (const value of [0.5, 0.1, 1e-8, 2 ** 53, -(2 ** 53), 1e300, NaN, Infinity, -Infinity]) {
      expect(refusal(() => Rational.from(value, "$.x"))).toMatchObject({ code: "not-a-rational", path: "$.x" });
    }
  });

  test("everything else is refused", () => {
    const others: unknown[] = [
      undefined,
      null,
      true,
      {},
      [],
      ["1"],
      { n: 1, d: 2, s: 1 },
      { n: 1n, d: 2n },
      Symbol("1"),
      () => 1,
      new Date(0),
    ];
    for (const value of others) expect(refusal(() => Rational.from(value as RationalLike)).code).toBe("not-a-rational");
    expect(refusal(() => Rational.from({ s: 1n, n: 1n, d: 0n })).code).toBe("out-of-range");
  });
});

describe("no silent doubles", () => {
  const [a, b] = [Rational.of(1n, 3n), Rational.of(1n, 2n)] as const;

  test.each<[string, (x: never, y: never) => unknown]>([
    ["<", (x: number, y: number) => x < y],
    ["<=", (x: number, y: number) => x <= y],
    [">", (x: number, y: number) => x > y],
    [">=", (x: number, y: number) => x >= y],
    ["+", (x: number, y: number) => x + y],
    ["-", (x: number, y: number) => x - y],
    ["*", (x: number, y: number) => x * y],
    ["/", (x: number, y: number) => x / y],
    ["unary -", (x: bigint) => -x],
    ["Number()", (x: unknown) => Number(x)],
    ["Math.abs()", (x: number) => Math.abs(x)],
    ["== text", (x: unknown) => x == "1/3"], // eslint-disable-line eqeqeq
    ["+ text", (x: number) => x + "text"], // eslint-disable-line @typescript-eslint/restrict-plus-operands
  ])("%s throws", (_, operation) => {
    expect(() => operation(a as never, b as never)).toThrow(TypeError);
  });

  test("text is the one conversion", () => {
    expect(String(a)).toBe("1/3");
    expect([a, b].join(" ")).toBe("1/3 1/2");
  });

  test("vitest tells different values apart: the fields are public", () => {
    expect(Object.keys(a).sort()).toEqual(["den", "num"]);
    expect(a).not.toEqual(b);
    expect(a).not.toStrictEqual(b);
    expect(() => {
      expect(a).toEqual(b);
    }).toThrow();
    expect(a).toStrictEqual(Rational.parse("2/6"));
    expect({ deep: [a] }).not.toEqual({ deep: [b] });
  });
});
