/** Cells of the greatest of planes: at every corner the piece of the cell is the greatest of all. */
import { expect, it } from "vitest";
import { quadrant } from "../../../../src/exact/polygon.js";
import { Rational } from "../../../../src/exact/rational.js";
import { Cells, heightOf, type BandPiece } from "../../../../src/tradeoff/smooth/surface-cells.js";
import { seeded } from "../../../bench/families.js";

function piece(draw: (below: number) => number): BandPiece {
  const number = (): Rational => Rational.of(BigInt(draw(9)), BigInt(1 + draw(3)));
  const multipliers = { distortion: number(), perception: number() };
  return {
    intercept: number().plus(number()),
    multipliers,
    plane: { multipliers, rows: [], cut: { kind: "none" } },
  };
}

it.each([1, 2, 3, 4, 5])("random pieces, many of which meet in one point, seed %i", (seed) => {
  const draw = seeded(seed * 101 + 3);
  const pieces = Array.from({ length: 40 }, () => piece(draw));
  const cells = new Cells(quadrant([0n, 0n, 1n]));
  for (const one of pieces) cells.add(one);
  let corners = 0;
  for (const { cell, place } of cells) {
    corners++;
    const own = heightOf(cell.piece, place);
    for (const other of pieces) expect(heightOf(other, place).atMost(own)).toBe(true);
  }
  expect(corners).toBeGreaterThan(3);
  // Wherever one looks, some cell's piece is the greatest.
  for (let i = 0; i < 60; i++) {
    const at = { distortion: Rational.of(BigInt(draw(40)), 10n), perception: Rational.of(BigInt(draw(40)), 10n) };
    const most = (list: readonly BandPiece[]): Rational =>
      list.map((one) => heightOf(one, at)).reduce((a, b) => (a.lessThan(b) ? b : a));
    expect(most(cells.pieces)).toEqual(most(pieces));
  }
});
