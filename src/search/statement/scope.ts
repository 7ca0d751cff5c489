/**
 * What instances a conjecture is decided on, whatever makes them: a draw, a move, a reduction, a grid.
 *
 * A generator made by `instances` knows what its options allow, and so do `fc.oneof` and `filter` of
 * such generators: fast-check asks them whether they might have drawn a value
 * (`canShrinkWithoutContext`). One that is made by hand says no to everything, its own values
 * included; then only `Scope.within` can tell, and without it nobody can.
 */
import fc from "fast-check";
import type { Instance } from "../../generate/instance/instance.js";
import type { Conjecture } from "./conjecture.js";

/** Whether an instance lies in the scope. */
export type Within = (instance: Instance) => boolean;

const known = new WeakMap<object, Within | "untested">();

/** Values of its own that a generator is asked about. */
const sample = { seed: 0, numRuns: 10 };

/** The scope of a conjecture, or "untested" where it cannot be tested. */
export function scopeOf(conjecture: Pick<Conjecture, "instances" | "scope">): Within | "untested" {
  const before = known.get(conjecture);
  if (before !== undefined) return before;
  const { instances, scope } = conjecture;
  const knows = knowsItsOwn(instances);
  const found = combined(knows ? (one) => instances.canShrinkWithoutContext(one) : undefined, scope?.within);
  known.set(conjecture, found);
  return found;
}

/** A generator that cannot even draw knows nothing; whoever draws from it will see why. */
function knowsItsOwn(instances: fc.Arbitrary<Instance>): boolean {
  try {
    return fc.sample(instances, sample).every((one) => instances.canShrinkWithoutContext(one));
  } catch {
    return false;
  }
}

function combined(options: Within | undefined, within: Within | undefined): Within | "untested" {
  if (options === undefined || within === undefined) return options ?? within ?? "untested";
  return (one) => options(one) && within(one);
}
