/**
 * The checker that Coq has proved, as programs: OCaml by Coq's extraction, then one JavaScript file by
 * js_of_ocaml.
 *
 * proofs/extraction/checker.cjs ships with the package. It is compared byte for byte with what comes out here,
 * so that the file that ships is the one that is proved. Needs built proofs, and Debian's js-of-ocaml and
 * ocaml-findlib; for a native program libzarith-ocaml-dev too.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..", "proofs", "extraction");
const shipped = join(folder, "checker.cjs");
const packages = "js-of-ocaml ocaml-findlib libzarith-ocaml-dev";

/** In the order in which they are compiled. */
const common = ["small.ml", "positive.ml", "checker.mli", "checker.ml", "verdicts.ml"];

/** Runs a program; its output, or an error with what it said. */
function run(cwd, command, ...args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (error?.code === "ENOENT") throw new Error(`${command} is not installed; on Debian: apt-get install ${packages}`);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}\n${stderr || stdout}`);
  return stdout;
}

/**
 * Extracts the checker into a temporary folder, compiles it, and hands the files to a function.
 * @param {readonly string[]} paths of Coq
 * @param {{ native: boolean }} what to compile besides JavaScript
 * @param {(files: { source: string, javascript: string, native?: string }) => void} use
 */
function withExtracted(paths, { native }, use) {
  const work = mkdtempSync(join(tmpdir(), "exact-cdp-extraction-"));
  try {
    for (const name of ["directives.v", "extract.v", "integer.mli", "small.ml", "positive.ml", "verdicts.ml"])
      copyFileSync(join(folder, name), join(work, name));
    run(work, "coqc", "-w", "none", ...paths, "-Q", ".", "Extraction", "directives.v");
    run(work, "coqc", "-w", "none", ...paths, "-Q", ".", "Extraction", "extract.v");

    const javascript = join(work, "checker.cjs");
    for (const name of ["integer.ml", "integer.js", "main.ml", "main.js"])
      copyFileSync(join(folder, "javascript", name), join(work, name));
    // The primitives are in JavaScript, where the bytecode compiler does not see them.
    const files = ["integer.mli", "integer.ml", ...common, "main.ml"];
    run(work, "ocamlfind", "ocamlc", "-w", "-a", "-no-check-prims", ...files, "-o", "main.byte");
    run(work, "js_of_ocaml", "--opt", "3", "integer.js", "main.js", "main.byte", "-o", javascript);
    writeFileSync(javascript, `${banner}\n${readFileSync(javascript, "utf8")}`);

    let program;
    if (native) {
      program = join(work, "checker");
      for (const name of ["integer.ml", "main.ml"]) copyFileSync(join(folder, "native", name), join(work, name));
      const options = ["-w", "-a", "-inline", "200", "-package", "zarith", "-linkpkg"];
      run(work, "ocamlfind", "ocamlopt", ...options, ...files, "-o", program);
    }
    use({ source: join(work, "checker.ml"), javascript, ...(program === undefined ? {} : { native: program }) });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const banner =
  "// The checker of exact-cdp that Coq has proved, by extraction and js_of_ocaml. Made from proofs/ by npm run proofs.";

/** Writes the checker as a native program beside its sources; it prints the verdicts on the files it is given as JSON. */
export function writeNative(paths) {
  const program = join(folder, "checker");
  withExtracted(paths, { native: true }, ({ native }) => {
    copyFileSync(native, program);
  });
  process.stdout.write("extracted: proofs/extraction/checker, a native program\n");
}

/** Compares the file that ships with the one that Coq makes; writes it with `update`. @throws Error where they differ */
export function requireShipped(paths, { update }) {
  withExtracted(paths, { native: false }, ({ javascript }) => {
    const made = readFileSync(javascript);
    if (update) writeFileSync(shipped, made);
    else if (!existsSync(shipped) || !readFileSync(shipped).equals(made))
      throw new Error(
        "proofs/extraction/checker.cjs is not what Coq extracts from these proofs: npm run proofs -- --update writes it",
      );
    process.stdout.write(
      `\nextracted: proofs/extraction/checker.cjs, ${(made.length / 1000).toFixed(0)} kB, ${update ? "written" : "byte for byte the file that ships"}\n`,
    );
  });
}
