/**
 * The transportation network of a case: the paper's loss α·E[Δ] + β·d + γ·ε as a flow.
 *
 * Nodes: one per output of positive mass (supply π(y)), then the lower nodes (demand p_X).
 * Arcs: every restoring arc (y, x̂) carries π(y)Q(x̂|y) from y to the node of x̂; auxiliary
 * arcs among lower nodes carry mass from X̂ to X at cost ρ. Mass is counted in integers of
 * 1/M, with M a common denominator of π and p_X.
 *
 * Cost per unit of flow is a triple (D', P', E') in integers over a row denominator t(y):
 *   D' = Δ(y,x̂)/t(y), E' = e(y,x̂)/t(y) on restoring arcs, P' = ρ on auxiliary arcs,
 * with each row's minimum moved into a constant, so that all costs are ≥ 0. Then
 *   E[Δ] = D'/dδ, d = P'/(M·dρ), ε = E'/dε for the totals D', P', E' of a flow.
 */
import { IntegerList, safeLimit } from "../exact/integer-list.js";
import { bitLength, lcm } from "../exact/integers.js";
import { entry } from "../exact/vector.js";
import type { Case } from "../model/case.js";
import { coefficients } from "../model/coefficients.js";
import type { TransportDivergence } from "../model/divergence/divergence.js";
import { Memo } from "../model/memo.js";
import { support } from "../model/masses/pmf.js";
import { restoringRows, type RestoringRows } from "./rows.js";
import { generalShape, hubShape, lineShape, type Shape } from "./shapes.js";

/** What the simplex works on: nodes with masses, arcs with costs. */
export interface FlowNetwork {
  /** Output y of each row; rows are the first nodes. */
  readonly outputs: readonly number[];
  readonly letters: number;
  readonly nodes: number;
  readonly root: number;
  /** Lower node of each restored letter. */
  readonly heads: Int32Array;
  /** Restoring arcs are numbered row·letters + letter; auxiliary arcs follow. */
  readonly restoringArcs: number;
  readonly arcs: number;
  readonly auxiliaryTail: Int32Array;
  readonly auxiliaryHead: Int32Array;
  /** ρ as integers over dρ, per auxiliary arc. */
  readonly auxiliaryCost: readonly bigint[];
  /** M. */
  readonly massUnit: bigint;
  /** π(y)·M per row. */
  readonly supply: readonly bigint[];
  /** Σ of p_X·M per lower node, indexed by node (0 for rows); a negative demand is a supply. */
  readonly demand: readonly bigint[];
  /** t(y) per row. */
  readonly rowDenominator: readonly bigint[];
  /** Per restoring arc, least entry of the row subtracted, over t(y). */
  readonly distortion: IntegerList;
  readonly error: IntegerList;
  /** The costs as doubles, D'·2^−exponent and so on, with relative error at most 4·2^−53. */
  readonly doubles: {
    readonly distortion: Float64Array;
    readonly error: Float64Array;
    readonly auxiliary: Float64Array;
    /** Powers of two (for D', P', E') that bring the largest cost to about 1. */
    readonly exponents: readonly [number, number, number];
  };
  readonly shape: Shape;
}

/** The network of a case. */
export interface Network extends FlowNetwork {
  readonly of: Case;
  /** D' and E' of a whole row sent along an arc, where sums of them over all rows are safe integers. */
  readonly whole: { readonly distortion: Float64Array; readonly error: Float64Array } | undefined;
  /** The sum of the subtracted minima, which D' and E' leave out. */
  readonly base: { readonly distortion: bigint; readonly error: bigint };
  /** dδ, M·dρ, dε. */
  readonly units: { readonly distortion: bigint; readonly perception: bigint; readonly error: bigint };
}

const networks = new Memo<Network>();

/** The network of a case whose divergence is a transport cost; built once per case. */
export function networkOf(of: Case): Network {
  return networks.of(of, () => build(of));
}

