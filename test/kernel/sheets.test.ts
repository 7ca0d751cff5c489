/**
 * Evidence that the least of several surfaces is convex: what proves it, and that nothing less does.
 *
 * Attacks by hand, and every certificate with any one thing changed: rejected, or what it states
 * is C of its problem, compared at a grid of points with the sheets.
 */
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { problemFromData } from "../../src/format/problem.js";
import { check, checkStream, type SurfaceStatement } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { convexSurfaceCertificate } from "../../src/theorem/theorem-1-certificate.js";
import { theorem1 } from "../../src/theorem/theorem-1.js";
import { surface } from "../../src/tradeoff/surface.js";
import { compositeProblem } from "../support/composite.js";
import { type Data, asRejected, changed, sealed } from "./certificates.js";
import { mirrored, twoSheets } from "./composite-problems.js";
import { mutants, stride } from "./mutants.js";

function certified(problem: Data): Data {
  const C = surface(compositeProblem(problem));
  expect(theorem1(C).verdict).toBe("holds");
  return JSON.parse([...convexSurfaceCertificate(C)].join("")) as Data;
}

const starts: readonly [string, Data][] = [
  ["two divergences", certified(twoSheets(["v", "u"]))],
  ["two divergences and a re-trained classifier", certified(twoSheets("retrained"))],
  ["symmetries", certified(mirrored)],
];
const [two, both, symmetric] = starts.map(([, start]) => start) as [Data, Data, Data];

/** Where statements are compared with C. */
const grid = Array.from(
  { length: 14 * 14 },
  (_, i) => [Rational.of(BigInt((i % 14) - 1), 10n), Rational.of(BigInt(Math.floor(i / 14) - 1), 9n)] as const,
);
const known = new Map<string, readonly (Rational | "infinite")[]>();

/** C itself on the grid. */
function truth(problem: Problem, key: string): readonly (Rational | "infinite")[] {
  const found = known.get(key);
  if (found !== undefined) return found;
  const C = surface(problem);
  const values = grid.map(([distortion, perception]) => C.at({ distortion, perception }));
  known.set(key, values);
  return values;
}

function stated({ pieces, domain }: SurfaceStatement, D: Rational, P: Rational): Rational | "infinite" {
  if (domain.some((row) => row.distortion.times(D).plus(row.perception.times(P)).lessThan(row.atLeast)))
    return "infinite";
  const heights = pieces.map(({ intercept, multipliers }) =>
    intercept.minus(multipliers.distortion.times(D)).minus(multipliers.perception.times(P)),
  );
  return heights.reduce((most, height) => (most.lessThan(height) ? height : most));
}

/** Statements that were found to be true of a problem: many mutants of the evidence have the same. */
const proved = new Set<string>();

function requireTrue(statement: SurfaceStatement, problem: Problem, what: string): void {
  const key = JSON.stringify(problem);
  const both = `${JSON.stringify(statement)} ${key}`;
  if (proved.has(both)) return;
  const C = truth(problem, key);
  for (const [i, [D, P]] of grid.entries()) {
    const [says, is] = [stated(statement, D, P), C[i]!].map(String);
    if (says !== is) expect.fail(`${what} at ${D.toString()}, ${P.toString()}: ${says!} is stated, C is ${is!}`);
  }
  proved.add(both);
}

const tally = { rejected: 0, acceptedAndTrue: 0, ofAnotherProblem: 0 };
afterAll(() => {
  console.info(`mutants: ${JSON.stringify(tally)}`);
});

describe.each(starts)("%s", (_, start) => {
  it("is accepted, in memory and as a stream, and is C", () => {
    const verdict = check(start);
    expect(verdict).toMatchObject({ status: "accepted" });
    expect(checkStream(() => [Buffer.from(JSON.stringify(start))])).toEqual([verdict]);
    if (verdict.status === "accepted")
      requireTrue(verdict.statement as SurfaceStatement, problemFromData(start["problem"]), "as it is");
  });

  it.skipIf(start === both)("with any one thing changed: rejected, or true", () => {
    let count = 0;
    for (const { what, certificate, problem } of mutants(start)) {
      count++;
      const verdict = check(certificate);
      if (verdict.status === "rejected") {
        expect(verdict.reason).toMatch(/^expected .*, found /);
        tally.rejected++;
        continue;
      }
      if (problem === undefined) throw new Error(`${what}: accepted, and the problem is none`);
      requireTrue(verdict.statement as SurfaceStatement, problem, what);
      tally[what.startsWith("$.problem") ? "ofAnotherProblem" : "acceptedAndTrue"]++;
    }
    expect(count * stride).toBeGreaterThan(1000);
  });
});

