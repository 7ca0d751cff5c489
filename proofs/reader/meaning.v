(** From a problem file to the problem that it means, as data of types.v.

    [meaning_of] finds names and letters, reads letters as numbers where the file asks for it, and
    writes named distortions and divergences out. A [problem] keeps, beside that, what the evidence
    of certificates is read with. *)
From Coq Require Import String NArith ZArith QArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types.
From ExactCdp.reader Require Import text json rationals strict problem_file.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

(** What evidence a divergence asks for: no coupling, because d has a formula; the monotone
    coupling of letters in increasing order; a coupling that the certificate gives; weights of so
    many witnesses; a tangent of an f-divergence; or one of a kernel. *)
Inductive asks :=
  | AsksNothing
  | AsksMonotone (xs hs : seq nat)
  | AsksCoupling
  | AsksWeights (witnesses : nat)
  | AsksSlopes
  | AsksTangent.

Record problem := Problem {
  p_file : problem_file;
  p_union : nat;
  p_meaning : cdp_problem;
  p_asks : seq asks
}.
Definition p_classes (p : problem) : seq name := class_names (f_source (p_file p)).

(** ** Joint masses and classes *)

Definition grand_total (counts : seq (seq Q)) : Q :=
  List.fold_left (fun s row => List.fold_left q_plus row s) counts q_zero.
Definition joint_of (s : source_file) : seq (seq Q) :=
  match s with
  | ByClasses l => each (fun k => each (q_times (k_prior k)) (k_pmf k)) l
  | ByCounts _ counts =>
    let n := Qnum (grand_total counts) in
    each (each (fun q => lowest (Qnum q) n)) counts
  end.

(** Two lists side by side, as long as the shorter one. *)
Fixpoint both_from (A B : Type) (a : seq A) (b : seq B) (done : seq (A * B)) : seq (A * B) :=
  match a, b with
  | x :: a', y :: b' => both_from a' b' ((x, y) :: done)
  | _, _ => reverse done
  end.
Definition both (A B : Type) (a : seq A) (b : seq B) : seq (A * B) := both_from a b [::].

(** The first class with the largest joint mass, for every source letter. *)
Definition better (k : nat) (p : (nat * Q) * Q) : nat * Q :=
  let: ((best, mass), other) := p in if q_less mass other then (k, other) else (best, mass).
Definition bayes_classes (joint : seq (seq Q)) : seq nat :=
  match joint with
  | [::] => [::]
  | first :: rest =>
    let start := (1, each (fun q => (0, q)) first) in
    let step := fun s row => (s.1.+1, each (better s.1) (both s.2 row)) in
    each (fun p => p.1) (List.fold_left step rest start).2
  end.

Definition named_at (known : seq name) (w : place) (given : name) : read nat :=
  match find_name given known with Some i => Read i | None => Refused w "expected a name that is known here" end.
Definition labels_of (f : problem_file) (joint : seq (seq Q)) (hs : seq nat) (w : place) : read (seq nat) :=
  match f_classifier f with
  | Retrained => Read (each (fun _ => 0) hs)
  | ByNames l => read_entries (named_at (class_names (f_source f))) w l
  | BayesRule =>
    let best := bayes_classes joint in
    let letters := count_of (f_alphabet f) in
    read_each (fun _ z =>
      if Nat.ltb z letters then Read (nth 0 best z)
      else Refused w "expected every restored letter to be a source letter, for the Bayes rule of X") hs
  end.

(** ** Letters as numbers *)

(** The values of the letters, or none where one of them is no number. *)
Inductive values := Values (l : seq Q) | NotNumeric.
Fixpoint values_from (w : place) (l : seq name) (done : seq Q) : read values :=
  match l with
  | [::] => Read (Values (reverse done))
  | letter :: l' =>
    match read_number letter with
    | IsNumber q => values_from w l' (q :: done)
    | NoNumber => Read NotNumeric
    | TooLong => Refused w "a letter with more digits or a larger exponent than the checker reads"
    end
  end.
Definition numeric (w : place) (letters : seq name) : read (seq Q) :=
  v <- values_from w letters [::];
  match v with Values l => Read l | NotNumeric => Refused w "expected letters that are numbers" end.

(** The positions of values in increasing order; equal values keep their order. *)
Definition not_more (a b : nat * Q) : bool := ~~ q_less b.2 a.2.
Definition increasing (values : seq Q) : seq (nat * Q) := sort not_more (each_at (fun i q => (i, q)) values).
Definition increasing_positions (values : seq Q) : seq nat := each (fun p => p.1) (increasing values).

(** A row per member of [rows], a column per member of [columns]. *)
Definition table (A B : Type) (f : A -> B -> Q) (rows : seq A) (columns : seq B) : seq (seq Q) :=
  each (fun a => each (f a) columns) rows.
Definition unequal (i j : nat) : Q := if Nat.eqb i j then q_zero else q_one.
Definition difference (a b : Q) : Q := q_abs (q_minus a b).
Definition squared_difference (a b : Q) : Q := let d := q_minus a b in q_times d d.

(** What the matrices of a problem are made of: its letters, and the number of each restored
    letter among the union letters. *)
Record letters := Letters { l_source : seq name; l_restored : seq name; l_hs : seq nat; l_union : nat }.

Definition delta_of (f : problem_file) (l : letters) (w : place) : read (seq (seq Q)) :=
  match f_distortion f with
  | Costs m => Read m
  | Hamming => Read (table unequal (numbers (count_of (l_source l))) (l_hs l))
  | AbsoluteError => x <- numeric w (l_source l); h <- numeric w (l_restored l); Read (table difference x h)
  | SquaredError => x <- numeric w (l_source l); h <- numeric w (l_restored l); Read (table squared_difference x h)
  end.

