/**
 * The perceptual divergence of a problem: how it is cut from below, how it is evaluated.
 *
 * Notation: ρ(x̂,x) ≥ 0 is the cost of a transport divergence, rows restored letters,
 * columns source letters; g_j are the witnesses of d = max(0, max_j g_j·(p−q)), rows
 * over the union letters. A smooth divergence has files of its own. Weights μ_j of witnesses are listed as docs/formats.md says:
 * Chebyshev +z, −z letter by letter; Kolmogorov-Smirnov +, − group by group, for every
 * group but the last.
 */
import { abs } from "../exact/integers.js";
import { type JsonObject, type JsonValue, describeJson } from "../exact/json.js";
import { entry } from "../exact/vector.js";
import {
  absoluteDifference,
  chebyshev,
  kolmogorovSmirnov,
  largestWitness,
  squaredWasserstein2,
  wasserstein1,
} from "./distances.js";
import { type Letters, increasing, values, valuesIfNumeric } from "./letters.js";
import type { Meter } from "./limits.js";
import { type FDivergenceKind, fDivergenceKinds } from "./f-divergence.js";
import { requireSemidefinite } from "./mean-discrepancy.js";
import { type Where, refuse } from "./rejection.js";
import { type Read, list, matrix, object, requireNonNegative } from "./reader.js";
import { type ScaledMatrix, denominatorProduct, longest, longestEntry, scaleMatrix } from "./scaled.js";

/** d(p,q) = of(p, q) / (M·over) for union masses p, q over M: at most so many products of masses with values of so many bits. */
export interface Distance {
  readonly of: (p: readonly bigint[], q: readonly bigint[]) => bigint;
  readonly over: bigint;
  readonly products: number;
  readonly bits: number;
}

/** A general cost has no closed form: d(p,q) ≤ Σ ρT for a coupling T that is part of the evidence. */
export interface CouplingCost {
  readonly byCoupling: ScaledMatrix;
}

/**
 * The power of d that is linear: 2 for the unsquared Wasserstein-2, whose square is a transport
 * cost, else 1. d ≤ P is checked as d^power ≤ P^power, and a cut is one of μ·d^power.
 */
export type Power = 1 | 2;

/** d^power = least cost of moving p_X to q. */
export interface TransportDivergence {
  readonly form: "transport";
  readonly power: Power;
  readonly cost: ScaledMatrix;
  readonly distance: Distance | CouplingCost;
}

/** d = max(0, max_j g_j·(p−q)) for `count` witnesses. */
export interface WitnessDivergence {
  readonly form: "witnesses";
  readonly power: 1;
  readonly count: number;
  /** Union letter by letter Σ_j weights_j·g_j, times `denominator`. */
  readonly combine: (weights: readonly bigint[]) => bigint[];
  readonly denominator: bigint;
  readonly distance: Distance;
}

/** An f-divergence of p_X and q: smooth, convex, its values mostly irrational (f-divergence.ts). */
export interface FDivergence {
  readonly form: "smooth";
  readonly power: 1;
  readonly kind: FDivergenceKind;
}

/** d = (q−p)ᵀK(q−p) for a semidefinite kernel K on the union letters (mean-discrepancy.ts). */
export interface MeanDiscrepancy {
  readonly form: "smooth";
  readonly power: 1;
  readonly kind: "mmd-squared";
  readonly kernel: ScaledMatrix;
}

export type SmoothDivergence = FDivergence | MeanDiscrepancy;

export type Divergence = TransportDivergence | WitnessDivergence | SmoothDivergence;

/** The cost matrix where d is bounded by the cost of a coupling; undefined where it is evaluated. */
export function couplingCost(divergence: Divergence): ScaledMatrix | undefined {
  if (divergence.form === "smooth") return undefined;
  return "byCoupling" in divergence.distance ? divergence.distance.byCoupling : undefined;
}

const kinds = [
  "total-variation",
  "wasserstein-1",
  "wasserstein-2-squared",
  "wasserstein-2",
  "chebyshev",
  "kolmogorov-smirnov",
] as const;

/** Most divergences whose minimum one problem may take. */
const mostDivergences = 16;

