/**
 * Values of C, D and d: rational, the root of a rational, or enclosed between rationals.
 *
 * Only this file knows which kinds of values there are: it compares, reads and writes them.
 * A rational is written `p/q`, a root `sqrt(p/q)`, an enclosure `{"lower": …, "upper": …}`.
 */
import { must, refuse } from "./arguments.js";
import { Enclosure } from "./enclosure.js";
import { Rational } from "./rational.js";
import { Root, compareRoots, type RationalOrRoot } from "./root.js";

export type Value = Rational | Root | Enclosure;

/** A value as JSON holds it. */
export type ValueData = string | { readonly lower: string; readonly upper: string };

/** A value of any kind. */
export const valueArgument = must("a Rational, Root or Enclosure", isValue);

export function isValue(value: unknown): value is Value {
  return value instanceof Rational || value instanceof Root || value instanceof Enclosure;
}

/** −1, 0, 1 as a is less than, equal to or greater than b (both ≥ 0); undefined where enclosures leave it open. */
export function compareValues(a: Value, b: Value): -1 | 0 | 1 | undefined {
  valueArgument(a, "a");
  valueArgument(b, "b");
  if (!(a instanceof Enclosure) && !(b instanceof Enclosure)) return compareRoots(a, b);
  const [lowA, highA, lowB, highB] = [lower(a), upper(a), lower(b), upper(b)];
  if (highA !== "inf" && compareRoots(highA, lowB) < 0) return -1;
  if (highB !== "inf" && compareRoots(highB, lowA) < 0) return 1;
  return undefined;
}

/** The least of values that can be compared, the first of equal ones. */
export function leastValue<V extends Value>(values: readonly V[]): V {
  return values.reduce((least, one) => (compareValues(one, least) === -1 ? one : least));
}

/**
 * The least of values ≥ 0, "inf" among them; where enclosures overlap, the enclosure of the least.
 */
export function leastOf(values: readonly (Value | "inf")[]): Value | "inf" {
  return values.reduce((least, one) => {
    if (one === "inf") return least;
    if (least === "inf") return one;
    const order = compareValues(one, least);
    if (order !== undefined) return order === -1 ? one : least;
    return overlapping(one, least);
  });
}

/** The enclosure of the lesser of two numbers of which one at least is enclosed. */
function overlapping(a: Value, b: Value): Value {
  const least = (x: RationalOrRoot, y: RationalOrRoot): RationalOrRoot => (compareRoots(x, y) <= 0 ? x : y);
  const [highA, highB] = [upper(a), upper(b)];
  const low = least(lower(a), lower(b));
  const high = highA === "inf" ? highB : highB === "inf" ? highA : least(highA, highB);
  // Ends are rational; a root is one only where it is one of the two numbers.
  if (low instanceof Root || high instanceof Root) return compareRoots(lower(a), lower(b)) <= 0 ? a : b;
  return Enclosure.of(low, high);
}

/** The JSON of a value. */
export function valueData(value: Value): ValueData {
  return value.toJSON();
}

/** A value or bound as text: `3/4`, `sqrt(2/5)`, `[1/3, 1/2]`, `inf`. */
export function valueText(value: Value | "inf"): string {
  return value.toString();
}

/** Whether the value is known exactly. */
export function isExact(value: Value): value is RationalOrRoot {
  return !(value instanceof Enclosure);
}

function lower(value: Value): RationalOrRoot {
  return value instanceof Enclosure ? value.lower : value;
}

function upper(value: Value): RationalOrRoot | "inf" {
  return value instanceof Enclosure ? value.upper : value;
}

/**
 * The value as a rational, which C, D and d of a convex problem always are.
 * @throws InputError "not-a-rational" where it is not one
 */
export function rational(value: Value | "inf"): Rational {
  if (value instanceof Rational) return value;
  return refuse(
    "value",
    "a value that is known to be rational",
    isValue(value) ? value.toString() : value,
    "not-a-rational",
  );
}
