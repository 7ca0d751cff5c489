/**
 * JSON text read piece by piece: a file larger than memory, or than any string may be.
 *
 * A pull reader: the caller enters a list or an object, moves from entry to entry, and reads
 * the values it wants; the rest is skipped, but no error in it is. Grammar, limits and messages
 * are those of json.ts: a single value is brought into memory whole and read by `JsonReader`.
 */
import { describe } from "./errors.js";
import { Extent, type ValueLimits } from "./json-extent.js";
import { JsonReader, type JsonValue, deepest } from "./json.js";

const whiteSpace = /[ \n\r\t]+/y;

/** A list or an object that has been entered. */
interface Frame {
  readonly close: "]" | "}";
  readonly keys: Set<string>;
  /** Entries begun. */
  count: number;
  /** The value of the present entry has not been read. */
  due: boolean;
}

/** Characters after an error that its message shows. */
const lookahead = 12;
/** Skipped lists and objects are entered down to this depth; those deeper are brought into memory whole. */
const opened = 4;

export class JsonStream {
  private buffer = "";
  private position = 0;
  /** Lines and columns before the buffer. */
  private readonly origin = { lines: 0, columns: 0 };
  private readonly frames: Frame[] = [];

  /** @param chunks the text, cut anywhere between two code points */
  constructor(
    private readonly chunks: Iterator<string>,
    private readonly limits: ValueLimits,
  ) {
    while (this.buffer === "" && this.append());
    if (this.buffer.startsWith("\ufeff")) this.buffer = this.buffer.slice(1);
  }

  /** The number of open lists and objects. */
  get depth(): number {
    return this.frames.length;
  }

  /** Enters the next value if it begins with this bracket. */
  enter(bracket: "[" | "{"): boolean {
    if (this.peek() !== bracket) return false;
    if (this.depth >= deepest) this.fail(`at most ${String(deepest)} levels of nesting`);
    this.position++;
    this.frames.push({ close: bracket === "[" ? "]" : "}", keys: new Set(), count: 0, due: false });
    return true;
  }

  /**
   * Moves to the next entry of the innermost list or object; the present one is skipped if unread.
   * @returns its index or key, or undefined after the last one, when the list or object is left
   */
  next(): number | string | undefined {
    const frame = this.innermost();
    if (frame.due) this.skip();
    const char = this.peek();
    if (char === frame.close) {
      this.position++;
      this.frames.pop();
      this.completed();
      return undefined;
    }
    if (frame.count > 0) {
      if (char !== ",") this.fail(`"," or "${frame.close}"`);
      this.position++;
      this.peek();
    }
    const name = frame.close === "]" ? frame.count : this.key(frame);
    frame.count++;
    frame.due = true;
    return name;
  }

  /** Reads the next value whole. @throws JsonTooLong */
  value(): JsonValue {
    this.peek();
    this.load();
    const reader = this.reader();
    const value = reader.value(this.depth);
    this.position = reader.position;
    this.completed();
    return value;
  }

  /** Leaves lists and objects until only `depth` are open. */
  leave(depth: number): void {
    while (this.depth > depth) this.next();
  }

  /** Requires that nothing but white space follows. */
  end(): void {
    if (this.peek() !== "") this.fail("the end of the text");
  }

  private skip(): void {
    const depth = this.depth;
    if (depth < opened && (this.enter("[") || this.enter("{"))) this.leave(depth);
    else this.value();
  }

  private key(frame: Frame): string {
    if (this.peek() !== '"') this.fail("a key in double quotes");
    this.load();
    const reader = this.reader();
    const key = reader.string();
    if (frame.keys.has(key)) this.fail(`each key once (${describe(key)} is given twice)`);
    frame.keys.add(key);
    this.position = reader.position;
    if (this.peek() !== ":") this.fail('":"');
    this.position++;
    return key;
  }

  private innermost(): Frame {
    const frame = this.frames.at(-1);
    if (frame === undefined) throw new RangeError("no list or object has been entered");
    return frame;
  }

  private completed(): void {
    const frame = this.frames.at(-1);
    if (frame !== undefined) frame.due = false;
  }

  /** The next character that is not white space; "" at the end. */
  private peek(): string {
    do {
      if (isSpace(this.buffer.charCodeAt(this.position))) {
        whiteSpace.lastIndex = this.position;
        whiteSpace.test(this.buffer);
        this.position = whiteSpace.lastIndex;
      }
      if (this.position < this.buffer.length) return this.buffer.charAt(this.position);
    } while (this.append());
    return "";
  }

  /**
   * Brings the value at the position into the buffer, with the characters after it that a message may
   * show.
   */
  private load(): void {
    const extent = new Extent(this.limits);
    let end = extent.end(this.buffer, this.position);
    if (end === undefined) {
      this.forget();
      const parts = [this.buffer];
      let length = this.buffer.length;
      while (end === undefined) {
        const chunk = this.chunks.next();
        if (chunk.done === true) break;
        parts.push(chunk.value);
        end = extent.end(chunk.value, 0);
        if (end !== undefined) end += length;
        length += chunk.value.length;
      }
      this.buffer = parts.join("");
    }
    this.ahead((end ?? this.buffer.length) - this.position + lookahead);
  }

  /** Fills the buffer until so many characters follow the position, unless the text ends before. */
  private ahead(characters: number): void {
    while (this.buffer.length - this.position < characters && this.append());
  }

  /** Takes one more chunk into the buffer; false at the end of the text. */
  private append(): boolean {
    const chunk = this.chunks.next();
    if (chunk.done === true) return false;
    this.forget();
    this.buffer += chunk.value;
    return true;
  }

  /** Drops what has been read. */
  private forget(): void {
    const last = this.buffer.lastIndexOf("\n", this.position - 1);
    if (this.position > 0 && last >= 0) {
      for (let i = this.buffer.indexOf("\n"); i >= 0 && i < this.position; i = this.buffer.indexOf("\n", i + 1))
        this.origin.lines++;
      this.origin.columns = this.position - last - 1;
    } else this.origin.columns += this.position;
    this.buffer = this.buffer.slice(this.position);
    this.position = 0;
  }

  private reader(): JsonReader {
    this.forget();
    return new JsonReader(this.buffer, 0, this.origin);
  }

  private fail(expected: string): never {
    this.ahead(lookahead);
    return this.reader().fail(expected);
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
