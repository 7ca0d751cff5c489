/**
 * Slices and their bands as facts: breakpoints, a restorer at each, a plane along each segment.
 *
 * z is the fixed quantity, x the variable, y the value: with a fixed D or P the value is C, with a fixed
 * error rate it is the least D along P. Conditions: docs/formats.md, `slice` and `band`.
 */
import { InputError } from "../../exact/errors.js";
import type { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { byCoupling, readPlane, type ReadBound } from "../../certificate/evidence.js";
import { isObject, list, number, object } from "../../format/decode.js";
import { convexCase, type Case } from "../../model/case.js";
import { readAttained, requireCount } from "./cases.js";
import { planeFacts, type PlaneTerms } from "./plane.js";
import { withinFacts } from "./point.js";
import type { ProblemTerms } from "./problem.js";
import { restorerFacts } from "./restorer.js";
import { atMost, equal, less, minus, real, sum, times } from "./terms.js";

/** D, P or ε. */
type Quantity = "distortion" | "perception" | "errorRate";

interface Axes {
  readonly fixed: Quantity;
  readonly z: ReadBound;
  readonly x: Quantity;
  readonly y: Quantity;
}

interface Breakpoint {
  readonly at: Rational;
  readonly value: Rational;
}

const axesOf: Readonly<Record<Quantity, readonly [Quantity, Quantity]>> = {
  distortion: ["perception", "errorRate"],
  perception: ["distortion", "errorRate"],
  errorRate: ["perception", "distortion"],
};

/** A statement `slice`. */
export function sliceFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const { script } = terms;
  const [at, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const of = convexCase(terms.problem);
  const fields = object(statement, at, "the statement", ["kind", "fixed", "breakpoints"]);
  const slice = new SliceTerms(terms, of, readAxes(fields["fixed"], `${at}.fixed`));
  const breakpoints = readBreakpoints(fields["breakpoints"], `${at}.breakpoints`);
  if (breakpoints.length === 0) {
    const { least } = object(evidence, atEvidence, "the evidence", ["least"]);
    slice.nothing(least, `${atEvidence}.least`);
    return;
  }
  const shown = object(evidence, atEvidence, "the evidence", ["points", "planes", "left"]);
  script.fact("the breakpoints ascend, fall, and bend upwards", ...ordered(breakpoints, true));
  slice.restorers(shown["points"], `${atEvidence}.points`, breakpoints);
  slice.planes(shown["planes"], `${atEvidence}.planes`, breakpoints, equal);
  slice.left(shown["left"], `${atEvidence}.left`, entry(breakpoints, 0), equal);
}

/** A statement `band` of a slice. */
export function sliceBandFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const { script } = terms;
  const [at, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const of = convexCase(terms.problem);
  const fields = object(statement, at, "the statement", ["kind", "fixed", "lower", "upper", "gap"]);
  const slice = new SliceTerms(terms, of, readAxes(fields["fixed"], `${at}.fixed`));
  const [lower, upper] = (["lower", "upper"] as const).map((name) =>
    readBreakpoints(fields[name], `${at}.${name}`),
  ) as [Breakpoint[], Breakpoint[]];
  const [first, start] = [lower[0], upper[0]];
  if (first === undefined || start === undefined)
    throw new InputError({ code: "wrong-length", path: at, expected: "breakpoints above and below", found: "none" });
  const gap = number(fields["gap"], `${at}.gap`);
  const shown = object(evidence, atEvidence, "the evidence", ["points", "planes"], ["left"]);
  script.fact("the lower breakpoints ascend, do not rise, and bend upwards", ...ordered(lower, false));
  script.fact("the upper breakpoints ascend, do not rise, and bend upwards", ...ordered(upper, false));
  script.fact(
    "the lower function begins first, and the gap is nowhere more than stated",
    atMost(real(first.at), real(start.at)),
    ...[...lower, ...upper]
      .filter(({ at: x }) => x.compare(start.at) >= 0)
      .map(({ at: x }) => atMost(minus(heightAt(upper, x), heightAt(lower, x)), real(gap))),
  );
  slice.restorers(shown["points"], `${atEvidence}.points`, upper);
  slice.planes(shown["planes"], `${atEvidence}.planes`, lower, atMost);
  if (shown["left"] !== undefined) slice.left(shown["left"], `${atEvidence}.left`, first, atMost);
  else script.fact("the lower function begins at or below 0", atMost(real(first.at), "0.0"));
}

/** How λD + μP + νε compares with γ. */
type Relation = (left: string, right: string) => string;

/** A plane and what it says of the error rate: ν = 1, or 0 for a Farkas plane. */
interface Line extends PlaneTerms {
  readonly nu: string;
}

class SliceTerms {
  constructor(
    private readonly terms: ProblemTerms,
    private readonly of: Case,
    private readonly axes: Axes,
  ) {}

  /** A restorer within the three bounds of each breakpoint. */
  restorers(value: unknown, path: string, breakpoints: readonly Breakpoint[]): void {
    const points = list(value, path, "a restorer per breakpoint");
    requireCount(points.length, breakpoints.length, "restorers, one per breakpoint", path);
    const { terms, of } = this;
    points.forEach((one, i) => {
      const at = `${path}[${String(i)}]`;
      const bounds = this.at(entry(breakpoints, i));
      const distance = bounds.perception !== "inf";
      const required = ["restorer", ...(distance && byCoupling(of) ? ["coupling"] : [])];
      const { restorer, coupling } = readAttained(object(one, at, "a point", required), at, of);
      const title = `the restorer of breakpoint ${String(i)}`;
      const achieved = restorerFacts(terms, restorer, of, { title, distance, coupling });
      withinFacts(terms, achieved, bounds, of);
      if (bounds.errorRate !== "inf")
        terms.script.fact("its error rate is within the bound", atMost(achieved.errorRate, real(bounds.errorRate)));
    });
  }

  /** A plane along every segment. */
  planes(value: unknown, path: string, breakpoints: readonly Breakpoint[], relation: Relation): void {
    const planes = list(value, path, "a plane per breakpoint");
    requireCount(planes.length, breakpoints.length, "planes, one per breakpoint", path);
    planes.forEach((one, i) => {
      const line = this.line(one, `${path}[${String(i)}]`, `the plane of segment ${String(i)}`);
      const next = breakpoints[i + 1];
      this.terms.script.fact(
        "it runs along its segment",
        less("0.0", this.multiplier(line, this.axes.y)),
        ...this.through(line, entry(breakpoints, i), relation),
        ...(next === undefined
          ? [equal("0.0", this.multiplier(line, this.axes.x))]
          : this.through(line, next, relation)),
      );
    });
  }

  /** Nothing lies to the left of the first breakpoint. */
  left(value: unknown, path: string, first: Breakpoint, relation: Relation): void {
    const line = this.line(value, path, "the left end");
    this.terms.script.fact(
      "nothing lies to the left",
      less("0.0", this.multiplier(line, this.axes.x)),
      equal("0.0", this.multiplier(line, this.axes.y)),
      ...this.through(line, first, relation),
    );
  }

  /** Nothing lies within the fixed bound. */
  nothing(value: unknown, path: string): void {
    const line = this.line(value, path, "nothing is feasible");
    const own = this.multiplier(line, this.axes.fixed);
    const { z } = this.axes;
    this.terms.script.fact(
      "no bound on the others helps",
      equal("0.0", this.multiplier(line, this.axes.x)),
      equal("0.0", this.multiplier(line, this.axes.y)),
      ...(z === "inf" ? [equal("0.0", own), less("0.0", line.gamma)] : [less(times(own, real(z)), line.gamma)]),
    );
  }

  private line(value: unknown, path: string, title: string): Line {
    const farkas = isObject(value) && Object.hasOwn(value, "farkas");
    const key = farkas ? "farkas" : "plane";
    const plane = readPlane(object(value, path, "a line", [key])[key], `${path}.${key}`, this.of);
    const bound = this.axes.fixed === "perception" ? this.axes.z : "inf";
    const own = planeFacts(this.terms, plane, this.of, { title, errors: !farkas, bound });
    return { ...own, nu: farkas ? "0.0" : "1.0" };
  }

  private multiplier({ lambda, mu, nu }: Line, quantity: Quantity): string {
    return { distortion: lambda, perception: mu, errorRate: nu }[quantity];
  }

  /** λD + μP + νε against γ at a breakpoint; a multiplier without a bound is 0. */
  private through(line: Line, breakpoint: Breakpoint, relation: Relation): string[] {
    const bounds = this.at(breakpoint);
    const zero: string[] = [];
    const parts = (["distortion", "perception", "errorRate"] as const).flatMap((name) => {
      const bound = bounds[name];
      if (bound !== "inf") return [times(this.multiplier(line, name), real(bound))];
      zero.push(equal("0.0", this.multiplier(line, name)));
      return [];
    });
    return [...zero, relation(sum(parts), line.gamma)];
  }

  private at({ at, value }: Breakpoint): Readonly<Record<Quantity, ReadBound>> {
    const { fixed, z, x, y } = this.axes;
    const bounds: Record<Quantity, ReadBound> = { distortion: z, perception: z, errorRate: z };
    bounds[x] = at;
    bounds[y] = value;
    bounds[fixed] = z;
    return bounds;
  }
}

/** `at` ascends; `value` falls (or does not rise); slopes between neighbours ascend (or do not fall). */
function ordered(breakpoints: readonly Breakpoint[], strictly: boolean): string[] {
  const relation = strictly ? less : atMost;
  const steps = breakpoints.slice(1).map((next, i) => {
    const own = entry(breakpoints, i);
    return { run: minus(real(next.at), real(own.at)), rise: minus(real(next.value), real(own.value)) };
  });
  return [
    ...steps.flatMap(({ run, rise }) => [less("0.0", run), relation(rise, "0.0")]),
    ...steps.slice(1).map((next, i) => {
      const own = entry(steps, i);
      return relation(times(own.rise, next.run), times(next.rise, own.run));
    }),
  ];
}

/** The function of breakpoints at x, as a term. To the left of them it is the first value: another fact fails then. */
function heightAt(breakpoints: readonly Breakpoint[], x: Rational): string {
  const next = breakpoints.findIndex(({ at }) => at.compare(x) > 0);
  if (next === 0) return real(entry(breakpoints, 0).value);
  const own = entry(breakpoints, (next < 0 ? breakpoints.length : next) - 1);
  if (next < 0) return real(own.value);
  const right = entry(breakpoints, next);
  const share = `(/ ${minus(real(x), real(own.at))} ${minus(real(right.at), real(own.at))})`;
  return sum([real(own.value), times(share, minus(real(right.value), real(own.value)))]);
}

function readAxes(value: unknown, path: string): Axes {
  const names = Object.keys(axesOf) as Quantity[];
  const fixed = names.find((name) => isObject(value) && Object.hasOwn(value, name)) ?? "distortion";
  const given = object(value, path, "what is fixed", [fixed])[fixed];
  const [x, y] = axesOf[fixed];
  return { fixed, z: given === "inf" ? "inf" : number(given, `${path}.${fixed}`), x, y };
}

function readBreakpoints(value: unknown, path: string): Breakpoint[] {
  return list(value, path, "breakpoints").map((one, i) => {
    const at = `${path}[${String(i)}]`;
    const fields = object(one, at, "a breakpoint", ["at", "value"]);
    return { at: number(fields["at"], `${at}.at`), value: number(fields["value"], `${at}.value`) };
  });
}
