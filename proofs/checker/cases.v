(** Problems with several cases: values, infeasible points and enclosures, for re-trained
    classifiers, for the least of several divergences, and for the root of one.

    What statements say: [cases_value_is], [cases_infeasible_at], [cases_enclosure_is].
    Their checks: [check_cases_value], [check_cases_infeasible], [check_cases_enclosure]. The
    numbers in comments are those of the conditions in docs/formats.md, "Statement value"
    and "Evidence of several cases". Soundness is in cases_sound.v. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence counterexamples cases.
From ExactCdp.checker Require Import lists symmetries value.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** What they mean *)

(** The ordinary problem with one of the divergences; all of them are problems. *)
Definition part_problem (cp : cdp_problem) (pt : part) : raw_problem := with_perception (base cp) (part_divergence pt).
Definition check_parts (cp : cdp_problem) : bool :=
  [&& check_problem (base cp), if parts cp is [::] then false else true &
      all (fun pt => check_perception (part_problem cp pt)) (parts cp)].

Section Meaning.
Variables (F : realFieldType) (ln : F -> F).

(** "d <= t" for a part, and for the least of all parts. *)
Definition part_E (p : raw_problem) (pt : part) : {ffun 'I_(nH p) -> F} -> F -> Prop :=
  let E := meaning_E ln (with_perception p (part_divergence pt)) in
  if part_root pt then root_of E else E.
Definition cases_E (cp : cdp_problem) : {ffun 'I_(nH (base cp)) -> F} -> F -> Prop :=
  least_of (map (@part_E (base cp)) (parts cp)).

(** The logarithm that the parts ask for. *)
Definition logarithm_for_parts (cp : cdp_problem) : Prop :=
  forall pt, List.In pt (parts cp) -> logarithm_for ln (part_problem cp pt).

End Meaning.
Arguments part_E {F} ln p pt.
Arguments cases_E {F} ln cp.
Arguments logarithm_for_parts {F} ln cp.

(** The classifiers that may be chosen: all, or the one that is given. *)
Definition label_of (p : raw_problem) (l : seq nat) (h : 'I_(nH p)) : 'I_(classes p) := inord (nth 0%N l h).
Definition may_label (cp : cdp_problem) (c : 'I_(nH (base cp)) -> 'I_(classes (base cp))) : Prop :=
  if retrained cp then True else c =1 label_of (r_label (base cp)).

Definition cases_value_is (cp : cdp_problem) (D P : option Q) (v : Q) : Prop :=
  check_parts cp /\ forall (F : realFieldType) (ln : F -> F), logarithm_for_parts ln cp ->
    is_min_among (meaning_problem F (base cp)) (@may_label cp) (cases_E ln cp) (omap toF D) (omap toF P) (toF v).

Definition cases_infeasible_at (cp : cdp_problem) (D P : option Q) : Prop :=
  check_parts cp /\ forall (F : realFieldType) (ln : F -> F), logarithm_for_parts ln cp ->
    infeasible (meaning_problem F (base cp)) (cases_E ln cp) (omap toF D) (omap toF P).

(** l <= C(D,P), and C(D,P) <= u where u is a number: some restorer attains at most u. *)
Definition cases_enclosure_is (cp : cdp_problem) (D P : option Q) (l : Q) (u : option Q) : Prop :=
  check_parts cp /\ forall (F : realFieldType) (ln : F -> F), logarithm_for_parts ln cp ->
    let I := meaning_problem F (base cp) in
    lower_among I (@may_label cp) (cases_E ln cp) (omap toF D) (omap toF P) (toF l) /\
    forall t, u = Some t -> toF l <= toF t :> F /\
      exists2 e, attained_among I (@may_label cp) (cases_E ln cp) (omap toF D) (omap toF P) e & e <= toF t.

(** ** The check *)

(** The coefficients for another divergence. *)
Definition coefs_for (p : raw_problem) (c : coefficients) : coefficients :=
  Coefficients (c_source c) (c_over c) (c_outputs c) (linear_of p (nums (c_source c))).
Definition part_coefs (cp : cdp_problem) : seq (part * coefficients) :=
  let c := coefs_of (base cp) in tmap (fun pt => (pt, coefs_for (part_problem cp pt) c)) (parts cp).

(** The bound P, or P^2 with the sign of P where the root of the divergence is bounded. *)
Definition powered (pt : part) (P : option Q) : option Q :=
  if part_root pt then omap (fun t => qmul t (qabs t)) P else P.
Definition root_bound (pt : part) (P : option Q) : bool :=
  if part_root pt then if P is Some t then qle q0 t else true else true.

(** The classes of the restored letters, as far as they are settled. *)
Definition settled := seq (option nat).
Fixpoint settle (o : settled) (h k : nat) : settled :=
  match o, h with
  | _ :: o', 0%N => Some k :: o'
  | a :: o', h'.+1 => a :: settle o' h' k
  | [::], _ => [::]
  end.
Definition is_open (o : settled) (h : nat) : bool := if nth (Some 0%N) o h is None then true else false.

(** 6: a symmetry with the inverse permutation of its letters takes the labelings to ones
    that come before them; letters that keep their class are passed over. *)
Record checked_symmetry := CheckedSymmetry { z_from : seq nat; z_classes : seq nat; z_same : bool }.
Fixpoint image_before (z : checked_symmetry) (order : seq nat) (o : settled) : bool :=
  if order is h :: order' then
    let g := nth 0%N (z_from z) h in
    if z_same z && Nat.eqb g h then image_before z order' o
    else match nth None o h, nth None o g with
      | Some own, Some other =>
          let image := nth 0%N (z_classes z) other in
          Nat.ltb image own || Nat.eqb image own && image_before z order' o
      | _, _ => false
      end
  else false.

Definition identity (s : seq nat) : bool := all2 Nat.eqb s (iota 0 (tsize s)).
Definition check_symmetries (cp : cdp_problem) (ys : seq symmetry) : option (seq checked_symmetry) :=
  if ys is [::] then Some [::]
  else if retrained cp && all (check_symmetry (base cp) (map part_divergence (parts cp))) ys then
    Some (tmap (fun y => CheckedSymmetry (inverse (y_letters y)) (y_classes y) (identity (y_classes y))) ys)
  else None.

(** The coefficients with the errors of the classes that are settled, and the least errors
    where they are open; a fixed classifier has its own. *)
Definition case_coefs (cp : cdp_problem) (p : raw_problem) (c : coefficients) (o : settled) : coefficients :=
  if retrained cp then open_costs p c o else c.

(** 2, 3, 4, 6: a tree for one divergence. *)
Section Tree.
Variables (cp : cdp_problem) (p : raw_problem) (c : coefficients) (D P : option Q) (v : Q).
Variables (symmetries : seq checked_symmetry) (order : seq nat).

Definition check_leaf_plane (o : settled) (pl : plane) : bool :=
  if plane_value p (case_coefs cp p c o) false pl D P is Some u then qle v u else false.
Definition check_leaf_farkas (pl : plane) : bool :=
  if plane_value p c true pl D P is Some u then qlt q0 u else false.
Definition check_leaf_symmetry (o : settled) (i : nat) : bool :=
  if nth None (map some symmetries) i is Some z then image_before z order o else false.

Fixpoint check_tree (o : settled) (t : types.tree) : bool :=
  match t with
  | LeafPlane pl => check_leaf_plane o pl
  | LeafFarkas pl => check_leaf_farkas pl
  | LeafSymmetry i => check_leaf_symmetry o i
  | Split h branches =>
      is_open o h &&
      (fix check_branches (k : nat) (ts : seq types.tree) : bool :=
        match ts with
        | t' :: ts' => check_tree (settle o h k) t' && check_branches k.+1 ts'
        | [::] => Nat.eqb k (nK p)
        end) 0%N branches
  end.

End Tree.

(** At the start every class is open, or none is. *)
Definition start (cp : cdp_problem) : settled :=
  if retrained cp then trepeat None (nH (base cp)) else tmap Some (r_label (base cp)).

Definition check_trees (cp : cdp_problem) (pcs : seq (part * coefficients)) (D P : option Q) (v : Q)
    (ev : value_evidence) : bool :=
  let order := if v_order ev is Some s then s else iota 0 (nH (base cp)) in
  if check_symmetries cp (v_symmetries ev) is Some zs then
    [&& if v_order ev is Some s then retrained cp && check_permutation (nH (base cp)) s else true &
        all2 (fun pc t => check_tree cp (part_problem cp pc.1) pc.2 D (powered pc.1 P) v zs order (start cp) t)
          pcs (v_trees ev)]
  else false.

(** 1: a restorer, with its classes and its divergence, and an error rate that is as asked. *)
Definition check_attained (cp : cdp_problem) (pcs : seq (part * coefficients)) (D P : option Q) (good : Q -> bool)
    (ev : value_evidence) : bool :=
  match v_restoring ev, nth None (map some pcs) (v_part ev) with
  | Some r, Some (pt, c) =>
      let p := part_problem cp pt in
      let labels := if v_classes ev is Some l then l else r_label p in
      [&& if v_classes ev is Some l then retrained cp && check_labels (nH p) (nK p) l else ~~ retrained cp,
          root_bound pt P &
          if error_within p (case_coefs cp p c (tmap Some labels)) D (powered pt P) r is Some e then good e else false]
  | _, _ => false
  end.

Definition check_cases_value_with (cp : cdp_problem) (pcs : seq (part * coefficients)) (D P : option Q) (v : Q)
    (ev : value_evidence) : bool :=
  check_attained cp pcs D P (fun e => qeq e v) ev && check_trees cp pcs D P v ev.

Definition nothing_attained (ev : value_evidence) : bool :=
  match v_restoring ev, v_classes ev with None, None => true | _, _ => false end.
Definition check_upper (cp : cdp_problem) (pcs : seq (part * coefficients)) (D P : option Q) (l : Q) (u : option Q)
    (ev : value_evidence) : bool :=
  if u is Some t then qle l t && check_attained cp pcs D P (fun e => qle e t) ev else nothing_attained ev.
Definition check_cases_enclosure_with (cp : cdp_problem) (pcs : seq (part * coefficients)) (D P : option Q) (l : Q)
    (u : option Q) (ev : value_evidence) : bool :=
  check_upper cp pcs D P l u ev && check_trees cp pcs D P l ev.

(** A Farkas plane per divergence. *)
Definition check_cases_infeasible_with (cp : cdp_problem) (pcs : seq (part * coefficients)) (D P : option Q)
    (ev : infeasible_evidence) : bool :=
  all2 (fun pc pl => check_leaf_farkas (part_problem cp pc.1) pc.2 D (powered pc.1 P) pl) pcs ev.

(** Coefficients once, then everything. *)
Definition check_cases_value (cp : cdp_problem) := check_cases_value_with cp (part_coefs cp).
Definition check_cases_enclosure (cp : cdp_problem) := check_cases_enclosure_with cp (part_coefs cp).
Definition check_cases_infeasible (cp : cdp_problem) := check_cases_infeasible_with cp (part_coefs cp).
