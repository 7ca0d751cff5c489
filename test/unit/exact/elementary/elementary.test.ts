/**
 * ln, exp, square roots, Φ and π: against sixty digits of another program, by identities, at the ends.
 *
 * The sixty decimals were printed by mpmath 1.2.1 at 120 digits, cut (not rounded) after the last:
 * `mp.dps = 120; mp.floor(f(x)·10^60)` with f = log, exp, sqrt, ncdf.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expFixed, largestExponential } from "../../../../src/exact/elementary/exponential.js";
import { ceilingDivide, floorDivide } from "../../../../src/exact/elementary/fixed.js";
import { exp, ln, mostBits, normalDistribution, pi, sqrt } from "../../../../src/exact/elementary/intervals.js";
import type { Interval } from "../../../../src/exact/elementary/intervals.js";
import { InputError } from "../../../../src/exact/errors.js";
import { Rational } from "../../../../src/exact/rational.js";

const functions = { ln, exp, sqrt, normalDistribution };

const digits: readonly (readonly [keyof typeof functions, string, string])[] = [
  ["ln", "2", "0.693147180559945309417232121458176568075500134360255254120680"],
  ["ln", "3", "1.098612288668109691395245236922525704647490557822749451734694"],
  ["ln", "1/3", "-1.098612288668109691395245236922525704647490557822749451734695"],
  ["ln", "7/3", "0.847297860387203613710107506520654024989594171759111736724695"],
  ["ln", "1000003/1000000", "0.000002999995500008999979750048599878500312427751305758422666"],
  ["ln", "123456789", "18.631401766168018033193933347963204209713681841020401975185089"],
  ["ln", "1e-30", "-69.077552789821370520539743640530926228033044658863189280999838"],
  ["exp", "1", "2.718281828459045235360287471352662497757247093699959574966967"],
  ["exp", "-1", "0.367879441171442321595523770161460867445811131031767834507836"],
  ["exp", "1/3", "1.395612425086089528628125319602586837597906515199406982617516"],
  ["exp", "-7/2", "0.030197383422318500739786292363619845071660532247657006671340"],
  ["exp", "1e-20", "1.000000000000000000010000000000000000000050000000000000000000"],
  ["exp", "-40", "0.000000000000000004248354255291588995329234782858658017879565"],
  ["exp", "5", "148.413159102576603421115580040552279623487667593878989046752845"],
  ["sqrt", "2", "1.414213562373095048801688724209698078569671875376948073176679"],
  ["sqrt", "3", "1.732050807568877293527446341505872366942805253810380628055806"],
  ["sqrt", "7/5", "1.183215956619923208513465658312323409683100246158868064575943"],
  ["sqrt", "1e-21", "0.000000000031622776601683793319988935444327185337195551393252"],
  ["sqrt", "99999999999", "316227.766015256794369801211930197176361338779872834068123644071763"],
  ["normalDistribution", "1", "0.841344746068542948585232545632037922477912966726604390987394"],
  ["normalDistribution", "-1", "0.158655253931457051414767454367962077522087033273395609012605"],
  ["normalDistribution", "1/2", "0.691462461274013103637704610608337739883602175554577936820776"],
  ["normalDistribution", "3", "0.998650101968369905473348185232405022622170631841619350635778"],
  ["normalDistribution", "-5", "0.000000286651571879193911673752332874645353854423013611889573"],
  ["normalDistribution", "1/1000000007", "0.500000000398942277608836734611598538517151963705034568554312"],
  ["normalDistribution", "-8", "0.000000000000000622096057427178412351599517258818842248871727"],
];
const piDigits = "3.141592653589793238462643383279502884197169399375105820974944";

const unit = (bits: number): Rational => Rational.of(1n, 1n << BigInt(bits));
const last = Rational.of(1n, 10n ** 60n);
const width = ({ lower, upper }: Interval): Rational => upper.minus(lower);
const meet = (a: Interval, b: Interval): boolean => a.lower.atMost(b.upper) && b.lower.atMost(a.upper);

/** The interval holds a number between the cut decimal and the next one, and at enough digits separates the two. */
function expectDigits(found: (bits: number) => Interval, text: string): void {
  const below = Rational.parse(text);
  for (const bits of [1, 8, 60, 100, 199, 200, 201, 300, 1100]) {
    const value = found(bits);
    expect(meet(value, { lower: below, upper: below.plus(last) })).toBe(true);
    if (bits < 300) continue;
    expect(below.lessThan(value.lower)).toBe(true);
    expect(value.upper.lessThan(below.plus(last))).toBe(true);
  }
}

