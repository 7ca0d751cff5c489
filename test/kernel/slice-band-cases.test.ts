/**
 * Bands of slices of several cases: what the checker refuses, and that what it still accepts with one number changed is
 * true, by all labelings and divergences solved one by one.
 */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { bandCertificate, sliceBand } from "../../src/tradeoff/slice-band.js";
import type { SliceAt } from "../../src/tradeoff/slice.js";
import { LeastByLabelings, falling } from "../support/several-smooth.js";
import { type Data, changed, rejected, sealed } from "./certificates.js";
import { mutated } from "./smooth.js";

const accepted = { status: "accepted" };
const ratio = (text: string): Rational => Rational.parse(text);

function certificateOf(data: unknown, at: SliceAt, tolerance = "1/50"): Data {
  return JSON.parse(JSON.stringify(bandCertificate(sliceBand(problemFromData(data), at, { tolerance })))) as Data;
}

const fallingBand = certificateOf(falling("transport"), { distortion: "1/2" }, "1/2000");
const retrainedBand = certificateOf(falling("none", "retrained"), { distortion: "1/2" }, "1/200");
const leastDistortion = certificateOf(falling("mmd-squared", "retrained"), { errorRate: "9/20" });
const alongD = certificateOf(
  { ...(falling("none", "retrained") as object), restored: { alphabet: ["0", "1", "2"] } },
  { perception: "1/400" },
);

describe.each([
  ["a fall along P", fallingBand],
  ["re-trained, along P", retrainedBand],
  ["re-trained, the least D along P", leastDistortion],
  ["re-trained, along D", alongD],
])("%s, with one number changed: rejected, or true", (_, start) => {
  const solvers = new Map<string, LeastByLabelings>();
  const known = new Map<string, ReturnType<LeastByLabelings["at"]>>();

  /** C, by every labeling and divergence. */
  function least(data: Data, distortion: string, perception: string): ReturnType<LeastByLabelings["at"]> {
    const text = JSON.stringify(data);
    const solver = solvers.get(text) ?? new LeastByLabelings(problemFromData(data), data, "1e-4");
    solvers.set(text, solver);
    const key = [text, distortion, perception].join();
    const value = known.get(key) ?? solver.at({ distortion, perception });
    known.set(key, value);
    return value;
  }

  function expectTrue({ problem, statement }: Data, what: string): void {
    const [quantity, at] = Object.entries(statement["fixed"] as Record<string, string>)[0]!;
    const [lower, upper] = [read(statement["lower"]), read(statement["upper"])];
    const end = read(start["statement"].upper).at(-1)!.at;
    for (const share of [0.02, 0.2, 0.45, 0.7, 1]) {
      const x = end.times(ratio(String(share)));
      const [low, high] = [valueAt(lower, x), valueAt(upper, x)];
      const y = (bounds: { readonly distortion: string; readonly perception: string }) =>
        least(problem as Data, bounds.distortion, bounds.perception);
      if (quantity === "errorRate") {
        const C = (D: Rational) => y({ distortion: D.toString(), perception: x.toString() });
        if (high !== undefined) expect(isAtMost(C(high).lower, at === "inf" ? "inf" : ratio(at)), what).toBe(true);
        if (at !== "inf" && low !== undefined)
          expect(isAtMost(ratio(at), C(low.minus(ratio("1e-9"))).upper), what).toBe(true);
      } else {
        const C = y(
          quantity === "distortion"
            ? { distortion: at, perception: x.toString() }
            : { distortion: x.toString(), perception: at },
        );
        // To the left of the lower function nothing is feasible.
        expect(isAtMost(low ?? "inf", C.upper), what).toBe(true);
        if (high !== undefined) expect(isAtMost(C.lower, high), what).toBe(true);
      }
      if (low === undefined || high === undefined || isWithin(statement["except"], x)) continue;
      expect(high.minus(low).atMost(ratio(statement["gap"] as string)), what).toBe(true);
    }
  }

  it("any number", () => {
    expect(check(start)).toMatchObject(accepted);
    expectTrue(start, "unchanged");
    const count = { accepted: 0, rejected: 0 };
    for (const [what, certificate] of mutated(start)) {
      const verdict = check(certificate);
      count[verdict.status]++;
      if (verdict.status === "accepted") expectTrue(certificate, what);
    }
    expect(count.accepted).toBeGreaterThan(5);
    expect(count.rejected).toBeGreaterThan(30);
  });
});

interface Point {
  readonly at: Rational;
  readonly value: Rational;
}

