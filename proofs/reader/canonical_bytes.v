(** Strings of a canonical text: none is the beginning of another one, up to its closing quotation
    mark, [string_prefix].

    A string is cut into the codes of single units and of pairs of surrogates; no code begins
    another one, [code_prefix]. *)
From Coq Require Import String NArith List PeanoNat Lia.
From mathcomp Require Import all_ssreflect.
From ExactCdp.reader Require Import text json canonical.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

(** ** Codes *)

Inductive chunk := One (c : nat) | Pair (high low : nat).
Definition valid (ch : chunk) : bool := match ch with One _ => true | Pair h l => is_high h && is_low l end.
Definition put_chunk (ch : chunk) (done : name) : name :=
  match ch with One c => put_unit c done | Pair h l => put_pair h l done end.
Definition chunk_code (ch : chunk) : name := rev (put_chunk ch [::]).

Lemma put_chunk_cat ch done : put_chunk ch done = rev (chunk_code ch) ++ done.
Proof.
rewrite /chunk_code revK; case: ch => [c|h l]; last exact: erefl.
by rewrite /put_chunk /put_unit; do ![case: ifP => _; first exact: erefl]; exact: erefl.
Qed.

Definition short (c : nat) : option nat :=
  if Nat.eqb c c_quote then Some c_quote
  else if Nat.eqb c c_backslash then Some c_backslash
  else if Nat.eqb c 8 then Some c_b
  else if Nat.eqb c 12 then Some c_f
  else if Nat.eqb c c_line then Some c_n
  else if Nat.eqb c c_return then Some c_r
  else if Nat.eqb c c_tab then Some c_t
  else None.

Definition pair_number (h l : nat) : nat := (h - first_high) * two_10 + (l - first_low) + two_16.

Inductive code_spec : chunk -> name -> Prop :=
  | Short c e of short c = Some e : code_spec (One c) [:: c_backslash; e]
  | Escape c : code_spec (One c)
      [:: c_backslash; c_u; hex_code (Nat.div c two_12); hex_code (Nat.modulo (Nat.div c 256) 16);
          hex_code (Nat.modulo (Nat.div c 16) 16); hex_code (Nat.modulo c 16)]
  | Ascii c of (c < 128)%coq_nat & c <> 92 & c <> 34 : code_spec (One c) [:: c]
  | Two c of (Nat.div c u_64 < 32)%coq_nat :
      code_spec (One c) [:: u_C0 + Nat.div c u_64; u_80 + Nat.modulo c u_64]
  | Three c of (Nat.div c two_12 < 16)%coq_nat :
      code_spec (One c)
        [:: u_E0 + Nat.div c two_12; u_80 + Nat.modulo (Nat.div c u_64) u_64; u_80 + Nat.modulo c u_64]
  | Raw c of (256 <= c)%coq_nat : code_spec (One c) [:: c]
  | Four h l of is_high h & is_low l & (Nat.div (pair_number h l) (two_12 * u_64) < 16)%coq_nat :
      code_spec (Pair h l)
        [:: u_F0 + Nat.div (pair_number h l) (two_12 * u_64);
            u_80 + Nat.modulo (Nat.div (pair_number h l) two_12) u_64;
            u_80 + Nat.modulo (Nat.div (pair_number h l) u_64) u_64; u_80 + Nat.modulo (pair_number h l) u_64].

Lemma two_16_is : two_16 = two_12 * 16.
Proof. by rewrite /two_16 /two_12 mulnAC. Qed.
Lemma two_12_is : two_12 = u_64 * u_64. Proof. by []. Qed.

Lemma quotient_below a b n : b <> 0 -> (a < b * n)%coq_nat -> (Nat.div a b < n)%coq_nat.
Proof. by move=> b_ok; apply: Nat.div_lt_upper_bound. Qed.

Lemma high_below h : is_high h -> (h - first_high < two_10)%coq_nat /\ (first_high <= h)%coq_nat.
Proof.
rewrite /is_high /between; case: (Nat.leb_spec first_high h) => // low /Nat.ltb_spec0.
rewrite /first_low (_ : 55 * two_10 = first_high + two_10) -?plusE -?minusE; first by lia.
exact: mulSnr.
Qed.
Lemma low_below l : is_low l -> (l - first_low < two_10)%coq_nat /\ (first_low <= l)%coq_nat.
Proof.
rewrite /is_low /between; case: (Nat.leb_spec first_low l) => // low /Nat.ltb_spec0.
by rewrite -?plusE -?minusE; lia.
Qed.

