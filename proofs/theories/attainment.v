(** C is attained wherever anything is feasible, with an exact plane, and a Farkas plane
    exists wherever nothing is: over any ordered field, for transport costs, total
    variation and finite witness sets, the divergences that are linear programs
    (programs.v,
    polyhedral.v).

    Notions
    - [transport_plane], [witness_plane]: planes whose cut is proved by transport
      potentials and by weights on the witnesses;
    - [transport_program], [witness_program]: the divergences as linear programs.

    Main statements
    - [transport_polyhedral], [witnesses_polyhedral], [tv_polyhedral]: that they are;
    - [attained_and_certified], [feasible_or_refuted], [infeasible_certified],
      [infimum_attained] for transport costs, with the suffixes [_witnesses] and [_tv]
      for the others; [transport_plane_lower], ...: what planes prove. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From ExactCdp.theories Require Import problem divergence duality linear divergences theorem1 extended.
From ExactCdp.theories Require Import programs polyhedral.
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

Section TransportProgram.
Variables (F : realFieldType) (X H : finType) (p : X -> F) (rho : H -> X -> F).

(** The variables are a coupling: its cost is at most the bound, its rows sum to q and
    its columns to p. *)
Definition transport_program : linear_program F H :=
  @LinearProgram F H [finType of H * X] [finType of unit] [finType of H + X]
    (fun _ v => - rho v.1 v.2) (fun _ _ => 0) (fun=> 1) (fun=> 0)
    (fun g v => match g with inl h => (h == v.1)%:R | inr x => (x == v.2)%:R end)
    (fun g h => if g is inl h' then - (h' == h)%:R else 0)
    (fun g => if g is inr x then p x else 0).

Lemma met_transport (q : {ffun H -> F}) t (u : H * X -> F) : @met _ _ transport_program q t u <->
  is_coupling p q (fun h x => u (h, x)) /\ \sum_h \sum_x rho h x * u (h, x) <= t.
Proof.
have costE : \sum_v - rho v.1 v.2 * u v = - \sum_h \sum_x rho h x * u (h, x).
  by rewrite pair_bigA -sumrN; apply: eq_bigr => -[h x] _; rewrite mulNr.
have rowE h : \sum_(v : H * X) (h == v.1)%:R * u v = \sum_x u (h, x).
  rewrite -(sum_at_sym (fun h' => \sum_x u (h', x)) h) (eq_bigr _ (fun h' _ => mulr_sumr _ _ _ _)).
  by rewrite pair_bigA; apply: eq_bigr => -[].
have columnE x : \sum_(v : H * X) (x == v.2)%:R * u v = \sum_h u (h, x).
  under [RHS]eq_bigr do rewrite -(sum_at_sym (fun x' => u (_, x')) x).
  by rewrite pair_bigA; apply: eq_bigr => -[].
have massE h : \sum_h' - (h == h')%:R * q h' = - q h.
  by rewrite -(sum_at_sym q h) -sumrN; apply: eq_bigr => h' _; rewrite mulNr.
have massE0 : \sum_h 0 * q h = 0 by rewrite big1 // => h _; rewrite mul0r.
split=> [[u_ge0 uP u_eq]|[[u_ge0 rowP columnP] costP]].
  split; first split=> [h x|h|x]; first exact: u_ge0.
  - by have := u_eq (inl h); rewrite /= rowE massE => /eqP; rewrite subr_eq0 => /eqP.
  - by have := u_eq (inr x); rewrite /= columnE massE0 addr0.
  by have := uP tt; rewrite /= costE massE0 addr0 mul1r addrC subr_ge0.
split=> [[h x]|[]|[h|x]] /=; first exact: u_ge0.
- by rewrite costE massE0 addr0 mul1r addrC subr_ge0.
- by rewrite rowE massE rowP subrr.
- by rewrite columnE massE0 addr0.
Qed.

Lemma met_transport_sound (q : {ffun H -> F}) t (u : H * X -> F) :
  @met _ _ transport_program q t u -> transport p rho q t.
