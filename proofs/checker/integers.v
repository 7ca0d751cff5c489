(** Rows and tables of integers over a common denominator: products and sums by folds
    over lists, with what they mean over an ordered field.

    [denominator t] is a multiple of all denominators of [t], [numerators d t] the
    integers over it; [weighted_sum v t acc] is the row acc + v.t. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.checker Require Import rational.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Entries; zero outside. *)
Definition zat (r : seq Z) (i : nat) : Z := nth Z0 r i.
Definition zat2 (t : seq (seq Z)) (i j : nat) : Z := zat (nth [::] t i) j.

(** A common denominator, and the numerators over it. *)
Definition denominator1 (d : positive) (r : seq Q) : positive :=
  foldl (fun e a => lcm_den (Qden a) e) d r.
Definition denominator (t : seq (seq Q)) : positive := foldl denominator1 xH t.
Definition numerator (d : positive) (a : Q) : Z :=
  if Pos.eqb (Qden a) d then Qnum a else Z.mul (Qnum a) (Z.div (Zpos d) (Zpos (Qden a))).
Definition numerators1 (d : positive) (r : seq Q) : seq Z := map (numerator d) r.
Definition numerators (d : positive) (t : seq (seq Q)) : seq (seq Z) := map (numerators1 d) t.

(** acc + c.r, and acc + v.t for a row v and the rows of t. *)
Fixpoint add_times (c : Z) (r acc : seq Z) : seq Z :=
  match r, acc with
  | a :: r', b :: acc' => Z.add b (Z.mul c a) :: add_times c r' acc'
  | _, _ => acc
  end.
Fixpoint weighted_sum (v : seq Z) (t : seq (seq Z)) (acc : seq Z) : seq Z :=
  match v, t with
  | c :: v', r :: t' => weighted_sum v' t' (if Z.eqb c Z0 then acc else add_times c r acc)
  | _, _ => acc
  end.
Definition zeros (n : nat) : seq Z := nseq n Z0.

(** The sum of a row, and of the products of two. *)
Definition zsum (r : seq Z) : Z := foldl Z.add Z0 r.
Fixpoint zdot_from (s : Z) (r u : seq Z) : Z :=
  match r, u with
  | a :: r', b :: u' => zdot_from (Z.add s (Z.mul a b)) r' u'
  | _, _ => s
  end.
Definition zdot (r u : seq Z) : Z := zdot_from Z0 r u.

(** The columns of a table of rows of n entries. *)
Definition columns (T : Type) (n : nat) (t : seq (seq T)) : seq (seq T) :=
  foldr (fun r cs => map (fun ac => ac.1 :: ac.2) (zip r cs)) (nseq n [::]) t.

(** Denominators divide their common one. *)
Lemma lcm_den_divides d e : Z.divide (Zpos d) (Zpos (lcm_den d e)) /\ Z.divide (Zpos e) (Zpos (lcm_den d e)).
Proof.
rewrite /lcm_den; case: ifP => [/Pos.eqb_eq <-|_]; first by split; apply: Z.divide_refl.
have [[d' eq_d] [e' eq_e]] :
    Z.divide (Zpos (Pos.gcd d e)) (Zpos d) /\ Z.divide (Zpos (Pos.gcd d e)) (Zpos e).
  by split; [exact: (Z.gcd_divide_l (Zpos d) (Zpos e)) | exact: (Z.gcd_divide_r (Zpos d) (Zpos e))].
set g := Pos.gcd d e in eq_d eq_e *.
have -> : Z.div (Z.mul (Zpos d) (Zpos e)) (Zpos g) = Z.mul d' (Zpos e).
  by rewrite eq_d -Z.mul_assoc (Z.mul_comm (Zpos g)) Z.mul_assoc Z.div_mul.
have d'_gt0 : Z.lt 0 d'.
  by apply/(Z.mul_pos_cancel_r _ (Zpos g)) => //; rewrite -eq_d.
