/**
 * Shrinking by fast-check's own steps: for conjectures whose scope cannot be tested.
 *
 * What the generator makes of its own value stays among the values that it draws, and nobody else
 * knows what does.
 */
import type fc from "fast-check";
import { InputError } from "../../exact/errors.js";
import type { Instance } from "../../generate/instance/instance.js";
import type { Conjecture } from "../statement/conjecture.js";
import type { ShrinkProgress, Shrunk } from "./shrink.js";

/**
 * The first simpler value that is violated, again and again, until there is none.
 * @param drawn violates the conjecture @param limit most decisions
 */
export function* shrinkDrawn(
  { instances, decide }: Pick<Conjecture, "instances" | "decide">,
  drawn: fc.Value<Instance>,
  limit: number,
): Generator<ShrinkProgress, Shrunk, void> {
  let decisions = 0;
  for (let current = drawn; ;) {
    let simpler: fc.Value<Instance> | undefined;
    for (const candidate of instances.shrink(current.value_, current.context)) {
      if (decisions >= limit) return { instance: current.value_, decisions, minimal: false, smallest: false };
      decisions++;
      const violated = isViolated(decide, candidate.value_);
      if (violated) simpler = candidate;
      yield { instance: (simpler ?? current).value_, decisions };
      if (violated) break;
    }
    if (simpler === undefined) return { instance: current.value_, decisions, minimal: true, smallest: false };
    current = simpler;
  }
}

function isViolated(decide: Conjecture["decide"], instance: Instance): boolean {
  try {
    return decide(instance).status === "violated";
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}
