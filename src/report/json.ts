/** Listings as JSON, in parts, so that a long listing is never one giant string. */
import type { Listing, Style } from "./listing.js";

export function json(listing: Listing, style: Style = {}): Iterable<string> {
  return listing.data(style);
}
