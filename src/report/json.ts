/** Listings as JSON, in parts, so that a long listing is never one giant string. */
import type { Listing } from "./listing.js";
import type { Style } from "./notation.js";

/** The object of a listing, with rounded values under "decimal" when decimals are asked for. */
export function json(listing: Listing, style: Style = {}): Iterable<string> {
  return listing.data(style);
}
