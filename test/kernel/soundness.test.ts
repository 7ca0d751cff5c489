/**
 * Random instances against the formulas of the paper written out naively with Rational.
 *
 * For any λ, μ ≥ 0 and any w, v(x) = min_x̂ (w(x̂) + μρ) and s(y) = min_x̂ (λδ + e − πw)
 * make a plane; the best restorer of λE[Δ] + ε attains it where μ = 0. So the checker must
 * accept C(E[Δ],∞) = ε there, and for μ > 0 find γ − λD − μP ≤ ε at what any restorer achieves.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rational, max, min, sum } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { type Data, changed, rejected, sealed } from "./certificates.js";

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "chebyshev", "transport"] as const;

const masses = (length: number): fc.Arbitrary<Rational[]> =>
  fc
    .array(fc.nat(3), { minLength: length, maxLength: length })
    .filter((weights) => weights.some((one) => one > 0))
    .map((weights) => {
      const all = weights.reduce((a, b) => a + b);
      return weights.map((one) => Rational.of(BigInt(one), BigInt(all)));
    });

const numbers = (length: number, least = -3): fc.Arbitrary<Rational[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: least, max: 4 }), fc.integer({ min: 1, max: 3 })), {
      minLength: length,
      maxLength: length,
    })
    .map((pairs) => pairs.map(([n, d]) => Rational.of(BigInt(n), BigInt(d))));

const rowsOf = (rows: number, row: fc.Arbitrary<Rational[]>): fc.Arbitrary<Rational[][]> =>
  fc.array(row, { minLength: rows, maxLength: rows });

const instances = fc
  .record({
    inputs: fc.integer({ min: 1, max: 3 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    restored: fc.integer({ min: 1, max: 3 }),
    classes: fc.integer({ min: 2, max: 3 }),
  })
  .chain((size) =>
    fc.record({
      priors: masses(size.classes),
      pmfs: rowsOf(size.classes, masses(size.inputs)),
      channel: rowsOf(size.inputs, masses(size.outputs)),
      distortion: rowsOf(size.inputs, numbers(size.restored, 0)),
      transport: rowsOf(size.restored, numbers(size.inputs, 0)),
      kind: fc.constantFrom(...kinds),
      // Restored letters overlap the source letters 0, 1, 2 or lie beyond them.
      shift: fc.nat(2),
      classifier: fc.array(fc.nat(size.classes - 1), { minLength: size.restored, maxLength: size.restored }),
      restorer: rowsOf(size.outputs, masses(size.restored)),
      multipliers: numbers(2, 0),
      potentials: numbers(size.restored),
      weights: numbers(2 * (size.inputs + size.restored), 0),
    }),
  );

type Instance = typeof instances extends fc.Arbitrary<infer T> ? T : never;

function text(rows: readonly (readonly Rational[])[]): string[][] {
  return rows.map((row) => row.map((one) => one.toString()));
}

/** Every coefficient by its definition. */
function naive(one: Instance): { source: Rational[]; mass: Rational[]; delta: Rational[][]; error: Rational[][] } {
  const { priors, pmfs, channel, distortion, classifier } = one;
  const joint = pmfs.map((pmf, k) => pmf.map((mass) => priors[k]!.times(mass)));
  const source = channel.map((_, x) => sum(joint.map((row) => row[x]!)));
  const outputs = channel[0]!.map((_, y) => y);
  const mass = outputs.map((y) => sum(channel.map((row, x) => source[x]!.times(row[y]!))));
  const delta = outputs.map((y) =>
    classifier.map((_, i) => sum(channel.map((row, x) => source[x]!.times(row[y]!).times(distortion[x]![i]!)))),
  );
  const error = outputs.map((y) =>
    classifier.map((chosen) =>
      sum(joint.flatMap((row, k) => (k === chosen ? [] : row.map((a, x) => a.times(channel[x]![y]!))))),
    ),
  );
  return { source, mass, delta, error };
}

function letters(one: Instance): { source: string[]; restored: string[]; union: string[] } {
  const source = one.channel.map((_, x) => String(x));
  const restored = one.classifier.map((_, i) => String(i + one.shift));
  return { source, restored, union: [...source, ...restored.filter((letter) => !source.includes(letter))] };
}

