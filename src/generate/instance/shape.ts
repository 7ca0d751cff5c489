/** The sizes and denominators of an instance, and its letters that are numbers. */
import { commonDenominator } from "../../exact/integers.js";
import { Rational } from "../../exact/rational.js";
import { restoresItself } from "./edit.js";
import type { ChannelDefinition, InstanceDefinition } from "./instance.js";

/** The numbers of letters, outputs and classes. */
export interface Alphabets {
  readonly classes: number;
  readonly inputs: number;
  readonly outputs: number;
  /** l; 0 without a second channel. */
  readonly otherOutputs: number;
  /** r; 0 where X̂ = X. */
  readonly restored: number;
}

/** The denominators N and N′ of the channels and M of the source. */
export interface Denominators {
  readonly denominator: bigint;
  /** 1 without a second channel. */
  readonly otherDenominator: bigint;
  readonly sourceDenominator: bigint;
}

export interface InstanceShape extends Alphabets, Denominators {}

export function shapeOf(definition: InstanceDefinition): InstanceShape {
  const { source, channel, other, restored } = definition;
  return {
    classes: source.classNames.length,
    inputs: source.alphabet.length,
    outputs: channel.outputs.length,
    otherOutputs: other?.outputs.length ?? 0,
    restored: restoresItself(definition) ? 0 : restored.alphabet.length,
    denominator: denominatorOf(channel),
    otherDenominator: other === undefined ? 1n : denominatorOf(other),
    sourceDenominator: source.counts.flat().reduce((sum, count) => sum + count, 0n),
  };
}

/** The denominator N of a channel. */
export function denominatorOf({ matrix }: ChannelDefinition): bigint {
  return commonDenominator(matrix.flat().map(({ den }) => den));
}

/** The letter as a number, or undefined where it is none. */
export function numeric(letter: string): Rational | undefined {
  const value = Rational.read(letter);
  return value instanceof Rational ? value : undefined;
}
