/**
 * C(D,P) with smooth divergences against mpmath: a hundred random points of every kind, solved there to 48 digits by
 * another method (smooth.py). Our enclosures must hold what mpmath says, up to what it says of its own error.
 */
import { describe, expect, it } from "vitest";
import { exp, sqrt } from "../../src/exact/elementary/intervals.js";
import { Enclosure } from "../../src/exact/enclosure.js";
import { Rational } from "../../src/exact/rational.js";
import { solve } from "../../src/tradeoff/solve.js";
import { oneOutput } from "../kernel/smooth.js";
import { exhaustive } from "../support/exhaustive.js";
import { smoothKinds, smoothPoint } from "../support/smooth.js";
import { pythonWithMpmath } from "../support/tools.js";
import { output } from "./process.js";

const python = pythonWithMpmath();
const script = new URL("smooth.py", import.meta.url).pathname;
const points = exhaustive ? 100 : 50;
/** Every so many points are solved to 30 digits as well. */
const stride = 10;

/** lower ≤ C ≤ upper, and λ and μ. */
interface Reference {
  readonly lower: Rational;
  readonly upper: Rational;
  readonly multipliers: readonly [number, number];
}

const scale = 10n ** 60n;

/** What mpmath says of each point. */
async function references(questions: readonly unknown[]): Promise<Reference[]> {
  const lines = `${questions.map((question) => JSON.stringify(question)).join("\n")}\n`;
  const printed = (await output(python!, [script], lines)).trim().split("\n");
  return printed.map((line) => {
    const answer = JSON.parse(line) as { failed?: string; lower: string; upper: string; multipliers: [number, number] };
    if (answer.failed !== undefined) throw new Error(answer.failed);
    const { multipliers, lower, upper } = answer;
    return { multipliers, lower: Rational.of(BigInt(lower), scale), upper: Rational.of(BigInt(upper), scale) };
  });
}

/** Whether an enclosure of C can be right: then what mpmath says is within it, but for the error of mpmath. */
function holds({ lower, upper }: Reference, value: Rational | Enclosure): boolean {
  const error = upper.minus(lower);
  const [from, to] = value instanceof Enclosure ? [value.lower, value.upper as Rational] : ([value, value] as const);
  return from.minus(error).atMost(lower) && upper.atMost(to.plus(error));
}

describe.skipIf(python === undefined)("enclosures of C against mpmath", () => {
  it.each(smoothKinds)("%s", async (kind) => {
    const all = Array.from({ length: points }, (_, seed) => smoothPoint(kind, 2100 + seed, { tight: true }));
    const answers = references(all.map(({ data, bounds }) => ({ problem: data, bounds })));
    const found = all.map(({ problem, bounds }, i) =>
      ["1e-12", ...(i % stride === 0 ? ["1e-30"] : [])].map((tolerance) => {
        const point = solve(problem, bounds, { tolerance });
        if (point.status !== "optimal" && point.status !== "enclosed")
          throw new Error(`point ${String(i)} is ${point.status}, though some restorer is within its bounds`);
        return { value: point.errorRate, tolerance: Rational.parse(tolerance) };
      }),
    );
    const count = { enclosed: 0, optimal: 0, perception: 0, distortion: 0 };
    (await answers).forEach((reference, i) => {
      expect(reference.upper.minus(reference.lower).lessThan(Rational.parse("1e-45"))).toBe(true);
      for (const { value, tolerance } of found[i]!) {
        if (value instanceof Enclosure) expect((value.width as Rational).atMost(tolerance)).toBe(true);
        if (!holds(reference, value))
          expect.fail(
            `point ${String(i)} at ${tolerance.toString()}: ${value.toString()}, mpmath ${reference.lower.toString()}`,
          );
      }
      count[found[i]![0]!.value instanceof Enclosure ? "enclosed" : "optimal"]++;
      if (reference.multipliers[0] > 1e-20) count.distortion++;
      if (reference.multipliers[1] > 1e-20) count.perception++;
    });
    console.log(`${kind}:`, JSON.stringify(count));
    expect(count.perception).toBeGreaterThan(points / 2);
    expect(count.distortion).toBeGreaterThan(points / 3);
  });

  it("mpmath agrees with a closed form", async () => {
    // KL(p‖q) ≤ P with p = (1/2, 1/2) says 4q(1 − q) ≥ e^(−2P); errors are 2/5 and 3/5.
    const problem = oneOutput("kullback-leibler", ["1/2", "1/2"], ["3/5", "2/5"]);
    const bounds = ["1/100", "1/7", "2"].map((perception) => ({ distortion: "1", perception }));
    const answers = await references(bounds.map((one) => ({ problem, bounds: one })));
    bounds.forEach(({ perception }, i) => {
      const decay = exp(Rational.parse(perception).times(Rational.of(-2n)), 200);
      const half = Rational.of(1n, 2n);
      const least = (e: Rational): Rational =>
        half.minus(sqrt(Rational.one.minus(e), 200).lower.over(Rational.of(10n)));
      const expected = Enclosure.of(least(decay.lower), least(decay.upper));
      expect(holds(answers[i]!, expected)).toBe(true);
    });
  });

  it("mpmath finds what is wrong", async () => {
    const { data, problem, bounds } = smoothPoint("jensen-shannon", 2100);
    const [reference] = await references([{ problem: data, bounds }]);
    const { errorRate: value } = solve(problem, bounds, { tolerance: "1e-30" }) as { errorRate: Enclosure };
    expect(holds(reference!, value)).toBe(true);
    const by = Rational.parse("2e-30");
    const moved = (amount: Rational): Rational | Enclosure =>
      Enclosure.of(value.lower.plus(amount), (value.upper as Rational).plus(amount));
    expect(holds(reference!, moved(by))).toBe(false);
    expect(holds(reference!, moved(by.negated()))).toBe(false);
  });
});