Lemma pair_below h l : is_high h -> is_low l -> (Nat.div (pair_number h l) (two_12 * u_64) < 16)%coq_nat.
Proof.
move=> /high_below[h_small _] /low_below[l_small _].
apply: quotient_below; first by [].
rewrite /pair_number; move: (h - first_high) (l - first_low) h_small l_small => a b a_small b_small.
have t_pos : (0 < two_10)%coq_nat by apply/leP.
have a_most : (a <= 1023)%coq_nat by move: a_small; rewrite /two_10; lia.
have := Nat.mul_le_mono_r a 1023 two_10 a_most.
rewrite /two_16 /two_12 -?plusE -?multE /u_64.
by move: (a * two_10)%coq_nat => x; move: two_10 t_pos b_small {a_small} => t; lia.
Qed.

Lemma two_16_large : (256 <= two_16)%coq_nat.
Proof.
have t_large : (4 <= two_10)%coq_nat by apply/leP.
by rewrite /two_16 -multE; move: two_10 t_large => t; lia.
Qed.

Lemma codeP ch : valid ch -> code_spec ch (chunk_code ch).
Proof.
case: ch => [c _|h l /andP[h_ok l_ok]]; last by apply: Four => //; apply: pair_below.
rewrite /chunk_code /put_chunk /put_unit.
case: (Nat.eqb_spec c c_quote) => [->|n1]; first exact: Short.
case: (Nat.eqb_spec c c_backslash) => [->|n2]; first exact: Short.
case: (Nat.eqb_spec c 8) => [->|_]; first exact: Short.
case: (Nat.eqb_spec c 12) => [->|_]; first exact: Short.
case: (Nat.eqb_spec c c_line) => [->|_]; first exact: Short.
case: (Nat.eqb_spec c c_return) => [->|_]; first exact: Short.
case: (Nat.eqb_spec c c_tab) => [->|_]; first exact: Short.
case: Nat.ltb; first exact: Escape.
case: (Nat.ltb_spec c u_80) => [small|_]; first exact: Ascii.
case: (Nat.ltb_spec c (32 * u_64)) => [small|_].
  by apply: Two; apply: quotient_below; rewrite // multE mulnC.
case: between; first exact: Escape.
case: (Nat.leb_spec two_16 c) => [big|small].
  by apply: Raw; apply: Nat.le_trans big; exact: two_16_large.
by apply: Three; apply: quotient_below; rewrite // multE -two_16_is.
Qed.

(** ** No code begins another *)

Definition long (e : nat) : nat :=
  if Nat.eqb e c_b then 8
  else if Nat.eqb e c_f then 12
  else if Nat.eqb e c_n then c_line
  else if Nat.eqb e c_r then c_return
  else if Nat.eqb e c_t then c_tab
  else e.
