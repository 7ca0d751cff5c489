(** Smooth divergences are lower semicontinuous in q: what a minimum asks of them
    (completeness.v). And joint convexity and data processing of Kullback-Leibler.

    For the chi-squared divergences, squared maximum mean discrepancy and
    Jensen-Shannon this holds over every ordered field, for Kullback-Leibler where
    logarithms exceed every number, for squared Hellinger where numbers have roots. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences identities logarithm.
From ExactCdp.theories Require Import smooth f_divergences discrepancy suprema letters entropies.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Lsc.
Variables (F : realFieldType) (X H Z : finType) (inX : X -> Z) (inH : H -> Z) (p : X -> F).
Hypothesis pmf_p : is_pmf p.

Lemma f_sum_lsc phi : linear_supremum phi -> has_values phi ->
  lower_semicontinuous (f_sum phi p inX inH).
Proof. by move=> sup values; apply: affine_supremum_lsc; apply: f_sum_supremum. Qed.

Lemma kullback_leibler_lsc ln : is_log ln -> log_unbounded ln ->
  lower_semicontinuous (f_sum (kullback_leibler ln) p inX inH).
Proof.
move=> log unbounded; apply: f_sum_lsc; last exact: has_values_valued.
exact: kullback_leibler_supremum.
Qed.

Lemma reverse_kullback_leibler_lsc ln : is_log ln -> log_unbounded ln ->
  lower_semicontinuous (f_sum (reverse (kullback_leibler ln)) p inX inH).
Proof.
move=> log unbounded; apply: f_sum_lsc.
  by apply: linear_supremum_reverse; apply: kullback_leibler_supremum.
by apply: has_values_reverse; apply: has_values_valued.
Qed.

Lemma jensen_shannon_lsc ln : is_log ln ->
  lower_semicontinuous (f_sum (jensen_shannon ln) p inX inH).
Proof.
move=> log; apply: f_sum_lsc; last exact: has_values_valued.
exact: jensen_shannon_supremum.
Qed.

Lemma chi_squared_lsc : lower_semicontinuous (f_sum (@chi_squared F) p inX inH).
Proof. by apply: f_sum_lsc; [exact: chi_squared_supremum | exact: has_values_valued]. Qed.

Lemma reverse_chi_squared_lsc : lower_semicontinuous (f_sum (reverse (@chi_squared F)) p inX inH).
Proof.
apply: f_sum_lsc; first by apply: linear_supremum_reverse; apply: chi_squared_supremum.
by apply: has_values_reverse; apply: has_values_valued.
Qed.

Add Field semicontinuity_field : (rigid_laws F).

(** A form is the supremum of its tangents. *)
Lemma discrepancy_supremum (G : Z -> Z -> F) : symmetric_kernel G -> semidefinite G ->
  affine_supremum (discrepancy p inX inH G).
Proof.
move=> sym psd.
exists (Z -> F), (fun r => - (2%:R * form G (mass inX p) r + form G r r)),
  (fun r h => 2%:R * image G r (inH h)) => q t _; rewrite /discrepancy.
set y := fun z => _ - _.
have lineE r : - (2%:R * form G (mass inX p) r + form G r r)
    + \sum_h 2%:R * image G r (inH h) * q h = 2%:R * form G y r - form G r r.
  rewrite -(mass_mean inH (fun z => 2%:R * image G r z)).
  have -> : form G y r = form G (mass inH q) r - form G (mass inX p) r.
    by rewrite /form -sumrB; apply: eq_bigr => z _; rewrite mulrBl.
  have -> : \sum_z 2%:R * image G r z * mass inH q z = 2%:R * form G (mass inH q) r.
    by rewrite /form mulr_sumr; apply: eq_bigr => z _; rewrite -mulrA [image G r z * _]mulrC.
  by move: (form _ _ _) (form _ _ _) (form _ _ _) => a b c; rigid; ring.
split=> [le_t r|/(_ y)]; rewrite lineE.
  apply: le_trans le_t; rewrite -subr_ge0.
  have -> : form G y y - (2%:R * form G y r - form G r r)
      = form G (fun z => 1 * y z + -1 * r z) (fun z => 1 * y z + -1 * r z).
    by rewrite form_linr !form_linl (form_sym r y sym); rigid; ring.
  exact: psd.
by apply: le_trans; apply: le_of_eq; rigid; ring.
Qed.

Lemma discrepancy_lsc (G : Z -> Z -> F) : symmetric_kernel G -> semidefinite G ->
  lower_semicontinuous (discrepancy p inX inH G).
Proof. by move=> sym psd; apply: affine_supremum_lsc; apply: discrepancy_supremum. Qed.

End Lsc.

(** Squared Hellinger has values where numbers have roots. *)
Lemma squared_hellinger_values (F : rcfType) : has_values (@squared_hellinger F).
Proof.
move=> a b t a_ge0 b_ge0 _; exists ((Num.sqrt a - Num.sqrt b) ^+ 2 / 2%:R) => [|t'].
  exact/hellinger_rcf.
by move/(hellinger_rcf _ a_ge0 b_ge0).
Qed.

Lemma squared_hellinger_lsc (F : rcfType) (X H Z : finType) (inX : X -> Z) (inH : H -> Z)
    (p : X -> F) :
  is_pmf p -> lower_semicontinuous (f_sum (@squared_hellinger F) p inX inH).
Proof.
move=> pmf_p; apply: f_sum_lsc => //; last exact: squared_hellinger_values.
exact: squared_hellinger_supremum.
Qed.

(** Joint convexity in (p, q), and data processing: behind a channel [T] two pmfs
    are no further apart. What holds of Kullback-Leibler here holds of every conic
    divergence (letters.v, generators.v). *)
Section Both.
Variables (F : realFieldType) (ln : F -> F).
Hypothesis log : is_log ln.

Theorem kullback_leibler_joint_convex (X H Z : finType) (inX : X -> Z) (inH : H -> Z)
    (p1 p2 : X -> F) (q1 q2 : {ffun H -> F}) s t l :
  0 <= l <= 1 -> is_pmf p1 -> is_pmf p2 -> is_pmf q1 -> is_pmf q2 ->
  f_sum (kullback_leibler ln) p1 inX inH q1 s -> f_sum (kullback_leibler ln) p2 inX inH q2 t ->
  f_sum (kullback_leibler ln) (fun x => mix l (p1 x) (p2 x)) inX inH
    [ffun h => mix l (q1 h) (q2 h)] (mix l s t).
Proof. by apply: f_sum_joint_convex; apply: kl_convex. Qed.

Theorem kullback_leibler_data_processing (Z W : finType) (T : Z -> W -> F) (p q : Z -> F) t :
  is_kernel T -> is_pmf p -> is_pmf q ->
  letter_sum (kullback_leibler ln) p q t ->
  letter_sum (kullback_leibler ln) (through T p) (through T q) t.
Proof.
move=> kT [p_ge0 _] [q_ge0 _]; apply: data_processing => //; exact: kullback_leibler_conic.
Qed.

End Both.
