/**
 * The kinds of statement whose evidence is verified as a whole, each with its reader and its check.
 *
 * A new kind is one file that exports a `Kind`, and one line here. A surface is not among them:
 * its evidence is read entry by entry (surface.ts).
 */
import type { JsonValue } from "../exact/json.js";
import { band } from "./band.js";
import { bayesRisks } from "./bayes.js";
import type { Instance } from "./coefficients.js";
import { counterexample } from "./counterexample.js";
import { degradation } from "./degradation.js";
import { dominance } from "./dominance.js";
import { enclosure } from "./enclosure.js";
import type { Meter } from "./limits.js";
import type { Where } from "./rejection.js";
import { slice } from "./slice.js";
import type { Kind } from "./statements.js";
import { tradeoff } from "./tradeoff.js";
import { infeasible, value } from "./value.js";
import { weighted } from "./weighted.js";

/** Every kind but `surface`, by its name. */
const kinds = {
  value,
  infeasible,
  enclosure,
  slice,
  band,
  weighted,
  "bayes-risks": bayesRisks,
  tradeoff,
  degradation,
  dominance,
  counterexample,
};

type Kinds = typeof kinds;
type StatementOf<K> = K extends Kind<infer S> ? S : never;

/** A statement of any of these kinds. */
export type WholeStatement = { [K in keyof Kinds]: StatementOf<Kinds[K]> }[keyof Kinds];

/** A statement that has been read, and how its evidence is verified. */
export interface Claim {
  readonly statement: WholeStatement;
  readonly check: (evidence: JsonValue, where: Where, instance: Instance) => void;
}

export const kindNames: readonly string[] = [...Object.keys(kinds), "surface"];

/** How a statement of this kind is read; undefined for a kind that is not in the list. */
export function readerOf(kind: string): ((value: JsonValue, where: Where, meter: Meter) => Claim) | undefined {
  if (!Object.hasOwn(kinds, kind)) return undefined;
  // Reader and check of one entry belong together, which the union of all of them cannot say.
  const one = kinds[kind as keyof Kinds] as unknown as Kind<WholeStatement>;
  return (value, where, meter) => {
    const statement = one.read(value, where, meter);
    return { statement, check: (evidence, place, instance) => one.check(evidence, place, statement, instance) };
  };
}
