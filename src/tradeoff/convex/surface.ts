/**
 * The whole of C(D,P) of one case: every piece, the exact domain, every extreme point.
 *
 * C(D,P) = max over pieces of γ − λD − μP on the domain. Found by asking about every facet
 * of the hull until all are confirmed (approximation.ts), then merged and put into canonical
 * order (merge.ts): the same case gives the same surface, however it was found.
 */
import type { SurfaceProof } from "../../certificate/surface.js";
import { InputError } from "../../exact/errors.js";
import type { Rational } from "../../exact/rational.js";
import type { Steps } from "../../exact/steps.js";
import type { Case } from "../../model/case.js";
import { Owner } from "../../model/memo.js";
import type { Facet } from "../hull/facet.js";
import { OuterApproximation } from "./approximation.js";
import type { BoundsLike } from "./bounds.js";
import { Locator } from "./location.js";
import { merge, type Merged } from "./merge.js";
import type { DomainRow, Piece, Pieces, Vertex } from "./pieces.js";

/** The surface of one case. For a part of the divergence with power 2, P stands for P². */
export class CaseSurface extends Owner implements Pieces {
  readonly pieces: readonly Piece[];
  readonly domain: readonly DomainRow[];
  readonly vertices: readonly Vertex[];
  private readonly locator: Locator;
  readonly #proof: Merged["proof"];

  constructor(
    readonly of: Case,
    merged: Merged,
    /** False after an interruption: the surface then lists its confirmed part only, and `at` throws. */
    readonly complete: boolean,
  ) {
    super();
    ({ pieces: this.pieces, domain: this.domain, vertices: this.vertices } = merged);
    this.locator = new Locator(merged);
    this.#proof = merged.proof;
  }

  /**
   * C(D,P), or "infinite" where nothing is feasible.
   * @throws InputError when a bound is not a number, or on an incomplete surface
   */
  at(bounds: BoundsLike): Rational | "infinite" {
    this.requireComplete();
    return this.locator.at(bounds);
  }

  /** Planes, restorers and neighbours, from which certificates are written. @throws InputError on an incomplete surface */
  proof(): SurfaceProof {
    this.requireComplete();
    return { problem: this.of.problem, ...this.#proof() };
  }

  private requireComplete(): void {
    if (!this.complete) throw incomplete();
  }
}

/** An interrupted computation has left a part of the surface, of which little can be said. */
export function incomplete(): InputError {
  return new InputError({
    code: "usage",
    path: "surface",
    expected: "a complete surface",
    found: "an incomplete one: its computation was interrupted",
  });
}

/** The progress of the surface of one case. */
export interface FacetProgress {
  readonly vertices: number;
  readonly confirmed: number;
  readonly waiting: number;
  /** The part of the surface that is confirmed. */
  partial(): CaseSurface;
}

/** The surface of one case in steps, one per facet. */
export function* caseSurface(
  of: Case,
  approximation: OuterApproximation = OuterApproximation.of(of),
): Steps<FacetProgress, CaseSurface> {
  const waiting = approximation.hull.facets().filter(({ support }) => support === undefined);
  const progress = new SurfaceInProgress(of, approximation, waiting);
  while (approximation.advance(waiting)) yield progress;
  return progress.partial();
}

class SurfaceInProgress implements FacetProgress {
  constructor(
    private readonly of: Case,
    private readonly approximation: OuterApproximation,
    private readonly open: readonly Facet<unknown>[],
  ) {}

  get vertices(): number {
    return this.approximation.hull.points.length;
  }

  get confirmed(): number {
    return this.approximation.confirmed;
  }

  get waiting(): number {
    // Confirmed facets stay.
    return this.approximation.hull.size - this.approximation.confirmed;
  }

  partial(): CaseSurface {
    return new CaseSurface(
      this.of,
      merge(this.approximation),
      this.open.every(({ alive, support }) => !alive || support !== undefined),
    );
  }
}
