/**
 * What src may import, for dependency-cruiser: imports point leftward only, `import type` included.
 *
 * `npm run layers` (scripts/layers.mjs) runs it, refuses to pass where it sees no module, and looks
 * in its graph for cycles of folders, which its own rules of scope "folder" find only between
 * folders side by side. test/architecture/layers.test.ts plants violations and sees them found.
 */

/** From left to right; folders that share a place know nothing of each other. */
const layers = [
  ["exact"],
  ["kernel", "model", "verified"],
  ["quantise"],
  ["format"],
  ["lp", "transport", "smooth"],
  ["certificate"],
  ["tradeoff"],
  ["theorem"],
  ["gaussian"],
  ["enumeration"],
  ["generate"],
  ["search"],
  ["conjectures"],
  ["report"],
  ["plot"],
  ["cli", "web"],
];

/** Packages with hazards, or a whole format to read: each is imported by one file. */
const tamed = [
  ["fraction.js", "src/exact/fraction.ts"],
  ["decimal.js", "src/exact/decimal.ts"],
  ["javascript-lp-solver", "src/lp/float-hint.ts"],
  ["highs", "src/lp/highs-hint.ts"],
  ["csv-parse", "src/format/csv.ts"],
  ["fontkit", "src/plot/page/typeface.ts"],
  ["pdfkit", "src/plot/write/pdf.ts"],
  ["@resvg/resvg-js", "src/plot/write/png.ts"],
];

const literally = (text) => text.replaceAll(".", "\\.");
const folders = layers.flat();
/** The numbers and the trusted part: no package, and not even the constant src/version.ts. */
const bare = ["exact", "kernel"];

/** One rule per folder: of src it may import itself and what lies to the left. */
const leftward = layers.flatMap((place, index) =>
  place.map((folder) => {
    const left = folder === "kernel" ? ["exact"] : layers.slice(0, index).flat();
    return {
      name: `layer-${folder}`,
      comment: `src/${folder} imports only ${[...left, "itself"].join(", ")}`,
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: {
        path: "^src/",
        pathNot: `^src/(?:(?:${[...left, folder].join("|")})/${bare.includes(folder) ? "" : "|version\\.ts$"})`,
      },
    };
  }),
);

module.exports = {
  forbidden: [
    ...leftward,
    {
      name: "unknown-folder",
      comment: "every file of src lies in a folder with a place among the layers, or is src/index.ts or src/version.ts",
      severity: "error",
      from: { path: "^src/", pathNot: `^src/(?:(?:index|version)\\.ts$|(?:${folders.join("|")})/)` },
      to: {},
    },
    { name: "version-is-a-leaf", severity: "error", from: { path: "^src/version\\.ts$" }, to: {} },
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "only-src",
      comment: "src imports packages, Node's own modules and itself",
      severity: "error",
      from: { path: "^src/" },
      to: { pathNot: "^(?:src|node_modules)/", dependencyTypesNot: ["core"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "not-a-dev-dependency",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-package-below",
      comment: "the kernel, and the numbers it stands on, use no package",
      severity: "error",
      from: {
        path: `^src/(?:${bare.join("|")})/`,
        pathNot: `^(?:${tamed.map(([, file]) => literally(file)).join("|")})$`,
      },
      to: { path: "^node_modules/" },
    },
    {
      name: "kernel-reaches-no-package",
      comment: "nor by way of a file of exact that does",
      severity: "error",
      from: { path: "^src/kernel/" },
      to: { path: "^node_modules/", reachable: true },
    },
    ...tamed.map(([name, file]) => ({
      name: `only-${file.split("/").pop()}-imports-${name}`,
      severity: "error",
      from: { path: "^src/", pathNot: `^${literally(file)}$` },
      to: { path: `^node_modules/${literally(name)}/` },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
