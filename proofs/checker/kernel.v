(** Kernels of discrepancies, as integers over one denominator: symmetric, and positive
    semidefinite by fraction-free elimination.

    Elimination of the first letter leaves (a.K' - r.r^T)/b, where a is the first pivot, r the
    rest of its row and b the pivot before; every division is checked, so that the proof
    needs no theory of determinants: a.x^T K x = (a.x0 + r.x')^2 + b.x'^T S x'. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import identities discrepancy.
From ExactCdp.checker Require Import rational tables.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition zhead (r : seq Z) : Z := if r is a :: _ then a else Z0.

Fixpoint zeqs (r s : seq Z) : bool :=
  match r, s with
  | [::], [::] => true
  | a :: r, b :: s => Z.eqb a b && zeqs r s
  | _, _ => false
  end.

(** Is the first column the first row, and so on? *)
Fixpoint symmetric_rows (n : nat) (rows : seq (seq Z)) : bool :=
  match n, rows with
  | _, [::] => true
  | m.+1, row :: rows =>
      zeqs (map zhead rows) (behead row) && symmetric_rows m (map behead rows)
  | 0%N, _ => false
  end.

(** (a.row - c.r)/b, where that is a row of integers. *)
Fixpoint eliminate (a b c : Z) (row r : seq Z) : option (seq Z) :=
  match row, r with
  | [::], [::] => Some [::]
  | x :: row, y :: r =>
      let n := Z.sub (Z.mul a x) (Z.mul c y) in
      let s := Z.div n b in
      if Z.eqb (Z.mul b s) n then omap (cons s) (eliminate a b c row r) else None
  | _, _ => None
  end.

Fixpoint eliminate_all (a b : Z) (r : seq Z) (rows : seq (seq Z)) : option (seq (seq Z)) :=
  match rows with
  | [::] => Some [::]
  | row :: rows =>
      match eliminate a b (zhead row) (behead row) r, eliminate_all a b r rows with
      | Some s, Some t => Some (s :: t)
      | _, _ => None
      end
  end.

Fixpoint semidefinite_rows (n : nat) (b : Z) (rows : seq (seq Z)) : bool :=
  match n, rows with
  | _, [::] => true
  | m.+1, row :: rows =>
      let a := zhead row in
      let r := behead row in
      if zeqs (map zhead rows) r then
        if Z.eqb a 0 then all (Z.eqb 0) r && semidefinite_rows m b (map behead rows)
        else if Z.ltb 0 a then
          if eliminate_all a b r rows is Some rest then semidefinite_rows m a rest else false
        else false
      else false
  | 0%N, _ => false
  end.

(** The integers, and their denominator. *)
Definition kernel_den (K : seq (seq Q)) : positive := t_over (table_of K).
Definition kernel_rows (K : seq (seq Q)) : seq (seq Z) := t_rows (table_of K).

Definition check_kernel_rows (K : seq (seq Q)) : bool :=
  let rows := kernel_rows K in
  symmetric_rows (size rows) rows && semidefinite_rows (size rows) 1 rows.

(** Products. *)
Fixpoint zdot (acc : Z) (r s : seq Z) : Z :=
  match r, s with
  | a :: r, b :: s => zdot (Z.add acc (Z.mul a b)) r s
  | _, _ => acc
  end.

(** K v, and u^T K v. *)
Definition images (rows : seq (seq Z)) (v : seq Z) : seq Z := map (fun row => zdot 0 row v) rows.
Definition zform (rows : seq (seq Z)) (u v : seq Z) : Z := zdot 0 (images rows v) u.

Section Soundness.
Variable F : realFieldType.
Add Field F_field : (rigid_laws F).
Local Notation zF := (@zF F).
Implicit Types x y : seq F.

(** Products of rows with vectors, and of vectors with tables of rows. *)
Fixpoint ldot (r : seq Z) y : F :=
  match r, y with
  | a :: r, b :: y => zF a * b + ldot r y
  | _, _ => 0
  end.

Fixpoint lform (rows : seq (seq Z)) x y : F :=
  match rows, x with
  | row :: rows, a :: x => a * ldot row y + lform rows x y
  | _, _ => 0
  end.

Lemma ldot_head r a y : ldot r (a :: y) = zF (zhead r) * a + ldot (behead r) y.
Proof. by case: r => [|b r] //=; rewrite mul0r add0r. Qed.

Lemma lform_heads rows x a y :
  lform rows x (a :: y) = a * ldot (map zhead rows) x + lform (map behead rows) x y.
Proof.
elim: rows x => [|row rows IHrows] [|b x] //=; rewrite ?mulr0 ?add0r // ldot_head IHrows.
by move: (zF _) (ldot _ _) (ldot _ _) (lform _ _ _) => d e f g; rigid; ring.
Qed.

Lemma zeqsP r s : zeqs r s -> r = s.
Proof. by elim: r s => [|a r IHr] [|b s] //= /andP[eq_ab /IHr ->]; rewrite (proj1 (Z.eqb_eq a b) eq_ab). Qed.

Lemma eliminate_sound a b c row r s y : eliminate a b c row r = Some s ->
  zF b * ldot s y = zF a * ldot row y - zF c * ldot r y.
Proof.
elim: row r s y => [|u row IHrow] [|v r] s y //=.
  by case=> <-; rewrite !mulr0 subrr.
case: ifP => // /Z.eqb_eq eq_n; case elim_r: eliminate => [t|] // [<-]; case: y => [|e y] /=.
  by rewrite !mulr0 subrr.
rewrite mulrDr (IHrow _ _ y elim_r) mulrA -zFM eq_n.
have -> : zF (Z.sub (Z.mul a u) (Z.mul c v)) = zF a * zF u - zF c * zF v.
  by rewrite -[Z.sub _ _]/(Z.add _ (Z.opp _)) zFD zFN !zFM.
move: (zF a) (zF u) (zF c) (zF v) (ldot row y) (ldot r y) => a' u' c' v' d e'.
by rigid; ring.
Qed.

Lemma eliminate_all_sound a b r rows rest x y : eliminate_all a b r rows = Some rest ->
  zF b * lform rest x y = zF a * lform (map behead rows) x y - ldot (map zhead rows) x * ldot r y.
Proof.
elim: rows rest x => [|row rows IHrows] rest x /=.
  by case=> <- /=; case: x => [|? ?]; rewrite !mulr0 mul0r subrr.
case row_ok: eliminate => [s|] //; case rows_ok: eliminate_all => [t|] // [<-].
case: x => [|d x] /=; first by rewrite !mulr0 mul0r subrr.
rewrite mulrDr (IHrows _ x rows_ok) mulrCA (eliminate_sound y row_ok).
move: (zF a) (zF (zhead row)) (ldot (behead row) y) (ldot r y) => a' h u v.
by move: (lform _ _ _) (ldot _ _) => e f; rigid; ring.
Qed.

(** Rows that pass have a form that is nowhere negative. *)
Lemma semidefinite_rows_sound n b rows x :
  0 < zF b -> semidefinite_rows n b rows -> 0 <= lform rows x x.
Proof.
elim: n b rows x => [|n IHn] b [|row rows] x b_gt0 //=.
case: ifP => // /zeqsP col; case: x => [|d x] //=; rewrite ldot_head lform_heads col.
case: ifP => [/Z.eqb_eq a0 /andP[r0 ok]|a_neq0].
  have r_zero : ldot (behead row) x = 0.
    elim: (behead row) x r0 {col} => [|e r IHr] [|f x'] //= /andP[e0 r0]; rewrite -(proj1 (Z.eqb_eq 0 e) e0).
    by rewrite mul0r add0r IHr.
  by rewrite a0 r_zero !(mul0r, mulr0, add0r) (IHn _ _ _ b_gt0 ok).
case: ifP => // a_gt0'; case rest_ok: eliminate_all => [rest|] // ok.
have a_gt0 : 0 < zF (zhead row).
  by rewrite ltNge -[0]/(zF Z0) zF_le Z.leb_antisym a_gt0'.
rewrite -(pmulr_rge0 _ a_gt0).
have rest_ge0 := mulr_ge0 (ltW b_gt0) (IHn _ _ x a_gt0 ok).
rewrite (eliminate_all_sound x x rest_ok) col in rest_ge0.
have := addr_ge0 (sqr_ge0 (zF (zhead row) * d + ldot (behead row) x)) rest_ge0.
congr (0 <= _); move: (zF _) (ldot _ _) (lform _ _ _) => a e f.
by rigid; ring.
Qed.

(** Sums over positions. *)
Lemma ldot_sum r y : ldot r y = \sum_(i < size y) zF (nth Z0 r i) * nth 0 y i.
Proof.
elim: r y => [|a r IHr] [|b y] /=; rewrite ?big_ord0 //.
  by rewrite big1 // => i _; rewrite nth_nil mul0r.
by rewrite big_ord_recl IHr.
Qed.

Lemma lform_sum rows x y :
  lform rows x y = \sum_(i < size x) nth 0 x i * ldot (nth [::] rows i) y.
Proof.
elim: rows x => [|row rows IHrows] [|a x] /=; rewrite ?big_ord0 //.
  by rewrite big1 // => i _; rewrite nth_nil mulr0.
by rewrite big_ord_recl IHrows.
Qed.

(** Symmetric rows: equal entries. *)
Lemma symmetric_rows_sound n rows i j : symmetric_rows n rows ->
  nth Z0 (nth [::] rows i) j = nth Z0 (nth [::] rows j) i.
Proof.
elim: n rows i j => [|n IHn] [|row rows] i j //=; first by rewrite !nth_nil.
  by rewrite !nth_nil.
case/andP=> /zeqsP col ok.
have heads k : nth Z0 (behead row) k = zhead (nth [::] rows k).
  rewrite -col; case: (ltnP k (size rows)) => [lt_k|ge_k]; first by rewrite (nth_map [::]).
  by rewrite !nth_default ?size_map.
have tails k l : nth Z0 (nth [::] rows k) l.+1 = nth Z0 (nth [::] (map behead rows) k) l.
  case: (ltnP k (size rows)) => [lt_k|ge_k]; first by rewrite (nth_map [::]) // nth_behead.
  by rewrite !nth_default ?size_map.
have first r : nth Z0 r 0 = zhead r by case: r.
case: i j => [|i] [|j] //=; first by rewrite -nth_behead heads -first.
  by rewrite -nth_behead heads -first.
by rewrite !tails; apply: IHn.
Qed.

Lemma zdot_sound acc r s : zF (zdot acc r s) = zF acc + ldot r (map zF s).
Proof.
elim: r s acc => [|a r IHr] [|b s] acc /=; rewrite ?addr0 //.
by rewrite IHr zFD zFM addrA.
Qed.

(** A kernel that passes. *)
Lemma kernel_rows_entry K z w :
  toF (at2 K z w) = zF (nth Z0 (nth [::] (kernel_rows K) z) w) / zF (Zpos (kernel_den K)).
Proof. by rewrite -tat_table_of. Qed.

Lemma zform_sound rows u v : zF (zform rows u v) = lform rows (map zF u) (map zF v).
Proof.
rewrite /zform zdot_sound add0r; elim: rows u => [|row rows IHrows] [|a u] //=.
by rewrite IHrows zdot_sound add0r mulrC.
Qed.

(** The kernel on letters numbered below n, and vectors of integers over one denominator. *)
Variables (n : nat) (K : seq (seq Q)).
Definition kernel_on (z w : 'I_n) : F := toF (at2 K z w).
Local Notation den := (zF (Zpos (kernel_den K))).

Lemma nth_vector (x : 'I_n -> F) (i : 'I_n) : nth 0 [tuple x i | i < n] i = x i.
Proof. by rewrite -tnth_nth tnth_mktuple. Qed.

Lemma image_ldot (y : 'I_n -> F) (z : 'I_n) :
  image kernel_on y z = ldot (nth [::] (kernel_rows K) z) [tuple y i | i < n] / den.
Proof.
rewrite ldot_sum mulr_suml; set rows := kernel_rows K.
rewrite -(big_mkord xpredT (fun i => zF (nth Z0 (nth [::] rows z) i) * nth 0 [tuple y i | i < n] i / den)).
rewrite size_tuple big_mkord; apply: eq_bigr => w _.
by rewrite nth_vector /kernel_on kernel_rows_entry mulrAC.
Qed.

Lemma form_lform (x y : 'I_n -> F) :
  form kernel_on x y = lform (kernel_rows K) [tuple x i | i < n] [tuple y i | i < n] / den.
Proof.
rewrite lform_sum mulr_suml; set rows := kernel_rows K.
rewrite -(big_mkord xpredT (fun i =>
  nth 0 [tuple x i | i < n] i * ldot (nth [::] rows i) [tuple y i | i < n] / den)).
rewrite size_tuple big_mkord; apply: eq_bigr => z _.
by rewrite nth_vector image_ldot mulrA.
Qed.

Theorem check_kernel_rows_sound : check_kernel_rows K ->
  symmetric_kernel kernel_on /\ semidefinite kernel_on.
Proof.
rewrite /check_kernel_rows => /andP[sym psd]; split=> [z w|x].
  by rewrite /kernel_on !kernel_rows_entry (symmetric_rows_sound z w sym).
rewrite form_lform divr_ge0 ?(ltW (zF_pos _ _)) //.
exact: semidefinite_rows_sound (zF_pos F 1) psd.
Qed.

End Soundness.
