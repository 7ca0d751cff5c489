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
Proof.
move=> /digits_from_split[d [-> d_ok -> ->]]; exists d; split=> //.
by congr List.fold_left; rewrite /appended; lia.
Qed.

(** ** Exponents *)

Definition signed (minus : bool) (n : Z) (d : Z) (e : Z) : Q :=
  (inject_Z (rationals.with_sign minus n) / inject_Z d * Qpower 10 e)%Q.

Lemma ten_power k : 0 <= k -> (Qpower 10 k == inject_Z (10 ^ k))%Q.
Proof. by move=> k_ok; symmetry; apply: Zpower_Qpower. Qed.
Lemma inject_not_zero k : k <> 0 -> ~ (inject_Z k == 0)%Q.
Proof. by move=> k_ok; rewrite /Qeq /= Z.mul_1_r. Qed.
Lemma ten_not_zero k : 0 <= k -> ~ (inject_Z (10 ^ k) == 0)%Q.
Proof. by move=> k_ok; apply: inject_not_zero; apply: Z.pow_nonzero. Qed.

Lemma unscaled minus n d : 0 < d -> (lowest (rationals.with_sign minus n) d == signed minus n d 0)%Q.
Proof. by move=> d_pos; apply: Qeq_trans (lowest_value _ d_pos) _; rewrite /signed /= Qmult_1_r. Qed.

Lemma scaled_meaning minus n d e q :
  0 < d -> scaled minus n d e = IsNumber q -> (q == signed minus n d e)%Q.
Proof.
move=> d_pos; rewrite /scaled; case: Z.ltb => //.
have d_ok : ~ (inject_Z d == 0)%Q by apply: inject_not_zero; lia.
rewrite !power_value; case: Z.ltb_spec => e_sign [<-].
  have e_ok : 0 <= - e by lia.
  rewrite Z2Nat.id //; apply: Qeq_trans (lowest_value _ _) _.
    by apply: Z.mul_pos_pos => //; apply: Z.pow_pos_nonneg; lia.
  have -> : e = - (- e) by lia.
  rewrite /signed Qpower_opp (ten_power e_ok) Z.opp_involutive inject_Z_mult.
  by field; split=> //; apply: ten_not_zero.
rewrite Z2Nat.id //; apply: Qeq_trans (lowest_value _ d_pos) _.
by rewrite /signed (ten_power e_sign) inject_Z_mult; field.
Qed.

Lemma some_figures_of d k : figures d -> k = size d -> Nat.eqb k 0 = false -> some_figures d.
Proof. by move=> d_ok ->; case: d d_ok. Qed.

Lemma exponent_meaning minus n d l q : 0 < d -> read_exponent minus n d l = IsNumber q ->
  exists2 e, exponent l e & (q == signed minus n d e)%Q.
Proof.
move=> d_pos; case: l => [|c l] /=; first by case=> <-; exists 0; [exact: NoExponent | exact: unscaled].
case is_e: (Nat.eqb c c_e || Nat.eqb c c_E) => //.
have {is_e} c_is : c = c_e \/ c = c_E.
  by move: is_e; do 2 (case: PeanoNat.Nat.eqb_spec; first by move=> ->; tauto); move=> _.
have read_digits l2 down e : ((let: (x, count, rest) := digits 0 l2 in
    match rest with
    | [::] => if Nat.eqb count 0 then NoNumber else scaled minus n d (rationals.with_sign down x)
    | _ => NoNumber
    end) = IsNumber e) ->
    some_figures l2 /\ Qeq e (signed minus n d (if down then - number_of l2 else number_of l2)).
  case found: (digits 0 l2) => [[x count] [|? ?]] //; case count_is: (Nat.eqb count 0) => //.
  have [g [-> g_ok size_is x_is]] := digits_split found.
  move=> /(scaled_meaning d_pos) e_is; rewrite cats0; split; first exact: some_figures_of count_is.
  by rewrite /number_of -x_is.
case: l => [|s l2]; first by move=> h; case: (read_digits [::] false q h) => -[].
case: (PeanoNat.Nat.eqb_spec s c_minus) => [->|_].
  by move=> h; have [l2_ok q_is] := read_digits l2 true q h; exists (- number_of l2) => //; apply: Minus.
case: (PeanoNat.Nat.eqb_spec s c_plus) => [->|_].
  by move=> h; have [l2_ok q_is] := read_digits l2 false q h; exists (number_of l2) => //; apply: Plus.
by move=> h; have [l_ok q_is] := read_digits (s :: l2) false q h; exists (number_of (s :: l2)) => //; apply: Plain.
Qed.

(** ** Numbers without a sign *)

Definition value_with (minus : bool) (l : name) (q : Q) : Prop :=
  exists2 v, unsigned l v & (q == if minus then - v else v)%Q.

Lemma signed_value minus n d e : (signed minus n d e == if minus then - (inject_Z n / inject_Z d * Qpower 10 e)
  else inject_Z n / inject_Z d * Qpower 10 e)%Q.
Proof. by case: minus; rewrite /signed //= inject_Z_opp /Qdiv; ring. Qed.

Lemma decimal_meaning minus m n d x q : 0 < d -> mantissa m n d -> read_exponent minus n d x = IsNumber q ->
  value_with minus (m ++ x) q.
Proof.
move=> d_pos m_ok /(exponent_meaning d_pos)[e x_ok q_is].
exists (inject_Z n / inject_Z d * Qpower 10 e)%Q; first exact: Decimal.
by apply: Qeq_trans q_is (signed_value _ _ _ _).
Qed.

