/** Texts and bytes, by what every browser has. */

/** Characters that are encoded at a time, so that a long text needs no second one of its size. */
const part = 65_536;
const room = new Uint8Array(3 * part);

/** The number of bytes of the text in UTF-8. */
export function utf8Length(text: string): number {
  const encoder = new TextEncoder();
  let length = 0;
  for (let start = 0; start < text.length;) {
    const { read, written } = encoder.encodeInto(text.slice(start, end(text, start)), room);
    start += read;
    length += written;
  }
  return length;
}

/** Where a part that begins at `start` ends: not between the two halves of a character. */
function end(text: string, start: number): number {
  const last = text.charCodeAt(start + part - 1);
  return start + part - (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
}

/** The text of bytes that are all below 128. */
export function asciiText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
