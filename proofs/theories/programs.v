(** Divergences that are linear programs, and restorers as solutions of one.

    Notions
    - [linear_program]: inequalities and equations in a pmf q, a bound t and further
      variables u >= 0; [met q t u]: they hold;
    - [polyhedral L E]: d(p_X,q) <= t says that some u meets L; d is finite and bounded
      from below on the pmfs;
    - [polyhedral_cut L]: a cut as a combination of the rows of L;
    - [certified cut c D P gamma]: a plane below the costs [c] that is [gamma] at the
      bounds, where [cut] says what proves its cut; [certified_plane cut c lambda mu gamma]:
      the plane gamma - lambda.D - mu.P at all bounds.

    Main statements
    - [polyhedral_cut_is_cut]: combinations of the rows are cuts;
    - [certified_lower], [certified_refutes]: what planes and Farkas planes prove;
    - [program_solution]: the restorers that meet the bounds are the solutions of one
      linear program (rows [program_A], [program_B], values [program_b], [program_d]);
    - [program_certified], [program_worth]: its multipliers are planes. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From ExactCdp.theories Require Import problem divergence duality linear.
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

(** The same plane at all bounds: its coefficients, and what proves it. *)
Definition certified_plane (cut : F -> (H -> F) -> F -> Prop) (c : Y -> H -> F)
    (lambda mu gamma : F) : Prop :=
  exists s w beta, [/\ 0 <= lambda, 0 <= mu, rows I c lambda s w, cut mu w beta & \sum_y s y + beta = gamma].

Lemma certified_plane_at (cut : F -> (H -> F) -> F -> Prop) c lambda mu gamma D P :
  certified_plane cut c lambda mu gamma -> priced lambda D -> priced mu P ->
  certified cut c D P (plane_at gamma lambda mu D P).
Proof.
by move=> [s [w [beta [l_ge0 mu_ge0 rowP cutP <-]]]] pD pP; exists lambda, mu, s, w, beta.
Qed.

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
Section Plane.
Variables (m : option (inequality L) -> F) (n : Y + equation L -> F).
Let m' i := m (Some i) * bounded P.
Let n' g := n (inr g) * bounded P.

Definition program_lambda : F := m None * bounded D.
Definition program_mu : F := \sum_i m' i * le_bound i.
Definition program_gamma : F :=
  \sum_y n (inl y) + (\sum_i m' i * le_least i + \sum_g n' g * @eq_value _ _ L g).

Let mu_bounded : program_mu = (\sum_i m (Some i) * le_bound i) * bounded P.
Proof. by rewrite mulr_suml; apply: eq_bigr => i _; rewrite mulrAC. Qed.

Lemma program_priced : priced program_lambda D /\ priced program_mu P.
Proof. by rewrite mu_bounded; split; apply: priced_bounded. Qed.

Lemma program_worth :
  worth program_b program_d m n = plane_at program_gamma program_lambda program_mu D P.
Proof.
rewrite /plane_at mu_bounded !price_bounded /worth sum_some big_sumType /=.
have -> : \sum_i m (Some i) * (bounded P * le_least i - le_bound i * price 1 P)
    = \sum_i m' i * le_least i - (\sum_i m (Some i) * le_bound i) * price 1 P.
  by rewrite mulr_suml -sumrB; apply: eq_bigr => i _; rewrite mulrBr !mulrA.
have -> : \sum_g n (inr g) * (bounded P * eq_value g) = \sum_g n' g * @eq_value _ _ L g.
  by apply: eq_bigr => g _; rewrite mulrA.
have -> : \sum_y n (inl y) * 1 = \sum_y n (inl y) by apply: eq_bigr => y _; rewrite mulr1.
have sum (s l v d p e q : F) : d * - p + (l - e * q) + (s + v) = s + (l + v) - d * p - e * q by ring.
exact: sum.
Qed.

Lemma program_certified (o : Y * H + variable L -> F) c :
  (forall i : inequality L, 0 <= le_bound i) -> (forall y h, o (inl (y, h)) = c y h) ->
  (forall a, o (inr a) = 0) -> multipliers program_A program_B o m n ->
  certified_plane I (@polyhedral_cut F H L) c program_lambda program_mu program_gamma.
Proof.
move=> L_ge0 oc o0 [m_ge0 mn_o].
have m'_ge0 i : 0 <= m' i by rewrite mulr_ge0 ?bounded_ge0.
pose w h := \sum_i m' i * le_mass i h + \sum_g n' g * @eq_mass _ _ L g h.
exists (n \o inl), w, (\sum_i m' i * le_least i + \sum_g n' g * @eq_value _ _ L g); split=> //.
- by rewrite mulr_ge0 ?bounded_ge0.
- by apply: sumr_ge0 => i _; rewrite mulr_ge0.
- move=> y h; have := mn_o (inl (y, h)); rewrite oc sum_some big_sumType /= (sum_atr (n \o inl)) /=.
  have -> : \sum_i m (Some i) * (bounded P * (le_mass i h * pY I y)) = (\sum_i m' i * le_mass i h) * pY I y.
    by rewrite mulr_suml; apply: eq_bigr => i _; rewrite /m' !mulrA.
  have -> : \sum_g n (inr g) * (bounded P * (eq_mass g h * pY I y))
      = (\sum_g n' g * @eq_mass _ _ L g h) * pY I y.
    by rewrite mulr_suml; apply: eq_bigr => g _; rewrite /n' !mulrA.
  rewrite /w /program_lambda -subr_ge0 => le0; rewrite -subr_ge0; move: le0; congr (0 <= _).
  by ring.
exists m', n'; split=> // a; have := mn_o (inr a); rewrite o0 sum_some big_sumType /= mulr0 add0r.
rewrite [X in _ + (X + _) <= _]big1 ?add0r => [|y _]; last by rewrite mulr0.
by congr (_ + _ <= _); apply: eq_bigr => i _; rewrite mulrA.
Qed.

Lemma program_plane (o : Y * H + variable L -> F) c :
  (forall i : inequality L, 0 <= le_bound i) -> (forall y h, o (inl (y, h)) = c y h) ->
  (forall a, o (inr a) = 0) -> multipliers program_A program_B o m n ->
  certified I (@polyhedral_cut F H L) c D P (worth program_b program_d m n).
Proof.
move=> L_ge0 oc o0 /(program_certified L_ge0 oc o0) plane.
by rewrite program_worth; case: program_priced; apply: certified_plane_at.
Qed.

End Plane.

End Program.

Arguments program_A {F K X Y H} I L D P i v.
Arguments program_b {F H} L D P i.
Arguments program_B {F K X Y H} I L P g v.
Arguments program_d {F Y H} L P g.
Arguments program_o {F K X Y H} I L v.
