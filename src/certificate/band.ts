/**
 * The certificate of a slice that is known between two functions: statement `band`.
 *
 * Planes for the segments of the lower function, restorers at the breakpoints of the upper one; where C is the least
 * of several cases, of functions above some of them and below all of them.
 */
import type { Rational } from "../exact/rational.js";
import { entry, type RationalMatrix } from "../exact/vector.js";
import { classesOf, isRetrained } from "../model/case.js";
import type { Labeling } from "../model/classifier.js";
import type { Problem } from "../model/problem.js";
import { boundText, compactPlane, header, type CertificateData } from "./data.js";
import type { Bound, Plane } from "./plane.js";
import { halfSpaceData, symmetryData, type HalfSpace, type SymmetryData } from "./point.js";
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

/** Why every labeling of a node lies on or above the lower function of a band. */
export type BandTree =
  | {
      /** A function below the node, with a plane per breakpoint; `left` where it does not begin at 0. */
      readonly kind: "curve";
      readonly curve: readonly Breakpoint[];
      readonly planes: readonly HalfSpace[];
      readonly left?: HalfSpace;
    }
  /** Nothing is within the fixed bound. */
  | { readonly kind: "nothing"; readonly plane: HalfSpace }
  | { readonly kind: "symmetry"; readonly symmetry: number }
  | { readonly kind: "letter"; readonly letter: number; readonly classes: readonly BandTree[] };

/** A function above one case, with a restorer per breakpoint. */
export interface CaseCurve {
  readonly labeling: Labeling;
  readonly part: number;
  readonly curve: readonly Breakpoint[];
  readonly attained: readonly { readonly restorer: RationalMatrix; readonly coupling?: RationalMatrix }[];
}

/** Evidence where C is the least of several cases. */
export interface BandCases {
  /** The upper function is at most their least. */
  readonly curves: readonly CaseCurve[];
  /** Per part of the divergence. */
  readonly trees: readonly BandTree[];
  readonly symmetries: readonly SymmetryData[];
  /** The order of the letters in which labelings are compared. */
  readonly order: readonly number[];
}

export interface CasesBandProof
  extends Pick<BandProof, "problem" | "fixed" | "lower" | "upper" | "gap">, Readonly<Record<"cases", BandCases>> {
  /** Where nothing is said of how far apart the functions are: from ≤ x < to. */
  readonly except: readonly { readonly from: Rational; readonly to: Rational }[];
}

/** The certificate of statement `band` where C is the least of several cases. */
export function certificateOfCasesBand(band: CasesBandProof): CertificateData {
  const { problem, except, cases } = band;
  const { symmetries, order } = cases;
  const [retrained, several] = [isRetrained(problem), problem.perception.parts.length > 1];
  return {
    ...header(problem),
    statement: {
      ...statementOf(band),
      except: except.map(({ from, to }) => ({ from: from.toString(), to: to.toString() })),
    },
    evidence: {
      curves: cases.curves.map(({ labeling, part, curve, attained }) => ({
        ...(retrained ? { classifier: classesOf(problem, labeling) } : {}),
        ...(several ? { divergence: part } : {}),
        curve: pointsOf(curve),
        points: attained.map(({ restorer, coupling }) =>
          sparseAttained({
            restorer: restorer.sparseRows(),
            ...(coupling === undefined ? {} : { coupling: coupling.sparseRows() }),
          }),
        ),
      })),
      ...(symmetries.length === 0 ? {} : { symmetries: symmetries.map(symmetryData), order }),
      cases: cases.trees.map((tree) => bandTreeData(problem, tree)),
    },
  };
}

function bandTreeData(problem: Problem, tree: BandTree): unknown {
  switch (tree.kind) {
    case "curve":
      return {
        curve: pointsOf(tree.curve),
        planes: tree.planes.map(halfSpaceData),
        ...(tree.left === undefined ? {} : { left: halfSpaceData(tree.left) }),
      };
    case "nothing":
      return { nothing: halfSpaceData(tree.plane) };
    case "symmetry":
      return { symmetry: tree.symmetry };
    case "letter":
      return {
        letter: entry(problem.restored.letters, tree.letter),
        classes: tree.classes.map((one) => bandTreeData(problem, one)),
      };
  }
}

function pointsOf(curve: readonly Breakpoint[]): object[] {
  return curve.map(({ at, value }) => ({ at: at.toString(), value: value.toString() }));
}

function statementOf({
  fixed,
  lower,
  upper,
  gap,
}: Pick<BandProof, "fixed" | "lower" | "upper" | "gap">): CertificateData["statement"] {
  return {
    kind: "band",
    fixed: { [fixed.quantity]: boundText(fixed.at) },
    lower: pointsOf(lower),
    upper: pointsOf(upper),
    gap: gap.toString(),
  };
}

/** The certificate of statement `band`. */
export function certificateOfBand(band: BandProof): CertificateData {
  const { problem, planes, left, restorers } = band;
  return {
    ...header(problem),
    statement: statementOf(band),
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
