(** The certificates [value] and [infeasible]: what they hold, their checks,
    and why a statement whose certificate passes is true.

    The numbers 1 to 8 in comments are those of the conditions in
    docs/formats.md, "Statement value". *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences duality.
From ExactCdp.checker Require Import rational data.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Why mu.d(p_X, q) >= beta - sum_h w(h) q(h) for all pmfs q: potentials of the
    source letters and of the restored letters, or a weight per witness. *)
Inductive cut :=
  | TransportCut (v w : seq Q)
  | WitnessCut (m : seq Q).

(** A plane: its multipliers, its row potentials s(y) and its cut. Where the
    list of row potentials, or v in a transport cut, is empty, the largest
    possible ones are taken. *)
Record plane := Plane {
  p_lambda : Q;
  p_mu : Q;
  p_rows : seq Q;
  p_cut : cut
}.

(** ** Coefficients, computed once per problem *)

Record coefficients := Coefficients {
  c_pX : seq Q;           (* per source letter *)
  c_pY : seq Q;           (* per output *)
  c_delta : seq (seq Q);  (* per output, per restored letter *)
  c_cost : seq (seq Q);   (* the same *)
  c_rho : seq (seq Q)     (* transport cost per restored letter, per source letter *)
}.

(** [c_pY], [c_delta] and [c_cost] are over one denominator. *)
Definition coefficients_of (p : raw_problem) : coefficients :=
  let joint := align2 (r_joint p) in
  let chan := align2 (r_chan p) in
  let Delta := align2 (r_Delta p) in
  let pX := row (nX p) (fun x => qsum (classes p) (fun k => at2 joint k x)) in
  let pXY := table (nX p) (nY p) (fun x y => qmulx (at1 pX x) (at2 chan x y)) in
  let pY := row (nY p) (fun y => qsum (nX p) (fun x => at2 pXY x y)) in
  let delta := table (nY p) (nH p) (fun y h =>
    qdot (nX p) (fun x => at2 pXY x y) (fun x => at2 Delta x h)) in
  let d := Qden (at2 Delta 0 0) in
  let one := Zpos d # d in
  (* the error of the answer k at y: p_Y(y) - sum_x a(k,x) W(y|x) *)
  let answer := table (nY p) (classes p) (fun y k =>
    qmulx one (qsub (at1 pY y) (qdot (nX p) (at2 joint k) (fun x => at2 chan x y)))) in
  let cost := table (nY p) (nH p) (fun y h => at2 answer y (nth 0%N (r_label p) h)) in
  let rho :=
    match r_perception p with
    | TotalVariation xs hs =>
        table (nH p) (nX p) (fun h x => if nth 0%N hs h == nth 0%N xs x then q0 else q1)
    | Transport rho => align2 rho
    | Witnesses _ _ => [::]
    end in
  Coefficients pX (row (nY p) (fun y => qmulx one (at1 pY y))) delta cost rho.

(** ** Restorers (1 to 4) *)

(** What a restorer achieves; the perception is an upper bound of d(p_X, q), and
    [None] where it was not asked for or has no evidence. *)
Record achieved := Achieved {
  a_distortion : Q;
  a_error : Q;
  a_perception : option Q
}.

(** The restored pmf. *)
Definition restored (p : raw_problem) (c : coefficients) (R : seq (seq Q)) : seq Q :=
  row (nH p) (fun h => qsum (nY p) (fun y => qmul (at1 (c_pY c) y) (at2 R y h))).

(** Sum of the entries of a table of coefficients times probabilities. *)
Definition rate (m n : nat) (t R : seq (seq Q)) : Q :=
  qsum m (fun i => qdot n (at2 t i) (at1 (align1 (nth [::] R i)))).

(** Total variation of p_X and q. *)
Definition distance (p : raw_problem) (xs hs : seq nat) (pX q : seq Q) : Q :=
  qmul qhalf (qsum (nX p + nH p) (fun z => qabs (qsub
    (qsum (nX p) (fun x => if nth 0%N xs x == z then at1 pX x else q0))
    (qsum (nH p) (fun h => if nth 0%N hs h == z then at1 q h else q0))))).

(** A coupling of q and p_X. *)
Definition check_coupling (p : raw_problem) (pX q : seq Q) (T : seq (seq Q)) : bool :=
  [&& is_matrix (nH p) (nX p) T,
      all (all (qle q0)) T,
      qall (nH p) (fun h => qeq (qsum (nX p) (at2 T h)) (at1 q h)) &
      qall (nX p) (fun x => qeq (qsum (nH p) (fun h => at2 T h x)) (at1 pX x))].

