/** Rows of costs: in doubles and in integers of any length the same, by definition. */
import fc from "fast-check";
import { expect } from "vitest";
import { content } from "../../../src/exact/integers.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { restoringRows } from "../../../src/transport/rows.js";
import { property, runs } from "../../property/property.js";

const height = 3;
const width = 4;
const entries = fc.constantFrom(1, 4, 20, 52, 70).chain((bits) =>
  fc.array(fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n })), {
    minLength: height * width,
    maxLength: height * width,
  }),
);

property(
  "each row less its least entry, divided with its supply by what all have in common",
  {
    first: entries,
    second: entries,
    factor: fc.bigInt({ min: 1n, max: 12n }),
    supply: fc.array(fc.bigInt({ min: 1n, max: 2n ** 60n }), { minLength: 2, maxLength: 2 }),
  },
  runs(300, 1505),
  ({ first, second, factor, supply }) => {
    const outputs = [0, 2];
    const matrices = [first, second].map((values) =>
      RationalMatrix.unreduced(
        height,
        width,
        values.map((value) => value * factor),
        1n,
      ),
    ) as [RationalMatrix, RationalMatrix];
    const masses = supply.map((mass) => mass * factor);
    const rows = restoringRows(...matrices, outputs, masses);
    const shifted = matrices.map(({ numerators }) =>
      outputs.map((y) => {
        const row = numerators.slice(y * width, (y + 1) * width);
        const least = row.reduce((a, b) => (b < a ? b : a));
        return { least, row: row.map((value) => value - least) };
      }),
    );
    expect(rows.base).toEqual({
      distortion: shifted[0]!.reduce((total, { least }) => total + least, 0n),
      error: shifted[1]!.reduce((total, { least }) => total + least, 0n),
    });
    outputs.forEach((_, i) => {
      const divisor = content([masses[i]!, ...shifted[0]![i]!.row, ...shifted[1]![i]!.row]);
      expect(rows.denominators[i]).toBe(masses[i]! / divisor);
      for (const [found, all] of [
        [rows.distortion, shifted[0]!],
        [rows.error, shifted[1]!],
      ] as const)
        expect(found.integers.slice(i * width, (i + 1) * width)).toEqual(all[i]!.row.map((value) => value / divisor));
    });
  },
);
