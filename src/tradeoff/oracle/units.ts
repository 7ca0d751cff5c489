/**
 * Conversion between an oracle's axes and real quantities: E[Δ] = X/(W·unit), and so on.
 */
import { Rational } from "../../exact/rational.js";
import type { LinearCase } from "../../model/case.js";
import type { Homogeneous } from "../../transport/reading.js";
import { coprime, type Triple } from "../../transport/weights.js";
import type { CaseAchieved } from "./achieved.js";
import type { HullPoint } from "../hull/point.js";
import { beyondAll } from "./mixture.js";
import type { Oracle, RealPlane } from "./oracle.js";

/** The methods that all oracles share, given their units. */
export abstract class OracleInUnits {
  abstract readonly of: LinearCase;
  abstract readonly units: Oracle["units"];

  get beyond(): Oracle["beyond"] {
    return beyondAll(this.of);
  }

  /** Whether certificates need a coupling: a cost matrix has no closed form. */
  protected get couples(): boolean {
    const { divergence } = this.of;
    return divergence.family === "transport" && divergence.evaluate === undefined;
  }

  achieved({ exact: [x, y, z, w] }: HullPoint): CaseAchieved {
    const { distortion, perception, errorRate } = this.units;
    return {
      distortion: Rational.of(x, w * distortion),
      perception: Rational.of(y, w * perception),
      errorRate: Rational.of(z, w * errorRate),
    };
  }

  real([a, b, c]: Triple, [x, y, z, w]: Homogeneous): RealPlane {
    const [lambda, mu, gamma] = [a * this.units.distortion, b * this.units.perception, c * this.units.errorRate];
    const leading = gamma !== 0n ? gamma : lambda !== 0n ? lambda : mu;
    return {
      distortion: Rational.of(lambda, leading),
      perception: Rational.of(mu, leading),
      errorRate: Rational.of(gamma, leading),
      intercept: Rational.of(a * x + b * y + c * z, w * leading),
    };
  }

  normalOf(weights: Parameters<Oracle["normalOf"]>[0]): Triple {
    // α·E[Δ] = (α/unit)·X/W and so on, over a common denominator.
    const parts = (["distortion", "perception", "errorRate"] as const).map((axis) =>
      weights[axis].over(Rational.of(this.units[axis])),
    );
    const common = parts.reduce((product, { den }) => product * den, 1n);
    return coprime(parts.map(({ num, den }) => num * (common / den)) as unknown as Triple);
  }
}
