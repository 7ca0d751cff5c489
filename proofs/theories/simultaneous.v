(** Distortion, error rate and divergence: when all three are least at once.

    Distortion and error rate are linear in the restorer, so that a restorer
    has the least of one exactly when it uses, for every output, letters of
    least coefficient only ([argmin_support]). Where the divergence vanishes at
    one pmf [p] and nowhere else, the third is least exactly when the restored
    pmf is [p]. The question is then one of supply and demand: can the masses
    of the outputs be sent along allowed letters so that every letter receives
    its mass of [p] ([all_three_iff])? One set of outputs that are too heavy
    for their letters refutes it ([hall_violation]), and where it fails there
    is such a set ([hall_iff]). *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Support.
Variables (F : realFieldType) (Y H : finType).
Implicit Types (c : Y -> H -> F) (Q R : Y -> H -> F).

(** The rate of the coefficients [c], and the letters of least coefficient. *)
Definition rate c Q : F := \sum_y \sum_h c y h * Q y h.
Definition best c (y : Y) (h : H) : bool := [forall h', c y h <= c y h'].

Lemma bestP c y h : reflect (forall h', c y h <= c y h') (best c y h).
Proof. exact: forallP. Qed.

(** A restorer that does not randomise. *)
Definition choose (f : Y -> H) (y : Y) (h : H) : F := (h == f y)%:R.

Lemma sum_choose (g : H -> F) f y : \sum_h g h * choose f y h = g (f y).
Proof.
rewrite (bigD1 (f y)) //= /choose eqxx mulr1 big1 ?addr0 // => h.
by move/negbTE->; rewrite mulr0.
Qed.

Lemma choose_kernel f : is_kernel (choose f).
Proof.
move=> y; split=> [h|]; first by rewrite ler0n.
rewrite -[RHS](sum_choose (fun=> 1) f y).
by apply: eq_bigr => h _; rewrite mul1r.
Qed.

(** Where there is a restorer, every output has a letter of least coefficient. *)
Lemma best_exists c Q : is_kernel Q -> exists f : Y -> H, forall y, best c y (f y).
Proof.
move=> kQ; apply: (@fin_all_exists Y (fun=> H) (fun y h => best c y h)) => y.
have [h0 _|none] := pickP (fun _ : H => true).
  by case: (arg_minP (P := predT) (c y) (isT : predT h0)) => h _ le_c; exists h; apply/bestP => h'; apply: le_c.
have := proj2 (kQ y); rewrite big_pred0 // => /eqP.
by rewrite eq_sym oner_eq0.
Qed.

(** No row is below its least coefficient. *)
Lemma best_le c y h (q : H -> F) : best c y h -> is_pmf q -> c y h <= \sum_h' c y h' * q h'.
Proof.
move=> /bestP le_c [q_ge0 q_sum]; rewrite -[c y h]mulr1 -q_sum mulr_sumr.
by apply: ler_sum => h' _; rewrite ler_wpmul2r.
Qed.

(** A restorer has the least rate exactly when it is supported on the letters
    of least coefficient. *)
Theorem argmin_support c Q : is_kernel Q ->
  (forall R, is_kernel R -> rate c Q <= rate c R) <->
  (forall y h, 0 < Q y h -> best c y h).
Proof.
move=> kQ; have [f best_f] := best_exists c kQ; split=> [least y h Q_gt0 | supp R kR]; last first.
  apply: ler_sum => y _; apply: le_trans (best_le (best_f y) (kR y)).
  rewrite -[c y (f y)]mulr1 -(proj2 (kQ y)) mulr_sumr; apply: ler_sum => h _.
  have := proj1 (kQ y) h; rewrite le0r => /predU1P[->|Q_gt0]; first by rewrite !mulr0.
  by rewrite ler_pmul2r //; apply/bestP/supp.
have excess_ge0 z g : 0 <= (c z g - c z (f z)) * Q z g.
  by rewrite mulr_ge0 ?(proj1 (kQ z)) // subr_ge0; apply/bestP.
have excess0 : \sum_z \sum_g (c z g - c z (f z)) * Q z g = 0.
  apply: le_anti; rewrite [X in _ && X]sumr_ge0 ?andbT => [|z _]; last exact: sumr_ge0.
  have -> : \sum_z \sum_g (c z g - c z (f z)) * Q z g = rate c Q - rate c (choose f).
    rewrite -sumrB; apply: eq_bigr => z _.
    rewrite sum_choose -[c z (f z) in RHS]mulr1 -(proj2 (kQ z)) mulr_sumr -sumrB.
    by apply: eq_bigr => g _; rewrite mulrBl.
  by rewrite subr_le0; apply/least/choose_kernel.
have row0 := psumr_eq0P (fun z _ => sumr_ge0 _ (fun g _ => excess_ge0 z g)) excess0.
have /eqP : (c y h - c y (f y)) * Q y h = 0.
  exact: (psumr_eq0P (fun g _ => excess_ge0 y g) (row0 y isT)).
rewrite mulf_eq0 (gt_eqF Q_gt0) orbF subr_eq0 => /eqP c_eq.
by apply/bestP => h'; rewrite c_eq; apply/bestP.
Qed.

End Support.

Section AllThree.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Hypothesis wf : well_formed I.
Implicit Types Q R : Y -> H -> F.

(** Restorers with the least distortion, error rate and divergence: every bound
    that another restorer meets, they meet. *)
Definition least_dist Q : Prop := forall R, is_kernel R -> dist I Q <= dist I R.
Definition least_err Q : Prop := forall R, is_kernel R -> err I Q <= err I R.
Definition least_perception Q : Prop :=
  forall R t, is_kernel R -> E (push I R) t -> E (push I Q) t.

Definition all_three Q : Prop :=
  [/\ is_kernel Q, least_dist Q, least_err Q & least_perception Q].

(** Least distortion: only letters that minimise [delta y]. *)
Lemma least_dist_iff Q : is_kernel Q ->
  least_dist Q <-> (forall y h, 0 < Q y h -> best (delta I) y h).
Proof.
move=> kQ; have [fwd bwd] := argmin_support (delta I) kQ; split=> [least|supp R kR].
  by apply: fwd => R kR; have := least R kR; rewrite !dist_delta.
by rewrite !dist_delta; apply: bwd.
Qed.

(** Least error rate: only letters that minimise [cost y]. *)
Lemma least_err_iff Q : is_kernel Q ->
  least_err Q <-> (forall y h, 0 < Q y h -> best (cost I) y h).
Proof.
move=> kQ; have [fwd bwd] := argmin_support (cost I) kQ; split=> [least|supp R kR].
  by apply: fwd => R kR; have := least R kR; rewrite !err_cost.
by rewrite !err_cost; apply: bwd.
Qed.

(** An output that never occurs allows every letter. *)
Lemma pY_eq0 y : pY I y = 0 -> forall x, pX I x * chan I x y = 0.
Proof.
have ge0 x (_ : true) : 0 <= pX I x * chan I x y.
  by rewrite mulr_ge0 ?pX_ge0 //; case: wf => _ _ /(_ x) [].
by move=> /(psumr_eq0P ge0) zero x; apply: zero.
Qed.

Lemma best_delta_unused y h : pY I y = 0 -> best (delta I) y h.
Proof.
move=> /pY_eq0 zero; apply/bestP => h'; rewrite /delta !big1 // => x _; by rewrite zero mul0r.
Qed.

Lemma best_cost_unused y h : pY I y = 0 -> best (cost I) y h.
Proof.
rewrite pY_jointY => /(psumr_eq0P (fun k _ => jointY_ge0 wf k y)) zero.
by apply/bestP => h'; rewrite /cost !big1 // => k _; apply: zero.
Qed.

(** Letters that are allowed after an output: least in both coefficients. *)
Definition allowed (y : Y) (h : H) : bool := best (delta I) y h && best (cost I) y h.

Lemma allowed_unused y h : pY I y = 0 -> allowed y h.
Proof. by move=> y0; rewrite /allowed best_delta_unused ?best_cost_unused. Qed.

(** Support on allowed letters; only outputs that occur matter. *)
Definition supported Q : Prop := forall y h, 0 < pY I y -> 0 < Q y h -> allowed y h.

Lemma supported_iff Q : is_kernel Q -> supported Q <-> least_dist Q /\ least_err Q.
Proof.
move=> kQ; have [d1 d2] := least_dist_iff kQ; have [e1 e2] := least_err_iff kQ.
split=> [supp|[/d1 bd /e1 be] y h _ Qyh]; last by rewrite /allowed bd ?be.
have both y h : 0 < Q y h -> allowed y h.
  move=> Q_gt0; have := pY_ge0 wf y; rewrite le0r => /predU1P[/allowed_unused->//|pY_gt0].
  exact: supp.
by split; [apply: d2 | apply: e2] => y h /both /andP[].
Qed.

Section Target.
Variable p : H -> F.
Hypothesis p_pmf : is_pmf p.

(** The divergence is least, with value zero, at [p] and nowhere else. *)
Definition vanishes_at : Prop :=
  [/\ epi_up E, forall q t, E q t -> 0 <= t &
      forall q : {ffun H -> F}, is_pmf q -> E q 0 <-> q =1 p].

(** Ignoring the output and drawing from [p]. *)
Lemma push_target : push I (fun=> p) =1 p.
Proof. by move=> h; rewrite ffunE -mulr_suml (proj2 (pY_pmf wf)) mul1r. Qed.

Lemma least_perception_iff Q : vanishes_at -> is_kernel Q ->
  least_perception Q <-> push I Q =1 p.
Proof.
move=> [up ge0 van] kQ; split=> [least|pushQ R t kR /ge0 t_ge0].
  apply/van; first exact: push_pmf.
  by apply: least (fun=> p) 0 _ _ => //; apply/van => //; [exact: push_pmf | exact: push_target].
by apply: up t_ge0 _; apply/van => //; apply: push_pmf.
Qed.

(** All three are least at once exactly when the allowed letters can restore [p]. *)
Theorem all_three_iff : vanishes_at ->
  (exists Q, all_three Q) <->
  (exists Q, [/\ is_kernel Q, supported Q & push I Q =1 p]).
Proof.
move=> van; split=> -[Q].
  case=> kQ ld le lp; exists Q; split=> //; first by apply/supported_iff.
  by apply/least_perception_iff.
case=> kQ /(supported_iff kQ) [ld le] pushQ; exists Q; split=> //.
by apply/least_perception_iff.
Qed.

(** The letters that are allowed after some output of [S]. *)
Definition neighbours (S : {set Y}) : {set H} := [set h | [exists y in S, allowed y h]].

(** Outputs that weigh more than all letters allowed to them refute it. *)
Theorem hall_violation (S : {set Y}) : vanishes_at ->
  \sum_(h in neighbours S) p h < \sum_(y in S) pY I y ->
  ~ exists Q, all_three Q.
Proof.
move=> van heavy /(all_three_iff van) [Q [kQ supp pushQ]].
suff : \sum_(y in S) pY I y <= \sum_(h in neighbours S) p h by rewrite leNgt heavy.
have flow_ge0 y h : 0 <= pY I y * Q y h.
  by rewrite mulr_ge0 ?pY_ge0 //; case: (kQ y).
have -> : \sum_(y in S) pY I y = \sum_(y in S) \sum_(h in neighbours S) pY I y * Q y h.
  apply: eq_bigr => y yS; rewrite -[LHS]mulr1 -(proj2 (kQ y)) mulr_sumr.
  rewrite [LHS](bigID (mem (neighbours S))) /= [X in _ + X]big1 ?addr0 // => h.
  rewrite inE => /exists_inPn /(_ y yS) not_allowed.
  apply/eqP.
  rewrite mulf_eq0; apply: contraR not_allowed; rewrite negb_or => /andP[y_neq0 h_neq0].
  have Q_gt0 : 0 < Q y h by rewrite lt0r h_neq0; apply: (proj1 (kQ y)).
  by apply: supp Q_gt0; rewrite lt0r y_neq0; apply: pY_ge0.
rewrite exchange_big /=; apply: ler_sum => h _; rewrite -pushQ ffunE.
by rewrite [X in _ <= X](bigID (mem S)) /= ler_addl sumr_ge0.
Qed.

End Target.
End AllThree.
