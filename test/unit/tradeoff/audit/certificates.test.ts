/** Certificates of audits: all accepted, and they state what makes the gaps. */
import { expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { RationalMatrix } from "../../../../src/exact/vector.js";
import { galleryNames, galleryProblem } from "../../../../src/format/gallery/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { restorer } from "../../../../src/format/restorer.js";
import { check } from "../../../../src/kernel/index.js";
import { isConvex, isSmooth } from "../../../../src/model/case.js";
import type { Problem } from "../../../../src/model/problem.js";
import { audit } from "../../../../src/tradeoff/audit/audit.js";
import { auditCertificates } from "../../../../src/tradeoff/audit/certificates.js";

/** A restorer that is no good: outputs in turn to every letter alike and to one letter. */
function poor({ channel, restored }: Problem): RationalMatrix {
  const letters = restored.size;
  return RationalMatrix.from(
    Array.from({ length: channel.outputs.size }, (_, y) =>
      Array.from({ length: letters }, (__, j) =>
        y % 2 === 0 ? Rational.of(1n, BigInt(letters)) : Rational.of(j === y % letters ? 1n : 0n),
      ),
    ),
    letters,
  );
}

const gallery = galleryNames().map((name) => [name, problemFromData(galleryProblem(name))] as const);
const sizable = gallery.filter(([, { channel, restored }]) => channel.outputs.size * restored.size <= 100);

test.each(sizable)("%s", (_, problem) => {
  const found = audit(problem, poor(problem));
  const { certificates, missing } = auditCertificates(found);
  expect(certificates.length + missing.length).toBeGreaterThanOrEqual(3);
  for (const one of certificates) expect(check(JSON.stringify(one))).toMatchObject({ status: "accepted" });
  const kinds = certificates.map(({ statement }) => statement.kind);
  if (isConvex(problem) && !isSmooth(problem)) expect(kinds.filter((kind) => kind === "weighted")).toHaveLength(2);
  else expect(missing.filter((text) => text.includes("gap"))).toHaveLength(2);
});

test("the gap in ε is the width of an enclosure, those in D and P follow from half-spaces", () => {
  const problem = problemFromData(galleryProblem("z-channel"));
  const found = audit(
    problem,
    restorer(problem, [
      ["1/2", "1/2"],
      ["0", "1"],
    ]),
  );
  const { certificates, missing } = auditCertificates(found);
  expect(missing).toEqual([]);
  const { distortion: D, perception: P, errorRate } = found.achieved;
  const bounds = { distortion: String(D), perception: String(P) };
  const least = found.least.errorRate.value as Rational;
  expect(certificates.slice(0, 2).map(({ statement }) => statement)).toEqual([
    { kind: "value", bounds, errorRate: String(least) },
    { kind: "enclosure", bounds, errorRate: { lower: String(least), upper: String(errorRate) } },
  ]);
  for (const [i, quantity] of (["distortion", "perception"] as const).entries()) {
    const { weights, least: sum } = certificates[i + 2]!.statement as never as {
      readonly weights: Record<string, string>;
      readonly least: string;
    };
    const own = { distortion: D, perception: P as Rational, errorRate };
    const others = (["distortion", "perception", "errorRate"] as const).filter((one) => one !== quantity);
    const rest = others.reduce(
      (total, one) => total.minus(Rational.parse(weights[one]!).times(own[one])),
      Rational.parse(sum),
    );
    expect(rest.over(Rational.parse(weights[quantity]!))).toEqual(found.least[quantity].value);
  }
});

test("where the restorer is optimal, it is the evidence itself", () => {
  const problem = problemFromData(galleryProblem("binary-denoising"));
  const rows = [
    ["1", "0"],
    ["0", "1"],
  ];
  const { certificates } = auditCertificates(audit(problem, restorer(problem, rows)));
  expect(certificates.map(({ statement }) => statement.kind)).toEqual(["value", "weighted", "weighted"]);
  expect(certificates[0]!.evidence).toMatchObject({ restorer: rows });
});

test("what is no audit is refused", () => {
  expect(() => auditCertificates({} as never)).toThrow(/audit/);
});
