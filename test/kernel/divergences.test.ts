/**
 * Every divergence kind, on problems with one output where the optimum is seen by hand
 * (certificates.ts): q = p + P on "0" − P on "1", cut w = −1/3 on "0" alone, s = 2/3,
 * γ = 1/2, C(∞,P) = 1/2 − P/3 at P = 1/5.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/kernel/index.js";
import { absoluteDifference, squaredWasserstein2, wasserstein1 } from "../../src/kernel/distances.js";
import { increasing } from "../../src/kernel/letters.js";
import { type Data, changed, oneOutputProblem, rejected, sealed } from "./certificates.js";

const statement = { kind: "value", bounds: { distortion: "inf", perception: "1/5" }, errorRate: "13/30" };
const restorer = [["7/10", "1/20", "1/4"]];

function certificate(problem: Data, cut: unknown, more: Data = {}): Data {
  const plane = { multipliers: { distortion: "0", perception: "1/3" }, rows: ["2/3"], cut };
  return sealed(problem, statement, { restorer, plane, ...more });
}

const transportCut = { transport: { source: ["-1/3", "0", "0"], restored: ["-1/3", "0", "0"] } };
const squares = [
  ["0", "1", "4"],
  ["1", "0", "1"],
  ["4", "1", "0"],
];
const coupling = [
  ["1/2", "1/5", "0"],
  ["0", "1/20", "0"],
  ["0", "0", "1/4"],
];

const valid: [name: string, certificate: Data][] = [
  ["total-variation", certificate(oneOutputProblem("total-variation"), transportCut)],
  ["wasserstein-1", certificate(oneOutputProblem("wasserstein-1"), transportCut)],
  ["wasserstein-2-squared", certificate(oneOutputProblem("wasserstein-2-squared"), transportCut)],
  ["transport", certificate(oneOutputProblem({ transport: squares }), transportCut, { coupling })],
  ["chebyshev", certificate(oneOutputProblem("chebyshev"), { witnesses: ["0", "1/3", "0", "0", "0", "0"] })],
  ["kolmogorov-smirnov", certificate(oneOutputProblem("kolmogorov-smirnov"), { witnesses: ["0", "1/3", "0", "0"] })],
  [
    "witnesses",
    certificate(
      oneOutputProblem({
        witnesses: [
          ["0", "0", "2"],
          ["-1", "0", "0"],
        ],
      }),
      { witnesses: ["0", "1/3"] },
    ),
  ],
];

describe("each kind of divergence", () => {
  it.each(valid)("%s: a value by hand is accepted, and rejected under a smaller bound", (_, one) => {
    expect(check(one)).toMatchObject({ status: "accepted" });
    expect(rejected(changed(one, "statement.bounds.perception", "1/6")).reason).toMatch(/≤ 1\/6, found 1\/5$/);
    expect(rejected(changed(one, "evidence.plane.rows", ["67/100"])).where).toBe("$.evidence.plane.rows[0]");
  });

  it("witnesses: d is the largest of them", () => {
    // Moving from "2" instead costs 2/5 by the first witness: 2·(p − q) with p − q = 1/5 there.
    expect(rejected(changed(valid.at(-1)![1], "evidence.restorer", [["7/10", "1/4", "1/20"]])).reason).toBe(
      "expected d(p_X,q) ≤ 1/5, found 2/5",
    );
  });

  it.each([
    // Letters 0, 1/2, 1: moving 1/5 from "1/2" to "0" costs 1/10 (W₁), 1/20 (W₂²); the same cut with μ = (1/3)/cost.
    ["wasserstein-1", oneOutputProblem("wasserstein-1", ["0", "1/2", "1"]), "2/3", "1/10", transportCut],
    [
      "wasserstein-2-squared",
      oneOutputProblem("wasserstein-2-squared", ["0", "1/2", "1"]),
      "4/3",
      "1/20",
      transportCut,
    ],
    [
      "witnesses",
      oneOutputProblem({
        witnesses: [
          ["-1/2", "0", "0"],
          ["0", "1/3", "1/3"],
        ],
      }),
      "2/3",
      "1/10",
      { witnesses: ["2/3", "0"] },
    ],
  ])("%s scales with fractional letters or witnesses", (_, problem, mu, perception, cut) => {
    const plane = { multipliers: { distortion: "0", perception: mu }, rows: ["2/3"], cut };
    const one = sealed(problem, { ...statement, bounds: { distortion: "inf", perception } }, { restorer, plane });
    expect(check(one)).toMatchObject({ status: "accepted" });
    expect(rejected(changed(one, "statement.bounds.perception", "1/21")).reason).toBe(
      `expected d(p_X,q) ≤ 1/21, found ${perception}`,
    );
    if ("transport" in cut)
      expect(rejected(changed(one, "evidence.plane.cut.transport.source.1", "1/100")).reason).toContain(
        'for the restored letter "0", found 103/300',
      );
  });

  it("d is never negative: max(0, …)", () => {
    const one = sealed(
      oneOutputProblem({ witnesses: [["1", "0", "0"]] }),
      { kind: "value", bounds: { distortion: "inf", perception: "0" }, errorRate: "1/3" },
      {
        restorer: [["1", "0", "0"]],
        plane: { multipliers: { distortion: "0", perception: "0" }, rows: ["1/3"], cut: { witnesses: ["0"] } },
      },
    );
    expect(check(one).status).toBe("accepted"); // g·(p−q) = −1/2, d = 0
    expect(rejected(changed(one, "statement.bounds.perception", "-1/2")).reason).toBe(
      "expected d(p_X,q) ≤ -1/2, found 0",
    );
    const below = { kind: "infeasible", bounds: { distortion: "inf", perception: "-1/2" } };
    const cut = { multipliers: { distortion: "0", perception: "1" }, rows: ["0"], cut: { witnesses: ["0"] } };
    expect(check(sealed(oneOutputProblem({ witnesses: [["1", "0", "0"]] }), below, { plane: cut })).status).toBe(
      "accepted",
    );
  });

  it("witness weights are non-negative and sum to at most μ", () => {
    const one = certificate(oneOutputProblem("chebyshev"), { witnesses: ["0", "1/3", "0", "0", "0", "0"] });
    expect(rejected(changed(one, "evidence.plane.cut.witnesses.5", "1/100"))).toEqual({
      status: "rejected",
      where: "$.evidence.plane.cut.witnesses",
      reason: "expected weights with sum at most μ = 1/3, found sum 103/300",
    });
    expect(rejected(changed(one, "evidence.plane.cut.witnesses.5", "-1/100")).where).toBe(
      "$.evidence.plane.cut.witnesses[5]",
    );
    expect(rejected(changed(one, "evidence.plane.cut.witnesses", ["0"])).reason).toMatch(/^expected a list of 6/);
  });
});

describe("a coupling", () => {
  const one = valid[3]![1];
  it.each([
    ["missing", undefined, "$.evidence", 'expected the key "coupling", found none'],
    [
      "negative",
      changed({ c: coupling }, "c.1.2", "-1/4")["c"],
      "$.evidence.coupling[1][2]",
      "expected a mass ≥ 0, found -1/4",
    ],
    [
      "with wrong rows",
      changed({ c: coupling }, "c.0.0", "2/5")["c"],
      "$.evidence.coupling[0]",
      'expected row sum q(x̂) for the restored letter "0" = 7/10, found 3/5',
    ],
    [
      "with wrong columns",
      [
        ["7/10", "0", "0"],
        ["0", "1/20", "0"],
        ["0", "0", "1/4"],
      ],
      "$.evidence.coupling",
      'expected column sum p_X(x) for the source letter "0" = 1/2, found 7/10',
    ],
    [
      "that costs too much",
      [
        ["1/2", "0", "1/5"],
        ["0", "1/20", "0"],
        ["0", "1/5", "1/20"],
      ],
      "$.evidence.coupling",
      "expected the cost ΣρT ≤ 1/5, found 1",
    ],
    [
      "of the wrong shape",
      [["1"]],
      "$.evidence.coupling",
      "expected a list of 3 (rows restored letters, columns source letters), found a list of 1 entry",
    ],
  ])("%s is rejected", (_, value, where, reason) => {
    expect(check(changed(one, "evidence.coupling", value))).toEqual({ status: "rejected", where, reason });
  });

  it("is not part of the evidence without a perception bound", () => {
    const free = sealed(
      oneOutputProblem({ transport: squares }),
      { kind: "value", bounds: { distortion: "inf", perception: "inf" }, errorRate: "1/3" },
      {
        restorer: [["1", "0", "0"]],
        plane: {
          multipliers: { distortion: "0", perception: "0" },
          rows: ["1/3"],
          cut: { transport: { source: ["0", "0", "0"], restored: ["0", "0", "0"] } },
        },
      },
    );
    expect(check(free).status).toBe("accepted");
    expect(rejected(changed(free, "evidence.coupling", coupling)).where).toBe("$.evidence.coupling");
  });

  it("reads the cost matrix with rows restored, columns source", () => {
    // Two source letters, three restored: ρ is 3 × 2.
    const problem = oneOutputProblem(
      {
        transport: [
          ["0", "1"],
          ["1", "0"],
          ["5", "5"],
        ],
      },
      ["0", "1"],
      ["0", "1", "z"],
    );
    problem["source"].classes.forEach((one: Data) => (one["pmf"] = ["1/2", "1/2"]));
    problem["channel"].matrix = [["1"], ["1"]];
    const plane = {
      multipliers: { distortion: "0", perception: "1/3" },
      rows: ["2/3"],
      cut: { transport: { source: ["-1/3", "0"], restored: ["-1/3", "0", "0"] } },
    };
    const evidence = {
      restorer: [["7/10", "3/10", "0"]],
      coupling: [
        ["1/2", "1/5"],
        ["0", "3/10"],
        ["0", "0"],
      ],
      plane,
    };
    expect(check(sealed(problem, statement, evidence)).status).toBe("accepted");
  });
});

describe("restored letters that are not source letters", () => {
  const letters = ["0", "1", "2"];
  const restored = ["0", "1", "3"];
  const at = (perception: string, errorRate: string): Data => ({
    kind: "value",
    bounds: { distortion: "inf", perception },
    errorRate,
  });

  it("wasserstein-1: source letter 2 must move at least by 1", () => {
    // v(2) = min(−1/3 + 2/3, 1/3, 1/3); β = −1/12, γ = 7/12; P = 1/2 is used by 2 → 1 and by 1 → 0.
    const plane = {
      multipliers: { distortion: "0", perception: "1/3" },
      rows: ["2/3"],
      cut: { transport: { source: ["-1/3", "0", "1/3"], restored: ["-1/3", "0", "0"] } },
    };
    const one = sealed(oneOutputProblem("wasserstein-1", letters, restored), at("1/2", "5/12"), {
      restorer: [["3/4", "1/4", "0"]],
      plane,
    });
    expect(check(one).status).toBe("accepted");
    const infeasible = sealed(
      oneOutputProblem("wasserstein-1", letters, restored),
      { kind: "infeasible", bounds: { distortion: "inf", perception: "6/25" } },
      {
        plane: {
          multipliers: { distortion: "0", perception: "1" },
          rows: ["0"],
          cut: { transport: { source: ["0", "0", "1"], restored: ["0", "0", "0"] } },
        },
      },
    );
    expect(check(infeasible).status).toBe("accepted");
    expect(rejected(changed(infeasible, "statement.bounds.perception", "1/4")).reason).toBe(
      "expected γ − λD − μP > 0, found 0 (γ = 1/4)",
    );
  });

  it("total variation and Chebyshev live on the union of four letters", () => {
    const farkas = (cut: unknown): Data => ({
      plane: { multipliers: { distortion: "0", perception: "1" }, rows: ["0"], cut },
    });
    const below = { kind: "infeasible", bounds: { distortion: "inf", perception: "6/25" } };
    const tv = oneOutputProblem("total-variation", letters, restored);
    expect(
      check(sealed(tv, below, farkas({ transport: { source: ["0", "0", "1"], restored: ["0", "0", "0"] } }))).status,
    ).toBe("accepted");
    const chebyshev = oneOutputProblem("chebyshev", letters, restored); // +1 on "2", the third union letter
    expect(
      check(sealed(chebyshev, below, farkas({ witnesses: ["0", "0", "0", "0", "1", "0", "0", "0"] }))).status,
    ).toBe("accepted");
    expect(rejected(sealed(chebyshev, below, farkas({ witnesses: ["0", "0", "0", "0", "0", "0"] }))).reason).toMatch(
      /^expected a list of 8/,
    );
    const witnesses = oneOutputProblem({ witnesses: [["0", "0", "1", "0"]] }, letters, restored);
    expect(check(sealed(witnesses, below, farkas({ witnesses: ["1"] }))).status).toBe("accepted");
  });

  it("the union has the restored letters last, also where their values are smaller", () => {
    // Union 0, 1, 2, −1. Numeric groups of Kolmogorov-Smirnov: −1 | 0 | 1 | 2; +1 up to "1" reads p − q = 3/4 − q(−1,0,1) ≥ −1/4.
    const problem = oneOutputProblem("kolmogorov-smirnov", letters, ["-1", "0", "1"]);
    const plane = {
      multipliers: { distortion: "0", perception: "1" },
      rows: ["0"],
      cut: { witnesses: ["0", "0", "0", "0", "0", "1"] },
    };
    // −1 on everything up to "1": w = −1 on all restored letters, β = −3/4; s ≤ 1 makes γ = 1/4.
    const certificate = sealed(
      problem,
      { kind: "infeasible", bounds: { distortion: "inf", perception: "6/25" } },
      { plane: { ...plane, rows: ["1"] } },
    );
    expect(check(certificate).status).toBe("accepted");
  });
});

describe("kolmogorov-smirnov", () => {
  const below = { kind: "infeasible", bounds: { distortion: "inf", perception: "-1" } };
  const trivial = (count: number): Data => ({
    plane: {
      multipliers: { distortion: "0", perception: "1" },
      rows: ["0"],
      cut: { witnesses: new Array<string>(count).fill("0") },
    },
  });

  it("groups letters of equal value", () => {
    expect(check(sealed(oneOutputProblem("kolmogorov-smirnov", ["1", "1.0", "2/2"]), below, trivial(0))).status).toBe(
      "accepted",
    );
    const two = oneOutputProblem("kolmogorov-smirnov", ["1", "2", "1.0"]);
    expect(check(sealed(two, below, trivial(2))).status).toBe("accepted");
    // Mass moved inside a group is not moved: F after {1, 1.0} is 3/4 for both.
    const evidence = { restorer: [["1/4", "1/4", "1/2"]], ...trivial(2) };
    expect(rejected(sealed(two, { ...statement, bounds: below.bounds }, evidence)).reason).toBe(
      "expected d(p_X,q) ≤ -1, found 0",
    );
  });

  it("uses the listed order when a letter is not a rational", () => {
    expect(check(sealed(oneOutputProblem("kolmogorov-smirnov", ["1", "1.0", "x"]), below, trivial(4))).status).toBe(
      "accepted",
    );
  });

  it("rejects a letter that is a rational beyond the limits instead of guessing", () => {
    const { where, reason } = rejected(
      sealed(oneOutputProblem("kolmogorov-smirnov", ["1", "2", "1e99999"]), below, trivial(4)),
    );
    expect(where).toBe("$.problem.source.alphabet[2]");
    expect(reason).toBe('expected an exponent between -10000 and 10000, found "1e99999"');
  });

  it("is the largest difference of distribution functions", () => {
    const q = [["1/10", "1/5", "7/10"]]; // F_p = 1/2, 3/4; F_q = 1/10, 3/10
    const one = changed(
      certificate(oneOutputProblem("kolmogorov-smirnov"), { witnesses: ["0", "1/3", "0", "0"] }),
      "evidence.restorer",
      q,
    );
    expect(rejected(one).reason).toBe("expected d(p_X,q) ≤ 1/5, found 9/20");
    // In the listed order "2", "0", "1" → values sorted: the same; with names instead, as listed: F_p = 1/2, 3/4.
    const named = changed(
      certificate(oneOutputProblem("kolmogorov-smirnov", ["c", "b", "a"]), { witnesses: ["0", "1/3", "0", "0"] }),
      "evidence.restorer",
      q,
    );
    expect(rejected(named).reason).toBe("expected d(p_X,q) ≤ 1/5, found 9/20");
    // Values 2, 0, 1: p = 1/4, 1/4, 1/2 and q = 1/5, 7/10, 1/10 in increasing order.
    const numeric = changed(
      certificate(oneOutputProblem("kolmogorov-smirnov", ["2", "0", "1"]), { witnesses: ["0", "1/3", "0", "0"] }),
      "evidence.restorer",
      q,
    );
    expect(rejected(numeric).reason).toBe("expected d(p_X,q) ≤ 1/5, found 2/5");
  });
});

describe("distances against a second definition", () => {
  /** n equal atoms each: the cheapest matching over all permutations is the transport cost. */
  const atoms = fc.integer({ min: 1, max: 4 }).chain((n) =>
    fc.record({
      values: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 3, maxLength: 5 }),
      from: fc.array(fc.nat(2), { minLength: n, maxLength: n }),
      to: fc.array(fc.nat(2), { minLength: n, maxLength: n }),
    }),
  );

  function cheapest(from: readonly number[], to: readonly number[], cost: (a: number, b: number) => number): number {
    const [first, ...rest] = from;
    if (first === undefined) return 0;
    return Math.min(
      ...to.map(
        (one, i) =>
          cost(first, one) +
          cheapest(
            rest,
            to.filter((_, j) => j !== i),
            cost,
          ),
      ),
    );
  }

  function counts(letters: readonly number[], size: number): bigint[] {
    return Array.from({ length: size }, (_, z) => BigInt(letters.filter((one) => one === z).length));
  }

  it("total variation, W₁ and W₂² are least costs of matching", () => {
    fc.assert(
      fc.property(atoms, ({ values, from, to }) => {
        const p = counts(from, values.length);
        const q = counts(to, values.length);
        const sizes = values.map(BigInt);
        const order = increasing(sizes);
        const at = (z: number): number => values[z]!;
        expect(absoluteDifference(p, q)).toBe(2n * BigInt(cheapest(from, to, (a, b) => (a === b ? 0 : 1))));
        expect(wasserstein1(p, q, order, sizes)).toBe(BigInt(cheapest(from, to, (a, b) => Math.abs(at(a) - at(b)))));
        expect(squaredWasserstein2(p, q, order, sizes)).toBe(
          BigInt(cheapest(from, to, (a, b) => (at(a) - at(b)) ** 2)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
