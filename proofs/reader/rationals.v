(** Texts of rational numbers, and arithmetic in lowest terms.

    [read_number] reads what docs/formats.md allows: "7/10", "-3", "0.25", "1e-3", "0.1(6)",
    with at most 100 000 characters and exponents up to 10 000. numerals.v says what
    such a text means. Every [Q] here has a positive denominator without a common divisor. *)
From Coq Require Import ZArith QArith List Lia.
From mathcomp Require Import all_ssreflect.
From ExactCdp.reader Require Import text.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope Z_scope.

(** n/d in lowest terms, for d > 0. *)
Definition lowest (n d : Z) : Q :=
  if Z.eqb d 1 then Qmake n 1
  else
    let g := Z.gcd n d in
    if Z.eqb g 1 then Qmake n (Z.to_pos d) else Qmake (Z.div n g) (Z.to_pos (Z.div d g)).

Definition q_zero : Q := Qmake 0 1.
Definition q_one : Q := Qmake 1 1.
Definition q_minus_one : Q := Qmake (-1) 1.
Definition denominator (a : Q) : Z := Zpos (Qden a).
Definition q_plus (a b : Q) : Q :=
  let d := denominator a in
  let e := denominator b in
  if Z.eqb d e then lowest (Qnum a + Qnum b) d else lowest (Qnum a * e + Qnum b * d) (d * e).
Definition q_times (a b : Q) : Q := lowest (Qnum a * Qnum b) (denominator a * denominator b).
Definition q_minus (a b : Q) : Q := q_plus a (Qmake (- Qnum b) (Qden b)).
Definition q_abs (a : Q) : Q := Qmake (Z.abs (Qnum a)) (Qden a).
Definition q_compare (a b : Q) : comparison := Z.compare (Qnum a * denominator b) (Qnum b * denominator a).
Definition q_less (a b : Q) : bool := match q_compare a b with Lt => true | _ => false end.
Definition q_same (a b : Q) : bool := match q_compare a b with Eq => true | _ => false end.
Definition is_zero (a : Q) : bool := Z.eqb (Qnum a) 0.
Definition sign (a : Q) : comparison := Z.compare (Qnum a) 0.
Definition is_negative (a : Q) : bool := match sign a with Lt => true | _ => false end.
Definition is_positive (a : Q) : bool := match sign a with Gt => true | _ => false end.

(** The sum of a list, as a numerator over a denominator that is mostly the common one. *)
Definition add_over (s : Z * Z) (a : Q) : Z * Z :=
  let: (n, d) := s in
  let e := denominator a in
  if Z.eqb d e then (n + Qnum a, d)
  else
    let g := Z.gcd d e in
    let f := Z.div e g in
    (n * f + Qnum a * Z.div d g, d * f).
Definition sum_over (l : seq Q) : Z * Z := List.fold_left add_over l (0, 1).
Definition sums_to_one (l : seq Q) : bool := let: (n, d) := sum_over l in Z.eqb n d.

(** ** Texts *)

Inductive number_text := IsNumber (q : Q) | NoNumber | TooLong.

(** 10^n, by squaring. *)
Fixpoint power_from (fuel n : nat) : Z :=
  match fuel with
  | O => 1
  | S f =>
    if Nat.eqb n 0 then 1
    else
      let h := power_from f (Nat.div n 2) in
      if Nat.eqb (Nat.modulo n 2) 0 then h * h else 10 * (h * h)
  end.
Definition power (n : nat) : Z := power_from n n.

(** Digits after those of [value], four at a time: [small] is what the last few say, [above] the
    power of ten for them. The answer: the value, how many digits there were, and the rest. *)
