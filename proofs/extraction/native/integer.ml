type t = Z.t

let zero = Z.zero
let one = Z.one
let largest = Z.of_int 0x3fffffff

let to_int n =
  if Z.leq (Z.abs n) largest then Z.to_int n else failwith "a number that is too large"

let of_int = Z.of_int
let add = Z.add
let sub = Z.sub
let mul = Z.mul
let neg = Z.neg
let abs = Z.abs
let equal = Z.equal
let less = Z.lt
let sign = Z.sign
let odd = Z.is_odd
let div = Z.fdiv
let modulo a b = Z.sub a (Z.mul b (Z.fdiv a b))
let gcd = Z.gcd
let shift_left = Z.shift_left
let shift_right = Z.shift_right
let logand = Z.logand
let logor = Z.logor
let logxor = Z.logxor
let bits = Z.numbits
