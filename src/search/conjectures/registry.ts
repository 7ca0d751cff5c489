/**
 * The conjectures that can be searched for counterexamples. A new one is one line here.
 */
import { InputError, describe } from "../../exact/errors.js";
import { allThreeMinimal } from "./all-three-minimal.js";
import type { Conjecture } from "./conjecture.js";
import { degradationOrder } from "./degradation-order.js";
import { factorTwo } from "./factor-two.js";
import { theorem1NonconvexDivergence } from "./theorem-1-nonconvex-divergence.js";
import { theorem1Retrained } from "./theorem-1-retrained.js";
import { theorem1 } from "./theorem-1.js";
import { theorem2Pairwise } from "./theorem-2-pairwise.js";
import { theorem2 } from "./theorem-2.js";

export const conjectures: readonly Conjecture[] = [
  theorem1,
  theorem1Retrained,
  theorem1NonconvexDivergence,
  theorem2,
  theorem2Pairwise,
  allThreeMinimal,
  factorTwo,
  degradationOrder,
];

/** @param path the option or key it came from @throws InputError "unknown-name" */
export function conjectureNamed(name: string, path = "conjecture"): Conjecture {
  const conjecture = conjectures.find((one) => one.name === name);
  if (conjecture === undefined) throw new InputError({ code: "unknown-name", path, expected: `one of ${conjectures.map((one) => one.name).join(", ")}`, found: describe(name) });
  return conjecture;
}
