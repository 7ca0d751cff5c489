(** All three minima at once, by Hall's condition.

    Notions
    - [flow_restorer T]: the restorer that sends the mass of every output along T;
    - [nearest rho h x]: h is a letter to which x is moved at the least cost;
    - [best_within S]: the outputs all of whose allowed letters lie in [S];
      [near_set rho S]: the letters that have a nearest letter in [S];
    - [near_coupling]: couplings along nearest letters only, those of the least cost.

    Main statements
    - [all_three_hall]: for a d that is 0 at p alone, a restorer has all three minima
      exactly when no set of outputs is heavier than the letters allowed to it;
    - [transport_hall]: for transport costs, exactly when no set S of letters is too
      small: p_Y(best_within S) <= p_X(near_set rho S);
    - [tv_hall]: the same for total variation;
    - [transport_hall_violation]: one set refutes it. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences linear simultaneous hall.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** A flow from the outputs as a restorer. *)
Section Restoring.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Hypothesis wf : well_formed I.

(** Outputs that never occur are restored by the law of the flow. *)
Definition flow_restorer (T : Y -> H -> F) (y : Y) (h : H) : F :=
  if pY I y == 0 then \sum_y' T y' h else T y h / pY I y.

Variable T : Y -> H -> F.
Hypothesis T_ge0 : forall y h, 0 <= T y h.
Hypothesis T_row : forall y, \sum_h T y h = pY I y.

Lemma flow_restorer_kernel : is_kernel (flow_restorer T).
Proof.
move=> y; rewrite /flow_restorer; case: eqP => [_|/eqP y_neq0]; split=> [h|].
- exact: sumr_ge0.
- by rewrite exchange_big -[RHS](proj2 (pY_pmf wf)); apply: eq_bigr.
- by rewrite divr_ge0 ?pY_ge0.
by rewrite -mulr_suml T_row divff.
Qed.

Lemma flow_restorer_flow y h : pY I y * flow_restorer T y h = T y h.
Proof.
rewrite /flow_restorer; case: eqP => [y0|/eqP y_neq0]; last by rewrite mulrC divfK.
by rewrite y0 mul0r; apply/esym/(psumr_eq0P _ (etrans (T_row y) y0)).
Qed.

Lemma flow_restorer_push : push I (flow_restorer T) =1 (fun h => \sum_y T y h).
Proof. by move=> h; rewrite ffunE; apply: eq_bigr => y _; rewrite flow_restorer_flow. Qed.

Lemma flow_restorer_gt0 y h : 0 < pY I y -> 0 < flow_restorer T y h -> 0 < T y h.
Proof. by move=> y_gt0 q_gt0; rewrite -flow_restorer_flow mulr_gt0. Qed.

End Restoring.

(** *** A divergence that is zero at one pmf alone *)
Section Target.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Variable p : H -> F.
Hypotheses (wf : well_formed I) (p_pmf : is_pmf p) (van : vanishes_at E p).

