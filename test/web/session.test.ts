/**
 * docs/explorer.md as it is lived: a stranger's session, from nothing to a figure of a problem of their own.
 * Its numbers are those of the library; UPDATE_DOCS=1 takes its pictures again.
 */
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Locator } from "playwright-core";
import { problemFromData } from "../../src/format/problem.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { solve } from "../../src/tradeoff/solve.js";
import { available } from "../support/tools.js";
import { shownPoint, Web, type Opened } from "./support/browser.js";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
const folder = `${docs}pictures/explorer/`;
const renew = process.env["UPDATE_DOCS"] === "1";

describe.skipIf(!available("chromium"))("docs/explorer.md", () => {
  let web: Web;
  let opened: Opened;
  beforeAll(async () => {
    web = await Web.start();
    opened = await web.open("", { viewport: { width: 1280, height: 820 } });
    if (renew) mkdirSync(folder, { recursive: true });
  });
  afterAll(async () => {
    await web.stop();
  });

  it("is a session that anybody can have", async () => {
    const { page, faults } = opened;
    const text = readFileSync(`${docs}explorer.md`, "utf8");
    const picture = async (name: string, of?: Locator): Promise<void> => {
      expect(text).toContain(`](pictures/explorer/${name}.png)`);
      const path = `${folder}${name}.png`;
      if (renew) await (of ?? page).screenshot({ path });
      expect(statSync(path).size).toBeLessThan(200_000);
    };

    const first = await shownPoint(page, "binary-denoising");
    await page.locator("#picture canvas").waitFor();
    expect(text).toContain(`C(${first.at.join(", ")}) = ${first.exact}`);
    await picture("begin");

    await page.getByRole("button", { name: "Edit the problem" }).click();
    await page.getByLabel("name of the problem").fill("two-lamps");
    await page.getByLabel("channel, row 1, column 0").fill("4/5");
    const message = page.locator(`[data-path="$.channel.matrix[0]"]`);
    await message.waitFor();
    expect(text).toContain((await message.textContent()) ?? "");
    await message.scrollIntoViewIfNeeded();
    await picture("mistake", page.getByRole("group", { name: "Channel: W(y | x)" }));

    await page.getByLabel("channel, row 1, column 1").fill("1/5");
    await message.waitFor({ state: "detached" });
    await shownPoint(page, "two-lamps");
    await page.getByRole("button", { name: "Close the editor" }).click();
    await page.fill("#bound-distortion", "1/5");
    await page.fill("#bound-perception", "1/20");
    const own = {
      ...galleryProblem("binary-denoising"),
      name: "two-lamps",
      channel: {
        outputs: ["0", "1"],
        matrix: [
          ["4/5", "1/5"],
          ["1/10", "9/10"],
        ],
      },
    };
    const point = solve(problemFromData(own), { distortion: "1/5", perception: "1/20" });
    const shown = await shownPoint(page, "two-lamps", { distortion: "1/5", perception: "1/20" });
    expect(shown.exact).toBe(point.status === "optimal" ? point.errorRate.toString() : "");
    expect(text).toContain(`C(1/5, 1/20) = ${shown.exact}`);
    await page.locator("#picture .busy").waitFor({ state: "detached" });
    await page.evaluate("scrollTo(0, 0)");
    await picture("own");

    await page.getByRole("tab", { name: "Slices" }).click();
    await page.locator(".slices canvas").nth(2).waitFor();
    await picture("slices", page.locator(".middle"));

    await page.getByRole("button", { name: "Check this point" }).click();
    await page.locator("#kernel-verdict").waitFor();
    await picture("check", page.getByRole("region", { name: "Check this" }));
    expect(faults).toEqual([]);
  });
});
