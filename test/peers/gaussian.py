"""Checks enclosures of the Gaussian example with mpmath, by quadrature at 40 digits.

Reads JSON objects, one per line: priors, means, variances, noise, gain (texts of rationals), enclosures (name: [lower,
upper]). Prints each enclosure that does not hold the value, then how many were looked at. Regions and zeros of density
differences are found by looking for changes along a fine grid; W2 is integrated over quantiles found by bisection and
Newton's method.
"""
import json
import sys
from mpmath import mp, mpf, exp, log, sqrt, pi, ncdf, quad, findroot


def number(text):
    num, _, den = text.partition("/")
    return mpf(num) / mpf(den or 1)


def density(law):
    return lambda x: sum(w * exp(-((x - m) ** 2) / (2 * v)) / sqrt(2 * pi * v) for w, m, v in law)


def distribution(law):
    return lambda x: sum(w * ncdf((x - m) / sqrt(v)) for w, m, v in law)


def changes(label, low, high, steps=1500):
    """Places where a label changes along [low, high], by bisection."""
    found = []
    at = [low + (high - low) * mpf(i) / steps for i in range(steps + 1)]
    for left, right in zip(at, at[1:]):
        if label(left) == label(right):
            continue
        a, b, first = left, right, label(left)
        for _ in range(150):
            middle = (a + b) / 2
            if label(middle) == first:
                a = middle
            else:
                b = middle
        found.append((a + b) / 2)
    return found


def chosen(law):
    return lambda x: max(range(len(law)), key=lambda k: (log(law[k][0]) - (x - law[k][1]) ** 2 / (2 * law[k][2]) - log(law[k][2]) / 2, -k))


def error(rule, law, reach):
    places = [-mp.inf, *changes(chosen(rule), -reach, reach), mp.inf]
    right = mpf(0)
    for a, b in zip(places, places[1:]):
        middle = (max(a, -reach) + min(b, reach)) / 2
        w, m, v = law[chosen(rule)(middle)]
        right += w * (ncdf((b - m) / sqrt(v)) - ncdf((a - m) / sqrt(v)))
    return 1 - right


def pieces(reach, count=24):
    return [-reach + 2 * reach * mpf(i) / count for i in range(count + 1)]


def values(one):
    gain, noise = number(one["gain"]), number(one["noise"])
    source = [tuple(map(number, row)) for row in zip(one["priors"], one["means"], one["variances"])]
    degraded = [(w, m, v + noise) for w, m, v in source]
    restored = [(w, m * gain, v * gain**2) for w, m, v in degraded]
    p, q = density(source), density(restored)
    reach = max(abs(m) + 16 * sqrt(v) for _, m, v in source + degraded + restored)
    yield "sourceRisk", error(source, source, reach)
    yield "degradedRisk", error(degraded, degraded, reach)
    yield "errorRate", error(source, restored, reach)
    yield "meanSquaredError", quad(lambda x: (x - gain * x) ** 2 * p(x), pieces(reach)) + gain**2 * noise
    far = lambda law: pieces(max(abs(m) + 16 * sqrt(v) for _, m, v in law))
    yield "divergence", quad(lambda x: p(x) * log(p(x) / q(x)), far(source))
    yield "reverseDivergence", quad(lambda x: q(x) * log(q(x) / p(x)), far(restored))
    P, Q = distribution(source), distribution(restored)
    places = [-reach, *changes(lambda x: p(x) > q(x), -reach, reach), reach]
    yield "totalVariation", sum(abs((P(b) - Q(b)) - (P(a) - Q(a))) for a, b in zip(places, places[1:])) / 2
    if "wasserstein" not in one["enclosures"]:
        return

    def image(x):
        # The smaller of the two tails, which keeps its digits.
        side = 1 if P(x) < mpf(1) / 2 else -1
        tail = lambda law, y: sum(w * ncdf(side * (y - m) / sqrt(v)) for w, m, v in law)
        a, b, value = -2 * reach, 2 * reach, tail(source, x)
        for _ in range(25):
            a, b = ((a + b) / 2, b) if side * (tail(restored, (a + b) / 2) - value) < 0 else (a, (a + b) / 2)
        for _ in range(4):
            a -= side * (tail(restored, a) - value) / q(a)
        return a

    most = max(abs(m) + 13 * sqrt(v) for _, m, v in source)
    steps = 600
    # The trapezoidal rule, which converges exponentially here.
    yield "wasserstein", sqrt(sum(p(x) * (x - image(x)) ** 2 for x in (-most + 2 * most * mpf(i) / steps for i in range(steps + 1))) * 2 * most / steps)


count = 0
for line in sys.stdin:
    mp.dps = 40
    one = json.loads(line)
    for name, value in values(one):
        lower, upper = map(number, one["enclosures"][name])
        slack = mpf(10) ** (-32 if name == "wasserstein" else -36)
        if not lower - slack <= value <= upper + slack:
            print(name, one["gain"], mp.nstr(lower, 30), mp.nstr(upper, 30), mp.nstr(value, 40))
        count += 1
print(count)
