/**
 * Newton's method on the conditions of an optimum, in fixed point: from a few digits to as many as asked.
 *
 * On the pairs in use (Q > 0) and for the bounds that are met, unknown are Q, ν_y and the multipliers θ:
 *   w_D δ + w_ε e + w_P π_y ∂φ/∂q_j + ν_y = 0,   Σ_j Q(j|y) = 1,   quantity_i = b_i.
 * What is left of the conditions is computed in integers; the matrix of derivatives in doubles, because
 * an approximate matrix costs steps, not digits. Of the pairs in use as many move as determine q and the
 * costs (independent-pairs.ts); the others stay as they are. A pair whose Q comes out negative leaves, and one
 * that does not move and whose left side comes out positive; one outside whose left side comes out negative
 * enters; likewise bounds.
 */
import { entry } from "../exact/vector.js";
import type { ExactProgram } from "./exact-program.js";
import { bitSize, fromFixed, scaledDown, toFixed } from "./fixed-number.js";
import { newtonStart, type FixedRoles, type NewtonStart } from "./newton-start.js";
import type { InteriorPoint } from "./interior-point.js";
import { independentPairs, type Cost } from "./independent-pairs.js";
import { Equilibrated } from "./linear-system.js";
import { quantities, type Quantity } from "./program.js";

/** A point of the search in fixed point: numbers times 2^bits. */
export interface FixedPoint extends Pick<NewtonStart, "restorer" | "weights"> {
  readonly bits: number;
  /** q. */
  readonly masses: readonly bigint[];
}

/** Up to so many bits φ and its slopes are as good in doubles, and found much faster. */
const bitsOfDoubles = 50;
const mostExchanges = 40;
const mostSteps = 80;
/** How often a step may leave as much as it found. */
const mostUnhelpful = 20;
/**
 * Ratios Q/z above which a pair is taken to be in use, and θ/slack above which a bound is taken to be met, one
 * after the other: 1 where the search has come to its end; where it stalled before, what is on its way out is
 * still large.
 */
const ratiosInUse = [1, 1e3, 1e-3];

