(** Where convexity ends: a classifier that is re-trained on the restored
    letters, and divergences that are not convex. The statements are about
    concrete instances over the rationals, with exact values.

    Notions
    - [relabel I c]: the problem with another classifier; [is_min_retrained]: C_opt;
    - [wasserstein2]: the unsquared Wasserstein-2 distance of two letters.

    Main statements
    - [is_min_retrained_iff]: C_opt is the least of the C of the classifiers;
    - [retrained_not_convex_in_perception], [retrained_not_convex_in_distortion];
    - [nonconvex_divergence_breaks_theorem1], [wasserstein2_feasible_not_convex]. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences duality booleans simultaneous.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Retrained.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.

(** The same problem with another classifier. *)
Definition relabel (c : H -> K) : problem F K X Y H :=
  Problem (joint I) (chan I) c (Delta I).

Lemma relabel_wf c : well_formed I -> well_formed (relabel c).
Proof. by []. Qed.

(** C_opt(D,P): the least error rate over all restorers and all classifiers. *)
Definition lower_retrained (D P : option F) (v : F) : Prop :=
  forall c, lower (relabel c) E D P v.
Definition is_min_retrained (D P : option F) (v : F) : Prop :=
  lower_retrained D P v /\
  exists c Q, feasible I E D P Q /\ err (relabel c) Q = v.

(** It is the least of the minima of the classifiers. *)
Lemma is_min_retrained_iff D P v :
  is_min_retrained D P v <->
  (exists c, is_min (relabel c) E D P v) /\ lower_retrained D P v.
Proof.
split=> [[low [c [Q [feasQ errQ]]]]|[[c [_ [Q feasQ errQ]]] low]].
  by split=> //; exists c; split; [exact: low | exists Q].
by split=> //; exists c, Q.
Qed.

Lemma is_min_retrained_unique D P v v' :
  is_min_retrained D P v -> is_min_retrained D P v' -> v = v'.
Proof.
move=> [low [c [Q [feasQ errQ]]]] [low' [c' [Q' [feasQ' errQ']]]].
apply: le_anti; apply/andP; split.
  by rewrite -errQ'; apply: (low c' Q' feasQ').
by rewrite -errQ; apply: (low' c Q feasQ).
Qed.

(** No classifier that was fixed beforehand does better. *)
Lemma retrained_le D P v w : is_min_retrained D P v -> is_min I E D P w -> v <= w.
Proof.
by move=> [low _] [_ [Q feasQ <-]]; apply: (low (label I)).
Qed.

End Retrained.

(** *** Planes for two classes and alphabets of two letters *)
Section Square.
Variables (F : realFieldType).
Variable I : problem F bool' bool' bool' bool'.
Hypothesis wf : well_formed I.
Let tv := total_variation (pX I) id id.

(** The price of total variation bounds how much two weights may differ. *)
Lemma tv_cut_bool mu (w : bool -> F) : `|w false - w true| <= mu ->
  is_cut tv mu w (vpX I true * w true + vpX I false * w false).
Proof.
move=> w_mu; have mu_ge0 : 0 <= mu by apply: le_trans w_mu.
rewrite -!pX_bool -(sum_bool (fun x => pX I x * w x)).
apply: tv_cut => //; first exact: pX_pmf.
move=> [] []; rewrite /= ?subrr ?mulr0 ?mulr1 //; apply: le_trans w_mu; first exact: ler_norm.
by rewrite -normrN opprB ler_norm.
Qed.

(** The best plane below C at the prices [lambda] and [mu] with weights [w],
    as a formula that evaluates. *)
Definition vrow lambda (w : bool -> F) y h : F :=
  lambda * vdelta I y h + vcost I y h - vpY I y * w h.
Definition vplane lambda mu w (D P : option F) : F :=
  plane_at (Num.min (vrow lambda w true true) (vrow lambda w true false)
    + Num.min (vrow lambda w false true) (vrow lambda w false false)
    + (vpX I true * w true + vpX I false * w false)) lambda mu D P.

Lemma plane_below lambda mu w D P v :
  0 <= lambda -> `|w false - w true| <= mu -> priced lambda D -> priced mu P ->
  v <= vplane lambda mu w D P -> lower I tv D P v.
Proof.
move=> lambda_ge0 w_mu priceD priceP v_le Q feasQ; apply: le_trans v_le _.
pose s y := Num.min (vrow lambda w y true) (vrow lambda w y false).
have row : rows I (cost I) lambda s w.
  move=> y h; rewrite delta_bool cost_bool pY_bool -/(vrow lambda w y h) /s.
  by case: h; rewrite le_minl lexx ?orbT.
have := weak_duality wf lambda_ge0 (tv_cut_bool w_mu) row priceD priceP feasQ.
by rewrite sum_bool.
Qed.

End Square.

(** One plane for each of the four classifiers bounds the re-trained one. *)
Section SquareRetrained.
Variables (F : realFieldType).
Variable I : problem F bool' bool' bool' bool'.
Hypothesis wf : well_formed I.
Let tv := total_variation (pX I) id id.

(** A plane is given by [lambda], [mu] and the weight of the letter [false];
    what has to hold of it is a boolean that evaluates. *)
Definition weight_at_false (w : F) (h : bool) : F := if h then 0 else w.
Definition vbelow D P v (k1 k0 : bool) (lambda_mu_w : F * F * F) : bool :=
  let: (lambda, mu, w) := lambda_mu_w in
  [&& 0 <= lambda, `|w - 0| <= mu, (if D is Some _ then true else lambda == 0),
    (if P is Some _ then true else mu == 0) &
    v <= vplane (relabel I (fun h : bool => if h then k1 else k0)) lambda mu (weight_at_false w) D P].

Lemma planes_below D P v (plane : bool -> bool -> F * F * F) :
  [&& vbelow D P v true true (plane true true), vbelow D P v true false (plane true false),
    vbelow D P v false true (plane false true) & vbelow D P v false false (plane false false)] ->
  lower_retrained I tv D P v.
Proof.
case/and4P=> tt tf ft ff c.
have below : vbelow D P v (c true) (c false) (plane (c true) (c false)).
  by case: (c true); case: (c false).
case: (plane _ _) below => [[lambda mu] w] /and5P[lambda_ge0 w_mu priceD priceP v_le].
apply: (plane_below (I := relabel I c) wf lambda_ge0 (w := weight_at_false w) w_mu _ _ v_le).
  by case: (D) priceD => //= /eqP.
by case: (P) priceP => //= /eqP.
Qed.

(** The restorer with given chances of [true] after each output. *)
Definition restorer (r1 r0 : F) (y h : bool) : F :=
  let r := if y then r1 else r0 in if h then r else 1 - r.

Lemma restorer_kernel r1 r0 : 0 <= r1 <= 1 -> 0 <= r0 <= 1 -> @is_kernel F bool' bool' (restorer r1 r0).
Proof.
move=> /andP[r1_ge0 r1_le1] /andP[r0_ge0 r0_le1].
by case; apply: pmf_bool; rewrite /restorer /= ?subr_ge0 // addrC subrK.
Qed.

(** Total variation of its restored pmf, as a formula. *)
Definition vtv (Q : bool -> bool -> F) : F :=
  (`|vpX I true - vpush I Q true| + `|vpX I false - vpush I Q false|) / 2%:R.

(** Feasibility, as a boolean that evaluates. *)
Definition vfeasible (r1 r0 : F) (D P : option F) : bool :=
  [&& 0 <= r1 <= 1, 0 <= r0 <= 1,
    (if D is Some t then vrate (restorer r1 r0) (vdelta I) <= t else true) &
    (if P is Some t then vtv (restorer r1 r0) <= t else true)].

Lemma restorer_feasible D P r1 r0 :
  vfeasible r1 r0 D P -> feasible I tv D P (restorer r1 r0).
Proof.
case/and4P=> r1_in r0_in distQ percQ; split; first exact: restorer_kernel.
  by case: D distQ => //= t; rewrite dist_bool.
case: P percQ => //= t.
by rewrite /tv /total_variation sum_bool !big_pred1_eq !push_bool !pX_bool.
Qed.

End SquareRetrained.

(** *** A re-trained classifier: C_opt is convex neither in P nor in D

    The first output comes from both letters, the second from the first letter
    alone. Letters, outputs and classes 0 and 1 are [false] and [true]. *)
Definition two_outputs (x y : bool) : rat :=
  if x then (if y then 0 else 1) else 2%:R^-1.

Definition retrained_problem (a : bool -> bool -> rat) : problem ratF bool' bool' bool' bool' :=
  Problem a two_outputs id (@hamming ratF [eqType of bool]).

Definition retrained_tv (a : bool -> bool -> rat) :=
  total_variation (pX (retrained_problem a)) id id.

Lemma two_outputs_kernel : @is_kernel ratF bool' bool' two_outputs.
Proof. by case; apply: pmf_bool. Qed.

(** The joint masses of the two instances. *)
Definition perception_masses (k x : bool) : rat :=
  if k then 4%:R^-1 else if x then 0 else 2%:R^-1.
Definition distortion_masses (k x : bool) : rat :=
  if k then 2%:R / 7%:R else if x then 0 else 3%:R / 7%:R.

Lemma perception_wf : well_formed (retrained_problem perception_masses).
Proof. by apply: wf_bool => [[] []||] //; apply: two_outputs_kernel. Qed.
Lemma distortion_wf : well_formed (retrained_problem distortion_masses).
Proof. by apply: wf_bool => [[] []||] //; apply: two_outputs_kernel. Qed.

Notation perception_problem := (retrained_problem perception_masses).
Notation distortion_problem := (retrained_problem distortion_masses).

(** The planes: one for the classifier that reads the letter and one for its
    opposite; a classifier that ignores the letter needs none. *)
Definition planes (reads opposite : rat * rat * rat) (k1 k0 : bool) : rat * rat * rat :=
  if k1 == k0 then (0, 0, 0) else if k1 then reads else opposite.

(** C_opt(19/40, P) at P = 1/40, 1/8 and 3/8. *)
Theorem retrained_perception_values :
  let value P v := is_min_retrained perception_problem (retrained_tv perception_masses)
    (Some (19%:R / 40%:R)) (Some P) v in
  [/\ value (1 / 40%:R) (17%:R / 40%:R), value (1 / 8%:R) (17%:R / 40%:R) &
      value (3%:R / 8%:R) (3%:R / 8%:R)].
Proof.
move=> value; split; split.
- apply: (planes_below perception_wf (plane := planes (0, 5%:R^-1, 5%:R^-1) (3%:R^-1, 0, 0))); evaluate.
- exists negb, (restorer (3%:R / 5%:R) 0); split; last by evaluate.
  by apply: restorer_feasible; evaluate.
- apply: (planes_below perception_wf (plane := planes (0, 5%:R^-1, 5%:R^-1) (3%:R^-1, 0, 0))); evaluate.
- exists id, (restorer 0 (3%:R / 5%:R)); split; last by evaluate.
  by apply: restorer_feasible; evaluate.
- apply: (planes_below perception_wf (plane := planes (0, 0, 0) (3%:R^-1, 0, 0))); evaluate.
- exists id, (restorer 0 1); split; last by evaluate.
  by apply: restorer_feasible; evaluate.
Qed.

(** C_opt(D, oo) at D = 2/7, 33/98 and 5/14. *)
Theorem retrained_distortion_values :
  let value D v := is_min_retrained distortion_problem (retrained_tv distortion_masses)
    (Some D) None v in
  [/\ value (2%:R / 7%:R) (3%:R / 7%:R), value (33%:R / 98%:R) (41%:R / 98%:R) &
      value (5%:R / 14%:R) (5%:R / 14%:R)].
Proof.
move=> value; split; split.
- apply: (planes_below distortion_wf (plane := planes (3%:R, 0, 0) (5%:R^-1, 0, 0))); evaluate.
- exists negb, (restorer 0 0); split; last by evaluate.
  by apply: restorer_feasible; evaluate.
- apply: (planes_below distortion_wf (plane := planes (3%:R, 0, 0) (5%:R^-1, 0, 0))); evaluate.
- exists negb, (restorer (1 / 7%:R) 0); split; last by evaluate.
  by apply: restorer_feasible; evaluate.
- apply: (planes_below distortion_wf (plane := planes (0, 0, 0) (5%:R^-1, 0, 0))); evaluate.
- exists id, (restorer 0 1); split; last by evaluate.
  by apply: restorer_feasible; evaluate.
Qed.

(** At one bound on the distortion: 1/8 lies between 1/40 and 3/8, but C_opt has
    not fallen at all by then. *)
Theorem retrained_not_convex_in_perception :
  exists D P1 P2 l v1 v2 v : rat,
    let value P v := is_min_retrained perception_problem (retrained_tv perception_masses) (Some D) (Some P) v in
    [/\ 0 <= l <= 1, value P1 v1, value P2 v2, value (mix l P1 P2) v & mix l v1 v2 < v].
Proof.
have [left_ mid right_] := retrained_perception_values.
exists (19%:R / 40%:R), (1 / 40%:R), (3%:R / 8%:R), (5%:R / 7%:R).
exists (17%:R / 40%:R), (3%:R / 8%:R), (17%:R / 40%:R); have mixP : mix (5%:R / 7%:R) (1 / 40%:R) (3%:R / 8%:R) = 1 / 8%:R :> rat by evaluate.
by split; [evaluate | exact: left_ | exact: right_ | rewrite mixP; exact: mid | evaluate].
Qed.

(** Nor in the bound on the distortion, with perception unconstrained. *)
Theorem retrained_not_convex_in_distortion :
  exists D1 D2 l v1 v2 v : rat,
    let value D v := is_min_retrained distortion_problem (retrained_tv distortion_masses) (Some D) None v in
    [/\ 0 <= l <= 1, value D1 v1, value D2 v2, value (mix l D1 D2) v & mix l v1 v2 < v].
Proof.
have [left_ mid right_] := retrained_distortion_values.
exists (2%:R / 7%:R), (5%:R / 14%:R), (2%:R / 7%:R).
exists (3%:R / 7%:R), (5%:R / 14%:R), (41%:R / 98%:R); have mixD : mix (2%:R / 7%:R) (2%:R / 7%:R) (5%:R / 14%:R) = 33%:R / 98%:R :> rat by evaluate.
by split; [evaluate | exact: left_ | exact: right_ | rewrite mixD; exact: mid | evaluate].
Qed.

(** *** A divergence that is not convex: Wasserstein-2, unsquared *)
Section Wasserstein.
Variables (F : realFieldType).
Variable p : bool -> F.
Hypothesis p_pmf : @is_pmf F bool' p.

(** Squared distances of the letters 0 and 1, and their transport cost. *)
Definition squared_distance (h x : bool) : F := (h != x)%:R.
Definition transport2 : {ffun bool -> F} -> F -> Prop :=
  transport (X := bool') (H := bool') p squared_distance.

(** The root of the transport cost for squared distances. *)
Definition wasserstein2 (q : {ffun bool -> F}) (t : F) : Prop := 0 <= t /\ transport2 q (t * t).

Lemma transport2_le q s : transport2 q s -> q true <= p true + s.
Proof.
case=> T [T_ge0 T_q T_p].
rewrite /squared_distance !sum_bool /= !mul0r !mul1r add0r addr0 => cost_le.
rewrite -T_q -T_p !sum_bool -addrA ler_add2l ler_paddl //.
by apply: le_trans cost_le; rewrite ler_addl.
Qed.

Lemma transport2_of (q : {ffun bool -> F}) s :
  @is_pmf F bool' q -> p true <= q true -> q true - p true <= s -> transport2 q s.
Proof.
move=> [q_ge0 q_sum] p_le gap_le.
have pf : q false + (q true - p true) = p false.
  move: q_sum (proj2 p_pmf); rewrite !sum_bool => q_sum p_sum.
  by rewrite addrA [q false + _]addrC q_sum -p_sum addrC addKr.
exists (fun h x : bool => if h then (if x then p true else q true - p true) else (if x then 0 else q false)).
  split=> [[] []|[]|[]]; rewrite ?sum_bool ?subr_ge0 //=.
  - by case: p_pmf.
  - by rewrite addrC subrK.
  - by rewrite add0r.
  - by rewrite addr0.
  - by rewrite addrC pf.
by rewrite /squared_distance !sum_bool /= !mul0r !mul1r !addr0 add0r.
Qed.

Lemma wasserstein2_vanishes : @vanishes_at F bool' wasserstein2 p.
Proof.
have [up ge0 van] : @vanishes_at F bool' transport2 p.
  apply: transport_vanishes => // [h|h x]; rewrite /squared_distance ?eqxx // => ->.
  by rewrite ltr01.
split=> [q t t' le_t [t_ge0 qt]|q t []|q pmfq] //.
  by split; [exact: le_trans le_t | apply: up qt; apply: ler_pmul].
rewrite /wasserstein2 mulr0; have [fwd bwd] := van q pmfq.
by split=> [[_ /fwd]|/bwd].
Qed.

Lemma two_minus (t r : F) : t * r + 2%:R * t * (1 - r) = (2%:R - r) * t.
Proof.
rewrite addrC mulrBr mulr1 mulrBl [r * t]mulrC -!mulrA !mulr_natl [(t * r) *+ 2]mulr2n.
by rewrite opprD addrA subrK.
Qed.

End Wasserstein.

(** One output, whose letters cost [t] and [2 t]. *)
Section TwoOne.
Variables (F : realFieldType) (I : problem F bool' bool' [finType of unit] bool').
Variables (Q : unit -> bool -> F) (t : F).
Hypothesis kQ : @is_kernel F [finType of unit] bool' Q.

Lemma rate_two_one (c : bool -> F) : c true = t -> c false = 2%:R * t ->
  \sum_h c h * Q tt h = (2%:R - Q tt true) * t.
Proof.
move=> c1 c0; have := proj2 (kQ tt); rewrite !sum_bool c1 c0 => /(canRL (addKr _)) ->.
by rewrite [- _ + 1]addrC two_minus.
Qed.

Lemma dist_two_one : vdelta I tt true = t -> vdelta I tt false = 2%:R * t ->
  dist I Q = (2%:R - Q tt true) * t.
Proof. by move=> d1 d0; rewrite dist_single; apply: rate_two_one. Qed.

Lemma err_two_one : vcost I tt true = t -> vcost I tt false = 2%:R * t ->
  err I Q = (2%:R - Q tt true) * t.
Proof. by move=> c1 c0; rewrite err_single; apply: rate_two_one. Qed.

(** C(D, t), where the first letter has mass [a] and is the cheaper one: the best
    restorer moves [t^2] to it. *)
Hypothesis wf : well_formed I.
Let E := wasserstein2 (pX I).
Definition value_two_one (P : F) : F := (2%:R - (pX I true + P * P)) * t.

Lemma lower_two_one P : 0 <= t -> vcost I tt true = t -> vcost I tt false = 2%:R * t ->
  E (push I Q) P -> value_two_one P <= err I Q.
Proof.
move=> t_ge0 c1 c0 [_ /transport2_le]; rewrite (push_single _ wf) => Q_le.
by rewrite (err_two_one c1 c0) ler_wpmul2r // ler_add2l ler_opp2.
Qed.

End TwoOne.

Section TwoOneValue.
Variables (F : realFieldType) (I : problem F bool' bool' [finType of unit] bool').
Variable t : F.
Hypotheses (wf : well_formed I) (t_ge0 : 0 <= t).
Hypotheses (c1 : vcost I tt true = t) (c0 : vcost I tt false = 2%:R * t).
Hypotheses (d1 : vdelta I tt true = t) (d0 : vdelta I tt false = 2%:R * t).
Let E := wasserstein2 (pX I).

Lemma attained_two_one P : 0 <= P -> pX I true + P * P <= 1 ->
  exists Q, [/\ @is_kernel F [finType of unit] bool' Q, E (push I Q) P,
    err I Q = value_two_one I t P & dist I Q = value_two_one I t P].
Proof.
move=> P_ge0 r_le1; set r := pX I true + P * P.
have r_ge : pX I true <= r by rewrite ler_addl mulr_ge0.
pose Q (y : unit) (h : bool) : F := if h then r else 1 - r.
have kQ : @is_kernel F [finType of unit] bool' Q.
  move=> y; apply: pmf_bool; rewrite /Q /= ?subr_ge0 //; last by rewrite addrC subrK.
  by apply: le_trans r_ge; apply: pX_ge0.
exists Q; split=> //; [|exact: (err_two_one kQ c1 c0)|exact: (dist_two_one kQ d1 d0)].
split=> //; apply: (transport2_of (pX_pmf wf)); first exact: push_pmf wf kQ.
  by rewrite (push_single _ wf).
by rewrite (push_single _ wf) /Q /r addrC addKr.
Qed.

(** C(oo, P) = (2 - a - P^2) t. *)
Lemma is_min_two_one P : 0 <= P -> pX I true + P * P <= 1 ->
  is_min I E None (Some P) (value_two_one I t P).
Proof.
move=> P_ge0 r_le1; split=> [Q [kQ _ EQ]|].
  by apply: (lower_two_one kQ wf t_ge0 c1 c0 EQ).
by have [Q [kQ EQ errQ _]] := attained_two_one P_ge0 r_le1; exists Q.
Qed.

Lemma feasible_two_one P D : 0 <= P -> pX I true + P * P <= 1 -> value_two_one I t P <= D ->
  exists Q, feasible I E (Some D) (Some P) Q.
Proof.
move=> P_ge0 r_le1 D_ge; have [Q [kQ EQ _ distQ]] := attained_two_one P_ge0 r_le1.
by exists Q; split=> //=; rewrite distQ.
Qed.

Lemma infeasible_two_one P D : D < value_two_one I t P -> infeasible I E (Some D) (Some P).
Proof.
move=> D_lt Q [kQ /= dist_le EQ]; have := lower_two_one kQ wf t_ge0 c1 c0 EQ.
rewrite (err_two_one kQ c1 c0) -(dist_two_one kQ d1 d0) => /le_trans /(_ dist_le).
by rewrite leNgt D_lt.
Qed.

End TwoOneValue.

(** The channel with one output of [blind_instance]: p_X = (1/3, 2/3), and every
    wrong letter is an error. *)
Definition third : rat := 3%:R^-1.
Lemma third_ge0 : 0 <= third. Proof. by []. Qed.
Lemma blind_c1 : vcost blind_instance tt true = third. Proof. evaluate. Qed.
Lemma blind_c0 : vcost blind_instance tt false = 2%:R * third. Proof. evaluate. Qed.
Lemma blind_d1 : vdelta blind_instance tt true = third. Proof. evaluate. Qed.
Lemma blind_d0 : vdelta blind_instance tt false = 2%:R * third. Proof. evaluate. Qed.

Definition blind_value (P : rat) : rat := (2%:R - (vpX blind_instance true + P * P)) * third.
Lemma blind_valueE P : value_two_one blind_instance third P = blind_value P.
Proof. by rewrite /value_two_one pX_bool. Qed.

(** C(oo, P) = (4/3 - P^2)/3: no chord lies above it. *)
Theorem wasserstein2_value (P : rat) : 0 <= P -> vpX blind_instance true + P * P <= 1 ->
  is_min blind_instance (wasserstein2 (pX blind_instance)) None (Some P) (blind_value P).
Proof.
rewrite -blind_valueE -pX_bool; exact: (is_min_two_one blind_wf third_ge0 blind_c1 blind_c0 blind_d1 blind_d0).
Qed.

(** Theorem 1 needs a convex divergence: with this one, which vanishes at p_X
    alone, C(oo, 1/4) lies above the chord between P = 0 and P = 1/2. *)
Theorem nonconvex_divergence_breaks_theorem1 :
  let E := wasserstein2 (pX blind_instance) in
  let value P v := is_min blind_instance E None (Some P) v in
  vanishes_at E (pX blind_instance) /\
  exists P1 P2 l v1 v2 v : rat,
    [/\ 0 <= l <= 1, value P1 v1, value P2 v2, value (mix l P1 P2) v & mix l v1 v2 < v].
Proof.
move=> E value; split; first by apply: wasserstein2_vanishes (pX_pmf blind_wf).
exists 0, 2%:R^-1, 2%:R^-1, (4%:R / 9%:R), (13%:R / 36%:R), (61%:R / 144%:R).
have at_ P v : [&& 0 <= P, vpX blind_instance true + P * P <= 1 & v == blind_value P] -> value P v.
  by move=> /and3P[P_ge0 P_le /eqP->]; apply: wasserstein2_value.
by split; [evaluate | apply: at_; evaluate | apply: at_; evaluate | apply: at_; evaluate | evaluate].
Qed.

(** What is feasible is not convex either: both ends of a segment are, and its
    middle is not. *)
Theorem wasserstein2_feasible_not_convex :
  let E := wasserstein2 (pX blind_instance) in
  [/\ exists Q, feasible blind_instance E (Some (4%:R / 9%:R)) (Some 0) Q,
      exists Q, feasible blind_instance E (Some (13%:R / 36%:R)) (Some 2%:R^-1) Q &
      infeasible blind_instance E (Some (29%:R / 72%:R)) (Some 4%:R^-1)].
Proof.
have ends (P D : rat) :
    [&& 0 <= P, vpX blind_instance true + P * P <= 1 & blind_value P <= D] ->
    exists Q, feasible blind_instance (wasserstein2 (pX blind_instance)) (Some D) (Some P) Q.
  move=> /and3P[P_ge0]; rewrite -pX_bool -blind_valueE.
  exact: (feasible_two_one blind_wf blind_c1 blind_c0 blind_d1 blind_d0).
split; [apply: ends; evaluate | apply: ends; evaluate |].
apply: (infeasible_two_one blind_wf third_ge0 blind_c1 blind_c0 blind_d1 blind_d0).
by rewrite blind_valueE; evaluate.
Qed.
