(** Smooth divergences, computed: f-divergences and mmd-squared (docs/formats.md, "Cuts of
    smooth divergences").

    Sums are amounts: a rational and an integer over the scale of the logarithms. What a
    letter adds is bounded from above ([letter_above]), its tangents and its value at q = 0
    from below ([tangent_below], [zero_below]). [smooth_within]: d(p_X, q) <= P;
    [smooth_perceived]: a bound of d(p_X, q); [smooth_cut]: w and beta of a cut. Where
    logarithms or roots that are not rational are left, precision grows until they decide,
    to 4096 bits. What they mean is in smooth_sound.v. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types rational tables logarithm kernel.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(** ** Numbers of letters *)

(** What stands for the letter z in [r], where [s] has the numbers of its letters. *)
Fixpoint letter_find (s : seq nat) (r : seq Q) (z : nat) : option Q :=
  match s with
  | [::] => None
  | i :: s => if Nat.eqb i z then Some (head q0 r) else letter_find s (behead r) z
  end.
Definition letter_mass (s : seq nat) (r : seq Q) (z : nat) : Q :=
  if letter_find s r z is Some a then a else q0.

(** The same for the letters 0, ..., n - 1. *)
Fixpoint letters_before (A : Type) (n : nat) (f : nat -> A) (rest : seq A) : seq A :=
  if n is m.+1 then letters_before m f (f m :: rest) else rest.
Definition letters (A : Type) (n : nat) (f : nat -> A) : seq A := letters_before n f [::].

(** ** Amounts *)

Definition amount : Type := (Q * Z)%type.
Definition nothing : amount := (q0, Z0).

(** The sum of f over a list, if all have one. *)
Fixpoint total (A : Type) (f : A -> option amount) (l : seq A) (sum : amount) : option amount :=
  match l with
  | [::] => Some sum
  | x :: l => if f x is Some a then total f l (qadd sum.1 a.1, Z.add sum.2 a.2) else None
  end.

Definition amount_value (c : scale) (a : amount) : Q :=
  if Z.eqb a.2 0 then a.1 else qadd a.1 (a.2 # s_one c).

(** ** Terms *)

Definition qinv (a : Q) : Q := Qinv a.
Definition qdiv (a b : Q) : Q := qmul a (qinv b).
Definition qtwo : Q := 2#1.
Definition qdouble (a : Q) : Q := qmul qtwo a.
Definition qhalved (a : Q) : Q := qmul qhalf a.

(** x/y as a fraction, for x, y > 0. *)
Definition ratio (x y : Q) : option (positive * positive) :=
  match Qnum x, Qnum y with
  | Zpos a, Zpos b => Some (Pos.mul a (Qden y), Pos.mul (Qden x) b)
  | _, _ => None
  end.

(** p.v over the scale, for v over it. *)
Definition scaled_times (up : bool) (p : Q) (v : Z) : Z := zdiv up (Z.mul (Qnum p) v) (Zpos (Qden p)).

(** p.ln(x/y); zero where p is. *)
Definition log_term (up : bool) (c : scale) (p x y : Q) : option Z :=
  if is_zero p then Some Z0
  else if ratio x y is Some (a, b) then omap (scaled_times up p) (log_ratio up c a b)
  else None.

(** ** What a letter adds, from above *)

Definition kl_above (c : scale) (p q : Q) : option amount :=
  omap (pair q0) (log_term true c p p q).

Definition chi_above (p q : Q) : option amount :=
  if is_zero p then if is_zero q then Some nothing else None
  else let e := qsub q p in Some (qdiv (qmul e e) p, Z0).

Definition js_above (c : scale) (p q : Q) : option amount :=
  let s := qadd p q in
  match log_term true c p (qdouble p) s, log_term true c q (qdouble q) s with
  | Some u, Some v => Some (q0, zdiv true (Z.add u v) 2)
  | _, _ => None
  end.

Definition hellinger_above (c : scale) (p q : Q) : option amount :=
  let x := qmul p q in
  let mean := qhalved (qadd p q) in
  if exact_root x is Some r then Some (qsub mean r, Z0)
  else let r := scaled_root c x in
    if Z.leb 0 r then Some (mean, Z.opp r) else None.

Definition letter_above (kind : f_kind) (c : scale) (p q : Q) : option amount :=
  match kind with
  | KullbackLeibler => kl_above c p q
  | ReverseKullbackLeibler => kl_above c q p
  | ChiSquared => chi_above p q
  | ReverseChiSquared => chi_above q p
  | JensenShannon => js_above c p q
  | SquaredHellinger => hellinger_above c p q
  end.

(** ** Constants of tangents, from below *)

(** p(1 + ln(-s)) for s < 0. *)
Definition kl_tangent (c : scale) (p s : Q) : option amount :=
  if is_zero p then if qle s q0 then Some nothing else None
  else omap (pair p) (log_term false c p (qopp s) q1).

(** -p.e^(s-1). *)
Definition reverse_kl_tangent (c : scale) (p s : Q) : option amount :=
  if is_zero p then Some nothing
  else if qeq s q1 then Some (qopp p, Z0)
  else if exponential_above c (qsub s q1) is Some (a, b) then
    Some (q0, Z.opp (zdiv true (Z.mul (Z.mul (Qnum p) (Zpos a)) (Zpos (s_one c))) (Z.mul (Zpos (Qden p)) (Zpos b))))
  else None.

(** -p(s + s^2/4), and p for s < -2. *)
Definition chi_tangent (p s : Q) : option amount :=
  if is_zero p then Some nothing
  else if qle s (qopp qtwo) then Some (p, Z0)
  else Some (qopp (qmul p (qadd s (qmul (qmul s s) (1#4)))), Z0).

(** 2p.sqrt(1-s) - 2p for s <= 1. *)
Definition reverse_chi_tangent (c : scale) (p s : Q) : option amount :=
  let x := qsub q1 s in
  if ~~ qle q0 x then None
  else if is_zero p then Some nothing
  else if exact_root x is Some r then Some (qmul (qdouble p) (qsub r q1), Z0)
  else let r := scaled_root c x in
    if Z.leb 0 r then Some (qopp (qdouble p), scaled_times false (qdouble p) r) else None.

(** p.ln(2-e^(2s))/2 for e^(2s) < 2. *)
Definition js_tangent (c : scale) (p s : Q) : option amount :=
  if exponential_above c (qdouble s) is Some (a, b) then
    if Z.sub (Z.mul 2 (Zpos b)) (Zpos a) is Zpos v then
      omap (fun v => (q0, zdiv false v 2)) (log_term false c p (Zpos v # b) q1)
    else None
  else None.

(** -ps/(1-2s) for s < 1/2. *)
Definition hellinger_tangent (p s : Q) : option amount :=
  let x := qsub q1 (qdouble s) in
  if is_zero p then if qle q0 x then Some nothing else None
  else if qlt q0 x then Some (qdiv (qmul (qopp s) p) x, Z0) else None.

Definition tangent_below (kind : f_kind) (c : scale) (p s : Q) : option amount :=
  match kind with
  | KullbackLeibler => kl_tangent c p s
  | ReverseKullbackLeibler => reverse_kl_tangent c p s
  | ChiSquared => chi_tangent p s
  | ReverseChiSquared => reverse_chi_tangent c p s
  | JensenShannon => js_tangent c p s
  | SquaredHellinger => hellinger_tangent p s
  end.

(** What a letter that is not restored adds; [None] where that is infinite. *)
Definition zero_below (kind : f_kind) (c : scale) (p : Q) : option amount :=
  match kind with
  | KullbackLeibler | ReverseChiSquared => if is_zero p then Some nothing else None
  | ReverseKullbackLeibler => Some nothing
  | ChiSquared => Some (p, Z0)
  | JensenShannon => omap (fun v => (q0, zdiv false v 2)) (log_term false c p qtwo q1)
  | SquaredHellinger => Some (qhalved p, Z0)
  end.

(** ** f-divergences *)

(** Bits of precision. Rational kinds need none. *)
(* Multiples of 64, because the extracted code counts a number up. *)
Definition words (n : nat) : nat := Nat.mul n 64.
Definition precisions (rational : bool) : seq nat :=
  if rational then [:: 0%N]
  else [:: words 3; words 5; words 9; words 17; words 33; words 65]%N.

Fixpoint decided (f : nat -> option bool) (l : seq nat) : bool :=
  if l is bits :: l then if f bits is Some b then b else decided f l else false.

(** a <= b, where bounds are known to so many bits; [Some false] where the two are so far
    apart, by 2^(-bits/4) of their size, that more bits would not change it. *)
Definition at_most (bits : nat) (a b : Q) : option bool :=
  if qle a b then Some true
  else if qle (qadd q1 (qadd (qabs a) (qabs b)))
      (qmul (Zpos (doubled (Nat.div bits 4) xH) # 1) (qsub a b)) then Some false
  else None.

(** The test of a bound that was found. Where there is none, it is refused, or more bits may
    find one. *)
Definition judged (more : bool) (o : option Q) (test : Q -> option bool) : option bool :=
  if o is Some v then test v else if more then None else Some false.

Definition rational_value (kind : f_kind) : bool :=
  match kind with ChiSquared | ReverseChiSquared => true | _ => false end.
Definition rational_tangent (kind : f_kind) : bool :=
  match kind with ChiSquared | SquaredHellinger => true | _ => false end.

(** Kinds whose largest slope is a logarithm. *)
Definition logarithmic_slopes (kind : f_kind) : bool :=
  if kind is JensenShannon then true else false.

(** An upper bound of d(p_X, q), from the masses of all letters. *)
Definition f_above (kind : f_kind) (c : scale) (masses : seq (Q * Q)) : option Q :=
  omap (amount_value c) (total (fun m => letter_above kind c m.1 m.2) masses nothing).

(** A lower bound of the constant of the tangents, from p and the slope of every letter. *)
Definition f_below (kind : f_kind) (c : scale) (slopes : seq (Q * option Q)) : option Q :=
  omap (amount_value c) (total
    (fun m => if m.2 is Some s then tangent_below kind c m.1 s else zero_below kind c m.1) slopes nothing).

(** d is infinite for every restorer: a letter that is not restored has p > 0 and adds
    infinitely much, or q = 0 is forced for every restored letter. *)
Definition f_infinite (kind : f_kind) (slopes : seq (Q * option Q)) : bool :=
  match kind with
  | KullbackLeibler | ReverseChiSquared =>
      has (fun m => if m.2 is Some _ then false else ~~ is_zero m.1) slopes
  | ReverseKullbackLeibler | ChiSquared =>
      all (fun m => if m.2 is Some _ then is_zero m.1 else true) slopes
  | JensenShannon | SquaredHellinger => false
  end.

(** ** mmd-squared *)

Definition discrepancy_value (K : seq (seq Q)) (masses : seq (Q * Q)) : Q :=
  let v := vec_of (map (fun m => qsub m.2 m.1) masses) in
  zform (kernel_rows K) (nums v) (nums v) # Pos.mul (kernel_den K) (Pos.mul (over v) (over v)).

(** The tangent at r: w on the letters, and beta, for mu. *)
Definition discrepancy_tangent (K : seq (seq Q)) (mu : Q) (p r : seq Q) : seq Q * Q :=
  let f := vec_of (map (fun m => qsub m.2 m.1) (zip p r)) in
  let g := vec_of (map (fun m => qadd m.2 m.1) (zip p r)) in
  let image := images (kernel_rows K) (nums f) in
  let den := Pos.mul (kernel_den K) (over f) in
  (map (fun v => qopp (qmul mu (Z.add v v # den))) image,
   qopp (qmul mu (zdot Z0 image (nums g) # Pos.mul den (over g)))).

(** ** Perception *)

(** [n] is a bound of the numbers of all letters; [pX] and [q] are masses of the source letters
    and of the restored letters. *)
Definition masses_of (n : nat) (xs hs : seq nat) (pX q : seq Q) : seq (Q * Q) :=
  letters n (fun z => (letter_mass xs pX z, letter_mass hs q z)).

(** The divergence needs no more than this, and letters with numbers of their own. *)
Definition smooth_check (d : perception) : bool :=
  match d with
  | FDivergence _ _ _ => true
  | MeanDiscrepancy K _ _ => check_kernel_rows K
  | _ => false
  end.

(** d(p_X, q) <= P. *)
Definition smooth_within (d : perception) (n : nat) (pX q : seq Q) (P : Q) : bool :=
  match d with
  | FDivergence kind xs hs =>
      let masses := masses_of n xs hs pX q in
      decided (fun bits => judged false (f_above kind (scale_of bits) masses) (fun v => at_most bits v P))
        (precisions (rational_value kind))
  | MeanDiscrepancy K xs hs =>
      qle (discrepancy_value K (masses_of n xs hs pX q)) P
  | _ => false
  end.

(** At least d(p_X, q), if that is finite; equal where it is rational by its kind. *)
Definition smooth_perceived (d : perception) (n : nat) (pX q : seq Q) : option Q :=
  match d with
  | FDivergence kind xs hs => f_above kind (scale_of (words 5)) (masses_of n xs hs pX q)
  | MeanDiscrepancy K xs hs => Some (discrepancy_value K (masses_of n xs hs pX q))
  | _ => None
  end.

(** A cut, checked: w and beta. *)
Definition smooth_cut (d : perception) (n nH : nat) (pX : seq Q) (mu : Q) (k : cut) : option (seq Q * Q) :=
  match d, k with
  | (FDivergence _ _ _ | MeanDiscrepancy _ _ _), NoCut => Some (nseq nH q0, q0)
  | FDivergence kind xs hs, SlopesCut s const =>
      let slopes := letters n (fun z => (letter_mass xs pX z, letter_find hs s z)) in
      let below bits := judged (logarithmic_slopes kind) (f_below kind (scale_of bits) slopes) (at_most bits const) in
      if Nat.eqb (size s) nH &&
        (f_infinite kind slopes || decided below (precisions (rational_tangent kind)))
      then Some (map (fun a => qopp (qmul mu a)) s, qmul mu const)
      else None
  | MeanDiscrepancy K xs hs, TangentCut r =>
      if Nat.eqb (size r) (size K) then
        let p := letters n (letter_mass xs pX) in
        let r' := letters n (nth q0 r) in
        let: (w, beta) := discrepancy_tangent K mu p r' in
        Some (map (nth q0 w) hs, beta)
      else None
  | _, _ => None
  end.
