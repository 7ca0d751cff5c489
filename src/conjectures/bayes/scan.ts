/**
 * The gap and the conditions of Theorem 2 over ranges of cases, on machine integers.
 *
 * Channels are stepped through by an odometer, so mostly the last row alone is new: for every
 * row x the sums over the rows above it are kept, and a case costs the last row, K·m products.
 *
 * No overflow: Σ c(k,x) = M and Σ_y w(x,y) = N, so every partial sum Σ_x c(k,x)·w(x,y), every
 * sum over outputs of such maxima and N·Σ_x max_k c(k,x) lies between 0 and M·N, and so does
 * the gap up to its sign. `fits` asks for M·N ≤ 2³¹ − 1: all of it fits an Int32. Sets of
 * classes and of letters are bits of one, so K and n are at most 31. Cases are counted in
 * doubles and handed over to BigInts before they reach 2⁵³, for which one source may have
 * 2⁵² channels.
 */
import { Rational } from "../../exact/rational.js";
import { CanonicalWalk, ChannelWalk } from "../../enumeration/index.js";
import { largestMachineEntry } from "../../enumeration/rows.js";
import type { FamilyScan, ResultStream } from "../../search/statement/scan.js";
import type { Extreme, Family } from "../../enumeration/family.js";
import type { Tally } from "../../search/statement/tally.js";
import { fact } from "./facts.js";
import { verdict } from "./verdicts.js";

const mostChannels = 2 ** 52;
const bits = 31;
/** Results that are handed over at a time. */
const buffered = 4096;
/** Bytes per result: the gap as a little-endian Int32, then the facts. */
export const resultBytes = 5;

/** Whether machine integers suffice for a family. */
export function fits({ shape, channels }: Family): boolean {
  const { classes, inputs, denominator, sourceDenominator } = shape;
  return (
    classes <= bits &&
    inputs <= bits &&
    denominator * sourceDenominator <= largestMachineEntry &&
    channels.size <= BigInt(mostChannels)
  );
}

export class BayesScan implements FamilyScan {
  private readonly cursor: ChannelWalk | CanonicalWalk;
  /** c, class by class, as the source is enumerated. */
  private readonly source: Int32Array;
  /** c(k,x), letter by letter. */
  private readonly mass: Int32Array;
  /** Classes that are optimal for x; letters that share none with x; 1, 2 or 0 for x in R⁺, R⁻ or neither. */
  private readonly optimal: Int32Array;
  private readonly apart: Int32Array;
  private readonly side: Int32Array;
  /** Over the rows before x, per output: Σ c·w by class, classes optimal for all that reach it, letters that reach it, their sides. */
  private readonly sums: Int32Array;
  private readonly common: Int32Array;
  private readonly reach: Int32Array;
  private readonly sides: Int32Array;
  /** Whether two of the rows before x share an output and no optimal class. */
  private readonly parted: Uint8Array;
  private readonly results = new Uint8Array(buffered * resultBytes);
  private readonly view = new DataView(this.results.buffer);

  /** @param verdicts what the statement says of every combination of facts */
  constructor(
    private readonly family: Family,
    private readonly verdicts: Uint8Array,
    upToSymmetry = false,
  ) {
    const { classes, inputs, outputs } = family.shape;
    this.cursor = upToSymmetry ? new CanonicalWalk(family.channels) : new ChannelWalk(family.channels);
    this.source = new Int32Array(classes * inputs);
    this.mass = new Int32Array(classes * inputs);
    this.optimal = new Int32Array(inputs);
    this.apart = new Int32Array(inputs);
    this.side = new Int32Array(inputs);
    this.sums = new Int32Array(inputs * outputs * classes);
    this.common = new Int32Array(inputs * outputs);
    this.reach = new Int32Array(inputs * outputs);
    this.sides = new Int32Array(inputs * outputs);
    this.parted = new Uint8Array(inputs);
  }

