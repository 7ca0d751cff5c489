(** C is attained over every complete ordered field.

    [complete F]: what is bounded below has a greatest lower bound. The reals are
    such a field (over_reals.v). For every divergence that is lower semicontinuous,
    - [attained]: C(D, P) is a minimum wherever anything is feasible,
      [infimum_attained]: every infimum is one;
    - [right_continuous], [domain_closed]: C is continuous from the right, and the
      bounds where nothing is feasible are an open set;
    - [convex_and_attained]: Theorem 1 with nothing assumed of C.
    Transport costs are lower semicontinuous ([transport_lsc]).
    There are no sequences in the proofs: [cluster] shrinks a family of sets to a
    point, one coordinate after another. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences theorem1 suprema.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Complete.
Variable F : realFieldType.

(** Every set that is inhabited and bounded below has an infimum, and has
    elements as near to it as one likes. *)
Definition complete : Prop :=
  forall A : F -> Prop, (exists a, A a) -> (exists b, forall a, A a -> b <= a) ->
    exists2 s, (forall a, A a -> s <= a) & (forall e, 0 < e -> exists2 a, A a & a < s + e).

Hypothesis F_complete : complete.

(** Such infima decide every proposition. *)
Lemma complete_classical (P : Prop) : P \/ ~ P.
Proof.
pose A (a : F) := a = 1 \/ (a = 0 /\ P).
have [||s low near] := F_complete (A := A).
- by exists 1; left.
- by exists 0 => a [->|[-> _]]; rewrite ?ler01.
have [s_gt0|s_le0] := ltP 0 s.
  by right=> holds; have := low 0 (or_intror (conj erefl holds)); rewrite leNgt s_gt0.
have [a [->|[_ holds]]] := near 1 ltr01; last by left.
by rewrite ltNge -ler_subr_addr subrr s_le0.
Qed.

Lemma complete_contradiction (P : Prop) : ~ ~ P -> P.
Proof. by case: (complete_classical P) => // none /(_ none). Qed.

Section Cluster.
Variables (T C : Type) (f : C -> T -> F).

(** A family of sets that shrinks with [e], none of them empty. *)
Definition shrinking (B : F -> T -> Prop) : Prop :=
  (forall e e' x, e <= e' -> B e x -> B e' x) /\ (forall e, 0 < e -> exists x, B e x).

(** One coordinate can be pinned. *)
Lemma shrink_coordinate (B : F -> T -> Prop) c :
  shrinking B -> (forall e x, B e x -> 0 <= f c x <= 1) ->
  exists l, shrinking (fun e x => B e x /\ `|f c x - l| <= e).
Proof.
move=> [mono inhabited] bounded.
(* The least number that no member of the family stays above. *)
pose A (a : F) := forall e, 0 < e -> exists2 x, B e x & f c x <= a.
have [||l low near] := F_complete (A := A).
- exists 1 => e /inhabited [x Bx]; exists x => //.
  by case/andP: (bounded _ _ Bx).
- exists 0 => a /(_ 1 ltr01) [x Bx le_a].
  by apply: le_trans le_a; case/andP: (bounded _ _ Bx).
exists l; split=> [e e' x ee' [Bx near_x]|e e_gt0].
  by split; [exact: mono Bx | exact: le_trans ee'].
have [a Aa a_lt] := near e e_gt0.
(* Some member stays above l - e. *)
have [e0 e0_gt0 above] : exists2 e0, 0 < e0 & forall x, B e0 x -> l - e <= f c x.
  apply: complete_contradiction => none.
  have /low : A (l - e).
    move=> e0 e0_gt0; apply: complete_contradiction => out; apply: none.
    exists e0 => // x Bx; apply: ltW; rewrite ltNge; apply/negP => le_l.
    by apply: out; exists x.
  by rewrite ler_subr_addl ger_addr leNgt e_gt0.
pose e1 := Num.min e e0.
have e1_gt0 : 0 < e1 by rewrite lt_minr e_gt0.
have [x Bx le_a] := Aa e1 e1_gt0.
exists x; split; first by apply: mono Bx; rewrite le_minl lexx.
rewrite ler_distl above /=; last by apply: mono Bx; rewrite le_minl lexx orbT.
exact: le_trans le_a (ltW a_lt).
Qed.

End Cluster.

(** And so finitely many: a point that is near to some member of each set. *)
Lemma cluster_list (T : Type) (C : eqType) (f : C -> T -> F) (cs : seq C) (B : F -> T -> Prop) :
  shrinking B -> (forall c e x, B e x -> 0 <= f c x <= 1) ->
  exists l : C -> F, forall e, 0 < e ->
    exists2 x, B e x & forall c, c \in cs -> `|f c x - l c| <= e.
Proof.
elim: cs B => [|c cs IH] B shrB bounded.
  by exists (fun _ => 0) => e e_gt0; have [x Bx] := (proj2 shrB) e e_gt0; exists x.
have [v shrV] := shrink_coordinate shrB (bounded c).
have [d e x [Bx _]|l near] := IH _ shrV; first exact: bounded Bx.
exists (fun d => if d == c then v else l d) => e /near [x [Bx near_x] near_cs].
exists x => // d; rewrite inE; case: (eqVneq d c) => [-> _|_ /= /near_cs] //.
Qed.

Lemma cluster (T : Type) (C : finType) (f : C -> T -> F) (B : F -> T -> Prop) :
  shrinking B -> (forall c e x, B e x -> 0 <= f c x <= 1) ->
  exists l : C -> F, forall e, 0 < e -> exists2 x, B e x & forall c, `|f c x - l c| <= e.
Proof.
move=> shrB bounded; have [l near] := cluster_list (enum C) shrB bounded.
exists l => e /near [x Bx near_x]; exists x => // c.
by apply: near_x; rewrite mem_enum.
Qed.

End Complete.

Section Looser.
Variable F : realFieldType.

(** A bound that is looser by [e]. *)
Definition looser (e : F) (b : option F) : option F := omap (fun t => t + e) b.

Lemma looser_mono e e' b : e <= e' -> bound_le (looser e b) (looser e' b).
Proof. by case: b => [t|] //= ee'; rewrite ler_add2l. Qed.

Lemma looser_le e b : 0 <= e -> bound_le b (looser e b).
Proof. by case: b => [t|] //= e_ge0; rewrite ler_addl. Qed.

End Looser.

(** The minimum. *)
Section Attained.
Variables (F : realFieldType) (K X Y H : finType).
Hypothesis F_complete : complete F.
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Hypothesis wf : well_formed I.
Hypothesis E_up : epi_up E.
Hypothesis E_lsc : lower_semicontinuous E.
Variables D P : option F.

(** What is arbitrarily near to a set of kernels is a kernel. *)
Lemma near_kernel (Q : Y -> H -> F) :
  (forall e, 0 < e -> exists2 R, is_kernel R & forall y h, `|R y h - Q y h| <= e) -> is_kernel Q.
Proof.
move=> near y; split=> [h|].
  apply: (@le_slack _ _ _ 1) => e /near [R kR /(_ y h)].
  rewrite mul1r ler_norml => /andP[_]; rewrite ler_subl_addl => /(le_trans _) -> //.
  by case: (kR y).
apply: (@eq_slack _ _ _ #|H|%:R) => e /near [R kR near_R].
by rewrite -[X in `|_ - X|](proj2 (kR y)) distrC; apply: sum_close.
Qed.

(** Restored pmfs are as near as kernels are. *)
Lemma push_near (Q R : Y -> H -> F) e :
  (forall y h, `|R y h - Q y h| <= e) -> forall h, `|push I R h - push I Q h| <= e.
Proof.
move=> near h; rewrite !ffunE -sumrB; apply: le_trans (ler_norm_sum _ _ _) _.
have [pY_ge0 pY_sum] := pY_pmf wf.
rewrite -[e]mul1r -pY_sum mulr_suml; apply: ler_sum => y _.
by rewrite -mulrBr normrM ger0_norm // ler_wpmul2l.
Qed.

(** Linear functions of kernels that are near. *)
Lemma pairing_near (w : Y -> H -> F) (Q R : Y -> H -> F) e :
  (forall y h, `|R y h - Q y h| <= e) ->
  \sum_y \sum_h w y h * Q y h
    <= \sum_y \sum_h w y h * R y h + (\sum_y \sum_h `|w y h|) * e.
Proof.
move=> near; rewrite mulr_suml -big_split /=; apply: ler_sum => y _.
exact: sum_near.
Qed.

(** What is arbitrarily near to restorers that are feasible at bounds arbitrarily
    near is feasible. *)
Lemma near_feasible (Q : Y -> H -> F) :
  (forall e, 0 < e -> exists2 R, feasible I E (looser e D) (looser e P) R
     & forall y h, `|R y h - Q y h| <= e) ->
  feasible I E D P Q.
Proof.
move=> near; have kQ : is_kernel Q.
  by apply: near_kernel => e /near [R [kR _ _] near_R]; exists R.
split=> //.
  case: D near => [t|] //= near; rewrite dist_delta.
  apply: (@le_slack _ _ _ (1 + \sum_y \sum_h `|delta I y h|)) => e /near [R [_ /= dist_R _] near_R].
  apply: le_trans (pairing_near _ near_R) _.
  by rewrite mulrDl mul1r addrA ler_add2r -dist_delta.
case: P near => [t|] //= near; apply: E_lsc => [|e /near [R [kR _ E_R] near_R]].
  exact: push_pmf.
by exists (push I R); split=> //; [exact: push_pmf | exact: push_near].
Qed.

(** Restorers that become feasible have a limit that is. *)
Lemma feasible_limit (B : F -> (Y -> H -> F) -> Prop) :
  shrinking B -> (forall e R, B e R -> feasible I E (looser e D) (looser e P) R) ->
  exists2 Q, feasible I E D P Q &
    forall e, 0 < e -> exists2 R, B e R & forall y h, `|R y h - Q y h| <= e.
Proof.
move=> shrB feasB.
have bounded (yh : Y * H) e R : B e R -> 0 <= R yh.1 yh.2 <= 1.
  case/feasB=> kR _ _; case: (kR yh.1) => R_ge0 R_sum; rewrite R_ge0 -R_sum /=.
  by rewrite (bigD1 yh.2) //= ler_addl sumr_ge0.
have [l near_l] := cluster F_complete shrB bounded.
have near e : 0 < e -> exists2 R, B e R & forall y h, `|R y h - l (y, h)| <= e.
  by move=> /near_l [R BR near_R]; exists R => // y h; apply: (near_R (y, h)).
exists (fun y h => l (y, h)) => //; apply: near_feasible => e /near [R BR near_R].
by exists R => //; apply: feasB.
Qed.

Lemma err_nonnegative Q : is_kernel Q -> 0 <= err I Q.
Proof.
move=> kQ; have [joint_ge0 _ chan_kernel] := wf.
apply: sumr_ge0 => k _; apply: sumr_ge0 => x _; apply: sumr_ge0 => y _; apply: sumr_ge0 => h _.
by rewrite !mulr_ge0 //; [case: (chan_kernel x) | case: (kQ y)].
Qed.

(** C(D, P) is a minimum wherever anything is feasible. *)
Theorem attained Q : feasible I E D P Q -> exists c, is_min I E D P c.
Proof.
move=> feasQ.
have [||c low near] := F_complete (A := fun a => exists2 R, feasible I E D P R & err I R = a).
- by exists (err I Q), Q.
- by exists 0 => a [R [kR _ _] <-]; apply: err_nonnegative.
pose B e R := [/\ 0 < e, feasible I E D P R & err I R <= c + e].
have shrB : shrinking B.
  split=> [e e' R ee' [e_gt0 feasR le_e]|e e_gt0].
    by split=> //; [exact: lt_le_trans ee' | apply: le_trans le_e _; rewrite ler_add2l].
  by have [a [R feasR <-] lt_e] := near e e_gt0; exists R; split=> //; apply: ltW.
have [|Q0 feas0 near0] := feasible_limit shrB.
  by move=> e R [e_gt0 feasR _]; apply: feasible_le feasR => //; apply: looser_le; rewrite ltW.
exists c; split=> [R feasR|]; first by apply: low; exists R.
exists Q0 => //; apply/eqP; rewrite eq_le low ?andbT; last by exists Q0.
apply: (@le_slack _ _ _ (1 + \sum_y \sum_h `|cost I y h|)) => e /near0 [R [_ _ err_R] near_R].
rewrite err_cost; apply: le_trans (pairing_near _ near_R) _; rewrite -err_cost.
by rewrite mulrDl mul1r addrA ler_add2r.
Qed.

(** So an infimum is a minimum. *)
Theorem infimum_attained c : is_inf I E D P c -> is_min I E D P c.
Proof.
move=> inf_c; have [Q feasQ] : exists Q, feasible I E D P Q.
  apply: (complete_contradiction F_complete) => none.
  have /(proj2 inf_c) : lower I E D P (c + 1) by move=> Q feasQ; case: none; exists Q.
  by rewrite ger_addl leNgt ltr01.
have [c' min_c'] := attained feasQ.
by rewrite (is_inf_unique inf_c (is_min_inf min_c')).
Qed.

(** If restorers with a property are feasible at all looser bounds, one that is near
    to such restorers is feasible. *)
Lemma looser_limit (G : (Y -> H -> F) -> Prop) :
  (forall e, 0 < e -> exists2 R, feasible I E (looser e D) (looser e P) R & G R) ->
  exists2 Q, feasible I E D P Q &
    forall e, 0 < e -> exists2 R, G R & forall y h, `|R y h - Q y h| <= e.
Proof.
move=> near; pose B e R := [/\ 0 < e, feasible I E (looser e D) (looser e P) R & G R].
have shrB : shrinking B.
  split=> [e e' R ee' [e_gt0 feasR GR]|e e_gt0].
    split=> //; first exact: lt_le_trans ee'.
    by apply: feasible_le feasR => //; apply: looser_mono.
  by have [R feasR GR] := near e e_gt0; exists R.
have [e R [_ //]|Q feasQ near_Q] := feasible_limit shrB.
by exists Q => // e /near_Q [R [_ _ GR] near_R]; exists R.
Qed.

(** C is lower semicontinuous in its bounds: what is below C(D, P) is nearly so at
    bounds that are a little looser. As C never increases, it is continuous from
    the right. *)
Theorem right_continuous c d : lower I E D P c -> 0 < d ->
  exists2 e, 0 < e & lower I E (looser e D) (looser e P) (c - d).
Proof.
move=> low d_gt0; apply: (complete_contradiction F_complete) => none.
have [e e_gt0|Q feasQ near] := @looser_limit (fun R => err I R <= c - d).
  apply: (complete_contradiction F_complete) => out; apply: none; exists e => // R feasR.
  by rewrite leNgt; apply/negP => lt_c; apply: out; exists R => //; apply: ltW.
have : err I Q <= c - d.
  apply: (@le_slack _ _ _ (\sum_y \sum_h `|cost I y h|)) => e /near [R err_R near_R].
  by rewrite err_cost; apply: le_trans (pairing_near _ near_R) _; rewrite -err_cost ler_add2r.
by move/(le_trans (low Q feasQ)); rewrite ler_subr_addl ger_addr leNgt d_gt0.
Qed.

(** Where nothing is feasible, nothing is at bounds that are a little looser. *)
Theorem domain_closed : infeasible I E D P ->
  exists2 e, 0 < e & infeasible I E (looser e D) (looser e P).
Proof.
move=> infeasible_DP; apply: (complete_contradiction F_complete) => none.
have [e e_gt0|Q /infeasible_DP //] := @looser_limit (fun _ => True).
apply: (complete_contradiction F_complete) => out; apply: none; exists e => // R feasR.
by apply: out; exists R.
Qed.

End Attained.

(** Theorem 1 with nothing assumed of C: between two points where anything is
    feasible C is a minimum, and it is below the chord. *)
Theorem convex_and_attained (F : realFieldType) (K X Y H : finType) (I : problem F K X Y H)
    (E : {ffun H -> F} -> F -> Prop) l D1 D2 P1 P2 Q1 Q2 :
  complete F -> well_formed I -> epi_up E -> epi_convex E -> lower_semicontinuous E -> 0 <= l <= 1 ->
  feasible I E D1 P1 Q1 -> feasible I E D2 P2 Q2 ->
  exists c1 c2 c, [/\ is_min I E D1 P1 c1, is_min I E D2 P2 c2,
    is_min I E (mix_bound l D1 D2) (mix_bound l P1 P2) c & c <= mix l c1 c2].
Proof.
move=> F_complete wf upE convexE lscE l01 feas1 feas2.
have [c1 min1] := attained F_complete wf upE lscE feas1.
have [c2 min2] := attained F_complete wf upE lscE feas2.
have [c min_c] := attained F_complete wf upE lscE (feasible_mix wf convexE l01 feas1 feas2).
by exists c1, c2, c; split=> //; apply: C_convex_min min_c.
Qed.

(** Transport costs are lower semicontinuous: couplings, too, have a limit. *)
Section Transport.
Variables (F : realFieldType) (X H : finType) (p : X -> F) (rho : H -> X -> F).
Hypothesis F_complete : complete F.
Hypothesis p_pmf : is_pmf p.

Lemma coupling_le1 (q : {ffun H -> F}) (T : H -> X -> F) h x : is_coupling p q T -> 0 <= T h x <= 1.
Proof.
case=> T_ge0 _ T_p; case: p_pmf => p_ge0 p_sum; rewrite T_ge0 /=.
apply: le_trans (_ : p x <= _); first by rewrite -T_p (bigD1 h) //= ler_addl sumr_ge0.
by rewrite -p_sum (bigD1 x) //= ler_addl sumr_ge0.
Qed.

Theorem transport_lsc : lower_semicontinuous (transport p rho).
Proof.
move=> q t q_pmf near_q.
pose B e (T : H -> X -> F) := exists r : {ffun H -> F},
  [/\ forall h, `|r h - q h| <= e, is_coupling p r T & \sum_h \sum_x rho h x * T h x <= t + e].
have shrB : shrinking B.
  split=> [e e' T ee' [r [near_r cT le_t]]|e /near_q [r [_ near_r [T cT le_t]]]]; last by exists T, r.
  exists r; split=> // [h|]; first exact: le_trans ee'.
  by apply: le_trans le_t _; rewrite ler_add2l.
have bounded (hx : H * X) e T : B e T -> 0 <= T hx.1 hx.2 <= 1.
  by case=> r [_ cT _]; apply: coupling_le1 cT.
have [l near_l] := cluster F_complete shrB bounded.
have near e : 0 < e -> exists2 T, B e T & forall h x, `|T h x - l (h, x)| <= e.
  by move=> /near_l [T BT near_T]; exists T => // h x; apply: (near_T (h, x)).
exists (fun h x => l (h, x)); first split=> [h x|h|x].
- apply: (@le_slack _ _ _ 1) => e /near [T [r [_ [T_ge0 _ _] _]] /(_ h x)].
  by rewrite mul1r ler_norml => /andP[_]; rewrite ler_subl_addl => /(le_trans (T_ge0 h x)).
- apply: (@eq_slack _ _ _ (#|X|%:R + 1)) => e /near [T [r [near_r [_ T_r _] _]] near_T].
  rewrite -(subrK (r h) (\sum_x _)) -addrA; apply: le_trans (ler_norm_add _ _) _.
  by rewrite mulrDl mul1r ler_add // -T_r distrC sum_close.
- apply: (@eq_slack _ _ _ #|H|%:R) => e /near [T [r [_ [_ _ T_p] _]] near_T].
  by rewrite -T_p distrC sum_close.
apply: (@le_slack _ _ _ (1 + \sum_h \sum_x `|rho h x|)) => e /near [T [r [_ _ le_t]] near_T].
apply: le_trans (pairing_near rho near_T) _.
by rewrite mulrDl mul1r addrA ler_add2r.
Qed.

End Transport.

(** Without lower semicontinuity there may be no minimum (theorem1.v,
    [infimum_not_attained]). *)
Lemma jump_not_lower_semicontinuous : ~ lower_semicontinuous jump.
Proof.
have [q [q_pmf far near]] := jump_not_lsc; move=> lsc; apply: far; apply: lsc => // e e_gt0.
have [r [r_pmf r_near le_half]] := near e e_gt0; exists r; split=> //.
by apply: jump_up le_half; rewrite ler_addl ltW.
Qed.
