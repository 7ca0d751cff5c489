/**
 * A problem that is open: its solver, which is warm after the first point, and its surface or band, computed
 * once, in steps that all who need it share.
 */
import type { At, Kind } from "../protocol.js";
import {
  bandCells,
  Enclosure,
  InputError,
  isConvex,
  isSmooth,
  minima,
  PointSolver,
  Rational,
  Root,
  slice,
  sliceBandSteps,
  surfaceBandSteps,
  surfaceCells,
  surfaceSteps,
  type Cells,
  type Point,
  type Problem,
  type Slice,
  type SliceAt,
  type SliceBand,
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

/** Bands of slices in the page are this wide. */
const bandTolerance = "1/200";

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

  /** A slice: exact, or a band where the divergence is smooth. @throws InputError where there is neither */
  *slice(head: SliceAt): Steps<string | undefined, Slice | SliceBand> {
    const whole = yield* this.all();
    if (whole.kind === "exact") return slice(whole.surface, head);
    if (whole.kind === "points" && !isSmooth(this.problem)) throw whole.why;
    return yield* told(sliceBandSteps(this.problem, head, { tolerance: bandTolerance }), () => undefined);
  }

  /** The cells of the map. @throws InputError where there are none */
  *cells(): Steps<string, Cells> {
    const whole = yield* this.all();
    if (whole.kind === "points") throw whole.why;
    return (this.ownCells ??= whole.kind === "exact" ? surfaceCells(whole.surface) : bandCells(whole.band));
  }

  /**
   * A place at which something happens, with few digits: the middle of what the map shows, where it is there
   * soon; else half-way between the least distortion and the least perceptual difference, each bought alone.
   * Where the domain is convex something is feasible at both; elsewhere the way goes on to where nothing is bound.
   */
  *start(): Steps<string, At> {
    const ends = (yield* this.corners()) ?? this.ends();
    for (const part of [0.5, 1]) {
      const at = { distortion: between(...ends.distortion, part), perception: between(...ends.perception, part) };
      const { status } = this.solver.solve(at);
      if (status === "optimal" || status === "enclosed") return at;
    }
    return { distortion: "inf", perception: "inf" };
  }

  /** The ends of the map, as far as it is computed soon. */
  private *corners(): Steps<string, Ends | undefined> {
    const end = performance.now() + soon;
    const steps = this.cells();
    try {
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done === true) return endsOf(step.value);
        if (performance.now() > end) return undefined;
        yield step.value;
      }
    } catch (error) {
      if (error instanceof InputError) return undefined;
      throw error;
    }
  }

  private ends(): Ends {
    const { distortion, perception } = this.minima;
    const leastP = perception instanceof Enclosure ? perception.upper : perception;
    return {
      distortion: [distortion, achievedOf(this.solver, "inf", leastP).distortion],
      perception: [perception, achievedOf(this.solver, distortion, "inf").perception],
    };
  }
}

/** How long a problem waits for its map before it is shown, in milliseconds. */
const soon = 400;

type End = Value | "inf";

/** From the least value to where a bound has no effect any more. */
interface Ends {
  readonly distortion: readonly [End, End];
  readonly perception: readonly [End, End];
}

function endsOf({ cells, power }: Cells): Ends | undefined {
  const corners = cells.flatMap((cell) => cell.corners);
  const range = (values: readonly Rational[]): readonly [Rational, Rational] => [
    values.reduce((least, one) => (one.lessThan(least) ? one : least)),
    values.reduce((most, one) => (most.lessThan(one) ? one : most)),
  ];
  if (corners.length === 0) return undefined;
  const [low, high] = range(corners.map(([, P]) => P));
  return {
    distortion: range(corners.map(([D]) => D)),
    perception: power === 2 ? [Root.of(low), Root.of(high)] : [low, high],
  };
}

type Achieved = Extract<Point, { readonly status: "optimal" }>["achieved"];

function achievedOf(
  solver: PointSolver,
  distortion: Rational | "inf",
  perception: Point["bounds"]["perception"],
): { readonly [Q in keyof Achieved]: Achieved[Q] | "inf" } {
  const point = solver.solve({ distortion, perception });
  return "achieved" in point ? point.achieved : { distortion: "inf", perception: "inf" };
}

/** A number with few digits, part of the way between two or a little above; the least itself where there is no way. */
function between(least: Value | "inf", free: Value | "inf", part: number): string {
  const [from, to] = [double(least), double(free)];
  if (!Number.isFinite(from) || !Number.isFinite(to)) return "inf";
  if (to - from < 1e-9) return least instanceof Rational ? least.toString() : rounded(from, from / 20 + 1e-6);
  return rounded(from + (to - from) * part, (to - from) / 10);
}

/** The next multiple above of a power of ten, which is at most `most`. */
function rounded(value: number, most: number): string {
  const unit = 10 ** Math.floor(Math.log10(most));
  const places = Math.max(0, Math.round(-Math.log10(unit)));
  return Rational.parse((Math.ceil(value / unit - 1e-9) * unit).toFixed(places)).toString();
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
function* told<Progress, Result, Words>(
  steps: Steps<Progress, Result>,
  words: (progress: Progress) => Words,
): Steps<Words, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield words(step.value);
  }
}
