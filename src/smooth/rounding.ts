/**
 * From a point of the search to proofs: a plane below, and a restorer within the bounds.
 *
 * Any rational multipliers and slopes give a plane, with row potentials s(y) = min_j λδ + νe + πμs_j; so
 * rounding costs height, never truth. A restorer is rounded, its rows mended, and mixed with one strictly
 * within the bounds until it is within them, for certain.
 */
import { Enclosure } from "../exact/enclosure.js";
import { commonDenominator, lcm } from "../exact/integers.js";
import { Rational, max, sum } from "../exact/rational.js";
import { RationalMatrix, entry } from "../exact/vector.js";
import { inner } from "../model/coefficients.js";
import { pushForward } from "../model/masses/pmf.js";
import type { ExactProgram } from "./exact-program.js";
import type { SmoothCut } from "./mass-function.js";
import type { FixedPoint } from "./newton.js";
import { quantities, type Quantity } from "./program.js";

/** λE[Δ] + μd + νε ≥ intercept for every restorer. */
export interface SmoothPlane {
  /** λ, μ and ν, by quantity. */
  readonly multipliers: Readonly<Record<Quantity, Rational>>;
  /** s(y), one per output; 0 for outputs of mass zero. */
  readonly rows: readonly Rational[];
  /** Undefined where μ = 0. */
  readonly cut:
    | { readonly slopes: readonly Rational[]; readonly constant: Rational; readonly tangent?: readonly Rational[] }
    | undefined;
  /** γ = Σ s(y) + μ·constant. */
  readonly intercept: Rational;
}

/** A weight, or a bound. */
export type ExactRole = { readonly weight: Rational } | { readonly bound: Rational };
export type ExactRoles = Readonly<Record<Quantity, ExactRole>>;

/** (E[Δ], d, ε) of a restorer. */
export interface Attained {
  readonly restorer: RationalMatrix;
  readonly distortion: Rational;
  readonly perception: Rational | Enclosure | "inf";
  readonly errorRate: Rational;
}

/** The plane of a point, with the exact weights for what is weighted. */
export function planeAt(program: ExactProgram, roles: ExactRoles, point: FixedPoint): SmoothPlane {
  const { bits, weights, masses } = point;
  const multiplier = (one: Quantity): Rational => {
    const role = roles[one];
    if ("weight" in role) return role.weight;
    const found = Rational.of(weights[one] > 0n ? weights[one] : 0n, 1n << BigInt(bits));
    return one === "distortion" ? found.over(program.unit) : found;
  };
  const multipliers = {
    distortion: multiplier("distortion"),
    perception: multiplier("perception"),
    errorRate: multiplier("errorRate"),
  };
  // Letters that cannot have mass are kept from it by a cut alone, of however small a multiplier.
  if (multipliers.perception.isZero() && "bound" in roles.perception && program.function.possible.includes(false))
    multipliers.perception = Rational.of(1n, 1n << BigInt(bits));
  const cut = multipliers.perception.isZero() ? undefined : program.function.cutAt(masses, bits);
  return planeOf(program, multipliers, cut);
}

/** The plane of multipliers and a cut, its potentials as large as they can be. */
export function planeOf(
  program: ExactProgram,
  multipliers: SmoothPlane["multipliers"],
  cut: SmoothCut | undefined,
): SmoothPlane {
  const { exact, function: phi } = program;
  const { distortion: lambda, perception: mu, errorRate: nu } = multipliers;
  // Everything over one denominator.
  const pull = (cut?.slopes ?? phi.possible.map(() => Rational.zero)).map((slope) => slope?.times(mu));
  const denominators = pull.flatMap((value) => (value === undefined ? [] : [value.den]));
  const w = commonDenominator(denominators);
  const { outputMass, distortion, error } = exact;
  const common = lcm(lcm(lambda.den * distortion.denominator, nu.den * error.denominator), w * outputMass.denominator);
  const ofDistortion = lambda.num * (common / (lambda.den * distortion.denominator));
  const ofError = nu.num * (common / (nu.den * error.denominator));
  const pulls = pull.map((value) =>
    value === undefined ? undefined : value.num * (w / value.den) * (common / (w * outputMass.denominator)),
  );
  const side = (y: number, j: number): bigint =>
    ofDistortion * distortion.numeratorAt(y, j) + ofError * error.numeratorAt(y, j);
  const rows = outputMass.numerators.map((mass, y) => {
    if (mass === 0n) return 0n;
    let least: bigint | undefined;
    pulls.forEach((one, j) => {
      // Without a cut every letter counts.
      if (one === undefined && cut !== undefined) return;
      const value = side(y, j) + mass * (one ?? 0n);
      if (least === undefined || value < least) least = value;
    });
    return least ?? 0n;
  });
  const slopes = (cut?.slopes ?? []).map((slope, j) => slope ?? harmless(j));
  /** A slope at which letter j is nowhere less than the others. */
  function harmless(j: number): Rational {
    const needed = outputMass.numerators.flatMap((mass, y) =>
      mass === 0n ? [] : [Rational.of((entry(rows, y) - side(y, j)) * outputMass.denominator, common * mass)],
    );
    const most = needed.reduce(max, Rational.zero).over(mu);
    return Rational.of(-(-most.num / most.den) + 1n);
  }
  const potentials = rows.map((value) => Rational.of(value, common));
  const intercept = Rational.of(
    rows.reduce((total, value) => total + value, 0n),
    common,
  );
  if (cut === undefined) return { multipliers, rows: potentials, cut, intercept };
  return {
    multipliers,
    rows: potentials,
    cut: { slopes, constant: cut.constant, ...(cut.tangent === undefined ? {} : { tangent: cut.tangent }) },
    intercept: intercept.plus(mu.times(cut.constant)),
  };
}

