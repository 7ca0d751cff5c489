/**
 * Slices of several cases between two functions: min over cases of functions above them, and below all of them.
 *
 * A node fixes the classes of some restored letters; the slice of the node, where the other letters may answer
 * whichever class is best for each output, lies below those of its labelings. Lines below a node are enough where
 * they come as near to the least function above as the tolerance allows. A restorer that shows that they cannot
 * has a best labeling: where that is lower than what is known, its band is added; else the node is split. A complete
 * labeling that is lower somewhere has a band of its own. Labelings are not gone through one by one.
 */
import type { BandCases, BandTree } from "../../certificate/band.js";
import type { SymmetryData } from "../../certificate/point.js";
import { Rational, max, min } from "../../exact/rational.js";
import type { Steps } from "../../exact/steps.js";
import { entry } from "../../exact/vector.js";
import { Case, isRetrained } from "../../model/case.js";
import { free, type Labeling } from "../../model/classifier.js";
import type { Problem } from "../../model/problem.js";
import { upperEnvelope, onLine, type Breakpoint, type Line } from "../convex/envelope.js";
import type { SliceHead } from "../convex/slice.js";
import { decimalsFor, roundedUp } from "../smooth/decimals.js";
import { curveAt, largestGap, type Strip } from "../smooth/polyline.js";
import type { Target } from "../smooth/sandwich.js";
import type { BandProgress } from "../smooth/slice-band.js";
import { bestLabeling } from "./achieved.js";
import { nodeBand, startOf, type MissedPoint, type NodeBand } from "./band-node.js";
import { branch } from "./branch.js";
import { byConflict } from "./conflict.js";
import { leastCurve, segmentsOf, shortCurve } from "./least-curve.js";
import { leastFunction } from "./slice.js";
import { comesBefore, symmetriesOf } from "./symmetries.js";

/** A strip with an end. */
export interface BoundedStrip extends Strip {
  readonly to: Rational;
}

/** A slice of several cases between two functions. */
export interface LeastBand {
  readonly lower: readonly Breakpoint[];
  readonly upper: readonly Breakpoint[];
  /** The most by which they differ where both are known, outside of `except`. */
  readonly gap: Rational;
  /** Where a case may have begun: between where it is proved not to have, and where a restorer of it is known. */
  readonly except: readonly BoundedStrip[];
  readonly cases: BandCases;
}

/** The band of a case that is among the least somewhere. */
interface Component {
  readonly labeling: Labeling;
  readonly part: number;
  readonly band: NodeBand & { readonly kind: "curves" };
}

/** The band of a slice, in steps; undefined where no restorer within the fixed bound is known. */
export function leastBand(
  problem: Problem,
  head: SliceHead,
  tolerance: Rational,
): Steps<BandProgress, LeastBand | undefined> {
  return new BandSearch(problem, head, tolerance).run();
}

class BandSearch {
  private readonly components: Component[] = [];
  /** The least function above that is known. */
  private upper: readonly Breakpoint[] = [];
  /** The functions below all leaves, per part. */
  private readonly below: (readonly Breakpoint[])[][];
  private readonly symmetries: readonly SymmetryData[];
  private readonly order: readonly number[];
  /** By how much a node may lie below the least function above: a little less than the tolerance, because numbers are rounded. */
  private readonly slack: Rational;

  constructor(
    private readonly problem: Problem,
    private readonly head: SliceHead,
    private readonly tolerance: Rational,
  ) {
    this.below = problem.perception.parts.map(() => []);
    this.symmetries = isRetrained(problem) ? symmetriesOf(problem) : [];
    this.order = problem.restored.letters.map((_, j) => j);
    this.slack = tolerance.times(Rational.of(7n, 8n));
  }

