(** Sums over small alphabets written out, so that concrete instances over the
    rationals can be evaluated.

    Notions
    - [vpX], [vpY], [vjointY], [vdelta], [vcost], [vrate], [vpush]: the quantities of a
      problem with two classes and two letters as formulas without sums;
    - [hamming]: the Hamming distortion.

    Tactic: [evaluate] decides a closed (in)equality about a small instance. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Sums.
Variable F : realFieldType.

Lemma sum_bool (f : bool -> F) : \sum_b f b = f true + f false.
Proof. exact: big_bool. Qed.

Lemma sum_unit (f : unit -> F) : \sum_u f u = f tt.
Proof. by rewrite (big_pred1 tt) // => -[]. Qed.

Lemma sum_option (f : option bool -> F) : \sum_o f o = f None + f (Some true) + f (Some false).
Proof.
rewrite (bigD1 None) //= (bigD1 (Some true)) //= addrA; congr (_ + _).
by apply: big_pred1 => -[[]|].
Qed.

Lemma pmf_bool (p : bool -> F) : 0 <= p true -> 0 <= p false -> p true + p false = 1 -> is_pmf p.
Proof. by move=> ge1 ge0 sum1; split=> [[]|] //; rewrite sum_bool. Qed.

End Sums.

(** Two classes and two source letters: every coefficient as a formula without
    sums ([v] for value), which evaluates. *)
Section Problem.
Variables (F : realFieldType) (Y H : finType).
Notation bool' := [finType of bool].
Variable I : problem F bool' bool' Y H.

Definition vpX x : F := joint I true x + joint I false x.
Definition vpY y : F := vpX true * chan I true y + vpX false * chan I false y.
Definition vjointY k y : F := joint I k true * chan I true y + joint I k false * chan I false y.
Definition vdelta y h : F :=
  vpX true * chan I true y * Delta I true h + vpX false * chan I false y * Delta I false h.
Definition vcost y h : F := if label I h then vjointY false y else vjointY true y.

Lemma pX_bool x : pX I x = vpX x.
Proof. exact: sum_bool. Qed.

Lemma pY_bool y : pY I y = vpY y.
Proof. by rewrite /pY sum_bool !pX_bool. Qed.

Lemma jointY_bool k y : jointY I k y = vjointY k y.
Proof. exact: sum_bool. Qed.

Lemma delta_bool y h : delta I y h = vdelta y h.
Proof. by rewrite /delta sum_bool !pX_bool. Qed.

Lemma cost_bool y h : cost I y h = vcost y h.
Proof.
rewrite /cost /vcost big_mkcond sum_bool /= -!jointY_bool.
by case: (label I h); rewrite /= ?addr0 ?add0r.
Qed.

Lemma wf_bool :
  (forall k x, 0 <= joint I k x) ->
  joint I true true + joint I true false + (joint I false true + joint I false false) = 1 ->
  is_kernel (chan I) -> well_formed I.
Proof. by move=> a_ge0 sum1 kW; split=> //; rewrite !sum_bool. Qed.

End Problem.

(** Two outputs and two restored letters as well. *)
Section Square.
Variables (F : realFieldType).
Notation bool' := [finType of bool].
Variable I : problem F bool' bool' bool' bool'.
Variable Q : bool -> bool -> F.

Definition vrate (c : bool -> bool -> F) : F :=
  c true true * Q true true + c true false * Q true false +
  (c false true * Q false true + c false false * Q false false).
Definition vpush h : F := vpY I true * Q true h + vpY I false * Q false h.

Lemma dist_bool : dist I Q = vrate (vdelta I).
Proof. by rewrite dist_delta !sum_bool !delta_bool. Qed.

Lemma err_bool : err I Q = vrate (vcost I).
Proof. by rewrite err_cost !sum_bool !cost_bool. Qed.

Lemma push_bool h : push I Q h = vpush h.
Proof. by rewrite ffunE sum_bool !pY_bool. Qed.

End Square.

(** One output. *)
Section Single.
Variables (F : realFieldType) (H : finType).
Notation bool' := [finType of bool].
Variable I : problem F bool' bool' [finType of unit] H.
Variable Q : unit -> H -> F.
Hypothesis wf : well_formed I.

Lemma dist_single : dist I Q = \sum_h vdelta I tt h * Q tt h.
Proof. by rewrite dist_delta sum_unit; apply: eq_bigr => h _; rewrite delta_bool. Qed.

Lemma err_single : err I Q = \sum_h vcost I tt h * Q tt h.
Proof. by rewrite err_cost sum_unit; apply: eq_bigr => h _; rewrite cost_bool. Qed.

Lemma push_single h : push I Q h = Q tt h.
Proof.
have pY1 : pY I tt = 1 by rewrite -(proj2 (pY_pmf wf)) sum_unit.
by rewrite ffunE sum_unit pY1 mul1r.
Qed.

End Single.

(** Evaluates a closed (in)equality about a small instance over the rationals. *)
Ltac evaluate :=
  rewrite ?(dist_bool, err_bool, push_bool, delta_bool, cost_bool, pY_bool, jointY_bool, pX_bool);
  match goal with
  | |- is_true _ => idtac
  | |- _ = _ => apply/eqP
  end; vm_compute; exact: isT.

(** The Hamming distortion counts wrong letters. *)
Definition hamming (F : realFieldType) (A : eqType) (x h : A) : F := (x != h)%:R.
