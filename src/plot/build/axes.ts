/** Axes of bounds: D, or P, which may be the root of the coordinates; the window of several problems. */
import { InputError } from "../../exact/errors.js";
import { Rational, max } from "../../exact/rational.js";
import { Root } from "../../exact/root.js";
import { symbols, text, type Axis } from "../figure/figure.js";
import { boundsRange, type Window } from "../figure/window.js";
import type { Cells } from "./cells.js";
import { perceptionEnds, type PlottedPoint } from "./points.js";

/** The ends of an axis on which all coordinates lie. @param power 2 where they are squares of what is shown */
export function boundsAxis(coordinates: readonly Rational[], power: 1 | 2): Pick<Axis, "from" | "to" | "power"> {
  if (power === 1) return { ...boundsRange(coordinates), power };
  return { ...boundsRange(coordinates.map(above)), power };
}

/** A rational number at least √square, and hardly more. */
function above(square: Rational): Rational {
  const root = Root.of(square);
  if (root instanceof Rational) return root;
  const parts = 1_000_000n;
  return max(Rational.zero, root.nearest(parts).plus(Rational.of(1n, parts)));
}

/** The power of P that all problems have. */
export function commonPower(all: readonly Pick<Cells, "power">[]): 1 | 2 {
  const [power = 1, other] = new Set(all.map((one) => one.power));
  if (other === undefined) return power;
  throw new InputError({
    code: "not-linear",
    path: "plot",
    expected: "problems whose divergences are all roots or all not",
    found: "both",
  });
}

/** A window in which all corners and points lie, in the coordinates of cells, and its axes. */
export function windowOf(
  all: readonly Cells[],
  points: readonly PlottedPoint[],
  power: 1 | 2,
): { readonly window: Window; readonly axes: { readonly x: Axis; readonly y: Axis } } {
  const corners = all.flatMap(({ cells }) => cells.flatMap((cell) => cell.corners));
  const ends = points.flatMap((point) => perceptionEnds(point, power));
  const x = {
    ...boundsRange([...corners.map(([D]) => D), ...points.map(({ distortion }) => distortion)]),
    power: 1 as const,
  };
  const y = boundsAxis([...corners.map(([, P]) => P), ...ends], power);
  const squared = (value: Rational): Rational => (power === 2 ? value.times(value) : value);
  return {
    window: { x, y: { from: squared(y.from), to: squared(y.to) } },
    axes: {
      x: { ...x, title: text("bound on the distortion, ", symbols.D), endless: true },
      y: { ...y, title: text("bound on the perceptual difference, ", symbols.P), endless: true },
    },
  };
}
