(** Cones in three dimensions: the fan of triangles that covers a cell.

    A point (D,P) of the plane is the vector (D,P,1), a direction (r,t) the
    vector (r,t,0). A cell is given by its generators (corners and directions)
    in counter-clockwise order; a point on the left of every edge lies in one
    of the triangles that the first generator spans with an edge. *)
From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Identities between polynomials, by the tactic [ring] of the standard
    library. It wants rigid names for the operations, so they are variables. *)
Module Identities.
Section Identities.
Variables (R : Type) (zero one : R) (add mul sub : R -> R -> R) (opp : R -> R).
Hypothesis laws : ring_theory zero one add mul sub opp eq.
Add Ring identities : laws.
Declare Scope rigid_scope.
Local Open Scope rigid_scope.
Local Notation "a + b" := (add a b) : rigid_scope.
Local Notation "a * b" := (mul a b) : rigid_scope.
Local Notation "a - b" := (sub a b) : rigid_scope.

Let det (u1 u2 u3 v1 v2 v3 w1 w2 w3 : R) : R :=
  u1 * (v2 * w3 - v3 * w2) + u2 * (v3 * w1 - v1 * w3) + u3 * (v1 * w2 - v2 * w1).

Lemma cramer1 a1 a2 a3 b1 b2 b3 c1 c2 c3 p1 p2 p3 :
  det a1 a2 a3 b1 b2 b3 c1 c2 c3 * p1 =
    det b1 b2 b3 c1 c2 c3 p1 p2 p3 * a1 + det c1 c2 c3 a1 a2 a3 p1 p2 p3 * b1
    + det a1 a2 a3 b1 b2 b3 p1 p2 p3 * c1.
Proof. rewrite /det; ring. Qed.

Lemma cramer2 a1 a2 a3 b1 b2 b3 c1 c2 c3 p1 p2 p3 :
  det a1 a2 a3 b1 b2 b3 c1 c2 c3 * p2 =
    det b1 b2 b3 c1 c2 c3 p1 p2 p3 * a2 + det c1 c2 c3 a1 a2 a3 p1 p2 p3 * b2
    + det a1 a2 a3 b1 b2 b3 p1 p2 p3 * c2.
Proof. rewrite /det; ring. Qed.

Lemma cramer3 a1 a2 a3 b1 b2 b3 c1 c2 c3 p1 p2 p3 :
  det a1 a2 a3 b1 b2 b3 c1 c2 c3 * p3 =
    det b1 b2 b3 c1 c2 c3 p1 p2 p3 * a3 + det c1 c2 c3 a1 a2 a3 p1 p2 p3 * b3
    + det a1 a2 a3 b1 b2 b3 p1 p2 p3 * c3.
Proof. rewrite /det; ring. Qed.

Lemma swap a1 a2 a3 b1 b2 b3 p1 p2 p3 :
  det b1 b2 b3 a1 a2 a3 p1 p2 p3 = opp (det a1 a2 a3 b1 b2 b3 p1 p2 p3).
Proof. rewrite /det; ring. Qed.

Lemma cycle a1 a2 a3 b1 b2 b3 c1 c2 c3 :
  det a1 a2 a3 b1 b2 b3 c1 c2 c3 = det b1 b2 b3 c1 c2 c3 a1 a2 a3.
Proof. rewrite /det; ring. Qed.

(** A form on both sides of an equation between vectors. *)
Lemma along f1 f2 f3 s g1 g2 g3 p q r u1 u2 u3 v1 v2 v3 w1 w2 w3 :
  s * g1 = p * u1 + q * v1 + r * w1 -> s * g2 = p * u2 + q * v2 + r * w2 ->
  s * g3 = p * u3 + q * v3 + r * w3 ->
  s * (f1 * g1 + f2 * g2 + f3 * g3) =
    p * (f1 * u1 + f2 * u2 + f3 * u3) + q * (f1 * v1 + f2 * v2 + f3 * v3) + r * (f1 * w1 + f2 * w2 + f3 * w3).
