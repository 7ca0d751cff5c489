/**
 * Certificates that tests start from, computed by hand.
 *
 * binary-denoising (docs/formats.md): π = (163/250, 87/250); δ(y,0) = (31/1000, 279/1000),
 * δ(y,1) = (621/1000, 69/1000); e(y,0) = (39/500, 111/500), e(y,1) = (287/500, 63/500).
 * - value at (3/20, 1/100): μ = 8/29, w = (8/29, 0), v = (8/29, 0), β = 69/100·8/29,
 *   s(0) = 39/500 − 163/250·8/29 = −1477/14500, s(1) = 63/500, γ = 311/1450.
 * - infeasible at (11/100, 1/100): λ = 1, μ = 35/58, w = v = (35/58, 0),
 *   s(0) = 31/1000 − 163/250·35/58 = −10511/29000, s(1) = 69/1000, γ = 713/5800.
 */
import { createHash } from "node:crypto";
import { Rational } from "../../src/exact/rational.js";
import type { Rejected, Verdict } from "../../src/kernel/index.js";
import { check } from "../../src/kernel/index.js";

export type Data = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

export const binaryProblem: Data = {
  format: "exact-cdp/problem@1",
  name: "binary-denoising",
  source: {
    alphabet: ["0", "1"],
    classes: [
      { name: "w1", prior: "7/10", pmf: ["9/10", "1/10"] },
      { name: "w2", prior: "3/10", pmf: ["1/5", "4/5"] },
    ],
  },
  channel: {
    outputs: ["0", "1"],
    matrix: [
      ["9/10", "1/10"],
      ["1/10", "9/10"],
    ],
  },
  restored: { alphabet: ["0", "1"] },
  classifier: ["w1", "w2"],
  distortion: "hamming",
  perception: "total-variation",
};

export const binaryValue: Data = sealed(
  binaryProblem,
  { kind: "value", bounds: { distortion: "3/20", perception: "1/100" }, errorRate: "307/1450" },
  {
    restorer: [
      ["1", "0"],
      ["7/87", "80/87"],
    ],
    plane: {
      multipliers: { distortion: "0", perception: "8/29" },
      rows: ["-1477/14500", "63/500"],
      cut: { transport: { source: ["8/29", "0"], restored: ["8/29", "0"] } },
    },
  },
);

export const binaryInfeasible: Data = sealed(
  binaryProblem,
  { kind: "infeasible", bounds: { distortion: "11/100", perception: "1/100" } },
  {
    plane: {
      multipliers: { distortion: "1", perception: "35/58" },
      rows: ["-10511/29000", "69/1000"],
      cut: { transport: { source: ["35/58", "0"], restored: ["35/58", "0"] } },
    },
  },
);

/**
 * One output only, so that a restorer is a single pmf q: p_X = (1/2, 1/4, 1/4) on "0", "1", "2",
 * classes with priors 2/3 and 1/3 independent of the letter, only "0" restored to the first.
 * e = (1/3, 2/3, 2/3): mass moved to "0" gains 1/3 each. Where moving mass P from "1" to "0"
 * costs P, C(∞,P) = 1/2 − P/3 for P ≤ 1/4.
 */
export function oneOutputProblem(perception: unknown, letters = ["0", "1", "2"], restored?: string[]): Data {
  return {
    format: "exact-cdp/problem@1",
    name: "one-output",
    source: {
      alphabet: letters,
      classes: [
        { name: "first", prior: "2/3", pmf: ["1/2", "1/4", "1/4"] },
        { name: "second", prior: "1/3", pmf: ["1/2", "1/4", "1/4"] },
      ],
    },
    channel: { outputs: ["y"], matrix: [["1"], ["1"], ["1"]] },
    ...(restored === undefined ? {} : { restored: { alphabet: restored } }),
    classifier: ["first", "second", "second"],
    distortion: "hamming",
    perception,
  };
}

/** A certificate with the hash that belongs to its problem. */
export function sealed(problem: Data, statement: unknown, evidence: unknown): Data {
  return { format: "exact-cdp/certificate@1", problem, sha256: sha256(canonicalText(problem)), statement, evidence };
}

/** The canonical problem, written a second time for the tests from docs/formats.md. */
export function canonicalText(problem: Data): string {
  const { format, name, source, channel, classifier, distortion, perception } = problem;
  const { alphabet, classes, classNames, counts } = source;
  const canonical = {
    format,
    name,
    source:
      counts === undefined
        ? {
            alphabet,
            classes: classes.map((one: Data) => ({ ...one, prior: lowest(one.prior), pmf: lowest(one.pmf) })),
          }
        : { alphabet, classNames, counts: lowest(counts) },
    channel: { ...channel, matrix: lowest(channel.matrix) },
    restored: problem.restored ?? { alphabet },
    classifier,
    distortion: typeof distortion === "string" ? distortion : { matrix: lowest(distortion.matrix) },
    perception: canonicalPerception(perception),
  };
  return JSON.stringify(sortedKeys(canonical));
}

function canonicalPerception(perception: string | Data): unknown {
  if (typeof perception === "string") return perception;
  return Object.fromEntries(
    Object.entries(perception).map(([kind, parts]) => [
      kind,
      kind === "minimum" ? (parts as Data[]).map(canonicalPerception) : lowest(parts),
    ]),
  );
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function lowest(value: any): any {
  return Array.isArray(value) ? value.map(lowest) : Rational.from(value).toString();
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, one]) => [key, sortedKeys(one)]));
}

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** A deep copy with the value at `path` ("evidence.plane.rows.0") replaced; undefined deletes the key. */
export function changed(certificate: Data, path: string, value: unknown): Data {
  const copy = structuredClone(certificate);
  const steps = path.split(".");
  const last = steps.pop()!;
  const parent = steps.reduce((at: Data, step) => at[step], copy);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

/** The same certificate with another problem, sealed again where the problem can be hashed. */
export function withProblem(certificate: Data, path: string, value: unknown): Data {
  const copy = changed(certificate, `problem.${path}`, value);
  try {
    copy.sha256 = sha256(canonicalText(copy.problem));
  } catch {
    copy.sha256 = "";
  }
  return copy;
}

export function rejected(certificate: unknown): Rejected {
  return asRejected(check(certificate));
}

export function asRejected(verdict: Verdict | undefined): Rejected {
  if (verdict?.status !== "rejected") throw new Error("accepted");
  return verdict;
}
