/**
 * Linear programs, polyhedra and VIPR certificates as `export` writes them, read by other programs.
 *
 * esolver finds the same exact optimum from LP and from MPS, glpsol the same in doubles; lrs and cdd find
 * exactly the vertices and rays of `.ext` in `.ine`, and the half-spaces of `.ine` in `.ext`; VIPR files are
 * accepted by a checker written from the specification (vipr.py), and by viprchk where it is installed, and
 * changed ones are rejected.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import type { Bounds } from "../../src/certificate/plane.js";
import { certificatesFromData, type ReadSurface } from "../../src/certificate/reader.js";
import { surfaceCertificateData } from "../../src/certificate/surface.js";
import { parseJson } from "../../src/exact/json.js";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { halfSpaces, verticesAndRays } from "../../src/report/polyhedron.js";
import { programText } from "../../src/report/program.js";
import { viprFile } from "../../src/report/vipr.js";
import { bound } from "../../src/tradeoff/convex/bounds.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import { points } from "../golden/points.js";
import type { Data } from "../kernel/certificates.js";
import { mutants } from "../kernel/mutants.js";
import { exhaustive } from "../support/exhaustive.js";
import { linearGalleryNames } from "../support/gallery.js";
import { available, availableUnpackaged } from "../support/tools.js";
import { askEsolverTexts, show } from "./esolver.js";
import { output } from "./process.js";

const folder = mkdtempSync(join(tmpdir(), "exact-cdp-export-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const problems = linearGalleryNames().map((name) => problemFromData(galleryProblem(name)));
const places: readonly { readonly problem: Problem; readonly bounds: Bounds }[] = problems.flatMap((problem) =>
  points(problem).map((text) => {
    const [D = "", P = ""] = text.split(",");
    return { problem, bounds: { distortion: bound(D, "D"), perception: bound(P, "P") } };
  }),
);

/** The factor that the comments of a program state. */
function scaleOf(text: string): Rational {
  return Rational.parse(/the optimum is the error rate times (\d+)/.exec(text)![1]!);
}

function ours(problem: Problem, bounds: Bounds): string {
  const point = solve(problem, bounds);
  return point.status === "optimal" ? `optimal ${String(point.errorRate)}` : point.status;
}

describe("linear programs", () => {
  it.skipIf(!available("esolver")).each(["lp", "mps"] as const)(
    "have the same exact optimum in esolver: %s",
    async (language) => {
      const texts = places.map(({ problem, bounds }) => programText(problem, bounds, language, "a test"));
      const answers = await askEsolverTexts(texts, language);
      const theirs = answers.map((answer, i) =>
        show(answer.status === "optimal" ? { ...answer, value: answer.value.over(scaleOf(texts[i]!)) } : answer),
      );
      expect(theirs).toEqual(places.map(({ problem, bounds }) => ours(problem, bounds)));
      expect(theirs.filter((one) => one === "infeasible").length).toBeGreaterThan(10);
    },
  );

  it.skipIf(!available("glpsol")).each([
    ["lp", "--lp"],
    ["mps", "--freemps"],
  ] as const)("have the same optimum in the exact simplex of glpsol: %s", (language, format) => {
    let compared = 0;
    for (const [i, { problem, bounds }] of places.entries()) {
      const point = solve(problem, bounds);
      const text = programText(problem, bounds, language, "a test");
      // glpsol reads doubles; on the boundary of what is feasible only exact numbers tell.
      if (point.status !== "optimal" || !text.includes("a double holds exactly")) continue;
      const [program, result] = [join(folder, `${i}.${language}`), join(folder, `${i}.txt`)];
      writeFileSync(program, text);
      spawnSync("glpsol", ["--exact", format, program, "-o", result]);
      const found = /^Objective: +cost = (\S+) \(MINimum\)/m.exec(readFileSync(result, "utf8"))![1]!;
      const wanted = point.errorRate.times(scaleOf(text));
      expect(Number(found)).toBeCloseTo(Number(wanted.num) / Number(wanted.den), 3);
      compared++;
    }
    expect(compared).toBeGreaterThan(30);
  });
});

