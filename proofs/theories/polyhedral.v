(** For every divergence that is a linear program (programs.v), C is attained wherever
    anything is feasible, with an exact plane, and a Farkas plane exists wherever nothing
    is.

    Main statements
    - [polyhedral_attained], [program_feasible_or_refuted]: planes and Farkas planes exist;
    - [polyhedral_lower], [polyhedral_refutes]: what they prove;
    - [polyhedral_infimum]: every infimum is a minimum;
    - [polyhedral_value]: C is a number or +oo, at all bounds. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence duality linear theorem1 extended programs.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** For every divergence that is a linear program, C is attained with an exact plane, or
    a Farkas plane refutes the bounds. *)
Section Attained.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Variable L : linear_program F H.
Variables (D P : option F).

Local Notation solves := (solution (program_A I L D P) (program_B I L P) (program_b L D P) (program_d L P)).
Local Notation plane c gamma := (certified I (@polyhedral_cut F H L) c D P gamma).

Section Sound.
Hypothesis L_ge0 : forall i : inequality L, 0 <= le_bound i.
Hypothesis sound : forall (q : {ffun H -> F}) t (u : variable L -> F), met q t u -> E q t.

Lemma program_sound (z : Y * H + variable L -> F) : solves z -> feasible I E D P (restorer z).
Proof.
move=> /program_solution[kz distz aux_ge0 percz]; split=> //.
by case: (P) percz => //= t; apply: sound.
Qed.

(** Something is feasible, or a Farkas plane is positive at the bounds. *)
Theorem program_feasible_or_refuted :
  domain I E D P \/ exists2 gamma, 0 < gamma & plane (fun _ _ => 0) gamma.
Proof.
case: (standard_farkas (program_A I L D P) (program_B I L P) (program_b L D P) (program_d L P)).
  by case=> z /program_sound feasz; left; exists (restorer z).
move=> [m [n [mn_0 gt0]]]; right; exists (worth (program_b L D P) (program_d L P) m n) => //.
exact: program_plane mn_0.
Qed.

Corollary program_infeasible : infeasible I E D P ->
  exists2 gamma, 0 < gamma & plane (fun _ _ => 0) gamma.
Proof. by move=> none; case: program_feasible_or_refuted => // -[Q /none]. Qed.

End Sound.

Hypotheses (wf : well_formed I) (EL : polyhedral L E).
Let solved z := @program_sound (met_sound EL) z.

Lemma program_complete Q : feasible I E D P Q -> exists2 z, solves z & restorer z =2 Q.
Proof.
move=> [kQ distQ percQ]; have pmfQ := push_pmf wf kQ.
have [u [u_ge0 uP]] : exists u, (forall a, 0 <= u a) /\
    if P is Some t then @met _ _ L (push I Q) t u else True.
  case: (P) percQ => [t /= /(met_complete EL pmfQ) [u uP]|_]; last by exists (fun=> 0).
  by exists u; split=> //; case: uP.
exists (fun v => match v with inl (y, h) => Q y h | inr a => u a end) => //.
by apply/program_solution; split.
Qed.

Lemma restorer_err (z : Y * H + variable L -> F) Q : restorer z =2 Q -> err I (restorer z) = err I Q.
Proof. by move=> zQ; rewrite !err_cost; do 2 apply: eq_bigr => ? _; rewrite zQ. Qed.

(** C is attained wherever anything is feasible, and has an exact plane there. *)
Theorem polyhedral_attained Q : feasible I E D P Q ->
  exists2 c, is_min I E D P c & plane (cost I) c.
Proof.
move=> /program_complete[z0 z0P _].
have [|z zP|z [m [n [zP mn_o worth_z]]]] := @standard_duality _ _ _ _ (program_A I L D P)
    (program_B I L P) (program_b L D P) (program_d L P) (program_o I L) 0.
- by exists z0.
- by rewrite program_objective err_ge0 //; case: (solved zP).
exists (err I (restorer z)); last first.
  by rewrite -program_objective -worth_z; apply: program_plane mn_o => //; case: EL.
split; last by exists (restorer z); first exact: solved.
move=> R /program_complete[y yP /restorer_err <-]; rewrite -!program_objective -worth_z.
exact: standard_weak mn_o yP.
Qed.

(** No restorer is below a plane, and none is feasible where a Farkas plane is
    positive. *)
Theorem polyhedral_lower gamma : plane (cost I) gamma -> lower I E D P gamma.
Proof. by apply: certified_lower wf _ => mu w beta; apply: polyhedral_cut_is_cut. Qed.

Theorem polyhedral_refutes gamma : plane (fun _ _ => 0) gamma -> 0 < gamma -> infeasible I E D P.
Proof. by apply: certified_refutes wf _ => mu w beta; apply: polyhedral_cut_is_cut. Qed.

Corollary domain_or_infeasible : domain I E D P \/ infeasible I E D P.
Proof.
case: (program_feasible_or_refuted (bound_ge0 EL) (met_sound EL)) => [|[gamma gt0 refutes]]; first by left.
by right; apply: polyhedral_refutes refutes gt0.
Qed.

(** C is a number or +oo. *)
Corollary polyhedral_value : exists v, is_value I E D P v.
Proof.
case: domain_or_infeasible => [[Q /polyhedral_attained[c /is_min_inf c_inf _]]|none].
  by exists (Finite c).
by exists Infinite.
Qed.

(** An infimum is a minimum. *)
Corollary polyhedral_infimum c : is_inf I E D P c -> is_min I E D P c.
Proof.
move=> c_inf; case: domain_or_infeasible => [[Q /polyhedral_attained[c' c'_min _]]|none].
  by rewrite (is_inf_unique c_inf (is_min_inf c'_min)).
by case: (at_most_feasible (proj2 c_inf)).
Qed.

End Attained.
