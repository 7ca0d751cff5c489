(** The verified checker, from the bytes of a file to verdicts: the reader with the checker of all
    kinds of statements.

    [verified_check] is what is extracted (extraction/extract.v). [verified_check_sound]: of a
    verdict that accepts, the file is JSON that says so, and the statement holds. *)
From Coq Require Import String.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types kinds.
From ExactCdp.reader Require Import text json check_file.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Definition all_kinds (p : cdp_problem) (s : statement) (e : evidence) : check_file.outcome :=
  match check_kind p s e with
  | kinds.Proved => check_file.Proved
  | kinds.Refuted conditions => check_file.Refuted ("not met: " ++ conditions)%string
  | kinds.NotCovered => check_file.NotCovered "a statement or a divergence that this checker does not cover"%string
  end.

Lemma all_kinds_sound p s e : all_kinds p s e = check_file.Proved -> holds p s.
Proof. by rewrite /all_kinds; case proved: check_kind => // _; apply: check_kind_sound proved. Qed.

Definition verified_check (t : text) : file_verdict := check_file t all_kinds.

Theorem verified_check_sound t verdicts c :
  verified_check t = Verdicts verdicts -> List.In (Accepted c) verdicts ->
  exists v next certificate,
    [/\ parse_json t = Parsed v next,
        List.In certificate (certificates_of v),
        makes_claim t certificate c &
        holds (c_problem c) (c_statement c)].
Proof. exact: (check_file_sound all_kinds_sound). Qed.
