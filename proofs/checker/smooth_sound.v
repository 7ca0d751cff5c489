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
Local Notation phi := (letter_of ln).

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

Theorem letter_above_sound kind p q a : 0 <= toF p -> 0 <= toF q ->
  letter_above kind c p q = Some a -> phi kind (toF p) (toF q) (amount_of a).
Proof.
case: kind => p_ge0 q_ge0 /=.
- exact: kl_above_sound.
- exact: kl_above_sound.
- exact: chi_above_sound.
- exact: chi_above_sound.
- exact: js_above_sound.
- exact: hellinger_above_sound.
Qed.

End Terms.
