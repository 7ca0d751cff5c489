/** Every program of examples/ prints what it says it prints (the comment at its end). */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { withoutAnyVersion } from "../support/version.js";
import { root } from "./console.js";

const folder = join(root, "examples");
const programs = readdirSync(folder).filter((name) => name.endsWith(".ts"));

afterEach(() => {
  vi.restoreAllMocks();
});

describe("examples", () => {
  it("are at least four", () => {
    expect(programs.length).toBeGreaterThanOrEqual(4);
  });

  it.each(programs)("%s", async (name) => {
    const source = readFileSync(join(folder, name), "utf8");
    const [, expected = ""] = source.split("// prints:\n");
    const lines: string[] = [];
    vi.spyOn(console, "log").mockImplementation((...parts: unknown[]) => {
      lines.push(...parts.join(" ").trimEnd().split("\n"));
    });
    await import(join(folder, name));
    expect(lines.length).toBeGreaterThan(0);
    expect(withoutAnyVersion(lines.map((line) => `// ${line}\n`).join(""))).toBe(withoutAnyVersion(expected));
  });
});
