/**
 * Smooth programs, solved between two rationals: a plane below and a restorer above.
 *
 * The interior point method finds about seven digits, Newton's method the rest; both are rounded and proved.
 */
import { once } from "../exact/lazy.js";
import { Rational } from "../exact/rational.js";
import type { ExactProgram } from "./exact-program.js";
import { interiorPoint, type InteriorPoint } from "./interior-point.js";
import { toFixed } from "./fixed-number.js";
import { follow, refine, type FixedPoint } from "./newton.js";
import type { FixedRole } from "./newton-start.js";
import { levelsOf, quantities, type Quantity, type Role } from "./program.js";
import {
  attainedBy,
  heightOf,
  mended,
  planeAt,
  roundedRestorer,
  valueOf,
  type Attained,
  type ExactRoles,
  type SmoothPlane,
} from "./rounding.js";

export interface SmoothSolution {
  /** No restorer within the bounds has a lower value. */
  readonly lower: Rational;
  readonly plane: SmoothPlane;
  /** A restorer within the bounds, and its value; undefined where none was found. */
  readonly upper: { readonly value: Rational; readonly attained: Attained } | undefined;
  /** Whether Newton's method converged; without it the enclosure has seven digits or so. */
  readonly refined: boolean;
}

/** The width from which on the interior point method by itself is precise enough. */
const coarsest = Rational.of(1n, 10n ** 7n);

/** Most programs are soon solved; where hardly anything is feasible, or nothing, it takes persistence to find out. */
export type Effort = "ordinary" | "persistent" | "coarse";

/**
 * Minimises the weighted quantities within the bounds.
 * @param tolerance the width that is asked for
 * @param effort persistent: tries Newton's method from any point of the search, not only from one that is near the end;
 *   coarse: does without it where doubles give the width that is asked for, for bands, whose points need not be exact
 *   where they could be
 * @param inside finds a restorer strictly within the bounds, where the search itself meets none
 * @param least the least value of φ from above, for bounds that are very near to it
 */
export function solveSmooth(
  program: ExactProgram,
  roles: ExactRoles,
  tolerance: Rational,
  effort: Effort,
  inside: () => Attained | undefined = () => undefined,
  least?: Rational,
): SmoothSolution {
  const isNarrow = ({ lower, upper }: SmoothSolution): boolean => upper?.value.minus(lower).atMost(tolerance) === true;
  const coarse = effort === "coarse" && coarsest.lessThan(tolerance);
  let best: SmoothSolution | undefined;
  for (const cautious of [false, true]) {
    const { point, spacious } = searchFrom(
      program,
      roles,
      roles,
      cautious,
      coarse ? tolerance.toNumber() / 16 : undefined,
    );
    const found = once(() => ({ inside: spacious === undefined ? inside() : insideOf(program, spacious) }));
    const within = (): Attained | undefined => found().inside;
    if (coarse) {
      best = proved(
        program,
        roles,
        fixedFrom(point, roles, program, precisionOf(tolerance) + spareBits),
        within,
        false,
      );
      if (isNarrow(best)) return best;
    }
    // Where the search ended far from an optimum there is mostly none, and more digits are of no use.
    const worthwhile = effort === "persistent" || point.gap <= nearEnd;
    for (const bits of precisionsFor(tolerance).slice(0, worthwhile ? undefined : 1)) {
      const fixed = worthwhile ? refine(program, fixedRoles(program, roles, bits), point, bits) : undefined;
      const used = fixed ?? fixedFrom(point, roles, program, bits);
      const next = proved(program, roles, used, within, fixed !== undefined);
      best = best === undefined ? next : better(best, next);
      if (isNarrow(best)) return best;
    }
  }
  if (best === undefined) throw new Error("at least one precision is tried");
  if (least === undefined) return best;
  // Where the bound on φ is nearly slack, the optimum is hard to find, and nearby from a tighter one.
  const bits = precisionsFor(tolerance)[1] ?? spareBits;
  const loosened = best.refined || best.upper === undefined ? undefined : loosen(program, roles, least, bits);
  if (loosened !== undefined) {
    const again = once(() => ({ inside: inside() }));
    best = better(
      best,
      proved(program, roles, loosened, () => again().inside, true),
    );
    if (isNarrow(best)) return best;
  }
  const found = once(() => ({ inside: inside() }));
  for (const bits of precisionsFor(tolerance)) {
    const point = approach(program, roles, least, bits);
    if (point === undefined) continue;
    best = better(
      best,
      proved(program, roles, point, () => found().inside, true),
    );
    if (isNarrow(best)) break;
  }
  return best;
}

/** Factors by which more room is given to the bound on φ, as powers of two, and the factor from one bound to the next. */
const widenings = [4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56];
const stride = 4;

/**
 * The optimum where the bound on φ is so near to the least value that doubles cannot tell them apart: from the optimum
 * at a bound with more room, bound by bound. undefined where none was found.
 * @param least the least value of φ, from above
 * @param digits binary digits to work with, beside those of the room
 */
