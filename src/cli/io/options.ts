/**
 * Options that several commands share, and the command line that a table carries.
 */
import { isSmooth } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import type { Rational } from "../../exact/rational.js";
import { toleranceOf } from "../../tradeoff/solve.js";
import { InputError, describe } from "../../exact/errors.js";
import type { Shard } from "../../search/run/shards.js";

/** A whole number from 1 on, of an option. @throws InputError "usage" | "too-large" */
export function wholeOption(text: string, path: string, most: bigint): bigint {
  if (!/^\d+$/.test(text) || /^0+$/.test(text))
    throw new InputError({ code: "usage", path, expected: "a whole number from 1 on", found: describe(text) });
  // Leading zeros do not count towards the length of a number.
  const digits = text.replace(/^0+/, "");
  if (digits.length > String(most).length || BigInt(digits) > most) {
    throw new InputError({ code: "too-large", path, expected: `at most ${shortNumber(most)}`, found: describe(text) });
  }
  return BigInt(digits);
}

/** The half-open range of "a:b": a, …, b−1. @throws InputError "usage" | "out-of-range" */
export function rangeOption(
  text: string,
  path: string,
  size: bigint,
  what: string,
): { readonly from: bigint; readonly to: bigint } {
  const [, a, b] = /^(\d{1,10000}):(\d{1,10000})$/.exec(text) ?? [];
  const expected = `a:b with 0 ≤ a ≤ b ≤ ${String(size)} (${what} a, …, b−1)`;
  if (a === undefined || b === undefined)
    throw new InputError({ code: "usage", path, expected, found: describe(text) });
  const [from, to] = [BigInt(a), BigInt(b)];
  if (from > to || to > size) throw new InputError({ code: "out-of-range", path, expected, found: text });
  return { from, to };
}

/** "i/k": the i-th of k shards, counted from 1. @throws InputError "usage" */
export function shardOption(text: string): Shard {
  const [, index, of] = /^(\d{1,30})\/(\d{1,30})$/.exec(text) ?? [];
  if (index === undefined || of === undefined)
    throw new InputError({
      code: "usage",
      path: "--shard",
      expected: "i/k, the i-th of k shards: 1/4, 2/4, 3/4, 4/4",
      found: describe(text),
    });
  return { index: BigInt(index), of: BigInt(of) };
}

function shortNumber(value: bigint): string {
  const text = String(value);
  return /^10{20,}$/.test(text) ? `10^${String(text.length - 1)}` : text;
}

/** The value of --expect: whether a run should find something. */
export type Expected = "none" | "some" | undefined;

/** The value of --expect from its text. @throws InputError "usage" */
export function expectOption(text: string | undefined): Expected {
  if (text === undefined || text === "none" || text === "some") return text;
  throw new InputError({ code: "usage", path: "--expect", expected: "none or some", found: describe(text) });
}

/**
 * Sets status 1 and says why on standard error where an expectation is contradicted.
 * @param what the name of one thing that can be found
 */
export function contradict(expected: Expected, found: boolean, what: string): void {
  if (expected === undefined || found === (expected === "some")) return;
  process.stderr.write(`exact-cdp: expected ${found ? `no ${what}, found one` : `a ${what}, found none`}\n`);
  process.exitCode = 1;
}

/** Refuses options that make no sense here. @throws InputError "usage" for the first of them that is given */
export function refuseOptions<Options extends object>(
  options: Options,
  names: readonly (keyof Options & string)[],
  expected: string,
  found = "both",
): void {
  for (const name of names)
    if (options[name] !== undefined) throw new InputError({ code: "usage", path: dashed(name), expected, found });
}

/** The option with a key. */
export function dashed(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Most threads. */
export const mostWorkers = 256n;

/** Most bounds of a command that keeps what it computes for each; tables of any size are for `table`. */
export const mostListed = 10_000;

/** @param what the command has too many of */
export function tooMany(path: string, what: string): InputError {
  return new InputError({
    code: "too-large",
    path,
    expected: `at most ${String(mostListed)} ${what} (table takes grids of any size)`,
    found: "more",
  });
}

/**
 * How points of a problem are solved.
 * @param tolerance the value of --tolerance
 * @throws InputError "usage" where all values are exact; "out-of-range" unless it is above 0 and at most 1
 */
export function solverOptions(problem: Problem, tolerance: string | undefined): { readonly tolerance?: Rational } {
  if (tolerance === undefined) return {};
  if (!isSmooth(problem)) throw exactAlready("values are");
  return widthOf(tolerance);
}

/** The width of enclosures. @param tolerance the value of --tolerance @throws InputError "out-of-range" unless it is above 0 and at most 1 */
export function widthOf(tolerance: string | undefined): { readonly tolerance?: Rational } {
  return tolerance === undefined ? {} : { tolerance: toleranceOf(tolerance, "--tolerance") };
}

/** A width is asked for where there is none. @param what is exact, such as "slices are" */
export function exactAlready(what: string): InputError {
  return new InputError({
    code: "usage",
    path: "--tolerance",
    expected: "a problem with a smooth divergence",
    found: `one whose ${what} exact`,
  });
}
