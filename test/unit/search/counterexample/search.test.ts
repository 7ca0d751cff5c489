/** A search that is stopped while it shrinks a counterexample tells it, shrunk as far as it is. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { Journal } from "../../../../src/search/counterexample/journal.js";
import type { TasksResult } from "../../../../src/search/counterexample/results.js";
import { runSearch, search, summary } from "../../../../src/search/counterexample/search.js";
import type { Conjecture } from "../../../../src/search/statement/conjecture.js";
import { conjectureNamed } from "../../../../src/conjectures/registry.js";
import { instanceFromData } from "../../../../src/generate/instance/instance.js";
import { compareInstances } from "../../../../src/search/shrink/index.js";

const conjecture = conjectureNamed("error-doubling");
const folder = mkdtempSync(join(tmpdir(), "exact-cdp-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The conjecture, which stops the search with so many decisions after its first violation. */
function stopping(after: number): { readonly stopped: Conjecture; readonly signal: AbortSignal } {
  const stopper = new AbortController();
  let left = Infinity;
  const decide: Conjecture["decide"] = (instance) => {
    const outcome = conjecture.decide(instance);
    if (outcome.status === "violated" && left === Infinity) left = after;
    else if (--left === 0) stopper.abort();
    return outcome;
  };
  return { stopped: { ...conjecture, decide }, signal: stopper.signal };
}

it("counts it, and says that it is not minimal", async () => {
  const whole = await search(conjecture, { seed: 3, cases: 300n, shrink: 600 });
  const { stopped, signal } = stopping(20);
  const cut = await search(stopped, { seed: 3, cases: 300n, signal });
  expect(cut).toMatchObject({ status: "refuted", complete: false, counts: whole.counts });
  expect(cut.finds).toHaveLength(1);
  const [find] = cut.finds;
  expect(find).toMatchObject({
    task: whole.finds[0]!.task,
    found: whole.finds[0]!.found,
    shrinking: { decisions: 20, minimal: false, smallest: false },
  });
  const [reached, found, smallest] = [find!.shrunk, find!.found, whole.finds[0]!.shrunk].map(instanceFromData);
  expect(compareInstances(reached!, found!)).toBeLessThan(0);
  expect(compareInstances(smallest!, reached!)).toBeLessThan(0);
  expect(conjecture.decide(reached!).status).toBe("violated");
});

it("is not in the journal, so that resuming shrinks it to the end", async () => {
  const file = join(folder, "journal.jsonl");
  const parameters = {
    conjecture: conjecture.name,
    strategy: "random",
    seed: 3,
    steps: 500,
    all: false,
    cases: 300n,
    shrink: 600,
  } as const;
  const { stopped, signal } = stopping(100);
  const journal = Journal.create(file, parameters);
  const cut = await runSearch({ parameters, conjecture: stopped, store: journal, signal });
  journal.close();
  expect(cut.finds).toMatchObject([{ shrinking: { decisions: 100 } }]);
  expect(readFileSync(file, "utf8")).not.toContain("shrunk");
  const again = Journal.open(file);
  const resumed = await runSearch({ parameters, conjecture, store: again });
  again.close();
  expect(resumed).toEqual(await runSearch({ parameters, conjecture }));
  expect(resumed).toMatchObject({ complete: true, finds: [{ shrinking: { decisions: 600 } }] });
});

it("is not complete while tasks before its find are not done", () => {
  const parameters = { conjecture: conjecture.name, strategy: "random", seed: 3, steps: 500, all: false } as const;
  const counts = { "2-2-1-2": { holds: 3 } };
  const find = {
    task: "70",
    found: { problem: {} },
    shrunk: { problem: {} },
    evidence: {},
    shrinking: { decisions: 1, minimal: true, smallest: true },
  };
  const later: TasksResult = { from: "64", to: "71", counts, finds: [find] };
  const earlier: TasksResult = { from: "0", to: "64", counts };
  expect(summary([later], parameters, {})).toMatchObject({ status: "refuted", complete: false, finds: [find] });
  expect(summary([later, { ...earlier, to: "63" }], parameters, {}).complete).toBe(false);
  expect(summary([later, earlier], parameters, {})).toMatchObject({
    status: "refuted",
    complete: true,
    counts: { "2-2-1-2": { holds: 6 } },
  });

  // What was being shrunk before it is told first, and counts.
  const pending = { task: "63", counts: { "2-2-1-2": { violated: 1 } }, find: { ...find, task: "63" } };
  const cut = summary([later, { ...earlier, to: "63", pending }], parameters, {});
  expect(cut).toMatchObject({ complete: false, counts: { "2-2-1-2": { holds: 6, violated: 1 } } });
  expect(cut.finds.map(({ task }) => task)).toEqual(["63"]);
});
