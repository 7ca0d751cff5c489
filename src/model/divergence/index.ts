/**
 * The register of convex perceptual divergences: from a definition to a divergence.
 *
 * A new kind is one file here, one line in `named` (or a new key below), and its
 * cut in docs/formats.md.
 */
import { InputError, describe } from "../../exact/errors.js";
import { chebyshev } from "./chebyshev.js";
import type { DivergenceContext, DivergenceName, Divergence, ConvexDefinition } from "./divergence.js";
import { kolmogorovSmirnov } from "./kolmogorov-smirnov.js";
import { totalVariation } from "./total-variation.js";
import { transport } from "./transport.js";
import { wasserstein1 } from "./wasserstein-1.js";
import { wasserstein2Squared } from "./wasserstein-2-squared.js";
import { witnesses } from "./witnesses.js";

const named: Readonly<Record<DivergenceName, (context: DivergenceContext) => Divergence>> = {
  "total-variation": totalVariation,
  "wasserstein-1": wasserstein1,
  "wasserstein-2-squared": wasserstein2Squared,
  chebyshev,
  "kolmogorov-smirnov": kolmogorovSmirnov,
};

export const divergenceNames = Object.keys(named) as readonly DivergenceName[];

/** Named kinds that are not convex; parts.ts says what they are made of. */
export const nonConvexNames = ["wasserstein-2"] as const;

/** Kinds of the problem language that this version recognises but does not solve. */
export const divergencesNotYet: readonly string[] = [
  "kullback-leibler",
  "reverse-kullback-leibler",
  "chi-squared",
  "reverse-chi-squared",
  "jensen-shannon",
  "squared-hellinger",
];

/**
 * The divergence of a definition on the given alphabets.
 * @throws InputError "unknown-name" | "not-yet" | those of the kind
 */
export function divergence(
  definition: ConvexDefinition,
  context: DivergenceContext,
  path = "$.perception",
): Divergence {
  if (typeof definition === "object") {
    return "transport" in definition
      ? transport(definition.transport, context, path)
      : witnesses(definition.witnesses, context, path);
  }
  if (Object.hasOwn(named, definition)) return named[definition](context);
  const recognised = divergencesNotYet.includes(definition);
  throw new InputError({
    code: recognised ? "not-yet" : "unknown-name",
    path,
    expected: `one of ${[...divergenceNames, ...nonConvexNames].map((n) => JSON.stringify(n)).join(", ")}, {"transport": …}, {"witnesses": …} or {"minimum": …}`,
    found: recognised ? `${describe(definition)}, which this version does not solve yet` : describe(definition),
  });
}
