/**
 * Simpler names: letters and outputs "0", "1", …, classes "1", "2", …
 *
 * Letters that are numbers may mean something to a measure; they become simpler numbers one by
 * one, too. Letters that X and X̂ share stay shared; where both have letters of their own, sharing
 * them is tried.
 */
import { entry } from "../../exact/vector.js";
import { picks, restoresItself, withLetters } from "../../generate/instance/edit.js";
import type { InstanceDefinition } from "../../generate/instance/instance.js";
import { numeric } from "../../generate/instance/shape.js";
import { simpler } from "./numbers.js";

export function* renamed(definition: InstanceDefinition): Generator<InstanceDefinition, void, unknown> {
  yield plainClasses(definition);
  const { channel, other, source, restored } = definition;
  yield { ...definition, channel: { ...channel, outputs: numbered(channel.outputs) } };
  if (other !== undefined) yield { ...definition, other: { ...other, outputs: numbered(other.outputs) } };

  const union = [...new Set([...source.alphabet, ...restored.alphabet])];
  yield named(definition, new Map(union.map((letter, i) => [letter, String(i)])));
  const values = union.map((letter) => ({ letter, value: numeric(letter) }));
  const sorted = values
    .filter(({ value }) => value !== undefined)
    .sort((a, b) => (a.value === undefined || b.value === undefined ? 0 : a.value.compare(b.value)));
  if (sorted.length === union.length)
    yield named(definition, new Map(sorted.map(({ letter }, i) => [letter, String(i)])));
  if (!restoresItself(definition)) {
    yield withLetters(definition, picks(numbered(source.alphabet)), picks(numbered(restored.alphabet)));
  }
  for (const { letter, value } of values) {
    const candidates = value === undefined ? union.map((_, i) => String(i)) : [value, ...simpler(value)].map(String);
    for (const candidate of candidates) {
      if (candidate === letter || union.includes(candidate)) continue;
      yield named(definition, new Map([[letter, candidate]]));
    }
  }
  // Two numbers that move together, so that their distance stays.
  const [first] = sorted;
  if (first?.value !== undefined && sorted.length === union.length) {
    const origin = first.value;
    yield named(
      definition,
      new Map(sorted.map(({ letter, value }) => [letter, (value ?? origin).minus(origin).toString()])),
    );
    yield named(
      definition,
      new Map(sorted.map(({ letter, value }) => [letter, (value ?? origin).negated().toString()])),
    );
  }
  // A letter of X̂ alone as a letter of X.
  for (const [j, letter] of restored.alphabet.entries()) {
    if (source.alphabet.includes(letter)) continue;
    for (const shared of source.alphabet) {
      if (!restored.alphabet.includes(shared))
        yield withLetters(
          definition,
          picks(source.alphabet),
          restored.alphabet.map((one, from) => ({ from, letter: from === j ? shared : one })),
        );
    }
  }
}

function named(definition: InstanceDefinition, names: ReadonlyMap<string, string>): InstanceDefinition {
  const called = (letters: readonly string[]): string[] => letters.map((letter) => names.get(letter) ?? letter);
  return withLetters(
    definition,
    picks(called(definition.source.alphabet)),
    picks(called(definition.restored.alphabet)),
  );
}

function plainClasses(definition: InstanceDefinition): InstanceDefinition {
  const { source, classifier } = definition;
  const classNames = numbered(source.classNames, 1);
  const rule =
    typeof classifier === "string"
      ? classifier
      : classifier.map((name) => entry(classNames, source.classNames.indexOf(name)));
  return { ...definition, source: { ...source, classNames }, classifier: rule };
}

function numbered(names: readonly string[], first = 0): string[] {
  return names.map((_, i) => String(i + first));
}
