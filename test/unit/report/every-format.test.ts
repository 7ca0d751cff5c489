/** Every listing of any problem is written in every format, and what programs read are the numbers themselves. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Enclosure } from "../../../src/exact/enclosure.js";
import { Rational } from "../../../src/exact/rational.js";
import { Root } from "../../../src/exact/root.js";
import type { Value } from "../../../src/exact/value.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { isConvex } from "../../../src/model/case.js";
import { problem as built, type Problem, type ProblemDefinition } from "../../../src/model/problem.js";
import { auditListing } from "../../../src/report/audit.js";
import { csv } from "../../../src/report/csv.js";
import { familyListing } from "../../../src/report/family.js";
import { latex } from "../../../src/report/latex.js";
import { isWords, originOf, type Entry, type Listing, type Row, type Table } from "../../../src/report/listing.js";
import { markdown } from "../../../src/report/markdown.js";
import type { Style } from "../../../src/report/notation.js";
import { sliceListing } from "../../../src/report/slice.js";
import { surfaceListing } from "../../../src/report/surface.js";
import { sweepListing } from "../../../src/report/sweep.js";
import { table } from "../../../src/report/table.js";
import { text } from "../../../src/report/text.js";
import { verdictsListing } from "../../../src/report/verdicts.js";
import { anyProblemDefinition } from "../../../src/generate/index.js";
import { conjectureNamed } from "../../../src/conjectures/registry.js";
import { Family, usualMeasures } from "../../../src/enumeration/family.js";
import { wholePart } from "../../../src/search/grid/part.js";
import { scanOf } from "../../../src/search/statement/case-scan.js";
import { theorem1 } from "../../../src/theorem/theorem-1.js";
import { theorem2 } from "../../../src/theorem/theorem-2.js";
import { tradeoff } from "../../../src/theorem/tradeoff.js";
import { audit } from "../../../src/tradeoff/audit/audit.js";
import { slice } from "../../../src/tradeoff/slice.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { Sweep } from "../../../src/tradeoff/sweep.js";
import { weightsOf } from "../../../src/tradeoff/weights.js";
import { runs } from "../../property/property.js";
import { csvRecords, latexTables, markdownCells } from "./readers.js";
import { parsed, written } from "./written.js";

/** A listing with the numbers that it is about, in the order in which its JSON has them. */
interface Case {
  readonly listing: Listing;
  readonly numbers: readonly (Value | "inf")[];
  /** Where they stand in the JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly read: (data: any) => unknown[];
}

const grid = { distortion: "0:1:1/2,inf", perception: "0,1/3,inf" };

function gridCase(problem: Problem): Case {
  const listing = table(problem, grid);
  return {
    listing,
    numbers: listing.cells.flat().flatMap((cell) => (cell.status === "optimal" ? [cell.errorRate] : [])),
    read: ({ points }) => points.flatMap(({ errorRate }: { errorRate?: unknown }) => errorRate ?? []),
  };
}

function surfaceCase(problem: Problem): Case {
  const C = surface(problem);
  const pieces = C.cases.flatMap((own) =>
    own.pieces.flatMap(({ intercept, multipliers }) => [intercept, multipliers.distortion, multipliers.perception]),
  );
  const domain = C.cases.flatMap((own) =>
    own.domain.flatMap(({ distortion, perception, atLeast }) => [distortion, perception, atLeast]),
  );
  const vertices = C.cases.flatMap((own) =>
    own.vertices.flatMap(({ distortion, perception, errorRate }) => [distortion, perception, errorRate]),
  );
  return {
    listing: surfaceListing(C, originOf(problem, "exact-cdp surface")),
    numbers: [...pieces, ...domain, ...vertices],
    read: (data) => {
      const sheets = isConvex(problem) ? [data] : data.sheets;
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      const all = (key: string, numbers: (one: any) => unknown[]): unknown[] =>
        // eslint-disable-next-line @typescript-eslint/no-explicit-any
        sheets.flatMap((sheet: any) => sheet[key].flatMap(numbers));
      return [
        ...all("pieces", ({ intercept, multipliers }) => [intercept, multipliers.distortion, multipliers.perception]),
        ...all("domain", ({ distortion, perception, atLeast }) => [distortion, perception, atLeast]),
        ...all("vertices", ({ distortion, perception, errorRate }) => [distortion, perception, errorRate]),
      ];
    },
  };
}

function sliceCases(problem: Problem): Case[] {
  const C = surface(problem);
  const powers = new Set(C.cases.map(({ of }) => of.power));
  // Along P parts of both powers make no slice.
  const along =
    powers.size > 1
      ? [{ perception: "1/4" }]
      : [{ perception: "1/4" }, { distortion: "1/2" }, { distortion: 0 }, { errorRate: "1/3" }, { distortion: "inf" }];
  return along.map((at) => {
    const cut = slice(C, at);
    return {
      listing: sliceListing(cut, originOf(problem, "exact-cdp slice")),
      numbers: [
        ...cut.segments.flatMap(({ from, to, intercept, slope }) => [from, to, intercept, slope]),
        ...(cut.least === undefined ? [] : [cut.least]),
      ],
      read: ({ segments, least }) => [
        ...segments.flatMap(({ from, to, intercept, slope }: Record<string, unknown>) => [from, to, intercept, slope]),
        ...(least === undefined ? [] : [least]),
      ],
    };
  });
}

function sweepCase(problem: Problem): Case {
  const sweep = new Sweep(problem);
  const linear = problem.perception.parts.every(({ power }) => power === 1);
  const rows = weightsOf(["1,0,1", "0,0,1", ...(linear ? ["1,1/3,2", "0,1,0"] : [])], "weights").map((weights) => ({
    point: sweep.at(weights),
  }));
  return {
    listing: sweepListing(rows, originOf(problem, "exact-cdp sweep")),
    numbers: rows.flatMap(({ point: { weights, value, achieved } }) => [
      weights.perception,
      value,
      achieved.distortion,
      achieved.perception,
      achieved.errorRate,
    ]),
    read: ({ points }) =>
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      points.flatMap(({ weights, value, achieved }: any) => [
        weights.perception,
        value,
        achieved.distortion,
        achieved.perception,
        achieved.errorRate,
      ]),
  };
}

function auditCase(problem: Problem): Case {
  const { channel, restored } = problem;
  const alike = RationalMatrix.from(
    channel.outputs.letters.map(() => restored.letters.map(() => Rational.of(1n, BigInt(restored.size)))),
    restored.size,
  );
  const rows = [
    { name: "alike", audit: audit(problem, alike, { weights: [{ distortion: 1, perception: 0, errorRate: 2 }] }) },
  ];
  return {
    listing: auditListing(rows, originOf(problem, "exact-cdp audit")),
    numbers: rows.flatMap(({ audit: { achieved, least, losses } }) => [
      achieved.distortion,
      achieved.perception,
      achieved.errorRate,
      least.errorRate.value,
      least.errorRate.gap,
      least.distortion.gap,
      least.perception.gap,
      ...losses.map(({ excess }) => excess),
    ]),
    read: ({ audits }) =>
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      audits.flatMap(({ distortion, perception, errorRate, leastErrorRate, gaps, losses }: any) => [
        distortion,
        perception,
        errorRate,
        leastErrorRate,
        gaps.errorRate,
        gaps.distortion,
        gaps.perception,
        // eslint-disable-next-line @typescript-eslint/no-explicit-any
        ...losses.map(({ excess }: any) => excess),
      ]),
  };
}

function verdictsCase(problem: Problem): Case {
  const row = {
    problem,
    theorem1: theorem1(surface(problem)),
    theorem2: theorem2(problem),
    tradeoff: tradeoff(problem),
  };
  const { bayesRisk, gap } = row.theorem2;
  const { minima } = row.tradeoff;
  return {
    listing: verdictsListing([row, row], "exact-cdp verdicts"),
    numbers: [row, row].flatMap(() => [
      bayesRisk.source,
      bayesRisk.degraded,
      gap,
      minima.distortion,
      minima.perception,
      minima.errorRate,
    ]),
    read: ({ verdicts }) =>
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      verdicts.flatMap(({ theorem2: { bayesRisk: risk, gap: more }, tradeoff: { minima: least } }: any) => [
        risk.source,
        risk.degraded,
        more,
        least.distortion,
        least.perception,
        least.errorRate,
      ]),
  };
}

function familyCase(name: string, conjecture = conjectureNamed(name)): Case {
  const family = new Family({
    classes: name === "theorem-2-pairwise" ? 3 : 2,
    inputs: 2,
    outputs: 2,
    denominator: 2n,
    sourceDenominator: 2n,
  });
  const parts = [
    { ...wholePart(family), done: family.size, tally: scanOf(conjecture).start(family).run(0n, family.size) },
  ];
  const extremes = parts.flatMap(({ tally: { least, largest } }) =>
    [least?.value, largest?.value].filter((value) => value !== undefined),
  );
  return {
    listing: familyListing({
      conjecture,
      measures: usualMeasures,
      parts,
      complete: true,
      command: `exact-cdp verify-family ${name}`,
    }),
    numbers: extremes,
    read: ({ shapes }) =>
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      shapes.flatMap(({ least, largest }: any) =>
        [least?.value, largest?.value].filter((value) => value !== undefined),
      ),
  };
}

/** A number as a program reads it. */
function read(data: unknown): Value | "inf" {
  if (data === "inf") return data;
  const [, square] = /^sqrt\((.*)\)$/.exec(String(data)) ?? [];
  return square === undefined ? Rational.parse(String(data)) : Root.of(Rational.parse(square));
}

const rowsOf = ({ rows }: Table): Row[] => [...rows].filter((row) => row !== undefined);

/** What CSV holds of the entry, read back. */
function expectCsv(printed: string, table: Table, style: Style): void {
  const { columns } = table;
  const rows = rowsOf(table);
  const [head, ...records] = csvRecords(printed);
  const rounded = columns.flatMap(({ key, kind }) =>
    (kind === "number" || kind === "given") && style.decimals !== undefined ? [key, `${key}_decimal`] : [key],
  );
  expect(head).toEqual(rounded);
  expect(records).toHaveLength(rows.length);
  records.forEach((record, i) => {
    expect(record).toHaveLength(rounded.length);
    columns.forEach(({ key }, c) => {
      expectEntry(rows[i]![c], record[rounded.indexOf(key)]!);
      const numeric = rounded.indexOf(`${key}_decimal`);
      if (numeric >= 0) expectDecimal(rows[i]![c], record[numeric]!);
    });
  });
}

function expectEntry(entry: Entry, cell: string): void {
  if (entry === undefined || entry === "inf") expect(cell).toBe(entry ?? "");
  else if (isWords(entry)) expect(cell).toBe(entry.text);
  else expect(read(cell)).toEqual(entry);
}

/** Plain digits, as every program reads them. */
function expectDecimal(entry: Entry, cell: string): void {
  if (entry === undefined || (entry !== "inf" && isWords(entry))) expect(cell).toBe("");
  else if (entry === "inf") expect(cell).toBe("inf");
  else expect(cell).toMatch(/^-?\d+(?:\.\d+)?(?:e-\d+)?$/);
}

/** Tables one after the other, each with a row of headings. */
function expectMarkdown(printed: string, tables: readonly Table[], { decimals }: Style): void {
  const lines = markdownCells(printed);
  for (const table of tables) {
    const { columns } = table;
    expect(lines.shift()).toEqual(columns.map(({ title }) => title));
    for (const row of rowsOf(table)) {
      const cells = lines.shift()!;
      expect(cells).toHaveLength(columns.length);
      columns.forEach(({ kind }, c) => {
        const entry = row[c];
        const [exact = "", approximation] =
          entry !== undefined && entry !== "inf" && isWords(entry) ? [cells[c]] : cells[c]!.split(" ");
        if (entry !== undefined && entry !== "inf" && isWords(entry)) expect(exact).toBe(entry.text.trim());
        else expectEntry(entry, exact === "∞" ? "inf" : exact);
        const isRounded =
          decimals !== undefined && kind === "number" && entry !== undefined && entry !== "inf" && !isWords(entry);
        expect(approximation?.startsWith("≈") ?? false).toBe(isRounded);
      });
    }
  }
  expect(lines).toEqual([]);
}

function expectLatex(printed: string, tables: readonly Table[], { decimals }: Style): void {
  const bodies = latexTables(printed);
  expect(bodies).toHaveLength(tables.length);
  tables.forEach((table, t) => {
    const { columns } = table;
    const rows = rowsOf(table);
    expect(bodies[t]).toHaveLength(rows.length);
    rows.forEach((row, i) => {
      const cells = [...bodies[t]![i]!];
      for (const [c, { kind }] of columns.entries()) {
        const [entry, cell] = [row[c], cells.shift()!];
        if (entry === "inf") expect(cell).toBe("$\\infty$");
        else if (entry === undefined) expect(cell).toBe("");
        else if (!isWords(entry))
          expect(read(/^\$(.*)\$$/.exec(cell)![1]!.replace(/\\sqrt\{(.*)\}/, "sqrt($1)"))).toEqual(entry);
        if (kind === "number" && decimals !== undefined) cells.shift();
      }
      expect(cells).toEqual([]);
    });
  });
}

function expectEverything({ listing, numbers, read: pick }: Case): void {
  // So that every exact value is there, however long.
  for (const style of [{ longest: 10_000 }, { decimals: 3, longest: 10_000 }]) {
    expectCsv(written(csv(listing, style)), listing.flat ?? listing.tables[0]!, style);
    expectMarkdown(written(markdown(listing, style)), listing.tables, style);
    expectLatex(written(latex(listing, style)), listing.tables, style);
    expect(pick(parsed(listing, style)).map(read)).toEqual(numbers);
    expect(written(text(listing, style))).toMatch(/^[^\n]/);
  }
  if (listing.flat === undefined) expect(listing.tables).toHaveLength(1);
  // Names cannot forge a line: of comments, of rows, of text.
  for (const line of listing.head) expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
  for (const table of listing.tables) {
    for (const entry of rowsOf(table).flat())
      if (entry !== undefined && entry !== "inf" && isWords(entry))
        expect(entry.text).not.toMatch(/[\n\r\u2028\u2029]/);
  }
}

const nasty = fc
  .string({ unit: fc.constantFrom(...Array.from('ab|\\`*_<>[]&%#$~^{}",;\n\r\u2028é')), minLength: 1, maxLength: 6 })
  .map((one) => `x${one}x`);

/** Problems of every kind, with names that every format has to escape. */
const problems = fc
  .tuple(
    anyProblemDefinition({
      sizes: { source: 2, outputs: 2, restored: 2 },
      classes: 3,
      divergence: "any",
      retrained: "either",
    }),
    nasty,
  )
  .map(([definition, name]): ProblemDefinition => ({ ...definition, name }));

describe("of any problem", () => {
  it.each([
    ["a grid", (problem: Problem) => [gridCase(problem)], 60],
    ["a surface", (problem: Problem) => [surfaceCase(problem)], 60],
    ["a slice", sliceCases, 40],
    ["a sweep", (problem: Problem) => [sweepCase(problem)], 60],
    // Differences of unlike roots are enclosed: test/unit/tradeoff/audit/gap.test.ts has them.
    [
      "an audit",
      (problem: Problem) =>
        [auditCase(problem)].filter(({ numbers }) => !numbers.some((one) => one instanceof Enclosure)),
      60,
    ],
    ["verdicts", (problem: Problem) => [verdictsCase(problem)], 30],
  ] as const)("%s is written in every format, and reads back as the same numbers", (_, cases, numRuns) => {
    fc.assert(
      fc.property(problems, (definition) => {
        cases(built(definition)).forEach(expectEverything);
      }),
      runs(numRuns, 20190808),
    );
  });
});

it.each(["theorem-2", "theorem-2-pairwise", "all-three-minimal"])(
  "a run of %s is written in every format, and reads back as the same numbers",
  (name) => {
    expectEverything(familyCase(name));
  },
);

it("a measure that a user's module names is text in every format", () => {
  const known = conjectureNamed("theorem-2");
  const measure = { ...known.measure!, name: "[a_b|<x> 50% & *y*]", zero: "`0` {\\}$" };
  const { listing } = familyCase("theorem-2", { ...known, measure });
  expectEverything(familyCase("theorem-2", { ...known, measure }));
  expect(written(latex(listing, {}))).toContain(
    "least {[}a\\_b\\textbar{}\\textless{}x\\textgreater{} 50\\% \\& {*}y{*}{]} $> 0$",
  );
});

it("a root has its sign in LaTeX", () => {
  const half = Root.of(Rational.parse("1/2"));
  const listing: Listing = {
    head: [],
    tables: [{ columns: [{ key: "d", tex: "$d$", title: "d", kind: "number" }], rows: [[half]] }],
    data: () => [],
    lines: () => [],
  };
  expect(latexTables(written(latex(listing)))).toEqual([[["$\\sqrt{1/2}$"]]]);
  expect(written(csv(listing))).toBe("d\nsqrt(1/2)\n");
});
