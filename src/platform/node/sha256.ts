/** SHA-256 by Node's cryptography. It takes a while to start, and most answers need no hash. */

/** SHA-256 of the text in UTF-8, in hexadecimal digits. */
export function sha256(text: string): string {
  return process.getBuiltinModule("node:crypto").createHash("sha256").update(text, "utf8").digest("hex");
}
