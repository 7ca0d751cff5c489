/**
 * The conjectures that are built in. A new one is one line here.
 */
import { keys, optional, text } from "../exact/arguments.js";
import { InputError, describe } from "../exact/errors.js";
import { allThreeMinimalNoisy } from "./all-three-minimal-noisy.js";
import { allThreeMinimal } from "./all-three-minimal.js";
import { parseRecord } from "../search/grid/record-reader.js";
import type { FamilyRecord } from "../search/grid/record.js";
import { conjectureArgument } from "../search/statement/argument.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import { degradationOrder } from "./degradation-order.js";
import { degradedDominates } from "./degraded-dominates.js";
import { distortionConvex } from "./distortion-convex.js";
import { errorDoublingNoiseless } from "./error-doubling-noiseless.js";
import { errorDoubling } from "./error-doubling.js";
import { errorFactorFiveHalves } from "./error-factor-five-halves.js";
import { errorTripling } from "./error-tripling.js";
import { factorTwoCubed } from "./factor-two-cubed.js";
import { factorTwoMetric } from "./factor-two-metric.js";
import { factorTwoSquared } from "./factor-two-squared.js";
import { factorTwo } from "./factor-two.js";
import { freirichFormula } from "./freirich-formula.js";
import { freirichPerfectPerception } from "./freirich-perfect-perception.js";
import { klDirection } from "./kl-direction.js";
import { noPerceptionCost } from "./no-perception-cost.js";
import { piecesAtMostCells } from "./pieces-at-most-cells.js";
import { piecesAtMostTwiceCells } from "./pieces-at-most-twice-cells.js";
import { pinsker } from "./pinsker.js";
import { retrainedConvexInDistortion } from "./retrained-convex-in-distortion.js";
import { retrainedConvexInPerception } from "./retrained-convex-in-perception.js";
import { retrainingAtPerfectPerception } from "./retraining-at-perfect-perception.js";
import { theorem1NonconvexDivergence } from "./theorem-1-nonconvex-divergence.js";
import { theorem1Retrained } from "./theorem-1-retrained.js";
import { theorem1Smooth } from "./theorem-1-smooth.js";
import { theorem1 } from "./theorem-1.js";
import { theorem2Pairwise } from "./theorem-2-pairwise.js";
import { theorem2 } from "./theorem-2.js";
import { uniqueRestorer } from "./unique-restorer.js";

export const conjectures: readonly Conjecture[] = [
  theorem1,
  theorem1Smooth,
  theorem1Retrained,
  theorem1NonconvexDivergence,
  retrainedConvexInPerception,
  retrainedConvexInDistortion,
  theorem2,
  theorem2Pairwise,
  allThreeMinimal,
  allThreeMinimalNoisy,
  degradationOrder,
  degradedDominates,
  factorTwo,
  factorTwoMetric,
  factorTwoSquared,
  factorTwoCubed,
  freirichPerfectPerception,
  freirichFormula,
  noPerceptionCost,
  errorDoubling,
  errorDoublingNoiseless,
  errorFactorFiveHalves,
  errorTripling,
  retrainingAtPerfectPerception,
  pinsker,
  klDirection,
  distortionConvex,
  uniqueRestorer,
  piecesAtMostCells,
  piecesAtMostTwiceCells,
];

/** @param path the option or key it came from @throws InputError "unknown-name" */
export function conjectureNamed(name: string, path = "conjecture"): Conjecture {
  text(path, "path");
  text(name, path);
  const conjecture = conjectures.find((one) => one.name === name);
  if (conjecture === undefined)
    throw new InputError({
      code: "unknown-name",
      path,
      expected: "the name of one that search without a name lists (such as theorem-2), or a module such as ./mine.mjs",
      found: describe(name),
    });
  return conjecture;
}

const ownArgument = optional(keys("a conjecture of your own", { conjecture: conjectureArgument }, { sha256: text }));

/** Reads and checks the text of a record. @param own a conjecture that is not built in, and the hash of its module @throws InputError with the path of the fault */
export function readRecord(
  source: string,
  own?: { readonly conjecture: Conjecture; readonly sha256?: string },
): FamilyRecord {
  text(source, "source");
  ownArgument(own, "own");
  return parseRecord(source, (name, path) =>
    own?.conjecture.name === name ? own : { conjecture: conjectureNamed(name, path) },
  );
}
