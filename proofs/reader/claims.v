(** Statements of certificates. [claim_at] reads every kind of docs/formats.md but [slice],
    [band] and [weighted], of which it says so. *)
From Coq Require Import String NArith QArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types.
From ExactCdp.reader Require Import text json rationals strict problem_file meaning parts.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

Local Open Scope string_scope.
Definition n_kind := Name "kind".
Definition n_bounds := Name "bounds".
Definition n_error_rate := Name "errorRate".
Definition n_lower := Name "lower".
Definition n_upper := Name "upper".
Definition n_pieces := Name "pieces".
Definition n_domain := Name "domain".
Definition n_intercept := Name "intercept".
Definition n_at_least := Name "atLeast".
Definition n_degraded := Name "degraded".
Definition n_gap := Name "gap".
Definition n_equality := Name "equality".
Definition n_pairwise := Name "pairwise".
Definition n_holds := Name "holds".
Definition n_minima := Name "minima".
Definition n_simultaneous := Name "simultaneous".
Definition n_of := Name "of".
Definition n_conjecture := Name "conjecture".
Definition n_theorem_1 := Name "theorem-1".
Definition n_points := Name "points".
Definition n_weight := Name "weight".
Definition n_violation := Name "violation".
Definition n_value := Name "value".
Definition n_infeasible := Name "infeasible".
Definition n_enclosure := Name "enclosure".
Definition n_surface := Name "surface".
Definition n_slice := Name "slice".
Definition n_band := Name "band".
Definition n_weighted := Name "weighted".
Definition n_bayes_risks := Name "bayes-risks".
Definition n_tradeoff := Name "tradeoff".
Definition n_degradation := Name "degradation".
Definition n_dominance := Name "dominance".
Definition n_counterexample := Name "counterexample".
Local Close Scope string_scope.

Section File.
Variables (t : text) (p : problem).

(** ** Points *)

Definition bounds_at (v : json) (w : place) : read (option Q * option Q) :=
  l <- an_object [:: n_distortion; n_perception] [::] v w;
  D <- bound t (get n_distortion l) (Key n_distortion :: w);
  P <- bound t (get n_perception l) (Key n_perception :: w);
  Read (D, P).

Definition value_claim (v : json) (w : place) : read statement :=
  l <- an_object [:: n_kind; n_bounds; n_error_rate] [::] v w;
  b <- bounds_at (get n_bounds l) (Key n_bounds :: w);
  e <- rational t (get n_error_rate l) (Key n_error_rate :: w);
  Read (SValue b.1 b.2 e).

Definition infeasible_claim (v : json) (w : place) : read statement :=
  l <- an_object [:: n_kind; n_bounds] [::] v w;
  b <- bounds_at (get n_bounds l) (Key n_bounds :: w);
  Read (SInfeasible b.1 b.2).

