(** Why a surface whose certificate passes is C. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence duality geometry surface divergences.
From ExactCdp.checker Require Import types rational data value vectors cells surface statements.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Soundness.
Variable F : realFieldType.
Variable p : raw_problem.
Hypothesis problem_ok : check_problem p.
Local Notation I := (meaning_problem F p).
Local Notation E := (@meaning_E F p).
Local Notation c := (coefficients_of p).

Lemma plane_sound pl g : check_plane p c false pl = Some g ->
  forall D P : F, lower I E (Some D) (Some P) (toF g - toF (p_lambda pl) * D - toF (p_mu pl) * P).
Proof. by move=> ok D P; apply: (check_plane_sound problem_ok erefl ok). Qed.

Lemma farkas_sound pl g : check_plane p c true pl = Some g ->
  forall D P : F, 0 < toF g - toF (p_lambda pl) * D - toF (p_mu pl) * P :> F -> infeasible I E (Some D) (Some P).
Proof.
move=> ok D P pos.
exact: (check_farkas_sound (D := Some D) (P := Some P) problem_ok erefl ok).
Qed.

Lemma restorer_sound R T a d : check_restorer p c R T = Some a -> a_perception a = Some d ->
  exists Q, [/\ is_kernel Q, dist I Q <= toF (a_distortion a), E (push I Q) (toF d) & err I Q <= toF (a_error a)].
Proof.
move=> ok perceived; have [kR distR errR percR] := check_restorer_sound F problem_ok erefl ok.
by exists (restorer_of F p R); split=> //; [rewrite distR | apply: percR | rewrite errR].
Qed.

Lemma height_dot t (D P : F) : height t D P = dot (toV F (piece_vector t)) (point D P).
Proof.
case: t => [[l m] g]; rewrite /height /dot /= !toF_opp !mulNr mulr1.
by rewrite [RHS]addrC addrA.
Qed.

Lemma row_holds_dot t (D P : F) : row_holds t D P = (0 <= dot (toV F (row_vector t)) (point D P)).
Proof. by case: t => [[a b] g]; rewrite /row_holds /dot /= toF_opp mulr1 subr_ge0. Qed.

Lemma check_stated_sound farkas t pl : check_stated p c farkas t pl ->
  exists g, [/\ check_plane p c farkas pl = Some g, toF g = toF t.2 :> F,
    toF (p_lambda pl) = toF t.1.1 :> F & toF (p_mu pl) = toF t.1.2 :> F].
Proof.
case: t => [[l m] g0]; rewrite /check_stated !(toF_qeq F).
case/and3P=> /eqP el /eqP em; case: check_plane => // g; rewrite (toF_qeq F) => /eqP eg.
by exists g.
Qed.

Lemma check_all_stated_in farkas stated pls t :
  check_all_stated p c farkas stated pls -> List.In t stated -> exists pl, check_stated p c farkas t pl.
Proof.
elim: stated pls => [|s stated IH] [|pl pls] //= /andP[ok oks] [<-|t_in]; first by exists pl.
exact: IH oks t_in.
Qed.

Lemma achieved_ok (rs : seq (seq (seq Q) * option (seq (seq Q)))) i :
  achieves I E (nth None (map (achievement_of p c) rs) i).
Proof.
elim: rs i => [|[R T] rs IH] [|i] //=.
rewrite /achievement_of /=; case checked: check_restorer => [a|] //.
by case perceived: (a_perception a) => [d|] //=; apply: restorer_sound checked perceived.
Qed.

Lemma all_of_In (T : Type) (f : T -> vector F) (good : vector F -> Prop) (s : seq T) :
  (forall x, List.In x s -> good (f x)) -> all_of good (map f s).
Proof.
elim: s => //= x s IH ok; split; first by apply: ok; left.
by apply: IH => y y_in; apply: ok; right.
Qed.

Lemma greatest_piece (pieces : seq (Q * Q * Q)) (D P : F) : (0 < size pieces)%N ->
  exists2 k, List.In k pieces & forall j, List.In j pieces -> height j D P <= height k D P.
Proof.
elim: pieces => // k [|j pieces] IH _; first by exists k; [left | move=> j [<-|//]].
have [//|best best_in best_ge] := IH.
case: (lerP (height k D P) (height best D P)) => [le_kb | lt_bk].
  by exists best; [right | move=> i [<-|/best_ge]].
exists k; [by left | move=> i [<-|/best_ge le_i]] => //.
exact/ltW/(le_lt_trans le_i).
Qed.

Theorem surface_sound pieces domain ev (D P : F) :
  check_surface p pieces domain ev ->
  ((forall r, List.In r domain -> row_holds r D P) ->
    exists k, [/\ List.In k pieces,
      forall j, List.In j pieces -> height j D P <= height k D P &
      is_min I E (Some D) (Some P) (height k D P)]) /\
  (forall r, List.In r domain -> ~~ row_holds r D P -> infeasible I E (Some D) (Some P)).
Proof.
case/and5P=> /and5P[nonempty _ _ _ _] planes_ok rows_ok _ cells_ok; split=> [dom | r r_in].
  have [k k_in best] := greatest_piece D P nonempty.
  exists k; split=> //; split.
    have [pl /check_stated_sound[g [ok eg el em]]] := check_all_stated_in planes_ok k_in.
    by have := plane_sound ok (D := D) (P := P); rewrite eg el em.
  have [Q [kQ distQ percQ errQ]] : reached I E (toV F (piece_vector k)) D P.
    apply: (check_cells_sound (@meaning_E_up F p) (@meaning_E_convex F p) (check_problem_sound F problem_ok)
      (@achieved_ok (s_restorers ev)) cells_ok).
    - by elim: pieces k_in {nonempty planes_ok cells_ok best} => //= j pieces IH [->|/IH]; [left | right].
    - by rewrite /in_domain; apply: (all_of_In (f := toV F)) => v; elim: domain dom {rows_ok cells_ok} => //= s domain IH dom [<-|v_in];
        [rewrite -row_holds_dot; apply: dom; left | apply: IH v_in => r r_in; apply: dom; right].
    rewrite /greatest; apply: (all_of_In (f := toV F)) => v; rewrite -height_dot.
    elim: pieces best {nonempty planes_ok cells_ok k_in} => //= s pieces IH best [<-|v_in].
      by rewrite -height_dot; apply: best; left.
    by apply: IH v_in => j j_in; apply: best; right.
  have feasQ : feasible I E (Some D) (Some P) Q by [].
  exists Q => //; apply/eqP; rewrite eq_le height_dot errQ /= -height_dot.
  have [pl /check_stated_sound[g [ok eg el em]]] := check_all_stated_in planes_ok k_in.
  by have := plane_sound ok feasQ; rewrite eg el em.
have [pl /check_stated_sound[g [ok eg el em]]] := check_all_stated_in rows_ok r_in.
rewrite /row_holds -ltNge => fails; apply: (farkas_sound ok).
by rewrite eg el em -addrA -opprD subr_gt0.
Qed.

End Soundness.
