/**
 * Searches for counterexamples: for people (text) and for programs (JSON Lines).
 */
import type { CertificateData } from "../certificate/data.js";
import { printable } from "../exact/errors.js";
import { distinguishable } from "../exact/names.js";
import { Rational } from "../exact/rational.js";
import { RationalMatrix } from "../exact/vector.js";
import { distortionToFile, perceptionToFile } from "../format/measures.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import type { Replay } from "../search/counterexample/corpus.js";
import type { Summary } from "../search/counterexample/search.js";
import type { SearchParameters } from "../search/strategy/parameters.js";
import type { FindData } from "../search/counterexample/results.js";
import { instanceData, type Instance } from "../generate/instance/instance.js";
import { Notation } from "./notation.js";
import { endText, kindLines, outcomesOf, sumOf, testedColumns, testedData, type Tested } from "./tested.js";
import { aligned } from "./text.js";

export interface SearchReport {
  readonly conjecture: Conjecture;
  readonly parameters: SearchParameters;
  readonly summary: Summary;
  /** Counterexamples of the corpus that still refute the conjecture, of how many. */
  readonly replays: { readonly refuting: number; readonly of: number };
  /** Whether the search was stopped by a signal. */
  readonly interrupted?: boolean;
}

/** A find with its instance built, and the certificates of it, which the checker accepts. */
export interface ShownFind {
  readonly find: FindData;
  readonly instance: Instance;
  readonly certificates: readonly CertificateData[];
  /** Finds that shrank to the same instance, this one included. */
  readonly times: number;
}

/** One line of `search --json`. */
export function findData({ find, certificates, times }: ShownFind): Record<string, unknown> {
  const { task, shrunk, evidence, shrinking } = find;
  return {
    find: task,
    ...shrunk,
    evidence,
    shrinking,
    certificates: certificates.length,
    ...(times > 1 ? { times } : {}),
  };
}

