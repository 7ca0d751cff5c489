/**
 * `npm run proofs`: builds the formal proofs and prints what each headline theorem assumes.
 *
 * 1. refuses Admitted, admit, Axiom, Parameter and the like in any file of proofs/;
 * 2. compiles everything that proofs/_CoqProject lists: theories, checker, reader, certificates;
 * 3. runs proofs/assumptions.v and requires "Closed under the global context" of every theorem; of those
 *    below its list of axioms, which are about Coq's reals, exactly the axioms of the list;
 * 4. requires the same of every theorem of every certificate in certs/;
 * 5. extracts the verified checker and compares it, byte for byte, with the file that ships.
 *
 * `--clean` first removes what earlier builds left; `--update` writes the file that ships; `--coqchk` has
 * Coq's small checker go through everything, MathComp included; `--native` also makes a program of the
 * verified checker. `--large` compiles instead the surfaces of the
 * gallery that are too large for every build (they are exported anew, into a temporary folder).
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { requireShipped, writeNative } from "./extraction.mjs";

const root = join(import.meta.dirname, "..");
const proofs = join(root, "proofs");
const packages = "coq libcoq-mathcomp-ssreflect libcoq-mathcomp-algebra libcoq-mathcomp-algebra-tactics";
const rooms = ["theories", "checker", "reader", "certs"];
const paths = rooms.flatMap((room) => ["-Q", join(proofs, room), `ExactCdp.${room}`]);

function fail(message) {
  process.stderr.write(`proofs: ${message}\n`);
  process.exit(1);
}

function run(command, args, options = {}) {
  return spawnSync(command, args, {
    cwd: proofs,
    encoding: "utf8",
    stdio: ["ignore", "inherit", "inherit"],
    ...options,
  });
}

function requireCoq() {
  const version = run("coqc", ["--print-version"], { stdio: "pipe" });
  if (version.error !== undefined || version.status !== 0)
    fail(`Coq is not installed; on Debian: apt-get install ${packages}`);
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-coq-"));
  try {
    writeFileSync(
      join(folder, "probe.v"),
      "From mathcomp Require Import all_ssreflect all_algebra.\nFrom mathcomp.algebra_tactics Require Import ring.\n",
    );
    const probe = run("coqc", ["-w", "none", "probe.v"], { cwd: folder, stdio: "pipe" });
    if (probe.status !== 0)
      fail(`MathComp or its algebra-tactics is not installed for this Coq; on Debian: apt-get install ${packages}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [coq, ocaml] = version.stdout.trim().split(" ");
  process.stdout.write(`Coq ${coq}, OCaml ${ocaml}\n`);
}

/** The text without comments, which may be nested. */
function withoutComments(text) {
  let depth = 0;
  let rest = "";
  for (let i = 0; i < text.length; i++) {
    if (text.startsWith("(*", i)) {
      depth++;
      i++;
    } else if (depth > 0 && text.startsWith("*)", i)) {
      depth--;
      i++;
    } else if (depth === 0 || text[i] === "\n") rest += text[i];
  }
  return rest;
}

const forbidden =
  /\b(Admitted|admit|give_up|Axioms?|Parameters?|Conjectures?|Declare\s+Module|Abort|bypass_check|Unset\s+Guard\s+Checking|Unset\s+Positivity\s+Checking|Unset\s+Universe\s+Checking|type_in_type)\b/;

function requireNoGaps() {
  const gaps = [];
  for (const name of readdirSync(proofs, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".v"))
    .sort()) {
    const open = [];
    withoutComments(readFileSync(join(proofs, name), "utf8"))
      .split("\n")
      .forEach((line, i) => {
        const begun = /^\s*(Section|Module)\s/.exec(line);
        if (begun !== null) open.push(begun[1]);
        if (/^\s*End\s/.test(line)) open.pop();
        // Outside a section a hypothesis is an axiom.
        const assumed = /^\s*(?:Local\s+)?(Hypothes[ie]s|Variables?|Context)\b/.exec(line);
        if (assumed !== null && !open.includes("Section"))
          gaps.push(`${name}:${i + 1}: ${assumed[1]} outside a section`);
        const found = forbidden.exec(line);
        if (found !== null) gaps.push(`${name}:${i + 1}: ${found[0]}`);
      });
  }
  if (gaps.length > 0) fail(`a proof with a gap proves nothing:\n  ${gaps.join("\n  ")}`);
}

