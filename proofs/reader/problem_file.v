(** Problem files: from JSON to a record of what the file says.

    [problem_at] refuses whatever docs/formats.md refuses in a problem of a certificate, but for
    names and letters, which meaning.v looks up. Two files have the same canonical text exactly
    when their records are equal (canonical.v). *)
From Coq Require Import String NArith ZArith QArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types.
From ExactCdp.reader Require Import text json rationals strict.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

(** A class with its prior and its pmf. *)
Record class_file := ClassFile { k_name : name; k_prior : Q; k_pmf : seq Q }.
Inductive source_file :=
  | ByClasses (classes : seq class_file)
  | ByCounts (class_names : seq name) (counts : seq (seq Q)).
Inductive classifier_file := ByNames (classes : seq name) | BayesRule | Retrained.
Inductive distortion_file := Hamming | SquaredError | AbsoluteError | Costs (m : seq (seq Q)).
Inductive perception_file :=
  | ByTotalVariation | ByWasserstein1 | ByWasserstein2Squared | ByWasserstein2
  | ByChebyshev | ByKolmogorovSmirnov | ByFDivergence (kind : f_kind)
  | ByTransport (m : seq (seq Q)) | ByWitnesses (m : seq (seq Q)) | ByKernel (m : seq (seq Q))
  | ByMinimum (first second : perception_file).

Record problem_file := ProblemFile {
  f_name : name;
  f_alphabet : seq name;
  f_source : source_file;
  f_outputs : seq name;
  f_channel : seq (seq Q);
  f_restored : seq name;
  f_classifier : classifier_file;
  f_distortion : distortion_file;
  f_perception : perception_file
}.

Definition class_names (s : source_file) : seq name :=
  match s with ByClasses l => each k_name l | ByCounts names _ => names end.

Local Open Scope string_scope.
Definition n_format := Name "format".
Definition n_problem_format := Name "exact-cdp/problem@1".
Definition n_name := Name "name".
Definition n_description := Name "description".
Definition n_reference := Name "reference".
Definition n_source := Name "source".
Definition n_channel := Name "channel".
Definition n_restored := Name "restored".
Definition n_classifier := Name "classifier".
Definition n_distortion := Name "distortion".
Definition n_perception := Name "perception".
Definition n_alphabet := Name "alphabet".
Definition n_classes := Name "classes".
Definition n_class_names := Name "classNames".
Definition n_counts := Name "counts".
Definition n_prior := Name "prior".
Definition n_pmf := Name "pmf".
Definition n_outputs := Name "outputs".
Definition n_matrix := Name "matrix".
Definition n_bayes := Name "bayes".
Definition n_retrained := Name "retrained".
Definition n_hamming := Name "hamming".
Definition n_squared_error := Name "squared-error".
Definition n_absolute_error := Name "absolute-error".
Definition n_transport := Name "transport".
Definition n_witnesses := Name "witnesses".
Definition n_mmd_squared := Name "mmd-squared".
Definition n_minimum := Name "minimum".
Definition n_total_variation := Name "total-variation".
Definition n_wasserstein_1 := Name "wasserstein-1".
Definition n_wasserstein_2_squared := Name "wasserstein-2-squared".
Definition n_wasserstein_2 := Name "wasserstein-2".
Definition n_chebyshev := Name "chebyshev".
Definition n_kolmogorov_smirnov := Name "kolmogorov-smirnov".
Definition n_kullback_leibler := Name "kullback-leibler".
Definition n_reverse_kullback_leibler := Name "reverse-kullback-leibler".
Definition n_chi_squared := Name "chi-squared".
Definition n_reverse_chi_squared := Name "reverse-chi-squared".
Definition n_jensen_shannon := Name "jensen-shannon".
Definition n_squared_hellinger := Name "squared-hellinger".
Local Close Scope string_scope.

Definition named_distortions : seq (name * distortion_file) :=
  [:: (n_hamming, Hamming); (n_squared_error, SquaredError); (n_absolute_error, AbsoluteError)].
Definition named_perceptions : seq (name * perception_file) :=
  [:: (n_total_variation, ByTotalVariation); (n_wasserstein_1, ByWasserstein1);
      (n_wasserstein_2_squared, ByWasserstein2Squared); (n_wasserstein_2, ByWasserstein2);
      (n_chebyshev, ByChebyshev); (n_kolmogorov_smirnov, ByKolmogorovSmirnov);
      (n_kullback_leibler, ByFDivergence KullbackLeibler);
      (n_reverse_kullback_leibler, ByFDivergence ReverseKullbackLeibler);
      (n_chi_squared, ByFDivergence ChiSquared); (n_reverse_chi_squared, ByFDivergence ReverseChiSquared);
      (n_jensen_shannon, ByFDivergence JensenShannon); (n_squared_hellinger, ByFDivergence SquaredHellinger)].

