/**
 * Certificates from a file of any size: read piece by piece, verified and dropped.
 *
 * What is verified is the same as in memory (check.ts). The parts must come in an order in which
 * each can be judged when it is read: format, producer, problem, sha256, statement (kind, pieces,
 * domain), evidence (neighbours, planes, cuts, restorers, couplings). A file in another order is
 * read into memory if it is small enough; so is the evidence of a surface that is made of sheets
 * (sheets.ts). After a rejection the rest is still read: text that is
 * not JSON is not a list of certificates. Source: docs/formats.md.
 */
import { asciiText } from "#platform/utf8";
import { calls, iterable, must, optional } from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import { uncompressed } from "../exact/gzip.js";
import type { JsonObject, JsonValue } from "../exact/json.js";
import { JsonTooLong } from "../exact/json-extent.js";
import { JsonStream } from "../exact/json-stream.js";
import { charged } from "./bounds.js";
import { convexCase } from "./cases.js";
import {
  type Verdict,
  checkText,
  notSurface,
  readClaim,
  rejection,
  requireFirst,
  requireHash,
  severalCases,
  verify,
  versionOf,
} from "./check.js";
import { coefficientsOf } from "./coefficients.js";
import { Meter, limits } from "./limits.js";
import { readProblem } from "./problem.js";
import { Rejection, Where, quoted } from "./rejection.js";
import { text } from "./reader.js";
import type { Claim } from "./kinds.js";
import { checkSheets } from "./sheets.js";
import { type SurfaceStatement, readDomain, readPieces } from "./statements.js";
import { type Progress, SurfaceCheck, surfaceParts } from "./surface.js";

/** The order of the keys does not allow it to judge each part when it is read. */
class OutOfOrder extends Rejection {
  constructor(where: Where, expected: string, found: number | string | undefined) {
    const order = `for a file of more than ${String(limits.textBytes)} bytes`;
    super(
      where,
      `expected ${expected} here, ${order}, found ${found === undefined ? "none" : typeof found === "string" ? quoted(found) : String(found)}`,
    );
  }
}

/** The text goes on, but no more of it is read. */
class TooLarge extends Rejection {
  constructor(expected: string, found: string) {
    super(Where.root, `expected ${expected}, found ${found}`);
  }
}

/**
 * Checks a file piece by piece: one certificate, or a list of them.
 * @param open begins to read the file, UTF-8 or that compressed by gzip; called a second time for a file that is not in order
 * @param progress called while a surface is verified
 * @returns one verdict per certificate, as `checkText` does
 * @throws InputError "not-json" for text that is not JSON, not UTF-8, or a damaged compressed file; "wrong-type" for
 *   what is no file
 */
export function checkStream(open: () => Iterable<Uint8Array>, progress?: Progress): Verdict[] {
  calls(open, "open");
  maybeCalls(progress, "progress");
  const file = new CertificateFile(open(), progress);
  const verdicts = file.verdicts();
  if (!file.needsMemory || !file.fitsMemory) return verdicts;
  try {
    return checkText([...decoded(limited(uncompressed(open())))].join(""), progress);
  } catch (error) {
    if (error instanceof TooLarge) return [rejection(error)];
    throw error;
  }
}

/** No more bytes than a text in memory may have: the first reading may have ended long before the file does. */
function* limited(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let bytes = 0;
  for (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limits.textBytes) throw new TooLarge(`at most ${String(limits.textBytes)} bytes of text`, "more");
    yield chunk;
  }
}

const maybeCalls = optional(calls);
const bytesOnly = must("chunks of bytes, each a Uint8Array", (value) => value instanceof Uint8Array);

class CertificateFile {
  /** Bytes of text so far. */
  private bytes = 0;
  /** Bytes of the file so far: fewer where it is compressed. */
  private read = 0;
  /** Some certificate can only be judged as a whole. */
  needsMemory = false;
  private readonly stream: JsonStream;

