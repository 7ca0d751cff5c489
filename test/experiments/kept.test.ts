/** Finished parts of a run: made once, read as they were made, with the time they took. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Enclosure, Rational } from "exact-cdp";
import { afterAll, expect, it } from "vitest";
import { Kept } from "../../experiments/kept.js";

const root = mkdtempSync(join(tmpdir(), "exact-cdp-kept-"));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

it("a part is made once for its settings, and is read with its rationals and enclosures", async () => {
  const folder = join(root, "once");
  const part = {
    divergence: "transport",
    perception: Rational.of(-2n, 3n),
    gap: Enclosure.of(Rational.zero, Rational.of(1n, 7n)),
    points: [{ least: Rational.of(4n), name: "3" }],
  };
  let made = 0;
  const make = () => {
    made++;
    return part;
  };
  expect(await new Kept(folder).part("part", { seed: 1 }, make)).toBe(part);
  const read = await new Kept(folder).part("part", { seed: 1 }, make);
  expect(made).toBe(1);
  expect(read.gap).toBeInstanceOf(Enclosure);
  expect(read.perception.equals(part.perception)).toBe(true);
  expect(JSON.stringify(read)).toBe(JSON.stringify(part));
  expect(read.points[0]?.name).toBe("3");
  await new Kept(folder).part("part", { seed: 2 }, make);
  expect(made).toBe(2);
});

it("a file that was not finished is no part", async () => {
  const folder = join(root, "half");
  const kept = new Kept(folder);
  await kept.part("part", 1, () => ["whole"]);
  const [name = ""] = readdirSync(folder);
  rmSync(join(folder, name));
  writeFileSync(join(folder, `${name}.part`), `{"part":["wh`);
  expect(await new Kept(folder).part("part", 1, () => ["whole again"])).toEqual(["whole again"]);
});

it("the time of kept parts counts again, that of parts within a part once", async () => {
  const folder = join(root, "time");
  /** Works until so much processor time has passed. */
  const work = (seconds: number): void => {
    const before = process.cpuUsage();
    for (;;) {
      const { user, system } = process.cpuUsage(before);
      if (user + system >= 1e6 * seconds) return;
    }
  };
  const run = async (kept: Kept): Promise<number> => {
    const before = kept.seconds;
    await kept.part("outer", 1, async () => {
      work(0.02);
      await kept.part("inner", 1, () => {
        work(0.03);
        return 1;
      });
      return 2;
    });
    return kept.seconds - before;
  };
  /** What the file of a part says. */
  const [noted, fileOf] = [
    (name: string): number => (JSON.parse(readFileSync(fileOf(name), "utf8")) as { seconds: number }).seconds,
    (name: string): string => join(folder, readdirSync(folder).find((file) => file.startsWith(name)) ?? ""),
  ];
  const first = await run(new Kept(folder));
  expect(noted("inner")).toBeGreaterThanOrEqual(0.03);
  expect(noted("outer")).toBeGreaterThanOrEqual(0.02 + noted("inner"));
  expect(noted("outer")).toBeLessThanOrEqual(first);
  // Without the outer part: its own work is done again, the inner part is read.
  rmSync(fileOf("outer"));
  const second = await run(new Kept(folder));
  expect(noted("outer")).toBeGreaterThanOrEqual(0.02 + noted("inner"));
  expect(noted("outer")).toBeLessThanOrEqual(second);
  const third = await run(new Kept(folder));
  expect(third).toBeGreaterThanOrEqual(noted("outer"));
});
