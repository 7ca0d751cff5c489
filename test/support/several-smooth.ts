/** Problems of several cases with smooth divergences, and C of them by brute force: the least over all labelings and divergences. */
import { Enclosure } from "../../src/exact/enclosure.js";
import type { Rational } from "../../src/exact/rational.js";
import { min } from "../../src/exact/rational.js";
import { problemFromData } from "../../src/format/problem.js";
import type { Problem } from "../../src/model/problem.js";
import { PointSolver, type PointBoundsLike } from "../../src/tradeoff/solve.js";

/**
 * A letter that cannot be restored, and a divergence beside the squared Hellinger distance that begins at P = 27/250,
 * a little to the right of it, where it allows more: there C falls.
 */
export function falling(kind: "transport" | "mmd-squared" | "none", classifier: unknown = ["a", "b"]): unknown {
  const second = {
    transport: {
      transport: [
        ["0", "27/50", "27/50"],
        ["27/50", "0", "27/50"],
      ],
    },
    "mmd-squared": {
      "mmd-squared": [
        ["27/40", "27/40", "0"],
        ["27/40", "27/40", "0"],
        ["0", "0", "81/40"],
      ],
    },
  };
  return {
    format: "exact-cdp/problem@1",
    name: "falling",
    source: {
      alphabet: ["0", "1", "2"],
      classes: [
        { name: "a", prior: "1/2", pmf: ["3/5", "3/10", "1/10"] },
        { name: "b", prior: "1/2", pmf: ["1/5", "1/2", "3/10"] },
      ],
    },
    channel: {
      outputs: ["0", "1"],
      matrix: [
        ["4/5", "1/5"],
        ["1/5", "4/5"],
        ["1/10", "9/10"],
      ],
    },
    restored: { alphabet: ["0", "1"] },
    classifier,
    distortion: "hamming",
    perception: kind === "none" ? "squared-hellinger" : { minimum: ["squared-hellinger", second[kind]] },
  };
}

/** The least of the cases at points, between two numbers; "inf" where nothing is feasible, or no restorer is found. */
export class LeastByLabelings {
  private readonly solvers: readonly PointSolver[];

  constructor({ source, restored, perception, classifier }: Problem, data: object, tolerance = "1e-5") {
    const parts = perception.definition as { readonly minimum?: readonly unknown[] };
    const labelings =
      classifier.definition === "retrained"
        ? restored.letters.reduce<string[][]>(
            (lists, _) => lists.flatMap((list) => source.classNames.map((name) => [...list, name])),
            [[]],
          )
        : [classifier.definition];
    this.solvers = (parts.minimum ?? [perception.definition]).flatMap((part) =>
      labelings.map(
        (labels) => new PointSolver(problemFromData({ ...data, classifier: labels, perception: part }), { tolerance }),
      ),
    );
  }

  at(bounds: PointBoundsLike): { readonly lower: Rational | "inf"; readonly upper: Rational | "inf" } {
    const values = this.solvers.flatMap((solver) => {
      const point = solver.solve(bounds);
      return point.status === "infeasible" ? [] : [point.errorRate];
    });
    const lowers = values.map((value) => (value instanceof Enclosure ? value.lower : value));
    const uppers = values.flatMap((value) => {
      const upper = value instanceof Enclosure ? value.upper : value;
      return upper === "inf" ? [] : [upper];
    });
    return {
      lower: lowers.length === 0 ? "inf" : lowers.reduce(min),
      upper: uppers.length === 0 ? "inf" : uppers.reduce(min),
    };
  }
}
