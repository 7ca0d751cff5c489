(** The bytes of a file, and names.

    [text] is how a file is given: its size and the byte at each position. A [name] is a
    string as the kernel compares it, a list of UTF-16 code units. [Name] makes one of a
    literal, by the codes below, so that names are shared lists in the extracted code. *)
From Coq Require Import NArith Ascii String List.
From mathcomp Require Import all_ssreflect.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Record text := Text { t_size : nat; t_at : nat -> nat }.

(** The text of a list of bytes; for theorems and tests. *)
Definition text_of (bytes : seq nat) : text := Text (size bytes) (fun i => nth 0 bytes i).

Definition name := seq nat.

(** ** Lists, without using the stack *)

Definition count_of (A : Type) (l : seq A) : nat := List.fold_left (fun n _ => n.+1) l 0.
Definition reverse (A : Type) (l : seq A) : seq A := List.rev_append l [::].

(** [f] of all entries, in their order. *)
Definition each (A B : Type) (f : A -> B) (l : seq A) : seq B :=
  reverse (List.fold_left (fun done a => f a :: done) l [::]).

(** The same with positions, from 0. *)
Definition each_at (A B : Type) (f : nat -> A -> B) (l : seq A) : seq B :=
  reverse (List.fold_left (fun s a => (s.1.+1, f s.1 a :: s.2)) l (0, [::])).2.

(** 0 to n-1. *)
Fixpoint numbers_from (n : nat) (done : seq nat) : seq nat :=
  match n with O => done | S m => numbers_from m (m :: done) end.
Definition numbers (n : nat) : seq nat := numbers_from n [::].

(** [x], n times. *)
Fixpoint repeated (A : Type) (x : A) (n : nat) (done : seq A) : seq A :=
  match n with O => done | S m => repeated x m (x :: done) end.
Definition repeat (A : Type) (x : A) (n : nat) : seq A := repeated x n [::].

(** ** Names *)

Fixpoint same (a b : name) : bool :=
  match a, b with
  | [::], [::] => true
  | x :: a', y :: b' => if Nat.eqb x y then same a' b' else false
  | _, _ => false
  end.

(** Before in the order of code units: the strings as numbers in a dictionary. *)
Fixpoint before (a b : name) : bool :=
  match a, b with
  | _, [::] => false
  | [::], _ :: _ => true
  | x :: a', y :: b' => if Nat.eqb x y then before a' b' else Nat.ltb x y
  end.

(** The first position of a name in a list. *)
Fixpoint find_from (i : nat) (a : name) (l : seq name) : option nat :=
  match l with
  | [::] => None
  | b :: l' => if same a b then Some i else find_from i.+1 a l'
  end.
Definition find_name (a : name) (l : seq name) : option nat := find_from 0 a l.

(** What stands under a name. *)
Fixpoint lookup (A : Type) (a : name) (l : seq (name * A)) : option A :=
  match l with
  | [::] => None
  | (b, v) :: l' => if same a b then Some v else lookup a l'
  end.

(** Whether no name is in the list twice: in order, each comes before the next one. *)
Fixpoint ascending (a : name) (l : seq name) : bool :=
  match l with
  | [::] => true
  | b :: l' => if before a b then ascending b l' else false
  end.
Fixpoint new_names (l : seq name) : bool :=
  match l with
  | [::] => true
  | a :: l' => if find_name a l' then false else new_names l'
  end.
Definition up_to (a b : name) : bool := ~~ before b a.
Definition few (A : Type) (l : seq A) : bool :=
  match l with _ :: _ :: _ :: _ :: _ :: _ :: _ :: _ :: _ => false | _ => true end.
Definition distinct (l : seq name) : bool :=
  if few l then new_names l
  else match sort up_to l with [::] => true | a :: l' => ascending a l' end.

(** ** Codes *)

