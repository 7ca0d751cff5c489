(* Coq's [nat] as an [int] that never leaves 0 .. 2^30 - 1: what would exceed it raises. *)

exception Too_large

let largest = 0x3fffffff
let succ a = if a >= largest then raise Too_large else a + 1

(* Neither sum leaves 31 bits. *)
let add a b = if a > largest - b then raise Too_large else a + b
let sub (a : int) b = if a <= b then 0 else a - b
let mul a b = if a <> 0 && b > largest / a then raise Too_large else a * b
let pred a = if a = 0 then 0 else a - 1
let equal (a : int) b = a = b
let at_most (a : int) b = a <= b
let less (a : int) b = a < b
let max (a : int) b = if a < b then b else a
let min (a : int) b = if a < b then a else b

(* Coq's division by zero has the quotient 0 and the divisor's place taken by the dividend. *)
let div a b = if b = 0 then 0 else a / b
let modulo a b = if b = 0 then a else a mod b
