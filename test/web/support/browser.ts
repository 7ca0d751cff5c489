/** A page in Chromium that keeps account of what must not happen: errors, violations of the policy, requests elsewhere. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { readPage } from "../../../src/cli/explore/page.js";
import { serve, type Serving } from "../../../src/cli/explore/server.js";

export const built = fileURLToPath(new URL("../../../dist/web", import.meta.url));

export interface Opened {
  readonly page: Page;
  /** What must stay empty: console errors and warnings, exceptions, failed requests, requests to other origins. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

export class Web {
  private constructor(
    private readonly browser: Browser,
    private readonly serving: Serving,
  ) {}

  /** @param resources what is served: the page as `exact-cdp explore` serves it, under its strict policy */
  static async start(resources = readPage(built)): Promise<Web> {
    const { stdout } = spawnSync("which", ["chromium"], { encoding: "utf8" });
    const browser = await chromium.launch({
      executablePath: stdout.trim(),
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    });
    return new Web(browser, await serve(resources, 0));
  }

  get address(): string {
    return this.serving.address;
  }

  /** Opens the page in a context of its own. @param fragment what follows the address */
  async open(fragment = "", options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.address) && !url.startsWith(`blob:${this.address}`)) faults.push(`request: ${url}`);
    });
    await page.goto(`${this.address}${fragment}`);
    return { page, faults, close: () => context.close() };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.serving.stop();
  }
}

/** Waits until the page shows C of a problem, and gives what it shows, with the bounds that it is for. */
export async function shownPoint(
  page: Page,
  problem: string,
  at?: { readonly distortion: string; readonly perception: string },
): Promise<{ exact: string; status: string; at: readonly [string, string]; text: string }> {
  const where = at === undefined ? "" : `[data-at="${at.distortion} ${at.perception}"]`;
  const value = page.locator(`#value[data-problem=${JSON.stringify(problem)}]${where}`);
  await value.waitFor();
  const attribute = async (name: string): Promise<string> => (await value.getAttribute(name)) ?? "";
  const [distortion = "", perception = ""] = (await attribute("data-at")).split(" ");
  return {
    exact: await attribute("data-exact"),
    status: await attribute("data-status"),
    at: [distortion, perception],
    text: (await value.textContent()) ?? "",
  };
}
