/** Statements about two channels as facts: degradations (with T, or a payoff) and dominance of C. Conditions: docs/formats.md. */
import type { Rational } from "../../exact/rational.js";
import { RationalMatrix, RationalVector, entry } from "../../exact/vector.js";
import { byCoupling } from "../../certificate/evidence.js";
import { readSurface } from "../../certificate/reader.js";
import { boolean, list, matrix, object, texts } from "../../format/decode.js";
import { convexCase } from "../../model/case.js";
import { readAttained, requireCount } from "./cases.js";
import { numerals } from "./cells.js";
import { namedIn } from "./names.js";
import type { ProblemTerms } from "./problem.js";
import { restorerFacts } from "./restorer.js";
import { convexSurfaceFacts } from "./surface.js";
import { atMost, call, equal, less, real, sum, times } from "./terms.js";

type Matrix = readonly (readonly Rational[])[];

/** A channel, rows in the order of the source letters of the problem. */
interface OtherChannel {
  readonly outputs: number;
  readonly rows: Matrix;
}

/** A statement `degradation`. */
export function degradationFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const { script, problem } = terms;
  const [at, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const fields = object(statement, at, "the statement", ["kind", "of", "holds"]);
  const { rows, outputs } = readChannel(terms, fields["of"], `${at}.of`);
  const own = problem.channel.matrix.toArrays();
  const [ys, zs] = [[...Array(outputs).keys()], [...Array(terms.outputs).keys()]];
  if (boolean(fields["holds"], `${at}.holds`)) {
    const { through } = object(evidence, atEvidence, "the evidence", ["through"]);
    const T = readMatrix(through, `${atEvidence}.through`, outputs, terms.outputs);
    T.forEach((row, y) => {
      script.pmf(`row ${String(y)} of the channel between is a pmf`, row.map(real));
    });
    rows.forEach((row, x) => {
      script.fact(
        `row ${String(x)} of the product is that of the channel`,
        ...zs.map((z) =>
          equal(real(entry(entry(own, x), z)), sum(ys.flatMap((y) => product(entry(row, y), entry(entry(T, y), z))))),
        ),
      );
    });
    return;
  }
  const { payoff } = object(evidence, atEvidence, "the evidence", ["payoff"]);
  const G = readMatrix(payoff, `${atEvidence}.payoff`, terms.inputs, terms.outputs);
  const gained = sum(G.flatMap((row, x) => row.flatMap((gain, z) => product(gain, entry(entry(own, x), z)))));
  const best = ys.map((y) =>
    script.define(
      `best_${String(y)}`,
      zs
        .map((z) => sum(G.flatMap((row, x) => product(entry(row, z), entry(entry(rows, x), y)))))
        .reduce((most, value) => call("max_", [most, value])),
    ),
  );
  script.fact("the payoff is more than the other channel allows", less(sum(best), gained));
}

/** A statement `dominance`. */
export function dominanceFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const { script, problem } = terms;
  const [at, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const of = convexCase(problem);
  const other = readChannel(terms, object(statement, at, "the statement", ["kind", "of"])["of"], `${at}.of`);
  const shown = object(evidence, atEvidence, "the evidence", ["surface", "below"]);
  const couplings = byCoupling(of) ? ["couplings"] : [];
  const keys = ["planes", "cuts", "restorers", ...couplings];
  const all = object(
    shown["surface"],
    `${atEvidence}.surface`,
    "a surface",
    ["pieces", "domain", ...keys],
    ["neighbours"],
  );
  const { pieces, domain, ...rest } = all;
  const surface = readSurface({ kind: "surface", pieces, domain }, rest, `${atEvidence}.surface`, of);
  const vertices = convexSurfaceFacts(terms, surface, of);

  const behind = "_w";
  const W = RationalMatrix.from(other.rows, other.outputs);
  terms.channel(W, behind);
  const mass = (y: number): Rational =>
    problem.source.marginal
      .toArray()
      .map((p, x) => p.times(W.at(x, y)))
      .reduce((total, part) => total.plus(part));
  const outputMass = RationalVector.from([...Array(other.outputs).keys()].map(mass));
  const below = list(shown["below"], `${atEvidence}.below`, "a restorer per vertex");
  requireCount(below.length, vertices.length, "restorers, one per vertex of the surface", `${atEvidence}.below`);
  below.forEach((one, i) => {
    const place = `${atEvidence}.below[${String(i)}]`;
    const given = object(one, place, "a restorer", ["restorer", ...(byCoupling(of) ? ["coupling"] : [])]);
    const { restorer, coupling } = readAttained(given, place, of, other.outputs);
    const { corner, height } = entry(vertices, i);
    const [D, P] = numerals(corner);
    const achieved = restorerFacts(terms, restorer, of, {
      title: `a restorer behind the other channel, at vertex ${String(i)}`,
      distance: true,
      coupling,
      behind: { mark: behind, outputMass },
    });
    script.fact(
      "it is within the vertex",
      atMost(achieved.distortion, D),
      atMost(achieved.perception ?? "0.0", P),
      atMost(achieved.errorRate, height),
    );
  });
}

function readChannel(terms: ProblemTerms, value: unknown, path: string): OtherChannel {
  const { alphabet } = terms.problem.source;
  const fields = object(value, path, "a channel", ["inputs", "outputs", "matrix"]);
  const inputs = namedIn(fields["inputs"], `${path}.inputs`, alphabet.letters, "a source letter");
  requireCount(inputs.length, alphabet.size, "inputs, the source letters", `${path}.inputs`);
  const outputs = texts(fields["outputs"], `${path}.outputs`, "names");
  namedIn(outputs, `${path}.outputs`, outputs, "an output");
  const rows = readMatrix(fields["matrix"], `${path}.matrix`, inputs.length, outputs.length);
  rows.forEach((row, i) => {
    terms.script.pmf(`row ${String(i)} of the other channel is a pmf`, row.map(real));
  });
  return { outputs: outputs.length, rows: inputs.map((_, x) => entry(rows, inputs.indexOf(x))) };
}

function readMatrix(value: unknown, path: string, height: number, width: number): Rational[][] {
  const rows = matrix(value, path, "a matrix");
  requireCount(rows.length, height, "rows", path);
  rows.forEach((row, i) => {
    requireCount(row.length, width, "columns", `${path}[${String(i)}]`);
  });
  return rows;
}

/** A product of two numbers as a term; nothing where it is 0. */
function product(u: Rational, v: Rational): string[] {
  return u.isZero() || v.isZero() ? [] : [times(real(u), real(v))];
}