Proof. by move=> /met_transport[uT le_t]; exists (fun h x => u (h, x)). Qed.

Hypothesis p_pmf : is_pmf p.

Theorem transport_polyhedral : polyhedral transport_program (transport p rho).
Proof.
split=> [[]|q t u||q q_pmf|]; rewrite ?ler01 //; first exact: met_transport_sound.
- by move=> q t _ [T [T_ge0 T_q T_p] le_t]; exists (fun v => T v.1 v.2); apply/met_transport.
- exists (\sum_h \sum_x rho h x * (q h * p x)), (fun h x => q h * p x) => //.
  exact: coupling_product.
exists (- \sum_h \sum_x `|rho h x|) => q t [q_ge0 q_sum] [T [T_ge0 T_q T_p]]; apply: le_trans.
rewrite -sumrN; apply: ler_sum => h _; rewrite -sumrN; apply: ler_sum => x _.
have T_le1 : T h x <= 1.
  apply: (@le_trans _ _ (q h)); last by rewrite -q_sum (bigD1 h) //= ler_addl sumr_ge0.
  by rewrite -T_q (bigD1 x) //= ler_addl sumr_ge0.
rewrite ler_oppl -mulNr; apply: le_trans (ler_norm _) _.
by rewrite normrM normrN [`|T h x|]ger0_norm // ler_pimulr.
Qed.

(** Its cuts are transport potentials. *)
Lemma transport_cut_iff mu w beta : polyhedral_cut transport_program mu w beta <->
  0 <= mu /\ exists v, (forall h x, v x - w h <= mu * rho h x) /\ beta = \sum_x p x * v x.
