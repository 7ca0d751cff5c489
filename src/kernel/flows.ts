/**
 * Restorers and couplings told by what changes from one to the next.
 *
 * Notation: F(y,x̂) = π(y)Q(x̂|y) and T(x̂,x) are integers over N, the least common denominator of all π(y)
 * and p_X(x); L is the least common multiple of the π(y) > 0 as integers over N.
 * A walk of an amount t goes from letter to letter, x̂₀ z₁ x̂₁ z₂ x̂₂ …, and takes t along. The step from x̂ to
 * x̂' through an output y takes t from F(y,x̂) and adds it to F(y,x̂'); through a source letter x it adds t to
 * T(x̂,x) and takes it from T(x̂',x). So Σ_x̂ F(y,x̂) = π(y) and Σ_x̂ T(x̂,x) = p_X(x) stay as they are, and
 * Σ_y F(y,x̂) − Σ_x T(x̂,x) changes by −t at the first letter of the walk and by t at its last one: not at all
 * where the walk comes back. At the start all of F and T is at the first letter, where the three hold. What
 * remains to be seen is F, T ≥ 0, at the entries that changed. Then Q = F/π is a restorer (any, where
 * π(y) = 0: such rows change nothing), and T couples its q with p_X. E[Δ] = Σ (δ/π)F, ε = Σ (e/π)F, q = Σ_y F
 * and Σ ρT are sums of integers that every step changes by its own part.
 */
import { bitLength, content, gcd } from "../exact/integers.js";
import { type JsonValue, JsonNumber, describeJson } from "../exact/json.js";
import { longestNumber } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { Instance } from "./coefficients.js";
import { type Meter, limitMatrixBits } from "./limits.js";
import { list, position } from "./reader.js";
import { type Where, quoted, refuse } from "./rejection.js";
import { type Fraction, type Scaled, type ScaledMatrix, commonMultiple, dot, longestEntry } from "./scaled.js";

/** What the restorer achieves: E[Δ], ε, q, and the cost of its coupling where there is one. */
export interface Attaining {
  readonly distortion: Fraction;
  readonly errorRate: Fraction;
  readonly restored: Scaled;
  readonly cost: Fraction | undefined;
}

interface Walk {
  readonly amount: bigint;
  /** x̂₀, z₁, x̂₁, … */
  readonly nodes: readonly number[];
}

/** What an entry told by walks keeps. */
interface Change {
  readonly walks: readonly Walk[];
  readonly bits: number;
}

/** Bits of memory that a walk takes beside its amount and its nodes, and that an entry does beside its walks. */
const walkBits = 1024;
const changeBits = 512;

/** L, the least common multiple of the masses > 0, and L/mass for each; 0 for a mass 0. */
export function commonMasses(masses: readonly bigint[], meter: Meter, where: Where): readonly [bigint, bigint[]] {
  let common = 1n;
  for (const mass of masses) if (mass !== 0n) common = commonMultiple(common, mass, meter, where);
  const bits = bitLength(common);
  limitMatrixBits(masses.length, bits, where);
  meter.deriving(masses.length, bits, where);
  meter.products(masses.length, bits, bits, where);
  return [common, masses.map((mass) => (mass === 0n ? 0n : common / mass))];
}

export class Flows {
  private readonly width: number;
  private readonly outputs: number;
  /** N. */
  private readonly over: bigint;
  private readonly masses: bigint;
  private readonly shares: readonly bigint[];
  private readonly bits: number;
  /** F, row by row. */
  private readonly flow: bigint[];
  /** T, row by row; empty without couplings. */
  private readonly coupled: bigint[] = [];
  /** ΣF over the outputs. */
  private readonly restored: bigint[];
  /** E[Δ] over L times the denominator of δ, ε over L times that of e, Σ ρT over N times that of ρ. */
  private distortion = 0n;
  private errorRate = 0n;
  private cost = 0n;
  private readonly denominators: { readonly distortion: bigint; readonly errorRate: bigint; readonly cost: bigint };
  /** The walks that led here, entry by entry. */
  private readonly changes: Change[] = [];

