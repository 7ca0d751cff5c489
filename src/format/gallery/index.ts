/**
 * The gallery: named problems that documentation, tests and benchmarks share.
 *
 * Each entry is a complete problem file, exact down to the last mass, with one
 * sentence on what it shows and its source. A problem is built when it is asked
 * for, anew each time, so that importing the gallery costs nothing and nobody can
 * spoil it for others. docs/gallery.md lists them all.
 */
import { describe, InputError } from "../../exact/errors.js";
import { smoothNames } from "../../model/divergence/index.js";
import type { ProblemFile } from "../problem-file.js";
import { binaryDenoising } from "./binary-denoising.js";
import { invertibleChannel, noTradeoff, uselessChannel, zeroMass } from "./boundary-cases.js";
import { chebyshevDice } from "./chebyshev-dice.js";
import { factorTwo } from "./factor-two.js";
import { gaussianMixture } from "./gaussian-mixture.js";
import { mnistDigits, mnistFourNine } from "./mnist.js";
import { ordinalGrading } from "./ordinal-grading.js";
import { coarserRestoredAlphabet, finerRestoredAlphabet } from "./restored-alphabets.js";
import { lesserDivergence, missedAlarm, twelveLevels, unsquaredWasserstein } from "./several-cases.js";
import { pairwiseCondition, threeClasses } from "./several-classes.js";
import {
  denoisingKullbackLeibler,
  denoisingReverseKullbackLeibler,
  gaussianKernel,
  missedAlarmHellinger,
  missingLetter,
} from "./smooth-divergences.js";
import { superResolution } from "./super-resolution.js";
import { tenClassGlyphs } from "./ten-class-glyphs.js";
import { ternaryAdditiveNoise } from "./ternary-additive-noise.js";
import {
  binaryErasure,
  blackwellErasure,
  blackwellNoisyErasure,
  blackwellSymmetric,
  noisyTypewriter,
  zChannel,
} from "./textbook-channels.js";
import { transportCyclic } from "./transport-cyclic.js";
import { witnessMoments } from "./witness-moments.js";

/** A named problem; `problem()` builds it. */
export interface GalleryEntry {
  readonly name: string;
  readonly problem: () => ProblemFile;
}

/** All entries, from the simplest onwards. */
export const gallery: readonly GalleryEntry[] = [
  { name: "binary-denoising", problem: binaryDenoising },
  { name: "binary-erasure", problem: binaryErasure },
  { name: "z-channel", problem: zChannel },
  { name: "blackwell-symmetric", problem: blackwellSymmetric },
  { name: "blackwell-erasure", problem: blackwellErasure },
  { name: "blackwell-noisy-erasure", problem: blackwellNoisyErasure },
  { name: "ternary-additive-noise", problem: ternaryAdditiveNoise },
  { name: "gaussian-mixture", problem: gaussianMixture },
  { name: "super-resolution", problem: superResolution },
  { name: "finer-restored-alphabet", problem: finerRestoredAlphabet },
  { name: "coarser-restored-alphabet", problem: coarserRestoredAlphabet },
  { name: "factor-two", problem: factorTwo },
  { name: "three-classes", problem: threeClasses },
  { name: "pairwise-condition", problem: pairwiseCondition },
  { name: "no-tradeoff", problem: noTradeoff },
  { name: "useless-channel", problem: uselessChannel },
  { name: "invertible-channel", problem: invertibleChannel },
  { name: "zero-mass", problem: zeroMass },
  { name: "ordinal-grading", problem: ordinalGrading },
  { name: "witness-moments", problem: witnessMoments },
  { name: "chebyshev-dice", problem: chebyshevDice },
  { name: "transport-cyclic", problem: transportCyclic },
  { name: "ten-class-glyphs", problem: tenClassGlyphs },
  { name: "noisy-typewriter", problem: noisyTypewriter },
  { name: "mnist-4-9", problem: mnistFourNine },
  { name: "mnist-digits", problem: mnistDigits },
  { name: "missed-alarm", problem: missedAlarm },
  { name: "unsquared-wasserstein", problem: unsquaredWasserstein },
  { name: "lesser-divergence", problem: lesserDivergence },
  { name: "twelve-levels", problem: twelveLevels },
  { name: "denoising-kullback-leibler", problem: denoisingKullbackLeibler },
  { name: "denoising-reverse-kullback-leibler", problem: denoisingReverseKullbackLeibler },
  { name: "missing-letter", problem: missingLetter },
  { name: "gaussian-kernel", problem: gaussianKernel },
  { name: "missed-alarm-hellinger", problem: missedAlarmHellinger },
];

/** The names of all problems, from the simplest onwards. */
export function galleryNames(): string[] {
  return gallery.map((entry) => entry.name);
}

/** The names of those whose C is exact, because linear programs decide their divergence. */
export function exactGalleryNames(): string[] {
  return gallery.filter(({ problem }) => !isSmooth(problem())).map(({ name }) => name);
}

function isSmooth({ perception }: ProblemFile): boolean {
  return typeof perception === "string" ? smoothNames.some((name) => name === perception) : "mmd-squared" in perception;
}

/**
 * The problem of that name.
 * @throws InputError "unknown-name"
 * @example galleryProblem("binary-denoising").channel.outputs // ["0", "1"]
 */
export function galleryProblem(name: string): ProblemFile {
  const found = gallery.find((entry) => entry.name === name);
  if (found === undefined) {
    throw new InputError({
      code: typeof name === "string" ? "unknown-name" : "wrong-type",
      path: "gallery",
      expected: `one of the ${String(gallery.length)} names that the gallery lists, such as "binary-denoising"`,
      found: describe(name),
    });
  }
  return found.problem();
}
