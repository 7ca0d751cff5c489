/**
 * The strategy of climbing: task i climbs again and again, from the best of a few random instances
 * each time, until it has decided so many or found a violation.
 *
 * With a conjecture whose outcomes have no score a climb is a random walk in small steps.
 */
import { climbs } from "../tabu/climbs.js";
import type { Conjecture } from "../statement/conjecture.js";
import type { Instance } from "../../generate/instance/instance.js";
import { drawn } from "./random.js";
import { deriveSeed, randomOf } from "./seed.js";
import type { Strategy } from "./strategy.js";

/** @param steps instances that one task decides */
export function tabuStrategy(conjecture: Conjecture, seed: number, steps: number): Strategy {
  return {
    name: "climb",
    chunk: 4n,
    *task(index) {
      for (const { instance, outcome } of climbs(starts(conjecture, deriveSeed(seed, index)), conjecture.decide, randomOf(seed, index), { budget: steps })) yield { instance, outcome };
    },
  };
}

/** The random instances of a seed. */
function* starts({ instances }: Conjecture, seed: number): Generator<Instance> {
  const draw = drawn(instances, seed);
  for (let i = 0n; ; i++) yield draw(i);
}
