(** The coefficients of a problem, computed once.

    [coefs_of p] has p_X, and for every output its mass, the distortions delta, the error of
    every class and the costs of the restored letters, all over one denominator; and what the
    divergence needs. [open_costs p c o] has other costs: those of the classes in [o], and where
    [o] leaves a class open the least over all classes.

    [exact F p c] says that [c] are the coefficients of [p] in theories/problem.v, [below F p c]
    that the costs are at most those of [p]. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types lists positions rational tables data.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** An output: its mass, the errors of the classes, and per restored letter distortion and
    cost, as lists and together as a tree. *)
Record output := Output {
  o_mass : Z;
  o_errors : seq Z;
  o_delta : seq Z;
  o_costs : seq Z;
  o_at : tree (Z * Z)
}.

(** The costs of a source letter: the largest, and per restored letter those that are less. *)
Record column := Column { most : Z; less : seq (option Z) }.

(** What a linear divergence needs.
    - [Shares own rest]: the mass of p_X on every restored letter, and on none;
    - [Costs d rows cols]: costs over d, a tree per restored letter;
    - [Tests dx dh means gH]: the means of the witnesses over p_X, in units of 1/dx of its own
      units, and the witnesses on the restored letters, over dh. *)
Inductive linear :=
  | Shares (own : seq Z) (rest : Z) (cols : seq column)
  | Costs (d : positive) (rows : seq (tree Z)) (cols : seq column)
  | Tests (dx dh : positive) (means : seq Z) (gH : seq (seq Z))
  | NotLinear.

Record coefficients := Coefficients {
  c_source : vec;         (* p_X *)
  c_over : positive;      (* of all numbers in the outputs *)
  c_outputs : seq output;
  c_linear : linear
}.

(** ** Their computation *)

Definition with_costs (mass : Z) (errors delta costs : seq Z) : output :=
  Output mass errors delta costs (spread (tmap2 pair delta costs)).

Definition least (s : seq Z) : Z := if s is a :: r then foldl zmin a r else Z0.
Definition largest (s : seq Z) : Z := if s is a :: r then foldl zmax a r else Z0.
Definition costs_of (errors : seq Z) (o : seq (option nat)) : seq Z :=
  let l := least errors in tmap (fun k => if k is Some k then nth Z0 errors k else l) o.

(** The output with the column [W] of the channel: delta = sum_x p_X(x) W(x) Delta(x,.), and the
    error of class k is p_Y - sum_x a(k,x) W(x). [d] is the denominator of Delta. *)
Definition output_of (nH : nat) (joint Delta : seq (seq Z)) (d : positive) (pX : seq Z)
    (o : seq (option nat)) (W : seq Z) : output :=
  let weights := tmap2 Z.mul pX W in
  let mass := zsum weights in
  let errors := tmap (fun a => Z.mul (Zpos d) (Z.sub mass (zdot a W))) joint in
  with_costs (Z.mul (Zpos d) mass) errors (combine nH weights Delta) (costs_of errors o).

Definition share (xs : seq nat) (pX : seq Z) (z : nat) : Z :=
  fold2 (fun s t a => if Nat.eqb t z then Z.add s a else s) Z0 xs pX.
Definition column_of (costs : seq Z) : column :=
  let m := largest costs in Column m (tmap (fun a => if Z.eqb a m then None else Some a) costs).
Definition mismatches (hs : seq nat) (z : nat) : column :=
  Column 1 (tmap (fun t => if Nat.eqb t z then Some Z0 else None) hs).

Definition linear_of (p : raw_problem) (pX : seq Z) : linear :=
  match r_perception p with
  | TotalVariation xs hs =>
      let own := tmap (share xs pX) hs in
      Shares own (Z.sub (zsum pX) (zsum own)) (tmap (mismatches hs) xs)
  | Transport rho =>
      let t := table_of rho in
      Costs (t_over t) (tmap (@spread Z) (t_rows t)) (tmap column_of (columns (nX p) (t_rows t)))
  | Witnesses gX gH =>
      let tX := table_of gX in let tH := table_of gH in
      Tests (t_over tX) (t_over tH) (tmap (fun g => zdot g pX) (t_rows tX)) (t_rows tH)
  | FDivergence _ _ _ | MeanDiscrepancy _ _ _ => NotLinear
  end.

Definition coefs_of (p : raw_problem) : coefficients :=
  let J := table_of (r_joint p) in
  let W := table_of (r_chan p) in
  let D := table_of (r_Delta p) in
  let pX := combine (nX p) (trepeat (Zpos xH) (nK p)) (t_rows J) in
  Coefficients (Vec (t_over J) pX) (Pos.mul (Pos.mul (t_over J) (t_over W)) (t_over D))
    (tmap (output_of (nH p) (t_rows J) (t_rows D) (t_over D) pX (tmap Some (r_label p)))
      (columns (nY p) (t_rows W)))
    (linear_of p pX).

Definition open_costs (p : raw_problem) (c : coefficients) (o : seq (option nat)) : coefficients :=
  Coefficients (c_source c) (c_over c)
    (tmap (fun u => with_costs (o_mass u) (o_errors u) (o_delta u) (costs_of (o_errors u) o)) (c_outputs c))
    (c_linear c).

(** ** What they are *)

Definition no_output : output := Output Z0 [::] [::] [::] Tip.

Section Meaning.
Variable F : realFieldType.
Local Notation zF := (@zF F).

