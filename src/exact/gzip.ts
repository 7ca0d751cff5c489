/**
 * Files that gzip has compressed, read piece by piece: one member or several in a row.
 *
 * Every member must be whole: its checksum and its length are those of the bytes in it, and nothing
 * follows the last one. Source: RFC1952.
 */
import { InputError } from "./errors.js";
import { BitReader, Damaged, inflated } from "./inflate.js";

/** Whether the bytes begin as a file of gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The bytes as they are, or what they were before gzip compressed them.
 * @throws InputError "not-json" for a compressed file that is damaged
 */
export function* uncompressed(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const iterator = chunks[Symbol.iterator]();
  try {
    const begun: Uint8Array[] = [];
    let bytes = 0;
    while (bytes < 2) {
      const next = iterator.next();
      if (next.done === true) break;
      begun.push(next.value);
      bytes += next.value.length;
    }
    const rest = joined(begun, iterator);
    const beginning = begun.flatMap((chunk) => [...chunk.subarray(0, 2)]).slice(0, 2);
    if (!isGzip(Uint8Array.from(beginning))) {
      for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
      return;
    }
    yield* members(new BitReader(rest));
  } finally {
    iterator.return?.();
  }
}

function* joined(begun: readonly Uint8Array[], rest: Iterator<Uint8Array>): Generator<Uint8Array> {
  yield* begun;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function* members(input: BitReader): Generator<Uint8Array> {
  try {
    for (let first = input.byte(); first >= 0; first = input.byte()) {
      header(input, first);
      let checksum = 0;
      let length = 0;
      for (const piece of inflated(input)) {
        checksum = crc32(piece, checksum);
        length += piece.length;
        yield piece;
      }
      if (number(input) !== checksum) throw new Damaged("has another checksum than its bytes");
      if (number(input) !== length % 2 ** 32) throw new Damaged("has another length than it says");
    }
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    throw new InputError({
      code: "not-json",
      path: "$",
      expected: "a file that gzip has compressed",
      found: `one that ${error.message}`,
    });
  }
}

const [hasChecksum, hasExtra, hasName, hasComment, reserved] = [2, 4, 8, 16, 0xe0];

/** Reads the header of a member whose first byte has been read. */
function header(input: BitReader, first: number): void {
  if (first !== 0x1f || need(input) !== 0x8b) throw new Damaged("goes on with other bytes");
  if (need(input) !== 8) throw new Damaged("is not deflated");
  const flags = need(input);
  if ((flags & reserved) !== 0) throw new Damaged("has flags that do not exist");
  for (let i = 0; i < 6; i++) need(input);
  if ((flags & hasExtra) !== 0) for (let left = need(input) + 256 * need(input); left > 0; left--) need(input);
  for (const flag of [hasName, hasComment]) if ((flags & flag) !== 0) while (need(input) !== 0);
  if ((flags & hasChecksum) !== 0) for (let i = 0; i < 2; i++) need(input);
}

function need(input: BitReader): number {
  const byte = input.byte();
  if (byte < 0) throw new Damaged("ends too early");
  return byte;
}

/** Four bytes, the lowest first. */
function number(input: BitReader): number {
  let value = 0;
  for (let i = 0; i < 4; i++) value += need(input) * 2 ** (8 * i);
  return value;
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ ((remainder & 1) * 0xedb88320);
  return remainder;
});

function crc32(bytes: Uint8Array, before: number): number {
  let value = ~before;
  for (const byte of bytes) value = (value >>> 8) ^ (remainders[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}
