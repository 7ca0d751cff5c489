/**
 * The end of a JSON value, found by counting brackets and quotation marks, without reading it.
 *
 * `JsonReader` verifies the value once the whole of it is at hand. Text that is no value gets an
 * end, too; the reader finds the error before it passes that end.
 */

/** How large a value may be that is brought into memory whole. */
export interface ValueLimits {
  readonly characters: number;
  readonly commas: number;
}

/** Thrown for a value beyond the limits, after which the stream cannot be read on. */
export class JsonTooLong extends Error {}

/** Finds where a value ends, from chunk to chunk. */
export class Extent {
  private depth = 0;
  private begun = false;
  private inString = false;
  private escaped = false;
  /** The value is a string, and it is closed. */
  private ended = false;
  private characters = 0;
  private commas = 0;

  constructor(private readonly limits: ValueLimits) {}

  /** The index after the value's last character, or undefined when it goes on beyond this text. */
  end(text: string, from: number): number | undefined {
    let at = from;
    while (at < text.length) {
      if (this.inString) {
        at = this.closed(text, at);
        if (this.ended) return at;
        continue;
      }
      const char = text.charCodeAt(at);
      // A value without brackets and quotation marks ends before the first of them, or at a comma or white space.
      const opens = char === 0x22 /* " */ || char === 0x5b /* [ */ || char === 0x7b; /* { */
      const closes = char === 0x5d /* ] */ || char === 0x7d; /* } */
      if (this.depth === 0 && (closes || char === 0x2c /* , */ || char <= 0x20 || (opens && this.begun))) return at;
      this.begun = true;
      at++;
      if (char === 0x22) this.inString = true;
      else if (opens) this.depth++;
      else if (closes && --this.depth === 0) return at;
      else if (char === 0x2c && ++this.commas >= this.limits.commas) throw new JsonTooLong();
    }
    this.characters += text.length - from;
    if (this.characters > this.limits.characters) throw new JsonTooLong();
    return undefined;
  }

  /**
   * The index after the string that contains `at`: after its closing quotation mark, or the end of the
   * text.
   */
  private closed(text: string, at: number): number {
    if (this.escaped) {
      this.escaped = false;
      return at + 1;
    }
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    // Backslashes right before the quotation mark escape it when they are an odd number.
    let backslashes = 0;
    while (end - 1 - backslashes >= at && text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes++;
    const odd = backslashes % 2 === 1;
    if (quote < 0) this.escaped = odd;
    else this.inString = odd;
    this.ended = !this.inString && this.depth === 0;
    return quote < 0 ? end : end + 1;
  }
}
