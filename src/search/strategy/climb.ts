/**
 * The strategy of climbing: task i climbs from the i-th random instance of a seed.
 *
 * With a conjecture whose outcomes have no score a climb is a random walk in small steps.
 */
import { climb } from "../climb/climb.js";
import type { Conjecture } from "../conjectures/conjecture.js";
import { drawn } from "./random.js";
import { randomOf } from "./seed.js";
import type { Strategy } from "./strategy.js";

/** @param steps most instances that one climb decides */
export function climbStrategy(conjecture: Conjecture, seed: number, steps: number): Strategy {
  const draw = drawn(conjecture.instances, seed);
  return {
    name: "climb",
    chunk: 4n,
    *task(index) {
      for (const { instance, outcome } of climb(draw(index), conjecture.decide, randomOf(seed, index), { budget: steps })) yield { instance, outcome };
    },
  };
}