Definition c_tab := 9.            Definition c_line := 10.        Definition c_return := 13.
Definition c_space := 32.         Definition c_quote := 34.       Definition c_open := 40.
Definition c_close := 41.         Definition c_plus := 43.        Definition c_comma := 44.
Definition c_minus := 45.         Definition c_dot := 46.         Definition c_slash := 47.
Definition c_0 := 48.             Definition c_1 := 49.           Definition c_2 := 50.
Definition c_9 := 57.             Definition c_colon := 58.       Definition c_at := 64.
Definition c_C := 67.             Definition c_E := 69.           Definition c_F := 70.
Definition c_L := 76.             Definition c_N := 78.           Definition c_R := 82.
Definition c_V := 86.             Definition c_bracket := 91.     Definition c_backslash := 92.
Definition c_unbracket := 93.     Definition c_a := 97.           Definition c_b := 98.
Definition c_c := 99.             Definition c_d := 100.          Definition c_e := 101.
Definition c_f := 102.            Definition c_g := 103.          Definition c_h := 104.
Definition c_i := 105.            Definition c_j := 106.          Definition c_k := 107.
Definition c_l := 108.            Definition c_m := 109.          Definition c_n := 110.
Definition c_o := 111.            Definition c_p := 112.          Definition c_q := 113.
Definition c_r := 114.            Definition c_s := 115.          Definition c_t := 116.
Definition c_u := 117.            Definition c_v := 118.          Definition c_w := 119.
Definition c_x := 120.            Definition c_y := 121.          Definition c_z := 122.
Definition c_brace := 123.        Definition c_unbrace := 125.
(** The number of values of a byte, which stands for the end of a text. *)
Definition c_end := 256.

Local Open Scope char_scope.
Definition code (c : ascii) : nat :=
  match c with
  | "-" => c_minus | "/" => c_slash | "0" => c_0 | "1" => c_1 | "2" => c_2 | "@" => c_at
  | "C" => c_C | "E" => c_E | "F" => c_F | "L" => c_L | "N" => c_N | "R" => c_R | "V" => c_V
  | "a" => c_a | "b" => c_b | "c" => c_c | "d" => c_d | "e" => c_e | "f" => c_f | "g" => c_g
  | "h" => c_h | "i" => c_i | "j" => c_j | "k" => c_k | "l" => c_l | "m" => c_m | "n" => c_n
  | "o" => c_o | "p" => c_p | "q" => c_q | "r" => c_r | "s" => c_s | "t" => c_t | "u" => c_u
  | "v" => c_v | "w" => c_w | "x" => c_x | "y" => c_y | "z" => c_z
  | _ => nat_of_ascii c
  end.
Local Close Scope char_scope.
Fixpoint codes (s : string) : name :=
  match s with EmptyString => [::] | String c s' => code c :: codes s' end.

Lemma code_ascii c : code c = nat_of_ascii c.
Proof. by case: c => [] [] [] [] [] [] [] [] []. Qed.

(** The name of a literal, in the codes above. *)
Notation Name s := (ltac:(let n := eval cbv beta iota fix match delta [codes code] in (codes s%string) in exact n))
  (only parsing).

(** ** Facts *)

Lemma sameP a b : reflect (a = b) (same a b).
Proof.
apply: (iffP idP) => [|<-]; last by elim: a => //= x a ->; rewrite PeanoNat.Nat.eqb_refl.
elim: a b => [|x a IH] [|y b] //=; case: (PeanoNat.Nat.eqb_spec x y) => // -> /IH ->; by [].
Qed.

Lemma reverse_rev A (l : seq A) : reverse l = rev l.
Proof. by rewrite /reverse List.rev_append_rev List.app_nil_r; elim: l => //= x l ->; rewrite rev_cons -cats1. Qed.

Lemma each_map A B (f : A -> B) l : each f l = map f l.
Proof.
rewrite /each reverse_rev -[RHS]/(rev [::] ++ map f l).
elim: l [::] => [|a l IH] done /=; first by rewrite cats0.
by rewrite IH rev_cons cat_rcons.
Qed.

Lemma count_of_size A (l : seq A) : count_of l = size l.
Proof.
rewrite /count_of -[RHS]add0n; elim: l 0 => [|a l IH] n /=; first by rewrite addn0.
by rewrite IH addnS addSn.
Qed.
