/**
 * The recipe of a problem: sizes and kinds first, then their contents.
 *
 * One recipe serves all problems, of one case or several, so that all counterexamples shrink to the
 * same small problems. Everything is valid by construction.
 */
import { flag, keys, oneOf } from "../exact/arguments.js";
import { entry } from "../exact/vector.js";
import type { DivergenceDefinition } from "../model/divergence/divergence.js";
import type { ProblemDefinition } from "../model/problem.js";
import { alphabetsOf, sizesUpTo, type Alphabets, type Sizes } from "./alphabets.js";
import { channelKinds, channelOf, type ChannelKind, type ChannelOptions } from "./channels.js";
import { pick, type Choose } from "./choices.js";
import {
  distortionKinds,
  distortionNeedsNumbers,
  distortionOf,
  type DistortionKind,
  type DistortionOptions,
} from "./distortions.js";
import {
  convexKinds,
  convexOf,
  isSmoothKind,
  minimumOf,
  needsNumbers,
  perceptionKinds,
  perceptionSizes,
  secondKind,
  type PerceptionKind,
  type PerceptionOptions,
  type PerceptionSizes,
} from "./divergences.js";
import { atLeastOne, howMany, optionsOf, spanUpTo, type Count, type Span } from "./sizes.js";
import { classNames, sourceOf, sourceSizes, type SourceOptions, type SourceSizes } from "./sources.js";

export interface ProblemOptions extends SourceOptions, ChannelOptions, DistortionOptions, PerceptionOptions {
  /** Convex kinds of divergence to draw from. Default: all seven linear ones. */
  readonly kinds?: readonly PerceptionKind[];
  /** Letters per alphabet; a number is the most. Default: three each. */
  readonly sizes?: Partial<Sizes<Count>>;
  /** Classes; a number is the most. Default: four. */
  readonly classes?: Count;
  /**
   * Whether letters are always numbers. Default: where a measure needs them, and half of the time
   * elsewhere.
   */
  readonly numeric?: boolean;
  /** How the source is given. Default: either way. */
  readonly source?: "classes" | "counts";
  /** "source": X̂ = X. Default: any letters, half of the time those of X. */
  readonly restored?: "source" | "any";
  /**
   * Form of the classifier. Default: names three times in four, else "bayes", which takes restored
   * letters from the source alphabet.
   */
  readonly classifier?: "names" | "bayes";
}

/** Form of the divergence: one convex kind ("linear", for kinds are linear unless options say otherwise), the unsquared Wasserstein-2, or the lesser of two. */
export type DivergenceForm = "linear" | "wasserstein-2" | "minimum";

/** The forms of divergence that may be drawn, and whether the classifier may be re-trained. */
export interface Composition {
  readonly forms: readonly DivergenceForm[];
  /** "either": half of the time. "where linear": always where the divergence is linear, else half of the time. */
  readonly retrained: boolean | "either" | "where linear";
}

/** Options with their defaults, checked. */
export interface Resolved {
  readonly kinds: readonly PerceptionKind[];
  readonly sizes: Sizes<Required<Span>>;
  readonly classes: Required<Span>;
  readonly numeric: boolean;
  readonly forms: readonly ("classes" | "counts")[];
  readonly restored: "any" | "within" | "source";
  readonly classifiers: readonly ("names" | "bayes")[];
  readonly channels: readonly ChannelKind[];
  readonly distortions: readonly DistortionKind[];
  readonly masses: SourceSizes;
  readonly measures: PerceptionSizes;
}

/** Options that are one of a few words. */
const choices = keys(
  "options, an object",
  {},
  {
    sizes: keys("sizes, an object with some of source, outputs and restored", {}),
    numeric: flag,
    source: oneOf(["classes", "counts"]),
    restored: oneOf(["source", "any"]),
    classifier: oneOf(["names", "bayes"]),
  },
);

/**
 * Checks options and fills in their defaults.
 * @throws InputError "out-of-range" for a size that is no whole number or too small
 */
