/** All of C: what proves it, and that nothing less does. In memory and as a stream the verdict is the same. */
import { beforeAll, describe, expect, it } from "vitest";
import type { SurfaceProof } from "../../src/certificate/surface.js";
import { type Triple, clip, quadrant } from "../../src/exact/polygon.js";
import { Rational } from "../../src/exact/rational.js";
import { type Verdict, check, checkStream } from "../../src/kernel/index.js";
import { type Data, asRejected, binaryProblem, changed, oneOutputProblem, sealed } from "./certificates.js";
import { referenceSurface, surfaceData, surfaceText } from "./surfaces.js";

/** Three letters, Hamming and total variation: several pieces, several domain rows. */
const ternary: Data = {
  format: "exact-cdp/problem@1",
  name: "ternary-é",
  source: {
    alphabet: ["0", "1", "2"],
    classes: [
      { name: "a", prior: "1/2", pmf: ["7/10", "1/5", "1/10"] },
      { name: "b", prior: "1/2", pmf: ["1/10", "3/10", "3/5"] },
    ],
  },
  channel: {
    outputs: ["0", "1", "2"],
    matrix: [
      ["3/4", "1/4", "0"],
      ["1/8", "3/4", "1/8"],
      ["0", "1/4", "3/4"],
    ],
  },
  classifier: ["b", "b", "a"],
  distortion: "squared-error",
  perception: "total-variation",
};

const cost = {
  transport: [
    ["0", "1", "3"],
    ["1", "0", "1"],
    ["2", "1", "0"],
  ],
};
const witnesses = {
  witnesses: [
    ["1", "-1", "0"],
    ["0", "1", "-1"],
    ["-1", "0", "1"],
    ["1/2", "1/2", "-1"],
  ],
};
const problems: [string, Data][] = [
  ["binary-denoising", binaryProblem],
  ["three letters", ternary],
  ["Wasserstein-1", { ...ternary, perception: "wasserstein-1" }],
  ["Chebyshev", { ...ternary, perception: "chebyshev" }],
  ["witnesses", { ...ternary, perception: witnesses }],
  ["a cost matrix", { ...ternary, perception: cost }],
  ["one output", oneOutputProblem("kolmogorov-smirnov")],
];

let proof: SurfaceProof;
let base: Data;
beforeAll(() => {
  proof = referenceSurface(ternary);
  base = surfaceData(proof);
});

function chunks(text: string, size = 4096): () => Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  return function* () {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
  };
}

/** The verdict, after making sure that data, text and stream agree on it. */
function verdict(certificate: Data): Verdict {
  const text = JSON.stringify(certificate);
  const inMemory = check(certificate);
  expect(check(text)).toEqual(inMemory);
  expect(checkStream(chunks(text, 1000))).toEqual([inMemory]);
  return inMemory;
}

const refusal = (certificate: Data): string => {
  const { where, reason } = asRejected(verdict(certificate));
  return `${where}: ${reason}`;
};

/** A copy with the evidence (or all of it) changed. */
function edited(change: (certificate: Data) => void, from = base): Data {
  const copy = structuredClone(from);
  change(copy);
  return copy;
}

/** Leaves piece k out everywhere; hints are left out with it, or adapted. */
function withoutPiece(k: number, hints: "none" | "adapted", from = base): Data {
  return edited(({ statement, evidence }) => {
    statement.pieces.splice(k, 1);
    evidence.planes.splice(k, 1);
    evidence.neighbours.splice(k, 1);
    for (const one of evidence.neighbours)
      one.pieces = one.pieces.filter((l: number) => l !== k).map((l: number) => (l > k ? l - 1 : l));
    if (hints === "none") delete evidence.neighbours;
  }, from);
}

