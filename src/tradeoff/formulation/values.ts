/**
 * C(D,P) of one case at many points by linear programs, values alone.
 *
 * The program of a point has D and P on its right-hand side only, so that a point starts from the basis of
 * the last one (lp/optimal-values.ts). Nothing of the hull, of the network or of the minima comes in: a
 * second opinion on a surface, for searches that ask it by the hundred thousand. Points with a restorer
 * and a plane are those of tradeoff/convex/linear.ts.
 */
import type { Bounds } from "../../certificate/plane.js";
import type { Rational } from "../../exact/rational.js";
import { OptimalValues } from "../../lp/optimal-values.js";
import { linearCase, type Case } from "../../model/case.js";
import { errorOnly, RestorerProgram, type ProgramShape } from "./program.js";

export class LinearValues {
  private readonly programs = new Map<string, { readonly program: RestorerProgram; readonly values: OptimalValues }>();

  constructor(private readonly of: Case) {
    linearCase(of);
  }

  /** C(D,P), or "infinite" where nothing is feasible. */
  at(bounds: Bounds): Rational | "infinite" {
    const { program, values } = this.programFor(bounds);
    const value = values.at(program.rows(bounds));
    return value === "infeasible" ? "infinite" : value;
  }

  private programFor(bounds: Bounds): { readonly program: RestorerProgram; readonly values: OptimalValues } {
    const kind = (bound: Bounds["distortion"]): "free" | "bounded" => (bound === "inf" ? "free" : "bounded");
    const shape: ProgramShape = { distortion: kind(bounds.distortion), perception: kind(bounds.perception) };
    const key = `${shape.distortion},${shape.perception}`;
    let known = this.programs.get(key);
    if (known === undefined) {
      const program = new RestorerProgram(this.of, shape);
      known = { program, values: new OptimalValues(program.at(errorOnly, bounds)) };
      this.programs.set(key, known);
    }
    return known;
  }
}
