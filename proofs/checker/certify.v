(** Certificates as theorems: a statement is true when the checker accepts its evidence.

    Files that `exact-cdp export --to coq` writes apply these theorems and
    compute, by [vm_compute], what is left. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.checker Require Export value surface statements.
From ExactCdp.checker Require Import unbounded surface_sound.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Definition certify_value p D P v r pl := check_problem p && check_value p D P v r pl.
Definition certify_infeasible p D P pl := check_problem p && check_infeasible p D P pl.
Definition certify_enclosure p D P l u r pl := check_problem p && check_enclosure p D P l u r pl.
Definition certify_surface p pieces domain ev := check_problem p && check_surface p pieces domain ev.

Theorem value_certified p D P v r pl : certify_value p D P v r pl -> value_is p D P v.
Proof. by case/andP=> p_ok ok; split=> // F ln log; apply: check_value_with_sound ok => //; apply: coefs_of_exact. Qed.

Theorem infeasible_certified p D P pl : certify_infeasible p D P pl -> infeasible_at p D P.
Proof.
by case/andP=> p_ok ok; split=> // F ln log; apply: check_infeasible_with_sound ok => //; apply: coefs_of_exact.
Qed.

Theorem enclosure_certified p D P l u r pl : certify_enclosure p D P l u r pl -> enclosure_is p D P l u.
Proof.
by case/andP=> p_ok ok; split=> // F ln log; apply: check_enclosure_with_sound ok => //; apply: coefs_of_exact.
Qed.

Theorem surface_certified p pieces domain ev : certify_surface p pieces domain ev -> surface_is p pieces domain.
Proof. by case/andP=> p_ok ok; split=> // F ln D P log; apply: surface_sound ok => //; apply: coefs_of_exact. Qed.
