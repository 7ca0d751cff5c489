(** C(D, P) as a function with the value +oo, and Theorem 1 for it.

    Notions
    - [domain D P]: some restorer meets the bounds;
    - [extended]: a number, or +oo; [le_extended], [mix_extended]: order and mixtures;
    - [is_value D P v]: v is C(D,P), an infimum, or +oo where nothing is feasible.
      C is never -oo, since 0 is below every error rate ([problem.lower_0]).

    Main statements
    - [domain_upward], [domain_convex]: the domain is upward closed and convex;
    - [is_value_unique]: C is a function;
    - [theorem1_extended]: it never increases, and is jointly convex. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences theorem1.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Values.
Variable F : realFieldType.

Inductive extended := Finite (c : F) | Infinite.

Definition le_extended (v v' : extended) : Prop :=
  match v, v' with
  | _, Infinite => True
  | Infinite, Finite _ => False
  | Finite c, Finite c' => c <= c'
  end.

(** +oo on one side is +oo on the mixture. *)
Definition mix_extended (l : F) (v v' : extended) : extended :=
  match v, v' with
  | Finite c, Finite c' => Finite (mix l c c')
  | _, _ => Infinite
  end.

End Values.
Arguments Infinite {F}.

Section Extended.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.

Definition domain (D P : option F) : Prop := exists Q, feasible I E D P Q.

Definition is_value (D P : option F) (v : extended F) : Prop :=
  match v with
  | Finite c => is_inf I E D P c
  | Infinite => infeasible I E D P
  end.

Lemma infeasible_domain D P : infeasible I E D P <-> ~ domain D P.
Proof. by split=> [none [Q /none]|none Q feasQ] //; apply: none; exists Q. Qed.

(** Nothing is above C where nothing is feasible. *)
Lemma at_most_feasible D P c : at_most I E D P c -> ~ infeasible I E D P.
Proof.
move=> le_c none; suff /le_c : lower I E D P (c + 1) by rewrite ger_addl ler10.
by move=> Q /none.
Qed.

Lemma is_value_unique D P v v' : is_value D P v -> is_value D P v' -> v = v'.
Proof.
case: v v' => [c|] [c'|] //=; first by move=> c_inf /(is_inf_unique c_inf) ->.
- by move=> [_ /at_most_feasible].
- by move=> none [_ /at_most_feasible].
Qed.

(** What C is at most, and what C is at least, in terms of the value. *)
Lemma at_most_value D P v c : is_value D P v -> at_most I E D P c <-> le_extended v (Finite c).
Proof.
case: v => [c0 [low le_c0]|none] /=; last by split=> // /at_most_feasible.
by split=> [|le_c c' /le_c0 le_c']; [apply | apply: le_trans le_c].
Qed.

Lemma lower_value D P v c : is_value D P v -> lower I E D P c <-> le_extended (Finite c) v.
Proof.
case: v => [c0 [low le_c0]|none] /=; last by split=> // _ Q /none.
by split=> [/le_c0|le_c Q /low] //; apply: le_trans.
Qed.

(** The domain is upward closed, and convex. *)
Theorem domain_upward D D' P P' :
  epi_up E -> bound_le D D' -> bound_le P P' -> domain D P -> domain D' P'.
Proof. by move=> upE DD' PP' [Q feasQ]; exists Q; apply: feasible_le feasQ. Qed.

Theorem domain_convex l D1 D2 P1 P2 :
  well_formed I -> epi_convex E -> 0 <= l <= 1 ->
  domain D1 P1 -> domain D2 P2 -> domain (mix_bound l D1 D2) (mix_bound l P1 P2).
Proof.
by move=> wf convexE l01 [Q feasQ] [R feasR]; exists (mixQ l Q R); apply: feasible_mix.
Qed.

(** Theorem 1 for C as a function with the value +oo. *)
Theorem theorem1_extended :
  well_formed I -> epi_up E -> epi_convex E ->
  (forall D D' P P' v v', bound_le D D' -> bound_le P P' ->
     is_value D P v -> is_value D' P' v' -> le_extended v' v) /\
  (forall l D1 D2 P1 P2 v1 v2 v, 0 <= l <= 1 ->
     is_value D1 P1 v1 -> is_value D2 P2 v2 ->
     is_value (mix_bound l D1 D2) (mix_bound l P1 P2) v -> le_extended v (mix_extended l v1 v2)).
Proof.
move=> wf upE convexE; split=> [D D' P P' v v' DD' PP'|l D1 D2 P1 P2 v1 v2 v l01].
  case: v => [c [_ le_c] val'|]; last by case: v'.
  exact/(at_most_value _ val')/(C_monotone_at_most upE DD' PP').
case: v1 v2 => [c1|] [c2|]; rewrite /=; try by case: v.
move=> [_ le_c1] [_ le_c2] val.
exact/(at_most_value _ val)/C_convex_at_most.
Qed.

End Extended.
