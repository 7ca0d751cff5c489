(** Examples that the reader has to get right: the standard vectors of SHA-256 (FIPS 180-4), numbers,
    strings with escapes, and texts that are no JSON. *)
From Coq Require Import String ZArith QArith.
From mathcomp Require Import all_ssreflect.
From ExactCdp.reader Require Import text json rationals sha256 canonical.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope nat_scope.
Local Open Scope string_scope.

Example sha256_empty :
  sha256_hex [::] = Name "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".
Proof. by vm_compute. Qed.
Example sha256_abc :
  sha256_hex (Name "abc") = Name "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".
Proof. by vm_compute. Qed.
Example sha256_448_bits :
  sha256_hex (Name "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") =
  Name "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1".
Proof. by vm_compute. Qed.
Example sha256_896_bits :
  sha256_hex (List.app (Name "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn")
                       (Name "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")) =
  Name "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1".
Proof. by vm_compute. Qed.

(** ** Numbers *)

Example fraction_read : read_number (Name "4/6") = IsNumber (2 # 3). Proof. by vm_compute. Qed.
Example negative_read : read_number (Name "-3") = IsNumber (-3 # 1). Proof. by vm_compute. Qed.
Example decimal_read : read_number (Name "0.25") = IsNumber (1 # 4). Proof. by vm_compute. Qed.
Example exponent_read : read_number (Name "1e-3") = IsNumber (1 # 1000). Proof. by vm_compute. Qed.
Example plus_exponent_read : read_number (Name "1.5E+2") = IsNumber (150 # 1). Proof. by vm_compute. Qed.
Example period_read : read_number (Name "0.1(6)") = IsNumber (1 # 6). Proof. by vm_compute. Qed.
Example bare_period_read : read_number (Name "0.(3)") = IsNumber (1 # 3). Proof. by vm_compute. Qed.
Example long_read : read_number (Name "-00123456789.0") = IsNumber (-123456789 # 1). Proof. by vm_compute. Qed.

Definition refused (l : seq string) : bool :=
  List.forallb (fun s => match read_number (codes s) with NoNumber => true | _ => false end) l.
Example no_numbers :
  refused [:: ""; "-"; "+1"; ".5"; "5."; "5.e3"; "1/0"; "1/-2"; "1/"; "/2"; "1/2e3"; "1.5/2"; " 1"; "1 ";
           "NaN"; "1e"; "1e+"; "e3"; "(3)"; "0.()"; "0.(3"; "0.3)"; "1(3)"; "0.(3)4"; "--1"; "0x10"; "1_000"].
Proof. by vm_compute. Qed.
Example too_long : read_number (Name "1e10001") = TooLong. Proof. by vm_compute. Qed.

(** ** Texts *)

(** What a text is, where it is one string. *)
Definition string_of (s : string) : option name :=
  let t := text_of (codes s) in
  match parse_json t with Parsed (JString i j) _ => Some (string_at t i j) | _ => None end.
Definition is_json (bytes : seq nat) : bool :=
  match parse_json (text_of bytes) with Parsed _ _ => true | NotJson _ _ => false end.

Example escapes_read :
  string_of " ""\u0041\n\/\\\u00e9"" " = Some [:: 65; 10; 47; 92; 233].
Proof. by vm_compute. Qed.
(** U+1F600 in UTF-8 is a pair of surrogates, as two escapes are; a surrogate may stand alone. *)
Definition grin : seq nat := [:: 240; 159; 152; 128].
Example pair_read :
  let t := text_of (c_quote :: grin ++ [:: c_quote]) in
  same (string_at t 1 5) match string_of """\ud83d\ude00""" with Some s => s | None => [::] end.
Proof. by vm_compute. Qed.
Example pair_printed :
  same match string_of """\ud83d\ude00\ud83d""" with Some s => bytes_of (TextOf s) | None => [::] end
    (c_quote :: grin ++ codes "\ud83d" ++ [:: c_quote]).
Proof. by vm_compute. Qed.

Definition are_json (l : seq string) : bool := List.forallb (fun s => is_json (codes s)) l.
Definition none_is_json (l : seq string) : bool := List.forallb (fun s => ~~ is_json (codes s)) l.
Example texts_read :
  are_json [:: "0"; "-0.5e+10"; " [ ] "; "{}"; "[1,[2,{""a"":null}],true,false]"; """"""; "{""a"":1,""b"":1}"].
Proof. by vm_compute. Qed.
Example texts_refused :
  none_is_json [:: ""; "01"; "-"; "1."; "1e"; "+1"; "[1,]"; "[1 2]"; "{""a"":1,""a"":1}"; "{""a"":1,""\u0061"":1}";
    "{""a"" 1}"; "{a:1}"; "{,}"; "[1]]"; "nul"; "truex"; """"; """\x"""; """\u12g4"""; "1 1"].
Proof. by vm_compute. Qed.
(** A byte order mark; bytes that are no UTF-8: a continuation, an overlong slash, a surrogate. *)
Example mark_skipped : is_json [:: 239; 187; 191; c_0]. Proof. by vm_compute. Qed.
Example two_marks_refused : ~~ is_json [:: 239; 187; 191; 239; 187; 191; c_0]. Proof. by vm_compute. Qed.
Example malformed_refused :
  List.forallb (fun l => ~~ is_json (c_quote :: l ++ [:: c_quote]))
    [:: [:: 128]; [:: 192; 175]; [:: 237; 160; 128]; [:: 224; 128; 175]; [:: 244; 144; 128; 128]; [:: 226; 130]].
Proof. by vm_compute. Qed.
Definition nested (n : nat) : seq nat := repeat c_bracket n ++ repeat c_unbracket n.
Example hundred_levels_read : is_json (nested 100). Proof. by vm_compute. Qed.
Example more_levels_refused : ~~ is_json (nested 101). Proof. by vm_compute. Qed.
