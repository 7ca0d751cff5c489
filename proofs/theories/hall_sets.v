(** Hall sets for transport costs: a set of letters into which outputs would have to be sent
    that weigh more than the source letters that may stay there ([hall_excludes]).

    It excludes that one restorer has the least distortion, the least error rate and the
    least transport cost, sum_x p_X(x) min_h rho(h,x). *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence simultaneous.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Hall.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable rho : H -> X -> F.
Hypothesis wf : well_formed I.

(** The letters that are nearest to x. *)
Definition near (x : X) (h : H) : bool := [forall h', rho h x <= rho h' x].

Lemma nearP x h : reflect (forall h', rho h x <= rho h' x) (near x h).
Proof. exact: forallP. Qed.

(** A coupling that costs no more than any other joins letters to nearest ones only. *)
Lemma least_coupling (q : {ffun H -> F}) T (f : X -> H) :
  is_coupling (pX I) q T -> (forall x, near x (f x)) ->
  \sum_h \sum_x rho h x * T h x <= \sum_x rho (f x) x * pX I x ->
  forall h x, 0 < T h x -> near x h.
Proof.
move=> [T_ge0 T_q T_p] near_f cost h x T_gt0.
have excess_ge0 z g : 0 <= (rho g z - rho (f z) z) * T g z by rewrite mulr_ge0 // subr_ge0; apply/nearP.
have excess0 : \sum_z \sum_g (rho g z - rho (f z) z) * T g z = 0.
  apply: le_anti; rewrite [X in _ && X]sumr_ge0 ?andbT => [|z _]; last exact: sumr_ge0.
  have -> : \sum_z \sum_g (rho g z - rho (f z) z) * T g z =
      \sum_g \sum_z rho g z * T g z - \sum_z rho (f z) z * pX I z.
    rewrite [\sum_g \sum_z _ in RHS]exchange_big -sumrB; apply: eq_bigr => z _.
    by rewrite -T_p mulr_sumr -sumrB; apply: eq_bigr => g _; rewrite mulrBl.
  by rewrite subr_le0.
have row0 := psumr_eq0P (fun z _ => sumr_ge0 _ (fun g _ => excess_ge0 z g)) excess0.
have /eqP : (rho h x - rho (f x) x) * T h x = 0 by exact: (psumr_eq0P (fun g _ => excess_ge0 x g) (row0 x isT)).
rewrite mulf_eq0 (gt_eqF T_gt0) orbF subr_eq0 => /eqP eq_rho.
by apply/nearP => h'; rewrite eq_rho; apply/nearP.
Qed.

(** The restorer that ignores the output and sends every letter to a nearest one. *)
Definition blind (f : X -> H) (y : Y) (h : H) : F := \sum_(x | f x == h) pX I x.

Lemma sum_fibres (f : X -> H) (g : X -> F) : \sum_h \sum_(x | f x == h) g x = \sum_x g x.
Proof.
rewrite (exchange_big_dep predT) //=; apply: eq_bigr => x _.
by rewrite (big_pred1 (f x)) // => h; rewrite eq_sym.
Qed.

Lemma blind_kernel f : is_kernel (blind f).
Proof.
move=> y; split=> [h|]; first by apply: sumr_ge0 => x _; apply: pX_ge0.
by rewrite /blind sum_fibres; case: (pX_pmf wf).
Qed.

Lemma blind_transport f : transport (pX I) rho (push I (blind f)) (\sum_x rho (f x) x * pX I x).
Proof.
exists (fun h x => if f x == h then pX I x else 0); first split=> [h x|h|x].
- by case: ifP => // _; apply: pX_ge0.
- by rewrite ffunE -mulr_suml (proj2 (pY_pmf wf)) mul1r /blind [RHS]big_mkcond.
- by rewrite -big_mkcond (big_pred1 (f x)) // => h; rewrite eq_sym.
rewrite le_eqVlt; apply/orP; left; apply/eqP.
rewrite -(sum_fibres f); apply: eq_bigr => h _; rewrite [RHS]big_mkcond.
apply: eq_bigr => x _ /=; case: ifP => [/eqP -> //|_].
by rewrite mulr0.
Qed.

(** Letters that are best for distortion and error rate at the listed outputs lie in S,
    and the outputs weigh more than the letters with a nearest letter in S. *)
Theorem hall_excludes (S : {set H}) (L : {set Y}) D P e :
  (forall y h, y \in L -> allowed I y h -> h \in S) ->
  \sum_(x | [exists h in S, near x h]) pX I x < \sum_(y in L) pY I y ->
  (forall Q, is_kernel Q -> D <= dist I Q) ->
  (forall Q t, is_kernel Q -> transport (pX I) rho (push I Q) t -> P <= t) ->
  (forall Q, is_kernel Q -> e <= err I Q) ->
  ~ exists Q, [/\ is_kernel Q, dist I Q <= D, transport (pX I) rho (push I Q) P & err I Q <= e].
Proof.
move=> inS heavy D_le P_le e_le [Q [kQ distQ [T coupl cost] errQ]].
have [T_ge0 T_q T_p] := coupl.
have ld : least_dist I Q by move=> R kR; apply: le_trans distQ (D_le R kR).
have le : least_err I Q by move=> R kR; apply: le_trans errQ (e_le R kR).
have supp : supported I Q by apply/(supported_iff wf kQ).
have [f near_f] : exists f : X -> H, forall x, near x (f x).
  apply: (@fin_all_exists X (fun=> H) (fun x h => near x h)) => x.
  have [h0 _|none] := pickP (fun _ : H => true).
    by case: (arg_minP (P := predT) (rho^~ x) (isT : predT h0)) => h _ le_h; exists h; apply/nearP => h'; apply: le_h.
  have [_ one] := pX_pmf wf; move: one; rewrite (eq_bigr (fun x' => \sum_h T h x')); last by move=> x' _; rewrite T_p.
  by rewrite big1 => [/eqP|x' _]; [rewrite eq_sym oner_eq0 | rewrite big_pred0].
have nearT : forall h x, 0 < T h x -> near x h.
  apply: (least_coupling coupl near_f); apply: le_trans cost _.
  by apply: (P_le (blind f)); [apply: blind_kernel | apply: blind_transport].
suff : \sum_(y in L) pY I y <= \sum_(x | [exists h in S, near x h]) pX I x by rewrite leNgt heavy.
have flow_ge0 y h : 0 <= pY I y * Q y h by rewrite mulr_ge0 ?pY_ge0 //; case: (kQ y).
have -> : \sum_(y in L) pY I y = \sum_(y in L) \sum_(h in S) pY I y * Q y h.
  apply: eq_bigr => y yL; rewrite -[LHS]mulr1 -(proj2 (kQ y)) mulr_sumr.
  rewrite [LHS](bigID (mem S)) /= [X in _ + X]big1 ?addr0 // => h notS.
  apply/eqP; rewrite mulf_eq0; apply: contraR notS; rewrite negb_or => /andP[y_neq0 h_neq0].
  apply: (inS y) => //; apply: supp; first by rewrite lt0r y_neq0 pY_ge0.
  by rewrite lt0r h_neq0 /=; case: (kQ y).
have -> : \sum_(x | [exists h in S, near x h]) pX I x =
    \sum_(x | [exists h in S, near x h]) \sum_h T h x by apply: eq_bigr => x _; rewrite T_p.
rewrite exchange_big [leRHS]exchange_big /=.
apply: (@le_trans _ _ (\sum_(h in S) \sum_x T h x)).
  apply: ler_sum => h _; rewrite T_q ffunE.
  by rewrite [leRHS](bigID (mem L)) /= ler_addl sumr_ge0.
rewrite [leRHS](bigID (mem S)) /= ler_paddr ?sumr_ge0 // => [h _|]; first exact: sumr_ge0.
apply: ler_sum => h hS; rewrite (bigID (fun x => [exists g in S, near x g])) /=.
rewrite [X in _ + X]big1 ?addr0 // => x /exists_inPn none.
apply/eqP/negPn/negP => T_neq0; move: (none h hS); rewrite nearT //.
by rewrite lt0r T_neq0 T_ge0.
Qed.

End Hall.