describe("a surface is accepted", () => {
  it.each(problems)("%s", (_, problem) => {
    const certificate = surfaceData(referenceSurface(problem));
    const accepted = verdict(certificate);
    expect(accepted).toMatchObject({ status: "accepted", statement: { kind: "surface" }, problem: problem["name"] });
    expect(JSON.parse(JSON.stringify(accepted))).toMatchObject({
      statement: certificate["statement"],
      vertices: certificate["evidence"].restorers.length,
    });
    expect("couplings" in certificate["evidence"]).toBe(
      typeof problem["perception"] === "object" && "transport" in problem["perception"],
    );
  });

  it("with and without hints, and with more of them than needed", () => {
    expect(base["statement"].pieces.length).toBeGreaterThan(4);
    expect(verdict(edited(({ evidence }) => delete evidence.neighbours)).status).toBe("accepted");
    const all = (list: unknown[]): number[] => [...list.keys()];
    const most = edited(({ statement, evidence }) => {
      for (const one of evidence.neighbours)
        Object.assign(one, { pieces: all(statement.pieces), rows: [...all(statement.domain), 0] });
    });
    expect(verdict(most).status).toBe("accepted");
  });

  it("with potentials and masses written out", () => {
    const full = edited(({ evidence }) => {
      const planes = [...proof.pieces, ...proof.domain].map((one) => one.plane());
      [...evidence.planes, ...evidence.cuts].forEach((one: Data, i) => {
        const { rows, cut } = planes[i]!;
        one["rows"] = rows.map(String);
        if (cut.kind === "transport") one["cut"].transport.source = cut.source.map(String);
      });
      evidence.restorers = evidence.restorers.map((rows: Data[]) => dense(rows));
    });
    expect(verdict(full)).toEqual(verdict(base));
    const [row, source] = ["planes.0.rows.1", "planes.1.cut.transport.source.2"];
    expect(refusal(changed(full, `evidence.${row}`, "9"))).toMatch(
      /^\$\.evidence\.planes\[0\]\.rows\[1\]: expected s\(y\) ≤ λδ \+ e − πw = .*, found 9$/,
    );
    expect(refusal(changed(full, `evidence.${source}`, "9"))).toMatch(
      /^\$\.evidence\.planes\[1\]\.cut\.transport\.source\[2\]: expected v\(x\) − w\(x̂\) ≤ /,
    );
    expect(refusal(changed(full, `evidence.${row}`, "-9"))).toMatch(
      /^\$\.evidence\.planes\[0\]: expected γ = .* as in piece 0, found -/,
    );
  });

  it("with restorers that no corner needs", () => {
    const more = edited(({ evidence }) =>
      evidence.restorers.unshift(evidence.restorers[0], [{ 0: "1" }, { 0: "1" }, { 0: "1" }]),
    );
    expect(verdict(more)).toEqual(verdict(base));
  });
});

/** Sparse rows over three letters, written out. */
function dense(rows: readonly Data[]): string[][] {
  return rows.map((row) => [0, 1, 2].map((i) => row[String(i)] ?? "0"));
}

