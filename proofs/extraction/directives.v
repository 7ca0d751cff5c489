(** How the checker becomes OCaml.

    [positive], [N] and [Z] become the integers of [integer.mli], [nat] becomes [int], and
    the functions of the standard library on them those of the machine. This is trusted, as
    is Coq's extraction (docs/trust.md). A [nat] that would exceed 2^30 - 1 raises an
    exception, and a check that ends with an exception has verified nothing. *)
From Coq Require Import ZArith.
From Coq Require Extraction ExtrOcamlBasic ExtrOcamlNativeString.
From mathcomp Require Import ssreflect ssrbool ssrnat.

(** ** Numbers of positions and lengths *)
Extract Inductive nat => int [ "0" "Small.succ" ]
  "(fun zero succ n -> if n = 0 then zero () else succ (n - 1))".
Extract Inlined Constant Coq.Init.Nat.add => "Small.add".
Extract Inlined Constant PeanoNat.Nat.add => "Small.add".
Extract Inlined Constant Coq.Init.Nat.sub => "Small.sub".
Extract Inlined Constant PeanoNat.Nat.sub => "Small.sub".
Extract Inlined Constant Coq.Init.Nat.mul => "Small.mul".
Extract Inlined Constant PeanoNat.Nat.mul => "Small.mul".
Extract Inlined Constant Coq.Init.Nat.pred => "Small.pred".
Extract Inlined Constant PeanoNat.Nat.pred => "Small.pred".
Extract Inlined Constant Coq.Init.Nat.eqb => "Small.equal".
Extract Inlined Constant PeanoNat.Nat.eqb => "Small.equal".
Extract Inlined Constant Coq.Init.Nat.leb => "Small.at_most".
Extract Inlined Constant PeanoNat.Nat.leb => "Small.at_most".
Extract Inlined Constant Coq.Init.Nat.ltb => "Small.less".
Extract Inlined Constant PeanoNat.Nat.ltb => "Small.less".
Extract Inlined Constant Coq.Init.Nat.max => "Small.max".
Extract Inlined Constant PeanoNat.Nat.max => "Small.max".
Extract Inlined Constant Coq.Init.Nat.min => "Small.min".
Extract Inlined Constant PeanoNat.Nat.min => "Small.min".
Extract Inlined Constant Coq.Init.Nat.div => "Small.div".
Extract Inlined Constant PeanoNat.Nat.div => "Small.div".
Extract Inlined Constant Coq.Init.Nat.modulo => "Small.modulo".
Extract Inlined Constant PeanoNat.Nat.modulo => "Small.modulo".
Extract Inlined Constant Coq.Init.Nat.compare => "Small.(fun a b -> if equal a b then Eq else if less a b then Lt else Gt)".
Extract Inlined Constant PeanoNat.Nat.compare => "Small.(fun a b -> if equal a b then Eq else if less a b then Lt else Gt)".
Extract Inlined Constant addn => "Small.add".
Extract Inlined Constant addn_rec => "Small.add".
Extract Inlined Constant subn => "Small.sub".
Extract Inlined Constant subn_rec => "Small.sub".
Extract Inlined Constant muln => "Small.mul".
Extract Inlined Constant muln_rec => "Small.mul".
Extract Inlined Constant eqn => "Small.equal".
Extract Inlined Constant leq => "Small.at_most".
Extract Inlined Constant maxn => "Small.max".
Extract Inlined Constant minn => "Small.min".

(** ** Integers *)
Extract Inductive positive => "Integer.t"
  [ "Positive.double_succ" "Positive.double" "Integer.one" ]
  "Positive.cases".
Extract Inductive N => "Integer.t" [ "Integer.zero" "" ]
  "(fun zero pos n -> if Integer.sign n = 0 then zero () else pos n)".
Extract Inductive Z => "Integer.t" [ "Integer.zero" "" "Integer.neg" ]
  "(fun zero pos neg n -> let s = Integer.sign n in if s = 0 then zero () else if s > 0 then pos n else neg (Integer.neg n))".

