/**
 * Random values as named choices: the one way to draw in this folder, which shrinks well.
 *
 * A recipe builds a value and asks for whole numbers on its way, each under a name and within
 * bounds that may depend on earlier answers. Drawing records the answers. Shrinking changes one
 * recorded answer, or a few together, and follows the recipe again: a choice with a recorded answer
 * gets that answer, brought within its new bounds; a new choice gets its least. So sizes can shrink
 * after contents and contents after sizes, choices that the value does not need are neither drawn
 * nor shrunk, and no value is ever rejected. (With `chain` of fast-check an earlier choice could not
 * shrink once a later one has.)
 *
 * Names are parts joined by dots. A part such as `x2` is a place on the axis x. The choice of how
 * many places there are names the axis, so that shrinking can take out any place, not only the last.
 */
import fc from "fast-check";
import { calls, listOf, refuse } from "../exact/arguments.js";

export interface About {
  /** Relative likelihoods of least, least + 1, …. Default: all equal. */
  readonly weights?: readonly number[];
  /** The axes whose number of places is the answer. */
  readonly axes?: readonly string[];
}

/** Asks for a whole number from `least` to `most`; `least` is the simplest. A recipe uses every name once. */
export type Choose = (name: string, least: number, most: number, about?: About) => number;

/** Builds a value that depends on the answers alone. */
export type Recipe<T> = (choose: Choose) => T;

/**
 * The arbitrary of a recipe.
 * @param scope whether the recipe might have drawn a value; default: nobody knows
 * @example arbitrary((choose) => Array.from({ length: choose("size", 0, 5, { axes: ["i"] }) }, (_, i) => choose(`value.i${i}`, 0, 9)))
 */
export function arbitrary<T>(
  recipe: Recipe<T>,
  scope: (value: unknown) => value is T = (_): _ is T => false,
): fc.Arbitrary<T> {
  calls(recipe, "recipe");
  calls(scope, "scope");
  return new Drawn(recipe, scope);
}

/**
 * One of the alternatives, the simplest first; `weights` in their order.
 * @throws InputError where there are none, or not as many weights
 */
export function pick<T>(choose: Choose, name: string, alternatives: readonly T[], weights?: readonly number[]): T {
  if (choose !== known) {
    calls(choose, "choose");
    known = choose;
  }
  if (!Array.isArray(alternatives) || alternatives.length === 0) someAlternatives(alternatives, "alternatives");
  if (weights !== undefined) requireWeights(weights, alternatives.length);
  if (alternatives.length === 1) return alternatives[0] as T;
  const index = choose(name, 0, alternatives.length - 1, { weights: weights ?? alternatives.map(() => 1) });
  if (!Number.isInteger(index) || index < 0 || index >= alternatives.length)
    refuse("choose", `a whole number from 0 to ${String(alternatives.length - 1)}`, index);
  return alternatives[index] as T;
}

/** What was asked last: a recipe asks one function hundreds of times. */
let known: Choose | undefined;

const someAlternatives = listOf(() => undefined, 1);

function requireWeights(weights: readonly number[], length: number): void {
  let total = 0;
  if (Array.isArray(weights) && weights.length === length)
    for (const weight of weights as readonly number[]) total += Number.isInteger(weight) && weight >= 0 ? weight : NaN;
  if (!(total > 0 && total <= Number.MAX_SAFE_INTEGER))
    refuse("weights", `${String(length)} whole numbers ≥ 0, not all zero`, weights);
}

interface Choice extends About {
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

/** The answers of a value, and the choice that the last shrinking step changed. */
interface Shrunk {
  readonly choices: readonly Choice[];
  readonly changed: string;
}

/**
 * The state of the generator before a value was drawn: drawing again from it gives the answers, once
 * the value has to shrink.
 */
interface Origin {
  readonly random: fc.Random;
  readonly bias: number | undefined;
}

type Answers = ReadonlyMap<string, number>;

/** In ranges wider than this, numbers near the ends are drawn more often than others. */
const wide = 8;

class Drawn<T> extends fc.Arbitrary<T> {
  constructor(
    private readonly recipe: Recipe<T>,
    private readonly scope: (value: unknown) => value is T,
  ) {
    super();
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    const origin: Origin = { random: random.clone(), bias };
    return new fc.Value(this.recipe(drawing(random, bias)), origin);
  }

  /** Whether the recipe might have drawn a value. Nothing is shrunk without its choices all the same. */
  canShrinkWithoutContext(value: unknown): value is T {
    return this.scope(value);
  }

  shrink(_: T, context: unknown): fc.Stream<fc.Value<T>> {
    return isOrigin(context) || isShrunk(context) ? fc.stream(this.simpler(context)) : fc.Stream.nil();
  }

