(** A list as a balanced tree: its entries are read and changed by position in logarithmic time.

    [spread s] holds the entries of [s]; [pick t i] is entry i; [change i f t] has f of entry i
    in its place; [gather t] is the list again. *)
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import lists.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(** In [Fork n l r] there are n entries in l. *)
Inductive tree (A : Type) := Tip | Leaf (a : A) | Fork (n : nat) (l r : tree A).
Arguments Tip {A}.

Section Tree.
Variable A : Type.
Implicit Types (a d : A) (s : seq A) (t : tree A).

Fixpoint pick d t (i : nat) : A :=
  match t with
  | Tip => d
  | Leaf a => if Nat.eqb i 0 then a else d
  | Fork n l r => if Nat.ltb i n then pick d l i else pick d r (i - n)
  end.

Fixpoint change (i : nat) (f : A -> A) t : tree A :=
  match t with
  | Tip => Tip
  | Leaf a => if Nat.eqb i 0 then Leaf (f a) else t
  | Fork n l r => if Nat.ltb i n then Fork n (change i f l) r else Fork n l (change (i - n) f r)
  end.

Fixpoint gather_onto t s : seq A :=
  match t with
  | Tip => s
  | Leaf a => a :: s
  | Fork _ l r => gather_onto l (gather_onto r s)
  end.
Definition gather t : seq A := gather_onto t [::].

(** Trees with their sizes: neighbours are joined until there is one. *)
Definition join (u v : nat * tree A) : nat * tree A := (u.1 + v.1, Fork u.1 u.2 v.2).
Fixpoint join_pairs (acc r : seq (nat * tree A)) : seq (nat * tree A) :=
  match r with
  | u :: (v :: r') => join_pairs (join u v :: acc) r'
  | [:: u] => rev (u :: acc)
  | [::] => rev acc
  end.
Fixpoint join_all (fuel : nat) (r : seq (nat * tree A)) : tree A :=
  match r with
  | [::] => Tip
  | [:: u] => u.2
  | u :: r' => if fuel is fuel'.+1 then join_all fuel' (join_pairs [::] r) else (foldl join u r').2
  end.
Definition spread s : tree A := join_all (tsize s) (tmap (fun a => (1, Leaf a)) s).

Fixpoint entries_of t : seq A :=
  match t with
  | Tip => [::]
  | Leaf a => [:: a]
  | Fork _ l r => entries_of l ++ entries_of r
  end.
Fixpoint sized t : bool :=
  if t is Fork n l r then [&& n == size (entries_of l), sized l & sized r] else true.

Lemma gatherE t : gather t = entries_of t.
Proof.
suff acc s : gather_onto t s = entries_of t ++ s by rewrite /gather acc cats0.
by elim: t s => //= n l IHl r IHr s; rewrite IHl IHr catA.
Qed.

Lemma pickE d t i : sized t -> pick d t i = nth d (entries_of t) i.
Proof.
elim: t i => [|a|n l IHl r IHr] i /=; first by rewrite nth_nil.
  by case: i => [|i] //=; rewrite nth_nil.
case/and3P=> /eqP -> sl sr; rewrite nth_cat; case: (PeanoNat.Nat.ltb_spec i (size (entries_of l))).
  by move=> /ssrnat.ltP lt; rewrite lt IHl.
by move=> /ssrnat.leP; rewrite leqNgt => /negbTE ge; rewrite ge IHr.
Qed.

Lemma size_change i f t : size (entries_of (change i f t)) = size (entries_of t).
Proof.
elim: t i => [|a|n l IHl r IHr] i //=; first by case: ifP.
by case: ifP => _ /=; rewrite !size_cat ?IHl ?IHr.
Qed.

Lemma sized_change i f t : sized t -> sized (change i f t).
Proof.
elim: t i => [|a|n l IHl r IHr] i //=; first by case: ifP.
case/and3P=> en sl sr; case: ifP => _ /=; rewrite ?size_change ?en ?IHl ?IHr ?sl ?sr //.
Qed.

Lemma nth_change d i f t j : sized t -> j < size (entries_of t) ->
  nth d (entries_of (change i f t)) j =
  if j == i then f (nth d (entries_of t) j) else nth d (entries_of t) j.
Proof.
elim: t i j => [|a|n l IHl r IHr] i j //=.
  by case: i => [|i]; case: j => [|j].
