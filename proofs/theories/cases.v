(** Problems that are several at once: C as the least over classifiers and over divergences.

    - [eligible]: which classifiers of the restored letters may be chosen; one of them where
      the classifier is fixed, all of them where it is re-trained;
    - [least_of Es]: the least of several divergences; [root_of E]: the square root of one;
    - [lower_among], [is_min_among], [at_most_among]: C(D,P) >= v, = v and <= v;
      [is_min_least_error]: it is the least error rate under the best classifier;
    - [convex_among]: C is convex, as a function that may be +oo; [chord_not_convex] and
      [gap_not_convex]: what shows that it is not. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence counterexamples.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Divergences.
Variables (F : realFieldType) (H : finType).
Implicit Type E : {ffun H -> F} -> F -> Prop.

(** "d <= t" for the root d of a divergence: t >= 0 and the divergence is at most t^2. *)
Definition root_of E (q : {ffun H -> F}) (t : F) : Prop := 0 <= t /\ E q (t * t).

(** The least of several divergences is at most t when one of them is. *)
Definition least_of (Es : seq ({ffun H -> F} -> F -> Prop)) (q : {ffun H -> F}) (t : F) : Prop :=
  exists2 E, List.In E Es & E q t.

(** P^2 with the sign of P. *)
Definition signed_square (P : F) : F := P * `|P|.

End Divergences.

Section Cases.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable eligible : (H -> K) -> Prop.
Implicit Type E : {ffun H -> F} -> F -> Prop.

Definition lower_among E (D P : option F) (v : F) : Prop :=
  forall c, eligible c -> lower (relabel I c) E D P v.
Definition at_most_among E (D P : option F) (v : F) : Prop :=
  forall v', lower_among E D P v' -> v' <= v.
Definition attained_among E (D P : option F) (v : F) : Prop :=
  exists2 c, eligible c & exists2 Q, feasible I E D P Q & err (relabel I c) Q = v.
Definition is_min_among E (D P : option F) (v : F) : Prop :=
  lower_among E D P v /\ attained_among E D P v.

Lemma is_min_at_most E D P v : is_min_among E D P v -> at_most_among E D P v.
Proof. by case=> _ [c adm [Q feasQ <-]] v' low; apply: (low c adm Q feasQ). Qed.

Lemma is_min_among_unique E D P v v' : is_min_among E D P v -> is_min_among E D P v' -> v = v'.
Proof.
move=> min_v min_v'; apply: le_anti; apply/andP.
by split; [apply: (is_min_at_most min_v') | apply: (is_min_at_most min_v)]; [case: min_v | case: min_v'].
Qed.

(** In other words: the least error rate of feasible restorers, under the eligible
    classifier that is best for each. *)
Definition least_error (Q : Y -> H -> F) (e : F) : Prop :=
  (forall c, eligible c -> e <= err (relabel I c) Q) /\ exists2 c, eligible c & err (relabel I c) Q = e.

Lemma is_min_least_error E D P v : (forall Q, exists e, least_error Q e) ->
  is_min_among E D P v <->
  (forall Q e, feasible I E D P Q -> least_error Q e -> v <= e) /\
  exists2 Q, feasible I E D P Q & least_error Q v.
Proof.
move=> least; split=> [[low [c adm [Q feasQ errQ]]]|[low [Q feasQ [_ [c adm errQ]]]]].
  split=> [R e feasR [_ [c' adm' <-]]|]; first exact: low feasR.
  by exists Q => //; split=> [c' adm'|]; [apply: low feasQ | exists c].
split=> [c' adm' R feasR|]; last by exists c => //; exists Q.
by have [e eR] := least R; apply: le_trans (low R e feasR eR) _; case: eR => le_e _; apply: le_e.
Qed.

(** Feasible for the least of several divergences is feasible for one of them. *)
Lemma feasible_least Es D P Q : Es <> [::] ->
  feasible I (least_of Es) D P Q <-> exists2 E, List.In E Es & feasible I E D P Q.
Proof.
move=> Es_neq0; split=> [[kQ distQ percQ]|[E E_in [kQ distQ percQ]]]; last first.
  by split=> //; case: P percQ => //= t Et; exists E.
case: P percQ => [t [E E_in Et]|_] /=; first by exists E.
by case: Es Es_neq0 => // E Es _; exists E; first by left.
Qed.

Lemma feasible_root E D P Q :
  feasible I (root_of E) D P Q -> feasible I E D (omap (@signed_square F) P) Q.
Proof. by case=> kQ distQ percQ; split=> //; case: P percQ => //= t [t_ge0]; rewrite /signed_square ger0_norm. Qed.

Lemma root_feasible E D P Q :
  (if P is Some t then 0 <= t : Prop else True) ->
  feasible I E D (omap (@signed_square F) P) Q -> feasible I (root_of E) D P Q.
Proof.
move=> P_ge0 [kQ distQ percQ]; split=> //; case: P P_ge0 percQ => //= t t_ge0.
by rewrite /signed_square ger0_norm.
Qed.

(** Lower bounds, case by case. *)
Lemma lower_least Es D P v : Es <> [::] ->
  (forall E, List.In E Es -> lower_among E D P v) -> lower_among (least_of Es) D P v.
Proof. by move=> Es_neq0 low c adm Q /(feasible_least _ _ _ Es_neq0)[E E_in feasQ]; apply: low feasQ. Qed.

Lemma infeasible_least Es D P : Es <> [::] ->
  (forall E, List.In E Es -> infeasible I E D P) -> infeasible I (least_of Es) D P.
Proof. by move=> Es_neq0 none Q /(feasible_least _ _ _ Es_neq0)[E E_in feasQ]; apply: none feasQ. Qed.

Lemma attained_least Es E D P v :
  List.In E Es -> attained_among E D P v -> attained_among (least_of Es) D P v.
Proof.
move=> E_in [c adm [Q feasQ errQ]]; exists c => //; exists Q => //.
by apply/feasible_least; [case: Es E_in | exists E].
Qed.

(** Convexity of C: the mixture of two points on or above C is on or above it. *)
Definition convex_among E : Prop :=
  forall l D1 D2 P1 P2 v1 v2, 0 <= l <= 1 ->
    at_most_among E (Some D1) (Some P1) v1 -> at_most_among E (Some D2) (Some P2) v2 ->
    at_most_among E (Some (mix l D1 D2)) (Some (mix l P1 P2)) (mix l v1 v2).

(** C above its chord, or +oo between two points where it is not. *)
Lemma chord_not_convex E l D1 D2 P1 P2 v1 v2 v :
  0 <= l <= 1 -> is_min_among E (Some D1) (Some P1) v1 -> is_min_among E (Some D2) (Some P2) v2 ->
  is_min_among E (Some (mix l D1 D2)) (Some (mix l P1 P2)) v -> mix l v1 v2 < v -> ~ convex_among E.
Proof.
move=> l01 /is_min_at_most le1 /is_min_at_most le2 [low _] above /(_ l D1 D2 P1 P2 v1 v2 l01 le1 le2)/(_ v low).
by rewrite leNgt above.
Qed.

Lemma gap_not_convex E l D1 D2 P1 P2 v1 v2 :
  0 <= l <= 1 -> is_min_among E (Some D1) (Some P1) v1 -> is_min_among E (Some D2) (Some P2) v2 ->
  infeasible I E (Some (mix l D1 D2)) (Some (mix l P1 P2)) -> ~ convex_among E.
Proof.
move=> l01 /is_min_at_most le1 /is_min_at_most le2 none /(_ l D1 D2 P1 P2 v1 v2 l01 le1 le2).
move=> le_v; have : mix l v1 v2 + 1 <= mix l v1 v2 by apply: le_v => c _ Q feasQ; case: (none Q).
by rewrite ger_addl ler10.
Qed.

End Cases.

(** One classifier: C as it is for ordinary problems. *)
Section OneClassifier.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Implicit Type E : {ffun H -> F} -> F -> Prop.
Let fixed (c : H -> K) : Prop := c =1 label I.

Lemma err_relabel_eq c c' Q : c =1 c' -> err (relabel I c) Q = err (relabel I c') Q.
Proof.
move=> eq_c; apply: eq_bigr => k _; apply: eq_bigr => x _; apply: eq_bigr => y _.
by apply: eq_bigl => h; rewrite /= eq_c.
Qed.

Lemma err_relabel_ext c Q : c =1 label I -> err (relabel I c) Q = err I Q.
Proof. exact: err_relabel_eq. Qed.

Lemma lower_among_fixed E D P v : lower_among I fixed E D P v <-> lower I E D P v.
Proof.
split=> [low Q feasQ|low c eq_c Q feasQ].
  by rewrite -(err_relabel_ext Q (frefl _)); apply: low.
by rewrite err_relabel_ext //; apply: low.
Qed.

Theorem is_min_among_fixed E D P v : is_min_among I fixed E D P v <-> is_min I E D P v.
Proof.
split=> [[/lower_among_fixed low [c eq_c [Q feasQ errQ]]]|[low [Q feasQ errQ]]].
  by split=> //; exists Q => //; rewrite -errQ err_relabel_ext.
split; first exact/lower_among_fixed.
by exists (label I) => //; exists Q => //; rewrite err_relabel_ext.
Qed.

Lemma least_error_fixed Q : exists e, least_error I fixed Q e.
Proof.
exists (err I Q); split=> [c eq_c|]; first by rewrite err_relabel_ext.
by exists (label I) => //; rewrite err_relabel_ext.
Qed.

(** All classifiers: the best one of finitely many. *)
Lemma least_error_retrained Q : exists e, least_error I (fun=> True) Q e.
Proof.
pose rate (c : {ffun H -> K}) := err (relabel I c) Q.
have [c _ le_c] := @Order.TotalTheory.arg_minP _ _ _ (finfun (label I)) predT rate isT.
exists (rate c); split=> [c' _|]; last by exists c.
have := le_c (finfun c') isT; rewrite /rate.
by rewrite (@err_relabel_eq (finfun c') c') // => h; rewrite ffunE.
Qed.

Lemma feasible_ext E E' D P Q : (forall q t, E q t <-> E' q t) -> feasible I E D P Q <-> feasible I E' D P Q.
Proof. by move=> eq_E; split=> -[kQ distQ percQ]; split=> //; case: P percQ => //= t /eq_E. Qed.

End OneClassifier.
