/**
 * The number of orbits by Burnside's lemma, without enumerating a single channel.
 *
 * orbits = 1/(m!·|H|) · Σ_{σ,h} fix(σ, h). In a channel that (σ, h) fixes, one row of every
 * cycle of h determines the others, and σ^l fixes that row, where l is the length of the cycle.
 * So fix(σ, h) = Π over cycles of h of the number of rows that are constant on the cycles of
 * σ^l. This depends on cycle types alone: m!/Π l^{c_l} c_l! permutations have c_l cycles of
 * length l, and a cycle of length c falls into gcd(c,l) cycles in the l-th power.
 */
import { factorial } from "./binomial.js";
import { cycleLengths } from "./permutations.js";
import { type ChannelSpace, spaceArgument } from "./space.js";
import { symmetriesOf, type InputSymmetries } from "./symmetry.js";

/**
 * The number of orbits of a space of channels under relabelling of the outputs and the given
 * permutations of inputs.
 * @throws InputError for what is no space, or symmetries of other inputs
 */
export function orbitCount(space: ChannelSpace, symmetries?: InputSymmetries): bigint {
  spaceArgument(space, "space");
  return countOrbits(space, symmetriesOf(space.inputs, symmetries));
}

function countOrbits(space: ChannelSpace, symmetries: InputSymmetries): bigint {
  const types = new Map<string, { readonly lengths: readonly number[]; count: bigint }>();
  for (const element of symmetries.elements) {
    const lengths = cycleLengths(element);
    const type = types.get(lengths.join());
    if (type === undefined) types.set(lengths.join(), { lengths, count: 1n });
    else type.count++;
  }
  const known = new Map<string, bigint>();
  const fixedRows = (cycles: readonly number[]): bigint => {
    const key = cycles.join();
    const count = known.get(key) ?? space.rows.fixed(cycles);
    known.set(key, count);
    return count;
  };
  const order = factorial(space.outputs);
  let total = 0n;
  for (const cycles of partitions(space.outputs)) {
    const permutations = order / centraliser(cycles);
    for (const { lengths, count } of types.values()) {
      total +=
        permutations * count * lengths.reduce((product, length) => product * fixedRows(power(cycles, length)), 1n);
    }
  }
  const elements = order * BigInt(symmetries.elements.length);
  if (total % elements !== 0n) throw new Error("Burnside: the fixed channels do not divide evenly");
  return total / elements;
}

/** Partitions of n, each in descending order. */
function* partitions(n: number, most = n): Generator<number[]> {
  if (n === 0) yield [];
  for (let first = Math.min(n, most); first >= 1; first--) {
    for (const rest of partitions(n - first, first)) yield [first, ...rest];
  }
}

/** Π l^{c_l} c_l!: how many permutations commute with one of these cycle lengths. */
function centraliser(cycles: readonly number[]): bigint {
  let product = 1n;
  let run = 0;
  cycles.forEach((length, i) => {
    run = length === cycles[i - 1] ? run + 1 : 1;
    product *= BigInt(length) * BigInt(run);
  });
  return product;
}

/** Lengths of the cycles of the l-th power, in descending order. */
function power(cycles: readonly number[], l: number): number[] {
  return cycles
    .flatMap((length) => {
      const parts = greatestCommonDivisor(length, l);
      return Array.from({ length: parts }, () => length / parts);
    })
    .sort((a, b) => b - a);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
