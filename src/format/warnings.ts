/**
 * What is right in a problem file, and perhaps not meant: letters or classes that look alike.
 *
 * They are different names all the same, as their strings are.
 */
import { describe } from "../exact/errors.js";
import { distinguishable, lookalikes } from "../exact/names.js";
import type { Problem } from "../model/problem.js";

/** One line for each group of names that look alike. @example warnings(problem) // ['the classes "a" (U+0061) and "а" (U+0430) look alike'] */
export function warnings({ source, channel, restored }: Problem): string[] {
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ["letters", [...source.alphabet.letters, ...restored.letters]],
    ["outputs", channel.outputs.letters],
    ["classes", source.classNames],
  ];
  return kinds.flatMap(([what, names]) => {
    const shown = distinguishable(names, describe);
    return lookalikes(names).map((group) => `the ${what} ${group.map(shown).join(" and ")} look alike`);
  });
}