export function approach(
  program: ExactProgram,
  roles: ExactRoles,
  least: Rational,
  digits: number,
): FixedPoint | undefined {
  const { perception } = roles;
  if (!("bound" in perception)) return undefined;
  const room = perception.bound.minus(least);
  if (room.sign() <= 0) return undefined;
  // What is left of the room is to have as many digits.
  const bits = digits + precisionOf(room);
  const widened = (by: number): ExactRoles => ({
    ...roles,
    perception: { bound: least.plus(room.times(Rational.of(1n << BigInt(by)))) },
  });
  for (const most of widenings) {
    const { point } = searchFrom(program, widened(most));
    if (point.gap > nearEnd) continue;
    const steps = Array.from({ length: most / stride + 1 }, (_, i) => widened(most - stride * i));
    const bounds = steps
      .map((one) => fixedRoles(program, one, bits).perception)
      .map((role) => ("bound" in role ? role.bound : 0n));
    const found = follow(program, fixedRoles(program, widened(most), bits), point, bits, bounds, digits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Tighter bounds to begin from, in eighths of the room, and the steps on to the bound itself. */
const tightenings = [6n, 4n, 2n];
const stepsOfLoosening = 32n;

/** The optimum at a bound on φ from the optimum at a tighter one, bound by bound. undefined where none was found. */
function loosen(program: ExactProgram, roles: ExactRoles, least: Rational, bits: number): FixedPoint | undefined {
  const { perception } = roles;
  if (!("bound" in perception)) return undefined;
  const room = perception.bound.minus(least);
  if (room.sign() <= 0) return undefined;
  for (const eighths of tightenings) {
    const [from, to] = [eighths * stepsOfLoosening, 8n * stepsOfLoosening];
    const tightened = (part: bigint): ExactRoles => ({
      ...roles,
      perception: { bound: least.plus(room.times(Rational.of(part, to))) },
    });
    const { point } = searchFrom(program, tightened(from));
    if (point.gap > nearEnd) continue;
    const bounds: bigint[] = [];
    for (let part = from; part <= to; part += 8n - eighths) {
      const role = fixedRoles(program, tightened(part), bits).perception;
      if ("bound" in role) bounds.push(role.bound);
    }
    const found = follow(program, fixedRoles(program, tightened(from), bits), point, bits, bounds, bits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Binary digits beyond those of the width that is asked for. */
const spareBits = 32;

/** The gap, in units of the largest weight, from which Newton's method starts. */
const nearEnd = 1e-4;

/** Binary digits to work with, one after the other until the enclosure is as narrow as asked. */
function precisionsFor(tolerance: Rational): number[] {
  const needed = precisionOf(tolerance);
  return [needed + spareBits, needed + 96, needed + 224];
}

/** ⌈log₂(1/tolerance)⌉, at least 1. */
export function precisionOf(tolerance: Rational): number {
  const inverse = tolerance.den / tolerance.num;
  return Math.max(1, inverse.toString(2).length);
}

function better(a: SmoothSolution, b: SmoothSolution): SmoothSolution {
  const low = a.lower.lessThan(b.lower) ? b : a;
  const high =
    a.upper === undefined || (b.upper !== undefined && b.upper.value.lessThan(a.upper.value)) ? b.upper : a.upper;
  return { lower: low.lower, plane: low.plane, upper: high, refined: a.refined || b.refined };
}

function proved(
  program: ExactProgram,
  roles: ExactRoles,
  point: FixedPoint,
  inside: () => Attained | undefined,
  refined: boolean,
): SmoothSolution {
  const plane = planeAt(program, roles, point);
  const places = point.bits - 8;
  const near = attainedBy(program, roundedRestorer(program, point.restorer, point.bits, places), point.bits + 8);
  const attained = mended(program, roles, near, inside, point.bits);
  const value = attained === undefined ? undefined : valueOf(attained, roles);
  return {
    lower: heightOf(plane, roles),
    plane,
    upper: attained === undefined || value === undefined ? undefined : { value, attained },
    refined,
  };
}

/** What the interior point method finds. */
export interface Search {
  readonly point: InteriorPoint;
  /** The iterate that is farthest within the bounds, if one is strictly within them, as far as doubles tell. */
  readonly spacious: Float64Array | undefined;
}

/**
 * Runs the interior point method.
 * @param bounds those within which iterates are kept, where they are not the program's own
 */
export function searchFrom(
  program: ExactProgram,
  roles: ExactRoles,
  bounds = roles,
  cautious = false,
  precision?: number,
): Search {
  const rough = roughRoles(program, roles);
  const wanted = roughRoles(program, bounds);
  const { scaled, factor } = ofOneSize(rough);
  let room = 0;
  let roomiest: Float64Array | undefined;
  const look = (restorer: Float64Array): boolean => {
    const levels = levelsOf(program.doubles, restorer);
    const least = quantities.reduce((most, one) => {
      const role = wanted[one];
      return "bound" in role ? Math.min(most, (role.bound - levels[one]) / Math.abs(role.bound)) : most;
    }, 1);
    if (least > room) [room, roomiest] = [least, restorer];
    return false;
  };
  const start = startOf(program);
  look(start);
  const found = interiorPoint(
    program.doubles,
    scaled,
    start,
    ({ restorer }) => look(restorer),
    cautious,
    precision === undefined ? undefined : precision / factor,
  );
  const times = (values: Float64Array): Float64Array => values.map((value) => value * factor);
  const { multipliers } = found;
  const point = {
    ...found,
    reduced: times(found.reduced),
    rows: times(found.rows),
    multipliers: {
      distortion: multipliers.distortion * factor,
      perception: multipliers.perception * factor,
      errorRate: multipliers.errorRate * factor,
    },
  };
  return { point, spacious: roomiest };
}

/** Roles with weights of at most 1. */
function ofOneSize(roles: Readonly<Record<Quantity, Role>>): {
  readonly scaled: Readonly<Record<Quantity, Role>>;
  readonly factor: number;
} {
  const factor = quantities.reduce((most, one) => {
    const role = roles[one];
    return "weight" in role ? Math.max(most, role.weight) : most;
  }, 0);
  if (factor === 0) return { scaled: roles, factor: 1 };
  const scale = (role: Role): Role => ("weight" in role ? { weight: role.weight / factor } : role);
  return {
    scaled: {
      distortion: scale(roles.distortion),
      perception: scale(roles.perception),
      errorRate: scale(roles.errorRate),
    },
    factor,
  };
}

const insideBits = 60;

/** A restorer of the search, rounded. */
export function insideOf(program: ExactProgram, restorer: Float64Array): Attained {
  const fixed = Array.from(restorer, (value) => toFixed(value, insideBits));
  return attainedBy(program, roundedRestorer(program, fixed, insideBits, insideBits - 4), insideBits + 8);
}

/** Every output is answered by the letters in proportion to their masses, and a little of every letter. */
export function startOf({ of, doubles }: ExactProgram): Float64Array {
  const { letters, outputs, allowed } = doubles;
  const { source, restored } = of;
  const mass = restored.letters.map((letter) => {
    const x = source.alphabet.position(letter);
    return x === undefined ? 0 : source.marginal.at(x).toNumber();
  });
  const start = new Float64Array(outputs * letters);
  for (let y = 0; y < outputs; y++) {
    let total = 0;
    for (let j = 0; j < letters; j++) {
      if (allowed[y * letters + j] !== 1) continue;
      const weight = mass[j]! + 0.02 / letters;
      start[y * letters + j] = weight;
      total += weight;
    }
    for (let j = 0; j < letters; j++) start[y * letters + j]! /= total;
  }
  return start;
}

function inUnits(program: ExactProgram, one: Quantity, value: Rational, kind: "bound" | "weight"): Rational {
  if (one !== "distortion") return value;
  return kind === "bound" ? value.over(program.unit) : value.times(program.unit);
}

function roughRoles(program: ExactProgram, roles: ExactRoles): Readonly<Record<Quantity, Role>> {
  return {
    distortion: roughRole(program, roles, "distortion"),
    perception: roughRole(program, roles, "perception"),
    errorRate: roughRole(program, roles, "errorRate"),
  };
}

function roughRole(program: ExactProgram, roles: ExactRoles, one: Quantity): Role {
  const role = roles[one];
  return "bound" in role
    ? { bound: inUnits(program, one, role.bound, "bound").toNumber() }
    : { weight: inUnits(program, one, role.weight, "weight").toNumber() };
}

function fixedRoles(program: ExactProgram, roles: ExactRoles, bits: number): Readonly<Record<Quantity, FixedRole>> {
  const fixed = (one: Quantity): FixedRole => {
    const role = roles[one];
    const number = (value: Rational, kind: "bound" | "weight"): bigint => {
      const { num, den } = inUnits(program, one, value, kind);
      return (num << BigInt(bits)) / den;
    };
    return "bound" in role ? { bound: number(role.bound, "bound") } : { weight: number(role.weight, "weight") };
  };
  return { distortion: fixed("distortion"), perception: fixed("perception"), errorRate: fixed("errorRate") };
}

/** The point of the interior point method, as it is. */
function fixedFrom(point: InteriorPoint, roles: ExactRoles, program: ExactProgram, bits: number): FixedPoint {
  const fixed = (value: number): bigint => toFixed(value, bits);
  const restorer = Array.from(point.restorer, fixed);
  const { letters, outputs, mass } = program.doubles;
  const masses = new Array<bigint>(letters).fill(0n);
  for (let y = 0; y < outputs; y++) {
    for (let j = 0; j < letters; j++) masses[j]! += (restorer[y * letters + j]! * fixed(mass[y]!)) >> BigInt(bits);
  }
  const weights = fixedRoles(program, roles, bits);
  const weight = (one: Quantity): bigint => {
    const role = weights[one];
    return "weight" in role ? role.weight : fixed(point.multipliers[one]);
  };
  return {
    bits,
    restorer,
    masses,
    weights: { distortion: weight("distortion"), perception: weight("perception"), errorRate: weight("errorRate") },
  };
}
