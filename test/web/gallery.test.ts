/** Every problem of the gallery in the page: C as the library has it in Node, digit by digit, and its map. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Enclosure } from "../../src/exact/enclosure.js";
import { galleryNames, galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { problemHash } from "../../src/certificate/data.js";
import { solve } from "../../src/tradeoff/solve.js";
import { available } from "../support/tools.js";
import { shownPoint, Web, type Opened } from "./support/browser.js";

describe.skipIf(!available("chromium"))("the gallery in the page", () => {
  let web: Web;
  let opened: Opened;
  beforeAll(async () => {
    web = await Web.start();
    opened = await web.open();
  });
  afterAll(async () => {
    await web.stop();
  });

  it.each(galleryNames())("%s", async (name) => {
    const { page, faults } = opened;
    await page.selectOption("#gallery-main", name);
    const shown = await shownPoint(page, name);
    const [distortion, perception] = shown.at;
    const problem = problemFromData(galleryProblem(name));
    const point = solve(problem, { distortion, perception });
    expect(shown.status).toBe(point.status);
    // The place to begin with is one where something can be seen.
    expect(["optimal", "enclosed"]).toContain(point.status);
    if (point.status === "optimal") expect(shown.exact).toBe(point.errorRate.toString());
    if (point.status === "enclosed") {
      expect(point.errorRate).toBeInstanceOf(Enclosure);
      const ends = await page.locator(".value dd .wrap").allTextContents();
      expect(ends).toEqual([point.errorRate.lower.toString(), point.errorRate.upper.toString()]);
    }
    expect(await page.locator("code.wrap").textContent()).toBe(problemHash(problem));
    // The map, or the reason why there is none.
    await page.locator("#picture canvas, #picture .refusal").first().waitFor();
    await page.locator("#picture .busy").waitFor({ state: "detached" });
    expect(faults).toEqual([]);
  });

  it("slices of a problem of which there is no surface are bands", async () => {
    const { page, faults } = opened;
    await page.selectOption("#gallery-main", "missed-alarm-hellinger");
    await shownPoint(page, "missed-alarm-hellinger");
    await page.getByRole("tab", { name: "Slices" }).click();
    await page.locator(".slices canvas").nth(2).waitFor();
    expect(await page.locator(".slices .absent").count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