Proof.
move=> e1 e2 e3.
have -> : s * (f1 * g1 + f2 * g2 + f3 * g3) = f1 * (s * g1) + f2 * (s * g2) + f3 * (s * g3) by ring.
rewrite e1 e2 e3; ring.
Qed.

Lemma expand a1 a2 a3 b1 b2 b3 p1 p2 p3 :
  det a1 a2 a3 b1 b2 b3 p1 p2 p3 =
  (a2 * b3 - a3 * b2) * p1 + (a3 * b1 - a1 * b3) * p2 + (a1 * b2 - a2 * b1) * p3.
Proof. rewrite /det; ring. Qed.

(** Lagrange's identity, for u x c = 0. *)
Lemma lagrange u1 u2 u3 c1 c2 c3 p1 p2 p3 :
  u2 * c3 = u3 * c2 -> u3 * c1 = u1 * c3 -> u1 * c2 = u2 * c1 ->
  (c1 * c1 + c2 * c2 + c3 * c3) * (u1 * p1 + u2 * p2 + u3 * p3) =
  (u1 * c1 + u2 * c2 + u3 * c3) * (c1 * p1 + c2 * p2 + c3 * p3).
Proof.
move=> e1 e2 e3.
have -> : (c1 * c1 + c2 * c2 + c3 * c3) * (u1 * p1 + u2 * p2 + u3 * p3) =
  (u1 * c1 + u2 * c2 + u3 * c3) * (c1 * p1 + c2 * p2 + c3 * p3)
  + p1 * (c3 * (u1 * c3 - u3 * c1) - c2 * (u2 * c1 - u1 * c2))
  + p2 * (c1 * (u2 * c1 - u1 * c2) - c3 * (u3 * c2 - u2 * c3))
  + p3 * (c2 * (u3 * c2 - u2 * c3) - c1 * (u1 * c3 - u3 * c1)) by ring.
rewrite e1 e2 e3; ring.
Qed.

End Identities.
End Identities.

Section Geometry.
Variable F : realFieldType.

Lemma field_laws : @ring_theory F 0 1 +%R *%R (fun a b => a - b) -%R eq.
Proof.
constructor => //; [exact: add0r | exact: addrC | exact: addrA | exact: mul1r | exact: mulrC
  | exact: mulrA | exact: mulrDl | exact: subrr].
Qed.

(** Vectors (x, y, z). *)
Record vector := Vector { vx : F; vy : F; vz : F }.

Definition dot (u v : vector) : F := vx u * vx v + vy u * vy v + vz u * vz v.
Definition det (u v w : vector) : F :=
  vx u * (vy v * vz w - vz v * vy w) + vy u * (vz v * vx w - vx v * vz w)
  + vz u * (vx v * vy w - vy v * vx w).
Definition cross (u v : vector) : vector :=
  Vector (vy u * vz v - vz u * vy v) (vz u * vx v - vx u * vz v) (vx u * vy v - vy u * vx v).
Definition point (D P : F) : vector := Vector D P 1.

(** [g] is a combination of [a], [b] and [c] with weights that are >= 0. *)
Definition combination (a b c g : vector) : Prop :=
  exists l m n, [/\ [/\ 0 <= l, 0 <= m & 0 <= n],
    vx g = l * vx a + m * vx b + n * vx c,
    vy g = l * vy a + m * vy b + n * vy c &
    vz g = l * vz a + m * vz b + n * vz c].

Lemma triangle a b c g : 0 < det a b c ->
  0 <= det a b g -> 0 <= det b c g -> 0 <= det c a g -> combination a b c g.
Proof.
move=> pos ab bc ca.
exists (det b c g / det a b c), (det c a g / det a b c), (det a b g / det a b c).
have split3 (l m n x y z t : F) : det a b c * t = l * x + m * y + n * z ->
    t = l / det a b c * x + m / det a b c * y + n / det a b c * z.
  move=> eq; apply: (mulfI (lt0r_neq0 pos)); rewrite eq !mulrDr.
  by rewrite ![_ / _ * _]mulrAC ![det a b c * _]mulrC !divfK ?lt0r_neq0.
