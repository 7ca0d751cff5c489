(** Why a surface whose certificate passes is C: [surface_sound]. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence duality geometry surface divergences.
From ExactCdp.checker Require Import value lists positions vectors points cells surface statements unbounded.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Every pmf has some perceptual difference, for linear divergences. *)
Section Total.
Variables (F : realFieldType) (ln : F -> F) (p : raw_problem).

Lemma meaning_E_total (q : {ffun 'I_(nH p) -> F}) : check_problem p -> is_linear p -> is_pmf q ->
  exists t, meaning_E ln p q t.
Proof.
move=> p_ok; have pmf := pX_pmf (check_problem_sound F p_ok).
rewrite /is_linear /meaning_E; case: (r_perception p) => [xs hs | rho | gX gH | // | //] _ pmf_q.
- by eexists; rewrite /total_variation; apply: lexx.
- by eexists; exists (fun h x => q h * pX (meaning_problem F p) x); [apply: coupling_product | apply: lexx].
pose ex j := \sum_x @entries F (size gX) (nX p) gX j x * pX (meaning_problem F p) x
  - \sum_h @entries F (size gX) (nH p) gH j h * q h.
exists (\sum_j `|ex j|); split=> [|j]; first exact: sumr_ge0.
apply: le_trans (ler_norm _) _; rewrite (bigD1 j) //= ler_addl; exact: sumr_ge0.
Qed.

End Total.

Section Soundness.
Variables (F : realFieldType) (ln : F -> F) (p : raw_problem) (c : coefficients).
Hypothesis p_ok : check_problem p.
Hypothesis log : logarithm_for ln p.
Hypothesis c_ok : exact F p c.
Local Notation I := (meaning_problem F p).
Local Notation E := (meaning_E ln p).
Local Notation toF := (@toF F).
Let piece_vector (t : triple) : vector F := let: (l, m, g) := t in line_of F (qopp l) (qopp m) g.
Let row_vector (t : triple) : vector F := let: (a, b, g) := t in line_of F a b (qopp g).

Lemma height_dot t (D P : F) : height t (Some D) (Some P) = dot (piece_vector t) (point D P).
Proof.
case: t => [[l m] g]; rewrite /height /plane_at /dot /= !toF_opp !mulNr mulr1.
by rewrite [RHS]addrC addrA.
Qed.

Lemma row_holds_dot t (D P : F) : row_holds t (Some D) (Some P) = (0 <= dot (row_vector t) (point D P)).
Proof. by case: t => [[a b] g]; rewrite /row_holds /dot /= toF_opp mulr1 subr_ge0. Qed.

Lemma piece_line_dot t v : dot (zV F (s_line (piece_line t))) v =
  zF (Zpos (s_over (piece_line t))) * dot (piece_vector t) v.
Proof. by case: t => [[l m] g]; apply: scaled_of_dot. Qed.

Lemma row_line_dot t v : dot (zV F (s_line (row_line t))) v =
  zF (Zpos (s_over (row_line t))) * dot (row_vector t) v.
Proof. by case: t => [[a b] g]; apply: scaled_of_dot. Qed.

(** Planes and Farkas planes that are what was stated. *)
Lemma check_stated_sound farkas t pl : check_stated p c farkas t pl ->
  exists g, [/\ check_plane p c farkas pl = Some g, toF g = toF t.2,
    toF (p_lambda pl) = toF t.1.1 & toF (p_mu pl) = toF t.1.2].
Proof.
case: t => [[l m] g0]; rewrite /check_stated !(toF_qeq F).
case/and3P=> /eqP el /eqP em; case: check_plane => // g; rewrite (toF_qeq F) => /eqP eg.
by exists g.
Qed.

Lemma all2_In (A B : Type) (r : A -> B -> bool) s t a : all2 r s t -> List.In a s -> exists b, r a b.
Proof.
elim: s t => [|x s IH] [|y t] //= /andP[ok oks] [<-|in_s]; first by exists y.
exact: IH oks in_s.
Qed.

Lemma stated_ge0 farkas stated pls t : all2 (check_stated p c farkas) stated pls -> List.In t stated ->
  0 <= toF t.1.1 /\ 0 <= toF t.1.2.
Proof.
move=> ok t_in; have [pl /check_stated_sound[g [plane_ok _ <- <-]]] := all2_In ok t_in.
move: plane_ok; rewrite /check_plane; case: ifP => // /negbFE/andP[l_ge0 m_ge0] _.
by split; apply: zF_Qnum_ge0.
Qed.

Lemma piece_lower pieces pls k (D P : F) : all2 (check_stated p c false) pieces pls -> List.In k pieces ->
  lower I E (Some D) (Some P) (height k (Some D) (Some P)).
Proof.
move=> ok k_in; have [pl /check_stated_sound[g [plane_ok eg el em]]] := all2_In ok k_in.
have := @check_plane_sound F ln p c p_ok log pl g (Some D) (Some P) (exact_below c_ok) plane_ok Logic.I Logic.I.
by rewrite eg el em.
Qed.

Lemma row_farkas domain pls r (D P : F) : all2 (check_stated p c true) domain pls -> List.In r domain ->
  ~~ row_holds r (Some D) (Some P) -> infeasible I E (Some D) (Some P).
Proof.
move=> ok r_in; have [pl /check_stated_sound[g [plane_ok eg el em]]] := all2_In ok r_in.
rewrite /row_holds -ltNge => fails.
apply: (@check_farkas_sound F ln p c p_ok log pl g (Some D) (Some P) (proj1 c_ok) plane_ok Logic.I Logic.I).
by rewrite eg el em /plane_at -addrA -opprD subr_gt0.
Qed.

(** Restorers. *)
Lemma point_of_sound r t : point_of p c r = Some t -> achieves I E t.
Proof.
rewrite /point_of; case R_ok: check_restorer => [a|] //; case perc: perceived => [d|] // [<-].
have [kR distR errR sz_q q_is] := check_restorer_sound c_ok R_ok.
exists (restorer_of F p (r_rows r)); split=> //=; rewrite ?distR ?errR //.
apply: (perceived_sound p_ok log (proj1 c_ok) sz_q q_is _ perc) => h.
by have [] := push_pmf (check_problem_sound F p_ok) kR.
Qed.

Lemma points_of_sound rs points t : points_of p c rs = Some points -> List.In t points -> achieves I E t.
Proof.
rewrite /points_of; set step := fun _ _ => _.
suff ok acc : (forall s, acc = Some s -> forall u, List.In u s -> achieves I E u) ->
    foldl step acc rs = Some points -> List.In t points -> achieves I E t.
  by apply: ok => s [<-].
elim: rs acc => [|r rs IH] acc ok_acc /=; first by move=> eq_a; apply: ok_acc eq_a t.
apply: IH => s; rewrite /step; case: acc ok_acc => [s'|] // ok_s; case r_ok: point_of => [u|] // [<-] v [<-|].
  exact: point_of_sound r_ok.
exact: ok_s.
Qed.

(** Cells. *)
Lemma check_cells_in ls achieved k planes hints q : check_cells ls achieved k planes hints -> List.In q planes ->
  exists l n, check_cell achieved q (cut_cell ls l q n).
Proof.
elim: planes k hints => //= r planes IH k [[|n hints]|] //= /andP[ok oks] [<-|q_in].
- by exists k, (Some n).
- exact: IH oks q_in.
- by exists k, None.
exact: IH oks q_in.
Qed.

Lemma piece_reached pieces domain points hints k (D P : F) :
  (forall t, List.In t points -> achieves I E t) ->
  check_cells (lines_of (tmap piece_line pieces) (tmap row_line domain)) (spread (sort_points points)) 0
    (tmap piece_line pieces) hints ->
  List.In k pieces -> (forall r, List.In r domain -> row_holds r (Some D) (Some P)) ->
  (forall j, List.In j pieces -> height j (Some D) (Some P) <= height k (Some D) (Some P)) ->
  reached I E (piece_vector k) D P.
Proof.
rewrite !tmapE => points_ok cells_ok k_in dom best.
have [l [n cell_ok]] := check_cells_in cells_ok (map_In piece_line k_in).
case cut_k: cut_cell cell_ok => [poly|] // cell_ok.
pose good u := 0 <= dot (zV F u) (point D P).
have difference_ge0 j : height j (Some D) (Some P) <= height k (Some D) (Some P) ->
    good (zdifference (piece_line k) (piece_line j)).
  rewrite /good !height_dot => le_jk; have [m m_ge0 ->] := zdifference_dot (piece_line k) (piece_line j) (point D P).
  rewrite !piece_line_dot mulr_ge0 // subr_ge0 mulrC [X in _ <= X]mulrC mulrA [X in _ <= X]mulrA.
  by rewrite [X in _ <= X * _]mulrC ler_wpmul2l // mulr_ge0 // ltW ?zF_pos.
have forms_ge0 u : List.In u poly -> good u.2.
  apply: (cut_cell_edges (good := good) _ _ _ _ _ cut_k).
  - move=> r r_in; have [s s_in <-] := In_map r_in; rewrite /good row_line_dot.
    by rewrite pmulr_rge0 ?zF_pos // -row_holds_dot dom.
  - by move=> q q_in; have [j j_in <-] := In_map q_in; apply: difference_ge0; apply: best.
  - by rewrite /good /dot /= !mul0r !addr0.
  - exact: difference_ge0.
  - by rewrite /good /dot /= !mul0r !add0r mulr1 ler01.
case: k k_in best cut_k cell_ok difference_ge0 => [[a b] g] _ _ _ cell_ok _.
apply: (check_cell_sound (@meaning_E_up F ln p) (meaning_E_convex p_ok log) (check_problem_sound F p_ok)
  _ cell_ok forms_ge0).
move=> t; rewrite entries_spread => /sort_points_in; exact: points_ok.
Qed.

Lemma greatest_piece (pieces : seq triple) (D P : F) : pieces <> [::] ->
  exists2 k, List.In k pieces &
    forall j, List.In j pieces -> height j (Some D) (Some P) <= height k (Some D) (Some P).
Proof.
elim: pieces => // k [|j pieces] IH _; first by exists k; [left | move=> j [<-|//]].
have [//|best best_in best_ge] := IH.
case: (lerP (height k (Some D) (Some P)) (height best (Some D) (Some P))) => [le_kb | lt_bk].
  by exists best; [right | move=> i [<-|/best_ge]].
exists k; [by left | move=> i [<-|/best_ge le_i]] => //.
exact/ltW/(le_lt_trans le_i).
Qed.

Lemma surface_bounded pieces domain ev (D P : F) : check_surface_with p c pieces domain ev ->
  surface_at I E pieces domain (Some D) (Some P).
Proof.
case/and5P=> _ /andP[nonempty _] planes_ok rows_ok; case pts: points_of => [points|] // cells_ok.
split=> [dom | r r_in _]; last exact: row_farkas rows_ok r_in.
have [|k k_in best] := @greatest_piece pieces D P; first by case: (pieces) nonempty.
have low := @piece_lower _ _ _ D P planes_ok k_in.
have dom' r : List.In r domain -> row_holds r (Some D) (Some P) by move=> r_in; apply: dom.
have [Q [kQ distQ percQ errQ]] := piece_reached (fun t => @points_of_sound _ _ t pts) cells_ok k_in dom' best.
have feasQ : feasible I E (Some D) (Some P) Q by [].
exists k; split=> // [j j_in _|]; first exact: best.
split=> //; exists Q => //; apply/eqP; rewrite eq_le (low Q feasQ) andbT height_dot.
exact: errQ.
Qed.

Theorem surface_sound pieces domain ev (D P : option F) : check_surface_with p c pieces domain ev ->
  surface_at I E pieces domain D P.
Proof.
move=> ok; have [is_lin _ planes_ok rows_ok _] := and5P ok.
apply: unbounded_surface.
- exact: check_problem_sound.
- exact: meaning_E_up.
- by move=> q; apply: meaning_E_total.
- by move=> t; apply: stated_ge0 planes_ok.
- by move=> t; apply: stated_ge0 rows_ok.
- by move=> d q; apply: surface_bounded ok.
Qed.

End Soundness.
