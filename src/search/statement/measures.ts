/**
 * Restored letters, distortion, perception and classifier of a family of problems, from data.
 *
 * Distortion and perception are what a problem file has: a name, or an object with numbers
 * (`{"matrix": …}`; `{"transport": …}`, `{"witnesses": …}`, `{"minimum": […]}`).
 */
import { InputError, describe } from "../../exact/errors.js";
import { distortionFromData, perceptionFromData } from "../../format/measures.js";
import { distortionNames, type DistortionDefinition } from "../../model/distortion.js";
import { isConvexDefinition, type DivergenceDefinition } from "../../model/divergence/divergence.js";
import { divergenceNames, nonConvexNames, smoothNames } from "../../model/divergence/index.js";
import { usualMeasures, type MeasureOptions } from "../../enumeration/family.js";
import type { Conjecture, ProblemKind, Scope } from "./conjecture.js";

export interface MeasureData {
  readonly restored?: string;
  readonly distortion?: unknown;
  readonly perception?: unknown;
  /** "bayes", "retrained", or class names "1", …, "K" per restored letter, as a list or separated by commas. */
  readonly classifier?: string | readonly string[];
}

type Path = (key: keyof MeasureOptions) => string;

/** Most restored letters. */
export const mostRestored = 100;

/** What is left out is as in the grid of the conjecture. @param path where each came from @throws InputError that names it */
export function measureOptions(
  { name, scope = {}, grid }: Pick<Conjecture, "name" | "scope" | "grid">,
  { restored, distortion, perception, classifier }: MeasureData,
  path: Path,
): MeasureOptions {
  if (restored !== undefined && (!/^[1-9]\d{0,2}$/.test(restored) || Number(restored) > mostRestored)) {
    throw new InputError({
      code: "usage",
      path: path("restored"),
      expected: `a whole number from 1 to ${String(mostRestored)}`,
      found: describe(restored),
    });
  }
  const measures = {
    ...(grid?.measures ?? usualMeasures),
    ...(restored === undefined ? {} : { restored: Number(restored) }),
    ...(distortion === undefined
      ? {}
      : { distortion: knownDistortion(distortionFromData(distortion, path("distortion")), path("distortion")) }),
    ...(perception === undefined
      ? {}
      : { perception: knownPerception(perceptionFromData(perception, path("perception")), path("perception")) }),
    ...(classifier === undefined ? {} : { classifier: rule(classifier, path("classifier")) }),
  };
  requireKind(name, scope, measures, path);
  return measures;
}

/** Refuses measures that make problems of another kind than the conjecture of that name is about. @throws InputError "not-linear" | "usage" */
export function requireKind(
  name: string,
  { kind }: Scope,
  { classifier, perception }: MeasureOptions,
  path: Path,
): void {
  if (kind === undefined) return;
  const retrained = classifier === "retrained";
  if (retrained !== (kind === "retrained")) {
    const expected = retrained ? "bayes or a class per restored letter" : "retrained";
    throw new InputError({
      code: retrained ? "not-linear" : "usage",
      path: path("classifier"),
      expected: `${expected}, for ${name}`,
      found: retrained ? "retrained" : "a fixed classifier",
    });
  }
  requireFamily(name, kind, perception, path("perception"));
  const convex = isConvexDefinition(perception);
  if (convex === (kind === "nonconvex")) {
    const expected = convex ? "a divergence that is not convex (wasserstein-2 or a minimum)" : "a convex divergence";
    const found = typeof perception === "string" ? perception : Object.keys(perception).join();
    throw new InputError({
      code: convex ? "usage" : "not-linear",
      path: path("perception"),
      expected: `${expected}, for ${name}`,
      found,
    });
  }
}

/** Refuses a smooth divergence for statements that linear programs decide, and any other for those about smooth ones. */
function requireFamily(name: string, kind: ProblemKind, perception: DivergenceDefinition, path: string): void {
  const smooth = smoothPart(perception);
  if (kind === "smooth" ? smooth !== undefined : smooth === undefined) return;
  throw new InputError({
    code: kind === "smooth" ? "usage" : "not-linear",
    path,
    expected:
      kind === "smooth"
        ? `a smooth divergence (${smoothNames.join(", ")} or {"mmd-squared": …}), for ${name}`
        : `a divergence that linear programs decide, such as total-variation, for ${name} (theorem-1-smooth is about smooth ones)`,
    found: smooth ?? (typeof perception === "string" ? perception : Object.keys(perception).join()),
  });
}

/** The name of the first smooth divergence in a definition. */
function smoothPart(perception: DivergenceDefinition): string | undefined {
  if (typeof perception === "string") return smoothNames.find((name) => name === perception);
  if ("minimum" in perception) return smoothPart(perception.minimum[0]) ?? smoothPart(perception.minimum[1]);
  return "mmd-squared" in perception ? "mmd-squared" : undefined;
}

function knownDistortion(definition: DistortionDefinition, path: string): DistortionDefinition {
  return typeof definition === "object" ? definition : oneOf(definition, distortionNames, path);
}

function knownPerception(definition: DivergenceDefinition, path: string): DivergenceDefinition {
  if (typeof definition === "string") return oneOf(definition, [...divergenceNames, ...nonConvexNames], path);
  if (!("minimum" in definition)) return definition;
  const [first, second] = definition.minimum;
  return { minimum: [knownPerception(first, `${path}.minimum[0]`), knownPerception(second, `${path}.minimum[1]`)] };
}

function oneOf<Name extends string>(name: string, names: readonly Name[], path: string): Name {
  const found = names.find((one) => one === name);
  if (found === undefined)
    throw new InputError({ code: "unknown-name", path, expected: `one of ${names.join(", ")}`, found: describe(name) });
  return found;
}

function rule(given: string | readonly string[], path: string): MeasureOptions["classifier"] {
  if (given === "bayes" || given === "retrained") return given;
  const names = typeof given === "string" ? given.split(",") : given;
  if (names.length === 0 || names.some((name) => !/^[1-9]\d{0,2}$/.test(name))) {
    throw new InputError({
      code: "usage",
      path,
      expected: "bayes, retrained, or a class per restored letter, such as 1,2",
      found: typeof given === "string" ? describe(given) : describe(given.join(",")),
    });
  }
  return names;
}