/** The least value of the weighted quantities that a plane allows within the bounds. */
export function heightOf({ multipliers, intercept }: SmoothPlane, roles: ExactRoles): Rational {
  return quantities.reduce((height, one) => {
    const role = roles[one];
    return "bound" in role ? height.minus(multipliers[one].times(role.bound)) : height;
  }, intercept);
}

/** Q over all outputs, rounded to multiples of 2^−places with rows that sum to 1. */
export function roundedRestorer(
  { of, outputs, doubles }: ExactProgram,
  restorer: readonly bigint[],
  bits: number,
  places: number,
): RationalMatrix {
  const { letters } = doubles;
  const height = of.channel.outputs.size;
  const one = 1n << BigInt(places);
  const shift = BigInt(bits - places);
  const numerators = new Array<bigint>(height * letters).fill(0n);
  const anywhere = Math.max(0, doubles.allowed.indexOf(1)) % letters;
  for (let y = 0; y < height; y++) numerators[y * letters + anywhere] = one;
  outputs.forEach((y, row) => {
    let [rest, largest] = [one, -1];
    for (let j = 0; j < letters; j++) {
      const value = entry(restorer, row * letters + j);
      const rounded = value <= 0n ? 0n : shift >= 0n ? value >> shift : value << -shift;
      numerators[y * letters + j] = rounded;
      rest -= rounded;
      if (largest < 0 || rounded > entry(numerators, y * letters + largest)) largest = j;
    }
    const at = y * letters + largest;
    numerators[at] = entry(numerators, at) + rest;
  });
  return RationalMatrix.over(height, letters, numerators, one);
}

/** (E[Δ], d, ε) of a restorer, d at about 2^−bits. */
export function attainedBy({ of, exact }: ExactProgram, restorer: RationalMatrix, bits: number): Attained {
  const { divergence, source } = of;
  return {
    restorer,
    distortion: inner(exact.distortion, restorer),
    perception: divergence.evaluate(source.marginal, pushForward(exact.outputMass, restorer), bits),
    errorRate: inner(exact.error, restorer),
  };
}

/** The upper end of a level; undefined where it is infinite. */
export function upperLevel(level: Attained[Quantity]): Rational | undefined {
  const upper = level instanceof Enclosure ? level.upper : level;
  return upper === "inf" ? undefined : upper;
}

/** By how much a level is above its bound; at most 0 where the bound holds for certain. */
export function excess(attained: Attained, roles: ExactRoles, one: Quantity): Rational | undefined {
  const role = roles[one];
  if ("weight" in role) return Rational.zero;
  return upperLevel(attained[one])?.minus(role.bound);
}

/** Whether all bounds hold for certain. */
export function isWithin(attained: Attained, roles: ExactRoles): boolean {
  return quantities.every((one) => {
    const above = excess(attained, roles, one);
    return above !== undefined && above.sign() <= 0;
  });
}

/**
 * A mixture of a restorer that is nearly within the bounds with one that is strictly within: as little of the
 * second as keeps all bounds.
 */
export function mended(
  program: ExactProgram,
  roles: ExactRoles,
  near: Attained,
  strictlyInside: () => Attained | undefined,
  bits: number,
): Attained | undefined {
  if (isWithin(near, roles)) return near;
  const inside = strictlyInside();
  if (inside === undefined) return undefined;
  let share = Rational.zero;
  for (const one of quantities) {
    const [above, room] = [excess(near, roles, one), excess(inside, roles, one)];
    if (room === undefined) return undefined;
    // Levels are convex along the mixture; from an infinite one the least share is tried first.
    if (above === undefined) share = max(share, Rational.of(1n, 1n << BigInt(bits)));
    else if (above.sign() > 0 && room.sign() < 0) share = max(share, above.over(above.minus(room)));
    else if (above.sign() > 0) return undefined;
  }
  for (; share.lessThan(Rational.one); share = share.plus(share)) {
    share = roundedUp(share, bits);
    const mixed = attainedBy(program, mix(near.restorer, inside.restorer, share), bits);
    if (isWithin(mixed, roles)) return mixed;
  }
  return isWithin(inside, roles) ? inside : undefined;
}

/** The least multiple of 2^−bits that is at least as large. */
function roundedUp(value: Rational, bits: number): Rational {
  const scale = 1n << BigInt(bits);
  return Rational.of((value.num * scale + value.den - 1n) / value.den, scale);
}

/** (1 − share)·a + share·b. */
function mix(a: RationalMatrix, b: RationalMatrix, share: Rational): RationalMatrix {
  const [ofA, ofB] = [(share.den - share.num) * b.denominator, share.num * a.denominator];
  return RationalMatrix.over(
    a.rows,
    a.columns,
    a.numerators.map((value, i) => value * ofA + entry(b.numerators, i) * ofB),
    a.denominator * b.denominator * share.den,
  );
}

/** The weighted sum of a restorer's levels, from above. */
export function valueOf(attained: Attained, roles: ExactRoles): Rational | undefined {
  const terms: Rational[] = [];
  for (const one of quantities) {
    const role = roles[one];
    if ("bound" in role || role.weight.isZero()) continue;
    const level = upperLevel(attained[one]);
    if (level === undefined) return undefined;
    terms.push(role.weight.times(level));
  }
  return sum(terms);
}