function places(value: unknown, path: string): string[] {
  return typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inside]) => [path + key, ...places(inside, `${path}${key}.`)]);
}

it.each(starts)(
  "%s: anything in any place of the evidence is answered, and the statement stays true or is rejected",
  (_, start) => {
    const spots = places(start, "").filter((spot) => /^(statement|evidence)/.test(spot));
    const found = spots.map((spot) => spot.split(".").reduce((inside: Data, key) => inside[key], start));
    const value = fc.oneof(
      fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
      fc.constantFrom<unknown>(undefined, [], {}, "0", "1", true, 0, -1, ...found),
    );
    fc.assert(
      fc.property(fc.constantFrom(...spots), value, (spot, put) => {
        const verdict = check(changed(start, spot, put));
        if (verdict.status === "rejected") expect(verdict.reason).toMatch(/^expected .*, found /);
        else requireTrue(verdict.statement as SurfaceStatement, problemFromData(start["problem"]), spot);
      }),
      { numRuns: 150, seed: 931 },
    );
  },
);

const piece = (intercept: string, distortion: string, perception: string): Data => ({
  intercept,
  multipliers: { distortion, perception },
});
const evidence = (start: Data): Data => start["evidence"] as Data;
const statement = (start: Data): Data => start["statement"] as Data;
const rejection = (certificate: Data): string => {
  const { where, reason } = asRejected(check(certificate));
  return `${where}: ${reason}`;
};

