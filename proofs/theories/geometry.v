(** Cones in three dimensions: the fan of triangles that covers a cell.

    A point (D,P) of the plane is the vector (D,P,1), a direction (r,t) the
    vector (r,t,0). A cell is given by its generators (corners and directions)
    in counter-clockwise order; a point on the left of every edge lies in one
    of the triangles that the first generator spans with an edge.

    Notions
    - [vector], [dot], [det], [cross], [point D P];
    - [combination a b c g]: g is in the cone of a, b and c;
    - [implied u c]: the form u is a nonnegative multiple of the form c;
    - [fan a b r g]: g is on the left of the edges of the fan.

    Main statements: [triangle], [implied_ge0], [edge_ge0], [fan_triangle]. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Geometry.
Variable F : realFieldType.

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
all: by apply: split3; rewrite /det; ring.
Qed.

(** The form det(u, v, .) is a multiple, by a factor >= 0, of the form [c]. *)
Definition implied (u c : vector) : bool :=
  [&& vy u * vz c == vz u * vy c, vz u * vx c == vx u * vz c, vx u * vy c == vy u * vx c,
      0 <= dot u c & 0 < dot c c].

(** Lagrange's identity: (c.c)(u.g) = (u.c)(c.g) where u x c = 0. *)
Lemma implied_ge0 u c g : implied u c -> 0 <= dot c g -> 0 <= dot u g.
Proof.
case/and5P=> /eqP e1 /eqP e2 /eqP e3 uc cc cg.
have lagrange : dot c c * dot u g = dot u c * dot c g
    + vx g * (vz c * (vx u * vz c - vz u * vx c) - vy c * (vy u * vx c - vx u * vy c))
    + vy g * (vx c * (vy u * vx c - vx u * vy c) - vz c * (vz u * vy c - vy u * vz c))
    + vz g * (vy c * (vz u * vy c - vy u * vz c) - vx c * (vx u * vz c - vz u * vx c)).
  by rewrite /dot; ring.
have -> // : 0 <= dot u g = (0 <= dot c c * dot u g) by rewrite pmulr_rge0.
have -> : dot c c * dot u g = dot u c * dot c g by rewrite lagrange e1 e2 e3; ring.
exact: mulr_ge0.
Qed.

Lemma det_cross a b g : det a b g = dot (cross a b) g.
Proof. by rewrite /det /dot /=; ring. Qed.

Lemma det_swap a b g : det b a g = - det a b g.
Proof. by rewrite /det; ring. Qed.

Lemma det_cycle a b c : det a b c = det b c a.
Proof. by rewrite /det; ring. Qed.

(** A form that is zero at [a] and [b] and positive at [c], which is on the left of the way from
    [a] to [b], is >= 0 on the left only. *)
Lemma edge_ge0 f a b c g : 0 < det a b c -> dot f a = 0 -> dot f b = 0 -> 0 < dot f c ->
  0 <= dot f g -> 0 <= det a b g.
Proof.
move=> abc fa fb fc; have -> : 0 <= dot f g = (0 <= det a b c * dot f g) by rewrite pmulr_rge0.
have -> : det a b c * dot f g = det b c g * dot f a + det c a g * dot f b + det a b g * dot f c.
  by rewrite /det /dot; ring.
by rewrite fa fb !mulr0 !add0r pmulr_lge0.
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