/** Rows of a representation between `begin` and `end`, without repetitions, each as one line; half-spaces in lowest integers. */
function rowsOf(text: string): string[] {
  const [, body = ""] = /^begin\n([^]*?)^end/m.exec(text) ?? [];
  const rows = body
    .split("\n")
    .map((line) => line.trim().split(/\s+/).join(" "))
    .filter((line) => /^[-\d]/.test(line) && !line.endsWith("rational"));
  // The half-space 1 ≥ 0 is the facet at infinity, which lrs and cdd list and nobody needs.
  return [...new Set(rows)].filter((line) => line !== "1 0 0 0").sort();
}

/** A half-space divided by its last coefficient that is not 0, which is positive in all of ours. */
function normalised(row: string): string {
  const values = row.split(" ").map((one) => Rational.parse(one));
  const leading = values.findLast((value) => !value.isZero())!.abs();
  return values.map((value) => value.over(leading).toString()).join(" ");
}

const surfaces = new Map<Problem, ReadSurface & { readonly vertices: number }>();

/** What the surface of a problem states, and how many vertices it has. */
function surfaceOf(problem: Problem): ReadSurface & { readonly vertices: number } {
  const known = surfaces.get(problem);
  if (known !== undefined) return known;
  const computed = surface(problem);
  const data = parseJson(JSON.stringify(surfaceCertificateData(computed.proof())));
  const [read] = certificatesFromData(data);
  if (read?.statement.kind !== "surface") throw new Error("a surface was certified");
  const found = { ...read.statement, vertices: computed.vertices.length };
  surfaces.set(problem, found);
  return found;
}

/** Problems with at most this many letters: the others have surfaces of thousands of pieces. */
const most = exhaustive ? Infinity : 14;
const drawn = problems.filter(({ source, channel }) => source.alphabet.size <= most && channel.outputs.size <= 16);

/** What lrs or cdd make of a file: the rows of the other representation. */
const readers = {
  lrs: (path: string): string => spawnSync("lrs", [path], { encoding: "utf8", maxBuffer: 1 << 28 }).stdout,
  scdd_gmp: (path: string): string => {
    spawnSync("scdd_gmp", [path]);
    return readFileSync(path.endsWith(".ine") ? path.replace(/ine$/, "ext") : path.replace(/ext$/, "ine"), "utf8");
  },
};

describe.each(["lrs", "scdd_gmp"] as const)("%s", (program) => {
  describe.skipIf(!available(program))("is run", () => {
    it("finds the vertices and rays of every surface, and its half-spaces from them", () => {
      let vertices = 0;
      for (const [i, problem] of drawn.entries()) {
        const stated = surfaceOf(problem);
        const ine = [...halfSpaces(stated, problem.name, "a test")].join("");
        const ext = [...verticesAndRays(stated, problem.name, "a test")].join("");
        const written = (text: string, ending: string): string => {
          const path = join(folder, `${program}-${i}-${ending}.${ending}`);
          writeFileSync(path, text);
          return readers[program](path);
        };
        expect(rowsOf(written(ine, "ine")), problem.name).toEqual(rowsOf(ext));
        expect([...new Set(rowsOf(written(ext, "ext")).map(normalised))].sort(), problem.name).toEqual(
          [...new Set(rowsOf(ine).map(normalised))].sort(),
        );
        expect(rowsOf(ext)).toHaveLength(stated.vertices + 3);
        vertices += stated.vertices;
      }
      expect(vertices).toBeGreaterThan(150);
    });

    it("finds other vertices where one number of a piece is wrong", () => {
      const problem = problemFromData(galleryProblem("three-classes"));
      const stated = surfaceOf(problem);
      const wrong = {
        ...stated,
        pieces: stated.pieces.with(1, {
          ...stated.pieces[1]!,
          intercept: stated.pieces[1]!.intercept.plus(Rational.parse("1e-30")),
        }),
      };
      const path = join(folder, `${program}-wrong.ine`);
      writeFileSync(path, [...halfSpaces(wrong, problem.name, "a test")].join(""));
      expect(rowsOf(readers[program](path))).not.toEqual(
        rowsOf([...verticesAndRays(stated, problem.name, "a test")].join("")),
      );
    });
  });
});

const script = new URL("vipr.py", import.meta.url).pathname;

/** What the checker of vipr.py says of each text. */
async function viprVerdicts(texts: readonly string[]): Promise<string[]> {
  const paths = texts.map((text, i) => {
    const path = join(folder, `asked-${i}.vipr`);
    writeFileSync(path, text);
    return path;
  });
  return (await output("python3", [script, ...paths], "")).trim().split("\n");
}

