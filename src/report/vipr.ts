/**
 * Points as VIPR 1.0 certificates: a linear program, a solution of it, and its dual as a derivation.
 *
 * Variables are Q(x̂|y) and, for transport costs, a coupling T(x̂,x) of q and p_X; the objective is the
 * error rate. The restorer and its coupling are the solution. The plane of the certificate is the dual:
 * s(y) on the rows of Q, −λ on the bound of the distortion, −w(x̂) and v(x) on the marginals of T, −μ on
 * its cost (−μ_j on the witnesses), and what the inequalities of the plane leave over on the bounds ≥ 0.
 * Everything is taken from the certificate, so that a wrong one gives a file that viprchk rejects.
 * Format: Cheung, Gleixner, Steffy, "Verifying integer programming results", IPCO 2017.
 */
import { InputError, printable } from "../exact/errors.js";
import { Rational, sum } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { ReadBound, ReadMatrix } from "../certificate/evidence.js";
import type { ReadCertificate, ReadStatement } from "../certificate/reader.js";
import { convexCase, linearCase, requireLinear, type LinearCase } from "../model/case.js";
import { coefficients } from "../model/coefficients.js";
import type { TransportDivergence, WitnessDivergence } from "../model/divergence/divergence.js";
import { knownCoupling, restoredPmf } from "./coupling.js";
import { rowPotentials, sourcePotentials } from "./potentials.js";

type PointStatement = Exclude<ReadStatement, { kind: "surface" }>;
type Term = readonly [variable: number, value: Rational];

interface Constraint {
  readonly name: string;
  readonly sense: "E" | "L";
  readonly bound: Rational;
  readonly terms: readonly Term[];
  /** Of the derivation: ≤ 0 on L. */
  readonly multiplier: Rational;
}

/**
 * The VIPR file of a point: the statement `value` or `infeasible` of a problem with one linear case.
 * @param command the command line that makes the file again
 * @throws InputError "not-yet" for a surface, "not-linear" for a smooth divergence
 */
export function* viprFile({ problem, statement }: ReadCertificate, command: string): Generator<string> {
  if (statement.kind === "surface")
    throw new InputError({
      code: "not-yet",
      path: "$.statement.kind",
      expected: `"value" or "infeasible", because VIPR is about one linear program`,
      found: `"surface"`,
    });
  const of = linearCase(convexCase(requireLinear(problem, "a VIPR certificate")));
  const point = new PointProgram(of, statement);
  yield `% Made by: ${printable(command)}\n% ${printable(problem.name)}: ${titleOf(statement)}\n`;
  yield `% q<y>_<j> is Q(j|y), t<j>_<x> is T(j,x): outputs y, restored letters j, source letters x, from 0\n`;
  yield `VER 1.0\nVAR ${String(point.variables.length)}\n`;
  yield* inLines(point.variables);
  yield `INT 0\nOBJ min\n`;
  yield* termsText(point.objective);
  const bounds = point.variables.length;
  yield `CON ${String(bounds + point.constraints.length)} ${String(bounds)}\n`;
  for (const j of point.variables.keys()) yield `b${String(j)} G 0 1 ${String(j)} 1\n`;
  for (const { name, sense, bound, terms } of point.constraints) {
    yield `${name} ${sense} ${String(bound)} `;
    yield* termsText(terms);
  }
  const derived = point.provesNothing ? "DER 0\n" : "DER 1\n";
  if (statement.kind === "value") {
    const value = String(statement.errorRate);
    yield `RTP range ${value} ${value}\nSOL 1\nrestorer `;
    yield* termsText(point.solution(statement));
    yield derived;
    if (point.provesNothing) return;
    yield `below G ${value} OBJ `;
  } else {
    yield `RTP infeas\nSOL 0\n${derived}`;
    if (point.provesNothing) return;
    yield `absurd G ${String(point.height)} 0 `;
  }
  yield "{ lin ";
  yield* termsText(point.derivation, " } -1\n");
}

function titleOf(statement: PointStatement): string {
  const { distortion, perception } = statement.bounds;
  const at = `D = ${String(distortion)}, P = ${String(perception)}`;
  return statement.kind === "value"
    ? `the least error rate at ${at} is ${String(statement.errorRate)}`
    : `nothing is feasible at ${at}`;
}

/** The program of a point with the solution and the dual of its certificate. */
class PointProgram {
  readonly variables: readonly string[];
  readonly objective: readonly Term[];
  readonly constraints: readonly Constraint[];
  /** Multipliers by the number of the constraint, those of variables first; without zeros. */
  readonly derivation: readonly Term[];
  private readonly outputs: readonly number[];
  private readonly letters: readonly number[];
  private readonly inputs: readonly number[];
  private readonly coupled: boolean;
  /** v(x) of a transport cut; nothing for witnesses. */
  private readonly v: readonly Rational[];

