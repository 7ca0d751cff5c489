/**
 * The random strategy: task i decides the i-th instance that the conjecture's generator draws.
 *
 * Instances are drawn in blocks, each with a seed of its own, so that no task needs those of
 * another block. Within a block fast-check's bias goes from small values to all of them, as in a
 * run of its own.
 */
import fc from "fast-check";
import type { Conjecture } from "../statement/conjecture.js";
import type { Instance } from "../../generate/instance/instance.js";
import { deriveSeed } from "./seed.js";
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

/**
 * The i-th instance of a seed. Once it is given away it is not kept: what has been computed of it is
 * a hundred times as large as its block, and would outlive it.
 */
export function drawn(instances: fc.Arbitrary<Instance>, seed: number): (index: bigint) => Instance {
  let block: (Instance | undefined)[] = [];
  let at = -1n;
  return (index) => {
    const place = Number(index % blockSize);
    if (index / blockSize !== at || block[place] === undefined) {
      at = index / blockSize;
      block = fc.sample(instances, { seed: deriveSeed(seed, at), numRuns: Number(blockSize) });
    }
    const instance = block[place];
    if (instance === undefined) throw new Error(`fast-check drew no instance ${String(place)}`);
    block[place] = undefined;
    return instance;
  };
}