Proof.
have sum1 (f : unit -> F) : \sum_u f u = f tt by rewrite (big_pred1 tt) // => -[].
split=> [[m [n [m_ge0 mn_le0 -> wE ->]]]|[mu_ge0 [v [vP ->]]]].
  rewrite !sum1 /= mulr1 mulr0 add0r; split=> //; exists (n \o inr); split=> [h x|].
    have zero : \sum_x' n (inr x') * 0 = 0 by rewrite big1 // => x' _; rewrite mulr0.
    have := mn_le0 (h, x); rewrite wE !sum1 !big_sumType /= mulr0 add0r zero addr0.
    rewrite (sum_atr (n \o inl)) (sum_atr (n \o inr)) /=.
    have -> : \sum_h' n (inl h') * - (h' == h)%:R = - n (inl h).
      by rewrite -[n (inl h)]/((n \o inl) h) -(sum_atr (n \o inl) h) -sumrN; apply: eq_bigr => h' _; rewrite mulrN.
    by rewrite opprK -subr_ge0 => le0; rewrite -subr_ge0; move: le0; congr (0 <= _); ring.
  rewrite big_sumType /= big1 ?add0r => [|h _]; last by rewrite mulr0.
  by apply: eq_bigr => x _; rewrite mulrC.
exists (fun=> mu), (fun g => match g with inl h => - w h | inr x => v x end).
split=> // [[h x]||h|]; rewrite ?sum1 ?big_sumType /= ?mulr0 ?mulr1 ?add0r //.
- rewrite (sum_atr (fun h => - w h)) (sum_atr v) mulrN addrC subr_le0 addrC.
  exact: vP.
- rewrite [X in _ + X]big1 ?addr0 => [|x _]; last by rewrite mulr0.
  rewrite -[LHS](sum_atr w); apply: eq_bigr => h' _.
  by rewrite mulrNN.
rewrite [X in _ = X + _]big1 ?add0r => [|h _]; last by rewrite mulr0.
by apply: eq_bigr => x _; rewrite mulrC.
Qed.

End TransportProgram.

Section WitnessProgram.
Variables (F : realFieldType) (X H J : finType) (p : X -> F).
Variables (gX : J -> X -> F) (gH : J -> H -> F).

(** There are no variables: zero [None] and the difference at each witness are at most
    the bound. *)
Definition witness_program : linear_program F H :=
  @LinearProgram F H [finType of void] [finType of option J] [finType of void]
    (fun _ _ => 0) (fun i h => if i is Some j then gH j h else 0) (fun=> 1)
    (fun i => if i is Some j then \sum_x gX j x * p x else 0)
    (fun _ _ => 0) (fun _ _ => 0) (fun=> 0).

Lemma met_witnesses (q : {ffun H -> F}) t u : met (L := witness_program) q t u <-> witnesses p gX gH q t.
Proof.
have none (f : void -> F) : \sum_a f a = 0 by rewrite big1 // => -[].
have massE0 : \sum_h 0 * q h = 0 by rewrite big1 // => h _; rewrite mul0r.
split=> [[_ uP _]|[t_ge0 tP]]; first split=> [|j].
- by have := uP None; rewrite /= none massE0 !add0r mul1r.
- by have := uP (Some j); rewrite /= none add0r mul1r ler_subl_addl.
split=> [[]|[j|]|[]] //=; rewrite none add0r mul1r; first by rewrite -ler_subl_addl.
by rewrite massE0 add0r.
Qed.

Theorem witnesses_polyhedral : polyhedral witness_program (witnesses p gX gH).
Proof.
split=> [i|q t u /met_witnesses|q t _ qt|q _|] //; first exact: ler01.
- by exists (fun=> 0); apply/met_witnesses.
- pose gap j := \sum_x gX j x * p x - \sum_h gH j h * q h.
  exists (\sum_j `|gap j|); split=> [|j]; first exact: sumr_ge0.
  by rewrite (le_trans (ler_norm _)) // (bigD1 j) //= ler_addl sumr_ge0.
by exists 0 => q t _ [].
Qed.

(** Its cuts are weights on the witnesses. *)
Lemma witness_cut_iff mu w beta : polyhedral_cut witness_program mu w beta <->
  exists m, [/\ (forall j, 0 <= m j) /\ \sum_j m j <= mu,
    forall h, w h = \sum_j m j * gH j h & beta = \sum_x (\sum_j m j * gX j x) * p x].
Proof.
have none (f : void -> F) : \sum_a f a = 0 by rewrite big1 // => -[].
split=> [[m [n [m_ge0 _ -> wE ->]]]|[m [[m_ge0 m_le] wE ->]]].
  exists (m \o Some); split=> [|h|]; last by rewrite sum_some none /= mulr0 add0r addr0 sum_assoc.
    split=> [j|]; first exact: m_ge0.
    by rewrite sum_some /= mulr1 (eq_bigr _ (fun j _ => mulr1 _)) ler_addr.
  by rewrite wE sum_some none /= mulr0 add0r addr0.
exists (fun i => if i is Some j then m j else mu - \sum_j m j), (fun=> 0).
split=> [[j|]|[]||h|] //; rewrite ?subr_ge0 // ?sum_some ?none /= ?mulr1 ?mulr0 ?add0r ?addr0 //.
- by rewrite (eq_bigr _ (fun j _ => mulr1 _)) subrK.
by rewrite sum_assoc.
Qed.

End WitnessProgram.

(** *** Transport costs *)
Section Transport.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable rho : H -> X -> F.
Variables (D P : option F).

Lemma transport_plane_iff c gamma : transport_plane I rho c D P gamma <->
  certified I (polyhedral_cut (transport_program (pX I) rho)) c D P gamma.
Proof.
split=> [[lambda [mu [s [w [v [[l_ge0 mu_ge0] priced rowP vP planeE]]]]]]|].
  exists lambda, mu, s, w, (\sum_x pX I x * v x); split=> //.
  by apply/transport_cut_iff; split=> //; exists v.
case=> lambda [mu [s [w [beta [ge0 priced rowP /transport_cut_iff[_ [v [vP ->]]] planeE]]]]].
by exists lambda, mu, s, w, v.
Qed.

Let E := transport (pX I) rho.

Theorem feasible_or_refuted :
  (exists Q, feasible I E D P Q) \/
  (exists2 gamma, 0 < gamma & transport_plane I rho (fun _ _ => 0) D P gamma).
Proof.
case: (program_feasible_or_refuted (E := E) (L := transport_program (pX I) rho) I D P
    (fun=> ler01) (@met_transport_sound _ _ _ _ _)) => [|[gamma gt0 plane]]; first by left.
by right; exists gamma; last exact/transport_plane_iff.
Qed.

Corollary infeasible_certified : infeasible I E D P ->
  exists2 gamma, 0 < gamma & transport_plane I rho (fun _ _ => 0) D P gamma.
Proof. by move=> none; case: feasible_or_refuted => // -[Q /none]. Qed.

Hypothesis wf : well_formed I.
Let EL : polyhedral (transport_program (pX I) rho) E := transport_polyhedral rho (pX_pmf wf).

Theorem attained_and_certified Q : feasible I E D P Q ->
  exists2 c, is_min I E D P c & transport_plane I rho (cost I) D P c.
Proof.
by move=> /(polyhedral_attained wf EL)[c c_min plane]; exists c; last exact/transport_plane_iff.
Qed.

Theorem transport_plane_lower gamma :
  transport_plane I rho (cost I) D P gamma -> lower I E D P gamma.
Proof. by move=> /transport_plane_iff /(polyhedral_lower wf EL). Qed.

Theorem transport_plane_refutes gamma :
  transport_plane I rho (fun _ _ => 0) D P gamma -> 0 < gamma -> infeasible I E D P.
Proof. by move=> /transport_plane_iff /(polyhedral_refutes wf EL). Qed.

Corollary infimum_attained c : is_inf I E D P c -> is_min I E D P c.
Proof. exact: (polyhedral_infimum wf EL). Qed.

End Transport.

(** *** Finite witness sets *)
Section Witnesses.
Variables (F : realFieldType) (K X Y H J : finType).
Variable I : problem F K X Y H.
Variables (gX : J -> X -> F) (gH : J -> H -> F).
Variables (D P : option F).

Lemma witness_plane_iff c gamma : witness_plane I gX gH c D P gamma <->
  certified I (polyhedral_cut (witness_program (pX I) gX gH)) c D P gamma.
Proof.
split=> [[lambda [mu [s [m [ge0 priced rowP mP planeE]]]]]|].
  exists lambda, mu, s, (fun h => \sum_j m j * gH j h), (\sum_x (\sum_j m j * gX j x) * pX I x).
  by split=> //; apply/witness_cut_iff; exists m.
case=> lambda [mu [s [w [beta [ge0 priced rowP /witness_cut_iff[m [mP wE ->]] planeE]]]]].
by exists lambda, mu, s, m; split=> // y h; rewrite -wE.
Qed.

Let E := witnesses (pX I) gX gH.

Theorem feasible_or_refuted_witnesses :
  (exists Q, feasible I E D P Q) \/
  (exists2 gamma, 0 < gamma & witness_plane I gX gH (fun _ _ => 0) D P gamma).
Proof.
case: (program_feasible_or_refuted (E := E) (L := witness_program (pX I) gX gH) I D P
    (fun=> ler01) (fun q t u => proj1 (@met_witnesses _ _ _ _ _ _ _ q t u))) => [|[gamma gt0 plane]]; first by left.
by right; exists gamma; last exact/witness_plane_iff.
Qed.

Corollary infeasible_certified_witnesses : infeasible I E D P ->
  exists2 gamma, 0 < gamma & witness_plane I gX gH (fun _ _ => 0) D P gamma.
Proof. by move=> none; case: feasible_or_refuted_witnesses => // -[Q /none]. Qed.

Hypothesis wf : well_formed I.
Let EL : polyhedral (witness_program (pX I) gX gH) E := witnesses_polyhedral (pX I) gX gH.

Theorem attained_and_certified_witnesses Q : feasible I E D P Q ->
  exists2 c, is_min I E D P c & witness_plane I gX gH (cost I) D P c.
Proof.
by move=> /(polyhedral_attained wf EL)[c c_min plane]; exists c; last exact/witness_plane_iff.
Qed.

Theorem witness_plane_lower gamma :
  witness_plane I gX gH (cost I) D P gamma -> lower I E D P gamma.
Proof. by move=> /witness_plane_iff /(polyhedral_lower wf EL). Qed.

Theorem witness_plane_refutes gamma :
  witness_plane I gX gH (fun _ _ => 0) D P gamma -> 0 < gamma -> infeasible I E D P.
Proof. by move=> /witness_plane_iff /(polyhedral_refutes wf EL). Qed.

Corollary infimum_attained_witnesses c : is_inf I E D P c -> is_min I E D P c.
Proof. exact: (polyhedral_infimum wf EL). Qed.

End Witnesses.

(** *** Total variation, which is the transport cost of moving at all *)
Section TotalVariation.
Variables (F : realFieldType) (K X Y H Z : finType).
Variable I : problem F K X Y H.
Variables (inX : X -> Z) (inH : H -> Z).
Hypotheses (inX_inj : injective inX) (inH_inj : injective inH).
Let rho h x : F := (inH h != inX x)%:R.

Lemma met_tv_sound (p : X -> F) (q : {ffun H -> F}) t (u : H * X -> F) :
  met (L := transport_program p rho) q t u -> total_variation p inX inH q t.
Proof. by move=> /met_transport_sound; apply: transport_tv. Qed.

Lemma tv_polyhedral (p : X -> F) : is_pmf p ->
  polyhedral (transport_program p rho) (total_variation p inX inH).
Proof.
move=> p_pmf; have [up _ complete finite [low lowP]] := transport_polyhedral rho p_pmf.
have same (q : {ffun H -> F}) t : is_pmf q -> total_variation p inX inH q t <-> transport p rho q t.
  by move=> q_pmf; split=> /(tv_transport inX_inj inH_inj t p_pmf q_pmf).
split=> // [q t u|q t q_pmf|q q_pmf|]; first exact: met_tv_sound.
- by move=> /(same q t q_pmf) /complete; apply.
- by have [t qt] := finite q q_pmf; exists t; apply/same.
by exists low => q t q_pmf /(same q t q_pmf); apply: lowP.
Qed.

Variables (D P : option F).
Let E := total_variation (pX I) inX inH.

Theorem feasible_or_refuted_tv :
  (exists Q, feasible I E D P Q) \/
  (exists2 gamma, 0 < gamma & transport_plane I rho (fun _ _ => 0) D P gamma).
Proof.
case: (program_feasible_or_refuted (E := E) (L := transport_program (pX I) rho) I D P
    (fun=> ler01) (@met_tv_sound (pX I))) => [|[gamma gt0 plane]]; first by left.
by right; exists gamma; last exact/transport_plane_iff.
Qed.

Corollary infeasible_certified_tv : infeasible I E D P ->
  exists2 gamma, 0 < gamma & transport_plane I rho (fun _ _ => 0) D P gamma.
Proof. by move=> none; case: feasible_or_refuted_tv => // -[Q /none]. Qed.

Hypothesis wf : well_formed I.
Let EL : polyhedral (transport_program (pX I) rho) E := tv_polyhedral (pX_pmf wf).

Theorem attained_and_certified_tv Q : feasible I E D P Q ->
  exists2 c, is_min I E D P c & transport_plane I rho (cost I) D P c.
Proof.
by move=> /(polyhedral_attained wf EL)[c c_min plane]; exists c; last exact/transport_plane_iff.
Qed.

Theorem tv_plane_lower gamma :
  transport_plane I rho (cost I) D P gamma -> lower I E D P gamma.
Proof. by move=> /transport_plane_iff /(polyhedral_lower wf EL). Qed.

Theorem tv_plane_refutes gamma :
  transport_plane I rho (fun _ _ => 0) D P gamma -> 0 < gamma -> infeasible I E D P.
Proof. by move=> /transport_plane_iff /(polyhedral_refutes wf EL). Qed.

Corollary infimum_attained_tv c : is_inf I E D P c -> is_min I E D P c.
Proof. exact: (polyhedral_infimum wf EL). Qed.

End TotalVariation.
