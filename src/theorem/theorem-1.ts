/**
 * Theorem 1: C is non-increasing and jointly convex in (D,P), if d(p_X, ·) is convex.
 *
 * Liu, Zhang and Xiong, NeurIPS 2019, for a fixed classifier. C is non-increasing for every
 * problem, because looser bounds leave more restorers. Convexity is decided: for a fixed
 * classifier and a convex d by the surface, a maximum of planes; for the least of several surfaces
 * by comparing them (convexity.ts).
 */
import { counterexampleCertificate } from "../certificate/counterexample.js";
import type { CertificateData } from "../certificate/data.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { isConvex } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { certificate as pointCertificate } from "../tradeoff/cases/point.js";
import type { MidpointViolation, PlanePoint } from "../tradeoff/cases/segment.js";
import { solve } from "../tradeoff/solve.js";
import { incomplete } from "../tradeoff/convex/surface.js";
import { Surface, surfaceArgument } from "../tradeoff/surface.js";
import { surfaceBandArgument, type SurfaceBand } from "../tradeoff/surface-band.js";
import type { Claim } from "./claim.js";
import { convexityViolation } from "./convexity.js";

export const theorem1Claim: Claim = {
  name: "theorem 1",
  printed: "C(D,P) is monotonically non-increasing and convex in D and P, if d(p_X, ·) is convex",
  source: "Liu, Zhang, Xiong, NeurIPS 2019, Theorem 1",
  truth:
    "true; without its hypotheses, for a re-trained classifier or a divergence that is not convex, C is still non-increasing, but in general not convex",
  command: "theorem 1",
  certificates: ["surface", "counterexample"],
};

/** C at a point of the plane; "inf" where nothing is feasible. */
export interface ValuedPoint extends PlanePoint {
  readonly errorRate: Rational | "inf";
}

/** Three points on a line at which C is not convex. */
export interface Theorem1Counterexample {
  /** Left, middle, right; the middle is weight·left + (1 − weight)·right. */
  readonly points: readonly [ValuedPoint, ValuedPoint, ValuedPoint];
  readonly weight: Rational;
  /** C(middle) − weight·C(left) − (1 − weight)·C(right) > 0; "inf" where nothing is feasible at the middle. */
  readonly violation: Rational | "inf";
  /** The quantity that varies alone, or both. */
  readonly along: "distortion" | "perception" | "both";
}

/**
 * Whether C is convex, with the proof: the surface, or three points at which it is not. C is always
 * non-increasing.
 */
export type Theorem1Verdict = { readonly problem: Problem; readonly monotone: true } & (
  | { readonly verdict: "holds"; readonly convex: true; readonly surface: Surface }
  /** For a smooth divergence by the theorem itself, since d(p_X, ·) is convex; the band shows C to its width. */
  | { readonly verdict: "holds"; readonly convex: true; readonly band: SurfaceBand }
  | {
      readonly verdict: "refuted";
      readonly convex: false;
      readonly counterexample: Theorem1Counterexample;
      readonly certificate: () => CertificateData;
    }
  | { readonly verdict: "not-decided"; readonly convex: undefined; readonly searched: string }
);

/** The verdict on the problem of a surface, or of a band. @throws InputError on an incomplete surface */
export function theorem1(surface: Surface | SurfaceBand): Theorem1Verdict {
  if (isBand(surface)) {
    surfaceBandArgument(surface, "surface");
    return { verdict: "holds", monotone: true, convex: true, problem: surface.problem, band: surface };
  }
  surfaceArgument(surface, "surface");
  if (!surface.complete) throw incomplete();
  const { problem } = surface;
  const violation = isConvex(problem) ? undefined : convexityViolation(surface);
  if (violation === undefined) return { verdict: "holds", monotone: true, convex: true, problem, surface };
  if (violation !== "not-decided") return refuted(problem, violation);
  const searched = "the segments between places where a sheet is the least, and arcs in P of the squared divergences";
  return { verdict: "not-decided", monotone: true, convex: undefined, problem, searched };
}

function isBand(given: Surface | SurfaceBand | null): given is SurfaceBand {
  return typeof given === "object" && given !== null && !(given instanceof Surface) && "gap" in given;
}

/** The verdict that three points refute convexity, each solved for its proof. @throws Error where they are no violation */
export function refuted(
  problem: Problem,
  { left, middle, right }: Pick<MidpointViolation, "left" | "middle" | "right">,
): Theorem1Verdict & { readonly verdict: "refuted" } {
  const solved = [left, middle, right].map(({ distortion, perception }) => solve(problem, { distortion, perception }));
  const points = [left, middle, right].map((at, i): ValuedPoint => {
    const point = entry(solved, i);
    return { ...at, errorRate: point.status === "optimal" ? point.errorRate : "inf" };
  }) as unknown as readonly [ValuedPoint, ValuedPoint, ValuedPoint];
  const [a, m, b] = points;
  const weight = Rational.of(1n, 2n);
  if (a.errorRate === "inf" || b.errorRate === "inf") throw new Error("the ends of a violation are feasible");
  const violation =
    m.errorRate === "inf" ? m.errorRate : m.errorRate.minus(a.errorRate.plus(b.errorRate).times(weight));
  if (violation !== "inf" && violation.sign() <= 0) throw new Error("a violation that is none");
  const along = left.distortion.equals(right.distortion)
    ? "perception"
    : left.perception.equals(right.perception)
      ? "distortion"
      : "both";
  const counterexample = { points, weight, violation, along } as const;
  const certificate = (): CertificateData => {
    const evidence = solved.map((point) => pointCertificate(point).evidence);
    return counterexampleCertificate({
      problem,
      points,
      weight,
      violation,
      evidence: evidence as unknown as [unknown, unknown, unknown],
    });
  };
  return { verdict: "refuted", monotone: true, convex: false, problem, counterexample, certificate };
}
