(** The canonical problem, as an object, says all that a problem file says: [canonical_problem_inj].
    Numbers are printed in one way each ([rational_text_inj]), and objects keep their keys in order. *)
From Coq Require Import String NArith ZArith QArith List Lia.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types.
From ExactCdp.reader Require Import text json rationals problem_file canonical.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

(** ** Numbers *)

Definition next_digit (n : N) (c : nat) : N := (n * 10 + N.of_nat (c - c_0))%num.
Definition digits_value (l : name) (n : N) : N := List.fold_left next_digit l n.

Lemma digit_value (r : N) : N.of_nat (c_0 + N.to_nat r - c_0) = r.
Proof. by rewrite addKn Nnat.N2Nat.id. Qed.

Lemma decimal_from_value fuel n done :
  (n < 2 ^ N.of_nat fuel)%num -> digits_value (decimal_from fuel n done) 0 = digits_value done n.
Proof.
elim: fuel n done => [|fuel IH] n done n_small; first by rewrite (_ : n = 0%num) //; move: n_small => /=; lia.
have split_n := N.div_eucl_spec n 10.
rewrite [decimal_from _ _ _]/=; case: (N.div_eucl n 10) split_n => q r split_n.
have step : next_digit q (c_0 + N.to_nat r) = n by rewrite /next_digit digit_value; lia.
case: N.eqb_spec => [q0|_]; first by rewrite /digits_value /= -[in RHS]step q0.
rewrite IH /digits_value /= ?step //.
by move: n_small; rewrite Nnat.Nat2N.inj_succ N.pow_succ_r'; lia.
Qed.

Lemma decimal_value n done : digits_value (decimal n done) 0 = digits_value done n.
Proof.
apply: decimal_from_value; rewrite Nnat.Nat2N.inj_succ Nnat.N2Nat.id.
by have := N.size_gt n; rewrite N.pow_succ_r'; lia.
Qed.

Lemma decimal_inj m n : decimal m [::] = decimal n [::] -> m = n.
Proof. by move=> same_digits; have := decimal_value m [::]; rewrite same_digits decimal_value. Qed.

(** Digits are no sign and no slash. *)
Definition is_figure (c : nat) : bool := (c != c_minus) && (c != c_slash).

Lemma decimal_from_cat fuel n done :
  exists2 l, decimal_from fuel n done = l ++ done & all is_figure l.
Proof.
elim: fuel n done => [|fuel IH] n done /=; first by exists [::].
case: (N.div_eucl n 10) => q r.
have figure : is_figure (c_0 + N.to_nat r) by rewrite /is_figure /c_0 !addSn.
case: N.eqb; first by exists [:: c_0 + N.to_nat r]; rewrite //= figure.
by case: (IH q (c_0 + N.to_nat r :: done)) => l -> l_ok; exists (rcons l (c_0 + N.to_nat r));
  rewrite ?cat_rcons ?all_rcons ?figure.
Qed.

Lemma decimal_cat n done : decimal n done = decimal n [::] ++ done.
Proof.
rewrite /decimal; move: (N.to_nat _).+1 => fuel; elim: fuel n done => [|fuel IH] n done //=.
by case: (N.div_eucl n 10) => q r; case: N.eqb => //=; rewrite IH [in RHS]IH -catA.
Qed.

Lemma decimal_figures n : all is_figure (decimal n [::]).
Proof. by rewrite /decimal; case: (decimal_from_cat (N.to_nat (N.size n)).+1 n [::]) => l ->; rewrite cats0. Qed.

Lemma integer_cat z done : integer z done = integer z [::] ++ done.
Proof. by rewrite /integer; case: Z.ltb => //=; rewrite decimal_cat. Qed.

Lemma integer_inj y z : integer y [::] = integer z [::] -> y = z.
Proof.
have no_minus n l : c_minus :: l <> decimal n [::].
  by move=> eq; have := decimal_figures n; rewrite -eq.
