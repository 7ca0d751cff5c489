(** Smooth divergences as sums: what smooth.v computes of all letters together is sound.

    Letters are found by their numbers ([letter_mass_sound]); bounds of letters add up to
    bounds of f-divergences ([f_above_sound]) and to cuts ([f_below_cut]); forms of kernels
    are sums of integers ([form_zform]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence identities logarithm smooth f_divergences discrepancy.
From ExactCdp.checker Require Import types rational tables logarithm kernel smooth smooth_sound.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** Lists *)

Lemma letter_find_nth s r i : (i < size s)%N ->
  (forall j, (j < size s)%N -> nth 0%N s j = nth 0%N s i -> j = i) ->
  letter_find s r (nth 0%N s i) = Some (at1 r i).
Proof.
elim: s r i => [|k s IHs] r [|i] //= lt_i one; first by rewrite Nat.eqb_refl -nth0.
case: Nat.eqb_spec => [eq_k|_]; first by have := one 0%N isT eq_k.
rewrite IHs // /at1 ?nth_behead // => j lt_j eq_j.
by have [] := one j.+1 lt_j eq_j.
Qed.

Lemma letter_find_none s r z : (forall i, (i < size s)%N -> nth 0%N s i <> z) -> letter_find s r z = None.
Proof.
elim: s r => [|k s IHs] r //= none; case: Nat.eqb_spec => [eq_k|_]; first by case: (none 0%N).
by apply: IHs => i lt_i; apply: (none i.+1).
Qed.

Lemma lettersE (A : Type) n (f : nat -> A) : letters n f = map f (iota 0 n).
Proof.
rewrite /letters -[RHS]cats0; elim: n [::] => [|n IHn] rest //.
by rewrite [LHS]IHn -[in RHS]addn1 iotaD map_cat -catA.
Qed.

Lemma decidedP f l : decided f l -> exists bits, f bits = Some true.
Proof.
by elim: l => [|bits l IHl] //=; case f_bits: (f bits) => [[|]|] // _; exists bits.
Qed.

(** A bound that was found, and is no more than b, or no less. *)
Lemma at_most_found (F : realFieldType) bits more (o : option Q) (f : Q -> Q * Q) :
  judged more o (fun v => at_most bits (f v).1 (f v).2) = Some true ->
  exists v, o = Some v /\ toF (f v).1 <= toF (f v).2 :> F.
Proof.
case: o => [v|] /=; last by case: more.
rewrite /at_most; case: ifP => [le_v _|_]; last by case: ifP.
by exists v; rewrite -toF_qle.
Qed.

(** ** Letters and sums *)

Section Letters.
Variables (F : realFieldType) (m n : nat) (inA : 'I_m -> 'I_n).
Local Notation toF := (@toF F).

(** The list has the numbers of the letters. *)
Definition numbered (s : seq nat) : Prop := size s = m /\ forall i : 'I_m, nth 0%N s i = inA i.

Hypothesis inA_inj : injective inA.
Variable s : seq nat.
Hypothesis s_ok : numbered s.

Lemma letter_find_some r i : letter_find s r (inA i) = Some (at1 r i).
Proof.
have [size_s nth_s] := s_ok; rewrite -nth_s; apply: letter_find_nth; first by rewrite size_s.
move=> j; rewrite size_s => lt_j; rewrite nth_s (nth_s (Ordinal lt_j)) => /val_inj/inA_inj <-.
by [].
Qed.

Lemma letter_find_absent r (z : 'I_n) : (forall i, inA i != z) -> letter_find s r z = None.
Proof.
have [size_s nth_s] := s_ok => none; apply: letter_find_none => i; rewrite size_s => lt_i.
rewrite (nth_s (Ordinal lt_i)) => /val_inj/eqP; apply/negP; exact: none.
Qed.

Lemma letter_mass_sound r (f : 'I_m -> F) (z : 'I_n) : (forall i : 'I_m, toF (at1 r i) = f i) ->
  toF (letter_mass s r z) = mass inA f z.
Proof.
move=> f_r; rewrite /letter_mass; case: (pickP (fun i => inA i == z)) => [i /eqP <-|none].
  rewrite letter_find_some f_r /mass (big_pred1 i) // => j.
  by rewrite /= (inj_eq inA_inj).
rewrite letter_find_absent => [|i]; last by rewrite none.
by rewrite toF0 /mass big_pred0.
Qed.

End Letters.

Section Totals.
Variables (F : realFieldType) (c : scale).
Local Notation toF := (@toF F).
Local Notation amount_of := (@amount_of F c).

(** The amount of x, where there is one. *)
Definition got (A : Type) (f : A -> option amount) (x : A) : F :=
  if f x is Some a then amount_of a else 0.

Lemma total_sound (A : Type) (f : A -> option amount) l sum a : total f l sum = Some a ->
  amount_of a = amount_of sum + \sum_(x <- l) got f x /\ all (fun x => if f x is Some _ then true else false) l.
Proof.
elim: l sum => [|x l IHl] sum /=; first by case=> ->; rewrite big_nil addr0.
rewrite big_cons /got; case: (f x) => [b|] // /IHl[-> ->]; split=> //.
by rewrite /amount_of toF_add zFD mulrDl -!addrA; congr (_ + _); exact: addrCA.
Qed.

Lemma letters_total (A : Type) n (g : nat -> A) f a : total f (letters n g) nothing = Some a ->
  amount_of a = \sum_(z < n) got f (g z) /\ (forall z : 'I_n, exists b, f (g z) = Some b).
Proof.
case/total_sound=> -> all_f; split.
  rewrite amount_of_nothing add0r lettersE big_map -(big_mkord xpredT (fun z => got f (g z))).
  by rewrite /index_iota subn0.
move=> z; move: all_f; rewrite lettersE all_map => /allP/(_ z).
rewrite mem_iota ltn_ord => /(_ isT) /=; case: (f (g z)) => [b _|] //; by exists b.
Qed.

Lemma amount_value_sound a : toF (amount_value c a) = amount_of a.
Proof.
rewrite /amount_value /amount_of; case: a => r v /=.
case: Z.eqb_spec => [->|_]; first by rewrite mul0r addr0.
by rewrite toF_add.
Qed.

End Totals.

(** ** f-divergences *)

Section FDivergence.
Variables (F : realFieldType) (ln : F -> F).
Variables (nX nH n : nat) (inX : 'I_nX -> 'I_n) (inH : 'I_nH -> 'I_n).
Hypotheses (inX_inj : injective inX) (inH_inj : injective inH).
Variables (xs hs : seq nat).
Hypotheses (xs_ok : numbered inX xs) (hs_ok : numbered inH hs).
Variables (pX : seq Q) (p : 'I_nX -> F).
Hypothesis pX_sound : forall x : 'I_nX, toF (at1 pX x) = p x.
Hypothesis pmf_p : is_pmf p.
Local Notation toF := (@toF F).
Local Notation phi := (letter_of ln).
Local Notation E kind := (f_sum (phi kind) p inX inH).

Let mass_p (z : 'I_n) : toF (letter_mass xs pX z) = mass inX p z.
Proof. exact: letter_mass_sound. Qed.

Let mass_p_ge0 (z : 'I_n) : 0 <= toF (letter_mass xs pX z).
Proof. by rewrite mass_p mass_ge0 //; case: pmf_p. Qed.

Theorem f_above_sound kind bits q (qF : {ffun 'I_nH -> F}) v : logarithm_given ln kind ->
  (forall h : 'I_nH, toF (at1 q h) = qF h) -> (forall h, 0 <= qF h) ->
  f_above kind (scale_of bits) (masses_of n xs hs pX q) = Some v -> E kind qF (toF v).
Proof.
move=> given q_sound q_ge0; rewrite /f_above; case sum: total => [a|] // [<-].
have [aE all_z] := letters_total F (scale_of bits) sum.
exists (fun z : 'I_n => got F (scale_of bits) (fun m => letter_above kind (scale_of bits) m.1 m.2)
    (letter_mass xs pX z, letter_mass hs q z)); last by rewrite amount_value_sound aE.
move=> z; have [b b_ok] := all_z z; rewrite /got b_ok -mass_p.
have <- : toF (letter_mass hs q z) = mass inH qF z by exact: letter_mass_sound.
apply: letter_above_sound given _ _ _ _ _ _ b_ok => //=.
by rewrite (letter_mass_sound inH_inj hs_ok z q_sound) mass_ge0.
Qed.

(** Slopes with their constants. *)
Local Notation slopes s := (letters n (fun z => (letter_mass xs pX z, letter_find hs s z))).

Theorem f_below_cut kind bits s mu const v : logarithm_given ln kind ->
  0 <= mu -> f_below kind (scale_of bits) (slopes s) = Some v -> toF const <= toF v ->
  is_cut (E kind) mu (fun h => - (mu * toF (at1 s h))) (mu * toF const).
Proof.
move=> given mu_ge0; rewrite /f_below; case sum: total => [a|] // [<-] le_const.
have [aE all_z] := letters_total F (scale_of bits) sum.
rewrite amount_value_sound aE in le_const.
apply: f_sum_cut inH_inj _ _ mu_ge0 le_const => [h|z none].
  have [b] := all_z (inH h); rewrite /got -mass_p /=; rewrite (letter_find_some inH_inj hs_ok) => b_ok.
  by rewrite b_ok; apply: tangent_below_sound given _ _ _ _ _ b_ok.
have [b] := all_z z; rewrite /got -mass_p /=; rewrite (letter_find_absent hs_ok) // => b_ok.
by rewrite b_ok; apply: zero_below_sound given _ _ _ _ b_ok.
Qed.

(** Where no pmf has a finite divergence. *)
Lemma f_infinite_sound kind s : f_infinite kind (slopes s) ->
  forall (q : {ffun 'I_nH -> F}) t, is_pmf q -> ~ E kind q t.
Proof.
have absent : has (fun m => if m.2 is Some _ then false else ~~ is_zero m.1) (slopes s) ->
    forall q : {ffun 'I_nH -> F}, exists z : 'I_n, mass inX p z != 0 /\ mass inH q z = 0.
  rewrite lettersE has_map => /hasP[i]; rewrite mem_iota => /= lt_i; pose z := Ordinal lt_i.
  rewrite -[i]/(val z); case found: letter_find => [//|] p_neq0 q; exists z.
  rewrite -mass_p -(toF_is_zero F) p_neq0; split=> //; rewrite /mass big_pred0 // => h.
  by apply/negP => /eqP zh; move: found; rewrite -zh (letter_find_some inH_inj hs_ok).
have forced : all (fun m => if m.2 is Some _ then is_zero m.1 else true) (slopes s) ->
    forall q : {ffun 'I_nH -> F}, is_pmf q -> exists z : 'I_n, mass inX p z = 0 /\ mass inH q z != 0.
  rewrite lettersE all_map => /allP zero q [q_ge0 q_sum].
  have [z qz_neq0] : exists z : 'I_n, mass inH q z != 0.
    case: (pickP (fun z => mass inH q z != 0)) => [z qz|none]; first by exists z.
    have : \sum_z mass inH q z = 0 by apply: big1 => z _; apply/eqP/negbFE/none.
    by rewrite mass_sum q_sum => /eqP; rewrite oner_eq0.
  exists z; split=> //; have := zero z; rewrite mem_iota ltn_ord => /(_ isT) /=.
  case: (pickP (fun h => inH h == z)) => [h /eqP zh|none].
    by rewrite -zh (letter_find_some inH_inj hs_ok) (toF_is_zero F) mass_p => /eqP.
  by move: qz_neq0; rewrite /mass big_pred0 // eqxx.
move=> inf q t pmf_q [u phi_u _]; case: kind inf phi_u => //= inf phi_u.
- have [z [p_neq0 q0]] := absent inf q.
  by have [] := phi_u z; rewrite q0 p_neq0 eqxx.
- have [z [p0 q_neq0]] := forced inf q pmf_q.
  by have [] := phi_u z; rewrite p0 q_neq0 eqxx.
- have [z [p0 q_neq0]] := forced inf q pmf_q.
  by have [] := phi_u z; rewrite p0 q_neq0 eqxx.
- have [z [p_neq0 q0]] := absent inf q.
  by have [] := phi_u z; rewrite q0 p_neq0 eqxx.
Qed.

(** Every kind is convex, and none is negative. *)
Lemma letter_of_convex kind : logarithm_given ln kind -> letter_convex (phi kind).
Proof.
case: kind => [/(_ isT)[_ log]|/(_ isT)[_ log]|_|_|/(_ isT)[_ log]|_].
- exact: kl_convex.
- apply: convex_reverse; exact: kl_convex.
- exact: chi_squared_convex.
- apply: convex_reverse; exact: chi_squared_convex.
- exact: js_convex.
- exact: hellinger_convex.
Qed.

Lemma letter_of_trivial kind : logarithm_given ln kind -> exists a, minorant (phi kind) a (- a).
Proof.
have kl1 (log : is_log ln) : minorant (kullback_leibler ln) 1 (- 1).
  by have := kl_minorant log ltr01; rewrite (ln1 log) addr0.
have chi0 := @chi_squared_minorant F 0; rewrite expr0n mul0r addr0 oppr0 in chi0.
case: kind => [/(_ isT)[_ log]|/(_ isT)[_ log]|_|_|/(_ isT)[_ log]|_].
- by exists 1; apply: kl1.
- by exists (- 1); rewrite opprK; apply: minorant_reverse; apply: kl1.
- by exists 0; rewrite oppr0.
- by exists 0; rewrite oppr0; apply: minorant_reverse.
- exists 0; have := js_minorant log ltr01; rewrite oppr0 ltr1n => /(_ isT).
  have -> : 2%:R - 1 = 1 :> F by rewrite mulr2n addrK.
  by rewrite (ln1 log) mul0r.
- exists 0; have := @hellinger_minorant F 0; rewrite mulr0 ltr01 => /(_ isT).
  by rewrite oppr0 mul0r.
Qed.

End FDivergence.

(** ** Discrepancies *)

Section Discrepancy.
Variables (F : realFieldType) (n : nat) (K : seq (seq Q)).
Add Field F_field : (rigid_laws F).
Local Notation toF := (@toF F).
Local Notation zF := (@zF F).
Local Notation form := (form (@kernel_on F n K)).
Local Notation image := (image (@kernel_on F n K)).
Local Notation den := (zF (Zpos (kernel_den K))).

(** Vectors of integers over one denominator. *)
Definition vector_is (u : seq Z) (a : positive) (x : 'I_n -> F) : Prop :=
  size u = n /\ forall z : 'I_n, x z = zF (nth Z0 u z) / zF (Zpos a).

Lemma vec_of_vector r (x : 'I_n -> F) : size r = n -> (forall z : 'I_n, toF (at1 r z) = x z) ->
  vector_is (nums (vec_of r)) (over (vec_of r)) x.
Proof. by move=> size_r r_x; split=> [|z]; [rewrite size_numerators | rewrite -r_x -vat_vec_of]. Qed.

Lemma tuple_map u : size u = n -> [tuple zF (nth Z0 u i) | i < n] = map zF u :> seq F.
Proof.
move=> size_u; apply: (@eq_from_nth _ 0); first by rewrite size_tuple size_map.
move=> i; rewrite size_tuple => lt_i; rewrite (nth_map Z0) ?size_u //.
exact: (nth_vector (fun i => zF (nth Z0 u i)) (Ordinal lt_i)).
Qed.

Lemma form_zform u v a b (x y : 'I_n -> F) :
  vector_is u a x -> vector_is v b y ->
  form x y = zF (zform (kernel_rows K) u v) / (den * (zF (Zpos a) * zF (Zpos b))).
Proof.
move=> [size_u u_x] [size_v v_y].
have xE : x =1 (fun z => (zF (Zpos a))^-1 * zF (nth Z0 u z) + 0 * zF (nth Z0 u z)).
  by move=> z; rewrite u_x mul0r addr0 mulrC.
have yE : y =1 (fun z => (zF (Zpos b))^-1 * zF (nth Z0 v z) + 0 * zF (nth Z0 v z)).
  by move=> z; rewrite v_y mul0r addr0 mulrC.
rewrite (form_ext _ xE yE) form_linr form_linl !mul0r !addr0 form_lform.
rewrite !tuple_map // -zform_sound.
move: (zF (Zpos a)) (zF (Zpos b)) den (zF_pos F a) (zF_pos F b) (zF_pos F (kernel_den K)) => a' b' d a0 b0 d0.
by move: (zF _) => t; rigid; field; nonzero.
Qed.

Lemma image_images v b (y : 'I_n -> F) (z : 'I_n) :
  vector_is v b y -> image y z = zF (nth Z0 (images (kernel_rows K) v) z) / (den * zF (Zpos b)).
Proof.
move=> [size_v v_y].
have yE w : y w = (zF (Zpos b))^-1 * zF (nth Z0 v w) + 0 * zF (nth Z0 v w).
  by rewrite v_y mul0r addr0 mulrC.
have -> : image y z = image (fun w => (zF (Zpos b))^-1 * zF (nth Z0 v w) + 0 * zF (nth Z0 v w)) z.
  by apply: eq_bigr => w _; rewrite yE.
rewrite image_lin mul0r addr0 image_ldot tuple_map //; set rows := kernel_rows K.
have -> : ldot (nth [::] rows z) (map zF v) = zF (nth Z0 (images rows v) z).
  rewrite /images; case: (ltnP z (size rows)) => [lt_z|ge_z].
    by rewrite (nth_map [::]) // zdot_sound add0r.
  by rewrite !nth_default ?size_map.
move: (zF (Zpos b)) den (zF_pos F b) (zF_pos F (kernel_den K)) => b' d b0 d0.
by move: (zF _) => t; rigid; field; nonzero.
Qed.

End Discrepancy.
