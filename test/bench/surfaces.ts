/**
 * How long the whole surface takes, each in a fresh process.
 *
 * - network: the first network of the problem; build: every facet confirmed; merge:
 *   pieces, domain and vertices in order; fractions: reading every reduced fraction of the pieces, the domain and the vertices.
 * - memory: the peak of the process after its first surface with all fractions, and what it
 *   was before, the problem included.
 * - linear: the same surface with the linear-program oracle, up to 8 letters; it has to be equal.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { finish } from "../../src/exact/steps.js";
import { convexCase, type Case } from "../../src/model/case.js";
import { OuterApproximation } from "../../src/tradeoff/convex/approximation.js";
import { LinearOracle } from "../../src/tradeoff/oracle/linear.js";
import { TransportOracle } from "../../src/tradeoff/oracle/transport.js";
import { caseSurface } from "../../src/tradeoff/convex/surface.js";
import type { Pieces } from "../../src/tradeoff/surface.js";
import { networkOf } from "../../src/transport/network.js";
import { families, instance, measuredKinds, type Instance } from "./families.js";
import { countsOf, type Counts } from "./inside.js";
import { median, timed } from "./measure.js";
import type { Settings } from "./settings.js";

/** Letters up to which the linear-program oracle is tried. */
const mostLinear = 8;
/** Milliseconds within which a surface is built again. */
const budget = 2000;

/** Times in milliseconds, memory in megabytes. */
export interface SurfaceRow extends Counts {
  readonly family: Instance["family"];
  readonly size: number;
  readonly kind: Instance["kind"];
  readonly vertices: number;
  readonly pieces: number;
  readonly domainRows: number;
  /** How many surfaces the medians are of. */
  readonly runs: number;
  readonly network: number;
  readonly build: number;
  readonly merge: number;
  readonly fractions: number;
  readonly memory: number;
  readonly memoryBefore: number;
  /** build with the linear-program oracle. */
  readonly linear?: number;
}

export function surfaceRows({ surfaceSizes, seeds, runs, command, progress }: Settings): SurfaceRow[] {
  const rows: SurfaceRow[] = [];
  for (const size of surfaceSizes) {
    for (const family of families) {
      for (const kind of measuredKinds) {
        progress(`surfaces: ${size} letters, ${family}, ${kind}`);
        const given: Instance = { family, size, kind, seed: seeds[0]! };
        rows.push(
          JSON.parse(
            execFileSync(command[0]!, [...command.slice(1), "--surface", JSON.stringify({ given, runs })], {
              encoding: "utf8",
            }),
          ) as SurfaceRow,
        );
      }
    }
  }
  return rows;
}

/** What the fresh process does. */
export function surfaceOf(text: string): SurfaceRow {
  const { given, runs } = JSON.parse(text) as { given: Instance; runs: number };
  const of = convexCase(instance(given));
  const memoryBefore = peakMemory();
  const network = timed(() => networkOf(of)).ms;
  const first = measured(of);
  const memory = peakMemory();
  const all = [first];
  let spent = first.build;
  while (all.length < runs && spent < budget) {
    const next = measured(of);
    all.push(next);
    spent += next.build;
  }
  const middle = (part: "build" | "merge" | "fractions"): number => median(all.map((one) => one[part]));
  const { surface, counts } = first;
  return {
    ...given,
    vertices: surface.vertices.length,
    pieces: surface.pieces.length,
    domainRows: surface.domain.length,
    runs: all.length,
    network,
    build: middle("build"),
    merge: middle("merge"),
    fractions: middle("fractions"),
    ...counts,
    memory,
    memoryBefore,
    ...(given.size > mostLinear ? {} : { linear: linearBuild(of, surface) }),
  };
}

interface Measured {
  readonly surface: Pieces;
  readonly build: number;
  readonly merge: number;
  readonly fractions: number;
  readonly counts: Counts;
}

function measured(of: Case): Measured {
  const oracle = new TransportOracle(of);
  const built = timed(() => completed(new OuterApproximation(of, oracle) as unknown as OuterApproximation));
  const merged = timed(() => finish(caseSurface(of, built.value)));
  const fractions = timed(() => fractionsOf(merged.value));
  return {
    surface: merged.value,
    build: built.ms,
    merge: merged.ms,
    fractions: fractions.ms,
    counts: countsOf(oracle),
  };
}

function completed(approximation: OuterApproximation): OuterApproximation {
  const waiting = [...approximation.hull.facets()];
  while (approximation.advance(waiting)) {
    /* until every facet is confirmed */
  }
  return approximation;
}

function fractionsOf({ pieces, domain, vertices }: Pieces): unknown[] {
  return [
    pieces.map(({ intercept, multipliers }) => [intercept, multipliers]),
    domain.map(({ distortion, perception, atLeast }) => [distortion, perception, atLeast]),
    vertices.map(({ distortion, perception, errorRate }) => [distortion, perception, errorRate]),
  ];
}

function linearBuild(of: Case, expected: Pieces): number {
  const approximation = new OuterApproximation(of, new LinearOracle(of)) as unknown as OuterApproximation;
  const { value, ms } = timed(() => completed(approximation));
  const text = (surface: Pieces): string => JSON.stringify(fractionsOf(surface));
  if (text(finish(caseSurface(of, value))) !== text(expected))
    throw new Error(`two oracles, two surfaces: ${of.problem.name}`);
  return ms;
}

/** The most memory that this process has had in use, in megabytes. Where Linux tells, without what it inherited. */
export function peakMemory(): number {
  try {
    const [, kilobytes] = /VmHWM:\s*(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) / 1000;
  } catch {
    /* not Linux */
  }
  return process.resourceUsage().maxRSS / 1000;
}
