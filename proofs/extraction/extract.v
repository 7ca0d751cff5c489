(** The checker as OCaml: checker.ml, in the current folder. *)
From Extraction Require Import directives.
From ExactCdp.checker Require Import types.
From ExactCdp.reader Require Import text check_file.

Definition check (t : text) : file_verdict := check_file t (fun _ _ _ => NotCovered String.EmptyString).

Set Extraction Optimize.
Extraction "checker.ml" check.