(** ** Divergences *)

Definition on_line (root : bool) (cost : Q -> Q -> Q) (l : letters) (w : place) : read (part * asks) :=
  x <- numeric w (l_source l);
  h <- numeric w (l_restored l);
  Read (Part root (Transport (table cost h x)), AsksMonotone (increasing_positions x) (increasing_positions h)).

(** Witnesses are written out: so many rows over source letters and restored letters. *)
Definition few_enough (count : nat) (l : letters) : bool :=
  N.leb (N.of_nat count * N.of_nat (count_of (l_source l) + count_of (l_restored l))) most_entries.
Definition with_sign (q : Q) (row : seq Q) : seq Q := each (q_times q) row.
(** Each row, and then its negative. *)
Definition both_signs (rows : seq (seq Q)) : seq (seq Q) :=
  reverse (List.fold_left (fun done row => with_sign q_minus_one row :: row :: done) rows [::]).
Definition steps_of (w : place) (l : letters) (count : nat) (holds : nat -> nat -> bool) (ranks : seq nat) :
    read (part * asks) :=
  if few_enough (2 * count) l then
    let one := fun j r => if holds j r then q_one else q_zero in
    let gX := both_signs (table one (numbers count) (take (count_of (l_source l)) ranks)) in
    let gH := both_signs (table one (numbers count) (each (nth 0 ranks) (l_hs l))) in
    Read (Part false (Witnesses gX gH), AsksWeights (2 * count))
  else Unread "a divergence with so many witnesses".

(** Which group of equal values each union letter belongs to, in increasing order, and how many
    groups there are. *)
Definition rank_one (s : (nat * Q) * seq (nat * nat)) (p : nat * Q) : (nat * Q) * seq (nat * nat) :=
  let: ((group, last), done) := s in
  let g := if q_same last p.2 then group else group.+1 in
  ((g, p.2), (p.1, g) :: done).
Definition first_not_after (a b : nat * nat) : bool := Nat.leb a.1 b.1.
Definition ranks_of (values : seq Q) : nat * seq nat :=
  match increasing values with
  | [::] => (0, [::])
  | (z, q) :: rest =>
    let: ((group, _), found) := List.fold_left rank_one rest ((0, q), [:: (z, 0)]) in
    (group.+1, each (fun p => p.2) (sort first_not_after (reverse found)))
  end.

(** The letters of X^ that are no letters of X, in order: with the letters of X the union letters. *)
Definition new_letters (l : letters) : seq name :=
  let n := count_of (l_source l) in
  reverse (List.fold_left (fun done p => if Nat.leb n p.2 then p.1 :: done else done)
    (both (l_restored l) (l_hs l)) [::]).
Definition union_letters (l : letters) : seq name := reverse (List.rev_append (new_letters l) (reverse (l_source l))).

Definition kolmogorov_smirnov (l : letters) (w : place) : read (part * asks) :=
  v <- values_from w (union_letters l) [::];
  let: (groups, ranks) :=
    match v with Values q => ranks_of q | NotNumeric => (l_union l, numbers (l_union l)) end in
  steps_of w l (groups - 1) (fun j r => Nat.leb r j) ranks.

Definition part_of (l : letters) (w : place) (d : perception_file) : read (part * asks) :=
  let xs := numbers (count_of (l_source l)) in
  match d with
  | ByTotalVariation => Read (Part false (TotalVariation xs (l_hs l)), AsksNothing)
  | ByWasserstein1 => on_line false difference l w
  | ByWasserstein2Squared => on_line false squared_difference l w
  | ByWasserstein2 => on_line true squared_difference l w
  | ByChebyshev => steps_of w l (l_union l) Nat.eqb (numbers (l_union l))
  | ByKolmogorovSmirnov => kolmogorov_smirnov l w
  | ByFDivergence kind => Read (Part false (FDivergence kind xs (l_hs l)), AsksSlopes)
  | ByTransport m => Read (Part false (Transport m), AsksCoupling)
  | ByWitnesses m =>
    let gX := each (take (count_of xs)) m in
    let gH := each (fun row => each (nth q_zero row) (l_hs l)) m in
    Read (Part false (Witnesses gX gH), AsksWeights (count_of m))
  | ByKernel m => Read (Part false (MeanDiscrepancy m xs (l_hs l)), AsksTangent)
  | ByMinimum _ _ => Refused w "expected a divergence"
  end.

Definition is_retrained (f : problem_file) : bool :=
  match f_classifier f with Retrained => true | _ => false end.

Definition meaning_of (f : problem_file) (w : place) : read problem :=
  let: (union, hs) := unite (f_alphabet f) (f_restored f) in
  let l := Letters (f_alphabet f) (f_restored f) hs union in
  let joint := joint_of (f_source f) in
  labels <- labels_of f joint hs (Key n_classifier :: w);
  delta <- delta_of f l (Key n_distortion :: w);
  let w' := Key n_perception :: w in
  found <- read_each (fun _ d => part_of l w' d) (parts_of (f_perception f) [::]);
  match found with
  | [::] => Refused w' "expected a divergence"
  | (first, _) :: _ =>
    let raw := RawProblem (count_of joint) (count_of (f_alphabet f)) (count_of (f_outputs f)) (count_of (f_restored f))
      joint (f_channel f) labels delta (part_divergence first) in
    Read (Problem f union (CdpProblem raw (is_retrained f) (each (fun p => p.1) found)) (each (fun p => p.2) found))
  end.
