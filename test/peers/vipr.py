"""Checks VIPR certificates of linear programs.

Written from the specification of the format alone (version 1.0; Cheung, Gleixner, Steffy, "Verifying integer
programming results", IPCO 2017), in rational arithmetic. It prints a line for each file named on the command line:
`accepted: …`, or `rejected: …` with the reason. Of the reasons in a file `lin` and `asm` are known, which is what a
linear program needs; `rnd` and `uns` are refused, never passed.
"""
import sys
from fractions import Fraction


class Rejected(Exception):
    pass


def need(condition, reason):
    if not condition:
        raise Rejected(reason)


class Words:
    """The words of the file, one after the other, without the comments before VER."""

    def __init__(self, text):
        lines = text.split("\n")
        while lines and (lines[0].startswith("%") or not lines[0].strip()):
            lines.pop(0)
        self.words = " ".join(lines).split()
        self.next = 0

    def word(self):
        need(self.next < len(self.words), "the file ends early")
        self.next += 1
        return self.words[self.next - 1]

    def expect(self, *wanted):
        for one in wanted:
            found = self.word()
            need(found == one, f"expected {one}, found {found}")

    def integer(self):
        return int(self.word())

    def value(self):
        return Fraction(self.word())

    def terms(self, below):
        """p, then p pairs of an index below the bound and a value."""
        found = {}
        for _ in range(self.integer()):
            index = self.integer()
            need(0 <= index < below and index not in found, f"index {index} is out of range or repeated")
            found[index] = self.value()
        return {index: value for index, value in found.items() if value}


SIGNS = {"E": 0, "L": -1, "G": 1}


class Constraint:
    def __init__(self, name, sense, bound, terms, assumptions=frozenset()):
        self.name, self.sense, self.bound, self.terms, self.assumptions = name, sense, bound, terms, assumptions

    def holds(self, point):
        left = sum((value * point.get(j, 0) for j, value in self.terms.items()), Fraction(0))
        return {0: left == self.bound, -1: left <= self.bound, 1: left >= self.bound}[self.sense]

    def absurd(self):
        if self.terms:
            return False
        return {0: self.bound != 0, -1: self.bound < 0, 1: self.bound > 0}[self.sense]

    def dominates(self, other):
        if self.absurd():
            return True
        if self.terms != other.terms or self.sense not in (0, other.sense):
            return False
        return {
            0: self.bound == other.bound,
            -1: self.bound <= other.bound,
            1: self.bound >= other.bound,
        }[other.sense]


def constraint(words, variables, objective):
    name, sense = words.word(), words.word()
    need(sense in SIGNS, f"{name}: {sense} is no sense")
    bound = words.value()
    if words.words[words.next : words.next + 1] == ["OBJ"]:
        words.word()
        return Constraint(name, SIGNS[sense], bound, dict(objective))
    return Constraint(name, SIGNS[sense], bound, words.terms(variables))


def combination(words, known):
    """A suitable linear combination: all multipliers times senses are >= 0, or all are <= 0."""
    multipliers = words.terms(len(known))
    signs = {(value > 0) - (value < 0) if known[i].sense > 0 else (value < 0) - (value > 0)
             for i, value in multipliers.items() if known[i].sense}
    need(len(signs) <= 1, "a multiplier has the wrong sign")
    terms, bound, assumptions = {}, Fraction(0), frozenset()
    for i, value in multipliers.items():
        bound += value * known[i].bound
        assumptions |= known[i].assumptions
        for j, coefficient in known[i].terms.items():
            terms[j] = terms.get(j, 0) + value * coefficient
    return Constraint("", signs.pop() if signs else 0, bound, {j: v for j, v in terms.items() if v}, assumptions)


def check(text):
    words = Words(text)
    words.expect("VER", "1.0", "VAR")
    variables = words.integer()
    names = [words.word() for _ in range(variables)]
    need(len(set(names)) == variables, "a variable is named twice")
    words.expect("INT")
    integers = {words.integer() for _ in range(words.integer())}
    words.expect("OBJ")
    direction = words.word()
    need(direction in ("min", "max"), f"{direction} is no direction")
    objective = words.terms(variables)
    words.expect("CON")
    count, bounds = words.integer(), words.integer()
    need(0 <= bounds <= count, "more bounds than constraints")
    known = [constraint(words, variables, objective) for _ in range(count)]
    need(all(len(one.terms) == 1 for one in known[:bounds]), "a bound is about one variable")
    words.expect("RTP")
    kind = words.word()
    need(kind in ("infeas", "range"), f"{kind} is no relation to prove")
    lower = upper = None
    if kind == "range":
        low, high = words.word(), words.word()
        lower = None if low == "-inf" else Fraction(low)
        upper = None if high == "inf" else Fraction(high)
    words.expect("SOL")
    values = []
    for _ in range(words.integer()):
        name = words.word()
        point = words.terms(variables)
        for one in known:
            need(one.holds(point), f"solution {name} violates {one.name}")
        need(all(point.get(j, Fraction(0)).denominator == 1 for j in integers), f"solution {name} is not integral")
        values.append(sum((objective[j] * point.get(j, 0) for j in objective), Fraction(0)))
    # In the case of minimisation some solution is at most the upper bound, in that of maximisation at least the lower.
    if kind == "infeas":
        need(not values, "a solution of an infeasible program")
    elif direction == "min":
        need(upper is None or (values and min(values) <= upper), "no solution reaches the upper bound")
    else:
        need(lower is None or (values and max(values) >= lower), "no solution reaches the lower bound")
    words.expect("DER")
    derived = words.integer()
    for _ in range(derived):
        one = constraint(words, variables, objective)
        words.expect("{")
        reason = words.word()
        if reason == "asm":
            one.assumptions = frozenset([len(known)])
        elif reason == "lin":
            found = combination(words, known)
            need(found.dominates(one), f"the combination does not dominate {one.name}")
            one.assumptions = found.assumptions
        else:
            raise Rejected(f"the reason {reason} is not for linear programs")
        words.expect("}")
        words.integer()
        known.append(one)
    need(words.next == len(words.words), "there is more after the derivations")
    wanted = lower if direction == "min" else upper
    if kind == "infeas":
        need(derived and known[-1].absurd() and not known[-1].assumptions, "the last derivation is no absurdity")
        return "infeasible"
    if wanted is not None:
        goal = Constraint("", 1 if direction == "min" else -1, wanted, objective)
        need(derived and known[-1].dominates(goal), "the last derivation does not dominate the bound")
        need(not known[-1].assumptions, "the last derivation rests on assumptions")
    return f"{lower} {upper}"


def verdict(text):
    try:
        return f"accepted: {check(text)}"
    except (Rejected, ValueError, ZeroDivisionError) as reason:
        return f"rejected: {reason}"


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with open(path) as file:
            print(verdict(file.read()))
