(** A surface without a bound on the distortion, on the perception, or on both.

    Where the planes and rows are known to be C at all pairs of bounds ([bounded]), and every
    restorer has some perceptual difference, C without a bound is the greatest of the pieces
    that do not charge for it: at a bound that is large enough all others are below zero, and
    all rows that ask for it hold ([unbounded_surface]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences duality.
From ExactCdp.checker Require Import types lists rational tables data statements.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Large.
Variable F : realFieldType.

(** Finitely many rising lines are all positive from somewhere on. *)
Lemma eventually_positive (A : Type) (u v : A -> F) (s : seq A) :
  (forall a, List.In a s -> 0 < v a) ->
  exists M, forall m, M <= m -> forall a, List.In a s -> 0 < u a + v a * m.
Proof.
elim: s => [|a s IH] v_gt0; first by exists 0.
have [|M M_ok] := IH; first by move=> b b_in; apply: v_gt0; right.
have va : 0 < v a by apply: v_gt0; left.
exists (Num.max M ((1 - u a) / v a)) => m; rewrite le_maxl => /andP[le_M le_m] b [<-|b_in]; last exact: M_ok.
rewrite ler_pdivr_mulr // ler_subl_addl mulrC in le_m.
exact: lt_le_trans ltr01 le_m.
Qed.

(** A missing bound is replaced by [m]. *)
Definition fill (m : F) (b : option F) : F := odflt m b.

Lemma price_fill (l m : F) b : price l (Some (fill m b)) = price l b + (if b is Some _ then 0 else l) * m.
Proof. by case: b => [t|] /=; rewrite ?mul0r ?addr0 ?add0r. Qed.

(** What a triple charges for each unit of a missing bound. *)
Definition charge (t : triple) (D P : option F) : F :=
  (if D is Some _ then 0 else toF t.1.1) + (if P is Some _ then 0 else toF t.1.2).

Lemma height_fill t m D P : height t (Some (fill m D)) (Some (fill m P)) = height t D P - charge t D P * m.
Proof.
rewrite /height /plane_at !price_fill /charge mulrDl !opprD -!addrA; congr (_ + (_ + _)).
by rewrite addrCA.
Qed.

Lemma row_fill r m D P : row_holds r (Some (fill m D)) (Some (fill m P)) =
  (toF r.2 <= price (toF r.1.1) D + price (toF r.1.2) P + charge r D P * m).
Proof. by rewrite /row_holds !price_fill /charge mulrDl addrACA. Qed.

Definition charges_nothing (t : triple) (D P : option F) : bool := charge t D P == 0.

Lemma counts_charge t D P : 0 <= toF t.1.1 :> F -> 0 <= toF t.1.2 :> F -> charges_nothing t D P -> counts t D P.
Proof.
rewrite /charges_nothing /charge /counts => l_ge0 m_ge0; case: D P => [d|] [q|] //=; rewrite ?add0r ?addr0.
- by move/eqP.
- by move/eqP.
by rewrite paddr_eq0 // => /andP[/eqP -> /eqP ->].
Qed.

Lemma charge_counts t D P : counts t D P -> charge t D P = 0.
Proof. by rewrite /counts /charge; case: D P => [d|] [q|] [] /= e e'; rewrite ?e ?e' ?addr0. Qed.

Lemma charge_ge0 t D P : 0 <= toF t.1.1 :> F -> 0 <= toF t.1.2 :> F -> 0 <= charge t D P.
Proof. by rewrite /charge => l_ge0 m_ge0; case: D P => [d|] [q|]; rewrite addr_ge0. Qed.

End Large.

Section Unbounded.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Hypothesis wf : well_formed I.
Hypothesis E_up : epi_up E.
Hypothesis E_total : forall q : {ffun H -> F}, is_pmf q -> exists t, E q t.
Variables (pieces domain : seq triple).
Hypothesis pieces_ge0 : forall t, List.In t pieces -> 0 <= toF t.1.1 :> F /\ 0 <= toF t.1.2 :> F.
Hypothesis domain_ge0 : forall t, List.In t domain -> 0 <= toF t.1.1 :> F /\ 0 <= toF t.1.2 :> F.

(** The surface at a pair of bounds, of which either may be missing. *)
Definition surface_at (D P : option F) : Prop :=
  ((forall r, List.In r domain -> counts r D P -> row_holds r D P) ->
    exists k, [/\ List.In k pieces, counts k D P,
      forall j, List.In j pieces -> counts j D P -> height j D P <= height k D P &
      is_min I E D P (height k D P)]) /\
  (forall r, List.In r domain -> counts r D P -> ~~ row_holds r D P -> infeasible I E D P).

Hypothesis bounded : forall D P, surface_at (Some D) (Some P).

Lemma err_ge0 Q : is_kernel Q -> 0 <= err I Q.
Proof.
move=> kQ; rewrite err_cost; apply: sumr_ge0 => y _; apply: sumr_ge0 => h _.
by apply: mulr_ge0; [apply: sumr_ge0 => k _; apply: jointY_ge0 | case: (kQ y)].
Qed.

(** A restorer meets bounds that are large enough. *)
Lemma feasible_fill (D P : option F) Q : feasible I E D P Q ->
  exists M, forall m, M <= m -> feasible I E (Some (fill m D)) (Some (fill m P)) Q.
Proof.
case=> kQ distQ percQ; have [t Et] := E_total (push_pmf wf kQ).
exists (Num.max (dist I Q) t) => m; rewrite le_maxl => /andP[le_d le_t]; split=> //.
  by case: D distQ.
by case: P percQ => //= _; apply: E_up Et.
Qed.

Lemma fill_feasible (D P : option F) m Q : feasible I E (Some (fill m D)) (Some (fill m P)) Q -> feasible I E D P Q.
Proof. by case=> kQ distQ percQ; split=> //; [case: D distQ | case: P percQ]. Qed.

Lemma counts_both t (D P : F) : counts t (Some D) (Some P).
Proof. by []. Qed.

(** From some bound on, all rows that ask for it hold, and all pieces that charge for it are
    below zero. *)
Lemma eventually_outside (D P : option F) : exists M, forall m, M <= m ->
  (forall r, List.In r domain -> ~~ charges_nothing r D P -> row_holds r (Some (fill m D)) (Some (fill m P))) /\
  (forall k, List.In k pieces -> ~~ charges_nothing k D P -> height k (Some (fill m D)) (Some (fill m P)) < 0).
Proof.
pose busy s := filter (fun t => ~~ charges_nothing t D P) s.
have in_busy s t : List.In t (busy s) -> List.In t s /\ ~~ charges_nothing t D P.
  by elim: s => //= r s IH; case: ifP => [b_r [<-|/IH[]]|_ /IH[]]; split=> //; by [left | right].
have busy_in s t : List.In t s -> ~~ charges_nothing t D P -> List.In t (busy s).
  by elim: s => //= r s IH [->|t_in] b_t; [rewrite b_t; left | case: ifP => _; [right|]; apply: IH].
have gt0 t : 0 <= toF t.1.1 :> F -> 0 <= toF t.1.2 :> F -> ~~ charges_nothing t D P -> 0 < charge t D P.
  by move=> l_ge0 m_ge0 b_t; rewrite lt_def b_t charge_ge0.
have [r /in_busy[r_in b_r]|M1 M1_ok] := @eventually_positive F triple
  (fun r => price (toF r.1.1) D + price (toF r.1.2) P - toF r.2) (fun r => charge r D P) (busy domain).
  by have [] := domain_ge0 r_in; move=> *; apply: gt0.
have [k /in_busy[k_in b_k]|M2 M2_ok] := @eventually_positive F triple
  (fun k => - height k D P) (fun k => charge k D P) (busy pieces).
  by have [] := pieces_ge0 k_in; move=> *; apply: gt0.
exists (Num.max M1 M2) => m; rewrite le_maxl => /andP[le1 le2]; split=> [r r_in b_r|k k_in b_k].
  have := M1_ok m le1 r (busy_in _ _ r_in b_r); rewrite row_fill addrAC subr_gt0 => /ltW; apply.
have := M2_ok m le2 k (busy_in _ _ k_in b_k); rewrite height_fill addrC subr_gt0 => lt.
by rewrite subr_lt0.
Qed.

Lemma row_counts r m (D P : option F) : counts r D P ->
  row_holds r (Some (fill m D)) (Some (fill m P)) = row_holds r D P.
Proof. by move=> /charge_counts c0; rewrite row_fill c0 mul0r addr0. Qed.
Lemma height_counts t m (D P : option F) : counts t D P -> height t (Some (fill m D)) (Some (fill m P)) = height t D P.
Proof. by move=> /charge_counts c0; rewrite height_fill c0 mul0r subr0. Qed.

(** At a bound that is large enough C is that of a piece that counts. *)
Lemma value_fill (D P : option F) : (forall r, List.In r domain -> counts r D P -> row_holds r D P) ->
  exists M, forall m, M <= m -> exists k, [/\ List.In k pieces, counts k D P,
    forall j, List.In j pieces -> counts j D P -> height j D P <= height k D P &
    is_min I E (Some (fill m D)) (Some (fill m P)) (height k D P)].
Proof.
move=> dom; have [M M_ok] := eventually_outside D P; exists M => m le_m.
have [rows_ok pieces_lt0] := M_ok m le_m; have [inside _] := bounded (fill m D) (fill m P).
have [r r_in _|k [k_in _ best [low [Q feasQ errQ]]]] := inside.
  case b_r: (charges_nothing r D P); last by apply: rows_ok; rewrite ?b_r.
  have [a_ge0 b_ge0] := domain_ge0 r_in.
  have c_r := counts_charge a_ge0 b_ge0 b_r; rewrite row_counts //; exact: dom.
have [l_ge0 m_ge0] := pieces_ge0 k_in.
have c_k : counts k D P.
  apply: counts_charge => //; apply: contraT => /(pieces_lt0 k k_in); rewrite -errQ ltNge err_ge0 //.
  by case: feasQ.
exists k; split=> // [j j_in c_j|]; last by rewrite -(height_counts m c_k); split=> //; exists Q.
by rewrite -(height_counts m c_j) -(height_counts m c_k); apply: best.
Qed.

Theorem unbounded_surface (D P : option F) : surface_at D P.
Proof.
split=> [dom | r r_in c_r fails Q feasQ]; last first.
  have [M M_ok] := feasible_fill feasQ; have [_ outside] := bounded (fill M D) (fill M P).
  by apply: (outside r r_in (counts_both _ _ _) _ Q (M_ok M (lexx M))); rewrite row_counts.
have [M M_ok] := value_fill dom; have [k [k_in c_k best [low [Q feasQ errQ]]]] := M_ok M (lexx M).
exists k; split=> //; split; last by exists Q => //; apply: fill_feasible feasQ.
move=> R feasR; have [N N_ok] := feasible_fill feasR.
have le_M : M <= Num.max M N by rewrite le_maxr lexx.
have le_N : N <= Num.max M N by rewrite le_maxr lexx orbT.
have [k' [k'_in c_k' best' [low' _]]] := M_ok _ le_M.
exact: le_trans (best' k k_in c_k) (low' R (N_ok _ le_N)).
Qed.

End Unbounded.