(** The number of each restored letter among the union letters, and how many of these there are. *)
Definition unite_one (source : seq name) (s : nat * seq nat) (letter : name) : nat * seq nat :=
  match find_name letter source with
  | Some x => (s.1, x :: s.2)
  | None => (s.1.+1, s.1 :: s.2)
  end.
Definition unite (source restored : seq name) : nat * seq nat :=
  let: (n, hs) := List.fold_left (unite_one source) restored (count_of source, [::]) in (n, reverse hs).

Section File.
Variable t : text.

Definition class_at (letters : nat) (w : place) (v : json) : read class_file :=
  l <- an_object [:: n_name; n_prior; n_pmf] [::] v w;
  name <- a_text t (get n_name l) (Key n_name :: w);
  prior <- rational t (get n_prior l) (Key n_prior :: w);
  pmf <- rationals t letters (get n_pmf l) (Key n_pmf :: w);
  _ <- probabilities pmf (Key n_pmf :: w);
  Read (ClassFile name prior pmf).

Definition limit_classes (classes letters : nat) (w : place) : read unit :=
  _ <- ensure (Nat.ltb 0 classes) w "expected at least one class";
  _ <- ensure (N.leb (N.of_nat classes) most_letters) w "more classes than the checker reads";
  limit_entries classes letters w.

Definition by_classes (v : json) (w : place) : read (seq name * source_file) :=
  l <- an_object [:: n_alphabet; n_classes] [::] v w;
  alphabet <- some_names t (get n_alphabet l) (Key n_alphabet :: w);
  let w' := Key n_classes :: w in
  let letters := count_of alphabet in
  given <- a_list (get n_classes l) w';
  _ <- limit_classes (count_of given) letters w';
  classes <- read_entries (class_at letters) w' given;
  _ <- ensure (distinct (each k_name classes)) w' "expected each class once";
  _ <- probabilities (each k_prior classes) w';
  Read (alphabet, ByClasses classes).

(** A whole number >= 0. *)
Definition is_count (q : Q) : bool := if Z.eqb (denominator q) 1 then ~~ is_negative q else false.
Definition counts_are (w : place) (row : seq Q) : read unit :=
  _ <- read_entries (fun w' q => ensure (is_count q) w' "expected a count") w row; Read tt.

Definition by_counts (v : json) (w : place) : read (seq name * source_file) :=
  l <- an_object [:: n_alphabet; n_class_names; n_counts] [::] v w;
  alphabet <- some_names t (get n_alphabet l) (Key n_alphabet :: w);
  classes <- some_names t (get n_class_names l) (Key n_class_names :: w);
  let w' := Key n_counts :: w in
  counts <- matrix t (count_of classes) (count_of alphabet) (get n_counts l) w';
  _ <- read_entries counts_are w' counts;
  _ <- ensure (List.existsb (List.existsb is_positive) counts) w' "expected at least one count other than 0";
  Read (alphabet, ByCounts classes counts).

Definition source_at (v : json) (w : place) : read (seq name * source_file) :=
  if has_key n_counts v then by_counts v w else by_classes v w.

Definition channel_at (letters : nat) (v : json) (w : place) : read (seq name * seq (seq Q)) :=
  l <- an_object [:: n_outputs; n_matrix] [::] v w;
  outputs <- some_names t (get n_outputs l) (Key n_outputs :: w);
  rows <- stochastic t letters (count_of outputs) (get n_matrix l) (Key n_matrix :: w);
  Read (outputs, rows).

Definition restored_at (alphabet : seq name) (v : option json) (w : place) : read (seq name) :=
  match v with
  | None => Read alphabet
  | Some v =>
    l <- an_object [:: n_alphabet] [::] v w;
    some_names t (get n_alphabet l) (Key n_alphabet :: w)
  end.

Definition classifier_at (restored : nat) (v : json) (w : place) : read classifier_file :=
  if is_text t v n_retrained then Read Retrained
  else if is_text t v n_bayes then Read BayesRule
  else
    l <- a_list_of restored v w;
    names <- read_entries (fun w' one => a_text t one w') w l;
    Read (ByNames names).

