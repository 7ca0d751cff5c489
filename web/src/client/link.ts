/**
 * Links that hold a problem and a point in their fragment, which browsers send to nobody.
 *
 *     #gallery=NAME&D=2/5&P=1/5
 *     #problem=BASE64URL&D=2/5&P=1/5      the problem file, deflated
 *
 * What a link holds is read by the library's reader as any file is; before that its size is limited, packed
 * and unpacked.
 */
import type { At } from "../protocol.js";

/** Most characters of a link, and of the text that it holds. */
const longestLink = 100_000;
export const longestText = 8_000_000;

export interface Link {
  readonly source: { readonly gallery: string } | { readonly text: string };
  readonly at?: At;
}

/** The fragment for a problem and a point; undefined where it would be too long. */
export async function fragmentOf({ source, at }: Link): Promise<string | undefined> {
  const fields = new URLSearchParams();
  if ("gallery" in source) fields.set("gallery", source.gallery);
  else
    fields.set(
      "problem",
      toBase64(await piped(new TextEncoder().encode(source.text), new CompressionStream("deflate-raw"))),
    );
  if (at !== undefined) {
    fields.set("D", at.distortion);
    fields.set("P", at.perception);
  }
  const text = fields.toString().replaceAll("%2F", "/");
  return text.length <= longestLink ? `#${text}` : undefined;
}

/** What a fragment holds; undefined where it holds no problem. @throws Error in one line */
export async function readFragment(fragment: string): Promise<Link | undefined> {
  const text = fragment.replace(/^#/, "");
  if (text.length > longestLink)
    throw new Error(`the link is too long: at most ${String(longestLink)} characters are read`);
  const fields = new URLSearchParams(text);
  const [gallery, packed] = [fields.get("gallery"), fields.get("problem")];
  const [distortion, perception] = [fields.get("D"), fields.get("P")];
  const at = distortion === null || perception === null ? {} : { at: { distortion, perception } };
  if (packed !== null) return { source: { text: await unpacked(packed) }, ...at };
  return gallery === null ? undefined : { source: { gallery }, ...at };
}

async function unpacked(packed: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(
      await piped(fromBase64(packed), new DecompressionStream("deflate-raw")),
    );
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new Error("the link is damaged: its problem cannot be unpacked", { cause: error });
  }
}

/** All that comes out of a stream. @throws RangeError beyond the longest text */
async function piped(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > longestText) {
      await reader.cancel();
      throw new RangeError(`the link holds more than ${String(longestText / 1e6)} MB`);
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
}
