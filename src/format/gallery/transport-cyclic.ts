/**
 * Hues on a circle: an optimal-transport divergence with a cost of one's own.
 *
 * Six hues, 60 degrees apart; the cost of turning one into another is the number
 * of steps along the shorter arc, min(|i−j|, 6−|i−j|). A line would put red and
 * magenta at opposite ends; on the circle they are neighbours. The channel turns
 * a hue one step either way with probability 3/20 each and loses it with 1/10.
 * Source: J. Rabin, J. Delon, Y. Gousseau, Transportation distances on the
 * circle, Journal of Mathematical Imaging and Vision 41 (2011).
 */
import { Rational } from "../../exact/rational.js";
import { problemFormat, type ProblemFile } from "../problem-file.js";
import { matrixOf } from "./matrix.js";

export const transportCyclic = (): ProblemFile => {
  const hues = ["red", "yellow", "green", "cyan", "blue", "magenta"];
  const outputs = [...hues, "grey"];
  const arc = (first: string, second: string): number => {
    const steps = Math.abs(hues.indexOf(first) - hues.indexOf(second));
    return Math.min(steps, hues.length - steps);
  };
  const arcs = matrixOf(hues, hues, (x, y) => Rational.of(BigInt(arc(x, y))));
  return {
    format: problemFormat,
    name: "transport-cyclic",
    description:
      "Six hues on a circle, shifted or lost by the channel, with arc length both as distortion and as the cost of moving probability.",
    reference:
      "Constructed for this gallery; transport on the circle after Rabin, Delon and Gousseau, Transportation distances on the circle, J. Math. Imaging Vis. 41, 2011",
    source: {
      alphabet: hues,
      classes: [
        { name: "warm", prior: "1/2", pmf: ["3/10", "3/10", "1/10", "1/20", "1/20", "1/5"] },
        { name: "cool", prior: "1/2", pmf: ["1/20", "1/10", "1/5", "1/4", "3/10", "1/10"] },
      ],
    },
    channel: {
      outputs,
      matrix: matrixOf(hues, outputs, (sent, seen) => {
        if (seen === "grey") return Rational.of(1n, 10n);
        const shift = arc(sent, seen);
        return shift === 0 ? Rational.of(3n, 5n) : shift === 1 ? Rational.of(3n, 20n) : Rational.zero;
      }),
    },
    classifier: "bayes",
    distortion: { matrix: arcs },
    perception: { transport: arcs },
  };
};
