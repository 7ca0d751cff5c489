/**
 * What a shard came to, as text, and its digest.
 *
 * A worker writes the text beside the shard and says the digest to the queue; whoever collects has both, and takes
 * the text only where they agree and it can be what the shard came to.
 */
import { createHash } from "node:crypto";
import { InputError } from "../exact/errors.js";
import { parsePlain } from "../search/counterexample/plain.js";
import { tasksOf, type Campaign } from "./campaign.js";
import type { Piece } from "./divided.js";
import { isWhole } from "./shard.js";

/** The digest of a shard that nobody needs: one before it has a find that ends the run. */
export const superfluous = "superfluous";

/** The pieces of a shard as text. */
export const resultText = (pieces: readonly Piece[]): string => JSON.stringify(pieces);

/** Reads what a shard came to, strictly. @throws InputError for what it cannot have come to */
export function readResult(campaign: Campaign, text: string, shard: bigint, path: string): readonly Piece[] {
  const { divided } = campaign;
  const range = tasksOf(campaign, shard);
  const data = parsePlain(text);
  if (!Array.isArray(data))
    throw new InputError({ code: "wrong-type", path, expected: "a list of pieces", found: "something else" });
  const pieces = data.map((one, i) => divided.read(one, range, `${path}[${String(i)}]`));
  if (!isWhole(divided, pieces, range))
    throw new InputError({
      code: "wrong-length",
      path,
      expected: `all tasks from ${String(range.from)} to ${String(range.to - 1n)}`,
      found: "others",
    });
  return pieces;
}

/** SHA-256 of what a shard came to. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