function build(of: Case): Network {
  const { divergence } = of;
  if (divergence.family !== "transport") throw new RangeError("only transport divergences have a network");
  const { outputMass, distortion, error } = coefficients(of);
  const source = of.source.marginal;
  const outputs = support(outputMass);
  const letters = of.restored.size;
  const massUnit = lcm(outputMass.denominator, source.denominator);
  const supply = outputs.map((y) => entry(outputMass.numerators, y) * (massUnit / outputMass.denominator));
  const sourceMass = source.numerators.map((n) => n * (massUnit / source.denominator));
  const shape = shapeOf(of, divergence, outputs.length, sourceMass);

  const rows = restoringRows(distortion, error, outputs, supply);
  const distortions = restoringDoubles(rows.distortion, rows.denominators, letters);
  const errors = restoringDoubles(rows.error, rows.denominators, letters);
  const costs = auxiliaryDoubles(shape);
  for (const { values } of [distortions, errors]) inRange(values);
  const nodes = outputs.length + shape.lowerNodes;
  const demand = new Array<bigint>(nodes).fill(0n);
  shape.demand.forEach((mass, i) => (demand[outputs.length + i] = mass));
  return {
    of,
    outputs,
    letters,
    nodes,
    root: shape.root,
    heads: Int32Array.from(shape.heads),
    restoringArcs: outputs.length * letters,
    arcs: outputs.length * letters + shape.auxiliary.length,
    ...auxiliaryArcs(shape),
    massUnit,
    supply,
    demand,
    rowDenominator: rows.denominators,
    distortion: rows.distortion,
    error: rows.error,
    whole: wholeRows(rows, supply, letters),
    base: rows.base,
    units: {
      distortion: distortion.denominator,
      perception: massUnit * shape.costDenominator,
      error: error.denominator,
    },
    doubles: {
      distortion: distortions.values,
      error: errors.values,
      auxiliary: costs.values,
      exponents: [distortions.exponent, costs.exponent, errors.exponent],
    },
    shape,
  };
}

const noCosts = IntegerList.ofDoubles(new Float64Array(0));

/**
 * The lower nodes alone, as a network without rows and restoring arcs: a transportation problem.
 * @param demand per node, negative where a node supplies; in units of 1/massUnit, with sum 0
 */
export function lowerNetwork(shape: Shape, demand: readonly bigint[], massUnit: bigint): FlowNetwork {
  const none = new Float64Array(0);
  const costs = auxiliaryDoubles(shape);
  return {
    outputs: [],
    letters: 0,
    nodes: shape.lowerNodes,
    root: shape.root,
    heads: new Int32Array(0),
    restoringArcs: 0,
    arcs: shape.auxiliary.length,
    ...auxiliaryArcs(shape),
    massUnit,
    supply: [],
    demand,
    rowDenominator: [],
    distortion: noCosts,
    error: noCosts,
    doubles: { distortion: none, error: none, auxiliary: costs.values, exponents: [0, costs.exponent, 0] },
    shape,
  };
}

function auxiliaryArcs({ auxiliary }: Shape): Pick<FlowNetwork, "auxiliaryTail" | "auxiliaryHead" | "auxiliaryCost"> {
  return {
    auxiliaryTail: Int32Array.from(auxiliary.map(({ tail }) => tail)),
    auxiliaryHead: Int32Array.from(auxiliary.map(({ head }) => head)),
    auxiliaryCost: auxiliary.map(({ cost }) => cost),
  };
}

function auxiliaryDoubles({ auxiliary }: Shape): Scaled {
  const largest = auxiliary.reduce((most, { cost }) => (cost > most ? cost : most), 0n);
  const costs =
    bitLength(largest) < plainBits
      ? plain(auxiliary, largest)
      : scaled(auxiliary.map(({ cost }) => quotient(cost, 1n)));
  inRange(costs.values);
  return costs;
}

/** As `scaled`, without an object per arc: a conversion is correctly rounded, a power of two exact. */
function plain(auxiliary: Shape["auxiliary"], largest: bigint): Scaled {
  const exponent = largest === 0n ? 0 : bitLength(largest) - 1;
  const values = new Float64Array(auxiliary.length);
  auxiliary.forEach(({ cost }, k) => (values[k] = Number(cost) * 2 ** -exponent));
  return { values, exponent };
}

function inRange(values: Float64Array): void {
  if (!values.every((value) => value >= 0 && value < 4)) throw new Error("a cost as a double lies outside [0, 4)");
}

