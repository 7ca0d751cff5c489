/** proofs/README.md and proofs/assumptions.v speak of the same theorems, and these stand in the files. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { repositoryFile } from "../golden/golden.js";

const text = (path: string): string => readFileSync(repositoryFile(path), "utf8");

const named = [...text("proofs/README.md").matchAll(/^\|.*$/gm)].flatMap(([row]) => [...(row.split("|")[2] ?? "").matchAll(/`([a-z0-9_]+\.\w+)`/g)].map(([, name]) => name!));
const asked = [...text("proofs/assumptions.v").matchAll(/^Print Assumptions (\S+)\.$/gm)].map(([, name]) => name!);

test("every theorem of the table is asked what it assumes, and every one that is asked is in the table", () => {
  expect(named.length).toBeGreaterThan(40);
  expect(named.toSorted()).toEqual(asked.toSorted());
});

test.each(asked)("%s is a theorem", (name) => {
  const [file, theorem] = name.split(".") as [string, string];
  const there = ["theories", "checker", "reader"]
    .map((folder) => `proofs/${folder}/${file}.v`)
    .filter((path) => existsSync(repositoryFile(path)))
    .filter((path) => new RegExp(`^(Theorem|Lemma|Corollary) ${theorem}\\b`, "m").test(text(path)));
  expect(there).toHaveLength(1);
});

test("docs/theorems.md names theorems of the table", () => {
  const there = [...text("docs/theorems.md").matchAll(/`([a-z0-9_]+\.\w+)`/g)].map(([, name]) => name!).filter((name) => /^(theorem1|extended|steps|theorem2|paper|degraded|minima|hall_condition|simultaneous|counterexamples|duality|surface|attainment|certify|linear|divergences|kinds|verified)\./.test(name));
  expect(there.length).toBeGreaterThan(3);
  for (const name of there) expect(asked).toContain(name);
});
