/**
 * Proofs as arguments of the functions that write certificates.
 *
 * A proof is what a verb of the toolkit gave; a program may have taken it apart and put it together
 * again. Its parts are looked at, and its indices must exist in the problem; whether it proves
 * anything is for the checker.
 */
import {
  all,
  calls,
  either,
  flag,
  indexBelow,
  keys,
  listOf,
  must,
  oneOf,
  rationalNumber,
  text,
  variants,
  whole,
  type Check,
} from "../exact/arguments.js";
import { Enclosure } from "../exact/enclosure.js";
import { Rational } from "../exact/rational.js";
import { valueArgument } from "../exact/value.js";
import { matrixArgument } from "../exact/vector.js";
import { problemArgument, stochastic } from "../model/argument.js";
import type { Problem } from "../model/problem.js";

const rationals = listOf(rationalNumber);
const texts = listOf(text);
const indices = listOf(whole(0));

/** λ and μ. */
export const multipliersArgument = keys("multipliers", { distortion: rationalNumber, perception: rationalNumber });

/** λ, μ, s(y) and a cut. */
export const planeArgument = keys("a plane", {
  multipliers: multipliersArgument,
  rows: rationals,
  cut: variants("a cut", "kind", {
    transport: keys("a cut of transport", { source: rationals, restored: rationals }),
    witnesses: keys("a cut of witnesses", { weights: rationals }),
    smooth: keys("a cut of a smooth divergence", { slopes: rationals, constant: rationalNumber }),
    tangent: keys("a cut of a kernel", { tangent: rationals, constant: rationalNumber }),
    pinned: keys("a cut where q is known", { weights: rationals, constant: rationalNumber }),
    none: keys("no cut", {}),
  }),
});

/** A restorer, and a coupling where there is one. */
export const attained = { restorer: matrixArgument };
export const attainedFurther = { coupling: matrixArgument };
const attainedArgument = keys("a restorer that attains the value", attained, attainedFurther);

/** A class index per letter. */
export function labelingFor({ source, restored }: Problem): Check {
  const classes = listOf(indexBelow(source.classNames.length));
  return (value, path) => {
    classes(value, path);
    must(
      `${String(restored.size)} classes, one per restored letter`,
      (list) => (list as unknown[]).length === restored.size,
    )(value, path);
  };
}

/** A tree over labelings (certificate/point.ts). */
export function treeFor(problem: Problem): Check {
  return nodesFor(problem, {
    plane: keys("a node with a plane", { plane: calls }),
    farkas: keys("a node with a plane", { plane: calls }),
  });
}

/** A node with its kind: one of the leaves, a symmetry, or a letter with a node per class. */
function nodesFor(problem: Problem, leaves: Readonly<Record<string, Check>>): Check {
  const letter = indexBelow(problem.restored.size);
  const form = variants("a node of a tree", "kind", {
    ...leaves,
    symmetry: keys("a node with a symmetry", { symmetry: whole(0) }),
    letter: keys("a node with a letter", { letter, classes: listOf(keys("a node of a tree", {})) }),
  });
  return function tree(value, path) {
    form(value, path);
    const { kind, classes } = value as { readonly kind: string; readonly classes?: readonly unknown[] };
    if (kind === "letter")
      classes?.forEach((one, k) => {
        tree(one, `${path}.classes[${String(k)}]`);
      });
  };
}

/** A plane with the kind of its evidence, which is computed when it is asked for. */
export const halfSpace = keys("a plane of a slice", { kind: oneOf(["plane", "farkas"]), plane: calls });

/** Where a piecewise linear function bends. */
export const breakpointsArgument = listOf(keys("a breakpoint", { at: rationalNumber, value: rationalNumber }));

/** The proof of a band of several cases (certificate/band.ts). */
export function bandCasesFor(problem: Problem): Check {
  const curve = keys(
    "a node with a function",
    { curve: breakpointsArgument, planes: listOf(halfSpace) },
    { left: halfSpace },
  );
  return keys("the proof of a band of several cases", {
    curves: listOf(
      keys("a function of a case", {
        labeling: labelingFor(problem),
        part: indexBelow(problem.perception.parts.length),
        curve: breakpointsArgument,
        attained: listOf(attainedArgument),
      }),
      1,
    ),
    trees: listOf(nodesFor(problem, { curve, nothing: keys("a node without restorers", { plane: halfSpace }) }), 1),
    ...symmetriesArgument,
  });
}

/** The planes that a slice lies on, as many as it has segments. */
export function slicePlanes(segments: number): Check {
  const whole = keys("the planes of a slice", {
    segments: all(
      listOf(halfSpace),
      must(`${String(segments)} planes, one per segment`, (list) => (list as readonly unknown[]).length === segments),
    ),
    left: halfSpace,
  });
  const empty = keys("the plane of an empty slice", { least: halfSpace });
  return segments === 0 ? empty : whole;
}

/** Rows of a sparse matrix: maps from column to entry. */
const sparseMatrix = listOf(must("a row, a Map from column to entry", (row) => row instanceof Map));

