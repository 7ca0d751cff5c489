(** What the smooth divergences of a problem mean, and what the functions of smooth.v decide.

    [smooth_E]: the epigraph of d(p_X, .) on the union letters. It is upward closed and convex
    ([smooth_E_up], [smooth_E_convex]), so that Theorem 1 and weak duality apply.
    [smooth_within_sound], [smooth_perceived_sound] and [smooth_cut_sound] hold for every
    ordered field where no logarithm is needed, else for every archimedean one and every
    logarithm of it; Coq's reals have one (theories/reals.v). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence logarithm smooth discrepancy.
From ExactCdp.checker Require Import types rational tables logarithm kernel smooth smooth_sound smooth_cuts.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** A cut depends on the values of w and beta only. *)
Lemma cut_ext (F : realFieldType) (H : finType) (E : {ffun H -> F} -> F -> Prop) mu w w' beta beta' :
  w =1 w' -> beta = beta' -> is_cut E mu w beta -> is_cut E mu w' beta'.
Proof.
move=> eq_w <- [mu_ge0 cutE cut0].
have eq_sum (q : {ffun H -> F}) : \sum_h w' h * q h = \sum_h w h * q h.
  by apply: eq_bigr => h _; rewrite eq_w.
split=> // [q t pmf_q Et | mu0 q pmf_q]; first by rewrite eq_sum; apply: cutE.
by rewrite eq_sum; apply: cut0.
Qed.

