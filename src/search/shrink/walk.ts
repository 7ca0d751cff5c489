/**
 * Walks among violated instances: a way out of a local minimum.
 *
 * A reduction changes one thing and must make the instance smaller. Between two local minima there
 * are often instances that are larger than both; a walk goes through them, a random move at a time
 * (climb/moves.ts, and another measure), always to an instance that is violated, and shrinking
 * begins anew where it ends.
 */
import { max } from "../../exact/integers.js";
import { Rational } from "../../exact/rational.js";
import { distortionNames } from "../../model/distortion.js";
import { linearNames, smoothNames } from "../../model/divergence/index.js";
import type { DivergenceDefinition } from "../../model/divergence/divergence.js";
import { neighbour } from "../tabu/neighbours.js";
import { oneOf, type Random } from "../tabu/random.js";
import type { ClimbBounds } from "../tabu/bounds.js";
import type { Instance, InstanceDefinition } from "../../generate/instance/instance.js";
import { shapeOf } from "../../generate/instance/shape.js";

/** Where a walk may go: a letter, an output or a class more than now, and denominators twice as large. */
export function boundsAround(definition: InstanceDefinition): ClimbBounds {
  const { classes, inputs, outputs, otherOutputs, sourceDenominator, denominator, otherDenominator } =
    shapeOf(definition);
  return {
    classes: classes + 1,
    source: inputs + 1,
    outputs: Math.max(outputs, otherOutputs) + 1,
    restored: definition.restored.alphabet.length + 1,
    sourceDenominator: 2n * sourceDenominator,
    channelDenominator: 2n * max(denominator, otherDenominator),
    entryDenominator: 4n,
    entrySize: 8n,
  };
}

/** A random step; it need not lead to an instance. Where no neighbour was found it stays. */
export function step(from: Instance, random: Random, bounds: ClimbBounds): InstanceDefinition {
  if (random.below(6) === 0) return otherMeasure(from.definition, random);
  return (neighbour(from, random, bounds) ?? from).definition;
}

/** Another distortion, also the one that there is as a matrix, or another convex divergence in place of one, smooth for a smooth one. */
function otherMeasure(definition: InstanceDefinition, random: Random): InstanceDefinition {
  const { source, restored, distortion, perception } = definition;
  if (random.below(2) === 0) {
    const matrix = source.alphabet.map((x) => restored.alphabet.map((z) => (x === z ? Rational.zero : Rational.one)));
    return {
      ...definition,
      distortion: oneOf(
        [...distortionNames, { matrix }].filter((one) => one !== distortion),
        random,
      ),
    };
  }
  if (perception === "wasserstein-2" || (typeof perception === "object" && "minimum" in perception)) return definition;
  return { ...definition, perception: oneOf(isSmooth(perception) ? smoothNames : linearNames, random) };
}

function isSmooth(perception: DivergenceDefinition): boolean {
  return typeof perception === "string"
    ? (smoothNames as readonly string[]).includes(perception)
    : "mmd-squared" in perception;
}