  private *simpler(context: Origin | Shrunk): IterableIterator<fc.Value<T>> {
    const choices = isShrunk(context)
      ? context.choices
      : this.recorded(drawing(context.random.clone(), context.bias)).choices;
    for (const { answers, name } of attempts(choices, isShrunk(context) ? context.changed : undefined)) {
      const { value, choices: followed } = this.recorded((asked, least, most) =>
        Math.min(Math.max(answers.get(asked) ?? least, least), most),
      );
      const shrunk: Shrunk = { choices: followed, changed: name };
      yield new fc.Value(value, shrunk);
    }
  }

  private recorded(choose: Choose): { readonly value: T; readonly choices: readonly Choice[] } {
    const choices: Choice[] = [];
    const value = this.recipe((name, least, most, about) => {
      const answer = choose(name, least, most, about);
      choices.push({ ...about, name, least, most, value: answer });
      return answer;
    });
    return { value, choices };
  }
}

/** Random answers. The same generator in the same state gives the same answers. */
function drawing(random: fc.Random, bias: number | undefined): Choose {
  return (_, least, most, about) => {
    // A recipe may be a user's own.
    if (!Number.isInteger(least) || !Number.isInteger(most) || least > most)
      refuse("choose", "whole numbers least ≤ most", [least, most]);
    if (least === most) return least;
    if (about?.weights !== undefined) return least + weighted(about.weights, random);
    if (most - least > wide && bias !== undefined && random.nextInt(1, bias) === 1) {
      const end = random.nextInt(0, 3);
      return end === 3 ? most : least + end;
    }
    return random.nextInt(least, most);
  };
}

interface Attempt {
  readonly answers: Answers;
  /** The name of the choice that is made simpler; "" for all of them. */
  readonly name: string;
}

/** Simpler answers, the boldest first: nothing at all, then sizes and alternatives, then single numbers, then equal ones together. */
function* attempts(choices: readonly Choice[], changed: string | undefined): IterableIterator<Attempt> {
  const open = choices.filter(({ value, least }) => value > least);
  if (open.length === 0) return;
  if (changed === undefined) yield { answers: new Map(), name: "" };
  const answers = new Map(choices.map(({ name, value }) => [name, value]));
  const structural = ({ axes, weights }: Choice): boolean => axes !== undefined || weights !== undefined;
  for (const choice of open.filter(structural)) {
    yield* single(answers, choice);
    for (let place = 0; place + 1 < choice.value; place++) {
      if (choice.axes !== undefined) yield { answers: without(answers, choice, choice.axes, place), name: choice.name };
    }
  }
  // Begins after the choice that shrank last, so that choices that failed to shrink are tried again last.
  const numbers = open.filter((choice) => !structural(choice));
  const start = Math.max(
    0,
    numbers.findIndex(({ name }) => name === changed),
  );
  for (const choice of [...numbers.slice(start), ...numbers.slice(0, start)]) yield* single(answers, choice);
  yield* together(answers, numbers);
}

function* single(answers: Answers, { name, value, least }: Choice): IterableIterator<Attempt> {
  for (let gap = value - least; gap > 0; gap = Math.floor(gap / 2))
    yield { answers: new Map(answers).set(name, value - gap), name };
}

/** The answers without one place of these axes: later places move down by one. */
function without(answers: Answers, { name: size, value }: Choice, axes: readonly string[], place: number): Answers {
  const left = new Map<string, number>();
  for (const [name, answer] of answers) {
    const parts = name.split(".");
    if (parts.some((part) => axes.some((axis) => placeOn(axis, part) === place))) continue;
    const moved = parts.map((part) => {
      const axis = axes.find((one) => placeOn(one, part) > place);
      return axis === undefined ? part : `${axis}${String(placeOn(axis, part) - 1)}`;
    });
    left.set(moved.join("."), answer);
  }
  return left.set(size, value - 1);
}

/** x2 is place 2 on the axis x; NaN for a part that is no place on it. */
function placeOn(axis: string, part: string): number {
  return part.startsWith(axis) && part.length > axis.length ? Number(part.slice(axis.length)) : Number.NaN;
}

/** Equal answers to questions of one range, lowered together: ties stay ties. */
function* together(answers: Answers, numbers: readonly Choice[]): IterableIterator<Attempt> {
  const groups = new Map<string, Choice[]>();
  for (const choice of numbers) {
    const key = [choice.least, choice.most, choice.value].join();
    groups.set(key, [...(groups.get(key) ?? []), choice]);
  }
  for (const group of groups.values()) {
    const [first, second] = group;
    if (first === undefined || second === undefined) continue;
    for (let gap = first.value - first.least; gap > 0; gap = Math.floor(gap / 2)) {
      const lower = new Map(answers);
      for (const { name } of group) lower.set(name, first.value - gap);
      yield { answers: lower, name: first.name };
    }
  }
}

function weighted(weights: readonly number[], random: fc.Random): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let rest = random.nextInt(1, total);
  return weights.findIndex((weight) => (rest -= weight) <= 0);
}

function isOrigin(context: unknown): context is Origin {
  return typeof context === "object" && context !== null && "random" in context;
}

function isShrunk(context: unknown): context is Shrunk {
  return typeof context === "object" && context !== null && "choices" in context;
}
