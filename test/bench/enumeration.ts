/**
 * Channels and cases of a family per second, on one core.
 *
 * Visiting every channel of a shape as a matrix of integers (its last entry is read, so that
 * nothing is optimised away), visiting canonical channels with the sizes of their orbits, and
 * Theorem 2 on every case of a family, with and without hashing the results.
 */
import { createHash } from "node:crypto";
import { CanonicalWalk, ChannelSpace, ChannelWalk } from "../../src/enumeration/index.js";
import { theorem2 } from "../../src/conjectures/theorem-2.js";
import { theorem2Pairwise } from "../../src/conjectures/theorem-2-pairwise.js";
import { scanOf } from "../../src/search/statement/case-scan.js";
import type { Conjecture } from "../../src/search/statement/conjecture.js";
import { Family, type FamilyShape } from "../../src/enumeration/family.js";
import { medianTime } from "./measure.js";

export interface EnumerationRate {
  readonly what: string;
  readonly shape: string;
  readonly count: number;
  /** Milliseconds for all of them. */
  readonly ms: number;
}

export function enumerationRates(runs: number): EnumerationRate[] {
  const cases = (what: string, conjecture: Conjecture, shape: FamilyShape, hashed: boolean): EnumerationRate => {
    const family = new Family(shape);
    const work = scanOf(conjecture).start(family);
    const { classes, inputs, outputs, denominator, sourceDenominator } = shape;
    const title = `K=${classes} ${inputs}x${outputs} N=${denominator} M=${sourceDenominator}`;
    return {
      what,
      shape: title,
      count: Number(family.size),
      ms: medianTime(() => work.run(0n, family.size, hashed ? createHash("sha256") : undefined), runs),
    };
  };
  const shape = { classes: 2, inputs: 3, outputs: 3, denominator: 4n, sourceDenominator: 4n };
  return [
    ...[6n, 12n].map((denominator) => visits("channels", denominator, runs)),
    visits("canonical channels", 12n, runs),
    cases("theorem-2", theorem2, shape, false),
    cases("theorem-2, hashed", theorem2, shape, true),
    cases("theorem-2-pairwise", theorem2Pairwise, { ...shape, classes: 3, sourceDenominator: 3n }, false),
  ];
}

function visits(what: "channels" | "canonical channels", denominator: bigint, runs: number): EnumerationRate {
  const space = new ChannelSpace({ inputs: 3, outputs: 3, denominator });
  let count = 0;
  let total = 0;
  const visit = (): number => {
    count = 0;
    if (what === "channels") {
      const walk = new ChannelWalk(space);
      while (walk.next()) {
        count++;
        total += walk.entries[8]!;
      }
    } else {
      const walk = new CanonicalWalk(space);
      while (walk.next()) {
        count++;
        total += Number(walk.orbit);
      }
    }
    return total;
  };
  const ms = medianTime(visit, runs);
  return { what, shape: `3x3 N=${denominator}`, count, ms };
}