Definition enclosure_claim (v : json) (w : place) : read statement :=
  l <- an_object [:: n_kind; n_bounds; n_error_rate] [::] v w;
  b <- bounds_at (get n_bounds l) (Key n_bounds :: w);
  let w' := Key n_error_rate :: w in
  m <- an_object [:: n_lower; n_upper] [::] (get n_error_rate l) w';
  lower <- rational t (get n_lower m) (Key n_lower :: w');
  upper <- bound t (get n_upper m) (Key n_upper :: w');
  _ <- ensure (match upper with Some u => ~~ q_less u lower | None => true end) (Key n_upper :: w')
    "expected at least the lower bound";
  Read (SEnclosure b.1 b.2 lower upper).

(** ** Surfaces *)

Definition triple_less (a b : triple) : bool :=
  let: (a1, a2, a3) := a in
  let: (b1, b2, b3) := b in
  match q_compare a1 b1 with
  | Lt => true
  | Gt => false
  | Eq => match q_compare a2 b2 with Lt => true | Gt => false | Eq => q_less a3 b3 end
  end.
Fixpoint triples_ascend (a : triple) (l : seq triple) : bool :=
  match l with [::] => true | b :: l' => if triple_less a b then triples_ascend b l' else false end.

Definition piece_at (w : place) (v : json) : read triple :=
  l <- an_object [:: n_intercept; n_multipliers] [::] v w;
  c <- rational t (get n_intercept l) (Key n_intercept :: w);
  m <- multipliers_at t (get n_multipliers l) (Key n_multipliers :: w);
  Read (m.1, m.2, c).
Definition pieces_at (v : json) (w : place) : read (seq triple) :=
  l <- a_list v w;
  _ <- ensure (count_up_to most_pieces l) w "more pieces than the checker reads";
  pieces <- read_entries piece_at w l;
  match pieces with
  | [::] => Refused w "expected at least one piece"
  | first :: rest => _ <- ensure (triples_ascend first rest) w "expected pieces that ascend"; Read pieces
  end.

Definition row_at (w : place) (v : json) : read triple :=
  l <- an_object [:: n_distortion; n_perception; n_at_least] [::] v w;
  a <- rational t (get n_distortion l) (Key n_distortion :: w);
  b <- rational t (get n_perception l) (Key n_perception :: w);
  c <- rational t (get n_at_least l) (Key n_at_least :: w);
  _ <- ensure (~~ (is_zero a && is_zero b)) w "expected a row that bounds D or P";
  Read (a, b, c).
Definition domain_at (v : json) (w : place) : read (seq triple) :=
  l <- a_list v w;
  _ <- ensure (count_up_to most_pieces l) w "more domain rows than the checker reads";
  read_entries row_at w l.

Definition surface_claim (v : json) (w : place) : read statement :=
  l <- an_object [:: n_kind; n_pieces; n_domain] [::] v w;
  pieces <- pieces_at (get n_pieces l) (Key n_pieces :: w);
  domain <- domain_at (get n_domain l) (Key n_domain :: w);
  Read (SSurface pieces domain).

(** ** Theorems *)

Definition pairwise_at (v : option json) (w : place) : read (option bool) :=
  match v with
  | None => Read None
  | Some v =>
    l <- an_object [:: n_holds] [::] v w;
    b <- a_truth (get n_holds l) (Key n_holds :: w);
    Read (Some b)
  end.
Definition bayes_claim (v : json) (w : place) : read statement :=
  l <- an_object [:: n_kind; n_source; n_degraded; n_gap; n_equality] [:: n_pairwise] v w;
  x <- rational t (get n_source l) (Key n_source :: w);
  y <- rational t (get n_degraded l) (Key n_degraded :: w);
  gap <- rational t (get n_gap l) (Key n_gap :: w);
  equal <- a_truth (get n_equality l) (Key n_equality :: w);
  pairwise <- pairwise_at (maybe n_pairwise l) (Key n_pairwise :: w);
  Read (SBayesRisks x y gap equal pairwise).

Definition tradeoff_claim (v : json) (w : place) : read statement :=
  l <- an_object [:: n_kind; n_minima; n_simultaneous] [::] v w;
  let w' := Key n_minima :: w in
  m <- an_object [:: n_distortion; n_perception; n_error_rate] [::] (get n_minima l) w';
  D <- rational t (get n_distortion m) (Key n_distortion :: w');
  P <- rational t (get n_perception m) (Key n_perception :: w');
  e <- rational t (get n_error_rate m) (Key n_error_rate :: w');
  b <- a_truth (get n_simultaneous l) (Key n_simultaneous :: w);
  Read (STradeoff D P e b).

(** Another channel: its rows in the order of the source letters of the problem. *)
Definition row_of (inputs : seq name) (rows : seq (seq Q)) (w : place) (letter : name) : read (seq Q) :=
  match lookup letter (both inputs rows) with
  | Some row => Read row
  | None => Refused w "expected a channel with the source letters of the problem as inputs"
  end.
Definition channel_of (v : json) (w : place) : read channel :=
  l <- an_object [:: n_inputs; n_outputs; n_matrix] [::] v w;
  inputs <- some_names t (get n_inputs l) (Key n_inputs :: w);
  outputs <- some_names t (get n_outputs l) (Key n_outputs :: w);
  let n := count_of outputs in
  given <- stochastic t (count_of inputs) n (get n_matrix l) (Key n_matrix :: w);
  _ <- ensure (Nat.eqb (count_of inputs) (how_many_letters p)) w
    "expected a channel with the source letters of the problem as inputs";
  rows <- read_each (fun _ letter => row_of inputs given w letter) (letters_of p);
  Read (Channel n rows).

Definition degradation_claim (v : json) (w : place) : read statement :=
  l <- an_object [:: n_kind; n_of; n_holds] [::] v w;
  c <- channel_of (get n_of l) (Key n_of :: w);
  b <- a_truth (get n_holds l) (Key n_holds :: w);
  _ <- limit_entries (ch_outputs c) (how_many_outputs p) w;
  Read (SDegradation c b).

Definition dominance_claim (v : json) (w : place) : read statement :=
  l <- an_object [:: n_kind; n_of] [::] v w;
  c <- channel_of (get n_of l) (Key n_of :: w);
  _ <- limit_entries (ch_outputs c) (how_many_restored p) w;
  _ <- limit_entries (how_many_classes p) (ch_outputs c) w;
  Read (SDominance c).

Definition point_at (w : place) (v : json) : read stated_point :=
  l <- an_object [:: n_distortion; n_perception; n_error_rate] [::] v w;
  D <- rational t (get n_distortion l) (Key n_distortion :: w);
  P <- rational t (get n_perception l) (Key n_perception :: w);
  e <- bound t (get n_error_rate l) (Key n_error_rate :: w);
  Read (StatedPoint (Some D) (Some P) e).
Definition counterexample_claim (v : json) (w : place) : read statement :=
  l <- an_object [:: n_kind; n_conjecture; n_points; n_weight; n_violation] [::] v w;
  _ <- ensure (is_text t (get n_conjecture l) n_theorem_1) (Key n_conjecture :: w) "expected ""theorem-1""";
  let w' := Key n_points :: w in
  given <- a_list (get n_points l) w';
  points <- read_entries point_at w' given;
  weight <- rational t (get n_weight l) (Key n_weight :: w);
  violation <- bound t (get n_violation l) (Key n_violation :: w);
  match points with
  | [:: a; b; c] => Read (SCounterexample a b c weight violation)
  | _ => Refused w' "expected three points"
  end.

(** ** All kinds *)

Definition kinds : seq (name * (json -> place -> read statement)) :=
  let not_read := fun what (_ : json) (_ : place) => Unread what in
  [:: (n_value, value_claim); (n_infeasible, infeasible_claim); (n_enclosure, enclosure_claim);
      (n_surface, surface_claim); (n_bayes_risks, bayes_claim); (n_tradeoff, tradeoff_claim);
      (n_degradation, degradation_claim); (n_dominance, dominance_claim);
      (n_counterexample, counterexample_claim); (n_slice, not_read "the statement slice"%string);
      (n_band, not_read "the statement band"%string); (n_weighted, not_read "the statement weighted"%string)].

Definition claim_at (v : json) (w : place) : read statement :=
  match v with
  | JObject l =>
    kind <- a_text t (get n_kind l) (Key n_kind :: w);
    match lookup kind kinds with
    | Some read_it => read_it v w
    | None => Refused (Key n_kind :: w) "expected a statement that the checker knows"
    end
  | _ => Refused w "expected an object"
  end.

End File.
