/**
 * The random strategy: task i decides the i-th instance that the conjecture's generator draws.
 *
 * Instances are drawn in blocks, each with a seed of its own, so that no task needs those of
 * another block. Within a block fast-check's bias goes from small values to all of them, as in a
 * run of its own.
 */
import fc from "fast-check";
import { entry } from "../../exact/vector.js";
import type { Conjecture } from "../conjectures/conjecture.js";
import type { Instance } from "../instance/instance.js";
import { mixed } from "./seed.js";
import type { Strategy } from "./strategy.js";

const blockSize = 64n;

export function randomStrategy(conjecture: Conjecture, seed: number): Strategy {
  const draw = drawn(conjecture.instances, seed);
  return {
    name: "random",
    chunk: blockSize,
    *task(index) {
      const instance = draw(index);
      yield { instance, outcome: conjecture.decide(instance) };
    },
  };
}

/** The i-th instance of a seed. */
export function drawn(instances: fc.Arbitrary<Instance>, seed: number): (index: bigint) => Instance {
  let block: readonly Instance[] = [];
  let at = -1n;
  return (index) => {
    if (index / blockSize !== at) {
      at = index / blockSize;
      block = fc.sample(instances, { seed: mixed(seed, at), numRuns: Number(blockSize) });
    }
    return entry(block, Number(index % blockSize));
  };
}
