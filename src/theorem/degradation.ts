/**
 * Is a channel V a degradation of another channel W? A channel between them proves it, a payoff refutes it.
 *
 * Notation: V(z|x) and W(y|x) have the same inputs x. V is a degradation of W when some channel T
 * has V(z|x) = Σ_y W(y|x)T(z|y). Let m be the least Σ_x,z max(0, V(z|x) − Σ_y W(y|x)T(z|y)) over all
 * channels T: the total variation between the rows of V and of WT, summed over x. It is the optimum
 * of a linear program, and m = 0 exactly when V is a degradation. The duals G(x,z) ∈ [0,1] are a
 * payoff with Σ GV − Σ_y max_z Σ_x G(x,z)W(y|x) = m. If m > 0, V earns more than any use of W.
 * Source: Blackwell, Equivalent comparisons of experiments, Ann. Math. Statist. 24 (1953).
 */
import { channelArgument } from "../certificate/argument.js";
import type { DegradationProof, NamedChannel } from "../certificate/verdicts.js";
import { all, keys, text } from "../exact/arguments.js";
import { InputError, describe } from "../exact/errors.js";
import { distinguishable, lookalikeOf } from "../exact/names.js";
import { content } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { RationalMatrix, entry } from "../exact/vector.js";
import type { Column, LinearProgram, Row } from "../lp/program.js";
import { solveLinearProgram } from "../lp/simplex.js";
import { prepareFor, warmStartFrom } from "../lp/warm-start.js";
import { observedArgument } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import type { Claim } from "./claim.js";

export const degradationClaim: Claim = {
  name: "degradation order",
  printed: "A degraded channel never lowers C(D,P) anywhere",
  source: "Data processing; the order of Blackwell, Ann. Math. Statist. 24 (1953)",
  truth: "true: a restorer of the degraded channel is one of the better channel, by way of the channel between them",
  command: "order",
  certificates: ["degradation"],
};

/**
 * Whether the channel V is a degradation of W: T(z|y) with V(z|x) = Σ_y W(y|x)T(z|y), or a payoff
 * G(x,z) with which V earns more than any use of W allows, Σ GV > Σ_y max_z Σ_x GW (Blackwell 1953).
 * T: rows outputs of the better channel, columns those of the degraded one. G: coprime integers ≥ 0
 * with a 0 in every row; rows inputs, columns outputs of the channel that is no degradation.
 */
export type DegradationVerdict =
  | Extract<DegradationProof, { degradation: true }>
  | (Extract<DegradationProof, { degradation: false }> & {
      /** Σ GV, and Σ_y max_z Σ_x GW, which is less. */
      readonly value: { readonly channel: Rational; readonly of: Rational };
    });

export type { NamedChannel } from "../certificate/verdicts.js";

const namedArgument = all(observedArgument, keys("a problem, or its name, source and channel", { name: text }));

/** The channel of a problem, with the names of its inputs and outputs. */
export function channelOf(problem: Pick<Problem, "name" | "source" | "channel">): NamedChannel {
  namedArgument(problem, "problem");
  const { name, source, channel } = problem;
  return { name, inputs: source.alphabet.letters, outputs: channel.outputs.letters, matrix: channel.matrix };
}

/**
 * Whether the channel is a degradation of `of`.
 * @throws InputError "wrong-length" | "unknown-name" when the inputs of the two are not the same letters, in any order
 * @example degradation(channelOf(p), channelOf(q)).degradation
 */
export function degradation(channel: NamedChannel, of: NamedChannel): DegradationVerdict {
  channelArgument(channel, "channel");
  channelArgument(of, "of");
  const better = alignedWith(channel, of);
  const outcome = solveLinearProgram(programOf(channel.matrix, better), { warmStart: warmStartFrom(large) });
  if (outcome.status !== "optimal") throw new Error(`a least distance of channels cannot be ${outcome.status}`);
  const [between, outputs] = [better.columns, channel.matrix.columns];
  if (outcome.value.isZero()) {
    return {
      degradation: true,
      through: RationalMatrix.from(grid(between, outputs, (y, z) => entry(outcome.primal, y * outputs + z))),
    };
  }
  return plainPayoff(
    grid(channel.inputs.length, outputs, (x, z) => entry(outcome.dual, between + x * outputs + z)),
    channel.matrix,
    better,
  );
}

/** The matrix of `of` with its rows in the order of the channel's inputs. */
function alignedWith(channel: NamedChannel, of: NamedChannel): RationalMatrix {
  const path = `source letters of ${describe(of.name)}`;
  const shown = distinguishable([...channel.inputs, ...of.inputs], describe);
  const rows = channel.inputs.map((letter) => {
    const row = of.inputs.indexOf(letter);
    if (row < 0)
      throw new InputError({
        code: "unknown-name",
        path,
        expected: `the letters of ${describe(channel.name)}, in any order`,
        found: `no ${shown(letter)}${alike(letter, of.inputs)}`,
      });
    return row;
  });
  const more = of.inputs.find((letter) => !channel.inputs.includes(letter));
  if (more !== undefined) {
    throw new InputError({
      code: "unknown-name",
      path,
      expected: `the letters of ${describe(channel.name)}, in any order`,
      found: `${shown(more)} as well`,
    });
  }
  const { columns, numerators, denominator } = of.matrix;
  return RationalMatrix.over(
    rows.length,
    columns,
    rows.flatMap((row) => numerators.slice(row * columns, (row + 1) * columns)),
    denominator,
  );
}

