(** Vectors and tables of rationals as integers over one denominator.

    [vec_of r] is the list [r] over the least common multiple of its denominators,
    [table_of t] the same for a table; [vat] and [tat] are their entries as numbers of the
    field. Sums and products of such lists ([zsum], [zdot], [combine]) need no gcd. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.checker Require Import types lists rational.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** Common denominators *)

(** A common multiple of two denominators, the least one. *)
Definition common (d e : positive) : positive :=
  if Pos.eqb d e then d else if Z.eqb (Z.modulo (Zpos d) (Zpos e)) 0 then d
  else Z.to_pos (Z.lcm (Zpos d) (Zpos e)).

(** The numerator of [a] over [d], a multiple of its denominator. *)
Definition numerator (d : positive) (a : Q) : Z :=
  if Pos.eqb (Qden a) d then Qnum a else Z.mul (Qnum a) (Z.div (Zpos d) (Zpos (Qden a))).

Definition common_all (d : positive) (r : seq Q) : positive :=
  foldl (fun d a => common d (Qden a)) d r.
Definition numerators (d : positive) (r : seq Q) : seq Z := tmap (numerator d) r.

(** Entry i is [nth i nums] over [over]. *)
Record vec := Vec { over : positive; nums : seq Z }.
Record table := Table { t_over : positive; t_rows : seq (seq Z) }.

Definition vec_of (r : seq Q) : vec := let d := common_all xH r in Vec d (numerators d r).
Definition table_of (t : seq (seq Q)) : table :=
  let d := foldl common_all xH t in Table d (tmap (numerators d) t).

(** The same vector over a multiple of its denominator. *)
Definition rescale (d : positive) (v : vec) : vec :=
  if Pos.eqb (over v) d then v
  else let k := Z.div (Zpos d) (Zpos (over v)) in Vec d (tmap (Z.mul k) (nums v)).