/** The parts of the key `perception` of a problem as given, counted before any is read, for each has a matrix. */
export function divergencesIn(value: JsonValue, where: Where): JsonValue[] {
  const parts: JsonValue[] = [];
  const collect = (part: JsonValue): void => {
    if (isMinimum(part) && Array.isArray(part.minimum)) part.minimum.forEach(collect);
    else parts.push(part);
  };
  collect(value);
  if (parts.length > mostDivergences)
    refuse(where, `a minimum of at most ${String(mostDivergences)} divergences`, String(parts.length));
  return parts;
}

function isMinimum(value: JsonValue): value is JsonObject & { readonly minimum: JsonValue } {
  return typeof value === "object" && value !== null && "minimum" in value;
}

/** Reads the key `perception`: one divergence, or several of which d is the least. */
export function readPerception(
  value: JsonValue,
  where: Where,
  letters: Letters,
  meter: Meter,
): Read<readonly Divergence[]> {
  if (!isMinimum(value)) {
    const { meaning, canonical } = readDivergence(value, where, letters, meter);
    return { meaning: [meaning], canonical };
  }
  const place = where.at("minimum");
  const parts = list(object(value, where, ["minimum"]).minimum, place, "two divergences", 2).map((one, i) =>
    readPerception(one, place.at(i), letters, meter),
  );
  return {
    meaning: parts.flatMap(({ meaning }) => meaning),
    canonical: { minimum: parts.map(({ canonical }) => canonical) },
  };
}

function readDivergence(value: JsonValue, where: Where, letters: Letters, meter: Meter): Read<Divergence> {
  const kind = kinds.find((one) => one === value);
  if (kind !== undefined) return { meaning: named(kind, where, letters, meter), canonical: kind };
  const smooth = fDivergenceKinds.find((one) => one === value);
  if (smooth !== undefined) return { meaning: { form: "smooth", power: 1, kind: smooth }, canonical: smooth };
  if (typeof value === "object" && value !== null) {
    if ("transport" in value)
      return transport(object(value, where, ["transport"]).transport, where.at("transport"), letters, meter);
    if ("witnesses" in value)
      return witnesses(object(value, where, ["witnesses"]).witnesses, where.at("witnesses"), letters, meter);
    if ("mmd-squared" in value)
      return meanDiscrepancy(
        object(value, where, ["mmd-squared"])["mmd-squared"],
        where.at("mmd-squared"),
        letters,
        meter,
      );
  }
  const known = [...kinds, ...fDivergenceKinds].map((one) => `"${one}"`).join(", ");
  return refuse(
    where,
    `one of ${known}, {"transport": …}, {"witnesses": …}, {"mmd-squared": …} or {"minimum": …}`,
    describeJson(value),
  );
}

function named(kind: (typeof kinds)[number], where: Where, letters: Letters, meter: Meter): Divergence {
  switch (kind) {
    case "total-variation":
      return {
        form: "transport",
        power: 1,
        cost: costs(letters, 1n, (z, x) => (z === x ? 0n : 1n)),
        distance: { of: absoluteDifference, over: 2n, products: letters.union.length, bits: 1 },
      };
    case "wasserstein-1": {
      const { numerators, denominator } = values(letters, meter);
      const order = increasing(numerators);
      return {
        form: "transport",
        power: 1,
        cost: costs(letters, denominator, (z, x) => abs(entry(numerators, z) - entry(numerators, x))),
        distance: {
          of: (p, q) => wasserstein1(p, q, order, numerators),
          over: denominator,
          products: letters.union.length,
          bits: longest(numerators) + 1,
        },
      };
    }
    case "wasserstein-2":
    case "wasserstein-2-squared": {
      const { numerators, denominator } = values(letters, meter);
      const order = increasing(numerators);
      const over = denominatorProduct(denominator, denominator, meter, where);
      return {
        form: "transport",
        power: kind === "wasserstein-2" ? 2 : 1,
        cost: costs(letters, over, (z, x) => (entry(numerators, z) - entry(numerators, x)) ** 2n),
        distance: {
          of: (p, q) => squaredWasserstein2(p, q, order, numerators),
          over,
          products: 4 * letters.union.length,
          bits: 2 * longest(numerators) + 2,
        },
      };
    }
    case "chebyshev":
      return {
        form: "witnesses",
        power: 1,
        count: 2 * letters.union.length,
        combine: (weights) => letters.union.map((_, z) => entry(weights, 2 * z) - entry(weights, 2 * z + 1)),
        denominator: 1n,
        distance: { of: chebyshev, over: 1n, products: letters.union.length, bits: 1 },
      };
    case "kolmogorov-smirnov": {
      const groups = orderedGroups(letters, meter);
      return {
        form: "witnesses",
        power: 1,
        count: 2 * (groups.length - 1),
        combine: (weights) => combineSteps(weights, groups, letters.union.length),
        denominator: 1n,
        distance: { of: (p, q) => kolmogorovSmirnov(p, q, groups), over: 1n, products: letters.union.length, bits: 1 },
      };
    }
  }
}

