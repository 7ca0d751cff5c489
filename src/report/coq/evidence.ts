/** Planes, restorers and couplings as terms of the Coq checker. */
import { notLinear } from "./problem.js";
import { InputError, describe } from "../../exact/errors.js";
import type { Rational } from "../../exact/rational.js";
import { RationalMatrix } from "../../exact/vector.js";
import type { ReadPlane } from "../../certificate/evidence.js";
import { convexCase } from "../../model/case.js";
import { coefficients, inner } from "../../model/coefficients.js";
import type { Problem } from "../../model/problem.js";
import { monotoneCoupling, restoredPmf } from "../coupling.js";
import { matrix, option, rational, vector } from "./terms.js";

type Matrix = readonly (readonly Rational[])[];

/**
 * The term of a plane. The checker finds row potentials and potentials of source letters that are left
 * out.
 */
export function planeTerm({ multipliers, rows, cut }: ReadPlane): string {
  const cutTerm = cutTermOf(cut);
  return `{| p_lambda := ${rational(multipliers.distortion)}; p_mu := ${rational(multipliers.perception)}; p_rows := ${vector(rows ?? [])}; p_cut := ${cutTerm} |}`;
}

function cutTermOf(cut: ReadPlane["cut"]): string {
  switch (cut.kind) {
    case "transport":
      return `TransportCut ${vector(cut.source ?? [])} ${vector(cut.restored)}`;
    case "witnesses":
      return `WitnessCut ${vector(cut.weights)}`;
    default:
      throw notLinear("a cut of a smooth divergence");
  }
}

export function restorerTerm(restorer: Matrix): string {
  return matrix(restorer, "  ");
}

/**
 * The term of the coupling that bounds the perceptual difference from above, where the checker wants
 * one: for transport costs other than total variation.
 * @param given the coupling of the certificate, required for a cost given as a matrix
 * @throws InputError "not-yet" for a transport cost whose optimal coupling is neither given nor known here: without
 * one the checker proves nothing
 */
export function couplingTerm(restorer: Matrix, given: Matrix | undefined, problem: Problem): string {
  const { divergence } = convexCase(problem);
  if (divergence.family === "witnesses" || divergence.definition === "total-variation") return option(undefined);
  if (divergence.family === "smooth") throw notLinear(divergence.title);
  if (given !== undefined) return option(matrix(given, "  "));
  if (divergence.structure.shape === "line" || divergence.definition === "wasserstein-2-squared")
    return option(matrix(monotoneCoupling(restoredPmf(restorer, problem).toArray(), problem), "  "));
  const { definition, title } = divergence;
  throw new InputError({
    code: "not-yet",
    path: "$.problem.perception",
    expected: "a divergence whose couplings the Coq export can write",
    found: typeof definition === "string" ? describe(definition) : `a ${title} without its coupling`,
  });
}

/** (E[Δ], d, ε) of a restorer, where d is the cost of the coupling for a cost given as a matrix. */
export function achieved(
  restorer: Matrix,
  coupling: Matrix | undefined,
  problem: Problem,
): { readonly distortion: Rational; readonly perception: Rational | undefined; readonly errorRate: Rational } {
  const of = convexCase(problem);
  const { distortion, error } = coefficients(of);
  const { divergence, source } = of;
  if (divergence.family === "smooth") throw notLinear(divergence.title);
  const Q = RationalMatrix.from(restorer);
  return {
    distortion: inner(distortion, Q),
    perception:
      divergence.family === "transport" && coupling !== undefined
        ? inner(divergence.cost, RationalMatrix.from(coupling))
        : divergence.evaluate?.(source.marginal, restoredPmf(restorer, problem)),
    errorRate: inner(error, Q),
  };
}
