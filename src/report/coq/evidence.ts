/** Planes, restorers and couplings as terms of the Coq checker. */
import { notLinear } from "./problem.js";
import { InputError, describe } from "../../exact/errors.js";
import type { Rational } from "../../exact/rational.js";
import type { ReadPlane } from "../../certificate/evidence.js";
import { convexCase } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { increasingLetters, isMonotone } from "../coupling.js";
import { lines, natural, naturals, rational, seq, vector } from "./terms.js";

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

/**
 * The term of a restorer with what bounds its perceptual difference from above.
 * @param within whether a bound on the perception is to be met; without one no coupling is needed
 * @param coupling the coupling of the certificate, required for a cost given as a matrix
 */
export function restoringTerm(
  restorer: Matrix,
  coupling: Matrix | undefined,
  problem: Problem,
  within: boolean,
): string {
  const reason = within ? couplingTerm(coupling, problem) : "NoCoupling";
  return `{| r_rows := ${massesTerm(restorer)}; r_coupling := ${reason} |}`;
}

/** Rows of masses; masses of zero are left out. */
function massesTerm(rows: Matrix): string {
  return lines(
    rows.map((row) => seq(row.flatMap((mass, i) => (mass.isZero() ? [] : [`(${natural(i)}, ${rational(mass)})`])))),
    "  ",
  );
}

/**
 * The term of the coupling that the checker wants for transport costs other than total variation.
 * @throws InputError "not-yet" for a transport cost whose optimal coupling is neither given nor known: without
 * one the checker proves nothing
 */
function couplingTerm(given: Matrix | undefined, problem: Problem): string {
  const { divergence } = convexCase(problem);
  if (divergence.family === "witnesses" || divergence.definition === "total-variation") return "NoCoupling";
  if (divergence.family === "smooth") throw notLinear(divergence.title);
  if (given !== undefined) return `(Given ${massesTerm(given)})`;
  if (isMonotone(divergence)) {
    const { source, restored } = increasingLetters(problem);
    return `(Monotone ${naturals(source)} ${naturals(restored)})`;
  }
  const { definition, title } = divergence;
  throw new InputError({
    code: "not-yet",
    path: "$.problem.perception",
    expected: "a divergence whose couplings the Coq export can write",
    found: typeof definition === "string" ? describe(definition) : `a ${title} without its coupling`,
  });
}