split; first by split; rewrite divr_ge0 // ltW.
- exact/split3/(Identities.cramer1 field_laws).
- exact/split3/(Identities.cramer2 field_laws).
- exact/split3/(Identities.cramer3 field_laws).
Qed.

(** The form det(u, v, .) is a multiple, by a factor >= 0, of the form [c]. *)
Definition implied (u c : vector) : bool :=
  [&& vy u * vz c == vz u * vy c, vz u * vx c == vx u * vz c, vx u * vy c == vy u * vx c,
      0 <= dot u c & 0 < dot c c].

Lemma implied_ge0 u c g : implied u c -> 0 <= dot c g -> 0 <= dot u g.
Proof.
case/and5P=> /eqP e1 /eqP e2 /eqP e3 uc cc cg.
rewrite -(pmulr_rge0 _ cc) (Identities.lagrange field_laws _ _ _ e1 e2 e3).
exact: mulr_ge0.
Qed.

Lemma det_cross a b g : det a b g = dot (cross a b) g.
Proof. exact: (Identities.expand field_laws). Qed.

Lemma det_swap a b g : det b a g = - det a b g.
Proof. exact: (Identities.swap field_laws). Qed.

Lemma det_cycle a b c : det a b c = det b c a.
Proof. exact: (Identities.cycle field_laws). Qed.

(** A form that is zero at [a] and [b] and positive at [c], which is on the left of the way from
    [a] to [b], is >= 0 on the left only. *)
Lemma edge_ge0 f a b c g : 0 < det a b c -> dot f a = 0 -> dot f b = 0 -> 0 < dot f c ->
  0 <= dot f g -> 0 <= det a b g.
Proof.
move=> abc fa fb fc; have -> : 0 <= dot f g = (0 <= det a b c * dot f g) by rewrite pmulr_rge0.
have -> : det a b c * dot f g = det a b g * dot f c; last by rewrite pmulr_lge0.
rewrite /dot (Identities.along field_laws (vx f) (vy f) (vz f) (Identities.cramer1 field_laws _ _ _ _ _ _ _ _ _ _ _ _)
  (Identities.cramer2 field_laws _ _ _ _ _ _ _ _ _ _ _ _) (Identities.cramer3 field_laws _ _ _ _ _ _ _ _ _ _ _ _)).
by rewrite -/(dot f a) -/(dot f b) -/(dot f c) fa fb !mulr0 !add0r.
Qed.

(** The fan from [a] over the generators [b :: r]: triangles with an area, and
    [g] on the left of every edge from [b] on, and of the edge back to [a]. *)
Fixpoint fan (a b : vector) (r : seq vector) (g : vector) : Prop :=
  if r is c :: r' then [/\ 0 < det a b c, 0 <= det b c g & fan a c r' g]
  else 0 <= det b a g.

Fixpoint all_of (good : vector -> Prop) (r : seq vector) : Prop :=
  if r is b :: r' then good b /\ all_of good r' else True.

Lemma fan_triangle (good : vector -> Prop) a b (r : seq vector) g : r <> [::] -> good b -> all_of good r ->
  0 <= det a b g -> fan a b r g ->
  exists u v, [/\ good u, good v & combination a u v g].
Proof.
elim: r b => [|c r IH] b // _ good_b /= [good_c good_r] ab [abc bc rest].
case: (lerP 0 (det c a g)) => [ca | ]; first by exists b, c; split=> //; apply: triangle.
rewrite det_swap oppr_lt0 => ac.
case: r IH good_r rest => [|d r] IH good_r rest /=.
  by move: rest; rewrite /= det_swap oppr_ge0 => /(lt_le_trans ac); rewrite ltxx.
by apply: (IH c) => //; apply: ltW.
Qed.

End Geometry.
