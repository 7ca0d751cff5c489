/**
 * Junk: values that nobody should give a function, and some that are merely unusual.
 *
 * Objects are made anew for every call. A getter that throws throws `Thrown`, which may pass through
 * any function: it is the caller's own.
 */
import fc from "fast-check";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { Rational } from "../../../src/exact/rational.js";

/** Thrown by code of the caller. */
export class Thrown extends Error {}

class Stranger {
  readonly num = "1";
  readonly den = "2";
}

function cyclicObject(): object {
  const object: Record<string, unknown> = { name: "cyclic" };
  object["self"] = object;
  object["minimum"] = [object, object];
  return object;
}

function cyclicList(): unknown[] {
  const list: unknown[] = [];
  list.push(list, list);
  return list;
}

function throwing(): object {
  return new Proxy(
    {},
    {
      get: () => {
        throw new Thrown();
      },
    },
  );
}

/** Each with the name by which a failure is told. */
const named: readonly (readonly [string, () => unknown])[] = [
  ["undefined", () => undefined],
  ["null", () => null],
  ["NaN", () => NaN],
  ["Infinity", () => Infinity],
  ["-0", () => -0],
  ["-1", () => -1],
  ["0", () => 0],
  ["0.3", () => 0.3],
  ["2^53", () => 2 ** 53],
  ["1e300", () => 1e300],
  ["true", () => true],
  ["-1n", () => -1n],
  ["10n ** 40n", () => 10n ** 40n],
  ["an empty text", () => ""],
  ["a text", () => "junk"],
  ["a number as text", () => "1/2"],
  ["inf", () => "inf"],
  ["__proto__", () => "__proto__"],
  ["a symbol", () => Symbol("junk")],
  ["a function", () => () => undefined],
  ["a function that gives an object", () => () => ({})],
  ["a class", () => Stranger],
  ["an empty list", () => []],
  ["a hole", () => new Array<unknown>(1)],
  ["holes", () => new Array<unknown>(3)],
  ["a list of nothing", () => [undefined]],
  ["lists with holes", () => [new Array<unknown>(2), new Array<unknown>(2)]],
  ["numbers", () => [0.5, 0.5]],
  ["rows of numbers", () => [[1, 0.5], [2]]],
  ["a typed array", () => new Float64Array(2)],
  ["a short typed array", () => new Int32Array(1)],
  ["an empty object", () => ({})],
  ["an object without prototype", () => Object.create(null) as object],
  ["a polluting key", () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}') as object],
  ["an instance of another class", () => new Stranger()],
  ["a Date", () => new Date(0)],
  ["a Map", () => new Map([["distortion", "1"]])],
  ["a rejected promise", () => ({ then: 1 })],
  ["an Error", () => new Error("junk")],
  ["a Rational", () => Rational.of(1n, 2n)],
  ["a negative Rational", () => Rational.of(-1n, 2n)],
  ["a matrix", () => RationalMatrix.from([[Rational.one]])],
  ["an empty matrix", () => RationalMatrix.from([])],
  ["an object that contains itself", cyclicObject],
  ["a list that contains itself", cyclicList],
  ["a getter that throws", throwing],
];

export interface Junk {
  readonly name: string;
  readonly make: () => unknown;
}

/** Any junk. */
export const junk: fc.Arbitrary<Junk> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...named.map(([name, make]) => ({ name, make }))) },
  {
    weight: 1,
    arbitrary: fc
      .anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true, maxDepth: 2 })
      .map((value) => ({ name: fc.stringify(value), make: () => value })),
  },
);
