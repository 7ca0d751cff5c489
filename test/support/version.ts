/**
 * The version of the toolkit in what it prints: known to package.json, CITATION.cff, CHANGELOG.md
 * and src/version.ts, and to no file that tests compare with.
 */
import { version } from "../../src/version.js";

/** Stands for the version wherever the toolkit names itself. */
export const placeholder = "exact-cdp VERSION";

/** The text with the placeholder for `exact-cdp ` and this version. Another version stays, and is a difference. */
export function withoutVersion(text: string, printer: string = version): string {
  return text.replaceAll(`exact-cdp ${printer}`, placeholder);
}

/** The text with the placeholder for `exact-cdp ` and any version: for pages, whose examples may be older than the package. */
export function withoutAnyVersion(text: string): string {
  return text.replaceAll(/exact-cdp \d+\.\d+\.\d+/g, placeholder);
}