function problemOf(one: Instance): Data {
  const { source, restored } = letters(one);
  return {
    format: "exact-cdp/problem@1",
    name: "random",
    source: {
      alphabet: source,
      classes: one.priors.map((prior, k) => ({
        name: `class ${k}`,
        prior: prior.toString(),
        pmf: text([one.pmfs[k]!])[0],
      })),
    },
    channel: { outputs: one.channel[0]!.map((_, y) => `y${y}`), matrix: text(one.channel) },
    restored: { alphabet: restored },
    classifier: one.classifier.map((k) => `class ${k}`),
    distortion: { matrix: text(one.distortion) },
    perception: one.kind === "transport" ? { transport: text(one.transport) } : one.kind,
  };
}

/** ρ(x̂,x) by its definition. */
function cost(one: Instance, i: number, x: number): Rational {
  if (one.kind === "transport") return one.transport[i]![x]!;
  const apart = Rational.of(BigInt(Math.abs(i + one.shift - x)));
  if (one.kind === "total-variation") return apart.isZero() ? apart : Rational.one;
  return one.kind === "wasserstein-1" ? apart : apart.times(apart);
}

/** The quantile function of a pmf on integers: the least value whose distribution function exceeds the level. */
function quantile(values: readonly string[], pmf: readonly Rational[], level: Rational): bigint {
  const order = values
    .map((value, i) => ({ value: BigInt(value), mass: pmf[i]! }))
    .sort((a, b) => Number(a.value - b.value));
  let below = Rational.zero;
  return order.find(({ mass }) => level.lessThan((below = below.plus(mass))))!.value;
}

/** All values of a distribution function. */
function levels(values: readonly string[], pmf: readonly Rational[]): Rational[] {
  return values.map((value) => sum(pmf.filter((_, i) => Number(values[i]) <= Number(value))));
}

function distance(one: Instance, p: readonly Rational[], q: readonly Rational[]): Rational {
  const { source, restored, union } = letters(one);
  const at = (alphabet: readonly string[], pmf: readonly Rational[], letter: string): Rational =>
    pmf[alphabet.indexOf(letter)] ?? Rational.zero;
  const differences = union.map((letter) =>
    at(source, p, letter)
      .minus(at(restored, q, letter))
      .abs(),
  );
  if (one.kind === "total-variation") return sum(differences).over(Rational.of(2n));
  if (one.kind === "chebyshev") return differences.reduce(max);
  // W_p^p = ∫ |F_p⁻¹(u) − F_q⁻¹(u)|^p du, constant between neighbouring levels.
  const steps = [Rational.zero, ...levels(source, p), ...levels(restored, q)].sort((a, b) => a.compare(b));
  return sum(
    steps.slice(1).map((next, i) => {
      const level = steps[i]!;
      if (level.equals(next)) return Rational.zero;
      const apart = quantile(source, p, level) - quantile(restored, q, level);
      return next
        .minus(level)
        .times(
          Rational.of(
            one.kind === "wasserstein-1" && apart < 0n ? -apart : one.kind === "wasserstein-1" ? apart : apart * apart,
          ),
        );
    }),
  );
}

/** A plane with the largest row potentials for the given multipliers and cut. */
function planeOf(one: Instance, lambda: Rational, mu: Rational): Data {
  const { mass, delta, error } = naive(one);
  const { source, restored, union } = letters(one);
  let potentials = one.potentials;
  let cut: Data;
  if (one.kind === "chebyshev") {
    const weights = one.weights.slice(0, 2 * union.length);
    const all = max(sum(weights), Rational.one);
    const scaled = weights.map((weight) => weight.times(mu).over(all));
    cut = { witnesses: text([scaled])[0] };
    potentials = restored.map((letter) =>
      scaled[2 * union.indexOf(letter)]!.minus(scaled[2 * union.indexOf(letter) + 1]!),
    );
  } else {
    const v = source.map((_, x) => potentials.map((w, i) => w.plus(mu.times(cost(one, i, x)))).reduce(min));
    cut = { transport: { source: text([v])[0], restored: text([potentials])[0] } };
  }
  const rows = mass.map((pi, y) =>
    potentials.map((w, i) => lambda.times(delta[y]![i]!).plus(error[y]![i]!).minus(pi.times(w))).reduce(min),
  );
  return { multipliers: { distortion: lambda.toString(), perception: mu.toString() }, rows: text([rows])[0], cut };
}

