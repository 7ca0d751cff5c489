/** SHA-256 where there is no Node: browsers have their own only as a promise. The only file that imports @noble/hashes. */
import { sha256 as digest } from "@noble/hashes/sha2";

/** SHA-256 of the text in UTF-8, in hexadecimal digits. */
export function sha256(text: string): string {
  return Array.from(digest(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
