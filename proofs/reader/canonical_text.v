(** The bytes of a canonical text say which object it is: [bytes_of_inj]. So two problem files with
    the same canonical text mean the same: [canonical_text_meaning]. *)
From Coq Require Import String NArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.reader Require Import text json problem_file canonical meaning canonical_sound canonical_bytes.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

(** ** Texts from the first byte on *)

Definition quoted (s : name) : name := c_quote :: string_code s ++ [:: c_quote].
Definition comma (first : bool) : name := if first then [::] else [:: c_comma].
Fixpoint code_of (v : tree_text) : name :=
  match v with
  | TextOf s => quoted s
  | ListOf l =>
    let fix entries (first : bool) (l : seq tree_text) : name :=
      match l with [::] => [:: c_unbracket] | u :: l' => comma first ++ code_of u ++ entries false l' end in
    c_bracket :: entries true l
  | ObjectOf l =>
    let fix fields (first : bool) (l : seq (name * tree_text)) : name :=
      match l with
      | [::] => [:: c_unbrace]
      | (k, u) :: l' => comma first ++ quoted k ++ c_colon :: code_of u ++ fields false l'
      end in
    c_brace :: fields true l
  end.
Fixpoint entries (first : bool) (l : seq tree_text) : name :=
  match l with [::] => [:: c_unbracket] | u :: l' => comma first ++ code_of u ++ entries false l' end.
Fixpoint fields (first : bool) (l : seq (name * tree_text)) : name :=
  match l with
  | [::] => [:: c_unbrace]
  | (k, u) :: l' => comma first ++ quoted k ++ c_colon :: code_of u ++ fields false l'
  end.

Lemma list_code l : code_of (ListOf l) = c_bracket :: entries true l.
Proof. by rewrite /=; congr cons; elim: l true => //= u l IH first; rewrite IH. Qed.
Lemma object_code l : code_of (ObjectOf l) = c_brace :: fields true l.
Proof. by rewrite /=; congr cons; elim: l true => //= -[k u] l IH first; rewrite IH. Qed.

(** ** Induction over objects *)

Section Induction.
Variable P : tree_text -> Prop.
Fixpoint each_entry (l : seq tree_text) : Prop := match l with [::] => True | u :: l' => P u /\ each_entry l' end.
Fixpoint each_field (l : seq (name * tree_text)) : Prop :=
  match l with [::] => True | (k, u) :: l' => P u /\ each_field l' end.
Hypothesis for_text : forall s, P (TextOf s).
Hypothesis for_list : forall l, each_entry l -> P (ListOf l).
Hypothesis for_object : forall l, each_field l -> P (ObjectOf l).

Fixpoint tree_induction (v : tree_text) : P v :=
  match v with
  | TextOf s => for_text s
  | ListOf l =>
    for_list ((fix go (l : seq tree_text) : each_entry l :=
      match l with [::] => I | u :: l' => conj (tree_induction u) (go l') end) l)
  | ObjectOf l =>
    for_object ((fix go (l : seq (name * tree_text)) : each_field l :=
      match l with [::] => I | (k, u) :: l' => conj (tree_induction u) (go l') end) l)
  end.
End Induction.

(** ** What is printed *)

Lemma put_text_code s done : put_text s done = rev (quoted s) ++ done.
Proof. by rewrite /put_text put_units_code /quoted rev_cons rev_cat /= cat_rcons. Qed.

Fixpoint put_entries (l : seq tree_text) (done : name) : name :=
  match l with [::] => done | u :: l' => put_entries l' (put_tree u (c_comma :: done)) end.
Fixpoint put_fields (l : seq (name * tree_text)) (done : name) : name :=
  match l with
  | [::] => done
  | (k, u) :: l' => put_fields l' (put_tree u (c_colon :: put_text k (c_comma :: done)))
  end.

Definition prints (v : tree_text) : Prop := forall done, put_tree v done = rev (code_of v) ++ done.

Lemma put_entries_code l done : each_entry prints l ->
  c_unbracket :: put_entries l done = rev (entries false l) ++ done.
Proof.
elim: l done => [|u l IH] done //= [u_ok l_ok].
by rewrite (IH _ l_ok) u_ok rev_cons cat_rcons rev_cat -catA.
Qed.

Lemma rev_field (x y : nat) a b f done :
  rev (x :: a ++ y :: b ++ f) ++ done = rev f ++ rev b ++ y :: rev a ++ x :: done.
Proof. by rewrite rev_cons cat_rcons rev_cat rev_cons rev_cat cat_rcons -!catA. Qed.

Lemma put_fields_code l done : each_field prints l ->
  c_unbrace :: put_fields l done = rev (fields false l) ++ done.
Proof.
elim: l done => [|[k u] l IH] done // [u_ok l_ok].
by rewrite -[put_fields _ _]/(put_fields l _) (IH _ l_ok) u_ok put_text_code -rev_field.
Qed.

