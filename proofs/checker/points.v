(** Points (D, P, error) that restorers achieve, sorted, to be found again by (D, P).

    [sort_points s] has no other points than [s] ([sort_points_in]); [error_at t x y w] is the
    error of a point of the tree at exactly (x/w, y/w) ([error_at_in]), the least one where the
    points are sorted. That it finds one is for the run to show. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types lists positions rational tables.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(** In the order of (D, P, error). *)
Definition point_le (s t : triple) : bool :=
  let: (d, p, e) := s in let: (d', p', e') := t in
  let l := Z.mul (Qnum d) (Zpos (Qden d')) in let r := Z.mul (Qnum d') (Zpos (Qden d)) in
  if Z.eqb l r then
    let l := Z.mul (Qnum p) (Zpos (Qden p')) in let r := Z.mul (Qnum p') (Zpos (Qden p)) in
    if Z.eqb l r then qle e e' else Z.ltb l r
  else Z.ltb l r.

(** Merge sort, in constant stack; the fuel of a merge is the length of both lists. *)
Fixpoint merge_onto (fuel : nat) (acc s t : seq triple) : seq triple :=
  match s, t with
  | a :: s', b :: t' =>
      if fuel is fuel'.+1 then
        if point_le a b then merge_onto fuel' (a :: acc) s' t else merge_onto fuel' (b :: acc) s t'
      else catrev acc t
  | [::], _ => catrev acc t
  | _, [::] => catrev acc s
  end.
Definition merge_two (s t : seq triple) : seq triple := merge_onto (tsize s + tsize t) [::] s t.
Fixpoint merge_pairs (acc r : seq (seq triple)) : seq (seq triple) :=
  match r with
  | s :: (t :: r') => merge_pairs (merge_two s t :: acc) r'
  | [:: s] => rev (s :: acc)
  | [::] => rev acc
  end.
Fixpoint merge_all (fuel : nat) (r : seq (seq triple)) : seq triple :=
  match r with
  | [::] => [::]
  | [:: s] => s
  | _ => if fuel is fuel'.+1 then merge_all fuel' (merge_pairs [::] r) else [::]
  end.
Definition sort_points (s : seq triple) : seq triple :=
  merge_all (tsize s) (tmap (fun t => [:: t]) s).

(** The first entry that passes, where those that pass come last. *)
Fixpoint last_entry (A : Type) (t : tree A) : option A :=
  match t with Tip => None | Leaf a => Some a | Fork _ _ r => last_entry r end.
Fixpoint first_entry (A : Type) (test : A -> bool) (t : tree A) : option A :=
  match t with
  | Tip => None
  | Leaf a => if test a then Some a else None
  | Fork _ l r =>
      if (if last_entry l is Some a then test a else false) then first_entry test l else first_entry test r
  end.

(** Not before (x/w, y/w). *)
Definition not_before (x y w : Z) (s : triple) : bool :=
  let: (d, p, _) := s in
  let l := Z.mul (Qnum d) w in let r := Z.mul x (Zpos (Qden d)) in
  if Z.eqb l r then Z.leb (Z.mul y (Zpos (Qden p))) (Z.mul (Qnum p) w) else Z.ltb r l.

Definition error_at (t : tree triple) (x y w : Z) : option Q :=
  if first_entry (not_before x y w) t is Some (d, p, e) then
    if Z.eqb (Z.mul (Qnum d) w) (Z.mul x (Zpos (Qden d))) && Z.eqb (Z.mul (Qnum p) w) (Z.mul y (Zpos (Qden p)))
    then Some e else None
  else None.

Lemma In_cat (A : Type) (a : A) s t : List.In a (s ++ t) <-> List.In a s \/ List.In a t.
Proof.
elim: s => [|b s IH] /=; first by split=> [|[]]; [right|..].
split=> [[->|in_st]|[[->|in_s]|in_t]]; try (by left; left); try by left.
- by case: (proj1 IH in_st) => in_s; [left; right | right].
- by right; apply: (proj2 IH); left.
- by right; apply: (proj2 IH); right.
Qed.

Lemma In_rev (A : Type) (a : A) s : List.In a (rev s) -> List.In a s.
Proof.
elim: s => // b s IH; rewrite rev_cons -cats1 => in_r.
by case: (proj1 (In_cat _ _ _) in_r) => [in_s|[->|[]]]; [right; apply: IH | left].
Qed.

Lemma In_catrev (A : Type) (a : A) s t : List.In a (catrev s t) -> List.In a s \/ List.In a t.
Proof.
rewrite catrevE => in_st; case: (proj1 (In_cat _ _ _) in_st) => in_s; last by right.
by left; apply: In_rev.
Qed.

Lemma merge_onto_in a fuel acc s t : List.In a (merge_onto fuel acc s t) ->
  [\/ List.In a acc, List.In a s | List.In a t].
Proof.
have stop u v : List.In a (catrev u v) -> List.In a u \/ List.In a v by exact: In_catrev.
elim: fuel acc s t => [|fuel IH] acc [|b s] [|c t] /= in_a;
  try by case: (stop _ _ in_a); [constructor 1 | constructor 3].
- by case: (stop _ _ in_a); [constructor 1 | constructor 2].
- by case: (stop _ _ in_a); [constructor 1 | constructor 2].
case: ifP in_a => _ in_a.
  case: (IH _ _ _ in_a) => [[->|in_acc]|in_s|in_t]; first by constructor 2; left.
  - by constructor 1.
  - by constructor 2; right.
  - by constructor 3.
case: (IH _ _ _ in_a) => [[->|in_acc]|in_s|in_t]; first by constructor 3; left.
- by constructor 1.
- by constructor 2.
- by constructor 3; right.
Qed.

Lemma merge_two_in a s t : List.In a (merge_two s t) -> List.In a s \/ List.In a t.
Proof. by move=> in_a; case: (merge_onto_in in_a) => [[]|in_s|in_t]; [left | right]. Qed.

Definition among (a : triple) (r : seq (seq triple)) : Prop := exists2 s, List.In s r & List.In a s.

Lemma merge_pairs_in a acc r : among a (merge_pairs acc r) -> among a acc \/ among a r.
Proof.
have [m] := ubnP (size r); elim: m acc r => // m IH acc [|s [|t r]] /= lt_m.
- by case=> u in_r in_u; left; exists u => //; apply: In_rev.
- case=> u in_r in_u; case: (In_rev in_r) => [->|in_acc]; last by left; exists u.
  by right; exists u; [left|].
move=> found; case: (IH _ r (leq_trans (leqnSn _) lt_m) found) => [[u in_acc in_u]|[u in_r in_u]]; last first.
  by right; exists u; [right; right|].
case: in_acc in_u => [<- in_m|in_acc in_u]; last by left; exists u.
case: (merge_two_in in_m) => [in_s|in_t]; right; first by exists s; [left|].
by exists t; [right; left|].
Qed.

Lemma merge_all_in a fuel r : List.In a (merge_all fuel r) -> among a r.
Proof.
elim: fuel r => [|fuel IH] [|s [|t r]] //= in_a; try by exists s; [left|].
by case: (@merge_pairs_in a [::] [:: s, t & r] (IH _ in_a)) => [[]|].
Qed.

Theorem sort_points_in a s : List.In a (sort_points s) -> List.In a s.
Proof.
move=> in_a; case: (merge_all_in in_a) => u; rewrite tmapE => in_u.
by case: (In_map in_u) => b in_s <- [<-|[]].
Qed.

Lemma first_entry_in (A : Type) (test : A -> bool) t a : first_entry test t = Some a -> List.In a (entries_of t).
Proof.
elim: t => [|b|n l IHl r IHr] //=; first by case: ifP => // _ [->]; left.
by case: ifP => _ found; apply/In_cat; [left; apply: IHl | right; apply: IHr].
Qed.

Theorem error_at_in t x y w e : error_at t x y w = Some e ->
  exists d p, [/\ List.In (d, p, e) (entries_of t), Z.mul (Qnum d) w = Z.mul x (Zpos (Qden d)) &
    Z.mul (Qnum p) w = Z.mul y (Zpos (Qden p))].
Proof.
rewrite /error_at; case found: first_entry => [[[d p] e']|] //.
case: ifP => // /andP[/Z.eqb_eq eq_d /Z.eqb_eq eq_p] [<-]; exists d, p; split=> //.
exact: first_entry_in found.
Qed.
