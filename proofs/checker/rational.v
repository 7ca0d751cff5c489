(** Arithmetic that computes: the rationals [Q] of the standard library, read
    as numbers of any ordered field by the morphism [toF].

    How a number is represented matters for speed only: the lemmas hold for any
    representatives. [qadd], [qsub] and [qmul] reduce where numbers would grow;
    tables are brought over a common denominator ([align2]), so that long sums
    of products ([qdot]) are sums of integers. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Zero, one and a half. *)
Definition q0 : Q := 0#1.
Definition q1 : Q := 1#1.
Definition qhalf : Q := 1#2.

Definition is_zero (a : Q) : bool := if Qnum a is Z0 then true else false.
Definition is_one (a : Q) : bool := if a is Zpos xH # xH then true else false.

(** Sums and products, reduced as far as it pays: zeros and ones are frequent
    and cost nothing, and numbers with the same denominator are added over it. *)
Definition qadd (a b : Q) : Q :=
  if Pos.eqb (Qden a) (Qden b) then Z.add (Qnum a) (Qnum b) # Qden a
  else if is_zero a then b else if is_zero b then a else Qred (Qplus a b).
Definition qmul (a b : Q) : Q :=
  if is_zero a || is_zero b then q0
  else if is_one a then b else if is_one b then a else Qred (Qmult a b).
(** A product over the product of the denominators. *)
Definition qmulx (a b : Q) : Q := Z.mul (Qnum a) (Qnum b) # Pos.mul (Qden a) (Qden b).
Definition qopp (a : Q) : Q := Qopp a.
Definition qsub (a b : Q) : Q := qadd a (qopp b).
Definition qle (a b : Q) : bool :=
  if Pos.eqb (Qden a) (Qden b) then Z.leb (Qnum a) (Qnum b) else Qle_bool a b.
Definition qlt (a b : Q) : bool := ~~ qle b a.
Definition qeq (a b : Q) : bool := Qeq_bool a b.
Definition qabs (a : Q) : Q := if qle q0 a then a else qopp a.
Definition qmax (a b : Q) : Q := if qle a b then b else a.
Definition qlesser (a b : Q) : Q := if qle a b then a else b.

(** Sums, conjunctions and minima over i < n, tables and their entries. *)
Definition qsum (n : nat) (f : nat -> Q) : Q :=
  foldr (fun i s => qadd (f i) s) q0 (iota 0 n).
Definition qall (n : nat) (p : nat -> bool) : bool := all p (iota 0 n).
Definition qmin (n : nat) (f : nat -> Q) : Q :=
  foldr (fun i s => qlesser (f i) s) (f 0%N) (iota 1 n.-1).
Definition qmaxof (n : nat) (f : nat -> Q) : Q :=
  foldr (fun i s => qmax (f i) s) q0 (iota 0 n).

(** Numbers over a common denominator are multiplied and added fast. *)
Definition same_den (d : positive) (n : nat) (f : nat -> Q) : bool :=
  qall n (fun i => Pos.eqb (Qden (f i)) d).
Definition qdot (n : nat) (f g : nat -> Q) : Q :=
  let d := Qden (f 0%N) in
  let e := Qden (g 0%N) in
  if same_den d n f && same_den e n g then
    foldr (fun i s => Z.add (Z.mul (Qnum (f i)) (Qnum (g i))) s) Z0 (iota 0 n) # Pos.mul d e
  else qsum n (fun i => qmul (f i) (g i)).

(** A number written over the denominator d, where that is possible; and a table
    over the least common denominator. *)
Definition over (d : positive) (a : Q) : Q :=
  if Pos.eqb (Qden a) d then a
  else let k := Z.div (Zpos d) (Zpos (Qden a)) in
       let b := Z.mul (Qnum a) k # d in
       if Z.eqb (Z.mul k (Zpos (Qden a))) (Zpos d) then b else a.
Definition lcm_den (d e : positive) : positive :=
  if Pos.eqb d e then d
  else if Z.div (Z.mul (Zpos d) (Zpos e)) (Zpos (Pos.gcd d e)) is Zpos m then m else d.
Definition den_of (r : seq Q) : positive := foldr (fun a d => lcm_den (Qden a) d) xH r.
Definition align1 (r : seq Q) : seq Q := map (over (den_of r)) r.
Definition align2 (t : seq (seq Q)) : seq (seq Q) :=
  let d := foldr lcm_den xH (map den_of t) in map (map (over d)) t.

Definition row (n : nat) (f : nat -> Q) : seq Q := mkseq f n.
Definition table (m n : nat) (f : nat -> nat -> Q) : seq (seq Q) :=
  mkseq (fun i => row n (f i)) m.