  *run(): Steps<BandProgress, LeastBand | undefined> {
    const { problem, head } = this;
    const { parts } = problem.perception;
    const { quantity, at } = head.fixed;
    const bounds = {
      distortion: "inf",
      perception: "inf",
      ...(quantity === "errorRate" ? {} : { [quantity]: at }),
    } as const;
    const start = branch(problem, bounds, true, this.tolerance);
    let next = start.next();
    while (next.done !== true) {
      yield { samples: next.value.nodes, gap: Rational.one };
      next = start.next();
    }
    const point = next.value;
    // For large x the best labeling of one part need not be that of another one.
    if ("labeling" in point) for (const part of parts.keys()) yield* this.add(part, point.labeling);
    if (this.upper.length === 0) return undefined;
    const trees: BandTree[] = [];
    for (const part of parts.keys()) trees.push(yield* this.visit(part, problem.classifier.classOf));
    return this.finish(trees);
  }

  private *visit(part: number, labeling: Labeling): Steps<BandProgress, BandTree> {
    const { problem, head, tolerance, symmetries, order } = this;
    const symmetry = symmetries.findIndex((one) => comesBefore(one, labeling, order));
    if (symmetry >= 0) return { kind: "symmetry", symmetry };
    const of = new Case(problem, labeling, part);
    for (;;) {
      const known = this.componentOf(part, labeling);
      if (known !== undefined) return this.leaf(part, known.band);
      const band = yield* nodeBand(of, head, tolerance, this.target(part));
      if (band.kind === "nothing") return band;
      // Where it is open whether anything is within the fixed bound, classes decide nothing.
      if (band.upper.length === 0 || this.isNear(part, band.lower)) return this.leaf(part, band);
      if (band.missed !== undefined && (yield* this.improve(part, band.missed))) continue;
      if (!labeling.includes(free)) {
        yield* this.add(part, labeling);
        continue;
      }
      const restorer = band.missed?.restorer ?? entry(band.attained(), 0).restorer;
      // Symmetries compare labelings letter by letter, so that letters have to be settled in that order.
      const letters = symmetries.length > 0 ? order : byConflict(problem, restorer);
      const letter = entry(
        letters.filter((j) => labeling[j] === free),
        0,
      );
      const classes: BandTree[] = [];
      for (const k of problem.source.classNames.keys()) classes.push(yield* this.visit(part, labeling.with(letter, k)));
      return { kind: "letter", letter, classes };
    }
  }

  private leaf(part: number, { lower, planes, left }: NodeBand & { readonly kind: "curves" }): BandTree {
    entry(this.below, part).push(lower);
    return { kind: "curve", curve: lower, planes, ...(left === undefined ? {} : { left }) };
  }

  private componentOf(part: number, labeling: Labeling): Component | undefined {
    return this.components.find((one) => one.part === part && one.labeling.every((k, j) => k === labeling[j]));
  }

  /** Adds the best labeling of a restorer, where it is lower than what is known. @returns whether it was added */
  private *improve(part: number, { at, restorer }: MissedPoint): Steps<BandProgress, boolean> {
    const { problem, head, slack } = this;
    const { labeling, errorRate } = bestLabeling(problem, restorer);
    if (this.componentOf(part, labeling) !== undefined) return false;
    const least = Rational.of(1n, 4n);
    const { fixed, value } = head;
    const lower =
      value === "errorRate"
        ? errorRate.lessThan(curveAt(this.upper, at).minus(slack.times(least)))
        : fixed.at === "inf" || errorRate.atMost(fixed.at);
    if (lower) yield* this.add(part, labeling);
    return lower;
  }

  /** Computes the band of a case, unless nothing of it is within the fixed bound. */
  private *add(part: number, labeling: Labeling): Steps<BandProgress, void> {
    const band = yield* nodeBand(new Case(this.problem, labeling, part), this.head, this.tolerance);
    if (band.kind === "nothing") return;
    this.components.push({ labeling, part, band });
    this.upper = leastCurve([this.upper, band.upper]);
  }

  private target(part: number): Target {
    return {
      isMet: (lines, from, to) => {
        const after: Strip = { from: to, to: "inf" };
        return lines.length > 0 && this.isNear(part, envelope(lines, from), [after]);
      },
      isMissed: ({ at, value }) =>
        startOf(this.upper).atMost(at) &&
        !this.open(part).some(({ from, to }) => from.atMost(at) && at.lessThan(to)) &&
        value.lessThan(curveAt(this.upper, at).minus(this.slack)),
    };
  }

