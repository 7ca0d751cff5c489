(** Arithmetic that computes: the rationals [Q] of the standard library, read
    as numbers of any ordered field by the morphism [toF].

    How a number is represented matters for speed only: the lemmas hold for any
    representatives. [qadd], [qsub] and [qmul] reduce where numbers would grow. Long sums
    and tables are in tables.v. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Zero, one and a half. *)
Definition q0 : Q := 0#1.
Definition q1 : Q := 1#1.
Definition qhalf : Q := 1#2.

Definition is_zero (a : Q) : bool := if Qnum a is Z0 then true else false.
Definition is_one (a : Q) : bool := if a is Zpos xH # xH then true else false.

(** Sums and products, reduced as far as it pays: zeros and ones are frequent
    and cost nothing, and numbers with the same denominator are added over it. *)
Definition qadd (a b : Q) : Q :=
  if Pos.eqb (Qden a) (Qden b) then Z.add (Qnum a) (Qnum b) # Qden a
  else if is_zero a then b else if is_zero b then a else Qred (Qplus a b).
Definition qmul (a b : Q) : Q :=
  if is_zero a || is_zero b then q0
  else if is_one a then b else if is_one b then a else Qred (Qmult a b).
Definition qopp (a : Q) : Q := Qopp a.
Definition qsub (a b : Q) : Q := qadd a (qopp b).
Definition qle (a b : Q) : bool :=
  if Pos.eqb (Qden a) (Qden b) then Z.leb (Qnum a) (Qnum b) else Qle_bool a b.
Definition qlt (a b : Q) : bool := ~~ qle b a.
Definition qeq (a b : Q) : bool := Qeq_bool a b.
Definition qabs (a : Q) : Q := if qle q0 a then a else qopp a.
(** Entries of lists and tables. *)
Definition at1 (r : seq Q) (i : nat) : Q := nth q0 r i.
Definition at2 (t : seq (seq Q)) (i j : nat) : Q := at1 (nth [::] t i) j.

Section Morphism.
Variable F : realFieldType.

(** Integers and rationals as numbers of the field. *)
Definition zF (z : Z) : F :=
  match z with
  | Z0 => 0
  | Zpos p => (Pos.to_nat p)%:R
  | Zneg p => - (Pos.to_nat p)%:R
  end.
Definition toF (a : Q) : F := zF (Qnum a) / zF (Zpos (Qden a)).

Lemma to_nat_gt0 p : (0 < Pos.to_nat p)%N.
Proof. by apply/ssrnat.ltP; apply: Pos2Nat.is_pos. Qed.

Lemma zF_pos p : 0 < zF (Zpos p).
Proof. by rewrite /= ltr0n to_nat_gt0. Qed.

Lemma zF_pos_neq0 p : zF (Zpos p) != 0.
Proof. by rewrite gt_eqF ?zF_pos. Qed.

Lemma zFN z : zF (Z.opp z) = - zF z.
Proof. by case: z => [|p|p] /=; rewrite ?oppr0 ?opprK. Qed.

Lemma zF_pos_sub p r : zF (Z.pos_sub p r) = zF (Zpos p) - zF (Zpos r).
Proof.
rewrite Z.pos_sub_spec; case: Pos.compare_spec => [->|lt_pr|lt_rp] /=.
- by rewrite subrr.
- rewrite Pos2Nat.inj_sub // natrB ?opprB //.
  by apply/ssrnat.leP; apply/Pos2Nat.inj_le; apply: Pos.lt_le_incl.
- rewrite Pos2Nat.inj_sub // natrB //.
  by apply/ssrnat.leP; apply/Pos2Nat.inj_le; apply: Pos.lt_le_incl.
Qed.

Lemma zFD y z : zF (Z.add y z) = zF y + zF z.
Proof.
case: y z => [|p|p] [|r|r]; rewrite ?Z.add_0_l ?Z.add_0_r ?add0r ?addr0 //.
- by rewrite /= Pos2Nat.inj_add natrD.
- exact: zF_pos_sub.
- by rewrite [RHS]addrC; exact: zF_pos_sub.
- by rewrite /= Pos2Nat.inj_add natrD opprD.
Qed.

Lemma zFM y z : zF (Z.mul y z) = zF y * zF z.
Proof.
by case: y z => [|p|p] [|r|r]; rewrite /= ?mul0r ?mulr0 ?mulNr ?mulrN ?opprK //
  Pos2Nat.inj_mul natrM.
Qed.

Lemma zF_ge0 z : (0 <= zF z) = Z.leb 0 z.
Proof.
case: z => [|p|p] //=; first by rewrite lexx.
  by rewrite ler0n.
by rewrite oppr_ge0 leNgt ltr0n to_nat_gt0.
Qed.

