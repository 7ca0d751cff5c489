/**
 * Verdicts as arguments: what the verbs of this folder gave, perhaps taken apart and put together again.
 */
import {
  all,
  calls,
  either,
  exactly,
  flag,
  isObject,
  keys,
  listOf,
  oneOf,
  orText,
  rationalNumber,
  text,
  variants,
  type Check,
} from "../exact/arguments.js";
import { attainedFurther, labelingFor, tradeoffProof } from "../certificate/argument.js";
import { valueArgument } from "../exact/value.js";
import { matrixArgument } from "../exact/vector.js";
import { problemArgument } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import { surfaceBandArgument } from "../tradeoff/surface-band.js";
import { surfaceArgument } from "../tradeoff/surface.js";
import { shownPoint } from "../tradeoff/cases/point.js";

const finiteOrNot = orText("inf", rationalNumber);

const valuedPoint = keys("a point with its value", {
  distortion: rationalNumber,
  perception: rationalNumber,
  errorRate: finiteOrNot,
});

/** The verdict of Theorem 1. */
export const theorem1Verdict: Check = variants("the verdict of theorem1", "verdict", {
  holds: all(
    keys("a verdict", { problem: problemArgument, convex: exactly(true) }),
    either(
      (value) => isObject(value) && "band" in value,
      keys("a verdict", { band: surfaceBandArgument }),
      keys("a verdict", { surface: surfaceArgument }),
    ),
  ),
  refuted: keys("a verdict", {
    problem: problemArgument,
    convex: exactly(false),
    certificate: calls,
    counterexample: keys("a counterexample", {
      points: listOf(valuedPoint, 3),
      weight: rationalNumber,
      violation: finiteOrNot,
      along: oneOf(["distortion", "perception", "both"]),
    }),
  }),
  "not-decided": keys("a verdict", { problem: problemArgument, searched: text }),
});

const pair = keys("what two minima come to", { attained: flag }, { errorRate: rationalNumber });
const pairs = { distortionPerception: pair, distortionErrorRate: pair, perceptionErrorRate: pair };

/** What two quantities, of three, must give up for each other. */
function exchange(...two: readonly string[]): Check {
  return variants("an exchange", "attained", {
    true: keys("an exchange", { third: rationalNumber, restorer: matrixArgument }),
    false: keys("an exchange", Object.fromEntries(two.map((quantity) => [quantity, rationalNumber]))),
  });
}

const convexPart: Check = all(
  tradeoffProof,
  keys("the proof of a tradeoff", {
    exchanges: keys("exchanges", {
      distortionPerception: exchange("distortion", "perception"),
      distortionErrorRate: exchange("distortion", "errorRate"),
      perceptionErrorRate: exchange("perception", "errorRate"),
    }),
  }),
  either(
    (value) => (value as { simultaneous: { because?: { kind: unknown } } }).simultaneous.because?.kind === "hall",
    keys("the proof of a tradeoff", {
      simultaneous: keys("a Hall set", {
        because: keys("a Hall set", { outputMass: rationalNumber, sourceMass: rationalNumber }),
      }),
    }),
    () => undefined,
  ),
);

/** The verdict of `tradeoff`. */
export const tradeoffVerdict: Check = all(
  keys(
    "the verdict of tradeoff",
    {
      problem: problemArgument,
      minima: keys("the minima", {
        distortion: valueArgument,
        perception: orText("inf", valueArgument),
        errorRate: valueArgument,
      }),
      simultaneous: keys("whether all are attained", { attained: flag }),
      pairs: keys("the pairs", pairs),
      points: listOf(shownPoint, 3),
    },
    { proof: tradeoffProof, convex: convexPart },
  ),
  (value, path) => {
    const { problem, simultaneous } = value as {
      readonly problem: Problem;
      readonly simultaneous: { attained: boolean };
    };
    const attaining = keys("a restorer", { restorer: matrixArgument, labeling: labelingFor(problem) }, attainedFurther);
    if (simultaneous.attained) attaining(simultaneous, `${path}.simultaneous`);
  },
);
