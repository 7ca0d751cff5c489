/**
 * The largest potentials that a plane allows: for every output and source letter the least of many sums.
 *
 * s(y) = min over x̂ of λδ(y,x̂) + e(y,x̂) − π(y)w(x̂); v(x) = min over x̂ of μρ(x̂,x) + w(x̂). A surface
 * has tens of thousands of planes, and each has |Y||X̂| + |X||X̂| sums. Doubles leave out those that
 * cannot be the least (shortlist.ts); the others are compared as integers. Where π(y) > 0 the sums of a
 * row are divided by π(y), so that the doubles of λ and w are used as they are.
 */
import { lcm } from "../exact/integers.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { Coefficients } from "./coefficients.js";
import type { Scaled, ScaledMatrix } from "./scaled.js";
import { Divisor, Shortlist, largest, slack, smallest } from "./shortlist.js";

/** The largest row potentials, and the first letter x̂ where each is attained. */
export interface LargestRows {
  readonly rows: Scaled;
  readonly letters: readonly number[];
}

/** δ(y,x̂)/π(y) and e_k(y)/π(y) as doubles, outputs of mass 0 aside. */
interface RowTable {
  readonly distortion: Float64Array;
  /** Largest entry of each row. */
  readonly longest: Float64Array;
  /** Per output the classes, then the least of them. */
  readonly errors: Float64Array;
  readonly list: Shortlist;
}

const rowTables = new WeakMap<Coefficients, RowTable>();
const none = new Float64Array(0);

function rowTable(coefficients: Coefficients, width: number): RowTable {
  const known = rowTables.get(coefficients);
  if (known !== undefined) return known;
  const { outputMass, distortion, errors, massDenominator, distortionDenominator } = coefficients;
  const classes = errors[0]?.length ?? 0;
  const table: RowTable = {
    distortion: new Float64Array(outputMass.length * width),
    longest: new Float64Array(outputMass.length),
    errors: new Float64Array(outputMass.length * (classes + 1)),
    list: new Shortlist(width),
  };
  outputMass.forEach((mass, y) => {
    if (mass === 0n) return;
    const costs = new Divisor(mass * (distortionDenominator / massDenominator));
    entry(distortion, y).forEach((value, i) => (table.distortion[y * width + i] = costs.of(value)));
    table.longest[y] = largest(table.distortion.subarray(y * width, (y + 1) * width));
    const masses = new Divisor(mass);
    const own = entry(errors, y);
    own.forEach((value, k) => (table.errors[y * (classes + 1) + k] = masses.of(value)));
    table.errors[y * (classes + 1) + classes] = masses.of(leastOf(own));
  });
  rowTables.set(coefficients, table);
  return table;
}

/**
 * s(y), over a multiple of `denominator`.
 * @param labels the class of each restored letter; undefined: the least error of all classes
 * @param withError false: e is left out
 */
export function largestRows(
  denominator: bigint,
  coefficients: Coefficients,
  labels: readonly (number | undefined)[],
  multiplier: Rational,
  restored: Scaled,
  withError: boolean,
): LargestRows {
  const { massDenominator, distortionDenominator, outputMass } = coefficients;
  const weighted = multiplier.den * distortionDenominator;
  const cutMass = massDenominator * restored.denominator;
  const common = lcm(lcm(weighted, cutMass), denominator);
  const distortionFactor = multiplier.num * (common / weighted);
  const errorFactor = withError ? common / massDenominator : 0n;
  const potentialFactor = common / cutMass;

  const width = labels.length;
  const table = rowTable(coefficients, width);
  const classes = entry(coefficients.errors, 0).length;
  const kinds = Int32Array.from(labels, (label) => label ?? classes);
  const slope = new Divisor(multiplier.den).of(multiplier.num);
  const heights = new Divisor(restored.denominator);
  const falling = Float64Array.from(restored.numerators, (w) => -heights.of(w));
  const highest = largest(falling);
  const errors = withError ? table.errors : new Float64Array(table.errors.length);
  const { list } = table;

  const letters: number[] = [];
  const numerators = outputMass.map((mass, y) => {
    letters[y] = 0;
    // An output of mass 0 has δ = e = 0.
    if (mass === 0n) return 0n;
    const most = table.longest[y] as number;
    // e(y,x̂) ≤ π(y).
    const bound = slack(slope * most + 1 + highest, slope + most);
    list.ofThree(slope, table.distortion, y * width, errors, y * (classes + 1), kinds, falling, bound);
    const distortion = entry(coefficients.distortion, y);
    const unscaled = entry(coefficients.errors, y);
    const massFactor = mass * potentialFactor;
    let leastError: bigint | undefined;
    let least: bigint | undefined;
    for (let k = 0; k < list.count; k++) {
      const i = list.indices[k] as number;
      const label = labels[i];
      const error = errorFactor * (label === undefined ? (leastError ??= leastOf(unscaled)) : entry(unscaled, label));
      const side = distortionFactor * entry(distortion, i) + error - massFactor * entry(restored.numerators, i);
      if (least !== undefined && least <= side) continue;
      least = side;
      letters[y] = i;
    }
    return least ?? 0n;
  });
  return { rows: { numerators, denominator: common }, letters };
}

