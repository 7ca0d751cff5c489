(** From the bytes of a file to verdicts.

    [check_file] reads a file of certificates, one or a list, and asks a checker about each.
    [check_file_sound]: where it accepts, the file is JSON, what stands at the key "problem" reads
    as the problem of the claim, what stands at "statement" as its statement, the hash at "sha256"
    is the SHA-256 of the canonical text of the problem, and the statement holds for the problem. *)
From Coq Require Import String NArith QArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.checker Require Import types.
From ExactCdp.reader Require Import text json rationals strict problem_file canonical meaning claims evidence.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

(** What a checker says of evidence. *)
Inductive outcome := Proved | Refuted (reason : string) | NotCovered (what : string).

(** What is proved: the statement about the problem with this name and this hash. *)
Record claim := Claim { c_name : name; c_hash : name; c_problem : cdp_problem; c_statement : statement }.

Inductive verdict :=
  | Accepted (c : claim)
  | Rejected (here : place) (reason : string)
  | NotRead (what : string).
Inductive file_verdict :=
  | NoJson (position : nat) (expected : string)
  | Verdicts (l : seq verdict).

Local Open Scope string_scope.
Definition n_certificate_1 := Name "exact-cdp/certificate@1".
Definition n_certificate_2 := Name "exact-cdp/certificate@2".
Definition n_producer := Name "producer".
Definition n_problem := Name "problem".
Definition n_sha256 := Name "sha256".
Definition n_statement := Name "statement".
Definition n_evidence := Name "evidence".
Local Close Scope string_scope.

(** A certificate that has been read. *)
Record certificate := Certificate { e_claim : claim; e_evidence : evidence }.

Definition certificate_keys : seq name := [:: n_format; n_problem; n_sha256; n_statement; n_evidence].

Section File.
Variable t : text.

Definition format_at (v : json) (w : place) : read unit :=
  if has_key n_format v then
    match v with
    | JObject l =>
      let given := get n_format l in
      if is_text t given n_certificate_2 then Unread "exact-cdp/certificate@2"
      else ensure (is_text t given n_certificate_1) (Key n_format :: w) "expected ""exact-cdp/certificate@1"""
    | _ => Read tt
    end
  else Read tt.

Definition certificate_at (v : json) (w : place) : read certificate :=
  _ <- format_at v w;
  l <- an_object certificate_keys [:: n_producer] v w;
  _ <- optional_text t (maybe n_producer l) (Key n_producer :: w);
  let w' := Key n_problem :: w in
  f <- problem_at t (get n_problem l) w';
  p <- meaning_of f w';
  let hash := problem_hash f in
  _ <- ensure (is_text t (get n_sha256 l) hash) (Key n_sha256 :: w) "expected the hash of the canonical problem";
  s <- claim_at t p (get n_statement l) (Key n_statement :: w);
  e <- evidence_at t p s (get n_evidence l) (Key n_evidence :: w);
  Read (Certificate (Claim (f_name f) hash (p_meaning p) s) e).

Section Checker.
Variable checker : cdp_problem -> statement -> evidence -> outcome.

Definition verdict_at (w : place) (v : json) : verdict :=
  match certificate_at v w with
  | Read c =>
    match checker (c_problem (e_claim c)) (c_statement (e_claim c)) (e_evidence c) with
    | Proved => Accepted (e_claim c)
    | Refuted reason => Rejected (Key n_evidence :: w) reason
    | NotCovered what => NotRead what
    end
  | Refused here reason => Rejected here reason
  | Unread what => NotRead what
  end.

Definition check_file : file_verdict :=
  match parse_json t with
  | NotJson position expected => NoJson position expected
  | Parsed (JList l) _ => Verdicts (each_at (fun i v => verdict_at [:: Entry i] v) l)
  | Parsed v _ => Verdicts [:: verdict_at [::] v]
  end.

(** ** Soundness *)

(** The certificates of a file: the entries of a list, or what is no list itself. *)
Definition certificates_of (v : json) : seq json := match v with JList l => l | _ => [:: v] end.

