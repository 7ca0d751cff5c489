"""C(D,P) with a smooth divergence between two numbers, by mpmath: another method, and nothing of ours.

Reads lines {"problem": …, "bounds": {"distortion": …, "perception": …}}: a problem file with all matrices written
out and numbers as text. Prints a line per point: {"lower", "upper", "multipliers"}, the first two whole numbers
times 10^-60, or {"failed": reason}.

Method: all restored letters of all outputs are unknowns of one dense system; the conditions of an optimum with
products relaxed to tau are solved by Newton's method, first in doubles, then with 120 digits. What is printed does
not rest on that: upper is the error of a restorer that meets both bounds, evaluated with 120 digits, and lower is
a value of the Lagrange dual, in which d is replaced by its tangent at the restorer's q. Both then give way by
10^-58, far more than evaluating with 120 digits can err.
"""
import json
import math
import sys
from fractions import Fraction
from mpmath import mp, mpf

mp.dps = 120


class Numbers:
    """A kind of numbers: doubles, or those of mpmath."""

    def __init__(self, of, ln, root):
        self.of, self.ln, self.root = of, ln, root


doubles = Numbers(lambda f: f.numerator / f.denominator, math.log, math.sqrt)
digits = Numbers(lambda f: mpf(f.numerator) / f.denominator, mp.log, mp.sqrt)


def letter(kind, p, q, number):
    """Value, slope and curvature of the term of a letter at q > 0; p = 0 where the letter is new."""
    ln, root = number.ln, number.root
    if kind == "kullback-leibler":
        return (p * ln(p / q), -p / q, p / (q * q)) if p else (0, 0, 0)
    if kind == "reverse-kullback-leibler":
        return q * ln(q / p), ln(q / p) + 1, 1 / q
    if kind == "chi-squared":
        return (q - p) ** 2 / p, 2 * (q - p) / p, 2 / p
    if kind == "reverse-chi-squared":
        return (p - q) ** 2 / q, 1 - p * p / (q * q), 2 * p * p / (q * q * q)
    if kind == "squared-hellinger":
        if not p:
            return q / 2, number.of(Fraction(1, 2)), 0
        r = root(p / q)
        return (root(p) - root(q)) ** 2 / 2, (1 - r) / 2, r / (4 * q)
    if not p:
        return q * ln(number.of(Fraction(2))) / 2, ln(number.of(Fraction(2))) / 2, 0
    m = p + q
    return (p * ln(2 * p / m) + q * ln(2 * q / m)) / 2, ln(2 * q / m) / 2, p / (2 * q * m)


def lost(kind, p, number):
    """The term of a letter of mass p that cannot be restored."""
    if kind == "jensen-shannon":
        return p * number.ln(number.of(Fraction(2))) / 2
    if kind == "squared-hellinger":
        return p / 2
    if kind == "chi-squared":
        return p
    if kind == "reverse-kullback-leibler":
        return 0
    raise ValueError("infinite everywhere")


class Problem:
    def __init__(self, data, bounds):
        source, channel = data["source"], data["channel"]
        letters = source["alphabet"]
        self.restored = data.get("restored", {"alphabet": letters})["alphabet"]
        self.kind = data["perception"]
        masses = [[Fraction(k["prior"]) * Fraction(v) for v in k["pmf"]] for k in source["classes"]]
        self.p = [sum(column) for column in zip(*masses)]
        rows = [[Fraction(v) for v in row] for row in channel["matrix"]]
        delta = [[Fraction(v) for v in row] for row in data["distortion"]["matrix"]]
        names = [k["name"] for k in source["classes"]]
        xs, js = range(len(letters)), range(len(self.restored))
        every = [sum(self.p[x] * rows[x][y] for x in xs) for y in range(len(channel["outputs"]))]
        outputs = [y for y, mass in enumerate(every) if mass]
        self.mass = [every[y] for y in outputs]
        self.distortion = [[sum(self.p[x] * rows[x][y] * delta[x][j] for x in xs) for j in js] for y in outputs]
        self.error = [
            [sum(m[x] * rows[x][y] for n, m in zip(names, masses) if n != data["classifier"][j] for x in xs) for j in js]
            for y in outputs
        ]
        self.own = [self.p[letters.index(z)] if z in letters else Fraction(0) for z in self.restored]
        self.absent = [self.p[x] for x, z in enumerate(letters) if z not in self.restored and self.p[x]]
        union = letters + [z for z in self.restored if z not in letters]
        if isinstance(self.kind, dict):
            self.kernel = [[Fraction(v) for v in row] for row in self.kind["mmd-squared"]]
            self.kind = "mmd-squared"
            self.places = [union.index(z) for z in self.restored]
            self.union = self.p + [Fraction(0)] * (len(union) - len(letters))
        forced = self.kind in ("reverse-kullback-leibler", "chi-squared")
        self.used = [j for j in js if not (forced and not self.own[j])]
        self.bounds = Fraction(bounds["distortion"]), Fraction(bounds["perception"])


