/** C nowhere lower than behind another channel: against degradations, against C at many points, against the kernel. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Rational } from "../../../src/exact/rational.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { check } from "../../../src/kernel/index.js";
import { problem, type Problem, type ProblemDefinition } from "../../../src/model/problem.js";
import { channel, problemDefinition } from "../../../src/generate/index.js";
import { dominanceCertificate } from "../../../src/certificate/verdicts.js";
import { dominance } from "../../../src/theorem/dominance.js";
import { surface, type Surface } from "../../../src/tradeoff/surface.js";
import { interruptedSurface } from "../../support/surfaces.js";
import { dominanceProof } from "../../support/verdicts.js";
import { property, runs } from "../../property/property.js";

const gallery = (name: string): Problem => problemFromData(galleryProblem(name));

/** The same problem behind another channel. */
function behind(definition: ProblemDefinition, matrix: readonly (readonly Rational[])[]): Problem {
  return problem({ ...definition, channel: { outputs: (matrix[0] ?? []).map((_, y) => `z${y}`), matrix } });
}

/** Σ_y W(y|x)T(z|y). */
function product(W: readonly (readonly Rational[])[], T: readonly (readonly Rational[])[]): Rational[][] {
  return W.map((row) =>
    (T[0] ?? []).map((_, z) => row.reduce((sum, mass, y) => sum.plus(mass.times(T[y]![z]!)), Rational.zero)),
  );
}

function isBelow(value: Rational | "infinite", other: Rational | "infinite"): boolean {
  return value !== "infinite" && (other === "infinite" || value.lessThan(other));
}

/** Whether C_V < C_W at a vertex of either or half-way between two. */
function fallsBelow(C: Surface, other: Surface): boolean {
  const corners = [...C.vertices, ...other.vertices];
  const half = Rational.of(1n, 2n);
  const between = corners.flatMap((u) =>
    corners.map((v) => ({
      distortion: u.distortion.plus(v.distortion).times(half),
      perception: u.perception.plus(v.perception).times(half),
    })),
  );
  return between.some((at) => isBelow(C.at(at), other.at(at)));
}

const withSecond = (
  rows: (definition: ProblemDefinition) => number,
): fc.Arbitrary<{ definition: ProblemDefinition; matrix: Rational[][] }> =>
  problemDefinition({ classes: 2 }).chain((definition) =>
    fc
      .integer({ min: 1, max: 3 })
      .chain((outputs) => channel(rows(definition), outputs).map((matrix) => ({ definition, matrix }))),
  );

describe("dominance", () => {
  property(
    "of a degraded channel, always; with a certificate",
    { given: withSecond(({ channel: { outputs } }) => outputs.length) },
    runs(60, 20190808),
    ({ given: { definition, matrix } }) => {
      const verdict = dominance(
        surface(behind(definition, product(definition.channel.matrix, matrix))),
        problem(definition),
      );
      if (!verdict.dominates) throw new Error("a degraded channel has a lower C");
      expect(check(JSON.stringify(dominanceCertificate(...dominanceProof(verdict))))).toMatchObject({
        status: "accepted",
      });
    },
  );

  property(
    "of any two channels agrees with C at many points",
    { given: withSecond(({ source: { alphabet } }) => alphabet.length) },
    runs(60, 20190809),
    ({ given: { definition, matrix } }) => {
      const [C, better] = [surface(behind(definition, matrix)), problem(definition)];
      expect(dominance(C, better).dominates).toBe(!fallsBelow(C, surface(better)));
    },
  );

  it("says where it fails and by how much", () => {
    const [C, other] = [surface(gallery("blackwell-erasure")), gallery("blackwell-symmetric")];
    const verdict = dominance(C, other);
    if (verdict.dominates) throw new Error("half of the letters are seen behind the erasures");
    expect(verdict.below).toEqual(C.vertices.map((vertex) => ({ vertex, by: "inf" })));
    const free = (data: object): Problem =>
      problemFromData({
        ...data,
        distortion: {
          matrix: [
            ["0", "0"],
            ["0", "0"],
          ],
        },
      });
    const [easy, hard] = [
      surface(free(galleryProblem("blackwell-erasure"))),
      free(galleryProblem("blackwell-symmetric")),
    ];
    const gaps = dominance(easy, hard);
    expect(gaps).toMatchObject({
      dominates: false,
      below: easy.vertices.map((vertex) => ({ vertex, by: surfaceGap(surface(hard), easy, vertex) })),
    });
  });

  it("needs the whole surface", () => {
    expect(() => dominance(interruptedSurface(gallery("binary-denoising"), 1), gallery("binary-denoising"))).toThrow(
      InputError,
    );
  });
});

function surfaceGap(
  hard: Surface,
  easy: Surface,
  at: { readonly distortion: Rational; readonly perception: Rational },
): Rational {
  const [high, low] = [hard.at(at), easy.at(at)];
  if (high === "infinite" || low === "infinite") throw new Error("without distortion P = 0 is feasible");
  return high.minus(low);
}
