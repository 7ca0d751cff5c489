(** Integer vectors for points and lines of the plane, and what they mean (theories/geometry.v).

    A point (x/w, y/w) is (x, y, w) with w > 0, a direction (x, y, 0); a line (a, b, c) is the
    half-plane ax + by + c >= 0. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import geometry.
From ExactCdp.checker Require Import types rational tables.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Record zvector := ZVector { zx : Z; zy : Z; zw : Z }.

Definition zeval (u v : zvector) : Z :=
  Z.add (Z.add (Z.mul (zx u) (zx v)) (Z.mul (zy u) (zy v))) (Z.mul (zw u) (zw v)).
Definition zcross (u v : zvector) : zvector :=
  ZVector (Z.sub (Z.mul (zy u) (zw v)) (Z.mul (zw u) (zy v)))
          (Z.sub (Z.mul (zw u) (zx v)) (Z.mul (zx u) (zw v)))
          (Z.sub (Z.mul (zx u) (zy v)) (Z.mul (zy u) (zx v))).

(** Three rationals as integers over a common denominator. *)
Record scaled := Scaled { s_over : positive; s_line : zvector }.
Definition scaled_of (a b c : Q) : scaled :=
  let d := common (common (Qden a) (Qden b)) (Qden c) in
  Scaled d (ZVector (numerator d a) (numerator d b) (numerator d c)).

(** A positive multiple of the difference of two lines. *)
Definition zdifference (u v : scaled) : zvector :=
  let: ZVector a b c := s_line u in let: ZVector a' b' c' := s_line v in
  if Pos.eqb (s_over u) (s_over v) then ZVector (Z.sub a a') (Z.sub b b') (Z.sub c c')
  else let g := Zpos (Pos.gcd (s_over u) (s_over v)) in
       let m := Z.div (Zpos (s_over v)) g in let n := Z.div (Zpos (s_over u)) g in
       let f x y := Z.sub (Z.mul x m) (Z.mul y n) in
       ZVector (f a a') (f b b') (f c c').

Section Meaning.
Variable F : realFieldType.
Local Notation zF := (@zF F).
Local Notation toF := (@toF F).

Definition zV (u : zvector) : vector F := Vector (zF (zx u)) (zF (zy u)) (zF (zw u)).

Lemma zF_sub y z : zF (Z.sub y z) = zF y - zF z.
Proof. by rewrite zFD zFN. Qed.

Lemma zF_eqb y z : Z.eqb y z = (zF y == zF z).
Proof.
apply/idP/eqP => [/Z.eqb_eq ->//|eq_yz]; apply/Z.eqb_eq; apply: Z.le_antisymm; apply/Z.leb_le.
  by rewrite -(zF_le F) eq_yz lexx.
by rewrite -(zF_le F) eq_yz lexx.
Qed.

Lemma zF_ltb y z : Z.ltb y z = (zF y < zF z).
Proof. by rewrite Z.ltb_antisym -(zF_le F) ltNge. Qed.

Lemma zV_eval u v : zF (zeval u v) = dot (zV u) (zV v).
Proof. by rewrite /zeval /dot /= !zFD !zFM. Qed.

Lemma zV_cross u v : zV (zcross u v) = cross (zV u) (zV v).
Proof. by rewrite /zV /cross /= !zF_sub !zFM. Qed.

(** A line that is scaled, and the line. *)
Definition line_of (a b c : Q) : vector F := Vector (toF a) (toF b) (toF c).

Lemma scaled_of_dot a b c g :
  dot (zV (s_line (scaled_of a b c))) g = zF (Zpos (s_over (scaled_of a b c))) * dot (line_of a b c) g.
Proof.
set d := s_over _; have d_neq0 := zF_pos_neq0 F d.
have split q : Z.divide (Zpos (Qden q)) (Zpos d) -> zF (numerator d q) = zF (Zpos d) * toF q.
  by move=> dv; rewrite (toF_numerator F dv) mulrC divfK.
rewrite /dot /= !split; first by rewrite !mulrDr !mulrA.
- exact: common_r.
- exact: Z.divide_trans (common_r _ _) (common_l _ _).
- exact: Z.divide_trans (common_l _ _) (common_l _ _).
Qed.

Lemma zdifference_dot u v g : exists2 k, 0 <= k &
  dot (zV (zdifference u v)) g =
    k * (dot (zV (s_line u)) g * zF (Zpos (s_over v)) - dot (zV (s_line v)) g * zF (Zpos (s_over u))).
Proof.
have regroup (a b c a' b' c' x y z : F) :
    (a - a') * x + (b - b') * y + (c - c') * z = a * x + b * y + c * z - (a' * x + b' * y + c' * z).
  have sub2 (s t s' t' : F) : s - s' + (t - t') = s + t - (s' + t') by rewrite opprD addrACA.
  by rewrite !mulrBl !sub2.
case: u v => [d [a b c]] [e [a' b' c']]; rewrite /zdifference [s_over _]/= [s_over _]/=.
case: ifP => [/Pos.eqb_eq <-|_].
  exists (zF (Zpos d))^-1; first by rewrite invr_ge0 ltW ?zF_pos.
  by rewrite -mulrBl mulrC mulrK ?unitfE ?zF_pos_neq0 // /dot /zV /= !zF_sub regroup.
set r := Pos.gcd d e; exists (zF (Zpos r))^-1; first by rewrite invr_ge0 ltW ?zF_pos.
have dv_d : Z.divide (Zpos r) (Zpos d) by apply/Pos2Z.inj_divide/Pos.gcd_divide_l.
have dv_e : Z.divide (Zpos r) (Zpos e) by apply/Pos2Z.inj_divide/Pos.gcd_divide_r.
have out (x y z t u v w : F) : x * t * u + y * t * v + z * t * w = (x * u + y * v + z * w) * t.
  by rewrite !mulrDl ![_ * t * _]mulrAC.
rewrite /dot /zV /zx /zy /zw /s_line !zF_sub !zFM regroup !out !zF_div // mulrBr.
by rewrite ![(zF (Zpos r))^-1 * _]mulrC !mulrA.
Qed.

End Meaning.
