(** Divergences that are linear programs: C is attained wherever anything is feasible,
    with an exact plane, and a Farkas plane exists wherever nothing is.

    Notions
    - [linear_program]: inequalities and equations in a pmf q, a bound t and further
      variables u >= 0; [met L q t u]: they hold;
    - [polyhedral E L]: d(p_X,q) <= t says that some u meets L; d is finite and bounded
      from below on the pmfs;
    - [certified cut c D P gamma]: a plane below the costs [c] that is [gamma] at the
      bounds, where [cut] says what proves its cut; [polyhedral_cut L]: a combination of
      the rows of L.

    Main statements
    - [program_solution]: the restorers that meet the bounds are the solutions of one
      linear program (rows [program_A], [program_B], values [program_b], [program_d]);
    - [program_plane]: multipliers of it are planes;
    - [polyhedral_lower], [polyhedral_refutes]: what planes and Farkas planes prove;
    - [polyhedral_attained], [program_feasible_or_refuted]: that they exist;
    - [polyhedral_infimum]: every infimum is a minimum;
    - [polyhedral_value]: C is a number or +oo, at all bounds. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From ExactCdp.theories Require Import problem divergence duality linear theorem1 extended.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The inequalities sum_a aux.u + sum_h mass.q + bound.t >= least and the equations
    sum_a aux.u + sum_h mass.q = value. *)
Record linear_program (F : realFieldType) (H : finType) := LinearProgram {
  variable : finType; inequality : finType; equation : finType;
  le_aux : inequality -> variable -> F;
  le_mass : inequality -> H -> F;
  le_bound : inequality -> F;
  le_least : inequality -> F;
  eq_aux : equation -> variable -> F;
  eq_mass : equation -> H -> F;
  eq_value : equation -> F
}.

Section Meaning.
Variables (F : realFieldType) (H : finType) (L : linear_program F H).
Implicit Types (q : {ffun H -> F}) (u : variable L -> F).

Definition met (q : H -> F) (t : F) u : Prop :=
  [/\ forall a, 0 <= u a,
      forall i, le_least i <= \sum_a le_aux i a * u a + \sum_h le_mass i h * q h + le_bound i * t &
      forall g, \sum_a eq_aux g a * u a + \sum_h eq_mass g h * q h = eq_value g].

Record polyhedral (E : {ffun H -> F} -> F -> Prop) : Prop := Polyhedral {
  bound_ge0 : forall i : inequality L, 0 <= le_bound i;
  met_sound : forall q t u, met q t u -> E q t;
  met_complete : forall q t, is_pmf q -> E q t -> exists u, met q t u;
  finite_everywhere : forall q, is_pmf q -> exists t, E q t;
  bounded_below : exists low, forall q t, is_pmf q -> E q t -> low <= t
}.

(** The cut mu.d(p_X,q) >= beta - sum_h w(h) q(h) as a combination of the rows. *)
Definition polyhedral_cut (mu : F) (w : H -> F) (beta : F) : Prop :=
  exists m n,
  [/\ forall i, 0 <= m i,
      forall a, \sum_i m i * le_aux i a + \sum_g n g * eq_aux g a <= 0,
      mu = \sum_i m i * le_bound i,
      forall h, w h = \sum_i m i * le_mass i h + \sum_g n g * eq_mass g h &
      beta = \sum_i m i * le_least i + \sum_g n g * @eq_value _ _ L g].

Lemma polyhedral_cut_is_cut E mu w beta :
  polyhedral E -> polyhedral_cut mu w beta -> is_cut E mu w beta.