  constructor(
    chunks: Iterable<Uint8Array>,
    private readonly progress: Progress | undefined,
  ) {
    iterable(chunks, "open()");
    this.stream = new JsonStream(decoded(this.counted(uncompressed(this.asRead(chunks)))), {
      characters: limits.streamedCharacters,
      commas: limits.values,
    });
  }

  /** As far as it has been read, it is small enough to be held in memory. */
  get fitsMemory(): boolean {
    return Math.max(this.bytes, this.read) <= limits.textBytes;
  }

  verdicts(): Verdict[] {
    const { stream } = this;
    const verdicts: Verdict[] = [];
    try {
      if (stream.enter("[")) {
        for (let i = 0; stream.next() !== undefined; i++) verdicts.push(this.verdict(Where.root.at(i)));
      } else verdicts.push(this.verdict(Where.root));
      stream.end();
    } catch (error) {
      if (error instanceof InputError) throw error;
      if (error instanceof JsonTooLong) this.needsMemory = true;
      verdicts.push(rejection(error));
    }
    return verdicts;
  }

  private *asRead(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const chunk of chunks) {
      bytesOnly(chunk, "open()");
      this.read += chunk.length;
      // A compressed file may hold no text at all, such as a name that does not end.
      if (this.read > limits.streamedBytes)
        throw new TooLarge(`a file of at most ${String(limits.streamedBytes)} bytes`, "more");
      yield chunk;
    }
  }

  /** Counts the text, and stops a compressed file that grows without end. */
  private *counted(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
    const { streamedBytes, textBytes, expansion } = limits;
    for (const chunk of chunks) {
      this.bytes += chunk.length;
      if (this.bytes > streamedBytes) throw new TooLarge(`at most ${String(streamedBytes)} bytes of text`, "more");
      if (this.bytes > textBytes && this.bytes > expansion * this.read)
        throw new TooLarge(
          `at most ${String(textBytes)} bytes of text, or ${String(expansion)} times those of the compressed file`,
          "more",
        );
      yield chunk;
    }
  }

  private verdict(where: Where): Verdict {
    const depth = this.stream.depth;
    try {
      return this.certificate(where);
    } catch (error) {
      if (isFatal(error)) throw error;
      if (error instanceof OutOfOrder) this.needsMemory = true;
      this.stream.leave(depth);
      return rejection(error);
    }
  }

  private certificate(where: Where): Verdict {
    const { stream } = this;
    if (!stream.enter("{")) return verify(stream.value(), where);
    const meter = new Meter(limits.streamedSteps, limits.streamedBits);
    const value = (place: Where): JsonValue => charged(stream.value(), meter, place);
    this.expect("format", where);
    const version = versionOf(stream.value(), where.at("format"));
    let key = stream.next();
    if (key === "producer") {
      text(stream.value(), where.at("producer"));
      key = stream.next();
    }
    if (key !== "problem") throw new OutOfOrder(where, `the key "problem"`, key);
    const problem = readProblem(value(where.at("problem")), where.at("problem"), meter);
    this.expect("sha256", where);
    requireHash(stream.value(), problem, where.at("sha256"));
    this.expect("statement", where);
    const claimed = this.statement(where.at("statement"), meter);
    this.expect("evidence", where);
    const instance = { problem, coefficients: coefficientsOf(problem, meter, where.at("problem")), meter };
    const named = { problem: problem.name, sha256: problem.sha256 };
    if ("check" in claimed) {
      requireFirst(version, notSurface, where.at("format"));
      claimed.check(value(where.at("evidence")), where.at("evidence"), instance);
      this.expect(undefined, where);
      return { status: "accepted", statement: claimed.statement, ...named };
    }
    const places = { statement: where.at("statement"), evidence: where.at("evidence") };
    const only = convexCase(problem, where.at("problem"));
    if (only === undefined) {
      requireFirst(version, severalCases, where.at("format"));
      // Of several sheets each is needed until the end: read as a whole.
      checkSheets(value(places.evidence), places, claimed, instance, this.progress);
      this.expect(undefined, where);
      return { status: "accepted", statement: claimed, ...named };
    }
    const vertices = this.surface(
      new SurfaceCheck(claimed, only, places, instance, this.progress, version),
      places.evidence,
      meter,
    );
    this.expect(undefined, where);
    return { status: "accepted", statement: claimed, ...named, vertices };
  }

  private statement(where: Where, meter: Meter): Claim | SurfaceStatement {
    const { stream } = this;
    this.enter("{", where);
    this.expect("kind", where);
    const kind = stream.value();
    if (kind !== "surface") {
      const fields = Object.create(null) as JsonObject;
      fields["kind"] = kind;
      for (let key = stream.next(); key !== undefined; key = stream.next()) fields[key] = stream.value();
      return readClaim(charged(fields, meter, where), where, meter);
    }
    this.expect("pieces", where);
    const pieces = readPieces(this.entries(where.at("pieces"), meter), where.at("pieces"));
    this.expect("domain", where);
    const domain = readDomain(this.entries(where.at("domain"), meter), where.at("domain"));
    this.expect(undefined, where);
    return { kind, pieces, domain };
  }

  /** Verifies the evidence of a surface; returns the number of its vertices. */
  private surface(check: SurfaceCheck, place: Where, meter: Meter): number {
    const { stream } = this;
    this.enter("{", place);
    let key = stream.next();
    for (const part of Object.keys(surfaceParts) as (keyof typeof surfaceParts)[]) {
      if (part === "neighbours" && key !== part) continue;
      if (part === "couplings" && !check.byCoupling) continue;
      if (key !== part) throw new OutOfOrder(place, `the key "${part}"`, key);
      check[part](this.entries(place.at(part), meter, "dropped"));
      key = stream.next();
    }
    if (key !== undefined) throw new OutOfOrder(place, "no further key", key);
    return check.cells();
  }

  /** The entries of a list; those that are dropped when they are verified do not count as held. */
  private *entries(where: Where, meter: Meter, then: "kept" | "dropped" = "kept"): Generator<JsonValue> {
    this.enter("[", where);
    while (this.stream.next() !== undefined) {
      const read = (): JsonValue => charged(this.stream.value(), meter, where);
      yield then === "kept" ? read() : meter.passing(read);
    }
  }

  private enter(bracket: "[" | "{", where: Where): void {
    if (!this.stream.enter(bracket))
      throw new OutOfOrder(where, bracket === "[" ? "a list" : "an object", "another value");
  }

  private expect(key: string | undefined, where: Where): void {
    const found = this.stream.next();
    if (found !== key) throw new OutOfOrder(where, key === undefined ? "no further key" : `the key "${key}"`, found);
  }
}

/** Errors of the text, not of one certificate: nothing after them can be read. */
function isFatal(error: unknown): boolean {
  return (
    error instanceof JsonTooLong ||
    error instanceof TooLarge ||
    (error instanceof InputError && error.code === "not-json")
  );
}

/**
 * The text of a file. Chunks of ASCII, which is nearly all of a certificate, need no decoder.
 * @throws InputError "not-json" for bytes that are not UTF-8
 */
function* decoded(chunks: Iterable<Uint8Array>): Generator<string> {
  // A byte order mark is left to the reader of the text: in the middle of a file it is no mark.
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new InputError({ code: "not-json", path: "$", expected: "text in UTF-8", found: "other bytes" });
    }
  };
  let complete = true; // no character is cut off at the end of the last chunk
  for (const chunk of chunks) {
    if (complete && isAscii(chunk)) yield asciiText(chunk);
    else {
      yield decode(chunk);
      complete = (chunk.at(-1) ?? 0x80) < 0x80;
    }
  }
  yield decode();
}

function isAscii(chunk: Uint8Array): boolean {
  for (let i = 0; i < chunk.length; i++) if ((chunk[i] ?? 0x80) >= 0x80) return false;
  return true;
}
