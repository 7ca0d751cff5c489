import type { Conjecture } from "../conjectures/conjecture.js";
import type { Strategy } from "./strategy.js";
export function climbStrategy(_c: Conjecture, _seed: number, _steps: number): Strategy {
  throw new Error("stub");
}