Proof.
move=> [bound_ge0 _ complete finite _] [m [n [m_ge0 mn_le0 muE wE betaE]]].
have mu_ge0 : 0 <= mu by rewrite muE sumr_ge0 // => i _; rewrite mulr_ge0.
have cut (q : {ffun H -> F}) t : is_pmf q -> E q t -> beta - \sum_h w h * q h <= mu * t.
  move=> pmfq /(complete q t pmfq) [u [u_ge0 uP u_eq]].
  have aux_le0 : \sum_a (\sum_i m i * le_aux i a + \sum_g n g * eq_aux g a) * u a <= 0.
    by rewrite -oppr_ge0 -sumrN sumr_ge0 // => a _; rewrite -mulNr mulr_ge0 ?oppr_ge0.
  have wq : \sum_h w h * q h =
      \sum_i m i * (\sum_h le_mass i h * q h) + \sum_g n g * (\sum_h eq_mass g h * q h).
    rewrite -!sum_assoc -big_split; apply: eq_bigr => h _ /=.
    by rewrite wE mulrDl.
  have least_le : \sum_i m i * le_least i <=
      \sum_i m i * (\sum_a le_aux i a * u a) + \sum_i m i * (\sum_h le_mass i h * q h) + mu * t.
    rewrite muE mulr_suml -!big_split; apply: ler_sum => i _ /=.
    apply: le_trans (ler_wpmul2l (m_ge0 i) (uP i)) _.
    by rewrite !mulrDr mulrA.
  have value_eq : \sum_g n g * @eq_value _ _ L g =
      \sum_g n g * (\sum_a eq_aux g a * u a) + \sum_g n g * (\sum_h eq_mass g h * q h).
    by rewrite -big_split; apply: eq_bigr => g _ /=; rewrite -mulrDr u_eq.
  have auxE : \sum_a (\sum_i m i * le_aux i a + \sum_g n g * eq_aux g a) * u a =
      \sum_i m i * (\sum_a le_aux i a * u a) + \sum_g n g * (\sum_a eq_aux g a * u a).
    by rewrite -!sum_assoc -big_split; apply: eq_bigr => a _; rewrite mulrDl.
  have := ler_add least_le aux_le0; rewrite auxE -subr_ge0 => le0.
  rewrite betaE wq value_eq -subr_ge0; move: le0; congr (0 <= _).
  by ring.
split=> // mu0 q pmfq; have [t Et] := finite q pmfq.
by rewrite -subr_le0 (le_trans (cut q t pmfq Et)) // mu0 mul0r.
Qed.

End Meaning.

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

Section Certified.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.

Definition certified (cut : F -> (H -> F) -> F -> Prop) (c : Y -> H -> F)
    (D P : option F) (gamma : F) : Prop :=
  exists lambda mu s w beta,
  [/\ 0 <= lambda /\ 0 <= mu, priced lambda D /\ priced mu P, rows I c lambda s w,
      cut mu w beta & plane_at (\sum_y s y + beta) lambda mu D P = gamma].

Lemma certified_lower E (cut : F -> (H -> F) -> F -> Prop) D P gamma :
  well_formed I -> (forall mu w beta, cut mu w beta -> is_cut E mu w beta) ->
  certified cut (cost I) D P gamma -> lower I E D P gamma.
Proof.
move=> wf sound [lambda [mu [s [w [beta [[l_ge0 _] [priceD priceP] row_le cutP <-]]]]]].
exact: (weak_duality wf l_ge0 (sound _ _ _ cutP)).
Qed.

Lemma certified_refutes E (cut : F -> (H -> F) -> F -> Prop) D P gamma :
  well_formed I -> (forall mu w beta, cut mu w beta -> is_cut E mu w beta) ->
  certified cut (fun _ _ => 0) D P gamma -> 0 < gamma -> infeasible I E D P.
Proof.
move=> wf sound [lambda [mu [s [w [beta [[l_ge0 _] [priceD priceP] row_le cutP <-]]]]]].
exact: (infeasible_cert wf l_ge0 (sound _ _ _ cutP)).
Qed.

End Certified.

(** The restorers that meet the bounds, as solutions of a linear program. Rows of a bound
    that is not there are zero. *)
Section Program.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable L : linear_program F H.
Variables (D P : option F).

Local Notation V := (Y * H + variable L)%type.
Implicit Types z : V -> F.
Definition restorer z (y : Y) (h : H) : F := z (inl (y, h)).

(** The bound on distortion [None] and the inequalities of L; the rows of the restorer
    and the equations of L. *)
Definition program_A (i : option (inequality L)) (v : V) : F :=
  match i, v with
  | None, inl (y, h) => - (bounded D * delta I y h)
  | None, inr _ => 0
  | Some i, inl (y, h) => bounded P * (le_mass i h * pY I y)
  | Some i, inr a => bounded P * le_aux i a
  end.
Definition program_b (i : option (inequality L)) : F :=
  if i is Some i then bounded P * le_least i - le_bound i * price 1 P else - price 1 D.