export function resolved(options: ProblemOptions): Resolved {
  const {
    kinds = perceptionKinds,
    channels = channelKinds,
    distortions = distortionKinds,
    classes = 4,
    source,
    classifier,
    restored = "any",
  } = optionsOf(options);
  choices(options, "options");
  return {
    kinds: atLeastOne(kinds, "kinds", convexKinds),
    sizes: sizesUpTo({ source: 3, outputs: 3, restored: 3, ...options.sizes }),
    classes: spanUpTo(classes, "classes", 2),
    numeric:
      options.numeric === true || atLeastOne(distortions, "distortions", distortionKinds).every(distortionNeedsNumbers),
    forms: source === undefined ? ["classes", "counts"] : [source],
    restored: restored === "any" && classifier === "bayes" ? "within" : restored,
    classifiers: classifier === undefined ? ["names", "bayes"] : [classifier],
    channels: atLeastOne(channels, "channels", channelKinds),
    distortions,
    masses: sourceSizes(options),
    measures: perceptionSizes(options),
  };
}

/** Builds the definition of a problem. */
export function definitionOf(
  choose: Choose,
  options: Resolved,
  { forms, retrained }: Composition = { forms: ["linear"], retrained: false },
): ProblemDefinition {
  const form = pick(choose, "form", forms);
  const again =
    retrained === "where linear"
      ? form === "linear" || choose("retrained", 0, 1) === 1
      : retrained === "either"
        ? choose("retrained", 0, 1) === 1
        : retrained;
  const kind = form === "wasserstein-2" ? form : pick(choose, "kind", options.kinds);
  const fixed = options.numeric || needsNumbers(kind);
  const numeric = fixed || choose("numeric", 0, 1) === 1;
  const letters = alphabetsOf(
    choose,
    options.sizes,
    numeric,
    options.restored,
    isSmoothKind(kind) ? "rarely" : "often",
  );
  const classes = howMany(choose, "classes", options.classes, ["k"]);
  const perception = divergenceOf(choose, form, kind, letters, numeric, options);
  const channel = channelOf(
    choose,
    { name: "W", from: "x", to: "y" },
    letters.source.length,
    letters.outputs.length,
    options.channels,
    options.masses.heaviest,
  );
  return {
    name: "random",
    source: sourceOf(
      choose,
      pick(choose, "source.form", options.forms, sourceWeights.slice(0, options.forms.length)),
      letters.source,
      classes,
      options.masses,
    ),
    channel: { outputs: letters.outputs, matrix: channel },
    restored: { alphabet: letters.restored },
    classifier: again ? "retrained" : classifierOf(choose, letters, classes, options.classifiers),
    distortion: distortionOf(choose, letters, numeric, options.distortions, options.measures),
    perception,
  };
}

const sourceWeights = [2, 1];

function divergenceOf(
  choose: Choose,
  form: DivergenceForm,
  kind: PerceptionKind | "wasserstein-2",
  letters: Alphabets,
  numeric: boolean,
  { kinds, measures }: Resolved,
): DivergenceDefinition {
  if (kind === "wasserstein-2") return kind;
  if (form !== "minimum") return convexOf(choose, "d", kind, letters, measures);
  const possible = numeric ? kinds : kinds.filter((one) => !needsNumbers(one));
  return minimumOf(choose, [kind, secondKind(choose, possible, numeric)], letters, measures);
}

/** A class name per restored letter; "bayes" only where every restored letter is a source letter. */
export function classifierOf(
  choose: Choose,
  { source, restored }: Alphabets,
  classes: number,
  forms: readonly ("names" | "bayes")[],
): "bayes" | string[] {
  const names = classNames(classes);
  const possible =
    forms.length === 1 || restored.every((letter) => source.includes(letter)) ? forms : (["names"] as const);
  if (pick(choose, "classifier", possible, [3, 1].slice(0, possible.length)) === "bayes") return "bayes";
  return restored.map((_, r) => entry(names, choose(`class.r${String(r)}`, 0, classes - 1)));
}
