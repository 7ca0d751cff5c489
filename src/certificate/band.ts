/**
 * The certificate of a slice that is known between two functions: statement `band`.
 *
 * Planes for the segments of the lower function, restorers at the breakpoints of the upper one.
 */
import type { Rational } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import type { Problem } from "../model/problem.js";
import { boundText, compactPlane, header, type CertificateData } from "./data.js";
import type { Bound, Plane } from "./plane.js";
import { halfSpaceData, type HalfSpace } from "./point.js";
import { sparseAttained } from "./surface.js";

interface Breakpoint {
  readonly at: Rational;
  readonly value: Rational;
}

export interface BandProof {
  readonly problem: Problem;
  readonly fixed: { readonly quantity: "distortion" | "perception" | "errorRate"; readonly at: Bound };
  readonly lower: readonly Breakpoint[];
  readonly upper: readonly Breakpoint[];
  readonly gap: Rational;
  /** Per breakpoint of `lower`. */
  readonly planes: readonly HalfSpace[];
  readonly left?: HalfSpace;
  /** Per breakpoint of `upper`. */
  readonly restorers: readonly RationalMatrix[];
}

/** The certificate of statement `band`. */
export function certificateOfBand(band: BandProof): CertificateData {
  const { problem, fixed, lower, upper, gap, planes, left, restorers } = band;
  const points = (curve: readonly Breakpoint[]): object[] =>
    curve.map(({ at, value }) => ({ at: at.toString(), value: value.toString() }));
  return {
    ...header(problem),
    statement: {
      kind: "band",
      fixed: { [fixed.quantity]: boundText(fixed.at) },
      lower: points(lower),
      upper: points(upper),
      gap: gap.toString(),
    },
    evidence: {
      points: restorers.map((restorer) => sparseAttained({ restorer: restorer.sparseRows() })),
      planes: planes.map(halfSpaceData),
      ...(left === undefined ? {} : { left: halfSpaceData(left) }),
    },
  };
}

export interface RegionBandProof {
  readonly problem: Problem;
  readonly pieces: readonly {
    readonly intercept: Rational;
    readonly multipliers: { readonly distortion: Rational; readonly perception: Rational };
    readonly plane: Plane;
  }[];
  readonly domain: readonly {
    readonly distortion: Rational;
    readonly perception: Rational;
    readonly atLeast: Rational;
  }[];
  readonly gap: Rational;
  readonly restorers: readonly RationalMatrix[];
}

/** The certificate of C on a region: statement `band` with pieces. */
export function certificateOfRegionBand({ problem, pieces, domain, gap, restorers }: RegionBandProof): CertificateData {
  return {
    ...header(problem),
    statement: {
      kind: "band",
      pieces: pieces.map(({ intercept, multipliers }) => ({
        intercept: intercept.toString(),
        multipliers: {
          distortion: multipliers.distortion.toString(),
          perception: multipliers.perception.toString(),
        },
      })),
      domain: domain.map(({ distortion, perception, atLeast }) => ({
        distortion: distortion.toString(),
        perception: perception.toString(),
        atLeast: atLeast.toString(),
      })),
      gap: gap.toString(),
    },
    evidence: {
      planes: pieces.map(({ plane }) => compactPlane(plane)),
      restorers: restorers.map((restorer) => sparseAttained({ restorer: restorer.sparseRows() }).restorer),
    },
  };
}
