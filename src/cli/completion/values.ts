/**
 * The words that an option or an argument can have, where they are known: names and files.
 */
import type { Argument, Command, Option } from "commander";
import { gallery } from "../../format/gallery/index.js";
import { conjectures } from "../../conjectures/registry.js";
import { distortionNames } from "../../model/distortion.js";
import { divergenceNames, nonConvexNames } from "../../model/divergence/index.js";
import { strategyNames } from "../../search/strategy/strategy.js";
import { formats, languages } from "../io/formats.js";
import { shells } from "./shells.js";

/** What may stand for a value. Without words and files it is a number, or else unknown. */
export interface Values {
  readonly words: readonly string[];
  readonly files: boolean;
}

const files: Values = { words: [], files: true };
const unknown: Values = { words: [], files: false };

/** Of options, by their keys, and before that by the command and the key. */
const ofOptions: Readonly<Record<string, Values>> = {
  format: words(formats),
  "surface format": words([...formats, "latex-cases"]),
  strategy: words(strategyNames),
  to: words(languages),
  "verify-family distortion": words(distortionNames),
  "verify-family perception": words([...divergenceNames, ...nonConvexNames]),
  "confusion distortion": words(distortionNames),
  "confusion perception": words([...divergenceNames, ...nonConvexNames]),
  "gaussian perception": words([...divergenceNames, ...nonConvexNames]),
  "gaussian divergence": words([...divergenceNames, ...nonConvexNames]),
  "verify-family classifier": words(["bayes", "retrained"]),
  "cluster distortion": words(distortionNames),
  "cluster perception": words([...divergenceNames, ...nonConvexNames]),
  "cluster classifier": words(["bayes", "retrained"]),
};

/** Of arguments, by the command and the name, and else by the name. */
const ofArguments: Readonly<Record<string, Values>> = {
  FILE: { words: gallery.map(({ name }) => `gallery:${name}`), files: true },
  OTHER: { words: gallery.map(({ name }) => `gallery:${name}`), files: true },
  "check FILE": files,
  RESTORER: files,
  CSV: files,
  "theorem WHICH": words(["1", "2"]),
  CONJECTURE: { words: conjectures.map(({ name }) => name), files: true },
  "gallery NAME": words(gallery.map(({ name }) => name)),
  "cluster ACTION": words(["plan", "submit", "worker", "status", "retry", "collect"]),
  SHELL: words(shells),
};

/** The values of an option; undefined for a flag. */
export function valuesOf(command: Command, option: Option): Values | undefined {
  if (!option.required && !option.optional) return undefined;
  const key = option.attributeName();
  const known = ofOptions[`${command.name()} ${key}`] ?? ofOptions[key];
  if (known !== undefined) return known;
  const [, name = ""] = /[<[]([^\]>.]*)/.exec(option.flags) ?? [];
  if (/^(?:FILES?|DIR)$/.test(name)) return files;
  // Choices stand in the flags: --expect <none|some>.
  return name.includes("|") ? words(name.split("|")) : unknown;
}

/** The values of an argument. */
export function argumentValues(command: Command, argument: Argument): Values {
  return ofArguments[`${command.name()} ${argument.name()}`] ?? ofArguments[argument.name()] ?? unknown;
}

function words(known: readonly string[]): Values {
  return { words: known, files: false };
}