describe("a surface is rejected", () => {
  const missing =
    /^\$\.statement\.pieces\[\d+\]: expected a restorer with \(E\[Δ\], d, ε\) = \(.*\), a corner of the cell of this piece, found (none|one with ε = .*)$/;
  const falling =
    /^\$\.statement\.pieces\[\d+\]: expected a plane that is constant along the unbounded edges of its cell, found one that falls in the direction/;

  it("when a piece is left out, whatever the hints say", () => {
    for (const k of base["statement"].pieces.keys()) {
      for (const hints of ["none", "adapted"] as const) {
        const reason = refusal(withoutPiece(k, hints));
        expect(missing.test(reason) || falling.test(reason)).toBe(true);
      }
    }
  });

  it("when a domain row is left out", () => {
    const { domain } = base["statement"];
    for (const i of domain.keys()) {
      const reason = refusal(
        edited(({ statement, evidence }) => {
          statement.domain.splice(i, 1);
          evidence.cuts.splice(i, 1);
          delete evidence.neighbours;
        }),
      );
      if (domain[i].perception === "0")
        expect(reason).toBe("$.statement.domain: expected a row with distortion > 0 and perception 0, found none");
      else if (domain[i].distortion === "0")
        expect(reason).toBe("$.statement.domain: expected a row with perception > 0 and distortion 0, found none");
      else expect(reason).toMatch(missing);
    }
    expect(domain.length).toBeGreaterThan(2);
  });

  it("when a restorer is left out, or replaced by a worse one", () => {
    for (const i of base["evidence"].restorers.keys()) {
      expect(refusal(edited(({ evidence }) => evidence.restorers.splice(i, 1)))).toMatch(missing);
      expect(refusal(changed(base, `evidence.restorers.${i}`, [{ 2: "1" }, { 0: "1" }, { 0: "1" }]))).toMatch(missing);
    }
  });

  it("when planes and pieces do not agree", () => {
    const { pieces } = base["statement"];
    const last = pieces.length - 1;
    const raised = Rational.parse(pieces[last].intercept).plus(Rational.of(1n, 1000n)).toString();
    expect(refusal(changed(base, `statement.pieces.${last}.intercept`, raised))).toMatch(
      /^\$\.evidence\.planes\[\d+\]: expected γ = .* as in piece \d+, found /,
    );
    expect(refusal(changed(base, `statement.pieces.${last}.multipliers.distortion`, "100"))).toMatch(
      /planes\[\d+\]\.multipliers\.distortion: expected 100 as in piece/,
    );
    const swapped = edited(({ evidence }) => evidence.planes.push(evidence.planes.shift()));
    expect(refusal(swapped)).toMatch(
      /^\$\.evidence\.planes\[0\]\.multipliers\.(distortion|perception): expected .* as in piece 0, found /,
    );
    expect(refusal(edited(({ statement }) => statement.pieces.reverse()))).toBe(
      "$.statement.pieces[1]: expected pieces ascending in (λ, μ, γ), each once, found a piece that does not come after the one before it",
    );
    expect(
      refusal(
        edited(
          ({ statement, evidence }) => (
            statement.pieces.splice(1, 0, pieces[0]),
            evidence.planes.splice(1, 0, evidence.planes[0])
          ),
        ),
      ),
    ).toContain("each once");
    const row = base["statement"].domain[0];
    expect(
      refusal(changed(base, "statement.domain.0.atLeast", Rational.parse(row.atLeast).plus(Rational.one).toString())),
    ).toMatch(/^\$\.evidence\.cuts\[0\]: expected γ = .* as in domain row 0/);
    expect(refusal(changed(base, "evidence.planes.0.multipliers.perception", "-1"))).toBe(
      "$.evidence.planes[0].multipliers.perception: expected a multiplier ≥ 0, found -1",
    );
  });

  it("when a piece is nowhere the largest", () => {
    const low = edited(({ statement, evidence }) => {
      statement.pieces.unshift({ ...statement.pieces[0], intercept: "0" });
      const { rows } = proof.pieces[0]!.plane();
      const less = Rational.parse(statement.pieces[1].intercept);
      evidence.planes.unshift({
        ...evidence.planes[0],
        rows: rows.map((one, y) => (y === 0 ? one.minus(less) : one).toString()),
      });
      delete evidence.neighbours;
    });
    expect(refusal(low)).toBe(
      "$.statement.pieces[0]: expected a piece that is the largest on a cell with an area, found a piece that is not",
    );
  });

  it("when hints leave out what bounds a cell", () => {
    for (const k of base["evidence"].neighbours.keys()) {
      const { pieces } = base["evidence"].neighbours[k];
      for (const l of pieces) {
        const reason = refusal(
          changed(
            base,
            `evidence.neighbours.${k}.pieces`,
            pieces.filter((one: number) => one !== l),
          ),
        );
        expect(missing.test(reason) || falling.test(reason)).toBe(true);
      }
    }
    expect(refusal(changed(base, "evidence.neighbours.0.pieces", [99]))).toMatch(
      /^\$\.evidence\.neighbours\[0\]\.pieces\[0\]: expected an integer from 0 to \d+, found 99$/,
    );
    expect(refusal(changed(base, "evidence.neighbours.0.rows", ["0"]))).toMatch(
      /rows\[0\]: expected an integer from 0 to \d+, found "0"$/,
    );
    expect(refusal(changed(base, "evidence.neighbours.0.rows", [-1]))).toMatch(
      /rows\[0\]: expected an integer from 0 to \d+, found -1$/,
    );
  });

  it("when lists are too short or too long", () => {
    const n = base["statement"].pieces.length;
    expect(refusal(edited(({ evidence }) => evidence.planes.pop()))).toBe(
      `$.evidence.planes: expected a list of ${n} (a plane per piece), found a list of ${n - 1} entries`,
    );
    expect(refusal(edited(({ evidence }) => evidence.cuts.push(evidence.cuts[0])))).toMatch(
      /^\$\.evidence\.cuts: expected a list of \d+ \(a Farkas plane per domain row\), found more entries$/,
    );
    expect(refusal(changed(base, "evidence.neighbours", []))).toMatch(
      /^\$\.evidence\.neighbours: expected a list of \d+ .*, found a list of 0 entries$/,
    );
    expect(refusal(changed(base, "statement.pieces", []))).toBe(
      "$.statement.pieces: expected at least one piece, found none",
    );
    expect(refusal(changed(base, "statement.domain", []))).toBe(
      "$.statement.domain: expected a row with distortion > 0 and perception 0, found none",
    );
  });
});