describe("digits of another program", () => {
  it.each(digits)("%s(%s) = %s…", (name, x, text) =>
    expectDigits((bits) => functions[name](Rational.parse(x), bits), text),
  );
  it("π", () => expectDigits(pi, piDigits));
});

describe("identities", () => {
  const bits = fc.integer({ min: 1, max: 260 });
  const positive = fc
    .tuple(fc.bigInt({ min: 1n, max: 10n ** 40n }), fc.bigInt({ min: 1n, max: 10n ** 40n }))
    .map(([num, den]) => Rational.of(num, den));
  const small = fc
    .tuple(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), fc.bigInt({ min: 10n ** 20n, max: 10n ** 21n }))
    .map(([num, den]) => Rational.of(num, den));

  it("ln ab = ln a + ln b, and ln 1/a = −ln a", () => {
    fc.assert(
      fc.property(positive, positive, bits, (a, b, n) => {
        const [la, lb] = [ln(a, n), ln(b, n)];
        expect(meet(ln(a.times(b), n), { lower: la.lower.plus(lb.lower), upper: la.upper.plus(lb.upper) })).toBe(true);
        expect(meet(ln(Rational.one.over(a), n), { lower: la.upper.negated(), upper: la.lower.negated() })).toBe(true);
        expect(width(la).atMost(unit(n - 1))).toBe(true);
      }),
    );
  });

  it("exp(ln x) holds x: exp of the ends, at more digits, lies on both sides", () => {
    fc.assert(
      fc.property(positive, bits, (x, n) => {
        const { lower, upper } = ln(x, n);
        expect(exp(lower, n + 200).lower.atMost(x)).toBe(true);
        expect(x.atMost(exp(upper, n + 200).upper)).toBe(true);
      }),
    );
  });

  it("exp(a + b) = exp a · exp b, at most two units wide below 1, and two units of its size above", () => {
    fc.assert(
      fc.property(small, small, bits, (a, b, n) => {
        const [ea, eb] = [exp(a, n), exp(b, n)];
        expect(meet(exp(a.plus(b), n), { lower: ea.lower.times(eb.lower), upper: ea.upper.times(eb.upper) })).toBe(
          true,
        );
        expect(width(ea).atMost(unit(n).times(ea.upper.plus(Rational.of(2n))))).toBe(true);
        if (a.sign() < 0) expect(width(ea).atMost(unit(n - 1))).toBe(true);
      }),
    );
  });

  it("squares of the ends of a root enclose the number", () => {
    fc.assert(
      fc.property(positive, bits, (x, n) => {
        const { lower, upper } = sqrt(x, n);
        expect(lower.times(lower).atMost(x) && x.atMost(upper.times(upper))).toBe(true);
        expect(width({ lower, upper }).atMost(unit(n))).toBe(true);
      }),
    );
  });

  it("Φ(x) + Φ(−x) = 1, and Φ grows by the midpoint rule's derivative: Φ(x + h) − Φ(x) between h·φ at the two ends", () => {
    const h = Rational.of(1n, 1000n);
    const density = (x: Rational, n: number): Interval => {
      const [e, p] = [exp(x.times(x).over(Rational.of(-2n)), n), pi(n)];
      return {
        lower: e.lower.over(sqrt(p.upper.times(Rational.of(2n)), n).upper),
        upper: e.upper.over(sqrt(p.lower.times(Rational.of(2n)), n).lower),
      };
    };
    fc.assert(
      fc.property(small, fc.integer({ min: 20, max: 260 }), (x, n) => {
        const value = normalDistribution(x, n);
        const mirrored = normalDistribution(x.negated(), n);
        expect(value.lower.plus(mirrored.upper).equals(Rational.one)).toBe(true);
        expect(width(value).atMost(unit(n - 1))).toBe(true);
        const next = normalDistribution(x.plus(h), n);
        if (x.sign() * x.plus(h).sign() < 0) return;
        const [a, b] = [density(x, n), density(x.plus(h), n)];
        const [low, high] = x.sign() >= 0 ? [b.lower, a.upper] : [a.lower, b.upper];
        expect(next.upper.minus(value.lower).compare(low.times(h)) >= 0).toBe(true);
        expect(next.lower.minus(value.upper).atMost(high.times(h))).toBe(true);
      }),
    );
  });
});

