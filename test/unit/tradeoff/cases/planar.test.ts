/** Surfaces in the plane: which of them is the least where, at places inside the polygons. */
import fc from "fast-check";
import { expect } from "vitest";
import { evaluate, inner, type Polygon, type Triple } from "../../../../src/exact/polygon.js";
import { Rational, min } from "../../../../src/exact/rational.js";
import { finish } from "../../../../src/exact/steps.js";
import { randomAnyProblem } from "../../../../src/generate/index.js";
import { Case } from "../../../../src/model/case.js";
import { leastOn, planarOf, uncovered, uncoveredCell, type PlaneLine } from "../../../../src/tradeoff/cases/planar.js";
import { caseSurface, type CaseSurface } from "../../../../src/tradeoff/convex/surface.js";
import { property, runs } from "../../../property/property.js";

/** The surfaces of all labelings of at most two letters by two classes. */
const surfaces = randomAnyProblem({ retrained: true, classes: { least: 2, most: 2 }, sizes: { restored: 2 } }).map(
  (problem) =>
    problem.restored.letters
      .reduce<number[][]>(
        (all) =>
          all.flatMap((one) => [
            [...one, 0],
            [...one, 1],
          ]),
        [[]],
      )
      .map((labeling) => finish(caseSurface(new Case(problem, labeling, 0)))),
);

const valueAt = (surface: CaseSurface, [x, y, w]: Triple): Rational | undefined => {
  const value = surface.at({ distortion: Rational.of(x, w), perception: Rational.of(y, w) });
  return value === "infinite" ? undefined : value;
};
const heightAt = ({ line, over }: PlaneLine, at: Triple): Rational => Rational.of(evaluate(line, at), over * at[2]);
/** Places in the polygon: its middle, and points between that and each corner. */
function places(polygon: Polygon): Triple[] {
  const middle = inner(polygon);
  return [
    middle,
    ...polygon.corners.map((corner): Triple => [
      corner[0] * middle[2] + middle[0] * (corner[2] === 0n ? 1n : corner[2]),
      corner[1] * middle[2] + middle[1] * (corner[2] === 0n ? 1n : corner[2]),
      corner[2] === 0n ? middle[2] : 2n * corner[2] * middle[2],
    ]),
  ];
}
const least = (all: readonly CaseSurface[], at: Triple): Rational | undefined =>
  all
    .map((one) => valueAt(one, at))
    .filter((one) => one !== undefined)
    .reduce<Rational | undefined>((a, b) => (a === undefined ? b : min(a, b)), undefined);

property("in a cell the surface is its own plane", { all: surfaces }, runs(60, 94), ({ all }) => {
  for (const surface of all) {
    const planar = planarOf(surface);
    planar.cells.forEach((cell, k) => {
      for (const at of places(cell)) expect(String(valueAt(surface, at))).toBe(String(heightAt(planar.planes[k]!, at)));
    });
  }
});

property(
  "an uncovered part lies below all other surfaces; a covered cell has one at most as high everywhere",
  { all: surfaces },
  runs(80, 95),
  ({ all }) => {
    for (const own of all) {
      const [planar, others] = [planarOf(own), all.filter((one) => one !== own)];
      planar.cells.forEach((cell, k) => {
        const part = uncovered(cell, planar.planes[k]!, others.map(planarOf));
        if (part === undefined) {
          for (const at of places(cell)) expect(least(others, at)!.atMost(heightAt(planar.planes[k]!, at))).toBe(true);
        } else {
          const at = inner(part);
          const other = least(others, at);
          expect(other === undefined || heightAt(planar.planes[k]!, at).lessThan(other)).toBe(true);
        }
      });
      const needed = planar.cells.some(
        (cell, k) => uncovered(cell, planar.planes[k]!, others.map(planarOf)) !== undefined,
      );
      expect(uncoveredCell(planar, others.map(planarOf)) !== undefined).toBe(needed);
    }
  },
);

property(
  "parts where a surface is the least: it is there, and nowhere else in the cell",
  { all: surfaces, first: fc.boolean() },
  runs(80, 96),
  ({ all, first }) => {
    for (const own of all) {
      const planar = planarOf(own);
      const others = all.filter((one) => one !== own);
      const earlier = first ? [] : others.map(planarOf);
      planar.cells.forEach((cell, k) => {
        const parts = leastOn(cell, planar.planes[k]!, others.map(planarOf), earlier);
        const wins = (at: Triple, other: Rational | undefined): boolean => {
          const height = heightAt(planar.planes[k]!, at);
          return other === undefined || height.lessThan(other) || (first && height.equals(other));
        };
        for (const part of parts) expect(wins(inner(part), least(others, inner(part)))).toBe(true);
        for (const at of places(cell)) {
          const inside = parts.some((part) => part.edges.every((edge) => evaluate(edge, at) >= 0n));
          // On borders both may hold: only places strictly won or strictly lost decide.
          const other = least(others, at);
          const height = heightAt(planar.planes[k]!, at);
          if (other === undefined || height.lessThan(other)) expect(inside).toBe(true);
        }
      });
    }
  },
);
