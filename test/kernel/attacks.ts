/**
 * Attacks on a certificate that the checker accepts: any one thing changed, and anything in any
 * place. What is accepted has to be true, which the caller decides afresh.
 */
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { problemFromData } from "../../src/format/problem.js";
import { check, type Statement } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { type Data, changed } from "./certificates.js";
import { mutants, stride } from "./mutants.js";

/** Fails unless the statement is true of the problem. @param what says which attack it was */
export type ExpectTrue = (statement: Statement, problem: Problem, what?: string) => void;

export interface Tally {
  acceptedAndTrue: number;
  ofAnotherProblem: number;
  rejected: number;
  rejectedAsNoProblem: number;
}

/** Counts what became of mutants, and prints it at the end. */
export function printedTally(): Tally {
  const tally: Tally = { acceptedAndTrue: 0, ofAnotherProblem: 0, rejected: 0, rejectedAsNoProblem: 0 };
  afterAll(() => {
    console.info(`mutants: ${JSON.stringify(tally)}`);
  });
  return tally;
}

/** The tests of one certificate. @param numRuns how many times anything is put in some place */
export function attack(start: Data, expectTrue: ExpectTrue, tally: Tally, numRuns: number): void {
  it("with any one thing changed: rejected, or true", () => {
    const before = JSON.stringify(start);
    let count = 0;
    for (const { what, certificate, problem } of mutants(start)) {
      count++;
      const verdict = check(certificate);
      if (verdict.status === "rejected") {
        tally[problem === undefined ? "rejectedAsNoProblem" : "rejected"]++;
        continue;
      }
      if (problem === undefined) throw new Error(`${what}: accepted, and the problem is none`);
      expectTrue(verdict.statement, problem, what);
      tally.acceptedAndTrue++;
      if (what.startsWith("$.problem")) tally.ofAnotherProblem++;
    }
    expect(count * stride).toBeGreaterThan(400);
    expect(JSON.stringify(start)).toBe(before);
  });

  it("with anything in any place: an answer, never an exception", () => {
    const spots = places(start, "").filter((place) => !place.startsWith("problem"));
    const value = fc.oneof(
      fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
      fc.constantFrom(
        undefined,
        [],
        {},
        "0",
        "1",
        true,
        ...spots.map((place) => place.split(".").reduce((inside: Data, key) => inside[key], start)),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...spots), value, (place, put) => {
        const verdict = check(changed(start, place, put));
        if (verdict.status === "rejected") expect(verdict.reason).toMatch(/^expected .*, found /);
        else expectTrue(verdict.statement, problemFromData(start["problem"]));
      }),
      { numRuns },
    );
  });
}

function places(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => [path + key, ...places(inside, `${path}${key}.`)]);
}
