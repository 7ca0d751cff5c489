/**
 * The Coq checker refuses evidence with one thing wrong: a test for each kind of evidence, the neighbours
 * that cut out cells included. And a file with a wrong certificate does not compile.
 */
import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/exact/json.js";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { certificatesFromData, type ReadCertificate } from "../../src/certificate/reader.js";
import { problemFromData } from "../../src/format/problem.js";
import { coqEvaluation, coqFile } from "../../src/report/coq/certificates.js";
import { surfaceCertificateData } from "../../src/certificate/surface.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import type { Data } from "../kernel/certificates.js";
import { available } from "../support/tools.js";
import { compile } from "./coq.js";

type Path = readonly (string | number)[];

function point(name: string, distortion: string, perception: string): Data {
  return plain(certificate(solve(problemFromData(galleryProblem(name)), { distortion, perception })));
}

function whole(name: string): Data {
  return plain(surfaceCertificateData(surface(problemFromData(galleryProblem(name))).proof()));
}

function plain(value: unknown): Data {
  return JSON.parse(JSON.stringify(value)) as Data;
}

function read(data: Data): ReadCertificate {
  return certificatesFromData(parseJson(JSON.stringify(data)))[0]!;
}

/** The certificate with the number at the path changed by 1/7, or the value there replaced. */
function changed(data: Data, path: Path, change: (value: unknown) => unknown = addSeventh): Data {
  if (path.length === 0) return change(structuredClone(data)) as Data;
  const copy = structuredClone(data);
  const parent = path.slice(0, -1).reduce<Data>((inside, key) => inside[key] as Data, copy);
  const key = path.at(-1)!;
  parent[key] = change(parent[key]);
  return copy;
}

function addSeventh(value: unknown): string {
  return Rational.parse(value as string)
    .plus(Rational.of(1n, 7n))
    .toString();
}

const value = point("binary-denoising", "3/20", "1/100");
const infeasible = point("binary-denoising", "11/100", "1/100");
const coupled = point("transport-cyclic", "1", "1/2");
const witnessed = point("witness-moments", "inf", "1/10");
const pieces = whole("three-classes");
const couplings = whole("transport-cyclic");

const starts = { value, infeasible, coupled, witnessed, pieces, couplings };

const wrong: readonly (readonly [what: string, start: Data, path: Path, change?: (value: unknown) => unknown])[] = [
  ["the error rate of a value", value, ["statement", "errorRate"]],
  ["a bound of a value", value, ["statement", "bounds", "perception"], () => "1/101"],
  ["a restorer that is no kernel", value, ["evidence", "restorer", 1, 0]],
  [
    "a restorer that is another one",
    value,
    ["evidence", "restorer"],
    () => [
      ["1", "0"],
      ["0", "1"],
    ],
  ],
  ["a multiplier", value, ["evidence", "plane", "multipliers", "perception"]],
  ["a negative multiplier", value, ["evidence", "plane", "multipliers", "distortion"], () => "-1"],
  ["row potentials", value, ["evidence", "plane", "rows", 0]],
  ["potentials of source letters", value, ["evidence", "plane", "cut", "transport", "source", 0]],
  ["potentials of restored letters", value, ["evidence", "plane", "cut", "transport", "restored", 0]],
  ["a coupling", coupled, ["evidence", "coupling", 0, 0]],
  ["a coupling with the right sums and a negative mass", coupled, ["evidence", "coupling"], rotated],
  ["weights of witnesses", witnessed, ["evidence", "plane", "cut", "witnesses", 0]],
  ["a negative weight of a witness", witnessed, ["evidence", "plane", "cut", "witnesses", 0], () => "-1/7"],
  ["the bounds of infeasibility", infeasible, ["statement", "bounds", "distortion"]],
  ["a Farkas plane", infeasible, ["evidence", "plane", "rows", 0]],
  ["the intercept of a piece", pieces, ["statement", "pieces", 1, "intercept"]],
  ["the multiplier of a piece", pieces, ["statement", "pieces", 1, "multipliers", "perception"]],
  ["a piece left out", pieces, [], withoutPiece],
  ["a domain row", pieces, ["statement", "domain", 1, "atLeast"]],
  ["a plane of a surface", pieces, ["evidence", "planes", 1, "cut", "transport", "restored", 0]],
  ["a Farkas plane of a surface", pieces, ["evidence", "cuts", 2, "cut", "transport", "restored", 0]],
  ["a restorer of a surface left out", pieces, ["evidence", "restorers"], (list) => (list as unknown[]).slice(1)],
  ["a coupling of a surface", couplings, ["evidence", "couplings", 0], (rows) => (rows as unknown[]).toReversed()],
];