describe("unbounded cells", () => {
  /** The argument of the checker without the condition on ideal corners, computed apart from it. */
  function cornersHold({ statement, evidence }: Data, vertices: ReadonlyMap<string, Rational>): boolean {
    const integral = (numbers: readonly Rational[]): Triple => {
      const over = numbers.reduce((product, { den }) => product * den, 1n);
      return numbers.map(({ num, den }) => num * (over / den)) as unknown as Triple;
    };
    const planes = statement.pieces.map((one: Data) =>
      [one["multipliers"].distortion, one["multipliers"].perception]
        .map((text: string) => Rational.parse(text).negated())
        .concat(Rational.parse(one["intercept"])),
    );
    const rows = statement.domain.map((one: Data) =>
      integral([
        Rational.parse(one["distortion"]),
        Rational.parse(one["perception"]),
        Rational.parse(one["atLeast"]).negated(),
      ]),
    );
    expect(evidence.neighbours).toBeUndefined();
    return planes.every((plane: Rational[], k: number) => {
      const halves = [
        ...rows,
        ...planes.flatMap((other: Rational[], l: number) =>
          l === k ? [] : [integral(plane.map((one, i) => one.minus(other[i]!)))],
        ),
      ];
      const start = quadrant([-1n, -1n, 1n]);
      const cell = halves.reduce((polygon, half) => (polygon === undefined ? undefined : clip(polygon, half)), start);
      return (
        cell !== undefined &&
        cell.corners.every(([x, y, w]: Triple) => {
          if (w === 0n) return true;
          const [D, P] = [Rational.of(x, w), Rational.of(y, w)];
          const least = vertices.get(`${String(D)},${String(P)}`);
          return least?.atMost(plane[2]!.plus(plane[0]!.times(D)).plus(plane[1]!.times(P))) === true;
        })
      );
    });
  }

  it("make the difference: pieces can be missing although every corner of every cell is attained", () => {
    const whole = surfaceData(referenceSurface({ ...ternary, classifier: ["a", "b", "a"] }));
    expect(verdict(whole).status).toBe("accepted");
    const vertices = new Map<string, Rational>();
    for (const { point, errorRate } of attainedBy(whole)) vertices.set(point, errorRate);
    let found = 0;
    const n = whole["statement"].pieces.length;
    expect(n).toBeLessThan(9);
    for (let kept = 1; kept < 2 ** n - 1; kept++) {
      let some = whole;
      for (let k = n - 1; k >= 0; k--) if ((kept & (1 << k)) === 0) some = withoutPiece(k, "adapted", some);
      some = edited(({ evidence }) => delete evidence.neighbours, some);
      if (!cornersHold(some, vertices)) continue;
      found++;
      expect(refusal(some)).toMatch(
        /^\$\.statement\.pieces\[\d+\]: expected a plane that is constant along the unbounded edges of its cell, found one that falls in the direction/,
      );
    }
    expect(found).toBeGreaterThan(0);
  });

  /** (D,P) and ε of every restorer, from the definitions: squared error, total variation. */
  function attainedBy({ problem, evidence }: Data): { point: string; errorRate: Rational }[] {
    const r = (text: string): Rational => Rational.parse(text);
    const zero = Rational.zero;
    const { classes } = problem.source;
    const joint = classes.map((one: Data) => one["pmf"].map((mass: string) => r(mass).times(r(one["prior"]))));
    return evidence.restorers.map((sparse: Data[]) => {
      let [D, ε] = [zero, zero];
      const q = [zero, zero, zero];
      const p = [zero, zero, zero];
      dense(sparse).forEach((row, y) =>
        row.forEach((share, i) =>
          [0, 1, 2].forEach((x) =>
            classes.forEach((one: Data, k: number) => {
              const mass = joint[k][x].times(r(problem.channel.matrix[x][y])).times(r(share));
              D = D.plus(mass.times(Rational.of(BigInt((x - i) ** 2))));
              if (one["name"] !== problem.classifier[i]) ε = ε.plus(mass);
              q[i] = q[i]!.plus(mass);
              p[x] = p[x]!.plus(mass);
            }),
          ),
        ),
      );
      const P = q.reduce((sum, one, i) => sum.plus(one.minus(p[i]!).abs()), zero).times(Rational.of(1n, 2n));
      return { point: `${String(D)},${String(P)}`, errorRate: ε };
    });
  }
});

