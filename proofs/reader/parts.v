(** The parts of evidence: rows of masses, restorers with their couplings, planes with their
    cuts, trees and symmetries. Only their form is read here; checkers decide what they prove. *)
From Coq Require Import String NArith QArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types.
From ExactCdp.reader Require Import text json rationals strict problem_file meaning.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

Local Open Scope string_scope.
Definition n_restorer := Name "restorer".
Definition n_coupling := Name "coupling".
Definition n_plane := Name "plane".
Definition n_multipliers := Name "multipliers".
Definition n_cut := Name "cut".
Definition n_rows := Name "rows".
Definition n_smooth := Name "smooth".
Definition n_pinned := Name "pinned".
Definition n_none := Name "none".
Definition n_slopes := Name "slopes".
Definition n_constant := Name "constant".
Definition n_tangent := Name "tangent".
Definition n_farkas := Name "farkas".
Definition n_symmetry := Name "symmetry".
Definition n_letter := Name "letter".
Definition n_letters := Name "letters".
Definition n_inputs := Name "inputs".
Local Close Scope string_scope.

(** ** What a problem has *)

Definition letters_of (p : problem) : seq name := f_alphabet (p_file p).
Definition restored_of (p : problem) : seq name := f_restored (p_file p).
Definition outputs_of (p : problem) : seq name := f_outputs (p_file p).
Definition how_many_letters (p : problem) : nat := nX (base (p_meaning p)).
Definition how_many_restored (p : problem) : nat := nH (base (p_meaning p)).
Definition how_many_outputs (p : problem) : nat := nY (base (p_meaning p)).
Definition how_many_classes (p : problem) : nat := nK (base (p_meaning p)).
Definition retrains (p : problem) : bool := retrained (p_meaning p).
Definition several (p : problem) : bool := match p_asks p with _ :: _ :: _ => true | _ => false end.
(** The only divergence of a problem with a fixed classifier. *)
Definition only_case (p : problem) : option asks :=
  match p_asks p with [:: a] => if retrains p then None else Some a | _ => None end.

Section File.
Variables (t : text) (p : problem).
Let nX := how_many_letters p.
Let nH := how_many_restored p.
Let nY := how_many_outputs p.
Let nK := how_many_classes p.

(** ** Rows of masses *)

(** A dense row without its zeros. *)
Fixpoint without_zeros (i : nat) (l : seq Q) (done : masses) : masses :=
  match l with
  | [::] => reverse done
  | q :: l' => without_zeros i.+1 l' (if is_zero q then done else (i, q) :: done)
  end.

Definition mass_at (width : nat) (w : place) (kv : name * json) : read (nat * Q) :=
  let w' := Key kv.1 :: w in
  i <- below width (position_of kv.1) w';
  q <- rational t kv.2 w';
  _ <- ensure (is_positive q) w' "expected a mass > 0 (others are left out)";
  Read (i, q).
Definition masses_at (width : nat) (w : place) (v : json) : read masses :=
  match v with
  | JObject l => read_each (fun _ kv => mass_at width w kv) l
  | _ =>
    l <- rationals t width v w;
    _ <- non_negative l w;
    Read (without_zeros 0 l [::])
  end.
Definition rows_at (height width : nat) (v : json) (w : place) : read (seq masses) :=
  l <- a_list_of height v w;
  read_entries (masses_at width) w l.

(** ** Restorers *)

(** A coupling that stands in the file: a row per restored letter over the source letters. *)
Definition coupling_at (v : json) (w : place) : read coupling :=
  rows <- rows_at nH nX v w; Read (Given rows).

(** Whether the evidence has a coupling: where d is compared and has no formula. *)
Definition has_coupling (a : asks) (compared : bool) : bool :=
  match a with AsksCoupling => compared | _ => false end.
Definition coupling_key (a : asks) (compared : bool) : seq name :=
  if has_coupling a compared then [:: n_coupling] else [::].
Definition coupling_in (a : asks) (compared : bool) (l : seq (name * json)) (w : place) : read coupling :=
  if compared then
    match a with
    | AsksCoupling => coupling_at (get n_coupling l) (Key n_coupling :: w)
    | AsksMonotone xs hs => Read (Monotone xs hs)
    | _ => Read NoCoupling
    end
  else Read NoCoupling.

(** The restorer of an object with the keys [restorer] and perhaps [coupling]; a row per output, of
    which there are n. *)
Definition restoring_in (n : nat) (a : asks) (compared : bool) (l : seq (name * json)) (w : place) : read restoring :=
  rows <- rows_at n nH (get n_restorer l) (Key n_restorer :: w);
  c <- coupling_in a compared l w;
  Read (Restoring rows c).

(** ** Planes *)

Definition optional_rationals (n : nat) (k : name) (l : seq (name * json)) (w : place) : read (seq Q) :=
  match maybe k l with
  | None => Read [::]
  | Some v => rationals t n v (Key k :: w)
  end.