/** The second piece and its plane left out, consistently. */
function withoutPiece(value: unknown): Data {
  const { statement, evidence, ...rest } = value as { statement: Data; evidence: Data };
  const [pieces, planes] = [statement["pieces"], evidence["planes"]] as [unknown[], unknown[]];
  const { neighbours: _, ...left } = evidence;
  return {
    ...rest,
    statement: { ...statement, pieces: pieces.toSpliced(1, 1) },
    evidence: { ...left, planes: planes.toSpliced(1, 1) },
  };
}

/** Mass moved around a square of entries: all sums stay. */
function rotated(value: unknown): unknown {
  const rows = structuredClone(value) as string[][];
  for (const [i, j, by] of [
    [0, 0, "2"],
    [0, 1, "-2"],
    [1, 0, "-2"],
    [1, 1, "2"],
  ] as const)
    rows[i]![j] = Rational.parse(rows[i]![j]!).plus(Rational.parse(by)).toString();
  return rows;
}

/** Changes in what cuts out the cells, in the exported text. */
const wrongCells: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ["a neighbour left out", (text) => text.replace(/n_pieces := \[:: \d+%N(?:; )?/, "n_pieces := [:: ")],
  ["a neighbour that is no piece", (text) => text.replace(/n_pieces := \[:: \d+%N/, "n_pieces := [:: 99%N")],
  ["the last row of every cell left out", (text) => text.replace(/(n_rows := \[::.*?)(?:; | )\d+%N\]/g, "$1 ]")],
  ["a row that is none", (text) => text.replace(/n_rows := \[:: \d+%N/, "n_rows := [:: 99%N")],
  ["the neighbours of a piece left out", (text) => text.replace(/(s_neighbours := \(Some \[::\n).*\n/, "$1")],
  ["the neighbours of one piece too many", (text) => text.replace(/(s_neighbours := \(Some \[::\n)(.*\n)/, "$1$2$2")],
];

describe.skipIf(!available("coqc"))("the verified checker", () => {
  test("accepts what is right, and refuses each kind of evidence with one thing wrong", async () => {
    const cells = coqEvaluation([read(pieces)]);
    const [head, evaluation] = [cells.slice(0, cells.indexOf("Eval ")), cells.slice(cells.indexOf("Eval "))];
    const right = Object.values(starts).map(read);
    const texts = [
      coqEvaluation([...right, ...wrong.map(([, start, path, change]) => read(changed(start, path, change)))]),
    ];
    // Each text of its own, in one module each.
    wrongCells.forEach(([what, change], i) => {
      const text = change(head) + evaluation;
      expect(text, what).not.toBe(cells);
      texts.push(`Module Cells${String(i)}.\n${text}\nEnd Cells${String(i)}.`);
    });
    const { accepted, output } = await compile(texts.join("\n"));
    expect(output).not.toContain("Error");
    expect(accepted).toBe(true);
    const verdicts = [...output.matchAll(/^\s*= (true|false)$/gm)].map(([, verdict]) => verdict === "true");
    const said = (names: readonly string[], from: number): string[] =>
      names.map((name, i) => `${name}: ${verdicts[from + i] === true ? "accepted" : "refused"}`);
    const names = [...wrong.map(([what]) => what), ...wrongCells.map(([what]) => what)];
    expect(verdicts).toHaveLength(right.length + names.length);
    expect(said(Object.keys(starts), 0)).toEqual(Object.keys(starts).map((name) => `${name}: accepted`));
    expect(said(names, right.length)).toEqual(names.map((name) => `${name}: refused`));
  });

  test("numbers of a thousand digits are read", async () => {
    const many = "1".repeat(1000);
    const definition = {
      ...galleryProblem("binary-denoising"),
      distortion: {
        matrix: [
          ["0", `${many}/7`],
          [`3/${many}`, "0"],
        ],
      },
    };
    const text = coqFile(
      [read(plain(certificate(solve(problemFromData(definition), { distortion: "inf", perception: "1/100" }))))],
      "a test",
    );
    expect(text).toContain(` # 0x${BigInt(many).toString(16)})`);
    expect(await compile(text)).toMatchObject({ accepted: true });
  });

  test("an exported file compiles, and with a wrong number it does not", async () => {
    const right = coqFile([read(value), read(infeasible), read(pieces)], "a test");
    expect(await compile(right)).toMatchObject({ accepted: true });
    for (const data of [
      changed(value, ["statement", "errorRate"]),
      changed(pieces, ["statement", "pieces", 1, "intercept"]),
    ]) {
      expect(await compile(coqFile([read(data)], "a test"))).toMatchObject({ accepted: false });
    }
  });
});
