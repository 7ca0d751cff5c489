/**
 * Families: every source on a grid with every channel on a grid, numbered.
 *
 * A shape has K classes, n inputs, m outputs and denominators M and N. Sources are all joint
 * pmfs a(k,x) = c(k,x)/M, c a composition of M into K·n parts, class by class; channels all
 * n × m with entries in {0, 1/N, …, 1}. With C channels, case i is the pair of source i div C
 * and channel i mod C: cases a, …, b−1 are a shard, for any a and b.
 */
import { bigInteger, instanceOf, keys, listOf, whole } from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import type { Rational } from "../exact/rational.js";
import { measureDefinitions } from "../model/argument.js";
import { problem, type Problem, type ProblemDefinition } from "../model/problem.js";
import type { DistortionDefinition } from "../model/distortion.js";
import type { DivergenceDefinition } from "../model/divergence/divergence.js";
import { ChannelSpace, channelMatrix } from "./index.js";
import { Compositions } from "./compositions.js";

/** Largest number of classes of a shape that a user gives. */
export const mostClasses = 30;

/** K classes, n inputs, m outputs, and the denominators M of the sources and N of the channels. */
export interface FamilyShape {
  /** K ≥ 2. */
  readonly classes: number;
  /** n. */
  readonly inputs: number;
  /** m. */
  readonly outputs: number;
  /** N, of the channel. */
  readonly denominator: bigint;
  /** M, of the source. */
  readonly sourceDenominator: bigint;
}

/** The restored alphabet, classifier and measures that make a problem of a source and a channel. */
export interface MeasureOptions {
  /** Restored letters "0", …, "r−1". Default: as many as inputs. */
  readonly restored?: number;
  readonly distortion: DistortionDefinition;
  readonly perception: DivergenceDefinition;
  /** "bayes", "retrained", or a class name per restored letter. */
  readonly classifier: "bayes" | "retrained" | readonly string[];
}

export const usualMeasures: MeasureOptions = {
  distortion: "hamming",
  perception: "total-variation",
  classifier: "bayes",
};

/** One case: integers over M and over N. */
export interface Pair {
  /** c(k,x): K rows. */
  readonly source: readonly (readonly bigint[])[];
  /** N·W(y|x): n rows. */
  readonly channel: readonly (readonly bigint[])[];
}

/**
 * The cases of one shape by number: size = C(M+Kn−1, Kn−1)·C(N+m−1, m−1)^n. Case i is source
 * i div C and channel i mod C, as integers (`pair`) or as a problem with the measures (`problem`).
 */
export class Family {
  readonly sources: Compositions;
  readonly channels: ChannelSpace;
  /** The number of cases. */
  readonly size: bigint;

  /** The family of a shape. @throws InputError for a shape that does not exist */
  constructor(
    readonly shape: FamilyShape,
    readonly measures: MeasureOptions = usualMeasures,
  ) {
    shapeArgument(shape, "shape");
    measuresArgument(measures, "measures");
    const { classes, inputs, outputs, denominator, sourceDenominator } = shape;
    leastClasses(classes, "classes");
    positive(sourceDenominator, "source denominator");
    this.channels = new ChannelSpace({ kind: "fractions", inputs, outputs, denominator });
    this.sources = new Compositions(sourceDenominator, classes * inputs);
    this.size = this.sources.size * this.channels.size;
  }

  /** A case as integers. @throws InputError "out-of-range" for a case that does not exist */
  pair(index: bigint): Pair {
    const { sources, channels, shape } = this;
    anyIndex(index, "case");
    if (index < 0n || index >= this.size)
      throw new InputError({
        code: "out-of-range",
        path: "case",
        expected: `a case from 0 to ${String(this.size - 1n)}`,
        found: String(index),
      });
    const flat = sources.unrank(index / channels.size);
    const source = Array.from({ length: shape.classes }, (_, k) =>
      flat.slice(k * shape.inputs, (k + 1) * shape.inputs),
    );
    return { source, channel: channels.unrank(index % channels.size) };
  }

  /** A case as the definition of a problem: classes "1", …, "K", letters "0", …, "n−1". */
  definition(index: bigint): ProblemDefinition {
    const { measures, shape } = this;
    const { source, channel } = this.pair(index);
    const { classes, inputs, outputs, denominator, sourceDenominator } = shape;
    return {
      name: `family-${[classes, inputs, outputs, denominator, sourceDenominator].map(String).join("-")}-case-${String(index)}`,
      source: { alphabet: letters(inputs), classNames: letters(classes, 1), counts: source },
      channel: { outputs: letters(outputs), matrix: channelMatrix(channel).toArrays() },
      ...(measures.restored === undefined ? {} : { restored: { alphabet: letters(measures.restored) } }),
      classifier: measures.classifier,
      distortion: measures.distortion,
      perception: measures.perception,
    };
  }

  /** The problem of a case; the measures decide whether it has several cases. @throws InputError for measures that do not fit the shape */
  problem(index: bigint): Problem {
    return problem(this.definition(index));
  }
}

const shapeArgument = keys("the shape of a family", {});
const leastClasses = whole(2, mostClasses);
const positive = bigInteger(1n);
const anyIndex = bigInteger();
const axesArgument = keys("the axes of a grid of shapes", {
  classes: listOf(whole(2)),
  inputs: listOf(whole(1)),
  outputs: listOf(whole(1)),
  denominator: listOf(positive),
  sourceDenominator: listOf(positive),
});

/** What makes a problem of a source and a channel. */
export const measuresArgument = keys("measures, such as usualMeasures", measureDefinitions, {
  restored: whole(1, 1000),
});

/** A family of cases. */
export const familyArgument = instanceOf(Family, "a Family");

/** The order in which shapes are run: K + n + m, then K, n, m, then N·M, N, M. */
export function compareShapes(a: FamilyShape, b: FamilyShape): number {
  const keys = ({ classes, inputs, outputs, denominator, sourceDenominator }: FamilyShape): bigint[] => [
    ...[classes + inputs + outputs, classes, inputs, outputs].map(BigInt),
    denominator * sourceDenominator,
    denominator,
    sourceDenominator,
  ];
  const [first, second] = [keys(a), keys(b)];
  for (const [i, key] of first.entries()) {
    const other = second[i] ?? 0n;
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}

/** Lists of values for every part of a shape. */
export type Axes = { readonly [Key in keyof FamilyShape]: readonly FamilyShape[Key][] };

/** All shapes of a grid, each once, in the order in which they are run. @throws InputError for other axes */
export function shapesOf(axes: Axes): FamilyShape[] {
  axesArgument(axes, "axes");
  const shapes = axes.classes.flatMap((classes) =>
    axes.inputs.flatMap((inputs) =>
      axes.outputs.flatMap((outputs) =>
        axes.denominator.flatMap((denominator) =>
          axes.sourceDenominator.map((sourceDenominator) => ({
            classes,
            inputs,
            outputs,
            denominator,
            sourceDenominator,
          })),
        ),
      ),
    ),
  );
  return shapes.sort(compareShapes).filter((shape, i) => {
    const before = shapes[i - 1];
    return before === undefined || compareShapes(before, shape) !== 0;
  });
}

/** The letters "first", …, "first + count − 1" in decimal digits: by default "0", "1", …. */
export function letters(count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, i) => String(i + first));
}

/** A measured value and the first case that has it. */
export interface Extreme {
  readonly value: Rational;
  readonly index: bigint;
}
