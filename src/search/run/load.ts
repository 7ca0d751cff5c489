/**
 * Conjectures by reference: a built-in one by its name, or a user's module by its path.
 *
 * A module exports its `Conjecture` as default. Every thread loads it anew, so a reference is a
 * text that crosses threads and stands in journals.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { InputError, describe } from "../../exact/errors.js";
import type { Conjecture } from "../statement/conjecture.js";
import { ConjectureFault } from "../statement/guard.js";

/** The built-in conjectures, which whoever starts a search hands to it. */
export interface Registry {
  readonly conjectures: readonly Conjecture[];
  /** @throws InputError "unknown-name" */
  readonly conjectureNamed: (name: string, path?: string) => Conjecture;
}

export interface Loaded {
  readonly reference: string;
  readonly conjecture: Conjecture;
  /** SHA-256 of a module. */
  readonly sha256?: string;
}

/** Milliseconds in which a module has to be loaded. */
const usualPatience = 60_000;

/** @param patience milliseconds in which a module has to be loaded @throws InputError "unknown-name" | "file" | "wrong-type" @throws ConjectureFault where that takes too long */
export async function loadConjecture(
  reference: string,
  registry: Registry,
  path = "search",
  patience = usualPatience,
): Promise<Loaded> {
  if (!/[/\\.]/.test(reference)) return { reference, conjecture: registry.conjectureNamed(reference, path) };
  const file = resolve(reference);
  let sha256: string;
  try {
    sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  } catch {
    throw new InputError({
      code: "file",
      path: reference,
      expected: "a JavaScript module that can be read",
      found: "none",
    });
  }
  let loaded: unknown;
  try {
    loaded = await inTime(import(pathToFileURL(file).href), patience);
  } catch (error) {
    if (error instanceof ConjectureFault) throw error;
    const typescript = /\.[cm]?ts$/.test(file)
      ? " (TypeScript has to be compiled, or run by a loader such as tsx)"
      : "";
    throw new InputError({
      code: "file",
      path: reference,
      expected: `a module that can be loaded${typescript}`,
      found: error instanceof Error ? error.message : String(error),
    });
  }
  return {
    reference: file,
    conjecture: checked((loaded as { readonly default?: unknown }).default, registry, reference),
    sha256,
  };
}

/** A module with a promise at its top level may never be there, and nothing would keep the process waiting. */
async function inTime(module: Promise<unknown>, patience: number): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ConjectureFault(`the module is not loaded after ${String(patience / 1000)} seconds`));
    }, patience);
  });
  try {
    return await Promise.race([module, late]);
  } finally {
    clearTimeout(timer);
  }
}

function checked(value: unknown, { conjectures }: Registry, path: string): Conjecture {
  if (typeof value !== "object" || value === null)
    throw new InputError({
      code: "wrong-type",
      path,
      expected: "a module that exports a Conjecture as default",
      found: value === undefined ? "no default export" : typeof value,
    });
  const given = value as Readonly<Record<string, unknown>>;
  for (const key of ["name", "statement", "source"]) {
    if (typeof given[key] !== "string" || given[key] === "")
      throw new InputError({
        code: "missing-key",
        path: `${path}: ${key}`,
        expected: "a text",
        found: describe(String(given[key])),
      });
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(String(given["name"]))) {
    throw new InputError({
      code: "wrong-type",
      path: `${path}: name`,
      expected: "lower case words joined by hyphens",
      found: describe(String(given["name"])),
    });
  }
  if (conjectures.some(({ name }) => name === given["name"]))
    throw new InputError({
      code: "duplicate",
      path: `${path}: name`,
      expected: "a name that no built-in conjecture has",
      found: describe(String(given["name"])),
    });
  if (typeof given["decide"] !== "function")
    throw new InputError({
      code: "missing-key",
      path: `${path}: decide`,
      expected: "a function from an instance to an outcome",
      found: describe(String(given["decide"])),
    });
  if (typeof (given["instances"] as { readonly generate?: unknown } | undefined)?.generate !== "function") {
    throw new InputError({
      code: "missing-key",
      path: `${path}: instances`,
      expected: "a fast-check arbitrary of instances",
      found: describe(String(given["instances"])),
    });
  }
  return value as Conjecture;
}
