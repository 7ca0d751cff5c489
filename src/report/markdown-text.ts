/**
 * Text of unknown origin in Markdown: every character is shown, none is read as syntax.
 *
 * Punctuation that CommonMark or GitHub's extensions interpret inside a line is escaped; a cell never
 * begins a line, so that `#`, `-` or `1.` need nothing. `&` is escaped where it begins an entity, and
 * of web and mail addresses one sign, so that none becomes a link. Spaces at the ends, which a
 * cell would lose, are entities.
 */
import { printable } from "../exact/errors.js";

/** The text inside a cell. */
export function markdownText(text: string): string {
  return printable(text)
    .replaceAll(/[\\|`*_~$<>[\]@]|&(?=#?\w+;)|:(?=\/\/)|(?<=www)\./gi, "\\$&")
    .replace(/^ +| +$/g, (spaces) => "&#32;".repeat(spaces.length));
}
