/** Neighbours: instances that one random move makes of an instance. */
import { InputError } from "../../exact/errors.js";
import { instanceKey } from "../../generate/instance/edit.js";
import { built, type Instance, type InstanceDefinition } from "../../generate/instance/instance.js";
import { shapeOf } from "../../generate/instance/shape.js";
import type { Within } from "../statement/scope.js";
import type { ClimbBounds } from "./bounds.js";
import { moveChannel, moveClassifier, moveCounts, moveLetter, moveMeasure, type Move } from "./moves.js";
import { oneOf, type Random } from "./random.js";
import { resize } from "./sizes.js";

/** Each as often as it stands here. */
const moves: readonly Move[] = [
  ...many(moveCounts, 7),
  ...many(moveChannel, 8),
  ...many(moveClassifier, 2),
  ...many(moveMeasure, 3),
  ...many(moveLetter, 2),
  resize,
];

/** Most draws for one neighbour: the moves that apply are few where an instance is tiny. */
const patience = 40;

/** One move away from an instance, or nothing where no draw gave a problem that differs from it. */
export function neighbour(
  from: Instance,
  random: Random,
  bounds: ClimbBounds,
  allows: Within = () => true,
): Instance | undefined {
  const key = instanceKey(from.definition);
  for (let draw = 0; draw < patience; draw++) {
    const definition = oneOf(moves, random)(from.definition, random, bounds);
    const next = definition === undefined ? undefined : permitted(definition);
    if (
      next !== undefined &&
      instanceKey(next.definition) !== key &&
      within(next.definition, from.definition, bounds) &&
      allows(next)
    )
      return next;
  }
  return undefined;
}

/** Up to `count` different neighbours whose keys are not in `but`. */
export function neighbours(
  from: Instance,
  count: number,
  random: Random,
  bounds: ClimbBounds,
  but: ReadonlySet<string>,
  allows?: Within,
): Instance[] {
  const found = new Map<string, Instance>();
  for (let draw = 0; draw < 4 * count && found.size < count; draw++) {
    const next = neighbour(from, random, bounds, allows);
    if (next === undefined) break;
    const key = instanceKey(next.definition);
    if (!but.has(key)) found.set(key, next);
  }
  return [...found.values()];
}

function permitted(definition: InstanceDefinition): Instance | undefined {
  try {
    return built(definition);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Denominators within their bounds, or no larger than they were. */
function within(
  definition: InstanceDefinition,
  before: InstanceDefinition,
  { sourceDenominator, channelDenominator }: ClimbBounds,
): boolean {
  const [now, then] = [shapeOf(definition), shapeOf(before)];
  const fits = (value: bigint, old: bigint, most: bigint): boolean => value <= most || value <= old;
  return (
    fits(now.sourceDenominator, then.sourceDenominator, sourceDenominator) &&
    fits(now.denominator, then.denominator, channelDenominator) &&
    fits(now.otherDenominator, then.otherDenominator, channelDenominator)
  );
}

function many(move: Move, times: number): Move[] {
  return Array.from({ length: times }, () => move);
}