const read = (points: unknown): Point[] =>
  (points as Record<"at" | "value", string>[]).map(({ at, value }) => ({ at: ratio(at), value: ratio(value) }));

/** Undefined to the left of the first breakpoint. */
function valueAt(points: readonly Point[], x: Rational): Rational | undefined {
  const k = points.findLastIndex(({ at }) => at.atMost(x));
  const [a, b] = [points[k], points[k + 1]];
  if (a === undefined || b === undefined) return a?.value;
  return a.value.plus(b.value.minus(a.value).times(x.minus(a.at)).over(b.at.minus(a.at)));
}

const isAtMost = (a: Rational | "inf", b: Rational | "inf"): boolean => b === "inf" || (a !== "inf" && a.atMost(b));

function isWithin(strips: unknown, x: Rational): boolean {
  return (strips as Record<"from" | "to", string>[]).some(
    ({ from, to }) => ratio(from).atMost(x) && x.lessThan(ratio(to)),
  );
}

/** The certificate with one thing put somewhere. */
const refused = (start: Data, path: string, value: unknown): string => {
  const { where, reason } = rejected(changed(start, path, value));
  return `${where}: ${reason}`;
};

describe("the statement", () => {
  const { lower, upper, gap } = fallingBand["statement"] as Record<"lower" | "upper", Data[]> & {
    readonly gap: string;
  };
  const fall = lower.findIndex((one, i) => lower[i + 1]?.["at"] === one["at"]);

  it("has functions that fall at once or slowly, and never rise", () => {
    expect(fall).toBeGreaterThan(0);
    const twice = lower.toSpliced(fall, 0, { ...lower[fall]!, value: lower[fall - 1]!["value"] });
    expect(refused(fallingBand, "statement.lower", twice)).toMatch(/breakpoints that ascend in x and do not rise/);
    const level = lower.with(fall + 1, lower[fall]!);
    expect(refused(fallingBand, "statement.lower", level)).toMatch(/breakpoints that ascend in x and do not rise/);
    const first = [{ ...lower[0], value: "1" }, ...lower];
    expect(refused(fallingBand, "statement.lower", first)).toMatch(/breakpoints that ascend in x and do not rise/);
    const rising = lower.with(-1, { ...lower.at(-1), value: "1" });
    expect(refused(fallingBand, "statement.lower", rising)).toMatch(/breakpoints that ascend in x and do not rise/);
    expect(refused(fallingBand, "statement.upper", [])).toMatch(/at least one breakpoint/);
  });

  it("says how far apart the functions are outside of strips", () => {
    expect(refused(fallingBand, "statement.gap", ratio(gap).over(Rational.of(2n)).toString())).toMatch(
      /^\$\.statement\.gap: expected at least .*, the gap at/,
    );
    // The upper function falls later than the lower one: by much in between, and by little elsewhere.
    const at = ratio(upper.find((one, i) => upper[i + 1]?.["at"] === one["at"])!["at"] as string);
    const later = at.plus(ratio("1/10000")).toString();
    const shifted = upper.map((one) => (one["at"] === at.toString() ? { ...one, at: later } : one));
    const before = changed(fallingBand, "statement.upper", shifted);
    const strip = { from: at.toString(), to: later };
    const wider = changed(before, "statement.gap", ratio(gap).plus(ratio("1/5000")).toString());
    expect(rejected(wider).reason).toContain(`the gap at ${at.toString()}`);
    expect(check(changed(wider, "statement.except", [strip]))).toMatchObject(accepted);
    const short = { ...strip, to: at.plus(ratio("1/20000")).toString() };
    expect(rejected(changed(wider, "statement.except", [short])).reason).toContain("the gap at");
    const late = { from: at.plus(ratio("1/20000")).toString(), to: later };
    expect(rejected(changed(wider, "statement.except", [late])).reason).toContain("the gap at");
  });

  it("has strips that ascend", () => {
    const strips = [
      { from: "1/2", to: "3/4" },
      { from: "3/4", to: "1" },
    ];
    expect(refused(fallingBand, "statement.except", strips)).toMatch(/strips that ascend and do not meet/);
    expect(refused(fallingBand, "statement.except", [{ from: "1", to: "1" }])).toMatch(/strips that ascend/);
    expect(check(changed(fallingBand, "statement.except", [{ from: "1/2", to: "3/4" }]))).toMatchObject(accepted);
  });

  it("is about slices along D, where a divergence is a root", () => {
    const data = {
      ...(falling("none") as object),
      distortion: "squared-error",
      perception: { minimum: ["wasserstein-2", "squared-hellinger"] },
    };
    const start = certificateOf(data, { perception: "1/2" });
    expect(check(start)).toMatchObject(accepted);
    const along = { ...start["statement"], fixed: { distortion: "1/2" } } as Data;
    expect(rejected(sealed(start["problem"] as Data, along, start["evidence"])).reason).toContain("a slice along D");
    // A bound on d is one on d².
    const near = rejected(changed(start, "statement.fixed.perception", "1/10"));
    expect(near.reason).toMatch(/^expected .*, found /);
  });
});