function total(coefficients: readonly (readonly Rational[])[], restorer: readonly (readonly Rational[])[]): Rational {
  return sum(coefficients.flatMap((row, y) => row.map((one, i) => one.times(restorer[y]![i]!))));
}

describe("random instances", () => {
  it("the best restorer of λE[Δ] + ε is accepted without a perception bound, and nothing better is", () => {
    fc.assert(
      fc.property(instances, (one) => {
        const lambda = one.multipliers[0]!;
        const { delta, error } = naive(one);
        const objective = error.map((row, y) => row.map((e, i) => lambda.times(delta[y]![i]!).plus(e)));
        const best = objective.map((row) => row.map((value) => value.equals(row.reduce(min))).indexOf(true));
        const restorer = best.map((chosen) =>
          one.classifier.map((_, i) => (i === chosen ? Rational.one : Rational.zero)),
        );
        const plane = planeOf({ ...one, potentials: one.potentials.map(() => Rational.zero) }, lambda, Rational.zero);
        const errorRate = total(error, restorer);
        const statement = {
          kind: "value",
          bounds: { distortion: total(delta, restorer).toString(), perception: "inf" },
          errorRate: errorRate.toString(),
        };
        const certificate = sealed(problemOf(one), statement, { restorer: text(restorer), plane });
        expect(check(certificate)).toMatchObject({ status: "accepted" });
        const better = errorRate.minus(Rational.of(1n, 1000n)).toString();
        expect(rejected(changed(certificate, "statement.errorRate", better)).where).toBe("$.evidence.restorer");
        const higher = Rational.parse(plane["rows"][0]).plus(Rational.of(1n, 1000n)).toString();
        expect(rejected(changed(certificate, "evidence.plane.rows.0", higher)).where).toBe("$.evidence.plane.rows[0]");
      }),
      { numRuns: 150 },
    );
  });

  it("a plane never lies above what a restorer achieves", () => {
    fc.assert(
      fc.property(instances, (one) => {
        const [lambda, mu] = one.multipliers as [Rational, Rational];
        const { source, mass, delta, error } = naive(one);
        const q = one.classifier.map((_, i) => sum(mass.map((pi, y) => pi.times(one.restorer[y]![i]!))));
        // The independent coupling, where the divergence needs one.
        const coupling = q.map((one) => source.map((p) => one.times(p)));
        const perception =
          one.kind === "transport"
            ? sum(coupling.flatMap((row, i) => row.map((t, x) => t.times(cost(one, i, x)))))
            : distance(one, source, q);
        const achieved = { distortion: total(delta, one.restorer), perception, errorRate: total(error, one.restorer) };
        const evidence = {
          restorer: text(one.restorer),
          plane: planeOf(one, lambda, mu),
          ...(one.kind === "transport" ? { coupling: text(coupling) } : {}),
        };
        const bounds = { distortion: achieved.distortion.toString(), perception: perception.toString() };
        const certificate = sealed(
          problemOf(one),
          { kind: "value", bounds, errorRate: achieved.errorRate.toString() },
          evidence,
        );
        const verdict = check(certificate);
        if (verdict.status === "rejected") {
          // Points 1 to 7 hold, so all that can be wrong is that the plane lies lower.
          expect(verdict.where).toBe("$.evidence.plane");
          const height = /found (\S+) \(γ/.exec(verdict.reason)?.[1];
          expect(Rational.parse(height ?? "").lessThan(achieved.errorRate)).toBe(true);
        }
        // The bounds are exactly what is achieved: anything less is refused.
        for (const [name, where] of [
          ["distortion", "restorer"],
          ["perception", one.kind === "transport" ? "coupling" : "restorer"],
        ] as const) {
          const less = achieved[name].minus(Rational.of(1n, 10n ** 9n)).toString();
          expect(rejected(changed(certificate, `statement.bounds.${name}`, less)).where).toBe(`$.evidence.${where}`);
        }
      }),
      { numRuns: 250 },
    );
  });
});
