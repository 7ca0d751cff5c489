(** What the bounds of smooth.v say of the letters of f-divergences: from above
    ([letter_above_sound]), and tangents from below ([tangent_below_sound],
    [zero_below_sound]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import identities logarithm smooth f_divergences.
From ExactCdp.checker Require Import types rational logarithm smooth.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The letters of the kinds. *)
Definition letter_of (F : realFieldType) (ln : F -> F) (kind : f_kind) : letter F :=
  match kind with
  | KullbackLeibler => kullback_leibler ln
  | ReverseKullbackLeibler => reverse (kullback_leibler ln)
  | ChiSquared => @chi_squared F
  | ReverseChiSquared => reverse (@chi_squared F)
  | JensenShannon => jensen_shannon ln
  | SquaredHellinger => @squared_hellinger F
  end.

Section Numbers.
Variable F : realFieldType.
Local Notation zF := (@zF F).
Local Notation toF := (@toF F).

Lemma toF_is_zero a : is_zero a = (toF a == 0).
Proof.
apply/idP/eqP => [/toF_zero ->//|]; case: a => [[|n|n] d] // /eqP.
  by rewrite /toF mulf_eq0 invr_eq0 !(negbTE (zF_pos_neq0 _ _)).
rewrite /toF mulf_eq0 invr_eq0 [X in _ || X](negbTE (zF_pos_neq0 _ _)) orbF [zF _]/= oppr_eq0.
by rewrite -[_%:R]/(zF (Zpos n)) (negbTE (zF_pos_neq0 _ _)).
Qed.

Lemma toF_inv a : toF (qinv a) = (toF a)^-1.
Proof.
rewrite /qinv /Qinv /toF; case: a => [[|n|n] d]; rewrite [Qnum _]/= [Qden _]/= ?mul0r ?invr0 //.
  by rewrite invf_div.
by rewrite !(zFN _ (Zpos _)) invf_div invrN mulrN mulNr.
Qed.

Lemma toF_div a b : toF (qdiv a b) = toF a / toF b.
Proof. by rewrite toF_mul toF_inv. Qed.

Lemma toF_two : toF qtwo = 2%:R.
Proof. by rewrite /toF divr1. Qed.

Lemma toF_double a : toF (qdouble a) = 2%:R * toF a.
Proof. by rewrite toF_mul toF_two. Qed.

Lemma toF_halved a : toF (qhalved a) = toF a / 2%:R.
Proof. by rewrite toF_mul toF_half mulrC. Qed.

Lemma toF_pos n d : 0 < toF (Zpos n # d).
Proof. by rewrite divr_gt0 // zF_pos. Qed.

Lemma qnum_pos a n : Qnum a = Zpos n -> 0 < toF a.
Proof. by case: a => [m d] /= ->; apply: toF_pos. Qed.

Lemma ratio_sound x y a b : ratio x y = Some (a, b) ->
  [/\ 0 < toF x, 0 < toF y & toF x / toF y = zF (Zpos a) / zF (Zpos b)].
Proof.
rewrite /ratio; case x_n: (Qnum x) => [|n|n] //; case y_n: (Qnum y) => [|m|m] // [<- <-].
split; [exact: qnum_pos x_n | exact: qnum_pos y_n|].
by rewrite /toF x_n y_n !Pos2Z.inj_mul !zFM invf_div mulf_div.
Qed.

End Numbers.

Section Terms.
Variable F : realFieldType.
Hypothesis archimedean : Num.archimedean_axiom F.
Variable ln : F -> F.
Hypothesis log : is_log ln.
Variable c : scale.
Hypothesis c_ok : scale_ok ln c.
Add Field F_field : (rigid_laws F).
Local Notation zF := (@zF F).
Local Notation toF := (@toF F).
Local Notation S := (zF (Zpos (s_one c))).
Let S_gt0 : 0 < S. Proof. exact: zF_pos. Qed.

(** What an amount says. *)
Definition amount_of (a : amount) : F := toF a.1 + zF a.2 / S.

Lemma amount_of_rational a : amount_of (a, Z0) = toF a.
Proof. by rewrite /amount_of mul0r addr0. Qed.

Lemma amount_of_scaled v : amount_of (q0, v) = zF v / S.
Proof. by rewrite /amount_of toF0 add0r. Qed.

Lemma amount_of_nothing : amount_of nothing = 0.
Proof. by rewrite amount_of_rational toF0. Qed.

Lemma scaled_times_side up p v x : 0 <= toF p -> side up (zF v) x ->
  side up (zF (scaled_times up p v)) (toF p * x).
Proof.
move=> p_ge0 side_v; apply: (side_trans (zdiv_side up _ (zF_pos F (Qden p)))).
by rewrite zFM mulrAC; apply: side_scale.
Qed.

Lemma log_term_sound up p x y v : 0 <= toF p -> log_term up c p x y = Some v ->
  side up (zF v) (S * (toF p * ln (toF x / toF y))) /\ (toF p != 0 -> 0 < toF x /\ 0 < toF y).
Proof.
move=> p_ge0; rewrite /log_term (toF_is_zero F); case: eqP => [-> [<-]|_].
  by rewrite mul0r mulr0; split => //; case: (up); rewrite /side lexx.
case xy: ratio => [[a b]|] //; have [x_gt0 y_gt0 ->] := ratio_sound F xy.
case v_ok: log_ratio => [u|] // [<-]; split=> //; rewrite mulrCA.
by apply: scaled_times_side => //; apply: (log_ratio_sound archimedean log c_ok v_ok).
Qed.

(** ** From above *)

Lemma side_up v x : side true (zF v) (S * x) -> x <= zF v / S.
Proof. by rewrite /side ler_pdivl_mulr // mulrC. Qed.

Lemma side_down v x : side false (zF v) (S * x) -> zF v / S <= x.
Proof. by rewrite /side ler_pdivr_mulr // mulrC. Qed.

Lemma kl_above_sound p q a : 0 <= toF p -> kl_above c p q = Some a ->
  kullback_leibler ln (toF p) (toF q) (amount_of a).
Proof.
rewrite /kl_above => p_ge0; case v_ok: log_term => [v|] // [<-].
have [side_v pos] := log_term_sound p_ge0 v_ok.
split; last by rewrite amount_of_scaled; apply: side_up.
by apply/implyP => /pos[_ q_gt0]; rewrite gt_eqF.
Qed.

Lemma chi_above_sound p q a : chi_above p q = Some a -> chi_squared (toF p) (toF q) (amount_of a).
Proof.
rewrite /chi_above !(toF_is_zero F); case: eqP => [->|/eqP p_neq0].
  case: eqP => // -> [<-]; rewrite amount_of_nothing.
  by split; rewrite ?eqxx // invr0 mulr0.
case=> <-; split; first by rewrite p_neq0 implybT.
by rewrite amount_of_rational toF_div toF_mul !toF_sub expr2.
Qed.

Lemma js_above_sound p q a : 0 <= toF p -> 0 <= toF q -> js_above c p q = Some a ->
  jensen_shannon ln (toF p) (toF q) (amount_of a).
Proof.
rewrite /js_above => p_ge0 q_ge0; case u_ok: log_term => [u|] //; case v_ok: log_term => [v|] // [<-].
have [side_u _] := log_term_sound p_ge0 u_ok; have [side_v _] := log_term_sound q_ge0 v_ok.
rewrite !toF_double !toF_add in side_u side_v.
split=> //; rewrite amount_of_scaled; apply: side_up.
apply: (side_trans (zdiv_side true _ (zF_pos F 2))).
rewrite -[zF 2]/(2%:R) mulrA; apply: side_div; first by rewrite ltr0n.
by rewrite zFD mulrDr; apply: side_add.
Qed.

Lemma hellinger_above_sound p q a : 0 <= toF p -> 0 <= toF q -> hellinger_above c p q = Some a ->
  squared_hellinger (toF p) (toF q) (amount_of a).
Proof.
move=> p_ge0 q_ge0; have pq_ge0 : 0 <= toF (qmul p q) by rewrite toF_mul mulr_ge0.
rewrite /hellinger_above; case root: exact_root => [r|].
  case=> <-; have [r_ge0 rE] := exact_root_sound F root; exists (toF r).
    by rewrite r_ge0 rE toF_mul.
  by rewrite amount_of_rational toF_sub toF_halved toF_add.
case: ifP => // r_ge0 [<-]; exists (zF (scaled_root c (qmul p q)) / S).
  rewrite divr_ge0 ?(ltW S_gt0) ?zF_ge0 //; split=> //; rewrite -toF_mul.
  by apply: scaled_root_sound => //; rewrite zF_ge0.
by rewrite /amount_of /= toF_halved toF_add zFN mulNr.
Qed.

(** ** From below *)

Lemma tangent_weaken (f : letter F) p s m s' m' :
  s' <= s -> m' <= m -> tangent f p s m -> tangent f p s' m'.
Proof.
move=> le_s le_m tan q t q_ge0 f_t; apply: le_trans (tan q t q_ge0 f_t).
by rewrite ler_add // ler_wpmul2r.
Qed.

Lemma kl_tangent_sound p s a : 0 <= toF p -> kl_tangent c p s = Some a ->
  tangent (kullback_leibler ln) (toF p) (toF s) (amount_of a).
Proof.
rewrite /kl_tangent (toF_is_zero F) => p_ge0; case: eqP => [->|/eqP p_neq0].
  case: ifP => //; rewrite (toF_qle F) toF0 => s_le0 [<-] q t q_ge0 /kl_zero t_ge0.
  by rewrite amount_of_nothing addr0 (le_trans _ t_ge0) // mulr_le0_ge0.
case v_ok: log_term => [v|] // [<-]; have [side_v pos] := log_term_sound p_ge0 v_ok.
have [u_gt0 _] := pos p_neq0; rewrite toF1 divr1 toF_opp in side_v u_gt0.
have := minorant_tangent p_ge0 (kl_minorant log u_gt0); apply: tangent_weaken.
  by rewrite opprK.
rewrite /amount_of /= mulrDl mul1r ler_add2l [ln _ * _]mulrC; exact: side_down.
Qed.

Lemma reverse_kl_tangent_sound p s a : 0 <= toF p -> reverse_kl_tangent c p s = Some a ->
  tangent (reverse (kullback_leibler ln)) (toF p) (toF s) (amount_of a).
Proof.
rewrite /reverse_kl_tangent (toF_is_zero F) => p_ge0; case: eqP => [-> [<-]|/eqP p_neq0].
  move=> q t q_ge0 [fin le_t]; have q0' : q = 0.
    by apply/eqP; move: fin; rewrite eqxx implybF negbK.
  by rewrite amount_of_nothing q0' mulr0 addr0; move: le_t; rewrite q0' mul0r.
have reach u : 0 < u -> toF s - 1 <= ln u ->
    tangent (reverse (kullback_leibler ln)) (toF p) (toF s) (- u * toF p).
  move=> u_gt0 le_u.
  have := minorant_tangent p_ge0 (minorant_reverse (kl_minorant log u_gt0)).
  by apply: tangent_weaken => //; rewrite addrC -ler_subl_addr.
case: ifP => [|_].
  rewrite (toF_qeq F) toF1 => /eqP s1 [<-]; rewrite amount_of_rational toF_opp -mulN1r.
  by apply: reach; rewrite ?ltr01 // s1 subrr (ln1 log).
case u_ok: exponential_above => [[d e]|] // [<-].
have := exponential_above_sound archimedean log c_ok u_ok; rewrite toF_sub toF1 => le_u.
have u_gt0 : 0 < zF (Zpos d) / zF (Zpos e) by rewrite divr_gt0 ?zF_pos.
apply: tangent_weaken (lexx _) _ (reach _ u_gt0 le_u).
rewrite amount_of_scaled zFN !mulNr ler_oppl opprK; apply: side_up.
have den_gt0 : 0 < zF (Z.mul (Zpos (Qden p)) (Zpos e)) by rewrite zFM mulr_gt0 ?zF_pos.
apply: (side_trans (zdiv_side true _ den_gt0)).
rewrite /side !zFM; apply: le_of_eq.
rewrite /toF; have := zF_pos F (Qden p); have := zF_pos F e.
move: (zF (Qnum p)) (zF (Zpos d)) (zF (Zpos e)) (zF (Zpos (Qden p))) S => n d' e' m S' e_gt0 m_gt0.
by rigid; field; nonzero.
Qed.

Lemma chi_tangent_sound p s a : 0 <= toF p -> chi_tangent p s = Some a ->
  tangent (@chi_squared F) (toF p) (toF s) (amount_of a).
Proof.
rewrite /chi_tangent (toF_is_zero F) => p_ge0; case: eqP => [-> [<-] q t q_ge0 chi_t|_].
  by rewrite amount_of_nothing (chi_squared_none chi_t) mulr0 addr0 (chi_squared_ge0 (lexx 0) chi_t).
rewrite (toF_qle F) toF_opp toF_two; case: ifP => [s_le|_] [<-]; rewrite amount_of_rational.
  by have := minorant_tangent p_ge0 (chi_squared_minorant_steep s_le); rewrite mul1r.
have -> : toF (qopp (qmul p (qadd s (qmul (qmul s s) (1#4)))))
    = - (toF s + toF s ^+ 2 / 4%:R) * toF p.
  by rewrite toF_opp !(toF_mul, toF_add) -expr2 mulNr mulrC [toF (1#4)]mul1r.
by apply: minorant_tangent => //; apply: chi_squared_minorant.
Qed.

Lemma reverse_chi_tangent_sound p s a : 0 <= toF p -> reverse_chi_tangent c p s = Some a ->
  tangent (reverse (@chi_squared F)) (toF p) (toF s) (amount_of a).
Proof.
rewrite /reverse_chi_tangent => p_ge0; case: ifP => // /negbFE; rewrite (toF_qle F) toF0 => x_ge0.
have xE : toF (qsub q1 s) = 1 - toF s by rewrite toF_sub toF1.
have reach r : 0 <= r -> r ^+ 2 <= toF (qsub q1 s) ->
    tangent (reverse (@chi_squared F)) (toF p) (toF s) ((2%:R * r - 2%:R) * toF p).
  rewrite xE => r_ge0 r_le; apply: minorant_tangent => //.
  exact: reverse_chi_squared_minorant.
rewrite (toF_is_zero F); case: eqP => [p0 [<-]|_].
  have := reach 0 (lexx 0); rewrite expr0n => /(_ x_ge0).
  by rewrite p0 mulr0 amount_of_nothing.
case root: exact_root => [r|].
  case=> <-; have [r_ge0 rE] := exact_root_sound F root.
  have := reach _ r_ge0; rewrite rE => /(_ (lexx _)); apply: tangent_weaken => //.
  rewrite amount_of_rational toF_mul toF_double toF_sub toF1; apply: le_of_eq.
  by move: (toF p) (toF r) => x y; rigid; ring.
case: ifP => // r_ge0 [<-].
have r_ge0' : 0 <= zF (scaled_root c (qsub q1 s)) by rewrite zF_ge0.
have := reach _ (divr_ge0 r_ge0' (ltW S_gt0)) (scaled_root_sound x_ge0 r_ge0').
apply: tangent_weaken => //; rewrite /amount_of toF_opp toF_double mulrBl addrC.
apply: ler_sub => //; apply: side_down.
have two_p : 0 <= toF (qdouble p) by rewrite toF_double mulr_ge0 ?ler0n.
have := scaled_times_side (up := false) two_p (lexx (zF (scaled_root c (qsub q1 s)))).
rewrite /side toF_double => /le_trans; apply; apply: le_of_eq.
by move: (toF p) (zF _) S S_gt0 => x y S' S_gt0'; rigid; field; nonzero.
Qed.

Lemma js_tangent_sound p s a : 0 <= toF p -> js_tangent c p s = Some a ->
  tangent (jensen_shannon ln) (toF p) (toF s) (amount_of a).
Proof.
move=> p_ge0; rewrite /js_tangent; case u_ok: exponential_above => [[d e]|] //.
case gap: Z.sub => [|v|] //; case w_ok: log_term => [w|] // [<-].
have := exponential_above_sound archimedean log c_ok u_ok; rewrite toF_double => le_u.
set u := _ / _ in le_u; have u_gt0 : 0 < u by rewrite divr_gt0 ?zF_pos.
have vE : toF (Zpos v # e) = 2%:R - u.
  rewrite /toF [Qnum _]/= [Qden _]/= -gap -[Z.sub _ _]/(Z.add _ (Z.opp _)) zFD zFN zFM mulrDl mulNr.
  by rewrite mulfK // zF_pos_neq0.
have u_lt : u < 2%:R by rewrite -subr_gt0 -vE toF_pos.
have [side_w _] := log_term_sound p_ge0 w_ok; rewrite toF1 divr1 vE in side_w.
have := minorant_tangent p_ge0 (js_minorant log u_gt0 u_lt); apply: tangent_weaken.
  by rewrite ler_pdivl_mulr ?ltr0n // mulrC.
rewrite amount_of_scaled; apply: side_down; apply: (side_trans (zdiv_side false _ (zF_pos F 2))).
rewrite -[zF 2]/(2%:R) mulrAC mulrA; apply: side_div; first by rewrite ltr0n.
by rewrite [ln _ * _]mulrC.
Qed.

Lemma hellinger_tangent_sound p s a : 0 <= toF p -> hellinger_tangent p s = Some a ->
  tangent (@squared_hellinger F) (toF p) (toF s) (amount_of a).
Proof.
have xE : toF (qsub q1 (qdouble s)) = 1 - 2%:R * toF s by rewrite toF_sub toF1 toF_double.
rewrite /hellinger_tangent (toF_is_zero F) => p_ge0; case: eqP => [->|_].
  case: ifP => //; rewrite (toF_qle F) xE toF0 subr_ge0 => s_le [<-].
  by rewrite amount_of_nothing; apply: hellinger_tangent0.
case: ifP => //; rewrite (toF_qlt F) toF0 xE subr_gt0 => s_lt [<-].
rewrite amount_of_rational toF_div toF_mul toF_opp xE mulrAC.
by apply: minorant_tangent => //; apply: hellinger_minorant.
Qed.

Lemma js_zero_sound p v : 0 <= toF p -> log_term false c p qtwo q1 = Some v ->
  at_zero (jensen_shannon ln) (toF p) (amount_of (q0, zdiv false v 2)).
Proof.
move=> p_ge0 v_ok t /jsp0; apply: le_trans; rewrite amount_of_scaled.
have [side_v _] := log_term_sound p_ge0 v_ok; rewrite toF1 divr1 toF_two in side_v.
apply: side_down; apply: (side_trans (zdiv_side false _ (zF_pos F 2))).
by rewrite -[zF 2]/(2%:R) mulrA; apply: side_div => //; rewrite ltr0n.
Qed.

End Terms.

(** ** All kinds *)

(** Some need a logarithm of an archimedean field; the others hold in every ordered field. *)
Definition logarithmic (kind : f_kind) : bool :=
  match kind with KullbackLeibler | ReverseKullbackLeibler | JensenShannon => true | _ => false end.

Section Kinds.
Variables (F : realFieldType) (ln : F -> F) (kind : f_kind).

Definition logarithm_given : Prop := logarithmic kind -> Num.archimedean_axiom F /\ is_log ln.

Hypothesis given : logarithm_given.
Variable bits : nat.
Local Notation toF := (@toF F).
Local Notation c := (scale_of bits).
Local Notation amount_of := (@amount_of F c).
Local Notation phi := (letter_of ln kind).

Theorem letter_above_sound p q a : 0 <= toF p -> 0 <= toF q ->
  letter_above kind c p q = Some a -> phi (toF p) (toF q) (amount_of a).
Proof.
move=> p_ge0 q_ge0; move: given; rewrite /logarithm_given; case: (kind) => [/(_ isT)|/(_ isT)|_|_|/(_ isT)|_] /=.
- by case=> arch log; exact: (kl_above_sound arch log (scale_of_ok arch log bits)).
- by case=> arch log; exact: (kl_above_sound arch log (scale_of_ok arch log bits)).
- exact: chi_above_sound.
- exact: chi_above_sound.
- by case=> arch log; exact: (js_above_sound arch log (scale_of_ok arch log bits)).
- exact: hellinger_above_sound.
Qed.

Theorem tangent_below_sound p s a : 0 <= toF p -> tangent_below kind c p s = Some a ->
  tangent phi (toF p) (toF s) (amount_of a).
Proof.
move=> p_ge0; move: given; rewrite /logarithm_given; case: (kind) => [/(_ isT)|/(_ isT)|_|_|/(_ isT)|_] /=.
- by case=> arch log; exact: (kl_tangent_sound arch log (scale_of_ok arch log bits)).
- by case=> arch log; exact: (reverse_kl_tangent_sound arch log (scale_of_ok arch log bits)).
- exact: chi_tangent_sound.
- exact: reverse_chi_tangent_sound.
- by case=> arch log; exact: (js_tangent_sound arch log (scale_of_ok arch log bits)).
- exact: hellinger_tangent_sound.
Qed.

Theorem zero_below_sound p a : 0 <= toF p -> zero_below kind c p = Some a ->
  at_zero phi (toF p) (amount_of a).
Proof.
move=> p_ge0; move: given; rewrite /logarithm_given; case: (kind) => [_|_|_|_|/(_ isT)|_] /=.
- case: ifP => //; rewrite (toF_is_zero F) => /eqP -> [<-] t /kl_zero.
  by rewrite amount_of_nothing.
- by case=> <- t [_]; rewrite mul0r amount_of_nothing.
- case=> <- t [_]; rewrite amount_of_rational sub0r sqrrN expr2.
  have [->|p_neq0] := eqVneq (toF p) 0; first by rewrite mul0r mul0r.
  by rewrite mulfK.
- case: ifP => //; rewrite (toF_is_zero F) => /eqP -> [<-] t.
  by move/(chi_squared_ge0 (lexx 0)); rewrite amount_of_nothing.
- case=> arch log; case v_ok: log_term => [v|] // [<-].
  exact: (js_zero_sound arch log (scale_of_ok arch log bits)).
- case=> <- t [r [r_ge0]]; rewrite mulr0 addr0 amount_of_rational toF_halved => r_le.
  have -> : r = 0 by apply/eqP; rewrite -sqrf_eq0 eq_le r_le sqr_ge0.
  by rewrite subr0.
Qed.

End Kinds.
