(** JSON text (RFC 8259), read strictly, as docs/formats.md asks.

    [parse_json] reads all of a text: each key once, at most 100 levels of lists and objects,
    a byte order mark at the beginning skipped, well-formed UTF-8. Numbers and strings are
    held as places in the text: [JNumber i j] is what stands from i up to j, [JString i j] what
    stands between the quotation marks. [string_at] and [number_at] give their code units.
    A text that is no JSON has the position of the byte where it goes wrong. *)
From Coq Require Import String.
From mathcomp Require Import all_ssreflect.
From ExactCdp.reader Require Import text.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Inductive json :=
  | JNull
  | JBool (b : bool)
  | JNumber (start stop : nat)
  | JString (start stop : nat)
  | JList (entries : seq json)
  | JObject (fields : seq (name * json)).

(** What was read and where the text goes on, or where it goes wrong and what would be right. *)
Inductive parsed (A : Type) :=
  | Parsed (value : A) (next : nat)
  | NotJson (position : nat) (expected : string).
Arguments NotJson {A}.

(** Deepest nesting of lists and objects. *)
Definition deepest := 100.

Definition u_80 := 128. Definition u_90 := 144. Definition u_A0 := 160. Definition u_C0 := 192.
Definition u_C2 := 194. Definition u_E0 := 224. Definition u_ED := 237. Definition u_F0 := 240.
Definition u_F4 := 244. Definition u_F5 := 245. Definition u_64 := 64.
Definition two_10 := 1024.
Definition two_12 := 4 * two_10.
Definition two_16 := 64 * two_10.
Definition first_high := 54 * two_10.   (* D800 *)
Definition first_low := 55 * two_10.    (* DC00 *)

Section Text.
Variable t : text.
Local Notation whole := (t_size t).

Definition byte (i : nat) : nat := if Nat.ltb i whole then t_at t i else c_end.
Definition stands (c i : nat) : bool := Nat.eqb (byte i) c.
(** a <= c < b. *)
Definition between (a b c : nat) : bool := if Nat.leb a c then Nat.ltb c b else false.
Definition is_digit (c : nat) : bool := between c_0 c_colon c.

(** The position after white space. *)
Fixpoint space_from (fuel i : nat) : nat :=
  match fuel with
  | O => i
  | S f =>
    let c := byte i in
    if Nat.eqb c c_space then space_from f i.+1
    else if Nat.eqb c c_line then space_from f i.+1
    else if Nat.eqb c c_return then space_from f i.+1
    else if Nat.eqb c c_tab then space_from f i.+1
    else i
  end.
Definition space (i : nat) : nat := space_from whole i.

Fixpoint digits_from (fuel i : nat) : nat :=
  match fuel with O => i | S f => if is_digit (byte i) then digits_from f i.+1 else i end.
Definition digits (i : nat) : nat := digits_from whole i.

(** The end of a number that begins at i, with a sign before i perhaps. *)
Definition fraction_end (i : nat) : nat :=
  if stands c_dot i then let j := digits i.+1 in if Nat.eqb j i.+1 then i else j else i.
Definition exponent_end (i : nat) : nat :=
  if stands c_e i || stands c_E i then
    let j := if stands c_plus i.+1 || stands c_minus i.+1 then i.+2 else i.+1 in
    let k := digits j in
    if Nat.eqb k j then i else k
  else i.
Definition number (start i : nat) : parsed json :=
  let j := if stands c_0 i then i.+1 else digits i in
  if Nat.eqb j i then NotJson start "a JSON value"
  else let k := exponent_end (fraction_end j) in Parsed (JNumber start k) k.

(** The value of a hexadecimal digit; 16 for what is none. *)
Definition hex_value (c : nat) : nat :=
  if is_digit c then c - c_0
  else if between c_a c_g c then c - c_a + 10
  else if between 65 71 c then c - 65 + 10
  else 16.
Definition is_hex (i : nat) : bool := Nat.ltb (hex_value (byte i)) 16.
Definition four_hex (i : nat) : bool := [&& is_hex i, is_hex i.+1, is_hex i.+2 & is_hex i.+3].

