/** Terms and scripts of SMT-LIB: exact strings. */
import { expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { approximateRoot } from "../../../../src/report/smt/roots.js";
import { Script } from "../../../../src/report/smt/script.js";
import { and, comment, or, real, sum } from "../../../../src/report/smt/terms.js";

test("rationals are numerals of sort Real, with the sign outside", () => {
  expect(["3", "-3", "3/20", "-3/20", "0"].map((text) => real(Rational.parse(text)))).toEqual([
    "3.0",
    "(- 3.0)",
    "(/ 3.0 20.0)",
    "(- (/ 3.0 20.0))",
    "0.0",
  ]);
});

test("sums and conjunctions of none and of one", () => {
  expect([sum([]), sum(["a"]), sum(["a", "b"])]).toEqual(["0.0", "a", "(+ a b)"]);
  expect([and([]), and(["a"]), or([]), or(["a", "b"])]).toEqual(["true", "a", "false", "(or a b)"]);
});

test("a name cannot end a comment", () => {
  expect(comment("a\n(assert false)")).toBe(String.raw`; a\n(assert false)`);
});

test("a script negates its facts; without any it says nothing but unsat", () => {
  const script = new Script();
  script.define("x", "1.0");
  script.fact("x is 1", "(= 1.0 x)", "(<= 0.0 x)");
  script.pmf("a pmf", ["x"]);
  expect([...script.text(["title"])].join("")).toBe(`; title
(set-logic QF_NRA)
(set-info :status unsat)
(define-fun abs_ ((u Real)) Real (ite (<= 0.0 u) u (- u)))
(define-fun max_ ((u Real) (v Real)) Real (ite (<= u v) v u))
(define-fun min_ ((u Real) (v Real)) Real (ite (<= u v) u v))
(define-fun x () Real 1.0)
; x is 1
(define-fun fact_0 () Bool (and (= 1.0 x) (<= 0.0 x)))
; a pmf
(define-fun fact_1 () Bool (and (<= 0.0 x) (= 1.0 x)))
; unsat: every fact holds, and with them the statement
(assert (not (and true fact_0 fact_1)))
(check-sat)
`);
});

test("roots are exact where they are rational, and on the side that is asked for elsewhere", () => {
  expect(String(approximateRoot(Rational.parse("4/9"), "below"))).toBe("2/3");
  expect(String(approximateRoot(Rational.parse("-1"), "above"))).toBe("0");
  const [below, above] = [approximateRoot(Rational.parse("2"), "below"), approximateRoot(Rational.parse("2"), "above")];
  expect(below.times(below).compare(Rational.parse("2"))).toBe(-1);
  expect(above.times(above).compare(Rational.parse("2"))).toBe(1);
  expect(above.minus(below).compare(Rational.parse("1e-150"))).toBe(-1);
});