(** Hall's condition, both directions. *)
Theorem all_three_hall :
  (exists Q, all_three I E Q) <->
  (forall S : {set Y}, \sum_(y in S) pY I y <= \sum_(h in neighbours I S) p h).
Proof.
have same : \sum_y pY I y = \sum_h p h by rewrite (proj2 (pY_pmf wf)) (proj2 p_pmf).
have [fwd bwd] := hall (allowed I) (pY_ge0 wf) (proj1 p_pmf) same.
split=> [all3 S|/bwd[T [T_ge0 T_allowed T_row T_col]]].
  rewrite leNgt; apply/negP => heavy.
  exact: (hall_violation wf p_pmf van heavy).
apply/(all_three_iff wf p_pmf van); exists (flow_restorer I T); split.
- exact: flow_restorer_kernel.
- by move=> y h y_gt0 /(flow_restorer_gt0 T_ge0 T_row y_gt0); apply: T_allowed.
by move=> h; rewrite flow_restorer_push.
Qed.

End Target.

(** *** Transport costs *)
Section Transport.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable rho : H -> X -> F.
Hypothesis wf : well_formed I.
Let E := transport (pX I) rho.

Definition nearest (h : H) (x : X) : bool := [forall h', rho h x <= rho h' x].
Definition best_within (S : {set H}) : {set Y} := [set y | [forall h, allowed I y h ==> (h \in S)]].
Definition near_set (S : {set H}) : {set X} := [set x | [exists h in S, nearest h x]].

(** Couplings along nearest letters only. *)
Definition near_coupling (q : {ffun H -> F}) (T : H -> X -> F) : Prop :=
  is_coupling (pX I) q T /\ forall h x, 0 < T h x -> nearest h x.

Lemma near_coupling_least q T r S t : near_coupling q T -> is_coupling (pX I) r S ->
  \sum_h \sum_x rho h x * S h x <= t -> \sum_h \sum_x rho h x * T h x <= t.
Proof.
move=> [[T_ge0 _ T_col] T_near] [S_ge0 _ S_col]; apply: le_trans.
rewrite exchange_big [X in _ <= X]exchange_big /=; apply: ler_sum => x _.
have le h h' : 0 < T h x -> rho h x <= rho h' x by move=> /T_near /forallP.
have [h0 h0_gt0|none] := pickP (fun h => 0 < T h x).
  apply: (@le_trans _ _ (rho h0 x * pX I x)).
    rewrite -T_col mulr_sumr; apply: ler_sum => h _.
    have := T_ge0 h x; rewrite le0r => /predU1P[->|T_gt0]; first by rewrite !mulr0.
    by rewrite ler_wpmul2r // le.
  by rewrite -S_col mulr_sumr; apply: ler_sum => h _; rewrite ler_wpmul2r // le.
have T0 h : T h x = 0 by apply/eqP; have := T_ge0 h x; rewrite le0r none orbF.
have p0 : pX I x = 0 by rewrite -T_col big1.
rewrite big1 => [|h _]; last by rewrite T0 mulr0.
rewrite big1 // => h _; have S0 := psumr_eq0P (fun h _ => S_ge0 h x) (etrans (S_col x) p0).
by rewrite S0 // mulr0.
Qed.

(** The least transport cost is along nearest letters. *)
Lemma least_transport_iff Q : is_kernel Q ->
  least_perception I E Q <-> exists T, near_coupling (push I Q) T.
Proof.
move=> kQ; split=> [least|[T nearT] R t kR [S cS le_t]]; last first.
  by exists T; [case: nearT | apply: near_coupling_least nearT cS le_t].
have [f best_f] : exists f : X -> H, forall x, nearest (f x) x.
  apply: (@fin_all_exists X (fun=> H) (fun x h => nearest h x)) => x.
  have [h0 _|none] := pickP (fun _ : H => true).
    case: (arg_minP (P := predT) (rho^~ x) (isT : predT h0)) => h _ le_h.
    by exists h; apply/forallP => h'; apply: le_h.
  have := oner_neq0 F; rewrite -(proj2 (push_pmf wf kQ)) big_pred0 ?eqxx // => h.
pose q : {ffun H -> F} := [ffun h => \sum_x (h == f x)%:R * pX I x].
pose S h x := (h == f x)%:R * pX I x.
have S_col x : \sum_h S h x = pX I x by exact: (sum_at (fun=> pX I x) (f x)).
have S_ge0 h x : 0 <= S h x by rewrite mulr_ge0 ?ler0n ?pX_ge0.
have cS : is_coupling (pX I) q S by split=> // h; rewrite ffunE.
have pushS : push I (fun=> q) = q.
  by apply/ffunP => h; rewrite ffunE -mulr_suml (proj2 (pY_pmf wf)) mul1r.
have q_pmf : is_pmf q.
  split=> [h|]; first by rewrite ffunE; apply: sumr_ge0 => x _; apply: S_ge0.
  rewrite -[RHS](proj2 (pX_pmf wf)); under eq_bigr do rewrite ffunE.
  by rewrite exchange_big; apply: eq_bigr => x _; exact: S_col.
have [||T cT T_le] := least (fun=> q) (\sum_h \sum_x rho h x * S h x).
- by [].
- by rewrite pushS; exists S.
exists T; split=> // h x T_gt0; have [T_ge0 _ T_col] := cT.
have cost_f (U : H -> X -> F) : (forall x, \sum_h U h x = pX I x) ->
    \sum_h \sum_x rho (f x) x * U h x = \sum_x rho (f x) x * pX I x.
  by move=> U_col; rewrite exchange_big; apply: eq_bigr => x' _; rewrite -mulr_sumr U_col.
have costS : \sum_h \sum_x rho h x * S h x = \sum_h \sum_x rho (f x) x * S h x.
  apply: eq_bigr => h' _; apply: eq_bigr => x' _; rewrite /S.
  by case: eqP => [->|_] //; rewrite mul0r !mulr0.
have excess_ge0 h' x' (_ : true) : 0 <= (rho h' x' - rho (f x') x') * T h' x'.
  by rewrite mulr_ge0 // subr_ge0; have /forallP := best_f x'; apply.
have excess0 : \sum_h' \sum_x' (rho h' x' - rho (f x') x') * T h' x' = 0.
  apply: le_anti; rewrite [X in _ && X]sumr_ge0 ?andbT => [|h' _]; last first.
    by apply: sumr_ge0 => x' _; apply: excess_ge0.
  have -> : \sum_h' \sum_x' (rho h' x' - rho (f x') x') * T h' x'
      = \sum_h \sum_x rho h x * T h x - \sum_h \sum_x rho (f x) x * T h x.
    by rewrite -sumrB; apply: eq_bigr => h' _; rewrite -sumrB; apply: eq_bigr => x' _; rewrite mulrBl.
  by rewrite cost_f // -(cost_f S) // -costS subr_le0.
have row0 := psumr_eq0P (fun h' _ => sumr_ge0 _ (excess_ge0 h')) excess0.
have /eqP : (rho h x - rho (f x) x) * T h x = 0 by apply: (psumr_eq0P (excess_ge0 h) (row0 h isT)).
rewrite mulf_eq0 (gt_eqF T_gt0) orbF subr_eq0 => /eqP rho_eq.
by apply/forallP => h'; rewrite rho_eq; have /forallP := best_f x; apply.
Qed.

Lemma all_three_transport_iff :
  (exists Q, all_three I E Q) <->
  (exists Q T, [/\ is_kernel Q, supported I Q & near_coupling (push I Q) T]).
Proof.
split=> [[Q [kQ leastD leastE /(least_transport_iff kQ)[T nearT]]]|[Q [T [kQ supp nearT]]]].
  by exists Q, T; split=> //; apply/(supported_iff wf kQ).
have [leastD leastE] := proj1 (supported_iff wf kQ) supp.
by exists Q; split=> //; apply/(least_transport_iff kQ); exists T.
Qed.

(** Masses of outputs that have to go to [S], and that [S] can take. *)
Lemma near_coupling_hall Q T S : is_kernel Q -> supported I Q -> near_coupling (push I Q) T ->
  \sum_(y in best_within S) pY I y <= \sum_(x in near_set S) pX I x.
Proof.
move=> kQ supp [[T_ge0 T_row T_col] T_near].
apply: (@le_trans _ _ (\sum_(h in S) push I Q h)).
  have -> : \sum_(y in best_within S) pY I y = \sum_(y in best_within S) \sum_(h in S) pY I y * Q y h.
    apply: eq_bigr => y yS; rewrite -[LHS]mulr1 -(proj2 (kQ y)) mulr_sumr.
    rewrite [LHS](bigID (mem S)) /= [X in _ + X]big1 ?addr0 // => h h_notin.
    have := pY_ge0 wf y; rewrite le0r => /predU1P[->|y_gt0]; first by rewrite mul0r.
    have := proj1 (kQ y) h; rewrite le0r => /predU1P[->|/(supp y h y_gt0) ok]; first by rewrite mulr0.
    by move: yS; rewrite inE => /forallP/(_ h); rewrite ok (negbTE h_notin).
  rewrite exchange_big /=; apply: ler_sum => h _; rewrite ffunE.
  rewrite [X in _ <= X](bigID (mem (best_within S))) /= ler_addl.
  by apply: sumr_ge0 => y _; rewrite mulr_ge0 ?pY_ge0 //; case: (kQ y).
have -> : \sum_(h in S) push I Q h = \sum_(h in S) \sum_(x in near_set S) T h x.
  apply: eq_bigr => h hS; rewrite -T_row.
  rewrite [LHS](bigID (mem (near_set S))) /= [X in _ + X]big1 ?addr0 // => x.
  rewrite inE => /exists_inPn /(_ h hS) far.
  by have := T_ge0 h x; rewrite le0r => /predU1P[->//|/T_near]; rewrite (negbTE far).
rewrite exchange_big /=; apply: ler_sum => x _; rewrite -T_col.
by rewrite [X in _ <= X](bigID (mem S)) /= ler_addl; apply: sumr_ge0.
Qed.

(* Outputs may send to letters by way of restored letters. *)
Let by_way (y : Y) (x : X) (h : H) : bool := allowed I y h && nearest h x.
Let linked (y : Y) (x : X) : bool := [exists h, by_way y x h].
Let way (y : Y) (x : X) : option H := [pick h | by_way y x h].

Lemma through_letters (T : Y -> X -> F) : flow (pY I) (pX I) linked T ->
  exists Q S, [/\ is_kernel Q, supported I Q & near_coupling (push I Q) S].
Proof.
case=> T_ge0 T_linked T_row T_col.
pose T1 y h := \sum_x (way y x == Some h)%:R * T y x.
pose T2 h x := \sum_y (way y x == Some h)%:R * T y x.
have sent y x : \sum_h (way y x == Some h)%:R * T y x = T y x.
  rewrite /way; case: pickP => [h _|none]; last first.
    have -> : T y x = 0.
      have := T_ge0 y x; rewrite le0r => /predU1P[//|/T_linked/existsP[h]].
      by rewrite none.
    by rewrite big1 // => h _; rewrite mulr0.
  rewrite -[RHS](sum_at_sym (fun=> T y x) h); apply: eq_bigr => h' _.
  by congr (_%:R * _).
have waysP y x h : 0 < (way y x == Some h)%:R * T y x -> by_way y x h.
  rewrite /way; case: pickP => [h' ok|_]; last by rewrite mul0r ltxx.
  by case: eqP => [[<-]|_] //; rewrite mul0r ltxx.
have T1_ge0 y h : 0 <= T1 y h by apply: sumr_ge0 => x _; rewrite mulr_ge0 ?ler0n.
have T2_ge0 h x : 0 <= T2 h x by apply: sumr_ge0 => y _; rewrite mulr_ge0 ?ler0n.
have T1_row y : \sum_h T1 y h = pY I y.
  by rewrite exchange_big -T_row; apply: eq_bigr => x _; apply: sent.
have some_gt0 (A : finType) (f : A -> F) : (forall a, 0 <= f a) -> 0 < \sum_a f a -> exists a, 0 < f a.
  move=> f_ge0 gt0; case: (pickP (fun a => 0 < f a)) => [a fa|none]; first by exists a.
  by move: gt0; rewrite big1 ?ltxx // => a _; apply/eqP; have := f_ge0 a; rewrite le0r none orbF.
exists (flow_restorer I T1), T2; split; first exact: flow_restorer_kernel.
  move=> y h y_gt0 /(flow_restorer_gt0 T1_ge0 T1_row y_gt0) /some_gt0[x|x /waysP /andP[]] //.
  by rewrite mulr_ge0 ?ler0n.
split; last first.
  by move=> h x /some_gt0[y|y /waysP /andP[]] //; rewrite mulr_ge0 ?ler0n.
split=> // [h|x]; first by rewrite flow_restorer_push // exchange_big.
by rewrite exchange_big -T_col; apply: eq_bigr => y _; apply: sent.
Qed.

(** Hall's condition for transport costs, both directions. *)
Theorem transport_hall :
  (exists Q, all_three I E Q) <->
  (forall S : {set H}, \sum_(y in best_within S) pY I y <= \sum_(x in near_set S) pX I x).
Proof.
split=> [/all_three_transport_iff[Q [T [kQ supp nearT]]] S|no_set].
  exact: near_coupling_hall nearT.
apply/all_three_transport_iff.
have same : \sum_y pY I y = \sum_x pX I x by rewrite (proj2 (pY_pmf wf)) (proj2 (pX_pmf wf)).
have [_ bwd] := hall linked (pY_ge0 wf) (pX_ge0 wf) same.
have [U|T flowT] := bwd; last exact: through_letters flowT.
pose S := [set h | [exists y in U, allowed I y h]].
apply: (@le_trans _ _ (\sum_(y in best_within S) pY I y)).
  rewrite big_mkcond [X in _ <= X]big_mkcond; apply: ler_sum => y _ /=.
  case: ifP => [yU|_]; last by case: ifP => // _; apply: pY_ge0.
  rewrite inE; case: forallP => // -[] h; apply/implyP => ok.
  by rewrite inE; apply/exists_inP; exists y.
apply: le_trans (no_set S) _; rewrite le_eqVlt; apply/orP; left; apply/eqP.
apply: eq_bigl => x; rewrite !inE; apply/exists_inP/exists_inP => [[h]|[y yU /existsP[h /andP[ok near]]]].
  by rewrite inE => /exists_inP[y yU ok] near; exists y => //; apply/existsP; exists h; apply/andP.
by exists h => //; rewrite inE; apply/exists_inP; exists y.
Qed.

(** One set refutes it: outputs [U] whose allowed letters lie in [S], too heavy for the
    letters that have a nearest letter in [S]. *)
Corollary transport_hall_violation (S : {set H}) (U : {set Y}) :
  (forall y h, y \in U -> allowed I y h -> h \in S) ->
  \sum_(x in near_set S) pX I x < \sum_(y in U) pY I y ->
  ~ exists Q, all_three I E Q.
Proof.
move=> within heavy /transport_hall/(_ S); apply/negP; rewrite -ltNge.
apply: lt_le_trans heavy _; rewrite big_mkcond [X in _ <= X]big_mkcond; apply: ler_sum => y _ /=.
case: ifP => [yU|_]; last by case: ifP => // _; apply: pY_ge0.
by rewrite inE; case: forallP => // -[] h; apply/implyP; apply: within.
Qed.

End Transport.

(** *** Total variation *)
Section TotalVariation.
Variables (F : realFieldType) (K X Y H Z : finType).
Variable I : problem F K X Y H.
Variables (inX : X -> Z) (inH : H -> Z).
Hypotheses (inX_inj : injective inX) (inH_inj : injective inH).
Hypothesis wf : well_formed I.
Let rho h x : F := (inH h != inX x)%:R.

Theorem tv_hall :
  (exists Q, all_three I (total_variation (pX I) inX inH) Q) <->
  (forall S : {set H}, \sum_(y in best_within I S) pY I y <= \sum_(x in near_set rho S) pX I x).
Proof.
have tv Q t : is_kernel Q ->
    total_variation (pX I) inX inH (push I Q) t <-> transport (pX I) rho (push I Q) t.
  by move=> kQ; split=> /(tv_transport inX_inj inH_inj t (pX_pmf wf) (push_pmf wf kQ)).
split=> [[Q [kQ leastD leastE leastP]]|/(transport_hall rho wf)[Q [kQ leastD leastE leastP]]].
  apply/(transport_hall rho wf); exists Q; split=> // R t kR /(tv R t kR) percR.
  exact/(tv Q t kQ)/(leastP R t).
by exists Q; split=> // R t kR /(tv R t kR) percR; apply/(tv Q t kQ)/(leastP R t).
Qed.

End TotalVariation.
