/**
 * The claims that can be run over a family. A new one is one line here.
 */
import { InputError, describe } from "../../exact/errors.js";
import { parseRecord } from "../../search/family/record-reader.js";
import type { FamilyRecord } from "../../search/family/record.js";
import { allThreeMinimal } from "./all-three-minimal.js";
import { allThreeMinimalNoisy } from "./all-three-minimal-noisy.js";
import { theorem2, theorem2Pairwise } from "./bayes/claims.js";
import type { Claim } from "../../search/statement/claim.js";
import { retrainedConvexInDistortion } from "./retrained-convex-in-distortion.js";
import { retrainedConvexInPerception } from "./retrained-convex-in-perception.js";
import { theorem1NonconvexDivergence } from "./theorem-1-nonconvex-divergence.js";
import { theorem1Retrained } from "./theorem-1-retrained.js";
import { theorem1Linear } from "./theorem-1.js";

/** In the order in which messages list them. */
export const claims: readonly Claim[] = [
  theorem1Linear,
  theorem1Retrained,
  theorem1NonconvexDivergence,
  retrainedConvexInPerception,
  retrainedConvexInDistortion,
  theorem2,
  theorem2Pairwise,
  allThreeMinimal,
  allThreeMinimalNoisy,
];

/** @param path the option or key it came from @throws InputError "unknown-name" */
export function claimNamed(name: string, path = "claim"): Claim {
  const claim = claims.find((one) => one.name === name);
  if (claim === undefined) throw new InputError({ code: "unknown-name", path, expected: `one of ${claims.map((one) => one.name).join(", ")}`, found: describe(name) });
  return claim;
}

/** Reads and checks the text of a record. @throws InputError with the path of the fault */
export function readRecord(source: string): FamilyRecord {
  return parseRecord(source, claimNamed);
}
