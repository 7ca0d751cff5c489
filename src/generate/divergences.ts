/**
 * Random perceptual divergences for given alphabets.
 *
 * All linear kinds: the named ones, transport costs as a matrix (zero costs between
 * different letters included) and witness sets (asymmetric ones, and the zero witness, included).
 * Those that are not convex are the unsquared Wasserstein-2 and the lesser of two divergences.
 * They shrink to the total variation.
 */
import type fc from "fast-check";
import { flag, oneOf } from "../exact/arguments.js";
import type { DivergenceDefinition, LinearDivergenceName } from "../model/divergence/divergence.js";
import { linearNames } from "../model/divergence/index.js";
import { lettersArgument, type Alphabets } from "./alphabets.js";
import { arbitrary, pick, type Choose } from "./choices.js";
import { unionPlaces } from "./distortions.js";
import { rationalOf, signedOf, table } from "./numbers.js";
import { atLeastOne, howMany, numbers as numberSizes, optionsOf, whole, type NumberOptions } from "./sizes.js";

/** A kind of linear divergence; the two that a matrix defines are called by their key. */
export type PerceptionKind = LinearDivergenceName | "transport" | "witnesses";

/** All kinds of linear divergences, the simplest first. */
export const perceptionKinds: readonly PerceptionKind[] = [...linearNames, "transport", "witnesses"];

export interface PerceptionOptions extends NumberOptions {
  /** Most witnesses of a set. Default: 3. */
  readonly witnesses?: number;
}

export type PerceptionSizes = Required<PerceptionOptions>;

type Letters = Pick<Alphabets, "source" | "restored">;

const linearKind = oneOf(perceptionKinds);
const anyKind = oneOf([...perceptionKinds, "wasserstein-2"]);

/** Whether the kind needs letters that are numbers. */
export function needsNumbers(kind: PerceptionKind | "wasserstein-2"): boolean {
  anyKind(kind, "kind");
  return kind.startsWith("wasserstein");
}

/** A divergence of this kind; wasserstein kinds need numeric letters. */
export function perception(
  kind: PerceptionKind,
  letters: Letters,
  options: PerceptionOptions = {},
): fc.Arbitrary<DivergenceDefinition> {
  linearKind(kind, "kind");
  lettersArgument(letters, "letters");
  const sizes = perceptionSizes(options);
  return arbitrary((choose) => linearOf(choose, "d", kind, letters, sizes));
}

/** The lesser of two divergences {minimum: [A, B]}: A of these kinds, B of these or the unsquared Wasserstein-2 where letters are numbers. */
export function minimum(
  letters: Letters,
  numeric: boolean,
  kinds: readonly PerceptionKind[] = perceptionKinds,
  options: PerceptionOptions = {},
): fc.Arbitrary<DivergenceDefinition> {
  lettersArgument(letters, "letters");
  flag(numeric, "numeric");
  const sizes = perceptionSizes(options);
  const possible = atLeastOne(
    atLeastOne(kinds, "kinds", perceptionKinds).filter((kind) => numeric || !needsNumbers(kind)),
    "kinds",
  );
  return arbitrary((choose) => {
    const pair = [pick(choose, "kind", possible), secondKind(choose, possible, numeric)] as const;
    return minimumOf(choose, pair, letters, sizes);
  });
}

/** The options with their defaults. @throws InputError "out-of-range" */
export function perceptionSizes(options: PerceptionOptions): PerceptionSizes {
  const { witnesses = 3 } = optionsOf(options);
  return { ...numberSizes(options), witnesses: whole(witnesses, "witnesses") };
}

export function linearOf(
  choose: Choose,
  name: string,
  kind: PerceptionKind,
  letters: Letters,
  sizes: PerceptionSizes,
): DivergenceDefinition {
  switch (kind) {
    case "transport":
      return {
        transport: table(letters.restored.length, letters.source.length, (r, x) =>
          rationalOf(choose, `${name}.r${String(r)}.x${String(x)}`, sizes),
        ),
      };
    case "witnesses": {
      const axis = `${name}w`;
      const count = howMany(choose, `${name}.witnesses`, { least: 1, most: sizes.witnesses }, [axis]);
      const union = unionPlaces(letters);
      return {
        witnesses: Array.from({ length: count }, (_, j) =>
          union.map((place) => signedOf(choose, `${name}.${axis}${String(j)}.${place}`, sizes)),
        ),
      };
    }
    default:
      return kind;
  }
}

/** The kind of the second part of a minimum. */
export function secondKind(
  choose: Choose,
  kinds: readonly PerceptionKind[],
  numeric: boolean,
): PerceptionKind | "wasserstein-2" {
  if (!numeric) return pick(choose, "kind.second", kinds);
  return pick(choose, "kind.second", [...kinds, "wasserstein-2"], [...kinds.map(() => 4), kinds.length]);
}

export function minimumOf(
  choose: Choose,
  [first, second]: readonly [PerceptionKind, PerceptionKind | "wasserstein-2"],
  letters: Letters,
  sizes: PerceptionSizes,
): DivergenceDefinition {
  return {
    minimum: [
      linearOf(choose, "d", first, letters, sizes),
      second === "wasserstein-2" ? second : linearOf(choose, "e", second, letters, sizes),
    ],
  };
}