(** The entries as rationals. *)
Definition list_of (v : vec) : seq Q := tmap (fun n => n # over v) (nums v).

(** ** Sums of integers *)

Definition zmin (a b : Z) : Z := if Z.leb a b then a else b.
Definition zmax (a b : Z) : Z := if Z.leb a b then b else a.
Definition zsum (s : seq Z) : Z := foldl Z.add Z0 s.
Definition zdot (s t : seq Z) : Z := fold2 (fun c a b => Z.add c (Z.mul a b)) Z0 s t.

(** The sum of multiples of rows of n entries; zeros cost nothing. *)
Definition add_multiple (acc : seq Z) (k : Z) (r : seq Z) : seq Z :=
  if Z.eqb k 0 then acc else tmap2 (fun a b => Z.add a (Z.mul k b)) acc r.
Definition combine (n : nat) (ks : seq Z) (rows : seq (seq Z)) : seq Z :=
  fold2 add_multiple (trepeat Z0 n) ks rows.

(** The columns of rows of n entries. *)
Definition columns (n : nat) (rows : seq (seq Z)) : seq (seq Z) :=
  foldl (fun cols r => tmap2 cons r cols) (trepeat [::] n) (rev rows).

(** m rows of n entries. *)
Definition full (A : Type) (m n : nat) (rows : seq (seq A)) : bool :=
  Nat.eqb (tsize rows) m && all (fun r => Nat.eqb (tsize r) n) rows.

(** ** What they mean *)

Lemma eqnE m n : Nat.eqb m n = (m == n).
Proof. by case: PeanoNat.Nat.eqb_spec => [->|/eqP/negbTE ->]; rewrite ?eqxx. Qed.
Lemma ltnE m n : Nat.ltb m n = (m < n)%N.
Proof. by case: PeanoNat.Nat.ltb_spec => [/ssrnat.ltP ->|/ssrnat.leP]; rewrite // leqNgt => /negbTE ->. Qed.
Lemma lenE m n : Nat.leb m n = (m <= n)%N.
Proof. by case: PeanoNat.Nat.leb_spec => [/ssrnat.leP ->|/ssrnat.ltP]; rewrite // ltnNge => /negbTE ->. Qed.

Lemma fullP (A : Type) m n (rows : seq (seq A)) : full m n rows ->
  size rows = m /\ forall i, (i < m)%N -> size (nth [::] rows i) = n.
Proof.
rewrite /full tsizeE eqnE => /andP[/eqP <- rows_n]; split=> // i lt_i.
have /= := all_In rows_n (In_nth [::] lt_i).
by rewrite tsizeE eqnE => /eqP.
Qed.

Lemma common_l d e : Z.divide (Zpos d) (Zpos (common d e)).
Proof.
rewrite /common; case: ifP => _; first exact: Z.divide_refl.
case: ifP => _; first exact: Z.divide_refl.
have pos : Z.lt 0 (Z.lcm (Zpos d) (Zpos e)).
  by have := Z.lcm_nonneg (Zpos d) (Zpos e); case E: Z.lcm => [|n|n] // _; move/Z.lcm_eq_0: E => [].
by rewrite Z2Pos.id //; exact: Z.divide_lcm_l.
Qed.

Lemma common_r d e : Z.divide (Zpos e) (Zpos (common d e)).
Proof.
rewrite /common; case: ifP => [/Pos.eqb_eq ->|_]; first exact: Z.divide_refl.
case: ifP => [/Z.eqb_eq/(Z.mod_divide _ _) dv|_]; first exact: dv.
have pos : Z.lt 0 (Z.lcm (Zpos d) (Zpos e)).
  by have := Z.lcm_nonneg (Zpos d) (Zpos e); case E: Z.lcm => [|n|n] // _; move/Z.lcm_eq_0: E => [].
by rewrite Z2Pos.id //; exact: Z.divide_lcm_r.
Qed.

Lemma common_all_start d r : Z.divide (Zpos d) (Zpos (common_all d r)).
Proof.
elim: r d => [|a r IH] d /=; first exact: Z.divide_refl.
exact: Z.divide_trans (common_l d (Qden a)) (IH _).
Qed.

Lemma common_all_in d r a : List.In a r -> Z.divide (Zpos (Qden a)) (Zpos (common_all d r)).
Proof.
elim: r d => //= b r IH d [->|/IH] //.
exact: Z.divide_trans (common_r d (Qden a)) (common_all_start _ _).
Qed.

Lemma foldl_common_start d t : Z.divide (Zpos d) (Zpos (foldl common_all d t)).
Proof.
elim: t d => [|r t IH] d /=; first exact: Z.divide_refl.
exact: Z.divide_trans (common_all_start d r) (IH _).
Qed.

Lemma foldl_common_in d t r a : List.In r t -> List.In a r -> Z.divide (Zpos (Qden a)) (Zpos (foldl common_all d t)).
Proof.
elim: t d => //= s t IH d [->|/IH in_t] in_r; last exact: in_t.
exact: Z.divide_trans (common_all_in d in_r) (foldl_common_start _ _).
Qed.

Lemma size_numerators d r : size (numerators d r) = size r.
Proof. by rewrite /numerators tmapE size_map. Qed.

Lemma full_table m n t : full m n t -> full m n (t_rows (table_of t)).
Proof.
case/fullP=> sz_t sz_r; rewrite /full [t_rows _]/=; move: (foldl _ _ _) => d.
rewrite tsizeE eqnE tmapE size_map sz_t eqxx /= all_map.
elim: t m sz_t sz_r => //= r t IH m <- sz_r.
rewrite tsizeE size_numerators eqnE (sz_r 0%N) // eqxx /=; apply: (IH (size t)) => // i lt_i.
exact: (sz_r i.+1).
Qed.

Section Meaning.
Variable F : realFieldType.
Local Notation zF := (@zF F).
Local Notation toF := (@toF F).

(** Entries of integer lists, of vectors and of tables. *)
Definition zat (s : seq Z) (i : nat) : F := zF (nth Z0 s i).
Definition vat (v : vec) (i : nat) : F := zat (nums v) i / zF (Zpos (over v)).
Definition tat (t : table) (i j : nat) : F := zat (nth [::] (t_rows t) i) j / zF (Zpos (t_over t)).

Lemma zF_div d e : Z.divide (Zpos e) (Zpos d) -> zF (Z.div (Zpos d) (Zpos e)) = zF (Zpos d) / zF (Zpos e).
Proof.
case=> k ->; rewrite Z.div_mul //.
by rewrite zFM mulfK // zF_pos_neq0.
Qed.

Lemma toF_numerator d a : Z.divide (Zpos (Qden a)) (Zpos d) -> toF a = zF (numerator d a) / zF (Zpos d).
Proof.
move=> dv; rewrite /numerator /toF; case: ifP => [/Pos.eqb_eq ->|_] //.
rewrite zFM zF_div // mulrA mulrAC mulfK //; exact: zF_pos_neq0.
Qed.

Lemma zat_nil i : zat [::] i = 0.
Proof. by rewrite /zat nth_nil. Qed.

Lemma zat_numerators d r i :
  (forall a, List.In a r -> Z.divide (Zpos (Qden a)) (Zpos d)) ->
  zat (numerators d r) i / zF (Zpos d) = toF (at1 r i).
Proof.
move=> dv; rewrite /zat /numerators tmapE /at1; case: (ltnP i (size r)) => lt.
  by rewrite (nth_map q0) // (toF_numerator (d := d)) //; apply/dv/In_nth.
by rewrite !nth_default ?size_map // toF0 mul0r.
Qed.

Lemma vat_vec_of r i : vat (vec_of r) i = toF (at1 r i).
Proof. by apply: zat_numerators => a; apply: common_all_in. Qed.

Lemma tat_table_of t i j : tat (table_of t) i j = toF (at2 t i j).
Proof.
rewrite /tat /table_of /at2 /= tmapE; case: (ltnP i (size t)) => lt.
  rewrite (nth_map [::]) //; apply: zat_numerators => a; apply: foldl_common_in.
  exact: In_nth.
by rewrite !nth_default ?size_map // zat_nil mul0r /at1 nth_nil toF0.
Qed.

Lemma zat_scale k s i : zat (map (Z.mul k) s) i = zF k * zat s i.
Proof.
rewrite /zat; case: (ltnP i (size s)) => lt; first by rewrite (nth_map Z0) // zFM.
by rewrite !nth_default ?size_map // mulr0.
Qed.

Lemma vat_rescale d v i : Z.divide (Zpos (over v)) (Zpos d) -> vat (rescale d v) i = vat v i.
Proof.
move=> dv; rewrite /rescale; case: ifP => // _.
rewrite /vat [over _]/= [nums _]/= tmapE zat_scale zF_div //.
by rewrite mulrAC [_ / _ / _]mulrAC divff ?mul1r ?zF_pos_neq0 // mulrC.
Qed.

Lemma over_rescale d v : over (rescale d v) = d.
Proof. by rewrite /rescale; case: ifP => [/Pos.eqb_eq|]. Qed.

Lemma size_rescale d v : size (nums (rescale d v)) = size (nums v).
Proof. by rewrite /rescale; case: ifP => //= _; rewrite tmapE size_map. Qed.

Lemma toF_list_of v i : toF (at1 (list_of v) i) = vat v i.
Proof.
rewrite /list_of tmapE /at1 /vat /zat; case: (ltnP i (size (nums v))) => lt.
  by rewrite (nth_map Z0).
by rewrite !nth_default ?size_map // toF0 mul0r.
Qed.

(** Sums. *)
Lemma zF_foldl_add z s : zF (foldl Z.add z s) = zF z + \sum_(x <- s) zF x.
Proof.
elim: s z => [|a s IH] z /=; first by rewrite big_nil addr0.
by rewrite IH zFD big_cons addrA.
Qed.

Lemma zF_zsum n s : (size s <= n)%N -> zF (zsum s) = \sum_(i < n) zat s i.
Proof.
move=> le_n; rewrite zF_foldl_add add0r (big_nth Z0) big_mkord.
rewrite (big_ord_widen n (fun i => zF (nth Z0 s i)) le_n) [RHS](bigID (fun i : 'I_n => (i < size s)%N)) /=.
rewrite [X in _ + X]big1 ?addr0 // => i; rewrite -leqNgt => ge.
by rewrite /zat nth_default.
Qed.

Lemma zF_fold2_dot c s t n : (size s <= n)%N ->
  zF (fold2 (fun c a b => Z.add c (Z.mul a b)) c s t) = zF c + \sum_(i < n) zat s i * zat t i.
Proof.
elim: s t c n => [|a s IH] t c n /= le_n.
  by rewrite big1 ?addr0 // => i _; rewrite zat_nil mul0r.
case: t => [|b t]; first by rewrite big1 ?addr0 // => i _; rewrite zat_nil mulr0.
case: n le_n => // n le_n; rewrite (IH _ _ n) // zFD zFM big_ord_recl addrA; congr (_ + _).
Qed.

Lemma zF_zdot n s t : (size s <= n)%N -> zF (zdot s t) = \sum_(i < n) zat s i * zat t i.
Proof. by move=> le_n; rewrite (zF_fold2_dot _ _ le_n) add0r. Qed.

(** Combinations of rows. *)
Lemma size_add_multiple acc k r : size r = size acc -> size (add_multiple acc k r) = size acc.
Proof. by rewrite /add_multiple; case: ifP => // _ e; rewrite size_tmap2 e minnn. Qed.

Lemma zat_add_multiple acc k r j : size r = size acc -> (j < size acc)%N ->
  zat (add_multiple acc k r) j = zat acc j + zF k * zat r j.
Proof.
rewrite /add_multiple => e lt; case: ifP => [/Z.eqb_eq ->|_]; first by rewrite mul0r addr0.
by rewrite /zat (nth_tmap2 _ Z0 Z0) ?e // zFD zFM.
Qed.

Lemma combine_ok acc ks rows m : (forall i, (i < size rows)%N -> size (nth [::] rows i) = size acc) ->
  (size rows <= m)%N ->
  size (fold2 add_multiple acc ks rows) = size acc /\
  forall j, (j < size acc)%N ->
    zat (fold2 add_multiple acc ks rows) j = zat acc j + \sum_(i < m) zat ks i * zat (nth [::] rows i) j.
Proof.
elim: rows ks acc m => [|r rows IH] [|k ks] acc m sz le_m /=.
- by split=> // j _; rewrite big1 ?addr0 // => i _; rewrite !zat_nil mul0r.
- by split=> // j _; rewrite big1 ?addr0 // => i _; rewrite nth_nil zat_nil mulr0.
- by split=> // j _; rewrite big1 ?addr0 // => i _; rewrite zat_nil mul0r.
case: m le_m => // m le_m; have er : size r = size acc by exact: (sz 0%N).
have e := size_add_multiple k er.
have sz' i : (i < size rows)%N -> size (nth [::] rows i) = size (add_multiple acc k r).
  by rewrite e; apply: (sz i.+1).
have [e' IHj] := IH ks _ m sz' le_m; split=> [|j lt_j]; first by rewrite e' e.
by rewrite IHj ?e // zat_add_multiple // big_ord_recl addrA.
Qed.

Lemma zat_combine m n ks rows j : full m n rows -> (j < n)%N ->
  zat (combine n ks rows) j = \sum_(i < m) zat ks i * zat (nth [::] rows i) j.
Proof.
case/fullP=> sz_m sz_n lt_j; rewrite /combine trepeatE.
have [i lt_i|_ ->] := @combine_ok (nseq n Z0) ks rows m _ (eq_leq sz_m); rewrite ?size_nseq //.
  by apply: sz_n; rewrite -sz_m.
by rewrite {1}/zat nth_nseq lt_j add0r.
Qed.

Lemma size_combine m n ks rows : full m n rows -> size (combine n ks rows) = n.
Proof.
case/fullP=> sz_m sz_n; rewrite /combine trepeatE.
have [i lt_i|-> _] := @combine_ok (nseq n Z0) ks rows m _ (eq_leq sz_m); rewrite ?size_nseq //.
by apply: sz_n; rewrite -sz_m.
Qed.

End Meaning.
Arguments zat F s i : clear implicits.
Arguments vat F v i : clear implicits.
Arguments tat F t i j : clear implicits.

(** Columns. *)
Lemma columns_ok n rows : (forall i, (i < size rows)%N -> size (nth [::] rows i) = n) ->
  size (columns n rows) = n /\ forall j, (j < n)%N -> nth [::] (columns n rows) j = [seq nth Z0 r j | r <- rows].
Proof.
rewrite /columns foldl_rev trepeatE; elim: rows => [|r rows IH] sz /=.
  by rewrite size_nseq; split=> // j lt; rewrite nth_nseq lt.
have [i lt|sz_c nth_c] := IH; first exact: (sz i.+1).
have er : size r = n := sz 0%N isT.
split=> [|j lt_j]; first by rewrite size_tmap2 er sz_c minnn.
by rewrite (nth_tmap2 _ Z0 [::]) ?er ?sz_c // nth_c.
Qed.

Lemma zat_columns (F : realFieldType) m n rows i j : full m n rows -> (i < m)%N -> (j < n)%N ->
  zat F (nth [::] (columns n rows) j) i = zat F (nth [::] rows i) j.
Proof.
case/fullP=> sz_m sz_n lt_i lt_j; have [k lt|_ ->] // := @columns_ok n rows; first by apply: sz_n; rewrite -sz_m.
by rewrite /zat (nth_map [::]) ?sz_m.
Qed.

Lemma size_columns m n rows : full m n rows -> size (columns n rows) = n.
Proof. by case/fullP=> sz_m sz_n; have [k lt|->] // := @columns_ok n rows; apply: sz_n; rewrite -sz_m. Qed.

Lemma size_column m n rows j : full m n rows -> (j < n)%N -> size (nth [::] (columns n rows) j) = m.
Proof.
case/fullP=> sz_m sz_n lt_j; have [k lt|_ ->] // := @columns_ok n rows; first by apply: sz_n; rewrite -sz_m.
by rewrite size_map.
Qed.

Lemma full_columns m n rows : full m n rows -> full n m (columns n rows).
Proof.
move=> ok; rewrite /full tsizeE eqnE (size_columns ok) eqxx /=.
have: forall j, (j < size (columns n rows))%N -> Nat.eqb (tsize (nth [::] (columns n rows) j)) m.
  by move=> j; rewrite (size_columns ok) => lt_j; rewrite tsizeE eqnE (size_column ok).
elim: (columns n rows) => //= c cs IH ok_c; rewrite (ok_c 0%N) //=.
by apply: IH => j lt_j; apply: (ok_c j.+1).
Qed.
