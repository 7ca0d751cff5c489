/** HiGHS in WebAssembly, which takes a tenth of a second to load. */
import type { Highs } from "highs";

/** @returns undefined where there is none: it suggests, and nothing depends on it but the time */
export async function loadHighs(): Promise<Highs | undefined> {
  const module = await import("highs");
  // The package's types describe its CommonJS face; under ES modules the default export is the loader itself.
  const load = module.default as unknown as typeof module.default.default;
  return load();
}
