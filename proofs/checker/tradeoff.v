(** The statement [tradeoff]: the least distortion, the least perceptual difference and the
    least error rate of any restorer, and whether one restorer attains all three.

    [tradeoff_is] is what it says, for a fixed classifier and one divergence, which may be
    a root. [check_tradeoff] checks it; the numbers in comments are those of the conditions
    in docs/formats.md, "Statement tradeoff". Soundness is in tradeoff_sound.v. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence.
From ExactCdp.checker Require Import lists value cases one_case.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** The statement *)

(** v is the least of what restorers attain: some attains it, none attains less. *)
Definition least_of_restorers (F : realFieldType) (Y H : finType)
    (attains : (Y -> H -> F) -> F -> Prop) (v : F) : Prop :=
  (exists2 Q, is_kernel Q & attains Q v) /\ forall Q t, is_kernel Q -> attains Q t -> v <= t.

Definition tradeoff_is (cp : cdp_problem) (D P e : Q) (simultaneous : bool) : Prop :=
  check_parts cp /\ exists2 pt, only_part cp = Some pt &
  forall (F : realFieldType) (ln : F -> F), logarithm_for ln (part_problem cp pt) ->
    let I := meaning_problem F (base cp) in
    let E := part_E ln (base cp) pt in
    [/\ least_of_restorers (fun Q t => dist I Q <= t) (toF D),
        least_of_restorers (fun Q t => E (push I Q) t) (toF P),
        least_of_restorers (fun Q t => err I Q <= t) (toF e) &
        (exists Q, [/\ is_kernel Q, dist I Q = toF D, E (push I Q) (toF P) & err I Q = toF e]) <-> simultaneous].

(** ** The check *)

Section Check.
Variables (p : raw_problem) (c : coefficients).
Variables (D P e : Q).

(** 1, 2: each minimum from both sides. *)
Definition positive (m : Q) : bool := Z.ltb Z0 (Qnum m).
Definition at_least_zero (u : option Q) : bool := if u is Some u then Z.leb Z0 (Qnum u) else false.

Definition check_least_distortion (m : minimum_evidence) : bool :=
  let pl := m_plane m in
  [&& if error_within p c (Some D) None (m_restoring m) is Some _ then true else false,
      positive (p_lambda pl) & at_least_zero (plane_value p c true pl (Some D) None)].
Definition check_least_perception (m : minimum_evidence) : bool :=
  let pl := m_plane m in
  [&& if error_within p c None (Some P) (m_restoring m) is Some _ then true else false,
      positive (p_mu pl) & at_least_zero (plane_value p c true pl None (Some P))].
Definition check_least_error (m : minimum_evidence) : bool :=
  match error_within p c None None (m_restoring m), plane_value p c false (m_plane m) None None with
  | Some a, Some u => qeq a e && qeq u e
  | _, _ => false
  end.

(** 3: letters with the least distortion and the least error at an output, all in the set;
    the source letters with a nearest letter in the set. *)
Definition marks (n : nat) (s : seq nat) : seq bool := tmap (fun i => has (Nat.eqb i) s) (iota 0 n).
Fixpoint best_within (d k : Z) (delta costs : seq Z) (s : seq bool) : bool :=
  match delta, costs, s with
  | a :: delta', b :: costs', i :: s' =>
      (if Z.eqb a d && Z.eqb b k then i else true) && best_within d k delta' costs' s'
  | _, _, _ => true
  end.
Definition output_within (s : seq bool) (u : output) : bool :=
  best_within (least (o_delta u)) (least (o_costs u)) (o_delta u) (o_costs u) s.

Definition cost_columns : option (seq (seq Z)) :=
  match r_perception p with
  | TotalVariation xs hs => Some (tmap (fun x => tmap (fun h => if Nat.eqb h x then Z0 else Zpos xH) hs) xs)
  | Transport rho => Some (columns (nX p) (t_rows (table_of rho)))
  | Witnesses _ _ | FDivergence _ _ _ | MeanDiscrepancy _ _ _ => None
  end.
Definition near_within (s : seq bool) (col : seq Z) : bool :=
  let l := least col in fold2 (fun b a i => b || i && Z.eqb a l) false col s.

Definition sum_where (s : seq bool) (r : seq Z) : Z := fold2 (fun t (b : bool) a => if b then Z.add t a else t) Z0 s r.

Definition check_hall (letters outputs : seq nat) : bool :=
  let inS := marks (nH p) letters in
  let inL := marks (nY p) outputs in
  if cost_columns is Some cols then
    [&& distinct letters && all (fun h => Nat.ltb h (nH p)) letters,
        distinct outputs && all (fun y => Nat.ltb y (nY p)) outputs,
        all2 (fun (b : bool) u => if b then output_within inS u else true) inL (c_outputs c) &
        qlt (sum_where (tmap (near_within inS) cols) (nums (c_source c)) # over (c_source c))
            (sum_where inL (tmap o_mass (c_outputs c)) # c_over c)]
  else false.

Definition check_reason (simultaneous : bool) (r : tradeoff_reason) : bool :=
  match simultaneous, r with
  | true, Together r => if error_within p c (Some D) (Some P) r is Some a then qeq a e else false
  | false, ApartPlane pl => if plane_value p c false pl (Some D) (Some P) is Some u then qlt e u else false
  | false, ApartFarkas pl => if plane_value p c true pl (Some D) (Some P) is Some u then qlt q0 u else false
  | false, ApartHall letters outputs => check_hall letters outputs
  | _, _ => false
  end.

End Check.

(** P is replaced by P^2 where the divergence is a root. *)
Definition check_tradeoff (cp : cdp_problem) (D P e : Q) (simultaneous : bool) (ev : tradeoff_evidence) : bool :=
  if only_part cp is Some pt then
    let p := part_problem cp pt in
    let c := coefs_of p in
    if powered pt (Some P) is Some P' then
      [&& root_bound pt (Some P), check_least_distortion p c D (t_distortion ev),
          check_least_perception p c P' (t_perception ev), check_least_error p c e (t_error ev) &
          check_reason p c D P' e simultaneous (t_reason ev)]
    else false
  else false.
