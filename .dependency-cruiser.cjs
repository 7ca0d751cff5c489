/**
 * What src may import, for dependency-cruiser: imports point leftward only, `import type` included.
 *
 * `npm run layers` (scripts/layers.mjs) runs it, refuses to pass where it sees no module, and looks
 * in its graph for cycles of folders, which its own rules of scope "folder" find only between
 * folders side by side. test/architecture/layers.test.ts plants violations and sees them found.
 */

/** From left to right; folders that share a place know nothing of each other. */
const layers = [
  ["platform"],
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
  ["plot", "cluster"],
  ["cli", "web", "browser"],
];

/**
 * Packages with hazards, or a whole format to read: each is imported by one file, or by the two that bring it to
 * Node and to browsers.
 */
const tamed = [
  ["fraction.js", "src/exact/fraction.ts"],
  ["decimal.js", "src/platform/{node,browser}/decimals.ts"],
  ["javascript-lp-solver", "src/platform/{node,browser}/linear-solver.ts"],
  ["highs", "src/platform/node/highs.ts"],
  ["csv-parse", "src/platform/{node,browser}/csv-parser.ts"],
  ["@noble/hashes", "src/platform/browser/sha256.ts"],
  ["fontkit", "src/platform/node/letters.ts"],
  ["pdfkit", "src/platform/node/painters.ts"],
  ["@resvg/resvg-js", "src/platform/node/painters.ts"],
  ["bullmq", "src/cluster/queue.ts"],
  ["ioredis", "src/cluster/queue.ts"],
];

const literally = (text) => text.replaceAll(".", "\\.").replace(/\{(\w+),(\w+)\}/, "(?:$1|$2)");
const folders = layers.flat();
/** The numbers and the trusted part: no package, and not even the constant src/version.ts. */
const bare = ["exact", "kernel"];

/** One rule per folder: of src it may import itself and what lies to the left. */
const leftward = layers.flatMap((place, index) =>
  place.map((folder) => {
    const left = folder === "kernel" ? ["platform", "exact"] : layers.slice(0, index).flat();
    return {
      name: `layer-${folder}`,
      comment: `src/${folder} imports only ${[...left, "itself"].join(", ")}`,
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: {
        path: "^src/",
        pathNot: `^src/(?:(?:${[...left, folder].join("|")})/${bare.includes(folder) ? "" : folder === "browser" ? "|(?:version|index)\\.ts$" : "|version\\.ts$"})`,
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
      from: { path: "^src/", pathNot: "^src/platform/browser/verified-program\\.ts$" },
      to: { pathNot: "^(?:src|node_modules)/", dependencyTypesNot: ["core"] },
    },
    {
      name: "platform-by-condition",
      comment: "what Node has and browsers have in its place is imported as #platform/NAME, which stands for both",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/platform/" },
      to: { path: "^src/platform/", dependencyTypesNot: ["aliased-subpath-import"] },
    },
    {
      name: "no-node-in-browsers",
      comment: "what bundles for browsers hold asks Node for nothing",
      severity: "error",
      from: { path: "^src/platform/browser/" },
      to: { dependencyTypes: ["core"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "not-a-dev-dependency",
      severity: "error",
      // What a bundle holds is not installed beside it, and whoever uses a queue installs its packages.
      from: { path: "^src/", pathNot: "^src/(?:platform/browser/|cluster/queue\\.ts$)" },
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
