(** What a restorer achieves (1 to 4 in docs/formats.md, "Statement value").

    [check_restorer] refuses what is no restorer; [perceived] is d(p_X, q), or an upper bound of
    it: the cost of a coupling. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences.
From ExactCdp.checker Require Import smooth types lists positions rational tables data coefficients.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The distortion, the error rate, and the restored pmf q. *)
Record achieved := Achieved { a_distortion : Q; a_error : Q; a_restored : vec }.

(** ** Rows of masses over a common denominator *)

Definition row_over (d : positive) (r : masses) : positive := foldl (fun d m => common d (Qden m.2)) d r.
Definition rows_over (R : seq masses) : positive := foldl row_over xH R.
Definition row_of (d : positive) (r : masses) : seq (nat * Z) := tmap (fun m => (m.1, numerator d m.2)) r.

Definition row_sum (f : nat -> Z -> Z) (s : Z) (r : seq (nat * Z)) : Z :=
  foldl (fun s m => Z.add s (f m.1 m.2)) s r.
Definition row_mass : seq (nat * Z) -> Z := row_sum (fun _ z => z) Z0.

(** Masses >= 0 at positions below n. *)
Definition check_row (n : nat) (r : seq (nat * Z)) : bool :=
  all (fun m => Nat.ltb m.1 n && Z.leb 0 m.2) r.

(** The sum of all rows, row i times the factor i. *)
Definition add_row (t : tree Z) (k : Z) (r : seq (nat * Z)) : tree Z :=
  foldl (fun t m => change m.1 (Z.add (Z.mul k m.2)) t) t r.
Definition add_rows (n : nat) (ks : seq Z) (R : seq (seq (nat * Z))) : seq Z :=
  gather (fold2 add_row (spread (trepeat Z0 n)) ks R).

(** ** Restorers *)

Definition check_restorer (p : raw_problem) (c : coefficients) (R : seq masses) : option achieved :=
  let d := rows_over R in
  let rows := tmap (row_of d) R in
  if Nat.eqb (tsize rows) (nY p) && all (fun r => check_row (nH p) r && Z.eqb (row_mass r) (Zpos d)) rows
  then
    let total := Pos.mul (c_over c) d in
    let rate f := fold2 (fun s u r => row_sum (fun h z => Z.mul (f (pick (Z0, Z0) (o_at u) h)) z) s r)
      Z0 (c_outputs c) rows in
    Some (Achieved (rate fst # total) (rate snd # total)
      (Vec total (add_rows (nH p) (tmap o_mass (c_outputs c)) rows)))
  else None.

(** ** Couplings *)

(** The north-west corner rule: both lists of positions with masses are used up in order. *)
Fixpoint north_west (fuel : nat) (acc : seq (nat * (nat * Z))) (q p : seq (nat * Z)) : seq (nat * (nat * Z)) :=
  if fuel is fuel'.+1 then
    match q, p with
    | (h, a) :: q', (x, b) :: p' =>
        if Z.eqb a b then north_west fuel' ((h, (x, a)) :: acc) q' p'
        else if Z.ltb a b then north_west fuel' ((h, (x, a)) :: acc) q' ((x, Z.sub b a) :: p')
        else north_west fuel' ((h, (x, b)) :: acc) ((h, Z.sub a b) :: q') p'
    | _, _ => acc
    end
  else acc.

(** The monotone coupling of q and p_X, a row per restored letter, over the denominator d. *)
Definition monotone (nH : nat) (p q : vec) (xs hs : seq nat) : seq (seq (nat * Z)) * positive :=
  let d := common (over p) (over q) in
  let in_order (v : vec) s := let t := spread (nums (rescale d v)) in tmap (fun i => (i, pick Z0 t i)) s in
  let cells := north_west (tsize xs + tsize hs) [::] (in_order q hs) (in_order p xs) in
  (gather (foldl (fun t m => change m.1 (cons m.2) t) (spread (trepeat [::] nH)) cells), d).

(** The cost of a coupling that passes. *)
Definition coupling_cost (p : raw_problem) (c : coefficients) (a : achieved)
    (e : positive) (costs : seq (tree Z)) (T : seq (seq (nat * Z))) (d : positive) : option Q :=
  let q := a_restored a in
  let pX := c_source c in
  if [&& Nat.eqb (tsize T) (nH p), all (check_row (nX p)) T,
         all2 (fun r n => Z.eqb (Z.mul (row_mass r) (Zpos (over q))) (Z.mul n (Zpos d))) T (nums q) &
         all2 (fun s n => Z.eqb (Z.mul s (Zpos (over pX))) (Z.mul n (Zpos d)))
           (add_rows (nX p) (trepeat (Zpos xH) (nH p)) T) (nums pX)]
  then Some (fold2 (fun s t r => row_sum (fun x z => Z.mul (pick Z0 t x) z) s r) Z0 costs T # Pos.mul e d)
  else None.

(** ** The divergence *)

(** 2 TV = sum_h |p_X(h) - q(h)| + what p_X has on no restored letter. *)
Definition distance (pX q : vec) (own : seq Z) (rest : Z) : Q :=
  let k := Zpos (over pX) in let l := Zpos (over q) in
  Z.add (Z.mul rest l) (fold2 (fun s a b => Z.add s (Z.abs (Z.sub (Z.mul a l) (Z.mul b k)))) Z0 own (nums q))
    # Pos.mul 2 (Pos.mul (over pX) (over q)).

(** The greatest excess of a witness, or 0. *)
Definition greatest_excess (pX q : vec) (dx dh : positive) (means : seq Z) (gH : seq (seq Z)) : Q :=
  let k := Zpos (Pos.mul dh (over q)) in
  let l := Zpos (Pos.mul dx (over pX)) in
  fold2 (fun s m g => zmax s (Z.sub (Z.mul m k) (Z.mul (zdot g (nums q)) l))) Z0 means gH
    # Pos.mul (Pos.mul dx (over pX)) (Pos.mul dh (over q)).

(** d(p_X, q), or the cost of a coupling; an upper bound for smooth divergences that are not
    rational. *)
Definition perceived (p : raw_problem) (c : coefficients) (a : achieved) (T : coupling) : option Q :=
  match c_linear c with
  | Shares own rest _ => Some (distance (c_source c) (a_restored a) own rest)
  | Costs e costs _ =>
      match T with
      | NoCoupling => None
      | Given T => let d := rows_over T in coupling_cost p c a e costs (tmap (row_of d) T) d
      | Monotone xs hs =>
          let: (T, d) := monotone (nH p) (c_source c) (a_restored a) xs hs in coupling_cost p c a e costs T d
      end
  | Tests dx dh means gH => Some (greatest_excess (c_source c) (a_restored a) dx dh means gH)
  | NotLinear =>
      smooth_perceived (r_perception p) (nX p + nH p) (list_of (c_source c)) (list_of (a_restored a))
  end.

(** d(p_X, q) <= t. *)
Definition perceived_within (p : raw_problem) (c : coefficients) (a : achieved) (T : coupling) (t : Q) : bool :=
  if c_linear c is NotLinear then
    smooth_within (r_perception p) (nX p + nH p) (list_of (c_source c)) (list_of (a_restored a)) t
  else if perceived p c a T is Some d then qle d t else false.
