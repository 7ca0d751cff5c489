/**
 * Proofs, for all labelings at once, that a plane is nowhere above C or that a domain row holds.
 *
 * A node fixes the classes of some restored letters; the other letters may answer whichever class is
 * best for each output. The least λE[Δ] + μd + ε of a node is a lower bound for every labeling of
 * the node. Where it is at least γ, its plane proves γ − λD − μP ≤ C_c for all of them; where it is
 * less, the node is split. Oracles are kept, since many planes ask about the same nodes.
 */
import type { CaseTree, SymmetryData } from "../../certificate/point.js";
import type { Multipliers, Plane } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";
import { Case, isRetrained } from "../../model/case.js";
import { free, type Labeling } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";
import { oracleFor } from "../oracle/index.js";
import type { Oracle } from "../oracle/oracle.js";
import { byConflict } from "./conflict.js";
import { comesBefore, symmetriesOf } from "./symmetries.js";

/** Finds the trees of planes, and the Farkas planes of rows, of one problem. */
export class PlanesBelow {
  readonly symmetries: readonly SymmetryData[];
  /** The order of the letters in which labelings are compared. */
  readonly order: readonly number[];
  private readonly oracles = new Map<string, Oracle>();

  constructor(private readonly problem: Problem) {
    this.symmetries = isRetrained(problem) ? symmetriesOf(problem) : [];
    this.order = problem.restored.letters.map((_, j) => j);
  }

  /**
   * The tree that proves γ − λD − μP ≤ C for a part of the divergence.
   * @throws Error where C is somewhere lower
   */
  tree(part: number, multipliers: Multipliers, intercept: Rational): CaseTree {
    return this.below(part, this.problem.classifier.classOf, multipliers, intercept);
  }

  /** The plane with distortion·D + perception·P ≥ γ, γ as large as it can be, wherever anything is feasible. */
  farkas(part: number, { distortion, perception }: Multipliers): Plane {
    const oracle = this.oracle(part, this.problem.classifier.classOf);
    return oracle.plane(oracle.minimise(oracle.normalOf({ distortion, perception, errorRate: Rational.zero })).support);
  }

  private below(part: number, labeling: Labeling, multipliers: Multipliers, least: Rational): CaseTree {
    const symmetry = this.symmetries.findIndex((one) => comesBefore(one, labeling, this.order));
    if (symmetry >= 0) return { kind: "symmetry", symmetry };
    const oracle = this.oracle(part, labeling);
    const { point, support } = oracle.minimise(oracle.normalOf({ ...multipliers, errorRate: Rational.one }));
    if (least.atMost(oracle.real(support.normal, support.through.exact).intercept))
      return { kind: "plane", plane: () => oracle.plane(support) };
    // Symmetries compare labelings letter by letter, so that letters have to be settled in that order.
    const letters = this.symmetries.length > 0 ? this.order : byConflict(this.problem, oracle.restorer(point));
    const letter = letters.find((j) => labeling[j] === free);
    if (letter === undefined) throw new Error("a plane of C that is above a labeling's C");
    return {
      kind: "letter",
      letter,
      classes: this.problem.source.classNames.map((_, k) =>
        this.below(part, labeling.with(letter, k), multipliers, least),
      ),
    };
  }

  private oracle(part: number, labeling: Labeling): Oracle {
    const key = [part, ...labeling].join();
    const known = this.oracles.get(key) ?? oracleFor(new Case(this.problem, labeling, part));
    this.oracles.set(key, known);
    return known;
  }
}
