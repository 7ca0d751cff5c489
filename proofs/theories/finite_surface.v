(** A finite surface always exists: for every divergence that is a linear program, C is
    the greatest of finitely many planes on a domain that finitely many Farkas planes cut
    out, each of them certified, and finitely many corners and directions span what lies
    under each plane, with a restorer at every corner. So what the checker of surfaces
    accepts can be written down for every such problem.

    Notions
    - [cell planes cuts i D P]: (D,P) is in the domain, and plane i is the greatest;
    - [finite_surface E cut]: all of the above, with cuts that [cut] proves.

    Main statements
    - [finite_planes]: C is the greatest of finitely many planes;
    - [polyhedral_closed], [polyhedral_nearly]: so C is closed, and what it is above all
      bounds it is at the bounds;
    - [cell_generated]: corners and directions of a cell, [surface.reachable] all of them;
    - [finite_surface_exists]: both, for every divergence that is a linear program;
      [finite_surface_transport], [finite_surface_witnesses], [finite_surface_tv]. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From ExactCdp.theories Require Import problem divergence divergences duality geometry surface linear.
From ExactCdp.theories Require Import theorem1 extended programs polyhedral cones attainment minima.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section FiniteSurface.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.

(** In the domain: no Farkas plane is positive. In the cell of plane [i]: no plane is above it. *)
Definition in_cuts (R : finType) (cuts : R -> vector F) (D P : F) : Prop :=
  forall r, dot (cuts r) (point D P) <= 0.
Definition cell (T R : finType) (planes : T -> vector F) (cuts : R -> vector F) (i : T) (D P : F) : Prop :=
  in_cuts cuts D P /\ forall j, dot (planes j) (point D P) <= dot (planes i) (point D P).

(** A vector with the coefficients of a plane of which [cut] proves the cut. *)
Definition is_certified (cut : F -> (H -> F) -> F -> Prop) (c : Y -> H -> F) (k : vector F) : Prop :=
  exists lambda mu gamma, k = plane lambda mu gamma /\ certified_plane I cut c lambda mu gamma.

(** (D,P) is a combination of the generators, whose last coordinates weigh 1 in all. *)
Definition spanned (G : finType) (g : G -> vector F) (D P : F) : Prop :=
  exists2 m : G -> F, forall i, 0 <= m i &
    [/\ D = \sum_i m i * vx (g i), P = \sum_i m i * vy (g i) & 1 = \sum_i m i * vz (g i)].

Definition finite_surface (cut : F -> (H -> F) -> F -> Prop) : Prop :=
  exists (T R : finType) (planes : T -> vector F) (cuts : R -> vector F),
  [/\ (forall i, is_certified cut (cost I) (planes i)) /\
      (forall r, is_certified cut (fun _ _ => 0) (cuts r)),
      forall D P, domain I E (Some D) (Some P) <-> in_cuts cuts D P,
      forall D P c, is_min I E (Some D) (Some P) c <->
        exists2 i, cell planes cuts i D P & c = dot (planes i) (point D P) &
      forall i, exists (G : finType) (g : G -> vector F),
        (forall k, reachable I E (planes i) (g k)) /\
        forall D P, cell planes cuts i D P -> spanned g D P].

Lemma dot_plane (lambda mu gamma D P : F) :
  dot (plane lambda mu gamma) (point D P) = plane_at gamma lambda mu (Some D) (Some P).
Proof. by rewrite /dot /plane_at /=; ring. Qed.

Variable L : linear_program F H.
Hypotheses (wf : well_formed I) (EL : polyhedral L E).
Let cutL := @polyhedral_cut F H L.

Lemma plane_below k D P : is_certified cutL (cost I) k -> lower I E (Some D) (Some P) (dot k (point D P)).
Proof.
case=> lambda [mu [gamma [-> plane]]]; rewrite dot_plane.
by apply: (polyhedral_lower wf EL); apply: certified_plane_at.
Qed.

Lemma cut_below k D P : is_certified cutL (fun _ _ => 0) k ->
  domain I E (Some D) (Some P) -> dot k (point D P) <= 0.
Proof.
case=> lambda [mu [gamma [-> plane]]] [Q feasQ]; rewrite dot_plane leNgt; apply/negP => gt0.
by apply: (polyhedral_refutes wf EL _ gt0 feasQ); apply: certified_plane_at.
Qed.

(** Finitely many planes and Farkas planes. *)
Theorem finite_planes : exists (T R : finType) (planes : T -> vector F) (cuts : R -> vector F),
  [/\ forall i, is_certified cutL (cost I) (planes i),
      forall r, is_certified cutL (fun _ _ => 0) (cuts r) &
      forall D P tau, in_cuts cuts D P -> (forall i, dot (planes i) (point D P) <= tau) ->
        exists2 Q, feasible I E (Some D) (Some P) Q & err I Q <= tau].
Proof.
pose A := program_A I L (Some 0) (Some 0); pose B := program_B I L (Some (0 : F)).
have [T [R [m [n [m0 [n0 [mn mn0 best]]]]]]] := standard_planes A B (program_o I L).
pose vec (mk : option (inequality L) -> F) (nk : Y + equation L -> F) :=
  plane (program_lambda (Some 0) mk) (program_mu (Some 0) mk) (program_gamma (Some (0 : F)) mk nk).
exists T, R, (fun i => vec (m i) (n i)), (fun r => vec (m0 r) (n0 r)); split=> [i|r|D P tau in_dom le_tau].
- do 3 eexists; split; first by [].
  by apply: program_certified (mn i) => //; apply: bound_ge0 EL.
- do 3 eexists; split; first by [].
  by apply: program_certified (mn0 r) => //; apply: bound_ge0 EL.
have worthE mk nk : worth (program_b L (Some D) (Some P)) (program_d L (Some P)) mk nk
    = dot (vec mk nk) (point D P) by rewrite dot_plane program_worth.
have [r|i|z zP le_z] := best (program_b L (Some D) (Some P)) (program_d L (Some P)) tau.
- by rewrite worthE.
- by rewrite worthE.
exists (restorer z); last by rewrite -program_objective.
exact: (program_sound (met_sound EL)).
Qed.

(** What holds at all bounds above holds at the bounds: C is closed. *)
Lemma limit_le (a b e : F) : (forall r, 0 < r -> a + r * b <= e + r) -> a <= e.
Proof.
move=> le_r; rewrite leNgt; apply/negP => lt_e.
have n_gt0 : 0 < 1 + `|b| by rewrite ltr_spaddl ?ltr01.
pose r := (a - e) / 2%:R / (1 + `|b|).
have r_gt0 : 0 < r by rewrite !divr_gt0 ?subr_gt0 ?ltr0n.
have : a - e <= r * (1 + `|b|).
  apply: (@le_trans _ _ (r * (1 - b))); last first.
    by rewrite ler_wpmul2l ?(ltW r_gt0) // ler_add2l -normrN ler_norm.
  have := le_r r r_gt0; rewrite -subr_ge0 => le0; rewrite -subr_ge0; move: le0; congr (0 <= _).
  by ring.
rewrite /r divfK ?lt0r_neq0 // ler_pdivl_mulr ?ltr0n // mulr_natr mulr2n ger_addl leNgt.
by rewrite subr_gt0 lt_e.
Qed.

Theorem polyhedral_closed D P e :
  (forall r, 0 < r -> exists2 Q, feasible I E (Some (D + r)) (Some (P + r)) Q & err I Q <= e + r) ->
  exists2 Q, feasible I E (Some D) (Some P) Q & err I Q <= e.
Proof.
move=> near; have [T [R [planes [cuts [planesP cutsP best]]]]] := finite_planes.
have dotE k r : dot k (point (D + r) (P + r)) = dot k (point D P) + r * (vx k + vy k).
  by rewrite /dot /=; ring.
apply: best => [r|i].
  apply: (@limit_le _ (vx (cuts r) + vy (cuts r))) => t t_gt0; rewrite -dotE add0r.
  have [Q feasQ _] := near t t_gt0; apply: le_trans (ltW t_gt0).
  by apply: cut_below (cutsP r) _; exists Q.
apply: (@limit_le _ (vx (planes i) + vy (planes i))) => t t_gt0; rewrite -dotE.
by have [Q feasQ le_Q] := near t t_gt0; apply: le_trans (plane_below (planesP i) feasQ) le_Q.
Qed.

(** So infima above all bounds are a minimum at the bounds: restorers that come as near as
    one likes to three minima leave one that has them. *)
Corollary polyhedral_nearly D P e : lower I E None None e ->
  (forall D' P', D < D' -> P < P' -> is_inf I E (Some D') (Some P') e) ->
  is_min I E (Some D) (Some P) e.
Proof.
move=> e_low inf; split=> [Q [kQ _ _]|]; first exact: e_low.
have [r r_gt0|Q feasQ le_e] := @polyhedral_closed D P e; last first.
  by exists Q => //; apply/le_anti; rewrite le_e; case: feasQ => kQ _ _; apply: e_low.
have [ltD ltP] : D < D + r /\ P < P + r by rewrite !ltr_addl.
have [_ [Q feasQ errQ]] := polyhedral_infimum wf EL (inf _ _ ltD ltP).
by exists Q; rewrite ?errQ ?ler_addl ?(ltW r_gt0).
Qed.

Section Cells.
Variables (T R : finType) (planes : T -> vector F) (cuts : R -> vector F).
Hypothesis planesP : forall i, is_certified cutL (cost I) (planes i).
Hypothesis cutsP : forall r, is_certified cutL (fun _ _ => 0) (cuts r).
Hypothesis best : forall D P tau, in_cuts cuts D P ->
  (forall i, dot (planes i) (point D P) <= tau) ->
  exists2 Q, feasible I E (Some D) (Some P) Q & err I Q <= tau.

Lemma domain_cuts D P : domain I E (Some D) (Some P) <-> in_cuts cuts D P.
Proof.
split=> [dom r|in_dom]; first exact: cut_below.
pose tau := \sum_i `|dot (planes i) (point D P)|.
have [i|Q feasQ _] := best (tau := tau) in_dom; last by exists Q.
by rewrite (le_trans (ler_norm _)) // /tau (bigD1 i) //= ler_addl sumr_ge0.
Qed.

Lemma cell_min i D P : cell planes cuts i D P ->
  is_min I E (Some D) (Some P) (dot (planes i) (point D P)).
Proof.
case=> in_dom le_i; split; first exact: plane_below.
have [Q feasQ le_Q] := best in_dom le_i; exists Q => //.
by apply/le_anti; rewrite le_Q (plane_below (planesP i) feasQ).
Qed.

(** C is the greatest of the planes. *)
Lemma min_cell D P c : is_min I E (Some D) (Some P) c <->
  exists2 i, cell planes cuts i D P & c = dot (planes i) (point D P).
Proof.
split=> [c_min|[i cell_i ->]]; last exact: cell_min.
have in_dom : in_cuts cuts D P.
  by apply/domain_cuts; case: c_min => _ [Q feasQ _]; exists Q.
have [i0 _|none] := pickP (fun _ : T => true); last first.
  have [i|Q [kQ _ _]] := best (tau := -1) in_dom; first by have := none i.
  by move=> /(le_trans (err_ge0 wf kQ)); rewrite oppr_ge0 ler10.
case: (arg_maxP (P := predT) (fun i => dot (planes i) (point D P)) (isT : predT i0)) => i _ max_i.
have cell_i : cell planes cuts i D P by split=> // j; apply: max_i.
by exists i => //; apply: is_min_unique c_min (cell_min cell_i).
Qed.

Lemma cell_reached i D P : cell planes cuts i D P -> reached I E (planes i) D P.
Proof.
by move=> /cell_min[_ [Q [kQ distQ percQ] errQ]]; exists Q; rewrite errQ.
Qed.

(** What stays above a number along a whole ray does not fall along it. *)
Lemma ray_ge0 (low a r : F) : (forall s, 0 <= s -> low <= a + s * r) -> 0 <= r.
Proof.
move=> above; rewrite leNgt; apply/negP => r_lt0.
have low_a : low <= a by have := above 0 (lexx 0); rewrite mul0r addr0.
have s_ge0 : 0 <= (a - low + 1) / - r.
  by rewrite divr_ge0 ?oppr_ge0 ?(ltW r_lt0) // addr_ge0 ?subr_ge0 ?ler01.
have := above _ s_ge0; have -> : a + (a - low + 1) / - r * r = low - 1.
  by field; rewrite ?oppr_eq0 lt_eqF.
by rewrite ler_subr_addr ger_addl ler10.
Qed.

(** The cone over a cell. *)
Definition in_cone (i : T) (g : vector F) : Prop :=
  [/\ forall r, dot (cuts r) g <= 0, forall j, dot (planes j) g <= dot (planes i) g & 0 <= vz g].

Lemma in_cone_point i D P : cell planes cuts i D P <-> in_cone i (point D P).
Proof. by split=> [[in_dom le_i]|[in_dom le_i _]]; split=> //=; apply: ler01. Qed.

Lemma in_cone_corner i g : in_cone i g -> 0 < vz g -> cell planes cuts i (vx g / vz g) (vy g / vz g).
Proof.
move=> [in_dom le_i _] z_gt0; have z_neq0 := lt0r_neq0 z_gt0.
have dotE k : dot k (point (vx g / vz g) (vy g / vz g)) = dot k g / vz g.
  by rewrite /dot /=; field.
split=> [r|j]; rewrite !dotE; first by rewrite pmulr_lle0 ?invr_gt0.
by rewrite ler_pmul2r ?invr_gt0.
Qed.

Lemma in_cone_direction i g D P s : in_cone i g -> vz g = 0 -> 0 <= s ->
  cell planes cuts i D P -> cell planes cuts i (D + s * vx g) (P + s * vy g).
Proof.
move=> [in_dom le_i _] z0 s_ge0 [in_domDP le_iDP].
have dotE k : dot k (point (D + s * vx g) (P + s * vy g)) = dot k (point D P) + s * dot k g.
  by rewrite /dot z0 /=; ring.
split=> [r|j]; rewrite !dotE; last by rewrite ler_add ?ler_wpmul2l.
by rewrite -[X in _ <= X]addr0 ler_add // mulr_ge0_le0.
Qed.

(** Over a cell that is not empty, all of the cone is reachable: corners by a restorer,
    and along the other directions C does not change. *)
Lemma in_cone_reachable i g D P : cell planes cuts i D P -> in_cone i g -> reachable I E (planes i) g.
Proof.
move=> cellDP cone_g; have [_ _ z_ge0] := cone_g.
move: (z_ge0); rewrite le0r => /predU1P[z0|z_gt0]; last first.
  by left; split=> //; apply: cell_reached; apply: in_cone_corner.
have ray s : 0 <= s -> reached I E (planes i) (D + s * vx g) (P + s * vy g).
  by move=> s_ge0; apply/cell_reached/in_cone_direction.
have [Q0 [kQ0 _ _ _]] := cell_reached cellDP.
have [low [low_dist _]] := least_dist_exists I kQ0.
have [lowP lowP_le] := bounded_below EL.
have x_ge0 : 0 <= vx g.
  apply: (@ray_ge0 low D) => s /ray[Q [kQ distQ _ _]].
  exact: le_trans (low_dist Q kQ) distQ.
have y_ge0 : 0 <= vy g.
  apply: (@ray_ge0 lowP P) => s /ray[Q [kQ _ percQ _]].
  by apply: lowP_le percQ; apply: push_pmf.
right; split=> //; apply/le_anti/andP; split.
  have [lambda [mu [gamma [-> [? [? [? [l_ge0 mu_ge0 _ _ _]]]]]]]] := planesP i.
  by rewrite /plane /= !mulNr -opprD oppr_le0 addr_ge0 ?mulr_ge0.
apply: (@ray_ge0 0 (dot (planes i) (point D P))) => s /ray[Q [kQ _ _ le_Q]].
apply: le_trans (err_ge0 wf kQ) (le_trans le_Q _).
rewrite le_eqVlt; apply/orP; left; apply/eqP.
by rewrite /dot /=; ring.
Qed.

(** Coordinates, for the theorem on cones. *)
Let coordinate (g : vector F) (v : option bool) : F :=
  match v with None => vz g | Some true => vx g | Some false => vy g end.
Let vector_of (c : option bool -> F) : vector F := Vector (c (Some true)) (c (Some false)) (c None).

Let dot_coordinate k c : \sum_v coordinate k v * c v = dot k (vector_of c).
Proof. by rewrite sum_some big_bool /dot /=; ring. Qed.

Let cone_row (i : T) (c : R + T + unit) : vector F :=
  match c with
  | inl (inl r) => scale (-1) (cuts r)
  | inl (inr j) => plus (planes i) (scale (-1) (planes j))
  | inr _ => Vector 0 0 1
  end.

Let cone_rowP i g : (forall c, 0 <= dot (cone_row i c) g) <-> in_cone i g.
Proof.
have cutE k : dot (scale (-1) k) g = - dot k g by rewrite /dot /=; ring.
have planeE k j : dot (plus k (scale (-1) j)) g = dot k g - dot j g by rewrite /dot /=; ring.
have lastE : dot (Vector 0 0 1) g = vz g by rewrite /dot /=; ring.
split=> [row_ge0|[in_dom le_i z_ge0] [[r|j]|u]] /=; last first.
- by rewrite lastE.
- by rewrite planeE subr_ge0.
- by rewrite cutE oppr_ge0.
split=> [r|j|]; [have := row_ge0 (inl (inl r)) | have := row_ge0 (inl (inr j)) | have := row_ge0 (inr tt)] => /=.
- by rewrite cutE oppr_ge0.
- by rewrite planeE subr_ge0.
by rewrite lastE.
Qed.

(** Finitely many corners and directions span a cell. *)
Theorem cell_generated i : exists (G : finType) (g : G -> vector F),
  (forall k, reachable I E (planes i) (g k)) /\
  forall D P, cell planes cuts i D P -> spanned g D P.
Proof.
have [G [c [c_ge0 spans]]] := finitely_generated (fun r v => coordinate (cone_row i r) v).
have cone_g k : in_cone i (vector_of (c k)).
  by apply/cone_rowP => r; rewrite -dot_coordinate.
have spanned_cell D P : cell planes cuts i D P -> spanned (fun k => vector_of (c k)) D P.
  move=> /in_cone_point /cone_rowP cone_DP.
  have [r|m m_ge0 mE] := spans (coordinate (point D P)); first by rewrite dot_coordinate.
  by exists m => //; split; [apply: (mE (Some true)) | apply: (mE (Some false)) | apply: (mE None)].
have [k k_gt0|none] := pickP (fun k => 0 < vz (vector_of (c k))).
  exists G, (fun k => vector_of (c k)); split=> // j.
  exact: in_cone_reachable (in_cone_corner (cone_g k) k_gt0) (cone_g j).
(* Without a corner the cell is empty. *)
exists [finType of void], (fun _ => Vector 0 0 0); split=> [[]|D P /spanned_cell[m m_ge0 [_ _]]].
have z0 k : vz (vector_of (c k)) = 0.
  by have [_ _] := cone_g k; rewrite le0r none orbF => /eqP.
by rewrite big1 => [/eqP|k _]; rewrite ?oner_eq0 // z0 mulr0.
Qed.

End Cells.

(** A finite surface exists. *)
Theorem finite_surface_exists : finite_surface cutL.
Proof.
have [T [R [planes [cuts [planesP cutsP best]]]]] := finite_planes.
exists T, R, planes, cuts; split=> //.
- exact: (domain_cuts cutsP best).
- exact: (min_cell planesP cutsP best).
exact: (cell_generated planesP best).
Qed.

End FiniteSurface.

(** Weaker evidence for the cuts. *)
Lemma finite_surface_cuts (F : realFieldType) (K X Y H : finType) (I : problem F K X Y H) E
    (cut cut' : F -> (H -> F) -> F -> Prop) :
  (forall mu w beta, cut mu w beta -> cut' mu w beta) ->
  finite_surface I E cut -> finite_surface I E cut'.
Proof.
move=> weaker [T [R [planes [cuts [[planesP cutsP] dom min gen]]]]].
exists T, R, planes, cuts; split=> //; split.
  move=> i; have [l [m [c [kE [s [w [b [l0 m0 rowP /weaker cutP sumE]]]]]]]] := planesP i.
  by exists l, m, c; split=> //; exists s, w, b.
move=> r; have [l [m [c [kE [s [w [b [l0 m0 rowP /weaker cutP sumE]]]]]]]] := cutsP r.
by exists l, m, c; split=> //; exists s, w, b.
Qed.

(** *** The kinds *)
Section Kinds.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Hypothesis wf : well_formed I.

(** Cuts as the certificates hold them: transport potentials, and weights on witnesses. *)
Definition potential_cut (rho : H -> X -> F) (mu : F) (w : H -> F) (beta : F) : Prop :=
  exists v, (forall h x, v x - w h <= mu * rho h x) /\ beta = \sum_x pX I x * v x.
Definition weights_cut (J : finType) (gX : J -> X -> F) (gH : J -> H -> F)
    (mu : F) (w : H -> F) (beta : F) : Prop :=
  exists m, [/\ (forall j, 0 <= m j) /\ \sum_j m j <= mu,
    forall h, w h = \sum_j m j * gH j h & beta = \sum_x (\sum_j m j * gX j x) * pX I x].

Corollary finite_surface_transport (rho : H -> X -> F) :
  finite_surface I (transport (pX I) rho) (potential_cut rho).
Proof.
apply: finite_surface_cuts (finite_surface_exists wf (transport_polyhedral rho (pX_pmf wf))).
by move=> mu w beta /transport_cut_iff[].
Qed.

Corollary finite_surface_witnesses (J : finType) (gX : J -> X -> F) (gH : J -> H -> F) :
  finite_surface I (witnesses (pX I) gX gH) (weights_cut gX gH).
Proof.
apply: finite_surface_cuts (finite_surface_exists wf (witnesses_polyhedral (pX I) gX gH)).
by move=> mu w beta /witness_cut_iff.
Qed.

Corollary finite_surface_tv (Z : finType) (inX : X -> Z) (inH : H -> Z) :
  injective inX -> injective inH ->
  finite_surface I (total_variation (pX I) inX inH) (potential_cut (fun h x => (inH h != inX x)%:R)).
Proof.
move=> inX_inj inH_inj.
apply: finite_surface_cuts (finite_surface_exists wf (tv_polyhedral inX_inj inH_inj (pX_pmf wf))).
by move=> mu w beta /transport_cut_iff[].
Qed.

End Kinds.
