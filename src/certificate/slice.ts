/**
 * Evidence of a slice: a restorer per breakpoint, a plane per segment, and one for its left end.
 *
 * The restorers show that the slice is not higher than stated, since neighbours can be mixed; the planes
 * show that it is not lower, since each of them goes through both ends of its segment. Of an empty slice
 * one plane says that every restorer exceeds the fixed bound. Planes are written without row and source
 * potentials, restorers without masses that are 0: the checker finds both.
 */
import type { Rational } from "../exact/rational.js";
import type { Problem } from "../model/problem.js";
import { boundText, header, type CertificateData } from "./data.js";
import type { Bound } from "./plane.js";
import { halfSpaceData, type HalfSpace } from "./point.js";
import { sparseAttained, type SparseAttained } from "./surface.js";

/** The planes that no restorer falls below. */
export type SlicePlanes =
  | {
      /** Per segment, from left to right. */
      readonly segments: readonly HalfSpace[];
      /** Of the left end. */
      readonly left: HalfSpace;
    }
  | {
      /** Of an empty slice. */
      readonly least: HalfSpace;
    };

/** Evidence of a slice. */
export interface SliceProof {
  readonly problem: Problem;
  readonly fixed: { readonly quantity: "distortion" | "perception" | "errorRate"; readonly at: Bound };
  readonly breakpoints: readonly { readonly at: Rational; readonly value: Rational }[];
  /** Per breakpoint. */
  readonly attained: readonly SparseAttained[];
  readonly planes: SlicePlanes;
}

/** The certificate of statement `slice`. */
export function certificateOfSlice({ problem, fixed, breakpoints, attained, planes }: SliceProof): CertificateData {
  const statement = {
    kind: "slice",
    fixed: { [fixed.quantity]: boundText(fixed.at) },
    breakpoints: breakpoints.map(({ at, value }) => ({ at: at.toString(), value: value.toString() })),
  };
  const evidence =
    "least" in planes
      ? { least: halfSpaceData(planes.least) }
      : {
          points: attained.map(sparseAttained),
          planes: planes.segments.map(halfSpaceData),
          left: halfSpaceData(planes.left),
        };
  return { ...header(problem), statement, evidence };
}
