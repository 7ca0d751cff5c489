/**
 * Certificates of slices: one statement for a convex C, the values at the breakpoints for any other.
 *
 * Where C is the least of several cases no statement says what C is between breakpoints. The file then
 * holds a certificate per breakpoint, and standard error says what is left open.
 */
import { InputError } from "../../exact/errors.js";
import { Root } from "../../exact/root.js";
import { isConvex } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import type { Slice, SliceAt } from "../../tradeoff/slice.js";
import { sliceCertificateSteps } from "../../tradeoff/slice-certificate.js";
import { PointSolver, type PointBoundsLike } from "../../tradeoff/solve.js";
import { certified, pointCertificate, type Certified } from "./certificates.js";
import { follow, runSteps } from "./progress.js";

/** Refuses a certificate that could state nothing of the slice. @throws InputError "usage" */
export function requireCertifiable(problem: Problem, at: SliceAt): void {
  if (isConvex(problem) || !("errorRate" in at)) return;
  throw new InputError({
    code: "usage",
    path: "--certificate",
    expected: "a slice along the distortion or the perception, or a fixed classifier with a convex divergence",
    found: "--error-rate where C is the least of several functions",
  });
}

/** The certificates of a slice, and whether they are all of them. */
export interface CertifiedSlice {
  readonly certificates: readonly Certified[];
  readonly complete: boolean;
}

/** Certifies a slice. An interruption leaves none of a convex one, and what is done of any other. */
export async function certifySlice(slice: Slice): Promise<CertifiedSlice> {
  if (!isConvex(slice.problem)) return certifyValues(slice);
  const status = ({ done, of }: { readonly done: number; readonly of: number }): string =>
    `${String(done)} of ${String(of)} breakpoints certified`;
  const followed = await follow(sliceCertificateSteps(slice), status);
  if (followed.finished) return { certificates: [certified(followed.result)], complete: true };
  process.stderr.write(
    `exact-cdp: interrupted: ${status(followed.progress)}; a part proves nothing, so no certificate of this slice is written\n`,
  );
  return { certificates: [], complete: false };
}

/** C at every breakpoint, or that nothing is feasible at all. */
async function certifyValues(slice: Slice): Promise<CertifiedSlice> {
  const { problem, breakpoints, domain } = slice;
  const points = domain === null ? [boundsAt(slice, "inf")] : breakpoints.map(({ at }) => boundsAt(slice, at));
  const solver = new PointSolver(problem);
  const certificates: Certified[] = [];
  const done = await runSteps(points.length, "breakpoints", (i) => {
    const bounds = points[i];
    if (bounds !== undefined) certificates.push(pointCertificate(solver.solve(bounds)));
  });
  if (domain !== null)
    process.stderr.write(
      "exact-cdp: certified is C at the breakpoints; not between them and not to their left, because C is the least of several functions\n",
    );
  return { certificates, complete: done === points.length };
}

/** D and P at a value of the variable, which is P² where the power is 2. */
function boundsAt({ fixed, variable, power }: Slice, x: Slice["breakpoints"][number]["at"] | "inf"): PointBoundsLike {
  const value = power === 2 && x !== "inf" ? Root.of(x) : x;
  const bounds = { distortion: "inf", perception: "inf", [fixed.quantity]: fixed.at, [variable]: value };
  return bounds;
}
