(** When a supply can be sent to a demand along allowed pairs: Hall's theorem for masses.

    Notions
    - [layers]: a number as the sum of the gaps between the levels below it;
    - [flow a b r T]: T sends the masses [a] to the masses [b] along pairs in [r] only.

    Main statements
    - [sum_levels]: where above every level there is no more mass of [a] than of [b], the
      mean under [a] is at most the mean under [b];
    - [hall]: a flow exists exactly when no set of suppliers has more than all that they
      may send to can take. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem linear.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Levels.
Variable F : realFieldType.

(** The gaps between the levels [t :: s] that lie below [u]. *)
Fixpoint layers (t : F) (s : seq F) (u : F) : F :=
  if s is t' :: s' then (t < u)%R%:R * (t' - t) + layers t' s' u else 0.

Lemma layers_below t s u : path <%R t s -> u <= t -> layers t s u = 0.
Proof.
elim: s t => [|t' s IH] t //= /andP[lt_t path_s] le_t.
by rewrite ltNge le_t mul0r add0r IH // (le_trans le_t) // ltW.
Qed.

Lemma layers_sum t s u : path <%R t s -> u \in t :: s -> u = t + layers t s u.
Proof.
elim: s t => [|t' s IH] t /=; first by rewrite inE => _ /eqP ->; rewrite addr0.
case/andP=> lt_t path_s; rewrite inE => /predU1P[->|in_s].
  by rewrite ltxx mul0r add0r layers_below ?addr0 // ltW.
have lt_u : t < u.
  move: in_s; rewrite inE => /predU1P[-> //|in_s]; apply: lt_trans lt_t _.
  by move/(order_path_min lt_trans)/allP: path_s; apply.
by rewrite lt_u mul1r addrA [t + _]addrC subrK; apply: IH.
Qed.

Variables (A B : finType) (a : A -> F) (b : B -> F) (u : A -> F) (w : B -> F).
Hypothesis same : \sum_i a i = \sum_j b j.
Hypothesis above : forall t, \sum_i a i * (t < u i)%R%:R <= \sum_j b j * (t < w j)%R%:R.

Let sum_layers t s : path <%R t s ->
  \sum_i a i * layers t s (u i) <= \sum_j b j * layers t s (w j).
Proof.
elim: s t => [|t' s IH] t /=; first by rewrite !big1 // => k _; rewrite mulr0.
case/andP=> lt_t /IH le_s.
have split (C : finType) (c v : C -> F) :
    \sum_k c k * ((t < v k)%R%:R * (t' - t) + layers t' s (v k)) =
    (\sum_k c k * (t < v k)%R%:R) * (t' - t) + \sum_k c k * layers t' s (v k).
  rewrite mulr_suml -big_split; apply: eq_bigr => k _ /=.
  by rewrite mulrDr mulrA.
by rewrite !split ler_add // ler_wpmul2r // subr_ge0 ltW.
Qed.

Lemma sum_levels : \sum_i a i * u i <= \sum_j b j * w j.
Proof.
pose s := sort <=%R (undup ([seq u i | i <- enum A] ++ [seq w j | j <- enum B])).
have lt_s : sorted <%R s by rewrite sort_lt_sorted undup_uniq.
have in_u i : u i \in s by rewrite mem_sort mem_undup mem_cat map_f ?mem_enum.
have in_w j : w j \in s by rewrite mem_sort mem_undup mem_cat (map_f w) ?mem_enum ?orbT.
case: s lt_s in_u in_w => [|t s] /= lt_s in_u in_w.
  rewrite !big1 // => k _; first by have := in_w k.
  by have := in_u k.
have split (C : finType) (c v : C -> F) : (forall k, v k \in t :: s) ->
    \sum_k c k * v k = (\sum_k c k) * t + \sum_k c k * layers t s (v k).
  move=> in_s; rewrite mulr_suml -big_split; apply: eq_bigr => k _ /=.
  by rewrite -mulrDr -layers_sum.
by rewrite (split A a u in_u) (split B b w in_w) same ler_add2l sum_layers.
Qed.

End Levels.

Section Hall.
Variables (F : realFieldType) (A B : finType) (a : A -> F) (b : B -> F) (r : A -> B -> bool).

Definition flow (T : A -> B -> F) : Prop :=
  [/\ forall i j, 0 <= T i j, forall i j, 0 < T i j -> r i j,
      forall i, \sum_j T i j = a i & forall j, \sum_i T i j = b j].

(** Those that some of [S] may send to. *)
Definition reached_from (S : {set A}) : {set B} := [set j | [exists i in S, r i j]].

Lemma flow_off T i j : flow T -> ~~ r i j -> T i j = 0.
Proof.
case=> T_ge0 T_r _ _; apply: contraNeq => T_neq0.
by apply: T_r; rewrite lt_def T_neq0 T_ge0.
Qed.

Lemma flow_hall T (S : {set A}) : flow T ->
  \sum_(i in S) a i <= \sum_(j in reached_from S) b j.
Proof.
move=> flowT; have [T_ge0 _ rowT colT] := flowT.
have -> : \sum_(i in S) a i = \sum_(j in reached_from S) \sum_(i in S) T i j.
  rewrite exchange_big; apply: eq_bigr => i iS; rewrite -rowT.
  rewrite [LHS](bigID (mem (reached_from S))) /= [X in _ + X]big1 ?addr0 // => j.
  by rewrite inE => /exists_inPn /(_ i iS); apply: flow_off.
apply: ler_sum => j _; rewrite -colT [X in _ <= X](bigID (mem S)) /= ler_addl.
exact: sumr_ge0.
Qed.

(* A flow as the solution of a program; pairs that are not allowed do not count. *)
Let rows (g : A + B) (v : A * B) : F :=
  match g with inl i => (i == v.1)%:R * (r v.1 v.2)%:R | inr j => (j == v.2)%:R * (r v.1 v.2)%:R end.
Let value (g : A + B) : F := match g with inl i => a i | inr j => b j end.
Let none (c : void) (v : A * B) : F := 0.

Let solution_flow z : solution none rows (fun=> 0) value z ->
  flow (fun i j => (r i j)%:R * z (i, j)).
Proof.
case=> z_ge0 _ zP; split=> [i j|i j|i|j]; first by rewrite mulr_ge0 ?ler0n.
- by case: (r i j) => //; rewrite mul0r ltxx.
- rewrite -[a i]/(value (inl i)) -zP -(sum_at_sym (fun i' => \sum_j (r i' j)%:R * z (i', j)) i).
  under eq_bigr do rewrite mulr_sumr.
  by rewrite pair_bigA; apply: eq_bigr => -[i' j] _ /=; rewrite mulrA.
rewrite -[b j]/(value (inr j)) -zP; under eq_bigr do rewrite -(sum_at_sym (fun j' => (r _ j')%:R * z (_, j')) j).
by rewrite pair_bigA; apply: eq_bigr => -[i j'] _ /=; rewrite mulrA.
Qed.

Theorem hall : (forall i, 0 <= a i) -> (forall j, 0 <= b j) -> \sum_i a i = \sum_j b j ->
  (exists T, flow T) <->
  (forall S : {set A}, \sum_(i in S) a i <= \sum_(j in reached_from S) b j).
Proof.
move=> a_ge0 b_ge0 same; split=> [[T flowT] S|no_set]; first exact: flow_hall flowT.
case: (standard_farkas none rows (fun=> 0) value) => [[z /solution_flow]|].
  by exists (fun i j => (r i j)%:R * z (i, j)).
case=> m [n [[_ mn_le0]]]; rewrite /worth ltNge; case/negP.
rewrite big1 ?add0r => [|c _]; last by rewrite mulr0.
rewrite big_sumType /= -ler_subr_addr sub0r -sumrN.
have edge i j : r i j -> n (inl i) <= - n (inr j).
  move=> rij; have := mn_le0 (i, j); rewrite big1 ?add0r => [|c _]; last by rewrite mulr0.
  rewrite big_sumType /= rij; under eq_bigr do rewrite mulr1.
  under [X in _ + X]eq_bigr do rewrite mulr1.
  by rewrite (sum_atr (n \o inl)) (sum_atr (n \o inr)) -ler_subr_addr sub0r.
under eq_bigr do rewrite mulrC; under [X in _ <= X]eq_bigr do rewrite -mulNr mulrC.
apply: sum_levels same _ => t.
have level (C : finType) (c v : C -> F) : \sum_k c k * (t < v k)%R%:R = \sum_(k in [set k | t < v k]) c k.
  rewrite [RHS]big_mkcond; apply: eq_bigr => k _ /=; rewrite inE.
  by case: (t < v k); rewrite ?mulr1 ?mulr0.
rewrite !level; apply: le_trans (no_set _) _.
rewrite big_mkcond [X in _ <= X]big_mkcond; apply: ler_sum => j _ /=.
case: ifP => [|_]; last by case: ifP.
rewrite inE /reached_from in_set => /exists_inP[i]; rewrite inE => lt_i /edge le_j.
by rewrite (lt_le_trans lt_i).
Qed.

End Hall.
