/**
 * Grades that have an order but no values: Kolmogorov–Smirnov on the listed order.
 *
 * A paper's true grade is reported by a referee who is sometimes a grade off; the
 * restored grade should be near the true one (distance in grades), grades should
 * be given as often as deserved (the largest difference of the two distribution
 * functions), and the paper's fate should be right.
 */
import { Rational } from "../../exact/rational.js";
import { problemFormat, type ProblemFile } from "../problem-file.js";
import { matrixOf } from "./matrix.js";

export const ordinalGrading = (): ProblemFile => {
  const grades = ["poor", "fair", "good", "excellent"];
  const rank = (grade: string): number => grades.indexOf(grade);
  return {
    format: problemFormat,
    name: "ordinal-grading",
    description:
      "Grades reported by an imprecise referee, with letters that are ordered but not numbers and the Kolmogorov-Smirnov distance on their order.",
    reference: "Constructed for this gallery",
    source: {
      alphabet: grades,
      classes: [
        { name: "reject", prior: "3/5", pmf: ["9/20", "7/20", "3/20", "1/20"] },
        { name: "accept", prior: "2/5", pmf: ["1/20", "3/20", "9/20", "7/20"] },
      ],
    },
    channel: {
      outputs: grades,
      matrix: [
        ["4/5", "1/5", "0", "0"],
        ["3/20", "7/10", "3/20", "0"],
        ["0", "3/20", "7/10", "3/20"],
        ["0", "0", "1/5", "4/5"],
      ],
    },
    classifier: ["reject", "reject", "accept", "accept"],
    distortion: { matrix: matrixOf(grades, grades, (x, y) => Rational.of(BigInt(Math.abs(rank(x) - rank(y))))) },
    perception: "kolmogorov-smirnov",
  };
};
