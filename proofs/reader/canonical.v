(** The canonical text of a problem (docs/formats.md, "The canonical problem"), and its hash.

    [canonical_problem] is the object, [canonical_text] its bytes: keys in the order of their
    UTF-16 code units, no white space, strings as JSON.stringify prints them, in UTF-8. *)
From Coq Require Import String NArith ZArith QArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types.
From ExactCdp.reader Require Import text json rationals problem_file sha256.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

Inductive tree_text :=
  | TextOf (s : name)
  | ListOf (l : seq tree_text)
  | ObjectOf (l : seq (name * tree_text)).

(** ** Numbers *)

(** The decimal digits of n before what is done; n has fewer than [fuel] binary digits. *)
Fixpoint decimal_from (fuel : nat) (n : N) (done : name) : name :=
  match fuel with
  | O => done
  | S f =>
    let: (q, r) := N.div_eucl n 10 in
    let done' := (c_0 + N.to_nat r) :: done in
    if N.eqb q 0 then done' else decimal_from f q done'
  end.
Definition decimal (n : N) (done : name) : name := decimal_from (N.to_nat (N.size n)).+1 n done.
Definition integer (z : Z) (done : name) : name :=
  if Z.ltb z 0 then c_minus :: decimal (Z.abs_N z) done else decimal (Z.abs_N z) done.
(** "p/q", or "p" where q is 1. *)
Definition rational_text (q : Q) : name :=
  if Pos.eqb (Qden q) 1 then integer (Qnum q) [::]
  else integer (Qnum q) (c_slash :: decimal (Npos (Qden q)) [::]).

(** ** Texts, the last byte first *)

Definition hex_code (d : nat) : nat := if Nat.ltb d 10 then c_0 + d else c_a + (d - 10).
Definition put_hex4 (c : nat) (done : name) : name :=
  hex_code (Nat.modulo c 16) :: hex_code (Nat.modulo (Nat.div c 16) 16)
    :: hex_code (Nat.modulo (Nat.div c 256) 16) :: hex_code (Nat.div c two_12) :: done.
Definition put_escape (c : nat) (done : name) : name := put_hex4 c (c_u :: c_backslash :: done).

Definition is_high (c : nat) : bool := between first_high first_low c.
Definition is_low (c : nat) : bool := between first_low (first_low + two_10) c.

(** A code unit that is no half of a pair. No unit of a file is [two_16] or more; where such a number
    would go is said so that texts differ wherever lists of numbers do. *)
Definition put_unit (c : nat) (done : name) : name :=
  if Nat.eqb c c_quote then c_quote :: c_backslash :: done
  else if Nat.eqb c c_backslash then c_backslash :: c_backslash :: done
  else if Nat.eqb c 8 then c_b :: c_backslash :: done
  else if Nat.eqb c 12 then c_f :: c_backslash :: done
  else if Nat.eqb c c_line then c_n :: c_backslash :: done
  else if Nat.eqb c c_return then c_r :: c_backslash :: done
  else if Nat.eqb c c_tab then c_t :: c_backslash :: done
  else if Nat.ltb c c_space then put_escape c done
  else if Nat.ltb c u_80 then c :: done
  else if Nat.ltb c (32 * u_64) then (u_80 + Nat.modulo c u_64) :: (u_C0 + Nat.div c u_64) :: done
  else if between first_high (first_low + two_10) c then put_escape c done
  else if Nat.leb two_16 c then c :: done
  else
    (u_80 + Nat.modulo c u_64) :: (u_80 + Nat.modulo (Nat.div c u_64) u_64)
      :: (u_E0 + Nat.div c two_12) :: done.
Definition put_pair (high low : nat) (done : name) : name :=
  let c := (high - first_high) * two_10 + (low - first_low) + two_16 in
  (u_80 + Nat.modulo c u_64) :: (u_80 + Nat.modulo (Nat.div c u_64) u_64)
    :: (u_80 + Nat.modulo (Nat.div c two_12) u_64) :: (u_F0 + Nat.div c (two_12 * u_64)) :: done.

Fixpoint put_units (s : name) (done : name) : name :=
  match s with
  | [::] => done
  | c :: s' =>
    if is_high c then
      match s' with
      | d :: s2 => if is_low d then put_units s2 (put_pair c d done) else put_units s' (put_unit c done)
      | [::] => put_unit c done
      end
    else put_units s' (put_unit c done)
  end.
Definition put_text (s : name) (done : name) : name := c_quote :: put_units s (c_quote :: done).

(** ** Trees *)

Fixpoint insert (kv : name * tree_text) (l : seq (name * tree_text)) : seq (name * tree_text) :=
  match l with
  | [::] => [:: kv]
  | other :: l' => if before kv.1 other.1 then kv :: l else other :: insert kv l'
  end.
