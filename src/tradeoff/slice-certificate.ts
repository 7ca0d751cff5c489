/**
 * The certificate of a slice: restorers at its breakpoints, and the planes that the slice lies on.
 *
 * The planes come with a slice that was computed by itself (convex/section.ts); for the slice of a whole
 * surface they are computed here. A breakpoint (x, y) with the fixed bound z is a point (D, P) of C, and a
 * restorer that is optimal there meets all three: with z or y as the error rate, C(D,P) is at most that.
 */
import { slicePlanes } from "../certificate/argument.js";
import type { CertificateData } from "../certificate/data.js";
import { certificateOfSlice } from "../certificate/slice.js";
import type { SparseAttained } from "../certificate/surface.js";
import { finish, type Steps } from "../exact/steps.js";
import { convexCase } from "../model/case.js";
import { sectionOf } from "./convex/section.js";
import type { Breakpoint } from "./convex/envelope.js";
import { sliceArgument, type Slice } from "./slice.js";
import { PointSolver } from "./solve.js";

/** The progress of a certificate: so many breakpoints have their restorer. */
export interface SliceCertificateProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * The certificate of a slice: statement `slice`, for a fixed classifier and a convex divergence.
 * @throws InputError "not-linear" where C is the least of several cases
 * @example check(sliceCertificate(sliceAt(problem, { distortion: "2/5" })))
 */
export function sliceCertificate(slice: Slice): CertificateData {
  sliceArgument(slice, "slice");
  if (slice.planes !== undefined) slicePlanes(slice.segments.length)(slice.planes, "slice.planes");
  return finish(sliceCertificateSteps(slice));
}

/** As `sliceCertificate`, in steps, one per breakpoint. */
export function* sliceCertificateSteps(slice: Slice): Steps<SliceCertificateProgress, CertificateData> {
  const { problem, fixed, breakpoints, variable, value } = slice;
  const planes = slice.planes ?? sectionOf(convexCase(problem), { fixed, variable, value }).planes;
  if (planes === undefined) throw new Error("a slice that was computed by itself has its planes");
  const solver = new PointSolver(problem);
  const attained: SparseAttained[] = [];
  for (const breakpoint of breakpoints) {
    attained.push(attainedAt(slice, breakpoint, solver));
    yield { done: attained.length, of: breakpoints.length };
  }
  return certificateOfSlice({ problem, fixed, breakpoints, attained, planes });
}

/** A restorer within the bounds of the breakpoint. */
function attainedAt(
  { fixed, variable, value }: Slice,
  { at, value: y }: Breakpoint,
  solver: PointSolver,
): SparseAttained {
  const bounds = { [fixed.quantity]: fixed.at, [variable]: at, [value]: y };
  const { distortion = "inf", perception = "inf" } = bounds;
  const point = solver.solve({ distortion, perception });
  if (point.status !== "optimal") throw new Error("a slice is finite at its breakpoints");
  const { restorer, coupling } = point;
  return {
    restorer: restorer.sparseRows(),
    ...(coupling === undefined ? {} : { coupling: coupling.sparseRows() }),
  };
}