Lemma zF_le y z : (zF y <= zF z) = Z.leb y z.
Proof.
rewrite -subr_ge0 -zFN -zFD zF_ge0; apply/idP/idP => /Z.leb_le le_yz; apply/Z.leb_le.
  by apply/Z.le_0_sub.
by apply/Z.le_0_sub.
Qed.

(** [toF] is a morphism of ordered fields. *)
Lemma toF_le a b : Qle_bool a b = (toF a <= toF b).
Proof.
case: a b => n d [m e]; rewrite /toF /Qle_bool /=.
by rewrite ler_pdivr_mulr ?(zF_pos d) // mulrAC ler_pdivl_mulr ?(zF_pos e) // -zF_le !zFM.
Qed.

Lemma toF_eq a b : Qeq_bool a b = (toF a == toF b).
Proof.
rewrite eq_le -!toF_le; apply/idP/andP.
  by move=> /Qeq_bool_iff eq_ab; split; apply/Qle_bool_iff; rewrite eq_ab; apply: Qle_refl.
by case=> /Qle_bool_iff le_ab /Qle_bool_iff le_ba; apply/Qeq_bool_iff; apply: Qle_antisym.
Qed.

Lemma toF_Qeq a b : Qeq a b -> toF a = toF b.
Proof. by move=> /Qeq_bool_iff; rewrite toF_eq => /eqP. Qed.

Lemma toF_red a : toF (Qred a) = toF a.
Proof. by apply: toF_Qeq; apply: Qred_correct. Qed.

Lemma toF_Qplus a b : toF (Qplus a b) = toF a + toF b.
Proof.
case: a b => n d [m e]; rewrite /toF /Qplus [Qnum _]/= [Qden _]/= Pos2Z.inj_mul zFD !zFM.
by rewrite addf_div ?zF_pos_neq0.
Qed.

Lemma toF_Qmult a b : toF (Qmult a b) = toF a * toF b.
Proof.
case: a b => n d [m e]; rewrite /toF /Qmult [Qnum _]/= [Qden _]/= Pos2Z.inj_mul !zFM.
by rewrite mulf_div.
Qed.

Lemma toF_opp a : toF (Qopp a) = - toF a.
Proof. by case: a => n d; rewrite /toF zFN mulNr. Qed.

Lemma toF_zero a : is_zero a -> toF a = 0.
Proof. by case: a => [[|n|n] d] // _; rewrite /toF mul0r. Qed.

Lemma toF0 : toF q0 = 0.
Proof. by rewrite toF_zero. Qed.

Lemma toF1 : toF q1 = 1.
Proof. by rewrite /toF divff ?zF_pos_neq0. Qed.

Lemma toF_one a : is_one a -> toF a = 1.
Proof. by case: a => [[|[n|n|]|n] [d|d|]] //= _; rewrite toF1. Qed.

Lemma toF_half : toF qhalf = 2%:R^-1.
Proof. by rewrite /toF /= mul1r. Qed.

Lemma toF_add a b : toF (qadd a b) = toF a + toF b.
Proof.
rewrite /qadd; case: ifP => [/Pos.eqb_eq eq_d|_].
  by rewrite /toF -eq_d -mulrDl -zFD.
case: ifP => [/toF_zero ->|_]; first by rewrite add0r.
case: ifP => [/toF_zero ->|_]; first by rewrite addr0.
by rewrite toF_red toF_Qplus.
Qed.

Lemma toF_mul a b : toF (qmul a b) = toF a * toF b.
Proof.
rewrite /qmul; case: ifP => [/orP[] /toF_zero ->|_]; rewrite ?mul0r ?mulr0 ?toF0 //.
case: ifP => [/toF_one ->|_]; first by rewrite mul1r.
case: ifP => [/toF_one ->|_]; first by rewrite mulr1.
by rewrite toF_red toF_Qmult.
Qed.

Lemma toF_sub a b : toF (qsub a b) = toF a - toF b.
Proof. by rewrite toF_add toF_opp. Qed.

Lemma toF_qle a b : qle a b = (toF a <= toF b).
Proof.
rewrite /qle; case: ifP => [/Pos.eqb_eq eq_d|_]; last exact: toF_le.
by rewrite /toF -eq_d ler_pmul2r ?zF_le // invr_gt0 zF_pos.
Qed.

Lemma toF_qlt a b : qlt a b = (toF a < toF b).
Proof. by rewrite /qlt toF_qle ltNge. Qed.

Lemma toF_qeq a b : qeq a b = (toF a == toF b).
Proof. exact: toF_eq. Qed.

Lemma toF_abs a : toF (qabs a) = `|toF a|.
Proof.
rewrite /qabs toF_qle toF0; case: ifP => [le0a | /negbT lta0]; first by rewrite ger0_norm.
by rewrite toF_opp ltr0_norm // ltNge.
Qed.

End Morphism.
Arguments zF {F} z.
Arguments toF {F} a.
