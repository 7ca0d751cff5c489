/**
 * Restored letters, distortion, perception and classifier of a family of problems, from text.
 */
import { InputError, describe } from "../../exact/errors.js";
import { distortionNames } from "../../model/distortion.js";
import { divergenceNames } from "../../model/divergence/index.js";
import { usualMeasures, type MeasureOptions } from "./family.js";

export interface MeasureTexts {
  readonly restored?: string;
  readonly distortion?: string;
  readonly perception?: string;
  /** "bayes", or class names "1", …, "K" per restored letter, as a list or separated by commas. */
  readonly classifier?: string | readonly string[];
}

const mostRestored = 100;

/** What is left out is Hamming distortion, total variation, the Bayes rule, X̂ = X. @param path where each came from @throws InputError "usage" | "unknown-name" */
export function measureOptions({ restored, distortion, perception, classifier }: MeasureTexts, path: (key: keyof MeasureTexts) => string): MeasureOptions {
  if (restored !== undefined && (!/^[1-9]\d{0,2}$/.test(restored) || Number(restored) > mostRestored)) {
    throw new InputError({ code: "usage", path: path("restored"), expected: `a whole number from 1 to ${String(mostRestored)}`, found: describe(restored) });
  }
  return {
    ...(restored === undefined ? {} : { restored: Number(restored) }),
    distortion: oneOf(distortion ?? usualMeasures.distortion, distortionNames, path("distortion")),
    perception: oneOf(perception ?? usualMeasures.perception, divergenceNames, path("perception")),
    classifier: classifier === undefined || classifier === "bayes" ? "bayes" : classNames(classifier, path("classifier")),
  };
}

function oneOf<Name extends string>(name: string, names: readonly Name[], path: string): Name {
  const found = names.find((one) => one === name);
  if (found === undefined) throw new InputError({ code: "unknown-name", path, expected: `one of ${names.join(", ")}`, found: describe(name) });
  return found;
}

function classNames(given: string | readonly string[], path: string): readonly string[] {
  const names = typeof given === "string" ? given.split(",") : given;
  if (names.length === 0 || names.some((name) => !/^[1-9]\d{0,2}$/.test(name))) {
    throw new InputError({ code: "usage", path, expected: "bayes, or a class per restored letter, such as 1,2", found: typeof given === "string" ? describe(given) : describe(given.join(",")) });
  }
  return names;
}