case/and3P=> /eqP -> sl sr; rewrite size_cat => lt_j.
case: (PeanoNat.Nat.ltb_spec i (size (entries_of l))) => [/ssrnat.ltP lt_i|/ssrnat.leP ge_i] /=.
  rewrite !nth_cat size_change; case: (ltnP j (size (entries_of l))) => [lt|ge]; first exact: IHl.
  by rewrite gtn_eqF // (leq_trans lt_i).
rewrite !nth_cat; case: (ltnP j (size (entries_of l))) => [lt|ge].
  by rewrite ltn_eqF // (leq_trans lt).
rewrite IHr ?ltn_subLR // -(eqn_add2r (size (entries_of l))) !subnK //.
Qed.

Let content (r : seq (nat * tree A)) : seq A := flatten (map (fun u => entries_of u.2) r).
Let fit (r : seq (nat * tree A)) : bool := all (fun u => (u.1 == size (entries_of u.2)) && sized u.2) r.

Lemma join_fit u v : fit [:: u; v] -> fit [:: join u v].
Proof.
rewrite /fit /= !andbT => /andP[/andP[/eqP eu su] /andP[/eqP ev sv]].
by rewrite size_cat eu ev !eqxx su sv.
Qed.

Lemma join_pairs_ok acc r : fit acc -> fit r ->
  fit (join_pairs acc r) /\ content (join_pairs acc r) = content (rev acc) ++ content r.
Proof.
have [m] := ubnP (size r); elim: m acc r => // m IH acc [|u [|v r]] /=.
- by move=> _ fa _; rewrite /fit all_rev cats0; split.
- move=> _ fa /andP[fu _]; split; first by rewrite /fit all_rev /= fu.
  by rewrite rev_cons /content map_rcons -cats1 flatten_cat.
move=> lt_m fa /and3P[fu fv fr]; have fj : fit [:: join u v] by apply: join_fit; rewrite /fit /= fu fv.
have fja : fit (join u v :: acc) by move: fj; rewrite /fit /= andbT => ->.
have [|fp cp] := IH (join u v :: acc) r _ fja fr; first exact: (leq_trans (leqnSn _)).
split=> //; rewrite cp rev_cons /content map_rcons -cats1 flatten_cat /= cats0 -!catA.
by [].
Qed.

Lemma foldl_join_ok u r : fit (u :: r) -> fit [:: foldl join u r] /\ content [:: foldl join u r] = content (u :: r).
Proof.
elim: r u => //= v r IH u fuvr; have [] := IH (join u v).
  case/and3P: fuvr => fu fv fr; rewrite /fit /= -/(fit r).
  by have := @join_fit u v; rewrite {1}/fit /= fu fv => /(_ isT); rewrite /fit /= andbT => ->.
by move=> fj cj; split=> //; rewrite cj /content /= catA.
Qed.

Lemma join_all_ok fuel r : fit r -> sized (join_all fuel r) /\ entries_of (join_all fuel r) = content r.
Proof.
elim: fuel r => [|fuel IH] [|u [|v r]] fr //=.
- by case/andP: fr => /andP[_ su] _; rewrite /content /= cats0.
- have [] := foldl_join_ok fr => /= /andP[/andP[_ sf] _] cf; split=> //.
  by move: cf; rewrite /content /= !cats0.
- by case/andP: fr => /andP[_ su] _; rewrite /content /= cats0.
have [//|fp cp] := join_pairs_ok (acc := [::]) _ fr.
by have [sj ej] := IH _ fp; split=> //; rewrite ej; exact: cp.
Qed.

Lemma spread_ok s : sized (spread s) /\ entries_of (spread s) = s.
Proof.
rewrite /spread tmapE; have [|so eo] := @join_all_ok (tsize s) (map (fun a => (1, Leaf a)) s).
  by rewrite /fit; elim: s.
split=> //; rewrite eo /content -map_comp.
by elim: s {so eo} => //= a s ->.
Qed.

Lemma sized_spread s : sized (spread s).
Proof. by case: (spread_ok s). Qed.
Lemma entries_spread s : entries_of (spread s) = s.
Proof. by case: (spread_ok s). Qed.

Lemma pick_spread d s i : pick d (spread s) i = nth d s i.
Proof. by rewrite pickE ?sized_spread // entries_spread. Qed.

End Tree.