/** The certificates of points as exported; mutants that are no certificates any more are left out. */
function viprOf(data: unknown): string | undefined {
  try {
    const [read] = certificatesFromData(parseJson(JSON.stringify(data)));
    return [...viprFile(read!, "a test")].join("");
  } catch {
    return undefined;
  }
}

const small = places.filter(
  ({ problem: { source, channel, restored } }) => (source.alphabet.size + channel.outputs.size) * restored.size <= 300,
);

describe("VIPR", () => {
  it("is accepted for every point", async () => {
    const found = await viprVerdicts(small.map(({ problem, bounds }) => viprOf(certificate(solve(problem, bounds)))!));
    const wanted = small.map(({ problem, bounds }) => ours(problem, bounds).replace(/^optimal (.*)$/, "$1 $1"));
    expect(found).toEqual(wanted.map((one) => `accepted: ${one}`));
    expect(small.length).toBeGreaterThan(60);
  });

  it("is accepted where the kernel accepts a changed certificate, and rejected where it does not", async () => {
    const changed = small.flatMap(({ problem, bounds }, i) => {
      if (problem.channel.outputs.size > 4) return [];
      const start = JSON.parse(JSON.stringify(certificate(solve(problem, bounds)))) as Data;
      return [...mutants(start)].flatMap(({ what, certificate: data, problem: still }, turn) => {
        if (still === undefined || what.startsWith("$.problem") || turn % 4 !== i % 4) return [];
        const text = viprOf(data);
        return text === undefined ? [] : [{ what: `${problem.name}: ${what}`, text, status: check(data).status }];
      });
    });
    const found = await viprVerdicts(changed.map(({ text }) => text));
    expect(changed.map(({ what }, i) => `${what}: ${found[i]!.split(":")[0]}`)).toEqual(
      changed.map(({ what, status }) => `${what}: ${status}`),
    );
    expect(changed.filter(({ status }) => status === "accepted").length).toBeGreaterThan(3);
    expect(changed.filter(({ status }) => status === "rejected").length).toBeGreaterThan(100);
  });

  it("the checker rejects what the specification rules out", async () => {
    const problem = problemFromData(galleryProblem("binary-denoising"));
    const bounds = { distortion: Rational.parse("3/20"), perception: Rational.parse("1/100") };
    const text = viprOf(certificate(solve(problem, bounds)))!;
    const verdicts = await viprVerdicts([
      text,
      text.replace("RTP range 307/1450", "RTP range 308/1450"),
      text.replace(/RTP range \S+ \S+/, "RTP range 307/1450 306/1450"),
      text.replace("restorer 6  0 1", "restorer 6  0 2"),
      text.replace(/lin \d+ {2}1 98\/145/, (found) => found.replace("98/145", "-98/145")),
      text.replace("DER 1", "DER 2"),
      text.replace("OBJ { lin", "OBJ { rnd"),
    ]);
    expect(verdicts).toEqual([
      "accepted: 307/1450 307/1450",
      "rejected: the last derivation does not dominate the bound",
      "rejected: no solution reaches the upper bound",
      "rejected: solution restorer violates row0",
      "rejected: a multiplier has the wrong sign",
      "rejected: the file ends early",
      "rejected: the reason rnd is not for linear programs",
    ]);
  });

  it.skipIf(!availableUnpackaged("viprchk", "https://github.com/scipopt/vipr"))("is accepted by viprchk", () => {
    for (const [i, { problem, bounds }] of small.entries()) {
      const path = join(folder, `${i}.vipr`);
      writeFileSync(path, viprOf(certificate(solve(problem, bounds)))!);
      const { stdout, status } = spawnSync("viprchk", [path], { encoding: "utf8" });
      expect(stdout, problem.name).toMatch(/Successfully verified|Infeasibility verified/);
      expect(status).toBe(0);
      const broken = readFileSync(path, "utf8").replace(
        /lin (\d+) {2}(\d+) (\S+)/,
        (_, count: string, index: string, value: string) =>
          `lin ${count}  ${index} ${Rational.parse(value).plus(Rational.one).toString()}`,
      );
      writeFileSync(path, broken);
      expect(spawnSync("viprchk", [path], { encoding: "utf8" }).status, problem.name).not.toBe(0);
    }
  });
});
