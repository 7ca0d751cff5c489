// Integers without bounds for js_of_ocaml (integer.mli). A value of at most 2^53 - 1 is a
// number, any other a BigInt, so that equal integers are the same kind of value.

//Provides: integer_of
function integer_of(big) {
  return big >= -9007199254740991 && big <= 9007199254740991 ? Number(big) : big;
}

//Provides: integer_of_int
function integer_of_int(n) {
  return n;
}

//Provides: integer_to_int
//Requires: caml_failwith
function integer_to_int(n) {
  if (typeof n === "number" && n >= -1073741823 && n <= 1073741823) return n;
  caml_failwith("a number that is too large");
}

//Provides: integer_add
//Requires: integer_of
function integer_add(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    var sum = a + b;
    if (sum >= -9007199254740991 && sum <= 9007199254740991) return sum;
  }
  return integer_of(BigInt(a) + BigInt(b));
}

//Provides: integer_sub
//Requires: integer_of
function integer_sub(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    var difference = a - b;
    if (difference >= -9007199254740991 && difference <= 9007199254740991) return difference;
  }
  return integer_of(BigInt(a) - BigInt(b));
}

//Provides: integer_mul
//Requires: integer_of
function integer_mul(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    var product = a * b;
    // + 0 makes 0 of -0.
    if (product >= -9007199254740991 && product <= 9007199254740991) return product + 0;
  }
  if (a === 0 || b === 0) return 0;
  if (a === 1) return b;
  if (b === 1) return a;
  return integer_of(BigInt(a) * BigInt(b));
}

//Provides: integer_neg
function integer_neg(n) {
  return typeof n === "number" ? 0 - n : -n;
}

//Provides: integer_equal
function integer_equal(a, b) {
  return a === b ? 1 : 0;
}

//Provides: integer_less
function integer_less(a, b) {
  return a < b ? 1 : 0;
}

//Provides: integer_sign
function integer_sign(n) {
  return n > 0 ? 1 : n < 0 ? -1 : 0;
}

//Provides: integer_odd
function integer_odd(n) {
  return typeof n === "number" ? (n % 2 === 0 ? 0 : 1) : Number(BigInt.asUintN(1, n));
}

//Provides: integer_div
//Requires: integer_of
function integer_div(a, b) {
  // A quotient of two numbers of at most 2^53 - 1 is rounded to the nearest double, which may be
  // the next integer: only small ones are divided as doubles.
  if (typeof a === "number" && typeof b === "number" && a >= 0 && b > 0) return (a - (a % b)) / b;
  var m = BigInt(a);
  var n = BigInt(b);
  var quotient = m / n;
  var exact = quotient * n === m;
  return integer_of(exact || m < BigInt(0) === n < BigInt(0) ? quotient : quotient - BigInt(1));
}

//Provides: integer_modulo
//Requires: integer_of
function integer_modulo(a, b) {
  if (typeof a === "number" && typeof b === "number" && a >= 0 && b > 0) return a % b;
  var n = BigInt(b);
  var rest = BigInt(a) % n;
  return integer_of(rest === BigInt(0) || rest < BigInt(0) === n < BigInt(0) ? rest : rest + n);
}

//Provides: integer_gcd
//Requires: integer_of
function integer_gcd(a, b) {
  var m = a < 0 ? -a : a;
  var n = b < 0 ? -b : b;
  while (n > 0) {
    if (typeof m === "number" && typeof n === "number") {
      var rest = m % n;
      m = n;
      n = rest;
    } else {
      var left = integer_of(BigInt(m) % BigInt(n));
      m = n;
      n = left;
    }
  }
  return m;
}

//Provides: integer_shift_left
//Requires: integer_of
function integer_shift_left(n, k) {
  if (typeof n === "number" && n >= 0 && n <= 4294967295 && k <= 20) return n * (1 << k);
  return integer_of(BigInt(n) << BigInt(k));
}

//Provides: integer_shift_right
//Requires: integer_of
function integer_shift_right(n, k) {
  if (typeof n === "number" && n >= 0 && k <= 30) return Math.floor(n / (1 << k));
  return integer_of(BigInt(n) >> BigInt(k));
}

//Provides: integer_logand
//Requires: integer_of
function integer_logand(a, b) {
  if (typeof a === "number" && typeof b === "number")
    return (Math.floor(a / 4294967296) & Math.floor(b / 4294967296)) * 4294967296 + ((a & b) >>> 0);
  return integer_of(BigInt(a) & BigInt(b));
}

//Provides: integer_logor
//Requires: integer_of
function integer_logor(a, b) {
  if (typeof a === "number" && typeof b === "number")
    return (Math.floor(a / 4294967296) | Math.floor(b / 4294967296)) * 4294967296 + ((a | b) >>> 0);
  return integer_of(BigInt(a) | BigInt(b));
}

//Provides: integer_logxor
//Requires: integer_of
function integer_logxor(a, b) {
  if (typeof a === "number" && typeof b === "number")
    return (Math.floor(a / 4294967296) ^ Math.floor(b / 4294967296)) * 4294967296 + ((a ^ b) >>> 0);
  return integer_of(BigInt(a) ^ BigInt(b));
}

//Provides: integer_bits
function integer_bits(n) {
  var digits = BigInt(n < 0 ? -n : n).toString(16);
  return digits === "0" ? 0 : 4 * (digits.length - 1) + (32 - Math.clz32(parseInt(digits[0], 16)));
}