function leastOf(values: readonly bigint[]): bigint {
  return values.reduce((least, value) => (value < least ? value : least), entry(values, 0));
}

/** The costs of a source letter x: ρ(x̂,x) over all x̂. */
interface Column {
  /** The largest. */
  readonly most: bigint;
  /** The x̂ that cost less, where they are few: any other can only be the least where w is. */
  readonly cheaper: readonly number[] | undefined;
}

interface CostTable {
  readonly columns: readonly Column[];
  /** ρ(x̂,x) as doubles, source letter by source letter, ascending; empty where every column has few cheaper letters. */
  readonly doubles: Float64Array;
  /** The x̂ of each. */
  readonly order: Int32Array;
  readonly longest: number;
  readonly list: Shortlist;
}

const costTables = new WeakMap<ScaledMatrix, CostTable>();

function costTable(cost: ScaledMatrix): CostTable {
  const known = costTables.get(cost);
  if (known !== undefined) return known;
  const { rows, denominator } = cost;
  const width = rows.length;
  const columns = entry(rows, 0).map((_, x): Column => {
    const most = rows.reduce((more, row) => (entry(row, x) > more ? entry(row, x) : more), entry(entry(rows, 0), x));
    const cheaper = [...rows.keys()].filter((i) => entry(entry(rows, i), x) < most);
    return { most, cheaper: 8 * cheaper.length <= width + 8 ? cheaper : undefined };
  });
  const dense = columns.some(({ cheaper }) => cheaper === undefined);
  const doubles = dense ? new Float64Array(columns.length * width) : none;
  const order = new Int32Array(doubles.length);
  if (dense) {
    const units = new Divisor(denominator);
    const column = new Float64Array(width);
    columns.forEach((_, x) => {
      rows.forEach((row, i) => (column[i] = units.of(entry(row, x))));
      const ascending = Int32Array.from(column.keys()).sort((i, j) => (column[i] as number) - (column[j] as number));
      order.set(ascending, x * width);
      ascending.forEach((i, k) => (doubles[x * width + k] = column[i] as number));
    });
  }
  const table = { columns, doubles, order, longest: largest(doubles), list: new Shortlist(width) };
  costTables.set(cost, table);
  return table;
}

/** v(x). */
export function largestSource(restored: Scaled, cost: ScaledMatrix, multiplier: Rational): Scaled {
  const costDenominator = multiplier.den * cost.denominator;
  const denominator = lcm(restored.denominator, costDenominator);
  const costFactor = multiplier.num * (denominator / costDenominator);
  const factor = denominator / restored.denominator;
  const potentials = factor === 1n ? restored.numerators : restored.numerators.map((w) => w * factor);
  const lowest = leastOf(potentials);

  const width = potentials.length;
  const { columns, doubles, order, longest, list } = costTable(cost);
  const slope = new Divisor(multiplier.den).of(multiplier.num);
  const heights = new Divisor(restored.denominator);
  const rising = doubles === none ? none : Float64Array.from(restored.numerators, (w) => heights.of(w));
  const leastRising = smallest(rising);
  const bound = slack(slope * longest + largest(rising), slope + longest);
  const numerators = columns.map(({ most, cheaper }, x) => {
    const side = (i: number): bigint => costFactor * entry(entry(cost.rows, i), x) + entry(potentials, i);
    if (cheaper !== undefined) {
      // The letter where w is least costs `most` or less; one that costs less is among the cheaper ones.
      return leastOf([costFactor * most + lowest, ...cheaper.map(side)]);
    }
    list.ofAscending(slope, doubles, order, x * width, rising, leastRising, bound);
    let least = side(list.indices[0] as number);
    for (let k = 1; k < list.count; k++) {
      const next = side(list.indices[k] as number);
      if (next < least) least = next;
    }
    return least;
  });
  return { numerators, denominator };
}
