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