function shapeOf(of: Case, divergence: TransportDivergence, rows: number, sourceMass: readonly bigint[]): Shape {
  const input = {
    rows,
    sourceMass,
    sourceLetters: of.source.alphabet.letters,
    restoredLetters: of.restored.letters,
  };
  switch (divergence.structure.shape) {
    case "hub":
      return hubShape(input);
    case "line":
      return lineShape(input, divergence.structure.line);
    case "general":
      return generalShape(input, divergence.cost);
  }
}

/** Costs of whole rows as doubles; undefined where a sum over all rows could reach 2^53. */
function wholeRows(
  { distortion, error, denominators }: RestoringRows,
  supply: readonly bigint[],
  letters: number,
): Network["whole"] {
  const factors = supply.map((mass, row) => Number(mass / entry(denominators, row)));
  const most = safeLimit / Math.max(1, supply.length);
  const scale = (list: IntegerList): Float64Array | undefined => {
    const values = list.doubles;
    if (values === undefined) return undefined;
    const result = new Float64Array(values.length);
    for (let row = 0; row < factors.length; row++) {
      const factor = factors[row]!;
      for (let k = row * letters; k < (row + 1) * letters; k++) {
        const value = values[k]! * factor;
        if (!(value < most)) return undefined;
        result[k] = value;
      }
    }
    return result;
  };
  const first = scale(distortion);
  const second = first === undefined ? undefined : scale(error);
  return first === undefined || second === undefined ? undefined : { distortion: first, error: second };
}

function restoringDoubles(list: IntegerList, denominators: readonly bigint[], letters: number): Scaled {
  const short = (integer: bigint): boolean => bitLength(integer) < plainBits;
  const values = denominators.every(short)
    ? (list.doubles ?? (list.integers.every(short) ? Float64Array.from(list.integers, Number) : undefined))
    : undefined;
  if (values === undefined)
    return scaled(list.integers.map((value, k) => quotient(value, entry(denominators, Math.floor(k / letters)))));
  // Two conversions and a division, each correctly rounded.
  const result = new Float64Array(values.length);
  let most = 0;
  for (let row = 0; row < denominators.length; row++) {
    const divisor = Number(denominators[row]);
    for (let k = row * letters; k < (row + 1) * letters; k++) {
      const value = values[k]! / divisor;
      result[k] = value;
      if (value > most) most = value;
    }
  }
  const exponent = most === 0 ? 0 : Math.floor(Math.log2(most)) + 1;
  const factor = 2 ** -exponent;
  for (let k = 0; k < result.length; k++) result[k]! *= factor;
  return { values: result, exponent };
}

interface Scaled {
  readonly values: Float64Array;
  readonly exponent: number;
}

/** The fractions as doubles after division by a power of two that brings the largest to about 1. */
function scaled(fractions: readonly { readonly significand: number; readonly exponent: number }[]): Scaled {
  let exponent = -Infinity;
  for (const fraction of fractions) if (fraction.significand !== 0) exponent = Math.max(exponent, fraction.exponent);
  if (exponent === -Infinity) return { values: new Float64Array(fractions.length), exponent: 0 };
  // Zeros are treated apart: 0·2^∞ would be NaN.
  return {
    values: Float64Array.from(fractions, (one) =>
      one.significand === 0 ? 0 : one.significand * 2 ** (one.exponent - exponent),
    ),
    exponent,
  };
}

const plainBits = 900;

/**
 * num/den ≥ 0 as significand·2^exponent, significand 0 or in (1/4, 4), with relative error at most 4·2^−53:
 * two conversions and a division are correctly rounded, a shift of long numbers drops less than 2^−60.
 */
export function quotient(num: bigint, den: bigint): { readonly significand: number; readonly exponent: number } {
  if (num === 0n) return { significand: 0, exponent: 0 };
  const numBits = bitLength(num);
  const denBits = bitLength(den);
  const exponent = numBits - denBits;
  if (numBits < plainBits && denBits < plainBits)
    return { significand: (Number(num) / Number(den)) * 2 ** -exponent, exponent };
  const shorten = (value: bigint, bits: number): number => {
    const drop = Math.max(0, bits - 64);
    return Number(value >> BigInt(drop)) * 2 ** (drop - bits);
  };
  return { significand: shorten(num, numBits) / shorten(den, denBits), exponent };
}
