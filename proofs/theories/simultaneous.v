(** Distortion, error rate and divergence: when all three are least at once.

    Distortion and error rate are linear in the restorer, so that a restorer
    has the least of one exactly when it uses, for every output, letters of
    least coefficient only ([argmin_support]). Where the divergence vanishes at
    one pmf [p] and nowhere else, the third is least exactly when the restored
    pmf is [p]. The question is then one of supply and demand: can the masses
    of the outputs be sent along allowed letters so that every letter receives
    its mass of [p] ([all_three_iff])? One set of outputs that are too heavy
    for their letters refutes it ([hall_violation]; hall_condition.v has the
    converse).

    Notions
    - [rate c Q], [best c y h]: the rate of coefficients, letters of least coefficient;
    - [least_dist], [least_err], [least_perception], [all_three]: restorers with minima;
    - [allowed y h], [supported Q]: letters that are best in both respects;
    - [vanishes_at E p]: d is least, with value 0, at p alone.

    Main statements
    - [argmin_support], [all_three_iff], [hall_violation];
    - [tv_vanishes], [transport_vanishes]: divergences that vanish at p alone;
    - [noisy_without_tradeoff], [blind_with_tradeoff], [distortion_against_error]: problems
      without a tradeoff, with one, and with one at no perceptual cost. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence theorem2 booleans.
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

Lemma sum_point (g : H -> F) (f : Y -> H) y : \sum_h g h * point F f y h = g (f y).
Proof.
rewrite (bigD1 (f y)) //= /point eqxx mulr1 big1 ?addr0 // => h.
by move/negbTE->; rewrite mulr0.
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
  have -> : \sum_z \sum_g (c z g - c z (f z)) * Q z g = rate c Q - rate c (point F f).
    rewrite -sumrB; apply: eq_bigr => z _.
    rewrite sum_point -[c z (f z) in RHS]mulr1 -(proj2 (kQ z)) mulr_sumr -sumrB.
    by apply: eq_bigr => g _; rewrite mulrBl.
  by rewrite subr_le0; apply/least/point_kernel.
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
Theorem hall_violation : vanishes_at -> forall S : {set Y},
  \sum_(h in neighbours S) p h < \sum_(y in S) pY I y ->
  ~ exists Q, all_three Q.
Proof.
move=> van S heavy /(all_three_iff van) [Q [kQ supp pushQ]].
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

Section Vanishing.
Variables (F : realFieldType) (H : finType) (p : H -> F).
Hypothesis p_pmf : is_pmf p.

(** Total variation vanishes at [p] and nowhere else. *)
Lemma tv_vanishes : vanishes_at (total_variation p id id) p.
Proof.
have tvE q t : total_variation p id id q t = ((\sum_h `|p h - q h|) / 2%:R <= t).
  by rewrite /total_variation; congr (is_true (_ / _ <= _)); apply: eq_bigr => h _; rewrite !big_pred1_eq.
have half_gt0 : 0 < 2%:R^-1 :> F by rewrite invr_gt0 ltr0n.
split=> [q t t' le_t|q t|q [q_ge0 q_sum]]; rewrite !tvE.
- by move=> /le_trans; apply.
- by apply: le_trans; rewrite pmulr_lge0 // sumr_ge0.
rewrite pmulr_lle0 //; split=> [sum_le0 h|q_p]; last first.
  by rewrite big1 // => h _; rewrite q_p subrr normr0.
have sum0 : \sum_h `|p h - q h| = 0 by apply: le_anti; rewrite sum_le0 sumr_ge0.
have /eqP : `|p h - q h| = 0 by apply: (psumr_eq0P (fun g _ => normr_ge0 (p g - q g)) sum0).
by rewrite normr_eq0 subr_eq0 => /eqP.
Qed.

(** So does every transport cost that is free for staying and only for that. *)
Lemma transport_vanishes (rho : H -> H -> F) :
  (forall h, rho h h = 0) -> (forall h x, h != x -> 0 < rho h x) ->
  vanishes_at (transport p rho) p.
Proof.
move=> stay move_; have rho_ge0 h x : 0 <= rho h x.
  by have [->|/move_/ltW//] := eqVneq h x; rewrite stay.
split=> [q t t' le_t [T T_q T_t]|q t [T [T_ge0 _ _]]|q [q_ge0 q_sum]].
- by exists T => //; apply: le_trans le_t.
- by apply: le_trans; do 2 apply: sumr_ge0 => ? _; rewrite mulr_ge0.
have only (T : H -> H -> F) h : (forall x, h != x -> T h x = 0) -> \sum_x T h x = T h h.
  by move=> off; rewrite (bigD1 h) //= big1 ?addr0 // => x; rewrite eq_sym => /off.
split=> [[T [T_ge0 T_q T_p] T_le0] h|q_p]; last first.
  exists (fun h x => if h == x then p h else 0); last first.
    rewrite big1 // => h _; rewrite big1 // => x _.
    by have [->|_] := eqVneq h x; rewrite ?stay ?mul0r ?mulr0.
  split=> [h x|h|x]; first by case: ifP => // _; case: p_pmf.
    by rewrite (only (fun g x => if g == x then p g else 0)) ?eqxx ?q_p // => x /negbTE ->.
  by rewrite (bigD1 x) //= eqxx big1 ?addr0 // => h /negbTE ->.
have flow_ge0 g x (_ : true) : 0 <= rho g x * T g x by rewrite mulr_ge0.
have flow0 : \sum_g \sum_x rho g x * T g x = 0.
  by apply: le_anti; rewrite T_le0 sumr_ge0 // => g _; apply: sumr_ge0 => x _; apply: flow_ge0.
have off g x : g != x -> T g x = 0.
  move=> neq; have row0 := psumr_eq0P (fun g' _ => sumr_ge0 _ (flow_ge0 g')) flow0.
  have /eqP : rho g x * T g x = 0 by apply: (psumr_eq0P (flow_ge0 g) (row0 g isT)).
  by rewrite mulf_eq0 gt_eqF ?move_ // => /eqP.
rewrite -T_q -T_p only => [|x]; last exact: off.
by rewrite (bigD1 h) //= big1 ?addr0 // => g; apply: off.
Qed.

End Vanishing.

(** *** Instances over the rationals *)
Notation ratF := [realFieldType of rat].
Notation bool' := [finType of bool].

(** The class is the letter, [true] has probability [r]; the classifier reads
    the letter, and the distortion is the Hamming distortion. *)
Definition class_is_letter (r : rat) (Y : finType) (W : bool -> Y -> rat) :
    problem ratF bool' bool' Y bool' :=
  Problem (fun k x : bool => if k == x then (if x then r else 1 - r) else 0)
    W id (@hamming ratF [eqType of bool]).

Lemma class_is_letter_wf r (Y : finType) (W : bool -> Y -> rat) :
  0 <= r <= 1 -> @is_kernel ratF bool' Y W -> well_formed (class_is_letter r W).
Proof.
move=> /andP[r_ge0 r_le1] kW; apply: wf_bool => // [[] []|] //=; first by rewrite subr_ge0.
by rewrite addr0 add0r addrC subrK.
Qed.

Lemma class_is_letter_pX r (Y : finType) (W : bool -> Y -> rat) x :
  pX (class_is_letter r W) x = if x then r else 1 - r.
Proof. by rewrite pX_bool /vpX; case: x; rewrite /= ?addr0 ?add0r. Qed.

(** A symmetric channel that flips the letter with probability 1/4. *)
Definition flip_quarter (x y : bool) : rat := if x == y then 3%:R / 4%:R else 1 / 4%:R.
Definition symmetric_instance := class_is_letter (1 / 2%:R) flip_quarter.

Lemma symmetric_wf : well_formed symmetric_instance.
Proof. by apply: class_is_letter_wf => // -[]; apply: pmf_bool. Qed.

Lemma symmetric_dist : dist symmetric_instance (point ratF id) = 1 / 4%:R.
Proof. evaluate. Qed.

Lemma symmetric_err : err symmetric_instance (point ratF id) = 1 / 4%:R.
Proof. evaluate. Qed.

Lemma symmetric_push : push symmetric_instance (point ratF id) =1 pX symmetric_instance.
Proof. by case; evaluate. Qed.

(** The channel is noisy - the least distortion and the least error rate are
    1/4 - and yet one restorer has all three minima: there is no tradeoff. *)
Theorem noisy_without_tradeoff :
  let E := total_variation (pX symmetric_instance) id id in
  exists Q, [/\ all_three symmetric_instance E Q,
    dist symmetric_instance Q = 1 / 4%:R, err symmetric_instance Q = 1 / 4%:R &
    E (push symmetric_instance Q) 0].
Proof.
move=> E; pose Q := point ratF (id : bool -> bool).
have kQ : is_kernel Q by apply: point_kernel.
have pX_is_pmf := pX_pmf symmetric_wf.
have van : vanishes_at E (pX symmetric_instance) by apply: tv_vanishes.
have pushQ : push symmetric_instance Q =1 pX symmetric_instance by apply: symmetric_push.
have best_id (c : bool -> bool -> rat) : (forall y, c y y <= c y (~~ y)) ->
    forall y h, 0 < Q y h -> best (F := ratF) c y h.
  move=> diag y h; rewrite /Q /point; case: eqP => // -> _.
  by apply/bestP => h'; case: y h' (diag y) => [] [].
exists Q; split; [split=> //|exact: symmetric_dist|exact: symmetric_err|].
- by apply/least_dist_iff/best_id => // -[]; evaluate.
- by apply/least_err_iff/best_id => // -[]; evaluate.
- exact/(least_perception_iff symmetric_wf pX_is_pmf van).
- by case: van => _ _ van; apply/van => //; apply: push_pmf symmetric_wf kQ.
Qed.

(** A channel with one output. The letter [true] has mass 2/3 and is the better
    guess in both respects, but the one output is too heavy for it. *)
Definition blind (x : bool) (y : unit) : rat := 1.
Definition blind_instance := class_is_letter (2%:R / 3%:R) blind.

Lemma blind_wf : well_formed blind_instance.
Proof. by apply: class_is_letter_wf => // x; split=> //; rewrite sum_unit. Qed.

Theorem blind_with_tradeoff :
  ~ exists Q, all_three blind_instance (total_variation (pX blind_instance) id id) Q.
Proof.
have pX_is_pmf := pX_pmf blind_wf.
have van : vanishes_at (total_variation (pX blind_instance) id id) (pX blind_instance).
  exact: tv_vanishes.
apply: (@hall_violation _ _ _ _ _ _ _ blind_wf _ pX_is_pmf van setT).
have -> : \sum_(y in [set: unit]) pY blind_instance y = 1.
  by rewrite -(proj2 (pY_pmf blind_wf)); apply: eq_bigl => y; rewrite inE.
have dearer : delta blind_instance tt true < delta blind_instance tt false by evaluate.
rewrite (big_pred1 true) => [|h]; first by evaluate.
rewrite inE; apply/exists_inP/eqP => [[[] _ /andP[/bestP /(_ true)]]|->].
  by case: h => //; rewrite leNgt dearer.
exists tt => //; apply/andP; split; apply/bestP => -[]; evaluate.
Qed.

(** *** Distortion against error rate, at no perceptual cost *)
Section Inverted.
Variable F : realFieldType.

(** Nothing is lost on the way, but the classifier takes each of two equally
    likely letters for the other. *)
Definition inverted_instance : problem F bool' bool' bool' bool' :=
  Problem (fun k x : bool => if k == x then 2%:R^-1 else 0)
    (fun x y : bool => (x == y)%:R) negb (@hamming F [eqType of bool]).

Let half_ge0 : 0 <= 2%:R^-1 :> F. Proof. by rewrite invr_ge0 ler0n. Qed.
Let two_halves : 2%:R^-1 + 2%:R^-1 = 1 :> F.
Proof. by rewrite [RHS]splitr div1r. Qed.

Lemma inverted_wf : well_formed inverted_instance.
Proof.
apply: wf_bool => [[] []|| [] ] //=; first by rewrite add0r addr0 two_halves.
  by apply: pmf_bool; rewrite ?ler0n ?addr0.
by apply: pmf_bool; rewrite ?ler0n ?add0r.
Qed.

Lemma inverted_delta y h : delta inverted_instance y h = if y == h then 0 else 2%:R^-1.
Proof.
by rewrite delta_bool /vdelta /vpX; case: y h => [] [];
  rewrite /= /hamming /= ?(mulr0, mulr1, add0r, addr0).
Qed.

Lemma inverted_cost y h : cost inverted_instance y h = if y == h then 2%:R^-1 else 0.
Proof.
by rewrite cost_bool /vcost /vjointY; case: y h => [] [];
  rewrite /= ?(mulr0, mulr1, mul0r, add0r, addr0).
Qed.

(** C(D,P) = 1 - D, whatever the bound on perception: along it, distortion is
    traded for errors with a perfect restored pmf. *)
Theorem distortion_against_error (E : {ffun bool -> F} -> F -> Prop) (D : F) (P : option F) :
  vanishes_at E (pX inverted_instance) -> 0 <= D <= 1 -> (forall t, P = Some t -> 0 <= t) ->
  is_min inverted_instance E (Some D) P (1 - D).
Proof.
move=> van /andP[D_ge0 D_le1] P_ge0.
have trade Q : is_kernel Q -> dist inverted_instance Q + err inverted_instance Q = 1.
  move=> kQ; rewrite dist_delta err_cost -big_split sum_bool /=.
  have row y : \sum_h delta inverted_instance y h * Q y h
             + \sum_h cost inverted_instance y h * Q y h = 2%:R^-1.
    rewrite -big_split -[RHS]mulr1 -[X in _ * X](proj2 (kQ y)) mulr_sumr; apply: eq_bigr => h _ /=.
    by rewrite inverted_delta inverted_cost; case: (y == h); rewrite mul0r ?add0r ?addr0.
  by rewrite !row two_halves.
split=> [Q [kQ dist_le _]|]; first by rewrite ler_subl_addr -(trade Q kQ) addrC ler_add2l.
pose Q (y h : bool) : F := if y == h then 1 - D else D.
have kQ : is_kernel Q.
  by case; apply: pmf_bool; rewrite /Q /= ?subr_ge0 ?subrK // addrC subrK.
have distQ : dist inverted_instance Q = D.
  rewrite dist_delta !sum_bool !inverted_delta /= /Q /= !mul0r add0r addr0.
  by rewrite -mulrDl two_halves mul1r.
exists Q; last by rewrite -(trade Q kQ) distQ addrC addKr.
split=> //=; first by rewrite distQ.
case: P P_ge0 => //= t /(_ t erefl) t_ge0; case: van => up _ van; apply: up t_ge0 _.
apply/van; first exact: push_pmf inverted_wf kQ.
move=> h; rewrite push_bool pX_bool /vpush /vpY /vpX; case: h; rewrite /Q /= ?(mulr0, mulr1, add0r, addr0).
  by rewrite -mulrDr subrK mulr1.
by rewrite -mulrDr addrC subrK mulr1.
Qed.

End Inverted.
