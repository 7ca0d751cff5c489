"""Checks enclosures of elementary functions with mpmath.

Reads lines `function num den bits lower upper` and prints each line that is wrong, then how many were read:
an enclosure must hold 2^bits·f(num/den), be at most two units wide (exp above 1: so many times its value and
two more), and have equal ends only where the value is exactly that.

What is compared is f less a constant: ln v and √v as they are, exp v − 1, Φ(v) − 1/2 or Φ(v) − 1, whichever is
small, so that no value within 10^-90 of a constant is rounded to it.
"""
import sys
from mpmath import mp, mpf, log1p, log, exp, expm1, sqrt, ncdf, erf


def shifted(name, num, den):
    """A constant, an integer multiple of 1/2, and f less the constant."""
    v = mpf(num) / den
    if name == "ln":
        return 0, log1p(mpf(num - den) / den) if den < 2 * num < 4 * den else log(v)
    if name == "exp":
        return (0, exp(v)) if v < -1 else (1, expm1(v))
    if name == "sqrt":
        return 0, sqrt(v)
    if abs(v) < 1:
        return mpf(1) / 2, erf(v / sqrt(mpf(2))) / 2
    return (1, -ncdf(-v)) if v > 0 else (0, ncdf(v))


read = 0
for line in sys.stdin:
    name, *numbers = line.split()
    num, den, bits, lower, upper = map(int, numbers)
    mp.prec = 320 + max(upper.bit_length(), lower.bit_length(), bits)
    # A root lies as close to a multiple of the unit as its square makes it: 2^-200 beside the square of
    # the multiple, or 2^-500 beside 1.
    if name == "sqrt":
        mp.prec += upper.bit_length() + 300
    constant, rest = shifted(name, num, den)
    unit = mpf(2) ** bits
    value = rest * unit
    low, high = lower - constant * unit, upper - constant * unit
    width = upper - lower
    size = max(mpf(1), rest + constant) if name == "exp" else 1
    holds = low == value if width == 0 else low < value < high
    if not holds or width > 2 * size + (2 if size > 1 else 0):
        print(line.strip())
    read += 1
print(read)
