/**
 * Where Newton's method starts: which pairs are in use, which bounds are met, and the unknowns in fixed point.
 *
 * At a point of the interior point method a pair is in use where Q is larger than its reduced cost z, and a bound is
 * met where its multiplier is larger than what is left of it. Every output keeps one pair at least, and so does
 * every letter without whose mass φ is infinite.
 */
import type { ExactProgram } from "./exact-program.js";
import { toFixed } from "./fixed-number.js";
import type { InteriorPoint } from "./interior-point.js";
import { quantities, type Quantity } from "./program.js";

/** A weight, or a bound, times 2^bits (of distortions in their unit). */
export type FixedRole = { readonly weight: bigint } | { readonly bound: bigint };
export type FixedRoles = Readonly<Record<Quantity, FixedRole>>;

/** Numbers times 2^bits. */
export interface NewtonStart {
  /** Q over the outputs of positive mass, row by row. */
  readonly restorer: readonly bigint[];
  /** ν. */
  readonly rows: readonly bigint[];
  /** The weight or multiplier of each quantity (of distortions in their unit). */
  readonly weights: Readonly<Record<Quantity, bigint>>;
  /** Pairs in use, as indices of the restorer. */
  readonly pairs: readonly number[];
  /** Bounds that are met. */
  readonly active: readonly Quantity[];
}

/** The start at a point. @param ratio Q/z above which a pair is taken to be in use, θ/slack above which a bound is met */
export function newtonStart(
  program: ExactProgram,
  roles: FixedRoles,
  point: InteriorPoint,
  bits: number,
  ratio: number,
): NewtonStart {
  const { letters, outputs, allowed } = program.doubles;
  const fixed = (value: number): bigint => toFixed(value, bits);
  const restorer = Array.from(point.restorer, fixed);
  const pairs: number[] = [];
  point.restorer.forEach((value, i) => {
    if (allowed[i] === 1 && value > ratio * point.reduced[i]!) pairs.push(i);
    else restorer[i] = 0n;
  });
  /** The largest of the pairs from `first` on, in steps. @returns −1 where one of them is in use */
  const largest = (first: number, end: number, step: number): number => {
    let best = -1;
    for (let i = first; i < end; i += step) {
      if (pairs.includes(i)) return -1;
      if (allowed[i] === 1 && (best < 0 || point.restorer[i]! > point.restorer[best]!)) best = i;
    }
    return best;
  };
  for (let y = 0; y < outputs; y++) {
    const best = largest(y * letters, (y + 1) * letters, 1);
    if (best < 0) continue;
    pairs.push(best);
    restorer[best] = 1n << BigInt(bits);
  }
  const finite = "bound" in roles.perception || roles.perception.weight > 0n;
  // Where a letter that needs mass has next to none, the bound on φ is met.
  let scarce = false as boolean;
  program.function.needed.forEach((needed, j) => {
    if (!finite || !needed) return;
    const best = largest(j, outputs * letters, letters);
    if (best < 0) return;
    pairs.push(best);
    restorer[best] = fixed(point.restorer[best]!);
    scarce = true;
  });
  const weights = { distortion: 0n, perception: 0n, errorRate: 0n };
  const active: Quantity[] = [];
  for (const one of quantities) {
    const role = roles[one];
    if ("weight" in role) weights[one] = role.weight;
    else if (point.multipliers[one] > Math.max(1e-10, ratio * point.slack[one]) || (scarce && one === "perception")) {
      weights[one] = fixed(point.multipliers[one]);
      active.push(one);
    }
  }
  return { restorer, rows: Array.from(point.rows, fixed), weights, pairs, active };
}
