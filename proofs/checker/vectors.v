(** Vectors of rationals that compute, and what they mean (theories/geometry.v). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import geometry.
From ExactCdp.checker Require Import rational.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** (x, y, z). *)
Record qvector := QVector { qx : Q; qy : Q; qz : Q }.

Definition qdot (u v : qvector) : Q :=
  qadd (qadd (qmul (qx u) (qx v)) (qmul (qy u) (qy v))) (qmul (qz u) (qz v)).
Definition qcross (u v : qvector) : qvector :=
  QVector (qsub (qmul (qy u) (qz v)) (qmul (qz u) (qy v)))
          (qsub (qmul (qz u) (qx v)) (qmul (qx u) (qz v)))
          (qsub (qmul (qx u) (qy v)) (qmul (qy u) (qx v))).
Definition qdet (u v w : qvector) : Q := qdot (qcross u v) w.

(** The form of [c] is a multiple of that of [u], by a factor >= 0. *)
Definition qimplied (u c : qvector) : bool :=
  [&& qeq (qmul (qy u) (qz c)) (qmul (qz u) (qy c)),
      qeq (qmul (qz u) (qx c)) (qmul (qx u) (qz c)),
      qeq (qmul (qx u) (qy c)) (qmul (qy u) (qx c)),
      qle q0 (qdot u c) & qlt q0 (qdot c c)].

Section Meaning.
Variable F : realFieldType.

Definition toV (u : qvector) : vector F := Vector (toF (qx u)) (toF (qy u)) (toF (qz u)).

Lemma toV_dot u v : toF (qdot u v) = dot (toV u) (toV v).
Proof. by rewrite /qdot /dot /= !toF_add !toF_mul. Qed.

Lemma toV_cross u v : toV (qcross u v) = cross (toV u) (toV v).
Proof. by rewrite /toV /cross /= !toF_sub !toF_mul. Qed.

Lemma toV_det u v w : toF (qdet u v w) = det (toV u) (toV v) (toV w).
Proof. by rewrite /qdet toV_dot toV_cross det_cross. Qed.

Lemma toV_implied u c : qimplied u c = implied (toV u) (toV c).
Proof.
rewrite /qimplied /implied !(toF_qeq F) (toF_qle F) (toF_qlt F) !toF_mul !toV_dot !toF0.
by [].
Qed.

End Meaning.