(** Coefficients of [p], but for its costs. *)
Record coefs_but_costs (p : raw_problem) (c : coefficients) : Prop := CoefsButCosts {
  outputs_size : size (c_outputs c) = nY p;
  source_size : size (nums (c_source c)) = nX p;
  source_is : forall x : 'I_(nX p), vat F (c_source c) x = pX (meaning_problem F p) x;
  mass_is : forall y : 'I_(nY p),
    zF (o_mass (nth no_output (c_outputs c) y)) / zF (Zpos (c_over c)) = pY (meaning_problem F p) y;
  delta_size : forall y : 'I_(nY p), size (o_delta (nth no_output (c_outputs c) y)) = nH p;
  costs_size : forall y : 'I_(nY p), size (o_costs (nth no_output (c_outputs c) y)) = nH p;
  delta_is : forall (y : 'I_(nY p)) (h : 'I_(nH p)),
    zat F (o_delta (nth no_output (c_outputs c) y)) h / zF (Zpos (c_over c)) = delta (meaning_problem F p) y h;
  at_is : forall (y : 'I_(nY p)) (h : 'I_(nH p)), let u := nth no_output (c_outputs c) y in
    pick (Z0, Z0) (o_at u) h = (nth Z0 (o_delta u) h, nth Z0 (o_costs u) h);
  errors_are : forall (y : 'I_(nY p)) (k : 'I_(classes p)),
    zat F (o_errors (nth no_output (c_outputs c) y)) k / zF (Zpos (c_over c))
      = pY (meaning_problem F p) y - jointY (meaning_problem F p) k y;
  errors_size : forall y : 'I_(nY p), size (o_errors (nth no_output (c_outputs c) y)) = classes p;
  mass_ge0 : forall y : 'I_(nY p), 0 <= zF (o_mass (nth no_output (c_outputs c) y));
  delta_ge0 : forall (y : 'I_(nY p)) h, 0 <= zat F (o_delta (nth no_output (c_outputs c) y)) h;
  errors_ge0 : forall (y : 'I_(nY p)) k, 0 <= zat F (o_errors (nth no_output (c_outputs c) y)) k;
  costs_ge0 : forall (y : 'I_(nY p)) h, 0 <= zat F (o_costs (nth no_output (c_outputs c) y)) h;
  linear_is : c_linear c = linear_of p (nums (c_source c))
}.

(** The cost of a restored letter at an output. *)
Definition cost_in (c : coefficients) (y h : nat) : F :=
  zat F (o_costs (nth no_output (c_outputs c) y)) h / zF (Zpos (c_over c)).

Definition exact (p : raw_problem) (c : coefficients) : Prop :=
  coefs_but_costs p c /\ forall (y : 'I_(nY p)) (h : 'I_(nH p)), cost_in c y h = cost (meaning_problem F p) y h.
Definition below (p : raw_problem) (c : coefficients) : Prop :=
  coefs_but_costs p c /\ forall (y : 'I_(nY p)) (h : 'I_(nH p)), cost_in c y h <= cost (meaning_problem F p) y h.

Lemma exact_below p c : exact p c -> below p c.
Proof. by case=> ok eq_c; split=> // y h; rewrite eq_c. Qed.

(** Costs are errors of a class. *)
Lemma cost_error p y h : cost (meaning_problem F p) y h =
  pY (meaning_problem F p) y - jointY (meaning_problem F p) (label (meaning_problem F p) h) y.
Proof.
rewrite pY_jointY (bigD1 (label (meaning_problem F p) h)) //= addrC addKr.
by apply: eq_bigl => k; rewrite eq_sym.
Qed.

Lemma zmin_l a b : zF (zmin a b) <= zF a.
Proof. by rewrite /zmin; case: ifP => // /negbT; rewrite -(zF_le F) -ltNge => /ltW. Qed.
Lemma zmin_r a b : zF (zmin a b) <= zF b.
Proof. by rewrite /zmin; case: ifP => //; rewrite -(zF_le F). Qed.

Lemma foldl_zmin a s : zF (foldl zmin a s) <= zF a /\ forall i, (i < size s)%N -> zF (foldl zmin a s) <= zat F s i.
Proof.
elim: s a => [|b s IH] a /=; first by split.
have [le_m le_s] := IH (zmin a b); split=> [|[|i] lt_i]; first exact: le_trans le_m (zmin_l a b).
  exact: le_trans le_m (zmin_r a b).
exact: le_s.
Qed.

Lemma least_le s i : (i < size s)%N -> zF (least s) <= zat F s i.
Proof.
case: s => // a s /=; have [le_a le_s] := foldl_zmin a s; case: i => [|i] lt_i; first exact: le_a.
exact: le_s.
Qed.

Lemma least_ge0 s : (forall i, 0 <= zat F s i) -> 0 <= zF (least s).
Proof.
case: s => [|a s] s_ge0 /=; first exact: lexx.
have: 0 <= zF a by exact: (s_ge0 0%N).
have: forall i, 0 <= zat F s i by move=> i; apply: (s_ge0 i.+1).
elim: s a {s_ge0} => //= b s IH a s_ge0 a_ge0; apply: IH => [i|]; first exact: (s_ge0 i.+1).
by rewrite /zmin; case: ifP => // _; apply: (s_ge0 0%N).
Qed.

Lemma zmax_l a b : zF a <= zF (zmax a b).
Proof. by rewrite /zmax; case: ifP => //; rewrite -(zF_le F). Qed.
Lemma zmax_r a b : zF b <= zF (zmax a b).
Proof. by rewrite /zmax; case: ifP => // /negbT; rewrite -(zF_le F) -ltNge => /ltW. Qed.

End Meaning.
Arguments exact F p c : clear implicits.
Arguments below F p c : clear implicits.
Arguments coefs_but_costs F p c : clear implicits.

(** The classes [l] of the restored letters are among those that [o] leaves open. *)
Definition agrees (o : seq (option nat)) (l : seq nat) : Prop :=
  forall h k, nth None o h = Some k -> nth 0%N l h = k.
