/** Channels as lines: ranks, matrices and orbits as another program would read them. */
import fc from "fast-check";
import { expect } from "vitest";
import { inputSymmetries } from "../../../src/enumeration/symmetry.js";
import { ChannelSpace, channelMatrix, type ChannelFamily } from "../../../src/enumeration/space.js";
import { canonicalLines, channelCount, channelLines } from "../../../src/report/enumeration.js";
import { property, runs } from "../../property/property.js";

const families: fc.Arbitrary<ChannelFamily> = fc.oneof(
  fc.record({
    kind: fc.constant("fractions" as const),
    inputs: fc.integer({ min: 1, max: 2 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    denominator: fc.bigInt({ min: 1n, max: 4n }),
  }),
  fc.record({
    kind: fc.constantFrom("deterministic" as const, "supports" as const),
    inputs: fc.integer({ min: 1, max: 3 }),
    outputs: fc.integer({ min: 1, max: 3 }),
  }),
);
const parsed = (line: string): { rank: string; matrix: string[][]; orbit?: string } => JSON.parse(line) as never;

property(
  "lines have ascending ranks and the matrices of these ranks; canonical ones stand for all",
  { family: families, cut: fc.nat(100) },
  runs(60, 126),
  ({ family, cut }) => {
    const space = new ChannelSpace(family);
    const middle = BigInt(cut) % (space.size + 1n);
    const lines = [...channelLines(space, 0n, middle), ...channelLines(space, middle, space.size)].map(parsed);
    expect(lines.map(({ rank }) => rank)).toEqual(Array.from({ length: Number(space.size) }, (_, i) => String(i)));
    for (const { rank, matrix } of lines)
      expect(matrix).toEqual(
        channelMatrix(space.unrank(BigInt(rank)))
          .toArrays()
          .map((row) => row.map(String)),
      );
    const symmetries = inputSymmetries(family.inputs);
    const canonical = [...canonicalLines(space, symmetries, 0n, space.size)].map(parsed);
    for (const { rank, matrix } of canonical) expect(matrix).toEqual(lines[Number(rank)]!.matrix);
    expect(canonical.reduce((sum, { orbit }) => sum + BigInt(orbit!), 0n)).toBe(space.size);
    expect(channelCount(space, symmetries)).toEqual({ channels: String(space.size), orbits: String(canonical.length) });
  },
);