describe("sparse rows", () => {
  it.each([
    [{ "0": "1/2", "1": "1/3" }, ": expected probabilities with sum 1, found sum 5/6"],
    [{}, ": expected probabilities with sum 1, found sum 0"],
    [{ "3": "1" }, '["3"]: expected a position from 0 to 2 as a decimal integer, found "3"'],
    [{ "01": "1" }, '["01"]: expected a position from 0 to 2 as a decimal integer, found "01"'],
    [{ "-1": "1" }, '["-1"]: expected a position from 0 to 2 as a decimal integer, found "-1"'],
    [{ "": "1" }, '[""]: expected a position from 0 to 2 as a decimal integer, found ""'],
    [{ "0": "3/2", "1": "-1/2" }, '["1"]: expected a mass > 0 (others are left out), found -1/2'],
    [{ "0": "1", "1": "0" }, '["1"]: expected a mass > 0 (others are left out), found 0'],
    [{ "0": null }, '["0"]: expected a number such as "7/10" or 0.7, found null'],
    [["1", "0"], ": expected a list of 3 (rows outputs, columns restored letters), found a list of 2 entries"],
    ["1", ': expected a list of 3 (rows outputs, columns restored letters), found "1"'],
  ])("%j", (row, reason) => {
    expect(refusal(changed(base, "evidence.restorers.0.1", row))).toBe(`$.evidence.restorers[0][1]${reason}`);
  });

  it("a position given twice is no JSON", () => {
    const text = surfaceText(proof).replace(/\[\{"(\d)":"/, '[{"$1":"0","$1":"');
    expect(asRejected(check(text)).reason).toMatch(/not JSON at line \d+, column \d+: expected each key once/);
    expect(() => checkStream(chunks(text))).toThrow(/not JSON at line \d+, column \d+: expected each key once/);
  });

  it("may be used for a value, too, and for couplings", () => {
    const certificate = surfaceData(referenceSurface({ ...ternary, perception: cost }));
    const rows = edited(
      ({ evidence }) => (evidence.couplings = evidence.couplings.map((rows: Data[]) => dense(rows))),
      certificate,
    );
    expect(verdict(rows)).toEqual(verdict(certificate));
    expect(refusal(changed(certificate, "evidence.couplings.0.0", { "0": "1" }))).toMatch(
      /^\$\.evidence\.couplings\[0\]\[0\]: expected row sum q\(x̂\)/,
    );
    expect(refusal(edited(({ evidence }) => evidence.couplings.pop(), certificate))).toMatch(
      /^\$\.evidence\.couplings: expected a list of \d+ \(a coupling per restorer\)/,
    );
    expect(refusal(changed(certificate, "evidence.couplings", undefined))).toBe(
      '$.evidence: expected the key "couplings", found none',
    );
    expect(refusal(changed(base, "evidence.couplings", []))).toMatch(
      /^\$\.evidence\.couplings: expected only the keys/,
    );
  });
});

it("a hash of another problem, and another problem with its own hash, are rejected", () => {
  expect(refusal(changed(base, "sha256", "0"))).toMatch(
    /^\$\.sha256: expected "[0-9a-f]{64}", the hash of the canonical problem, found "0"$/,
  );
  const { statement, evidence } = base;
  const other = {
    ...ternary,
    source: {
      ...ternary["source"],
      classes: [
        { name: "a", prior: "1/3", pmf: ["7/10", "1/5", "1/10"] },
        { name: "b", prior: "2/3", pmf: ["1/10", "3/10", "3/5"] },
      ],
    },
  };
  expect(verdict(sealed(other, statement, evidence)).status).toBe("rejected");
});