  run(from: bigint, to: bigint, results?: ResultStream): Tally {
    const counts = new Counts(this.family);
    const { sources, channels } = this.family;
    let index = from;
    let rank = from / channels.size;
    if (index < to) this.source.set(sources.unrank(rank).map(Number));
    while (index < to) {
      const begin = rank * channels.size;
      const end = begin + channels.size < to ? begin + channels.size : to;
      this.prepare();
      this.cursor.seek(index - begin, end - begin);
      this.scan(begin, Number(index - begin), counts, results);
      counts.handOver(false);
      index = end;
      rank++;
      sources.next(this.source, 0, 0);
    }
    return counts.tally();
  }

  /** What depends on the source alone. */
  private prepare(): void {
    const { source, mass, optimal, apart, side, common } = this;
    const { classes, inputs, outputs } = this.family.shape;
    const all = 2 ** classes - 1;
    common.fill(all, 0, outputs);
    for (let x = 0; x < inputs; x++) {
      let best = 0;
      for (let k = 0; k < classes; k++) {
        const value = source[k * inputs + x]!;
        mass[x * classes + k] = value;
        if (value > best) best = value;
      }
      let set = 0;
      for (let k = 0; k < classes; k++) if (mass[x * classes + k] === best) set |= 1 << k;
      optimal[x] = set;
      const difference = mass[x * classes]! - mass[x * classes + 1]!;
      side[x] = classes > 2 || difference === 0 ? 0 : difference > 0 ? 1 : 2;
    }
    for (let x = 0; x < inputs; x++) {
      apart[x] = 0;
      // A letter without mass has every class for an optimal one, and is apart from none.
      for (let other = 0; other < inputs; other++) if ((optimal[x]! & optimal[other]!) === 0) apart[x]! |= 1 << other;
    }
  }

  private scan(begin: bigint, offset: number, counts: Counts, results: ResultStream | undefined): void {
    const { cursor, mass, optimal, apart, side, sums, common, reach, sides, parted, verdicts, view } = this;
    const { entries } = cursor;
    const { classes, inputs, outputs, denominator } = this.family.shape;
    const plain = cursor instanceof ChannelWalk;
    const last = inputs - 1;
    const lastRow = last * outputs;
    const lastMass = last * classes;
    const two = classes === 2;
    let kept = 0;
    for (let x = 0; x < inputs; x++) {
      let best = 0;
      for (let k = 0; k < classes; k++) if (mass[x * classes + k]! > best) best = mass[x * classes + k]!;
      kept += best;
    }
    kept *= Number(denominator);
    let place = offset - 1;
    let written = 0;
    let first = true;
    while (cursor.next()) {
      place++;
      // A new source changes every row.
      for (let x = first ? 0 : cursor.changed; x < last; x++) this.extend(x);
      first = false;

      let seen = 0;
      let facts = parted[last] === 0 ? fact.pairwise : 0;
      if (two) facts |= fact.paper;
      facts |= fact.common;
      for (let y = 0; y < outputs; y++) {
        const w = entries[lastRow + y]!;
        const at = (lastRow + y) * classes;
        let best = 0;
        for (let k = 0; k < classes; k++) {
          const value = sums[at + k]! + mass[lastMass + k]! * w;
          if (value > best) best = value;
        }
        seen += best;
        let classesLeft = common[lastRow + y]!;
        let sidesMet = sides[lastRow + y]!;
        if (w > 0) {
          classesLeft &= optimal[last]!;
          sidesMet |= side[last]!;
          if ((reach[lastRow + y]! & apart[last]!) !== 0) facts &= ~fact.pairwise;
        }
        if (classesLeft === 0) facts &= ~fact.common;
        if (sidesMet === 3) facts &= ~fact.paper;
      }
      const gap = kept - seen;
      if (gap === 0) facts |= fact.equal;
      else if (gap < 0) facts |= fact.negative;

      const weight = plain ? 1 : Number(cursor.orbit);
      counts.cases += weight;
      if (gap === 0) counts.zeros += weight;
      const said = verdicts[facts]!;
      if (said !== verdict.notApplicable) counts.applicable += weight;
      if (said === verdict.violated) counts.violation(weight, begin, plain ? place : this.rank());
      if (gap > counts.largest) counts.newLargest(gap, begin, plain ? place : this.rank());
      if (gap > 0 && gap < counts.least) counts.newLeast(gap, begin, plain ? place : this.rank());
      if (results !== undefined) {
        view.setInt32(written, gap, true);
        view.setUint8(written + 4, facts);
        written += resultBytes;
        if (written === this.results.length) {
          results.update(this.results);
          written = 0;
        }
      }
    }
    if (written > 0) results?.update(this.results.subarray(0, written));
  }