class Doubled:
    """The same in one kind of numbers, on the letters that may have mass."""

    def __init__(self, problem, number):
        of = number.of
        self.number, self.kind = number, problem.kind
        used = problem.used
        self.k, self.m = len(used), len(problem.mass)
        self.mass = [of(v) for v in problem.mass]
        self.distortion = [of(row[j]) for row in problem.distortion for j in used]
        self.error = [of(row[j]) for row in problem.error for j in used]
        self.D, self.P = map(of, problem.bounds)
        self.p = [of(problem.own[j]) for j in used]
        if self.kind == "mmd-squared":
            self.kernel = [[of(v) for v in row] for row in problem.kernel]
            self.places = [problem.places[j] for j in used]
            self.union = [of(v) for v in problem.union]
            self.rest = of(Fraction(0))
        else:
            self.rest = sum((lost(self.kind, of(v), number) for v in problem.absent), of(Fraction(0)))

    def divergence(self, q):
        """d, its gradient and its second derivatives (a list of the diagonal, or a matrix)."""
        if self.kind != "mmd-squared":
            terms = [letter(self.kind, p, v, self.number) for p, v in zip(self.p, q)]
            return self.rest + sum(t[0] for t in terms), [t[1] for t in terms], [t[2] for t in terms]
        v = [-p for p in self.union]
        for z, mass in zip(self.places, q):
            v[z] += mass
        along = [sum(a * b for a, b in zip(row, v)) for row in self.kernel]
        bend = [[2 * self.kernel[a][b] for b in self.places] for a in self.places]
        return sum(a * b for a, b in zip(along, v)), [2 * along[z] for z in self.places], bend

    def restored(self, x):
        return [sum(self.mass[y] * x[y * self.k + j] for y in range(self.m)) for j in range(self.k)]


class Elimination:
    """Gaussian elimination with partial pivoting, once for several right sides."""

    def __init__(self, rows):
        self.rows, self.order = rows, list(range(len(rows)))
        n = len(rows)
        for i in range(n):
            best = max(range(i, n), key=lambda r: abs(rows[r][i]))
            rows[i], rows[best] = rows[best], rows[i]
            self.order[i], self.order[best] = self.order[best], self.order[i]
            pivot = rows[i]
            used = [c for c in range(i + 1, n) if pivot[c]]
            for r in range(i + 1, n):
                row = rows[r]
                if row[i]:
                    row[i] = factor = row[i] / pivot[i]
                    for c in used:
                        row[c] -= factor * pivot[c]

    def solve(self, right):
        rows, n = self.rows, len(right)
        x = [right[i] for i in self.order]
        for i in range(n):
            x[i] -= dot(rows[i][:i], x[:i])
        for i in reversed(range(n)):
            x[i] = (x[i] - dot(rows[i][i + 1 :], x[i + 1 :])) / rows[i][i]
        return x


def dot(a, b):
    return sum(u * v for u, v in zip(a, b))


