/**
 * Evidence that C of the problem is nowhere lower than C behind another channel.
 *
 * Notation: V(z|x) is the channel of the problem, W(y|x) the other one; C_V and C_W are the CDP
 * functions of the two problems that differ in nothing else. The statement is C_V(D,P) ≥ C_W(D,P)
 * for all D and P, +∞ included. Verified is
 *   (i) that the surface is all of C_V, with its own conditions (surface.ts): its vertices
 *       (D_i, P_i, ε_i) are the corners of its cells, which the checker has cut out itself;
 *  (ii) for each of them a restorer behind W with E[Δ] ≤ D_i, d ≤ P_i and ε ≤ ε_i.
 * Why this is enough. What restorers behind a channel achieve, plus the positive orthant, is a
 * convex set A in (D,P,ε), and C(D,P) is its least ε at (D,P). By (i) every point of A_V is a
 * mixture of vertices plus something ≥ 0: the recession cone of A_V is the positive orthant, for
 * along every unbounded edge of a cell C_V is constant. By (ii) the vertices lie in A_W, which is
 * convex (E[Δ] and ε are linear, d is convex) and closed under adding something ≥ 0: A_V ⊆ A_W.
 */
import type { JsonValue } from "../exact/json.js";
import { entry } from "../exact/vector.js";
import type { AttainedPoint } from "./attained.js";
import { type SettledCase, onlyCase } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { couplingCost } from "./divergence.js";
import { type OtherChannel, behind, readOtherChannel } from "./other-channel.js";
import { list, object } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import { type Kind, type SurfaceStatement, readDomain, readPieces } from "./statements.js";
import { SurfaceCheck, checkParts, surfaceKeys } from "./surface.js";
import { needsCoupling, readWithin } from "./value.js";

/** C of the problem ≥ C of the same problem behind the channel `of`, everywhere. */
export interface DominanceStatement {
  readonly kind: "dominance";
  /** W. */
  readonly of: OtherChannel;
}

export const dominance: Kind<DominanceStatement> = {
  read: (value, where, meter) => {
    const fields = object(value, where, ["kind", "of"]);
    return { kind: "dominance", of: readOtherChannel(fields.of, where.at("of"), meter) };
  },
  check: (evidence, where, { of }, instance) => {
    const only = onlyCase(instance.problem);
    if (only?.divergence.power !== 1) {
      return refuse(
        where,
        "a problem with a fixed classifier and one convex divergence",
        only === undefined ? "one that is several at once" : "a divergence that is not convex",
      );
    }
    const fields = object(evidence, where, ["surface", "below"]);
    const vertices = verticesOf(fields.surface, where.at("surface"), only, instance);
    requireBelow(vertices, fields.below, where.at("below"), only, behind(of, instance, where));
  },
};

/** (i): the vertices of C_V, ascending in (D, P). */
function verticesOf(value: JsonValue, where: Where, only: SettledCase, instance: Instance): AttainedPoint[] {
  const { required, optional } = surfaceKeys({ byCoupling: couplingCost(only.divergence) !== undefined });
  const fields = object(value, where, ["pieces", "domain", ...required], optional);
  const statement: SurfaceStatement = {
    kind: "surface",
    pieces: readPieces(list(fields.pieces, where.at("pieces"), "the pieces"), where.at("pieces")),
    domain: readDomain(list(fields.domain, where.at("domain"), "the domain rows"), where.at("domain")),
  };
  const { pieces: _pieces, domain: _domain, ...parts } = fields;
  const check = new SurfaceCheck(statement, only, { statement: where, evidence: where }, instance);
  checkParts(parts, where, check);
  return check.vertices();
}

/** (ii): a restorer behind W per vertex, in their order. */
function requireBelow(
  vertices: readonly AttainedPoint[],
  value: JsonValue,
  where: Where,
  only: SettledCase,
  instance: Instance,
): void {
  const given = list(value, where, "a restorer per vertex, ascending in (D, P)", vertices.length);
  vertices.forEach(({ distortion, perception, errorRate }, i) => {
    const place = where.at(i);
    const bounds = { distortion, perception };
    const fields = object(
      entry(given, i),
      place,
      needsCoupling(only, bounds) ? ["restorer", "coupling"] : ["restorer"],
    );
    const achieved = readWithin(fields, place, only, bounds, instance);
    if (!achieved.errorRate.atMost(errorRate)) {
      refuse(
        place.at("restorer"),
        `ε ≤ ${shown(errorRate)}, which is C at the vertex (${shown(distortion)}, ${shown(perception)})`,
        shown(achieved.errorRate),
      );
    }
  });
}
