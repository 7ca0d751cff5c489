/**
 * The writers of listings, as the public entrances have them.
 *
 * A generator begins when its first line is asked for; these look at the listing at once, so that
 * what is wrong is said where the mistake is.
 */
import { iterable } from "../exact/arguments.js";
import { listingArgument } from "./argument.js";
import { csv as csvLines } from "./csv.js";
import { json as jsonParts } from "./json.js";
import { latex as latexLines } from "./latex.js";
import type { Listing } from "./listing.js";
import { styleArgument, type Style } from "./notation.js";
import { markdown as markdownLines } from "./markdown.js";
import { text as textLines } from "./text.js";

/** A listing and a style, or an InputError. */
function looked(listing: Listing, style: Style): readonly [Listing, Style] {
  listingArgument(listing, "listing");
  styleArgument(style, "style");
  return [
    { ...listing, data: looking(listing.data, "listing.data()"), lines: looking(listing.lines, "listing.lines()") },
    style,
  ];
}

/** The function, whose answer is looked at when it comes. */
function looking<A>(parts: (given: A) => Iterable<string>, path: string): (given: A) => Iterable<string> {
  return (given) => {
    const answer = parts(given);
    iterable(answer, path);
    return answer;
  };
}

/**
 * The tables in LaTeX, line by line, each with a comment that names the packages it needs.
 * @throws InputError for what is no listing
 * @example [...latex(table(problem, { distortion: "0:1:1/10", perception: "0" }))].join("")
 */
export function latex(listing: Listing, style: Style = {}): Generator<string> {
  return latexLines(...looked(listing, style));
}

/** One table as comma-separated values, line by line, with rounded columns when decimals are asked for. @throws InputError for what is no listing */
export function csv(listing: Listing, style: Style = {}): Generator<string> {
  return csvLines(...looked(listing, style));
}

/** The tables in Markdown, line by line. @throws InputError for what is no listing */
export function markdown(listing: Listing, style: Style = {}): Generator<string> {
  return markdownLines(...looked(listing, style));
}

/** The JSON of a listing, in parts. @throws InputError for what is no listing */
export function json(listing: Listing, style: Style = {}): Iterable<string> {
  return jsonParts(...looked(listing, style));
}

/** The lines of text of a listing. @throws InputError for what is no listing */
export function text(listing: Listing, style: Style = {}): Generator<string> {
  return textLines(...looked(listing, style));
}