rewrite /integer; case: Z.ltb_spec => y0; case: Z.ltb_spec => z0.
- by case=> /decimal_inj; lia.
- by move/no_minus.
- by move/esym/no_minus.
- by move/decimal_inj; lia.
Qed.

Lemma integer_no_slash z : all (fun c => c != c_slash) (integer z [::]).
Proof.
have digits n : all (fun c => c != c_slash) (decimal n [::]).
  by apply: sub_all (decimal_figures n) => c /andP[].
by rewrite /integer; case: Z.ltb; rewrite /= ?digits.
Qed.

Lemma split_at_slash a b l m :
  all (fun c => c != c_slash) a -> all (fun c => c != c_slash) b ->
  a ++ c_slash :: l = b ++ c_slash :: m -> a = b /\ l = m.
Proof.
elim: a b => [|x a IH] [|y b] //=; first by move=> _ _ [].
- by move=> _ /andP[y_ok _] [eq]; rewrite -eq in y_ok.
- by move=> /andP[x_ok _] _ [eq]; rewrite eq in x_ok.
by move=> /andP[_ a_ok] /andP[_ b_ok] [-> /IH[] // -> ->].
Qed.

Lemma rational_text_inj : injective rational_text.
Proof.
have has_slash z y d : integer z (c_slash :: decimal (Npos d) [::]) <> integer y [::].
  by move=> eq; have := integer_no_slash y; rewrite -eq integer_cat all_cat /= andbF.
case=> [n d] [m e]; rewrite /rational_text; cbn [Qnum Qden].
case: Pos.eqb_spec => [->|_]; case: Pos.eqb_spec => [->|_].
- by move=> eq; rewrite (integer_inj eq).
- by move=> eq; case: (has_slash _ _ _ (esym eq)).
- by move=> eq; case: (has_slash _ _ _ eq).
rewrite (integer_cat n) (integer_cat m) => eq.
have [eq_n eq_d] := split_at_slash (integer_no_slash n) (integer_no_slash m) eq.
by rewrite (integer_inj eq_n); case: (decimal_inj eq_d) => ->.
Qed.

(** ** Objects *)

Definition keys (l : seq (name * tree_text)) : seq name := map (fun kv => kv.1) l.

Lemma insert_inj k u v l m :
  keys l = keys m -> insert (k, u) l = insert (k, v) m -> u = v /\ l = m.
Proof.
elim: l m => [|[i x] l IH] [|[j y] m] //=; first by move=> _ [].
case=> -> same_keys; case: ifP => _; first by case=> -> -> ->.
by case=> -> /(IH _ same_keys)[-> ->].
Qed.

Lemma keys_insert k u l : keys (insert (k, u) l) = keys (insert (k, TextOf [::]) l).
Proof. by elim: l => //= -[i x] l IH; case: ifP => //= _; rewrite IH. Qed.

Lemma keys_insert_same k l m : keys l = keys m ->
  keys (insert (k, TextOf [::]) l) = keys (insert (k, TextOf [::]) m).
Proof.
elim: l m => [|[i x] l IH] [|[j y] m] //= [<- eq].
by case: ifP => _ /=; [rewrite eq | rewrite (IH _ eq)].
Qed.

Lemma keys_in_order l m : keys l = keys m -> keys (in_order l) = keys (in_order m).
Proof.
elim: l m => [|[k u] l IH] [|[j v] m] //= [<- /IH eq].
by rewrite keys_insert [in RHS]keys_insert; apply: keys_insert_same.
Qed.

Lemma object_text_inj l m : object_text l = object_text m -> keys l = keys m -> l = m.
Proof.
move=> eq same_keys; case: eq.
elim: l m same_keys => [|[k u] l IH] [|[j v] m] //= [<- same_keys].
by case/(insert_inj (keys_in_order same_keys)) => -> /(IH _ same_keys) ->.
Qed.

Lemma each_inj A B (f : A -> B) : injective f -> injective (each f).
Proof. by move=> f_inj l m; rewrite !each_map => /(inj_map f_inj). Qed.
Lemma names_inj : injective (each TextOf).
Proof. by apply: each_inj => s s' []. Qed.
Lemma row_inj : injective (each (fun q => TextOf (rational_text q))).
Proof. by apply: each_inj => q q' [/rational_text_inj]. Qed.
Lemma matrix_inj : injective (each row_text).
Proof. by apply: each_inj => r r' [/row_inj]. Qed.

(** ** The parts of a problem *)

Lemma class_text_inj : injective class_text.
Proof.
by case=> [n p q] [n' p' q'] /object_text_inj/(_ erefl)[] -> /rational_text_inj -> /row_inj ->.
Qed.
Lemma classes_inj : injective (each class_text).
Proof. exact: each_inj class_text_inj. Qed.

(** An object tells its keys. *)
Lemma object_keys l m : object_text l = object_text m -> keys (in_order l) = keys (in_order m).
Proof. by case=> ->. Qed.

Lemma source_text_inj a b s s' : source_text a s = source_text b s' -> a = b /\ s = s'.
Proof.
case: s => [k|k c]; case: s' => [k'|k' c'] eq; rewrite /= in eq.
- by move: eq => /object_text_inj/(_ erefl)[] /names_inj -> /classes_inj ->.
- by have := object_keys eq.
- by have := object_keys eq.
by move: eq => /object_text_inj/(_ erefl)[] /names_inj -> /names_inj -> /matrix_inj ->.
Qed.

Lemma classifier_text_inj : injective classifier_text.
Proof. by case=> [l||] [m||] // [/names_inj ->]. Qed.

Lemma distortion_text_inj : injective distortion_text.
Proof. by case=> [|||m] [|||m'] // /object_text_inj/(_ erefl)[] /matrix_inj ->. Qed.

Lemma perception_text_inj : injective perception_text.
Proof.
elim=> [||||||k|m|m|m|a IHa b IHb] [||||||k'|m'|m'|m'|a' b'] //; try (by case: k); try (by case: k').
- by case: k; case: k'.
- by move=> /object_text_inj/(_ erefl)[] /matrix_inj ->.
- by move=> /object_text_inj/(_ erefl)[] /matrix_inj ->.
- by move=> /object_text_inj/(_ erefl)[] /matrix_inj ->.
by move=> /object_text_inj/(_ erefl)[] /IHa -> /IHb ->.
Qed.

(** ** The whole problem *)

Theorem canonical_problem_inj : injective canonical_problem.
Proof.
case=> [n al s o c r k d p] [n' al' s' o' c' r' k' d' p'] /object_text_inj/(_ erefl) eq.
have at_key i : (nth (n_name, TextOf [::]) _ i).2 = (nth (n_name, TextOf [::]) _ i).2 :=
  congr1 (fun l => (nth (n_name, TextOf [::]) l i).2) eq.
have [n_eq] : TextOf n = TextOf n' := at_key 1.
have /source_text_inj[al_eq s_eq] : source_text al s = source_text al' s' := at_key 2.
have /object_text_inj/(_ erefl)[o_eq c_eq] : object_text [:: (n_outputs, names_text o); (n_matrix, matrix_text c)] =
  object_text [:: (n_outputs, names_text o'); (n_matrix, matrix_text c')] := at_key 3.
have /object_text_inj/(_ erefl)[r_eq] : object_text [:: (n_alphabet, names_text r)] =
  object_text [:: (n_alphabet, names_text r')] := at_key 4.
have k_eq : classifier_text k = classifier_text k' := at_key 5.
have d_eq : distortion_text d = distortion_text d' := at_key 6.
have p_eq : perception_text p = perception_text p' := at_key 7.
by rewrite n_eq al_eq s_eq (names_inj o_eq) (matrix_inj c_eq) (names_inj r_eq) (classifier_text_inj k_eq)
  (distortion_text_inj d_eq) (perception_text_inj p_eq).
Qed.
