/** Cells, level lines, borders and creases are exact: compared with C itself. */
import { describe, expect, it } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import { galleryProblem } from "../../../../src/format/gallery/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { surfaceBand, surfaceBandAt } from "../../../../src/tradeoff/surface-band.js";
import { surface, type Surface } from "../../../../src/tradeoff/surface.js";
import type { Place } from "../../../../src/plot/figure/figure.js";
import { roundNumbers } from "../../../../src/plot/figure/ticks.js";
import { bandCells, certificateCells, surfaceCells, type Cells } from "../../../../src/plot/build/cells.js";
import { windowOf } from "../../../../src/plot/build/axes.js";
import {
  groundOf,
  heightRange,
  levelBand,
  levelLine,
  terrain,
  type Terrain,
} from "../../../../src/plot/build/terrain.js";
import { compositeGalleryNames, linearGalleryNames } from "../../../support/gallery.js";

const small = [...linearGalleryNames(), ...compositeGalleryNames()].filter((name) => !name.startsWith("mnist"));
const surfaceOf = (name: string): Surface => surface(problemFromData(galleryProblem(name)));
const mapped = (cells: Cells): { land: Terrain; window: ReturnType<typeof windowOf>["window"] } => {
  const { window } = windowOf([cells], [], cells.power);
  return { land: terrain(cells, window), window };
};

/** Twice the area. */
function area(corners: readonly Place[]): Rational {
  return sum(
    corners.map(([x, y], i) => {
      const [u, v] = corners[(i + 1) % corners.length]!;
      return x.times(v).minus(u.times(y));
    }),
  );
}

function middle(corners: readonly Place[]): Place {
  const share = Rational.of(1n, BigInt(corners.length));
  return [sum(corners.map(([x]) => x)).times(share), sum(corners.map(([, y]) => y)).times(share)];
}

/** C at a place of the (D, P^power) plane, by the cases. */
const valueAt = (C: Surface, [distortion, perception]: Place): Rational | "infinite" =>
  C.cases
    .map((one) => one.at({ distortion, perception }))
    .reduce((a, b) => (a === "infinite" ? b : b === "infinite" || a.atMost(b) ? a : b), "infinite");

describe.each(small)("%s", (name) => {
  const C = surfaceOf(name);
  const cells = surfaceCells(C);
  const { land, window } = mapped(cells);

  it("each tile shows C inside, and no two overlap: their areas sum up to that of the domain", () => {
    for (const { corners, plane } of land.tiles) {
      expect(area(corners).sign()).toBe(1);
      const inside = middle(corners);
      const { intercept, multipliers } = plane;
      const height = intercept
        .minus(multipliers.distortion.times(inside[0]))
        .minus(multipliers.perception.times(inside[1]));
      expect(valueAt(C, inside)).toEqual(height);
    }
    if (cells.rows === undefined) return;
    const [domain] = groundOf(land, window);
    expect(sum(land.tiles.map(({ corners }) => area(corners)))).toEqual(area(domain!));
    // The border is on rows of the domain, and has all of the edges that are.
    const onRow = ([x, y]: Place): boolean =>
      cells.rows!.some((row) => row.distortion.times(x).plus(row.perception.times(y)).equals(row.atLeast));
    for (const line of land.border) for (const place of line) expect(onRow(place)).toBe(true);
    const edges = land.border.reduce((count, line) => count + line.length - 1, 0);
    expect(edges).toBe(cells.rows.length);
  });

  it("a level line is where C has that value, and heights are C at corners", () => {
    const range = heightRange([land])!;
    for (const level of roundNumbers(range.least, range.most, 5)) {
      for (const line of levelLine(land.tiles, level)) {
        expect(line.length).toBeGreaterThan(1);
        if (C.cases.length === 1) for (const place of line) expect(valueAt(C, place)).toEqual(level);
      }
    }
    if (C.cases.length === 1)
      for (const { corners, heights } of land.tiles)
        corners.forEach((corner, i) => expect(valueAt(C, corner)).toEqual(heights[i]));
  });

  it("convex surfaces have no crease; a crease is where the middle between two sides lies above C's chord", () => {
    if (C.cases.length === 1) {
      expect(land.creases).toEqual([]);
      return;
    }
    expect(land.creases.length).toBeGreaterThan(0);
    for (const crease of land.creases) {
      // On both sides, very near, C is below what convexity needs of it.
      const [[x, y], [u, v]] = [crease[0]!, crease[1]!];
      const at = middle([crease[0]!, crease[1]!]);
      const tiny = Rational.of(1n, 1_000_000n);
      const [nx, ny] = [v.minus(y).times(tiny), x.minus(u).times(tiny)];
      const [here, one, other] = [
        valueAt(C, at),
        valueAt(C, [at[0].plus(nx), at[1].plus(ny)]),
        valueAt(C, [at[0].minus(nx), at[1].minus(ny)]),
      ];
      if (here === "infinite" || one === "infinite" || other === "infinite") throw new Error("a crease lies inside");
      const chord = one.plus(other).over(Rational.of(2n));
      // At a jump the value on the line is the lower one; then the sides differ by more than any slope explains.
      const jump = one.minus(other).abs().compare(Rational.of(1n, 10_000n)) > 0;
      expect(jump || chord.lessThan(here)).toBe(true);
    }
  });
});

it("cells that a certificate states are those of the surface", () => {
  const C = surfaceOf("three-classes");
  const proof = C.proof();
  const sides = proof.pieces.map(({ neighbours, rows }) => ({ pieces: neighbours, rows }));
  for (const neighbours of [sides, undefined]) {
    const stated = certificateCells(C.problem, {
      pieces: C.pieces,
      domain: C.domain,
      ...(neighbours === undefined ? {} : { neighbours }),
    });
    const places = (cells: Cells): string[][] =>
      mapped(cells).land.tiles.map(({ corners }) => corners.map((place) => place.map(String).join(" ")).sort());
    expect(places(stated)).toEqual(places(surfaceCells(C)));
  }
});

it("of a band a level covers all places at which C may have the value", () => {
  const band = surfaceBand(problemFromData(galleryProblem("denoising-kullback-leibler")));
  const { land } = mapped(bandCells(band));
  const level = Rational.parse("52/250");
  const parts = levelBand(land.tiles, level.minus(band.gap), level);
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) {
    const [distortion, perception] = middle(part);
    const { lower, upper } = surfaceBandAt(band, { distortion, perception });
    expect(lower.atMost(level)).toBe(true);
    expect(upper !== "inf" && level.atMost(upper)).toBe(true);
  }
});

it("sheets in P with sheets in P² are refused", () => {
  const data = galleryProblem("unsquared-wasserstein");
  const mixed = problemFromData({ ...data, perception: { minimum: ["wasserstein-2", "total-variation"] } });
  expect(() => surfaceCells(surface(mixed))).toThrow(/plot: expected parts of the divergence/);
});
