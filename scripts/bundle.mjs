/**
 * The package as few files: every entrance of package.json, the command and the threads of a search, in
 * chunks that they share. Whatever a program imports is then the same module that the command runs, so that
 * classes and caches are the same on both sides.
 *
 * Loading a file costs more than reading it: the package has some 600 sources, and a point needs 230 of them.
 * Beyond that V8 scans whatever a chunk has, so that the chunks of a point and of the library have no more
 * than they need. Commander is built in, because finding and loading its files takes Node 11 ms.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

/** Folders of the package as a module sees its own: worker-file.ts and checker.ts look for files from here. */
const chunks = "chunks";

/**
 * The chunks that nearly all entrances share; the rest is divided by who needs it. A chunk takes what its
 * modules import with it, except what a chunk above it has.
 */
const shared = [
  // By itself: `--version` needs nothing else.
  { name: "version", test: /[/]src[/]version\.ts$/ },
  {
    name: "exact",
    test: /[/]src[/](?:exact[/](?!(?:fraction|inflate|json-stream|json-extent)\.ts$)|platform[/]node[/](?:decimals|sha256|utf8)\.ts$)/,
  },
  // Commands, options and help; a command is loaded when it is called.
  { name: "program", test: /[/]src[/]cli[/]program\.ts$/ },
  { name: "kernel", test: /[/]src[/]kernel[/]/ },
  // It looks for the extracted program beside dist/chunks.
  { name: "verified", test: /[/]src[/](?:verified[/]extracted|platform[/]node[/]verified-program)\.ts$/ },
  // From problem files to answers: these modules are what a point needs, and all that they import.
  {
    name: "library",
    test: /[/]src[/](?:format[/](?:decode|problem)|report[/](?:point|writers)|tradeoff[/](?:grid|minima|prepare|solve))\.ts$/,
  },
  // What `import "exact-cdp"` loads besides.
  {
    name: "verdicts",
    test: /[/]src[/](?:certificate[/](?:verdicts|weighted)|format[/](?:confusion|csv|gallery[/]index|restorer)|report[/]table|theorem[/](?:degradation|theorem-[12]|tradeoff)|tradeoff[/](?:evaluate|slice|slice-certificate|sweep))\.ts$/,
  },
  // What the commands have in common: the files, options and formats of one of them.
  { name: "command", test: /[/]src[/]cli[/]commands[/]solve\.ts$/ },
];

/**
 * Commander as a module among ours. It can start a process for a command that is a program of its own; we have
 * no such command, and the module for processes is the slowest of Node's that it asks for.
 */
const commanderWithoutProcesses = {
  name: "commander-without-processes",
  transform(code, id) {
    if (!id.includes("/node_modules/commander/")) return undefined;
    return code
      .replace("require('node:child_process')", "{}")
      .replace(/require\('(node:[a-z]+)'\)/g, 'globalThis.process.getBuiltinModule("$1")');
  },
};

/**
 * @param {string} root of the package
 * @param {string} dist where it goes
 * @param {readonly string[]} more modules that have to be files of their own, named as in src
 */
export async function bundlePackage(root, dist, more = []) {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const entrances = [
    ...Object.values(manifest.exports).flatMap((target) => (typeof target === "string" ? [] : [target.default])),
    ...Object.values(manifest.bin),
  ]
    // A bundle of its own, by browser.mjs.
    .filter((file) => !file.startsWith("./dist/browser/"))
    .map((file) => file.replace(/^(?:\.[/])?dist[/](.*)\.js$/, "$1"))
    .concat(more);
  const source = (name) => join(root, "src", `${name}.ts`);
  const result = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: ["commander"] },
    plugins: [commanderWithoutProcesses],
    build: {
      target: "node20",
      // Packages are installed beside this one and stay what they are.
      ssr: true,
      minify: false,
      outDir: dist,
      emptyOutDir: false,
      rolldownOptions: {
        input: {
          ...Object.fromEntries(entrances.map((name) => [name, source(name)])),
          [`${chunks}/worker`]: source("conjectures/worker"),
        },
        external: /^(?!commander$)[^./#]/,
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: `${chunks}/[name]-[hash].js`,
          // Names as in the sources, for stacks.
          minifyInternalExports: false,
          comments: { jsdoc: false },
          // Shorter names inside of functions are read faster; lines stay, because Node prints those of errors.
          minify: {
            compress: false,
            mangle: { toplevel: false, keepNames: { function: true, class: true } },
            codegen: { removeWhitespace: false },
          },
          codeSplitting: {
            groups: shared.map((group, place) => ({ ...group, priority: shared.length - place })),
          },
        },
      },
    },
  });
  for (const { fileName, code } of result.output)
    if (code.includes("import.meta") && !fileName.startsWith(`${chunks}/`))
      throw new Error(`${fileName} looks for a file beside itself: what does so has to be a chunk`);
}
