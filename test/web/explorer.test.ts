/** What people do with the page, in Chromium: what they read is what the library says in Node, digit by digit. */
import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Download, Page } from "playwright-core";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData, readProblem } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { drawn, mapFigure, surfaceCells } from "../../src/plot/index.js";
import { theorem1Text, theorem2Text, tradeoffText } from "../../src/report/index.js";
import { Notation } from "../../src/report/notation.js";
import { theorem1 } from "../../src/theorem/theorem-1.js";
import { theorem2 } from "../../src/theorem/theorem-2.js";
import { tradeoff } from "../../src/theorem/tradeoff.js";
import { solve } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import { sweepAt } from "../../src/tradeoff/sweep.js";
import { available } from "../support/tools.js";
import { shownPoint, Web, type Opened } from "./support/browser.js";

const first = "binary-denoising";
const gallery = (name: string) => problemFromData(galleryProblem(name));

describe.skipIf(!available("chromium"))("the explorer", () => {
  let web: Web;
  let opened: Opened;
  let page: Page;
  beforeAll(async () => {
    web = await Web.start();
  });
  afterAll(async () => {
    await web.stop();
  });
  beforeEach(async () => {
    opened = await web.open();
    page = opened.page;
    await shownPoint(page, first);
    await page.locator("#picture canvas").waitFor();
  });
  afterEach(async () => {
    expect(opened.faults).toEqual([]);
    await opened.close();
  });

  const setBound = (which: "distortion" | "perception", text: string): Promise<void> =>
    page.fill(`#bound-${which}`, text);

  it("reads bounds as text: fractions, decimals, inf, and says at the field what it cannot read", async () => {
    await setBound("distortion", "3/20");
    await setBound("perception", "0.01");
    const shown = await shownPoint(page, first, { distortion: "3/20", perception: "1/100" });
    expect(shown.exact).toBe("307/1450");
    expect(shown.text).toContain("≈0.211724");
    expect(await page.getAttribute("#lambda", "data-exact")).toBe("0");
    expect(await page.getAttribute("#mu", "data-exact")).toBe("8/29");
    await setBound("perception", "inf");
    expect((await shownPoint(page, first, { distortion: "3/20", perception: "inf" })).exact).toBe("51/250");
    await setBound("distortion", "a bit");
    const refusal = page.locator("#bound-distortion-refusal");
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/^expected .*, found "a bit"$/);
    expect(await page.getAttribute("#bound-distortion", "aria-invalid")).toBe("true");
    await setBound("distortion", "0.05");
    const none = await shownPoint(page, first, { distortion: "1/20", perception: "inf" });
    expect(none.status).toBe("infeasible");
    expect(await page.locator(".value pre").textContent()).toContain("for every restorer");
  });

  it("drags the point by mouse and moves it by keys", async () => {
    const box = (await page.locator(".overlay .ground").boundingBox())!;
    const before = (await shownPoint(page, first)).at;
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4);
    await page.mouse.down();
    for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + box.width * (0.4 + i / 30), box.y + box.height * 0.3);
    await page.mouse.up();
    const field = page.locator("#bound-distortion");
    await page.locator(`#value:not([data-at="${before.join(" ")}"])`).waitFor();
    // The last place that the mouse was at: the fields and the answer agree.
    const [distortion, perception] = [await field.inputValue(), await page.inputValue("#bound-perception")];
    const bounds = { distortion, perception };
    const point = solve(gallery(first), bounds);
    const exactly = { distortion: point.bounds.distortion.toString(), perception: point.bounds.perception.toString() };
    const shown = await shownPoint(page, first, exactly);
    expect(point.status === "optimal" ? point.errorRate.toString() : "∞").toBe(shown.exact);

    const slider = page.getByRole("slider");
    await slider.focus();
    const from = Number(distortion);
    await page.keyboard.press("ArrowRight");
    await page.locator(`#value:not([data-at="${exactly.distortion} ${exactly.perception}"])`).waitFor();
    const moved = Number(await field.inputValue());
    expect(moved).toBeGreaterThan(from);
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^D = .*, P = .*: C = /);
  });

  it("snaps to a corner, and not where that is switched off", async () => {
    const box = (await page.locator(".overlay .ground").boundingBox())!;
    // The corner (D, P) = (1/10, 19/500) is where the border bends.
    const [x, y] = await page.evaluate<[number, number]>(
      `(() => { const ticks = [...document.querySelectorAll(".overlay .axes g text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
        const at = (text, side) => { const [, box] = ticks.find(([words]) => words === text); return side === "x" ? box.left + box.width / 2 : box.top + box.height / 2; };
        const one = at("0.04", "y"), none = at("0.00", "y");
        return [at("0.100", "x"), none + (one - none) * 0.95]; })()`,
    );
    expect(x).toBeGreaterThan(box.x);
    await page.mouse.click(x + 4, y + 3);
    await shownPoint(page, first, { distortion: "1/10", perception: "19/500" });
    await page.getByLabel("snap to corners and breakpoints").uncheck();
    await page.mouse.click(x + 4, y + 3);
    await page.locator(`#value:not([data-at="1/10 19/500"])`).waitFor();
  });

  it("edits the problem as a form, with the reader's message at the field", async () => {
    await page.getByRole("button", { name: "Edit the problem" }).click();
    const entry = page.getByLabel("channel, row 1, column 0");
    await entry.fill("4/5");
    const message = page.locator(`[data-path="$.channel.matrix[0]"]`);
    await message.waitFor();
    expect(await message.textContent()).toContain("9/10");
    await page.getByLabel("channel, row 1, column 1").fill("two");
    const wrong = page.locator(`[data-path="$.channel.matrix[0][1]"]`);
    await wrong.waitFor();
    expect(await page.getByLabel("channel, row 1, column 1").getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("channel, row 1, column 1").fill("1/5");
    await wrong.waitFor({ state: "detached" });
    await page.locator("#problem-refusal").waitFor({ state: "detached" });
    const edited = {
      ...galleryProblem(first),
      channel: {
        outputs: ["0", "1"],
        matrix: [
          ["4/5", "1/5"],
          ["1/10", "9/10"],
        ],
      },
    };
    await setBound("distortion", "1/2");
    await setBound("perception", "0");
    const point = solve(problemFromData(edited), { distortion: "1/2", perception: "0" });
    const shown = await shownPoint(page, first, { distortion: "1/2", perception: "0" });
    expect(shown.exact).toBe(point.status === "optimal" ? point.errorRate.toString() : "");
  });

  it("adds letters, outputs and classes that the reader takes", async () => {
    await page.getByRole("button", { name: "Edit the problem" }).click();
    for (const name of ["Add a letter", "Add a class", "Add an output"]) {
      await page.getByRole("button", { name }).click();
      await page.locator(".busy").waitFor({ state: "detached" });
    }
    await page.locator("#problem-refusal").waitFor({ state: "detached" });
    await page.getByText("3 classes, |X| = 3, |Y| = 3, |X̂| = 3").waitFor();
    await page.getByRole("button", { name: "JSON" }).click();
    const text = await page.inputValue("#problem-text");
    expect(readProblem(text).source.alphabet.letters).toEqual(["0", "1", "2"]);
  });

  it("edits the problem as JSON, with line and column of what is no JSON", async () => {
    await page.getByRole("button", { name: "Edit the problem" }).click();
    await page.getByRole("button", { name: "JSON" }).click();
    const text = await page.inputValue("#problem-text");
    await page.fill("#problem-text", text.replace(`"7/10"`, `"7/10`));
    const refusal = page.locator("#problem-refusal");
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/line \d+/);
    await page.fill("#problem-text", text.replace(`"name": "${first}"`, `"name": "mine"`));
    await shownPoint(page, "mine");
    await refusal.waitFor({ state: "detached" });
  });

  const saved = async (click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> => {
    const [download] = await Promise.all([page.waitForEvent("download"), click()]);
    return { name: download.suggestedFilename(), bytes: await contentOf(download) };
  };

  it("checks a point: both checkers accept, and so does check in Node", async () => {
    await page.getByRole("button", { name: "Check this point" }).click();
    await page.locator("#kernel-verdict").waitFor();
    expect(await page.textContent("#kernel-verdict")).toMatch(/^accepted/);
    expect(await page.textContent("#verified-verdict")).toMatch(/^accepted/);
    expect(await page.locator(".proof").count()).toBe(2);
    expect(await page.locator(".proof .fails").count()).toBe(0);
    const { name, bytes } = await saved(() => page.getByRole("button", { name: /^Download the certificate/ }).click());
    expect(name).toMatch(/^binary-denoising-.*\.certificate\.json$/);
    expect(check(bytes.toString("utf8"))).toMatchObject({ status: "accepted", problem: first });
  });

  it("checks all of C", async () => {
    await page.getByRole("button", { name: "Check all of C" }).click();
    await page.locator("#kernel-verdict").waitFor();
    expect(await page.textContent("#kernel-verdict")).toMatch(/^accepted.*surface/);
    expect(await page.textContent("#verified-verdict")).toMatch(/^accepted/);
    const { bytes } = await saved(() => page.getByRole("button", { name: /^Download the certificate/ }).click());
    expect(check(bytes.toString("utf8"))).toMatchObject({ status: "accepted", statement: { kind: "surface" } });
  });

  it("gives the verdicts in the words of the reports", async () => {
    await page.getByRole("button", { name: /^Decide/ }).click();
    await page.locator(".verdict").first().waitFor();
    const problem = gallery(first);
    const notation = new Notation({ decimals: 6, numbers: "both", longest: 60 });
    const words = [
      theorem1Text(theorem1(surface(problem)), notation),
      theorem2Text(problem, theorem2(problem), notation),
      tradeoffText(tradeoff(problem), notation),
    ].map((text) => text.split("\n").slice(1).join("\n").replace(/^\n+/, ""));
    expect(await page.locator(".verdict pre").allTextContents()).toEqual(words);
  });

  it("draws slices that follow the point", async () => {
    await page.getByRole("tab", { name: "Slices" }).click();
    await page.locator(".slices canvas").nth(2).waitFor();
    await setBound("distortion", "0.05");
    // Nothing is feasible there.
    await page.locator(".slices .absent").first().waitFor();
    await setBound("distortion", "3/25");
    await page.locator(".slices canvas").nth(2).waitFor();
  });

  it("turns the surface and minimises weighted sums", async () => {
    await page.getByRole("tab", { name: "Surface" }).click();
    await page.locator(".turning canvas").waitFor();
    await page.locator(".turning").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByText("azimuth 40°").waitFor();
    await page.getByRole("tab", { name: "Weights" }).click();
    await page.locator("#sweep-value").waitFor();
    const weights = { distortion: "1/3", perception: "1/3", errorRate: "1/3" };
    const { value } = sweepAt(gallery(first), weights);
    expect(await page.getAttribute("#sweep-value", "data-exact")).toBe(value.toString());
  });

  it("compares two problems at the same bounds", async () => {
    await page.getByRole("button", { name: "Compare with another problem" }).click();
    await page.selectOption("#gallery-other", "z-channel");
    const other = page.locator(`#other-value[data-problem="z-channel"]`);
    await other.waitFor();
    await setBound("distortion", "1/5");
    await setBound("perception", "1/10");
    await page.locator(`#other-value[data-at="1/5 1/10"]`).waitFor();
    const point = solve(gallery("z-channel"), { distortion: "1/5", perception: "1/10" });
    expect(await other.getAttribute("data-exact")).toBe(point.status === "optimal" ? point.errorRate.toString() : "∞");
  });

  it("exports the library's own files", async () => {
    const figure = mapFigure([surfaceCells(surface(gallery(first)))]);
    for (const [button, ending] of [
      ["SVG", "svg"],
      ["TikZ", "tikz"],
      ["its numbers, CSV", "csv"],
    ] as const) {
      const { bytes } = await saved(() => page.getByRole("button", { name: button, exact: true }).click());
      expect(bytes.toString("utf8")).toBe([...(await drawn(figure, ending))].join(""));
    }
    const png = await saved(() => page.getByRole("button", { name: "PNG", exact: true }).click());
    expect(png.bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.bytes.length).toBeGreaterThan(10_000);
    const table = await saved(() => page.getByRole("button", { name: "LaTeX table" }).click());
    expect(table.bytes.toString("utf8")).toContain("\\toprule");
    const csv = await saved(() => page.getByRole("button", { name: "CSV table" }).click());
    expect(csv.bytes.toString("utf8")).toContain("8/29");
    const file = await saved(() => page.getByRole("button", { name: "Problem file" }).click());
    expect(readProblem(file.bytes.toString("utf8")).name).toBe(first);
  });
});

async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
