/**
 * The program that Coq extracts, for bundles: as it is, but for two things that browsers lack.
 *
 * js_of_ocaml asks for files where it has found Node; those modules are left out. And Coq's numbers are unary where
 * they count steps, so that 1024 is a thousand calls inside each other, f(f(…f(0)…)): the workers of browsers have
 * too small a stack to read that. It becomes a loop of the same calls in the same order.
 */
import { readFileSync } from "node:fs";

const isProgram = (file) => /[/\\]proofs[/\\]extraction[/\\]checker\.cjs$/.test(file);

/** Calls inside each other that are left as they are. */
const shallow = 128;

/**
 * The program with f(f(…f(0)…)) as a loop.
 * @param {string} text
 */
export function withLoops(text) {
  const begin = new RegExp(`(?<![\\w$.])([\\w$]+)\\((?:\\1\\(){${shallow},}0`, "g");
  let made = "";
  let end = 0;
  for (const { 0: opening, 1: name, index } of text.matchAll(begin)) {
    const count = (opening.length - 1) / (name.length + 1);
    const after = index + opening.length + count;
    if (text.slice(index + opening.length, after) !== ")".repeat(count))
      throw new Error("other calls inside each other");
    made += `${text.slice(end, index)}(function(f,n){for(var r=0;n>0;n--)r=f(r);return r})(${name},${count})`;
    end = after;
  }
  return made + text.slice(end);
}

/** For esbuild. @type {import("esbuild").Plugin} */
export const extractedProgram = {
  name: "extracted-program",
  setup(building) {
    building.onResolve({ filter: /^(?:fs|constants)$/ }, ({ path, importer }) =>
      isProgram(importer) ? { path, namespace: "absent" } : undefined,
    );
    building.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "module.exports = undefined;" }));
    building.onLoad({ filter: /checker\.cjs$/ }, ({ path }) =>
      isProgram(path) ? { contents: withLoops(readFileSync(path, "utf8")), loader: "js" } : undefined,
    );
  },
};

/** The same for vite and rolldown. @returns {import("vite").Plugin} */
export function extractedProgramForVite() {
  return {
    name: "extracted-program",
    enforce: "pre",
    resolveId: (id, importer) =>
      /^(?:fs|constants)$/.test(id) && importer !== undefined && isProgram(importer) ? "\0absent" : undefined,
    load: (id) => (id === "\0absent" ? "export default undefined;" : undefined),
    transform: (code, id) => (isProgram(id) ? { code: withLoops(code), map: null } : undefined),
  };
}
