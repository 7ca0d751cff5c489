(** The statement [bayes-risks]: the Bayes risks of X and of Y, whether they are equal, and
    whether every two letters that share an output share an optimal class.

    [bayes_risks_are] is what the statement says; [check_bayes_risks] checks what
    docs/formats.md asks, whose conditions the numbers in comments are. Soundness is in
    bayes_sound.v. That one optimal class for all inputs of an output explains equality,
    and inputs without one a gap, is [bayes_risk_equality_K] of theories/theorem2.v. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem theorem2.
From ExactCdp.checker Require Import types lists rational tables data.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** The statement *)

Definition bayes_risks_are (p : raw_problem) (source degraded gap : Q) (equality : bool)
    (pairwise_holds : option bool) : Prop :=
  check_problem p /\ forall F : realFieldType, let I := meaning_problem F p in
    [/\ epsX I = toF source, epsY I = toF degraded, epsY I - epsX I = toF gap,
        epsX I = epsY I <-> equality &
        forall holds, pairwise_holds = Some holds -> (pairwise I <-> holds)].

(** ** The check *)

(** 1: the class of every observation is one with the largest mass; the sum of these
    masses. A column per observation holds the masses of the classes. *)
Definition is_largest (col : seq Z) (k : nat) : bool :=
  let m := nth Z0 col k in Nat.ltb k (tsize col) && all (fun a => Z.leb a m) col.
Fixpoint largest_sum (s : Z) (cols : seq (seq Z)) (rule : seq nat) : option Z :=
  match cols, rule with
  | c :: cols', k :: rule' =>
      if is_largest c k then largest_sum (Z.add s (nth Z0 c k)) cols' rule' else None
  | [::], [::] => Some s
  | _, _ => None
  end.

(** The optimal classes of a letter of positive mass, by its masses. *)
Definition optimal_classes (col : seq Z) : seq bool :=
  let m := foldl zmax Z0 col in tmap (Z.leb m) col.
Definition has_mass (col : seq Z) : bool := has (fun a => ~~ Z.eqb a Z0) col.

(** The inputs of an output, whose column of the channel is [col], with their optimal
    classes; letters are counted from i on. *)
Fixpoint inputs_from (i : nat) (letters : seq (bool * seq bool)) (col : seq Z) : seq (nat * seq bool) :=
  match letters, col with
  | (pos, opt) :: letters', w :: col' =>
      if pos && ~~ Z.eqb w Z0 then (i, opt) :: inputs_from i.+1 letters' col'
      else inputs_from i.+1 letters' col'
  | _, _ => [::]
  end.

(** 2: classes that are optimal for all inputs, one for every output that has inputs. *)
Definition is_empty (T : Type) (s : seq T) : bool := if s is [::] then true else false.
Definition check_common (inputs : seq (seq (nat * seq bool))) (given : seq (nat * nat)) : bool :=
  [&& Nat.eqb (tsize given) (count (fun s => ~~ is_empty s) inputs), distinct (tmap fst given) &
      all (fun yk => let s := nth [::] inputs yk.1 in
             ~~ is_empty s && all (fun xo => nth false xo.2 yk.2) s) given].

(** Different inputs of an output without a common optimal class. *)
Fixpoint both (u v : seq bool) : seq bool :=
  match u, v with
  | a :: u', b :: v' => (a && b) :: both u' v'
  | _, _ => [::]
  end.
Fixpoint classes_of (inputs : seq (nat * seq bool)) (x : nat) : option (seq bool) :=
  if inputs is xo :: inputs' then if Nat.eqb xo.1 x then Some xo.2 else classes_of inputs' x else None.
Fixpoint common_of (inputs : seq (nat * seq bool)) (given : seq nat) (opt : seq bool) : option (seq bool) :=
  if given is x :: given' then
    if classes_of inputs x is Some o then common_of inputs given' (both opt o) else None
  else Some opt.
Definition check_violation (n : nat) (inputs : seq (seq (nat * seq bool))) (v : bayes_violation) : bool :=
  distinct (b_inputs v) &&
  if common_of (nth [::] inputs (b_output v)) (b_inputs v) (trepeat true n) is Some opt then ~~ has id opt
  else false.

(** 3: every two inputs of every output have an optimal class in common. Inputs with the
    same optimal classes count once. *)
Fixpoint same_classes (u v : seq bool) : bool :=
  match u, v with
  | a :: u', b :: v' => (if a then b else ~~ b) && same_classes u' v'
  | [::], [::] => true
  | _, _ => false
  end.
Definition distinct_classes (s : seq (nat * seq bool)) : seq (seq bool) :=
  foldl (fun found xo => if has (same_classes xo.2) found then found else xo.2 :: found) [::] s.
Definition check_pairs (inputs : seq (nat * seq bool)) : bool :=
  let found := distinct_classes inputs in all (fun u => all (fun v => has id (both u v)) found) found.

