/**
 * The strategy of climbing: task i climbs again and again, from the best of a few random instances
 * each time, until it has decided so many or found a violation.
 *
 * With a conjecture whose outcomes have no score a climb is a random walk in small steps.
 */
import { climbing } from "../tabu/climbs.js";
import type { Conjecture } from "../statement/conjecture.js";
import type { Instance } from "../../generate/instance/instance.js";
import { drawn, drawnWithin } from "./random.js";
import { deriveSeed, randomOf } from "./seed.js";
import { testedScope, type Strategy } from "./strategy.js";

/** Drawn instances outside the scope, one after the other, after which a task ends. */
const patience = 1000;

/** @param steps instances that one task decides */
export function tabuStrategy(conjecture: Conjecture, seed: number, steps: number): Strategy {
  const within = testedScope(conjecture, "climb");
  return {
    name: "climb",
    chunk: 4n,
    *task(index) {
      for (const { instance, outcome } of climbing(
        starts(conjecture, deriveSeed(seed, index)),
        conjecture.decide,
        randomOf(seed, index),
        { budget: steps, within },
      ))
        yield { instance, outcome };
    },
  };
}

/** The random instances of a seed. */
function* starts(conjecture: Conjecture, seed: number): Generator<Instance> {
  const draw = drawn(conjecture.instances, seed);
  const within = drawnWithin(conjecture);
  let missed = 0;
  for (let i = 0n; missed < patience; i++) {
    const instance = draw(i);
    missed = within(instance) ? 0 : missed + 1;
    if (missed === 0) yield instance;
  }
}
