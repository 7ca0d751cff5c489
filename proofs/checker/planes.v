(** Planes below C (5 to 7 in docs/formats.md, "Statement value").

    [check_plane] verifies the multipliers, the cut and the row potentials of a plane and gives
    its intercept gamma; [check_cut] gives w and beta. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences duality.
From ExactCdp.checker Require Import smooth types lists positions rational tables data coefficients.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The potentials that are given, no more than the bounds; where none are given, the bounds. *)
Definition potentials (bounds : vec) (given : seq Q) : option vec :=
  if given is [::] then Some bounds
  else
    let v := vec_of given in
    if all2 (fun a b => Z.leb (Z.mul a (Zpos (over bounds))) (Z.mul b (Zpos (over v)))) (nums v) (nums bounds)
    then Some v else None.

(** ** Cuts *)

(** The largest potential of a source letter: min over h of m.rho + w. *)
Fixpoint least_entry (m s : Z) (less : seq (option Z)) (w : seq Z) : Z :=
  match less, w with
  | a :: less', b :: w' => least_entry m (if a is Some a then zmin s (Z.add (Z.mul m a) b) else s) less' w'
  | _, _ => s
  end.
Definition least_column (m lowest : Z) (w : seq Z) (col : column) : Z :=
  least_entry m (Z.add (Z.mul m (most col)) lowest) (less col) w.

Definition costs_cut (c : coefficients) (e : positive) (cols : seq column) (mu : Q) (v w : seq Q) : option (vec * Q) :=
  let d := common_all (Qden mu) w in
  let m := numerator d mu in
  let wd := numerators d w in
  let we := if Pos.eqb e 1 then wd else tmap (Z.mul (Zpos e)) wd in
  let lowest := least we in
  let bounds := Vec (Pos.mul d e) (tmap (least_column m lowest we) cols) in
  if potentials bounds v is Some v then
    Some (Vec d wd, zdot (nums (c_source c)) (nums v) # Pos.mul (over (c_source c)) (over v))
  else None.

Definition tests_cut (p : raw_problem) (c : coefficients) (dx dh : positive) (means : seq Z) (gH : seq (seq Z))
    (mu : Q) (m : seq Q) : option (vec * Q) :=
  let v := vec_of m in
  if [&& Nat.eqb (tsize m) (tsize gH), non_negative m & qle (zsum (nums v) # over v) mu] then
    Some (Vec (Pos.mul (over v) dh) (combine (nH p) (nums v) gH),
          zdot (nums v) means # Pos.mul (over v) (Pos.mul dx (over (c_source c))))
  else None.

(** Smooth divergences have their own cuts. *)
Definition check_cut (p : raw_problem) (c : coefficients) (mu : Q) (k : cut) : option (vec * Q) :=
  match c_linear c, k with
  | Shares _ _ cols, TransportCut v w =>
      if Nat.eqb (tsize w) (nH p) then costs_cut c 1 cols mu v w else None
  | Costs e _ cols, TransportCut v w =>
      if Nat.eqb (tsize w) (nH p) then costs_cut c e cols mu v w else None
  | Tests dx dh means gH, WitnessCut m => tests_cut p c dx dh means gH mu m
  | NotLinear, _ =>
      if smooth_cut (r_perception p) (nX p + nH p) (nH p) (list_of (c_source c)) mu k is Some (w, beta)
      then Some (vec_of w, beta) else None
  | _, _ => None
  end.

(** ** Planes *)

(** Multipliers and potentials, and the same in units of [grain]: multipliers rounded down,
    potentials rounded up. In these units numbers are small, and what they give is a bound. *)
Record prices := Prices {
  at_delta : Z; at_cost : Z; at_mass : seq (Z * Z);
  grain : Z; low_delta : Z; low_cost : Z
}.
Definition prices_of (l k : Z) (w : seq Z) : prices :=
  let longest := foldl (fun m x => zmax m (Z.abs x)) (zmax l k) w in
  let grain := Z.succ (Z.div longest 268435456) in
  Prices l k (tmap (fun x => (x, Z.succ (Z.div x grain))) w) grain (Z.div l grain) (Z.div k grain).

(** The largest potential of an output: min over h of l.delta + k.cost - mass.w. The sum is found
    only where the bound is below [t] units, which are more than the least sum [s] so far. *)
Fixpoint least_row (c : prices) (m s t : Z) (delta costs : seq Z) (w : seq (Z * Z)) : Z :=
  match delta, costs, w with
  | a :: delta', b :: costs', x :: w' =>
      if Z.leb t (Z.sub (Z.add (Z.mul (low_delta c) a) (Z.mul (low_cost c) b)) (Z.mul m x.2))
      then least_row c m s t delta' costs' w'
      else
        let z := Z.sub (Z.add (Z.mul (at_delta c) a) (Z.mul (at_cost c) b)) (Z.mul m x.1) in
        if Z.ltb z s then least_row c m z (Z.succ (Z.div z (grain c))) delta' costs' w'
        else least_row c m s t delta' costs' w'
  | _, _, _ => s
  end.
Definition row_bound (c : prices) (u : output) : Z :=
  let m := o_mass u in
  match o_delta u, o_costs u, at_mass c with
  | a :: delta, b :: costs, x :: w =>
      let z := Z.sub (Z.add (Z.mul (at_delta c) a) (Z.mul (at_cost c) b)) (Z.mul m x.1) in
      least_row c m z (Z.succ (Z.div z (grain c))) delta costs w
  | _, _, _ => Z0
  end.

(** The intercept of a plane, whose errors are left out where it is a Farkas plane. *)
Definition check_plane (p : raw_problem) (c : coefficients) (farkas : bool) (pl : plane) : option Q :=
  if ~~ (Z.leb 0 (Qnum (p_lambda pl)) && Z.leb 0 (Qnum (p_mu pl))) then None
  else if check_cut p c (p_mu pl) (p_cut pl) is Some (w, beta) then
    let d := common (over w) (Qden (p_lambda pl)) in
    let l := numerator d (p_lambda pl) in
    let k := if farkas then Z0 else Zpos d in
    let bounds := tmap (row_bound (prices_of l k (nums (rescale d w)))) (c_outputs c) in
    if potentials (Vec (Pos.mul d (c_over c)) bounds) (p_rows pl) is Some s then
      Some (Qplus (zsum (nums s) # over s) beta)
    else None
  else None.
