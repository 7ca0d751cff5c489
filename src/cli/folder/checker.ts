/** The text of `check.mjs`, the checker as one file, which the build makes of `standalone-check.ts`. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** dist/check.mjs: from a chunk of dist/chunks, from a file compiled by itself, and from a source. */
const places = ["../check.mjs", "../../check.mjs", "../../../dist/check.mjs"].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
);

/** @throws Error where the package was not built */
export function checkerText(): string {
  const place = places.find((one) => existsSync(one));
  if (place === undefined) throw new Error("the checker of reports, dist/check.mjs, is missing: run npm run build");
  return readFileSync(place, "utf8");
}
