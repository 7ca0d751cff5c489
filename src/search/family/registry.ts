/**
 * The claims that can be run over a family. A new one is one line here.
 */
import { InputError, describe } from "../../exact/errors.js";
import { allThreeMinimal } from "./all-three-minimal.js";
import { theorem2, theorem2Pairwise } from "./bayes/claims.js";
import type { Claim } from "./claim.js";

export const claims: readonly Claim[] = [theorem2, theorem2Pairwise, allThreeMinimal];

/** @param path the option or key it came from @throws InputError "unknown-name" */
export function claimNamed(name: string, path = "claim"): Claim {
  const claim = claims.find((one) => one.name === name);
  if (claim === undefined) throw new InputError({ code: "unknown-name", path, expected: `one of ${claims.map((one) => one.name).join(", ")}`, found: describe(name) });
  return claim;
}
