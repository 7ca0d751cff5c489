(** The certificates [value] and [infeasible]: what they hold, their checks,
    and why a statement whose certificate passes is true.

    The numbers 1 to 8 in comments are those of the conditions in
    docs/formats.md, "Statement value". *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences duality.
From ExactCdp.checker Require Import types rational data.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** Coefficients, computed once per problem *)

Record coefficients := Coefficients {
  c_pX : seq Q;           (* per source letter *)
  c_pY : seq Q;           (* per output *)
  c_delta : seq (seq Q);  (* per output, per restored letter *)
  c_cost : seq (seq Q);   (* the same *)
  c_rho : seq (seq Q)     (* transport cost per restored letter, per source letter *)
}.

(** [c_pY], [c_delta] and [c_cost] are over one denominator. *)
Definition coefficients_of (p : raw_problem) : coefficients :=
  let joint := align2 (r_joint p) in
  let chan := align2 (r_chan p) in
  let Delta := align2 (r_Delta p) in
  let pX := row (nX p) (fun x => qsum (classes p) (fun k => at2 joint k x)) in
  let pXY := table (nX p) (nY p) (fun x y => qmulx (at1 pX x) (at2 chan x y)) in
  let pY := row (nY p) (fun y => qsum (nX p) (fun x => at2 pXY x y)) in
  let delta := table (nY p) (nH p) (fun y h =>
    qdot (nX p) (fun x => at2 pXY x y) (fun x => at2 Delta x h)) in
  let d := Qden (at2 Delta 0 0) in
  let one := Zpos d # d in
  (* the error of the answer k at y: p_Y(y) - sum_x a(k,x) W(y|x) *)
  let answer := table (nY p) (classes p) (fun y k =>
    qmulx one (qsub (at1 pY y) (qdot (nX p) (at2 joint k) (fun x => at2 chan x y)))) in
  let cost := table (nY p) (nH p) (fun y h => at2 answer y (nth 0%N (r_label p) h)) in
  let rho :=
    match r_perception p with
    | TotalVariation xs hs =>
        table (nH p) (nX p) (fun h x => if nth 0%N hs h == nth 0%N xs x then q0 else q1)
    | Transport rho => align2 rho
    | Witnesses _ _ | FDivergence _ _ _ | MeanDiscrepancy _ _ _ => [::]
    end in
  Coefficients pX (row (nY p) (fun y => qmulx one (at1 pY y))) delta cost rho.

(** ** Restorers (1 to 4) *)

(** What a restorer achieves; the perception is an upper bound of d(p_X, q), and
    [None] where it was not asked for or has no evidence. *)
Record achieved := Achieved {
  a_distortion : Q;
  a_error : Q;
  a_perception : option Q
}.

(** The restored pmf. *)
Definition restored (p : raw_problem) (c : coefficients) (R : seq (seq Q)) : seq Q :=
  row (nH p) (fun h => qsum (nY p) (fun y => qmul (at1 (c_pY c) y) (at2 R y h))).

(** Sum of the entries of a table of coefficients times probabilities. *)
Definition rate (m n : nat) (t R : seq (seq Q)) : Q :=
  qsum m (fun i => qdot n (at2 t i) (at1 (align1 (nth [::] R i)))).

(** Total variation of p_X and q. *)
Definition distance (p : raw_problem) (xs hs : seq nat) (pX q : seq Q) : Q :=
  qmul qhalf (qsum (nX p + nH p) (fun z => qabs (qsub
    (qsum (nX p) (fun x => if nth 0%N xs x == z then at1 pX x else q0))
    (qsum (nH p) (fun h => if nth 0%N hs h == z then at1 q h else q0))))).

(** A coupling of q and p_X. *)
Definition check_coupling (p : raw_problem) (pX q : seq Q) (T : seq (seq Q)) : bool :=
  [&& is_matrix (nH p) (nX p) T,
      all (all (qle q0)) T,
      qall (nH p) (fun h => qeq (qsum (nX p) (at2 T h)) (at1 q h)) &
      qall (nX p) (fun x => qeq (qsum (nH p) (fun h => at2 T h x)) (at1 pX x))].

(** The excess of a witness. *)
Definition excess (p : raw_problem) (gX gH : seq (seq Q)) (pX q : seq Q) (j : nat) : Q :=
  qsub (qsum (nX p) (fun x => qmul (at2 gX j x) (at1 pX x)))
       (qsum (nH p) (fun h => qmul (at2 gH j h) (at1 q h))).

