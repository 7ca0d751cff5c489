/**
 * The oracle of any linear divergence: the loss is a linear program, solved exactly.
 *
 * min α·Σ δQ + β·t + γ·Σ eQ, where t ≥ d(p_X, q) enters through the rows of the perceptual
 * part. It serves witness sets, and every other kind as a second route to the same surface.
 */
import type { Plane } from "../../certificate/plane.js";
import { lcm } from "../../exact/integers.js";
import { once } from "../../exact/lazy.js";
import type { RationalMatrix, SparseRows } from "../../exact/vector.js";
import { SimilarPrograms } from "../../lp/simplex.js";
import { warmStart } from "../../lp/warm-start.js";
import { linearCase, type Case, type LinearCase } from "../../model/case.js";
import { quotient } from "../../transport/network.js";
import type { Homogeneous } from "../../transport/reading.js";
import { coprime, type Triple } from "../../transport/weights.js";
import { RestorerProgram } from "../formulation/program.js";
import type { Facet, Support } from "../hull/facet.js";
import type { HullPoint } from "../hull/point.js";
import { evaluateCase, type CaseAchieved } from "./achieved.js";
import { beyondAll, combination } from "./mixture.js";
import type { Answer, Mixture, Oracle, Part } from "./oracle.js";
import { OracleInUnits } from "./units.js";

export interface LinearPoint extends HullPoint {
  readonly restorer: RationalMatrix;
  readonly coupling: RationalMatrix | undefined;
}

/** Surfaces are asked for their planes by certificates only. */
type PlaneOnDemand = () => Plane;

export class LinearOracle extends OracleInUnits implements Oracle<LinearPoint, PlaneOnDemand> {
  readonly coupling: ((point: LinearPoint) => SparseRows) | undefined;
  readonly units = { distortion: 1n, perception: 1n, errorRate: 1n };
  /** Powers of two that bring the doubles of each axis to at most about 1. */
  private readonly exponents: readonly [number, number, number];
  private readonly program: RestorerProgram;
  private readonly solver = new SimilarPrograms(warmStart);

  readonly of: LinearCase;

  constructor(given: Case) {
    super();
    const of = linearCase(given);
    this.of = of;
    this.program = new RestorerProgram(of, { distortion: "free", perception: "variable" });
    const { distortion, perception: most } = beyondAll(of);
    this.exponents = [quotient(distortion.num, distortion.den).exponent, quotient(most.num, most.den).exponent, 0];
    if (this.couples) {
      this.coupling = ({ coupling }) => {
        if (coupling === undefined) throw new Error("a point of a cost matrix carries its coupling");
        return coupling.sparseRows();
      };
    }
  }

  first(): LinearPoint {
    return this.minimise([1n, 1n, 1n]).point;
  }

  minimise(normal: Triple): { point: LinearPoint; support: Support<PlaneOnDemand> } {
    const outcome = this.solver.solve(this.program.at(normal));
    if (outcome.status !== "optimal") throw new Error(`a loss ≥ 0 over all restorers cannot be ${outcome.status}`);
    const restorer = this.program.restorer(outcome.primal);
    const point = this.pointOf(evaluateCase(this.of, restorer), restorer, this.program.coupling(outcome.primal));
    return {
      point,
      support: {
        normal: coprime(normal),
        through: point,
        evidence: once(() => this.program.plane(outcome.dual, normal)),
      },
    };
  }

  probe(facet: Facet<PlaneOnDemand>): Answer<LinearPoint, PlaneOnDemand> {
    const { normal, offset, weight } = facet.plane();
    const { point, support } = this.minimise(coprime(normal));
    const height = (at: Homogeneous): bigint =>
      (normal[0] * at[0] + normal[1] * at[1] + normal[2] * at[2]) * weight - offset * at[3];
    if (height(point.exact) < 0n) return { kind: "below", point, inPlane: () => false };
    return { kind: "support", support, contains: ({ exact }) => height(exact) === 0n };
  }

  mix(parts: readonly Part<LinearPoint>[]): Mixture {
    const restorer = combination(parts.map(({ point, share }) => ({ matrix: point.restorer, share })));
    const couplings = parts.flatMap(({ point: { coupling }, share }) =>
      coupling === undefined ? [] : [{ matrix: coupling, share }],
    );
    return {
      restorer,
      achieved: evaluateCase(this.of, restorer),
      coupling: couplings.length === 0 ? undefined : combination(couplings),
    };
  }

  restorer({ restorer }: LinearPoint): RationalMatrix {
    return restorer;
  }

  sparseRestorer({ restorer }: LinearPoint): SparseRows {
    return restorer.sparseRows();
  }

  plane({ evidence }: Support<PlaneOnDemand>): Plane {
    return evidence();
  }

  private pointOf(
    { distortion, perception, errorRate }: CaseAchieved,
    restorer: RationalMatrix,
    coupling: RationalMatrix | undefined,
  ): LinearPoint {
    const w = lcm(lcm(distortion.den, perception.den), errorRate.den);
    const exact: Homogeneous = [
      distortion.num * (w / distortion.den),
      perception.num * (w / perception.den),
      errorRate.num * (w / errorRate.den),
      w,
    ];
    const [x, y, z] = exact.slice(0, 3).map((part, axis) => {
      const { significand, exponent } = quotient(part, w);
      return significand * 2 ** (exponent - (this.exponents[axis] ?? 0));
    }) as [number, number, number];
    return { exact, x, y, z, restorer, coupling };
  }
}
