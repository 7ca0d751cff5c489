/**
 * A viewpoint: where one looks from, and what that makes of a point in space.
 *
 * The box of the surface has sides 1, 1 and 3/4. Azimuth turns the viewer around it, from the side of
 * large D (0) over that of large P (90); elevation lifts the viewer above the plane of D and P. Sines
 * and cosines are rounded to millionths; from there on the projection, which is parallel, is exact.
 */
import { InputError, describe } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import type { Place } from "../figure/figure.js";

export interface View {
  /** Degrees. */
  readonly azimuth: number;
  readonly elevation: number;
}

/** From the side of large D and P, where C is least and nothing hides the rest. */
export const usualView: View = { azimuth: 35, elevation: 30 };

/** A view from its text, `35,30`. @throws InputError "usage" */
export function viewOf(text: string, path: string): View {
  const [, first, second] = /^(-?\d{1,3}),(\d{1,2})$/.exec(text) ?? [];
  const [azimuth, elevation] = [Number(first), Number(second)];
  if (Math.abs(azimuth) <= 360 && elevation >= 5 && elevation <= 90) return { azimuth, elevation };
  throw new InputError({
    code: "usage",
    path,
    expected: "AZIMUTH,ELEVATION in whole degrees, the elevation from 5 to 90, such as 35,30",
    found: describe(text),
  });
}

/** A point of the box, each coordinate from 0 to 1. */
export type Point = readonly [x: Rational, y: Rational, z: Rational];

const height = Rational.of(3n, 4n);

export interface Projection {
  /** The place on the page. */
  readonly place: (point: Point) => Place;
  /** The horizontal direction towards the viewer. */
  readonly towards: Place;
}

export function projection({ azimuth, elevation }: View): Projection {
  const [c, s] = [millionths(Math.cos((azimuth * Math.PI) / 180)), millionths(Math.sin((azimuth * Math.PI) / 180))];
  const [ce, se] = [
    millionths(Math.cos((elevation * Math.PI) / 180)),
    millionths(Math.sin((elevation * Math.PI) / 180)),
  ];
  const [right, up] = [
    [s.negated(), c],
    [c.times(se).negated(), s.times(se).negated(), ce.times(height)],
  ] as const;
  return {
    towards: [c, s],
    place: ([x, y, z]) => [
      right[0].times(x).plus(right[1].times(y)),
      up[0].times(x).plus(up[1].times(y)).plus(up[2].times(z)),
    ],
  };
}

function millionths(value: number): Rational {
  return Rational.of(BigInt(Math.round(value * 1e6)), 1_000_000n);
}
