(** The real numbers of Coq's standard library as an ordered field of MathComp: all theorems
    of this folder hold for them.

    [R] is made a [realFieldType], an [archiFieldType] and an [rcfType]. The natural
    logarithm is one in the sense of logarithm.v ([R_ln_is_log]); a square root has its
    number as square ([R_sqrt_sqr]).

    Reals rest on axioms, which [Print Assumptions] lists: those of the standard library's
    reals, [ClassicalDedekindReals.sig_forall_dec], [ClassicalDedekindReals.sig_not_dec]
    and [functional_extensionality_dep]; and [constructive_indefinite_description] with
    [classic], for MathComp asks of every field how to choose a number that has a property. *)
From Coq Require Import Reals Lra Ranalysis5 ClassicalEpsilon FunctionalExtensionality.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import logarithm.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope R_scope.

(** ** Equality and choice *)

Definition R_eqb (x y : R) : bool := if Req_EM_T x y is left _ then true else false.

Lemma R_eqP : Equality.axiom R_eqb.
Proof. by move=> x y; rewrite /R_eqb; case: Req_EM_T => ?; constructor. Qed.

Definition R_eqMixin := EqMixin R_eqP.
Canonical R_eqType := Eval hnf in EqType R R_eqMixin.

(** A number that has the property, if there is one. *)
Definition R_find (A : pred R) (n : nat) : option R :=
  let x := epsilon (inhabits 0) A in if A x then Some x else None.

Lemma R_find_some A n x : R_find A n = Some x -> A x.
Proof. by rewrite /R_find; case: ifP => // Ax [<-]. Qed.

Lemma R_find_ex (A : pred R) : (exists x, A x) -> exists n, R_find A n.
Proof. by move=> exA; exists 0%N; rewrite /R_find (epsilon_spec (inhabits 0) A exA). Qed.

Lemma R_find_ext (A B : pred R) : A =1 B -> R_find A =1 R_find B.
Proof.
by move=> eqAB n; have -> : A = B by apply: functional_extensionality.
Qed.

Definition R_choiceMixin := Choice.Mixin R_find_some R_find_ex R_find_ext.
Canonical R_choiceType := Eval hnf in ChoiceType R R_choiceMixin.

(** ** Ring and field *)

Lemma R_addA : associative Rplus. Proof. by move=> x y z; rewrite Rplus_assoc. Qed.
Lemma R_mulA : associative Rmult. Proof. by move=> x y z; rewrite Rmult_assoc. Qed.
Lemma R_one_neq0 : 1 != 0 :> R. Proof. by apply/eqP; exact: R1_neq_R0. Qed.

Definition R_zmodMixin := ZmodMixin R_addA Rplus_comm Rplus_0_l Rplus_opp_l.
Canonical R_zmodType := Eval hnf in ZmodType R R_zmodMixin.
Definition R_ringMixin := RingMixin R_mulA Rmult_1_l Rmult_1_r
  Rmult_plus_distr_r Rmult_plus_distr_l R_one_neq0.
Canonical R_ringType := Eval hnf in RingType R R_ringMixin.
Canonical R_comRingType := Eval hnf in ComRingType R Rmult_comm.

(** The inverse of zero is zero, as in MathComp. *)
Definition R_inv (x : R) : R := if x == 0 then 0 else / x.

Lemma R_mulVr (x : R) : x != 0 -> R_inv x * x = 1.
Proof. by move=> x_neq0; rewrite /R_inv (negbTE x_neq0) Rinv_l //; apply/eqP. Qed.

Lemma R_inv0 : R_inv 0 = 0.
Proof. by rewrite /R_inv eqxx. Qed.

Definition R_unitRingMixin := FieldUnitMixin R_mulVr R_inv0.
Canonical R_unitRingType := Eval hnf in UnitRingType R R_unitRingMixin.
Canonical R_comUnitRingType := Eval hnf in [comUnitRingType of R].

