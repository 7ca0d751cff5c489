/** What gzip has compressed comes back as it was, and nothing else does. */
import { constants, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { isGzip, uncompressed } from "../../../src/exact/gzip.js";
import { exhaustive } from "../../support/exhaustive.js";

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

const read = (bytes: Uint8Array, size = 4096): Buffer => Buffer.concat([...uncompressed(cut(bytes, size))]);

/** What is read, or "damaged". */
function outcome(bytes: Uint8Array): Buffer | "damaged" {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof InputError && error.code === "not-json") return "damaged";
    throw error;
  }
}

/** Bytes with repetitions near and far. */
const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .tuple(fc.constantFrom("0", "abc", '{"0":"1/256"},'), fc.nat(3000))
        .map(([text, n]) => Buffer.from(text.repeat(n))),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.concat([...parts, ...parts]));

const settings = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_FIXED, constants.Z_RLE),
  memLevel: fc.constantFrom(1, 8, 9),
});

describe("compressed bytes", () => {
  it("come back, however they were compressed and are cut into pieces", () => {
    fc.assert(
      fc.property(content, settings, fc.integer({ min: 1, max: 5000 }), (bytes, options, size) => {
        expect(read(gzipSync(bytes, options), size).equals(bytes)).toBe(true);
      }),
      { numRuns: exhaustive ? 150 : 60 },
    );
  });

  it("come back from several members in a row, empty ones too", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(content, settings), { minLength: 1, maxLength: 4 }), (members) => {
        const file = Buffer.concat(members.map(([bytes, options]) => gzipSync(bytes, options)));
        expect(read(file, 100).equals(Buffer.concat(members.map(([bytes]) => bytes)))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("come back behind a header with a name, a comment, more fields and a checksum", () => {
    const plain = gzipSync("text");
    const header = Buffer.from([0x1f, 0x8b, 8, 2 + 4 + 8 + 16, 1, 2, 3, 4, 0, 3]);
    const fields = Buffer.concat([Buffer.from([3, 0, 7, 0, 7]), Buffer.from("name\0comment\0"), Buffer.from([1, 2])]);
    expect(read(Buffer.concat([header, fields, plain.subarray(10)]), 1).toString()).toBe("text");
  });

  it("are more than the window that is kept", () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i * 2654435761) >>> 24));
    const far = Buffer.concat([bytes.subarray(0, 32_768), bytes.subarray(0, 32_768), bytes, bytes.subarray(290_000)]);
    expect(read(gzipSync(far)).equals(far)).toBe(true);
  });
});

it("other bytes stay as they are", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), fc.integer({ min: 1, max: 3 }), (bytes, size) => {
      fc.pre(!isGzip(bytes));
      expect(read(bytes, size).equals(bytes)).toBe(true);
    }),
  );
  expect(read(new Uint8Array(0)).length).toBe(0);
  expect(read(Uint8Array.of(0x1f)).length).toBe(1);
});

describe("a damaged file is refused", () => {
  const bytes = Buffer.from(`${'{"0":"1/256","17":"3/256"},'.repeat(40)}xyz`);
  const files = [0, 9].map((level) => gzipSync(bytes, { level }));
  files.push(gzipSync(bytes, { strategy: constants.Z_FIXED }));

  it("wherever it is cut off", () => {
    for (const file of files)
      for (let length = 2; length < file.length; length++) expect(outcome(file.subarray(0, length))).toBe("damaged");
  });

  it("when any bit of it is another one, unless the bytes are the same", () => {
    for (const file of files) {
      for (let at = 2; at < file.length; at++) {
        for (let bit = 0; bit < 8; bit++) {
          const changed = Buffer.from(file);
          changed[at] = (changed[at] ?? 0) ^ (1 << bit);
          const found = outcome(changed);
          if (found === "damaged") continue;
          // Time, system and speed in the header, and the bits that fill up the last byte.
          expect(found.equals(bytes), `byte ${at}, bit ${bit}`).toBe(true);
        }
      }
    }
  });

  it("when other bytes follow it, zeros too", () => {
    for (const more of [[0], [1, 2, 3], [0x1f], [0x1f, 0x8b], [0x1f, 0x8c, 8]])
      expect(outcome(Buffer.concat([gzipSync(bytes), Buffer.from(more)]))).toBe("damaged");
    expect(() => read(Buffer.concat([gzipSync(bytes), Buffer.from("[]")]))).toThrow(
      "$: expected a file that gzip has compressed, found one that goes on with other bytes",
    );
  });

  it("and random bytes behind a header end", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
        const file = Buffer.concat([gzipSync("").subarray(0, 10), Buffer.from(body)]);
        const found = outcome(file);
        expect(found === "damaged" || found.length < 100_000).toBe(true);
      }),
      { numRuns: exhaustive ? 2000 : 700 },
    );
  });
});

it("no more is read than the bytes that are asked for need", () => {
  let taken = 0;
  const file = gzipSync(Buffer.alloc(50_000_000));
  const chunks = function* (): Generator<Uint8Array> {
    for (const chunk of cut(file, 64)) {
      taken += chunk.length;
      yield chunk;
    }
  };
  const pieces = uncompressed(chunks());
  expect(pieces.next().value?.length).toBeLessThan(100_000);
  pieces.return(undefined);
  expect(taken).toBeLessThan(file.length / 50);
});
