/**
 * C at a point of a known surface, by finding the cell in which it lies.
 *
 * C is the largest plane, and a plane that is at least as high as those of its neighbours is
 * the largest (the pieces are the facets of a convex function). The climb starts where the last
 * one ended; fractions are reduced only for the pieces that it passes, and planes compared as integers.
 */
import { commonDenominator } from "../../exact/integers.js";
import { Rational, max } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Merged } from "./merge.js";
import type { Ray } from "./pieces.js";
import { bound, type BoundsLike } from "./bounds.js";

/** (constant − distortion·D − perception·P)/scale. */
interface IntegerPlane {
  readonly constant: bigint;
  readonly distortion: bigint;
  readonly perception: bigint;
  readonly scale: bigint;
}

export class Locator {
  private current = 0;
  /** The planes of the pieces passed so far. */
  private readonly planes: (IntegerPlane | undefined)[] = [];
  private walls: readonly IntegerPlane[] | undefined;

  constructor(private readonly merge: Merged) {}

  at(bounds: BoundsLike): Rational | "infinite" {
    const D = bound(bounds.distortion, "distortion");
    const P = bound(bounds.perception, "perception");
    const distortion = D === "inf" ? this.beyond("distortion") : D;
    const perception = P === "inf" ? this.beyond("perception") : P;
    // D = x/z, P = y/z.
    const z = distortion.den * perception.den;
    const [x, y] = [distortion.num * perception.den, perception.num * distortion.den];
    /** z·scale times the height of a plane. */
    const height = (plane: IntegerPlane): bigint => plane.constant * z - plane.distortion * x - plane.perception * y;
    if (this.domain.some((wall) => height(wall) > 0n)) return "infinite";
    let best = this.planeOf(this.current);
    let most = height(best);
    for (let climbed = true; climbed;) {
      climbed = false;
      for (const next of entry(this.merge.neighbours, this.current)) {
        const plane = this.planeOf(next);
        const other = height(plane);
        if (other * best.scale <= most * plane.scale) continue;
        this.current = next;
        [best, most] = [plane, other];
        climbed = true;
      }
    }
    return Rational.of(most, best.scale * z);
  }

  private planeOf(piece: number): IntegerPlane {
    const known = this.planes[piece];
    if (known !== undefined) return known;
    const { intercept, multipliers } = entry(this.merge.pieces, piece);
    return (this.planes[piece] = integerPlane(intercept, multipliers.distortion, multipliers.perception));
  }

  /** Above 0 where a row of the domain is violated. */
  private get domain(): readonly IntegerPlane[] {
    return (this.walls ??= this.merge.domain.map(({ atLeast, distortion, perception }) =>
      integerPlane(atLeast, distortion, perception),
    ));
  }

  /**
   * A value that stands for "no bound": the largest coordinate of a corner of the cells unbounded in
   * this direction, beyond which C is constant.
   */
  private beyond(quantity: Ray): Rational {
    const { pieces, vertices } = this.merge;
    const corners = new Set(pieces.flatMap((piece) => (piece.rays.includes(quantity) ? piece.corners : [])));
    return [...corners].map((corner) => entry(vertices, corner)[quantity]).reduce(max);
  }
}

function integerPlane(constant: Rational, distortion: Rational, perception: Rational): IntegerPlane {
  const scale = commonDenominator([constant.den, distortion.den, perception.den]);
  const whole = ({ num, den }: Rational): bigint => num * (scale / den);
  return { constant: whole(constant), distortion: whole(distortion), perception: whole(perception), scale };
}