/** `, but "é" (U+00E9)` where a letter of the other channel looks like the missing one. */
function alike(missing: string, known: readonly string[]): string {
  const one = lookalikeOf(missing, known);
  return one === undefined ? "" : `, but ${distinguishable([one, missing], describe)(one)}`;
}

/** min Σ s subject to Σ_z T(z|y) = 1 and Σ_y W(y|x)T(z|y) + s(x,z) ≥ V(z|x); all variables ≥ 0. */
function programOf(channel: RationalMatrix, of: RationalMatrix): LinearProgram {
  const rows: Row[] = [
    ...Array.from({ length: of.columns }, (_, y): Row => ({
      name: `channel at ${String(y)}`,
      relation: "=",
      bound: Rational.one,
      denominator: 1n,
    })),
    ...grid(channel.rows, channel.columns, (x, z): Row => ({
      name: `mass of ${String(z)} from ${String(x)}`,
      relation: ">=",
      bound: channel.at(x, z),
      denominator: of.denominator,
    })).flat(),
  ];
  const rowOf = (x: number, z: number): number => of.columns + x * channel.columns + z;
  const through = grid(of.columns, channel.columns, (y, z): Column => {
    const reaching = Array.from({ length: channel.rows }, (_, x) => x).filter((x) => of.numeratorAt(x, y) > 0n);
    return {
      name: `T(${String(z)}|${String(y)})`,
      lower: Rational.zero,
      cost: 0n,
      rows: [y, ...reaching.map((x) => rowOf(x, z))],
      values: [1n, ...reaching.map((x) => of.numeratorAt(x, y))],
    };
  }).flat();
  const missing = grid(channel.rows, channel.columns, (x, z): Column => ({
    name: `missing of ${String(z)} from ${String(x)}`,
    lower: Rational.zero,
    cost: 1n,
    rows: [rowOf(x, z)],
    values: [of.denominator],
  })).flat();
  return { rows, columns: [...through, ...missing], costDenominator: 1n };
}

/**
 * A payoff in small integers that still tells the two channels apart. A constant added to a row adds
 * as much to both sides, because rows of channels sum to 1; a positive factor changes nothing either;
 * and the inequality is strict, so that it survives rounding to multiples of 1/N from some N on.
 */
function plainPayoff(
  payoff: readonly (readonly Rational[])[],
  channel: RationalMatrix,
  of: RationalMatrix,
): Extract<DegradationVerdict, { degradation: false }> {
  const shifted = payoff.map((row) => {
    const least = row.reduce((smallest, value) => (value.lessThan(smallest) ? value : smallest));
    return row.map((value) => value.minus(least));
  });
  for (let parts = 1n; ; parts += parts < finest ? 1n : parts) {
    const rounded = shifted.map((row) => row.map(({ num, den }) => (2n * num * parts + den) / (2n * den)));
    const divisor = content(rounded.flat());
    if (divisor === 0n) continue;
    const plain = rounded.map((row) => row.map((gain) => gain / divisor));
    const value = valuesOf(plain, channel, of);
    if (!value.of.lessThan(value.channel)) continue;
    return { degradation: false, payoff: RationalMatrix.over(plain.length, channel.columns, plain.flat(), 1n), value };
  }
}

/** Every N up to this one is tried, then this one times every power of two. */
const finest = 16n;

/** Σ GV and Σ_y max_z Σ_x GW. */
function valuesOf(
  payoff: readonly (readonly bigint[])[],
  channel: RationalMatrix,
  of: RationalMatrix,
): { readonly channel: Rational; readonly of: Rational } {
  let own = 0n;
  payoff.forEach((row, x) => row.forEach((gain, z) => (own += gain * channel.numeratorAt(x, z))));
  let best = 0n;
  for (let y = 0; y < of.columns; y++) {
    const gains = new Array<bigint>(channel.columns).fill(0n);
    payoff.forEach((row, x) => {
      const mass = of.numeratorAt(x, y);
      if (mass > 0n) row.forEach((gain, z) => (gains[z] = entry(gains, z) + gain * mass));
    });
    best += gains.reduce((most, gain) => (gain > most ? gain : most));
  }
  return { channel: Rational.of(own, channel.denominator), of: Rational.of(best, of.denominator) };
}

/** Columns of the linear program from which javascript-lp-solver stalls: at 12 letters it took 24 s, HiGHS 0.1 s. */
const large = 150;

/** Loads HiGHS where the linear program of the two channels is large. It affects speed only. */
export async function prepareDegradation(channel: NamedChannel, of: NamedChannel): Promise<void> {
  await prepareFor(channel.outputs.length * (channel.inputs.length + of.outputs.length), large);
}

function grid<T>(rows: number, columns: number, of: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => of(row, column)));
}
