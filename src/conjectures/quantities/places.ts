/**
 * Points of the (D, P) plane that depend on nothing but an instance, spread at random.
 *
 * D lies between the least and the largest distortion of any restorer in eighths, P between 0 and a value of
 * the size of d in squares of eighths, so that both ends are among them: D_min and P = 0, where there is no
 * strictly feasible restorer.
 */
import { Rational } from "../../exact/rational.js";
import { rangeOf } from "../../generate/bounds.js";
import { instanceKey } from "../../generate/instance/edit.js";
import type { Instance } from "../../generate/instance/instance.js";
import { SplitMix64, type Random } from "../../search/tabu/random.js";

export interface Place {
  readonly distortion: Rational;
  readonly perception: Rational;
}

/** Random numbers that the definition of an instance determines. */
export function randomOfInstance({ definition }: Instance): Random {
  // FNV-1a, a hash of 64 bits: every definition has numbers of its own.
  let hash = 0xcbf29ce484222325n;
  for (const character of instanceKey(definition))
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return new SplitMix64(hash);
}

/** One place after the other. */
export function placesOf(instance: Instance): () => Place {
  const random = randomOfInstance(instance);
  const { distortion, perception } = rangeOf(instance.problem);
  return () => {
    const [d, p] = [random.below(9), random.below(9)];
    return {
      distortion: distortion.least.plus(distortion.most.minus(distortion.least).times(eighths(d))),
      perception: perception.most.times(eighths(p)).times(eighths(p)),
    };
  };
}

/** k/8. */
export function eighths(k: number): Rational {
  return Rational.of(BigInt(k), 8n);
}