  /** Whether a function below a node of the part comes near enough to the least function above. */
  private isNear(part: number, lower: readonly Breakpoint[], except: readonly Strip[] = []): boolean {
    return largestGap(lower, this.upper, [...this.open(part), ...except]).atMost(this.slack);
  }

  /**
   * Where cases of the part may have begun, and no restorer is known. A bound on D or P begins where every labeling
   * of the part does; with a bound on ε each begins elsewhere.
   */
  private open(part: number): BoundedStrip[] {
    return this.components
      .filter((one) => one.part === part && one.band.upper.length > 0)
      .map(({ band: { lower, upper } }) => ({
        from: this.head.fixed.quantity === "errorRate" ? startOf(lower) : min(startOf(lower), Rational.zero),
        to: startOf(upper),
      }));
  }

  private finish(trees: readonly BandTree[]): LeastBand {
    const { tolerance, symmetries, order } = this;
    const decimals = decimalsFor(tolerance) + 6;
    const known = this.components.filter(({ band }) => band.upper.length > 0);
    const used = new Set(leastFunction(known.map(({ band }) => segmentsOf(band.upper))).map((one) => one.case));
    const curves = known
      .filter((_, i) => used.has(i))
      .map(({ labeling, part, band }) => ({ labeling, part, curve: band.upper, attained: band.attained() }));
    const lower = shortCurve(leastCurve(this.below.flat()), decimals, "down");
    const above = curves.map(({ curve }) => curve);
    const least = leastCurve(above);
    const short = shortCurve(least, decimals, "up");
    const upper = isAlong(short, above) ? short : least;
    const except = this.exceptions(lower, upper);
    const gap = roundedUp(largestGap(lower, upper, except), decimals);
    return { lower, upper, gap, except, cases: { curves, trees, symmetries, order } };
  }

  /** The strips in which the functions are further apart than the tolerance. */
  private exceptions(lower: readonly Breakpoint[], upper: readonly Breakpoint[]): BoundedStrip[] {
    const begin = startOf(upper);
    const all = this.below.flatMap((curves, part) => {
      const start = curves
        .map(startOf)
        .reduce<Rational | undefined>((a, b) => (a?.lessThan(b) === true ? a : b), undefined);
      if (start === undefined) return [];
      return this.open(part).map(({ from, to }) => ({ from: max(max(from, start), begin), to }));
    });
    let strips = merged(all.filter(({ from, to }) => from.lessThan(to)));
    for (const strip of strips) {
      const without = strips.filter((one) => one !== strip);
      if (largestGap(lower, upper, without).atMost(this.tolerance)) strips = without;
    }
    return strips;
  }
}

/** Whether along every segment one of the functions is nowhere higher, as the checker wants it: they are convex. */
function isAlong(upper: readonly Breakpoint[], above: readonly (readonly Breakpoint[])[]): boolean {
  return upper.every((point, i) => {
    const next = upper[i + 1];
    if (next?.at.equals(point.at) === true) return true;
    const ends = next === undefined ? [point] : [point, next];
    return above.some((curve) =>
      ends.every(({ at, value }) => startOf(curve).atMost(at) && curveAt(curve, at).atMost(value)),
    );
  });
}

/** The greatest of lines from a place on. */
function envelope(lines: readonly Line[], from: Rational): Breakpoint[] {
  return upperEnvelope(lines, from).map((segment) => ({ at: segment.from, value: onLine(segment, segment.from) }));
}

/** Strips by their places, those that meet as one. */
function merged(strips: readonly BoundedStrip[]): BoundedStrip[] {
  const result: BoundedStrip[] = [];
  for (const strip of [...strips].sort((a, b) => a.from.compare(b.from))) {
    const last = result.at(-1);
    if (last !== undefined && strip.from.atMost(last.to))
      result[result.length - 1] = { from: last.from, to: max(last.to, strip.to) };
    else result.push(strip);
  }
  return result;
}