(** How many bytes the character at i has, beyond ASCII: 0 where it is malformed. *)
Definition continues (i : nat) : bool := between u_80 u_C0 (byte i).
Definition character_size (i : nat) : nat :=
  let c := byte i in
  let d := byte i.+1 in
  if between u_C2 u_E0 c then (if continues i.+1 then 2 else 0)
  else if between u_E0 u_F0 c then
    let low := if Nat.eqb c u_E0 then u_A0 else u_80 in
    let high := if Nat.eqb c u_ED then u_A0 else u_C0 in
    (if between low high d && continues i.+2 then 3 else 0)
  else if between u_F0 u_F5 c then
    let low := if Nat.eqb c u_F0 then u_90 else u_80 in
    let high := if Nat.eqb c u_F4 then u_90 else u_C0 in
    (if [&& between low high d, continues i.+2 & continues i.+3] then 4 else 0)
  else 0.

(** What a letter after a backslash stands for; [c_end] for what is no escape. *)
Definition escaped (c : nat) : nat :=
  if Nat.eqb c c_quote then c_quote
  else if Nat.eqb c c_backslash then c_backslash
  else if Nat.eqb c c_slash then c_slash
  else if Nat.eqb c c_b then 8
  else if Nat.eqb c c_f then 12
  else if Nat.eqb c c_n then c_line
  else if Nat.eqb c c_r then c_return
  else if Nat.eqb c c_t then c_tab
  else c_end.

(** The closing quotation mark of a string, from a place inside of it. *)
Fixpoint string_from (fuel i : nat) : parsed unit :=
  match fuel with
  | O => NotJson i "the closing quotation mark of a string"
  | S f =>
    let c := byte i in
    if Nat.eqb c c_quote then Parsed tt i
    else if Nat.eqb c c_backslash then
      if Nat.eqb (byte i.+1) c_u then
        if four_hex i.+2 then string_from f (i + 6) else NotJson i.+1 "a valid escape sequence"
      else if Nat.eqb (escaped (byte i.+1)) c_end then NotJson i.+1 "a valid escape sequence"
      else string_from f i.+2
    else if Nat.ltb c c_space then NotJson i "the closing quotation mark of a string"
    else if Nat.ltb c u_80 then string_from f i.+1
    else if Nat.eqb c c_end then NotJson i "the closing quotation mark of a string"
    else
      let n := character_size i in
      if Nat.eqb n 0 then NotJson i "text in UTF-8" else string_from f (i + n)
  end.

(** ** What strings and numbers say *)

Definition hex4 (i : nat) : nat :=
  ((hex_value (byte i) * 16 + hex_value (byte i.+1)) * 16 + hex_value (byte i.+2)) * 16 + hex_value (byte i.+3).
(** A character beyond ASCII of n bytes, put before what is done. *)
Definition tail_bits (i : nat) : nat := byte i - u_80.
Definition put_character (n i : nat) (done : name) : name :=
  if Nat.eqb n 2 then ((byte i - u_C0) * u_64 + tail_bits i.+1) :: done
  else if Nat.eqb n 3 then
    (((byte i - u_E0) * u_64 + tail_bits i.+1) * u_64 + tail_bits i.+2) :: done
  else
    let c := (((byte i - u_F0) * u_64 + tail_bits i.+1) * u_64 + tail_bits i.+2) * u_64 + tail_bits i.+3 - two_16 in
    (first_low + Nat.modulo c two_10) :: (first_high + Nat.div c two_10) :: done.

Fixpoint units (fuel i stop : nat) (done : name) : name :=
  match fuel with
  | O => done
  | S f =>
    if Nat.leb stop i then done
    else
      let c := byte i in
      if Nat.eqb c c_backslash then
        if Nat.eqb (byte i.+1) c_u then units f (i + 6) stop (hex4 i.+2 :: done)
        else units f i.+2 stop (escaped (byte i.+1) :: done)
      else if Nat.ltb c u_80 then units f i.+1 stop (c :: done)
      else
        let n := character_size i in
        if Nat.eqb n 0 then done else units f (i + n) stop (put_character n i done)
  end.
Definition string_at (start stop : nat) : name := reverse (units whole start stop [::]).

Fixpoint bytes_from (fuel i stop : nat) (done : name) : name :=
  match fuel with
  | O => done
  | S f => if Nat.leb stop i then done else bytes_from f i.+1 stop (byte i :: done)
  end.
