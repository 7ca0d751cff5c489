/**
 * What one question to the oracle costs, by the number of letters.
 *
 * A surface is built in its usual order; after the questions of the beginning, which do not count,
 * each question is timed on its own (warm-started from a corner of its facet, as always), the
 * work on the hull not included. log(time) = a + b·log n is fitted by least squares; as the
 * measure of "n² log n" the same fit is made of n² log n itself over the same sizes.
 */
import { convexCase } from "../../src/model/case.js";
import { OuterApproximation } from "../../src/tradeoff/convex/approximation.js";
import type { Oracle } from "../../src/tradeoff/oracle/oracle.js";
import { TransportOracle } from "../../src/tradeoff/oracle/transport.js";
import { instance, measuredKinds, type Instance } from "./families.js";
import { countsOf } from "./inside.js";
import { median, slope, timed } from "./measure.js";
import type { Settings } from "./settings.js";

/** Microseconds. */
export interface OracleSample {
  readonly size: number;
  readonly questions: number;
  readonly median: number;
  readonly mean: number;
  /** Pivots, and cycles summed up in BigInts, per question. */
  readonly pivots: number;
  readonly evaluations: number;
  /** time/(n² log n), log natural, in nanoseconds. */
  readonly medianRatio: number;
  readonly meanRatio: number;
}

export interface OracleGrowth {
  readonly kind: Instance["kind"];
  readonly samples: readonly OracleSample[];
  /** b of the fit. */
  readonly exponents: { readonly median: number; readonly mean: number; readonly reference: number };
}

export function oracleGrowth({ oracleSizes, quick, seeds, progress }: Settings): OracleGrowth[] {
  const [skipped, counted] = quick ? [100, 200] : [1000, 1000];
  // So that the first size is not the one that pays for the compiler.
  for (const kind of measuredKinds) sample({ family: "random", size: 32, kind, seed: 2 }, 0, quick ? 1000 : 4000);
  return measuredKinds.map((kind) => {
    const samples = oracleSizes.map((size) => {
      progress(`oracle: ${size} letters, ${kind}`);
      return sample({ family: "random", size, kind, seed: seeds[0]! }, skipped, counted);
    });
    const exponent = (value: (one: OracleSample) => number): number =>
      slope(samples.map((one) => [Math.log(one.size), Math.log(value(one))]));
    return {
      kind,
      samples,
      exponents: {
        median: exponent((one) => one.median),
        mean: exponent((one) => one.mean),
        reference: exponent(({ size }) => reference(size)),
      },
    };
  });
}

function reference(size: number): number {
  return size ** 2 * Math.log(size);
}

function sample(given: Instance, skipped: number, counted: number): OracleSample {
  const of = convexCase(instance(given));
  const transport = new TransportOracle(of);
  const oracle = transport as unknown as Oracle;
  const times: number[] = [];
  const probe: Oracle["probe"] = (facet, points) => {
    const { value, ms } = timed(() => oracle.probe(facet, points));
    times.push(1000 * ms);
    return value;
  };
  let before = countsOf(transport);
  const observed = Object.assign(Object.create(oracle) as Oracle, { probe });
  const approximation = new OuterApproximation(of, observed);
  const waiting = [...approximation.hull.facets()];
  while (times.length < skipped && approximation.advance(waiting)) before = countsOf(transport);
  while (times.length < skipped + counted && approximation.advance(waiting)) {
    /* one question after the other */
  }
  const kept = times.slice(before.questions);
  if (kept.length === 0) throw new RangeError(`${of.problem.name}: a surface of only ${times.length} questions`);
  const after = countsOf(transport);
  const [middle, mean] = [median(kept), kept.reduce((total, time) => total + time, 0) / kept.length];
  const nanoseconds = 1000 / reference(given.size);
  return {
    size: given.size,
    questions: kept.length,
    median: middle,
    mean,
    pivots: (after.pivots - before.pivots) / kept.length,
    evaluations: (after.evaluations - before.evaluations) / kept.length,
    medianRatio: middle * nanoseconds,
    meanRatio: mean * nanoseconds,
  };
}
