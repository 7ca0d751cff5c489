(** The statement [dominance]: C behind the channel V of the problem is nowhere lower than C
    behind another channel W.

    [dominance_is] is what it says, [check_dominance] checks it: the surface of C behind V,
    and behind W a restorer per vertex. The cells of the surface are then checked a second
    time, with the vertices in place of what restorers behind V achieve, so that every
    plane is reached behind W, too ([check_dominance_sound]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence geometry surface.
From ExactCdp.checker Require Import value lists positions vectors points cells surface statements surface_sound.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** The statement *)

Definition behind (p : raw_problem) (W : channel) : raw_problem := types.with_channel p (ch_outputs W) (ch_rows W).

(** Whatever a restorer behind V achieves within some bounds, a restorer behind W within the
    same bounds achieves with an error rate that is no higher. *)
Definition dominance_is (p : raw_problem) (W : channel) : Prop :=
  [/\ check_problem p, check_problem (behind p W) &
    forall (F : realFieldType) (ln : F -> F) (D P : option F) Q, logarithm_for ln p ->
      feasible (meaning_problem F p) (meaning_E ln p) D P Q ->
      exists2 R, feasible (meaning_problem F (behind p W)) (meaning_E ln (behind p W)) D P R &
        err (meaning_problem F (behind p W)) R <= err (meaning_problem F p) Q].

(** ** The check *)

(** A corner with its plane there, where it is no direction. *)
Definition vertex_of (plane : scaled) (corner : zvector) : option triple :=
  let: ZVector x y w := corner in
  if w is Zpos d then Some (x # d, y # d, zeval (s_line plane) corner # Pos.mul (s_over plane) d) else None.
Definition add_vertices (plane : scaled) (found : seq triple) (cell : option polygon) : seq triple :=
  if cell is Some poly then
    foldl (fun acc u => if vertex_of plane u.1 is Some t then t :: acc else acc) found poly
  else found.

(** The vertices of all cells, as [check_cells] cuts them. *)
Fixpoint vertices_from (ls : lines) (k : nat) (found : seq triple) (planes : seq scaled)
    (hints : option (seq neighbours)) : seq triple :=
  if planes is q :: planes' then
    match hints with
    | Some (n :: hints') =>
        vertices_from ls k.+1 (add_vertices q found (cut_cell ls k q (Some n))) planes' (Some hints')
    | _ => vertices_from ls k.+1 (add_vertices q found (cut_cell ls k q None)) planes' None
    end
  else found.

(** Ascending in (D, P), each once. *)
Definition same_point (s t : triple) : bool := qeq s.1.1 t.1.1 && qeq s.1.2 t.1.2.
Fixpoint each_once (acc s : seq triple) : seq triple :=
  if s is t :: s' then
    each_once (if acc is u :: _ then if same_point u t then acc else t :: acc else [:: t]) s'
  else rev acc.

(** A restorer behind W within the bounds of a vertex, with no higher error rate. *)
Definition check_below (p : raw_problem) (c : coefficients) (t : triple) (r : restoring) : bool :=
  if error_within p c (Some t.1.1) (Some t.1.2) r is Some e then qle e t.2 else false.

Definition check_dominance (p : raw_problem) (W : channel) (ev : dominance_evidence) : bool :=
  let planes := tmap piece_line (d_pieces ev) in
  let ls := lines_of planes (tmap row_line (d_domain ev)) in
  let hints := s_neighbours (d_surface ev) in
  check_kernel (nX p) (ch_outputs W) (ch_rows W) &&
  check_surface p (d_pieces ev) (d_domain ev) (d_surface ev) &&
  let vertices := each_once [::] (sort_points (vertices_from ls 0 [::] planes hints)) in
  all2 (check_below (behind p W) (coefs_of (behind p W))) vertices (d_below ev) &&
  check_cells ls (spread (sort_points vertices)) 0 planes hints.

(** ** Soundness *)

Lemma check_behind p W : check_problem p -> check_kernel (nX p) (ch_outputs W) (ch_rows W) ->
  check_problem (behind p W).
Proof. by case/and5P=> a b c _ d W_ok; apply/and5P. Qed.

Section Soundness.
Variables (F : realFieldType) (ln : F -> F) (p : raw_problem) (W : channel) (ev : dominance_evidence).
Hypothesis p_ok : check_problem p.
Hypothesis log : logarithm_for ln p.
Hypothesis ok : check_dominance p W ev.
Local Notation q := (behind p W).
Local Notation I := (meaning_problem F p).
Local Notation J := (meaning_problem F (behind p W)).
Local Notation E := (meaning_E ln p).

Let q_ok : check_problem q.
Proof. by case/andP: ok => /andP[W_ok _] _; apply: check_behind. Qed.

Lemma check_below_sound t r : check_below q (coefs_of q) t r -> achieves J E t.
Proof.
rewrite /check_below; case R_ok: error_within => [e|] //; rewrite (toF_qle F) => le_e.
have [R [kR distR percR] errR] := error_within_sound q_ok log (coefs_of_exact F q_ok) R_ok.
by exists R; split=> //; rewrite errR.
Qed.

(** Both bounds are there. *)
Lemma dominated D P Q : feasible I E (Some D) (Some P) Q ->
  exists2 R, feasible J E (Some D) (Some P) R & err J R <= err I Q.
Proof.
move=> feasQ; have c_ok := coefs_of_exact F p_ok.
case/andP: ok => /andP[_ /and5P[_ /andP[nonempty _] planes_ok rows_ok _]].
set vertices := each_once _ _ => /andP[below_ok cells_ok].
have vertices_ok t : List.In t vertices -> achieves J E t.
  by move=> t_in; have [r /check_below_sound] := all2_In below_ok t_in.
have dom r : List.In r (d_domain ev) -> row_holds r (Some D) (Some P).
  by move=> r_in; apply: contraT => fails; case: (row_farkas p_ok log c_ok rows_ok r_in fails feasQ).
have [|k k_in best] := @greatest_piece F (d_pieces ev) D P; first by case: (d_pieces ev) nonempty.
have [R [kR distR percR errR]] := piece_reached q_ok log vertices_ok cells_ok k_in dom best.
exists R => //; apply: le_trans errR _.
by rewrite -height_dot; apply: (piece_lower p_ok log c_ok planes_ok k_in).
Qed.

(** A bound that is not there is met as well as what is achieved. *)
Theorem check_dominance_sound_at D P Q : feasible I E D P Q ->
  exists2 R, feasible J E D P R & err J R <= err I Q.
Proof.
move=> feasQ; have [kQ distQ percQ] := feasQ.
have is_lin : is_linear p by case/andP: ok => /andP[_ /and5P[]].
have pmf_q := push_pmf (check_problem_sound F p_ok) kQ.
have [t Et] : exists t, E (push I Q) t /\ if P is Some t' then t = t' else True.
  case: P percQ {feasQ} => [t|_]; first by exists t.
  by have [t Et] := meaning_E_total ln p_ok is_lin pmf_q; exists t.
have [|R [kR distR percR] errR] := @dominated (dist I Q) t Q; first by split=> //=; case: Et.
exists R => //; split=> //; first by case: D distQ {feasQ} => //= d; apply: le_trans.
by case: P Et {percQ feasQ} => //= t' [_ <-].
Qed.

End Soundness.

Theorem check_dominance_sound p W ev : check_problem p -> check_dominance p W ev -> dominance_is p W.
Proof.
move=> p_ok ok; split=> // [|F ln D P Q log]; last exact: (check_dominance_sound_at p_ok log ok).
by case/andP: ok => /andP[W_ok _] _; apply: check_behind.
Qed.

(** In other words: what is below C behind W is below C behind V, and where nothing is
    feasible behind W nothing is behind V. *)
Corollary dominance_lower p W : dominance_is p W ->
  forall (F : realFieldType) (ln : F -> F) (D P : option F) v, logarithm_for ln p ->
    lower (meaning_problem F (behind p W)) (meaning_E ln (behind p W)) D P v ->
    lower (meaning_problem F p) (meaning_E ln p) D P v.
Proof. by case=> _ _ dom F ln D P v log low Q /(dom _ _ _ _ _ log)[R /low le_v le_err]; apply: le_trans le_err. Qed.

Corollary dominance_infeasible p W : dominance_is p W ->
  forall (F : realFieldType) (ln : F -> F) (D P : option F), logarithm_for ln p ->
    infeasible (meaning_problem F (behind p W)) (meaning_E ln (behind p W)) D P ->
    infeasible (meaning_problem F p) (meaning_E ln p) D P.
Proof. by case=> _ _ dom F ln D P log none Q /(dom _ _ _ _ _ log)[R /none]. Qed.