(** An upper bound of d(p_X, q); a transport cost needs a coupling. *)
Definition perceived (p : raw_problem) (pX q : seq Q) (T : option (seq (seq Q))) : option Q :=
  match r_perception p with
  | TotalVariation xs hs => Some (distance p xs hs pX q)
  | Transport rho =>
      if T is Some T then
        if check_coupling p pX q T then Some (rate (nH p) (nX p) rho T) else None
      else None
  | Witnesses gX gH => Some (qmaxof (size gX) (excess p gX gH pX q))
  | FDivergence _ _ _ | MeanDiscrepancy _ _ _ => None
  end.

(** A restorer that is a kernel, with what it achieves. [c] are the
    coefficients of [p]. *)
Definition check_restorer (p : raw_problem) (c : coefficients)
    (R : seq (seq Q)) (T : option (seq (seq Q))) : option achieved :=
  if check_kernel (nY p) (nH p) R then
    Some (Achieved (rate (nY p) (nH p) (c_delta c) R)
                   (rate (nY p) (nH p) (c_cost c) R)
                   (perceived p (c_pX c) (restored p c R) T))
  else None.

(** ** Planes (5 to 7) *)

(** The potentials that are given, no more than the bounds f; or these bounds. *)
Definition potentials (n : nat) (f : nat -> Q) (given : seq Q) : option (seq Q) :=
  let bound := row n f in
  if given is [::] then Some bound
  else if (size given == n) && qall n (fun i => qle (at1 given i) (at1 bound i)) then Some given
  else None.

(** A cut, checked: w and beta. [mu] and [w] are over one denominator. *)
Definition transport_bound (p : raw_problem) (c : coefficients) (mu : Q) (w : seq Q) (x : nat) : Q :=
  let d := Qden (at2 (c_rho c) 0 0) in
  let one := Zpos d # d in
  qmin (nH p) (fun h => qadd (qmulx mu (at2 (c_rho c) h x)) (qmulx one (at1 w h))).

Definition transport_beta (p : raw_problem) (c : coefficients) (mu : Q) (v w : seq Q) : option (seq Q * Q) :=
  if size w != nH p then None
  else
    let d := den_of (mu :: w) in
    if potentials (nX p) (transport_bound p c (over d mu) (map (over d) w)) v is Some v then
      Some (w, qdot (nX p) (at1 (c_pX c)) (at1 v))
    else None.

Definition witnesses_beta (p : raw_problem) (c : coefficients) (mu : Q)
    (gX gH : seq (seq Q)) (m : seq Q) : option (seq Q * Q) :=
  let J := size gX in
  if [&& size m == J, non_negative J (at1 m) & qle (qsum J (at1 m)) mu] then
    Some (row (nH p) (fun h => qsum J (fun j => qmul (at1 m j) (at2 gH j h))),
          qsum (nX p) (fun x => qmul (qsum J (fun j => qmul (at1 m j) (at2 gX j x))) (at1 (c_pX c) x)))
  else None.

Definition check_cut (p : raw_problem) (c : coefficients) (mu : Q) (k : cut) : option (seq Q * Q) :=
  match r_perception p, k with
  | Witnesses gX gH, WitnessCut m => witnesses_beta p c mu gX gH m
  | (TotalVariation _ _ | Transport _), TransportCut v w => transport_beta p c mu v w
  | _, _ => None
  end.

(** The largest potential of a row: min over h of lambda.delta + cost - p_Y.w;
    the errors are left out in a Farkas plane. *)
Definition row_bound (p : raw_problem) (c : coefficients) (farkas : bool) (lambda : Q) (w : seq Q) (y : nat) : Q :=
  let d := Qden lambda in
  let one := Zpos d # d in
  qmin (nH p) (fun h =>
    let linear := qsub (qmulx lambda (at2 (c_delta c) y h)) (qmulx (at1 w h) (at1 (c_pY c) y)) in
    if farkas then linear else qadd linear (qmulx one (at2 (c_cost c) y h))).