/** Every file of the folder is built: none stands there unproved. */
function requireAllListed() {
  const listed = new Set(
    readFileSync(join(proofs, "_CoqProject"), "utf8")
      .split("\n")
      .filter((line) => line.endsWith(".v")),
  );
  const present = readdirSync(proofs, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".v") && name !== "assumptions.v" && !name.startsWith("extraction"),
  );
  const missing = present.filter((name) => !listed.has(name));
  if (missing.length > 0) fail(`not listed in _CoqProject: ${missing.join(", ")}`);
}

function build(...targets) {
  if (run("coq_makefile", ["-f", "_CoqProject", "-o", "Makefile"]).status !== 0) fail("coq_makefile failed");
  const jobs = String(availableParallelism());
  const { status, stdout } = run("make", ["--no-print-directory", "-s", "-j", jobs, ...targets], {
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1e8,
  });
  // Certificates say themselves that they are closed; all are asked again below.
  process.stdout.write(stdout.replaceAll(/^Closed under the global context\n/gm, ""));
  if (status !== 0) fail("a file does not compile");
}

/** The theorems that assumptions.v asks about, each with the axioms that it may and has to rest on. */
function questions(source) {
  const axioms = [];
  const theorems = [];
  for (const [, axiom, name] of source.matchAll(/^ +Axiom ([\w.]+)|^Print Assumptions (\S+)\.$/gm)) {
    if (axiom !== undefined) axioms.push(axiom);
    else theorems.push({ name, axioms: [...axioms].sort() });
  }
  return theorems;
}

/** The axioms that an answer of Print Assumptions lists; each begins a line, its statement may go on in others. */
function axiomsOf(answer) {
  if (answer === "Closed under the global context") return [];
  const [title, ...lines] = answer.split("\n");
  if (title !== "Axioms:") fail(`not an answer of Print Assumptions:\n${answer}`);
  return lines
    .filter((line) => /^\S/.test(line))
    .map((line) => line.split(" ")[0])
    .sort();
}

/** What Coq answers to the questions of a file, each as a list of axioms. */
function answersOf(file) {
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-coq-"));
  const { status, stdout, stderr } = run(
    "coqc",
    ["-w", "none", ...paths, "-o", join(folder, basename(`${file}o`)), file],
    {
      stdio: "pipe",
      maxBuffer: 1e8,
    },
  );
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0) fail(`${file} does not compile:\n${stderr}`);
  // An answer per question: "Closed under the global context", or "Axioms:" and a list.
  return stdout
    .split(/^(?=Closed under|Axioms:)/m)
    .filter((answer) => answer.trim() !== "")
    .map((answer) => axiomsOf(answer.trim()));
}

function assumptions() {
  const theorems = questions(readFileSync(join(proofs, "assumptions.v"), "utf8"));
  if (theorems.length === 0) fail("assumptions.v asks about no theorem");
  const answers = answersOf("assumptions.v");
  if (answers.length !== theorems.length) fail(`${theorems.length} theorems, but ${answers.length} answers`);
  const width = Math.max(...theorems.map(({ name }) => name.length));
  process.stdout.write("\nWhat the headline theorems assume\n");
  theorems.forEach(({ name }, i) => {
    const said = answers[i].length === 0 ? "Closed under the global context" : answers[i].join(", ");
    process.stdout.write(`  ${name.padEnd(width)}  ${said}\n`);
  });
  const wrong = theorems.filter(({ axioms }, i) => axioms.join() !== answers[i].join());
  if (wrong.length > 0)
    fail(`these theorems rest on other assumptions than named: ${wrong.map(({ name }) => name).join(", ")}`);
  const closed = theorems.filter(({ axioms }) => axioms.length === 0).length;
  process.stdout.write(
    `${closed} theorems, none with an assumption; ${theorems.length - closed} over Coq's reals, with their axioms alone\n`,
  );
}