Definition program_B (g : Y + equation L) (v : V) : F :=
  match g, v with
  | inl y, inl (y', h) => (y == y')%:R
  | inl _, inr _ => 0
  | inr g, inl (y, h) => bounded P * (eq_mass g h * pY I y)
  | inr g, inr a => bounded P * eq_aux g a
  end.
Definition program_d (g : Y + equation L) : F := if g is inr g then bounded P * eq_value g else 1.
Definition program_o (v : V) : F := if v is inl (y, h) then cost I y h else 0.

Lemma sum_program (f : V -> F) : \sum_v f v = \sum_y \sum_h f (inl (y, h)) + \sum_a f (inr a).
Proof.
by rewrite big_sumType /= pair_bigA /=; congr (_ + _); apply: eq_bigr => -[].
Qed.

Lemma program_objective z : \sum_v program_o v * z v = err I (restorer z).
Proof.
rewrite sum_program [X in _ + X]big1 ?addr0 => [|a _]; last by rewrite mul0r.
by rewrite err_cost.
Qed.

Let sum_mass (c : H -> F) Q : \sum_y \sum_h c h * pY I y * Q y h = \sum_h c h * push I Q h.
Proof.
rewrite exchange_big; apply: eq_bigr => h _; rewrite ffunE mulr_sumr.
by apply: eq_bigr => y _; rewrite mulrA.
Qed.

Let row_distortion z : \sum_v program_A None v * z v = - (bounded D * dist I (restorer z)).
Proof.
rewrite sum_program [X in _ + X]big1 ?addr0 => [|a _]; last by rewrite mul0r.
rewrite dist_delta mulr_sumr -sumrN; apply: eq_bigr => y _.
by rewrite mulr_sumr -sumrN; apply: eq_bigr => h _ /=; rewrite mulNr mulrA.
Qed.

Let row_scaled z (c : H -> F) (e : variable L -> F) :
  \sum_y \sum_h bounded P * (c h * pY I y) * z (inl (y, h)) + \sum_a bounded P * e a * z (inr a)
  = bounded P * (\sum_a e a * z (inr a) + \sum_h c h * push I (restorer z) h).
Proof.
rewrite mulrDr addrC -sum_mass !mulr_sumr; congr (_ + _).
  by apply: eq_bigr => a _; rewrite mulrA.
by apply: eq_bigr => y _; rewrite mulr_sumr; apply: eq_bigr => h _; rewrite -!mulrA.
Qed.

Let row_inequality z i : \sum_v program_A (Some i) v * z v
  = bounded P * (\sum_a le_aux i a * z (inr a) + \sum_h le_mass i h * push I (restorer z) h).
Proof. by rewrite sum_program /= row_scaled. Qed.

Let row_equation z g : \sum_v program_B (inr g) v * z v
  = bounded P * (\sum_a eq_aux g a * z (inr a) + \sum_h eq_mass g h * push I (restorer z) h).
Proof. by rewrite sum_program /= row_scaled. Qed.

Let row_output z y : \sum_v program_B (inl y) v * z v = \sum_h restorer z y h.
Proof.
rewrite sum_program [X in _ + X]big1 ?addr0 => [|a _]; last by rewrite mul0r.
rewrite exchange_big; apply: eq_bigr => h _.
exact: (sum_at_sym (restorer z ^~ h)).
Qed.

Lemma program_solution z : solution program_A program_B program_b program_d z <->
  [/\ is_kernel (restorer z), within_distortion I D (restorer z),
      forall a, 0 <= z (inr a) &
      if P is Some t then met (push I (restorer z)) t (z \o inr) else True].
Proof.
split=> [[z_ge0 zA zB]|[kz distz aux_ge0 percz]].
  split=> [y|||].
  - by split=> [h|]; [exact: z_ge0 | rewrite -row_output zB].
  - move: (zA None); rewrite row_distortion /= ler_opp2 /within_distortion.
    by case: (D) => //= t; rewrite !mul1r.
  - by move=> a; apply: z_ge0.
  - case EP: P => [t|] //; split=> [a|i|g]; first exact: z_ge0.
      by have := zA (Some i); rewrite row_inequality /= EP /= !mul1r ler_subl_addr.
    by have := zB (inr g); rewrite row_equation /= EP /= !mul1r.