describe("what is exact comes back exact", () => {
  const { zero, one } = Rational;
  it.each([
    ["ln 1", ln(one, 7), "0"],
    ["exp 0", exp(zero, 7), "1"],
    ["√0", sqrt(zero, 7), "0"],
    ["√(4/9)", sqrt(Rational.of(4n, 9n), 7), "2/3"],
    ["Φ(0)", normalDistribution(zero, 7), "1/2"],
  ] as const)("%s", (_, { lower, upper }, value) =>
    expect([lower.toString(), upper.toString()]).toEqual([value, value]),
  );

  it("and nothing else does: 1 and its neighbours", () => {
    const near = Rational.one.plus(Rational.of(1n, 10n ** 50n));
    for (const value of [ln(near, 64), exp(near.minus(one), 64), normalDistribution(near.minus(one), 64)])
      expect(value.lower.lessThan(value.upper)).toBe(true);
  });
});

describe("the ends", () => {
  it("are 0 and one unit where exp is smaller than that, and so for Φ", () => {
    const far = Rational.of(-1000n);
    for (const value of [exp(far, 64), normalDistribution(far, 64)])
      expect(value).toEqual({ lower: Rational.zero, upper: unit(64) });
  });

  it("keep the relative width of large exponentials, up to the limit", () => {
    const { lower, upper } = exp(Rational.of(largestExponential), 64);
    expect(
      upper
        .minus(lower)
        .times(Rational.of(1n << 62n))
        .atMost(lower),
    ).toBe(true);
  });

  it.each([
    ["ln 0", () => ln(Rational.zero, 64), "out-of-range"],
    ["ln −1", () => ln(Rational.of(-1n), 64), "out-of-range"],
    ["√−1", () => sqrt(Rational.of(-1n), 64), "out-of-range"],
    ["exp 100001", () => exp(Rational.of(largestExponential + 1n), 64), "too-large"],
    ["exp 100000.1", () => expFixed(1_000_001n, 10n, 64), "too-large"],
    ["no bits", () => pi(0), "out-of-range"],
    ["too many bits", () => ln(Rational.one, mostBits + 1), "out-of-range"],
    ["a number of JavaScript", () => exp(1 as unknown as Rational, 64), "wrong-type"],
  ])("%s is refused", (_, ask, code) => {
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(expect.objectContaining({ code }) as Error);
  });
});

it.each([
  [7n, 2n, 3n, 4n],
  [-7n, 2n, -4n, -3n],
  [6n, 3n, 2n, 2n],
  [-6n, 3n, -2n, -2n],
  [0n, 5n, 0n, 0n],
])("⌊%s/%s⌋ and ⌈…⌉", (n, d, floor, ceiling) => {
  expect([floorDivide(n, d), ceilingDivide(n, d)]).toEqual([floor, ceiling]);
});
