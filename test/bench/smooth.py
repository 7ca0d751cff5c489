"""The least error rate with KL(p||q) <= P and E[D] <= D by cvxopt, in doubles.

Reads a line {"outputs", "letters", "mass", "distortion", "error", "p", "D", "P", "runs"} and prints a line
{"times": milliseconds of each run, "value", "gap", "status"}. solvers.cpl, three times its usual tolerances,
without which it ends undecided on some problems; it knows nothing of the structure of the problem.
"""
import json
import sys
import time
from cvxopt import log, matrix, solvers, spdiag, spmatrix

solvers.options.update(show_progress=False, abstol=3e-7, reltol=3e-7, feastol=3e-7)
data = json.loads(sys.stdin.readline())
m, k = data["outputs"], data["letters"]
n = m * k
mass, p = matrix(data["mass"]), matrix(data["p"])
# q = U x, x row by row.
U = spmatrix([mass[y] for y in range(m) for j in range(k)], [j for y in range(m) for j in range(k)], range(n), (k, n))
entropy = sum(v * log(v) for v in p)


def divergence(x=None, z=None):
    if x is None:
        return 1, matrix(1.0 / k, (n, 1))
    q = U * x
    if min(q) <= 0.0:
        return None
    f = matrix(entropy - (p.T * log(q))[0] - data["P"])
    Df = -matrix([a / b for a, b in zip(p, q)]).T * U
    if z is None:
        return f, Df
    return f, Df, z[0] * (U.T * spdiag([a / (b * b) for a, b in zip(p, q)]) * U)


G = matrix(0.0, (n + 1, n))
for i in range(n):
    G[i, i] = -1.0
    G[n, i] = data["distortion"][i]
h = matrix([0.0] * n + [data["D"]])
A = spmatrix(1.0, [y for y in range(m) for j in range(k)], range(n), (m, n))
times = []
for _ in range(data["runs"]):
    start = time.perf_counter()
    found = solvers.cpl(matrix(data["error"]), divergence, G, h, A=A, b=matrix(1.0, (m, 1)))
    times.append(1000 * (time.perf_counter() - start))
print(json.dumps({"times": times, "value": found["primal objective"], "gap": found["gap"], "status": found["status"]}))
