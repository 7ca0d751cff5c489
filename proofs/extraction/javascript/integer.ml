type t

external of_int : int -> t = "integer_of_int"
external to_int : t -> int = "integer_to_int"
external add : t -> t -> t = "integer_add"
external sub : t -> t -> t = "integer_sub"
external mul : t -> t -> t = "integer_mul"
external neg : t -> t = "integer_neg"
external equal : t -> t -> bool = "integer_equal"
external less : t -> t -> bool = "integer_less"
external sign : t -> int = "integer_sign"
external odd : t -> bool = "integer_odd"
external div : t -> t -> t = "integer_div"
external modulo : t -> t -> t = "integer_modulo"
external gcd : t -> t -> t = "integer_gcd"
external shift_left : t -> int -> t = "integer_shift_left"
external shift_right : t -> int -> t = "integer_shift_right"
external logand : t -> t -> t = "integer_logand"
external logor : t -> t -> t = "integer_logor"
external logxor : t -> t -> t = "integer_logxor"
external bits : t -> int = "integer_bits"

let zero = of_int 0
let one = of_int 1
let abs n = if sign n < 0 then neg n else n