/** What `weightedCertificate` needs: `sweepAt` gives it. */
export const weightedProof: Check = all(
  keys(
    "an optimum, as sweepAt gives it",
    {
      problem: problemArgument,
      weights: keys("weights", { distortion: rationalNumber, perception: rationalNumber, errorRate: rationalNumber }),
      value: must("a Rational or an Enclosure", (value) => value instanceof Rational || value instanceof Enclosure),
      part: whole(0),
      restorer: matrixArgument,
    },
    { coupling: sparseMatrix },
  ),
  (value, path) => {
    const { problem, weights } = value as {
      readonly problem: Problem;
      readonly weights: { readonly errorRate: Rational };
    };
    // Where the error rate does not count, one plane serves all labelings.
    const tree = weights.errorRate.isZero()
      ? keys("a plane", { kind: oneOf(["plane"]), plane: calls })
      : treeFor(problem);
    keys("an optimum", {
      labeling: labelingFor(problem),
      proof: keys("the proof of an optimum", { trees: listOf(tree) }),
    })(value, path);
  },
);

/** Symmetries and the order of letters to which trees refer. */
export const symmetriesArgument = {
  symmetries: listOf(keys("a symmetry", { letters: indices, inputs: indices, outputs: indices, classes: indices })),
  order: indices,
};

/** Inputs without a common class, and the output that they reach. */
function violationFor(inputs: number, outputs: number): Check {
  return keys("a violation", { inputs: listOf(indexBelow(inputs)), output: indexBelow(outputs) });
}

/** The verdict of Theorem 2 on a problem, as `bayesRisksCertificate` needs it. */
export function bayesRisksProof({ source, channel }: Pick<Problem, "source" | "channel">): Check {
  const [K, n, m] = [source.classNames.length, source.alphabet.size, channel.outputs.size];
  const violation = violationFor(n, m);
  return all(
    keys(
      "the verdict of theorem2",
      {
        bayesRisk: keys("the Bayes risks", { source: rationalNumber, degraded: rationalNumber }),
        gap: rationalNumber,
        rules: keys("the Bayes rules", { source: listOf(indexBelow(K)), degraded: listOf(indexBelow(K)) }),
        equality: flag,
      },
      {
        pairwise: either(
          (value) => (value as { holds?: unknown } | null)?.holds === false,
          keys("the pairwise reading", { violation }),
          keys("the pairwise reading", { holds: flag }),
        ),
      },
    ),
    either(
      (value) => (value as { equality: boolean }).equality,
      keys("the verdict of theorem2", {
        commonClass: listOf(keys("the class of an output", { output: indexBelow(m), class: indexBelow(K) })),
      }),
      keys("the verdict of theorem2", { violation }),
    ),
  );
}

/** What `tradeoffCertificate` needs: the verdict of `tradeoff` has it where C is convex. */
export const tradeoffProof: Check = all(
  keys("the proof of a tradeoff, which tradeoff(problem).proof is", {
    problem: problemArgument,
    minima: keys("the minima", { distortion: valueArgument, perception: valueArgument, errorRate: valueArgument }),
    attaining: keys("the restorers that attain the minima", {
      distortion: matrixArgument,
      perception: attainedArgument,
      errorRate: matrixArgument,
    }),
    planes: keys("the planes of the minima", {
      distortion: planeArgument,
      perception: planeArgument,
      errorRate: planeArgument,
    }),
    simultaneous: keys("whether the minima are attained together", { attained: flag }),
  }),
  (value, path) => {
    const { problem, simultaneous } = value as {
      readonly problem: Problem;
      readonly simultaneous: { attained: boolean };
    };
    const at = `${path}.simultaneous`;
    if (simultaneous.attained) attainedArgument(simultaneous, at);
    else keys("the reason", { because: reasonFor(problem) })(simultaneous, at);
  },
);

function reasonFor({ restored, channel }: Problem): Check {
  const plane = keys("a reason", { plane: planeArgument });
  return variants("a reason", "kind", {
    hall: keys("a Hall set", {
      letters: listOf(indexBelow(restored.size)),
      outputs: listOf(indexBelow(channel.outputs.size)),
    }),
    plane,
    farkas: plane,
  });
}

/** A channel with names, rows inputs and columns outputs. */
export const channelArgument: Check = all(
  keys("a channel, as channelOf(problem) gives it", {
    name: text,
    inputs: texts,
    outputs: texts,
    matrix: stochastic("a channel"),
  }),
  (value, path) => {
    const { inputs, outputs, matrix } = value as {
      readonly inputs: readonly string[];
      readonly outputs: readonly string[];
      readonly matrix: { readonly rows: number; readonly columns: number };
    };
    must(
      `${String(matrix.rows)} inputs, one per row of the matrix`,
      () => inputs.length === matrix.rows && matrix.rows > 0,
    )(inputs, `${path}.inputs`);
    must(
      `${String(matrix.columns)} outputs, one per column of the matrix`,
      () => outputs.length === matrix.columns && matrix.columns > 0,
    )(outputs, `${path}.outputs`);
  },
);

const values = keys("the values of the payoff", { channel: rationalNumber, of: rationalNumber });

/** The verdict of `degradation`. */
export const degradationProof: Check = variants("the verdict of degradation", "degradation", {
  true: keys("a degradation", { through: matrixArgument }),
  false: keys("no degradation", { payoff: matrixArgument }, { value: values }),
});

/** The verdict of `degradation` with what the payoff earns. */
export const degradationVerdict: Check = all(
  degradationProof,
  either(
    (value) => (value as { degradation: boolean }).degradation,
    () => undefined,
    keys("no degradation", { value: values }),
  ),
);
