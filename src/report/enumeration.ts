/**
 * Channels as JSON Lines: rank in the enumeration of all, matrix, and the size of the orbit
 * where channels are listed up to symmetry.
 */
import type { Rational } from "../exact/rational.js";
import {
  CanonicalWalk,
  channelMatrix,
  channels,
  orbitCount,
  type ChannelSpace,
  type InputSymmetries,
} from "../enumeration/index.js";

/** `{"rank":"5","matrix":[["1/2","1/2"],["0","1"]]}` per channel with from ≤ rank < to. */
export function* channelLines(space: ChannelSpace, from: bigint, to: bigint): Generator<string> {
  const text = rowsText();
  for (const { rank, rows } of channels(space, from, to)) yield `{"rank":"${String(rank)}","matrix":${text(rows)}}\n`;
}

/** The lines of the canonical channels, with the size of the orbit under `"orbit"`. */
export function* canonicalLines(
  space: ChannelSpace,
  symmetries: InputSymmetries,
  from: bigint,
  to: bigint,
): Generator<string> {
  const text = rowsText();
  const walk = new CanonicalWalk(space, symmetries, from, to);
  while (walk.next()) {
    const rows = space.matrixOf(walk.entries);
    yield `{"rank":"${String(space.rank(rows))}","matrix":${text(rows)},"orbit":"${String(walk.orbit)}"}\n`;
  }
}

export interface ChannelCount {
  readonly channels: string;
  readonly orbits: string;
}

/** The number of channels, and their number up to symmetry. */
export function channelCount(space: ChannelSpace, symmetries: InputSymmetries): ChannelCount {
  return { channels: String(space.size), orbits: String(orbitCount(space, symmetries)) };
}

/** A printer of rows that remembers the text of fractions, since few different ones occur. */
function rowsText(): (rows: readonly (readonly bigint[])[]) => string {
  const known = new Map<string, string>();
  return (rows) => {
    const texts = rows.map((row) => {
      const key = row.join();
      let text = known.get(key);
      if (text === undefined) {
        text = JSON.stringify(
          channelMatrix([row])
            .toArrays()[0]
            ?.map((value: Rational) => value.toString()),
        );
        if (known.size < 10_000) known.set(key, text);
      }
      return text;
    });
    return `[${texts.join(",")}]`;
  };
}