Definition is_digit (c : nat) : bool := if Nat.leb c_0 c then Nat.ltb c c_colon else false.
Definition appended (value : Z) (small above : nat) : Z := value * Z.of_nat above + Z.of_nat small.
Fixpoint digits_from (value : Z) (small above few count : nat) (l : name) : Z * nat * name :=
  match l with
  | [::] => (appended value small above, count, l)
  | c :: l' =>
    if is_digit c then
      if Nat.eqb few 4 then digits_from (appended value small above) (c - c_0)%nat 10%nat 1 count.+1 l'
      else digits_from value (10 * small + (c - c_0))%nat (10 * above)%nat few.+1 count.+1 l'
    else (appended value small above, count, l)
  end.
Definition digits (value : Z) (l : name) : Z * nat * name := digits_from value 0 1 0 0 l.

Definition longest_number : N := 100000.
Definition largest_exponent : Z := 10000.

Definition with_sign (minus : bool) (n : Z) : Z := if minus then - n else n.

(** The exponent of ten at the end of a number n/d. *)
Definition scaled (minus : bool) (n d e : Z) : number_text :=
  if Z.ltb largest_exponent (Z.abs e) then TooLong
  else if Z.ltb e 0 then IsNumber (lowest (with_sign minus n) (d * power (Z.to_nat (- e))))
  else IsNumber (lowest (with_sign minus n * power (Z.to_nat e)) d).
Definition read_exponent (minus : bool) (n d : Z) (l : name) : number_text :=
  match l with
  | [::] => IsNumber (lowest (with_sign minus n) d)
  | c :: l' =>
    if Nat.eqb c c_e || Nat.eqb c c_E then
      let: (down, l2) :=
        match l' with
        | s :: l2 => if Nat.eqb s c_minus then (true, l2) else if Nat.eqb s c_plus then (false, l2) else (false, l')
        | [::] => (false, l')
        end in
      let: (e, count, rest) := digits 0 l2 in
      match rest with
      | [::] => if Nat.eqb count 0 then NoNumber else scaled minus n d (with_sign down e)
      | _ => NoNumber
      end
    else NoNumber
  end.

(** Digits that repeat for ever, after the digits of n/d. *)
Definition read_period (minus : bool) (n d : Z) (l : name) : number_text :=
  let: (p, count, rest) := digits 0 l in
  if Nat.eqb count 0 then NoNumber
  else
    match rest with
    | c :: rest' =>
      if Nat.eqb c c_close then
        let nines := power count - 1 in
        read_exponent minus (n * nines + p) (d * nines) rest'
      else NoNumber
    | [::] => NoNumber
    end.

(** The places after the point, after the digits of n. *)
Definition read_places (minus : bool) (n : Z) (l : name) : number_text :=
  let: (m, count, rest) := digits n l in
  let d := power count in
  match rest with
  | [::] => if Nat.eqb count 0 then NoNumber else read_exponent minus m d rest
  | c :: rest' =>
    if Nat.eqb c c_open then read_period minus m d rest'
    else if Nat.eqb count 0 then NoNumber
    else read_exponent minus m d rest
  end.

Definition read_denominator (minus : bool) (n : Z) (l : name) : number_text :=
  let: (d, count, rest) := digits 0 l in
  match rest with
  | [::] => if Nat.eqb count 0 || Z.eqb d 0 then NoNumber else IsNumber (lowest (with_sign minus n) d)
  | _ => NoNumber
  end.

Definition read_unsigned (minus : bool) (l : name) : number_text :=
  let: (n, count, rest) := digits 0 l in
  if Nat.eqb count 0 then NoNumber
  else
    match rest with
    | [::] => IsNumber (Qmake (with_sign minus n) 1)
    | c :: rest' =>
      if Nat.eqb c c_slash then read_denominator minus n rest'
      else if Nat.eqb c c_dot then read_places minus n rest'
      else read_exponent minus n 1 rest
    end.

Definition read_number (l : name) : number_text :=
  if N.ltb longest_number (N.of_nat (count_of l)) then TooLong
  else
    match l with
    | c :: l' => if Nat.eqb c c_minus then read_unsigned true l' else read_unsigned false l
    | [::] => NoNumber
    end.
