/**
 * The exhaustive strategy: task i decides the i-th instance of a grid of families, smallest
 * shapes first (enumeration/family.ts). Of a conjecture about two channels every case of a
 * family meets every second channel.
 */
import { InputError } from "../../exact/errors.js";
import type { ProblemDefinition } from "../../model/problem.js";
import { ChannelSpace, channelMatrix } from "../../enumeration/index.js";
import type { Conjecture, Grid } from "../statement/conjecture.js";
import { Family, letters, shapesOf, usualMeasures, type FamilyShape } from "../../enumeration/family.js";
import { built, type Instance } from "../../generate/instance/instance.js";
import { testedScope, type Strategy } from "./strategy.js";
import { scopeOf, type Within } from "../statement/scope.js";

/** Where a conjecture names no grid. */
export const usualGrid: Grid = {
  axes: {
    classes: [2],
    inputs: [1, 2, 3],
    outputs: [1, 2, 3],
    denominator: [1n, 2n, 3n, 4n],
    sourceDenominator: [1n, 2n, 3n, 4n, 5n, 6n],
  },
  measures: usualMeasures,
};

export function exhaustiveStrategy(conjecture: Conjecture): Strategy {
  const space = new InstanceSpace(conjecture.grid ?? usualGrid);
  // A grid of the conjecture's own is a scope that it declares.
  const within = conjecture.grid === undefined ? testedScope(conjecture, "exhaustive") : gridWithin(conjecture);
  return {
    name: "exhaustive",
    size: space.size,
    chunk: 256n,
    *task(index) {
      const one = space.at(index);
      if (within(one)) yield { instance: one, outcome: conjecture.decide(one) };
    },
  };
}

function gridWithin(conjecture: Conjecture): Within {
  const scope = scopeOf(conjecture);
  return scope === "untested" ? (): boolean => true : scope;
}

/** One family of the grid, with one space of second channels. */
interface Block {
  readonly shape: FamilyShape;
  readonly second?: ChannelSpace;
  /** Instances before this block, and in it. */
  readonly first: bigint;
  readonly size: bigint;
}

export class InstanceSpace {
  readonly size: bigint;
  private readonly blocks: readonly Block[];
  private last: { readonly block: Block; readonly family: Family } | undefined;

  constructor(private readonly grid: Grid) {
    const blocks: Block[] = [];
    let size = 0n;
    for (const shape of shapesOf(grid.axes)) {
      const cases = new Family(shape, grid.measures).size;
      for (const second of secondChannels(shape.inputs, grid.other)) {
        const block = {
          shape,
          ...(second === undefined ? {} : { second }),
          first: size,
          size: cases * (second?.size ?? 1n),
        };
        blocks.push(block);
        size += block.size;
      }
    }
    this.blocks = blocks;
    this.size = size;
  }

  /** @throws InputError "out-of-range" for an instance that does not exist */
  at(index: bigint): Instance {
    const block = this.blockOf(index);
    const { family } =
      this.last?.block === block
        ? this.last
        : (this.last = { block, family: new Family(block.shape, this.grid.measures) });
    const { second } = block;
    const rank = index - block.first;
    if (second === undefined) return built(family.definition(rank));
    const definition: ProblemDefinition = family.definition(rank / second.size);
    const matrix = channelMatrix(second.unrank(rank % second.size)).toArrays();
    return built({ ...definition, other: { outputs: letters(second.outputs), matrix } });
  }

  private blockOf(index: bigint): Block {
    const last = this.last?.block;
    if (last !== undefined && index >= last.first && index < last.first + last.size) return last;
    const block = this.blocks.find(({ first, size }) => index >= first && index < first + size);
    if (block === undefined)
      throw new InputError({
        code: "out-of-range",
        path: "instance",
        expected: `an instance from 0 to ${String(this.size - 1n)}`,
        found: String(index),
      });
    return block;
  }
}

function secondChannels(inputs: number, other: Grid["other"]): readonly (ChannelSpace | undefined)[] {
  if (other === undefined) return [undefined];
  return other.outputs.flatMap((outputs) =>
    other.denominator.map((denominator) => new ChannelSpace({ kind: "fractions", inputs, outputs, denominator })),
  );
}
