(** The verified checker as OCaml: checker.ml, in the current folder. *)
From Extraction Require Import directives.
From ExactCdp.reader Require Import verified.

Set Extraction Optimize.
Extraction "checker.ml" verified_check.
