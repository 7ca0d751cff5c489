(** Logarithms and exponentials between integers over a power of two.

    A number x is enclosed by integers v with v <= S.x or S.x <= v, where S is the scale, a
    power of two; divisions round in the direction that is asked for ([up]). ln x is
    k.ln 2 + ln m with 1 <= m < 2, and ln m is the artanh series at (m-1)/(m+1)
    (theories/logarithm.v), by Horner's rule. An exponential is guessed from Taylor's series,
    and accepted where the logarithm of the guess is large enough: no theory of
    exponentials is needed. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import identities logarithm.
From ExactCdp.checker Require Import rational.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** Division that rounds down, or up *)

Definition zdiv (up : bool) (a b : Z) : Z :=
  if up then Z.opp (Z.div (Z.opp a) b) else Z.div a b.

(** 2^n times a number. *)
Fixpoint doubled (n : nat) (a : positive) : positive := if n is m.+1 then doubled m (xO a) else a.

(** ** The series *)

(** 1 + x/3 + ... + x^(n-1)/(2n-1) + x^n.acc, all over the scale; [odd] is 2n - 1. *)
Fixpoint horner (up : bool) (S x : Z) (n : nat) (odd acc : Z) : Z :=
  if n is m.+1 then
    horner up S x m (Z.sub odd 2) (Z.add (zdiv up S odd) (zdiv up (Z.mul x acc) S))
  else acc.

(** ln ((b+a)/(b-a)) for 0 <= a, 2a <= b. *)
Definition log_series (up : bool) (S : Z) (n : nat) (odd a b : Z) : Z :=
  let z := zdiv up (Z.mul a S) b in
  let x := zdiv up (Z.mul z z) S in
  Z.mul 2 (zdiv up (Z.mul z (horner up S x n odd (if up then Z.mul 2 S else Z0))) S).

(** A scale, the number n of terms with 2n - 1, and ln 2 from both sides. *)
Record scale := Scale {
  s_one : positive; s_terms : nat; s_odd : Z; s_two_below : Z; s_two_above : Z
}.

(** 2^bits, with terms enough for arguments up to 1/3. *)
Definition scale_of (bits : nat) : scale :=
  let S := doubled bits xH in
  let n := (Nat.div bits 3).+1 in
  let odd := Z.sub (Z.mul 2 (Z.of_nat n)) 1 in
  Scale S n odd (log_series false (Zpos S) n odd 1 3) (log_series true (Zpos S) n odd 1 3).

Definition s_two (up : bool) (c : scale) : Z := if up then s_two_above c else s_two_below c.

(** ln (a/b) for a >= b > 0 with 2^k.b <= a <= 2^(k+1).b. *)
Definition log_shifted (up : bool) (c : scale) (a b : positive) (k : nat) : option Z :=
  let m := doubled k b in
  let gap := Z.sub (Zpos a) (Zpos m) in
  let sum := Zpos (Pos.add a m) in
  if Z.leb 0 gap && Z.leb (Z.mul 2 gap) sum then
    Some (Z.add (Z.mul (Z.of_nat k) (s_two up c)) (log_series up (Zpos (s_one c)) (s_terms c) (s_odd c) gap sum))
  else None.

Definition log_above1 (up : bool) (c : scale) (a b : positive) : option Z :=
  let k := Z.to_nat (Z.sub (Z.log2 (Zpos a)) (Z.log2 (Zpos b))) in
  log_shifted up c a b (if Pos.leb (doubled k b) a then k else k.-1).

(** ln (a/b). *)
Definition log_ratio (up : bool) (c : scale) (a b : positive) : option Z :=
  if Pos.leb b a then log_above1 up c a b
  else omap Z.opp (log_above1 (~~ up) c b a).

(** ** Exponentials *)

(** S.e^(r/S), roughly. *)
Fixpoint taylor (fuel : nat) (S r j term sum : Z) : Z :=
  if fuel is m.+1 then
    if Z.eqb term 0 then sum
    else taylor m S r (Z.add j 1) (Z.div (Z.mul term r) (Z.mul j S)) (Z.add sum term)
  else sum.

