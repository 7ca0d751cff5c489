(** Divergences that are sums over the union letters, with values up to +oo.

    [phi a b] is what a letter of mass [a] under p and mass [b] under q adds,
    [None] for +oo; [letter_divergence phi] is the sum. Two properties of [phi]:
    - [conic]: subadditive and homogeneous. Then d is jointly convex in (p, q)
      ([letter_sum_joint_convex]) and no channel increases it ([data_processing]).
    - [linear_supremum]: a supremum of linear functions of (a, b). Then [phi] is
      conic, and d(p, .) is a supremum of affine functions
      ([letter_divergence_supremum]), hence lower semicontinuous. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences theorem1 suprema.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Values.
Variable F : realFieldType.
Implicit Types (v : option F) (a b t k : F).

(** "v <= t", where [None] is +oo. *)
Definition at_most v t : Prop := if v is Some c then c <= t else False.

Lemma at_most_le v t t' : t <= t' -> at_most v t -> at_most v t'.
Proof. by case: v => [c|] //= tt' ct; apply: le_trans tt'. Qed.

Lemma at_most_isSome v t : at_most v t -> isSome v.
Proof. by case: v. Qed.

Lemma at_most_value v t : at_most v t -> odflt 0 v <= t.
Proof. by case: v. Qed.

Variable phi : F -> F -> option F.

(** Subadditive and homogeneous on the nonnegative numbers. *)
Definition conic : Prop :=
  [/\ at_most (phi 0 0) 0,
      forall a b a' b' t t', 0 <= a -> 0 <= b -> 0 <= a' -> 0 <= b' ->
        at_most (phi a b) t -> at_most (phi a' b') t' ->
        at_most (phi (a + a') (b + b')) (t + t') &
      forall k a b t, 0 <= k -> 0 <= a -> 0 <= b ->
        at_most (phi a b) t -> at_most (phi (k * a) (k * b)) (k * t)].

(** The supremum of the linear functions u(s).a + v(s).b. *)
Definition linear_supremum_of (S : Type) (u v : S -> F) : Prop :=
  forall a b t, 0 <= a -> 0 <= b ->
    at_most (phi a b) t <-> (forall s, u s * a + v s * b <= t).

Definition linear_supremum : Prop :=
  exists (S : Type) (u v : S -> F), inhabited S /\ linear_supremum_of u v.

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
  (forall z, 0 <= a z) -> (forall z, 0 <= b z) -> (forall z, at_most (phi (a z) (b z)) (t z)) ->
  at_most (phi (\sum_z a z) (\sum_z b z)) (\sum_z t z).
Proof.
move=> a_ge0 b_ge0 le_t; case: phi_conic => zero add _.
pose good (x y s : F) := [/\ 0 <= x, 0 <= y & at_most (phi x y) s].
suff [] : good (\sum_z a z) (\sum_z b z) (\sum_z t z) by [].
elim/big_rec3: _ => [|z s y x _ [x_ge0 y_ge0 le_s]]; first by split.
by split; [exact: addr_ge0 | exact: addr_ge0 | exact: add].
Qed.

Lemma conic_mix l a b a' b' t t' :
  0 <= l <= 1 -> 0 <= a -> 0 <= b -> 0 <= a' -> 0 <= b' ->
  at_most (phi a b) t -> at_most (phi a' b') t' ->
  at_most (phi (mix l a a') (mix l b b')) (mix l t t').
Proof.
case/andP=> l_ge0 l_le1 a_ge0 b_ge0 a'_ge0 b'_ge0 le_t le_t'.
case: phi_conic => _ add scale; have l'_ge0 : 0 <= 1 - l by rewrite subr_ge0.
by apply: add; rewrite ?mulr_ge0 //; apply: scale.
Qed.

End Values.

(** Sums over the letters of one alphabet. *)
Section Sums.
Variables (F : realFieldType) (phi : F -> F -> option F).

(** sum_z phi(a(z), b(z)) <= t; it is +oo where one term is. *)
Definition letter_sum (Z : finType) (a b : Z -> F) (t : F) : Prop :=
  (forall z, isSome (phi (a z) (b z))) /\ \sum_z odflt 0 (phi (a z) (b z)) <= t.

Lemma letter_sum_up (Z : finType) (a b : Z -> F) t t' :
  t <= t' -> letter_sum a b t -> letter_sum a b t'.
Proof. by move=> tt' [fin le_t]; split=> //; apply: le_trans tt'. Qed.

(** Bounds for the letters add up to a bound. *)
Lemma letter_sumP (Z : finType) (a b : Z -> F) t :
  letter_sum a b t <->
  exists2 s : Z -> F, (forall z, at_most (phi (a z) (b z)) (s z)) & \sum_z s z <= t.
Proof.
split=> [[fin le_t]|[s le_s le_t]].
  exists (fun z => odflt 0 (phi (a z) (b z))) => // z.
  by have := fin z; case: (phi _ _) => //= c _.
split=> [z|]; first exact: at_most_isSome (le_s z).
by apply: le_trans le_t; apply: ler_sum => z _; apply: at_most_value.
Qed.

Lemma letter_sum_ext (Z : finType) (a b a' b' : Z -> F) t :
  a =1 a' -> b =1 b' -> letter_sum a b t -> letter_sum a' b' t.
Proof.
move=> aa' bb' [fin le_t]; split=> [z|]; first by rewrite -aa' -bb'.
by under eq_bigr do rewrite -aa' -bb'.
Qed.

(** Joint convexity. *)
Lemma letter_sum_joint_convex (Z : finType) l (a b a' b' : Z -> F) t t' :
  conic phi -> 0 <= l <= 1 ->
  (forall z, 0 <= a z) -> (forall z, 0 <= b z) -> (forall z, 0 <= a' z) -> (forall z, 0 <= b' z) ->
  letter_sum a b t -> letter_sum a' b' t' ->
  letter_sum (fun z => mix l (a z) (a' z)) (fun z => mix l (b z) (b' z)) (mix l t t').
Proof.
move=> phi_conic l01 a_ge0 b_ge0 a'_ge0 b'_ge0.
move=> /letter_sumP[s le_s le_t] /letter_sumP[s' le_s' le_t'].
apply/letter_sumP; exists (fun z => mix l (s z) (s' z)) => [z|]; first exact: conic_mix.
by rewrite mix_add mix_le.
Qed.

(** What a channel [T] makes of masses. *)
Definition through (Z W : finType) (T : Z -> W -> F) (a : Z -> F) (w : W) : F :=
  \sum_z T z w * a z.

(** Data processing: behind a channel two masses are no further apart. *)
Theorem data_processing (Z W : finType) (T : Z -> W -> F) (a b : Z -> F) t :
  conic phi -> is_kernel T -> (forall z, 0 <= a z) -> (forall z, 0 <= b z) ->
  letter_sum a b t -> letter_sum (through T a) (through T b) t.
Proof.
move=> phi_conic kT a_ge0 b_ge0 /letter_sumP[s le_s le_t].
have T_ge0 z w : 0 <= T z w by case: (kT z).
apply/letter_sumP; exists (through T s) => [w|]; last first.
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

Lemma letter_sum_supremum (a b : Z -> F) t :
  (forall z, 0 <= a z) -> (forall z, 0 <= b z) ->
  letter_sum a b t <-> (forall s : Z -> S, \sum_z (u (s z) * a z + v (s z) * b z) <= t).
Proof.
move=> a_ge0 b_ge0; split=> [/letter_sumP[c le_c le_t] s|le_t].
  by apply: le_trans le_t; apply: ler_sum => z _; apply: (proj1 (sup _ _ _)) (s z).
have [s0] := S_inhabited.
pose line (s : Z -> S) z := u (s z) * a z + v (s z) * b z.
pose value z := odflt 0 (phi (a z) (b z)).
(* One letter after another takes its value in place of a linear function. *)
suff step (zs : seq Z) : uniq zs ->
    (forall z, z \in zs -> isSome (phi (a z) (b z))) /\
    forall s, \sum_z (if z \in zs then value z else line s z) <= t.
  have [fin le_value] := step _ (enum_uniq Z).
  split=> [z|]; first by apply: fin; rewrite mem_enum.
  apply: le_trans (le_value (fun _ => s0)); apply: ler_sum => z _.
  by rewrite mem_enum.
elim: zs => [_|z zs IH /= /andP[z_out /IH[fin le_value]]]; first by split.
have at_z s : at_most (phi (a z) (b z))
    (t - \sum_(w | w != z) (if w \in zs then value w else line s w)).
  apply/sup => // r; pose s' w := if w == z then r else s w.
  rewrite ler_subr_addr; apply: le_trans (le_value s'); rewrite [X in _ <= X](bigD1 z) //=.
  have -> : line s' z = u r * a z + v r * b z by rewrite /line /s' eqxx.
  rewrite (negbTE z_out) ler_add2l; apply: ler_sum => w /negbTE w_neq.
  by rewrite /line /s' w_neq.
split=> [w|s]; first rewrite inE => /orP[/eqP->|]; last 1 first.
- rewrite (bigD1 z) //= mem_head -ler_subr_addr; apply: at_most_value.
  have -> // : \sum_(w | w != z) (if w \in z :: zs then value w else line s w)
      = \sum_(w | w != z) (if w \in zs then value w else line s w).
  by apply: eq_bigr => w /negbTE w_neq; rewrite inE w_neq.
- exact: at_most_isSome (at_z (fun _ => s0)).
- exact: fin.
Qed.

End Supremum.
End Sums.

(** The divergence of a restored pmf from a source pmf, on the letters [Z] in
    which both alphabets lie. *)
Section Divergence.
Variables (F : realFieldType) (phi : F -> F -> option F).
Variables (X H Z : finType) (inX : X -> Z) (inH : H -> Z).

(** The mass of a letter of [Z]. *)
Definition mass (A : finType) (inA : A -> Z) (p : A -> F) (z : Z) : F :=
  \sum_(a | inA a == z) p a.

Definition letter_divergence (p : X -> F) (q : {ffun H -> F}) (t : F) : Prop :=
  letter_sum phi (mass inX p) (mass inH q) t.

Lemma mass_ge0 (A : finType) (inA : A -> Z) p : is_pmf p -> forall z, 0 <= mass inA p z.
Proof. by case=> p_ge0 _ z; apply: sumr_ge0. Qed.

Lemma mass_mix (A : finType) (inA : A -> Z) l (p p' : A -> F) z :
  mass inA (fun a => mix l (p a) (p' a)) z = mix l (mass inA p z) (mass inA p' z).
Proof. exact: mix_add_cond. Qed.

Lemma mass_ext (A : finType) (inA : A -> Z) (p p' : A -> F) : p =1 p' -> mass inA p =1 mass inA p'.
Proof. by move=> pp' z; apply: eq_bigr => a _. Qed.

(** A mean over the letters of [Z] is one over the alphabet. *)
Lemma mass_mean (A : finType) (inA : A -> Z) (v : Z -> F) (p : A -> F) :
  \sum_z v z * mass inA p z = \sum_a v (inA a) * p a.
Proof.
rewrite [RHS](partition_big inA predT) //=; apply: eq_bigr => z _.
by rewrite mulr_sumr; apply: eq_bigr => a /eqP ->.
Qed.

Lemma letter_divergence_up p : epi_up (letter_divergence p).
Proof. by move=> q t t'; apply: letter_sum_up. Qed.

(** d is jointly convex in both pmfs. *)
Theorem letter_divergence_joint_convex (p1 p2 : X -> F) (q1 q2 : {ffun H -> F}) s t l :
  conic phi -> 0 <= l <= 1 -> is_pmf p1 -> is_pmf p2 -> is_pmf q1 -> is_pmf q2 ->
  letter_divergence p1 q1 s -> letter_divergence p2 q2 t ->
  letter_divergence (fun x => mix l (p1 x) (p2 x)) [ffun h => mix l (q1 h) (q2 h)] (mix l s t).
Proof.
move=> phi_conic l01 pmf_p1 pmf_p2 pmf_q1 pmf_q2 le_s le_t.
apply: (letter_sum_ext _ _ (letter_sum_joint_convex phi_conic l01 _ _ _ _ le_s le_t)) => z.
all: try exact: mass_ge0.
  by rewrite mass_mix.
by rewrite -mass_mix; apply: mass_ext => h; rewrite ffunE.
Qed.

(** So it is convex in the second one. *)
Lemma letter_divergence_convex p : conic phi -> is_pmf p -> epi_convex (letter_divergence p).
Proof.
move=> phi_conic pmf_p q r s t l l01 pmf_q pmf_r le_s le_t.
have := letter_divergence_joint_convex phi_conic l01 pmf_p pmf_p pmf_q pmf_r le_s le_t.
by apply: letter_sum_ext => // z; rewrite mass_mix mix_same.
Qed.

(** d(p, .) is a supremum of affine functions. *)
Lemma letter_divergence_supremum p :
  linear_supremum phi -> is_pmf p -> affine_supremum (letter_divergence p).
Proof.
case=> S [u [v [S_inhabited sup]]] pmf_p.
exists (Z -> S), (fun s => \sum_z u (s z) * mass inX p z), (fun s h => v (s (inH h))) => q t pmf_q.
have sumE (s : Z -> S) : \sum_z (u (s z) * mass inX p z + v (s z) * mass inH q z)
    = \sum_z u (s z) * mass inX p z + \sum_h v (s (inH h)) * q h.
  by rewrite big_split /= (mass_mean inH (fun z => v (s z))).
split=> [/(letter_sum_supremum S_inhabited sup) le_t s|le_t].
  by rewrite -sumE; apply: le_t; apply: mass_ge0.
apply/(letter_sum_supremum S_inhabited sup) => [||s]; try exact: mass_ge0.
by rewrite sumE.
Qed.

End Divergence.

(** Theorem 1 for sums over letters. *)
Theorem theorem1_letters (F : realFieldType) (K X Y H Z : finType) (I : problem F K X Y H)
    (phi : F -> F -> option F) (inX : X -> Z) (inH : H -> Z) :
  well_formed I -> conic phi ->
  nonincreasing I (letter_divergence phi inX inH (pX I))
  /\ jointly_convex I (letter_divergence phi inX inH (pX I)).
Proof.
move=> wf phi_conic; apply: theorem1 => //; first exact: letter_divergence_up.
by apply: letter_divergence_convex => //; apply: pX_pmf.
Qed.
