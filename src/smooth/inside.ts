/**
 * A restorer strictly within all bounds, from which another that is nearly within them is mended.
 *
 * Of two bounds one is tightened a little, and the least of the other quantity within it is found: where
 * that is below the other bound, its restorer is strictly within both.
 */
import { Rational } from "../exact/rational.js";
import { RationalMatrix, entry } from "../exact/vector.js";
import type { ExactProgram } from "./exact-program.js";
import { quantities, type Quantity } from "./program.js";
import { attainedBy, excess, roundedRestorer, type Attained, type ExactRole, type ExactRoles } from "./rounding.js";
import { approach, insideOf, searchFrom, startOf } from "./solve.js";

/** Binary digits of a restorer that has to be strictly within bounds that are very near to what is possible. */
const insideBits = 160;

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
  return approached(program, roles, least, other);
}

/** The least of the other quantity within half of the room of the bound on φ, where doubles find none. */
function approached(
  program: ExactProgram,
  roles: ExactRoles,
  least: Rational,
  other: Quantity | undefined,
): Attained | undefined {
  const free = { weight: Rational.zero };
  const halved = tighter(roles.perception, least, 1n);
  const nearest = nearestRestorer(program);
  const constant = nearest === undefined ? undefined : attainedBy(program, nearest, insideBits);
  if (constant !== undefined && isStrictlyWithin(constant, roles)) return constant;
  if (other === undefined) return undefined;
  const wanted: ExactRoles = {
    distortion: free,
    perception: halved,
    errorRate: free,
    [other]: { weight: Rational.one },
  };
  const found = approach(program, wanted, least, insideBits);
  if (found === undefined) return undefined;
  const rounded = roundedRestorer(program, found.restorer, found.bits, found.bits - 8);
  const attained = attainedBy(program, rounded, insideBits);
  return isStrictlyWithin(attained, roles) ? attained : undefined;
}

/** Every output is answered by the letters in proportion to their masses; undefined where that is not allowed. */
function nearestRestorer({ of, doubles }: ExactProgram): RationalMatrix | undefined {
  const { source, restored, channel } = of;
  const masses = restored.letters.map((letter) => {
    const x = source.alphabet.position(letter);
    return x === undefined ? 0n : entry(source.marginal.numerators, x);
  });
  const total = masses.reduce((sum, mass) => sum + mass, 0n);
  const { letters, allowed } = doubles;
  if (total === 0n || allowed.some((one, i) => one === 0 && entry(masses, i % letters) > 0n)) return undefined;
  const { size } = channel.outputs;
  return RationalMatrix.over(size, letters, Array.from({ length: size }, () => masses).flat(), total);
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