class Path:
    """x > 0 (the restorer), z > 0, nu of the rows, slacks s > 0 and multipliers w > 0 of the two bounds."""

    def __init__(self, form, state):
        self.f = form
        self.x, self.z, self.nu, self.s, self.w = state

    @staticmethod
    def begin(form):
        one = form.number.of(Fraction(1))
        n = form.m * form.k
        return Path(form, ([one / form.k] * n, [one / 10] * n, [-one / 10] * form.m, [one / 10, one / 10], [one, one]))

    def residuals(self):
        f = self.f
        q = f.restored(self.x)
        d, slope, bend = f.divergence(q)
        second = [f.mass[i // f.k] * slope[i % f.k] for i in range(len(self.x))]
        dual = [
            f.error[i] + self.w[0] * f.distortion[i] + self.w[1] * second[i] + self.nu[i // f.k] - self.z[i]
            for i in range(len(self.x))
        ]
        rows = [sum(self.x[y * f.k : (y + 1) * f.k]) - 1 for y in range(f.m)]
        caps = [dot(f.distortion, self.x) + self.s[0] - f.D, d + self.s[1] - f.P]
        return second, bend, dual, rows, caps

    def gap(self):
        return dot(self.x, self.z) + dot(self.s, self.w)

    def step(self):
        f, x, z, s, w = self.f, self.x, self.z, self.s, self.w
        n, m, k = len(x), f.m, f.k
        second, bend, dual, rows, caps = self.residuals()
        diagonal = f.kind != "mmd-squared"
        size = n + m + 2
        matrix = [[0] * size for _ in range(size)]
        for i in range(n):
            y, j = divmod(i, k)
            for t in range(m):
                if diagonal:
                    matrix[i][t * k + j] = w[1] * f.mass[y] * f.mass[t] * bend[j]
                else:
                    for l in range(k):
                        matrix[i][t * k + l] = w[1] * f.mass[y] * f.mass[t] * bend[j][l]
            matrix[i][i] += z[i] / x[i]
            matrix[i][n + y] = matrix[n + y][i] = 1
            for c, row in enumerate((f.distortion, second)):
                matrix[i][n + m + c] = matrix[n + m + c][i] = row[i]
        for c in range(2):
            matrix[n + m + c][n + m + c] = -s[c] / w[c]

        elimination = Elimination(matrix)

        def newton(products, bounded):
            right = [-dual[i] - z[i] + products[i] / x[i] for i in range(n)]
            right += [-v for v in rows]
            right += [-caps[c] - (bounded[c] - s[c] * w[c]) / w[c] for c in range(2)]
            full = elimination.solve(right)
            dx, dnu, dw = full[:n], full[n : n + m], full[n + m :]
            dz = [(products[i] - x[i] * z[i] - z[i] * dx[i]) / x[i] for i in range(n)]
            ds = [(bounded[c] - s[c] * w[c] - s[c] * dw[c]) / w[c] for c in range(2)]
            return dx, dz, dnu, ds, dw

        def reach(change, share):
            most = [share * a / -b for part, by in zip((x, z, s, w), (change[0], change[1], change[3], change[4]))
                    for a, b in zip(part, by) if b < 0]
            return min([1] + most)

        gap = self.gap()
        zero = [0] * n, [0, 0]
        affine = newton(*zero)
        far = reach(affine, 1)
        after = dot([a + far * b for a, b in zip(x, affine[0])], [a + far * b for a, b in zip(z, affine[1])])
        after += dot([a + far * b for a, b in zip(s, affine[3])], [a + far * b for a, b in zip(w, affine[4])])
        centre = min(1, max(after / gap, 0)) ** 3 * gap / (n + 2)
        # The products stay above this, so that what is off in the bounds falls far below their slack.
        centre = max(centre, f.number.of(Fraction(1, 10**54)))
        off = sum(map(abs, rows)) + sum(map(abs, caps)) + max(map(abs, dual))
        if off > 100 * gap:
            centre = max(centre, gap / (2 * (n + 2)))
        if far > 0.3:
            products = [centre - a * b for a, b in zip(affine[0], affine[1])]
            bounded = [centre - a * b for a, b in zip(affine[3], affine[4])]
        else:
            products, bounded = [centre] * n, [centre] * 2
        change = newton(products, bounded)
        length = reach(change, max(0.9, 1 - gap))
        for _ in range(8):
            moved = Path(f, tuple([a + length * b for a, b in zip(part, by)]
                                  for part, by in zip((x, z, self.nu, s, w), change)))
            _, _, dual2, rows2, caps2 = moved.residuals()
            off2 = sum(map(abs, rows2)) + sum(map(abs, caps2)) + max(map(abs, dual2))
            if off2 + moved.gap() <= 2 * (off + gap):
                break
            length /= 2
        return moved


def bounds_of(path):
    """The value of the restorer, if it is within the bounds, and of the dual."""
    f, x, w = path.f, path.x, path.w
    q = f.restored(x)
    d, slope, _ = f.divergence(q)
    rows = max(abs(sum(x[y * f.k : (y + 1) * f.k]) - 1) for y in range(f.m))
    within = rows < mpf(10) ** -90 and dot(f.distortion, x) <= f.D and d <= f.P
    least = sum(
        min(f.error[i] + w[0] * f.distortion[i] + w[1] * f.mass[y] * slope[i - y * f.k]
            for i in range(y * f.k, (y + 1) * f.k))
        for y in range(f.m)
    )
    lower = least + w[1] * (d - dot(slope, q) - f.P) - w[0] * f.D
    return lower, dot(f.error, x) if within else None


def answer(line):
    data = json.loads(line)
    problem = Problem(data["problem"], data["bounds"])
    start = Doubled(problem, doubles)
    path = Path.begin(start)
    best = path
    try:
        for _ in range(60):
            path = path.step()
            if not math.isfinite(path.gap()):
                break
            best = path
            if path.gap() < 1e-7:
                break
    except (ZeroDivisionError, ValueError, OverflowError):
        pass
    tiny = mpf(10) ** -20
    positive = [[max(mpf(v), tiny) for v in part] for part in (best.x, best.z, best.s, best.w)]
    state = positive[0], positive[1], [mpf(v) for v in best.nu], positive[2], positive[3]
    form = Doubled(problem, digits)
    path = Path(form, state) if 0 < best.gap() < 1e-3 else Path.begin(form)
    for _ in range(150):
        path = path.step()
        if path.gap() < mpf(10) ** -50:
            lower, upper = bounds_of(path)
            if upper is not None and upper - lower < mpf(10) ** -48:
                scale, less = mpf(10) ** 60, mpf(10) ** -58
                return {
                    "lower": str(int(mp.floor((lower - less) * scale))),
                    "upper": str(int(mp.ceil((upper + less) * scale))),
                    "multipliers": [float(v) for v in path.w],
                }
    return {"failed": "no convergence, gap " + mp.nstr(path.gap(), 5)}


for each in sys.stdin:
    print(json.dumps(answer(each)), flush=True)
