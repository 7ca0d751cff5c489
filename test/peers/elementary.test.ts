/**
 * ln, exp, square roots and Φ against mpmath: 100000 adversarial arguments of each.
 *
 * Arguments are huge, tiny, close to 1 or 0, of few and of many digits; or such that the value lies within
 * 10^−50 of a multiple of 2^−bits, on either side of it: the argument is then the inverse
 * function of that multiple, cut to digits enough. mpmath alone says whether an enclosure is right.
 */
import { describe, expect, it } from "vitest";
import { expFixed } from "../../src/exact/elementary/exponential.js";
import type { FixedInterval } from "../../src/exact/elementary/fixed.js";
import { lnFixed } from "../../src/exact/elementary/logarithm.js";
import { normalFixed } from "../../src/exact/elementary/normal-distribution.js";
import { sqrtFixed } from "../../src/exact/elementary/square-root.js";
import { seeded } from "../bench/families.js";
import { pythonWithMpmath } from "../support/tools.js";
import { output } from "./process.js";

const python = pythonWithMpmath();
const script = new URL("elementary.py", import.meta.url).pathname;
const total = 100_000;
/** Digits of an argument whose value is almost a multiple of 2^−bits: 10^−50 < 2^−166. */
const close = 190;

interface Question {
  readonly num: bigint;
  readonly den: bigint;
  readonly bits: number;
}
type Draw = (below: number) => number;

const precisions = [1, 7, 24, 53, 60, 64, 100, 127, 128, 129, 200, 256];
const pick = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)]!;

/** An integer of exactly so many binary digits, at random or next to a power of two. */
function integer(draw: Draw, bits: number): bigint {
  const top = 1n << BigInt(bits - 1);
  if (draw(4) === 0) return top + BigInt(draw(2));
  let value = 1n;
  for (let digits = 1; digits < bits; digits += 24) value = (value << 24n) | BigInt(draw(2 ** 24));
  return top | (value & (top - 1n));
}

/** Any size: ratios from 2^−300 to 2^300, close to 1, close to 0. */
function anywhere(draw: Draw): Question {
  const bits = pick(draw, precisions);
  const den = integer(draw, 1 + draw(pick(draw, [4, 60, 300])));
  const kind = draw(3);
  if (kind === 0) return { num: integer(draw, 1 + draw(pick(draw, [4, 60, 300]))), den, bits };
  const offset = BigInt(1 + draw(1000)) * (draw(2) === 0 ? 1n : -1n);
  const wide = den << BigInt(draw(200) + 11);
  return kind === 1 ? { num: wide + offset, den: wide, bits } : { num: 1n + BigInt(draw(5)), den: wide, bits };
}

/** The point at which f first reaches the value, f growing on [low, high], both in units of 2^−places. */
function inverse(f: (num: bigint) => boolean, low: bigint, high: bigint): bigint {
  let [below, above] = [low, high];
  while (above - below > 1n) {
    const middle = (below + above) >> 1n;
    if (f(middle)) above = middle;
    else below = middle;
  }
  return above;
}

interface Subject {
  readonly name: string;
  readonly f: (num: bigint, den: bigint, bits: number) => FixedInterval;
  readonly anywhere: (draw: Draw) => Question;
  /** The value is almost `multiple`/2^bits. */
  readonly tie: (draw: Draw) => Question;
  readonly ties: number;
}

/** The end of an enclosure at many digits, as an argument: just below, or just above. */
function end({ lower, upper }: FixedInterval, draw: Draw, places: number, bits: number): Question {
  return { num: draw(2) === 0 ? lower : upper, den: 1n << BigInt(places), bits };
}

const subjects: readonly Subject[] = [
  {
    name: "ln",
    f: lnFixed,
    anywhere,
    ties: 20_000,
    tie: (draw) => {
      const bits = pick(draw, precisions);
      const multiple = BigInt(1 + draw(2 ** Math.min(bits + 4, 40))) * (draw(2) === 0 ? 1n : -1n);
      const places = bits + close + 60;
      const question = end(expFixed(multiple, 1n << BigInt(bits), places), draw, places, bits);
      return question.num > 0n ? question : anywhere(draw);
    },
  },
  {
    name: "exp",
    f: expFixed,
    anywhere: (draw) => {
      const question = anywhere(draw);
      // Up to 300; beyond that the numbers only become long.
      const num = question.num > 300n * question.den ? question.num % (300n * question.den) : question.num;
      return { ...question, num: draw(2) === 0 ? num : -question.num };
    },
    ties: 20_000,
    tie: (draw) => {
      const bits = pick(draw, precisions);
      const places = bits + close + 60;
      return end(
        lnFixed(BigInt(1 + draw(2 ** Math.min(bits + 4, 40))), 1n << BigInt(bits), places),
        draw,
        places,
        bits,
      );
    },
  },
  {
    name: "sqrt",
    f: sqrtFixed,
    anywhere: (draw) => (draw(50) === 0 ? { num: 0n, den: 3n, bits: 5 } : anywhere(draw)),
    ties: 20_000,
    tie: (draw) => {
      const bits = pick(draw, precisions);
      const multiple = integer(draw, 1 + draw(bits + 20));
      // The square itself, or 2^−200 beside it.
      const beside = BigInt(draw(3) - 1);
      return { num: ((multiple * multiple) << 200n) + beside, den: 1n << BigInt(2 * bits + 200), bits };
    },
  },
  {
    name: "normal",
    f: normalFixed,
    anywhere: (draw) => {
      const question = anywhere(draw);
      const num = draw(4) > 0 ? question.num % (12n * question.den) : question.num;
      return { ...question, num: draw(2) === 0 ? num : -num };
    },
    ties: 300,
    tie: (draw) => {
      const bits = pick(draw, precisions.slice(1));
      const [places, more] = [close + 10, bits + close];
      const multiple = BigInt(1 + draw(2 ** Math.min(bits - 1, 40) - 1)) << BigInt(Math.max(bits - 41, 0));
      const target = multiple << BigInt(close);
      const den = 1n << BigInt(places);
      const above = inverse((num) => normalFixed(num, den, more).lower >= target, -(40n * den), 40n * den);
      return { num: draw(2) === 0 ? above : above - 2n, den, bits };
    },
  },
];

describe.skipIf(python === undefined)("elementary functions against mpmath", () => {
  it.each(subjects)("$name", async ({ name, f, anywhere: any, tie, ties }) => {
    const draw = seeded(name.length + 2026);
    const lines: string[] = [];
    for (let i = 0; i < total; i++) {
      const { num, den, bits } = i < ties ? tie(draw) : any(draw);
      const { lower, upper } = f(num, den, bits);
      lines.push([name, num, den, bits, lower, upper].join(" "));
    }
    expect(new Set(lines).size).toBeGreaterThan(total / 2);
    expect((await output(python!, [script], `${lines.join("\n")}\n`)).trim().split("\n")).toEqual([String(total)]);
  });

  it("mpmath finds what is wrong", async () => {
    // 709 < 1024·ln 2 < 710
    const lines = ["ln 2 1 10 709 710", "ln 2 1 10 710 711", "ln 2 1 10 708 711", "ln 2 1 10 709 709"];
    const printed = (await output(python!, [script], `${lines.join("\n")}\n`)).trim().split("\n");
    expect(printed).toEqual([...lines.slice(1), "4"]);
  });
});