  constructor(
    private readonly of: LinearCase,
    private readonly statement: PointStatement,
  ) {
    this.outputs = [...of.channel.outputs.letters.keys()];
    this.letters = [...of.restored.letters.keys()];
    this.inputs = [...of.source.alphabet.letters.keys()];
    const { bounds, plane } = statement;
    const { divergence } = of;
    const { distortion: lambda, perception: mu } = plane.multipliers;
    const transport = divergence.family === "transport";
    const weights = transport ? transportWeights(plane.cut) : witnessWeights(plane.cut, of, divergence);
    this.v = transport ? (sourceOf(plane.cut) ?? sourcePotentials(divergence.cost, mu, weights)) : [];
    // Without a bound on d the marginals matter only to a cut that uses them.
    this.coupled = transport && (bounds.perception !== "inf" || [...weights, ...this.v].some((w) => !w.isZero()));
    const { error, distortion: delta, outputMass } = coefficients(of);
    const counts = statement.kind === "value";
    const s = plane.rows ?? rowPotentials(of, lambda, weights, counts);

    this.variables = [
      ...this.outputs.flatMap((y) => this.letters.map((j) => `q${String(y)}_${String(j)}`)),
      ...(this.coupled ? this.letters.flatMap((j) => this.inputs.map((x) => `t${String(j)}_${String(x)}`)) : []),
    ];
    const restorerTerms = (value: (y: number, j: number) => Rational): Term[] =>
      nonZero(this.outputs.flatMap((y) => this.letters.map((j) => [this.q(y, j), value(y, j)] as const)));
    this.objective = restorerTerms((y, j) => error.at(y, j));
    const ofRestorer = restorerTerms((y, j) => {
      const own = lambda.times(delta.at(y, j)).minus(outputMass.at(y).times(entry(weights, j)));
      return (counts ? own.plus(error.at(y, j)) : own).minus(entry(s, y));
    });
    const parts =
      divergence.family === "transport"
        ? this.coupled
          ? this.transportRows(divergence, mu, weights)
          : { rows: [], leftOver: [] }
        : { rows: this.witnessRows(divergence, mu, restorerTerms), leftOver: [] };
    this.constraints = [
      ...this.outputs.map((y): Constraint => ({
        name: `row${String(y)}`,
        sense: "E",
        bound: Rational.one,
        terms: this.letters.map((j) => [this.q(y, j), Rational.one] as const),
        multiplier: entry(s, y),
      })),
      ...(bounds.distortion === "inf"
        ? []
        : [
            atMost(
              "distortion",
              bounds.distortion,
              restorerTerms((y, j) => delta.at(y, j)),
              lambda,
            ),
          ]),
      ...parts.rows,
    ];
    this.derivation = [
      ...ofRestorer,
      ...parts.leftOver,
      ...nonZero(this.constraints.map(({ multiplier }, i) => [this.variables.length + i, multiplier] as const)),
    ];
  }

  /** Whether a bound that is not there has a multiplier, so that the plane bounds nothing at the point. */
  get provesNothing(): boolean {
    const { bounds, plane } = this.statement;
    return (["distortion", "perception"] as const).some(
      (name) => bounds[name] === "inf" && !plane.multipliers[name].isZero(),
    );
  }

  /** What the derivation bounds from below: γ − λD − μP of the plane. */
  get height(): Rational {
    return sum(this.constraints.map(({ multiplier, bound }) => multiplier.times(bound)));
  }

  /** The restorer, and a coupling that shows its distance. */
  solution({ restorer, coupling }: PointStatement & { kind: "value" }): Term[] {
    const own = this.outputs.flatMap((y) => this.letters.map((j) => [this.q(y, j), at(restorer, y, j)] as const));
    if (!this.coupled) return nonZero(own);
    const moved = coupling ?? knownCoupling(restoredPmf(restorer, this.of.problem).toArray(), this.of) ?? [];
    return nonZero([
      ...own,
      ...this.letters.flatMap((j) => this.inputs.map((x) => [this.t(j, x), at(moved, j, x)] as const)),
    ]);
  }

