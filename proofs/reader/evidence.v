(** Evidence: [evidence_at] reads what belongs to a statement about a problem. Its keys depend on
    both, as docs/formats.md says. Surfaces of composite problems are not read. *)
From Coq Require Import String NArith QArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types.
From ExactCdp.reader Require Import text json rationals strict problem_file meaning parts claims.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

Local Open Scope string_scope.
Definition n_cases := Name "cases".
Definition n_divergence := Name "divergence".
Definition n_symmetries := Name "symmetries".
Definition n_order := Name "order".
Definition n_neighbours := Name "neighbours".
Definition n_planes := Name "planes".
Definition n_cuts := Name "cuts".
Definition n_restorers := Name "restorers".
Definition n_couplings := Name "couplings".
Definition n_source_rule := Name "sourceRule".
Definition n_degraded_rule := Name "degradedRule".
Definition n_common_class := Name "commonClass".
Definition n_pairwise_violation := Name "pairwiseViolation".
Definition n_output := Name "output".
Definition n_class := Name "class".
Definition n_hall := Name "hall".
Definition n_through := Name "through".
Definition n_payoff := Name "payoff".
Definition n_below := Name "below".
Local Close Scope string_scope.

Section File.
Variables (t : text) (p : problem).
Let nY := how_many_outputs p.

(** ** Values, enclosures and infeasible points *)

(** The classes of the restored letters, by their names. *)
Definition classes_at (n : nat) (k : name) (l : seq (name * json)) (w : place) : read (seq nat) :=
  let w' := Key k :: w in
  given <- a_list_of n (get k l) w';
  read_entries (fun w2 one => named t (p_classes p) one w2) w' given.

(** The index of the divergence that a restorer meets, where there are several, and what it asks for. *)
Definition divergence_in (v : json) (w : place) : read (nat * asks) :=
  let first := nth AsksNothing (p_asks p) 0 in
  if several p then
    match v with
    | JObject l =>
      match maybe n_divergence l with
      | Some u =>
        i <- position t (count_of (p_asks p)) u (Key n_divergence :: w);
        Read (i, nth AsksNothing (p_asks p) i)
      | None => Read (0, first)
      end
    | _ => Read (0, first)
    end
  else Read (0, first).

Definition optional_order (l : seq (name * json)) (w : place) : read (option (seq nat)) :=
  match maybe n_order l with
  | None => Read None
  | Some _ => order <- images_at t (how_many_restored p) n_order l w; Read (Some order)
  end.
Definition symmetries_in (l : seq (name * json)) (w : place) : read (seq symmetry) :=
  match maybe n_symmetries l with
  | None => Read [::]
  | Some v => given <- a_list v (Key n_symmetries :: w); read_entries (symmetry_at t p) (Key n_symmetries :: w) given
  end.

(** With [from_above] there is a restorer; [compared] says whether d has a bound. *)
Definition of_only_case (a : asks) (from_above compared : bool) (v : json) (w : place) : read value_evidence :=
  let keys := if from_above then n_restorer :: coupling_key a compared else [::] in
  l <- an_object (n_plane :: keys) [::] v w;
  r <- (if from_above then r <- restoring_in t p nY a compared l w; Read (Some r) else Read None);
  pl <- plane_at t p a (get n_plane l) (Key n_plane :: w);
  Read (ValueEvidence r None 0 [:: LeafPlane pl] [::] None).

Definition of_cases (from_above compared : bool) (v : json) (w : place) : read value_evidence :=
  d <- (if from_above then divergence_in v w else Read (0, AsksNothing));
  let: (i, a) := d in
  let keys :=
    if from_above then
      List.app (n_restorer :: coupling_key a compared)
        (List.app (if retrains p then [:: n_classifier] else [::]) (if several p then [:: n_divergence] else [::]))
    else [::] in
  l <- an_object (n_cases :: keys) (if retrains p then [:: n_order; n_symmetries] else [::]) v w;
  r <- (if from_above then r <- restoring_in t p nY a compared l w; Read (Some r) else Read None);
  classes <- (if from_above && retrains p then
      c <- classes_at (how_many_restored p) n_classifier l w; Read (Some c)
    else Read None);
  order <- optional_order l w;
  symmetries <- symmetries_in l w;
  trees <- trees_at t p (count_of symmetries) (get n_cases l) (Key n_cases :: w);
  Read (ValueEvidence r classes i trees symmetries order).

