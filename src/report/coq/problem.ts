/**
 * A problem as the raw data of the Coq checker (proofs/checker/data.v): matrices of rationals.
 *
 * Named kinds are written out as docs/formats.md defines them: Δ and the
 * transport costs as matrices, Chebyshev and Kolmogorov-Smirnov as witness sets. Total variation
 * stays total variation; the checker gets the position of each letter among the union letters.
 */
import { InputError } from "../../exact/errors.js";
import { entry } from "../../exact/vector.js";
import { convexCase } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { matrix, natural, naturals } from "./terms.js";

export function problemTerm(problem: Problem): string {
  const { source, channel, restored, classifier, distortion } = problem;
  return [
    "{|",
    `  nK := ${natural(source.classNames.length)}; nX := ${natural(source.alphabet.size)}; nY := ${natural(channel.outputs.size)}; nH := ${natural(restored.size)};`,
    `  r_joint := ${matrix(source.joint.toArrays(), "  ")};`,
    `  r_chan := ${matrix(channel.matrix.toArrays(), "  ")};`,
    `  r_label := ${naturals(classifier.classOf)};`,
    `  r_Delta := ${matrix(distortion.matrix.toArrays(), "  ")};`,
    `  r_perception := ${perceptionTerm(problem)}`,
    "|}",
  ].join("\n");
}

function perceptionTerm(problem: Problem): string {
  const { source, restored, divergence } = convexCase(problem);
  const letters = source.alphabet.union(restored).letters;
  const positions = (of: readonly string[]): number[] => of.map((letter) => letters.indexOf(letter));
  const [xs, hs] = [positions(source.alphabet.letters), positions(restored.letters)];
  if (divergence.family === "witnesses") {
    const rows = divergence.witnesses.toArrays();
    const at = (places: readonly number[]): string =>
      matrix(
        rows.map((row) => places.map((z) => entry(row, z))),
        "  ",
      );
    return `Witnesses ${at(xs)} ${at(hs)}`;
  }
  if (divergence.family === "smooth") throw notLinear(divergence.title);
  if (divergence.definition === "total-variation") return `TotalVariation ${naturals(xs)} ${naturals(hs)}`;
  return `Transport ${matrix(divergence.cost.toArrays(), "  ")}`;
}

/** The Coq checker knows linear divergences only. */
export function notLinear(title: string): InputError {
  return new InputError({
    code: "not-linear",
    path: "$.problem.perception",
    expected: "a divergence that linear programs decide, for the Coq export",
    found: title,
  });
}
