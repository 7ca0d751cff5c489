/** Certificates of verdicts: accepted for what they state, rejected for the opposite. */
import fc from "fast-check";
import { expect } from "vitest";
import type { CertificateData } from "../../../src/certificate/data.js";
import {
  bayesRisksCertificate,
  commonClassData,
  degradationCertificate,
  hallData,
  tradeoffCertificate,
  violationData,
} from "../../../src/certificate/verdicts.js";
import { channel, randomProblem } from "../../../src/generate/index.js";
import { check } from "../../../src/kernel/index.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { channelOf, degradation, type NamedChannel } from "../../../src/theorem/degradation.js";
import { theorem2 } from "../../../src/theorem/theorem-2.js";
import { tradeoff } from "../../../src/theorem/tradeoff.js";
import { property, runs } from "../../property/property.js";
import { convexTradeoff } from "../../support/verdicts.js";

type Data = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

function accepted(certificate: CertificateData, change: (statement: Data) => void = () => undefined): boolean {
  const data = JSON.parse(JSON.stringify(certificate)) as Data;
  change(data["statement"] as Data);
  return check(JSON.stringify(data)).status === "accepted";
}

property(
  "Bayes risks: accepted as they are, rejected with other numbers",
  { problem: randomProblem({ classes: 3 }) },
  runs(80, 161),
  ({ problem }) => {
    const verdict = theorem2(problem);
    const certificate = bayesRisksCertificate(problem, verdict);
    expect(accepted(certificate)).toBe(true);
    const {
      bayesRisk: { source, degraded },
      gap,
    } = verdict;
    expect(certificate.statement).toMatchObject({
      source: String(source),
      degraded: String(degraded),
      gap: String(gap),
      equality: gap.isZero(),
    });
    expect(accepted(certificate, (statement) => (statement["degraded"] = "2"))).toBe(false);
    expect(accepted(certificate, (statement) => (statement["source"] = "-1"))).toBe(false);
    expect(accepted(certificate, (statement) => (statement["equality"] = !gap.isZero()))).toBe(false);
  },
);

property(
  "the three minima: rejected when the verdict is turned round",
  { problem: randomProblem() },
  runs(80, 162),
  ({ problem }) => {
    const verdict = convexTradeoff(tradeoff(problem));
    const certificate = tradeoffCertificate(verdict);
    expect(accepted(certificate)).toBe(true);
    expect(accepted(certificate, (statement) => (statement["simultaneous"] = statement["simultaneous"] !== true))).toBe(
      false,
    );
  },
);

const pairs = randomProblem().chain((problem) =>
  fc.record({ problem: fc.constant(problem), rows: channel(problem.source.alphabet.size, { least: 1, most: 3 }) }),
);
property(
  "the degradation order: rejected when the verdict is turned round",
  { pair: pairs },
  runs(80, 163),
  ({ pair: { problem, rows } }) => {
    const of: NamedChannel = {
      name: "other",
      inputs: problem.source.alphabet.letters,
      outputs: rows[0]!.map((_, z) => `z${String(z)}`),
      matrix: RationalMatrix.from(rows),
    };
    const certificate = degradationCertificate(problem, of, degradation(channelOf(problem), of));
    expect(accepted(certificate)).toBe(true);
    expect(accepted(certificate, (statement) => (statement["holds"] = statement["holds"] !== true))).toBe(false);
  },
);

property(
  "indices become the names at these places",
  { problem: randomProblem(), at: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }) },
  runs(60, 164),
  ({ problem, at: [i = 0, j = 0] }) => {
    const {
      source,
      channel: { outputs },
      restored,
    } = problem;
    const [x, y, k, r] = [i % source.alphabet.size, j % outputs.size, i % source.classNames.length, j % restored.size];
    expect(violationData(problem, { inputs: [x], output: y })).toEqual({
      inputs: [source.alphabet.letters[x]],
      output: outputs.letters[y],
    });
    expect(commonClassData(problem, [{ output: y, class: k }])).toEqual([
      { output: outputs.letters[y], class: source.classNames[k] },
    ]);
    expect(hallData(problem, { letters: [r], outputs: [y] })).toEqual({
      letters: [restored.letters[r]],
      outputs: [outputs.letters[y]],
    });
  },
);
