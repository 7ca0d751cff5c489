(* Functions of Coq's [positive], [N] and [Z] that are more than one of [Integer]. *)

let two = Integer.of_int 2
let double p = Integer.add p p
let double_succ p = Integer.add (double p) Integer.one

let cases double_succ double one p =
  if Integer.equal p Integer.one then one ()
  else
    let half = Integer.div p two in
    if Integer.odd p then double_succ half else double half

let at_most a b = not (Integer.less b a)
let max a b = if Integer.less a b then b else a
let min a b = if Integer.less a b then a else b
let succ n = Integer.add n Integer.one

(* The predecessor of 1, and a difference that is not positive, are 1. *)
let pred p = max Integer.one (Integer.sub p Integer.one)
let sub p q = max Integer.one (Integer.sub p q)

(* Of numbers >= 0. *)
let sub_from_zero n m = max Integer.zero (Integer.sub n m)
let of_integer n = max Integer.one n
let of_succ_nat n = succ (Integer.of_int n)
let of_nat n = of_integer (Integer.of_int n)
let to_nat n = if Integer.sign n < 0 then 0 else Integer.to_int n

(* Division by zero: the quotient is 0, the remainder the dividend. *)
let div a b = if Integer.sign b = 0 then Integer.zero else Integer.div a b
let modulo a b = if Integer.sign b = 0 then a else Integer.modulo a b

(* (g, (a / g, b / g)). *)
let ggcd a b =
  let g = Integer.gcd a b in
  if Integer.sign g = 0 then (g, (Integer.zero, Integer.zero))
  else if Integer.equal g Integer.one then (g, (a, b))
  else (g, (Integer.div a g, Integer.div b g))

let rec shift_left n k =
  if Integer.sign k >= 0 then Integer.shift_left n (Integer.to_int k) else shift_right n (Integer.neg k)

and shift_right n k =
  if Integer.sign k >= 0 then Integer.shift_right n (Integer.to_int k) else shift_left n (Integer.neg k)

let log2 n = if Integer.sign n <= 0 then Integer.zero else Integer.of_int (Integer.bits n - 1)