Definition check_bayes_risks (p : raw_problem) (source degraded gap : Q) (equality : bool)
    (pairwise_holds : option bool) (ev : bayes_evidence) : bool :=
  let J := table_of (r_joint p) in
  let W := table_of (r_chan p) in
  let letters := columns (nX p) (t_rows J) in
  let outputs := columns (nY p) (tmap (fun a => combine (nY p) a (t_rows W)) (t_rows J)) in
  let seen := tmap (fun c => (has_mass c, optimal_classes c)) letters in
  let inputs := tmap (inputs_from 0 seen) (columns (nY p) (t_rows W)) in
  [&& if largest_sum Z0 letters (b_source_rule ev) is Some s
        then qeq source (qsub q1 (s # t_over J)) else false,
      if largest_sum Z0 outputs (b_degraded_rule ev) is Some s
        then qeq degraded (qsub q1 (s # Pos.mul (t_over J) (t_over W))) else false,
      qeq gap (qsub degraded source),
      eqb equality (qeq gap q0),
      match equality, b_common ev, b_violation ev with
      | true, Some given, None => check_common inputs given
      | false, None, Some v => check_violation (nK p) inputs v
      | _, _, _ => false
      end &
      match pairwise_holds, b_pairwise_violation ev with
      | None, None => true
      | Some true, None => all check_pairs inputs
      | Some false, Some v => Nat.eqb (tsize (b_inputs v)) 2 && check_violation (nK p) inputs v
      | _, _ => false
      end].

(** ** What its parts compute *)

Lemma bothP u v k : nth false (both u v) k -> nth false u k && nth false v k.
Proof. by elim: u v k => [|a u IH] [|b v] [|k] //= /IH. Qed.

Lemma both_nth u v k : nth false u k -> nth false v k -> nth false (both u v) k.
Proof. by elim: u v k => [|a u IH] [|b v] [|k] //= => [-> ->|] //; apply: IH. Qed.

Lemma has_nth_id u : has id u -> exists2 k, (k < size u)%N & nth false u k.
Proof. by move=> /(has_nthP false)[k lt_k u_k]; exists k. Qed.

Lemma same_classesP u v : same_classes u v -> u = v.
Proof. by elim: u v => [|a u IH] [|b v] //= /andP[eq_ab /IH ->]; case: a b eq_ab => [] []. Qed.

Lemma inputs_fromP i letters col x opt :
  List.In (x, opt) (inputs_from i letters col) ->
  exists j, [/\ x = (i + j)%N, (j < size letters)%N, nth (false, [::]) letters j = (true, opt) & nth Z0 col j <> Z0].
Proof.
elim: letters i col => [|[pos o] letters IH] i [|w col] //=.
have step : List.In (x, opt) (inputs_from i.+1 letters col) -> exists j, [/\ x = (i + j)%N,
    (j < (size letters).+1)%N, nth (false, [::]) ((pos, o) :: letters) j = (true, opt) & nth Z0 (w :: col) j <> Z0].
  by case/IH=> j [-> lt_j eq_j w_j]; exists j.+1; rewrite addnS -addSn; split.
case: ifP => // /andP[pos_o w_neq0] [[<- <-]|//]; exists 0%N.
by rewrite addn0 pos_o; split=> //; apply/Z.eqb_neq/negbTE.
Qed.

Lemma inputs_from_nth i letters col j opt :
  nth (false, [::]) letters j = (true, opt) -> nth Z0 col j <> Z0 -> (j < size col)%N ->
  List.In ((i + j)%N, opt) (inputs_from i letters col).
Proof.
elim: letters i col j => [|[pos o] letters IH] i [|w col] [|j] //=.
  by case=> -> ->; rewrite addn0 => /Z.eqb_neq -> _; left.
move=> eq_j w_j lt_j; have := IH i.+1 col j eq_j w_j lt_j; rewrite addSnnS.
by case: ifP => // _ in_r; right.
Qed.

(** What was seen is found again. *)
Definition add_classes (found : seq (seq bool)) (xo : nat * seq bool) : seq (seq bool) :=
  if has (same_classes xo.2) found then found else xo.2 :: found.

Lemma has_same_classes u found : has (same_classes u) found -> List.In u found.
Proof. by elim: found => //= v found IH /orP[/same_classesP ->|/IH]; [left | right]. Qed.

Lemma add_classes_keep found s opt : List.In opt found -> List.In opt (foldl add_classes found s).
Proof.
elim: s found => //= xo s IH found found_opt; apply: IH; rewrite /add_classes.
by case: ifP => // _; right.
Qed.

Lemma distinct_classes_in s x opt : List.In (x, opt) s -> List.In opt (distinct_classes s).
Proof.
rewrite /distinct_classes -/(add_classes); elim: s [::] => //= xo s IH found [->|]; last exact: IH.
apply: add_classes_keep; rewrite /add_classes /=.
by case: ifP => [/has_same_classes|_]; last left.
Qed.

(** Two inputs of an output that passes have an optimal class in common. *)
Lemma check_pairs_sound s x u x' v : check_pairs s -> List.In (x, u) s -> List.In (x', v) s ->
  exists k, nth false u k && nth false v k.
Proof.
move=> ok /distinct_classes_in u_in /distinct_classes_in v_in.
have [k _ /bothP uv_k] := has_nth_id (all_In (all_In ok u_in) v_in).
by exists k.
Qed.

Lemma classes_ofP s x o : classes_of s x = Some o -> List.In (x, o) s.
Proof.
elim: s => //= -[y u] s IH /=; case: ifP => [/PeanoNat.Nat.eqb_eq -> [->]|_ /IH]; first by left.
by right.
Qed.

Lemma common_of_two s x x' opt o : common_of s [:: x; x'] opt = Some o ->
  exists u v, [/\ List.In (x, u) s, List.In (x', v) s & o = both (both opt u) v].
Proof.
rewrite /=; case eq_u: classes_of => [u|] //; case eq_v: classes_of => [v|] // [<-].
by exists u, v; split=> //; apply: classes_ofP.
Qed.
