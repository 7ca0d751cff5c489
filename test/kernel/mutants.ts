/**
 * Certificates with one thing changed, for kinds of statements that hold names and truth values too.
 *
 * Every number is changed in several ways and swapped with its neighbour, every name replaced by
 * every other name of its problem, every truth value turned, every key and entry removed, doubled
 * or swapped. Where the problem changes and still is one, the hash is made to fit again.
 * Every thirteenth of them, and all with EXACT_CDP_EXHAUSTIVE=1.
 */
import { problemHash } from "../../src/certificate/data.js";
import { InputError } from "../../src/exact/errors.js";
import { Rational } from "../../src/exact/rational.js";
import { problemFromData } from "../../src/format/problem.js";
import type { Problem } from "../../src/model/problem.js";
import { exhaustive } from "../support/exhaustive.js";
import type { Data } from "./certificates.js";

export interface Mutant {
  readonly what: string;
  readonly certificate: Data;
  /** undefined where the problem of the certificate is none any more. */
  readonly problem: Problem | undefined;
}

/** A prime, so that every way of changing gets its turn. */
export const stride = exhaustive ? 1 : 13;
const tiny = Rational.parse("1e-30");
const seventh = Rational.of(1n, 7n);
/** Keys under which nothing of the mathematics stands. */
const words = new Set(["format", "producer", "sha256", "name", "description", "reference"]);

/**
 * Mutants of a certificate; the certificate itself stays as it is.
 * @param most so many at most, spread over all of them: only these are made
 */
export function* mutants(start: Data, most = Infinity): Generator<Mutant> {
  const original = problemFromData(start["problem"]);
  const names = [
    ...new Set([
      ...original.source.classNames,
      ...original.source.alphabet.letters,
      ...original.channel.outputs.letters,
      ...original.restored.letters,
    ]),
  ];
  const step = most === Infinity ? stride : Math.max(stride, Math.ceil(sizeOf(start, names) / most));
  let count = 0;
  for (const path of paths(start, [])) {
    const inProblem = path[0] === "problem";
    for (const [how, value] of variants(at(start, path), names)) {
      if (count++ % step !== 0) continue;
      const certificate = changedAt(start, path, value) as Data;
      const problem = inProblem ? readable(certificate["problem"]) : original;
      if (inProblem && problem !== undefined) certificate["sha256"] = problemHash(problem);
      yield { what: `$.${path.join(".")} ${how}`, certificate, problem };
    }
  }
}

/** How many ways of changing one thing there are. */
function sizeOf(start: Data, names: readonly string[]): number {
  let size = 0;
  for (const path of paths(start, [])) for (const _ of variants(at(start, path), names)) size++;
  return size;
}

const removed = Symbol("removed");

/** The value with another one at the end of the path. Copied along the path only: nobody writes into a mutant, and there are many. */
function changedAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  const copy: Data = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Data) };
  if (rest.length > 0 || put !== removed) copy[key] = changedAt(copy[key], rest, put);
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else Reflect.deleteProperty(copy, key);
  return copy;
}

function* variants(value: unknown, names: readonly string[]): Generator<[string, unknown]> {
  yield ["removed", removed];
  yield ["as null", null];
  if (typeof value === "boolean") yield ["turned", !value];
  else if (typeof value === "string") {
    const number = numberOf(value);
    if (number !== undefined) {
      yield ["+ 1/7", number.plus(seventh).toString()];
      yield ["negated", number.negated().toString()];
      yield ["as 0", "0"];
      yield ["doubled", number.plus(number).toString()];
      yield ["+ 10^-30", number.plus(tiny).toString()];
      yield ["- 10^-30", number.minus(tiny).toString()];
    }
    for (const name of names) if (name !== value) yield [`as ${name}`, name];
    yield ["as a name that does not exist", "nobody"];
  } else if (Array.isArray(value)) {
    const list = value as unknown[];
    yield ["empty", []];
    if (list.length > 0) yield ["with its first entry twice", [list[0], ...list]];
    for (let i = 0; i + 1 < list.length; i++) {
      yield [`with entries ${i} and ${i + 1} swapped`, list.with(i, list[i + 1]).with(i + 1, list[i])];
      // Sums stay, so that only the mathematics can tell.
      const [one, other] = [numberOf(list[i]), numberOf(list[i + 1])];
      if (one === undefined || other === undefined) continue;
      const half = one.times(Rational.of(1n, 2n));
      yield [
        `with half of entry ${i} given to the next`,
        list.with(i, half.toString()).with(i + 1, other.plus(half).toString()),
      ];
    }
  } else if (typeof value === "object" && value !== null) {
    yield ["with an unknown key", { ...value, extra: "0" }];
    yield ["empty", {}];
  }
}

function numberOf(value: unknown): Rational | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return Rational.parse(value);
  } catch {
    return undefined;
  }
}

function* paths(value: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    if (words.has(key)) continue;
    yield [...path, key];
    yield* paths((value as Data)[key], [...path, key]);
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inside, key) => (inside as Data)[key] as unknown, value);
}

function readable(data: unknown): Problem | undefined {
  try {
    return problemFromData(data);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
