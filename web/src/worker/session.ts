/**
 * A problem that is open: its solver, which is warm after the first point, and its surface or band, computed
 * once, in steps that all who need it share.
 */
import type { At, Kind } from "../protocol.js";
import {
  bandCells,
  Enclosure,
  finish,
  InputError,
  isConvex,
  minima,
  PointSolver,
  Rational,
  surfaceBandSteps,
  surfaceCells,
  surfaceSteps,
  type Cells,
  type Point,
  type Problem,
  type Steps,
  type Surface,
  type SurfaceBand,
  type Value,
} from "./library.js";
import { double } from "./numbers.js";

/** All of C: exactly, or between the planes of a band. */
export type Whole =
  | { readonly kind: "exact"; readonly surface: Surface }
  | { readonly kind: "band"; readonly band: SurfaceBand }
  | { readonly kind: "points"; readonly why: InputError };

type Work = Steps<string, Whole>;

export class Session {
  readonly solver: PointSolver;
  private whole: Whole | undefined;
  private work: Work | undefined;
  private ownCells: Cells | undefined;
  private ownMinima: ReturnType<typeof minima> | undefined;

  constructor(readonly problem: Problem) {
    this.solver = new PointSolver(problem);
  }

  get minima(): ReturnType<typeof minima> {
    return (this.ownMinima ??= minima(this.problem));
  }

  /** What can be drawn, as far as it is known without work. */
  get kind(): Kind {
    try {
      surfaceSteps(this.problem);
      return "exact";
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return isConvex(this.problem) ? "band" : "points";
    }
  }

  /** C at bounds as text. @throws InputError whose path is the name of the bound */
  *point({ distortion, perception }: At): Steps<string | undefined, Point> {
    const steps = this.solver.steps({ distortion, perception });
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      yield `${String(step.value.nodes)} programs solved, ${String(step.value.waiting)} waiting`;
    }
  }

  /** All of C, in steps that report how far it is. */
  *all(): Steps<string, Whole> {
    while (this.whole === undefined) {
      const step = (this.work ??= compute(this.problem)).next();
      if (step.done === true) this.whole = step.value;
      else yield step.value;
    }
    return this.whole;
  }

  /** The cells of the map. @throws InputError where there are none */
  *cells(): Steps<string, Cells> {
    const whole = yield* this.all();
    if (whole.kind === "points") throw whole.why;
    return (this.ownCells ??= whole.kind === "exact" ? surfaceCells(whole.surface) : bandCells(whole.band));
  }

  /**
   * A place at which something happens: half-way between the least distortion and the least perceptual
   * difference, where each is bought alone, rounded up to few digits. Where the domain is convex something is
   * feasible there.
   */
  start(): At {
    const { distortion, perception } = this.minima;
    const leastP = perception instanceof Enclosure ? perception.upper : perception;
    const freeP = finish(this.solver.steps({ distortion, perception: "inf" }));
    const freeD = finish(this.solver.steps({ distortion: "inf", perception: leastP }));
    return {
      distortion: middle(distortion, "achieved" in freeD ? freeD.achieved.distortion : "inf"),
      perception: middle(perception, "achieved" in freeP ? freeP.achieved.perception : "inf"),
    };
  }
}

/** A number with few digits, in the middle of two or a little above; the least itself where there is no room. */
function middle(least: Value | "inf", free: Value | "inf"): string {
  const [from, to] = [double(least), double(free)];
  if (!Number.isFinite(from)) return "inf";
  if (!Number.isFinite(to) || to - from < 1e-9) return least instanceof Rational ? least.toString() : from.toFixed(4);
  const unit = 10 ** Math.floor(Math.log10((to - from) / 10));
  const steps = Math.ceil((from + to) / 2 / unit - 1e-9);
  const places = Math.max(0, Math.round(-Math.log10(unit)));
  return Rational.parse((steps * unit).toFixed(places)).toString();
}

function* compute(problem: Problem): Work {
  try {
    const surface = yield* told(surfaceSteps(problem), (progress) =>
      "confirmed" in progress
        ? `${String(progress.confirmed)} pieces confirmed, ${String(progress.waiting)} facets waiting`
        : `${String(progress.surfaces)} case surfaces, ${String(progress.waiting)} waiting`,
    );
    return { kind: "exact", surface };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (!isConvex(problem)) return { kind: "points", why: error };
  }
  try {
    const band = yield* told(
      surfaceBandSteps(problem),
      ({ pieces, gap }) => `${String(pieces)} planes, C known to ${gap.toNumber().toPrecision(2)}`,
    );
    return { kind: "band", band };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { kind: "points", why: error };
  }
}

/** The same steps, with their progress in words. */
function* told<Progress, Result>(
  steps: Steps<Progress, Result>,
  words: (progress: Progress) => string,
): Steps<string, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield words(step.value);
  }
}
