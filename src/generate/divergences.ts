/**
 * Random perceptual divergences for given alphabets.
 *
 * All linear kinds: the named ones, transport costs as a matrix (zero costs between
 * different letters included) and witness sets (asymmetric ones, and the zero witness, included).
 * All smooth kinds, where they are asked for: f-divergences, and squared mean discrepancies of kernels
 * K = AᵀA, which are positive semidefinite whatever the integers of A are (K = 0 and singular ones included).
 * Those that are not convex are the unsquared Wasserstein-2 and the lesser of two divergences.
 * They shrink to the total variation, or to the first kind that is asked for.
 */
import type fc from "fast-check";
import { flag, oneOf } from "../exact/arguments.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { DivergenceDefinition, LinearDivergenceName } from "../model/divergence/divergence.js";
import type { FDivergenceName } from "../model/divergence/generator.js";
import { linearNames, smoothNames } from "../model/divergence/index.js";
import { lettersArgument, type Alphabets } from "./alphabets.js";
import { arbitrary, pick, type Choose } from "./choices.js";
import { unionPlaces } from "./distortions.js";
import { rationalOf, signedOf, table } from "./numbers.js";
import { atLeastOne, howMany, numbers as numberSizes, optionsOf, whole, type NumberOptions } from "./sizes.js";

/** A kind of linear divergence; the two that a matrix defines are called by their key. */
export type LinearKind = LinearDivergenceName | "transport" | "witnesses";

/** A kind of smooth divergence; the one that a kernel defines is called by its key. */
export type SmoothKind = FDivergenceName | "mmd-squared";

export type PerceptionKind = LinearKind | SmoothKind;

/** All kinds of linear divergences, the simplest first: what is drawn unless options say otherwise. */
export const perceptionKinds: readonly LinearKind[] = [...linearNames, "transport", "witnesses"];

/** All kinds of smooth divergences. */
export const smoothKinds: readonly SmoothKind[] = [...smoothNames, "mmd-squared"];

/** Every convex kind. */
export const convexKinds: readonly PerceptionKind[] = [...perceptionKinds, ...smoothKinds];

/** Most rows of A, and its largest entry, in a kernel AᵀA. */
export const featureSizes = { rows: 3, most: 2 };

export interface PerceptionOptions extends NumberOptions {
  /** Most witnesses of a set. Default: 3. */
  readonly witnesses?: number;
}

export type PerceptionSizes = Required<PerceptionOptions>;

type Letters = Pick<Alphabets, "source" | "restored">;

const convexKind = oneOf(convexKinds);
const anyKind = oneOf([...convexKinds, "wasserstein-2"]);

/** Whether the kind is smooth: C is enclosed, not exact. */
export function isSmoothKind(kind: PerceptionKind | "wasserstein-2"): boolean {
  return (smoothKinds as readonly string[]).includes(kind);
}

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
  convexKind(kind, "kind");
  lettersArgument(letters, "letters");
  const sizes = perceptionSizes(options);
  return arbitrary((choose) => convexOf(choose, "d", kind, letters, sizes));
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
    atLeastOne(kinds, "kinds", convexKinds).filter((kind) => numeric || !needsNumbers(kind)),
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

export function convexOf(
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
    case "mmd-squared":
      return { "mmd-squared": kernelOf(choose, name, unionPlaces(letters), sizes) };
    default:
      return kind;
  }
}

/** A kernel AᵀA, A with small integer entries: a row and a column per letter of the union. */
function kernelOf(choose: Choose, name: string, union: readonly string[], { most }: PerceptionSizes): Rational[][] {
  const axis = `${name}a`;
  const rows = howMany(choose, `${name}.features`, { least: 1, most: featureSizes.rows }, [axis]);
  const features = { most: Math.min(most, featureSizes.most), denominator: 1 };
  const A = table(rows, union.length, (i, z) =>
    signedOf(choose, `${name}.${axis}${String(i)}.${entry(union, z)}`, features),
  );
  return table(union.length, union.length, (z, w) =>
    A.reduce((total, row) => total.plus(entry(row, z).times(entry(row, w))), Rational.zero),
  );
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
      convexOf(choose, "d", first, letters, sizes),
      second === "wasserstein-2" ? second : convexOf(choose, "e", second, letters, sizes),
    ],
  };
}