Definition value_at (from_above compared : bool) (v : json) (w : place) : read value_evidence :=
  match only_case p with
  | Some a => of_only_case a from_above compared v w
  | None => of_cases from_above compared v w
  end.

Definition infeasible_at (v : json) (w : place) : read infeasible_evidence :=
  if several p then
    l <- an_object [:: n_cases] [::] v w;
    let w' := Key n_cases :: w in
    given <- a_list_of (count_of (p_asks p)) (get n_cases l) w';
    read_each (fun i one => only_plane t p n_farkas one.1 one.2 (Entry i :: w')) (both (p_asks p) given)
  else
    pl <- only_plane t p n_plane (nth AsksNothing (p_asks p) 0) v w;
    Read [:: pl].

(** ** Surfaces *)

Definition neighbours_at (pieces rows : nat) (w : place) (v : json) : read neighbours :=
  l <- an_object [:: n_pieces; n_rows] [::] v w;
  a <- positions t pieces (get n_pieces l) (Key n_pieces :: w);
  b <- positions t rows (get n_rows l) (Key n_rows :: w);
  Read (Neighbours a b).
Definition all_neighbours (pieces rows : nat) (l : seq (name * json)) (w : place) : read (option (seq neighbours)) :=
  match maybe n_neighbours l with
  | None => Read None
  | Some v =>
    let w' := Key n_neighbours :: w in
    given <- a_list_of pieces v w';
    found <- read_entries (neighbours_at pieces rows) w' given;
    Read (Some found)
  end.

Definition planes_at (n : nat) (a : asks) (k : name) (l : seq (name * json)) (w : place) : read (seq plane) :=
  let w' := Key k :: w in
  given <- a_list_of n (get k l) w';
  read_entries (fun w2 one => plane_at t p a one w2) w' given.

(** A coupling per restorer. *)
Definition couplings_in (n : nat) (a : asks) (l : seq (name * json)) (w : place) : read (seq coupling) :=
  match a with
  | AsksCoupling =>
    let w' := Key n_couplings :: w in
    given <- a_list_of n (get n_couplings l) w';
    read_entries (fun w2 one => coupling_at t p one w2) w' given
  | AsksMonotone xs hs => Read (repeat (Monotone xs hs) n)
  | _ => Read (repeat NoCoupling n)
  end.

Definition surface_keys (a : asks) : seq name :=
  n_planes :: n_cuts :: n_restorers :: (if has_coupling a true then [:: n_couplings] else [::]).

(** The lists of an object whose keys have been looked at. *)
Definition surface_in (a : asks) (pieces rows : nat) (l : seq (name * json)) (w : place) : read surface_evidence :=
  near <- all_neighbours pieces rows l w;
  planes <- planes_at pieces a n_planes l w;
  cuts <- planes_at rows a n_cuts l w;
  let w' := Key n_restorers :: w in
  given <- a_list (get n_restorers l) w';
  _ <- ensure (count_up_to most_pieces given) w' "more restorers than the checker reads";
  restorers <- read_entries (fun w2 one => rows_at t nY (how_many_restored p) one w2) w' given;
  couplings <- couplings_in (count_of given) a l w;
  Read (SurfaceEvidence near planes cuts (each (fun rc => Restoring rc.1 rc.2) (both restorers couplings))).

(** C is piecewise linear for a fixed classifier and one convex divergence that is not smooth. *)
Definition is_convex : bool := List.forallb (fun d => ~~ part_root d) (parts (p_meaning p)).
Definition is_smooth (a : asks) : bool := match a with AsksSlopes | AsksTangent => true | _ => false end.
Definition piecewise_linear (w : place) : read asks :=
  match only_case p with
  | None => Unread "a surface of a composite problem"
  | Some a =>
    _ <- ensure is_convex w "expected a problem whose divergence is convex";
    _ <- ensure (~~ is_smooth a) w "expected a divergence that makes C piecewise linear";
    Read a
  end.
Definition surface_at (pieces rows : nat) (v : json) (w : place) : read surface_evidence :=
  a <- piecewise_linear w;
  l <- an_object (surface_keys a) [:: n_neighbours] v w;
  surface_in a pieces rows l w.

(** ** Theorem 2 *)

Definition common_class (w : place) (v : json) : read (nat * nat) :=
  l <- an_object [:: n_output; n_class] [::] v w;
  y <- named t (outputs_of p) (get n_output l) (Key n_output :: w);
  k <- named t (p_classes p) (get n_class l) (Key n_class :: w);
  Read (y, k).
Definition violation_at (k : name) (l : seq (name * json)) (w : place) : read bayes_violation :=
  let w' := Key k :: w in
  m <- an_object [:: n_inputs; n_output] [::] (get k l) w';
  y <- named t (outputs_of p) (get n_output m) (Key n_output :: w');
  given <- a_list (get n_inputs m) (Key n_inputs :: w');
  xs <- read_entries (fun w2 one => named t (letters_of p) one w2) (Key n_inputs :: w') given;
  Read (BayesViolation xs y).

Definition bayes_at (equal : bool) (pairwise : option bool) (v : json) (w : place) : read bayes_evidence :=
  let fails := match pairwise with Some false => true | _ => false end in
  l <- an_object (n_source_rule :: n_degraded_rule :: (if equal then n_common_class else n_violation)
      :: (if fails then [:: n_pairwise_violation] else [::])) [::] v w;
  source <- classes_at (how_many_letters p) n_source_rule l w;
  degraded <- classes_at nY n_degraded_rule l w;
  let w' := Key n_common_class :: w in
  common <- (if equal then
      given <- a_list (get n_common_class l) w';
      found <- read_entries common_class w' given;
      Read (Some found)
    else Read None);
  violation <- (if equal then Read None else x <- violation_at n_violation l w; Read (Some x));
  pair <- (if fails then x <- violation_at n_pairwise_violation l w; Read (Some x) else Read None);
  Read (BayesEvidence source degraded common violation pair).

(** ** The three minima *)

Definition minimum_at (a : asks) (compared : bool) (k : name) (l : seq (name * json)) (w : place) :
    read minimum_evidence :=
  let w' := Key k :: w in
  m <- an_object (n_restorer :: n_plane :: coupling_key a compared) [::] (get k l) w';
  r <- restoring_in t p nY a compared m w';
  pl <- plane_at t p a (get n_plane m) (Key n_plane :: w');
  Read (MinimumEvidence r pl).

Definition names_at (known : seq name) (k : name) (l : seq (name * json)) (w : place) : read (seq nat) :=
  let w' := Key k :: w in
  given <- a_list (get k l) w';
  found <- read_entries (fun w2 one => named t known one w2) w' given;
  _ <- ensure (distinct (each (fun i => [:: i]) found)) w' "expected each name once";
  Read found.
Definition is_transport (a : asks) : bool :=
  match a with AsksNothing | AsksMonotone _ _ | AsksCoupling => true | _ => false end.
Definition hall_at (a : asks) (v : json) (w : place) : read tradeoff_reason :=
  _ <- ensure (is_transport a) w "expected a transport divergence";
  l <- an_object [:: n_letters; n_outputs] [::] v w;
  letters <- names_at (restored_of p) n_letters l w;
  outputs <- names_at (outputs_of p) n_outputs l w;
  Read (ApartHall letters outputs).

Definition reason_key (together : bool) (v : json) : name :=
  if together then n_restorer
  else if has_key n_hall v then n_hall
  else if has_key n_farkas v then n_farkas
  else n_plane.
Definition reason_in (a : asks) (together : bool) (k : name) (l : seq (name * json)) (w : place) :
    read tradeoff_reason :=
  if together then r <- restoring_in t p nY a true l w; Read (Together r)
  else if same k n_hall then hall_at a (get k l) (Key k :: w)
  else if same k n_farkas then pl <- plane_at t p a (get k l) (Key k :: w); Read (ApartFarkas pl)
  else pl <- plane_at t p a (get k l) (Key k :: w); Read (ApartPlane pl).

Definition tradeoff_at (together : bool) (v : json) (w : place) : read tradeoff_evidence :=
  match only_case p with
  | None => Refused w "expected a problem with a fixed classifier and one divergence"
  | Some a =>
    let k := reason_key together v in
    l <- an_object (n_minima :: k :: (if together then coupling_key a true else [::])) [::] v w;
    let w' := Key n_minima :: w in
    m <- an_object [:: n_distortion; n_perception; n_error_rate] [::] (get n_minima l) w';
    D <- minimum_at a false n_distortion m w';
    P <- minimum_at a true n_perception m w';
    e <- minimum_at a false n_error_rate m w';
    reason <- reason_in a together k l w;
    Read (TradeoffEvidence D P e reason)
  end.

(** ** Channels *)

Definition degradation_at (c : channel) (holds : bool) (v : json) (w : place) : read degradation_evidence :=
  if holds then
    l <- an_object [:: n_through] [::] v w;
    rows <- stochastic t (ch_outputs c) nY (get n_through l) (Key n_through :: w);
    Read (Through (each (fun row => without_zeros 0 row [::]) rows))
  else
    l <- an_object [:: n_payoff] [::] v w;
    G <- matrix t (how_many_letters p) nY (get n_payoff l) (Key n_payoff :: w);
    Read (Payoff G).

Definition below_at (a : asks) (n : nat) (w : place) (v : json) : read restoring :=
  l <- an_object (n_restorer :: coupling_key a true) [::] v w;
  restoring_in t p n a true l w.
Definition dominance_at (c : channel) (v : json) (w : place) : read dominance_evidence :=
  match only_case p with
  | None => Refused w "expected a problem with a fixed classifier and one convex divergence"
  | Some _ =>
    a <- piecewise_linear w;
    l <- an_object [:: n_surface; n_below] [::] v w;
    let w' := Key n_surface :: w in
    m <- an_object (n_pieces :: n_domain :: surface_keys a) [:: n_neighbours] (get n_surface l) w';
    pieces <- pieces_at t (get n_pieces m) (Key n_pieces :: w');
    domain <- domain_at t (get n_domain m) (Key n_domain :: w');
    s <- surface_in a (count_of pieces) (count_of domain) m w';
    given <- a_list (get n_below l) (Key n_below :: w);
    below <- read_entries (below_at a (ch_outputs c)) (Key n_below :: w) given;
    Read (DominanceEvidence pieces domain s below)
  end.

(** ** Counterexamples *)

Definition point_evidence_at (s : stated_point) (v : json) (w : place) : read point_evidence :=
  match o_error s with
  | None => e <- infeasible_at v w; Read (PointInfeasible e)
  | Some _ => e <- value_at true true v w; Read (PointValue e)
  end.
Definition counterexample_at (s1 s2 s3 : stated_point) (v : json) (w : place) : read evidence :=
  l <- an_object [:: n_points] [::] v w;
  let w' := Key n_points :: w in
  given <- a_list_of 3 (get n_points l) w';
  match given with
  | [:: v1; v2; v3] =>
    e1 <- point_evidence_at s1 v1 (Entry 0 :: w');
    e2 <- point_evidence_at s2 v2 (Entry 1 :: w');
    e3 <- point_evidence_at s3 v3 (Entry 2 :: w');
    Read (ECounterexample e1 e2 e3)
  | _ => Refused w' "expected three points"
  end.

(** ** All kinds *)

Definition is_some (A : Type) (o : option A) : bool := match o with Some _ => true | None => false end.

Definition evidence_at (s : statement) (v : json) (w : place) : read evidence :=
  match s with
  | SValue _ P _ => e <- value_at true (is_some P) v w; Read (EValue e)
  | SEnclosure _ P _ u => e <- value_at (is_some u) (is_some P) v w; Read (EValue e)
  | SInfeasible _ _ => e <- infeasible_at v w; Read (EInfeasible e)
  | SSurface pieces domain =>
    e <- surface_at (count_of pieces) (count_of domain) v w; Read (ESurface e)
  | SBayesRisks _ _ _ equal pairwise => e <- bayes_at equal pairwise v w; Read (EBayesRisks e)
  | STradeoff _ _ _ together => e <- tradeoff_at together v w; Read (ETradeoff e)
  | SDegradation c holds => e <- degradation_at c holds v w; Read (EDegradation e)
  | SDominance c => e <- dominance_at c v w; Read (EDominance e)
  | SCounterexample s1 s2 s3 _ _ => counterexample_at s1 s2 s3 v w
  end.

End File.
