/**
 * Wrong arguments: every exported function, given junk in the place of an argument, of a part of it
 * or of several, returns or throws an `InputError`, and nothing else.
 *
 * A function that is exported and has no row in arguments/valid.ts fails. What its code throws
 * passes through a function; of a conjecture that answers no outcome a `ConjectureFault` tells.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConjectureFault } from "../../src/conjectures/index.js";
import { InputError } from "../../src/exact/errors.js";
import { exhaustive } from "../support/exhaustive.js";
import { exported, type Exported } from "./arguments/entrances.js";
import { Thrown, junk, type Junk } from "./arguments/junk.js";
import { hidden, valid, type Row } from "./arguments/valid.js";

/** The key of a function in the table: its name, with the entrance where another entrance has a function of that name. */
const bare = ({ name }: Exported): string => (valid[name] === undefined ? name.replace(/^[^/]+\//, "") : name);

/** Where junk goes: an argument, and perhaps one of its parts and a part of that. */
interface Place {
  readonly argument: number;
  readonly steps: readonly number[];
}

const place = (count: number): fc.Arbitrary<Place> =>
  fc.record({ argument: fc.nat(Math.max(0, count - 1)), steps: fc.array(fc.nat(11), { maxLength: 3 }) });

/** Whether something is plain data, of which a copy with another part makes sense. */
function isPlain(value: unknown): value is Record<string, unknown> | unknown[] {
  if (Array.isArray(value)) return true;
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A copy of data with junk in the place of a part. */
function spoiled(value: unknown, [step, ...rest]: readonly number[], { make }: Junk): unknown {
  if (step === undefined || !isPlain(value)) return make();
  const keys = Object.keys(value);
  const key = keys[step % keys.length];
  if (key === undefined) return make();
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  Reflect.set(copy, key, spoiled(Reflect.get(value, key), rest, { name: "", make }));
  return copy;
}

/** Works with what a function returned, as its caller would. */
async function used(result: unknown): Promise<void> {
  const awaited: unknown = await result;
  const iterator = awaited as Partial<Iterator<unknown>> | undefined;
  if (typeof awaited !== "object" || awaited === null || typeof iterator?.next !== "function") return;
  for (let i = 0; i < 3; i++) if (iterator.next().done === true) return;
}

/** Whether a call keeps a limit; a getter that throws ends it at once. */
function endsSoon({ soon }: Row, args: readonly unknown[]): boolean {
  try {
    return soon?.(args) ?? true;
  } catch {
    return true;
  }
}

/** What a call came to: nothing where that is right. */
async function fault(one: Exported, row: Row, args: readonly unknown[]): Promise<string | undefined> {
  try {
    await used(one.call(args, row.self?.()));
  } catch (error) {
    if (error instanceof InputError || error instanceof Thrown || error instanceof ConjectureFault) return undefined;
    return error instanceof Error ? (error.stack ?? error.message) : `threw ${typeof error}`;
  }
  return undefined;
}

describe("every exported function", () => {
  it("has a row of valid arguments, or is hidden; and every row a function", () => {
    const names = new Set(exported.map(bare));
    expect([...names].filter((name) => valid[name] === undefined && !hidden.includes(name))).toEqual([]);
    expect([...Object.keys(valid), ...hidden].filter((name) => !names.has(name))).toEqual([]);
  });

  const once = exported.filter((one, i) => exported.findIndex((other) => bare(other) === bare(one)) === i);
  const rows = once.flatMap((one) => {
    const row = valid[bare(one)];
    return row === undefined ? [] : [{ one, row }];
  });

  it.each(rows)("works with its valid arguments: $one.name", async ({ one, row }) => {
    await used(one.call(row.args(), row.self?.()));
  });

  it.each(rows)("answers junk with InputError: $one.name", async ({ one, row }) => {
    const count = row.args().length;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place(count), junk), { minLength: 1, maxLength: 2 }), async (several) => {
        const args = [...row.args()];
        for (const [{ argument, steps }, one] of several) args[argument] = spoiled(args[argument], steps, one);
        fc.pre(endsSoon(row, args));
        expect(await fault(one, row, args), several.map(([, { name }]) => name).join(" and ")).toBeUndefined();
      }),
      { seed: 20, numRuns: count === 0 ? 3 : exhaustive ? 2000 : 15 + 25 * count },
    );
  });

  it.each(rows.filter(({ row }) => row.args().length > 0))(
    "misses arguments that are left out, with InputError: $one.name",
    async ({ one, row }) => {
      const { fewest = 0 } = row;
      for (let length = 0; length < row.args().length; length++)
        if (length === 0 || length >= fewest)
          expect(await fault(one, row, row.args().slice(0, length))).toBeUndefined();
    },
  );
});
