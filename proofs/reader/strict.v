(** Strict reading of JSON values: nothing missing, nothing unknown, nothing guessed.

    A [read A] is what was read, a refusal with its place in the file, or word of what this
    reader does not read. A [place] is the way to a value, the last step first. *)
From Coq Require Import String NArith QArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.reader Require Import text json rationals.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.

Inductive step := Key (key : name) | Entry (index : nat).
Definition place := seq step.

Inductive read (A : Type) :=
  | Read (value : A)
  | Refused (here : place) (reason : string)
  | Unread (what : string).
Arguments Refused {A}.
Arguments Unread {A}.

Definition bind (A B : Type) (r : read A) (f : A -> read B) : read B :=
  match r with
  | Read a => f a
  | Refused w e => Refused w e
  | Unread s => Unread s
  end.
Notation "x <- r ; f" := (bind r (fun x => f)) (at level 99, r at level 60, f at level 200, right associativity).
Definition ensure (b : bool) (w : place) (reason : string) : read unit := if b then Read tt else Refused w reason.

(** ** Long lists, without using the stack *)

Fixpoint read_each_from (A B : Type) (f : nat -> A -> read B) (i : nat) (l : seq A) (done : seq B) : read (seq B) :=
  match l with
  | [::] => Read (reverse done)
  | a :: l' =>
    match f i a with
    | Read b => read_each_from f i.+1 l' (b :: done)
    | Refused w e => Refused w e
    | Unread s => Unread s
    end
  end.
Definition read_each (A B : Type) (f : nat -> A -> read B) (l : seq A) : read (seq B) := read_each_from f 0 l [::].

(** Entries at the place w. *)
Definition read_entries (A B : Type) (f : place -> A -> read B) (w : place) (l : seq A) : read (seq B) :=
  read_each (fun i a => f (Entry i :: w) a) l.

Section File.
Variable t : text.

(** ** Shapes *)

Definition is_text (v : json) (s : name) : bool :=
  match v with JString i j => same (string_at t i j) s | _ => false end.

Definition a_text (v : json) (w : place) : read name :=
  match v with JString i j => Read (string_at t i j) | _ => Refused w "expected a string" end.

Definition a_truth (v : json) (w : place) : read bool :=
  match v with JBool b => Read b | _ => Refused w "expected true or false" end.

Definition a_list (v : json) (w : place) : read (seq json) :=
  match v with JList l => Read l | _ => Refused w "expected a list" end.

(** A list of so many entries. *)
Definition a_list_of (n : nat) (v : json) (w : place) : read (seq json) :=
  l <- a_list v w;
  if Nat.eqb (count_of l) n then Read l else Refused w "expected a list of another length".

Definition has_key (k : name) (v : json) : bool :=
  match v with JObject l => (if lookup k l then true else false) | _ => false end.

Definition keys_missing (l : seq (name * json)) (required : seq name) : bool :=
  List.existsb (fun k => if lookup k l then false else true) required.
Definition is_known (required optional : seq name) (k : name) : bool :=
  List.existsb (same k) required || List.existsb (same k) optional.

(** An object with exactly the required keys, and none beside them but optional ones. *)
Definition an_object (required optional : seq name) (v : json) (w : place) : read (seq (name * json)) :=
  match v with
  | JObject l =>
    if keys_missing l required then Refused w "a key is missing"
    else
      match List.find (fun kv => ~~ is_known required optional kv.1) l with
      | Some (k, _) => Refused (Key k :: w) "an unknown key"
      | None => Read l
      end
  | _ => Refused w "expected an object"
  end.

(** The value of a key that is there. *)
Definition get (k : name) (fields : seq (name * json)) : json :=
  match lookup k fields with Some v => v | None => JNull end.
Definition maybe (k : name) (fields : seq (name * json)) : option json := lookup k fields.

(** ** Names *)

Definition count_up_to (A : Type) (most : N) (l : seq A) : bool := N.leb (N.of_nat (count_of l)) most.
Definition most_letters : N := 4096.
Definition most_entries : N := 4194304.
Definition most_pieces : N := 1048576.

