(** Divergences without logarithms: chi-squared both ways, squared Hellinger where
    there are square roots, and squared maximum mean discrepancies. Each is a
    supremum of linear or affine functions. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences identities suprema letters.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section ChiSquared.
Variable F : realFieldType.
Add Field chi_squared_field : (rigid_laws F).

(** (q - p)^2 / p, and +oo where p = 0 < q. *)
Definition chi_squared_letter (a b : F) : option F :=
  if a == 0 then if b == 0 then Some 0 else None else Some ((b - a) ^+ 2 / a).

(** The tangent of slope 2.s is 2.s.q - (2.s + s^2).p. *)
Lemma chi_squared_supremum : linear_supremum chi_squared_letter.
Proof.
exists F, (fun s => - (s *+ 2 + s ^+ 2)), (fun s => s *+ 2); split; first by constructor; exact: 0.
move=> a b t; rewrite le_eqVlt => /predU1P[<-|a_gt0].
  rewrite /chi_squared_letter eqxx le_eqVlt => /predU1P[<-|b_gt0].
    rewrite eqxx /=; split=> [t_ge0 s|/(_ 0)]; last by rewrite !mulr0 addr0.
    by rewrite !mulr0 addr0.
  rewrite gt_eqF //=; split=> // /(_ ((t + 1) / b / 2%:R)).
  by rewrite mulr0 add0r -[(_ / _) *+ 2]mulr_natr divfK ?pnatr_eq0 // divfK ?gt_eqF // ger_addl leNgt ltr01.
move=> b_ge0; rewrite /chi_squared_letter gt_eqF //=; split=> [le_t s|/(_ ((b - a) / a))].
  apply: le_trans le_t; rewrite -subr_ge0.
  have -> : (b - a) ^+ 2 / a - (- (s *+ 2 + s ^+ 2) * a + s *+ 2 * b) = (b - a - s * a) ^+ 2 / a.
    by rewrite mulr2n; rigid; field; nonzero.
  by rewrite divr_ge0 ?sqr_ge0 ?ltW.
apply: le_trans; rewrite le_eqVlt; apply/orP; left; apply/eqP.
by rewrite mulr2n; rigid; field; nonzero.
Qed.

(** The inequality of the means, and where it is an equality. *)
Lemma means_gap (x y c : F) : 0 < c ->
  (x - y) ^+ 2 - ((1 - c) * x ^+ 2 + (1 - c^-1) * y ^+ 2) = (c * x - y) ^+ 2 / c.
Proof. by move=> c_gt0; rigid; field; nonzero. Qed.

Lemma means_equal (x y : F) : 0 < x -> 0 < y ->
  (x - y) ^+ 2 = (1 - y / x) * x ^+ 2 + (1 - (y / x)^-1) * y ^+ 2.
Proof. by move=> x_gt0 y_gt0; rigid; field; nonzero. Qed.

End ChiSquared.

Section Hellinger.
Variable F : rcfType.

(** (sqrt p - sqrt q)^2 / 2. *)
Definition squared_hellinger_letter (a b : F) : option F :=
  Some ((Num.sqrt a - Num.sqrt b) ^+ 2 / 2%:R).

(** The tangent at q = c^2.p, by the weights of the inequality of the means. *)
Lemma squared_hellinger_supremum : linear_supremum squared_hellinger_letter.
Proof.
exists {c : F | 0 < c}, (fun c => (1 - val c) / 2%:R), (fun c => (1 - (val c)^-1) / 2%:R).
split; first by constructor; exists 1; apply: ltr01.
move=> a b t /sqr_sqrtr aE /sqr_sqrtr bE; rewrite /squared_hellinger_letter /=.
have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
have halves c : (1 - c) / 2%:R * a + (1 - c^-1) / 2%:R * b = ((1 - c) * a + (1 - c^-1) * b) / 2%:R.
  by rewrite ![_ / _ * _]mulrAC -mulrDl.
rewrite ler_pdivr_mulr //; split=> [le_t [c c_gt0]|le_t] /=.
  rewrite halves ler_pdivr_mulr //; apply: le_trans le_t; rewrite -subr_ge0.
  move: (sqrtr_ge0 a) (sqrtr_ge0 b) aE bE; move: (Num.sqrt a) (Num.sqrt b) => x y x_ge0 y_ge0 <- <-.
  by rewrite means_gap // divr_ge0 ?sqr_ge0 ?ltW.
have {le_t} le_t c : 0 < c -> (1 - c) * a + (1 - c^-1) * b <= t * 2%:R.
  by move=> c_gt0; have := le_t (exist _ c c_gt0); rewrite /= halves ler_pdivr_mulr.
move: (sqrtr_ge0 a) (sqrtr_ge0 b) aE bE le_t.
move: (Num.sqrt a) (Num.sqrt b) => x y + + <- <-.
rewrite le_eqVlt => /predU1P[<- _|x_gt0].
  rewrite sub0r sqrrN => le_t; apply: (@le_slack _ _ _ (y ^+ 2)) => e e_gt0.
  have := le_t e^-1; rewrite invr_gt0 => /(_ e_gt0).
  by rewrite expr0n mulr0 add0r invrK mulrBl mul1r ler_subl_addr [e * _]mulrC.
rewrite le_eqVlt => /predU1P[<-|y_gt0] le_t.
  rewrite subr0; apply: (@le_slack _ _ _ (x ^+ 2)) => e /le_t.
  by rewrite expr0n mulr0 addr0 mulrBl mul1r ler_subl_addr [e * _]mulrC.
apply: le_trans (le_t (y / x) _); last exact: divr_gt0.
by rewrite means_equal.
Qed.

End Hellinger.

(** Squared maximum mean discrepancy, (q - p)^T G (q - p) on the letters [Z]. *)
Section MeanDiscrepancy.
Variables (F : realFieldType) (X H Z : finType) (inX : X -> Z) (inH : H -> Z).
Variable G : Z -> Z -> F.
Add Field mean_discrepancy_field : (rigid_laws F).

Definition form (x y : Z -> F) : F := \sum_z \sum_w x z * G z w * y w.

Definition positive_semidefinite : Prop := forall y, 0 <= form y y.

Definition mean_discrepancy (p : X -> F) (q : {ffun H -> F}) (t : F) : Prop :=
  let y z := mass inH q z - mass inX p z in form y y <= t.

Lemma mean_discrepancy_up p : epi_up (mean_discrepancy p).
Proof. by move=> q t t' tt' le_t; apply: le_trans tt'. Qed.

(** The tangent of the form at [r]. *)
Let slope (r : Z -> F) (z : Z) : F := \sum_w (r w * G w z + G z w * r w).

Lemma form_tangent (r y : Z -> F) :
  form y y - (\sum_z slope r z * y z - form r r) = form (fun z => y z - r z) (fun z => y z - r z).
Proof.
have -> : \sum_z slope r z * y z = \sum_z \sum_w (r z * G z w * y w + y z * G z w * r w).
  under [RHS]eq_bigr do rewrite big_split; rewrite big_split [X in _ = X + _]exchange_big -big_split /=.
  apply: eq_bigr => z _; rewrite mulr_suml -big_split; apply: eq_bigr => w _ /=.
  by rigid; ring.
rewrite /form -sumrB -sumrB; apply: eq_bigr => z _; rewrite -sumrB -sumrB; apply: eq_bigr => w _.
by rigid; ring.
Qed.

Lemma mean_discrepancy_supremum p : positive_semidefinite -> affine_supremum (mean_discrepancy p).
Proof.
move=> psd; exists (Z -> F), (fun r => - (\sum_z slope r z * mass inX p z + form r r)),
  (fun r h => slope r (inH h)) => q t _; rewrite /mean_discrepancy.
set y := fun z => mass inH q z - mass inX p z.
have lineE r : - (\sum_z slope r z * mass inX p z + form r r) + \sum_h slope r (inH h) * q h
    = \sum_z slope r z * y z - form r r.
  rewrite -(mass_mean inH (slope r)) opprD addrC addrA -sumrB.
  by congr (_ - _); apply: eq_bigr => z _; rewrite mulrBr.
split=> [le_t r|/(_ y)]; rewrite lineE.
  by apply: le_trans le_t; rewrite -subr_ge0 form_tangent.
apply: le_trans; rewrite -subr_ge0 -oppr_le0 opprB form_tangent /form big1 // => z _.
by rewrite big1 // => w _; rewrite subrr !mul0r.
Qed.

End MeanDiscrepancy.