Extract Inlined Constant Pos.add => "Integer.add".
Extract Inlined Constant Pos.succ => "Positive.succ".
Extract Inlined Constant Pos.pred => "Positive.pred".
Extract Inlined Constant Pos.sub => "Positive.sub".
Extract Inlined Constant Pos.mul => "Integer.mul".
Extract Inlined Constant Pos.eqb => "Integer.equal".
Extract Inlined Constant Pos.leb => "Positive.at_most".
Extract Inlined Constant Pos.ltb => "Integer.less".
Extract Inlined Constant Pos.gcd => "Integer.gcd".
Extract Inlined Constant Pos.max => "Positive.max".
Extract Inlined Constant Pos.min => "Positive.min".
Extract Inlined Constant Pos.compare => "(fun a b -> if Integer.equal a b then Eq else if Integer.less a b then Lt else Gt)".
Extract Inlined Constant Pos.compare_cont =>
  "(fun c a b -> if Integer.equal a b then c else if Integer.less a b then Lt else Gt)".
Extract Inlined Constant Pos.to_nat => "Integer.to_int".
Extract Inlined Constant Pos.of_nat => "Positive.of_nat".
Extract Inlined Constant Pos.of_succ_nat => "Positive.of_succ_nat".
Extract Inlined Constant Pos.size_nat => "Integer.bits".

Extract Inlined Constant N.add => "Integer.add".
Extract Inlined Constant N.mul => "Integer.mul".
Extract Inlined Constant N.eqb => "Integer.equal".
Extract Inlined Constant N.leb => "Positive.at_most".
Extract Inlined Constant N.ltb => "Integer.less".
Extract Inlined Constant N.of_nat => "Integer.of_int".
Extract Inlined Constant N.to_nat => "Integer.to_int".
Extract Inlined Constant N.succ => "Positive.succ".
Extract Inlined Constant N.sub => "Positive.sub_from_zero".
Extract Inlined Constant N.div => "Positive.div".
Extract Inlined Constant N.modulo => "Positive.modulo".
Extract Inlined Constant N.land => "Integer.logand".
Extract Inlined Constant N.lor => "Integer.logor".
Extract Inlined Constant N.lxor => "Integer.logxor".
Extract Inlined Constant N.shiftl => "Positive.shift_left".
Extract Inlined Constant N.shiftr => "Positive.shift_right".

Extract Inlined Constant Z.add => "Integer.add".
Extract Inlined Constant Z.sub => "Integer.sub".
Extract Inlined Constant Z.mul => "Integer.mul".
Extract Inlined Constant Z.opp => "Integer.neg".
Extract Inlined Constant Z.abs => "Integer.abs".
Extract Inlined Constant Z.succ => "Positive.succ".
Extract Inlined Constant Z.eqb => "Integer.equal".
Extract Inlined Constant Z.leb => "Positive.at_most".
Extract Inlined Constant Z.ltb => "Integer.less".
Extract Inlined Constant Z.geb => "(fun a b -> Positive.at_most b a)".
Extract Inlined Constant Z.gtb => "(fun a b -> Integer.less b a)".
Extract Inlined Constant Z.pred => "(fun n -> Integer.sub n Integer.one)".
Extract Inlined Constant Z.double => "Positive.double".
Extract Inlined Constant Z.max => "Positive.max".
Extract Inlined Constant Z.min => "Positive.min".
Extract Inlined Constant Z.compare => "(fun a b -> if Integer.equal a b then Eq else if Integer.less a b then Lt else Gt)".
Extract Inlined Constant Z.sgn => "(fun n -> Integer.of_int (Integer.sign n))".
Extract Inlined Constant Z.div => "Positive.div".
Extract Inlined Constant Z.modulo => "Positive.modulo".
Extract Inlined Constant Z.div_eucl => "(fun a b -> (Positive.div a b, Positive.modulo a b))".
Extract Inlined Constant Z.gcd => "Integer.gcd".
Extract Inlined Constant Z.ggcd => "Positive.ggcd".
Extract Inlined Constant Z.of_nat => "Integer.of_int".
Extract Inlined Constant Z.to_nat => "Positive.to_nat".
Extract Inlined Constant Z.of_N => "".
Extract Inlined Constant Z.to_pos => "Positive.of_integer".
Extract Inlined Constant Z.even => "(fun n -> not (Integer.odd n))".
Extract Inlined Constant Z.odd => "Integer.odd".
Extract Inlined Constant Z.shiftl => "Positive.shift_left".
Extract Inlined Constant Z.shiftr => "Positive.shift_right".
Extract Inlined Constant Z.log2 => "Positive.log2".
