/**
 * docs/findings.md shows what its commands print, and its table what the searches find.
 * UPDATE_DOCS=1 writes the outputs into the page instead. The longer searches run with
 * EXACT_CDP_EXHAUSTIVE=1 (npm run test:exhaustive).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { exhaustive } from "../support/exhaustive.js";
import { Workshop, expectPage, root } from "./console.js";

const path = join(root, "docs/findings.md");
const page = readFileSync(path, "utf8");
const workshop = new Workshop();
afterAll(() => {
  workshop.close();
});

it("docs/findings.md shows what its commands print", async () => {
  await expectPage(path, workshop);
});

/** The rows of the table: where the statement fails first, how many cases came before, the command. */
const rows = [...page.matchAll(/^\| .* \| (K = .*), case (\d+) \| (\d+) \| `(verify-family (\S+) .*)` \|$/gm)].map(
  ([, shape, index, before, command, claim]) => ({ shape, index, before, command, claim }),
);

describe("the table", () => {
  it("has five rows", () => {
    expect(rows).toHaveLength(5);
  });

  const long = ["retrained-convex-in-perception", "retrained-convex-in-distortion"];
  it.skipIf(!exhaustive).each(rows.filter(({ claim }) => long.includes(claim!)))("$claim (a long search)", check);
  it.each(rows.filter(({ claim }) => !long.includes(claim!)))("$claim", check);

  async function check({ shape, index, before, command }: (typeof rows)[number]): Promise<void> {
    const { status, stdout } = await workshop.run(`npx exact-cdp ${command!} --json`);
    expect(status).toBe(0);
    const { cases, shapes } = JSON.parse(stdout) as { cases: string; shapes: Record<string, any>[] }; // eslint-disable-line @typescript-eslint/no-explicit-any
    const last = shapes.at(-1)!;
    expect(
      `K = ${String(last["classes"])}, n = ${String(last["inputs"])}, m = ${String(last["outputs"])}, N = ${String(last["denominator"])}, M = ${String(last["sourceDenominator"])}`,
    ).toBe(shape);
    expect(last["violation"].index).toBe(index);
    expect(Number(cases) - 1).toBe(Number(before));
  }
});

const minimum = `'{"minimum":["total-variation",{"transport":[[0,2,"1/2"],[2,0,2],["1/2",2,0]]}]}'`;

it.each([
  ["pairwise", "theorem-2-pairwise -K 3 -n 3 -m 1 -N 1 -M 6 --range 743:744"],
  ["retrained-perception", "retrained-convex-in-perception -n 2 -m 2 -N 2 -M 4 --range 75:76"],
  ["retrained-distortion", "retrained-convex-in-distortion -n 2 -m 2 -N 2 -M 7 --range 291:292"],
  ["wasserstein-2", "theorem-1-nonconvex-divergence -n 2 -m 1 -N 1 -M 3 --range 1:2"],
  ["minimum", `theorem-1-nonconvex-divergence -n 3 -m 1 -N 1 -M 3 --range 23:24 --perception ${minimum}`],
  ["no-tradeoff", "all-three-minimal-noisy -n 2 -m 2 -N 2 -M 3 --range 30:31"],
])("examples/findings/%s.json is the violation that is found", async (name, words) => {
  expect((await workshop.run(`npx exact-cdp verify-family ${words} --problem found.json`)).status).toBe(0);
  expect(readFileSync(join(workshop.folder, "found.json"), "utf8")).toBe(
    readFileSync(join(root, "examples/findings", `${name}.json`), "utf8"),
  );
});