Definition number_at (start stop : nat) : name := reverse (bytes_from whole start stop [::]).

(** ** Values *)

(** The entries of a list, from the first of those that are left. *)
Fixpoint entries_from (entry : nat -> parsed json) (fuel i : nat) (done : seq json) : parsed json :=
  match fuel with
  | O => NotJson i "a JSON value"
  | S f =>
    match entry i with
    | NotJson p e => NotJson p e
    | Parsed v next =>
      let j := space next in
      if stands c_comma j then entries_from entry f j.+1 (v :: done)
      else if stands c_unbracket j then Parsed (JList (reverse (v :: done))) j.+1
      else NotJson j "a comma or the end of a list"
    end
  end.

(** A key with its value; the position is that of the key. *)
Definition field (entry : nat -> parsed json) (i : nat) : parsed (name * json) :=
  if stands c_quote i then
    match string_from whole i.+1 with
    | NotJson p e => NotJson p e
    | Parsed _ stop =>
      let j := space stop.+1 in
      if stands c_colon j then
        match entry j.+1 with
        | NotJson p e => NotJson p e
        | Parsed v next => Parsed (string_at i.+1 stop, v) next
        end
      else NotJson j "a colon"
    end
  else NotJson i "a key in double quotes".

(** No object of a certificate has more keys than an alphabet can have letters, which is 4096. *)
Definition most_keys := 8 * two_10.
Definition object_of (next : nat) (fields : seq (name * json)) : parsed json :=
  if Nat.ltb most_keys (count_of fields) then NotJson next "at most 8192 keys in the object that ends here"
  else if distinct (each (fun kv => kv.1) fields) then Parsed (JObject fields) next
  else NotJson next "each key once in the object that ends here".

Fixpoint fields_from (entry : nat -> parsed json) (fuel i : nat) (done : seq (name * json)) : parsed json :=
  match fuel with
  | O => NotJson i "a key in double quotes"
  | S f =>
    match field entry (space i) with
    | NotJson p e => NotJson p e
    | Parsed kv next =>
      let j := space next in
      if stands c_comma j then fields_from entry f j.+1 (kv :: done)
      else if stands c_unbrace j then object_of j.+1 (reverse (kv :: done))
      else NotJson j "a comma or the end of an object"
    end
  end.

Definition word (i : nat) (rest : name) (value : json) : parsed json :=
  if same (number_at i (i + size rest)) rest then Parsed value (i + size rest)
  else NotJson i "a JSON value".
Local Open Scope string_scope.
Definition scalar (i : nat) : parsed json :=
  let c := byte i in
  if Nat.eqb c c_quote then
    match string_from whole i.+1 with
    | NotJson p e => NotJson p e
    | Parsed _ stop => Parsed (JString i.+1 stop) stop.+1
    end
  else if Nat.eqb c c_t then word i (Name "true") (JBool true)
  else if Nat.eqb c c_f then word i (Name "false") (JBool false)
  else if Nat.eqb c c_n then word i (Name "null") JNull
  else if Nat.eqb c c_minus then number i i.+1
  else number i i.
Local Close Scope string_scope.

(** A value with at most so many levels of lists and objects. *)
Fixpoint value (levels i : nat) : parsed json :=
  let j := space i in
  let c := byte j in
  if Nat.eqb c c_bracket then
    match levels with
    | O => NotJson j "at most 100 levels of nesting"
    | S l =>
      let k := space j.+1 in
      if stands c_unbracket k then Parsed (JList [::]) k.+1
      else entries_from (value l) whole k [::]
    end
  else if Nat.eqb c c_brace then
    match levels with
    | O => NotJson j "at most 100 levels of nesting"
    | S l =>
      let k := space j.+1 in
      if stands c_unbrace k then Parsed (JObject [::]) k.+1
      else fields_from (value l) whole k [::]
    end
  else scalar j.

(** After a byte order mark, which is no part of the text. *)
Definition beginning : nat :=
  if [&& stands 239 0, stands 187 1 & stands 191 2] then 3 else 0.

Definition parse_json : parsed json :=
  match value deepest beginning with
  | NotJson p e => NotJson p e
  | Parsed v next =>
    let j := space next in
    if Nat.ltb j whole then NotJson j "the end of the text" else Parsed v j
  end.

End Text.