Lemma short_long c e : short c = Some e -> c = long e.
Proof. by rewrite /short; do 7 (case: Nat.eqb_spec => [-> [<-]|_] //). Qed.
Lemma short_inj c d e : short c = Some e -> short d = Some e -> c = d.
Proof. by move=> /short_long -> /short_long ->. Qed.
Lemma short_not_u c : short c <> Some c_u.
Proof. by rewrite /short; do 7 (case: Nat.eqb => //). Qed.

Lemma hex_code_inj : injective hex_code.
Proof.
move=> c d; rewrite /hex_code; case: Nat.ltb_spec => c10; case: Nat.ltb_spec => d10;
  rewrite -?plusE -?minusE /c_0 /c_a; lia.
Qed.

Lemma same_number b c d : b <> 0 -> Nat.div c b = Nat.div d b -> Nat.modulo c b = Nat.modulo d b -> c = d.
Proof. by move=> b_ok q r; rewrite (Nat.div_mod c b b_ok) (Nat.div_mod d b b_ok) q r. Qed.

Lemma three_inj c d :
  Nat.div c two_12 = Nat.div d two_12 -> Nat.modulo (Nat.div c u_64) u_64 = Nat.modulo (Nat.div d u_64) u_64 ->
  Nat.modulo c u_64 = Nat.modulo d u_64 -> c = d.
Proof.
rewrite two_12_is -multE -!Nat.div_div // => q r1 r0.
by apply: (@same_number u_64) => //; apply: (@same_number u_64).
Qed.

Lemma four_inj c d :
  Nat.div c (two_12 * u_64) = Nat.div d (two_12 * u_64) ->
  Nat.modulo (Nat.div c two_12) u_64 = Nat.modulo (Nat.div d two_12) u_64 ->
  Nat.modulo (Nat.div c u_64) u_64 = Nat.modulo (Nat.div d u_64) u_64 ->
  Nat.modulo c u_64 = Nat.modulo d u_64 -> c = d.
Proof.
rewrite -multE -!(Nat.div_div _ two_12 u_64) // => q r2 r1 r0.
by apply: three_inj => //; apply: (@same_number u_64).
Qed.

Lemma escape_inj c d :
  Nat.div c two_12 = Nat.div d two_12 -> Nat.modulo (Nat.div c 256) 16 = Nat.modulo (Nat.div d 256) 16 ->
  Nat.modulo (Nat.div c 16) 16 = Nat.modulo (Nat.div d 16) 16 -> Nat.modulo c 16 = Nat.modulo d 16 -> c = d.
Proof.
have two_12_hex : two_12 = Nat.mul (Nat.mul 16 16) 16 by apply/Nat.eqb_spec.
rewrite two_12_hex -[256]/(Nat.mul 16 16).
rewrite -!Nat.div_div // => q r2 r1 r0.
apply: (@same_number 16) => //; apply: (@same_number 16) => //; exact: (@same_number 16).
Qed.

Lemma pair_inj h l h' l' : is_high h -> is_low l -> is_high h' -> is_low l' ->
  pair_number h l = pair_number h' l' -> h = h' /\ l = l'.
Proof.
move=> /high_below[_ h_low] /low_below[l_small l_low] /high_below[_ h_low'] /low_below[l_small' l_low'].
rewrite /pair_number => /addIn; rewrite -plusE -multE ![Nat.mul _ two_10]Nat.mul_comm => eq.
have [eq_h eq_l] := Nat.div_mod_unique _ _ _ _ _ l_small l_small' eq.
by move: eq_h eq_l; rewrite -!minusE; lia.
Qed.

Lemma heads (a b : nat) l m r s : (a :: l) ++ r = (b :: m) ++ s -> a = b /\ l ++ r = m ++ s.
Proof. by case. Qed.

Lemma code_prefix a b x y r s : code_spec a x -> code_spec b y -> x ++ r = y ++ s -> a = b /\ r = s.
Proof.
case=> [c e c_e|c|c c1 c2 c3|c c1|c c1|c c1|h l h_ok l_ok hl];
case=> [d f d_f|d|d d1 d2 d3|d d1|d d1|d d1|h' l' h_ok' l_ok' hl'] /heads[eq].
all: try by exfalso; move: eq; rewrite /u_C0 /u_E0 /u_F0 /c_backslash -?plusE; lia.
- move=> /heads[e_f rs]; split=> //; congr One.
  by rewrite -e_f in d_f; exact: short_inj c_e d_f.
- by move=> /heads[e_u _]; rewrite e_u in c_e; case: (short_not_u c_e).
- by move=> /heads[u_f _]; rewrite -u_f in d_f; case: (short_not_u d_f).
- move=> /heads[_] /heads[/hex_code_inj q] /heads[/hex_code_inj r2].
  move=> /heads[/hex_code_inj r1] /heads[/hex_code_inj r0 rs].
  by split=> //; congr One; apply: escape_inj.
- by move=> rs; rewrite eq.
- move=> /heads[/addnI r0 rs]; split=> //; congr One; move: eq => /addnI q.
  exact: (@same_number u_64).
- move=> /heads[/addnI r1] /heads[/addnI r0 rs]; split=> //; congr One; move: eq => /addnI q.
  exact: three_inj.
- by move=> rs; rewrite eq.
move=> /heads[/addnI r2] /heads[/addnI r1] /heads[/addnI r0 rs]; move: eq => /addnI q.
by have [-> ->] := pair_inj h_ok l_ok h_ok' l_ok' (four_inj q r2 r1 r0).
Qed.

(** No code begins with a quotation mark. *)
Lemma code_no_quote a x r s : code_spec a x -> x ++ r <> c_quote :: s.
Proof.
case=> [c e c_e|c|c c1 c2 c3|c c1|c c1|c c1|h l h_ok l_ok hl] /(@heads _ _ _ [::] _ s)[eq _];
  by move: eq; rewrite /u_C0 /u_E0 /u_F0 /c_backslash /c_quote -?plusE; lia.
Qed.

(** ** Strings *)

Fixpoint chunks (s : name) : seq chunk :=
  match s with
  | [::] => [::]
  | c :: s' =>
    if is_high c then
      match s' with
      | d :: s2 => if is_low d then Pair c d :: chunks s2 else One c :: chunks s'
      | [::] => [:: One c]
      end
    else One c :: chunks s'
  end.
Definition units_of (ch : chunk) : name := match ch with One c => [:: c] | Pair h l => [:: h; l] end.
Definition string_code (s : name) : name := flatten (map chunk_code (chunks s)).

Lemma string_ind (P : name -> Prop) :
  P [::] -> (forall c, P [:: c]) -> (forall c d s, P s -> P (d :: s) -> P [:: c, d & s]) -> forall s, P s.
Proof.
move=> P0 P1 P2 s; suff: P s /\ forall c, P (c :: s) by case.
by elim: s => [|d s [IH1 IH2]]; split=> // c; apply: P2.
Qed.

Lemma chunks_valid s : all valid (chunks s).
Proof.
elim/string_ind: s => [//|c|c d s IH1 IH2]; first by rewrite /=; case: ifP.
rewrite [chunks _]/=; case: ifP => [c_high|_]; last exact: IH2.
by case: ifP => d_low; [rewrite /= c_high d_low | exact: IH2].
Qed.

Lemma chunks_units s : flatten (map units_of (chunks s)) = s.
Proof.
elim/string_ind: s => [//|c|c d s IH1 IH2]; first by rewrite /=; case: ifP.
rewrite [chunks _]/=; case: ifP => [_|_]; last by rewrite -[in RHS]IH2.
by case: ifP => _; [rewrite -[in RHS]IH1 | rewrite -[in RHS]IH2].
Qed.

Lemma put_units_code s done : put_units s done = rev (string_code s) ++ done.
Proof.
rewrite /string_code; elim/string_ind: s done => [//|c|c d s IH1 IH2] done.
  rewrite /put_units [chunks _]/=; case: ifP => _; rewrite /= cats0; exact: (put_chunk_cat (One c)).
have step ch l : rev (flatten (map chunk_code (ch :: l))) ++ done =
    rev (flatten (map chunk_code l)) ++ put_chunk ch done.
  by rewrite put_chunk_cat /= rev_cat catA.
rewrite [put_units _ _]/= [chunks _]/=; case: ifP => _; last by rewrite step; exact: IH2.
by case: ifP => _; rewrite step; [exact: IH1 | exact: IH2].
Qed.

Lemma string_prefix s t r r' :
  string_code s ++ c_quote :: r = string_code t ++ c_quote :: r' -> s = t /\ r = r'.
Proof.
move=> eq; suff [same_chunks ->] : chunks s = chunks t /\ r = r'.
  by rewrite -(chunks_units s) -(chunks_units t) same_chunks.
move: eq (chunks_valid s) (chunks_valid t); rewrite /string_code.
elim: (chunks s) (chunks t) => [|a l IH] [|b m] /=.
- by case=> ->.
- by move=> /esym eq _ /andP[/codeP b_ok _]; case: (code_no_quote b_ok (etrans (catA _ _ _) eq)).
- by move=> eq /andP[/codeP a_ok _] _; case: (code_no_quote a_ok (etrans (catA _ _ _) eq)).
rewrite -!catA => eq /andP[/codeP a_ok l_ok] /andP[/codeP b_ok m_ok].
have [-> rest] := code_prefix a_ok b_ok eq.
by have [-> ->] := IH _ rest l_ok m_ok.
Qed.
