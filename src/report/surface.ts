/**
 * The whole surface: piece by piece where C is convex, region by region where it is the least of
 * several case surfaces.
 */
import { isConvex } from "../model/case.js";
import type { Surface } from "../tradeoff/surface.js";
import type { Listing, Origin } from "./listing.js";
import { piecesListing } from "./pieces.js";
import { regionsListing } from "./regions.js";

export { surfaceCases } from "./pieces.js";

/** The listing of a surface. @param origin left out: the JSON has the name of the problem instead */
export function surfaceListing(surface: Surface, origin?: Origin): Listing {
  return isConvex(surface.problem) ? piecesListing(surface, origin) : regionsListing(surface, origin);
}
