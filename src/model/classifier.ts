/**
 * The predefined classifier c₀ : X̂ → classes, for K = 2 the region R₀ and its complement.
 *
 * Given by a class name per restored letter, or as "bayes": the Bayes rule of X
 * itself, applied to restored letters that are source letters. "retrained" is none of these:
 * the Bayes rule of X̂, which depends on the restorer.
 */
import { InputError, describe } from "../exact/errors.js";
import { distinguishable, lookalikeOf } from "../exact/names.js";
import { entry } from "../exact/vector.js";
import type { Alphabet } from "./masses/alphabet.js";
import { hasLength } from "./masses/pmf.js";
import { bayesRule, type Source } from "./source.js";

export type ClassifierDefinition = "bayes" | "retrained" | readonly string[];

/** Class index per restored letter, or `free`. */
export type Labeling = readonly number[];

/**
 * The mark of a letter without a class of its own: its answer counts as the class that is best for
 * each output.
 */
export const free = -1;

export interface Classifier {
  readonly definition: ClassifierDefinition;
  /** Class index per restored letter; every letter of a re-trained classifier is `free`. */
  readonly classOf: Labeling;
}

/**
 * Checks a definition and finds the class of every restored letter.
 * @throws InputError "unknown-name" | "wrong-length"
 */
export function classifier(
  definition: ClassifierDefinition,
  src: Source,
  restored: Alphabet,
  path = "$.classifier",
): Classifier {
  if (definition === "retrained") return { definition, classOf: restored.letters.map(() => free) };
  if (definition === "bayes") {
    const rule = bayesRule(src);
    const classOf = restored.letters.map((letter, j) => {
      const x = src.alphabet.position(letter);
      if (x === undefined) {
        throw new InputError({
          code: "unknown-name",
          path: `$.restored.alphabet[${String(j)}]`,
          expected: `a source letter${like(letter, src.alphabet.letters)}, because the classifier is "bayes" (or give a class name per restored letter)`,
          found: distinguishable([...src.alphabet.letters, letter], describe)(letter),
        });
      }
      return entry(rule, x);
    });
    return { definition, classOf };
  }
  hasLength(definition, restored.size, "one class name per restored letter", path);
  const classOf = definition.map((name, j) => {
    const k = src.classNames.indexOf(name);
    if (k < 0) {
      const shown = distinguishable([...src.classNames, name], describe);
      throw new InputError({
        code: "unknown-name",
        path: `${path}[${String(j)}]`,
        expected: `one of the classes ${src.classNames.map(shown).join(", ")}`,
        found: shown(name),
      });
    }
    return k;
  });
  return { definition: [...definition], classOf };
}

/** ` such as "é" (U+00E9)` where a known letter looks like the one that was found. */
function like(found: string, known: readonly string[]): string {
  const one = lookalikeOf(found, known);
  return one === undefined ? "" : ` such as ${distinguishable([one, found], describe)(one)}`;
}
