/**
 * Deflated bytes, inflated piece by piece.
 *
 * A pull reader: it takes no more of the input than the next piece of output needs, so that whoever reads
 * can stop a stream that grows without end. Node's own inflater either waits for callbacks or
 * holds everything in memory. Source: RFC1951.
 */

/** Thrown where the bytes are not what the format says. */
export class Damaged extends Error {}

/** Bytes and bits of chunks, the lowest bit first. */
export class BitReader {
  private chunk: Uint8Array = new Uint8Array(0);
  private position = 0;
  private hold = 0;
  private count = 0;

  constructor(private readonly chunks: Iterator<Uint8Array>) {}

  /** The next byte, or −1 at the end; on the border of a byte only. */
  byte(): number {
    if (this.count >= 8) {
      const value = this.hold & 0xff;
      this.drop(8);
      return value;
    }
    return this.fetched();
  }

  /** A number of up to 16 bits. */
  bits(length: number): number {
    this.fill(length);
    if (this.count < length) throw new Damaged("ends too early");
    const value = this.hold & ((1 << length) - 1);
    this.drop(length);
    return value;
  }

  /** The next symbol of a code. */
  symbol({ table, longest }: Code): number {
    this.fill(longest);
    const found = table[this.hold & ((1 << longest) - 1)] ?? 0;
    const length = found & 15;
    if (length === 0) throw new Damaged("has a code without a meaning");
    if (length > this.count) throw new Damaged("ends too early");
    this.drop(length);
    return found >> 4;
  }

  /** Goes on to the border of a byte. */
  align(): void {
    this.drop(this.count & 7);
  }

  private fill(length: number): void {
    while (this.count < length) {
      const byte = this.fetched();
      if (byte < 0) return;
      this.hold |= byte << this.count;
      this.count += 8;
    }
  }

  private drop(length: number): void {
    this.hold >>>= length;
    this.count -= length;
  }

  private fetched(): number {
    while (this.position === this.chunk.length) {
      const next = this.chunks.next();
      if (next.done === true) return -1;
      this.chunk = next.value;
      this.position = 0;
    }
    return this.chunk[this.position++] ?? -1;
  }
}

/** A Huffman code: for every run of `longest` bits the symbol it begins with, times 16, plus its length. */
interface Code {
  readonly table: Uint16Array;
  readonly longest: number;
}

const longestCode = 15;

/** The code whose symbols have these lengths; 0: the symbol does not occur. */
function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1;
  let longest = longestCode;
  while (longest > 1 && counts[longest] === 0) longest--;
  const next = new Uint16Array(longestCode + 2);
  let used = 0;
  for (let length = 1; length <= longestCode; length++) {
    used = 2 * used + (counts[length] ?? 0);
    if (used > 1 << length) throw new Damaged("has more codes than there is room for");
    next[length + 1] = 2 * ((next[length] ?? 0) + (counts[length] ?? 0));
  }
  const table = new Uint16Array(1 << longest);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    // Codes come with their highest bit first.
    let reversed = 0;
    for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
    for (let i = reversed; i < table.length; i += 1 << length) table[i] = (symbol << 4) | length;
  });
  return { table, longest };
}

/** Lengths and distances: the least of each symbol, and how many more bits tell how much is added. */
const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]; // prettier-ignore
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577]; // prettier-ignore
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]; // prettier-ignore
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function fixedCodes(): readonly [Code, Code] {
  const lengths = new Uint8Array(288).fill(8);
  lengths.fill(9, 144, 256).fill(7, 256, 280);
  return [codeOf(lengths), codeOf(new Uint8Array(30).fill(5))];
}

function dynamicCodes(input: BitReader): readonly [Code, Code] {
  const literals = input.bits(5) + 257;
  const distances = input.bits(5) + 1;
  const given = input.bits(4) + 4;
  if (literals > 286 || distances > 30) throw new Damaged("has more codes than the format allows");
  const ofLengths = new Uint8Array(lengthOrder.length);
  for (let i = 0; i < given; i++) ofLengths[lengthOrder[i] ?? 0] = input.bits(3);
  const code = codeOf(ofLengths);
  const lengths = new Uint8Array(literals + distances);
  for (let at = 0; at < lengths.length;) {
    const symbol = input.symbol(code);
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    if (symbol === 16 && at === 0) throw new Damaged("repeats a length before the first");
    const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
    const times = symbol === 16 ? 3 + input.bits(2) : symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7);
    if (at + times > lengths.length) throw new Damaged("has more lengths than codes");
    lengths.fill(value, at, at + times);
    at += times;
  }
  if (lengths[256] === 0) throw new Damaged("has no code for the end of a block");
  return [codeOf(lengths.subarray(0, literals)), codeOf(lengths.subarray(literals))];
}

const windowSize = 32768;
const pieceSize = 65536;
const longestMatch = 258;

/** The bytes of one deflated stream, in pieces. The reader then stands behind it. @throws Damaged */
export function* inflated(input: BitReader): Generator<Uint8Array> {
  // The last bytes that were given out, then those that are waiting.
  const buffer = new Uint8Array(windowSize + pieceSize + longestMatch);
  let begin = 0;
  let end = 0;
  const flush = (): Uint8Array => {
    const piece = buffer.slice(begin, end);
    buffer.copyWithin(0, Math.max(0, end - windowSize), end);
    begin = end = Math.min(end, windowSize);
    return piece;
  };
  for (let last = false; !last;) {
    last = input.bits(1) === 1;
    const kind = input.bits(2);
    if (kind === 3) throw new Damaged("has a block of a kind that does not exist");
    if (kind === 0) {
      input.align();
      const length = input.bits(16);
      if ((length ^ input.bits(16)) !== 0xffff) throw new Damaged("has a block whose length is not what it says");
      for (let i = 0; i < length; i++) {
        if (end - begin >= pieceSize) yield flush();
        buffer[end++] = input.bits(8);
      }
      continue;
    }
    const [literals, distances] = kind === 1 ? fixedCodes() : dynamicCodes(input);
    for (;;) {
      if (end - begin >= pieceSize) yield flush();
      const symbol = input.symbol(literals);
      if (symbol < 256) {
        buffer[end++] = symbol;
        continue;
      }
      if (symbol === 256) break;
      const length = (lengthBase[symbol - 257] ?? NaN) + input.bits(lengthBits[symbol - 257] ?? 0);
      const code = input.symbol(distances);
      const distance = (distanceBase[code] ?? NaN) + input.bits(distanceBits[code] ?? 0);
      if (!(length > 0 && distance <= end)) throw new Damaged("refers to bytes before its beginning");
      for (const stop = end + length; end < stop; end++) buffer[end] = buffer[end - distance] as number;
    }
  }
  input.align();
  if (end > begin) yield flush();
}
