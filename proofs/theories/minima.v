(** All three minima at once, by the value of C.

    Notions
    - [is_least_dist D], [is_least_perception P]: the least distortion and the least
      divergence, attained; the least error rate is C without bounds.

    Main statements
    - [least_dist_exists], [least_err_exists], [polyhedral_least_perception]: they exist,
      the last one for divergences that are linear programs;
    - [all_three_at_minima]: a restorer has all three minima exactly when
      C(D_min, P_min) is the least error rate; then C is constant ([at_minima_constant]);
    - [polyhedral_all_three]: the same where nothing is assumed to exist;
    - [nearly_all_three]: what holds of infima that are not attained: C is the least
      error rate at all bounds above D_min and P_min, exactly when no margin keeps
      restorers away from all three. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence duality linear theorem1 theorem2 extended.
From ExactCdp.theories Require Import simultaneous programs polyhedral cones.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Minima.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Implicit Types Q R : Y -> H -> F.

Definition is_least_dist (D : F) : Prop :=
  (forall R, is_kernel R -> D <= dist I R) /\ exists2 Q, is_kernel Q & dist I Q = D.
Definition is_least_perception (P : F) : Prop :=
  (forall R t, is_kernel R -> E (push I R) t -> P <= t) /\
  exists2 Q, is_kernel Q & E (push I Q) P.

Lemma feasible_unbounded Q : is_kernel Q -> feasible I E None None Q.
Proof. by []. Qed.

(** The least distortion and the least error rate exist wherever there is a restorer. *)
Lemma least_dist_exists R : is_kernel R -> exists D, is_least_dist D.
Proof.
move=> kR; have [f best_f] := best_exists (delta I) kR; have kf := point_kernel F f.
exists (dist I (point F f)); split=> [Q kQ|]; last by exists (point F f).
apply: (proj2 (least_dist_iff I kf)) => // y h; rewrite /point.
by case: eqP => [-> _|_]; [apply: best_f | rewrite ltxx].
Qed.

Lemma least_err_exists R : is_kernel R -> exists e, is_min I E None None e.
Proof.
move=> kR; have [f best_f] := best_exists (cost I) kR; have kf := point_kernel F f.
exists (err I (point F f)); split=> [Q [kQ _ _]|]; last by exists (point F f).
apply: (proj2 (least_err_iff I kf)) => // y h; rewrite /point.
by case: eqP => [-> _|_]; [apply: best_f | rewrite ltxx].
Qed.

(** A restorer has all three minima exactly when C(D_min, P_min) is the least error rate. *)
Theorem all_three_at_minima D P e : epi_up E ->
  is_least_dist D -> is_least_perception P -> is_min I E None None e ->
  (exists Q, all_three I E Q) <-> is_min I E (Some D) (Some P) e.
Proof.
move=> upE [D_low [QD kQD distQD]] [P_low [QP kQP percQP]] [e_low [Qe [kQe _ _] errQe]].
split=> [[Q [kQ leastD leastE leastP]]|[low [Q [kQ distQ percQ] errQ]]].
  have errQ : err I Q = e.
    apply/le_anti/andP; split; first by rewrite -errQe; apply: leastE.
    by apply: e_low.
  split; first by move=> R [kR _ _]; apply: e_low.
  exists Q => //; split=> //=; first by rewrite -distQD; apply: leastD.
  exact: leastP percQP.
exists Q; split=> // [R kR|R kR|R t kR percR].
- exact: le_trans distQ (D_low R kR).
- by rewrite errQ; apply: e_low.
by apply: upE percQ; apply: P_low percR.
Qed.

(** Then C is the least error rate at all bounds that can be met. *)
Corollary at_minima_constant D P e D' P' : epi_up E ->
  is_min I E None None e -> is_min I E (Some D) (Some P) e ->
  bound_le (Some D) D' -> bound_le (Some P) P' -> is_min I E D' P' e.
Proof.
move=> upE [e_low _] [_ [Q feasQ errQ]] DD' PP'; split; last first.
  by exists Q => //; apply: feasible_le feasQ.
by move=> R [kR _ _]; apply: e_low.
Qed.

(** Bounds above infima: C is the least error rate there exactly when no margin [r] keeps
    the error rates of the restorers that are within [r] of both bounds above e + r. *)
Theorem nearly_all_three D P e : epi_up E -> lower I E None None e ->
  (forall D' P', D < D' -> P < P' -> is_inf I E (Some D') (Some P') e) <->
  (forall r, 0 < r -> ~ lower I E (Some (D + r)) (Some (P + r)) (e + r)).
Proof.
move=> upE e_low; split=> [inf r r_gt0 low|near D' P' DD' PP'].
  have [||_ /(_ _ low)] := inf (D + r) (P + r); rewrite ?ltr_addl //.
  by rewrite ger_addl leNgt r_gt0.
split=> [R [kR _ _]|c low]; first exact: e_low.
rewrite leNgt; apply/negP => lt_c.
pose r := Num.min (Num.min (D' - D) (P' - P)) (c - e).
have r_gt0 : 0 < r by rewrite !lt_minr !subr_gt0 DD' PP'.
have [rD rP rc] : [/\ D + r <= D', P + r <= P' & e + r <= c].
  by rewrite -!ler_subr_addl !le_minl !lexx ?orbT.
apply: (near r r_gt0) => Q feasQ; apply: le_trans rc (low Q _).
exact: feasible_le feasQ.
Qed.

(** In particular where restorers come as near as one likes to all three. *)
Corollary nearly_all_three_exist D P e : epi_up E -> lower I E None None e ->
  (forall r, 0 < r -> exists2 Q, feasible I E (Some (D + r)) (Some (P + r)) Q & err I Q < e + r) ->
  forall D' P', D < D' -> P < P' -> is_inf I E (Some D') (Some P') e.
Proof.
move=> upE e_low near; apply/nearly_all_three => // r /near[Q feasQ lt_e] /(_ Q feasQ).
by rewrite leNgt lt_e.
Qed.

End Minima.

(** *** Divergences that are linear programs *)
Section Polyhedral.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Variable L : linear_program F H.
Hypotheses (wf : well_formed I) (EL : polyhedral L E).

(** The bounds on perception that can be met, and the least of them. *)
Lemma polyhedral_least_perception (R : Y -> H -> F) : is_kernel R -> exists P, is_least_perception I E P.
Proof.
move=> kR; have [low lowP] := bounded_below EL.
have below P : domain I E None (Some P) -> low <= P.
  by case=> Q [kQ _ percQ]; apply: lowP percQ; apply: push_pmf.
have [T [m [n [mn sol]]]] := standard_elimination (program_A I L None (Some (0 : F))) (program_B I L (Some (0 : F))).
pose mu k := program_mu (Some (0 : F)) (m k).
pose gamma k := program_gamma (Some (0 : F)) (m k) (n k).
have worthE P k : worth (program_b L None (Some P)) (program_d L (Some P)) (m k) (n k) = gamma k - mu k * P.
  by rewrite program_worth /plane_at /= subr0.
have mu_ge0 k : 0 <= mu k.
  apply: sumr_ge0 => i _; rewrite mulr_ge0 ?(bound_ge0 EL) // mulr1.
  by case: (mn k) => m_ge0 _; apply: m_ge0.
have met P : (forall k, gamma k <= mu k * P) -> domain I E None (Some P).
  move=> le_P; have [k|z zP] := sol (program_b L None (Some P)) (program_d L (Some P)).
    by rewrite worthE subr_le0.
  by exists (restorer z); apply: (program_sound (met_sound EL) zP).
have needed P : domain I E None (Some P) -> forall k, gamma k <= mu k * P.
  move=> [Q /(program_complete wf EL)[z zP _]] k; rewrite -subr_le0 -worthE.
  by have := standard_weak (mn k) zP; rewrite big1 // => v _; rewrite mul0r.
have [P0 dom0] : exists P, domain I E None (Some P).
  by have [P percP] := finite_everywhere EL (push_pmf wf kR); exists P, R.
have [k0 k0_gt0|mu0] := pickP (fun k => 0 < mu k); last first.
  (* Otherwise every bound can be met. *)
  have /met/below : forall k, gamma k <= mu k * (low - 1).
    move=> k; have mu_k0 : mu k = 0 by apply/eqP; have := mu_ge0 k; rewrite le0r mu0 orbF.
    by have := needed P0 dom0 k; rewrite mu_k0 !mul0r.
  by rewrite ler_subr_addr ger_addl ler10.
case: (arg_maxP (P := fun k => 0 < mu k) (fun k => gamma k / mu k) k0_gt0) => k k_gt0 max_k.
have least P : domain I E None (Some P) -> gamma k / mu k <= P.
  by move=> /needed/(_ k); rewrite ler_pdivr_mulr // mulrC.
exists (gamma k / mu k); split=> [R' t kR' percR'|]; first by apply: least; exists R'.
have /met[Q [kQ _ percQ]] : forall j, gamma j <= mu j * (gamma k / mu k); last by exists Q.
move=> j; have := mu_ge0 j; rewrite le0r => /predU1P[j0|j_gt0].
  by have := needed P0 dom0 j; rewrite j0 !mul0r.
by rewrite mulrC -ler_pdivr_mulr //; apply: max_k.
Qed.

(** All three minima exist, and C at the first two decides whether one restorer has them. *)
Theorem polyhedral_all_three (R : Y -> H -> F) : epi_up E -> is_kernel R -> exists D P e,
  [/\ is_least_dist I D, is_least_perception I E P, is_min I E None None e &
      (exists Q, all_three I E Q) <-> is_min I E (Some D) (Some P) e].
Proof.
move=> upE kR; have [D leastD] := least_dist_exists I kR; have [e leastE] := least_err_exists I E kR.
have [P leastP] := polyhedral_least_perception kR; exists D, P, e; split=> //.
exact: all_three_at_minima.
Qed.

End Polyhedral.