have := Z.mul_pos_pos _ _ d'_gt0 (Pos2Z.is_pos e).
case eq_m: (Z.mul d' (Zpos e)) => [|m|m] // _; split; last by exists d'.
by exists e'; rewrite -eq_m eq_e Z.mul_assoc (Z.mul_comm d') -Z.mul_assoc -eq_d.
Qed.

Lemma denominator1_divides r d :
  Z.divide (Zpos d) (Zpos (denominator1 d r)) /\
  forall a, List.In a r -> Z.divide (Zpos (Qden a)) (Zpos (denominator1 d r)).
Proof.
elim: r d => [|a r IH] d; first by split=> //; apply: Z.divide_refl.
have [div_a div_d] := lcm_den_divides (Qden a) d; have [div_lcm IHr] := IH (lcm_den (Qden a) d).
split=> [|b [<-|/IHr //]]; exact: Z.divide_trans div_lcm.
Qed.

Lemma denominator_divides t r a : List.In r t -> List.In a r -> Z.divide (Zpos (Qden a)) (Zpos (denominator t)).
Proof.
rewrite /denominator => r_t a_r; suff [_] : Z.divide (Zpos xH) (Zpos (foldl denominator1 xH t)) /\
    forall r, List.In r t -> forall a, List.In a r -> Z.divide (Zpos (Qden a)) (Zpos (foldl denominator1 xH t)).
  by move=> /(_ r r_t a a_r).
elim: t (xH) {r a r_t a_r} => [|u t IH] d; first by split=> //; apply: Z.divide_refl.
have [div_d div_u] := denominator1_divides u d; have [div_v IHt] := IH (denominator1 d u).
split=> [|r [<- a /div_u a_div|/IHt //]]; exact: Z.divide_trans div_v.
Qed.

Lemma In_nth (T : Type) (x0 : T) s i : (i < size s)%N -> List.In (nth x0 s i) s.
Proof. by elim: s i => // a s IH [|i] lt_i /=; [left | right; apply: IH]. Qed.

(** Sums and products over a field. *)
Section Meaning.
Variable F : realFieldType.

(** A number over the denominator d. *)
Definition ratio (z : Z) (d : positive) : F := zF z / zF (Zpos d).

Lemma ratio_eq (a b : Z) (d : positive) : (ratio a d == ratio b d) = Z.eqb a b.
Proof.
rewrite /ratio (inj_eq (mulIf _)) ?invr_eq0 ?zF_pos_neq0 // eq_le !zF_le.
apply/andP/idP => [[/Z.leb_le le_ab /Z.leb_le le_ba] | /Z.eqb_eq ->]; last by rewrite !Z.leb_refl.
by apply/Z.eqb_eq/Z.le_antisymm.
Qed.

Lemma ratio_le (a b : Z) (d : positive) : (ratio a d <= ratio b d) = Z.leb a b.
Proof. by rewrite /ratio ler_pmul2r ?zF_le // invr_gt0 zF_pos. Qed.

Lemma toF_ratio (z : Z) (d : positive) : toF (z # d) = ratio z d.
Proof. by []. Qed.

Lemma numerator_sound d a : Z.divide (Zpos (Qden a)) (Zpos d) -> ratio (numerator d a) d = toF a.
Proof.
rewrite /numerator; case: ifP => [/Pos.eqb_eq <- //|_] [m eq_d].
rewrite -toF_ratio; apply: toF_Qeq; rewrite /Qeq [Qnum (_ # _)]/= [Qden (_ # _)]/=.
by rewrite eq_d Z.div_mul // -Z.mul_assoc.
Qed.

Lemma numerators1_sound d r i :
  (forall a, List.In a r -> Z.divide (Zpos (Qden a)) (Zpos d)) ->
  ratio (zat (numerators1 d r) i) d = toF (at1 r i).
Proof.
move=> div; rewrite /zat /at1; case: (ltnP i (size r)) => [lt_i|ge_i].
  by rewrite (nth_map q0) // numerator_sound //; apply/div/In_nth.
by rewrite !nth_default ?size_map // /ratio mul0r toF0.
Qed.

Theorem numerators_sound t i j : ratio (zat2 (numerators (denominator t) t) i j) (denominator t) = toF (at2 t i j).
Proof.
rewrite /zat2 /at2; case: (ltnP i (size t)) => [lt_i|ge_i].
  by rewrite (nth_map [::]) // numerators1_sound // => a; apply/denominator_divides/In_nth.
by rewrite !(nth_default [::]) ?size_map // /zat /at1 !nth_nil /ratio mul0r toF0.
Qed.

Lemma size_add_times c r acc : size (add_times c r acc) = size acc.
Proof. by elim: r acc => [|a r IH] [|b acc] //=; rewrite IH. Qed.

Lemma add_times_sound c r acc j : (j < size acc)%N ->
  zF (zat (add_times c r acc) j) = zF (zat acc j) + zF c * zF (zat r j) :> F.
Proof.
rewrite /zat; elim: r acc j => [|a r IH] [|b acc] [|j] //= lt_j; rewrite ?mulr0 ?addr0 //.
  by rewrite zFD zFM.
exact: IH.
Qed.

Lemma size_weighted_sum v t acc : size (weighted_sum v t acc) = size acc.
Proof. by elim: v t acc => [|c v IH] [|r t] acc //=; rewrite IH; case: ifP; rewrite ?size_add_times. Qed.

Lemma weighted_sum_sound v t acc n j : size v = n -> size t = n -> (j < size acc)%N ->
  zF (zat (weighted_sum v t acc) j) = zF (zat acc j) + \sum_(i < n) zF (zat v i) * zF (zat2 t i j) :> F.
Proof.
move=> <- {n}; elim: v t acc => [|c v IH] [|r t] acc //= => [_ _|[size_t] lt_j].
  by rewrite big_ord0 addr0.
rewrite IH //; last by case: ifP; rewrite ?size_add_times.
rewrite big_ord_recl /= addrA; congr (_ + _).
by case: ifP => [/Z.eqb_eq ->|_]; [rewrite mul0r addr0 | rewrite add_times_sound].
Qed.

Lemma zat_zeros n j : zat (zeros n) j = Z0.
Proof. by rewrite /zat nth_nseq if_same. Qed.

Lemma zsum_sound r : zF (zsum r) = \sum_(i < size r) zF (zat r i) :> F.
Proof.
have from s : zF (foldl Z.add s r) = zF s + \sum_(i < size r) zF (zat r i) :> F.
  elim: r s => [|a r IH] s /=; first by rewrite big_ord0 addr0.
  by rewrite IH zFD big_ord_recl addrA.
by rewrite from add0r.
Qed.

Lemma zdot_sound r u n : size r = n -> size u = n -> zF (zdot r u) = \sum_(i < n) zF (zat r i) * zF (zat u i) :> F.
Proof.
move=> <- {n}; have from s : size u = size r ->
    zF (zdot_from s r u) = zF s + \sum_(i < size r) zF (zat r i) * zF (zat u i) :> F.
  elim: r u s => [|a r IH] [|b u] s //= => [_|[size_u]]; first by rewrite big_ord0 addr0.
  by rewrite IH // zFD zFM big_ord_recl addrA.
by move=> /from ->; rewrite add0r.
Qed.

End Meaning.
Arguments ratio {F} z d.

(** Columns. *)
Lemma size_columns (T : Type) n (t : seq (seq T)) :
  all (fun r => size r == n) t -> size (columns n t) = n.
Proof.
elim: t => [|r t IH] /=; first by rewrite size_nseq.
by case/andP=> /eqP size_r /IH size_c; rewrite size_map size_zip size_c size_r minnn.
Qed.

Lemma nth_columns (T : Type) (x0 : T) n (t : seq (seq T)) j :
  all (fun r => size r == n) t -> (j < n)%N -> nth [::] (columns n t) j = [seq nth x0 r j | r <- t].
Proof.
move=> size_t lt_j; elim: t size_t => [|r t IH] /=; first by rewrite nth_nseq lt_j.
case/andP=> /eqP size_r size_t; rewrite (nth_map (x0, [::])); last first.
  by rewrite size_zip size_columns // size_r minnn.
by rewrite nth_zip ?size_columns ?size_r //= IH.
Qed.
