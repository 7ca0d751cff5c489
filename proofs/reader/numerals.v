(** What texts of numbers mean: [number_meaning]. Whatever [read_number] reads is a numeral as
    docs/formats.md describes them, and what it reads is the value of that numeral. *)
From Coq Require Import ZArith QArith List Lia Qpower.
From mathcomp Require Import all_ssreflect.
From ExactCdp.reader Require Import text rationals.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope Z_scope.

(** ** Numerals *)

(** Digits, and the number that they say. *)
Definition figures (d : name) : Prop := all is_digit d.
Definition some_figures (d : name) : Prop := figures d /\ d <> [::].
Definition append_digit (v : Z) (c : nat) : Z := 10 * v + Z.of_nat (c - c_0).
Definition number_of (d : name) : Z := List.fold_left append_digit d 0.
Definition ten_to (d : name) : Z := 10 ^ Z.of_nat (size d).

(** [mantissa m n d]: m says n/d. *)
Inductive mantissa : name -> Z -> Z -> Prop :=
  | Whole d of some_figures d : mantissa d (number_of d) 1
  | Places d f of some_figures d & some_figures f :
      mantissa (d ++ c_dot :: f) (number_of (d ++ f)) (ten_to f)
  | Period d f p of some_figures d & figures f & some_figures p :
      mantissa (d ++ c_dot :: f ++ c_open :: p ++ [:: c_close])
        (number_of (d ++ f) * (ten_to p - 1) + number_of p) (ten_to f * (ten_to p - 1)).

Inductive exponent : name -> Z -> Prop :=
  | NoExponent : exponent [::] 0
  | Plain c x of (c = c_e \/ c = c_E) & some_figures x : exponent (c :: x) (number_of x)
  | Plus c x of (c = c_e \/ c = c_E) & some_figures x : exponent (c :: c_plus :: x) (number_of x)
  | Minus c x of (c = c_e \/ c = c_E) & some_figures x : exponent (c :: c_minus :: x) (- number_of x).

Inductive unsigned : name -> Q -> Prop :=
  | Fraction d e of some_figures d & some_figures e & number_of e <> 0 :
      unsigned (d ++ c_slash :: e) (inject_Z (number_of d) / inject_Z (number_of e))
  | Decimal m n d x e of mantissa m n d & exponent x e :
      unsigned (m ++ x) (inject_Z n / inject_Z d * Qpower 10 e).

Inductive numeral : name -> Q -> Prop :=
  | Positive s q of unsigned s q : numeral s q
  | Negative s q of unsigned s q : numeral (c_minus :: s) (- q).

(** ** Parts of reading *)

Lemma lowest_value n d : 0 < d -> (lowest n d == inject_Z n / inject_Z d)%Q.
Proof.
move=> d_pos; rewrite /lowest.
have over e : 0 < e -> (inject_Z n / inject_Z e == n # Z.to_pos e)%Q.
  by case: e => // e _; rewrite Qmake_Qdiv.
case: Z.eqb_spec => [->|_]; first by rewrite over.
case: Z.eqb_spec => [_|_]; rewrite over // /Qeq /=.
have [[m n_is] [e d_is]] := (Z.gcd_divide_l n d, Z.gcd_divide_r n d).
have g_ok : Z.gcd n d <> 0 by move=> g0; rewrite g0 Z.mul_0_r in d_is; lia.
have g_pos : 0 < Z.gcd n d by have := Z.gcd_nonneg n d; lia.
move: (Z.gcd n d) g_ok g_pos n_is d_is => g g_ok g_pos n_is d_is.
have e_pos : 0 < e by apply: (Z.mul_pos_cancel_r e g g_pos).1; rewrite -d_is.
rewrite n_is d_is !Z.div_mul // !Z2Pos.id //; last by rewrite -d_is.
by rewrite -!Z.mul_assoc (Z.mul_comm e).
Qed.

Lemma power_from_value fuel n : (n <= fuel)%coq_nat -> power_from fuel n = 10 ^ Z.of_nat n.
Proof.
elim: fuel n => [|fuel IH] n n_small; first by rewrite (_ : n = 0%nat) //; lia.
rewrite -[power_from _ _]/(if Nat.eqb n 0 then 1 else let h := power_from fuel (Nat.div n 2) in
  if Nat.eqb (Nat.modulo n 2) 0 then h * h else 10 * (h * h)).
case: PeanoNat.Nat.eqb_spec => [->|n_pos] //.
have two_ok : 2%nat <> 0%nat by [].
have := PeanoNat.Nat.div_mod n 2 two_ok; have := PeanoNat.Nat.mod_upper_bound n 2 two_ok.
move: (PeanoNat.Nat.div n 2) (PeanoNat.Nat.modulo n 2) => h r r_small n_is.
rewrite IH; last by lia.
have -> : Z.of_nat n = Z.of_nat h + Z.of_nat h + Z.of_nat r by lia.
rewrite !Z.pow_add_r; try lia.
case: PeanoNat.Nat.eqb_spec => r_is; [have -> : r = 0%nat by lia | have -> : r = 1%nat by lia].
  by rewrite -[10 ^ Z.of_nat 0]/1; ring.
by rewrite -[10 ^ Z.of_nat 1]/10; ring.
Qed.
Lemma power_value n : power n = 10 ^ Z.of_nat n.
Proof. by apply: power_from_value. Qed.

Lemma digits_from_split v small above few k l n m rest :
  digits_from v small above few k l = (n, m, rest) ->
  exists d, [/\ l = d ++ rest, figures d, m = (k + size d)%nat &
    n = List.fold_left append_digit d (appended v small above)].
Proof.
elim: l v small above few k => [|c l IH] v small above few k /=.
  by case=> <- <- <-; exists [::]; rewrite addn0.
case: ifP => [c_digit|_]; last by case=> <- <- <-; exists [::]; rewrite addn0.
have next_digit : (10 * small + (c - c_0))%nat = Nat.add (Nat.mul 10 small) (c - c_0) by [].
case: PeanoNat.Nat.eqb => /IH[d [-> d_ok -> ->]]; exists (c :: d); split=> //;
  rewrite ?addSnnS //= /figures /= ?c_digit //; congr List.fold_left; rewrite /append_digit.
  by rewrite {1}/appended -[Z.of_nat 10]/10 Z.mul_comm.
rewrite /appended next_digit -multE Nat2Z.inj_add !Nat2Z.inj_mul -[Z.of_nat 10]/10; ring.
Qed.

Lemma digits_split v l n m rest : digits v l = (n, m, rest) ->
  exists d, [/\ l = d ++ rest, figures d, m = size d & n = List.fold_left append_digit d v].
Proof. by move=> /digits_from_split[d [-> d_ok -> ->]]; exists d; split=> //; congr List.fold_left; rewrite /appended; lia. Qed.
