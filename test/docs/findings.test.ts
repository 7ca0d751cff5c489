/**
 * docs/findings.md shows what its commands print.
 * UPDATE_DOCS=1 writes the outputs into the page instead.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { Workshop, renewed, root } from "./console.js";

const path = join(root, "docs/findings.md");
const page = readFileSync(path, "utf8");
const workshop = new Workshop();
afterAll(() => {
  workshop.close();
});

it("docs/findings.md shows what its commands print", () => {
  const text = renewed(
    page,
    (command) => {
      const { status, stdout, stderr } = workshop.run(command);
      expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: "" });
      return stdout;
    },
    (name) => readFileSync(join(root, name), "utf8"),
  );
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(path, text);
  else expect(page).toBe(text);
});

const read = (name: string): string => readFileSync(join(root, "examples/findings", name), "utf8");

it.each([
  ["wasserstein-2", "theorem-1-nonconvex-divergence -n 2 -m 1 -N 1 -M 3 --range 1:2"],
  ["retrained-perception", "retrained-convex-in-perception -n 2 -m 2 -N 2 -M 4 --range 75:76"],
])("examples/findings/%s.json is the violation that is found, and its certificate is accepted", (name, words) => {
  expect(workshop.run(`npx exact-cdp verify-family ${words} --problem found.json`).status).toBe(0);
  expect(workshop.run("cat found.json").stdout).toBe(read(`${name}.json`));
  expect(workshop.run(`npx exact-cdp check examples/findings/${name}.certificate.json`)).toMatchObject({ status: 0, stderr: "" });
});
