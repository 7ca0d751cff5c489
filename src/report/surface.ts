/**
 * The whole surface: piece by piece where C is convex, region by region where it is the least of
 * several case surfaces.
 */
import { isConvex } from "../model/case.js";
import { optional } from "../exact/arguments.js";
import { type Surface, surfaceArgument } from "../tradeoff/surface.js";
import { originArgument } from "./argument.js";
import type { Listing, Origin } from "./listing.js";
import { piecesListing, surfaceCases as casesOf } from "./pieces.js";
import { regionsListing } from "./regions.js";

const maybeOrigin = optional(originArgument);

/**
 * C as one formula in LaTeX, the `cases` environment, line by line.
 * @throws InputError for what is no surface, or no origin
 */
export function surfaceCases(surface: Surface, origin: Origin): Generator<string> {
  surfaceArgument(surface, "surface");
  originArgument(origin, "origin");
  return casesOf(surface, origin);
}

/**
 * The listing of a surface.
 * @param origin left out: the JSON has the name of the problem instead
 * @throws InputError for what is no surface, or no origin
 */
export function surfaceListing(surface: Surface, origin?: Origin): Listing {
  surfaceArgument(surface, "surface");
  maybeOrigin(origin, "origin");
  return isConvex(surface.problem) ? piecesListing(surface, origin) : regionsListing(surface, origin);
}
