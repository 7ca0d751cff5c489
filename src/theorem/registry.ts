/**
 * All theorems and claims that this toolkit decides, one file each. A new one is a file that
 * exports its `Claim` beside its verdict, and one line here. docs/theorems.md lists them too.
 */
import type { Claim } from "./claim.js";
import { degradationClaim } from "./degradation.js";
import { theorem1Claim } from "./theorem-1.js";
import { theorem2Claim } from "./theorem-2.js";
import { tradeoffClaim } from "./tradeoff.js";

/** All claims in the order of docs/theorems.md. */
export const theorems: readonly Claim[] = [theorem1Claim, theorem2Claim, tradeoffClaim, degradationClaim];
