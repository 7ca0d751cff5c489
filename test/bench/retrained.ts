/**
 * C_opt of re-trained classifiers, by branch and bound: time and linear programs per point.
 *
 * Random problems (families.ts) of n letters, and symmetric ones: uniform priors, two classes that
 * mirror each other (for K classes, that are each other's shifts on a circle) behind a channel that
 * is mirrored (shifted) too. Absolute error and Wasserstein-1 for the random ones; Hamming and
 * total variation for the symmetric ones. D is without bound, so that labelings differ least, and
 * P is 0 and 1/50. "coarse" is random with three outputs only, too few to give p_X back and tell the
 * classes as well. Medians over seeds and runs. That each value is right is proved by its certificate.
 */
import { check } from "../../src/kernel/index.js";
import { Rational } from "../../src/exact/rational.js";
import { problem, type ProblemDefinition } from "../../src/model/problem.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { randomDefinition, randomPmf, seeded } from "./families.js";
import { median, timed } from "./measure.js";
import type { Settings } from "./settings.js";

const families = ["random", "coarse", "symmetric"] as const;

export interface RetrainedRow {
  readonly family: (typeof families)[number];
  readonly letters: number;
  readonly classes: number;
  readonly perception: string;
  /** Milliseconds, median and most. */
  readonly ms: number;
  readonly most: number;
  /** Linear programs, median and most, of so many labelings. */
  readonly programs: number;
  readonly mostPrograms: number;
  readonly labelings: number;
}

export function retrainedRows({ quick, seeds, runs, progress }: Settings): RetrainedRow[] {
  const shapes = quick ? [[6, 2] as const] : [[8, 2] as const, [10, 2] as const, [12, 2] as const, [6, 3] as const];
  return shapes.flatMap(([letters, classes]) =>
    families.flatMap((family) =>
      ["0", "1/50"].map((perception): RetrainedRow => {
        progress(`re-trained: ${String(letters)} letters, ${String(classes)} classes, ${family}, P = ${perception}`);
        const times: number[] = [];
        const programs: number[] = [];
        for (const seed of seeds) {
          const definition =
            family === "symmetric"
              ? symmetric(letters, classes, seed)
              : random(letters, classes, seed, family === "coarse");
          // Built anew each time: nothing is kept from the run before.
          for (let run = 0; run < Math.min(runs, 3); run++) {
            const { value, ms } = timed(() =>
              solve(problem(definition), { distortion: "inf", perception: Rational.parse(perception) }),
            );
            if (value.status !== "optimal") throw new Error("without a bound on the distortion something is feasible");
            if (run === 0) {
              programs.push(value.nodes);
              if (check(certificate(value)).status !== "accepted")
                throw new Error("a certificate that is not accepted");
            }
            times.push(ms);
          }
        }
        return {
          family,
          letters,
          classes,
          perception,
          ms: median(times),
          most: Math.max(...times),
          programs: median(programs),
          mostPrograms: Math.max(...programs),
          labelings: classes ** letters,
        };
      }),
    ),
  );
}

function random(size: number, classes: number, seed: number, coarse: boolean): ProblemDefinition {
  const definition = randomDefinition({ size, seed, classes, perception: "wasserstein-1" });
  const draw = seeded(seed * 15_485_863 + size);
  const channel = {
    outputs: ["y0", "y1", "y2"],
    matrix: definition.channel.matrix.map(() => randomPmf(draw, 3, 1000)),
  };
  return { ...definition, ...(coarse ? { channel } : {}), classifier: "retrained" };
}

function symmetric(size: number, classes: number, seed: number): ProblemDefinition {
  const draw = seeded(seed * 104_729 + size);
  const letters = Array.from({ length: size }, (_, i) => String(i));
  const shift = size / classes;
  const first = randomPmf(draw, size, 1000);
  const image = <T>(row: readonly T[], k: number): T[] =>
    classes === 2 && k === 1 ? [...row].reverse() : row.map((_, i) => row[(i - k * shift + size) % size]!);
  const blocks = letters.map(() => randomPmf(draw, size, 1000));
  const channel = letters.map((_, x) => {
    if (classes === 2) return x < size / 2 ? blocks[x]! : [...blocks[size - 1 - x]!].reverse();
    const k = Math.floor(x / shift);
    return image(blocks[x % shift]!, k);
  });
  return {
    name: `symmetric-${String(size)}-${String(seed)}`,
    source: {
      alphabet: letters,
      classes: Array.from({ length: classes }, (_, k) => ({
        name: `w${String(k + 1)}`,
        prior: Rational.of(1n, BigInt(classes)),
        pmf: image(first, k),
      })),
    },
    channel: { outputs: letters.map((letter) => `y${letter}`), matrix: channel },
    restored: { alphabet: letters },
    classifier: "retrained",
    distortion: "hamming",
    perception: "total-variation",
  };
}
