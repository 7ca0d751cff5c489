/**
 * Channels every course on information theory begins with, as degradations.
 *
 * Source: T. M. Cover and J. A. Thomas, Elements of Information Theory, 2nd ed.,
 * Wiley 2006, chapter 7. The sources and classes in front of the channels are
 * constructed here, since the book studies capacity and needs none.
 */
import { Rational } from "../../exact/rational.js";
import { problemFormat, type ProblemFile } from "../problem-file.js";
import { matrixOf } from "./matrix.js";

const book = "Cover and Thomas, Elements of Information Theory, 2nd ed., chapter 7";

/** Erasures with probability 1/4. An erased bit leaves the restorer nothing but the prior. */
export const binaryErasure = (): ProblemFile => ({
  format: problemFormat,
  name: "binary-erasure",
  description:
    "Bits are either received or erased, never falsified: what is left to decide is how to fill the erasures.",
  reference: `Binary erasure channel: ${book}; source constructed for this gallery`,
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "quiet", prior: "3/5", pmf: ["4/5", "1/5"] },
      { name: "loud", prior: "2/5", pmf: ["3/10", "7/10"] },
    ],
  },
  channel: {
    outputs: ["0", "erased", "1"],
    matrix: [
      ["3/4", "1/4", "0"],
      ["0", "1/4", "3/4"],
    ],
  },
  classifier: "bayes",
  distortion: "hamming",
  perception: "total-variation",
});

/** A 0 always arrives; a 1 arrives as 0 half the time, so an observed 1 is beyond doubt. */
export const zChannel = (): ProblemFile => ({
  format: problemFormat,
  name: "z-channel",
  description:
    "Only one of the two letters is ever falsified, so one output is certain and the other carries all the doubt.",
  reference: `Z-channel: ${book}, problems; source constructed for this gallery`,
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "dark", prior: "1/2", pmf: ["7/10", "3/10"] },
      { name: "bright", prior: "1/2", pmf: ["1/10", "9/10"] },
    ],
  },
  channel: {
    outputs: ["0", "1"],
    matrix: [
      ["1", "0"],
      ["1/2", "1/2"],
    ],
  },
  classifier: "bayes",
  distortion: "hamming",
  perception: "total-variation",
});

const blackwell =
  "D. Blackwell, Equivalent comparisons of experiments, Ann. Math. Statist. 24 (1953); erasure against symmetric channels: A. El Gamal and Y.-H. Kim, Network Information Theory, chapter 5";

/** Problems that differ in their channel alone, so that C can be compared everywhere. */
const behind = (name: string, description: string, channel: ProblemFile["channel"]): ProblemFile => ({
  format: problemFormat,
  name,
  description,
  reference: `${blackwell}; source constructed for this gallery`,
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "quiet", prior: "3/5", pmf: ["4/5", "1/5"] },
      { name: "loud", prior: "2/5", pmf: ["3/10", "7/10"] },
    ],
  },
  channel,
  classifier: "bayes",
  distortion: "hamming",
  perception: "total-variation",
});

/** A binary symmetric channel with crossover p = 1/4. */
export const blackwellSymmetric = (): ProblemFile =>
  behind(
    "blackwell-symmetric",
    "A binary symmetric channel with crossover 1/4, to be compared with erasure channels: the order of Blackwell.",
    {
      outputs: ["0", "1"],
      matrix: [
        ["3/4", "1/4"],
        ["1/4", "3/4"],
      ],
    },
  );

/** Erasures with probability δ = 2p = 1/2: a fair coin in place of every erasure gives the symmetric channel. */
export const blackwellErasure = (): ProblemFile =>
  behind(
    "blackwell-erasure",
    "Erasures with probability 1/2, just few enough: guessing the erased bits by a fair coin gives blackwell-symmetric.",
    {
      outputs: ["0", "erased", "1"],
      matrix: [
        ["1/2", "1/2", "0"],
        ["0", "1/2", "1/2"],
      ],
    },
  );

/**
 * Erasures with probability δ, 2p < δ = 3/5 ≤ 4p(1−p) = 3/4: less noisy than the symmetric channel,
 * which is still no degradation of it.
 */
export const blackwellNoisyErasure = (): ProblemFile =>
  behind(
    "blackwell-noisy-erasure",
    "Erasures with probability 3/5: less noisy than blackwell-symmetric, and yet that one is no degradation of it.",
    {
      outputs: ["0", "erased", "1"],
      matrix: [
        ["2/5", "3/5", "0"],
        ["0", "3/5", "2/5"],
      ],
    },
  );

/** Each of the 26 letters is received unchanged or as the next one (Z as A), with probability 1/2 each. */
export const noisyTypewriter = (): ProblemFile => {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const isVowel = (letter: string): boolean => "AEIOU".includes(letter);
  return {
    format: problemFormat,
    name: "noisy-typewriter",
    description:
      "Twenty-six equally likely letters, each received right or as its successor: only next to a vowel is the class in doubt.",
    reference: `Noisy typewriter: ${book}; vowels and consonants as classes constructed for this gallery`,
    source: {
      alphabet: letters,
      classes: [
        { name: "vowel", prior: "5/26", pmf: letters.map((letter) => (isVowel(letter) ? "1/5" : "0")) },
        { name: "consonant", prior: "21/26", pmf: letters.map((letter) => (isVowel(letter) ? "0" : "1/21")) },
      ],
    },
    channel: {
      outputs: letters,
      matrix: matrixOf([...letters.keys()], [...letters.keys()], (sent, received) =>
        received === sent || received === (sent + 1) % letters.length ? Rational.of(1n, 2n) : Rational.zero,
      ),
    },
    classifier: letters.map((letter) => (isVowel(letter) ? "vowel" : "consonant")),
    distortion: "hamming",
    perception: "total-variation",
  };
};
