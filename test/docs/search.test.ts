/**
 * docs/search.md shows what its commands print, lists every conjecture, and says which are false;
 * examples/findings/conjectures has a counterexample of each, which docs/findings.md shows.
 * UPDATE_DOCS=1 writes outputs and the table of counterexamples into the pages instead. With
 * EXACT_CDP_EXHAUSTIVE=1 each false conjecture is searched anew, with three seeds, and climbing is
 * compared with drawing at random as the page does.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkText } from "../../src/kernel/index.js";
import { shapeOf, total } from "../../src/search/counterexample/counts.js";
import { search } from "../../src/search/counterexample/search.js";
import { evidenceOf } from "../../src/search/counterexample/work.js";
import { defaultSteps } from "../../src/search/strategy/parameters.js";
import { conjectureNamed, conjectures } from "../../src/conjectures/registry.js";
import { instanceFromData, type InstanceData } from "../../src/generate/instance/instance.js";
import { compareInstances } from "../../src/search/shrink/index.js";
import { exhaustive } from "../support/exhaustive.js";
import { Workshop, expectPage, root } from "./console.js";

const updating = process.env["UPDATE_DOCS"] === "1";
const workshop = new Workshop();
afterAll(() => {
  workshop.close();
});

const path = join(root, "docs/search.md");
const page = readFileSync(path, "utf8");

it("docs/search.md shows what its commands print", async () => {
  await expectPage(path, workshop);
});

/** The table of conjectures: name, statement, truth. */
const rows = [...page.matchAll(/^\| ([a-z0-9-]+) \| (.*) \| (true|false) \|$/gm)].map(([, name, statement, truth]) => ({
  name: name!,
  statement,
  truth,
}));

it("docs/search.md lists every conjecture with its statement", () => {
  expect(rows.map(({ name, statement }) => ({ name, statement }))).toEqual(
    conjectures.map(({ name, statement }) => ({ name, statement })),
  );
});

const folder = join(root, "examples/findings/conjectures");
const refuted = rows.filter(({ truth }) => truth === "false").map(({ name }) => name);
const kept = (name: string): InstanceData =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as InstanceData;

it("there is a counterexample of each false conjecture, and of no other", () => {
  expect(readdirSync(folder).sort()).toEqual(refuted.map((name) => `${name}.json`).sort());
});

it.each(refuted)("the counterexample of %s violates it, with certificates that the checker accepts", (name) => {
  const conjecture = conjectureNamed(name);
  const instance = instanceFromData(kept(name));
  expect(conjecture.decide(instance).status).toBe("violated");
  const certificates = conjecture.certificates!(instance);
  expect(certificates.length).toBeGreaterThan(0);
  for (const one of certificates) expect(checkText(JSON.stringify(one))).toMatchObject([{ status: "accepted" }]);
});

it("docs/findings.md shows them with their exact numbers", () => {
  const file = join(root, "docs/findings.md");
  const text = readFileSync(file, "utf8");
  const table = refuted.map((name) => {
    const instance = instanceFromData(kept(name));
    return `| [${name}](../examples/findings/conjectures/${name}.json) | ${shapeOf(instance)} | \`${JSON.stringify(evidenceOf(conjectureNamed(name), instance))}\` |`;
  });
  const renewedText = text.replace(
    /(<!-- conjectures -->\n\n\|.*\n\|.*\n)(?:\|.*\n)*/,
    (_, head: string) => `${head}${table.join("\n")}\n`,
  );
  if (updating) writeFileSync(file, renewedText);
  else expect(text).toBe(renewedText);
});

describe.skipIf(!exhaustive)(
  "searched anew, each false conjecture is refuted by each of three seeds, and every find is no larger than the one kept",
  () => {
    it.each(refuted)(
      "%s",
      async (name) => {
        const conjecture = conjectureNamed(name);
        const strategy = ["error-factor-five-halves", "pieces-at-most-twice-cells"].includes(name) ? "climb" : "random";
        for (const seed of [1, 2, 3]) {
          const { finds } = await search(conjecture, { seed, cases: 100_000n, strategy });
          const one = instanceFromData(finds[0]!.shrunk);
          for (const certificate of conjecture.certificates!(one))
            expect(checkText(JSON.stringify(certificate))).toMatchObject([{ status: "accepted" }]);
          expect(finds[0]!.shrinking.minimal).toBe(true);
          expect(compareInstances(one, instanceFromData(kept(name)))).toBeLessThanOrEqual(0);
        }
      },
      360_000,
    );
  },
);

/** The table of strategies: how many instances each seed decides, by random and by climbing. */
const compared = [...page.matchAll(/^\| ([a-z0-9-]+) \| ((?:-|\d+)(?:, (?:-|\d+))*) \| ([-\d, ]+) \|$/gm)].flatMap(
  ([, name, random, climb]) => [
    { name: name!, strategy: "random" as const, counts: random!.split(", ") },
    { name: name!, strategy: "climb" as const, counts: climb!.split(", ") },
  ],
);

it("docs/search.md compares climbing with drawing at random for two conjectures and eight seeds", () => {
  expect(new Set(compared.map(({ name }) => name)).size).toBe(2);
  expect(compared.map(({ counts }) => counts.length)).toEqual([8, 8, 8, 8]);
});

describe.skipIf(!exhaustive)("the table of strategies: instances until the first counterexample, at most 1500", () => {
  const most = 1500;
  it.each(
    compared.flatMap(({ name, strategy, counts }) => counts.map((count, i) => [name, strategy, i + 1, count] as const)),
  )("%s, %s, seed %i", async (name, strategy, seed, count) => {
    const tasks = strategy === "climb" ? most / defaultSteps : most;
    const { status, counts } = await search(conjectureNamed(name), { strategy, seed, cases: BigInt(tasks) });
    const decided = total(counts);
    expect(decided).toBeLessThanOrEqual(most);
    expect(status === "refuted" ? String(decided) : "-").toBe(count);
  });
});
