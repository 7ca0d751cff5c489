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
import type { Within } from "../statement/scope.js";
import { deriveSeed } from "./seed.js";
import type { Strategy } from "./strategy.js";

const blockSize = 64n;

export function randomStrategy(conjecture: Conjecture, seed: number): Strategy {
  const draw = drawn(conjecture.instances, seed);
  const within = drawnWithin(conjecture);
  return {
    name: "random",
    chunk: blockSize,
    drawn: (index) => valueDrawn(conjecture.instances, seed, index),
    *task(index) {
      const instance = draw(index);
      if (within(instance)) yield { instance, outcome: conjecture.decide(instance) };
    },
  };
}

/** The i-th instance of a seed, with its context. */
function valueDrawn(instances: fc.Arbitrary<Instance>, seed: number, index: bigint): fc.Value<Instance> {
  const value = fc.sample(new Contextual(instances), {
    seed: deriveSeed(seed, index / blockSize),
    numRuns: Number(blockSize),
  })[Number(index % blockSize)];
  if (value === undefined) throw new Error(`fast-check drew no instance ${String(index)}`);
  return value;
}

/** Draws what another arbitrary draws, with the context by which that one shrinks it. */
class Contextual<T> extends fc.Arbitrary<fc.Value<T>> {
  constructor(private readonly inner: fc.Arbitrary<T>) {
    super();
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<fc.Value<T>> {
    return new fc.Value(this.inner.generate(random, bias), undefined);
  }

  canShrinkWithoutContext(_: unknown): _ is fc.Value<T> {
    return false;
  }

  shrink(): fc.Stream<fc.Value<fc.Value<T>>> {
    return fc.Stream.nil();
  }
}

/** What of the drawn instances is decided: the generator's options hold of all that it draws. */
export function drawnWithin({ scope }: Conjecture): Within {
  return scope?.within ?? ((): boolean => true);
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
