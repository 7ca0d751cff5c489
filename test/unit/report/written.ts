/** Listings as the strings that users get. */
import { json } from "../../../src/report/json.js";
import type { Listing } from "../../../src/report/listing.js";
import { Notation, type Style } from "../../../src/report/notation.js";

/** All parts of what a writer yields. */
export function written(parts: Iterable<string>): string {
  return [...parts].join("");
}

/** What is shown to people, without the last line break. */
export function shown(listing: Listing, decimals: number): string {
  return [...listing.lines(new Notation({ decimals }))].join("\n");
}

/** What programs get, read back. */
export function parsed(listing: Listing, style: Style = {}): unknown {
  return JSON.parse(written(json(listing, style)));
}
