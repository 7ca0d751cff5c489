/**
 * The whole of C(D,P): every piece, the exact domain, every extreme point.
 *
 * C(D,P) = max over pieces of γ − λD − μP on the domain. Found by asking about every facet
 * of the hull until all are confirmed (exploration.ts), then merged and put into canonical
 * order (merge.ts): the same problem gives the same surface, however it was found.
 */
import { surfaceCertificate, type SurfaceProof } from "../certificate/surface.js";
import type { Rational } from "../exact/rational.js";
import type { Problem } from "../model/problem.js";
import { Exploration } from "./exploration.js";
import type { Facet } from "./hull/facet.js";
import { merged, type Merged } from "./merge.js";
import { Locator } from "./location.js";
import type { DomainRow, Piece, Pieces, Vertex } from "./pieces.js";
import type { BoundLike } from "./point.js";

export interface Surface extends Pieces {
  readonly problem: Problem;
  /** False after an interruption: then only what is confirmed is listed, and `at` refuses. */
  readonly complete: boolean;
  /**
   * C(D,P), or "infinite" where nothing is feasible.
   * @throws InputError when a bound is not a number; RangeError on an incomplete surface
   */
  at(bounds: { readonly distortion: BoundLike; readonly perception: BoundLike }): Rational | "infinite";
  /**
   * The certificate as JSON text, for `check`. A large one is better written part by part:
   * `surfaceCertificate(surfaceProof(C))`. @throws RangeError on an incomplete surface
   */
  certificate(): string;
}

/**
 * The whole surface, exactly.
 * @example surface(problem).at({ distortion: "2/5", perception: "1/5" })
 */
export function surface(problem: Problem): Surface {
  const builder = new SurfaceBuilder(problem);
  while (builder.step()) {
    /* until every facet is confirmed */
  }
  return builder.surface();
}

/** What is known so far. */
export interface Progress {
  readonly vertices: number;
  readonly confirmed: number;
  readonly waiting: number;
}

/** Builds a surface in small steps, so that a caller can report progress or stop. */
export class SurfaceBuilder {
  readonly exploration: Exploration;
  private readonly waiting: Facet<unknown>[];

  constructor(
    readonly problem: Problem,
    exploration = Exploration.of(problem),
  ) {
    this.exploration = exploration;
    this.waiting = exploration.hull.facets().filter(({ support }) => support === undefined);
  }

  /** Asks about one facet. @returns whether more remain */
  step(): boolean {
    return this.exploration.advance(this.waiting);
  }

  get progress(): Progress {
    const { hull, confirmed } = this.exploration;
    const waiting = hull.facets().reduce((count, { support }) => (support === undefined ? count + 1 : count), 0);
    return { vertices: hull.points.length, confirmed, waiting };
  }

  /** The surface, or the part of it that is confirmed so far. */
  surface(): Surface {
    return new ExactSurface(this.problem, merged(this.exploration), this.waiting.every(({ alive, support }) => !alive || support !== undefined));
  }
}

/** Planes, restorers and neighbours: what a certificate of the surface is written from. @throws RangeError on an incomplete surface */
export function surfaceProof(surface: Surface): SurfaceProof {
  const proof = ExactSurface.proofOf(surface);
  if (proof === undefined || !surface.complete) throw new RangeError("only a complete surface, as surface() returns it, has a certificate");
  return proof;
}

class ExactSurface implements Surface {
  readonly pieces: readonly Piece[];
  readonly domain: readonly DomainRow[];
  readonly vertices: readonly Vertex[];
  private readonly locator: Locator;
  readonly #proof: SurfaceProof;

  /** Nothing for what is no surface of this class. */
  static proofOf(surface: Surface): SurfaceProof | undefined {
    return #proof in surface ? surface.#proof : undefined;
  }

  constructor(
    readonly problem: Problem,
    merge: Merged,
    readonly complete: boolean,
  ) {
    this.pieces = merge.pieces;
    this.domain = merge.domain;
    this.vertices = merge.vertices;
    this.locator = new Locator(merge);
    this.#proof = { problem, ...merge.proof };
  }

  at(bounds: { readonly distortion: BoundLike; readonly perception: BoundLike }): Rational | "infinite" {
    if (!this.complete) throw new RangeError("the surface is incomplete: its computation was interrupted");
    return this.locator.at(bounds);
  }

  certificate(): string {
    return [...surfaceCertificate(surfaceProof(this))].join("");
  }
}
