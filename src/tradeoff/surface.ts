/**
 * The whole of C(D,P): the least of its case surfaces.
 *
 * C(D,P) = min over case surfaces of C_s(D, P^power), each of them the greatest of its pieces on
 * its domain. Where C is convex there is one, C(D,P) = max over pieces of γ − λD − μP. C is
 * monotone always; where it passes from one case surface to another it bends downwards.
 */
import { surfaceCertificate, surfaceFormats, type SurfaceFormat, type SurfaceProof } from "../certificate/surface.js";
import { instanceOf, keys, listOf, oneOf, options as known } from "../exact/arguments.js";
import { min, type Rational } from "../exact/rational.js";
import { finish, type Steps } from "../exact/steps.js";
import { problemArgument } from "../model/argument.js";
import { convexCase, isConvex, requireLinear } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { caseBounds } from "./cases/bounds.js";
import { regions, type Region } from "./cases/regions.js";
import { caseSurfaces, type CasesProgress } from "./cases/surfaces.js";
import { bound, type BoundsLike } from "./convex/bounds.js";
import type { DomainRow, Piece, Pieces, Vertex } from "./convex/pieces.js";
import { caseSurface, CaseSurface, type FacetProgress } from "./convex/surface.js";

export type { CaseSurface } from "./convex/surface.js";
export type { DomainRow, Piece, Pieces, Ray, Vertex } from "./convex/pieces.js";

/**
 * All of C. `pieces`, `domain` and `vertices` are those of its only case surface; where C is the least
 * of several cases they throw an InputError "not-linear".
 */
export class Surface implements Pieces {
  constructor(
    readonly problem: Problem,
    /**
     * The case surfaces, ascending by part of the divergence and labeling, each of them needed; one
     * where the problem is convex.
     */
    readonly cases: readonly CaseSurface[],
  ) {
    problemArgument(problem, "problem");
    surfacesOfCases(cases, "cases");
  }

  get pieces(): readonly Piece[] {
    return this.only.pieces;
  }

  get domain(): readonly DomainRow[] {
    return this.only.domain;
  }

  get vertices(): readonly Vertex[] {
    return this.only.vertices;
  }

  /** False after an interruption: the surface then lists its confirmed part only, and `at` throws. */
  get complete(): boolean {
    return this.cases.every(({ complete }) => complete);
  }

  /**
   * C(D,P), or "infinite" where nothing is feasible.
   * @throws InputError when a bound is not a number, or on an incomplete surface
   */
  at(bounds: BoundsLike): Rational | "infinite" {
    boundsArgument(bounds, "bounds");
    const exact = {
      distortion: bound(bounds.distortion, "distortion"),
      perception: bound(bounds.perception, "perception"),
    };
    const values = this.cases.map((surface) => surface.at(caseBounds(exact, surface.of.power)));
    return values.reduce(
      (least, value) => (least === "infinite" ? value : value === "infinite" ? least : min(least, value)),
      "infinite",
    );
  }

  /**
   * The regions on which a case surface is the least of those with its power, piece by piece; of equal
   * ones the first has them.
   */
  regions(surface: CaseSurface): Region[] {
    caseSurfaceArgument(surface, "surface");
    return regions(surface, this.cases);
  }

  /**
   * The certificate as JSON text, for `check`. A large one is better written part by part:
   * `surfaceCertificate(C.proof())`.
   * @param options `format`: "exact-cdp/certificate@2" is much smaller; the default, "exact-cdp/certificate@1", is read
   *   by programs of others, too
   * @throws InputError on an incomplete surface; "not-linear" as `pieces`
   */
  certificate(options: { readonly format?: SurfaceFormat } = {}): string {
    formatOptions(options, "options");
    return [...surfaceCertificate(this.proof(), options)].join("");
  }

  /** Planes, restorers and neighbours, from which certificates are written. @throws as `certificate` */
  proof(): SurfaceProof {
    return this.only.proof();
  }

  private get only(): CaseSurface {
    convexCase(this.problem);
    const [surface] = this.cases;
    if (surface === undefined) throw new Error("a convex problem has one case surface");
    return surface;
  }
}

const formatOptions = known({ format: oneOf(surfaceFormats) });
const boundsArgument = keys("the bounds, an object with distortion and perception", {});
const caseSurfaceArgument = instanceOf(CaseSurface, "one of the surface's cases");
const surfacesOfCases = listOf(caseSurfaceArgument);

/** A surface that was computed. */
export const surfaceArgument = instanceOf(Surface, "a surface, as surface(problem) gives it");

/** The progress of a surface: facet by facet, or case by case. */
export type SurfaceProgress = FacetProgress | CasesProgress;

/**
 * The whole surface, exactly.
 * @throws InputError for what is no problem
 * @example surface(problem).at({ distortion: "2/5", perception: "1/5" })
 */
export function surface(problem: Problem): Surface {
  return finish(surfaceSteps(problem));
}

/**
 * As `surface`, in steps. The progress of a convex problem can give the part that is confirmed
 * (`partial`).
 */
export function surfaceSteps(problem: Problem): Steps<SurfaceProgress, Surface> {
  problemArgument(problem, "problem");
  requireLinear(problem, "an exact surface");
  return wholeSurface(problem);
}

function* wholeSurface(problem: Problem): Steps<SurfaceProgress, Surface> {
  return new Surface(
    problem,
    isConvex(problem) ? [yield* caseSurface(convexCase(problem))] : yield* caseSurfaces(problem),
  );
}
