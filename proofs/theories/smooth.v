(** Divergences that are sums over letters, d(p, q) = sum_z phi(p(z), q(z)): f-divergences,
    with letters of mass zero, values that are infinite, and roots.

    What a letter adds is given by its epigraph, too: [phi p q t] reads "phi(p, q) <= t".
    Letters of both alphabets lie in [Z]; a letter of [Z] that an alphabet does not have has
    mass zero. [f_sum] is the divergence. It is convex where [phi] is ([f_sum_convex]), and
    tangents of phi, one per letter, make a cut ([f_sum_cut]). The kinds are in
    f_divergences.v. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences identities.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Letter.
Variable F : realFieldType.

Definition letter : Type := F -> F -> F -> Prop.
Implicit Types phi : letter.

(** phi is jointly convex. *)
Definition letter_convex phi : Prop :=
  forall l p1 p2 q1 q2 t1 t2, 0 <= l <= 1 -> 0 <= p1 -> 0 <= p2 -> 0 <= q1 -> 0 <= q2 ->
    phi p1 q1 t1 -> phi p2 q2 t2 -> phi (mix l p1 p2) (mix l q1 q2) (mix l t1 t2).

(** s.q + m is at most phi(p, q) for all q >= 0, or at q = 0. *)
Definition tangent phi (p s m : F) : Prop :=
  forall q t, 0 <= q -> phi p q t -> s * q + m <= t.
Definition at_zero phi (p m : F) : Prop := forall t, phi p 0 t -> m <= t.

(** A linear function of p and q that is at most phi. *)
Definition minorant phi (a b : F) : Prop :=
  forall p q t, 0 <= p -> 0 <= q -> phi p q t -> a * p + b * q <= t.

(** phi(q, p). *)
Definition reverse phi : letter := fun p q => phi q p.

(** A value where it is finite. *)
Definition valued (finite : F -> F -> bool) (value : F -> F -> F) : letter :=
  fun p q t => finite p q /\ value p q <= t.

Lemma minorant_tangent phi (a b p : F) : 0 <= p -> minorant phi a b -> tangent phi p b (a * p).
Proof. by move=> p_ge0 minor q t q_ge0 phi_t; rewrite addrC; apply: minor. Qed.

Lemma minorant_reverse phi (a b : F) : minorant phi a b -> minorant (reverse phi) b a.
Proof. by move=> minor p q t p_ge0 q_ge0 phi_t; rewrite addrC; apply: minor. Qed.

Lemma convex_reverse phi : letter_convex phi -> letter_convex (reverse phi).
Proof. by move=> convex l p1 p2 q1 q2 t1 t2 l01 *; apply: convex. Qed.

(** Convex wherever a linear function that is at most phi touches it. *)
Lemma minorant_mix phi (a b l p1 p2 q1 q2 t1 t2 : F) :
  0 <= l <= 1 -> 0 <= p1 -> 0 <= p2 -> 0 <= q1 -> 0 <= q2 ->
  minorant phi a b -> phi p1 q1 t1 -> phi p2 q2 t2 ->
  a * mix l p1 p2 + b * mix l q1 q2 <= mix l t1 t2.
Proof.
move=> l01 p1_ge0 p2_ge0 q1_ge0 q2_ge0 minor phi1 phi2.
apply: le_trans (mix_le l01 (minor _ _ _ p1_ge0 q1_ge0 phi1) (minor _ _ _ p2_ge0 q2_ge0 phi2)).
by rewrite /mix !mulrDr !mulrA ![a * _]mulrC ![b * _]mulrC addrACA.
Qed.

(** Mixtures of numbers that are not negative: zero only where both are. *)
Lemma mix_eq0 (l a b : F) : 0 < l < 1 -> 0 <= a -> 0 <= b -> mix l a b = 0 -> a = 0 /\ b = 0.
Proof.
move=> /andP[l_gt0 l_lt1] a_ge0 b_ge0 /eqP.
have l'_gt0 : 0 < 1 - l by rewrite subr_gt0.
rewrite /mix paddr_eq0; [|by rewrite mulr_ge0 // ltW..].
rewrite !mulf_eq0 (gt_eqF l_gt0) (gt_eqF l'_gt0) /=.
by move=> /andP[/eqP -> /eqP ->].
Qed.

Lemma mix0 (a b : F) : mix 0 a b = b.
Proof. by rewrite /mix mul0r add0r subr0 mul1r. Qed.

Lemma mix1 (a b : F) : mix 1 a b = a.
Proof. by rewrite /mix mul1r subrr mul0r addr0. Qed.

(** So weights 0 and 1 need no proof. *)
Lemma convex_inside phi :
  (forall l p1 p2 q1 q2 t1 t2, 0 < l < 1 -> 0 <= p1 -> 0 <= p2 -> 0 <= q1 -> 0 <= q2 ->
    phi p1 q1 t1 -> phi p2 q2 t2 -> phi (mix l p1 p2) (mix l q1 q2) (mix l t1 t2)) ->
  letter_convex phi.
Proof.
move=> inside l p1 p2 q1 q2 t1 t2 /andP[l_ge0 l_le1] *.
have [->|l_neq0] := eqVneq l 0; first by rewrite !mix0.
have [->|l_neq1] := eqVneq l 1; first by rewrite !mix1.
by apply: inside; rewrite // !lt_neqAle l_ge0 l_le1 l_neq1 eq_sym l_neq0.
Qed.

End Letter.

Section Sum.
Variables (F : realFieldType) (phi : letter F) (X H Z : finType) (p : X -> F).
Variables (inX : X -> Z) (inH : H -> Z).

(** Masses of a letter of [Z]. *)
Definition mass (A : finType) (inA : A -> Z) (f : A -> F) (z : Z) : F := \sum_(a | inA a == z) f a.

(** d(p, q) <= t: bounds of what each letter adds, of sum t at most. *)
Definition f_sum (q : {ffun H -> F}) (t : F) : Prop :=
  exists2 u : Z -> F, forall z, phi (mass inX p z) (mass inH q z) (u z) & \sum_z u z <= t.

Lemma mass_ge0 (A : finType) (inA : A -> Z) f z : (forall a, 0 <= f a) -> 0 <= mass inA f z.
Proof. by move=> f_ge0; apply: sumr_ge0. Qed.

Lemma mass_sum (A : finType) (inA : A -> Z) f : \sum_z mass inA f z = \sum_a f a.
Proof. by rewrite [RHS](partition_big inA predT). Qed.

Lemma f_sum_up : epi_up f_sum.
Proof. by move=> q t t' tt' [u phi_u le_t]; exists u => //; apply: le_trans tt'. Qed.

Lemma f_sum_convex : (forall x, 0 <= p x) -> letter_convex phi -> epi_convex f_sum.
Proof.
move=> p_ge0 convex q r s t l l01 [q_ge0 _] [r_ge0 _] [u phi_u le_s] [v phi_v le_t].
exists (fun z => mix l (u z) (v z)) => [z|]; last by rewrite mix_add mix_le.
have -> : mass inH [ffun h => mix l (q h) (r h)] z = mix l (mass inH q z) (mass inH r z).
  by rewrite /mass -mix_add_cond; apply: eq_bigr => h _; rewrite ffunE.
by rewrite -[mass inX p z](mix_same l); apply: convex; rewrite ?mass_ge0.
Qed.

(** It is not negative where phi(p, q) >= a.(p - q). *)
Lemma f_sum_ge0 a (q : {ffun H -> F}) t :
  minorant phi a (- a) -> is_pmf p -> is_pmf q -> f_sum q t -> 0 <= t.
Proof.
move=> minor [p_ge0 p_sum] [q_ge0 q_sum] [u phi_u]; apply: le_trans.
apply: le_trans (_ : \sum_z (a * mass inX p z + - a * mass inH q z) <= _); last first.
  by apply: ler_sum => z _; apply: minor; rewrite ?mass_ge0.
by rewrite big_split /= -!mulr_sumr !mass_sum p_sum q_sum !mulr1 subrr.
Qed.

(** The cut that says d >= 0. *)
Lemma f_sum_trivial_cut a mu : minorant phi a (- a) -> is_pmf p -> 0 <= mu ->
  is_cut f_sum mu (fun=> 0) 0.
Proof.
have none (q : H -> F) : \sum_h 0 * q h = 0 by rewrite big1 // => h _; rewrite mul0r.
move=> minor pmf_p mu_ge0; split=> // [q t pmf_q Et|_ q _]; rewrite none ?subr0 //.
by rewrite mulr_ge0 // (f_sum_ge0 minor pmf_p pmf_q Et).
Qed.

(** Slopes on the restored letters, with the constants of their tangents. *)
Section Cut.
Variables (s : H -> F) (m : Z -> F) (c mu : F).
Hypothesis inH_inj : injective inH.
Hypothesis tangents : forall h, tangent phi (mass inX p (inH h)) (s h) (m (inH h)).
Hypothesis zeros : forall z, (forall h, inH h != z) -> at_zero phi (mass inX p z) (m z).

Lemma f_sum_tangents (q : {ffun H -> F}) t :
  is_pmf q -> f_sum q t -> \sum_h s h * q h + \sum_z m z <= t.
Proof.
case=> q_ge0 _ [u phi_u]; apply: le_trans.
rewrite [\sum_h _](partition_big inH predT) //= -big_split /=; apply: ler_sum => z _.
case: (pickP (fun h => inH h == z)) => [h /eqP zh|none]; last first.
  have none' h : inH h != z by rewrite none.
  rewrite big_pred0 // add0r; apply: zeros => //.
  by have := phi_u z; rewrite {2}/mass big_pred0.
have one (f : H -> F) : \sum_(i | inH i == z) f i = f h.
  by rewrite -zh sum_one_letter.
rewrite one -zh; apply: tangents => //; have := phi_u z.
by rewrite [mass inH q z]one -zh.
Qed.

Theorem f_sum_cut : 0 <= mu -> c <= \sum_z m z ->
  is_cut f_sum mu (fun h => - (mu * s h)) (mu * c).
Proof.
move=> mu_ge0 le_c; have sumE (q : {ffun H -> F}) :
    mu * c - \sum_h - (mu * s h) * q h = mu * (\sum_h s h * q h + c).
  rewrite mulrDr addrC mulr_sumr -sumrN; congr (_ + _); apply: eq_bigr => h _.
  by rewrite mulNr opprK mulrA.
split=> // [q t pmf_q Et | mu0 q _]; last by rewrite -subr_le0 sumE mu0 mul0r.
rewrite sumE ler_wpmul2l //; apply: le_trans (f_sum_tangents pmf_q Et).
by rewrite ler_add2l.
Qed.

End Cut.

(** Where d is infinite for all pmfs, any slopes and any constant will do. *)
Lemma infinite_cut (E : {ffun H -> F} -> F -> Prop) (s : H -> F) c mu :
  0 <= mu -> (forall (q : {ffun H -> F}) t, is_pmf q -> ~ E q t) -> is_cut E mu (fun h => - (mu * s h)) (mu * c).
Proof.
move=> mu_ge0 none; split=> // [q t pmf_q /none []// | mu0 q _].
by rewrite mu0 mul0r big1 // => h _; rewrite mul0r oppr0 mul0r.
Qed.

End Sum.

(** Where phi has values, the divergence is their sum, if all are finite. *)
Lemma f_sum_valued (F : realFieldType) (X H Z : finType) (p : X -> F) (inX : X -> Z) (inH : H -> Z)
    finite value (q : {ffun H -> F}) t :
  f_sum (valued finite value) p inX inH q t <->
    (forall z, finite (mass inX p z) (mass inH q z)) /\
    \sum_z value (mass inX p z) (mass inH q z) <= t.
Proof.
split=> [[u phi_u le_t]|[fin le_t]].
  split=> [z|]; first by case: (phi_u z).
  by apply: le_trans le_t; apply: ler_sum => z _; case: (phi_u z).
by exists (fun z => value (mass inX p z) (mass inH q z)).
Qed.
