(** The certificate [surface]: what it holds, and its check.

    The numbers in comments are those of the conditions in docs/formats.md,
    "Statement surface". In place of conditions 5 to 7, for which the checker of
    the toolkit clips polygons, a cell comes with its generators and edges
    (cells.v). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.checker Require Import types rational data value vectors cells.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(** A plane per piece, a Farkas plane per domain row, restorers with their
    couplings (for transport costs), a cell per piece. *)
Record surface_evidence := SurfaceEvidence {
  s_planes : seq plane;
  s_cuts : seq plane;
  s_restorers : seq (seq (seq Q) * option (seq (seq Q)));
  s_cells : seq cell
}.

(** Pieces and domain rows as they are stated: (lambda, mu, gamma) is the plane
    gamma - lambda.D - mu.P, (a, b, c) the row a.D + b.P >= c. *)
Definition piece_vector (t : Q * Q * Q) : qvector :=
  let: (lambda, mu, gamma) := t in QVector (qopp lambda) (qopp mu) gamma.
Definition row_vector (t : Q * Q * Q) : qvector :=
  let: (a, b, c) := t in QVector a b (qopp c).

(** 2, 3: plane i is verified, and is what was stated. *)
Definition check_stated (p : raw_problem) (c : coefficients) (farkas : bool) (stated : Q * Q * Q) (pl : plane) : bool :=
  let: (lambda, mu, gamma) := stated in
  [&& qeq (p_lambda pl) lambda, qeq (p_mu pl) mu &
      if check_plane p c farkas pl is Some g then qeq g gamma else false].

Fixpoint check_all_stated (p : raw_problem) (c : coefficients) (farkas : bool)
    (stated : seq (Q * Q * Q)) (pls : seq plane) : bool :=
  match stated, pls with
  | t :: stated', pl :: pls' => check_stated p c farkas t pl && check_all_stated p c farkas stated' pls'
  | [::], [::] => true
  | _, _ => false
  end.

(** 4: what the restorers achieve. *)
Definition achievement_of (p : raw_problem) (c : coefficients) (r : seq (seq Q) * option (seq (seq Q))) : achievement :=
  if check_restorer p c r.1 r.2 is Some a then
    if a_perception a is Some d then Some (a_distortion a, d, a_error a) else None
  else None.

(** 1: the pieces strictly ascend; no row is empty, and one bounds D alone, one P alone. *)
Definition before (s t : Q * Q * Q) : bool :=
  let: (l, m, g) := s in let: (l', m', g') := t in
  qlt l l' || qeq l l' && (qlt m m' || qeq m m' && qlt g g').
Definition check_form (pieces domain : seq (Q * Q * Q)) : bool :=
  [&& (0 < size pieces)%N, sorted before pieces,
      all (fun t => ~~ (qeq t.1.1 q0 && qeq t.1.2 q0)) domain,
      has (fun t => qlt q0 t.1.1 && qeq t.1.2 q0) domain &
      has (fun t => qeq t.1.1 q0 && qlt q0 t.1.2) domain].

Definition check_surface (p : raw_problem) (pieces domain : seq (Q * Q * Q)) (ev : surface_evidence) : bool :=
  let c := coefficients_of p in
  let planes := map piece_vector pieces in
  let achieved := map (achievement_of p c) (s_restorers ev) in
  [&& check_form pieces domain,
      check_all_stated p c false pieces (s_planes ev),
      check_all_stated p c true domain (s_cuts ev),
      all (fun a : achievement => isSome a) achieved &
      check_cells planes (map row_vector domain) achieved planes (s_cells ev)].