/** The optimum to about so many bits; undefined where the method finds none. */
export function refine(
  program: ExactProgram,
  roles: FixedRoles,
  start: InteriorPoint,
  bits: number,
): FixedPoint | undefined {
  for (const ratio of ratiosInUse) {
    const own = newtonStart(program, roles, start, bits, ratio);
    const found = refineFrom(new Newton(program, roles, own, bits));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The optimum at the last of several bounds on φ, from that at the first: the optimum at each is where Newton's
 * method starts for the next.
 * @param digits the bits less those of the room of the last bound
 */
export function follow(
  program: ExactProgram,
  roles: FixedRoles,
  start: InteriorPoint,
  bits: number,
  bounds: readonly bigint[],
  digits: number,
): FixedPoint | undefined {
  for (const ratio of ratiosInUse) {
    const newton = new Newton(program, roles, newtonStart(program, roles, start, bits, ratio), bits, digits);
    let found: FixedPoint | undefined;
    for (const bound of bounds) {
      newton.rebound(bound);
      found = refineFrom(newton);
      if (found === undefined) break;
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

function refineFrom(newton: Newton): FixedPoint | undefined {
  for (let round = 0; round < mostExchanges; round++) {
    if (!newton.converge()) return undefined;
    if (!newton.exchange()) return newton.point();
  }
  return undefined;
}

/** Coefficients in fixed point. */
interface Scaled {
  readonly mass: readonly bigint[];
  readonly distortion: readonly bigint[];
  readonly error: readonly bigint[];
}

class Newton {
  private readonly scaled: Scaled;
  private readonly letters: number;
  private readonly outputs: number;
  private readonly scale: bigint;
  private readonly b: bigint;
  /** Pairs in use, as indices. */
  private pairs: number[];
  /** Those of them whose masses are unknown. */
  private moving: readonly number[] = [];
  /** The pair that entered last: it moves. */
  private entered = -1;
  private active: Quantity[];
  private q: bigint[] = [];
  private readonly restorer: bigint[];
  private readonly rows: bigint[];
  private readonly weights: Record<Quantity, bigint>;
  /** Sets of pairs and bounds seen before: an exchange that returns to one goes round in circles. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly program: ExactProgram,
    private roles: FixedRoles,
    start: NewtonStart,
    private readonly bits: number,
    /** Fewer than the bits where a bound has little room: what is left of the conditions has to fall below that first. */
    private readonly digits = bits,
  ) {
    const { doubles } = program;
    this.letters = doubles.letters;
    this.outputs = doubles.outputs;
    this.b = BigInt(bits);
    this.scale = 1n << this.b;
    this.scaled = fixedCoefficients(program, this.b);
    this.restorer = [...start.restorer];
    this.rows = [...start.rows];
    this.pairs = [...start.pairs];
    this.active = [...start.active];
    this.weights = { ...start.weights };
  }

  /** Another bound on φ. */
  rebound(bound: bigint): void {
    this.roles = { ...this.roles, perception: { bound } };
    this.seen.clear();
  }

  point(): FixedPoint {
    return { bits: this.bits, restorer: this.restorer, masses: this.q, weights: { ...this.weights } };
  }

  private product(a: bigint, b: bigint): bigint {
    return (a * b) >> this.b;
  }

  private masses(): bigint[] {
    const q = new Array<bigint>(this.letters).fill(0n);
    for (const i of this.pairs) {
      const j = i % this.letters;
      q[j] = entry(q, j) + this.product(entry(this.scaled.mass, Math.floor(i / this.letters)), entry(this.restorer, i));
    }
    return q;
  }

  /** Steps until what is left of the conditions is of the size of the rounding. */
  converge(): boolean {
    let before = Infinity;
    let factors: { readonly factors: Equilibrated; readonly residual: number } | undefined;
    let unhelpful = 0;
    this.moving = this.independent();
    for (let step = 0; step < mostSteps; step++) {
      this.q = this.masses();
      const slopes = this.slopes();
      const residual = this.residual(slopes);
      const size = residual.reduce((most, value) => Math.max(most, bitSize(value)), 0);
      // In bits: rounding leaves a few.
      if (size <= 12) return true;
      // Far from the end steps are short; near it rounding leaves no more to gain.
      const patience = size > this.digits - 30 ? mostUnhelpful : 2;
      if (size >= before - 1 && ++unhelpful > patience) return size <= this.digits / 2;
      before = Math.min(size, before);
      // A new matrix while the point still moves much.
      if (factors === undefined || size > this.digits - 45) factors = { factors: this.jacobian(), residual: size };
      const change = factors.factors.solve(Float64Array.from(residual, (value) => scaledDown(value, size)));
      if (!change.every(Number.isFinite)) return false;
      if (!this.take(change, size)) return false;
    }
    return false;
  }

  private independent(): number[] {
    const weights = Float64Array.from(this.restorer, (value) => fromFixed(value, this.bits));
    if (this.entered >= 0) weights[this.entered] = 2;
    return independentPairs(
      this.program.doubles,
      this.pairs,
      weights,
      this.active.filter((one): one is Cost => one !== "perception"),
    );
  }

  /** What is left of the conditions, times −2^bits: pairs that move, rows, bounds that are met. */
  private residual(slopes: readonly bigint[]): bigint[] {
    const { pairs, moving, letters, outputs, scale } = this;
    const result: bigint[] = moving.map((i) => -(this.gradient(i, slopes) + entry(this.rows, Math.floor(i / letters))));
    const sums = new Array<bigint>(outputs).fill(-scale);
    for (const i of pairs) sums[Math.floor(i / letters)]! += entry(this.restorer, i);
    result.push(...sums.map((value) => -value));
    for (const one of this.active) {
      const role = this.roles[one];
      if (!("bound" in role)) throw new RangeError("only bounds are met");
      result.push(role.bound - this.level(one));
    }
    return result;
  }

  private gradient(i: number, slopes: readonly bigint[]): bigint {
    const { scaled, weights, letters } = this;
    const pull = this.product(entry(scaled.mass, Math.floor(i / letters)), entry(slopes, i % letters));
    return (
      this.product(weights.distortion, entry(scaled.distortion, i)) +
      this.product(weights.errorRate, entry(scaled.error, i)) +
      this.product(weights.perception, pull)
    );
  }

  /** ∂φ/∂q_j. */
  private slopes(): readonly bigint[] {
    const { program, q, bits } = this;
    if (bits > bitsOfDoubles) return program.function.slopes(q, bits);
    return Array.from(program.doubles.divergence.gradient(this.inDoubles()), (value) => toFixed(value, bits));
  }

  private phi(): bigint {
    const { program, q, bits } = this;
    if (bits > bitsOfDoubles) return program.function.value(q, bits);
    return toFixed(program.doubles.divergence.value(this.inDoubles()), bits);
  }

  private inDoubles(): Float64Array {
    return Float64Array.from(this.q, (value) => fromFixed(value, this.bits));
  }

  private level(one: Quantity): bigint {
    if (one === "perception") return this.phi();
    const cost = one === "distortion" ? this.scaled.distortion : this.scaled.error;
    return this.pairs.reduce((total, i) => total + this.product(entry(cost, i), entry(this.restorer, i)), 0n);
  }

  private jacobian(): Equilibrated {
    const { moving, letters, outputs, active, bits } = this;
    const { doubles } = this.program;
    const count = moving.length;
    const n = count + outputs + active.length;
    const matrix = new Float64Array(n * n);
    const q = this.inDoubles();
    const curvature = doubles.divergence.curvature(q);
    const gradient = doubles.divergence.gradient(q);
    const weight = fromFixed(this.weights.perception, bits);
    const diagonal = curvature.length === letters;
    moving.forEach((i, a) => {
      const y = Math.floor(i / letters);
      const j = i % letters;
      moving.forEach((k, b) => {
        const l = k % letters;
        const bend = diagonal ? (j === l ? curvature[j]! : 0) : curvature[j * letters + l]!;
        if (bend !== 0) matrix[a * n + b] = weight * doubles.mass[y]! * doubles.mass[Math.floor(k / letters)]! * bend;
      });
      matrix[a * n + count + y] = 1;
      matrix[(count + y) * n + a] = 1;
      active.forEach((one, c) => {
        const slope =
          one === "perception"
            ? doubles.mass[y]! * gradient[j]!
            : (one === "distortion" ? doubles.distortion : doubles.error)[i]!;
        matrix[a * n + count + outputs + c] = slope;
        matrix[(count + outputs + c) * n + a] = slope;
      });
    });
    return new Equilibrated(matrix, n);
  }

  /** Adds a change, which is in units of 2^(size−bits); shorter where a mass would become negative. */
  private take(change: Float64Array, size: number): boolean {
    const { moving, letters, outputs, active } = this;
    let share = 1;
    const q = Float64Array.from(this.q, (value) => scaledDown(value, size));
    const moved = new Float64Array(letters);
    moving.forEach((i, a) => (moved[i % letters]! += this.program.doubles.mass[Math.floor(i / letters)]! * change[a]!));
    for (let j = 0; j < letters; j++)
      if (q[j]! > 0 && moved[j]! < -0.8 * q[j]!) share = Math.min(share, (0.8 * q[j]!) / -moved[j]!);
    if (!(share > 1e-6)) return false;
    const fixed = (value: number): bigint => toFixed(value * share, size);
    moving.forEach((i, a) => (this.restorer[i] = entry(this.restorer, i) + fixed(change[a]!)));
    for (let y = 0; y < outputs; y++) this.rows[y] = entry(this.rows, y) + fixed(change[moving.length + y]!);
    active.forEach((one, c) => (this.weights[one] += fixed(change[moving.length + outputs + c]!)));
    return true;
  }

  /** Lets pairs and bounds leave or enter where a sign is wrong. @returns whether anything changed */
  exchange(): boolean {
    const { letters } = this;
    const noise = 1n << BigInt(Math.max(16, Math.floor(this.bits / 6)));
    const key = [...this.pairs, ...this.active, this.entered].join();
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    const leaving = this.pairs.filter((i) => entry(this.restorer, i) < -noise);
    if (leaving.length > 0) {
      // The most negative first: the others may recover.
      const worst = leaving.reduce((most, i) => (entry(this.restorer, i) < entry(this.restorer, most) ? i : most));
      this.restorer[worst] = 0n;
      this.pairs = this.pairs.filter((i) => i !== worst);
      return true;
    }
    for (const one of this.active) {
      if (this.weights[one] < -noise) {
        this.weights[one] = 0n;
        this.active = this.active.filter((other) => other !== one);
        return true;
      }
    }
    for (const one of quantities) {
      const role = this.roles[one];
      if ("weight" in role || this.active.includes(one) || this.level(one) <= role.bound + noise) continue;
      this.active.push(one);
      return true;
    }
    const slopes = this.slopes();
    const reduced = (i: number): bigint => this.gradient(i, slopes) + entry(this.rows, Math.floor(i / letters));
    // Pairs that stayed as they were, and do not pay.
    const idle = new Set(this.pairs);
    for (const i of this.moving) idle.delete(i);
    const useless = new Set([...idle].filter((i) => reduced(i) > noise));
    if (useless.size > 0) {
      for (const i of useless) this.restorer[i] = 0n;
      this.pairs = this.pairs.filter((i) => !useless.has(i));
      return true;
    }
    const used = new Set(this.moving);
    let [worst, least] = [-1, -noise];
    for (let i = 0; i < this.restorer.length; i++) {
      if (this.program.doubles.allowed[i] !== 1 || used.has(i)) continue;
      const value = reduced(i);
      if (value < least) [worst, least] = [i, value];
    }
    if (worst < 0) return false;
    this.entered = worst;
    if (!idle.has(worst)) {
      this.pairs.push(worst);
      this.pairs.sort((a, b) => a - b);
    }
    // A letter that had no mass begins with some: at 0 the function may have no slope.
    if (entry(this.q, worst % letters) <= 0n) this.restorer[worst] = this.scale >> 30n;
    return true;
  }
}

function fixedCoefficients({ exact, outputs, unit, doubles }: ExactProgram, b: bigint): Scaled {
  const { outputMass, distortion, error } = exact;
  const pairs = outputs.flatMap((y) => Array.from({ length: doubles.letters }, (_, j) => [y, j] as const));
  return {
    mass: outputs.map((y) => (entry(outputMass.numerators, y) << b) / outputMass.denominator),
    distortion: pairs.map(
      ([y, j]) => ((distortion.numeratorAt(y, j) * unit.den) << b) / (distortion.denominator * unit.num),
    ),
    error: pairs.map(([y, j]) => (error.numeratorAt(y, j) << b) / error.denominator),
  };
}
