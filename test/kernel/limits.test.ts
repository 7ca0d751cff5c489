/** Beyond the limits of docs/formats.md a certificate is rejected, by name of the limit, before anything large is built. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { checkText, limits } from "../../src/kernel/index.js";
import { Meter, limitEntries, limitMatrixBits } from "../../src/kernel/limits.js";
import { Rejection, Where, shown } from "../../src/kernel/rejection.js";
import { commonMultiple, denominatorProduct, scale } from "../../src/kernel/scaled.js";
import { effort } from "../support/effort.js";
import { asRejected, binaryValue, changed, oneOutputProblem, rejected, sealed } from "./certificates.js";
import { reasonOf } from "../support/rejections.js";

const many = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));

describe("sizes", () => {
  it.each([
    ["source.alphabet", many(4097), "expected at most 4096 letters, found 4097"],
    ["channel.outputs", many(4097), "expected at most 4096 outputs, found 4097"],
    ["restored.alphabet", many(4097), "expected at most 4096 letters, found 4097"],
    ["source.classes", many(4097), "expected at most 4096 classes, found 4097"],
    [
      "perception",
      { witnesses: new Array(2_097_153).fill("") },
      "expected at most 4194304 entries, found 4194306 for a matrix",
    ],
    ["name", "9".repeat(2), "the hash of the canonical problem"],
  ])("%s", (path, value, reason) => {
    expect(rejected(changed(binaryValue, `problem.${path}`, value)).reason).toContain(reason);
  });

  it("letters multiply: 4096 restored letters need at most 1024 source letters", () => {
    const problem = oneOutputProblem("total-variation", many(1025), many(4096));
    const sure = many(1025).map((_, i) => (i === 0 ? "1" : "0"));
    problem["source"].classes.forEach((one: { pmf: string[] }) => (one.pmf = sure));
    problem["channel"].matrix = sure.map(() => ["1"]);
    expect(rejected(sealed(problem, null, null)).reason).toBe(
      "expected at most 4194304 entries, found 4198400 for source by restored letters",
    );
    expect(
      reasonOf(() => {
        limitEntries(2048, 2048, "a matrix", Where.root);
      }),
    ).toBe("nothing refused");
  });

  it("numbers", () => {
    const long = `0.${"1".repeat(99_999)}`;
    expect(rejected(changed(binaryValue, "statement.errorRate", long))).toMatchObject({
      where: "$.statement.errorRate",
      reason: "expected a number of at most 100000 characters, found 100001 characters",
    });
    expect(rejected(changed(binaryValue, "statement.errorRate", "1e10001")).reason).toBe(
      'expected an exponent between -10000 and 10000, found "1e10001"',
    );
    expect(rejected(changed(binaryValue, "statement.errorRate", "1e-10000")).reason).toContain(
      "(10001 characters), found 307/1450",
    );
    expect(
      reasonOf(() => {
        new Meter().holding(2 ** 30 + 1, Where.root);
      }),
    ).toBe("expected numbers of at most 1073741824 bits in all, found more up to here");
  });

  it("text", () => {
    const values = `[${"0,".repeat(limits.values)}0]`;
    expect(checkText(values).map(asRejected)).toEqual([
      { status: "rejected", where: "$", reason: "expected at most 16777216 values, found 16777216 commas or more" },
    ]);
    expect(rejected(values).reason).toBe("expected at most 16777216 values, found 16777216 commas or more");
    expect(rejected(`${"\n".repeat(limits.lines)}x`).reason).toBe(
      "expected at most 67108864 lines, found 67108864 line breaks or more",
    );
    const bytes = "é".repeat(2 ** 27 + 1);
    expect(rejected(bytes).reason).toBe("expected at most 268435456 bytes of text, found 268435458");
  });
});

describe("common denominators", () => {
  const meter = (): Meter => new Meter();
  const longest = 1n << BigInt(limits.denominatorBits - 1);

  it("of at most 2^22 bits", () => {
    expect(reasonOf(() => commonMultiple(longest, 2n, meter(), Where.root))).toBe("nothing refused");
    expect(reasonOf(() => commonMultiple(longest, 3n, meter(), Where.root))).toBe(
      "expected a common denominator of at most 4194304 bits, found 4194305 bits",
    );
    expect(reasonOf(() => denominatorProduct(longest, 2n, meter(), Where.root))).toBe(
      "expected a common denominator of at most 4194304 bits, found 4194305 bits",
    );
  });

  it("times the number of entries fit in memory", () => {
    const values = [Rational.of(1n, longest), ...new Array<Rational>(600).fill(Rational.one)];
    expect(reasonOf(() => scale(values, meter(), Where.root))).toBe(
      "expected entries that take at most 2147483648 bits over their common denominator, found 601 entries of up to 4194304 bits",
    );
    expect(
      reasonOf(() => {
        limitMatrixBits(2 ** 11, 2 ** 20, Where.root);
      }),
    ).toBe("nothing refused");
  });

  it("do not forbid many denominators with a small common multiple", () => {
    const values = Array.from({ length: 3000 }, (_, i) => Rational.of(1n, 1n << BigInt(i)));
    expect(scale(values, meter(), Where.root).denominator).toBe(1n << 2999n);
  });
});

describe("work", () => {
  it("is charged before it is done", () => {
    const meter = new Meter();
    expect(
      reasonOf(() => {
        meter.products(2048 ** 3, 64, 64, Where.root);
      }),
    ).toBe("nothing refused");
    expect(
      reasonOf(() => {
        meter.products(2048 ** 3, 1000, 1000, Where.root);
      }),
    ).toBe("expected at most 1099511627776 steps of arithmetic, found that more are needed from here on");
  });

  it("numbers that are verified and dropped are not held", () => {
    const meter = new Meter(2 ** 40, 1000);
    for (let i = 0; i < 10; i++) {
      meter.passing(() => {
        meter.holding(900, Where.root);
      });
    }
    expect(
      reasonOf(() => {
        meter.holding(1000, Where.root);
      }),
    ).toBe("nothing refused");
    expect(
      reasonOf(() => {
        meter.holding(1, Where.root);
      }),
    ).toBe("expected numbers of at most 1000 bits in all, found more up to here");
  });

  it("a gcd of two common denominators at the limit is possible, hundreds are not", () => {
    const meter = new Meter();
    expect(
      reasonOf(() => {
        meter.gcd(2 ** 22, 2 ** 22, Where.root);
      }),
    ).toBe("nothing refused");
    expect(
      reasonOf(() => {
        for (let i = 0; i < 100; i++) meter.gcd(2 ** 22, 2 ** 22, Where.root);
      }),
    ).toContain("steps of arithmetic");
  });
});

describe("a certificate of size 128", () => {
  /** Random masses with denominator 1000; D = P = inf: C = Σ_y min e, evidence computed with doubles' integers. */
  it("checks in well under two seconds", () => {
    const n = 128;
    let state = 12345;
    const random = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
    const row = (): number[] => {
      const cuts = [0, 1000, ...Array.from({ length: n - 1 }, () => Math.floor(random() * 1001))].sort((a, b) => a - b);
      return cuts.slice(1).map((cut, i) => cut - cuts[i]!);
    };
    const [first, second] = [row(), row()];
    const channel = Array.from({ length: n }, row);
    const mass = (pmf: number[], y: number): number => pmf.reduce((sum, p, x) => sum + p * channel[x]![y]!, 0);
    const letters = many(n);
    const thousandths = (numbers: number[]): string[] =>
      numbers.map((one) => Rational.of(BigInt(one), 1000n).toString());
    const problem = {
      format: "exact-cdp/problem@1",
      name: "size 128",
      source: {
        alphabet: letters,
        classes: [
          { name: "1", prior: "3/5", pmf: thousandths(first) },
          { name: "2", prior: "2/5", pmf: thousandths(second) },
        ],
      },
      channel: { outputs: letters, matrix: channel.map(thousandths) },
      classifier: letters.map((_, i) => (i % 2 === 0 ? "1" : "2")),
      distortion: "squared-error",
      perception: "wasserstein-2-squared",
    };
    // e(y, class 1) = m(2,y) = 2·mass/5·10^6; the best letter is 0 (class 1) or 1 (class 2).
    const errors = letters.map((_, y) => [2 * mass(second, y), 3 * mass(first, y)] as const);
    const rows = errors.map(([one, two]) => Rational.of(BigInt(Math.min(one, two)), 5_000_000n));
    const evidence = {
      restorer: errors.map(([one, two]) => letters.map((_, i) => ((one <= two ? i === 0 : i === 1) ? "1" : "0"))),
      plane: {
        multipliers: { distortion: "0", perception: "0" },
        rows: rows.map(String),
        cut: { transport: { source: letters.map(() => "0"), restored: letters.map(() => "0") } },
      },
    };
    const errorRate = rows.reduce((sum, one) => sum.plus(one)).toString();
    const text = JSON.stringify(
      sealed(problem, { kind: "value", bounds: { distortion: "inf", perception: "inf" }, errorRate }, evidence),
    );
    const { result, milliseconds } = effort(() => checkText(text));
    expect(result).toMatchObject([{ status: "accepted" }]);
    expect(milliseconds).toBeLessThan(2000);
  });
});

describe("numbers in a reason", () => {
  it("are exact, or marked as cut", () => {
    expect(shown(Rational.parse("-307/1450"))).toBe("-307/1450");
    expect(shown(Rational.of(10n ** 400n + 1n, 3n))).toBe(`1${"0".repeat(39)}…(401 characters)/3`);
    expect(shown(Rational.of(1n << 200_000n))).toBe("(an integer of 200001 bits)");
  });

  it("and places stay one readable line", () => {
    expect(Where.root.at("a b").at(3).at("plane").at('"\n').toString()).toBe('$["a b"][3].plane["\\"\\n"]');
    expect(new Rejection(Where.root, "a\n\u0007b").reason).toBe("a b");
  });
});
