(** Integers without bounds: what the extracted checker computes with.

    [native/integer.ml] takes them from Zarith, [javascript/integer.ml] from the functions
    of [integer.js]. Coq's [positive], [N] and [Z] become this type (extract.v). *)

type t

val zero : t
val one : t

(** Raises [Failure] where the number does not fit into an [int] of 31 bits. *)
val to_int : t -> int

val of_int : int -> t
val add : t -> t -> t
val sub : t -> t -> t
val mul : t -> t -> t
val neg : t -> t
val abs : t -> t
val equal : t -> t -> bool
val less : t -> t -> bool

(** -1, 0 or 1. *)
val sign : t -> int

val odd : t -> bool

(** The quotient rounded down, and the remainder that belongs to it; the divisor is not 0. *)
val div : t -> t -> t

val modulo : t -> t -> t

(** The greatest common divisor, >= 0; 0 of 0 and 0. *)
val gcd : t -> t -> t

(** By a number of bits >= 0; to the right rounds down. *)
val shift_left : t -> int -> t

val shift_right : t -> int -> t

(** Bit by bit, of numbers >= 0. *)
val logand : t -> t -> t

val logor : t -> t -> t
val logxor : t -> t -> t

(** The number of binary digits of the absolute value; 0 of 0. *)
val bits : t -> int
