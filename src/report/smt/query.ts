/**
 * The refutation of a point in SMT-LIB 2: is there a restorer within both bounds with an error rate below
 * the one found? Where nothing is feasible: is there a restorer within both bounds at all? The answer must
 * be `unsat`.
 *
 * The restorer Q(j|y) is unknown, and with it a coupling T(j,x) for a transport cost, or the excesses
 * u(z) ≥ p(z) − q(z) for total variation. A re-trained classifier answers each letter with any class; of
 * several divergences one has to be within P. Everything is linear (QF_LRA), with the coefficients π, δ and
 * e as numerals. Solvers decide it in seconds for tens of variables, not hundreds.
 */
import type { Bound, Bounds } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { isRetrained, relaxedCase, requireLinear, type Case } from "../../model/case.js";
import { baseCoefficients } from "../../model/coefficients.js";
import type { LinearDivergence } from "../../model/divergence/divergence.js";
import type { Problem } from "../../model/problem.js";
import type { Point } from "../../tradeoff/solve.js";
import { powered } from "./point.js";
import { range } from "./problem.js";
import { and, atMost, comment, equal, less, minus, or, real, sum, times } from "./terms.js";

/**
 * The writer of a query about a problem, which waits for the point.
 * @throws InputError "not-linear" for a smooth divergence
 */
export function refutationQuery(problem: Problem, bounds: Bounds): (point: Point, command: string) => Iterable<string> {
  requireLinear(problem, "a query of SMT-LIB");
  return (point, command) => new Query(problem, bounds).text(point, command);
}

class Query {
  private readonly variables: string[] = [];
  private readonly assertions: string[] = [];
  private readonly outputs: readonly number[];
  private readonly letters: readonly number[];
  private readonly inputs: readonly number[];

  constructor(
    private readonly problem: Problem,
    private readonly bounds: Bounds,
  ) {
    this.outputs = range(problem.channel.outputs.size);
    this.letters = range(problem.restored.size);
    this.inputs = range(problem.source.alphabet.size);
  }

  *text(point: Point, command: string): Generator<string> {
    if (point.status !== "optimal" && point.status !== "infeasible")
      throw new RangeError("a problem with linear divergences has exact points");
    const { distortion, perception } = this.bounds;
    const within = `E[Delta] <= ${String(distortion)} and d(p_X,q) <= ${String(perception)}`;
    const below = point.status === "optimal" ? ` and an error rate below ${String(point.errorRate)}` : "";
    this.restorer();
    if (distortion !== "inf") this.assertions.push(atMost(this.distortion(), real(distortion)));
    if (perception !== "inf")
      this.assertions.push(or(this.problem.perception.parts.map((_, part) => this.near(part, perception))));
    if (point.status === "optimal") this.assertions.push(less(this.errorRate(), real(point.errorRate)));
    yield* [`Made by: ${command}`, `${this.problem.name}: is there a restorer with ${within}${below}?`].map(
      (line) => `${comment(line)}\n`,
    );
    yield "(set-logic QF_LRA)\n(set-info :status unsat)\n";
    for (const name of this.variables) yield `(declare-const ${name} Real)\n`;
    for (const assertion of this.assertions) yield `(assert ${assertion})\n`;
    yield "(check-sat)\n";
  }

  private q(y: number, j: number): string {
    return `Q_${String(y)}_${String(j)}`;
  }

  /** A variable ≥ 0. */
  private variable(name: string): string {
    this.variables.push(name);
    this.assertions.push(atMost("0.0", name));
    return name;
  }

  private restorer(): void {
    for (const y of this.outputs) {
      const row = this.letters.map((j) => this.variable(this.q(y, j)));
      this.assertions.push(equal("1.0", sum(row)));
    }
  }

  /** Σ of coefficient times variable, without zeros. */
  private weighted(terms: readonly (readonly [Rational, string])[]): string {
    return sum(terms.flatMap(([value, name]) => (value.isZero() ? [] : [times(real(value), name)])));
  }

  private distortion(): string {
    const { distortion } = baseCoefficients(this.problem);
    return this.weighted(
      this.outputs.flatMap((y) => this.letters.map((j) => [distortion.at(y, j), this.q(y, j)] as const)),
    );
  }

  /** q(j). */
  private mass(j: number): string {
    const { outputMass } = baseCoefficients(this.problem);
    return this.weighted(this.outputs.map((y) => [outputMass.at(y), this.q(y, j)] as const));
  }

  private errorRate(): string {
    const { classifier, source } = this.problem;
    const { classErrors, denominator } = baseCoefficients(this.problem);
    const lost = (j: number, k: number): string =>
      this.weighted(
        this.outputs.map((y) => [Rational.of(entry(entry(classErrors, y), k), denominator), this.q(y, j)] as const),
      );
    if (!isRetrained(this.problem)) return sum(this.letters.map((j) => lost(j, entry(classifier.classOf, j))));
    const losses = this.letters.map((j) => {
      const name = `loss_${String(j)}`;
      this.variables.push(name);
      this.assertions.push(or([...source.classNames.keys()].map((k) => equal(name, lost(j, k)))));
      return name;
    });
    return sum(losses);
  }

  private p(x: number): string {
    return real(this.problem.source.marginal.at(x));
  }

  /** d ≤ P for one part of the divergence. */
  private near(part: number, bound: Exclude<Bound, "inf">): string {
    const of = relaxedCase(this.problem, part);
    const { divergence } = of;
    const limit = powered(bound, of);
    if (divergence.family === "smooth" || limit === "inf") throw new RangeError("a linear divergence, and a bound");
    return this.within(of, divergence, real(limit));
  }

  private within(of: Case, divergence: LinearDivergence, limit: string): string {
    const { source, restored } = of;
    const letters = source.alphabet.union(restored).letters;
    const difference = (letter: string): string => {
      const [x, j] = [source.alphabet.position(letter), restored.position(letter)];
      return minus(x === undefined ? "0.0" : this.p(x), j === undefined ? "0.0" : this.mass(j));
    };
    const at = String(of.part);
    if (divergence.family === "witnesses") {
      const { witnesses } = divergence;
      const differences = letters.map(difference);
      return and([
        atMost("0.0", limit),
        ...range(witnesses.rows).map((i) =>
          atMost(
            sum(
              differences.flatMap((one, z) =>
                witnesses.numeratorAt(i, z) === 0n ? [] : [times(real(witnesses.at(i, z)), one)],
              ),
            ),
            limit,
          ),
        ),
      ]);
    }
    if (divergence.structure.shape === "hub") {
      const excess = letters.map((_, z) => this.variable(`u_${at}_${String(z)}`));
      return and([
        ...letters.map((letter, z) => atMost(difference(letter), entry(excess, z))),
        atMost(sum(excess), limit),
      ]);
    }
    const { cost } = divergence;
    const T = this.letters.map((j) => this.inputs.map((x) => this.variable(`T_${at}_${String(j)}_${String(x)}`)));
    return and([
      ...T.map((row, j) => equal(this.mass(j), sum(row))),
      ...this.inputs.map((x) => equal(this.p(x), sum(T.map((row) => entry(row, x))))),
      atMost(
        sum(
          T.flatMap((row, j) =>
            row.flatMap((moved, x) => (cost.numeratorAt(j, x) === 0n ? [] : [times(real(cost.at(j, x)), moved)])),
          ),
        ),
        limit,
      ),
    ]);
  }
}
