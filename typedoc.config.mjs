/**
 * `npm run docs`: the API reference, from the entrances of package.json, into site/api.
 * A link in a comment that leads nowhere is an error.
 */
import { readFileSync } from "node:fs";

const { exports, homepage } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
/** dist/kernel/index.d.ts → src/kernel/index.ts */
const entryPoints = Object.values(exports).flatMap((target) =>
  typeof target === "string" ? [] : [target.types.replace(/^\.\/dist\/(.*)\.d\.ts$/, "src/$1.ts")],
);

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  name: "exact-cdp",
  entryPoints,
  tsconfig: "tsconfig.json",
  out: "site/api",
  readme: "none",
  includeVersion: true,
  excludeInternal: true,
  excludePrivate: true,
  disableGit: true,
  displayBasePath: import.meta.dirname,
  sourceLinkTemplate: `${homepage.replace(/#.*$/, "")}/blob/main/{path}#L{line}`,
  // Types that an entrance uses without exporting them are part of what the house still has to tidy.
  validation: { invalidLink: true, invalidPath: true, notExported: false, notDocumented: false },
  treatValidationWarningsAsErrors: true,
};