Definition limit_entries (m n : nat) (w : place) : read unit :=
  ensure (N.leb (N.of_nat m * N.of_nat n) most_entries) w "more entries than the checker reads".

(** A list of different strings, at least one. *)
Definition some_names (v : json) (w : place) : read (seq name) :=
  l <- a_list v w;
  _ <- ensure (match l with [::] => false | _ => true end) w "expected at least one name";
  _ <- ensure (count_up_to most_letters l) w "more names than the checker reads";
  names <- read_entries (fun w' one => a_text one w') w l;
  _ <- ensure (distinct names) w "expected each name once";
  Read names.

(** A name from a list, as its position. *)
Definition named (known : seq name) (v : json) (w : place) : read nat :=
  given <- a_text v w;
  match find_name given known with Some i => Read i | None => Refused w "expected a name that is known here" end.

(** ** Numbers *)

Definition rational_of (s : name) (w : place) : read Q :=
  match read_number s with
  | IsNumber q => Read q
  | NoNumber => Refused w "expected a number"
  | TooLong => Refused w "a number with more digits or a larger exponent than the checker reads"
  end.
Definition rational (v : json) (w : place) : read Q :=
  match v with
  | JNumber i j => rational_of (number_at t i j) w
  | JString i j => rational_of (string_at t i j) w
  | _ => Refused w "expected a number"
  end.

Definition rationals (n : nat) (v : json) (w : place) : read (seq Q) :=
  l <- a_list_of n v w;
  read_entries (fun w' one => rational one w') w l.

(** A matrix of m rows and n columns. *)
Definition matrix (m n : nat) (v : json) (w : place) : read (seq (seq Q)) :=
  _ <- limit_entries m n w;
  l <- a_list_of m v w;
  read_entries (fun w' one => rationals n one w') w l.

Definition non_negative (l : seq Q) (w : place) : read unit :=
  _ <- read_entries (fun w' q => ensure (~~ is_negative q) w' "expected a number >= 0") w l;
  Read tt.

Definition probabilities (l : seq Q) (w : place) : read unit :=
  _ <- non_negative l w;
  ensure (sums_to_one l) w "expected probabilities with sum 1".

(** A matrix whose rows are pmfs. *)
Definition stochastic (m n : nat) (v : json) (w : place) : read (seq (seq Q)) :=
  rows <- matrix m n v w;
  _ <- read_entries (fun w' row => probabilities row w') w rows;
  Read rows.

(** The position that a text of decimal digits without leading zeros says, at most nine of them. *)
Fixpoint index_from (few n : nat) (l : name) : option nat :=
  match l with
  | [::] => Some n
  | c :: l' =>
    match few with
    | O => None
    | S few' => if rationals.is_digit c then index_from few' (10 * n + (c - c_0)) l' else None
    end
  end.
Definition position_of (s : name) : option nat :=
  match s with
  | [::] => None
  | c :: l => if Nat.eqb c c_0 then match l with [::] => Some 0 | _ => None end else index_from 9 0 s
  end.
Definition below (n : nat) (found : option nat) (w : place) : read nat :=
  match found with
  | Some i => if Nat.ltb i n then Read i else Refused w "an index beyond the end of the list"
  | None => Refused w "expected an index"
  end.

(** An index into a list of n entries, a JSON integer. *)
Definition position (n : nat) (v : json) (w : place) : read nat :=
  match v with
  | JNumber i j => below n (position_of (number_at t i j)) w
  | _ => Refused w "expected an index"
  end.
Definition positions (n : nat) (v : json) (w : place) : read (seq nat) :=
  l <- a_list v w;
  read_entries (fun w' one => position n one w') w l.

(** A bound: a number, or "inf" for none. *)
Local Open Scope string_scope.
Definition n_inf := Name "inf".
Local Close Scope string_scope.
Definition bound (v : json) (w : place) : read (option Q) :=
  if is_text v n_inf then Read None else q <- rational v w; Read (Some q).

End File.
