(** Theorem 1: C(D, P) never increases, and it is jointly convex when the divergence
    is convex in its second argument; with and without each bound.

    Notions
    - [bound_le], [mix_bound]: the order and the mixtures of bounds, [None] the largest;
    - [at_most D P c]: C(D,P) <= c, the epigraph of C. [lower D P c] says C(D,P) >= c,
      and both together [is_inf D P c];
    - [nonincreasing], [jointly_convex]: Theorem 1 for C as an infimum.

    Main statements
    - [C_monotone_lower], [C_convex_lower]: Theorem 1 for whatever is below C and above
      C, so that it says something where C is +oo too (extended.v has C as a function
      with this value);
    - [C_monotone], [C_convex], [theorem1]: for infima, and with [_min] for minima;
    - [theorem1_total_variation], ...: no hypothesis on d is left for the kinds;
    - [infimum_not_attained]: a convex d whose C is no minimum. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Bounds.
Variable F : realFieldType.

(** The order of bounds: [None], no bound, is the largest. *)
Definition bound_le (b b' : option F) : Prop :=
  match b, b' with
  | _, None => True
  | None, Some _ => False
  | Some t, Some t' => t <= t'
  end.

(** Mixing bounds: no bound on one side is no bound on the mixture. *)
Definition mix_bound (l : F) (b b' : option F) : option F :=
  match b, b' with
  | Some t, Some t' => Some (mix l t t')
  | _, _ => None
  end.

End Bounds.

Section Theorem1.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.

(** C never increases in the bounds. *)
Definition nonincreasing : Prop :=
  forall D D' P P' c c', bound_le D D' -> bound_le P P' ->
    is_inf I E D P c -> is_inf I E D' P' c' -> c' <= c.

(** C is jointly convex in the bounds. *)
Definition jointly_convex : Prop :=
  forall l D1 D2 P1 P2 c1 c2 c, 0 <= l <= 1 ->
    is_inf I E D1 P1 c1 -> is_inf I E D2 P2 c2 ->
    is_inf I E (mix_bound l D1 D2) (mix_bound l P1 P2) c -> c <= mix l c1 c2.

(** Looser bounds admit every restorer that tighter bounds admit. *)
Lemma feasible_le D D' P P' Q :
  epi_up E -> bound_le D D' -> bound_le P P' ->
  feasible I E D P Q -> feasible I E D' P' Q.
Proof.
move=> upE DD' PP' [kQ distQ percQ]; split=> //.
- by case: D' D DD' distQ => [d'|] [d|] //= dd' le_d; apply: le_trans dd'.
- by case: P' P PP' percQ => [t'|] [t|] //= tt'; apply: upE.
Qed.

(** C(D, P) <= c: no lower bound is above c. This is the epigraph of C: it says all
    there is to say of C, also where C is +oo or no number of the field. *)
Definition at_most (D P : option F) (c : F) : Prop :=
  forall c', lower I E D P c' -> c' <= c.

Lemma is_inf_at_most D P c : is_inf I E D P c <-> lower I E D P c /\ at_most D P c.
Proof. by []. Qed.

Lemma feasible_at_most D P Q : feasible I E D P Q -> at_most D P (err I Q).
Proof. by move=> feasQ c'; apply. Qed.

(** Theorem 1, first half: C(D', P') <= C(D, P) at looser bounds D' and P'. What is
    below C there is below C here, what is above C here is above C there. *)
Theorem C_monotone_lower D D' P P' c :
  epi_up E -> bound_le D D' -> bound_le P P' -> lower I E D' P' c -> lower I E D P c.
Proof. by move=> upE DD' PP' low Q /(feasible_le upE DD' PP'); apply: low. Qed.

Theorem C_monotone_at_most D D' P P' c :
  epi_up E -> bound_le D D' -> bound_le P P' -> at_most D P c -> at_most D' P' c.
Proof. by move=> upE DD' PP' le_c c' /(C_monotone_lower upE DD' PP'); apply: le_c. Qed.

Corollary C_monotone D D' P P' c c' :
  epi_up E -> bound_le D D' -> bound_le P P' ->
  is_inf I E D P c -> is_inf I E D' P' c' -> c' <= c.
Proof. by move=> upE DD' PP' [_ le_c] [low' _]; apply/le_c/(C_monotone_lower upE DD' PP'). Qed.

Corollary C_monotone_min D D' P P' c c' :
  epi_up E -> bound_le D D' -> bound_le P P' ->
  is_min I E D P c -> is_min I E D' P' c' -> c' <= c.
Proof. by move=> upE DD' PP' /is_min_inf c_inf /is_min_inf; apply: C_monotone c_inf. Qed.

(** What is feasible is convex: in the bounds and in the restorer. *)
Lemma feasible_mix l D1 D2 P1 P2 Q1 Q2 :
  well_formed I -> epi_convex E -> 0 <= l <= 1 ->
  feasible I E D1 P1 Q1 -> feasible I E D2 P2 Q2 ->
  feasible I E (mix_bound l D1 D2) (mix_bound l P1 P2) (mixQ l Q1 Q2).
Proof.
move=> wf convexE l01 [kQ1 dist1 perc1] [kQ2 dist2 perc2].
split; first exact: mixQ_kernel.
- case: D1 D2 dist1 dist2 => [d1|] [d2|] //= le_d1 le_d2.
  by rewrite mixQ_dist mix_le.
- case: P1 P2 perc1 perc2 => [t1|] [t2|] //= E1 E2.
  by rewrite mixQ_push; apply: convexE => //; apply: push_pmf.
Qed.

(** An affine lower bound on the error rates that are feasible holds of whatever
    C is at most. *)
Lemma at_most_affine D P c a b d :
  at_most D P c -> 0 <= a ->
  (forall Q, feasible I E D P Q -> b <= a * err I Q + d) -> b <= a * c + d.
Proof.
move=> le_c; rewrite le_eqVlt => /predU1P[<- | a_gt0] low.
  (* Otherwise nothing is feasible, and every number is a lower bound. *)
  rewrite mul0r add0r leNgt; apply/negP => db.
  suff /le_c : lower I E D P (c + 1) by rewrite ger_addl leNgt ltr01.
  by move=> Q /low; rewrite mul0r add0r leNgt db.
suff /le_c : lower I E D P ((b - d) / a).
  by rewrite ler_pdivr_mulr // ler_subl_addr mulrC.
by move=> Q /low; rewrite -ler_subl_addr mulrC ler_pdivr_mulr.
Qed.

(** Theorem 1, second half: C is jointly convex in the bounds. What is below C at
    the mixture is below the mixture of what C is at most. *)
Theorem C_convex_lower l D1 D2 P1 P2 c1 c2 c :
  well_formed I -> epi_convex E -> 0 <= l <= 1 ->
  at_most D1 P1 c1 -> at_most D2 P2 c2 ->
  lower I E (mix_bound l D1 D2) (mix_bound l P1 P2) c -> c <= mix l c1 c2.
Proof.
move=> wf convexE l01 le_c1 le_c2 low; case/andP: (l01) => l_ge0 l_le1.
apply: at_most_affine le_c1 l_ge0 _ => Q1 feas1.
rewrite addrC; apply: at_most_affine le_c2 _ _ => [|Q2 feas2]; first by rewrite subr_ge0.
by rewrite addrC -[X in _ <= X]/(mix l _ _) -mixQ_err; apply: low; apply: feasible_mix.
Qed.

(** In other words: the epigraph of C is convex. *)
Corollary C_convex_at_most l D1 D2 P1 P2 c1 c2 :
  well_formed I -> epi_convex E -> 0 <= l <= 1 ->
  at_most D1 P1 c1 -> at_most D2 P2 c2 ->
  at_most (mix_bound l D1 D2) (mix_bound l P1 P2) (mix l c1 c2).
Proof. by move=> wf convexE l01 le_c1 le_c2 c; apply: C_convex_lower. Qed.

(** Of infima, which need not be attained. *)
Corollary C_convex_bounds l D1 D2 P1 P2 c1 c2 c :
  well_formed I -> epi_convex E -> 0 <= l <= 1 ->
  is_inf I E D1 P1 c1 -> is_inf I E D2 P2 c2 ->
  is_inf I E (mix_bound l D1 D2) (mix_bound l P1 P2) c -> c <= mix l c1 c2.
Proof. by move=> wf convexE l01 [_ le_c1] [_ le_c2] [low _]; apply: C_convex_lower low. Qed.

Corollary C_convex l D1 D2 P1 P2 c1 c2 c :
  well_formed I -> epi_convex E -> 0 <= l <= 1 ->
  is_inf I E (Some D1) (Some P1) c1 -> is_inf I E (Some D2) (Some P2) c2 ->
  is_inf I E (Some (mix l D1 D2)) (Some (mix l P1 P2)) c -> c <= mix l c1 c2.
Proof. exact: C_convex_bounds. Qed.

(** In the bound on distortion alone. *)
Corollary C_convex_distortion l D1 D2 c1 c2 c :
  well_formed I -> epi_convex E -> 0 <= l <= 1 ->
  is_inf I E (Some D1) None c1 -> is_inf I E (Some D2) None c2 ->
  is_inf I E (Some (mix l D1 D2)) None c -> c <= mix l c1 c2.
Proof. exact: C_convex_bounds. Qed.

(** In the bound on perception alone. *)
Corollary C_convex_perception l P1 P2 c1 c2 c :
  well_formed I -> epi_convex E -> 0 <= l <= 1 ->
  is_inf I E None (Some P1) c1 -> is_inf I E None (Some P2) c2 ->
  is_inf I E None (Some (mix l P1 P2)) c -> c <= mix l c1 c2.
Proof. exact: C_convex_bounds. Qed.

Corollary C_convex_min l D1 D2 P1 P2 c1 c2 c :
  well_formed I -> epi_convex E -> 0 <= l <= 1 ->
  is_min I E D1 P1 c1 -> is_min I E D2 P2 c2 ->
  is_min I E (mix_bound l D1 D2) (mix_bound l P1 P2) c -> c <= mix l c1 c2.
Proof.
move=> wf convexE l01 /is_min_inf inf1 /is_min_inf inf2 /is_min_inf.
exact: C_convex_bounds inf1 inf2.
Qed.

(** Theorem 1. *)
Theorem theorem1 :
  well_formed I -> epi_up E -> epi_convex E -> nonincreasing /\ jointly_convex.
Proof.
move=> wf upE convexE; split=> [D D' P P' c c'|l D1 D2 P1 P2 c1 c2 c l01].
- exact: C_monotone.
- exact: C_convex_bounds.
Qed.

End Theorem1.

Section Kinds.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Hypothesis wf : well_formed I.

(** Theorem 1 for total variation. *)
Corollary theorem1_total_variation (Z : finType) (inX : X -> Z) (inH : H -> Z) :
  nonincreasing I (total_variation (pX I) inX inH)
  /\ jointly_convex I (total_variation (pX I) inX inH).
Proof. by apply: theorem1 wf _ _; [exact: total_variation_up | exact: total_variation_convex]. Qed.

(** Theorem 1 for every transport cost, and for the Kantorovich dual of it. *)
Corollary theorem1_transport (rho : H -> X -> F) :
  nonincreasing I (transport (pX I) rho) /\ jointly_convex I (transport (pX I) rho).
Proof. by apply: theorem1 wf _ _; [exact: transport_up | exact: transport_convex]. Qed.

Corollary theorem1_transport_dual (rho : H -> X -> F) :
  nonincreasing I (transport_dual (pX I) rho) /\ jointly_convex I (transport_dual (pX I) rho).
Proof. by apply: theorem1 wf _ _; [exact: transport_dual_up | exact: transport_dual_convex]. Qed.

(** Theorem 1 for finite witness sets. *)
Corollary theorem1_witnesses (J : finType) (gX : J -> X -> F) (gH : J -> H -> F) :
  nonincreasing I (witnesses (pX I) gX gH) /\ jointly_convex I (witnesses (pX I) gX gH).
Proof. by apply: theorem1 wf _ _; [exact: witnesses_up | exact: witnesses_convex]. Qed.

End Kinds.

(** Theorem 1 for f-divergences: the restored letters are source letters, and
    every source letter has mass. *)
Corollary theorem1_f_divergence (F : realFieldType) (K X Y : finType)
    (I : problem F K X Y X) (f : F -> F) :
  well_formed I -> convex_generator f -> (forall x, 0 < pX I x) ->
  nonincreasing I (f_divergence f (pX I)) /\ jointly_convex I (f_divergence f (pX I)).
Proof.
move=> wf f_convex p_gt0; apply: theorem1 wf _ _; first exact: f_divergence_up.
exact: f_divergence_convex.
Qed.

(** An infimum that is not attained, for a divergence that is convex and not
    lower semicontinuous. Two classes and two letters, a noiseless channel;
    class [false] has probability 3/4, whatever the letter, and the letters are
    equally likely. *)
Section NotAttained.

Definition noiseless :
    problem rat_realFieldType bool_finType bool_finType bool_finType bool_finType := Problem
  (fun k _ => if k then 1 / 8%:R else 3%:R / 8%:R)
  (fun x y => (x == y)%:R)
  id
  (fun x h => (x != h)%:R).

(** |q(true) - 1/2|, but 1 where q(true) = 0. *)
Definition jump (q : {ffun bool -> rat}) (t : rat) : Prop :=
  `|q true - 1 / 2%:R| <= t /\ (q true = 0 -> 1 <= t).

Lemma noiseless_wf : well_formed noiseless.
Proof.
split=> [[] x||x] //=; first by rewrite !big_bool.
by split=> [y|]; rewrite ?ler0n // big_bool; case: x.
Qed.

Lemma noiseless_pX x : pX noiseless x = 1 / 2%:R.
Proof. by rewrite /pX big_bool. Qed.

Lemma noiseless_pY y : pY noiseless y = 1 / 2%:R.
Proof. by rewrite /pY big_bool !noiseless_pX; case: y. Qed.

Lemma noiseless_push Q h : push noiseless Q h = 1 / 2%:R * (Q true h + Q false h).
Proof. by rewrite ffunE big_bool !noiseless_pY mulrDr. Qed.

Lemma noiseless_cost y h : cost noiseless y h = if h then 3%:R / 8%:R else 1 / 8%:R.
Proof.
rewrite /cost big_mkcond big_bool /jointY !big_bool.
by case: h; case: y.
Qed.

(** The error rate is 1/4 + q(true)/2: it is least when [true] is never restored. *)
Lemma noiseless_err Q :
  is_kernel Q -> err noiseless Q = 1 / 4%:R + 1 / 2%:R * push noiseless Q true.
Proof.
move=> kQ; rewrite err_cost noiseless_push !big_bool !noiseless_cost.
have restored y : Q y false = 1 - Q y true.
  by case: (kQ y) => _ <-; rewrite big_bool /= [Q y true + _]addrC addrK.
have row (a : rat) : 3%:R / 8%:R * a + 1 / 8%:R * (1 - a) = 1 / 8%:R + 1 / 4%:R * a.
  by rewrite mulrBr mulr1 addrCA -mulrBl.
by rewrite !restored /= !row addrACA -(mulrDr (1 / 4%:R)) [in RHS]mulrA; congr (_ + _ * _).
Qed.

Lemma jump_up : epi_up jump.
Proof.
move=> q t t' tt' [le_t far]; split=> [|/far one_le]; first exact: le_trans tt'.
exact: le_trans tt'.
Qed.

Lemma jump_convex : epi_convex jump.
Proof.
move=> q r s t l l01 [q_ge0 _] [r_ge0 _] [le_s far_q] [le_t far_r].
rewrite /jump ffunE; split.
  apply: le_trans (mix_le l01 le_s le_t); apply: le_trans (mix_norm _ _ l01).
  by rewrite mix_sub mix_same.
case/andP: (l01) => l_ge0 l_le1 /eqP.
rewrite paddr_eq0 ?mulr_ge0 ?subr_ge0 // !mulf_eq0 subr_eq0 => /andP[].
have [-> _|_ /= /eqP q0] := eqVneq l 0.
  by rewrite oner_eq0 => /= /eqP r0; rewrite /mix mul0r add0r subr0 mul1r far_r.
have [<- _|_ /= /eqP r0] := eqVneq 1 l.
  by rewrite /mix mul1r subrr mul0r addr0 far_q.
by rewrite -(mix_same l 1) mix_le ?far_q ?far_r.
Qed.

(** [jump] is a divergence: it is nowhere negative, and zero at p_X alone. *)
Lemma jump_divergence (q : {ffun bool -> rat}) :
  is_pmf q -> (forall t, jump q t -> 0 <= t) /\ (jump q 0 <-> forall x, q x = pX noiseless x).
Proof.
move=> [q_ge0 q_sum]; split=> [t [le_t _]|]; first exact: le_trans (normr_ge0 _) le_t.
split=> [[le0 _] | qp].
  have q_true : q true = 1 / 2%:R by apply/eqP; rewrite -subr_eq0 -normr_le0.
  have q_false : q false = 1 - q true by rewrite -q_sum big_bool /= [q true + _]addrC addrK.
  by case; rewrite noiseless_pX // q_false q_true.
by rewrite /jump qp noiseless_pX subrr normr0.
Qed.

(** [jump] comes to 1/2 as near as one likes to the pmf on [false], where it is 1. *)
Lemma jump_near (q : {ffun bool -> rat}) : 0 < q true <= 1 -> jump q (1 / 2%:R).
Proof.
case/andP=> q_gt0 q_le1; split=> [|q0]; last by rewrite q0 ltxx in q_gt0.
by rewrite ler_norml ler_subl_addl ler_subr_addl subrr (ltW q_gt0).
Qed.

(** [jump] is not lower semicontinuous: it is above 1/2 at a pmf, and at most
    1/2 at pmfs as near to it as one likes. *)
Lemma jump_not_lsc :
  exists q : {ffun bool -> rat}, [/\ is_pmf q, ~ jump q (1 / 2%:R) &
    forall e, 0 < e -> exists r : {ffun bool -> rat},
      [/\ is_pmf r, forall h, `|r h - q h| <= e & jump r (1 / 2%:R)]].
Proof.
pose point (e : rat) : {ffun bool -> rat} := [ffun h : bool => if h then e else 1 - e].
have point_pmf e : 0 <= e <= 1 -> is_pmf (point e).
  case/andP=> e_ge0 e_le1; split=> [[]|]; rewrite ?big_bool !ffunE /= ?subr_ge0 //.
  by rewrite addrC subrK.
exists (point 0); split; first exact: point_pmf.
  by case=> _ far; have := far; rewrite ffunE => /(_ erefl).
move=> e e_gt0; pose e1 := Num.min 1 e.
have e1_gt0 : 0 < e1 by rewrite lt_minr ltr01.
have e1_le1 : e1 <= 1 by rewrite le_minl lexx.
have e1_le : e1 <= e by rewrite le_minl lexx orbT.
exists (point e1); split=> [|h|].
- by apply: point_pmf; rewrite ltW.
- rewrite !ffunE; case: h; first by rewrite subr0 ger0_norm // ltW.
  by rewrite subr0 addrAC subrr add0r normrN ger0_norm // ltW.
- by apply: jump_near; rewrite ffunE e1_gt0.
Qed.

(** C(no bound, 1/2) is 1/4 as an infimum, and no minimum: restoring [true]
    with probability e comes at d = |e - 1/2| and error rate 1/4 + e/2 for
    e > 0, but at d = 1 for e = 0. *)
Theorem infimum_not_attained :
  [/\ well_formed noiseless, epi_up jump, epi_convex jump,
      is_inf noiseless jump None (Some (1 / 2%:R)) (1 / 4%:R) &
      forall c, ~ is_min noiseless jump None (Some (1 / 2%:R)) c].
Proof.
have inf : is_inf noiseless jump None (Some (1 / 2%:R)) (1 / 4%:R).
  split=> [Q [kQ _ _]|c low].
    rewrite noiseless_err // ler_addl mulr_ge0 //.
    by case: (push_pmf noiseless_wf kQ).
  (* Restore [true] with a small probability. *)
  rewrite leNgt; apply/negP => c_gt.
  pose e := Num.min 1 (c - 1 / 4%:R).
  have e_gt0 : 0 < e by rewrite lt_minr ltr01 subr_gt0.
  have e_le1 : e <= 1 by rewrite le_minl lexx.
  pose Q (y h : bool) := if h then e else 1 - e.
  have kQ : is_kernel Q.
    move=> y; split=> [[]|]; rewrite /Q /= ?(ltW e_gt0) ?subr_ge0 //.
    by rewrite big_bool /= addrC subrK.
  have pushQ : push noiseless Q true = e.
    by rewrite noiseless_push /Q /= -mulr2n -[e *+ 2]mulr_natl mulrA divfK // mul1r.
  have : c <= err noiseless Q.
    by apply: low; split=> //=; apply: jump_near; rewrite pushQ e_gt0.
  rewrite noiseless_err // pushQ leNgt => /negP; apply.
  rewrite -ltr_subr_addl; apply: lt_le_trans (_ : e <= _); last by rewrite le_minl lexx orbT.
  by rewrite gtr_pmull.
split=> //; [exact: noiseless_wf | exact: jump_up | exact: jump_convex |].
move=> c minc; have c_eq := is_inf_unique inf (is_min_inf minc).
case: minc => _ [Q [kQ _ [_ far]]]; rewrite noiseless_err // -c_eq -[RHS]addr0.
move=> /addrI /eqP; rewrite mulf_eq0 => /eqP q0.
by have := far q0.
Qed.

End NotAttained.