(** A plane, checked: its intercept gamma. [c] are the coefficients of [p]. *)
Definition check_plane (p : raw_problem) (c : coefficients) (farkas : bool) (pl : plane) : option Q :=
  let: Plane lambda mu rows k := pl in
  if ~~ (qle q0 lambda && qle q0 mu) then None
  else if check_cut p c mu k is Some (w, beta) then
    let d := den_of (lambda :: w) in
    let bound := row_bound p c farkas (over d lambda) (map (over d) w) in
    if potentials (nY p) bound rows is Some s then Some (qadd (qsum (nY p) (at1 s)) beta)
    else None
  else None.

(** ** Statements *)

Definition within (a : option Q) (b : option Q) : bool :=
  if b is Some t then if a is Some s then qle s t else false else true.
Definition qprice (m : Q) (b : option Q) : Q := if b is Some t then qmul m t else q0.
Definition check_priced (m : Q) (b : option Q) : bool := if b is Some _ then true else qeq m q0.

(** gamma - lambda.D - mu.P *)
Definition qplane_at (gamma : Q) (pl : plane) (D P : option Q) : Q :=
  qsub (qsub gamma (qprice (p_lambda pl) D)) (qprice (p_mu pl) P).

(** The plane bounds the bounds: its multiplier is zero where there is none. *)
Definition plane_value (p : raw_problem) (c : coefficients) (farkas : bool) (pl : plane)
    (D P : option Q) : option Q :=
  if check_priced (p_lambda pl) D && check_priced (p_mu pl) P then
    if check_plane p c farkas pl is Some gamma then Some (qplane_at gamma pl D P) else None
  else None.

Definition check_value_with (p : raw_problem) (c : coefficients) (D P : option Q) (v : Q)
    (R : seq (seq Q)) (T : option (seq (seq Q))) (pl : plane) : bool :=
  match check_restorer p c R T, plane_value p c false pl D P with
  | Some a, Some u =>
      [&& within (Some (a_distortion a)) D, within (a_perception a) P, qeq (a_error a) v & qeq u v]
  | _, _ => false
  end.

Definition check_infeasible_with (p : raw_problem) (c : coefficients) (D P : option Q) (pl : plane) : bool :=
  if plane_value p c true pl D P is Some u then qlt q0 u else false.

(** C(D,P) = v: a restorer, its coupling, and a plane. *)
Definition check_value (p : raw_problem) := check_value_with p (coefficients_of p).

(** Nothing is feasible at (D,P): a Farkas plane. *)
Definition check_infeasible (p : raw_problem) := check_infeasible_with p (coefficients_of p).

(** ** Soundness *)

