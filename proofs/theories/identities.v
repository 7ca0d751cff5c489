(** The tactics [ring] and [field] of the standard library for numbers of any ordered field.

    They want one rigid name for every operation. In a section with [F : realFieldType]
    declare [Add Field F_field : (rigid_laws F).]; then [rigid; field] proves identities,
    and [nonzero] the side conditions from hypotheses [x != 0] or [0 < x]. *)
From Coq Require Export Field.
From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Rigid.
Variable F : realFieldType.

Definition rzero : F := 0.
Definition rone : F := 1.
Definition radd (a b : F) : F := a + b.
Definition rmul (a b : F) : F := a * b.
Definition ropp (a : F) : F := - a.
Definition rsub (a b : F) : F := a - b.
Definition rinv (a : F) : F := a^-1.
Definition rdiv (a b : F) : F := a / b.

Lemma rigid_laws : field_theory rzero rone radd rmul rsub ropp rdiv rinv eq.
Proof.
split=> [||//|a /eqP a_neq0]; last by rewrite /rmul /rinv mulVf.
  split=> //; rewrite /rzero /rone /radd /rmul /rsub /ropp => *.
  - by rewrite add0r.
  - by rewrite addrC.
  - by rewrite addrA.
  - by rewrite mul1r.
  - by rewrite mulrC.
  - by rewrite mulrA.
  - by rewrite mulrDl.
  - by rewrite subrr.
by apply/eqP; rewrite oner_eq0.
Qed.

End Rigid.

Lemma le_of_eq (F : realFieldType) (a b : F) : a = b -> a <= b.
Proof. by move->. Qed.

(** Folds the operations of MathComp; squares are products, and 2 and 4 are sums of ones. *)
Ltac rigid :=
  rewrite ?expr2;
  match goal with F : Num.RealField.type |- _ =>
    repeat match goal with
    | |- context [@GRing.add ?V ?a (@GRing.opp ?W ?b)] =>
        change (@GRing.add V a (@GRing.opp W b)) with (@rsub F a b)
    | |- context [@GRing.add ?V ?a ?b] => change (@GRing.add V a b) with (@radd F a b)
    | |- context [@GRing.opp ?V ?a] => change (@GRing.opp V a) with (@ropp F a)
    | |- context [@GRing.mul ?V ?a ?b] => change (@GRing.mul V a b) with (@rmul F a b)
    | |- context [@GRing.inv ?V ?a] => change (@GRing.inv V a) with (@rinv F a)
    | |- context [@GRing.natmul ?V (GRing.one ?W) (S (S O))] =>
        change (@GRing.natmul V (GRing.one W) (S (S O))) with (@radd F (rone F) (rone F))
    | |- context [@GRing.natmul ?V (GRing.one ?W) (S (S (S (S O))))] =>
        change (@GRing.natmul V (GRing.one W) (S (S (S (S O)))))
          with (radd (rone F) (radd (rone F) (radd (rone F) (rone F))))
    | |- context [GRing.zero ?V] => change (GRing.zero V) with (rzero F)
    | |- context [GRing.one ?V] => change (GRing.one V) with (rone F)
    end;
    match goal with |- @eq _ ?a ?b => change (@eq (Num.RealField.sort F) a b) end
  end.

Lemma two_neq0 (F : realFieldType) : 2%:R != 0 :> F.
Proof. by rewrite pnatr_eq0. Qed.

Lemma four_neq0 (F : realFieldType) : 2%:R * 2%:R != 0 :> F.
Proof. by rewrite mulf_neq0 // two_neq0. Qed.

(** A side condition [a <> 0]. *)
Ltac nonzero :=
  repeat match goal with |- _ /\ _ => split end; apply/eqP;
  first [assumption | exact: two_neq0 | exact: four_neq0 | exact: lt0r_neq0
    | by rewrite gt_eqF | by rewrite lt_eqF].
