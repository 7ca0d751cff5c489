/**
 * C(D,P) by one linear program over all restorers: the route for every linear divergence.
 */
import type { Bounds } from "../../certificate/plane.js";
import { floatHint } from "../../lp/float-hint.js";
import { solveLinearProgram, type BasisHint } from "../../lp/simplex.js";
import type { Problem } from "../../model/problem.js";
import { evaluate } from "../evaluate.js";
import { formulate, type Formulation } from "../formulation/index.js";
import { belowMinimum, infeasible, type Point } from "./outcome.js";

/** Solves many points of one problem; each starts from the basis of the last one with the same finite bounds. */
export class LinearPointSolver {
  private readonly formulations = new Map<string, { formulation: Formulation; basis?: readonly number[] }>();

  /** @param hint suggests where to start; it affects speed only */
  constructor(
    private readonly problem: Problem,
    private readonly hint: BasisHint = floatHint,
  ) {}

  solve(bounds: Bounds): Point {
    const tooLow = belowMinimum(this.problem, bounds);
    if (tooLow !== undefined) return tooLow;
    const finite = { distortion: bounds.distortion !== "inf", perception: bounds.perception !== "inf" };
    const key = `${String(finite.distortion)},${String(finite.perception)}`;
    let state = this.formulations.get(key);
    if (state === undefined) {
      state = { formulation: formulate(this.problem, finite) };
      this.formulations.set(key, state);
    }
    const { formulation, basis } = state;
    const outcome = solveLinearProgram(formulation.at(bounds), { ...(basis === undefined ? {} : { start: basis }), hint: this.hint });
    switch (outcome.status) {
      case "optimal": {
        state.basis = outcome.basis;
        const restorer = formulation.readRestorer(outcome.primal);
        const { distortion, perception } = evaluate(this.problem, restorer, this.hint);
        const plane = formulation.readPlane(outcome.dual);
        const coupling = formulation.readCoupling(outcome.primal);
        return {
          status: "optimal",
          problem: this.problem,
          bounds,
          errorRate: outcome.value,
          multipliers: plane.multipliers,
          achieved: { distortion, perception },
          restorer,
          plane,
          ...(coupling === undefined ? {} : { coupling }),
        };
      }
      case "infeasible": {
        state.basis = outcome.basis;
        return infeasible(this.problem, bounds, formulation.readPlane(outcome.farkas));
      }
      case "unbounded":
        throw new Error("an error rate is bounded below by 0: the program cannot be unbounded");
    }
  }
}