Lemma R_field_axiom : GRing.Field.mixin_of [unitRingType of R].
Proof. by []. Qed.

Canonical R_idomainType := Eval hnf in IdomainType R (FieldIdomainMixin R_field_axiom).
Canonical R_fieldType := Eval hnf in FieldType R R_field_axiom.

(** ** Order *)

Definition R_leb (x y : R) : bool := if Rle_dec x y is left _ then true else false.
Definition R_ltb (x y : R) : bool := (y != x) && R_leb x y.

Lemma R_lebP x y : reflect (x <= y) (R_leb x y).
Proof. by rewrite /R_leb; case: Rle_dec => ?; constructor. Qed.

Lemma R_le0_add x y : R_leb 0 x -> R_leb 0 y -> R_leb 0 (x + y).
Proof. by move=> /R_lebP x_ge0 /R_lebP y_ge0; apply/R_lebP/Rplus_le_le_0_compat. Qed.

Lemma R_le0_mul x y : R_leb 0 x -> R_leb 0 y -> R_leb 0 (x * y).
Proof. by move=> /R_lebP x_ge0 /R_lebP y_ge0; apply/R_lebP/Rmult_le_pos. Qed.

Lemma R_le0_anti x : R_leb 0 x -> R_leb x 0 -> x = 0.
Proof. by move=> /R_lebP x_ge0 /R_lebP x_le0; exact: Rle_antisym. Qed.

Lemma R_sub_ge0 x y : R_leb 0 (y - x) = R_leb x y.
Proof. by apply/R_lebP/R_lebP => [?|?]; lra. Qed.

Lemma R_le0_total x : R_leb 0 x || R_leb x 0.
Proof. by apply/orP; case: (Rle_dec 0 x) => [?|?]; [left | right]; apply/R_lebP; lra. Qed.

Lemma R_ge0_norm x : R_leb 0 x -> Rabs x = x.
Proof. by move/R_lebP => x_ge0; exact: Rabs_pos_eq. Qed.

Definition R_leMixin := @RealLeMixin R_idomainType R_leb R_ltb Rabs
  R_le0_add R_le0_mul R_le0_anti R_sub_ge0 R_le0_total Rabs_Ropp R_ge0_norm (fun _ _ => erefl).
Canonical R_porderType := Eval hnf in POrderType ring_display R R_leMixin.
Canonical R_numDomainType := Eval hnf in NumDomainType R R_leMixin.
Canonical R_normedZmodType := Eval hnf in NormedZmodType R R R_leMixin.
Canonical R_numFieldType := Eval hnf in [numFieldType of R].
Canonical R_latticeType := Eval hnf in LatticeType R R_leMixin.
Canonical R_distrLatticeType := Eval hnf in DistrLatticeType R R_leMixin.
Canonical R_orderType := Eval hnf in OrderType R R_leMixin.
Canonical R_realDomainType := Eval hnf in [realDomainType of R].
Canonical R_realFieldType := Eval hnf in [realFieldType of R].

(** Both orders, and numbers, are the same. *)
Lemma R_leP (x y : R) : reflect (x <= y) (x <= y)%O.
Proof. exact: R_lebP. Qed.

Lemma R_ltP (x y : R) : reflect (x < y) (x < y)%O.
Proof.
rewrite lt_neqAle; apply: (iffP andP) => [[/eqP neq /R_leP le_xy]|lt_xy]; first by lra.
by split; [apply/eqP => eq_xy; lra | apply/R_leP; lra].
Qed.

Lemma R_natr n : n%:R%R = INR n.
Proof. by elim: n => // n IHn; rewrite S_INR -IHn mulrSr. Qed.

Lemma R_divE (x y : R) : (x / y)%R = if y == 0 then 0 else x / y.
Proof. by rewrite /GRing.inv /= /R_inv; case: eqP => // _; exact: Rmult_0_r. Qed.

