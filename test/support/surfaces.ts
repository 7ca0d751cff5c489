/** Surfaces of problems whose C is one convex function, on the way and by way of any oracle. */
import { finish } from "../../src/exact/steps.js";
import { convexCase, type Case } from "../../src/model/case.js";
import type { Problem } from "../../src/model/problem.js";
import { OuterApproximation } from "../../src/tradeoff/convex/approximation.js";
import { caseSurface, type CaseSurface } from "../../src/tradeoff/convex/surface.js";
import type { Oracle } from "../../src/tradeoff/oracle/oracle.js";
import { Surface } from "../../src/tradeoff/surface.js";

/** The part that is confirmed after so many facets. @throws where that is all of it */
export function interruptedSurface(problem: Problem, facets: number): Surface {
  const steps = caseSurface(convexCase(problem));
  for (let asked = 1; ; asked++) {
    const step = steps.next();
    if (step.done === true) throw new Error(`after ${String(asked)} facets the surface was complete`);
    if (asked === facets) return new Surface(problem, [step.value.partial()]);
  }
}

/** The surface that an oracle of one's own leads to. */
export function surfaceBy(of: Case, oracle: Oracle): CaseSurface {
  return finish(caseSurface(of, new OuterApproximation(of, oracle)));
}
