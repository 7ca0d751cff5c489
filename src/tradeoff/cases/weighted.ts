/**
 * The least α·E[Δ] + β·d + γ·ε over all restorers, labelings and parts of the divergence.
 *
 * The search goes depth-first over partial labelings. The minimum of a relaxed case is a lower bound
 * for its labelings; the best labeling of its restorer gives an upper bound. One plane proves a node
 * whose lower bound is not below the best value found; other nodes are split.
 */
import type { CaseTree } from "../../certificate/point.js";
import type { Rational } from "../../exact/rational.js";
import type { RationalMatrix, SparseRows } from "../../exact/vector.js";
import { Case } from "../../model/case.js";
import { free, type Labeling } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";
import type { HullPoint } from "../hull/point.js";
import { oracleFor } from "../oracle/index.js";
import type { Oracle } from "../oracle/oracle.js";
import { bestLabeling } from "./achieved.js";
import { byConflict } from "./conflict.js";

/** α, β, γ ≥ 0, not all zero. */
export interface Weights {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
}

/** The minimum and a restorer that attains it; the trees of planes are divided by γ, or by the first weight other than zero when γ = 0. */
export interface WeightedMinimum {
  readonly value: Rational;
  readonly restorer: RationalMatrix;
  readonly labeling: Labeling;
  readonly part: number;
  /** T(x̂,x), where β > 0 and the part is a transport cost given as a matrix. */
  readonly coupling?: SparseRows;
  readonly trees: readonly CaseTree[];
}

/** The minimum for given weights. @param weights β > 0 only where every part of the divergence has power 1 */
export function leastWeighted(problem: Problem, weights: Weights): WeightedMinimum {
  return new WeightedSearch(problem, weights).minimum();
}

class WeightedSearch {
  private best: Omit<WeightedMinimum, "trees"> | undefined;

  constructor(
    private readonly problem: Problem,
    private readonly weights: Weights,
  ) {}

  minimum(): WeightedMinimum {
    const trees = this.problem.perception.parts.map((_, part) =>
      this.visit(new Case(this.problem, this.problem.classifier.classOf, part)),
    );
    if (this.best === undefined) throw new Error("some restorer attains the minimum");
    return { ...this.best, trees };
  }

  private visit(of: Case): CaseTree {
    const { problem, weights } = this;
    const oracle = oracleFor(of);
    const { point, support } = oracle.minimise(oracle.normalOf(weights));
    const { distortion, perception, errorRate } = oracle.achieved(point);
    const shared = weights.distortion.times(distortion).plus(weights.perception.times(perception));
    const bound = shared.plus(weights.errorRate.times(errorRate));
    const restorer = oracle.restorer(point);
    const found = bestLabeling(problem, restorer);
    const value = shared.plus(weights.errorRate.times(found.errorRate));
    if (this.best === undefined || value.lessThan(this.best.value)) {
      const coupling = couplingOf(oracle, point, weights);
      this.best = { value, restorer, labeling: found.labeling, part: of.part, ...coupling };
    }
    if (this.best.value.atMost(bound)) return { kind: "plane", plane: () => oracle.plane(support) };
    const letter = byConflict(problem, restorer).find((j) => of.labeling[j] === free);
    if (letter === undefined) throw new Error("a complete labeling bounds itself");
    return {
      kind: "letter",
      letter,
      classes: problem.source.classNames.map((_, k) =>
        this.visit(new Case(problem, of.labeling.with(letter, k), of.part)),
      ),
    };
  }
}

/** The coupling that certificates need: where β > 0 it costs no more than d. */
export function couplingOf<P extends HullPoint>(
  { coupling }: Oracle<P>,
  point: P,
  { perception }: Weights,
): { readonly coupling?: SparseRows } {
  return coupling === undefined || perception.isZero() ? {} : { coupling: coupling(point) };
}