split=> [[[y h]|a]|[i|]|[y|g]] //.
- exact: (proj1 (kz y)).
- rewrite row_inequality /=; case: (P) percz => [t [_ zA _]|_] /=.
    by rewrite !mul1r ler_subl_addr.
  by rewrite !mul0r mulr0 subr0.
- rewrite row_distortion /= ler_opp2.
  by case: (D) distz => [t|] /=; rewrite ?mul1r // mul0r.
- by rewrite row_output; case: (kz y).
- by rewrite row_equation /=; case: (P) percz => [t [_ _ ->]|_] /=; rewrite // !mul0r.
Qed.

(** Multipliers of the program are a plane, with the costs that they are below. *)
Lemma program_plane (o : V -> F) c m n :
  (forall i : inequality L, 0 <= le_bound i) -> (forall y h, o (inl (y, h)) = c y h) ->
  (forall a, o (inr a) = 0) -> multipliers program_A program_B o m n ->
  certified I (@polyhedral_cut F H L) c D P (worth program_b program_d m n).
Proof.
move=> L_ge0 oc o0 [m_ge0 mn_o].
pose m' i := m (Some i) * bounded P; pose n' g := n (inr g) * bounded P.
pose w h := \sum_i m' i * le_mass i h + \sum_g n' g * @eq_mass _ _ L g h.
exists (m None * bounded D), (\sum_i m' i * le_bound i), (n \o inl), w.
exists (\sum_i m' i * le_least i + \sum_g n' g * @eq_value _ _ L g).
have m'_ge0 i : 0 <= m' i by rewrite mulr_ge0 ?bounded_ge0.
have mu_bounded : \sum_i m' i * le_bound i = (\sum_i m (Some i) * le_bound i) * bounded P.
  by rewrite mulr_suml; apply: eq_bigr => i _; rewrite mulrAC.
split.
- by split; [rewrite mulr_ge0 ?bounded_ge0 | apply: sumr_ge0 => i _; rewrite mulr_ge0].
- by split; rewrite ?mu_bounded; apply: priced_bounded.
- move=> y h; have := mn_o (inl (y, h)); rewrite oc sum_some big_sumType /= (sum_atr (n \o inl)) /=.
  have -> : \sum_i m (Some i) * (bounded P * (le_mass i h * pY I y)) = (\sum_i m' i * le_mass i h) * pY I y.
    by rewrite mulr_suml; apply: eq_bigr => i _; rewrite /m' !mulrA.
  have -> : \sum_g n (inr g) * (bounded P * (eq_mass g h * pY I y))
      = (\sum_g n' g * @eq_mass _ _ L g h) * pY I y.
    by rewrite mulr_suml; apply: eq_bigr => g _; rewrite /n' !mulrA.
  rewrite /w -subr_ge0 => le0; rewrite -subr_ge0; move: le0; congr (0 <= _).
  by ring.
- exists m', n'; split=> // a; have := mn_o (inr a); rewrite o0 sum_some big_sumType /= mulr0 add0r.
  rewrite [X in _ + (X + _) <= _]big1 ?add0r => [|y _]; last by rewrite mulr0.
  by congr (_ + _ <= _); apply: eq_bigr => i _; rewrite mulrA.
rewrite /plane_at mu_bounded !price_bounded /worth sum_some big_sumType /=.
have -> : \sum_i m (Some i) * (bounded P * le_least i - le_bound i * price 1 P)
    = \sum_i m' i * le_least i - (\sum_i m (Some i) * le_bound i) * price 1 P.
  by rewrite mulr_suml -sumrB; apply: eq_bigr => i _; rewrite mulrBr !mulrA.
have -> : \sum_g n (inr g) * (bounded P * eq_value g) = \sum_g n' g * @eq_value _ _ L g.
  by apply: eq_bigr => g _; rewrite mulrA.
have -> : \sum_y n (inl y) * 1 = \sum_y n (inl y) by apply: eq_bigr => y _; rewrite mulr1.
have sum (s l v d p e q : F) : s + (l + v) - d * p - e * q = d * - p + (l - e * q) + (s + v) by ring.
exact: sum.
Qed.

End Program.

Arguments program_A {F K X Y H} I L D P i v.
Arguments program_b {F H} L D P i.
Arguments program_B {F K X Y H} I L P g v.
Arguments program_d {F Y H} L P g.
Arguments program_o {F K X Y H} I L v.

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