(** A matrix of numbers >= 0. *)
Definition costs_at (m n : nat) (v : json) (w : place) : read (seq (seq Q)) :=
  rows <- matrix t m n v w;
  _ <- read_entries (fun w' row => non_negative row w') w rows;
  Read rows.

Definition distortion_at (letters restored : nat) (v : json) (w : place) : read distortion_file :=
  match v with
  | JString i j =>
    match lookup (string_at t i j) named_distortions with
    | Some d => Read d
    | None => Refused w "expected the name of a distortion"
    end
  | _ =>
    l <- an_object [:: n_matrix] [::] v w;
    m <- costs_at letters restored (get n_matrix l) (Key n_matrix :: w);
    Read (Costs m)
  end.

(** The sizes that a divergence is read with. *)
Record sizes := Sizes { s_letters : nat; s_restored : nat; s_union : nat }.

Definition witnesses_at (s : sizes) (v : json) (w : place) : read perception_file :=
  l <- a_list v w;
  _ <- ensure (match l with [::] => false | _ => true end) w "expected at least one witness";
  m <- matrix t (count_of l) (s_union s) v w;
  Read (ByWitnesses m).

(** One key and its value. *)
Definition given_divergence (s : sizes) (k : name) (v : json) (w : place) : read perception_file :=
  if same k n_transport then m <- costs_at (s_restored s) (s_letters s) v w; Read (ByTransport m)
  else if same k n_witnesses then witnesses_at s v w
  else if same k n_mmd_squared then m <- matrix t (s_union s) (s_union s) v w; Read (ByKernel m)
  else Refused w "expected a divergence".

Fixpoint perception_at (s : sizes) (v : json) (w : place) : read perception_file :=
  match v with
  | JString i j =>
    match lookup (string_at t i j) named_perceptions with
    | Some d => Read d
    | None => Refused w "expected the name of a divergence"
    end
  | JObject [:: (k, u)] =>
    if same k n_minimum then
      match u with
      | JList [:: a; b] =>
        first <- perception_at s a (Entry 0 :: Key k :: w);
        second <- perception_at s b (Entry 1 :: Key k :: w);
        Read (ByMinimum first second)
      | _ => Refused (Key k :: w) "expected two divergences"
      end
    else given_divergence s k u (Key k :: w)
  | _ => Refused w "expected a divergence"
  end.

(** The divergences of which d is the least, in their order. *)
Fixpoint parts_of (d : perception_file) (rest : seq perception_file) : seq perception_file :=
  match d with
  | ByMinimum a b => parts_of a (parts_of b rest)
  | _ => d :: rest
  end.

Definition optional_text (v : option json) (w : place) : read unit :=
  match v with None => Read tt | Some v => _ <- a_text t v w; Read tt end.

Definition problem_at (v : json) (w : place) : read problem_file :=
  l <- an_object [:: n_format; n_name; n_source; n_channel; n_classifier; n_distortion; n_perception]
    [:: n_restored; n_description; n_reference] v w;
  _ <- ensure (is_text t (get n_format l) n_problem_format) (Key n_format :: w) "expected ""exact-cdp/problem@1""";
  name <- a_text t (get n_name l) (Key n_name :: w);
  _ <- optional_text (maybe n_description l) (Key n_description :: w);
  _ <- optional_text (maybe n_reference l) (Key n_reference :: w);
  source <- source_at (get n_source l) (Key n_source :: w);
  let: (alphabet, masses) := source in
  let letters := count_of alphabet in
  channel <- channel_at letters (get n_channel l) (Key n_channel :: w);
  restored <- restored_at alphabet (maybe n_restored l) (Key n_restored :: w);
  let nH := count_of restored in
  _ <- limit_entries letters nH w;
  _ <- limit_entries (count_of channel.1) nH w;
  _ <- limit_entries (count_of (class_names masses)) (count_of channel.1) w;
  classifier <- classifier_at nH (get n_classifier l) (Key n_classifier :: w);
  distortion <- distortion_at letters nH (get n_distortion l) (Key n_distortion :: w);
  let w' := Key n_perception :: w in
  perception <- perception_at (Sizes letters nH (unite alphabet restored).1) (get n_perception l) w';
  _ <- ensure (Nat.leb (count_of (parts_of perception [::])) 16) w' "a minimum of more than 16 divergences";
  Read (ProblemFile name alphabet masses channel.1 channel.2 restored classifier distortion perception).

End File.
