/**
 * A restorer strictly within all bounds, from which another that is nearly within them is mended.
 *
 * Of two bounds one is tightened a little, and the least of the other quantity within it is found: where
 * that is below the other bound, its restorer is strictly within both.
 */
import { Rational } from "../exact/rational.js";
import type { ExactProgram } from "./exact-program.js";
import { quantities, type Quantity } from "./program.js";
import { excess, type Attained, type ExactRole, type ExactRoles } from "./rounding.js";
import { insideOf, searchFrom, startOf } from "./solve.js";

/** By which parts of the way to its least value a bound is tightened, as powers of two. */
const shares = [1n, 4n, 10n, 24n, 48n];

/**
 * A restorer strictly within the bounds; undefined where none is found.
 * @param least the least perceptual difference of all, about
 */
export function strictlyInside(program: ExactProgram, roles: ExactRoles, least: Rational): Attained | undefined {
  const bounded = quantities.filter((one) => "bound" in roles[one]);
  const start = insideOf(program, startOf(program));
  if (isStrictlyWithin(start, roles)) return start;
  const other = bounded.find((one) => one !== "perception");
  for (const share of shares) {
    const tightened = tighter(roles.perception, least, share);
    const free = { weight: Rational.zero };
    const searched: Record<Quantity, ExactRole> = { distortion: free, perception: tightened, errorRate: free };
    searched[other ?? "perception"] = { weight: Rational.one };
    const { spacious } = searchFrom(program, searched, roles);
    if (spacious === undefined) continue;
    const attained = insideOf(program, spacious);
    if (isStrictlyWithin(attained, roles)) return attained;
  }
  return undefined;
}

function tighter(role: ExactRole, least: Rational, share: bigint): ExactRole {
  if (!("bound" in role)) return role;
  const room = role.bound.minus(least);
  return { bound: role.bound.minus(room.over(Rational.of(1n << share))) };
}

function isStrictlyWithin(attained: Attained, roles: ExactRoles): boolean {
  return quantities.every((one) => {
    if ("weight" in roles[one]) return true;
    const above = excess(attained, roles, one);
    return above !== undefined && above.sign() < 0;
  });
}
