/**
 * What a paper cites: the program as CITATION.cff describes it, the paper, and the literature of references.bib,
 * which has every source that theorems, conjectures, the gallery and the headers of files name with a year.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conjectures } from "../../src/conjectures/registry.js";
import { gallery } from "../../src/format/gallery/index.js";
import { theorems } from "../../src/theorem/registry.js";
import { version } from "../../src/version.js";
import { sources } from "../architecture/repository.js";
import { root } from "./console.js";

const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Entries of BibTeX by key. */
function entries(path: string): Map<string, string> {
  const found = read(path).split(/^(?=@)/m);
  return new Map(found.map((text) => [/^@\w+\{([\w-]+),/.exec(text)?.[1] ?? "", text]));
}

const field = (entry: string, name: string): string =>
  new RegExp(`^  ${name} *= \\{(.*)\\},?$`, "m").exec(entry)?.[1] ?? "";

const example = entries("examples/data/scan/paper.bib");
const literature = entries("docs/references.bib");
const cff = read("CITATION.cff");
const stated = (name: string): string => new RegExp(`^${name}: "?(.*?)"?$`, "m").exec(cff)?.[1] ?? "";

describe("the entry of the program", () => {
  const entry = example.get("exactcdp") ?? "";

  it("says what CITATION.cff says; its version may be older, as that of every page", () => {
    expect(field(entry, "title")).toBe(stated("title"));
    expect(field(entry, "howpublished")).toBe(`\\url{${stated("repository-code")}}`);
    expect(cff).toContain(`\n  - name: "${field(entry, "author").replaceAll(/[{}]/g, "")}"\n`);
    expect(field(entry, "note")).toMatch(/^Version \d+\.\d+\.\d+$/);
    const [, released] =
      new RegExp(`^## \\[${field(entry, "note").slice(8)}\\] - (\\d{4})-`, "m").exec(read("CHANGELOG.md")) ?? [];
    expect(field(entry, "year")).toBe(released);
  });

  it("CITATION.cff has the day of the release and the address of the package", () => {
    expect(read("CHANGELOG.md")).toContain(`## [${version}] - ${stated("date-released")}\n`);
    const { repository } = JSON.parse(read("package.json")) as { repository: { url: string } };
    expect(repository.url).toBe(`git+${stated("repository-code")}.git`);
  });
});

it("the paper has one entry, in the example, in references.bib and in CITATION.cff", () => {
  const entry = literature.get("liu2019cdp") ?? "";
  expect(example.get("liu2019cdp")).toBe(entry);
  expect([...example.keys()]).toEqual(["exactcdp", "liu2019cdp"]);
  for (const text of [
    `title: "${field(entry, "title")}"`,
    `volume: ${field(entry, "volume")}\n`,
    `start: ${field(entry, "pages").split("--")[0] ?? ""}\n`,
    `end: ${field(entry, "pages").split("--")[1] ?? ""}\n`,
    `year: ${field(entry, "year")}\n`,
    `value: "${field(entry, "note")}"`,
  ])
    expect(cff).toContain(text);
});

/** The letters of a name: `Sch{\"o}lkopf` is Schölkopf, `{El Gamal}` is El Gamal. */
const plain = (name: string): string =>
  name
    .replaceAll(/\{\\(["'])(\w)\}/g, (_, accent: string, letter: string) =>
      `${letter}${accent === "'" ? "\u0301" : "\u0308"}`.normalize("NFC"),
    )
    .replaceAll(/[{}]/g, "");

const published = [...literature.values()].map((entry) => ({
  year: field(entry, "year"),
  names: plain(field(entry, "author") || field(entry, "editor"))
    .split(" and ")
    .map((name) => name.split(",")[0] ?? name),
}));

/** The years of a text that no entry by an author whom the text names has. */
const missing = (text: string): string[] =>
  [...text.matchAll(/(?<![\w.,/·−-])(?:19\d\d|20[0-2]\d)(?![\w/·-]|[.,]\d)/g)]
    .map(([year]) => year)
    .filter((year) => !published.some((one) => one.year === year && one.names.some((name) => text.includes(name))));

describe("references.bib has what is cited", () => {
  it.each([
    ...gallery.map(({ problem }) => [problem().name, problem().reference ?? ""] as const),
    ...theorems.map(({ name, source }) => [`theorem ${name}`, source] as const),
    ...conjectures.map(({ name, source }) => [`conjecture ${name}`, source] as const),
  ])("%s", (_, text) => {
    expect(missing(text)).toEqual([]);
    if (text.includes("MNIST")) expect(literature.has("mnist")).toBe(true);
  });

  it("in the headers of files", () => {
    const headers = sources().map(({ path, text }) => ({ path, header: /^\/\*\*[\s\S]*?\*\//.exec(text)?.[0] ?? "" }));
    expect(headers.filter(({ header }) => /\b(?:19|20)\d\d\b/.test(header)).length).toBeGreaterThan(20);
    expect(headers.flatMap(({ path, header }) => missing(header).map((year) => `${path}: ${year}`))).toEqual([]);
  });

  it("and a source that is not there is found missing", () => {
    expect(missing("after Nobody, Journal of Nothing 12, 1987")).toEqual(["1987"]);
    expect(missing("Liu, Zhang and Xiong, NeurIPS 2018")).toEqual(["2018"]);
  });
});

it("each entry has an author or editor, a title, and a key of its own", () => {
  const keys = [...read("docs/references.bib").matchAll(/^@\w+\{([\w-]+),$/gm)].map(([, key]) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const [key, entry] of literature) {
    expect(field(entry, "author") || field(entry, "editor"), key).not.toBe("");
    expect(field(entry, "title"), key).not.toBe("");
  }
});

describe("examples/data/scan/paper.tex", () => {
  const page = read("docs/paper.md");
  const outputs = (page.match(/```console[\s\S]*?```/g) ?? []).join("\n");
  const paper = read("examples/data/scan/paper.tex");

  it("states values that outputs of docs/paper.md contain, each exact one beside its rounded one", () => {
    const values = [...paper.matchAll(/(\d+\/\d+) \\approx (\d\.\d{4})\b/g)];
    expect(values.length).toBeGreaterThanOrEqual(3);
    for (const [, exact = "", rounded = ""] of values) {
      expect(outputs).toContain(exact);
      const [above = 0, below = 1] = exact.split("/").map(Number);
      expect((above / below).toFixed(4)).toBe(rounded);
    }
    for (const [fraction] of paper.matchAll(/\b\d+\/\d+\b/g)) expect(outputs).toContain(fraction);
  });

  it("names the hash that the outputs name", () => {
    const [, digits = ""] = /\\texttt\{([0-9a-f]{16})\\dots\}/.exec(paper) ?? [];
    expect(digits).not.toBe("");
    const hashes = new Set(outputs.match(/\b[0-9a-f]{64}\b/g));
    expect([...hashes].map((hash) => hash.slice(0, 16))).toEqual([digits]);
  });
});

it("docs/citing.md names in prose the hash and the numbers of its outputs", () => {
  const page = read("docs/citing.md");
  const outputs = (page.match(/```console[\s\S]*?```/g) ?? []).join("\n");
  const prose = page.replaceAll(/```console[\s\S]*?```/g, "").replaceAll(/`[^`\n]*`/g, "");
  const fractions = prose.match(/\b\d+\/\d+\b/g) ?? [];
  expect(fractions.length).toBeGreaterThan(4);
  for (const fraction of fractions) expect(outputs).toContain(fraction);
  const hashes = prose.match(/\b[0-9a-f]{16}\b/g) ?? [];
  expect(hashes).toHaveLength(2);
  for (const hash of hashes) expect(outputs).toContain(`"sha256":"${hash}`);
  // The ends that the text prints enclose those of the output, and C begins with the digits that both have.
  const [, lower = "", upper = ""] = /> C\([^)]*\) ∈ \[([\d.]+), ([\d.]+)\]/.exec(prose) ?? [];
  const [, low = "", high = ""] = /^C\([^)]*\) ∈ \[([\d.]+), ([\d.]+)\]/m.exec(outputs) ?? [];
  expect([lower, low, high, upper].map(Number)).toEqual([lower, low, high, upper].map(Number).sort((a, b) => a - b));
  expect(Number(low)).toBeGreaterThan(0);
  const [, digits = ""] = /here C = ([\d.]+)…/.exec(prose) ?? [];
  expect(digits).not.toBe("");
  for (const end of [low, high]) expect(end.startsWith(digits)).toBe(true);
});