Definition transport_cut (v : json) (w : place) : read cut :=
  l <- an_object [:: n_transport] [::] v w;
  let w' := Key n_transport :: w in
  m <- an_object [:: n_restored] [:: n_source] (get n_transport l) w';
  source <- optional_rationals nX n_source m w';
  restored <- rationals t nH (get n_restored m) (Key n_restored :: w');
  Read (TransportCut source restored).

Definition witness_cut (n : nat) (v : json) (w : place) : read cut :=
  l <- an_object [:: n_witnesses] [::] v w;
  m <- rationals t n (get n_witnesses l) (Key n_witnesses :: w);
  Read (WitnessCut m).

Definition slopes_cut (v : json) (w : place) : read cut :=
  l <- an_object [:: n_slopes; n_constant] [::] v w;
  s <- rationals t nH (get n_slopes l) (Key n_slopes :: w);
  c <- rational t (get n_constant l) (Key n_constant :: w);
  Read (SlopesCut s c).
Definition tangent_cut (v : json) (w : place) : read cut :=
  l <- an_object [:: n_tangent] [::] v w;
  r <- rationals t (p_union p) (get n_tangent l) (Key n_tangent :: w);
  Read (TangentCut r).
Definition smooth_cut (read_it : json -> place -> read cut) (v : json) (w : place) : read cut :=
  if has_key n_pinned v then Unread "a pinned cut"
  else
    l <- an_object [:: n_smooth] [::] v w;
    let u := get n_smooth l in
    if is_text t u n_none then Read NoCut else read_it u (Key n_smooth :: w).

Definition cut_at (a : asks) (v : json) (w : place) : read cut :=
  match a with
  | AsksNothing | AsksMonotone _ _ | AsksCoupling => transport_cut v w
  | AsksWeights n => witness_cut n v w
  | AsksSlopes => smooth_cut slopes_cut v w
  | AsksTangent => smooth_cut tangent_cut v w
  end.

Definition multipliers_at (v : json) (w : place) : read (Q * Q) :=
  l <- an_object [:: n_distortion; n_perception] [::] v w;
  a <- rational t (get n_distortion l) (Key n_distortion :: w);
  b <- rational t (get n_perception l) (Key n_perception :: w);
  Read (a, b).

Definition multiplier (q : Q) (w : place) : read unit := ensure (~~ is_negative q) w "expected a multiplier >= 0".

Definition plane_at (a : asks) (v : json) (w : place) : read plane :=
  l <- an_object [:: n_multipliers; n_cut] [:: n_rows] v w;
  let w' := Key n_multipliers :: w in
  m <- multipliers_at (get n_multipliers l) w';
  _ <- multiplier m.1 (Key n_distortion :: w');
  _ <- multiplier m.2 (Key n_perception :: w');
  rows <- optional_rationals nY n_rows l w;
  c <- cut_at a (get n_cut l) (Key n_cut :: w);
  Read (Plane m.1 m.2 rows c).

(** The plane under a key that is the only one. *)
Definition only_plane (k : name) (a : asks) (v : json) (w : place) : read plane :=
  l <- an_object [:: k] [::] v w;
  plane_at a (get k l) (Key k :: w).

(** ** Trees *)

(** A tree of at most so many levels, for one divergence, with so many symmetries. *)
Fixpoint tree_at (levels symmetries : nat) (a : asks) (v : json) (w : place) : read tree :=
  if has_key n_plane v then pl <- only_plane n_plane a v w; Read (LeafPlane pl)
  else if has_key n_farkas v then pl <- only_plane n_farkas a v w; Read (LeafFarkas pl)
  else if has_key n_symmetry v then
    l <- an_object [:: n_symmetry] [::] v w;
    i <- position t symmetries (get n_symmetry l) (Key n_symmetry :: w);
    Read (LeafSymmetry i)
  else
    l <- an_object [:: n_letter; n_classes] [::] v w;
    h <- named t (restored_of p) (get n_letter l) (Key n_letter :: w);
    let w' := Key n_classes :: w in
    branches <- a_list_of nK (get n_classes l) w';
    match levels with
    | O => Refused w "a tree that is too deep"
    | S m =>
      trees <- read_entries (fun w2 one => tree_at m symmetries a one w2) w' branches;
      Read (Split h trees)
    end.

Definition trees_at (symmetries : nat) (v : json) (w : place) : read (seq tree) :=
  l <- a_list_of (count_of (p_asks p)) v w;
  read_each (fun i one => tree_at deepest symmetries one.1 one.2 (Entry i :: w)) (both (p_asks p) l).

(** Images of the positions below n, each position once. *)
Definition images_at (n : nat) (k : name) (l : seq (name * json)) (w : place) : read (seq nat) :=
  let w' := Key k :: w in
  given <- a_list_of n (get k l) w';
  images <- read_entries (fun w2 one => position t n one w2) w' given;
  _ <- ensure (distinct (each (fun i => [:: i]) images)) w' "expected each position once";
  Read images.

Definition symmetry_at (w : place) (v : json) : read symmetry :=
  l <- an_object [:: n_letters; n_inputs; n_outputs; n_classes] [::] v w;
  letters <- images_at nH n_letters l w;
  inputs <- images_at nX n_inputs l w;
  outputs <- images_at nY n_outputs l w;
  classes <- images_at nK n_classes l w;
  Read (Symmetry letters inputs outputs classes).

End File.
