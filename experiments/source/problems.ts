/**
 * Problem files of the experiments: letters, a degradation, the answers of a classifier, squared error over pixels.
 *
 * Δ(x,x̂) is the mean over pixels of the squared difference of grey levels 0 … 1, the MSE of the paper's loss:
 * squaredErrors / (255²·pixels). The perceptual difference is total variation, the transport of the same cost (W₂² of
 * images), or KL(q‖p), which is finite for every restorer because every letter has mass in p.
 */
import { problemFromData, type Problem, type ProblemData } from "exact-cdp";
import type { Degradation } from "./channels.js";
import { squaredErrors, type Letters } from "./letters.js";

export type Perception = "total-variation" | "transport" | "reverse-kullback-leibler";

/** Whether C is enclosed between rationals, because d has logarithms. */
export function isSmooth(perception: Perception): boolean {
  return perception === "reverse-kullback-leibler";
}

export interface ProblemParts {
  readonly name: string;
  readonly description: string;
  readonly letters: Letters;
  readonly degradation: Degradation;
  /** The class that the predefined classifier answers on each letter. */
  readonly answers: readonly string[];
  readonly perception: Perception;
}

/** The problem file. */
export function problemData({
  name,
  description,
  letters,
  degradation,
  answers,
  perception,
}: ProblemParts): ProblemData {
  const scale = 255 * 255 * letters.side ** 2;
  const costs = squaredErrors(letters).map((row) => row.map((sum) => `${String(sum)}/${String(scale)}`));
  return {
    format: "exact-cdp/problem@1",
    name: `${name}-${perception}`,
    description,
    reference: "Liu, Zhang, Xiong, NeurIPS 2019; digits: LeCun, Cortes, Burges, MNIST",
    source: { alphabet: letters.names, classNames: letters.classNames, counts: letters.counts },
    channel: { outputs: degradation.outputs, matrix: degradation.matrix },
    classifier: answers,
    distortion: { matrix: costs },
    perception: perception === "transport" ? { transport: costs } : perception,
  };
}

/** The problem, validated by the library. @throws InputError where the file is wrong */
export function problemOf(parts: ProblemParts): Problem {
  return problemFromData(problemData(parts));
}