Lemma number_of_cat d f : number_of (d ++ f) = List.fold_left append_digit f (number_of d).
Proof. exact: List.fold_left_app. Qed.

Lemma period_meaning minus d f l q : some_figures d -> figures f ->
  read_period minus (number_of (d ++ f)) (ten_to f) l = IsNumber q ->
  value_with minus (d ++ c_dot :: f ++ c_open :: l) q.
Proof.
move=> d_ok f_ok; rewrite /read_period; case found: (digits 0 l) => [[x count] rest].
have [p [-> p_ok size_is x_is]] := digits_split found.
case count_is: (Nat.eqb count 0) => //; case: rest {found} => [//|c rest].
case: PeanoNat.Nat.eqb_spec => // ->; rewrite power_value size_is.
have p_some := some_figures_of p_ok size_is count_is.
have nines_pos : 0 < 10 ^ Z.of_nat (size p) - 1.
  have := Z.pow_gt_1 10 (Z.of_nat (size p)); move: p_some.2; case: (p) => //= a p' _; lia.
have tens_pos : 0 < ten_to f by apply: Z.pow_pos_nonneg; lia.
rewrite x_is => /(decimal_meaning (Z.mul_pos_pos _ _ tens_pos nines_pos) (Period d_ok f_ok p_some)).
by rewrite -catA cat_cons -catA cat_cons -catA.
Qed.

Lemma places_meaning minus d l q : some_figures d ->
  read_places minus (number_of d) l = IsNumber q -> value_with minus (d ++ c_dot :: l) q.
Proof.
move=> d_ok; rewrite /read_places; case found: (digits (number_of d) l) => [[n count] rest].
have [f [-> f_ok size_is]] := digits_split found; rewrite -number_of_cat => ->.
have tens_pos : 0 < ten_to f by apply: Z.pow_pos_nonneg; lia.
have places k x : some_figures f -> k = size f ->
    read_exponent minus (number_of (d ++ f)) (power k) x = IsNumber q -> value_with minus (d ++ c_dot :: f ++ x) q.
  move=> f_some ->; rewrite power_value => /(decimal_meaning tens_pos (Places d_ok f_some)).
  by rewrite -catA cat_cons.
case: rest {found} => [|c rest].
  by case count_is: (Nat.eqb count 0) => //; apply: places => //; apply: some_figures_of count_is.
case: PeanoNat.Nat.eqb_spec => [->|_].
  by rewrite size_is power_value => /(period_meaning d_ok f_ok).
by case count_is: (Nat.eqb count 0) => //; apply: places => //; apply: some_figures_of count_is.
Qed.

Lemma fraction_meaning minus d l q : some_figures d ->
  read_denominator minus (number_of d) l = IsNumber q -> value_with minus (d ++ c_slash :: l) q.
Proof.
move=> d_ok; rewrite /read_denominator; case found: (digits 0 l) => [[n count] [|? ?]] //.
have [e [-> e_ok size_is n_is]] := digits_split found; rewrite cats0.
case count_is: (Nat.eqb count 0) => //; case: Z.eqb_spec => //= n_ok [<-].
have e_some := some_figures_of e_ok size_is count_is.
have n_of : number_of e = n by rewrite n_is.
exists (inject_Z (number_of d) / inject_Z (number_of e))%Q; first by apply: Fraction; rewrite ?n_of.
have n_pos : 0 < n.
  suff : 0 <= n by lia.
  have grows a v : 0 <= v -> 0 <= List.fold_left append_digit a v.
    by elim: a v => //= c a IH v v_ok; apply: IH; rewrite /append_digit; lia.
  by rewrite n_is; apply: grows.
rewrite n_of; apply: Qeq_trans (lowest_value _ n_pos) _.
by case: minus; rewrite //= inject_Z_opp /Qdiv; ring.
Qed.

Lemma unsigned_meaning minus l q : read_unsigned minus l = IsNumber q -> value_with minus l q.
Proof.
rewrite /read_unsigned; case found: (digits 0 l) => [[n count] rest].
have [d [-> d_ok size_is n_is]] := digits_split found.
case count_is: (Nat.eqb count 0) => //.
have d_some := some_figures_of d_ok size_is count_is.
rewrite n_is -/(number_of d); case: rest {found} => [|c rest].
  case=> <-; exists (inject_Z (number_of d) / inject_Z 1 * Qpower 10 0)%Q.
    exact: Decimal (Whole d_some) NoExponent.
  apply: Qeq_trans (signed_value _ _ 1 0); rewrite /signed; move: (rationals.with_sign _ _) => z.
  by rewrite -[(z # 1)%Q]/(inject_Z z) -[inject_Z 1]/1%Q -[Qpower 10 0]/1%Q; field.
case: PeanoNat.Nat.eqb_spec => [->|_]; first exact: fraction_meaning.
case: PeanoNat.Nat.eqb_spec => [->|_]; first exact: places_meaning.
exact: decimal_meaning (Whole d_some).
Qed.

(** Whatever is read as a number is a numeral, and the number is its value. *)
Theorem number_meaning s q : read_number s = IsNumber q -> exists2 v, numeral s v & (q == v)%Q.
Proof.
rewrite /read_number; case: N.ltb => //; case: s => [//|c s].
case: PeanoNat.Nat.eqb_spec => [->|_] /unsigned_meaning[v s_ok q_is].
  by exists (- v)%Q => //; apply: Negative.
by exists v => //; apply: Positive.
Qed.
