/** From exact coordinates to places on the page: one rounding, of integers, to hundredths of a unit. */
import { Rational } from "../../exact/rational.js";
import { integerRoot } from "../../exact/root.js";
import type { Axis } from "../figure/figure.js";
import type { Scale } from "./page.js";

/**
 * `from` of the axis lies at `first`, `to` at `last`, in units.
 * Along an axis of power 2 a coordinate s is shown at √s.
 */
export function scaleOf({ from, to, power }: Pick<Axis, "from" | "to" | "power">, first: number, last: number): Scale {
  const start = BigInt(Math.round(first * 100));
  const factor = Rational.of(BigInt(Math.round(last * 100)) - start).over(to.minus(from));
  const origin = from.times(factor);
  const known = new WeakMap<Rational, number>();
  const place =
    power === 1
      ? (value: Rational) => linear(value, factor, origin)
      : (value: Rational) => rooted(value, factor, origin);
  return (value) => {
    const found = known.get(value) ?? Number(start + place(value));
    known.set(value, found);
    return found;
  };
}

/** value·factor − origin, rounded: without any reduction, because the numbers may be long. */
function linear(value: Rational, factor: Rational, origin: Rational): bigint {
  const den = value.den * factor.den;
  return nearest(value.num * factor.num * origin.den - origin.num * den, den * origin.den);
}

/** √value·factor − origin, rounded. */
function rooted(value: Rational, factor: Rational, origin: Rational): bigint {
  const sign = factor.num < 0n ? -1n : 1n;
  const square = value.times(factor).times(factor);
  // In thousandths of hundredths, so that both roundings hardly add up.
  const root = integerRoot((square.num * 1_000_000n) / square.den);
  return nearest(sign * root * origin.den - 1000n * origin.num, 1000n * origin.den);
}

/** num/den as the nearest integer, den > 0. */
function nearest(num: bigint, den: bigint): bigint {
  const twice = 2n * num + den;
  const quotient = twice / (2n * den);
  return twice < 0n && quotient * 2n * den !== twice ? quotient - 1n : quotient;
}
