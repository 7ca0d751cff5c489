(** Smooth divergences of a problem: what smooth.v computes from the masses of its letters is
    sound for what the problem means ([problem_within_sound], [problem_perceived_sound],
    [problem_cut_sound]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence.
From ExactCdp.checker Require Import smooth smooth_cuts smooth_meaning types rational data.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** A cut that passes has a number per restored letter. *)
Lemma smooth_cut_size d n m s mu k w beta :
  (forall K xs hs, d = MeanDiscrepancy K xs hs -> size hs = m) ->
  smooth_cut d n m s mu k = Some (w, beta) -> size w = m.
Proof.
case: d => [? ?|?|? ?|kind xs hs|K xs hs] //= size_hs; case: k => [? ?|?|t const|r|] //.
- by case: ifP => // /andP[/Nat.eqb_eq size_t _] [<- _]; rewrite size_map.
- by case=> <- _; rewrite size_nseq.
- by case: ifP => // _ [<- _]; rewrite size_map (size_hs _ _ _ erefl).
- by case=> <- _; rewrite size_nseq.
Qed.

Section Problem.
Variables (F : realFieldType) (ln : F -> F) (p : raw_problem).
Hypothesis p_ok : check_problem p.
Hypothesis log : logarithm_for ln p.
Local Notation I := (meaning_problem F p).
Local Notation d := (r_perception p).
Local Notation n := (nX p + nH p)%N.

(** Its letters. *)
Lemma smooth_letters : is_smooth d -> exists xs hs,
  [/\ check_letters (nX p) n xs, check_letters (nH p) n hs, smooth_check d,
      smooth_numbered (@letterX (nX p) (nH p) xs) (@letterH (nX p) (nH p) hs) d &
      meaning_E ln p = smooth_E ln (pX I) (@letterX (nX p) (nH p) xs) (@letterH (nX p) (nH p) hs) d].
Proof.
case/and5P: p_ok => _ _ _ _ /and3P[_ _]; rewrite /check_perception /meaning_E.
case: (r_perception p) => [//|//|//|kind xs hs|K xs hs] /and3P[xs_ok hs_ok d_ok] _; exists xs, hs; split=> //.
  by split; [apply: letterX_numbered | apply: letterH_numbered].
by split; [apply: letterX_numbered | apply: letterH_numbered].
Qed.

Variable s : seq Q.
Hypothesis s_is : forall x : 'I_(nX p), toF (at1 s x) = pX I x.

Let pmf_s : is_pmf (pX I).
Proof. exact: pX_pmf (check_problem_sound F p_ok). Qed.

Section Restored.
Variables (r : seq Q) (q : {ffun 'I_(nH p) -> F}).
Hypothesis r_is : forall h : 'I_(nH p), toF (at1 r h) = q h.
Hypothesis q_ge0 : forall h, 0 <= q h.

Theorem problem_within_sound t : is_smooth d -> smooth_within d n s r t -> meaning_E ln p q (toF t).
Proof.
move=> /smooth_letters[xs [hs [xs_ok hs_ok _ numbers ->]]].
exact: (smooth_within_sound (letterX_inj xs_ok) (letterH_inj hs_ok) log numbers s_is pmf_s r_is q_ge0).
Qed.

Theorem problem_perceived_sound v : is_smooth d -> smooth_perceived d n s r = Some v -> meaning_E ln p q (toF v).
Proof.
move=> /smooth_letters[xs [hs [xs_ok hs_ok _ numbers ->]]].
exact: (smooth_perceived_sound (letterX_inj xs_ok) (letterH_inj hs_ok) log numbers s_is pmf_s r_is q_ge0).
Qed.

End Restored.

Theorem problem_cut_sound mu k w beta : is_smooth d -> 0 <= toF mu :> F ->
  smooth_cut d n (nH p) s mu k = Some (w, beta) ->
  size w = nH p /\ is_cut (meaning_E ln p) (toF mu) (fun h : 'I_(nH p) => toF (at1 w h)) (toF beta).
Proof.
move=> /smooth_letters[xs [hs [xs_ok hs_ok d_ok numbers ->]]] mu_ge0 cut; split.
  by apply: smooth_cut_size cut => K xs' hs' d_is; move: numbers; rewrite d_is => -[_ []].
exact: (smooth_cut_sound (letterX_inj xs_ok) (letterH_inj hs_ok) log numbers s_is pmf_s d_ok mu_ge0 cut).
Qed.

End Problem.
