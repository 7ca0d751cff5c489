import type { Outcome } from "../family/instance-claim.js";
import type { Instance } from "../instance/instance.js";
export function* shrinking(instance: Instance, _decide: (one: Instance) => Outcome): Generator<void, { readonly instance: Instance; readonly decisions: number; readonly minimal: boolean }> {
  yield;
  return { instance, decisions: 0, minimal: false };
}