  private transportRows(
    { cost }: TransportDivergence,
    mu: Rational,
    w: readonly Rational[],
  ): { readonly rows: Constraint[]; readonly leftOver: Term[] } {
    const { v } = this;
    const { outputMass } = coefficients(this.of);
    const pairs = this.letters.flatMap((j) => this.inputs.map((x) => [j, x] as const));
    const bound = this.statement.bounds.perception;
    const rows = [
      ...this.letters.map((j): Constraint => ({
        name: `restored${String(j)}`,
        sense: "E",
        bound: Rational.zero,
        terms: nonZero([
          ...this.outputs.map((y) => [this.q(y, j), outputMass.at(y).negated()] as const),
          ...this.inputs.map((x) => [this.t(j, x), Rational.one] as const),
        ]),
        multiplier: entry(w, j).negated(),
      })),
      ...this.inputs.map((x): Constraint => ({
        name: `source${String(x)}`,
        sense: "E",
        bound: this.of.source.marginal.at(x),
        terms: this.letters.map((j) => [this.t(j, x), Rational.one] as const),
        multiplier: entry(v, x),
      })),
    ];
    if (bound !== "inf")
      rows.push(
        atMost("perception", bound, nonZero(pairs.map(([j, x]) => [this.t(j, x), cost.at(j, x)] as const)), mu),
      );
    return {
      rows,
      leftOver: nonZero(
        pairs.map(([j, x]) => [this.t(j, x), mu.times(cost.at(j, x)).plus(entry(w, j)).minus(entry(v, x))] as const),
      ),
    };
  }

  /** Σ_z g_j(z)(p(z) − q(z)) ≤ P per witness, and 0 ≤ P, because a divergence is never negative. */
  private witnessRows(
    { witnesses }: WitnessDivergence,
    mu: Rational,
    restorerTerms: (value: (y: number, j: number) => Rational) => Term[],
  ): Constraint[] {
    const { cut } = this.statement.plane;
    const bound: ReadBound = this.statement.bounds.perception;
    if (bound === "inf" || cut.kind !== "witnesses") return [];
    const { source, restored } = this.of;
    const union = source.alphabet.union(restored);
    const column = restored.letters.map((letter) => union.position(letter) ?? 0);
    const { outputMass } = coefficients(this.of);
    const rows = cut.weights.map((weight, i) => {
      const mean = sum(this.inputs.map((x) => witnesses.at(i, x).times(source.marginal.at(x))));
      const terms = restorerTerms((y, j) =>
        outputMass
          .at(y)
          .times(witnesses.at(i, entry(column, j)))
          .negated(),
      );
      return atMost(`witness${String(i)}`, bound.minus(mean), terms, weight);
    });
    return [...rows, atMost("perception", bound, [], mu.minus(sum(cut.weights)))];
  }

  private q(y: number, j: number): number {
    return y * this.letters.length + j;
  }

  private t(j: number, x: number): number {
    return this.outputs.length * this.letters.length + j * this.inputs.length + x;
  }
}

/** A row ≤ bound, whose multiplier is −weight. */
function atMost(name: string, bound: Rational, terms: readonly Term[], weight: Rational): Constraint {
  return { name, sense: "L", bound, terms, multiplier: weight.negated() };
}

function transportWeights(cut: PointStatement["plane"]["cut"]): readonly Rational[] {
  return cut.kind === "transport" ? cut.restored : [];
}

/** v(x), unless left out. */
function sourceOf(cut: PointStatement["plane"]["cut"]): readonly Rational[] | undefined {
  return cut.kind === "transport" ? cut.source : undefined;
}

/** w(x̂) = Σ_j μ_j g_j(x̂). */
function witnessWeights(
  cut: PointStatement["plane"]["cut"],
  { source, restored }: LinearCase,
  { witnesses }: WitnessDivergence,
): Rational[] {
  const union = source.alphabet.union(restored);
  const weights = cut.kind === "witnesses" ? cut.weights : [];
  return restored.letters.map((letter) =>
    sum(weights.map((weight, i) => weight.times(witnesses.at(i, union.position(letter) ?? 0)))),
  );
}

function at(matrix: ReadMatrix, row: number, column: number): Rational {
  return entry(entry(matrix, row), column);
}

function nonZero(terms: readonly Term[]): Term[] {
  return terms.filter(([, value]) => !value.isZero());
}

/** The number of terms, then index and value of each, in lines. */
function* termsText(terms: readonly Term[], end = "\n"): Generator<string> {
  yield String(terms.length);
  for (const [i, [variable, value]] of terms.entries())
    yield `${i % 8 === 0 && i > 0 ? "\n  " : " "} ${String(variable)} ${String(value)}`;
  yield end;
}

function* inLines(words: readonly string[]): Generator<string> {
  for (let i = 0; i < words.length; i += 16) yield `${words.slice(i, i + 16).join(" ")}\n`;
}