describe("attacks", () => {
  it("a sheet is missing: its part of a cell is uncovered", () => {
    for (const s of [0, 1]) {
      const sheets = [evidence(two)["sheets"][s]];
      expect(rejection(changed(two, "evidence.sheets", sheets))).toMatch(
        /^\$\.statement\.pieces\[\d\]: expected sheets that are at most this piece on all of its cell/,
      );
    }
    expect(rejection(changed(two, "evidence.sheets", []))).toContain("expected sheets that are at most");
  });

  it("sheets twice, or in another order, do no harm", () => {
    const [first, second] = evidence(two)["sheets"];
    expect(check(changed(two, "evidence.sheets", [second, first, second]))).toMatchObject({ status: "accepted" });
  });

  it("a sheet of another divergence, or labeling, than it says", () => {
    expect(rejection(changed(two, "evidence.sheets.0.divergence", evidence(two)["sheets"][1].divergence))).toMatch(
      /^\$\.evidence\.sheets\[0\]\./,
    );
    expect(rejection(changed(symmetric, "evidence.sheets.0.classifier", ["u", "u", "u"]))).toMatch(
      /^\$\.evidence\.sheets\[0\]\./,
    );
    expect(rejection(changed(two, "evidence.sheets.0.divergence", 2))).toMatch(
      /^\$\.evidence\.sheets\[0\]\.divergence: /,
    );
    expect(rejection(changed(two, "evidence.sheets.0.classifier", ["u", "v"]))).toContain("unknown key");
  });

  it("a tree whose leaf has other multipliers, or too low an intercept", () => {
    const plane = evidence(two)["trees"][0][0].plane;
    expect(rejection(changed(two, "evidence.trees.0.0.plane.multipliers.distortion", "1/999"))).toContain(
      "$.evidence.trees[0][0].plane",
    );
    const n = Number(String(plane.cut.transport.restored.length));
    const lower = {
      multipliers: plane.multipliers,
      cut: { transport: { source: Array(3).fill("-9"), restored: Array(n).fill("0") } },
    };
    expect(rejection(changed(two, "evidence.trees.0.0.plane", lower))).toMatch(/trees\[0\]\[0\]\.plane: expected γ ≥ /);
  });

  it("a Farkas leaf bounds no error rate", () => {
    const farkas = { multipliers: { distortion: "0", perception: "0" }, cut: { transport: { restored: ["0", "0"] } } };
    expect(rejection(changed(two, "evidence.trees.0.1", { farkas }))).toContain("found a Farkas plane");
  });

  it("a class, a divergence or a piece has no tree", () => {
    const trees = evidence(symmetric)["trees"] as Data[][];
    const tree = trees.flat().find((one) => "letter" in one)!;
    const at = trees.findIndex(([one]) => one === tree);
    expect(rejection(changed(symmetric, `evidence.trees.${at}.0.classes`, [tree.classes[0]]))).toContain(
      "a tree per class",
    );
    expect(rejection(changed(two, "evidence.trees.0", [evidence(two)["trees"][0][0]]))).toContain(
      "a tree per divergence",
    );
    expect(rejection(changed(two, "evidence.trees", [evidence(two)["trees"][0]]))).toContain("trees per piece");
  });

  it("a piece too many has no cell, or is above C; a piece too few leaves cells too large", () => {
    const { pieces } = statement(two);
    for (const extra of [piece("0", "0", "0"), piece("-1", "0", "0")]) {
      const more = changed(changed(two, "statement.pieces", [extra, ...pieces]), "evidence.trees", [
        evidence(two)["trees"][0],
        ...evidence(two)["trees"],
      ]);
      expect(asRejected(check(more)).reason).toMatch(/^expected /);
    }
    for (const k of [0, 1]) {
      const fewer = changed(changed(two, "statement.pieces", [pieces[k]]), "evidence.trees", [
        evidence(two)["trees"][k],
      ]);
      expect(rejection(fewer)).toContain("expected sheets that are at most this piece");
    }
  });

  it("a row too few leaves the domain too large; one too many has no Farkas planes", () => {
    const { domain } = statement(two);
    const { cuts } = evidence(two);
    const mixed = (domain as Data[]).findIndex((row) => row["distortion"] !== "0" && row["perception"] !== "0");
    const without = changed(
      changed(
        two,
        "statement.domain",
        (domain as Data[]).filter((_, i) => i !== mixed),
      ),
      "evidence.cuts",
      (cuts as Data[]).filter((_, i) => i !== mixed),
    );
    expect(rejection(without)).toContain("expected sheets that are at most this piece");
    const row = { distortion: "1", perception: "0", atLeast: "1/10" };
    const more = changed(changed(two, "statement.domain", [...domain, row]), "evidence.cuts", [...cuts, cuts[1]]);
    expect(asRejected(check(more)).where).toContain("$.evidence.cuts[3]");
    expect(rejection(changed(two, "evidence.cuts.0", [cuts[0][0]]))).toContain("a Farkas plane per divergence");
  });

  it("the domain of one part only is not that of the least", () => {
    const [first] = evidence(two)["sheets"];
    expect(asRejected(check(changed(two, "statement.domain", first.domain))).reason).toMatch(/^expected /);
  });

  it("symmetries that are none, or of a fixed classifier", () => {
    const identity = { letters: [0, 1, 2], inputs: [0, 1], outputs: [0, 1], classes: [0, 1] };
    expect(rejection(changed(symmetric, "evidence.symmetries", [{ ...identity, classes: [1, 0] }]))).toContain(
      "$.evidence.symmetries[0]",
    );
    expect(rejection(changed(symmetric, "evidence.symmetries", [identity]))).toContain("labelings");
    expect(rejection(changed(symmetric, "evidence.order", [0, 0, 1]))).toContain("$.evidence.order");
    const swapped = { letters: [0, 1], inputs: [0, 1, 2], outputs: [0], classes: [0, 1] };
    expect(rejection({ ...two, evidence: { ...evidence(two), symmetries: [swapped] } })).toContain("unknown key");
    expect(rejection(changed(two, "evidence.trees.0.0", { symmetry: 0 }))).toContain("$.evidence.trees[0][0].symmetry");
    expect(rejection(changed(both, "evidence.trees.0.0", { symmetry: 0 }))).toContain(
      "$.evidence.trees[0][0].symmetry",
    );
  });

  it("a squared divergence has no such surface", () => {
    const { statement: claimed, evidence: given } = two as { statement: Data; evidence: Data };
    const problem = { ...mirrored, classifier: "retrained", perception: "wasserstein-2" };
    expect(rejection(sealed(problem, claimed, given))).toContain("a problem whose divergences are all convex");
    expect(
      rejection(sealed({ ...problem, restored: { alphabet: ["0", "1"] }, classifier: ["u", "v"] }, claimed, given)),
    ).toContain("a problem whose divergence is convex");
  });
});
