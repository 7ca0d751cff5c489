/**
 * Degradations of letters, as channels with exact rational rows W(y|x).
 *
 * Noise: every pixel of a pattern flips with the same probability ρ, independently; y is any pattern of that length.
 * Or normal noise is added to the level of every block, independently, and the sum is sent to the nearest level.
 * Resolution: the mean ink of the blocks of the letter's image, cut into a few levels; y is a function of x.
 */
import { Rational, type RationalLike } from "exact-cdp";
import { evenGrid, normal, quantisedNoiseChannel } from "exact-cdp/quantise";
import { inkOfBlocks, type Grid, type Letters } from "./letters.js";

export interface Degradation {
  readonly outputs: readonly string[];
  /** W(y|x): a row per letter. */
  readonly matrix: readonly (readonly Rational[])[];
  /** What a restorer sees of each output, numbers from 0 to 1. */
  readonly seen: readonly Float32Array[];
}

/** Flips: W(y|x) = ρ^d (1 − ρ)^(n − d), with d the number of pixels in which y differs from x. */
export function flips(letters: Letters, probability: RationalLike): Degradation {
  const n = letters.names[0]?.length ?? 0;
  const rho = Rational.from(probability);
  const kept = Rational.one.minus(rho);
  const power = (base: Rational, exponent: number): Rational =>
    Array.from({ length: exponent }, () => base).reduce((product, factor) => product.times(factor), Rational.one);
  const masses = Array.from({ length: n + 1 }, (_, d) => power(rho, d).times(power(kept, n - d)));
  const outputs = Array.from({ length: 2 ** n }, (_, y) => y.toString(2).padStart(n, "0"));
  const matrix = letters.names.map((x) =>
    outputs.map((y) => masses[[...x].filter((bit, i) => bit !== y[i]).length] ?? Rational.zero),
  );
  return { outputs, matrix, seen: outputs.map((y) => Float32Array.from(y, Number)) };
}

/**
 * Additive noise: W(y|x) = Π w(y_i|x_i), where w(j|i) is the mass of the levels nearest to j under N(i, variance), in
 * multiples of 1/100. Levels are 0 … levels − 1, and the first and the last take what lies beyond them.
 */
export function quantisedNoise(letters: Letters, levels: number, variance: RationalLike): Degradation {
  const n = letters.names[0]?.length ?? 0;
  const all = Array.from({ length: levels }, (_, level) => level);
  const grid = evenGrid(Rational.of(BigInt(levels - 1), 2n), 1, levels);
  const { matrix: one } = quantisedNoiseChannel(all, normal(0, variance), grid, 100);
  const outputs = Array.from({ length: levels ** n }, (_, y) => y.toString(levels).padStart(n, "0"));
  const matrix = letters.names.map((x) =>
    outputs.map((y) =>
      [...x].reduce(
        (product, level, i) => product.times(one[Number(level)]?.[Number(y[i])] ?? Rational.zero),
        Rational.one,
      ),
    ),
  );
  return { outputs, matrix, seen: outputs.map((y) => Float32Array.from(y, (level) => Number(level) / (levels - 1))) };
}

/** Levels of blocks: the mean ink of a block, 0 … 255, in `levels` equal steps; outputs are those that occur. */
export function blockMeans(letters: Letters, grid: Grid, levels: number): Degradation {
  const { box, rows, columns } = grid;
  const pixelsOfBlock = ((box.bottom - box.top) / rows) * ((box.right - box.left) / columns);
  const coarse = letters.images.map((image) =>
    inkOfBlocks(image, letters.side, grid)
      .map((ink) => Math.floor((ink * levels) / (256 * pixelsOfBlock)))
      .join(""),
  );
  const outputs = [...new Set(coarse)].sort((a, b) => (a < b ? -1 : 1));
  return {
    outputs,
    matrix: coarse.map((own) => outputs.map((y) => (y === own ? Rational.one : Rational.zero))),
    seen: outputs.map((y) => Float32Array.from(y, (level) => Number(level) / (levels - 1))),
  };
}