/** A counterexample of the corpus, one line of `search --json`. */
export function replayData({
  file,
  instance,
  outside,
  answer: { status, evidence, fault },
}: Replay): Record<string, unknown> {
  return {
    replay: file,
    refutes: status === "violated",
    ...(outside ? { outside } : {}),
    ...(fault === undefined ? {} : { fault }),
    ...instanceData(instance),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** The last line of `search --json`. */
export function summaryData({ conjecture, parameters, summary, replays }: SearchReport): Record<string, unknown> {
  const { counts, finds, nearest, status } = summary;
  const { strategy, seed, all } = parameters;
  const { tested, ...told } = testedData(testedBy(summary));
  return {
    conjecture: conjecture.name,
    status,
    tested,
    ...(strategy === "exhaustive" ? {} : { seed }),
    strategy,
    all,
    finds: finds.length,
    replays: replays.refuting,
    ...told,
    shapes: counts,
    ...(nearest === undefined ? {} : { nearest }),
  };
}

/** What is searched for, and how. */
export function headText({
  conjecture,
  parameters: { strategy, seed },
}: Pick<SearchReport, "conjecture" | "parameters">): string {
  return [
    `${conjecture.name}: ${conjecture.statement}`,
    `  ${conjecture.source}`,
    `  strategy ${strategy}${strategy === "exhaustive" ? "" : `, seed ${String(seed)}`}`,
  ].join("\n");
}

export function findText(conjecture: Conjecture, { find, instance, certificates, times }: ShownFind): string {
  const { decisions, minimal, smallest } = find.shrinking;
  const shrunk = `shrunk by ${plural(decisions, "decision")}${smallest ? ", smallest of its kind" : minimal ? ", locally minimal" : ", not to the end"}`;
  const proof =
    certificates.length === 0
      ? "no certificate: the module of the conjecture makes none"
      : `${plural(certificates.length, "certificate")}, accepted by the checker${conjecture.argument === undefined ? "" : `: ${conjecture.argument}`}`;
  return [
    `counterexample, task ${find.task}, ${shrunk}${times > 1 ? ` (found ${String(times)} times)` : ""}`,
    ...instanceLines(instance).map((line) => `  ${line}`),
    `  evidence    ${JSON.stringify(find.evidence)}`,
    `  proof       ${proof}`,
  ].join("\n");
}

export function replayText({ file, outside, answer: { status, fault } }: Replay): string {
  const says =
    fault ??
    (outside ? "outside the scope of the conjecture" : status === "violated" ? "still refutes" : "refutes no longer");
  return `replay ${printable(file)}: ${says}`;
}

/** What a search has tested. */
function testedBy({ counts, skipped, fault, kinds }: Summary): Tested {
  return {
    outcomes: outcomesOf(counts),
    ...(skipped === undefined ? {} : { skipped: BigInt(skipped) }),
    faulty: fault === undefined ? 0n : 1n,
    ...(kinds === undefined ? {} : { kinds }),
  };
}

/** The table of what was tested, its kinds, and the verdict. */
export function summaryText({ summary, replays, interrupted = false }: SearchReport): string {
  const { counts, finds, nearest, status } = summary;
  const tested = testedBy(summary);
  const end = interrupted && status === "budget" ? "interrupted" : status;
  const rows = Object.entries(counts).map(([shape, row]) => ({
    sizes: shape.split("-"),
    outcomes: outcomesOf({ [shape]: row }),
  }));
  const two = rows.some(({ sizes }) => sizes.length === 5);
  const columns = testedColumns(rows.map(({ outcomes }) => outcomes));
  const heading = ["K", "|X|", "|Y|", "|X̂|", ...(two ? ["|Z|"] : []), ...columns.head];
  const sum =
    rows.length > 1
      ? [["all", "", "", "", ...(two ? [""] : []), ...columns.row(sumOf(rows.map(({ outcomes }) => outcomes)))]]
      : [];
  const table =
    rows.length === 0
      ? []
      : [...aligned([heading, ...rows.map(({ sizes, outcomes }) => [...sizes, ...columns.row(outcomes)]), ...sum]), ""];
  const kinds = tested.kinds === undefined ? [] : [...kindLines(tested.kinds), ""];
  const lines = [...table, ...kinds, endText(end, finds.length, tested, "instance")];
  if (finds.length === 0 && nearest !== undefined)
    lines.push(
      `nearest: task ${nearest.task} with score ${new Notation().both(Rational.parse(nearest.score, "score"))}`,
    );
  if (replays.of > 0)
    lines.push(
      `corpus: ${String(replays.refuting)} of ${plural(replays.of, "counterexample")} replayed and still refuting`,
    );
  return lines.join("\n");
}

/** An instance in full. */
function instanceLines({ definition, problem }: Instance): string[] {
  const { source, restored, classifier, channel, other } = definition;
  const named = (
    corner: string,
    rows: readonly string[],
    columns: readonly string[],
    matrix: RationalMatrix,
  ): string[] =>
    aligned([
      [corner, ...columns.map(distinguishable(columns))],
      ...matrix.toArrays().map((row, i) => [distinguishable(rows)(rows[i] ?? ""), ...row.map(String)]),
    ]);
  const grid = (channelOf: typeof channel, corner: string): string[] =>
    named(corner, source.alphabet, channelOf.outputs, RationalMatrix.from(channelOf.matrix, channelOf.outputs.length));
  const measure = (value: object | string): string => (typeof value === "string" ? value : JSON.stringify(value));
  return [
    ...named("a(k,x)", source.classNames, source.alphabet, problem.source.joint),
    ...grid(channel, "W(y|x)"),
    ...(other === undefined ? [] : grid(other, "V(z|x)")),
    `restored    ${restored.alphabet.map(distinguishable(restored.alphabet)).join(", ")}`,
    `classifier  ${typeof classifier === "string" ? classifier : classifier.map(distinguishable(source.classNames)).join(", ")}`,
    `distortion  ${measure(distortionToFile(definition.distortion))}`,
    `perception  ${measure(perceptionToFile(definition.perception))}`,
  ];
}

function plural(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? "" : "s"}`;
}
