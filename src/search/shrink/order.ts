/**
 * Which of two instances is smaller: the order in which shrinking descends.
 *
 * An instance has a list of natural numbers, compared from the left; its length depends only on
 * the entries before, so that no sequence of instances descends for ever. With K classes, n
 * source letters, m outputs, l outputs of a second channel, r restored letters (none where X̂ = X,
 * which needs no alphabet of its own) and denominators M of the source, N and N′ of the channels:
 *
 *     K+n+m+l+r, K, n, m, l, r, measures, N·N′·M, N, N′, M, entries, letters, zeros, masses.
 *
 * Measures: Hamming distortion, total variation and the Bayes rule are simplest; entries: of their
 * matrices. With the same measures this is the order in which families are run (family.ts), so that
 * a smallest instance is a smallest finding. Masses: among equals, that which comes first in its
 * family.
 */
import { type Instance, instanceArgument, type InstanceDefinition } from "../../generate/instance/instance.js";
import { denominatorOf, numeric, shapeOf, type Alphabets, type Denominators } from "../../generate/instance/shape.js";
import { entriesWeight, measuresWeight } from "./measures.js";
import { rationalWeight } from "./numbers.js";

/**
 * Negative where a is smaller, positive where b is; 0 only where both differ in names of the problem alone.
 * @throws InputError for what is no instance
 */
export function compareInstances(a: Instance, b: Instance): number {
  instanceArgument(a, "a");
  instanceArgument(b, "b");
  return bySize(a, b);
}

/** As `compareInstances`, of instances that this toolkit built. */
export function bySize({ definition: a }: Instance, { definition: b }: Instance): number {
  return compareSizes(shapeSize(a), shapeSize(b)) || compareSizes(detailSize(a), detailSize(b));
}

/** K+n+m+l+r, K, n, m, l, r. */
export function alphabetSizes({ classes, inputs, outputs, otherOutputs, restored }: Alphabets): bigint[] {
  return [classes + inputs + outputs + otherOutputs + restored, classes, inputs, outputs, otherOutputs, restored].map(
    BigInt,
  );
}

/** N·N′·M, N, N′, M. */
export function denominatorSizes({ denominator, otherDenominator, sourceDenominator }: Denominators): bigint[] {
  return [denominator * otherDenominator * sourceDenominator, denominator, otherDenominator, sourceDenominator];
}

/** Lexicographically; a list that ends comes before what goes on. */
export function compareSizes(a: readonly bigint[], b: readonly bigint[]): number {
  for (const [i, value] of a.entries()) {
    const against = b[i];
    if (against === undefined) return 1;
    if (value !== against) return value < against ? -1 : 1;
  }
  return a.length - b.length;
}

/** The numbers of an instance up to its denominators; of all instances as many. */
export function shapeSize(definition: InstanceDefinition): bigint[] {
  const shape = shapeOf(definition);
  return [...alphabetSizes(shape), measuresWeight(definition), ...denominatorSizes(shape)];
}

/** The numbers after those. */
export function detailSize(definition: InstanceDefinition): bigint[] {
  const { source, channel, other } = definition;
  const sourceDenominator = total(source.counts.flat());
  const channels = other === undefined ? [channel] : [channel, other];
  const masses = [
    ...source.counts.flat().map((count) => [count, sourceDenominator] as const),
    ...channels.flatMap((one) => {
      const unit = denominatorOf(one);
      return one.matrix.flat().map((mass) => [mass.num * (unit / mass.den), unit] as const);
    }),
  ];
  return [
    entriesWeight(definition),
    ...letterWeights(definition),
    BigInt(masses.filter(([mass]) => mass !== 0n).length),
    ...masses.map(([mass, unit]) => unit - mass),
    ...(typeof definition.classifier === "string"
      ? []
      : definition.classifier.map((name) => BigInt(source.classNames.indexOf(name)))),
  ];
}

function total(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

/** Best are "0", "1", … for letters and outputs, "1", "2", … for classes, and restored letters that X has. */
function letterWeights({ source, channel, other, restored }: InstanceDefinition): bigint[] {
  const known = new Set(source.alphabet);
  const added = restored.alphabet.filter((letter) => !known.has(letter));
  const letters = [...source.alphabet, ...restored.alphabet].map(letterWeight);
  const wrong = (names: readonly string[], first: number): bigint[] =>
    names.map((name, i) => (name === String(i + first) ? 0n : BigInt(name.length) + 1n));
  const names = [...wrong(source.classNames, 1), ...wrong(channel.outputs, 0), ...wrong(other?.outputs ?? [], 0)];
  return [BigInt(added.length), total(letters), ...letters, total(names), ...names];
}

/** Beyond this are letters that are no numbers. */
const noNumber = 1n << 64n;

/** |p| + q − 1 of a number p/q, twice, plus one where it is negative or not written as p/q. */
function letterWeight(letter: string): bigint {
  const value = numeric(letter);
  if (value === undefined) return noNumber + BigInt(letter.length);
  return 2n * rationalWeight(value) + (letter === value.toString() ? 0n : 1n);
}