Definition at1 (r : seq Q) (i : nat) : Q := nth q0 r i.
Definition at2 (t : seq (seq Q)) (i j : nat) : Q := at1 (nth [::] t i) j.

Lemma qallP n (p : nat -> bool) : reflect (forall i : 'I_n, p i) (qall n p).
Proof.
apply: (iffP allP) => [all_p i|all_p i]; first by apply: all_p; rewrite mem_iota add0n ltn_ord.
by rewrite mem_iota add0n => /andP[_ lt_in]; exact: (all_p (Ordinal lt_in)).
Qed.

Section Morphism.
Variable F : realFieldType.

(** Integers and rationals as numbers of the field. *)
Definition zF (z : Z) : F :=
  match z with
  | Z0 => 0
  | Zpos p => (Pos.to_nat p)%:R
  | Zneg p => - (Pos.to_nat p)%:R
  end.
Definition toF (a : Q) : F := zF (Qnum a) / zF (Zpos (Qden a)).

Lemma to_nat_gt0 p : (0 < Pos.to_nat p)%N.
Proof. by apply/ssrnat.ltP; apply: Pos2Nat.is_pos. Qed.

Lemma zF_pos p : 0 < zF (Zpos p).
Proof. by rewrite /= ltr0n to_nat_gt0. Qed.

Lemma zF_pos_neq0 p : zF (Zpos p) != 0.
Proof. by rewrite gt_eqF ?zF_pos. Qed.

Lemma zFN z : zF (Z.opp z) = - zF z.
Proof. by case: z => [|p|p] /=; rewrite ?oppr0 ?opprK. Qed.

Lemma zF_pos_sub p r : zF (Z.pos_sub p r) = zF (Zpos p) - zF (Zpos r).
Proof.
rewrite Z.pos_sub_spec; case: Pos.compare_spec => [->|lt_pr|lt_rp] /=.
- by rewrite subrr.
- rewrite Pos2Nat.inj_sub // natrB ?opprB //.
  by apply/ssrnat.leP; apply/Pos2Nat.inj_le; apply: Pos.lt_le_incl.
- rewrite Pos2Nat.inj_sub // natrB //.
  by apply/ssrnat.leP; apply/Pos2Nat.inj_le; apply: Pos.lt_le_incl.
Qed.

Lemma zFD y z : zF (Z.add y z) = zF y + zF z.
Proof.
case: y z => [|p|p] [|r|r]; rewrite ?Z.add_0_l ?Z.add_0_r ?add0r ?addr0 //.
- by rewrite /= Pos2Nat.inj_add natrD.
- exact: zF_pos_sub.
- by rewrite [RHS]addrC; exact: zF_pos_sub.
- by rewrite /= Pos2Nat.inj_add natrD opprD.
Qed.

Lemma zFM y z : zF (Z.mul y z) = zF y * zF z.
Proof.
by case: y z => [|p|p] [|r|r]; rewrite /= ?mul0r ?mulr0 ?mulNr ?mulrN ?opprK //
  Pos2Nat.inj_mul natrM.
Qed.

Lemma zF_ge0 z : (0 <= zF z) = Z.leb 0 z.
Proof.
case: z => [|p|p] //=; first by rewrite lexx.
  by rewrite ler0n.
by rewrite oppr_ge0 leNgt ltr0n to_nat_gt0.
Qed.

Lemma zF_le y z : (zF y <= zF z) = Z.leb y z.
Proof.
rewrite -subr_ge0 -zFN -zFD zF_ge0; apply/idP/idP => /Z.leb_le le_yz; apply/Z.leb_le.
  by apply/Z.le_0_sub.
by apply/Z.le_0_sub.
Qed.

(** [toF] is a morphism of ordered fields. *)
Lemma toF_le a b : Qle_bool a b = (toF a <= toF b).
Proof.
case: a b => n d [m e]; rewrite /toF /Qle_bool /=.
by rewrite ler_pdivr_mulr ?(zF_pos d) // mulrAC ler_pdivl_mulr ?(zF_pos e) // -zF_le !zFM.
Qed.

Lemma toF_eq a b : Qeq_bool a b = (toF a == toF b).
Proof.
rewrite eq_le -!toF_le; apply/idP/andP.
  by move=> /Qeq_bool_iff eq_ab; split; apply/Qle_bool_iff; rewrite eq_ab; apply: Qle_refl.
by case=> /Qle_bool_iff le_ab /Qle_bool_iff le_ba; apply/Qeq_bool_iff; apply: Qle_antisym.
Qed.

Lemma toF_Qeq a b : Qeq a b -> toF a = toF b.
Proof. by move=> /Qeq_bool_iff; rewrite toF_eq => /eqP. Qed.

Lemma toF_red a : toF (Qred a) = toF a.
Proof. by apply: toF_Qeq; apply: Qred_correct. Qed.

Lemma toF_Qplus a b : toF (Qplus a b) = toF a + toF b.
Proof.
case: a b => n d [m e]; rewrite /toF /Qplus [Qnum _]/= [Qden _]/= Pos2Z.inj_mul zFD !zFM.
by rewrite addf_div ?zF_pos_neq0.
Qed.

Lemma toF_Qmult a b : toF (Qmult a b) = toF a * toF b.
Proof.
case: a b => n d [m e]; rewrite /toF /Qmult [Qnum _]/= [Qden _]/= Pos2Z.inj_mul !zFM.
by rewrite mulf_div.
Qed.

Lemma toF_opp a : toF (Qopp a) = - toF a.
Proof. by case: a => n d; rewrite /toF zFN mulNr. Qed.

Lemma toF_zero a : is_zero a -> toF a = 0.
Proof. by case: a => [[|n|n] d] // _; rewrite /toF mul0r. Qed.

Lemma toF0 : toF q0 = 0.
Proof. by rewrite toF_zero. Qed.

Lemma toF1 : toF q1 = 1.
Proof. by rewrite /toF divff ?zF_pos_neq0. Qed.

Lemma toF_one a : is_one a -> toF a = 1.
Proof. by case: a => [[|[n|n|]|n] [d|d|]] //= _; rewrite toF1. Qed.

Lemma toF_dd d : toF (Zpos d # d) = 1.
Proof. by rewrite /toF divff ?zF_pos_neq0. Qed.

Lemma toF_half : toF qhalf = 2%:R^-1.
Proof. by rewrite /toF /= mul1r. Qed.

Lemma toF_add a b : toF (qadd a b) = toF a + toF b.
Proof.
rewrite /qadd; case: ifP => [/Pos.eqb_eq eq_d|_].
  by rewrite /toF -eq_d -mulrDl -zFD.
case: ifP => [/toF_zero ->|_]; first by rewrite add0r.
case: ifP => [/toF_zero ->|_]; first by rewrite addr0.
by rewrite toF_red toF_Qplus.
Qed.

Lemma toF_mul a b : toF (qmul a b) = toF a * toF b.
Proof.
rewrite /qmul; case: ifP => [/orP[] /toF_zero ->|_]; rewrite ?mul0r ?mulr0 ?toF0 //.
case: ifP => [/toF_one ->|_]; first by rewrite mul1r.
case: ifP => [/toF_one ->|_]; first by rewrite mulr1.
by rewrite toF_red toF_Qmult.
Qed.

Lemma toF_mulx a b : toF (qmulx a b) = toF a * toF b.
Proof. exact: toF_Qmult. Qed.

Lemma toF_sub a b : toF (qsub a b) = toF a - toF b.
Proof. by rewrite toF_add toF_opp. Qed.

Lemma toF_qle a b : qle a b = (toF a <= toF b).
Proof.
rewrite /qle; case: ifP => [/Pos.eqb_eq eq_d|_]; last exact: toF_le.
by rewrite /toF -eq_d ler_pmul2r ?zF_le // invr_gt0 zF_pos.
Qed.

Lemma toF_qlt a b : qlt a b = (toF a < toF b).
Proof. by rewrite /qlt toF_qle ltNge. Qed.

Lemma toF_qeq a b : qeq a b = (toF a == toF b).
Proof. exact: toF_eq. Qed.

Lemma toF_abs a : toF (qabs a) = `|toF a|.
Proof.
rewrite /qabs toF_qle toF0; case: ifP => [le0a | /negbT lta0]; first by rewrite ger0_norm.
by rewrite toF_opp ltr0_norm // ltNge.
Qed.

Lemma qmax_ge_l a b : toF a <= toF (qmax a b).
Proof. by rewrite /qmax toF_qle; case: ifP. Qed.

Lemma qmax_ge_r a b : toF b <= toF (qmax a b).
Proof. by rewrite /qmax toF_qle; case: ifP => // /negbT; rewrite -ltNge => /ltW. Qed.

Lemma qlesser_le_l a b : toF (qlesser a b) <= toF a.
Proof. by rewrite /qlesser toF_qle; case: ifP => // /negbT; rewrite -ltNge => /ltW. Qed.

Lemma qlesser_le_r a b : toF (qlesser a b) <= toF b.
Proof. by rewrite /qlesser toF_qle; case: ifP. Qed.

(** Sums, minima and maxima. *)
Lemma toF_foldr (f : nat -> Q) s :
  toF (foldr (fun i t => qadd (f i) t) q0 s) = \sum_(i <- s) toF (f i).
Proof. by elim: s => [|i s IHs]; rewrite ?big_nil ?toF0 // big_cons /= toF_add IHs. Qed.

Lemma toF_qsum n f : toF (qsum n f) = \sum_(i < n) toF (f i).
Proof. by rewrite toF_foldr -(big_mkord xpredT (fun i => toF (f i))) /index_iota subn0. Qed.

Lemma toF_over d a : toF (over d a) = toF a.
Proof.
rewrite /over; case: ifP => // _; case: ifP => // /Z.eqb_eq eq_d.
apply: toF_Qeq; rewrite /Qeq [Qnum _]/= [Qden _]/= -Z.mul_assoc.
by rewrite (Z.mul_comm (Z.div _ _)) -[in RHS]eq_d (Z.mul_comm (Zpos _) (Z.div _ _)).
Qed.

Lemma toF_qdot n f g : toF (qdot n f g) = \sum_(i < n) toF (f i) * toF (g i).
Proof.
rewrite /qdot; case: ifP => [/andP[/qallP f_den /qallP g_den]|_]; last first.
  by rewrite toF_qsum; apply: eq_bigr => i _; rewrite toF_mul.
rewrite /toF [Qnum _]/= [Qden _]/= Pos2Z.inj_mul zFM invfM.
have -> s : zF (foldr (fun i t => Z.add (Z.mul (Qnum (f i)) (Qnum (g i))) t) Z0 s)
    = \sum_(i <- s) zF (Qnum (f i)) * zF (Qnum (g i)).
  by elim: s => [|i s IHs]; rewrite ?big_nil // big_cons [foldr _ _ _]/= zFD zFM IHs.
rewrite -[X in iota _ X]subn0 -/(index_iota 0 n) big_mkord mulr_suml.
apply: eq_bigr => i _; have /Pos.eqb_eq -> := f_den i; have /Pos.eqb_eq -> := g_den i.
by rewrite mulf_div invfM.
Qed.

Lemma qmin_le n f i : (i < n)%N -> toF (qmin n f) <= toF (f i).
Proof.
move=> lt_in; have: i = 0%N \/ i \in iota 1 n.-1.
  by case: i lt_in => [|i] lt_in; [left | right; rewrite mem_iota; case: n lt_in].
rewrite /qmin; elim: (iota 1 n.-1) => [|j s IHs]; first by case=> [->|].
case=> [i0|].
  by apply: (le_trans (qlesser_le_r _ _)); apply: IHs; left.
rewrite inE => /orP[/eqP ->|i_s]; first exact: qlesser_le_l.
by apply: (le_trans (qlesser_le_r _ _)); apply: IHs; right.
Qed.

Lemma qmaxof_ge0 n f : 0 <= toF (qmaxof n f).
Proof.
rewrite /qmaxof; elim: (iota 0 n) => [|j s IHs] /=; first by rewrite toF0.
by apply: le_trans IHs (qmax_ge_r _ _).
Qed.

Lemma qmaxof_ge n f i : (i < n)%N -> toF (f i) <= toF (qmaxof n f).
Proof.
move=> lt_in; have: i \in iota 0 n by rewrite mem_iota.
rewrite /qmaxof; elim: (iota 0 n) => [|j s IHs] //=.
rewrite inE => /orP[/eqP ->|i_s]; first exact: qmax_ge_l.
by apply: le_trans (IHs i_s) (qmax_ge_r _ _).
Qed.

End Morphism.
Arguments zF {F} z.
Arguments toF {F} a.

(** Entries of tables. *)
Lemma at1_row n f i : (i < n)%N -> at1 (row n f) i = f i.
Proof. by move=> lt_in; rewrite /at1 nth_mkseq. Qed.

Lemma at2_table m n f i j : (i < m)%N -> (j < n)%N -> at2 (table m n f) i j = f i j.
Proof. by move=> lt_im lt_jn; rewrite /at2 nth_mkseq // at1_row. Qed.

Section Aligned.
Variable F : realFieldType.

Lemma at1_over d r i : toF (at1 (map (over d) r) i) = toF (at1 r i) :> F.
Proof.
rewrite /at1; case: (ltnP i (size r)) => [lt_i|ge_i]; last by rewrite !nth_default ?size_map.
by rewrite (nth_map q0) // toF_over.
Qed.

Lemma at1_align r i : toF (at1 (align1 r) i) = toF (at1 r i) :> F.
Proof. exact: at1_over. Qed.

Lemma at2_align t i j : toF (at2 (align2 t) i j) = toF (at2 t i j) :> F.
Proof.
rewrite /at2 /align2; set d := foldr _ _ _.
case: (ltnP i (size t)) => [lt_i|ge_i]; last by rewrite !(nth_default [::]) ?size_map.
by rewrite (nth_map [::]) // at1_over.
Qed.

End Aligned.
