/** A missing program skips a test at home and fails it where it is required. */
import { dirname } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { available, pythonWithMpmath, type Tool } from "./tools.js";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a missing program is said, and skipped", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  expect(available("esolver", { PATH: "" })).toBe(false);
  expect(available("esolver", {})).toBe(false);
  expect(warn).toHaveBeenCalledWith(
    expect.stringContaining("esolver is not installed (Debian: apt-get install --no-install-recommends qsopt-ex)"),
  );
});

test("a missing program fails where it is required", () => {
  expect(() => available("z3", { PATH: "", EXACT_CDP_REQUIRE_PEERS: "1" })).toThrow("z3 is not installed");
});

test("a program is found, a folder of its name is not a program", () => {
  const folder = dirname(process.execPath);
  expect(available("node" as Tool, { PATH: folder, EXACT_CDP_REQUIRE_PEERS: "1" })).toBe(true);
  expect(() =>
    available("src" as Tool, { PATH: dirname(dirname(import.meta.dirname)), EXACT_CDP_REQUIRE_PEERS: "1" }),
  ).toThrow("src is not installed");
});

test("a Python without mpmath does not serve", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  expect(pythonWithMpmath(["no-such-python", process.execPath], {})).toBe(undefined);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("mpmath is not installed"));
  expect(() => pythonWithMpmath([], { EXACT_CDP_REQUIRE_PEERS: "1" })).toThrow("python3-mpmath");
});