Section Meaning.
Variables (F : realFieldType) (ln : F -> F).
Variables (nX nH n : nat) (p : 'I_nX -> F) (inX : 'I_nX -> 'I_n) (inH : 'I_nH -> 'I_n).

(** d(p, q) <= t, where [inX] and [inH] are the union letters of the source letters and of
    the restored letters. *)
Definition smooth_E (d : perception) : {ffun 'I_nH -> F} -> F -> Prop :=
  match d with
  | FDivergence kind _ _ => f_sum (letter_of ln kind) p inX inH
  | MeanDiscrepancy K _ _ => discrepancy p inX inH (@kernel_on F n K)
  | _ => fun _ _ => False
  end.

Lemma smooth_E_up d : epi_up (smooth_E d).
Proof.
case: d => [xs hs|rho|gX gH|kind xs hs|K xs hs] //=; first exact: f_sum_up.
exact: discrepancy_up.
Qed.

(** Kullback-Leibler both ways and Jensen-Shannon need a logarithm, and an archimedean field
    that encloses it; the other kinds need neither. *)
Definition smooth_logarithm (d : perception) : Prop :=
  if d is FDivergence kind _ _ then logarithm_given ln kind else True.

Lemma is_log_smooth d : Num.archimedean_axiom F -> is_log ln -> smooth_logarithm d.
Proof. by case: d. Qed.

Lemma smooth_E_convex d : smooth_logarithm d -> (forall x, 0 <= p x) -> smooth_check d ->
  epi_convex (smooth_E d).
Proof.
case: d => [xs hs|rho|gX gH|kind xs hs|K xs hs] //= given p_ge0 => [_|K_ok].
  by apply: f_sum_convex => //; apply: letter_of_convex.
by apply: discrepancy_convex; case: (check_kernel_rows_sound F n K_ok).
Qed.

(** The numbers of the letters. *)
Definition smooth_numbered (d : perception) : Prop :=
  match d with
  | FDivergence _ xs hs | MeanDiscrepancy _ xs hs => numbered inX xs /\ numbered inH hs
  | _ => False
  end.

Hypotheses (inX_inj : injective inX) (inH_inj : injective inH).
Variable d : perception.
Hypothesis d_log : smooth_logarithm d.
Hypothesis d_ok : smooth_numbered d.
Variable pX : seq Q.
Local Notation toF := (@toF F).
Local Notation zF := (@zF F).
Hypothesis pX_sound : forall x : 'I_nX, toF (at1 pX x) = p x.
Hypothesis pmf_p : is_pmf p.

Lemma nth_letters (A : Type) (x0 : A) (f : nat -> A) (z : 'I_n) : nth x0 (letters n f) z = f z.
Proof. by rewrite lettersE (nth_map 0%N) ?size_iota // nth_iota. Qed.

Lemma size_letters (A : Type) (f : nat -> A) : size (letters n f) = n.
Proof. by rewrite lettersE size_map size_iota. Qed.

Section Restored.
Variables (q : seq Q) (qF : {ffun 'I_nH -> F}).
Hypothesis q_sound : forall h : 'I_nH, toF (at1 q h) = qF h.
Hypothesis q_ge0 : forall h, 0 <= qF h.

(** The discrepancy is computed exactly. *)
Lemma discrepancy_value_sound K xs hs : numbered inX xs -> numbered inH hs ->
  discrepancy p inX inH (@kernel_on F n K) qF (toF (discrepancy_value K (masses_of n xs hs pX q))).
Proof.
move=> xs_ok hs_ok; rewrite /discrepancy_value; set gaps := map _ _.
have gap : vector_is (nums (vec_of gaps)) (over (vec_of gaps)) (fun z : 'I_n => mass inH qF z - mass inX p z).
  apply: vec_of_vector => [|z]; first by rewrite size_map size_letters.
  rewrite /at1 (nth_map (q0, q0)) ?size_letters // nth_letters toF_sub.
  by rewrite (letter_mass_sound inX_inj xs_ok z pX_sound) (letter_mass_sound inH_inj hs_ok z q_sound).
rewrite /discrepancy (form_zform K gap gap) /toF [Qnum _]/= [Qden _]/=.
by rewrite !Pos2Z.inj_mul !zFM.
Qed.

(** A bound that was computed bounds d. *)
Theorem smooth_perceived_sound v : smooth_perceived d n pX q = Some v -> smooth_E d qF (toF v).
Proof.
case: d d_log d_ok => [?|?|? ?|kind xs hs|K xs hs] //= given [xs_ok hs_ok].
  exact: (f_above_sound inX_inj inH_inj xs_ok hs_ok pX_sound pmf_p given).
by case=> <-; apply: discrepancy_value_sound.
Qed.

(** d(p_X, q) <= P where the checker says so. *)
Theorem smooth_within_sound P : smooth_within d n pX q P -> smooth_E d qF (toF P).
Proof.
case: d d_log d_ok => [?|?|? ?|kind xs hs|K xs hs] //= given [xs_ok hs_ok].
  case/decidedP=> bits /(@at_most_found F bits _ _ (fun v => (v, P)))[v [v_ok le_v]].
  apply: f_sum_up le_v _.
  exact: (f_above_sound inX_inj inH_inj xs_ok hs_ok pX_sound pmf_p given) v_ok.
rewrite (toF_qle F) => le_v.
by apply: discrepancy_up le_v _; apply: discrepancy_value_sound.
Qed.

End Restored.

(** The tangent of a discrepancy. *)
Lemma discrepancy_tangent_sound K xs hs mu r w beta : numbered inX xs -> numbered inH hs ->
  0 <= toF mu -> check_kernel_rows K ->
  discrepancy_tangent K mu (letters n (letter_mass xs pX)) (letters n (nth q0 r)) = (w, beta) ->
  is_cut (discrepancy p inX inH (@kernel_on F n K)) (toF mu)
    (fun h => toF (at1 (map (nth q0 w) hs) h)) (toF beta).
Proof.
move=> xs_ok hs_ok mu_ge0 K_ok; rewrite /discrepancy_tangent; set pairs := zip _ _.
set less := map (fun m => qsub m.2 m.1) pairs; set more := map (fun m => qadd m.2 m.1) pairs.
have size_pairs : size pairs = n by rewrite size_zip !size_letters minnn.
have pair_z (z : 'I_n) : nth (q0, q0) pairs z = (letter_mass xs pX z, nth q0 r z).
  by rewrite nth_zip ?size_letters // !nth_letters.
have mass_p := letter_mass_sound inX_inj xs_ok _ pX_sound.
set f := nums (vec_of less); set e := over (vec_of less).
set g := nums (vec_of more); set m := over (vec_of more); case=> <- <-.
have f_is : vector_is f e (fun z : 'I_n => toF (nth q0 r z) - mass inX p z).
  apply: vec_of_vector => [|z]; first by rewrite size_map.
  by rewrite /at1 (nth_map (q0, q0)) ?size_pairs // pair_z toF_sub mass_p.
have g_is : vector_is g m (fun z : 'I_n => toF (nth q0 r z) + mass inX p z).
  apply: vec_of_vector => [|z]; first by rewrite size_map.
  by rewrite /at1 (nth_map (q0, q0)) ?size_pairs // pair_z toF_add mass_p.
have [sym psd] := check_kernel_rows_sound F n K_ok.
apply: cut_ext (discrepancy_cut p inX inH (fun z : 'I_n => toF (nth q0 r z)) sym psd mu_ge0) => [h|]; last first.
  rewrite (form_zform K g_is f_is) toF_opp toF_mul /toF [Qnum _]/= [Qden _]/=.
  rewrite !Pos2Z.inj_mul !zFM; congr (- (_ * (_ / _))).
  by rewrite -mulrA [zF (Zpos e) * _]mulrC.
rewrite (image_images K _ f_is); have [size_hs hs_h] := hs_ok.
rewrite /at1 (nth_map 0%N) ?size_hs // hs_h; set z := inH h; set image := images (kernel_rows K) f.
case: (ltnP z (size image)) => [lt_z|ge_z]; last first.
  have -> : nth Z0 image z = Z0 by apply: nth_default.
  rewrite (nth_default q0); last by rewrite size_map.
  by rewrite toF0 -[zF Z0]/(0 : F) mul0r !mulr0 oppr0.
rewrite (nth_map Z0) // toF_opp toF_mul /toF [Qnum _]/= [Qden _]/=.
by rewrite zFD Pos2Z.inj_mul zFM mulrA mulr_natl mulr2n.
Qed.

(** Cuts that pass are cuts. *)
Theorem smooth_cut_sound mu k w beta : smooth_check d -> 0 <= toF mu ->
  smooth_cut d n nH pX mu k = Some (w, beta) ->
  is_cut (smooth_E d) (toF mu) (fun h : 'I_nH => toF (at1 w h)) (toF beta).
Proof.
have zero_at (h : 'I_nH) : 0 = toF (at1 (nseq nH q0) h) by rewrite /at1 nth_nseq if_same toF0.
case: d d_log d_ok => [?|?|? ?|kind xs hs|K xs hs] //= given [xs_ok hs_ok] d_checked mu_ge0.
  case: k => [? ?|?|s const|?|] //; last first.
    case=> <- <-; have [a minor] := letter_of_trivial given.
    by apply: cut_ext zero_at _ (f_sum_trivial_cut inX inH minor pmf_p mu_ge0); rewrite toF0.
  case: ifP => // /andP[/Nat.eqb_eq size_s ok] [<- <-].
  suff cut : is_cut (f_sum (letter_of ln kind) p inX inH) (toF mu)
      (fun h => - (toF mu * toF (at1 s h))) (toF mu * toF const).
    apply: cut_ext cut => [h|]; last by rewrite toF_mul.
    by rewrite /at1 (nth_map q0) ?size_s // toF_opp toF_mul.
  case/orP: ok => [inf|/decidedP[bits /(@at_most_found F bits _ _ (fun v => (const, v)))[v [v_ok le_v]]]].
    apply: infinite_cut => //.
    exact: (f_infinite_sound inX_inj inH_inj xs_ok hs_ok pX_sound inf).
  exact: (f_below_cut inX_inj inH_inj xs_ok hs_ok pX_sound pmf_p given) v_ok le_v.
case: k => [? ?|?|? ?|r|] //; last first.
  case=> <- <-; have [_ psd] := check_kernel_rows_sound F n d_checked.
  by apply: cut_ext zero_at _ (discrepancy_trivial_cut p inX inH psd mu_ge0); rewrite toF0.
case: ifP => // _ [<- <-].
exact: (discrepancy_tangent_sound (r := r) xs_ok hs_ok mu_ge0 d_checked).
Qed.

End Meaning.
