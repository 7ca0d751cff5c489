/** The typed reader: it gives back what was written, and refuses rows of another length where they stand. */
import { expect, it } from "vitest";
import { certificatesFromData, type ReadCertificate } from "../../../src/certificate/reader.js";
import { parseJson } from "../../../src/exact/json.js";
import { problemToFile } from "../../../src/format/problem.js";
import { problemWithBounds, randomProblem } from "../../../src/generate/index.js";
import { certificate, solve } from "../../../src/tradeoff/solve.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { property, runs } from "../../property/property.js";
import { compositeProblem } from "../../support/composite.js";
import { planeOf } from "../../support/points.js";
import { refusal } from "../model/definition.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";

function read(text: string): ReadCertificate {
  const [one, ...more] = certificatesFromData(parseJson(text));
  if (one === undefined || more.length > 0) throw new Error("one certificate was written");
  return one;
}

property(
  "points come back with their numbers",
  { instance: problemWithBounds(1) },
  runs(120, 116),
  ({
    instance: {
      problem,
      bounds: [at],
    },
  }) => {
    const point = solve(problem, at!);
    const { problem: back, statement } = read(JSON.stringify(certificate(point)));
    expect(problemToFile(back)).toEqual(problemToFile(problem));
    if (statement.kind === "surface") throw new Error("a point was written");
    expect(statement.bounds).toEqual(point.bounds);
    const plane = planeOf(point);
    expect(statement.plane).toEqual({ multipliers: plane.multipliers, rows: plane.rows, cut: plane.cut });
    if (statement.kind === "value" && point.status === "optimal") {
      expect([statement.errorRate, statement.restorer]).toEqual([point.errorRate, point.restorer.toArrays()]);
      expect(statement.coupling).toEqual(at!.perception === "inf" ? undefined : point.coupling?.toArrays());
    } else expect([statement.kind, point.status]).toEqual(["infeasible", "infeasible"]);
  },
);

property(
  "surfaces come back with their pieces, rows, neighbours and restorers",
  { problem: randomProblem() },
  runs(60, 117),
  ({ problem }) => {
    const C = surface(problem);
    const { statement } = read(C.certificate());
    if (statement.kind !== "surface") throw new Error("a surface was written");
    expect(statement.pieces).toEqual(
      C.pieces.map(({ intercept, multipliers }) => ({
        intercept,
        multipliers: { distortion: multipliers.distortion, perception: multipliers.perception },
      })),
    );
    expect(statement.domain).toEqual(
      C.domain.map(({ distortion, perception, atLeast }) => ({ distortion, perception, atLeast })),
    );
    expect(statement.neighbours).toEqual(
      C.proof().pieces.map(({ neighbours, rows }) => ({ pieces: neighbours, rows })),
    );
    expect(statement.restorers).toHaveLength(C.vertices.length);
    for (const restorer of statement.restorers) {
      expect(restorer.map((row) => row.length)).toEqual(
        problem.channel.outputs.letters.map(() => problem.restored.size),
      );
    }
  },
);

property(
  "a row of another length, a row too many and a number that is none are refused where they stand",
  { instance: problemWithBounds(1) },
  runs(80, 118),
  ({ instance: { problem } }) => {
    const point = solve(problem, { distortion: "inf", perception: "inf" });
    const changed = (
      change: (evidence: { restorer: string[][]; plane: { rows: string[] } }) => void,
    ): { code: string; path: string } => {
      const data = JSON.parse(JSON.stringify(certificate(point))) as {
        evidence: { restorer: string[][]; plane: { rows: string[] } };
      };
      change(data.evidence);
      const { code, path } = refusal(() => certificatesFromData([data]));
      return { code, path };
    };
    expect(changed(({ restorer }) => restorer[0]!.push("0"))).toEqual({
      code: "wrong-length",
      path: "$[0].evidence.restorer[0]",
    });
    expect(changed(({ restorer }) => restorer.push(restorer[0]!))).toEqual({
      code: "wrong-length",
      path: "$[0].evidence.restorer",
    });
    expect(changed(({ plane }) => plane.rows.push("0"))).toEqual({
      code: "wrong-length",
      path: "$[0].evidence.plane.rows",
    });
    expect(changed(({ plane }) => (plane.rows[0] = "one"))).toEqual({
      code: "not-a-rational",
      path: "$[0].evidence.plane.rows[0]",
    });
  },
);

it("other statements, formats and problems of several cases are not read", () => {
  const point = JSON.parse(
    JSON.stringify(
      certificate(solve(compositeProblem(galleryProblem("missed-alarm")), { distortion: "inf", perception: 0 })),
    ),
  ) as object;
  expect(refusal(() => certificatesFromData(point)).code).toBe("not-linear");
  const own = { ...point, problem: galleryProblem("binary-denoising") };
  expect(refusal(() => certificatesFromData({ ...own, format: "exact-cdp/certificate@2" }))).toMatchObject({
    code: "wrong-type",
    path: "$.format",
  });
  for (const kind of ["tradeoff", "slice", "weighted"]) {
    expect(refusal(() => certificatesFromData({ ...own, statement: { kind } }))).toMatchObject({
      code: "not-yet",
      path: "$.statement.kind",
    });
  }
});
