/**
 * The least α·E[Δ] + β·d + γ·ε over all restorers, labelings and parts of the divergence.
 *
 * The search goes depth-first over partial labelings. The minimum of a relaxed case is a lower bound
 * for its labelings; the best labeling of its restorer gives an upper bound. One plane proves a node
 * whose lower bound is not below the best value found; other nodes are split. With a smooth part both bounds
 * are ends of enclosures, and a node is settled where it is below the best by less than half of the tolerance.
 */
import type { CaseTree } from "../../certificate/point.js";
import { Enclosure } from "../../exact/enclosure.js";
import { InputError } from "../../exact/errors.js";
import { Rational, min } from "../../exact/rational.js";
import type { RationalMatrix, SparseRows } from "../../exact/vector.js";
import { Case, isSmooth, isSmoothCase, linearCase } from "../../model/case.js";
import { free, type Labeling } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";
import type { HullPoint } from "../hull/point.js";
import { oracleFor } from "../oracle/index.js";
import type { Oracle } from "../oracle/oracle.js";
import { decimalsFor, roundedDown, roundedUp } from "../smooth/decimals.js";
import { leastSmoothSum, planeOfInfinite, type SmoothOptimum } from "../smooth/weighted.js";
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
  /** Enclosed where a smooth divergence counts. */
  readonly value: Rational | Enclosure;
  readonly restorer: RationalMatrix;
  readonly labeling: Labeling;
  readonly part: number;
  /** T(x̂,x), where β > 0 and the part is a transport cost given as a matrix. */
  readonly coupling?: SparseRows;
  readonly trees: readonly CaseTree[];
}

/**
 * The minimum for given weights.
 * @param weights β > 0 only where every part of the divergence has power 1
 * @param tolerance the width of an enclosure
 * @throws InputError "out-of-range" where β > 0 and d is infinite for every restorer
 */
export function leastWeighted(problem: Problem, weights: Weights, tolerance: Rational): WeightedMinimum {
  return new WeightedSearch(problem, weights, tolerance).minimum();
}

/** The minimum of a case, by its labels: no sum is below `lower`, and the restorer has `shared` + γ·errorRate at most. */
type Optimum = SmoothOptimum & { readonly coupling?: SparseRows };

interface Best extends Pick<WeightedMinimum, "restorer" | "labeling" | "part" | "coupling"> {
  readonly value: Rational;
}

class WeightedSearch {
  private best: Best | undefined;
  /** The least lower bound of a leaf. */
  private lower: Rational | undefined;
  /** By how much a leaf may be below the best. */
  private readonly slack: Rational;
  private readonly enclosing: boolean;

  constructor(
    private readonly problem: Problem,
    private readonly weights: Weights,
    private readonly tolerance: Rational,
  ) {
    this.enclosing = isSmooth(problem) && !weights.perception.isZero();
    this.slack = this.enclosing ? tolerance.over(Rational.of(2n)) : Rational.zero;
  }

  minimum(): WeightedMinimum {
    const { problem, enclosing } = this;
    const trees = problem.perception.parts.map((_, part) =>
      this.visit(new Case(problem, problem.classifier.classOf, part)),
    );
    const { best, lower } = this;
    if (best === undefined || lower === undefined) throw infinite(problem);
    if (!enclosing) return { ...best, trees };
    const decimals = decimalsFor(this.tolerance);
    return {
      ...best,
      value: Enclosure.of(roundedDown(min(lower, best.value), decimals), roundedUp(best.value, decimals)),
      trees,
    };
  }

  private visit(of: Case): CaseTree {
    const { problem, weights, slack } = this;
    const found = this.least(of);
    if (found === undefined) {
      if (!isSmoothCase(of)) throw new Error("only a smooth divergence is infinite");
      // The best value is known when the plane is asked for.
      return { kind: "plane", plane: () => planeOfInfinite(of, weights, this.best?.value ?? Rational.zero) };
    }
    const { lower, restorer, shared, coupling, plane } = found;
    const { labeling, errorRate } = bestLabeling(problem, restorer);
    const value = shared.plus(weights.errorRate.times(errorRate));
    if (this.best === undefined || value.lessThan(this.best.value))
      this.best = { value, restorer, labeling, part: of.part, ...(coupling === undefined ? {} : { coupling }) };
    const letter = byConflict(problem, restorer).find((j) => of.labeling[j] === free);
    // Without the error rate labels make no difference; with all labels nothing is left to be split.
    const settled = letter === undefined || weights.errorRate.isZero();
    if (settled && !this.enclosing && !this.best.value.atMost(lower))
      throw new Error("a complete labeling bounds itself");
    if (settled || this.best.value.minus(slack).atMost(lower)) {
      this.lower = this.lower === undefined ? lower : min(this.lower, lower);
      return { kind: "plane", plane: () => plane };
    }
    return {
      kind: "letter",
      letter,
      classes: problem.source.classNames.map((_, k) =>
        this.visit(new Case(problem, of.labeling.with(letter, k), of.part)),
      ),
    };
  }

  private least(of: Case): Optimum | undefined {
    const { weights, tolerance } = this;
    if (isSmoothCase(of)) return leastSmoothSum(of, weights, tolerance.over(Rational.of(4n)));
    const oracle = oracleFor(linearCase(of));
    const { point, support } = oracle.minimise(oracle.normalOf(weights));
    const { distortion, perception, errorRate } = oracle.achieved(point);
    const shared = weights.distortion.times(distortion).plus(weights.perception.times(perception));
    return {
      lower: shared.plus(weights.errorRate.times(errorRate)),
      shared,
      errorRate,
      restorer: oracle.restorer(point),
      plane: oracle.plane(support),
      ...couplingOf(oracle, point, weights),
    };
  }
}

function infinite({ perception }: Problem): InputError {
  return new InputError({
    code: "out-of-range",
    path: "perception",
    expected: "weight 0 on a perceptual difference that is infinite for every restorer",
    found: `a weight on ${perception.title}`,
  });
}

/** The coupling that certificates need: where β > 0 it costs no more than d. */
export function couplingOf<P extends HullPoint>(
  { coupling }: Oracle<P>,
  point: P,
  { perception }: Weights,
): { readonly coupling?: SparseRows } {
  return coupling === undefined || perception.isZero() ? {} : { coupling: coupling(point) };
}