(** Potentials that pass are no more than the bounds. *)
Lemma potentials_sound (F : realFieldType) n f given s (i : 'I_n) :
  potentials n f given = Some s -> toF (at1 s i) <= toF (f i) :> F.
Proof.
rewrite /potentials; case: given => [|a r]; first by case=> <-; rewrite at1_row.
case: ifP => // /andP[_ /qallP le_s] [<-].
by have := le_s i; rewrite (toF_qle F) at1_row.
Qed.

(** The rate of a table over probabilities. *)
Lemma rate_sound (F : realFieldType) m n t R :
  toF (rate m n t R) = \sum_(i < m) \sum_(j < n) toF (at2 t i j) * toF (at2 R i j) :> F.
Proof.
rewrite toF_qsum; apply: eq_bigr => i _; rewrite toF_qdot.
by apply: eq_bigr => j _; rewrite at1_align.
Qed.

(** A cut depends on the values of w only. *)
Lemma is_cut_ext (F : realFieldType) (H : finType) (E : {ffun H -> F} -> F -> Prop) mu w w' beta :
  w =1 w' -> is_cut E mu w beta -> is_cut E mu w' beta.
Proof.
move=> eq_w [mu_ge0 cutE cut0].
have eq_sum (q : {ffun H -> F}) : \sum_h w' h * q h = \sum_h w h * q h.
  by apply: eq_bigr => h _; rewrite eq_w.
split=> // [q t pmf_q Et | mu0 q pmf_q]; first by rewrite eq_sum; apply: cutE.
by rewrite eq_sum; apply: cut0.
Qed.

Section Soundness.
Variables (F : realFieldType) (p : raw_problem).
Hypothesis p_ok : check_problem p.
Variable c : coefficients.
Hypothesis c_def : c = coefficients_of p.
Local Notation I := (meaning_problem F p).
Local Notation E := (meaning_E F p).

(** The coefficients are those of the theory. *)
Lemma c_pX_sound (x : 'I_(nX p)) : toF (at1 (c_pX c) x) = pX I x.
Proof. by rewrite c_def at1_row // toF_qsum; apply: eq_bigr => k _; rewrite at2_align. Qed.

Lemma pXY_sound (x : 'I_(nX p)) y :
  toF (qmulx (at1 (c_pX c) x) (at2 (align2 (r_chan p)) x y)) = pX I x * toF (at2 (r_chan p) x y).
Proof. by rewrite toF_mulx c_pX_sound at2_align. Qed.

Lemma pY_sound (y : 'I_(nY p)) :
  \sum_(x < nX p) toF (qmulx (at1 (c_pX c) x) (at2 (align2 (r_chan p)) x y)) = pY I y.
Proof. by apply: eq_bigr => x _; rewrite pXY_sound. Qed.

Lemma c_pY_sound (y : 'I_(nY p)) : toF (at1 (c_pY c) y) = pY I y.
Proof.
rewrite -pY_sound c_def at1_row // toF_mulx toF_dd mul1r at1_row // toF_qsum.
by apply: eq_bigr => x _; rewrite at2_table.
Qed.

Lemma c_delta_sound (y : 'I_(nY p)) (h : 'I_(nH p)) : toF (at2 (c_delta c) y h) = delta I y h.
Proof.
transitivity (\sum_(x < nX p)
    toF (qmulx (at1 (c_pX c) x) (at2 (align2 (r_chan p)) x y)) * toF (at2 (align2 (r_Delta p)) x h) : F).
  by rewrite c_def at2_table // toF_qdot; apply: eq_bigr => x _; rewrite at2_table.
by apply: eq_bigr => x _; rewrite pXY_sound at2_align.
Qed.

Lemma c_cost_sound (y : 'I_(nY p)) (h : 'I_(nH p)) : toF (at2 (c_cost c) y h) = cost I y h.
Proof.
transitivity (pY I y - jointY I (label I h) y); last first.
  rewrite pY_jointY (bigD1 (label I h)) //= addrC addKr.
  by apply: eq_bigl => k; rewrite eq_sym.
rewrite -pY_sound c_def at2_table // -(label_val F h p_ok) at2_table // toF_mulx toF_dd mul1r toF_sub.
rewrite at1_row // toF_qsum toF_qdot; congr (_ - _); apply: eq_bigr => x _; first by rewrite at2_table.
by rewrite !at2_align.
Qed.

Lemma c_rho_tv xs hs (h : 'I_(nH p)) (x : 'I_(nX p)) : r_perception p = TotalVariation xs hs ->
  toF (at2 (c_rho c) h x) = (nth 0%N hs h != nth 0%N xs x)%:R :> F.
Proof.
move=> tv; rewrite c_def /coefficients_of tv at2_table //.
by case: eqP; rewrite ?toF0 ?toF1.
Qed.

Lemma c_rho_transport rho h x : r_perception p = Transport rho ->
  toF (at2 (c_rho c) h x) = toF (at2 rho h x) :> F.
Proof. by move=> transp; rewrite c_def /coefficients_of transp at2_align. Qed.

(** Sums over letters of a union letter. *)
Lemma sum_letters n (z : nat) (t : nat -> nat) (f : nat -> Q) :
  toF (qsum n (fun i => if t i == z then f i else q0)) = \sum_(i < n | t i == z) toF (f i) :> F.
Proof. by rewrite toF_qsum [RHS]big_mkcond; apply: eq_bigr => i _; case: ifP; rewrite ?toF0. Qed.

Section Perceived.
Variables (q : seq Q) (qF : {ffun 'I_(nH p) -> F}).
Hypothesis q_sound : forall h : 'I_(nH p), toF (at1 q h) = qF h.

Lemma distance_sound xs hs :
  check_letters (nX p) (nX p + nH p) xs -> check_letters (nH p) (nX p + nH p) hs ->
  total_variation (pX I) (@letterX (nX p) (nH p) xs) (@letterH (nX p) (nH p) hs) qF
    (toF (distance p xs hs (c_pX c) q)).
Proof.
move=> xs_ok hs_ok; rewrite /total_variation toF_mul toF_half mulrC toF_qsum.
rewrite le_eqVlt; apply/orP; left; apply/eqP; congr (_ * _); apply: eq_bigr => z _.
rewrite toF_abs toF_sub !sum_letters; congr (`|_ - _|).
  by apply: eq_big => [x | x _]; rewrite ?c_pX_sound // -(letterX_val x xs_ok).
by apply: eq_big => [h | h _]; rewrite ?q_sound // -(letterH_val h hs_ok).
Qed.

Lemma check_coupling_sound T :
  check_coupling p (c_pX c) q T -> is_coupling (pX I) qF (@entries F (nH p) (nX p) T).
Proof.
case/and4P=> _ T_ge0 /qallP T_row /qallP T_col; split=> [h x|h|x].
- exact: all_nonneg.
- by have := T_row h; rewrite (toF_qeq F) toF_qsum q_sound => /eqP.
- by have := T_col x; rewrite (toF_qeq F) toF_qsum c_pX_sound => /eqP.
Qed.

Lemma excess_sound gX gH (j : 'I_(size gX)) :
  toF (excess p gX gH (c_pX c) q j)
    = \sum_x entries F gX j x * pX I x - \sum_h entries F gH j h * qF h.
Proof.
rewrite toF_sub !toF_qsum; congr (_ - _); apply: eq_bigr => i _.
  by rewrite toF_mul c_pX_sound.
by rewrite toF_mul q_sound.
Qed.

Lemma perceived_sound T d : perceived p (c_pX c) q T = Some d -> E qF (toF d).
Proof.
case/and5P: p_ok => _ _ _ _ /and4P[_ _ _]; rewrite /check_perception /perceived /meaning_E.
case: (r_perception p) => [xs hs /andP[xs_ok hs_ok] | rho _ | gX gH _ | // | //].
- by case=> <-; apply: distance_sound.
- case: T => // T; case: ifP => // /check_coupling_sound couple [<-].
  by exists (@entries F (nH p) (nX p) T); rewrite // rate_sound.
- case=> <-; split=> [|j]; first exact: qmaxof_ge0.
  by rewrite -excess_sound; apply: qmaxof_ge.
Qed.

End Perceived.

(** A restorer that passes is one, and achieves what was computed. *)
Theorem check_restorer_sound R T a :
  check_restorer p c R T = Some a ->
  [/\ is_kernel (restorer_of F p R),
      dist I (restorer_of F p R) = toF (a_distortion a),
      err I (restorer_of F p R) = toF (a_error a) &
      forall d, a_perception a = Some d -> E (push I (restorer_of F p R)) (toF d)].
Proof.
rewrite /check_restorer; case: ifP => // R_ok [<-]; split.
- exact: check_kernel_sound.
- rewrite dist_delta rate_sound; apply: eq_bigr => y _; apply: eq_bigr => h _.
  by rewrite c_delta_sound.
- rewrite err_cost rate_sound; apply: eq_bigr => y _; apply: eq_bigr => h _.
  by rewrite c_cost_sound.
- move=> d; apply: perceived_sound => h.
  rewrite at1_row // toF_qsum ffunE; apply: eq_bigr => y _.
  by rewrite toF_mul c_pY_sound.
Qed.

(** Cuts that pass are cuts. *)
Lemma transport_beta_sound mu v w w' beta :
  transport_beta p c mu v w = Some (w', beta) ->
  exists s : 'I_(nX p) -> F,
    [/\ w' = w, toF beta = \sum_x pX I x * s x &
        forall (h : 'I_(nH p)) x, s x - toF (at1 w h) <= toF mu * toF (at2 (c_rho c) h x)].
Proof.
rewrite /transport_beta; case: ifP => // _; case s_ok: potentials => [s|] // [<- <-].
exists (fun x => toF (at1 s x)); split=> // [|h x].
  by rewrite toF_qdot; apply: eq_bigr => x _; rewrite c_pX_sound.
rewrite ler_subl_addr; apply: le_trans (potentials_sound F x s_ok) _.
apply: le_trans (qmin_le F _ (ltn_ord h)) _.
by rewrite toF_add !toF_mulx toF_dd mul1r toF_over at1_over.
Qed.

Lemma check_cut_sound mu k w beta :
  0 <= toF mu :> F -> check_cut p c mu k = Some (w, beta) ->
  is_cut E (toF mu) (fun h : 'I_(nH p) => toF (at1 w h)) (toF beta).
Proof.
move=> mu_ge0; have pmf := pX_pmf (check_problem_sound F p_ok).
case/and5P: p_ok => _ _ _ _ /and4P[_ _ _]; rewrite /check_perception /check_cut /meaning_E.
case kind: (r_perception p) => [xs hs | rho | gX gH | fk xs hs | K xs hs]; rewrite /= ?kind //.
- case/andP=> xs_ok hs_ok; case: k => // v w0 /transport_beta_sound[s [-> -> le_s]]; apply: tv_cut => //.
  + exact: letterX_inj.
  + exact: letterH_inj.
  move=> h x; apply: (le_trans (le_s h x)); rewrite (c_rho_tv h x kind).
  by rewrite -val_eqE /= (letterX_val x xs_ok) (letterH_val h hs_ok).
- case: k => // v w0 _ /transport_beta_sound[s [-> -> le_s]]; apply: transport_cut => // h x.
  by apply: (le_trans (le_s h x)); rewrite (c_rho_transport h x kind).
- case: k => // m _; rewrite /witnesses_beta; case: ifP => // /and3P[_ m_ge0 m_le] [<- <-].
  have {m_le} le_mu : \sum_(j < size gX) toF (at1 m j) <= toF mu :> F.
    by move: m_le; rewrite (toF_qle F) toF_qsum.
  have := witnesses_cut (pX I) (@entries F (size gX) (nX p) gX) (@entries F (size gX) (nH p) gH)
    (non_negativeP F m_ge0) le_mu.
  have -> : \sum_x (\sum_(j < size gX) toF (at1 m j) * entries F gX j x) * pX I x =
      toF (qsum (nX p) (fun x => qmul (qsum (size gX) (fun j => qmul (at1 m j) (at2 gX j x))) (at1 (c_pX c) x))).
    rewrite toF_qsum; apply: eq_bigr => x _; rewrite toF_mul c_pX_sound toF_qsum.
    by congr (_ * _); apply: eq_bigr => j _; rewrite toF_mul.
  apply: is_cut_ext => h; rewrite at1_row // toF_qsum.
  by apply: eq_bigr => j _; rewrite toF_mul.
Qed.

(** Planes that pass: what weak duality asks. *)
Let costs (farkas : bool) (y : 'I_(nY p)) (h : 'I_(nH p)) : F := if farkas then 0 else cost I y h.

Lemma row_bound_sound farkas lambda w (y : 'I_(nY p)) (h : 'I_(nH p)) :
  toF (row_bound p c farkas lambda w y)
    <= toF lambda * delta I y h + costs farkas y h - pY I y * toF (at1 w h).
Proof.
apply: le_trans (qmin_le F _ (ltn_ord h)) _; rewrite /costs; case: farkas.
  by rewrite toF_sub !toF_mulx c_delta_sound c_pY_sound addr0 [toF (at1 w h) * _]mulrC.
rewrite toF_add toF_sub !toF_mulx toF_dd mul1r c_delta_sound c_pY_sound c_cost_sound.
by rewrite addrAC [toF (at1 w h) * _]mulrC.
Qed.

Lemma check_plane_rows farkas pl gamma :
  check_plane p c farkas pl = Some gamma ->
  exists s w beta,
    [/\ 0 <= toF (p_lambda pl) :> F, is_cut E (toF (p_mu pl)) w beta,
        rows I (costs farkas) (toF (p_lambda pl)) s w & \sum_y s y + beta = toF gamma].
Proof.
case: pl => lambda mu given k /=; case: ifP => // /negbFE/andP[lambda_ge0 mu_ge0].
case k_ok: check_cut => [[w beta]|] //; case s_ok: potentials => [s|] // [<-].
exists (fun y => toF (at1 s y)), (fun h => toF (at1 w h)), (toF beta); split.
- by rewrite -(toF0 F) -toF_qle.
- by apply: check_cut_sound k_ok; rewrite -(toF0 F) -toF_qle.
- move=> y h; apply: le_trans (potentials_sound F y s_ok) _.
  by apply: le_trans (row_bound_sound _ _ _ _ h) _; rewrite toF_over at1_over.
- by rewrite toF_add toF_qsum.
Qed.

(** C is nowhere below a plane that passes. *)
Theorem check_plane_sound pl gamma D P :
  check_plane p c false pl = Some gamma ->
  priced (toF (p_lambda pl) : F) D -> priced (toF (p_mu pl) : F) P ->
  lower I E D P (plane_at (toF gamma) (toF (p_lambda pl)) (toF (p_mu pl)) D P).
Proof.
case/check_plane_rows=> s [w [beta [lambda_ge0 cutE row_le <-]]].
exact: weak_duality (check_problem_sound F p_ok) lambda_ge0 cutE row_le.
Qed.

(** Nothing is feasible where a Farkas plane that passes is positive. *)
Theorem check_farkas_sound pl gamma D P :
  check_plane p c true pl = Some gamma ->
  priced (toF (p_lambda pl) : F) D -> priced (toF (p_mu pl) : F) P ->
  0 < plane_at (toF gamma) (toF (p_lambda pl)) (toF (p_mu pl)) D P ->
  infeasible I E D P.
Proof.
case/check_plane_rows=> s [w [beta [lambda_ge0 cutE row_le <-]]].
exact: infeasible_cert (check_problem_sound F p_ok) lambda_ge0 cutE row_le.
Qed.

(** Bounds. *)
Local Notation toF := (@toF F).

Lemma check_priced_sound m b : check_priced m b -> priced (toF m) (omap toF b).
Proof. by case: b => //=; rewrite (toF_qeq F) toF0 => /eqP. Qed.

Lemma toF_plane_at gamma pl D P :
  toF (qplane_at gamma pl D P)
    = plane_at (toF gamma) (toF (p_lambda pl)) (toF (p_mu pl)) (omap toF D) (omap toF P).
Proof.
have price_sound m b : toF (qprice m b) = price (toF m) (omap toF b).
  by case: b => [t|] /=; rewrite ?toF_mul ?toF0.
by rewrite !toF_sub !price_sound.
Qed.

Lemma plane_value_sound farkas pl D P u :
  plane_value p c farkas pl D P = Some u ->
  exists gamma,
    [/\ check_plane p c farkas pl = Some gamma, priced (toF (p_lambda pl)) (omap toF D),
        priced (toF (p_mu pl)) (omap toF P) &
        plane_at (toF gamma) (toF (p_lambda pl)) (toF (p_mu pl)) (omap toF D) (omap toF P) = toF u].
Proof.
rewrite /plane_value; case: ifP => // /andP[priceD priceP].
case plane_ok: check_plane => [gamma|] // [<-]; exists gamma.
by split; rewrite ?toF_plane_at //; apply: check_priced_sound.
Qed.

End Soundness.

Section Statements.
Variables (F : realFieldType) (p : raw_problem).
Hypothesis p_ok : check_problem p.
Local Notation I := (meaning_problem F p).
Local Notation E := (meaning_E F p).
Local Notation toF := (@toF F).

(** A certificate [value] that passes: C(D,P) = v. *)
Theorem check_value_sound D P v R T pl :
  check_value p D P v R T pl -> is_min I E (omap toF D) (omap toF P) (toF v).
Proof.
rewrite /check_value /check_value_with; case R_ok: check_restorer => [a|] //.
case u_ok: plane_value => [u|] // /and4P[distD percP].
rewrite !(toF_qeq F) => /eqP errR /eqP eq_uv.
have [kR distR errR' percR] := check_restorer_sound F p_ok erefl R_ok.
have [gamma [plane_ok priceD priceP eq_u]] := plane_value_sound F u_ok.
split; first by rewrite -eq_uv -eq_u; exact: (check_plane_sound p_ok erefl plane_ok priceD priceP).
exists (restorer_of F p R); last by rewrite errR'.
split=> //.
  by case: D distD {u_ok priceD eq_u} => //= d; rewrite (toF_qle F) distR.
case: P percP {u_ok priceP eq_u} => //= t; case perc: a_perception => [d|] //.
rewrite (toF_qle F) => le_dt; exact: meaning_E_up le_dt (percR d perc).
Qed.

(** A certificate [infeasible] that passes: nothing meets both bounds. *)
Theorem check_infeasible_sound D P pl :
  check_infeasible p D P pl -> infeasible I E (omap toF D) (omap toF P).
Proof.
rewrite /check_infeasible /check_infeasible_with; case u_ok: plane_value => [u|] //.
rewrite (toF_qlt F) toF0 => u_gt0.
have [gamma [plane_ok priceD priceP eq_u]] := plane_value_sound F u_ok.
by apply: (check_farkas_sound p_ok erefl plane_ok priceD priceP); rewrite eq_u.
Qed.

End Statements.