(** A number that should be a little above e^x, as a fraction; none for large x. *)
Definition exponential_guess (c : scale) (x : Q) : option (positive * positive) :=
  let S := Zpos (s_one c) in
  let y := Z.div (Z.mul (Qnum x) S) (Zpos (Qden x)) in
  let k := Z.div y (s_two_below c) in
  let most := Z.of_nat (s_terms c) in
  if is_zero x then Some (xH, xH)
  else if Z.leb 65536 k then None
  else if Z.leb k (Z.mul (-4) most) then Some (xH, s_one c)
  else
    let e := taylor (s_terms c * 4) S (Z.sub y (Z.mul k (s_two_below c))) 1 S 0 in
    let margin := Z.add (Z.mul 8 (Z.add most (Z.abs k))) 64 in
    if Z.add e margin is Zpos u then
      if Z.leb 0 k then Some (doubled (Z.to_nat k) u, s_one c)
      else Some (u, doubled (Z.to_nat (Z.opp k)) (s_one c))
    else None.

(** A number of which ln is at least x. *)
Definition exponential_above (c : scale) (x : Q) : option (positive * positive) :=
  if exponential_guess c x is Some (a, b) then
    if log_ratio false c a b is Some v then
      if Z.leb (Z.mul (Qnum x) (Zpos (s_one c))) (Z.mul v (Zpos (Qden x))) then Some (a, b) else None
    else None
  else None.

(** ** Square roots *)

(** A number r with r^2 <= n. *)
Definition root_below (n : Z) : Z := let r := Z.sqrt n in if Z.leb (Z.mul r r) n then r else Z0.

