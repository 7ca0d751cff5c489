/**
 * How long C(D,P) takes at one point, and how long other solvers take on the same program.
 *
 * - network: the network of a fresh problem object, minima included; a problem keeps both.
 * - cold: the first `solve` of a fresh process on a problem just made, network included;
 *   modules are loaded, the problem is given, nothing is compiled yet.
 * - warm: a new PointSolver on a problem whose network exists, up to the value and the status.
 * - proof: reading the restorer, the plane and what is achieved of that point, which are made on demand.
 * - check: the kernel on the certificate as text.
 * - linear: the route by one linear program, restorer and plane included (up to 64 letters).
 * - esolver, glpsol: peers.ts. Runs alternate with ours, so that a busy machine slows all alike.
 */
import { execFileSync } from "node:child_process";
import type { Bounds } from "../../src/certificate/plane.js";
import { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { toLpText } from "../../src/lp/text.js";
import { convexCase } from "../../src/model/case.js";
import type { Problem } from "../../src/model/problem.js";
import { prepare } from "../../src/tradeoff/prepare.js";
import { minima } from "../../src/tradeoff/minima.js";
import { certificate, PointSolver, type Point } from "../../src/tradeoff/solve.js";
import { networkOf } from "../../src/transport/network.js";
import { planeOf } from "../support/points.js";
import { programAt } from "../support/programs.js";
import { families, instance, measuredKinds, type Instance } from "./families.js";
import { median, Repeated, shown, timed } from "./measure.js";
import { Peers } from "./peers.js";
import { boundsAt, places, type Place } from "./places.js";
import type { Settings } from "./settings.js";

/** Letters up to which a route is tried at all. */
const limits = { linear: 64, glpsolExact: 16 };
/** Letters up to which every seed is measured; beyond, esolver takes up to a minute per run, so only the first. */
const mostSeeded = 64;
/** Warm runs for each of the others: they are short, and the first one after another process is slower. */
const warmPerRound = 5;

export interface PointTiming {
  readonly status: Point["status"];
  readonly rows: number;
  readonly columns: number;
  readonly network: number;
  readonly cold: number;
  readonly warm: number;
  readonly proof: number;
  readonly check: number;
  readonly linear?: number;
  /** Absent where a solver is not installed or gave no answer in time. */
  readonly esolver?: number;
  readonly esolverSolve?: number;
  readonly glpsol?: number;
  readonly glpsolExact?: number;
  /** Whether esolver found the same optimum, as a fraction, or the same infeasibility. */
  readonly agrees?: boolean;
}

/** One row of the table: the same size, family, perception and place, several seeds. */
export interface PointRow {
  readonly family: Instance["family"];
  readonly size: number;
  readonly kind: Instance["kind"];
  readonly place: Place;
  readonly timings: readonly PointTiming[];
}

export async function pointRows({
  pointSizes,
  seeds,
  runs,
  timeout,
  command,
  progress,
}: Settings): Promise<PointRow[]> {
  const rows: PointRow[] = [];
  for (const size of pointSizes) {
    for (const family of families) {
      for (const kind of measuredKinds) {
        for (const place of places) {
          progress(`points: ${size} letters, ${family}, ${kind}, ${place}`);
          const timings: PointTiming[] = [];
          for (const seed of size > mostSeeded ? seeds.slice(0, 1) : seeds)
            timings.push(await timePoint({ family, size, kind, seed }, place, runs, timeout, command));
          rows.push({ family, size, kind, place, timings });
          const all = (part: "warm" | "esolver" | "esolverSolve"): string =>
            timings.map((timing) => shown(timing[part])).join(", ");
          progress(
            `  warm ${all("warm")} ms; esolver ${all("esolver")} ms, of these its own ${all("esolverSolve")} ms`,
          );
        }
      }
    }
  }
  return rows;
}

async function timePoint(
  given: Instance,
  place: Place,
  runs: number,
  timeout: number,
  command: readonly string[],
): Promise<PointTiming> {
  const bounds = boundsAt(given, place);
  const problem = instance(given);
  const solvePoint = (): Point => new PointSolver(problem).solve(bounds);
  const point = solvePoint();
  const warmUp = new Repeated(200);
  for (let i = 0; i < 20 && warmUp.wanted; i++) warmUp.add(timed(() => proofOf(solvePoint())).ms);

  const program = programAt(problem, bounds);
  const peers = new Peers(toLpText(program));
  const [network, warm, proof, linear] = [new Repeated(), new Repeated(), new Repeated(), new Repeated()];
  const [esolver, esolverSolve, glpsol, glpsolExact] = [
    new Repeated(10_000),
    new Repeated(10_000),
    new Repeated(),
    new Repeated(),
  ];
  try {
    for (let i = 0; i < runs; i++) {
      if (network.wanted) network.add(firstNetwork(instance(given)));
      for (let j = 0; j < warmPerRound && warm.wanted; j++) {
        const solved = timed(solvePoint);
        warm.add(solved.ms);
        proof.add(timed(() => proofOf(solved.value)).ms);
      }
      if (given.size <= limits.linear && linear.wanted) linear.add(await linearTime(problem, bounds, point));
      if (esolver.wanted) {
        const run = await peers.esolver(timeout);
        esolver.add(run?.whole);
        if (run?.solve !== undefined) esolverSolve.add(run.solve);
      }
      if (glpsol.wanted) glpsol.add((await peers.glpsol(timeout))?.whole);
      if (given.size <= limits.glpsolExact && glpsolExact.wanted)
        glpsolExact.add((await peers.glpsol(timeout, true))?.whole);
    }
    const text = JSON.stringify(certificate(point));
    const checks = Array.from({ length: 3 }, () => timed(() => check(text)));
    if (checks.some(({ value }) => value.status !== "accepted"))
      throw new Error(`a certificate was rejected: ${JSON.stringify(checks[0]!.value)}`);
    const expected =
      point.status === "optimal"
        ? `optimal ${String(point.errorRate.times(Rational.of(program.costDenominator)))}`
        : point.status;
    return {
      status: point.status,
      rows: program.rows.length,
      columns: program.columns.length,
      network: network.median ?? NaN,
      cold: Number(
        execFileSync(command[0]!, [...command.slice(1), "--cold", JSON.stringify({ given, bounds })], {
          encoding: "utf8",
        }),
      ),
      warm: warm.median ?? NaN,
      proof: proof.median ?? NaN,
      check: median(checks.map(({ ms }) => ms)),
      ...optional({ linear, esolver, esolverSolve, glpsol, glpsolExact }),
      ...(esolver.median === undefined ? {} : { agrees: peers.esolverAnswer() === expected }),
    };
  } finally {
    peers.end();
  }
}

function optional<Name extends string>(given: Readonly<Record<Name, Repeated>>): Partial<Record<Name, number>> {
  const known = (Object.entries(given) as [Name, Repeated][]).flatMap(([name, { median: value }]) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(known) as Partial<Record<Name, number>>;
}

/** Everything that a point makes on demand. */
function proofOf(point: Point): unknown {
  return point.status === "optimal" ? [point.restorer, planeOf(point), point.achieved] : [planeOf(point)];
}

/** What a problem keeps for all its points. */
function firstNetwork(problem: Problem): number {
  return timed(() => [networkOf(convexCase(problem)), minima(problem)]).ms;
}

async function linearTime(problem: Problem, bounds: Bounds, expected: Point): Promise<number> {
  await prepare(problem);
  const { value, ms } = timed(() => new PointSolver(problem, { route: "linear" }).solve(bounds));
  const text = (point: Point): string => (point.status === "optimal" ? String(point.errorRate) : point.status);
  if (text(value) !== text(expected)) throw new Error(`the routes disagree: ${text(value)} and ${text(expected)}`);
  return ms;
}

/** The first solve of this process, in milliseconds. Loading of modules does not count, the problem is given. */
export function coldTime(text: string): number {
  const { given, bounds } = JSON.parse(text) as { given: Instance; bounds: { distortion: string; perception: string } };
  const problem = instance(given);
  const parsed = { distortion: Rational.parse(bounds.distortion), perception: Rational.parse(bounds.perception) };
  return timed(() => new PointSolver(problem).solve(parsed)).ms;
}
