/**
 * Random problems with symmetries, for the pruning of labelings.
 *
 * Two classes that are each other's mirror images behind a channel that is its own, restored on
 * the source letters and up to two others that no measure tells apart; Hamming distortion, total
 * variation, re-trained classifier.
 */
import { Rational } from "../exact/rational.js";
import type { ProblemDefinition } from "../model/problem.js";
import { entry } from "../exact/vector.js";
import type { Choose } from "./choices.js";
import { pmfOf } from "./masses.js";
import { usualMasses } from "./sizes.js";

export function mirroredOf(choose: Choose): ProblemDefinition {
  const size = choose("size", 2, 3);
  const others = choose("others", 0, 2);
  const { heaviest } = usualMasses;
  const first = pmfOf(choose, "p", "x", size, heaviest);
  const rows = first.map((_, x) => pmfOf(choose, `W.x${String(x)}`, "y", size, heaviest));
  const letters = first.map((_, i) => String(i));
  const half = Rational.of(1n, 2n);
  const mirrored = rows.map((row, x) => {
    const image = [...entry(rows, size - 1 - x)].reverse();
    return row.map((mass, y) => mass.plus(entry(image, y)).times(half));
  });
  return {
    name: "mirrored",
    source: {
      alphabet: letters,
      classes: [
        { name: "w1", prior: half, pmf: first },
        { name: "w2", prior: half, pmf: [...first].reverse() },
      ],
    },
    channel: { outputs: letters.map((letter) => `y${letter}`), matrix: mirrored },
    restored: { alphabet: [...letters, ...["a", "b"].slice(0, others)] },
    classifier: "retrained",
    distortion: "hamming",
    perception: "total-variation",
  };
}