(** The claim that a certificate makes: its problem, read and hashed, and its statement. *)
Definition makes_claim (v : json) (c : claim) : Prop :=
  exists (l : seq (name * json)) (w w' : place) (f : problem_file) (p : problem),
    [/\ v = JObject l,
        problem_at t (get n_problem l) w = Read f,
        meaning_of f w = Read p,
        claim_at t p (get n_statement l) w' = Read (c_statement c) &
        [/\ c_problem c = p_meaning p, c_name c = f_name f, c_hash c = problem_hash f &
            is_text t (get n_sha256 l) (c_hash c)]].

Variable holds : cdp_problem -> statement -> Prop.
Hypothesis checker_sound : forall p s e, checker p s e = Proved -> holds p s.

Lemma bind_read A B (r : read A) (f : A -> read B) b :
  bind r f = Read b -> exists2 a, r = Read a & f a = Read b.
Proof. by case: r => //= a; exists a. Qed.

Lemma an_object_is required optional v w l : an_object required optional v w = Read l -> v = JObject l.
Proof.
by case: v => //= l'; case: keys_missing => //; case: List.find => [[k u]|] // [->].
Qed.

Lemma ensure_true b w reason u : ensure b w reason = Read u -> b.
Proof. by rewrite /ensure; case: b. Qed.

Lemma certificate_claim v w c : certificate_at v w = Read c -> makes_claim v (e_claim c).
Proof.
rewrite /certificate_at => h0; case: (bind_read h0) => _ _ h1.
case: (bind_read h1) => l v_is h2; case: (bind_read h2) => _ _ h3.
case: (bind_read h3) => f f_is h4; case: (bind_read h4) => p p_is h5.
case: (bind_read h5) => u hash_ok h6; case: (bind_read h6) => s s_is h7.
case: (bind_read h7) => e _ [<-].
exists l, (Key n_problem :: w), (Key n_statement :: w), f, p; split=> //.
  exact: an_object_is v_is.
by split=> //; exact: ensure_true hash_ok.
Qed.

Lemma verdict_sound w v c : verdict_at w v = Accepted c -> makes_claim v c /\ holds (c_problem c) (c_statement c).
Proof.
rewrite /verdict_at; case read_it: (certificate_at v w) => [c'|//|//].
case proved: (checker _ _ _) => // -[<-].
by split; [apply: certificate_claim read_it | apply: checker_sound proved].
Qed.

Lemma In_reverse A (x : A) l : List.In x (reverse l) -> List.In x l.
Proof. by rewrite /reverse List.rev_append_rev List.app_nil_r -List.in_rev. Qed.

Lemma each_at_In A B (f : nat -> A -> B) l b : List.In b (each_at f l) -> exists i a, List.In a l /\ b = f i a.
Proof.
pose step s a := (s.1.+1, f s.1 a :: s.2) : nat * seq B.
have found: forall l' s, List.In b (List.fold_left step l' s).2 ->
    List.In b s.2 \/ exists i a, List.In a l' /\ b = f i a.
  elim=> [|a l' IH] s /=; first by left.
  case/IH=> [/= [<-|]|[i [a' [a_in ->]]]]; first by right; exists s.1, a; split=> //; left.
    by left.
  by right; exists i, a'; split=> //; right.
by move=> b_in; case: (found l (0, [::]) (In_reverse b_in)).
Qed.

Theorem check_file_sound verdicts c :
  check_file = Verdicts verdicts -> List.In (Accepted c) verdicts ->
  exists v next certificate,
    [/\ parse_json t = Parsed v next,
        List.In certificate (certificates_of v),
        makes_claim certificate c &
        holds (c_problem c) (c_statement c)].
Proof.
rewrite /check_file; case: (parse_json t) => [v next|//] checked accepted.
suff [certificate [? [? ?]]]: exists certificate, List.In certificate (certificates_of v) /\
    makes_claim certificate c /\ holds (c_problem c) (c_statement c).
  by exists v, next, certificate.
have single u : certificates_of u = [:: u] -> [:: verdict_at [::] u] = verdicts ->
    exists certificate, List.In certificate (certificates_of u) /\
      makes_claim certificate c /\ holds (c_problem c) (c_statement c).
  move=> -> is_one; move: accepted; rewrite -is_one => -[/verdict_sound sound|//].
  by exists u; split=> //; left.
case: v checked => [|?|? ?|? ?|l|?] [is_one]; try exact: single.
rewrite -is_one in accepted; case: (each_at_In accepted) => i [v [v_in is_verdict]].
by exists v; split=> //; exact: verdict_sound (esym is_verdict).
Qed.

End Checker.
End File.