describe("the evidence", () => {
  const tree = retrainedBand["evidence"].cases[0] as Data;

  it("shows every class of a letter that the tree asks about", () => {
    expect(tree["classes"]).toHaveLength(2);
    expect(refused(retrainedBand, "evidence.cases.0.classes", [tree["classes"][0]])).toMatch(/a tree per class/);
    expect(refused(retrainedBand, "evidence.cases", [])).toMatch(/a tree per divergence/);
    // A leaf of one labeling does not bound those of another class.
    const swapped = [tree["classes"][1], tree["classes"][0]];
    expect(refused(retrainedBand, "evidence.cases.0.classes", swapped)).toMatch(/γ ≥|counts/);
  });

  it("has functions of cases that the upper one follows", () => {
    const [, second] = fallingBand["evidence"].curves as [Data, Data];
    expect(refused(fallingBand, "evidence.curves", [second])).toMatch(/a function that is at most the upper one at/);
    expect(refused(fallingBand, "evidence.curves.1.divergence", 0)).toMatch(/d\(p_X,q\) ≤|the keys/);
    const { classifier } = retrainedBand["evidence"].curves[0] as { readonly classifier: readonly string[] };
    const other = classifier.map((name) => (name === "a" ? "b" : "a"));
    expect(refused(retrainedBand, "evidence.curves.0.classifier", other)).toMatch(/ε ≤/);
  });

  it("has no leaf that says that nothing is within the bound, where something is", () => {
    const nothing = {
      nothing: { farkas: { multipliers: { distortion: "1", perception: "0" }, cut: { smooth: "none" } } },
    };
    expect(refused(retrainedBand, "evidence.cases.0", nothing)).toMatch(/its multiplier times the fixed bound/);
  });

  it("begins where it is shown to", () => {
    const path = "evidence.cases.0.classes.0";
    const { left, ...leaf } = tree["classes"][0] as Data;
    expect(left).toBeDefined();
    expect(refused(retrainedBand, path, leaf)).toMatch(/the key "left"/);
    const { lower } = retrainedBand["statement"] as { readonly lower: readonly Data[] };
    const later = ratio(lower[0]!["at"] as string)
      .plus(ratio("1/1000"))
      .toString();
    const begun = changed(retrainedBand, "statement.lower.0.at", later);
    expect(rejected(begun).reason).toMatch(/where the lower function begins|ascend/);
  });

  it("may refer to symmetries", () => {
    const problem = {
      ...(falling("none", "retrained") as object),
      name: "mirror",
      source: {
        alphabet: ["0", "1"],
        classes: [
          { name: "a", prior: "1/2", pmf: ["3/4", "1/4"] },
          { name: "b", prior: "1/2", pmf: ["1/4", "3/4"] },
        ],
      },
      channel: {
        outputs: ["0", "1"],
        matrix: [
          ["4/5", "1/5"],
          ["1/5", "4/5"],
        ],
      },
    };
    const start = certificateOf(problem, { distortion: "inf" });
    const of = { letter: "1", classes: [start["evidence"].cases[0], { symmetry: 0 }] };
    const whole = start["evidence"].cases[0] as Data;
    const leaf = "curve" in whole ? whole : undefined;
    expect(leaf).toBeDefined();
    const evidence = {
      ...start["evidence"],
      symmetries: [{ letters: [1, 0], inputs: [1, 0], outputs: [1, 0], classes: [1, 0] }],
      cases: [{ letter: "0", classes: [leaf, of] }],
    };
    const stated = start["statement"] as Data;
    // 0 and 1 as b are the image of 0 and 1 as a.
    expect(check(sealed(problem, stated, evidence))).toMatchObject(accepted);
    const wrong = { ...evidence, cases: [{ letter: "0", classes: [{ symmetry: 0 }, leaf] }] };
    expect(rejected(sealed(problem, stated, wrong)).reason).toMatch(/labelings whose images come before them/);
  });
});