  /** What is kept over the rows before x + 1, from what is kept over those before x. */
  private extend(x: number): void {
    const { mass, optimal, apart, side, sums, common, reach, sides, parted } = this;
    const { entries } = this.cursor;
    const { classes, outputs } = this.family.shape;
    const here = x * outputs;
    const next = here + outputs;
    parted[x + 1] = parted[x]!;
    for (let y = 0; y < outputs; y++) {
      const w = entries[here + y]!;
      for (let k = 0; k < classes; k++)
        sums[(next + y) * classes + k] = sums[(here + y) * classes + k]! + mass[x * classes + k]! * w;
      const met = reach[here + y]!;
      if (w > 0) {
        common[next + y] = common[here + y]! & optimal[x]!;
        reach[next + y] = met | (1 << x);
        sides[next + y] = sides[here + y]! | side[x]!;
        if ((met & apart[x]!) !== 0) parted[x + 1] = 1;
      } else {
        common[next + y] = common[here + y]!;
        reach[next + y] = met;
        sides[next + y] = sides[here + y]!;
      }
    }
  }

  /** The rank of the present channel, at most 2⁵². */
  private rank(): number {
    return Number(this.family.channels.rankOf(this.cursor.entries));
  }
}

/** Counts in doubles, and extremes as numerators over M·N. */
class Counts {
  cases = 0;
  applicable = 0;
  zeros = 0;
  violations = 0;
  largest = -Infinity;
  least = Infinity;
  private largestAt = 0n;
  private leastAt = 0n;
  private violationAt: bigint | undefined;
  private readonly totals = { cases: 0n, applicable: 0n, zeros: 0n, violations: 0n };

  constructor(private readonly family: Family) {}

  violation(weight: number, begin: bigint, place: number): void {
    this.violations += weight;
    this.violationAt ??= begin + BigInt(place);
  }

  newLargest(gap: number, begin: bigint, place: number): void {
    this.largest = gap;
    this.largestAt = begin + BigInt(place);
  }

  newLeast(gap: number, begin: bigint, place: number): void {
    this.least = gap;
    this.leastAt = begin + BigInt(place);
  }

  /** To BigInts, before doubles end: one source adds at most 2⁵². */
  handOver(now: boolean): void {
    if (!now && this.cases < mostChannels) return;
    for (const key of ["cases", "applicable", "zeros", "violations"] as const) {
      this.totals[key] += BigInt(this[key]);
      this[key] = 0;
    }
  }

  tally(): Tally {
    this.handOver(true);
    const { denominator, sourceDenominator } = this.family.shape;
    const extreme = (gap: number, index: bigint): Extreme => ({
      value: Rational.of(BigInt(gap), denominator * sourceDenominator),
      index,
    });
    return {
      ...this.totals,
      ...(this.violationAt === undefined ? {} : { firstViolation: this.violationAt }),
      ...(this.least === Infinity ? {} : { least: extreme(this.least, this.leastAt) }),
      ...(this.largest === -Infinity ? {} : { largest: extreme(this.largest, this.largestAt) }),
    };
  }
}