/** The matrix ρ(x̂,x) of a function of two union letters; `cost` takes x̂ first. */
function costs(letters: Letters, denominator: bigint, cost: (z: number, x: number) => bigint): ScaledMatrix {
  return { rows: letters.position.map((z) => letters.source.map((_, x) => cost(z, x))), denominator };
}

function transport(value: JsonValue, where: Where, letters: Letters, meter: Meter): Read<Divergence> {
  const rows = matrix(
    value,
    where,
    "rows restored letters, columns source letters",
    letters.restored.length,
    letters.source.length,
  );
  rows.forEach((row, i) => {
    requireNonNegative(row, where.at(i), "a cost");
  });
  const cost = scaleMatrix(rows, meter, where);
  return {
    meaning: { form: "transport", power: 1, cost, distance: { byCoupling: cost } },
    canonical: { transport: rows.map((row) => row.map((cost) => cost.toString())) },
  };
}

function witnesses(value: JsonValue, where: Where, letters: Letters, meter: Meter): Read<Divergence> {
  const given = list(value, where, "one row per witness");
  if (given.length === 0) refuse(where, "at least one witness", "none");
  const width = letters.union.length;
  const rows = matrix(given, where, "rows witnesses, columns union letters", given.length, width);
  const scaled = scaleMatrix(rows, meter, where);
  return {
    meaning: {
      form: "witnesses",
      power: 1,
      count: rows.length,
      combine: (weights) => combineRows(weights, scaled.rows, width),
      denominator: scaled.denominator,
      distance: {
        of: (p, q) => largestWitness(p, q, scaled.rows),
        over: scaled.denominator,
        products: rows.length * width,
        bits: longestEntry(scaled.rows),
      },
    },
    canonical: { witnesses: rows.map((row) => row.map((weight) => weight.toString())) },
  };
}

function meanDiscrepancy(value: JsonValue, where: Where, letters: Letters, meter: Meter): Read<Divergence> {
  const size = letters.union.length;
  const rows = matrix(value, where, "rows and columns union letters", size, size);
  const kernel = scaleMatrix(rows, meter, where);
  requireSemidefinite(kernel, meter, where);
  return {
    meaning: { form: "smooth", power: 1, kind: "mmd-squared", kernel },
    canonical: { "mmd-squared": rows.map((row) => row.map((value) => value.toString())) },
  };
}

/** Groups of union letters of equal value in increasing order; one letter each, as listed, unless every letter is a rational. */
function orderedGroups(letters: Letters, meter: Meter): number[][] {
  const numeric = valuesIfNumeric(letters, meter);
  if (numeric === undefined) return letters.union.map((_, z) => [z]);
  const groups: number[][] = [];
  let last: bigint | undefined;
  for (const z of increasing(numeric.numerators)) {
    const value = entry(numeric.numerators, z);
    if (value === last) groups.at(-1)?.push(z);
    else groups.push([z]);
    last = value;
  }
  return groups;
}

/** A letter of group i lies in the steps i, i+1, …: sum the weights from the last group backwards. */
function combineSteps(weights: readonly bigint[], groups: readonly (readonly number[])[], width: number): bigint[] {
  const result = new Array<bigint>(width).fill(0n);
  let sum = 0n;
  for (let i = groups.length - 2; i >= 0; i--) {
    sum += entry(weights, 2 * i) - entry(weights, 2 * i + 1);
    for (const z of entry(groups, i)) result[z] = sum;
  }
  return result;
}

function combineRows(weights: readonly bigint[], rows: readonly (readonly bigint[])[], width: number): bigint[] {
  const result = new Array<bigint>(width).fill(0n);
  weights.forEach((weight, j) => {
    if (weight === 0n) return;
    entry(rows, j).forEach((g, z) => (result[z] = entry(result, z) + weight * g));
  });
  return result;
}
