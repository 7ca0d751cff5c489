(** Certificates as theorems: a statement is true when the checker accepts its evidence.

    Files that `exact-cdp export --to coq` writes apply these theorems and
    compute, by [vm_compute], what is left. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.checker Require Import rational data value surface statements.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Definition certify_value p D P v R T pl := check_problem p && check_value p D P v R T pl.
Definition certify_infeasible p D P pl := check_problem p && check_infeasible p D P pl.
Definition certify_surface p pieces domain ev := check_problem p && check_surface p pieces domain ev.