  /**
   * @param labels the class of each restored letter
   * @param costs ρ, where each restorer has a coupling
   */
  constructor(
    private readonly instance: Instance,
    private readonly labels: readonly number[],
    private readonly costs: ScaledMatrix | undefined,
    where: Where,
  ) {
    const { problem, coefficients, meter } = instance;
    const { outputMass, massDenominator, distortion, distortionDenominator, errors } = coefficients;
    const { source, letters } = problem;
    this.width = letters.restored.length;
    this.outputs = outputMass.length;
    const factor = massDenominator / source.pmf.denominator;
    const given = [...outputMass, ...source.pmf.numerators.map((mass) => mass * factor)];
    for (const mass of given) meter.gcd(bitLength(massDenominator), bitLength(mass), where);
    const divisor = gcd(content(given), massDenominator);
    this.over = massDenominator / divisor;
    const masses = outputMass.map((mass) => mass / divisor);
    [this.masses, this.shares] = commonMasses(masses, meter, where);
    const entries = this.width * (this.outputs + (costs === undefined ? 0 : letters.source.length));
    this.bits = bitLength(this.over);
    meter.deriving(entries, this.bits, where);
    meter.products(4 * this.outputs, bitLength(this.masses), longestEntry(distortion) + this.bits, where);

    this.flow = new Array<bigint>(this.width * this.outputs).fill(0n);
    masses.forEach((mass, y) => (this.flow[y * this.width] = mass));
    this.restored = new Array<bigint>(this.width).fill(0n);
    this.restored[0] = this.over;
    // Once: a restorer that changes nothing is told by three characters.
    meter.products(3, bitLength(this.masses) + this.bits, bitLength(distortionDenominator), where);
    this.denominators = {
      distortion: this.masses * distortionDenominator,
      errorRate: this.masses * massDenominator,
      cost: this.over * (costs?.denominator ?? 1n),
    };
    const first = (rows: readonly (readonly bigint[])[], i: number): bigint =>
      dot(
        rows.map((row) => entry(row, i)),
        masses.map((mass, y) => mass * entry(this.shares, y)),
      );
    this.distortion = first(distortion, 0);
    this.errorRate = first(errors, entry(labels, 0));
    if (costs === undefined) return;
    meter.products(letters.source.length, this.bits, longestEntry(costs.rows), where);
    this.coupled = new Array<bigint>(this.width * letters.source.length).fill(0n);
    source.pmf.numerators.forEach((mass, x) => (this.coupled[x] = (mass * factor) / divisor));
    this.cost = dot(this.coupled.slice(0, letters.source.length), entry(costs.rows, 0));
  }

  /** Takes back so many entries, then takes the walks of an entry: [levels, [t, x̂₀, z₁, x̂₁, …], …]. */
  change(given: readonly JsonValue[], where: Where): Attaining {
    const levels = position(given[0] ?? null, where.at(0), this.changes.length + 1);
    const { coefficients, meter } = this.instance;
    for (let i = 0; i < levels; i++) {
      const { walks, bits } = this.changes.pop() ?? { walks: [], bits: 0 };
      for (const walk of walks) this.take(walk, -1n);
      meter.dropping(bits);
    }
    meter.holding(changeBits, where);
    let bits = changeBits;
    const walks = given.slice(1).map((one, i) => {
      const walk = this.walk(one, where.at(i + 1));
      const own = bitLength(walk.amount) + 64 * walk.nodes.length + walkBits;
      meter.holding(own, where);
      bits += own;
      return walk;
    });
    for (const walk of walks) {
      const { amount, nodes } = walk;
      const length = longestEntry(coefficients.distortion) + this.bits;
      meter.products(6 * nodes.length, bitLength(amount), bitLength(this.masses) + length, where);
      this.take(walk, 1n);
    }
    walks.forEach((walk, i) => {
      this.requireMasses(walk, where.at(i + 1));
    });
    this.changes.push({ walks, bits });
    const { denominators } = this;
    return {
      distortion: { num: this.distortion, den: denominators.distortion },
      errorRate: { num: this.errorRate, den: denominators.errorRate },
      restored: { numerators: this.restored, denominator: this.over },
      cost: this.costs === undefined ? undefined : { num: this.cost, den: denominators.cost },
    };
  }

