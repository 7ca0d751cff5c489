/**
 * The register of convex perceptual divergences: from a definition to a divergence.
 *
 * A new kind is one file here, one line in `named` (or a new key below), and its
 * cut in docs/formats.md.
 */
import { InputError, describe } from "../../exact/errors.js";
import { chebyshev } from "./chebyshev.js";
import { chiSquared } from "./chi-squared.js";
import type {
  ConvexDefinition,
  Divergence,
  DivergenceContext,
  DivergenceName,
  LinearDivergenceName,
} from "./divergence.js";
import { fDivergence } from "./f-divergence.js";
import type { FDivergenceName, Generator } from "./generator.js";
import { jensenShannon } from "./jensen-shannon.js";
import { kolmogorovSmirnov } from "./kolmogorov-smirnov.js";
import { kullbackLeibler } from "./kullback-leibler.js";
import { mmdSquared } from "./mmd-squared.js";
import { reverseChiSquared } from "./reverse-chi-squared.js";
import { reverseKullbackLeibler } from "./reverse-kullback-leibler.js";
import { squaredHellinger } from "./squared-hellinger.js";
import { totalVariation } from "./total-variation.js";
import { transport } from "./transport.js";
import { wasserstein1 } from "./wasserstein-1.js";
import { wasserstein2Squared } from "./wasserstein-2-squared.js";
import { witnesses } from "./witnesses.js";

type Build = (context: DivergenceContext) => Divergence;

const generated =
  (generator: Generator): Build =>
  (context) =>
    fDivergence(generator, context);

const named: Readonly<Record<DivergenceName, Build>> = {
  "total-variation": totalVariation,
  "wasserstein-1": wasserstein1,
  "wasserstein-2-squared": wasserstein2Squared,
  chebyshev,
  "kolmogorov-smirnov": kolmogorovSmirnov,
  "kullback-leibler": generated(kullbackLeibler),
  "reverse-kullback-leibler": generated(reverseKullbackLeibler),
  "chi-squared": generated(chiSquared),
  "reverse-chi-squared": generated(reverseChiSquared),
  "jensen-shannon": generated(jensenShannon),
  "squared-hellinger": generated(squaredHellinger),
};

export const divergenceNames = Object.keys(named) as readonly DivergenceName[];

/** Kinds that linear programs decide. */
export const linearNames: readonly LinearDivergenceName[] = [
  "total-variation",
  "wasserstein-1",
  "wasserstein-2-squared",
  "chebyshev",
  "kolmogorov-smirnov",
];

/** Kinds that are smooth: C is enclosed between rationals. */
export const smoothNames: readonly FDivergenceName[] = divergenceNames.filter(
  (name): name is FDivergenceName => !(linearNames as readonly DivergenceName[]).includes(name),
);

/** Named kinds that are not convex; parts.ts says what they are made of. */
export const nonConvexNames = ["wasserstein-2"] as const;

/**
 * The divergence of a definition on the given alphabets.
 * @throws InputError "unknown-name" | those of the kind
 */
export function divergence(
  definition: ConvexDefinition,
  context: DivergenceContext,
  path = "$.perception",
): Divergence {
  if (typeof definition === "object") {
    if ("transport" in definition) return transport(definition.transport, context, path);
    return "witnesses" in definition
      ? witnesses(definition.witnesses, context, path)
      : mmdSquared(definition["mmd-squared"], context, path);
  }
  if (Object.hasOwn(named, definition)) return named[definition](context);
  throw new InputError({
    code: "unknown-name",
    path,
    expected: `one of ${[...divergenceNames, ...nonConvexNames].map((n) => JSON.stringify(n)).join(", ")}, {"transport": …}, {"witnesses": …}, {"mmd-squared": …} or {"minimum": …}`,
    found: describe(definition),
  });
}
