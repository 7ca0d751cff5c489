(** Two properties of sums over letters (smooth.v), d(p, q) = sum_z phi(p(z), q(z)).

    - [conic phi]: subadditive and homogeneous. Then d is jointly convex in (p, q)
      ([f_sum_joint_convex]), and no channel increases it ([data_processing]).
    - [linear_supremum phi]: a supremum of linear functions of the two masses. Then
      [phi] is conic, and, where it has values, d(p, .) is a supremum of affine
      functions ([f_sum_supremum]), hence lower semicontinuous. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences smooth suprema.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Letters.
Variables (F : realFieldType) (phi : letter F).

(** Subadditive and homogeneous on the nonnegative numbers. *)
Definition conic : Prop :=
  [/\ phi 0 0 0,
      forall a b a' b' t t', 0 <= a -> 0 <= b -> 0 <= a' -> 0 <= b' ->
        phi a b t -> phi a' b' t' -> phi (a + a') (b + b') (t + t') &
      forall k a b t, 0 <= k -> 0 <= a -> 0 <= b -> phi a b t -> phi (k * a) (k * b) (k * t)].

(** The supremum of the linear functions u(s).a + v(s).b. *)
Definition linear_supremum_of (S : Type) (u v : S -> F) : Prop :=
  forall a b t, 0 <= a -> 0 <= b -> phi a b t <-> (forall s, u s * a + v s * b <= t).

Definition linear_supremum : Prop :=
  exists (S : Type) (u v : S -> F), inhabited S /\ linear_supremum_of u v.

(** Where some bound is met, a least one is: the value. *)
Definition has_values : Prop :=
  forall a b t, 0 <= a -> 0 <= b -> phi a b t ->
    exists2 v, phi a b v & forall t', phi a b t' -> v <= t'.

Lemma linear_supremum_conic : linear_supremum -> conic.
Proof.
case=> S [u [v [_ sup]]]; split.
- by apply/sup => // s; rewrite !mulr0 addr0.
- move=> a b a' b' t t' a_ge0 b_ge0 a'_ge0 b'_ge0.
  move=> /(sup _ _ _ a_ge0 b_ge0) le_t /(sup _ _ _ a'_ge0 b'_ge0) le_t'.
  by apply/sup => [||s]; rewrite ?addr_ge0 // !mulrDr addrACA ler_add.
- move=> k a b t k_ge0 a_ge0 b_ge0 /(sup _ _ _ a_ge0 b_ge0) le_t.
  apply/sup => [||s]; rewrite ?mulr_ge0 // ![_ s * (k * _)]mulrCA -mulrDr.
  exact: ler_wpmul2l.
Qed.

Hypothesis phi_conic : conic.

Lemma conic_sum (Z : finType) (a b t : Z -> F) :
  (forall z, 0 <= a z) -> (forall z, 0 <= b z) -> (forall z, phi (a z) (b z) (t z)) ->
  phi (\sum_z a z) (\sum_z b z) (\sum_z t z).
Proof.
move=> a_ge0 b_ge0 le_t; case: phi_conic => zero add _.
pose good (x y s : F) := [/\ 0 <= x, 0 <= y & phi x y s].
suff [] : good (\sum_z a z) (\sum_z b z) (\sum_z t z) by [].
elim/big_rec3: _ => [|z s y x _ [x_ge0 y_ge0 le_s]]; first by split.
by split; [exact: addr_ge0 | exact: addr_ge0 | exact: add].
Qed.

Lemma conic_convex : letter_convex phi.
Proof.
move=> l a a' b b' t t' /andP[l_ge0 l_le1] a_ge0 a'_ge0 b_ge0 b'_ge0 le_t le_t'.
case: phi_conic => _ add scale; have l'_ge0 : 0 <= 1 - l by rewrite subr_ge0.
by apply: add; rewrite ?mulr_ge0 //; apply: scale.
Qed.

End Letters.

Lemma conic_reverse (F : realFieldType) (phi : letter F) : conic phi -> conic (reverse phi).
Proof.
case=> zero add scale; split=> // [a b a' b' t t' a0 b0 a'0 b'0|k a b t k0 a0 b0].
- exact: add.
- exact: scale.
Qed.

Lemma linear_supremum_reverse (F : realFieldType) (phi : letter F) :
  linear_supremum phi -> linear_supremum (reverse phi).
Proof.
case=> S [u [v [S_inhabited sup]]]; exists S, v, u; split=> // a b t a_ge0 b_ge0.
split=> [/(sup _ _ _ b_ge0 a_ge0) le_t s|le_t]; first by rewrite addrC.
by apply/(sup _ _ _ b_ge0 a_ge0) => s; rewrite addrC.
Qed.

