/** Verdicts of the checker as lines for people. */
import { printable } from "../../exact/errors.js";
import { counted } from "../../exact/words.js";
import type {
  BayesRisksStatement,
  CounterexampleStatement,
  DegradationStatement,
  DominanceStatement,
  EnclosureStatement,
  InfeasibleStatement,
  CasesBandStatement,
  SliceBandStatement,
  SliceStatement,
  Statement,
  SurfaceBandStatement,
  SurfaceStatement,
  TradeoffStatement,
  ValueStatement,
  Verdict,
  WeightedStatement,
} from "../../kernel/index.js";
import type { VerifiedVerdict } from "../../verified/index.js";
import { fileName } from "./input.js";

/** What the checker says of a certificate, on one line. */
export function verdictLine(file: string, verdict: Verdict): string {
  if (verdict.status === "rejected")
    return `rejected  ${fileName(file)}: ${printable(`${verdict.where}: ${verdict.reason}`)}`;
  return `accepted  ${printable(verdict.problem)}: ${statementText(verdict.statement, verdict.vertices)}`;
}

/** What the verified checker says of the same certificate, on a line below. */
export function verifiedLine(verified: VerifiedVerdict): string {
  const indent = "          verified checker: ";
  switch (verified.status) {
    case "accepted":
      return `${indent}accepted, problem ${verified.sha256.slice(0, 12)}…`;
    case "rejected":
      return `${indent}rejected, ${printable(`${verified.where}: ${verified.reason}`)}`;
    case "not-read":
      return `${indent}not read, so not verified: ${printable(`${verified.where}: ${verified.reason}`)}`;
  }
}

function statementText(statement: Statement, vertices: number | undefined): string {
  switch (statement.kind) {
    case "surface":
      return surfaceText(statement, vertices);
    case "value":
      return `${pointText(statement)} = ${statement.errorRate.toString()}`;
    case "infeasible":
      return `${pointText(statement)} = ∞ (no restorer meets both bounds)`;
    case "slice":
      return sliceText(statement);
    case "enclosure":
      return `${pointText(statement)} is in [${shown(statement.errorRate.lower)}, ${shown(statement.errorRate.upper)}]`;
    case "band":
      return "pieces" in statement ? surfaceBandText(statement) : bandText(statement);
    case "weighted":
      return weightedText(statement);
    case "bayes-risks":
      return bayesRisksText(statement);
    case "tradeoff":
      return tradeoffText(statement);
    case "degradation":
      return degradationText(statement);
    case "dominance":
      return dominanceText(statement);
    case "counterexample":
      return counterexampleText(statement);
  }
}

function pointText({
  bounds: { distortion, perception },
}: ValueStatement | InfeasibleStatement | EnclosureStatement): string {
  return `C(${shown(distortion)}, ${shown(perception)})`;
}

/** What a slice is called, its variable and its value. */
function sliceNames(fixed: SliceStatement["fixed"]): readonly [title: string, x: string, y: string] {
  if ("errorRate" in fixed) return [`least D for ε ≤ ${shown(fixed.errorRate)}`, "P", "D"];
  if ("distortion" in fixed) return [`C(${shown(fixed.distortion)}, P)`, "P", "C"];
  return [`C(D, ${shown(fixed.perception)})`, "D", "C"];
}

function bandText(statement: SliceBandStatement): string {
  const { fixed, lower, upper, gap } = statement;
  const except = (statement as Partial<CasesBandStatement>).except ?? [];
  const [title, x] = sliceNames(fixed);
  const [first, start] = [lower[0], upper[0]].map((point) => shown(point?.at ?? "inf"));
  const strips = except.map(({ from, to }) => `, except for ${shown(from)} ≤ ${x} < ${shown(to)}`);
  return `${title}: ∞ for ${x} < ${String(first)}, known to ${shown(gap)} for ${x} ≥ ${String(start)}${strips.join("")}`;
}

function surfaceBandText({ pieces, gap }: SurfaceBandStatement): string {
  return `C on a region: ${counted(pieces.length, "piece")}, known to ${shown(gap)}`;
}

function sliceText({ fixed, breakpoints }: SliceStatement): string {
  const [title, x, y] = sliceNames(fixed);
  const [first] = breakpoints;
  const last = breakpoints.at(-1);
  if (first === undefined || last === undefined) return `${title} = ∞ for all ${x}`;
  const end = `${y} = ${last.value.toString()}`;
  const rest =
    breakpoints.length === 1
      ? `constant, ${end}`
      : `${counted(breakpoints.length, "segment")}, from ${y} = ${first.value.toString()} down to ${end} for ${x} ≥ ${last.at.toString()}`;
  return `${title}: ∞ for ${x} < ${first.at.toString()}, then ${rest}`;
}

/** Weights of 0 and factors of 1 are left out. */
function weightedText({ weights: { distortion, perception, errorRate }, least }: WeightedStatement): string {
  const terms = [
    [distortion, "distortion"],
    [perception, "perception"],
    [errorRate, "error rate"],
  ] as const;
  const sum = terms
    .filter(([weight]) => !weight.isZero())
    .map(([weight, name]) => (weight.toString() === "1" ? name : `${weight.toString()}·${name}`))
    .join(" + ");
  return "lower" in least
    ? `the least ${sum} is in [${shown(least.lower)}, ${shown(least.upper)}]`
    : `the least ${sum} is ${least.toString()}`;
}

function bayesRisksText({ source, degraded, gap, equality, pairwise }: BayesRisksStatement): string {
  const risks = `Bayes risk ${source.toString()} of X and ${degraded.toString()} of Y, ${equality ? "equal" : `gap ${gap.toString()}`}`;
  return pairwise === undefined ? risks : `${risks}; the pairwise condition ${pairwise.holds ? "holds" : "fails"}`;
}

function tradeoffText({ minima: { distortion, perception, errorRate }, simultaneous }: TradeoffStatement): string {
  const nearest =
    "lower" in perception ? `in [${shown(perception.lower)}, ${shown(perception.upper)}]` : shown(perception);
  const least = `least distortion ${distortion.toString()}, perception ${nearest}, error rate ${errorRate.toString()}`;
  return `${least}: ${simultaneous ? "one restorer attains all three" : "no restorer attains all three"}`;
}

function degradationText({ of, holds }: DegradationStatement): string {
  return `its channel is ${holds ? "a" : "not a"} degradation of the ${sizeOf(of)} channel of the certificate`;
}

function dominanceText({ of }: DominanceStatement): string {
  return `C is nowhere lower than behind the ${sizeOf(of)} channel of the certificate`;
}

function sizeOf({ inputs, outputs }: DegradationStatement["of"]): string {
  return `${String(inputs.length)} × ${String(outputs.length)}`;
}

function counterexampleText({ points, violation }: CounterexampleStatement): string {
  const at = points
    .map(({ distortion, perception }) => `(${distortion.toString()}, ${perception.toString()})`)
    .join(", ");
  return `C is not convex: at ${at} it exceeds its chord by ${shown(violation)}`;
}

function surfaceText({ pieces, domain }: SurfaceStatement, vertices: number | undefined): string {
  const parts = [
    counted(pieces.length, "piece"),
    counted(domain.length, "domain row"),
    ...(vertices === undefined ? [] : [counted(vertices, "vertex", "vertices")]),
  ];
  return `C on all of its domain: ${parts.join(", ")}`;
}

function shown(bound: { toString(): string }): string {
  const text = bound.toString();
  return text === "inf" ? "∞" : text;
}
