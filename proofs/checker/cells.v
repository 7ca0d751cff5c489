(** Cells of a surface: the evidence that a plane is reached on all of its cell, and its check. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence duality geometry surface.
From ExactCdp.checker Require Import types rational vectors.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** A corner of a cell, by the restorer that attains it, or an unbounded direction. *)
Inductive generator := Corner (restorer : nat) | Direction (r t : Q).

(** What an edge lies on: a domain row, the border to another piece, the line at infinity. *)
Inductive edge := Row (i : nat) | Piece (j : nat) | AtInfinity.

(** Generators in counter-clockwise order; edge i leads from generator i to the next one. *)
Record cell := Cell { c_generators : seq generator; c_edges : seq edge }.

(** What a restorer achieves, where it is one: distortion, perceptual difference, error rate. *)
Definition achievement := option (Q * Q * Q).

Definition qzero : qvector := QVector q0 q0 q0.
Definition qdifference (u v : qvector) : qvector :=
  QVector (qsub (qx u) (qx v)) (qsub (qy u) (qy v)) (qsub (qz u) (qz v)).

Definition vector_of (achieved : seq achievement) (g : generator) : qvector :=
  match g with
  | Corner i => if nth None achieved i is Some (d, p, _) then QVector d p q1 else qzero
  | Direction r t => QVector r t q0
  end.

(** At a corner the restorer's error rate is at most the plane; along a direction
    the plane [k] does not change. *)
Definition check_generator (achieved : seq achievement) (k : qvector) (g : generator) : bool :=
  match g with
  | Corner i => if nth None achieved i is Some (d, p, e) then qle e (qdot k (QVector d p q1)) else false
  | Direction r t => [&& qle q0 r, qle q0 t & qeq (qadd (qmul (qx k) r) (qmul (qy k) t)) q0]
  end.

(** The form that is >= 0 on the cell and zero on the edge. *)
Definition form_of (planes rows : seq qvector) (k : qvector) (e : edge) : qvector :=
  match e with
  | Row i => nth qzero rows i
  | Piece j => qdifference k (nth k planes j)
  | AtInfinity => QVector q0 q0 q1
  end.

Fixpoint qtriangles (a b : qvector) (r : seq qvector) : bool :=
  if r is c :: r' then qlt q0 (qdet a b c) && qtriangles a c r' else true.

Fixpoint qedges (b : qvector) (r : seq qvector) (a : qvector) (forms : seq qvector) : bool :=
  match r, forms with
  | c :: r', f :: forms' => qimplied (qcross b c) f && qedges c r' a forms'
  | [::], [:: f] => qimplied (qcross b a) f
  | _, _ => false
  end.

Definition check_cell (planes rows : seq qvector) (achieved : seq achievement) (k : qvector) (c : cell) : bool :=
  match map (vector_of achieved) (c_generators c), map (form_of planes rows k) (c_edges c) with
  | a :: b :: v :: r, f :: forms =>
      [&& all (check_generator achieved k) (c_generators c), qtriangles a b (v :: r),
          qimplied (qcross a b) f & qedges b (v :: r) a forms]
  | _, _ => false
  end.

(** A cell per plane. *)
Fixpoint check_cells (planes rows : seq qvector) (achieved : seq achievement) (ks : seq qvector) (cells : seq cell) : bool :=
  match ks, cells with
  | k :: ks', c :: cells' => check_cell planes rows achieved k c && check_cells planes rows achieved ks' cells'
  | [::], [::] => true
  | _, _ => false
  end.

Section Soundness.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Hypothesis E_up : epi_up E.
Hypothesis E_convex : epi_convex E.
Hypothesis wf : well_formed I.

(** An achievement means that some restorer has it. *)
Definition achieves (a : achievement) : Prop :=
  if a is Some (d, p, e) then
    exists Q, [/\ is_kernel Q, dist I Q <= toF d, E (push I Q) (toF p) & err I Q <= toF e]
  else True.

Variable achieved : seq achievement.
Hypothesis achieved_sound : forall i, achieves (nth None achieved i).

Lemma check_generator_sound k g :
  check_generator achieved k g -> reachable I E (toV F k) (toV F (vector_of achieved g)).
Proof.
case: g => [i | r t] /=.
  case: (nth None achieved i) (achieved_sound i) => [[[d p] e]|] //= [Q [kQ distQ percQ errQ]] low.
  left; rewrite /= toF1 ltr01 !divr1; split=> //; exists Q; split=> //.
  apply: (le_trans errQ); move: low; rewrite (toF_qle F) toV_dot.
  by rewrite /point /toV /= toF1.
case/and3P; rewrite !(toF_qle F) (toF_qeq F) toF_add !toF_mul toF0 => r_ge0 t_ge0 /eqP flat.
by right; split; rewrite //= toF0.
Qed.

