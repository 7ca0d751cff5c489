/**
 * docs/enumeration.md shows what its commands print.
 * UPDATE_DOCS=1 writes the outputs into the page instead.
 */
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { Workshop, expectPage, root } from "./console.js";

const workshop = new Workshop();
afterAll(() => {
  workshop.close();
});

it("docs/enumeration.md shows what its commands print", async () => {
  const text = await expectPage(join(root, "docs/enumeration.md"), workshop);
  expect(text).toContain('{"channels":"1296","orbits":"224"}'); /* the blocks were found and filled */
});
