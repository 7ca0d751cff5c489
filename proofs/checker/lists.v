(** List functions that run in constant stack, and what they compute.

    [tmap], [tmap2], [trepeat], [tsize] are [map], [map] over [zip], [nseq], [size];
    [fold2] folds two lists at once, as far as both reach. *)
From mathcomp Require Import all_ssreflect.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Section Lists.
Variables A B C : Type.

Definition tmap (f : A -> B) (s : seq A) : seq B := rev (foldl (fun t a => f a :: t) [::] s).

Fixpoint tmap2_onto (f : A -> B -> C) (acc : seq C) (s : seq A) (t : seq B) : seq C :=
  match s, t with
  | a :: s', b :: t' => tmap2_onto f (f a b :: acc) s' t'
  | _, _ => rev acc
  end.
Definition tmap2 (f : A -> B -> C) : seq A -> seq B -> seq C := tmap2_onto f [::].

Fixpoint fold2 (f : C -> A -> B -> C) (c : C) (s : seq A) (t : seq B) : C :=
  match s, t with
  | a :: s', b :: t' => fold2 f (f c a b) s' t'
  | _, _ => c
  end.

Definition tsize (s : seq A) : nat := foldl (fun n _ => n.+1) 0 s.

Fixpoint trepeat_onto (acc : seq A) (a : A) (n : nat) : seq A :=
  if n is n'.+1 then trepeat_onto (a :: acc) a n' else acc.
Definition trepeat : A -> nat -> seq A := trepeat_onto [::].

Lemma tmapE f s : tmap f s = map f s.
Proof.
suff acc t : foldl (fun t a => f a :: t) t s = rev (map f s) ++ t by rewrite /tmap acc cats0 revK.
by elim: s t => //= a s IH t; rewrite IH rev_cons cat_rcons.
Qed.

Lemma tmap2E f s t : tmap2 f s t = map (fun p => f p.1 p.2) (zip s t).
Proof.
suff acc c : tmap2_onto f c s t = rev c ++ map (fun p => f p.1 p.2) (zip s t) by rewrite /tmap2 acc.
elim: s t c => [|a s IH] [|b t] c //=; rewrite ?cats0 //.
by rewrite IH rev_cons cat_rcons.
Qed.

Lemma size_tmap2 f s t : size (tmap2 f s t) = minn (size s) (size t).
Proof. by rewrite tmap2E size_map size_zip. Qed.

Lemma nth_tmap2 f a b c s t i : i < size s -> i < size t ->
  nth c (tmap2 f s t) i = f (nth a s i) (nth b t i).
Proof.
move=> lt_s lt_t; rewrite tmap2E (nth_map (a, b)) ?size_zip ?leq_min ?lt_s //.
by rewrite nth_zip_cond size_zip leq_min lt_s lt_t.
Qed.

Lemma tsizeE s : tsize s = size s.
Proof.
suff acc n : foldl (fun n _ => n.+1) n s = n + size s by rewrite /tsize acc.
by elim: s n => [|a s IH] n /=; rewrite ?addn0 // IH addSnnS.
Qed.

Lemma trepeatE a n : trepeat a n = nseq n a.
Proof.
suff acc s : trepeat_onto s a n = nseq n a ++ s by rewrite /trepeat acc cats0.
by elim: n s => //= n IH s; rewrite IH -cat1s catA -[_ ++ [:: a]]/(nseq n a ++ nseq 1 a) cat_nseq /ncons -iterD addn1.
Qed.

End Lists.

(** Members of a list, of any type. *)
Lemma In_nth (A : Type) (a : A) (s : seq A) i : i < size s -> List.In (nth a s i) s.
Proof. by elim: s i => //= b s IH [|i] lt_i; [left | right; apply: IH]. Qed.

Lemma nth_In (A : Type) (d a : A) (s : seq A) : List.In a s -> exists2 i, i < size s & nth d s i = a.
Proof. by elim: s => //= b s IH [->|/IH[i lt_i <-]]; [exists 0 | exists i.+1]. Qed.

Lemma In_map (A B : Type) (f : A -> B) (s : seq A) b : List.In b (map f s) -> exists2 a, List.In a s & f a = b.
Proof. by elim: s => //= a s IH [<-|/IH[c c_in <-]]; [exists a; [left|] | exists c; [right|]]. Qed.

Lemma map_In (A B : Type) (f : A -> B) (s : seq A) a : List.In a s -> List.In (f a) (map f s).
Proof. by elim: s => //= b s IH [->|/IH]; [left | right]. Qed.

Lemma all_In (A : Type) (p : pred A) (s : seq A) a : all p s -> List.In a s -> p a.
Proof. by elim: s => //= b s IH /andP[pb /IH ps] [<-|/ps]. Qed.

Lemma all2_nth (A B : Type) (a : A) (b : B) (r : A -> B -> bool) s t : all2 r s t ->
  size s = size t /\ forall i, i < size s -> r (nth a s i) (nth b t i).
Proof.
elim: s t => [|x s IH] [|y t] //= /andP[rxy /IH[-> IHi]]; split=> // [[|i]] lt_i //.
exact: IHi.
Qed.
