(** The whole of C: a finite list of planes is C on a polygonal domain.

    Evidence per plane: the generators of its cell (corners and unbounded
    directions) in counter-clockwise order, at every corner a restorer that
    attains the plane, along every direction a plane that does not change.

    Notions
    - [plane lambda mu gamma]: the plane as a vector;
    - [reached k D P]: a restorer meets the bounds with at most the error rate of plane k;
      [reachable k g]: the same of corners, and directions along which k is constant.

    Main statements
    - [reachable_plus], [reachable_scale]: what is reachable is a cone;
    - [cell_covered]: all of a cell is reached. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence duality geometry.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Surface.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Hypothesis E_up : epi_up E.
Hypothesis E_convex : epi_convex E.
Hypothesis wf : well_formed I.

(** The plane gamma - lambda.D - mu.P, as the vector of its coefficients in
    (D, P, 1); the row a.D + b.P >= c as the vector (a, b, -c). *)
Definition plane (lambda mu gamma : F) : vector F := Vector (- lambda) (- mu) gamma.

(** Some restorer meets the bounds with an error rate of at most the plane. *)
Definition reached (k : vector F) (D P : F) : Prop :=
  exists Q, [/\ is_kernel Q, dist I Q <= D, E (push I Q) P & err I Q <= dot k (point D P)].

(** What is reached at corners, with the directions along which the plane is constant, is a cone. *)
Definition reachable (k : vector F) (g : vector F) : Prop :=
  (0 < vz g /\ reached k (vx g / vz g) (vy g / vz g)) \/
  [/\ vz g = 0, 0 <= vx g, 0 <= vy g & vx k * vx g + vy k * vy g = 0].

Definition scale (l : F) (g : vector F) : vector F := Vector (l * vx g) (l * vy g) (l * vz g).
Definition plus (g h : vector F) : vector F := Vector (vx g + vx h) (vy g + vy h) (vz g + vz h).

Lemma reachable_scale k l g : 0 <= l -> reachable k g -> reachable k (scale l g).
Proof.
rewrite le_eqVlt => /orP[/eqP<- _ | l_gt0].
  by right; rewrite /= !mul0r !mulr0 addr0.
case=> [[z_gt0 reach] | [z0 x_ge0 y_ge0 flat]]; [left | right] => /=.
  by split; [exact: mulr_gt0 | rewrite -!mulf_div divff ?mul1r // lt0r_neq0].
rewrite z0 mulr0 !mulr_ge0 ?(ltW l_gt0) //; split=> //.
by rewrite !(mulrCA _ l) -mulrDr flat mulr0.
Qed.

Lemma reached_more k D P r t : 0 <= r -> 0 <= t -> vx k * r + vy k * t = 0 ->
  reached k D P -> reached k (D + r) (P + t).
Proof.
move=> r_ge0 t_ge0 flat [Q [kQ distQ percQ errQ]]; exists Q; split=> //.
- by rewrite (le_trans distQ) // ler_addl.
- by apply: E_up percQ; rewrite ler_addl.
apply: (le_trans errQ); rewrite /dot /= !mulrDr.
by rewrite [vx k * D + vx k * r + _]addrACA flat addr0.
Qed.

Lemma reached_mix k D P D' P' l : 0 <= l <= 1 -> reached k D P -> reached k D' P' ->
  reached k (mix l D D') (mix l P P').
Proof.
move=> l01 [Q [kQ distQ percQ errQ]] [R [kR distR percR errR]].
have /andP[l_ge0 l_le1] := l01; have l'_ge0 : 0 <= 1 - l by rewrite subr_ge0.
exists (mixQ l Q R); split.
- exact: mixQ_kernel.
- by rewrite mixQ_dist ler_add ?ler_wpmul2l.
- by rewrite mixQ_push; apply: E_convex => //; apply: push_pmf.
rewrite mixQ_err; apply: (le_trans (ler_add (ler_wpmul2l l_ge0 errQ) (ler_wpmul2l l'_ge0 errR))).
rewrite le_eqVlt; apply/orP; left; apply/eqP.
rewrite /dot /mix /= !mulr1 !mulrDr !(mulrCA l) !(mulrCA (1 - l)).
have sum (a b c d e : F) : a + b + l * e + (c + d + (1 - l) * e) = (a + c) + (b + d) + e.
  by rewrite addrACA [a + b + _]addrACA -mulrDl [l + _]addrC subrK mul1r.
exact: sum.
Qed.

Lemma reachable_plus k g h : reachable k g -> reachable k h -> reachable k (plus g h).
Proof.
case=> [[zg reach_g] | [zg xg yg flat_g]]; case=> [[zh reach_h] | [zh xh yh flat_h]].
- left; have z_gt0 : 0 < vz g + vz h by rewrite addr_gt0.
  split=> //=; have z_neq0 := lt0r_neq0 z_gt0.
  pose l := vz g / (vz g + vz h).
  have l' : 1 - l = vz h / (vz g + vz h).
    by rewrite /l -[X in X - _](divff z_neq0) -mulrBl addrC addKr.
  have mixed a b : (a + b) / (vz g + vz h) = mix l (a / vz g) (b / vz h).
    rewrite /mix l' /l mulrDl; congr (_ + _).
      by rewrite [RHS]mulrC -mulrA mulKf ?lt0r_neq0.
    by rewrite [RHS]mulrC -mulrA mulKf ?lt0r_neq0.
  rewrite !mixed; apply: reached_mix => //.
  by rewrite /l divr_ge0 ?(ltW zg) ?(ltW z_gt0) //= ler_pdivr_mulr // mul1r ler_addl ltW.
- left; rewrite /= zh addr0; split=> //; rewrite !mulrDl.
  apply: reached_more => //; rewrite ?divr_ge0 // ?(ltW zg) //.
  by rewrite !mulrA -mulrDl flat_h mul0r.
- left; rewrite /= zg add0r; split=> //; rewrite ![(_ + _) / _]mulrDl.
  rewrite [vx g / _ + _]addrC [vy g / _ + _]addrC.
  apply: reached_more => //; rewrite ?divr_ge0 // ?(ltW zh) //.
  by rewrite !mulrA -mulrDl flat_g mul0r.
right; rewrite /= zg zh addr0 !addr_ge0 //; split=> //.
by rewrite !mulrDr addrACA flat_g flat_h addr0.
Qed.

Lemma reachable_combination k a b c g : reachable k a -> reachable k b -> reachable k c ->
  combination a b c g -> reachable k g.
Proof.
move=> ra rb rc [l [m [n [[l_ge0 m_ge0 n_ge0] ex ey ez]]]].
have -> : g = plus (plus (scale l a) (scale m b)) (scale n c).
  by case: g ex ey ez => x y z /= -> -> ->.
by do 2?apply: reachable_plus; apply: reachable_scale.
Qed.

Lemma reachable_point k D P : reachable k (point D P) -> reached k D P.
Proof.
case=> [[_] | [/= one0]]; first by rewrite /= !divr1.
by have := oner_neq0 F; rewrite one0 eqxx.
Qed.

(** What the evidence of a cell has to say: a fan of generators, reachable all of
    them, and for each edge a form that is >= 0 on the cell and a multiple of it. *)
Fixpoint edges_implied (b : vector F) (r : seq (vector F)) (a : vector F) (forms : seq (vector F)) : bool :=
  match r, forms with
  | c :: r', f :: forms' => implied (cross b c) f && edges_implied c r' a forms'
  | [::], [:: f] => implied (cross b a) f
  | _, _ => false
  end.
Fixpoint triangles (a b : vector F) (r : seq (vector F)) : bool :=
  if r is c :: r' then (0 < det a b c) && triangles a c r' else true.

(** Every point at which all forms of the edges are >= 0 is reached. *)
Theorem cell_covered k a b r form forms D P :
  r <> [::] -> reachable k a -> reachable k b -> all_of (reachable k) r ->
  triangles a b r -> implied (cross a b) form -> edges_implied b r a forms ->
  0 <= dot form (point D P) -> all_of (fun f => 0 <= dot f (point D P)) forms ->
  reached k D P.
Proof.
move=> r_neq0 ra rb rr tri ab edges form_ge0 forms_ge0.
have fanP : fan a b r (point D P).
  elim: r b {rb r_neq0 rr ab} forms tri edges forms_ge0 => [|c r IH] b [|f forms] //=.
    by case: forms => // _ bf [f_ge0 _]; rewrite det_cross; apply: implied_ge0 f_ge0.
  case/andP=> abc tri /andP[bc edges] [f_ge0 forms_ge0]; split=> //.
    by rewrite det_cross; apply: implied_ge0 f_ge0.
  exact: IH edges forms_ge0.
have [|u [v [ru rv comb]]] := fan_triangle r_neq0 rb rr _ fanP.
  by rewrite det_cross; apply: implied_ge0 form_ge0.
exact/reachable_point/(reachable_combination ra ru rv comb).
Qed.

(** Where all rows of the domain hold, and where plane [k] is the greatest: the forms
    of the edges of its cell are >= 0 there. *)
Definition in_domain (domain : seq (vector F)) (D P : F) : Prop :=
  all_of (fun row => 0 <= dot row (point D P)) domain.
Definition greatest (planes : seq (vector F)) (k : vector F) (D P : F) : Prop :=
  all_of (fun j => dot j (point D P) <= dot k (point D P)) planes.

End Surface.
