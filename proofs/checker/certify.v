(** Certificates as theorems: a statement is true when the checker accepts its evidence.

    Files that `exact-cdp export --to coq` writes apply these theorems and
    compute, by [vm_compute], what is left. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.checker Require Import types rational data value surface statements surface_sound.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Definition certify_value p D P v R T pl := check_problem p && check_value p D P v R T pl.
Definition certify_infeasible p D P pl := check_problem p && check_infeasible p D P pl.
Definition certify_surface p pieces domain ev := check_problem p && check_surface p pieces domain ev.

Theorem value_certified p D P v R T pl : certify_value p D P v R T pl -> value_is p D P v.
Proof. by case/andP=> p_ok ok F; apply: check_value_sound ok. Qed.

Theorem infeasible_certified p D P pl : certify_infeasible p D P pl -> infeasible_at p D P.
Proof. by case/andP=> p_ok ok F; apply: check_infeasible_sound ok. Qed.

Theorem surface_certified p pieces domain ev : certify_surface p pieces domain ev -> surface_is p pieces domain.
Proof. by case/andP=> p_ok ok F D P; apply: (surface_sound p_ok) ok. Qed.