  private walk(value: JsonValue, where: Where): Walk {
    const given = list(value, where, "an amount, then letters with what lies between them");
    const amount = amountOf(given[0] ?? null, where.at(0));
    const nodes = given
      .slice(1)
      .map((one, i) => (i % 2 === 0 ? position(one, where.at(i + 1), this.width) : this.between(one, where.at(i + 1))));
    const first = nodes[0] ?? refuse(where, "a letter where the walk begins", "none");
    // One that does not end with a letter comes back to the first.
    if (nodes.length % 2 === 0) return { amount, nodes: [...nodes, first] };
    if (this.costs !== undefined)
      refuse(where, "a walk that comes back to its first letter, for there is a coupling", "one that does not");
    return { amount, nodes };
  }

  /** y with π(y) > 0, or the number of outputs + x where there is a coupling. */
  private between(value: JsonValue, where: Where): number {
    const sources = this.costs === undefined ? 0 : this.instance.problem.letters.source.length;
    const node = position(value, where, this.outputs + sources);
    if (this.shares[node] === 0n) refuse(where, "an output of mass > 0", "one of mass 0");
    return node;
  }

  /** @param sign 1, or −1 to take the walk back */
  private take({ amount, nodes }: Walk, sign: bigint): void {
    const { coefficients } = this.instance;
    const { width, outputs, labels, flow, coupled, restored, costs } = this;
    const t = sign * amount;
    for (let at = 0; at + 2 < nodes.length; at += 2) {
      const [from, node, to] = [entry(nodes, at), entry(nodes, at + 1), entry(nodes, at + 2)];
      if (node < outputs) {
        add(flow, node * width + from, -t);
        add(flow, node * width + to, t);
        add(restored, from, -t);
        add(restored, to, t);
        const moved = t * entry(this.shares, node);
        const distortion = entry(coefficients.distortion, node);
        this.distortion += moved * (entry(distortion, to) - entry(distortion, from));
        const errors = entry(coefficients.errors, node);
        this.errorRate += moved * (entry(errors, entry(labels, to)) - entry(errors, entry(labels, from)));
      } else if (costs !== undefined) {
        const x = node - outputs;
        const sources = this.instance.problem.letters.source.length;
        add(coupled, from * sources + x, t);
        add(coupled, to * sources + x, -t);
        this.cost += t * (entry(entry(costs.rows, from), x) - entry(entry(costs.rows, to), x));
      }
    }
  }

  /** F, T ≥ 0 wherever the walk has been. */
  private requireMasses({ nodes }: Walk, where: Where): void {
    const { width, outputs } = this;
    const { letters, outputs: names } = this.instance.problem;
    for (let at = 0; at + 2 < nodes.length; at += 2) {
      const node = entry(nodes, at + 1);
      for (const letter of [entry(nodes, at), entry(nodes, at + 2)]) {
        const through = node < outputs;
        const mass = through
          ? entry(this.flow, node * width + letter)
          : entry(this.coupled, letter * letters.source.length + node - outputs);
        if (mass >= 0n) continue;
        const other = through
          ? `the output ${quoted(entry(names, node))}`
          : `the source letter ${quoted(entry(letters.source, node - outputs))}`;
        refuse(
          where,
          `a mass ≥ 0 of ${other} on the restored letter ${quoted(entry(letters.restored, letter))}`,
          "one < 0",
        );
      }
    }
  }
}

function add(values: bigint[], index: number, amount: bigint): void {
  values[index] = entry(values, index) + amount;
}

/** An amount > 0, a JSON integer. */
function amountOf(value: JsonValue, where: Where): bigint {
  return value instanceof JsonNumber && value.text.length <= longestNumber && /^[1-9]\d*$/.test(value.text)
    ? BigInt(value.text)
    : refuse(where, "an amount, an integer > 0", describeJson(value));
}