/** Every theorem of every certificate in certs/ is closed. */
function certificates() {
  const files = readdirSync(join(proofs, "certs")).filter((name) => name.endsWith(".v"));
  const names = files.flatMap((file) =>
    [...readFileSync(join(proofs, "certs", file), "utf8").matchAll(/^(?:Theorem|Lemma) (\w+)/gm)].map(
      ([, theorem]) => `${basename(file, ".v")}.${theorem}`,
    ),
  );
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-coq-"));
  try {
    const file = join(folder, "certificates.v");
    const modules = files.map((name) => basename(name, ".v")).join(" ");
    // One question about all of them at once: each question goes through everything below.
    const all = names.map((name) => `pose proof ${name} as _.\n`).join("");
    writeFileSync(
      file,
      `From ExactCdp.certs Require ${modules}.\nLemma certified : True.\nProof.\n${all}exact I.\nQed.\nPrint Assumptions certified.\n`,
    );
    const [answer, ...others] = answersOf(file);
    if (answer === undefined || others.length > 0) fail("no single answer about the certificates");
    if (answer.length > 0) fail(`these certificates rest on assumptions: ${answer.join(", ")}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${names.length} theorems of ${files.length} certificates, none with an assumption\n`);
}

/** Coq's own small checker on everything that is extracted and on the theories, MathComp included: no axiom is left. */
function smallChecker() {
  const overReals = new Set(["reals", "over_reals", "fields"]);
  const modules = ["theories", "checker", "reader"].flatMap((room) =>
    readdirSync(join(proofs, room))
      .filter((name) => name.endsWith(".v") && !overReals.has(basename(name, ".v")))
      .map((name) => `ExactCdp.${room}.${basename(name, ".v")}`),
  );
  const { status, stdout, stderr } = run("coqchk", ["-silent", "-o", ...paths, ...modules], {
    stdio: "pipe",
    maxBuffer: 1e8,
  });
  if (status !== 0) fail(`coqchk refuses the proofs:\n${stderr}`);
  // Libraries that are loaded declare the machine's integers and floats; no theorem rests on them (assumptions.v).
  const primitive = /^Coq\.(?:Numbers\.Cyclic\.Int63\.PrimInt63|Floats\.PrimFloat)\./;
  const [, axioms] = /^\* Axioms:([^*]*)^\*/m.exec(`${stdout}${stderr}`) ?? fail("coqchk says nothing of axioms");
  const found = axioms
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && line !== "<none>" && !primitive.test(line));
  if (found.length > 0) fail(`coqchk finds axioms: ${found.join(", ")}`);
  process.stdout.write(`coqchk: ${modules.length} modules and all that they need, no axiom but primitive numbers\n`);
}

/** Surfaces with an alphabet of more than 8 letters, exported and compiled one by one. */
function large() {
  const list = readFileSync(join(proofs, "large.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-coq-"));
  try {
    for (const name of list) {
      const file = join(folder, `${name.replaceAll("-", "_")}.v`);
      let start = performance.now();
      const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
      if (
        run(process.execPath, ["dist/cli/main.js", "export", `gallery:${name}`, "--to", "coq", "--output", file], {
          cwd: root,
        }).status !== 0
      )
        fail(`${name}: no export`);
      const exported = seconds();
      start = performance.now();
      if (run("coqc", ["-w", "none", ...paths, file]).status !== 0) fail(`${name}: the checker refuses it`);
      process.stdout.write(`${name}: exported in ${exported}, proved in ${seconds()}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const words = process.argv.slice(2);
const options = ["--clean", "--large", "--coqchk", "--native", "--update"];
const unknown = words.filter((word) => !options.includes(word));
if (unknown.length > 0) fail(`unknown: ${unknown.join(" ")} (known are ${options.join(", ")})`);
requireCoq();
const start = performance.now();
if (words.includes("--clean")) {
  for (const name of readdirSync(proofs, { recursive: true, encoding: "utf8" })) {
    if (/\.(vo|vok|vos|glob|aux)$/.test(name) || /(^|\/)(Makefile|Makefile\.conf|\.Makefile\.d)$/.test(name))
      rmSync(join(proofs, name));
  }
}
requireNoGaps();
requireAllListed();
build();
if (words.includes("--large")) large();
else {
  assumptions();
  certificates();
  if (words.includes("--coqchk")) smallChecker();
  try {
    requireShipped(paths, { update: words.includes("--update") });
    if (words.includes("--native")) writeNative(paths);
  } catch (error) {
    fail(error.message);
  }
}
process.stdout.write(
  `done in ${((performance.now() - start) / 1000).toFixed(0)} s (${relative(process.cwd(), proofs) || "."})\n`,
);