(** The excess of a witness. *)
Definition excess (p : raw_problem) (gX gH : seq (seq Q)) (pX q : seq Q) (j : nat) : Q :=
  qsub (qsum (nX p) (fun x => qmul (at2 gX j x) (at1 pX x)))
       (qsum (nH p) (fun h => qmul (at2 gH j h) (at1 q h))).

(** An upper bound of d(p_X, q); a transport cost needs a coupling. *)
Definition perceived (p : raw_problem) (pX q : seq Q) (T : option (seq (seq Q))) : option Q :=
  match r_perception p with
  | TotalVariation xs hs => Some (distance p xs hs pX q)
  | Transport rho =>
      if T is Some T then
        if check_coupling p pX q T then Some (rate (nH p) (nX p) rho T) else None
      else None
  | Witnesses gX gH => Some (qmaxof (size gX) (excess p gX gH pX q))
  end.

(** A restorer that is a kernel, with what it achieves. [c] are the
    coefficients of [p]. *)
Definition check_restorer (p : raw_problem) (c : coefficients)
    (R : seq (seq Q)) (T : option (seq (seq Q))) : option achieved :=
  if check_kernel (nY p) (nH p) R then
    Some (Achieved (rate (nY p) (nH p) (c_delta c) R)
                   (rate (nY p) (nH p) (c_cost c) R)
                   (perceived p (c_pX c) (restored p c R) T))
  else None.

(** ** Planes (5 to 7) *)

(** The potentials that are given, no more than the bounds f; or these bounds. *)
Definition potentials (n : nat) (f : nat -> Q) (given : seq Q) : option (seq Q) :=
  let bound := row n f in
  if given is [::] then Some bound
  else if (size given == n) && qall n (fun i => qle (at1 given i) (at1 bound i)) then Some given
  else None.

(** A cut, checked: w and beta. [mu] and [w] are over one denominator. *)
Definition transport_bound (p : raw_problem) (c : coefficients) (mu : Q) (w : seq Q) (x : nat) : Q :=
  let d := Qden (at2 (c_rho c) 0 0) in
  let one := Zpos d # d in
  qmin (nH p) (fun h => qadd (qmulx mu (at2 (c_rho c) h x)) (qmulx one (at1 w h))).

Definition transport_beta (p : raw_problem) (c : coefficients) (mu : Q) (v w : seq Q) : option (seq Q * Q) :=
  if size w != nH p then None
  else
    let d := den_of (mu :: w) in
    if potentials (nX p) (transport_bound p c (over d mu) (map (over d) w)) v is Some v then
      Some (w, qdot (nX p) (at1 (c_pX c)) (at1 v))
    else None.

Definition witnesses_beta (p : raw_problem) (c : coefficients) (mu : Q)
    (gX gH : seq (seq Q)) (m : seq Q) : option (seq Q * Q) :=
  let J := size gX in
  if [&& size m == J, non_negative J (at1 m) & qle (qsum J (at1 m)) mu] then
    Some (row (nH p) (fun h => qsum J (fun j => qmul (at1 m j) (at2 gH j h))),
          qsum (nX p) (fun x => qmul (qsum J (fun j => qmul (at1 m j) (at2 gX j x))) (at1 (c_pX c) x)))
  else None.

Definition check_cut (p : raw_problem) (c : coefficients) (mu : Q) (k : cut) : option (seq Q * Q) :=
  match r_perception p, k with
  | Witnesses gX gH, WitnessCut m => witnesses_beta p c mu gX gH m
  | Witnesses _ _, _ | _, WitnessCut _ => None
  | _, TransportCut v w => transport_beta p c mu v w
  end.

(** The largest potential of a row: min over h of lambda.delta + cost - p_Y.w;
    the errors are left out in a Farkas plane. *)
Definition row_bound (p : raw_problem) (c : coefficients) (farkas : bool) (lambda : Q) (w : seq Q) (y : nat) : Q :=
  let d := Qden lambda in
  let one := Zpos d # d in
  qmin (nH p) (fun h =>
    let linear := qsub (qmulx lambda (at2 (c_delta c) y h)) (qmulx (at1 w h) (at1 (c_pY c) y)) in
    if farkas then linear else qadd linear (qmulx one (at2 (c_cost c) y h))).

(** A plane, checked: its intercept gamma. [c] are the coefficients of [p]. *)
Definition check_plane (p : raw_problem) (c : coefficients) (farkas : bool) (pl : plane) : option Q :=
  let: Plane lambda mu rows k := pl in
  if ~~ (qle q0 lambda && qle q0 mu) then None
  else if check_cut p c mu k is Some (w, beta) then
    let d := den_of (lambda :: w) in
    let bound := row_bound p c farkas (over d lambda) (map (over d) w) in
    if potentials (nY p) bound rows is Some s then Some (qadd (qsum (nY p) (at1 s)) beta)
    else None
  else None.

(** ** Statements *)