Definition in_order (l : seq (name * tree_text)) : seq (name * tree_text) := List.fold_right insert [::] l.

(** The objects of the canonical problem, with their keys in order. *)
Definition object_text (l : seq (name * tree_text)) : tree_text := ObjectOf (in_order l).

Fixpoint put_tree (v : tree_text) (done : name) : name :=
  match v with
  | TextOf s => put_text s done
  | ListOf l =>
    let fix put_rest (l : seq tree_text) (done : name) : name :=
      match l with [::] => done | u :: l' => put_rest l' (put_tree u (c_comma :: done)) end in
    c_unbracket ::
      match l with
      | [::] => c_bracket :: done
      | u :: l' => put_rest l' (put_tree u (c_bracket :: done))
      end
  | ObjectOf l =>
    let fix put_rest (l : seq (name * tree_text)) (done : name) : name :=
      match l with
      | [::] => done
      | (k, u) :: l' => put_rest l' (put_tree u (c_colon :: put_text k (c_comma :: done)))
      end in
    c_unbrace ::
      match l with
      | [::] => c_brace :: done
      | (k, u) :: l' => put_rest l' (put_tree u (c_colon :: put_text k (c_brace :: done)))
      end
  end.

Definition bytes_of (v : tree_text) : seq nat := reverse (put_tree v [::]).

(** ** The canonical problem *)

Definition names_text (l : seq name) : tree_text := ListOf (each TextOf l).
Definition row_text (l : seq Q) : tree_text := ListOf (each (fun q => TextOf (rational_text q)) l).
Definition matrix_text (m : seq (seq Q)) : tree_text := ListOf (each row_text m).

Definition class_text (k : class_file) : tree_text :=
  object_text [:: (n_name, TextOf (k_name k)); (n_prior, TextOf (rational_text (k_prior k)));
                  (n_pmf, row_text (k_pmf k))].
Definition source_text (alphabet : seq name) (s : source_file) : tree_text :=
  match s with
  | ByClasses l =>
    object_text [:: (n_alphabet, names_text alphabet); (n_classes, ListOf (each class_text l))]
  | ByCounts classes counts =>
    object_text [:: (n_alphabet, names_text alphabet); (n_class_names, names_text classes);
                    (n_counts, matrix_text counts)]
  end.
Definition classifier_text (c : classifier_file) : tree_text :=
  match c with ByNames l => names_text l | BayesRule => TextOf n_bayes | Retrained => TextOf n_retrained end.
Definition distortion_text (d : distortion_file) : tree_text :=
  match d with
  | Hamming => TextOf n_hamming
  | SquaredError => TextOf n_squared_error
  | AbsoluteError => TextOf n_absolute_error
  | Costs m => object_text [:: (n_matrix, matrix_text m)]
  end.
Definition f_kind_text (k : f_kind) : name :=
  match k with
  | KullbackLeibler => n_kullback_leibler
  | ReverseKullbackLeibler => n_reverse_kullback_leibler
  | ChiSquared => n_chi_squared
  | ReverseChiSquared => n_reverse_chi_squared
  | JensenShannon => n_jensen_shannon
  | SquaredHellinger => n_squared_hellinger
  end.
Fixpoint perception_text (d : perception_file) : tree_text :=
  match d with
  | ByTotalVariation => TextOf n_total_variation
  | ByWasserstein1 => TextOf n_wasserstein_1
  | ByWasserstein2Squared => TextOf n_wasserstein_2_squared
  | ByWasserstein2 => TextOf n_wasserstein_2
  | ByChebyshev => TextOf n_chebyshev
  | ByKolmogorovSmirnov => TextOf n_kolmogorov_smirnov
  | ByFDivergence k => TextOf (f_kind_text k)
  | ByTransport m => object_text [:: (n_transport, matrix_text m)]
  | ByWitnesses m => object_text [:: (n_witnesses, matrix_text m)]
  | ByKernel m => object_text [:: (n_mmd_squared, matrix_text m)]
  | ByMinimum a b => object_text [:: (n_minimum, ListOf [:: perception_text a; perception_text b])]
  end.

Definition canonical_problem (f : problem_file) : tree_text :=
  object_text
    [:: (n_format, TextOf n_problem_format); (n_name, TextOf (f_name f));
        (n_source, source_text (f_alphabet f) (f_source f));
        (n_channel, object_text [:: (n_outputs, names_text (f_outputs f)); (n_matrix, matrix_text (f_channel f))]);
        (n_restored, object_text [:: (n_alphabet, names_text (f_restored f))]);
        (n_classifier, classifier_text (f_classifier f));
        (n_distortion, distortion_text (f_distortion f));
        (n_perception, perception_text (f_perception f))].

Definition canonical_text (f : problem_file) : seq nat := bytes_of (canonical_problem f).
Definition problem_hash (f : problem_file) : name := sha256_hex (canonical_text f).