(** ** Archimedean, and closed under roots of polynomials *)

Lemma R_archimedean : Num.archimedean_axiom R_numDomainType.
Proof.
move=> x; have [lt_up _] := archimed (Rabs x); have abs_ge0 := Rabs_pos x.
exists (Z.to_nat (up (Rabs x))); apply/R_ltP; rewrite R_natr INR_IZR_INZ Z2Nat.id //.
by apply: le_IZR; change (0 <= IZR (up (Rabs x))); lra.
Qed.

Canonical R_archiFieldType := Eval hnf in ArchiFieldType R R_archimedean.

Lemma horner_continuity (p : {poly R}) : continuity (fun x => p.[x]%R).
Proof.
elim/poly_ind: p => [|p c IHp].
  have -> : (fun x => 0.[x]%R) = fct_cte 0 by apply: functional_extensionality => x; rewrite horner0.
  exact: continuity_const.
have -> : (fun x => (p * 'X + c%:P).[x]%R) = ((fun x => p.[x]%R) * id + fct_cte c)%F.
  by apply: functional_extensionality => x; rewrite hornerMXaddC.
apply: continuity_plus; last exact: continuity_const.
by apply: continuity_mult => //; exact: derivable_continuous derivable_id.
Qed.

Lemma R_real_closed : Num.real_closed_axiom R_numDomainType.
Proof.
move=> p a b /R_leP le_ab /andP[/R_leP pa_le0 /R_leP pb_ge0].
have [x [[le_ax le_xb] root_x]] : {x | a <= x <= b /\ p.[x]%R = 0}.
  have [lt_ab|eq_ab] := Rle_lt_or_eq_dec _ _ le_ab; last first.
    by exists a; split; [lra | apply: Rle_antisym => //; rewrite eq_ab].
  have [pa_lt0|pa_eq0] := Rle_lt_or_eq_dec _ _ pa_le0; last by exists a; split; [lra|].
  have [pb_gt0|pb_eq0] := Rle_lt_or_eq_dec _ _ pb_ge0; last by exists b; split; [lra|].
  have [x ivt_x] := IVT _ _ _ (horner_continuity p) lt_ab pa_lt0 pb_gt0.
  by exists x.
exists x; first by apply/andP; split; exact/R_leP.
exact/eqP.
Qed.

Canonical R_rcfType := Eval hnf in RcfType R R_real_closed.

(** ** Logarithm and square root *)

Local Open Scope ring_scope.

Lemma R_ln_mul (x y : R) : 0 < x -> 0 < y -> ln (x * y) = ln x + ln y.
Proof. by move=> /R_ltP x_gt0 /R_ltP y_gt0; exact: ln_mult. Qed.

(** The logarithm is below its tangent at 1. *)
Lemma R_ln_le (x : R) : 0 < x -> ln x <= x - 1.
Proof.
move=> /R_ltP x_gt0; rewrite ler_subr_addl; apply/R_leP.
by have := exp_ineq1_le (ln x); rewrite exp_ln.
Qed.

Theorem R_ln_is_log : is_log ln.
Proof. by split; [exact: R_ln_mul | exact: R_ln_le]. Qed.

Lemma R_sqrt_ge0 (x : R) : 0 <= sqrt x.
Proof. by apply/R_leP; exact: sqrt_pos. Qed.

Lemma R_sqrt_sqr (x : R) : 0 <= x -> sqrt x ^+ 2 = x.
Proof. by move=> /R_leP x_ge0; exact: sqrt_sqrt. Qed.

(** MathComp's root of a real closed field is the same. *)
Lemma R_sqrtrE (x : R) : 0 <= x -> Num.sqrt x = sqrt x.
Proof. by move=> x_ge0; rewrite -{1}(R_sqrt_sqr x_ge0) sqrtr_sqr ger0_norm // R_sqrt_ge0. Qed.
