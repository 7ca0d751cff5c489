/**
 * README, CONTRIBUTING and the pages of docs: each shows what its commands print and what the files are that it
 * quotes, each command in an sh block runs, every link leads somewhere, and docs/README.md links every page.
 * UPDATE_DOCS=1 writes the outputs into the pages instead.
 *
 * Pages with tests of their own beside this: enumeration, findings, formats, generators, pictures, search, theorems.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gallery } from "../../src/format/gallery/index.js";
import { Workshop, expectPage, root, shellCommands } from "./console.js";

const inDocs = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .sort();
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "proofs/README.md",
  "examples/property-tests/README.md",
  ...inDocs.map((name) => `docs/${name}`),
];
const read = (page: string): string => readFileSync(join(root, page), "utf8");
const text = new Map(pages.map((page) => [page, read(page)]));

/** Their own tests do the same for these. */
const elsewhere = [
  "docs/enumeration.md",
  "docs/findings.md",
  "docs/generators.md",
  "docs/pictures.md",
  "docs/search.md",
];
const run = pages.filter(
  (page) => !elsewhere.includes(page) && /```(?:console|(?:ts|js|tex|bib) file=)|^npx exact-cdp/m.test(text.get(page)!),
);

describe.each(run)("%s", (page) => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = new Workshop();
  });
  afterAll(() => {
    workshop.close();
  });

  it("shows what its commands print", async () => {
    await expectPage(join(root, page), workshop);
  });

  it.each(shellCommands(text.get(page)!).filter((command) => !/\b[A-Z]{4}\b/.test(command)))(
    "runs: %s",
    async (command) => {
      const { status, stderr } = await workshop.run(command);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    },
  );
});

/** The pages that state results of the commands they show. */
const tasks = [
  "README.md",
  "docs/tutorial.md",
  "docs/points.md",
  "docs/surfaces.md",
  "docs/restorers.md",
  "docs/audit.md",
  "docs/certificates.md",
  "docs/paper.md",
  "docs/citing.md",
];

it.each(tasks)("%s states in prose only fractions that its outputs contain", (page) => {
  const markdown = read(page);
  const prose = markdown.replaceAll(/```[\s\S]*?```/g, "").replaceAll(/`[^`]*`/g, "");
  const shown = (markdown.match(/```[\s\S]*?```/g) ?? []).join("\n");
  for (const fraction of prose.match(/\b\d+\/\d+\b/g) ?? []) expect(shown, fraction).toContain(fraction);
});

it("the tutorial says how many problems the gallery has", () => {
  expect(text.get("docs/tutorial.md")).toContain(`[${String(gallery.length)} examples](gallery.md)`);
});

it("the first command of the README writes no file", async () => {
  const workshop = new Workshop();
  try {
    const [first] = shellCommands(read("README.md"));
    const before = readdirSync(workshop.folder);
    const { status, stdout } = await workshop.run(first!);
    expect(status).toBe(0);
    expect(stdout).toContain("| D \\ P |");
    expect(readdirSync(workshop.folder)).toEqual(before);
  } finally {
    workshop.close();
  }
});

it("README has 120 to 160 lines and a picture", () => {
  const lines = read("README.md").trimEnd().split("\n").length;
  expect(lines).toBeGreaterThanOrEqual(120);
  expect(lines).toBeLessThanOrEqual(160);
  expect(text.get("README.md")).toContain("](docs/pictures/three-classes.svg)");
});

/** The anchor of a heading, as GitHub makes it. */
const anchor = (heading: string): string =>
  heading
    .replaceAll(/[`*]/g, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

/** The relative links of a page, out of blocks of code. */
function links(page: string): { readonly target: string; readonly hash: string | undefined }[] {
  const markdown = text.get(page)!.replaceAll(/```[\s\S]*?```/g, "");
  return [...markdown.matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([, path = "", hash]) => ({
    target: path === "" ? page : relative(root, join(root, dirname(page), path)),
    hash,
  }));
}

it.each(pages)("every link of %s leads to a file, and to a heading in it", (page) => {
  for (const { target, hash } of links(page)) {
    expect(existsSync(join(root, target)), `${page} → ${target}`).toBe(true);
    if (hash === undefined) continue;
    const anchors = [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading!));
    expect(anchors, `${page} → ${target}`).toContain(hash);
  }
});

it("docs/README.md links every page, CONTRIBUTING and the proofs; README and CONTRIBUTING link docs/README.md", () => {
  const linked = links("docs/README.md").map(({ target }) => target);
  for (const page of [
    "CONTRIBUTING.md",
    "proofs/README.md",
    ...inDocs.filter((name) => name !== "README.md").map((name) => `docs/${name}`),
  ])
    expect(linked).toContain(page);
  for (const page of ["README.md", "CONTRIBUTING.md"])
    expect(links(page).map(({ target }) => target.replace(/\/$/, ""))).toContain("docs/README.md");
});