(** The root of x where it is rational. *)
Definition exact_root (x : Q) : option Q :=
  let r := root_below (Z.mul (Qnum x) (Zpos (Qden x))) in
  if Z.leb 0 r && Z.eqb (Z.mul r r) (Z.mul (Qnum x) (Zpos (Qden x))) then Some (r # Qden x) else None.

(** At most S times the root of x. *)
Definition scaled_root (c : scale) (x : Q) : Z :=
  let S := Zpos (s_one c) in
  root_below (Z.div (Z.mul (Qnum x) (Z.mul S S)) (Zpos (Qden x))).

(** ** Soundness *)

Section Soundness.
Variable F : realFieldType.
Implicit Types x y v w : F.
Add Field F_field : (rigid_laws F).

Local Notation zF := (@zF F).

(** v is on the side of x that is asked for. *)
Definition side (up : bool) v x : bool := if up then x <= v else v <= x.

Lemma side_add up v w x y : side up v x -> side up w y -> side up (v + w) (x + y).
Proof. by case: up => /=; apply: ler_add. Qed.

Lemma side_mul up v w x y : 0 <= v -> 0 <= w -> 0 <= x -> 0 <= y ->
  side up v x -> side up w y -> side up (v * w) (x * y).
Proof. by case: up => /= *; apply: ler_pmul. Qed.

Lemma side_opp up v x : side (~~ up) v x = side up (- v) (- x).
Proof. by case: up; rewrite /side /= ler_opp2. Qed.

Lemma side_trans up v x y : side up v x -> side up x y -> side up v y.
Proof. by case: up => /= vx xy; [apply: le_trans vx | apply: le_trans xy]. Qed.

Lemma side_scale up v x c : 0 <= c -> side up v x -> side up (c * v) (c * x).
Proof. by case: up => /= c_ge0 le; apply: ler_wpmul2l. Qed.

Lemma side_div up v x c : 0 < c -> side up v x -> side up (v / c) (x / c).
Proof. by case: up => /= c_gt0 le; rewrite ler_wpmul2r // invr_ge0 ltW. Qed.

Lemma zF_gt0 z : (0 < zF z) = Z.ltb 0 z.
Proof. by rewrite -[0]/(zF Z0) ltNge zF_le Z.leb_antisym negbK. Qed.

Lemma zF_div a b : 0 < zF b -> zF (Z.div a b) <= zF a / zF b.
Proof.
move=> b_gt0; rewrite ler_pdivl_mulr // mulrC -zFM zF_le; apply/Z.leb_le/Z.mul_div_le.
by apply/Z.ltb_lt; rewrite -zF_gt0.
Qed.

Lemma zdiv_side up a b : 0 < zF b -> side up (zF (zdiv up a b)) (zF a / zF b).
Proof.
case: up => /= b_gt0; last exact: zF_div.
by rewrite zFN ler_oppr -mulNr -zFN zF_div.
Qed.

Lemma zdiv_ge0 up a b : 0 <= zF a -> 0 < zF b -> 0 <= zF (zdiv up a b).
Proof.
rewrite zF_ge0 zF_gt0 zF_ge0 => /Z.leb_le a_ge0 /Z.ltb_lt b_gt0; apply/Z.leb_le.
case: up => /=; last exact: Z.div_pos.
apply/Z.opp_nonneg_nonpos; apply: Z.div_le_upper_bound => //; rewrite Z.mul_0_r.
by apply/Z.opp_nonpos_nonneg.
Qed.

Lemma zF_nat n : zF (Z.of_nat n) = n%:R.
Proof. by case: n => // n; rewrite /= SuccNat2Pos.id_succ. Qed.

Lemma zF_doubled n a : zF (Zpos (doubled n a)) = 2%:R ^+ n * zF (Zpos a).
Proof.
elim: n a => [|n IHn] a /=; first by rewrite mul1r.
by rewrite -[LHS]/(zF (Zpos (doubled n (xO a)))) IHn Pos2Z.inj_xO zFM exprSr mulrA.
Qed.

(** Horner's rule. *)
Definition odd_sum (n : nat) x : F := \sum_(i < n) x ^+ i / i.*2.+1%:R.

Lemma artanh_odd_sum n z : artanh n z = z * odd_sum n (z ^+ 2).
Proof.
rewrite /artanh /odd_sum mulr_sumr; apply: eq_bigr => i _.
by rewrite exprS -mul2n exprM mulrA.
Qed.

Lemma horner_sound up (S x acc odd : Z) n (X T : F) :
  0 < zF S -> 0 <= X -> 0 <= T -> 0 <= zF x -> 0 <= zF acc ->
  side up (zF x) (zF S * X) -> side up (zF acc) (zF S * T) -> zF odd = n.*2%:R - 1 ->
  0 <= zF (horner up S x n odd acc) /\
  side up (zF (horner up S x n odd acc)) (zF S * (odd_sum n X + X ^+ n * T)).
Proof.
move=> S_gt0 X_ge0 T_ge0 x_ge0 + side_x.
have S_ge0 := ltW S_gt0; elim: n T odd acc T_ge0 => [|n IHn] T odd acc T_ge0 acc_ge0 side_acc oddE.
  by rewrite /odd_sum big_ord0 add0r mul1r.
have oddE' : zF odd = n.*2.+1%:R by rewrite oddE doubleS mulrSr addrK.
have odd_gt0 : 0 < zF odd by rewrite oddE' ltr0n.
have -> : odd_sum n.+1 X + X ^+ n.+1 * T = odd_sum n X + X ^+ n * (n.*2.+1%:R^-1 + X * T).
  by rewrite /odd_sum big_ord_recr /= mulrDr addrA exprSr mulrA.
rewrite /=; apply: IHn.
- by rewrite addr_ge0 ?mulr_ge0 ?invr_ge0 ?ler0n.
- by rewrite zFD addr_ge0 ?zdiv_ge0 ?zFM ?mulr_ge0.
- rewrite zFD mulrDr; apply: side_add.
    by rewrite -oddE'; apply: zdiv_side.
  apply: (side_trans (zdiv_side up _ S_gt0)).
  have -> : zF S * (X * T) = zF S * X * (zF S * T) / zF S by rigid; field; nonzero.
  by rewrite zFM; apply: side_div => //; apply: side_mul; rewrite ?mulr_ge0.
- rewrite -[Z.sub odd 2]/(Z.add odd (Z.opp 2)) zFD oddE' zFN.
  have -> : zF 2 = 1 + 1 by [].
  by rewrite mulrSr opprD addrA addrK.
Qed.

(** The series. *)
Hypothesis archimedean : Num.archimedean_axiom F.
Variable ln : F -> F.
Hypothesis log : is_log ln.

Lemma log_series_sound up (S : Z) n odd a b :
  0 < zF S -> zF odd = n.*2%:R - 1 -> 0 <= zF a -> 0 < zF b -> 2%:R * zF a <= zF b ->
  side up (zF (log_series up S n odd a b)) (zF S * ln ((zF b + zF a) / (zF b - zF a))).
Proof.
move=> S_gt0 oddE a_ge0 b_gt0 le_ab; pose z := zF a / zF b; rewrite /log_series.
have z_ge0 : 0 <= z by rewrite divr_ge0 // ltW.
have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
have z_le : z <= 2%:R^-1 by rewrite ler_pdivr_mulr // mulrC ler_pdivl_mulr // mulrC.
have half_lt1 : 2%:R^-1 < 1 :> F by rewrite invf_lt1 // ltr1n.
have z_lt1 := le_lt_trans z_le half_lt1.
have -> : (zF b + zF a) / (zF b - zF a) = (1 + z) / (1 - z).
  have down : 0 < zF b - zF a by move: z_lt1; rewrite ltr_pdivr_mulr // mul1r subr_gt0.
  by rewrite /z; rigid; field; nonzero.
set zz := zdiv up (Z.mul a S) b; set x := zdiv up (Z.mul zz zz) S.
have zz_ge0 : 0 <= zF zz by rewrite zdiv_ge0 // zFM mulr_ge0 // ltW.
have side_z : side up (zF zz) (zF S * z).
  by have := zdiv_side up (Z.mul a S) b_gt0; rewrite zFM mulrAC mulrC.
have x_ge0 : 0 <= zF x by rewrite zdiv_ge0 // zFM mulr_ge0.
have side_x : side up (zF x) (zF S * z ^+ 2).
  apply: (side_trans (zdiv_side up _ S_gt0)).
  have -> : zF S * z ^+ 2 = zF S * z * (zF S * z) / zF S by rigid; field; nonzero.
  by rewrite zFM; apply: side_div => //; apply: side_mul => //; rewrite mulr_ge0 // ltW.
pose T : F := if up then 2%:R else 0.
have [h_ge0 side_h] : 0 <= zF (horner up S x n odd (if up then Z.mul 2 S else Z0)) /\
    side up (zF (horner up S x n odd (if up then Z.mul 2 S else Z0)))
      (zF S * (odd_sum n (z ^+ 2) + (z ^+ 2) ^+ n * T)).
  apply: horner_sound; rewrite ?sqr_ge0 // /T.
  - by case: (up); rewrite ?(ltW two_gt0).
  - by case: (up); rewrite ?zFM ?mulr_ge0 ?(ltW S_gt0) ?ler0n.
  - by case: (up); rewrite /side ?mulr0 ?lexx // zFM mulrC.
have sum_ge0 : 0 <= odd_sum n (z ^+ 2) + (z ^+ 2) ^+ n * T.
  rewrite addr_ge0 ?mulr_ge0 ?exprn_ge0 ?sqr_ge0 //; last by rewrite /T; case: (up); rewrite ?(ltW two_gt0).
  by apply: sumr_ge0 => i _; rewrite divr_ge0 ?exprn_ge0 ?ler0n.
rewrite zFM; set h := horner _ _ _ _ _ _ in h_ge0 side_h *.
apply: (@side_trans _ _ (2%:R * (zF S * z * (zF S * (odd_sum n (z ^+ 2) + (z ^+ 2) ^+ n * T)) / zF S))).
  apply: side_scale; first exact: ltW.
  apply: (side_trans (zdiv_side up _ S_gt0)); apply: side_div => //.
  by rewrite zFM; apply: side_mul => //; rewrite mulr_ge0 // ltW.
have -> : 2%:R * (zF S * z * (zF S * (odd_sum n (z ^+ 2) + (z ^+ 2) ^+ n * T)) / zF S)
    = zF S * (2%:R * (artanh n z + z ^+ n.*2.+1 * T)).
  have -> : z ^+ n.*2.+1 = z * (z ^+ 2) ^+ n by rewrite [LHS]exprS -mul2n exprM.
  rewrite artanh_odd_sum; move: (odd_sum _ _) ((_ ^+ 2) ^+ n) => c d.
  by rigid; field; nonzero.
apply: side_scale; first exact: ltW.
rewrite /T /side; case: (up); last by rewrite mulr0 addr0 artanh_lower.
apply: le_trans (artanh_upper archimedean log n z_ge0 z_lt1) _.
rewrite ler_wpmul2l ?(ltW two_gt0) // ler_add2l /remainder -mulrA ler_wpmul2l ?exprn_ge0 //.
rewrite -invfM -[2%:R]invrK lef_pinv ?posrE ?invr_gt0 ?mulr_gt0 ?ltr0n ?subr_gt0 ?expr_lte1 //.
apply: le_trans (_ : 1 * 2%:R^-1 <= _); first by rewrite mul1r.
apply: ler_pmul; rewrite ?ler01 ?invr_ge0 ?(ltW two_gt0) ?ler1n //.
rewrite ler_subr_addl -ler_subr_addr.
apply: le_trans (_ : z <= _); first by rewrite expr2 ler_pimulr // ltW.
by apply: le_trans z_le _; rewrite ler_subr_addl -mulr2n -[_ *+ 2]mulr_natl mulfV // gt_eqF.
Qed.

(** Scales. *)
Definition scale_ok (c : scale) : Prop :=
  zF (s_odd c) = (s_terms c).*2%:R - 1 /\
  forall up, side up (zF (s_two up c)) (zF (Zpos (s_one c)) * ln 2%:R).

Lemma scale_of_ok bits : scale_ok (scale_of bits).
Proof.
have oddE n : zF (Z.sub (Z.mul 2 (Z.of_nat n)) 1) = n.*2%:R - 1.
  by rewrite -[Z.sub _ 1]/(Z.add _ (Z.opp 1)) zFD zFN zFM zF_nat -mul2n natrM.
split=> [|up]; first exact: oddE.
have -> : s_two up (scale_of bits) = log_series up (Zpos (s_one (scale_of bits)))
    (s_terms (scale_of bits)) (s_odd (scale_of bits)) 1 3 by case: up.
have -> : 2%:R = (zF 3 + zF 1) / (zF 3 - zF 1).
  have -> : zF 3 + zF 1 = 2%:R * 2%:R by rewrite -!natrD -natrM.
  have -> : zF 3 - zF 1 = 2%:R by rewrite /= -natrB.
  by rewrite mulfK // pnatr_eq0.
apply: log_series_sound; rewrite ?zF_pos ?ler01 ?oddE //.
by rewrite /= mulr1 ler_nat.
Qed.

Variable c : scale.
Hypothesis c_ok : scale_ok c.
Let S : F := zF (Zpos (s_one c)).

Lemma log_shifted_sound up a b k (v : Z) :
  log_shifted up c a b k = Some v -> side up (zF v) (S * ln (zF (Zpos a) / zF (Zpos b))).
Proof.
rewrite /log_shifted; set m := doubled k b.
case: ifP => // /andP[gap_ge0 gap_le] [<-]; have [oddE twoE] := c_ok.
have [a_gt0 b_gt0 m_gt0] : [/\ 0 < zF (Zpos a), 0 < zF (Zpos b) & 0 < zF (Zpos m)].
  by split; apply: zF_pos.
have gapE : zF (Z.sub (Zpos a) (Zpos m)) = zF (Zpos a) - zF (Zpos m).
  by rewrite -[Z.sub _ _]/(Z.add _ (Z.opp _)) zFD zFN.
have sumE : zF (Zpos (a + m)) = zF (Zpos a) + zF (Zpos m) by rewrite -zFD.
have -> : zF (Zpos a) / zF (Zpos b) = 2%:R ^+ k * (zF (Zpos a) / zF (Zpos m)).
  by rewrite zF_doubled invfM mulrCA mulVKf // expf_neq0 // pnatr_eq0.
have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
rewrite (ln_mul log) ?(exprn_gt0 k two_gt0) ?(divr_gt0 a_gt0 m_gt0) //.
rewrite (ln_exp log k two_gt0) zFD mulrDr; apply: side_add.
  rewrite zFM zF_nat -[ln _ *+ k]mulr_natl mulrCA; apply: side_scale; first exact: ler0n.
  exact: twoE.
have := @log_series_sound up (Zpos (s_one c)) (s_terms c) (s_odd c)
  (Z.sub (Zpos a) (Zpos m)) (Zpos (a + m)).
rewrite gapE sumE; set r := _ / _; have -> : r = zF (Zpos a) / zF (Zpos m).
  rewrite /r; have -> : zF (Zpos a) + zF (Zpos m) + (zF (Zpos a) - zF (Zpos m)) = 2%:R * zF (Zpos a).
    by move: (zF _) (zF _) => d e; rigid; ring.
  have -> : zF (Zpos a) + zF (Zpos m) - (zF (Zpos a) - zF (Zpos m)) = 2%:R * zF (Zpos m).
    by move: (zF _) (zF _) => d e; rigid; ring.
  by rewrite invfM mulrACA mulfV ?pnatr_eq0 // mul1r.
apply=> //; first exact: zF_pos.
- by rewrite -gapE zF_ge0.
- by rewrite addr_gt0.
- by rewrite -gapE -sumE -[2%:R]/(zF 2) -zFM zF_le.
Qed.

Theorem log_ratio_sound up a b (v : Z) :
  log_ratio up c a b = Some v -> side up (zF v) (S * ln (zF (Zpos a) / zF (Zpos b))).
Proof.
rewrite /log_ratio; case: ifP => _; first exact: log_shifted_sound.
case ok: log_above1 => [u|] // [<-]; have := log_shifted_sound ok.
rewrite side_opp zFN -mulrN -(ln_inv log) ?divr_gt0 ?zF_pos //.
by rewrite invf_div.
Qed.

Theorem exponential_above_sound (x : Q) a b :
  exponential_above c x = Some (a, b) -> toF x <= ln (zF (Zpos a) / zF (Zpos b)).
Proof.
rewrite /exponential_above; case: exponential_guess => [[d e]|] //.
case ok: log_ratio => [v|] //; case: ifP => // le_v [<- <-].
have := log_ratio_sound ok; rewrite /side /= => /(le_trans _) low.
have S_gt0 : 0 < S by apply: zF_pos.
have : zF v / S <= ln (zF (Zpos d) / zF (Zpos e)).
  by rewrite ler_pdivr_mulr // mulrC; apply: low.
apply: le_trans; rewrite /toF ler_pdivr_mulr ?zF_pos // mulrAC ler_pdivl_mulr //.
by rewrite -!zFM zF_le.
Qed.

(** Roots. *)
Lemma root_below_sound n : zF (root_below n) ^+ 2 <= zF n \/ root_below n = Z0.
Proof.
rewrite /root_below; case: ifP => [le_n|]; last by right.
by left; rewrite expr2 -zFM zF_le.
Qed.

Lemma exact_root_sound (x r : Q) : exact_root x = Some r -> 0 <= toF r :> F /\ toF r ^+ 2 = toF x :> F.
Proof.
rewrite /exact_root; case: ifP => // /andP[r_ge0 /Z.eqb_eq eq_r] [<-].
rewrite /toF [Qnum _]/= [Qden _]/=; have d_gt0 := zF_pos F (Qden x).
split; first by rewrite divr_ge0 ?zF_ge0 // ltW.
rewrite expr_div_n expr2 -zFM eq_r zFM; move: (zF _) (zF _) d_gt0 => d e d_gt0.
by rigid; field; nonzero.
Qed.

Lemma scaled_root_sound (x : Q) : 0 <= toF x :> F ->
  0 <= zF (scaled_root c x) -> (zF (scaled_root c x) / S) ^+ 2 <= toF x.
Proof.
move=> x_ge0 r_ge0; have S_gt0 : 0 < S by apply: zF_pos.
rewrite /scaled_root; set n := Z.div _ _; case: (root_below_sound n) => [|->]; last first.
  by rewrite mul0r expr0n.
rewrite expr_div_n ler_pdivr_mulr ?exprn_gt0 // => le_n; apply: le_trans le_n _.
apply: le_trans (zF_div _ (zF_pos F (Qden x))) _.
by rewrite /toF !zFM -/S expr2 mulrAC.
Qed.

End Soundness.
