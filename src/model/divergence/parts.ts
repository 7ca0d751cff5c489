/**
 * The convex parts of divergences that are not convex.
 *
 * `wasserstein-2` is the root of the squared Wasserstein-2, which is a transport cost: d ≤ P
 * says d² ≤ P². `{ "minimum": [A, B] }` is the lesser of two: d ≤ P says d_A ≤ P or d_B ≤ P.
 * Both can break the convexity of C (Theorem 1 needs d(p_X, ·) convex).
 */
import { InputError } from "../../exact/errors.js";
import {
  type DivergenceContext,
  type DivergenceDefinition,
  type Divergence,
  isConvexDefinition,
} from "./divergence.js";
import { divergence } from "./index.js";
import { wasserstein2Squared } from "./wasserstein-2-squared.js";

/** d^power is this divergence. */
export interface Part {
  readonly divergence: Divergence;
  readonly power: 1 | 2;
}

/** Most parts of a minimum. */
export const mostParts = 16;

/**
 * The convex parts of a divergence, of which d is the least.
 * @throws InputError "too-large" for a minimum of too many; those of the kinds
 */
export function parts(
  definition: DivergenceDefinition,
  context: DivergenceContext,
  path = "$.perception",
): { readonly parts: readonly Part[]; readonly title: string } {
  if (isConvexDefinition(definition)) {
    const one = divergence(definition, context, path);
    return { parts: [{ divergence: one, power: 1 }], title: one.title };
  }
  if (typeof definition === "string")
    return { parts: [{ divergence: wasserstein2Squared(context), power: 2 }], title: "Wasserstein-2" };
  const several = definition.minimum.map((one, i) => parts(one, context, `${path}.minimum[${String(i)}]`));
  const all = several.flatMap((one) => one.parts);
  if (all.length > mostParts) {
    throw new InputError({
      code: "too-large",
      path,
      expected: `a minimum of at most ${String(mostParts)} divergences`,
      found: String(all.length),
    });
  }
  return { parts: all, title: `the least of ${several.map(({ title }) => title).join(" and ")}` };
}