Lemma has_values_reverse (F : realFieldType) (phi : letter F) :
  has_values phi -> has_values (reverse phi).
Proof. by move=> values a b t a_ge0 b_ge0; apply: values. Qed.

Lemma has_values_valued (F : realFieldType) finite (value : F -> F -> F) :
  has_values (valued finite value).
Proof. by move=> a b t _ _ [fin _]; exists (value a b) => [|t' []]. Qed.

(** Sums over the letters of one alphabet. *)
Section Sums.
Variables (F : realFieldType) (phi : letter F).

(** d(a, b) <= t for masses on [Z]. The divergence of pmfs, [f_sum], is this. *)
Definition letter_sum (Z : finType) (a b : Z -> F) (t : F) : Prop :=
  exists2 s : Z -> F, forall z, phi (a z) (b z) (s z) & \sum_z s z <= t.

Lemma f_sum_letters (X H Z : finType) (inX : X -> Z) (inH : H -> Z) p q t :
  f_sum phi p inX inH q t <-> letter_sum (mass inX p) (mass inH q) t.
Proof. by []. Qed.

Lemma letter_sum_ext (Z : finType) (a b a' b' : Z -> F) t :
  a =1 a' -> b =1 b' -> letter_sum a b t -> letter_sum a' b' t.
Proof. by move=> aa' bb' [s le_s le_t]; exists s => // z; rewrite -aa' -bb'. Qed.

(** What a channel [T] makes of masses. *)
Definition through (Z W : finType) (T : Z -> W -> F) (a : Z -> F) (w : W) : F :=
  \sum_z T z w * a z.

(** Data processing: behind a channel two masses are no further apart. *)
Theorem data_processing (Z W : finType) (T : Z -> W -> F) (a b : Z -> F) t :
  conic phi -> is_kernel T -> (forall z, 0 <= a z) -> (forall z, 0 <= b z) ->
  letter_sum a b t -> letter_sum (through T a) (through T b) t.
Proof.
move=> phi_conic kT a_ge0 b_ge0 [s le_s le_t].
have T_ge0 z w : 0 <= T z w by case: (kT z).
exists (through T s) => [w|]; last first.
  rewrite exchange_big; apply: le_trans le_t; apply: ler_sum => z _.
  by rewrite -mulr_suml (proj2 (kT z)) mul1r.
apply: conic_sum => // z; rewrite ?mulr_ge0 //.
by case: phi_conic => _ _ scale; apply: scale.
Qed.

(** A sum of suprema is the supremum over choices of one linear function per letter. *)
Section Supremum.
Variables (Z : finType) (S : Type) (u v : S -> F).
Hypothesis S_inhabited : inhabited S.
Hypothesis sup : linear_supremum_of phi u v.
Hypothesis values : has_values phi.

Lemma letter_sum_supremum (a b : Z -> F) t :
  (forall z, 0 <= a z) -> (forall z, 0 <= b z) ->
  letter_sum a b t <-> (forall s : Z -> S, \sum_z (u (s z) * a z + v (s z) * b z) <= t).
Proof.
move=> a_ge0 b_ge0; split=> [[c le_c le_t] s|le_t].
  by apply: le_trans le_t; apply: ler_sum => z _; apply: (proj1 (sup _ _ _)) (s z).
have [s0] := S_inhabited.
pose line (s : Z -> S) z := u (s z) * a z + v (s z) * b z.
(* One letter after another takes its value in place of a linear function. *)
suff step (zs : seq Z) : uniq zs -> exists2 c : Z -> F, forall z, z \in zs -> phi (a z) (b z) (c z)
    & forall s, \sum_z (if z \in zs then c z else line s z) <= t.
  have [c phi_c le_c] := step _ (enum_uniq Z).
  exists c => [z|]; first by apply: phi_c; rewrite mem_enum.
  apply: le_trans (le_c (fun _ => s0)); apply: ler_sum => z _.
  by rewrite mem_enum.
elim: zs => [_|z zs IH /= /andP[z_out /IH[c phi_c le_c]]]; first by exists (fun _ => 0).
have at_z s : phi (a z) (b z) (t - \sum_(w | w != z) (if w \in zs then c w else line s w)).
  apply/sup => // r; pose s' w := if w == z then r else s w.
  rewrite ler_subr_addr; apply: le_trans (le_c s'); rewrite [X in _ <= X](bigD1 z) //=.
  have -> : line s' z = u r * a z + v r * b z by rewrite /line /s' eqxx.
  rewrite (negbTE z_out) ler_add2l; apply: ler_sum => w /negbTE w_neq.
  by rewrite /line /s' w_neq.
have [cz phi_cz least] := values (a_ge0 z) (b_ge0 z) (at_z (fun _ => s0)).
exists (fun w => if w == z then cz else c w) => [w|s].
  by rewrite inE; case: (eqVneq w z) => [->|_ /phi_c].
rewrite (bigD1 z) //= eqxx mem_head -ler_subr_addr; apply: least.
have -> // : \sum_(w | w != z) (if w \in z :: zs then if w == z then cz else c w else line s w)
    = \sum_(w | w != z) (if w \in zs then c w else line s w).
by apply: eq_bigr => w /negbTE w_neq; rewrite inE w_neq.
Qed.

End Supremum.
End Sums.

(** The divergence of a restored pmf from a source pmf, on the letters [Z] in
    which both alphabets lie. *)
Section Divergence.
Variables (F : realFieldType) (phi : letter F).
Variables (X H Z : finType) (inX : X -> Z) (inH : H -> Z).

Lemma mass_mix (A : finType) (inA : A -> Z) l (p p' : A -> F) z :
  mass inA (fun a => mix l (p a) (p' a)) z = mix l (mass inA p z) (mass inA p' z).
Proof. exact: mix_add_cond. Qed.

Lemma mass_ext (A : finType) (inA : A -> Z) (p p' : A -> F) : p =1 p' -> mass inA p =1 mass inA p'.
Proof. by move=> pp' z; apply: eq_bigr => a _. Qed.

Lemma mass_pmf (A : finType) (inA : A -> Z) (p : A -> F) : is_pmf p -> forall z, 0 <= mass inA p z.
Proof. by case=> p_ge0 _ z; apply: mass_ge0. Qed.

(** A mean over the letters of [Z] is one over the alphabet. *)
Lemma mass_mean (A : finType) (inA : A -> Z) (v : Z -> F) (p : A -> F) :
  \sum_z v z * mass inA p z = \sum_a v (inA a) * p a.
Proof.
rewrite [RHS](partition_big inA predT) //=; apply: eq_bigr => z _.
by rewrite mulr_sumr; apply: eq_bigr => a /eqP ->.
Qed.

(** d is jointly convex in both pmfs. *)
Theorem f_sum_joint_convex (p1 p2 : X -> F) (q1 q2 : {ffun H -> F}) s t l :
  letter_convex phi -> 0 <= l <= 1 -> is_pmf p1 -> is_pmf p2 -> is_pmf q1 -> is_pmf q2 ->
  f_sum phi p1 inX inH q1 s -> f_sum phi p2 inX inH q2 t ->
  f_sum phi (fun x => mix l (p1 x) (p2 x)) inX inH [ffun h => mix l (q1 h) (q2 h)] (mix l s t).
Proof.
move=> convex l01 pmf_p1 pmf_p2 pmf_q1 pmf_q2 [u phi_u le_s] [v phi_v le_t].
exists (fun z => mix l (u z) (v z)) => [z|]; last by rewrite mix_add mix_le.
have -> : mass inH [ffun h => mix l (q1 h) (q2 h)] z = mix l (mass inH q1 z) (mass inH q2 z).
  by rewrite -mass_mix; apply: mass_ext => h; rewrite ffunE.
by rewrite mass_mix; apply: convex => //; apply: mass_pmf.
Qed.

(** d(p, .) is a supremum of affine functions. *)
Lemma f_sum_supremum p :
  linear_supremum phi -> has_values phi -> is_pmf p -> affine_supremum (f_sum phi p inX inH).
Proof.
case=> S [u [v [S_inhabited sup]]] values pmf_p.
exists (Z -> S), (fun s => \sum_z u (s z) * mass inX p z), (fun s h => v (s (inH h))) => q t pmf_q.
have sumE (s : Z -> S) : \sum_z (u (s z) * mass inX p z + v (s z) * mass inH q z)
    = \sum_z u (s z) * mass inX p z + \sum_h v (s (inH h)) * q h.
  by rewrite big_split /= (mass_mean inH (fun z => v (s z))).
split=> [/(letter_sum_supremum S_inhabited sup values) le_t s|le_t].
  by rewrite -sumE; apply: le_t; apply: mass_pmf.
apply/(letter_sum_supremum S_inhabited sup values) => [||s]; try exact: mass_pmf.
by rewrite sumE.
Qed.

End Divergence.
