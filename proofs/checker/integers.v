(** An integer over a denominator as a number of the field ([ratio]), its order, and
    tables of integers over one denominator ([table_ratio], [combine_ratio], [column_ratio]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.checker Require Import lists rational tables.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Entries of a table of integers. *)
Definition zat2 (t : seq (seq Z)) (i j : nat) : Z := nth Z0 (nth [::] t i) j.

Section Ratio.
Variable F : realFieldType.

Definition ratio (z : Z) (d : positive) : F := zF z / zF (Zpos d).

Lemma ratio0 d : ratio Z0 d = 0.
Proof. by rewrite /ratio mul0r. Qed.

Lemma ratioD a b d : ratio (Z.add a b) d = ratio a d + ratio b d.
Proof. by rewrite /ratio zFD mulrDl. Qed.

Lemma ratio_eq a b d : (ratio a d == ratio b d) = Z.eqb a b.
Proof.
rewrite /ratio (inj_eq (mulIf _)) ?invr_eq0 ?zF_pos_neq0 // eq_le !zF_le.
apply/andP/idP => [[/Z.leb_le le_ab /Z.leb_le le_ba] | /Z.eqb_eq ->]; last by rewrite !Z.leb_refl.
by apply/Z.eqb_eq/Z.le_antisymm.
Qed.

Lemma ratio_le a b d : (ratio a d <= ratio b d) = Z.leb a b.
Proof. by rewrite /ratio ler_pmul2r ?zF_le // invr_gt0 zF_pos. Qed.

Lemma toF_ratio z d : toF (z # d) = ratio z d.
Proof. by []. Qed.

Lemma table_ratio t i j : toF (at2 t i j) = ratio (zat2 (t_rows (table_of t)) i j) (t_over (table_of t)).
Proof. by rewrite -tat_table_of. Qed.

Lemma ratio_mulM a b d e : ratio (Z.mul a b) (Pos.mul d e) = ratio a d * ratio b e.
Proof. by rewrite /ratio Pos2Z.inj_mul !zFM mulf_div. Qed.

(** A combination of rows, over the product of the denominators. *)
Lemma combine_ratio m n ks rows d e j : full m n rows -> (j < n)%N ->
  ratio (nth Z0 (combine n ks rows) j) (Pos.mul d e)
    = \sum_(i < m) ratio (nth Z0 ks i) d * ratio (zat2 rows i j) e.
Proof.
move=> full_rows lt_j; rewrite /ratio -[zF (nth _ _ _)]/(zat F (combine n ks rows) j).
rewrite (zat_combine F _ full_rows) // Pos2Z.inj_mul zFM mulr_suml.
by apply: eq_bigr => i _; rewrite -mulf_div.
Qed.

Lemma sum_ratio n s d : (size s <= n)%N -> ratio (zsum s) d = \sum_(i < n) ratio (nth Z0 s i) d.
Proof. by move=> size_s; rewrite /ratio (zF_zsum F size_s) mulr_suml. Qed.

End Ratio.
Arguments ratio {F} z d.

(** Columns. *)
Lemma zat2_columns m n rows i j : full m n rows -> (i < m)%N -> (j < n)%N ->
  zat2 (columns n rows) j i = zat2 rows i j.
Proof.
case/fullP=> sz_m sz_n lt_i lt_j; have [k lt|_ nth_c] := @columns_ok n rows; first by apply: sz_n; rewrite -sz_m.
by rewrite /zat2 nth_c // (nth_map [::]) ?sz_m.
Qed.
