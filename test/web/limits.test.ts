/** Links, hostile input, and what the page costs: sizes, first paint, frames while dragging. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import axe from "axe-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { jsonResource, readPage } from "../../src/cli/explore/page.js";
import { available } from "../support/tools.js";
import { built, shownPoint, Web, type Opened } from "./support/browser.js";

const first = "binary-denoising";

describe.skipIf(!available("chromium"))("links, limits and costs", () => {
  let web: Web;
  const opened: Opened[] = [];
  const folder = mkdtempSync(join(tmpdir(), "explorer-"));
  beforeAll(async () => {
    web = await Web.start();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await web.stop();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) {
      expect(one.faults).toEqual([]);
      await one.close();
    }
  });
  const open = async (...given: Parameters<Web["open"]>): Promise<Opened["page"]> => {
    const one = await web.open(...given);
    opened.push(one);
    return one.page;
  };

  it("a link holds a problem of one's own, and the point", async () => {
    const page = await open();
    await shownPoint(page, first);
    await page.getByRole("button", { name: "Edit the problem" }).click();
    await page.getByLabel("name of the problem").fill("my own ‹b› problem");
    await page.fill("#bound-distortion", "1/7");
    await page.fill("#bound-perception", "1/60");
    const here = await shownPoint(page, "my own ‹b› problem", { distortion: "1/7", perception: "1/60" });
    await page.getByRole("button", { name: "Copy a link" }).click();
    await page.locator("#link").waitFor();
    const link = await page.inputValue("#link");
    expect(link.startsWith(web.address)).toBe(true);
    expect(link.length).toBeLessThan(1500);
    const other = await open(link.slice(web.address.length));
    const there = await shownPoint(other, "my own ‹b› problem", { distortion: "1/7", perception: "1/60" });
    expect(there).toEqual(here);
  });

  it("a link of the gallery; damaged and oversized links are refused in one line", async () => {
    const page = await open("#gallery=z-channel&D=1/5&P=1/10");
    await shownPoint(page, "z-channel", { distortion: "1/5", perception: "1/10" });
    const damaged = await open("#problem=AAAA_____&D=1&P=1");
    await damaged.locator("#problem-refusal").waitFor();
    expect(await damaged.textContent("#problem-refusal")).toBe("the link is damaged: its problem cannot be unpacked");
    await shownPoint(damaged, first);
    const bomb = await open(`#problem=${await packed(" ".repeat(20_000_000))}`);
    await bomb.locator("#problem-refusal").waitFor();
    expect(await bomb.textContent("#problem-refusal")).toBe("the link holds more than 8 MB");
  });

  it("shows the file that exact-cdp explore serves", async () => {
    const problem = { ...galleryProblem("z-channel"), name: "served" };
    const other = await Web.start(readPage(built).set("/problem.json", jsonResource(JSON.stringify(problem))));
    const { page, faults } = await other.open("#file");
    await shownPoint(page, "served");
    expect(faults).toEqual([]);
    await other.stop();
  });

  it("a file of 50 MB is refused before it is read", async () => {
    const page = await open();
    await shownPoint(page, first);
    const big = join(folder, "big.json");
    writeFileSync(big, "{");
    truncateSync(big, 50_000_000);
    await page.setInputFiles("#file-main", big);
    await page.locator("#problem-refusal").waitFor();
    expect(await page.textContent("#problem-refusal")).toBe("big.json: expected a file of at most 8 MB, found 50 MB");
  });

  it("deep JSON and JSON of 7 MB are refused in one line", async () => {
    const page = await open();
    await shownPoint(page, first);
    const tell = async (name: string, text: string): Promise<string> => {
      const file = join(folder, name);
      writeFileSync(file, text);
      await page.setInputFiles("#file-main", file);
      await page.locator(".card .busy").waitFor({ state: "detached" });
      const refusal = page.locator("#problem-refusal");
      await refusal.waitFor();
      return (await refusal.textContent()) ?? "";
    };
    const deep = await tell("deep.json", "[".repeat(3_000_000));
    expect(deep).not.toContain("\n");
    expect(deep).toMatch(/expected .*, found /);
    const wide = await tell("wide.json", `{"format":"exact-cdp/problem@1","name":[${"0,".repeat(3_000_000)}0]}`);
    expect(wide.length).toBeLessThan(2000);
    expect(wide).toMatch(/expected .*, found /);
    // The page is still alive.
    await page.selectOption("#gallery-main", "z-channel");
    await shownPoint(page, "z-channel");
  });

  it("markup in names is text", async () => {
    const page = await open();
    await shownPoint(page, first);
    const evil = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
    const base = galleryProblem(first);
    const letters = [evil, "1"];
    const file = join(folder, "evil.json");
    writeFileSync(
      file,
      JSON.stringify({
        ...base,
        name: evil,
        description: evil,
        reference: evil,
        source: {
          alphabet: letters,
          classes: [
            { name: evil, prior: "7/10", pmf: ["9/10", "1/10"] },
            { name: "w2", prior: "3/10", pmf: ["1/5", "4/5"] },
          ],
        },
        channel: {
          outputs: letters,
          matrix: [
            ["9/10", "1/10"],
            ["1/10", "9/10"],
          ],
        },
        restored: { alphabet: letters },
        classifier: [evil, "w2"],
      }),
    );
    await page.setInputFiles("#file-main", file);
    await page.locator("#problem-name").getByText(evil).waitFor();
    await page.getByRole("button", { name: /^Decide/ }).click();
    await page.locator(".verdict").first().waitFor();
    await page.getByRole("button", { name: "Edit the problem" }).click();
    await page.getByRole("button", { name: "Check this point" }).click();
    await page.locator("#kernel-verdict").waitFor();
    for (const tab of ["Slices", "Surface"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.locator("#picture canvas").first().waitFor();
    }
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("#app script").count()).toBe(0);
    expect(await page.title()).toBe("exact-cdp explorer");
    // Every letter stands in the restorer's table, as it is.
    expect(await page.locator(".matrix th").allTextContents()).toEqual(["y \\ x̂", ...letters, ...letters]);
  });

  it("stays within its sizes: the page's script at most 200 kB, gzipped", () => {
    const assets = join(built, "assets");
    const size = (file: string): number => gzipSync(readFileSync(join(assets, file)), { level: 9 }).length;
    const scripts = [...readFileSync(join(built, "index.html"), "utf8").matchAll(/assets\/([\w-]+\.js)/g)].map(
      ([, name]) => name!,
    );
    expect(scripts.length).toBeGreaterThan(0);
    const page = scripts.map(size).reduce((sum, one) => sum + one, 0);
    const others = readdirSync(assets).filter((name) => name.endsWith(".js") && !scripts.includes(name));
    const rest = others.map((name) => `${name} ${String(size(name))}`).join(", ");
    console.info(`gzipped: the page's script ${String(page)} bytes; worker and what is loaded later: ${rest}`);
    expect(page).toBeLessThan(200_000);
  });

  it("paints first within a second", async () => {
    const page = await open();
    await shownPoint(page, first);
    const paint = await page.evaluate<number>(`performance.getEntriesByName("first-contentful-paint")[0].startTime`);
    console.info(`first contentful paint after ${paint.toFixed(0)} ms`);
    expect(paint).toBeLessThan(1000);
  });

  it("a surface of more than 10 000 pieces: points are answered meanwhile, it can be stopped, frames stay below 50 ms", async () => {
    const page = await open();
    await shownPoint(page, first);
    const file = join(folder, "large.json");
    writeFileSync(file, JSON.stringify(largeProblem(52, 36, 4)));
    await page.setInputFiles("#file-main", file);
    const busy = page.locator("#picture .busy");
    await page.locator("#problem-name").getByText("large").waitFor();
    await busy.getByText(/pieces confirmed/).waitFor();
    await page.fill("#bound-distortion", "inf");
    await shownPoint(page, "large", { distortion: "inf", perception: await page.inputValue("#bound-perception") });
    expect(await busy.count()).toBe(1);
    await busy.getByRole("button", { name: "Stop" }).click();
    await busy.waitFor({ state: "detached" });
    await page.locator("#picture .refusal").getByText("stopped").waitFor();
    // The work goes on where it was stopped.
    await page.getByRole("button", { name: "Compute all of C" }).click();
    await page.locator("#picture canvas").waitFor({ timeout: 100_000 });
    const pieces = Number(await page.getAttribute("#picture [data-pieces]", "data-pieces"));
    const box = (await page.locator(".overlay .ground").boundingBox())!;
    await page.evaluate(
      `(() => { window.frames_ = []; let last = performance.now(); const look = (now) => { frames_.push(now - last); last = now; requestAnimationFrame(look); }; requestAnimationFrame(look); })()`,
    );
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.5);
    await page.mouse.down();
    for (let i = 0; i <= 60; i++)
      await page.mouse.move(box.x + box.width * (0.3 + i / 150), box.y + box.height * (0.5 - i / 300));
    await page.mouse.up();
    const frames = await page.evaluate<number[]>("frames_.slice(1)");
    const sorted = frames.toSorted((a, b) => a - b);
    const high = sorted[Math.floor(sorted.length * 0.95)]!;
    console.info(
      `${String(pieces)} pieces: ${String(frames.length)} frames, 95% below ${high.toFixed(1)} ms, longest ${sorted.at(-1)!.toFixed(1)} ms`,
    );
    expect(pieces).toBeGreaterThan(10_000);
    expect(frames.length).toBeGreaterThan(20);
    expect(high).toBeLessThan(50);
  });

  it.each([
    ["light", 1440],
    ["dark", 1440],
    ["light", 375],
    ["dark", 375],
  ] as const)("has no fault that axe finds: %s, %i pixels", async (colorScheme, width) => {
    const page = await open("#gallery=three-classes", { colorScheme, viewport: { width, height: 900 } });
    await shownPoint(page, "three-classes");
    await page.getByRole("button", { name: "Edit the problem" }).click();
    await page.getByRole("button", { name: "Check this point" }).click();
    await page.locator("#kernel-verdict").waitFor();
    await page.getByRole("button", { name: /^Decide/ }).click();
    await page.locator(".verdict").first().waitFor();
    await page.getByText("What is this?").click();
    await page.evaluate(axe.source);
    for (const tab of ["Map", "Slices", "Surface", "Weights"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.locator("#picture canvas, #picture .triangle").first().waitFor();
      const found = await page.evaluate<string[]>(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html.slice(0, 160) + " " + failureSummary.slice(0, 200)).slice(0, 3).join(" | ")))`,
      );
      expect(found).toEqual([]);
    }
    // Nothing is wider than the page.
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  });
});

async function packed(text: string): Promise<string> {
  const { deflateRawSync } = await import("node:zlib");
  return deflateRawSync(text).toString("base64url");
}

/** A problem of many pieces with short numbers: counts and costs from a generator of its own, the same at every run. */
function largeProblem(letters: number, outputs: number, classes: number): unknown {
  let state = 12_345;
  const draw = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % below;
  };
  /** Counts that sum to 2048. */
  const row = (length: number): number[] => {
    const counts = Array.from({ length: length - 1 }, () => 1 + draw(50));
    return [2048 - counts.reduce((sum, one) => sum + one, 0), ...counts];
  };
  const rows = (count: number, length: number): number[][] => Array.from({ length: count }, () => row(length));
  const alphabet = Array.from({ length: letters }, (_, i) => String(i));
  return {
    format: "exact-cdp/problem@1",
    name: "large",
    source: {
      alphabet,
      classNames: Array.from({ length: classes }, (_, k) => `w${String(k)}`),
      counts: rows(classes, letters),
    },
    channel: { outputs: Array.from({ length: outputs }, (_, y) => `y${String(y)}`), counts: rows(letters, outputs) },
    restored: { alphabet },
    classifier: "bayes",
    distortion: { matrix: alphabet.map((x) => alphabet.map((other) => (x === other ? "0" : String(1 + draw(30))))) },
    perception: "total-variation",
  };
}