Lemma qtriangles_sound a b r : qtriangles a b r -> triangles (toV F a) (toV F b) (map (toV F) r).
Proof.
elim: r b => //= c r IH b /andP[abc tri].
by rewrite -toV_det -(toF0 F) -toF_qlt abc IH.
Qed.

Lemma qedges_sound b r a forms :
  qedges b r a forms -> edges_implied (toV F b) (map (toV F) r) (toV F a) (map (toV F) forms).
Proof.
elim: r b forms => [|c r IH] b [|f forms] //=.
  by case: forms => // ; rewrite (toV_implied F) toV_cross.
by case/andP=> bc edges; rewrite -toV_cross -toV_implied bc IH.
Qed.

Variables planes rows : seq qvector.

Lemma all_of_nth (T : Type) (x0 : T) (f : T -> vector F) (good : vector F -> Prop) (s : seq T) i :
  all_of good (map f s) -> good (f x0) -> good (f (nth x0 s i)).
Proof. by elim: s i => [|x s IH] [|i] //= [gx gs] g0 //; apply: IH. Qed.

Lemma dot_difference u v g : dot (toV F (qdifference u v)) g = dot (toV F u) g - dot (toV F v) g.
Proof.
rewrite /dot /= !(toF_sub F) !mulrBl.
have regroup (a b c d e f : F) : (a - d) + (b - e) + (c - f) = (a + b + c) - (d + e + f).
  by rewrite !opprD [a - d + (b - e)]addrACA [LHS]addrACA.
exact: regroup.
Qed.

Lemma form_of_ge0 k e D P :
  in_domain (map (toV F) rows) D P -> greatest (map (toV F) planes) (toV F k) D P ->
  0 <= dot (toV F (form_of planes rows k e)) (point D P).
Proof.
move=> dom best; case: e => [i | j |]; rewrite /form_of.
- apply: (all_of_nth (f := toV F) (good := fun v => 0 <= dot v (point D P)) i dom).
  by rewrite /dot /= !toF0 !mul0r !addr0.
- rewrite dot_difference subr_ge0.
  exact: (all_of_nth (f := toV F) (good := fun v => dot v (point D P) <= dot (toV F k) (point D P)) j best).
by rewrite /dot /= toF0 toF1 !mul0r !add0r mulr1 ler01.
Qed.

Lemma all_of_map (T : Type) (f : T -> vector F) (good : vector F -> Prop) (p : T -> bool) (s : seq T) :
  (forall x, p x -> good (f x)) -> all p s -> all_of good (map f s).
Proof. by move=> ok; elim: s => //= x s IH /andP[/ok ? /IH]. Qed.

Theorem check_cell_sound k c D P :
  check_cell planes rows achieved k c ->
  in_domain (map (toV F) rows) D P -> greatest (map (toV F) planes) (toV F k) D P ->
  reached I E (toV F k) D P.
Proof.
rewrite /check_cell; case: c => gens edges /= + dom best.
have form_ok e : 0 <= dot (toV F (form_of planes rows k e)) (point D P) by apply: form_of_ge0.
case: gens => [|ga [|gb [|gv gr]]] //=; case: edges => [|e es] //=.
case/and4P=> /and4P[ok_a ok_b ok_v ok_r] tri ab edges.
have gen := check_generator_sound.
apply: (@cell_covered F K X Y H I E E_up E_convex wf (toV F k) (toV F (vector_of achieved ga))
  (toV F (vector_of achieved gb)) (map (toV F) (map (vector_of achieved) (gv :: gr)))
  (toV F (form_of planes rows k e)) (map (toV F) (map (form_of planes rows k) es))) => //.
- exact: gen.
- exact: gen.
- rewrite -map_comp; apply: (all_of_map (p := check_generator achieved k)) => [g|]; first exact: gen.
  by rewrite /= ok_v.
- exact: (@qtriangles_sound _ _ (vector_of achieved gv :: map (vector_of achieved) gr)).
- by rewrite -toV_cross -toV_implied.
- exact: (@qedges_sound _ (vector_of achieved gv :: map (vector_of achieved) gr)).
by rewrite -map_comp; apply: (all_of_map (p := xpredT)) => [x _|]; [apply: form_ok | rewrite all_predT].
Qed.

Theorem check_cells_sound ks cells D P k :
  check_cells planes rows achieved ks cells -> List.In k ks ->
  in_domain (map (toV F) rows) D P -> greatest (map (toV F) planes) (toV F k) D P ->
  reached I E (toV F k) D P.
Proof.
elim: ks cells => [|k' ks IH] [|c cells] //= /andP[ok oks] [<-|k_in] dom best.
  exact: check_cell_sound ok dom best.
exact: IH oks k_in dom best.
Qed.

End Soundness.
