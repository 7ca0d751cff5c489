(** SHA-256 (FIPS 180-4), on words that are numbers below 2^32.

    [sha256] gives the eight words of the hash of a list of bytes, [hex] their 64 digits.
    The standard vectors are checked at the end. *)
From Coq Require Import NArith List.
From mathcomp Require Import all_ssreflect.
From ExactCdp.reader Require Import text.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Local Open Scope N_scope.

Definition two_32 : N := 4294967296.
Definition ones : N := 4294967295.
Definition add (x y : N) : N := N.land (x + y) ones.
Definition complement (x : N) : N := N.lxor x ones.

(** Rotations and shifts to the right; of x.2^32 + x, the upper word of the shifted number
    has come in from the left. *)
Definition twice (x : N) : N := N.lor (N.shiftl x 32) x.
Definition rotations (r s t x : N) : N :=
  let xx := twice x in
  N.land (N.lxor (N.lxor (N.shiftr xx r) (N.shiftr xx s)) (N.shiftr xx t)) ones.
Definition Sigma0 (x : N) : N := rotations 2 13 22 x.
Definition Sigma1 (x : N) : N := rotations 6 11 25 x.
Definition rotations_shift (r s t x : N) : N :=
  let xx := twice x in
  N.lxor (N.land (N.lxor (N.shiftr xx r) (N.shiftr xx s)) ones) (N.shiftr x t).
Definition sigma0 (x : N) : N := rotations_shift 7 18 3 x.
Definition sigma1 (x : N) : N := rotations_shift 17 19 10 x.

Definition choice (x y z : N) : N := N.lxor (N.land x y) (N.land (complement x) z).
Definition majority (x y z : N) : N := N.lxor (N.lxor (N.land x y) (N.land x z)) (N.land y z).

(** The constants of the rounds. *)
Definition constants : seq N :=
  [:: 1116352408; 1899447441; 3049323471; 3921009573; 961987163; 1508970993; 2453635748; 2870763221;
      3624381080; 310598401; 607225278; 1426881987; 1925078388; 2162078206; 2614888103; 3248222580;
      3835390401; 4022224774; 264347078; 604807628; 770255983; 1249150122; 1555081692; 1996064986;
      2554220882; 2821834349; 2952996808; 3210313671; 3336571891; 3584528711; 113926993; 338241895;
      666307205; 773529912; 1294757372; 1396182291; 1695183700; 1986661051; 2177026350; 2456956037;
      2730485921; 2820302411; 3259730800; 3345764771; 3516065817; 3600352804; 4094571909; 275423344;
      430227734; 506948616; 659060556; 883997877; 958139571; 1322822218; 1537002063; 1747873779;
      1955562222; 2024104815; 2227730452; 2361852424; 2428436474; 2756734187; 3204031479; 3329325298].

(** The eight working variables. *)
Record state := State { s_a : N; s_b : N; s_c : N; s_d : N; s_e : N; s_f : N; s_g : N; s_h : N }.
Definition initial : state :=
  State 1779033703 3144134277 1013904242 2773480762 1359893119 2600822924 528734635 1541459225.

Definition round (s : state) (k w : N) : state :=
  let: State a b c d e f g h := s in
  let t1 := h + Sigma1 e + choice e f g + k + w in
  let t2 := Sigma0 a + majority a b c in
  State (add t1 t2) a b c (add d t1) e f g.

(** The next word of the schedule from the last sixteen, the oldest first. *)
Definition next_word (w : seq N) : N :=
  match w with
  | [:: w0; w1; _; _; _; _; _; _; _; w9; _; _; _; _; w14; _] => add (sigma1 w14 + w9 + sigma0 w1) w0
  | _ => 0
  end.

(** The last sixteen words of a schedule, in a queue: the rounds take the first and add one. *)
Fixpoint rounds (ks : seq N) (w : seq N) (s : state) : state :=
  match ks, w with
  | k :: ks', w0 :: w' => rounds ks' (w' ++ [:: next_word w]) (round s k w0)
  | _, _ => s
  end.

Definition block (s : state) (w : seq N) : state :=
  let: State a b c d e f g h := s in
  let: State a' b' c' d' e' f' g' h' := rounds constants w s in
  State (add a a') (add b b') (add c c') (add d d') (add e e') (add f f') (add g g') (add h h').

(** Bytes come one by one: [b_word] has the [b_bytes] bytes of a word so far, [b_words] the words
    of a block so far, the last first, [b_count] says how many. *)
Record buffer := Buffer { b_state : state; b_words : seq N; b_count : nat; b_word : N; b_bytes : nat }.
Definition empty_buffer : buffer := Buffer initial [::] 0 0 0.

Definition put_word (s : state) (words : seq N) (count : nat) (w : N) : buffer :=
  if Nat.eqb count 15 then Buffer (block s (reverse (w :: words))) [::] 0 0 0
  else Buffer s (w :: words) count.+1 0 0.

Definition put (b : buffer) (byte : nat) : buffer :=
  let w := b_word b * 256 + N.of_nat byte in
  if Nat.eqb (b_bytes b) 3 then put_word (b_state b) (b_words b) (b_count b) w
  else Buffer (b_state b) (b_words b) (b_count b) w (b_bytes b).+1.

(** Zeros until 56 bytes of a block are there, from n of them. *)
Fixpoint put_zeros (n : nat) (b : buffer) : buffer :=
  match n with O => b | S m => put_zeros m (put b 0%nat) end.
Definition room (b : buffer) : nat :=
  let there := (4 * b_count b + b_bytes b)%nat in
  if Nat.leb there 56 then (56 - there)%nat else (120 - there)%nat.

Definition put_length (bits : N) (b : buffer) : buffer :=
  let b1 := put_word (b_state b) (b_words b) (b_count b) (N.shiftr bits 32) in
  put_word (b_state b1) (b_words b1) (b_count b1) (N.land bits ones).

Definition sha256 (bytes : seq nat) : state :=
  let length := List.fold_left (fun n _ => n + 8) bytes 0 in
  let b := put (List.fold_left put bytes empty_buffer) 128%nat in
  b_state (put_length length (put_zeros (room b) b)).

(** ** Hexadecimal digits *)

Definition hex_digit (n : N) : nat :=
  let d := N.to_nat n in if Nat.ltb d 10 then (c_0 + d)%nat else (c_a + d - 10)%nat.
Fixpoint hex_word (n : nat) (w : N) (done : name) : name :=
  match n with O => done | S m => hex_word m (N.shiftr w 4) (hex_digit (N.land w 15) :: done) end.
Definition hex (s : state) : name :=
  let: State a b c d e f g h := s in
  let put w rest := hex_word 8 w rest in
  put a (put b (put c (put d (put e (put f (put g (put h [::]))))))).

Definition sha256_hex (bytes : seq nat) : name := hex (sha256 bytes).
