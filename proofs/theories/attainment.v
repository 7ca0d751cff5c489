(** C is attained wherever anything is feasible, with an exact plane, and a
    Farkas plane exists wherever nothing is: over any ordered field, for
    transport costs, total variation and finite witness sets. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence duality linear divergences.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Certificates.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.

(** A plane below the costs [c] that is [gamma] at the bounds, its cut proved by
    transport potentials. *)
Definition transport_plane (rho : H -> X -> F) (c : Y -> H -> F) (D P : option F) (gamma : F) :=
  exists lambda mu s w v,
  [/\ 0 <= lambda /\ 0 <= mu,
      priced lambda D /\ priced mu P,
      rows I c lambda s w,
      forall h x, v x - w h <= mu * rho h x &
      plane_at (\sum_y s y + \sum_x pX I x * v x) lambda mu D P = gamma].

(** The same, its cut proved by weights on the witnesses. *)
Definition witness_plane (J : finType) (gX : J -> X -> F) (gH : J -> H -> F)
    (c : Y -> H -> F) (D P : option F) (gamma : F) :=
  exists lambda mu s m,
  [/\ 0 <= lambda /\ 0 <= mu,
      priced lambda D /\ priced mu P,
      rows I c lambda s (fun h => \sum_j m j * gH j h),
      (forall j, 0 <= m j) /\ \sum_j m j <= mu &
      plane_at (\sum_y s y + \sum_x (\sum_j m j * gX j x) * pX I x) lambda mu D P = gamma].

End Certificates.

(** Problems that are linear programs. *)
Section Programs.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Variables (D P : option F).
Hypothesis wf : well_formed I.

Variables (V C G : finType).
Variables (A : C -> V -> F) (B : G -> V -> F) (b : C -> F) (d : G -> F) (o : V -> F).
Variable restorer : (V -> F) -> Y -> H -> F.
Hypothesis sound : forall z, solution A B b d z -> feasible I E D P (restorer z).
Hypothesis complete : forall Q, feasible I E D P Q ->
  exists2 z, solution A B b d z & err I (restorer z) = err I Q.
Hypothesis objective : forall z, \sum_v o v * z v = err I (restorer z).

Lemma program_attained Q : feasible I E D P Q ->
  exists c m n, [/\ is_min I E D P c, multipliers A B o m n & worth b d m n = c].
Proof.
move=> feasQ; have [|z /sound[kz _ _]|z [m [n [zP mn_o worth_z]]]] := @standard_duality _ _ _ _ A B b d o 0.
- by have [z zP _] := complete feasQ; exists z.
- by rewrite objective err_ge0.
exists (err I (restorer z)), m, n; rewrite worth_z objective; split=> //.
split; last by exists (restorer z); first exact: sound.
move=> R /complete[y yP <-]; rewrite -objective -worth_z -objective.
exact: standard_weak mn_o yP.
Qed.

Lemma program_infeasible :
  (exists Q, feasible I E D P Q) \/
  (exists m n, multipliers A B (fun=> 0) m n /\ 0 < worth b d m n).
Proof.
case: (standard_farkas A B b d) => [[z zP]|]; last by right.
by left; exists (restorer z); apply: sound.
Qed.

End Programs.

(** Where feasibility is decided and minima are attained, infima are minima. *)
Lemma program_infimum (F : realFieldType) (K X Y H : finType) (I : problem F K X Y H) E D P
    (certified : F -> Prop) c :
  (forall Q, feasible I E D P Q -> exists2 c', is_min I E D P c' & certified c') ->
  (exists Q, feasible I E D P Q) \/ infeasible I E D P ->
  is_inf I E D P c -> is_min I E D P c.
Proof.
move=> attained [[Q /attained[c' c'_min _]]|none] c_inf.
  by rewrite (is_inf_unique c_inf (is_min_inf c'_min)).
have [_ great] := c_inf.
have /great : lower I E D P (c + 1) by move=> Q /none.
by rewrite ger_addl ler10.
Qed.

(** Whether there is a bound. *)
Definition bounded (F : realFieldType) (t : option F) : F := if t is Some _ then 1 else 0.

Section Bounds.
Variable F : realFieldType.
Implicit Types (m : F) (t : option F).

Lemma bounded_ge0 t : 0 <= bounded t.
Proof. by case: t => [t|] /=; rewrite ?ler01. Qed.

Lemma priced_bounded m t : priced (m * bounded t) t.
Proof. by case: t => //=; rewrite mulr0. Qed.

Lemma price_bounded m t : price (m * bounded t) t = m * price 1 t.
Proof. by case: t => [t|] /=; rewrite ?mulr0 // mulr1 mul1r. Qed.

End Bounds.

Section Transport.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable rho : H -> X -> F.
Variables (D P : option F).
Hypothesis wf : well_formed I.
Let E := transport (pX I) rho.

(* The variables: a restorer and a coupling. *)
Local Notation V := (Y * H + H * X)%type.
Let restorer (z : V -> F) y h := z (inl (y, h)).
Let coupling (z : V -> F) h x := z (inr (h, x)).

(* Bounds on the distortion [true] and on the transport cost [false]. *)
Let A (i : bool) (v : V) : F :=
  match i, v with
  | true, inl (y, h) => - (bounded D * delta I y h)
  | false, inr (h, x) => - (bounded P * rho h x)
  | _, _ => 0
  end.
Let b (i : bool) : F := if i then - price 1 D else - price 1 P.

(* Each output is restored; the rows and the columns of the coupling. *)
Let B (g : Y + H + X) (v : V) : F :=
  match g, v with
  | inl (inl y), inl (y', h) => (y == y')%:R
  | inl (inr h), inl (y, h') => pY I y * (h == h')%:R
  | inl (inr h), inr (h', x) => - (h == h')%:R
  | inr x, inr (h, x') => (x == x')%:R
  | _, _ => 0
  end.
Let d (g : Y + H + X) : F := match g with inl (inl y) => 1 | inl (inr h) => 0 | inr x => pX I x end.

Let costs (v : V) : F := if v is inl (y, h) then cost I y h else 0.

Let sum_V (f : V -> F) :
  \sum_v f v = \sum_y \sum_h f (inl (y, h)) + \sum_h \sum_x f (inr (h, x)).
Proof.
rewrite big_sumType /= !pair_bigA /=.
by congr (_ + _); apply: eq_bigr => -[].
Qed.

Let sum2_0 (S T : finType) (f : S -> T -> F) : \sum_s \sum_t 0 * f s t = 0.
Proof. by rewrite big1 // => s _; rewrite big1 // => t _; rewrite mul0r. Qed.

Let transport_solution z :
  solution A B b d z <->
  [/\ is_kernel (restorer z), within_distortion I D (restorer z),
      is_coupling (pX I) (push I (restorer z)) (coupling z) &
      if P is Some t then \sum_h \sum_x rho h x * coupling z h x <= t else True].
Proof.
have rowD : \sum_v A true v * z v = - (bounded D * dist I (restorer z)).
  rewrite sum_V /= sum2_0 addr0 dist_delta -mulrN -sumrN mulr_sumr.
  apply: eq_bigr => y _; rewrite -sumrN mulr_sumr; apply: eq_bigr => h _.
  by rewrite mulrN mulNr mulrA.
have rowP : \sum_v A false v * z v = - (bounded P * \sum_h \sum_x rho h x * coupling z h x).
  rewrite sum_V /= sum2_0 add0r -mulrN -sumrN mulr_sumr.
  apply: eq_bigr => h _; rewrite -sumrN mulr_sumr; apply: eq_bigr => x _.
  by rewrite mulrN mulNr mulrA.
have rowY y : \sum_v B (inl (inl y)) v * z v = \sum_h restorer z y h.
  rewrite sum_V /= sum2_0 addr0 exchange_big; apply: eq_bigr => h _.
  exact: sum_at_sym.
have rowH h : \sum_v B (inl (inr h)) v * z v = push I (restorer z) h - \sum_x coupling z h x.
  rewrite sum_V /= ffunE; congr (_ + _).
    apply: eq_bigr => y _; rewrite -[in RHS](sum_at_sym (restorer z y) h) mulr_sumr.
    by apply: eq_bigr => h' _; rewrite mulrA.
  rewrite exchange_big -sumrN; apply: eq_bigr => x _.
  by rewrite -(sum_at_sym (coupling z ^~ x) h) -sumrN; apply: eq_bigr => h' _; rewrite mulNr.
have rowX x : \sum_v B (inr x) v * z v = \sum_h coupling z h x.
  by rewrite sum_V /= sum2_0 add0r; apply: eq_bigr => h _; apply: sum_at_sym.
split=> [[z_ge0 zA zB]|[kz distz [T_ge0 T_row T_col] costz]].
  split.
  - by move=> y; split=> [h|]; [exact: z_ge0 | rewrite -rowY zB].
  - move: (zA true); rewrite rowD /= ler_opp2 /within_distortion.
    by case: (D) => //= t; rewrite !mul1r.
  - split=> [h x|h|x]; [exact: z_ge0 | | by rewrite -rowX zB].
    by apply/esym/eqP; rewrite -subr_eq0 -rowH zB.
  - move: (zA false); rewrite rowP /= ler_opp2.
    by case: (P) => //= t; rewrite !mul1r.
split.
- by case=> [[y h]|[h x]]; [exact: (proj1 (kz y)) | exact: T_ge0].
- case; [rewrite rowD | rewrite rowP] => /=; rewrite ler_opp2.
    by case: (D) distz => [t|] /=; rewrite ?mul1r // mul0r.
  by case: (P) costz => [t|] /=; rewrite ?mul1r // mul0r.
by case=> [[y|h]|x]; rewrite ?rowY ?rowH ?rowX ?T_row ?subrr ?T_col //; case: (kz y).
Qed.

Let sound z : solution A B b d z -> feasible I E D P (restorer z).
Proof.
move=> /transport_solution[kz distz Tz costz]; split=> //.
by rewrite /within_perception; case: (P) costz => // t; exists (coupling z).
Qed.

Let complete Q : feasible I E D P Q ->
  exists2 z, solution A B b d z & err I (restorer z) = err I Q.
Proof.
move=> [kQ distQ percQ].
have [T TQ costT] : exists2 T, is_coupling (pX I) (push I Q) T &
    if P is Some t then \sum_h \sum_x rho h x * T h x <= t else True.
  case: (P) percQ => [t|] //= _; exists (fun h x => push I Q h * pX I x) => //.
  by apply: coupling_product; [exact: pX_pmf | exact: push_pmf].
exists (fun v => match v with inl (y, h) => Q y h | inr (h, x) => T h x end) => //.
exact/transport_solution.
Qed.

Let plane o c m n : (forall y h, o (inl (y, h)) = c y h) -> (forall u, o (inr u) = 0) ->
  multipliers A B o m n -> transport_plane I rho c D P (worth b d m n).
Proof.
move=> oQ oT [m_ge0 mn_o].
pose s y := n (inl (inl y)); pose w h := n (inl (inr h)); pose v x := n (inr x).
have columnQ y h : \sum_i m i * A i (inl (y, h)) + \sum_g n g * B g (inl (y, h))
    = s y + pY I y * w h - m true * bounded D * delta I y h.
  rewrite big_bool !big_sumType /= mulr0 addr0 mulrN mulrA addrC.
  rewrite (sum_atr s) [X in _ + X - _]big1 ?addr0 => [|x _]; last by rewrite mulr0.
  congr (_ + _ - _); rewrite -(sum_atr w h) mulr_sumr.
  by apply: eq_bigr => h' _; rewrite mulrCA.
have columnT h x : \sum_i m i * A i (inr (h, x)) + \sum_g n g * B g (inr (h, x))
    = v x - w h - m false * bounded P * rho h x.
  rewrite big_bool !big_sumType /= mulr0 add0r mulrN mulrA addrC.
  rewrite big1 ?add0r => [|y _]; last by rewrite mulr0.
  rewrite (sum_atr v) [_ + v x]addrC; congr (_ + _ - _); rewrite -(sum_atr w h) -sumrN.
  by apply: eq_bigr => h' _; rewrite mulrN.
exists (m true * bounded D), (m false * bounded P), s, w, v; split.
- by rewrite !mulr_ge0 ?bounded_ge0.
- by split; apply: priced_bounded.
- move=> y h; have := mn_o (inl (y, h)); rewrite columnQ oQ.
  by rewrite ler_subr_addr ler_subl_addl.
- by move=> h x; have := mn_o (inr (h, x)); rewrite columnT oT subr_le0.
rewrite /plane_at !price_bounded /worth big_bool !big_sumType /= !mulrN.
rewrite [X in _ + (_ + X + _)]big1 ?addr0 => [|h _]; last by rewrite mulr0.
rewrite -opprD -addrA -opprD [RHS]addrC; congr (_ + _ - _).
  by apply: eq_bigr => y _; rewrite mulr1.
by apply: eq_bigr => x _; rewrite mulrC.
Qed.

(** For a transport cost, C is attained wherever anything is feasible, and has an
    exact plane there. *)
Theorem attained_and_certified Q : feasible I E D P Q ->
  exists2 c, is_min I E D P c & transport_plane I rho (cost I) D P c.
Proof.
move=> feasQ.
have costsP z : \sum_v costs v * z v = err I (restorer z).
  by rewrite sum_V /= sum2_0 addr0 err_cost.
have [c [m [n [c_min mn_o worth_c]]]] := program_attained wf sound complete costsP feasQ.
by exists c => //; rewrite -worth_c; apply: plane mn_o.
Qed.

(** Something is feasible, or a Farkas plane is positive at the bounds. *)
Theorem feasible_or_refuted :
  (exists Q, feasible I E D P Q) \/
  (exists2 gamma, 0 < gamma & transport_plane I rho (fun _ _ => 0) D P gamma).
Proof.
have [|[m [n [mn_0 gt0]]]] := program_infeasible sound; first by left.
by right; exists (worth b d m n) => //; apply: plane mn_0.
Qed.

Corollary infeasible_certified : infeasible I E D P ->
  exists2 gamma, 0 < gamma & transport_plane I rho (fun _ _ => 0) D P gamma.
Proof. by move=> none; case: feasible_or_refuted => // -[Q /none]. Qed.

(** No restorer is below a plane, and none is feasible where a Farkas plane is
    positive. *)
Theorem transport_plane_lower gamma :
  transport_plane I rho (cost I) D P gamma -> lower I E D P gamma.
Proof.
case=> lambda [mu [s [w [v [[lambda_ge0 mu_ge0] [priceD priceP] row_le vw <-]]]]].
have cut := transport_cut (pX_pmf wf) mu_ge0 vw.
exact: (weak_duality wf lambda_ge0 cut row_le priceD priceP).
Qed.

Theorem transport_plane_refutes gamma :
  transport_plane I rho (fun _ _ => 0) D P gamma -> 0 < gamma -> infeasible I E D P.
Proof.
case=> lambda [mu [s [w [v [[lambda_ge0 mu_ge0] [priceD priceP] row_le vw <-]]]]].
have cut := transport_cut (pX_pmf wf) mu_ge0 vw.
exact: (infeasible_cert wf lambda_ge0 cut row_le priceD priceP).
Qed.

(** An infimum is a minimum. *)
Corollary infimum_attained c : is_inf I E D P c -> is_min I E D P c.
Proof.
apply: program_infimum; first exact: attained_and_certified.
case: feasible_or_refuted => [|[gamma gt0 plane_gamma]]; first by left.
by right; apply: transport_plane_refutes plane_gamma gt0.
Qed.

End Transport.

Section Witnesses.
Variables (F : realFieldType) (K X Y H J : finType).
Variable I : problem F K X Y H.
Variables (gX : J -> X -> F) (gH : J -> H -> F).
Variables (D P : option F).
Hypothesis wf : well_formed I.
Let E := witnesses (pX I) gX gH.

(* The variables are a restorer. *)
Let restorer (z : Y * H -> F) y h := z (y, h).

(* Bounds on the distortion [true], by zero [false] and by each witness. *)
Let A (i : bool + J) (v : Y * H) : F :=
  match i with
  | inl true => - (bounded D * delta I v.1 v.2)
  | inl false => 0
  | inr j => bounded P * (pY I v.1 * gH j v.2)
  end.
Let b (i : bool + J) : F :=
  match i with
  | inl true => - price 1 D
  | inl false => - price 1 P
  | inr j => bounded P * (\sum_x gX j x * pX I x) - price 1 P
  end.

(* Each output is restored. *)
Let B (y : Y) (v : Y * H) : F := (y == v.1)%:R.
Let d (y : Y) : F := 1.

Let costs (v : Y * H) : F := cost I v.1 v.2.

Let sum_V (f : Y * H -> F) : \sum_v f v = \sum_y \sum_h f (y, h).
Proof. by rewrite pair_bigA; apply: eq_bigr => -[]. Qed.

Let witness_solution z :
  solution A B b d z <->
  [/\ is_kernel (restorer z), within_distortion I D (restorer z) &
      within_perception I E P (restorer z)].
Proof.
have rowD : \sum_v A (inl true) v * z v = - (bounded D * dist I (restorer z)).
  rewrite sum_V /= dist_delta -mulrN -sumrN mulr_sumr.
  apply: eq_bigr => y _; rewrite -sumrN mulr_sumr; apply: eq_bigr => h _.
  by rewrite mulrN mulNr mulrA.
have row0 : \sum_v A (inl false) v * z v = 0.
  by rewrite big1 // => v _; rewrite mul0r.
have rowJ j : \sum_v A (inr j) v * z v = bounded P * (\sum_h gH j h * push I (restorer z) h).
  rewrite sum_V /= exchange_big mulr_sumr; apply: eq_bigr => h _.
  rewrite ffunE !mulr_sumr; apply: eq_bigr => y _.
  by rewrite -!mulrA; congr (_ * _); rewrite mulrCA.
have rowY y : \sum_v B y v * z v = \sum_h restorer z y h.
  rewrite sum_V exchange_big; apply: eq_bigr => h _.
  exact: (sum_at_sym (restorer z ^~ h)).
have witnessed (t a c : F) : (1 * a - 1 * t <= 1 * c) = (a - c <= t).
  by rewrite !mul1r ler_subl_addr -ler_subl_addl.
split=> [[z_ge0 zA zB]|[kz distz percz]].
  split.
  - by move=> y; split=> [h|]; [exact: z_ge0 | rewrite -rowY zB].
  - move: (zA (inl true)); rewrite rowD /= ler_opp2 /within_distortion.
    by case: (D) => //= t; rewrite !mul1r.
  - have t_ge0 : 0 <= price 1 P by move: (zA (inl false)); rewrite row0 oppr_le0.
    have zJ j : bounded P * (\sum_x gX j x * pX I x) - price 1 P
        <= bounded P * (\sum_h gH j h * push I (restorer z) h).
      by rewrite -rowJ; apply: (zA (inr j)).
    rewrite /within_perception; case: (P) t_ge0 zJ => //= t t_ge0 zJ.
    by split=> [|j]; [rewrite -[t]mul1r | rewrite -witnessed].
split.
- by case=> y h; exact: (proj1 (kz y)).
- case=> [[]|j]; [rewrite rowD /= ler_opp2 | rewrite row0 /= oppr_le0 | rewrite rowJ /=].
  + by case: (D) distz => [t|] /=; rewrite ?mul1r // mul0r.
  + by case: (P) percz => [t [t_ge0 _]|] //=; rewrite mul1r.
  case: (P) percz => [t [_ le_t]|_] /=; first by rewrite witnessed.
  by rewrite !mul0r subr0.
by move=> y; rewrite rowY; case: (kz y).
Qed.

Let sound z : solution A B b d z -> feasible I E D P (restorer z).
Proof. by move/witness_solution. Qed.

Let complete Q : feasible I E D P Q ->
  exists2 z, solution A B b d z & err I (restorer z) = err I Q.
Proof. by move=> feasQ; exists (fun v => Q v.1 v.2) => //; apply/witness_solution. Qed.

Let plane o c m n : (forall y h, o (y, h) = c y h) ->
  multipliers A B o m n -> witness_plane I gX gH c D P (worth b d m n).
Proof.
move=> oQ [m_ge0 mn_o].
pose lambda := m (inl true) * bounded D.
pose w j := m (inr j) * bounded P.
pose mu := (m (inl false) + \sum_j m (inr j)) * bounded P.
have w_ge0 j : 0 <= w j by rewrite mulr_ge0 ?bounded_ge0.
have column y h : \sum_i m i * A i (y, h) + \sum_g n g * B g (y, h)
    = n y + pY I y * (\sum_j w j * gH j h) - lambda * delta I y h.
  rewrite big_sumType big_bool /= mulr0 addr0 mulrN mulrA -/lambda (sum_atr n) -addrA addrC.
  rewrite [X in X - _]addrC; congr (_ + _ - _); rewrite mulr_sumr.
  by apply: eq_bigr => j _; rewrite mulrA mulrCA.
have worthP : worth b d m n =
    \sum_y n y + \sum_x (\sum_j w j * gX j x) * pX I x - price lambda D - price mu P.
  rewrite !price_bounded /worth big_sumType big_bool /= sum_assoc !mulrN mulrDl opprD.
  have -> : \sum_j m (inr j) * (bounded P * (\sum_x gX j x * pX I x) - price 1 P)
      = \sum_j w j * (\sum_x gX j x * pX I x) - (\sum_j m (inr j)) * price 1 P.
    rewrite mulr_suml -sumrB; apply: eq_bigr => j _.
    by rewrite mulrBr mulrA.
  have -> : \sum_y n y * d y = \sum_y n y by apply: eq_bigr => y _; rewrite mulr1.
  by rewrite addrACA [LHS]addrC [X in _ + (X + _)]addrC !addrA.
exists lambda, mu, n, w; split.
- split; rewrite mulr_ge0 ?bounded_ge0 // addr_ge0 //.
  by apply: sumr_ge0.
- by split; apply: priced_bounded.
- move=> y h; have := mn_o (y, h); rewrite column oQ.
  by rewrite ler_subr_addr ler_subl_addl.
- by split=> //; rewrite -mulr_suml ler_wpmul2r ?bounded_ge0 // ler_addr.
by rewrite worthP.
Qed.

(** For finite witness sets, C is attained wherever anything is feasible, and has
    an exact plane there. *)
Theorem attained_and_certified_witnesses Q : feasible I E D P Q ->
  exists2 c, is_min I E D P c & witness_plane I gX gH (cost I) D P c.
Proof.
move=> feasQ; have costsP z : \sum_v costs v * z v = err I (restorer z).
  by rewrite sum_V err_cost.
have [c [m [n [c_min mn_o worth_c]]]] := program_attained wf sound complete costsP feasQ.
by exists c => //; rewrite -worth_c; apply: plane mn_o.
Qed.

(** Something is feasible, or a Farkas plane is positive at the bounds. *)
Theorem feasible_or_refuted_witnesses :
  (exists Q, feasible I E D P Q) \/
  (exists2 gamma, 0 < gamma & witness_plane I gX gH (fun _ _ => 0) D P gamma).
Proof.
have [|[m [n [mn_0 gt0]]]] := program_infeasible sound; first by left.
by right; exists (worth b d m n) => //; apply: plane mn_0.
Qed.

Corollary infeasible_certified_witnesses : infeasible I E D P ->
  exists2 gamma, 0 < gamma & witness_plane I gX gH (fun _ _ => 0) D P gamma.
Proof. by move=> none; case: feasible_or_refuted_witnesses => // -[Q /none]. Qed.

(** No restorer is below a plane, and none is feasible where a Farkas plane is
    positive. *)
Theorem witness_plane_lower gamma :
  witness_plane I gX gH (cost I) D P gamma -> lower I E D P gamma.
Proof.
case=> lambda [mu [s [m [[lambda_ge0 _] [priceD priceP] row_le [m_ge0 m_le] <-]]]].
have cut := witnesses_cut (pX I) gX gH m_ge0 m_le.
exact: (weak_duality wf lambda_ge0 cut row_le priceD priceP).
Qed.

Theorem witness_plane_refutes gamma :
  witness_plane I gX gH (fun _ _ => 0) D P gamma -> 0 < gamma -> infeasible I E D P.
Proof.
case=> lambda [mu [s [m [[lambda_ge0 _] [priceD priceP] row_le [m_ge0 m_le] <-]]]].
have cut := witnesses_cut (pX I) gX gH m_ge0 m_le.
exact: (infeasible_cert wf lambda_ge0 cut row_le priceD priceP).
Qed.

(** An infimum is a minimum. *)
Corollary infimum_attained_witnesses c : is_inf I E D P c -> is_min I E D P c.
Proof.
apply: program_infimum; first exact: attained_and_certified_witnesses.
case: feasible_or_refuted_witnesses => [|[gamma gt0 plane_gamma]]; first by left.
by right; apply: witness_plane_refutes plane_gamma gt0.
Qed.

End Witnesses.

Section TotalVariation.
Variables (F : realFieldType) (K X Y H Z : finType).
Variable I : problem F K X Y H.
Variables (inX : X -> Z) (inH : H -> Z).
Hypotheses (inX_inj : injective inX) (inH_inj : injective inH).
Variables (D P : option F).
Hypothesis wf : well_formed I.
Let E := total_variation (pX I) inX inH.
Let rho h x : F := (inH h != inX x)%:R.

Let feasible_tv Q : feasible I E D P Q <-> feasible I (transport (pX I) rho) D P Q.
Proof.
split=> -[kQ distQ percQ]; split=> //; case: (P) percQ => //= t.
  by case: (tv_transport inX_inj inH_inj t (pX_pmf wf) (push_pmf wf kQ)).
by case: (tv_transport inX_inj inH_inj t (pX_pmf wf) (push_pmf wf kQ)).
Qed.

(** For total variation, C is attained wherever anything is feasible, and has an
    exact plane there. *)
Theorem attained_and_certified_tv Q : feasible I E D P Q ->
  exists2 c, is_min I E D P c & transport_plane I rho (cost I) D P c.
Proof.
move=> /feasible_tv /(attained_and_certified wf) [c [low [R feasR errR]] plane].
exists c => //; split; first by move=> S /feasible_tv; apply: low.
by exists R => //; apply/feasible_tv.
Qed.

(** Something is feasible, or a Farkas plane is positive at the bounds. *)
Theorem feasible_or_refuted_tv :
  (exists Q, feasible I E D P Q) \/
  (exists2 gamma, 0 < gamma & transport_plane I rho (fun _ _ => 0) D P gamma).
Proof.
have [[Q /feasible_tv feasQ]|] := @feasible_or_refuted _ _ _ _ _ I rho D P; last by right.
by left; exists Q.
Qed.

Corollary infeasible_certified_tv : infeasible I E D P ->
  exists2 gamma, 0 < gamma & transport_plane I rho (fun _ _ => 0) D P gamma.
Proof. by move=> none; case: feasible_or_refuted_tv => // -[Q /none]. Qed.

(** No restorer is below a plane, and none is feasible where a Farkas plane is
    positive. *)
Theorem tv_plane_lower gamma :
  transport_plane I rho (cost I) D P gamma -> lower I E D P gamma.
Proof. by move=> /(transport_plane_lower wf) low Q /feasible_tv; apply: low. Qed.

Theorem tv_plane_refutes gamma :
  transport_plane I rho (fun _ _ => 0) D P gamma -> 0 < gamma -> infeasible I E D P.
Proof.
by move=> plane gt0 Q /feasible_tv; apply: (transport_plane_refutes wf plane gt0).
Qed.

(** An infimum is a minimum. *)
Corollary infimum_attained_tv c : is_inf I E D P c -> is_min I E D P c.
Proof.
apply: program_infimum; first exact: attained_and_certified_tv.
case: feasible_or_refuted_tv => [|[gamma gt0 plane_gamma]]; first by left.
by right; apply: tv_plane_refutes plane_gamma gt0.
Qed.

End TotalVariation.
