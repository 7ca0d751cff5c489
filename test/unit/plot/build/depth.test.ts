/** Painting from far to near: no tile is painted after one that it lies behind. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { galleryProblem } from "../../../../src/format/gallery/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { surface } from "../../../../src/tradeoff/surface.js";
import type { Place } from "../../../../src/plot/figure/figure.js";
import { windowOf } from "../../../../src/plot/build/axes.js";
import { surfaceCells } from "../../../../src/plot/build/cells.js";
import { byPlace, bySlope } from "../../../../src/plot/build/depth.js";
import { terrain } from "../../../../src/plot/build/terrain.js";
import { projection } from "../../../../src/plot/build/view.js";

interface Tile {
  readonly corners: readonly Place[];
  readonly name?: string;
}

/** What a line in the direction of the view has in common with a polygon, as far as it is more than a point. */
function shared(corners: readonly Place[], through: Place, [a, b]: Place): [Rational, Rational] | undefined {
  const across = ([x, y]: Place): Rational => a.times(y).minus(b.times(x));
  const along = ([x, y]: Place): Rational => a.times(x).plus(b.times(y));
  const u = across(through);
  // A line along an edge has nothing of the inside.
  const sides = corners.map((corner) => across(corner).compare(u));
  if (!sides.includes(1) || !sides.includes(-1)) return undefined;
  const depths = corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % corners.length]!;
    const [p, q] = [across(corner).compare(u), across(next).compare(u)];
    if (p === 0) return [along(corner)];
    if (p * q >= 0) return [];
    const share = u.minus(across(corner)).over(across(next).minus(across(corner)));
    return [along(corner).plus(along(next).minus(along(corner)).times(share))];
  });
  depths.sort((one, other) => one.compare(other));
  const [least, most] = [depths[0], depths.at(-1)];
  return least === undefined || most === undefined || least.equals(most) ? undefined : [least, most];
}

function middle(corners: readonly Place[]): Place {
  const share = Rational.of(1n, BigInt(corners.length));
  return corners
    .reduce<Place>(([x, y], [u, v]) => [x.plus(u), y.plus(v)], [Rational.zero, Rational.zero])
    .map((value) => value.times(share)) as unknown as Place;
}

/** On the line through the middle of each tile, tiles come in the order of their depth. */
function expectOrder(tiles: readonly Tile[], view: Place): void {
  for (const { corners } of tiles) {
    const through = middle(corners);
    let reached: Rational | undefined;
    for (const tile of tiles) {
      const part = shared(tile.corners, through, view);
      if (part === undefined) continue;
      if (reached !== undefined) expect(reached.atMost(part[0])).toBe(true);
      reached = part[1];
    }
  }
}

describe.each(["three-classes", "gaussian-mixture", "ten-class-glyphs", "twelve-levels", "lesser-divergence"])(
  "%s",
  (name) => {
    it.each([0, 35, 90, 145, 215, 301])("from azimuth %i", (azimuth) => {
      const cells = surfaceCells(surface(problemFromData(galleryProblem(name))));
      const { tiles } = terrain(cells, windowOf([cells], [], cells.power).window);
      const { towards } = projection({ azimuth, elevation: 30 });
      const [a, b] = towards;
      if (cells.sheets.length === 1) {
        const slope = ({ plane: { multipliers } }: (typeof tiles)[number]): Rational =>
          multipliers.distortion.times(a).plus(multipliers.perception.times(b)).negated();
        expectOrder(bySlope(tiles, slope), towards);
      }
      const placed = byPlace(tiles, towards);
      expect(placed.length).toBe(tiles.length);
      expectOrder(placed, towards);
    });
  },
);

it("a ring of bars, each of which begins before the next, has an order from everywhere", () => {
  const place = (x: number, y: number): Place => [Rational.of(BigInt(x)), Rational.of(BigInt(y))];
  const bars: Tile[] = [
    [place(2, 0), place(3, 0), place(3, 2), place(2, 2)],
    [place(1, 2), place(3, 2), place(3, 3), place(1, 3)],
    [place(0, 1), place(1, 1), place(1, 3), place(0, 3)],
    [place(0, 0), place(2, 0), place(2, 1), place(0, 1)],
  ].map((corners) => ({ corners }));
  for (let x = -3; x <= 3; x++)
    for (let y = -3; y <= 3; y++) if (x !== 0 || y !== 0) expectOrder(byPlace(bars, place(x, y)), place(x, y));
});

it("random slabs are in order from everywhere", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      (n, m, p, q) => {
        const tiles: Tile[] = [];
        const at = (i: number, j: number): Place => [Rational.of(BigInt(3 * i + j)), Rational.of(BigInt(4 * j - i))];
        for (let i = 0; i < n; i++)
          for (let j = 0; j < m; j++) tiles.push({ corners: [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)] });
        const view: Place = [Rational.of(BigInt(p)), Rational.of(BigInt(q))];
        expectOrder(byPlace(tiles, view), view);
      },
    ),
    { numRuns: 30 },
  );
});
