(** The certificate [surface]: its check. The numbers in comments are those of the conditions in
    docs/formats.md, "Statement surface". *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.checker Require Import value lists positions vectors points cells.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(** Pieces and domain rows as lines: (lambda, mu, gamma) is the plane gamma - lambda.D - mu.P,
    (a, b, c) the row a.D + b.P >= c. *)
Definition piece_line (t : triple) : scaled := let: (l, m, g) := t in scaled_of (qopp l) (qopp m) g.
Definition row_line (t : triple) : scaled := let: (a, b, c) := t in scaled_of a b (qopp c).

(** 2, 3: plane i is verified, and is what was stated. *)
Definition check_stated (p : raw_problem) (c : coefficients) (farkas : bool) (stated : triple) (pl : plane) : bool :=
  let: (lambda, mu, gamma) := stated in
  [&& qeq (p_lambda pl) lambda, qeq (p_mu pl) mu &
      if check_plane p c farkas pl is Some g then qeq g gamma else false].

(** 4: what the restorers achieve; None where one of them is none. *)
Definition point_of (p : raw_problem) (c : coefficients) (r : restoring) : option triple :=
  if check_restorer p c (r_rows r) is Some a then
    if perceived p c a (r_coupling r) is Some d then Some (a_distortion a, d, a_error a) else None
  else None.
Definition points_of (p : raw_problem) (c : coefficients) (rs : seq restoring) : option (seq triple) :=
  foldl (fun acc r =>
    if acc is Some s then if point_of p c r is Some t then Some (t :: s) else None else None) (Some [::]) rs.

(** 1: the pieces strictly ascend, and no row is empty. That some row bounds D alone and some
    row P alone is seen when the cells are cut. *)
Definition before (s t : triple) : bool :=
  let: (l, m, g) := s in let: (l', m', g') := t in
  qlt l l' || qeq l l' && (qlt m m' || qeq m m' && qlt g g').
Definition qzero (a : Q) : bool := Z.eqb (Qnum a) 0.
Definition check_form (pieces domain : seq triple) : bool :=
  [&& (if pieces is s :: r then path before s r else false) &
      all (fun t => ~~ (qzero t.1.1 && qzero t.1.2)) domain].

(** 5 to 7: the cell of every piece, with its neighbours. *)
Fixpoint check_cells (ls : lines) (achieved : tree triple) (k : nat) (planes : seq scaled)
    (hints : option (seq neighbours)) : bool :=
  if planes is q :: planes' then
    match hints with
    | None => check_cell achieved q (cut_cell ls k q None) && check_cells ls achieved k.+1 planes' None
    | Some (n :: hints') =>
        check_cell achieved q (cut_cell ls k q (Some n)) && check_cells ls achieved k.+1 planes' (Some hints')
    | Some [::] => false
    end
  else if hints is Some (_ :: _) then false else true.

(** C is piecewise linear for linear divergences alone. *)
Definition is_linear (p : raw_problem) : bool :=
  match r_perception p with
  | TotalVariation _ _ | Transport _ | Witnesses _ _ => true
  | FDivergence _ _ _ | MeanDiscrepancy _ _ _ => false
  end.

Definition check_surface_with (p : raw_problem) (c : coefficients) (pieces domain : seq triple)
    (ev : surface_evidence) : bool :=
  [&& is_linear p, check_form pieces domain,
      all2 (check_stated p c false) pieces (s_planes ev),
      all2 (check_stated p c true) domain (s_cuts ev) &
      if points_of p c (s_restorers ev) is Some points then
        let planes := tmap piece_line pieces in
        check_cells (lines_of planes (tmap row_line domain)) (spread (sort_points points)) 0 planes (s_neighbours ev)
      else false].

(** Coefficients once, then everything. *)
Definition check_surface (p : raw_problem) := check_surface_with p (coefs_of p).
