(** Finiteness in linear programming, over an arbitrary ordered field.

    Main statements
    - [standard_elimination]: finitely many multipliers decide whether a program has a
      solution, whatever its right-hand sides;
    - [standard_planes]: its least value is the greatest of finitely many linear functions
      of the right-hand sides, on a domain that finitely many others cut out;
    - [finitely_generated]: a cone cut out by finitely many inequalities has finitely many
      generators (Minkowski's theorem). *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import linear.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Finitely many multipliers decide whether a standard program has a solution, for all
    values [b] and [d]. *)
Lemma standard_elimination (F : realFieldType) (V C G : finType) (A : C -> V -> F) (B : G -> V -> F) :
  exists (T : finType) (m : T -> C -> F) (n : T -> G -> F),
  (forall k, multipliers A B (fun=> 0) (m k) (n k)) /\
  forall b d, (forall k, worth b d (m k) (n k) <= 0) -> exists z, solution A B b d z.
Proof.
have [T [M [M_ge0 MA Msol]]] := elimination (standard_row A B).
exists T, (fun k => inequality_part (M k)), (fun k => equation_part (M k)); split=> [k|b d le0].
  exact: row_multipliers.
have [k|z /row_solution zP] := Msol (standard_bound b d); last by exists z.
by rewrite bound_worth.
Qed.

(** Finitely many planes: the least value of a program, as a function of [b] and [d], is
    the greatest of the worths of the first multipliers, where the worths of the second
    ones are at most zero. *)
Theorem standard_planes (F : realFieldType) (V C G : finType) (A : C -> V -> F) (B : G -> V -> F)
    (o : V -> F) :
  exists (T R : finType) (m : T -> C -> F) (n : T -> G -> F) (m0 : R -> C -> F) (n0 : R -> G -> F),
  [/\ forall k, multipliers A B o (m k) (n k),
      forall r, multipliers A B (fun=> 0) (m0 r) (n0 r) &
      forall b d tau, (forall r, worth b d (m0 r) (n0 r) <= 0) ->
        (forall k, worth b d (m k) (n k) <= tau) ->
        exists2 z, solution A B b d z & \sum_v o v * z v <= tau].
Proof.
pose A' c v := if c is Some c' then A c' v else - o v.
have [T [m [n [mn sol]]]] := standard_elimination A' B.
pose alpha k := m k None.
have alpha_ge0 k : 0 <= alpha k by case: (mn k) => m_ge0 _; apply: m_ge0.
have column k v : \sum_c m k (Some c) * A c v + \sum_g n k g * B g v <= alpha k * o v.
  have [_ /(_ v)] := mn k; rewrite sum_some /= mulrN -addrA addrC.
  by rewrite subr_le0.
have worth_tau k b d tau : worth (fun c => if c is Some c' then b c' else - tau) d (m k) (n k)
    = worth b d (m k \o Some) (n k) - alpha k * tau.
  by rewrite /worth sum_some /= mulrN -addrA [RHS]addrC.
exists [finType of {k | 0 < alpha k}], [finType of {k | alpha k == 0}].
exists (fun k c => m (val k) (Some c) / alpha (val k)), (fun k g => n (val k) g / alpha (val k)).
exists (fun k => m (val k) \o Some), (fun k => n (val k)).
have scaled (S : finType) (f h : S -> F) (x : F) : \sum_s f s / x * h s = (\sum_s f s * h s) / x.
  by rewrite mulr_suml; apply: eq_bigr => s _; rewrite mulrAC.
split=> [[k k_gt0]|[k k0]|b d tau le0 le_tau] /=.
- split=> [c|v] /=; first by rewrite divr_ge0 ?(proj1 (mn k)) ?(ltW k_gt0).
  by rewrite !scaled -mulrDl ler_pdivr_mulr // mulrC column.
- split=> [c|v]; first by apply: (proj1 (mn k)).
  by have := column k v; rewrite (eqP k0) mul0r.
have [k|z [z_ge0 zA zB]] := sol (fun c => if c is Some c' then b c' else - tau) d.
  rewrite worth_tau subr_le0; have := alpha_ge0 k; rewrite le0r => /predU1P[k0|k_gt0].
    by rewrite k0 mul0r; apply: (le0 (exist _ k (introT eqP k0))).
  have := le_tau (exist _ k k_gt0); rewrite /worth /= !scaled -mulrDl ler_pdivr_mulr //.
  by rewrite mulrC.
exists z; first by split=> // c; apply: (zA (Some c)).
by have := zA None; rewrite /=; under eq_bigr do rewrite mulNr; rewrite sumrN ler_opp2.
Qed.

(** A cone cut out by finitely many inequalities has finitely many generators. *)
Theorem finitely_generated (F : realFieldType) (V C : finType) (A : C -> V -> F) :
  exists (T : finType) (g : T -> V -> F),
  (forall k c, 0 <= \sum_v A c v * g k v) /\
  forall z : V -> F, (forall c, 0 <= \sum_v A c v * z v) ->
    exists2 m : T -> F, forall k, 0 <= m k & forall v, z v = \sum_k m k * g k v.
Proof.
(* the cone of the rows of [A] is cut out by the inequalities n k *)
have none (f : void -> F) : \sum_c f c = 0 by rewrite big1 // => -[].
pose zero (c : void) (t : C) : F := 0.
have [T [m [n [mn sol]]]] := standard_elimination zero (fun v c => A c v).
exists T, (fun k v => - n k v); split=> [k c|z zP].
  have [_ /(_ c)] := mn k; rewrite none add0r -oppr_ge0 -sumrN; congr (0 <= _).
  by apply: eq_bigr => v _; rewrite mulrN mulrC.
pose zeroT (c : void) (t : T) : F := 0.
case: (standard_farkas zeroT (fun v k => - n k v) (fun=> 0) z) => [[w [w_ge0 _ wP]]|].
  by exists w => // v; rewrite -wP; apply: eq_bigr => k _; rewrite mulrC.
case=> m' [y [[_ y_le0]]]; rewrite /worth none add0r ltNge; case/negP.
have [k|w [w_ge0 _ wP]] := sol (fun=> 0) (fun v => - y v).
  rewrite /worth none add0r; have := y_le0 k; rewrite none add0r; congr (_ <= 0).
  by apply: eq_bigr => v _; rewrite !mulrN mulrC.
rewrite -oppr_ge0 -sumrN.
have -> : \sum_v - (y v * z v) = \sum_c w c * (\sum_v A c v * z v).
  rewrite -sum_assoc; apply: eq_bigr => v _; rewrite -mulNr -wP.
  by congr (_ * _); apply: eq_bigr => c _; rewrite mulrC.
by apply: sumr_ge0 => c _; rewrite mulr_ge0.
Qed.
