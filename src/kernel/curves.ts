/**
 * Piecewise linear functions of evidence, given by breakpoints: linear between neighbours, constant from the last one on,
 * +∞ to the left of the first one. None of them rises. Where two breakpoints have one place the function falls there:
 * the first value is the limit from the left, the second one the value.
 */
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import { type Meter, limits } from "./limits.js";
import { list, object, rational, readEach } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import { type Breakpoint, slope } from "./slice.js";

/** A convex function. */
export function readCurve(value: JsonValue, where: Where, meter: Meter): Breakpoint[] {
  return readPoints(value, where, meter, true);
}

/** A function that may fall at once and bend downwards. */
export function readSteps(value: JsonValue, where: Where, meter: Meter): Breakpoint[] {
  return readPoints(value, where, meter, false);
}

function readPoints(value: JsonValue, where: Where, meter: Meter, convex: boolean): Breakpoint[] {
  const read: Breakpoint[] = [];
  readEach(list(value, where, "breakpoints"), where, limits.pieces, "breakpoints", (one, place) => {
    const fields = object(one, place, ["at", "value"]);
    const point = { at: rational(fields.at, place.at("at")), value: rational(fields.value, place.at("value")) };
    const [before, last] = [read.at(-2), read.at(-1)];
    if (last !== undefined && !(convex ? follows(last, point) : follows(last, point) || isFall(before, last, point)))
      refuse(place, "breakpoints that ascend in x and do not rise", "one that is not so");
    if (convex && before !== undefined && last !== undefined) {
      chargePart(
        8,
        [before, last, point].flatMap(({ at, value: y }) => [at, y]),
        meter,
        place,
      );
      if (slope(last, point).lessThan(slope(before, last))) refuse(place, "slopes that do not fall", "one that does");
    }
    read.push(point);
  });
  if (read.length === 0) refuse(where, "at least one breakpoint", "none");
  return read;
}

function follows(last: Breakpoint, point: Breakpoint): boolean {
  return last.at.lessThan(point.at) && point.value.atMost(last.value);
}

/** A second breakpoint at one place, lower down, to the right of the first one of all. */
function isFall(before: Breakpoint | undefined, last: Breakpoint, point: Breakpoint): boolean {
  return before?.at.lessThan(last.at) === true && last.at.equals(point.at) && point.value.lessThan(last.value);
}

/** from ≤ x < to. */
export interface Strip {
  readonly from: Rational;
  readonly to: Rational;
}

/** Strips that ascend and do not meet. */
export function readStrips(value: JsonValue, where: Where): Strip[] {
  const read: Strip[] = [];
  readEach(list(value, where, "strips"), where, limits.pieces, "strips", (one, place) => {
    const fields = object(one, place, ["from", "to"]);
    const strip = { from: rational(fields.from, place.at("from")), to: rational(fields.to, place.at("to")) };
    const last = read.at(-1);
    if (!strip.from.lessThan(strip.to) || last?.to.lessThan(strip.from) === false)
      refuse(place, "strips that ascend and do not meet", "one that is not so");
    read.push(strip);
  });
  return read;
}

/** U begins no further left than L, and from there on U − L ≤ gap outside of the strips. */
export function requireGap(
  {
    lower,
    upper,
    gap,
  }: { readonly lower: readonly Breakpoint[]; readonly upper: readonly Breakpoint[]; readonly gap: Rational },
  except: readonly Strip[],
  where: Where,
  meter: Meter,
): void {
  const [start, first] = [entry(upper, 0), entry(lower, 0)];
  if (start.at.lessThan(first.at))
    refuse(where.at("upper").at(0), `at ≥ ${shown(first.at)}, where the lower function begins`, shown(start.at));
  eachDifference({ lower, upper }, start.at, except, where, meter, (found, at) => {
    if (!found.atMost(gap)) refuse(where.at("gap"), `at least ${shown(found)}, the gap at ${shown(at)}`, shown(gap));
  });
}

/**
 * U − L from a place on, outside of the strips, where it can be the greatest: at breakpoints and at the ends of strips,
 * and as the limit from the left. Between these it is linear.
 * @param from where both are known
 */
export function eachDifference(
  { lower, upper }: { readonly lower: readonly Breakpoint[]; readonly upper: readonly Breakpoint[] },
  from: Rational,
  except: readonly Strip[],
  where: Where,
  meter: Meter,
  found: (difference: Rational, at: Rational) => void,
): void {
  const [below, above] = [new Curve(lower, meter, where), new Curve(upper, meter, where)];
  const ends = except.flatMap((strip) => [strip.from, strip.to]);
  const given = [...upper.map(({ at }) => at), ...lower.map(({ at }) => at), ...ends];
  const places = [from, ...given.filter((at) => from.lessThan(at))];
  // Each list ascends; sorting compares each with as many others as their number has bits, or less.
  const longest = places.reduce(
    (most, one) => Math.max(most, one.num.toString(16).length + one.den.toString(16).length),
    0,
  );
  meter.products(3 * given.length * (given.length.toString(2).length + 1), 4 * longest, 4 * longest, where);
  let strip = 0;
  let last: Rational | undefined;
  for (const at of places.sort((a, b) => a.compare(b))) {
    if (last?.equals(at) === true) continue;
    while (except[strip]?.to.lessThan(at) === true) strip++;
    const here = except[strip];
    const compare = (least: Rational, most: Rational): void => {
      chargePart(2, [least, most], meter, where);
      found(most.minus(least), at);
    };
    // The strip has not ended before this place.
    if (last !== undefined && here?.from.lessThan(at) !== true) compare(below.limitAt(at), above.limitAt(at));
    if (here === undefined || at.lessThan(here.from) || at.equals(here.to))
      compare(below.valueAt(at), above.valueAt(at));
    last = at;
  }
}

/** A function, asked for places that ascend, for the limit before the value. */
export class Curve {
  private segment = 0;

  constructor(
    private readonly points: readonly Breakpoint[],
    private readonly meter: Meter,
    private readonly where: Where,
  ) {}

  /** At the first breakpoint or to the right of it. */
  valueAt(at: Rational): Rational {
    return this.along(at, (place) => place.atMost(at));
  }

  /** The limit from the left, to the right of the first breakpoint. */
  limitAt(at: Rational): Rational {
    return this.along(at, (place) => place.lessThan(at));
  }

  private along(at: Rational, isLeft: (place: Rational) => boolean): Rational {
    const { points } = this;
    for (;;) {
      const left = entry(points, this.segment);
      const right = points[this.segment + 1];
      if (right === undefined) return left.value;
      this.meter.products(2, 64, 64, this.where);
      if (!isLeft(right.at)) {
        chargePart(4, [left.at, left.value, right.at, right.value, at], this.meter, this.where);
        return left.value.plus(slope(left, right).times(at.minus(left.at)));
      }
      this.segment++;
    }
  }
}
