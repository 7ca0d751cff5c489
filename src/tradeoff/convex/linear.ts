/**
 * C(D,P) by one linear program over all restorers, for every linear divergence.
 */
import type { Bounds } from "../../certificate/plane.js";
import { SimilarPrograms } from "../../lp/simplex.js";
import { warmStart } from "../../lp/warm-start.js";
import { linearCase, type Case, type LinearCase } from "../../model/case.js";
import { errorOnly, RestorerProgram } from "../formulation/program.js";
import { evaluateCase } from "../oracle/achieved.js";
import { belowMinimum, infeasible, type ExactCasePoint } from "./point.js";

/** The programs in which the same bounds are finite. */
interface Programs {
  readonly program: RestorerProgram;
  readonly solver: SimilarPrograms;
}

/**
 * Solves points of one case; each starts from the basis of the last point for which the same bounds
 * were finite.
 */
export class LinearRoute {
  private readonly programs = new Map<string, Programs>();

  private readonly of: LinearCase;

  constructor(of: Case) {
    this.of = linearCase(of);
  }

  solve(bounds: Bounds): ExactCasePoint {
    const { of } = this;
    const tooLow = belowMinimum(of, bounds);
    if (tooLow !== undefined) return tooLow;
    const { program, solver } = this.programFor(bounds);
    const outcome = solver.solve(program.at(errorOnly, bounds));
    if (outcome.status === "unbounded")
      throw new Error("an error rate is bounded below by 0: the program cannot be unbounded");
    if (outcome.status === "infeasible") return infeasible(of, bounds, program.plane(outcome.farkas));
    const restorer = program.restorer(outcome.primal);
    const { distortion, perception } = evaluateCase(of, restorer);
    const plane = program.plane(outcome.dual);
    const coupling = program.coupling(outcome.primal);
    return {
      status: "optimal",
      of,
      bounds,
      errorRate: outcome.value,
      multipliers: plane.multipliers,
      achieved: { distortion, perception },
      restorer,
      plane,
      ...(coupling === undefined ? {} : { coupling }),
    };
  }

  private programFor(bounds: Bounds): Programs {
    const shape = { distortion: kind(bounds.distortion), perception: kind(bounds.perception) };
    const key = `${shape.distortion},${shape.perception}`;
    const programs = this.programs.get(key) ?? {
      program: new RestorerProgram(this.of, shape),
      solver: new SimilarPrograms(warmStart),
    };
    this.programs.set(key, programs);
    return programs;
  }
}

function kind(bound: Bounds["distortion"]): "free" | "bounded" {
  return bound === "inf" ? "free" : "bounded";
}
