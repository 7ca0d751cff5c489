/** Listings as JSON, in parts: nothing is ever one giant string. */
import type { Listing, Style } from "./listing.js";

export function json(listing: Listing, style: Style = {}): Iterable<string> {
  return listing.data(style);
}