Lemma put_tree_code v : prints v.
Proof.
elim/tree_induction: v => [s|[|u l]|[|[k u] l]]; rewrite /prints.
- exact: put_text_code.
- by [].
- move=> [u_ok l_ok] done; rewrite list_code.
  rewrite -[put_tree _ _]/(c_unbracket :: put_entries l (put_tree u (c_bracket :: done))).
  rewrite put_entries_code // u_ok -[entries true _]/(code_of u ++ entries false l).
  by rewrite rev_cons cat_rcons rev_cat -catA.
- by [].
move=> [u_ok l_ok] done; rewrite object_code.
rewrite -[put_tree _ _]/(c_unbrace :: put_fields l (put_tree u (c_colon :: put_text k (c_brace :: done)))).
by rewrite put_fields_code // u_ok put_text_code -rev_field.
Qed.

Lemma bytes_of_code v : bytes_of v = code_of v.
Proof. by rewrite /bytes_of reverse_rev put_tree_code cats0 revK. Qed.

(** ** No text begins another *)

Lemma quoted_prefix s t r r' : quoted s ++ r = quoted t ++ r' -> s = t /\ r = r'.
Proof. by rewrite /quoted !cat_cons -!catA => -[] /string_prefix. Qed.

Definition no_prefix (v : tree_text) : Prop :=
  forall w r s, code_of v ++ r = code_of w ++ s -> v = w /\ r = s.

Lemma code_begins v : exists c l, code_of v = c :: l /\ [\/ c = c_quote, c = c_bracket | c = c_brace].
Proof.
case: v => [s|l|l]; [|rewrite list_code|rewrite object_code]; eexists; eexists; split; try exact: erefl.
- by apply: Or31.
- by apply: Or32.
by apply: Or33.
Qed.

Lemma entries_cons first u l r : entries first (u :: l) ++ r = comma first ++ code_of u ++ entries false l ++ r.
Proof. by rewrite /= -!catA. Qed.
Lemma fields_cons first k u l r :
  fields first ((k, u) :: l) ++ r = comma first ++ quoted k ++ c_colon :: code_of u ++ fields false l ++ r.
Proof.
rewrite -[fields _ (_ :: _)]/(comma first ++ quoted k ++ c_colon :: code_of u ++ fields false l).
by rewrite -!catA -[(c_colon :: _) ++ r]/(c_colon :: (_ ++ _) ++ r) -catA.
Qed.

Lemma comma_inj first (a b : name) : comma first ++ a = comma first ++ b -> a = b.
Proof. by case: first => // -[]. Qed.

Lemma no_end first u l r s : c_unbracket :: r <> comma first ++ code_of u ++ entries false l ++ s.
Proof.
case: first; last by case.
by have [c [l' [-> [-> | -> | ->]]]] := code_begins u; case.
Qed.

Lemma entries_prefix l : each_entry no_prefix l -> forall first m r s,
  entries first l ++ r = entries first m ++ s -> l = m /\ r = s.
Proof.
elim: l => [|u l IH] l_ok first [|w m] r s.
- by case.
- by rewrite entries_cons => /no_end.
- by rewrite entries_cons => /esym/no_end.
case: l_ok => u_ok l_ok; rewrite !entries_cons => /comma_inj.
by move=> /u_ok[-> /(IH l_ok)[-> ->]].
Qed.

Lemma fields_prefix l : each_field no_prefix l -> forall first m r s,
  fields first l ++ r = fields first m ++ s -> l = m /\ r = s.
Proof.
elim: l => [|[k u] l IH] l_ok first [|[j w] m] r s.
- by case.
- by rewrite fields_cons; case: first.
- by rewrite fields_cons; case: first.
case: l_ok => u_ok l_ok; rewrite !fields_cons => /comma_inj/quoted_prefix[-> colon].
by case: colon => /u_ok[-> /(IH l_ok)[-> ->]].
Qed.

Lemma code_of_prefix v : no_prefix v.
Proof.
elim/tree_induction: v => [s|l l_ok|l l_ok] [s'|l'|l'] r r'; rewrite ?list_code ?object_code //.
- by move=> /quoted_prefix[-> ->].
- by move=> [/(entries_prefix l_ok)[-> ->]].
by move=> [/(fields_prefix l_ok)[-> ->]].
Qed.

Theorem bytes_of_inj : injective bytes_of.
Proof.
move=> v w; rewrite !bytes_of_code => eq.
by have [] := @code_of_prefix v w [::] [::] (congr1 (fun s => s ++ [::]) eq).
Qed.

(** ** Problems *)

Theorem canonical_text_inj : injective canonical_text.
Proof. by move=> f g /bytes_of_inj/canonical_problem_inj. Qed.

(** What a problem means depends on its canonical text alone. *)
Theorem canonical_text_meaning f g w : canonical_text f = canonical_text g -> meaning_of f w = meaning_of g w.
Proof. by move/canonical_text_inj ->. Qed.