Definition within (a : option Q) (b : option Q) : bool :=
  if b is Some t then if a is Some s then qle s t else false else true.
Definition qprice (m : Q) (b : option Q) : Q := if b is Some t then qmul m t else q0.
Definition check_priced (m : Q) (b : option Q) : bool := if b is Some _ then true else qeq m q0.

(** gamma - lambda.D - mu.P *)
Definition qplane_at (gamma : Q) (pl : plane) (D P : option Q) : Q :=
  qsub (qsub gamma (qprice (p_lambda pl) D)) (qprice (p_mu pl) P).

(** The plane bounds the bounds: its multiplier is zero where there is none. *)
Definition plane_value (p : raw_problem) (c : coefficients) (farkas : bool) (pl : plane)
    (D P : option Q) : option Q :=
  if check_priced (p_lambda pl) D && check_priced (p_mu pl) P then
    if check_plane p c farkas pl is Some gamma then Some (qplane_at gamma pl D P) else None
  else None.

Definition check_value_with (p : raw_problem) (c : coefficients) (D P : option Q) (v : Q)
    (R : seq (seq Q)) (T : option (seq (seq Q))) (pl : plane) : bool :=
  match check_restorer p c R T, plane_value p c false pl D P with
  | Some a, Some u =>
      [&& within (Some (a_distortion a)) D, within (a_perception a) P, qeq (a_error a) v & qeq u v]
  | _, _ => false
  end.

Definition check_infeasible_with (p : raw_problem) (c : coefficients) (D P : option Q) (pl : plane) : bool :=
  if plane_value p c true pl D P is Some u then qlt q0 u else false.

(** C(D,P) = v: a restorer, its coupling, and a plane. *)
Definition check_value (p : raw_problem) := check_value_with p (coefficients_of p).

(** Nothing is feasible at (D,P): a Farkas plane. *)
Definition check_infeasible (p : raw_problem) := check_infeasible_with p (coefficients_of p).

(** ** Soundness *)

Section Soundness.
Variables (F : realFieldType) (p : raw_problem).
Hypothesis p_ok : check_problem p.
Local Notation I := (meaning_problem F p).
Local Notation E := (@meaning_E F p).
Local Notation c := (coefficients_of p).

(** The coefficients are those of the theory. *)
Lemma c_pX_sound (x : 'I_(nX p)) : toF (at1 (c_pX c) x) = pX I x.
Proof. by rewrite at1_row // toF_qsum; apply: eq_bigr => k _; rewrite at2_align. Qed.

Let pXY_sound (x : 'I_(nX p)) y :
  toF (qmulx (at1 (c_pX c) x) (at2 (align2 (r_chan p)) x y)) = pX I x * toF (at2 (r_chan p) x y).
Proof. by rewrite toF_mulx c_pX_sound at2_align. Qed.

Let pY_sound (y : 'I_(nY p)) :
  \sum_(x < nX p) toF (qmulx (at1 (c_pX c) x) (at2 (align2 (r_chan p)) x y)) = pY I y.
Proof. by apply: eq_bigr => x _; rewrite pXY_sound. Qed.

Lemma c_pY_sound (y : 'I_(nY p)) : toF (at1 (c_pY c) y) = pY I y.
Proof.
rewrite at1_row // toF_mulx toF_dd mul1r at1_row // toF_qsum -pY_sound.
by apply: eq_bigr => x _; rewrite at2_table.
Qed.

Lemma c_delta_sound (y : 'I_(nY p)) (h : 'I_(nH p)) : toF (at2 (c_delta c) y h) = delta I y h.
Proof.
rewrite at2_table // toF_qdot; apply: eq_bigr => x _.
by rewrite at2_table // pXY_sound at2_align.
Qed.

Lemma c_cost_sound (y : 'I_(nY p)) (h : 'I_(nH p)) : toF (at2 (c_cost c) y h) = cost I y h.
Proof.
rewrite at2_table // -(label_val F h p_ok) at2_table // toF_mulx toF_dd mul1r toF_sub.
rewrite at1_row // toF_qsum toF_qdot.
have -> : \sum_(x < nX p) toF (at2 (table (nX p) (nY p) (fun x y =>
    qmulx (at1 (c_pX c) x) (at2 (align2 (r_chan p)) x y))) x y) = pY I y.
  by rewrite -pY_sound; apply: eq_bigr => x _; rewrite at2_table.
have -> : \sum_(x < nX p) toF (at2 (align2 (r_joint p)) (label I h) x) * toF (at2 (align2 (r_chan p)) x y)
    = jointY I (label I h) y by apply: eq_bigr => x _; rewrite !at2_align.
rewrite pY_jointY (bigD1 (label I h)) //= addrC addKr.
by apply: eq_bigl => k; rewrite eq_sym.
Qed.

End Soundness.
