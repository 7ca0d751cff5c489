(** Cells of a surface: they are cut out, and then checked.

    A cell is a list of corners in counter-clockwise order, each with the line on which the way
    to the next corner lies. [cut_cell] cuts the quadrant by lines (src/exact/polygon.ts);
    [check_cell] verifies what it finds: triangles from the first corner, edges on their lines,
    a restorer at every corner, a plane that is constant in every direction. About the cutting
    only one thing has to be proved: its edges lie on the lines that were given
    ([cut_cell_edges]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence duality geometry surface.
From ExactCdp.checker Require Import types lists positions rational tables vectors points.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition polygon := seq (zvector * zvector).

(** ** Cutting *)

(** The part in the half-plane of a line: corners with their sides, the side of the first one. *)
Fixpoint keep (line : zvector) (first : Z) (acc : polygon) (r : seq (Z * (zvector * zvector))) : polygon :=
  if r is (s, (corner, edge)) :: r' then
    let next := if r' is (s', _) :: _ then s' else first in
    let acc := if Z.ltb s 0 then acc
      else (corner, if Z.eqb s 0 && Z.ltb next 0 then line else edge) :: acc in
    let acc := if Z.ltb 0 s && Z.ltb next 0 then (zcross edge line, line) :: acc
      else if Z.ltb s 0 && Z.ltb 0 next then (zcross line edge, edge) :: acc
      else acc in
    keep line first acc r'
  else acc.

(** No polygon where that part has no area. *)
Definition cut_by (line : zvector) (cell : option polygon) : option polygon :=
  if cell is Some poly then
    let sides := tmap (fun c => (zeval line c.1, c)) poly in
    if ~~ has (fun s => Z.ltb 0 s.1) sides then None
    else if ~~ has (fun s => Z.ltb s.1 0) sides then cell
    else if sides is (s, _) :: _ then Some (rev (keep line s [::] sides)) else None
  else None.

(** The quadrant D >= c/a, P >= c'/b of the rows (a, 0, -c) and (0, b, -c'). *)
Definition quadrant (rowD rowP : zvector) : polygon :=
  [:: (zcross rowD rowP, rowP); (ZVector 1 0 0, ZVector 0 0 1); (ZVector 0 1 0, rowD)].

(** Among the rows with b = 0 < a the one with the greatest bound c/a, among those with
    a = 0 < b the one with the greatest c/b. *)
Definition bounds_D (r : zvector) : bool := Z.ltb 0 (zx r) && Z.eqb (zy r) 0.
Definition bounds_P (r : zvector) : bool := Z.eqb (zx r) 0 && Z.ltb 0 (zy r).
Definition tightest (good : zvector -> bool) (size : zvector -> Z) (rows : seq scaled) : option zvector :=
  foldl (fun best r => let r := s_line r in
    if good r then
      if best is Some b then
        if Z.ltb (Z.mul (zw r) (size b)) (Z.mul (zw b) (size r)) then Some r else best
      else Some r
    else best) None rows.
Definition start (rows : seq scaled) : option polygon :=
  match tightest bounds_D zx rows, tightest bounds_P zy rows with
  | Some rowD, Some rowP => Some (quadrant rowD rowP)
  | _, _ => None
  end.

(** What cuts out cells: pieces and rows, also by their numbers. *)
Record lines := Lines {
  l_pieces : seq scaled;
  l_rows : seq scaled;
  l_piece_at : tree scaled;
  l_row_at : tree scaled;
  l_start : option polygon
}.
Definition lines_of (pieces rows : seq scaled) : lines :=
  Lines pieces rows (spread pieces) (spread rows) (start rows).

Definition zero_line : scaled := Scaled xH (ZVector 0 0 0).
Definition cut_row (cell : option polygon) (r : scaled) : option polygon := cut_by (s_line r) cell.
(** Piece number k against another one, with the number l. *)
Definition cut_piece (k : nat) (plane : scaled) (cell : option polygon) (l : nat) (other : scaled) : option polygon :=
  if Nat.eqb k l then cell else cut_by (zdifference plane other) cell.

(** The cell of piece k, cut out by its neighbours, or by all pieces and rows. *)
Definition cut_cell (ls : lines) (k : nat) (plane : scaled) (around : option neighbours) : option polygon :=
  match around with
  | Some n =>
      let cell := foldl (fun cell i => cut_row cell (pick zero_line (l_row_at ls) i)) (l_start ls) (n_rows n) in
      foldl (fun cell l => cut_piece k plane cell l (pick plane (l_piece_at ls) l)) cell (n_pieces n)
  | None =>
      let cell := foldl cut_row (l_start ls) (l_rows ls) in
      (foldl (fun st other => (cut_piece k plane st.1 st.2 other, st.2.+1)) (cell, 0%N) (l_pieces ls)).1
  end.

(** ** Checking *)

(** At a corner some restorer achieves exactly (D,P), with an error of at most the plane; in a
    direction >= 0 the plane does not change. *)
Definition check_corner (achieved : tree triple) (plane : scaled) (corner : zvector) : bool :=
  let: ZVector x y w := corner in
  if Z.ltb 0 w then
    if error_at achieved x y w is Some e then
      Z.leb (Z.mul (Qnum e) (Z.mul (Zpos (s_over plane)) w)) (Z.mul (zeval (s_line plane) corner) (Zpos (Qden e)))
    else false
  else
    [&& Z.eqb w 0, Z.leb 0 x, Z.leb 0 y & Z.eqb (zeval (s_line plane) corner) 0].

(** The line is that of the way from [b] to [c], with the point [o] on its side. *)
Definition on_edge (line b c o : zvector) : bool :=
  [&& Z.eqb (zeval line b) 0, Z.eqb (zeval line c) 0 & Z.ltb 0 (zeval line o)].

(** The fan of triangles from [a], from the corner [b] on, with the lines of all edges but that
    from [a] to [b]. *)
Fixpoint check_fan (a b line : zvector) (r : polygon) : bool :=
  if r is (c, line') :: r' then
    [&& Z.ltb 0 (zeval (zcross a b) c), on_edge line b c a &
        if r' is [::] then on_edge line' c a b else check_fan a c line' r']
  else false.

Definition check_cell (achieved : tree triple) (plane : scaled) (cell : option polygon) : bool :=
  if cell is Some ((a, fa) :: (b, fb) :: (((c, _) :: _) as r)) then
    [&& all (fun u => check_corner achieved plane u.1) [:: (a, fa), (b, fb) & r],
        on_edge fa a b c & check_fan a b fb r]
  else false.

(** ** Soundness *)

Section Edges.
Variable good : zvector -> Prop.
Let good_edges (poly : polygon) : Prop := forall u, List.In u poly -> good u.2.
Let good_cell (cell : option polygon) : Prop := if cell is Some poly then good_edges poly else True.

Lemma keep_edges line first acc r : good line -> good_edges acc -> good_edges (map snd r) ->
  good_edges (keep line first acc r).
Proof.
move=> ok_line; elim: r acc => [|[s [c e]] r IH] acc //= ok_acc ok_r.
have ok_e : good e by apply: (ok_r (c, e)); left.
apply: IH => [|u in_u]; last by apply: ok_r; right.
set acc' := if Z.ltb s 0 then acc else _.
have ok_acc' : good_edges acc'.
  rewrite /acc'; case: ifP => // _ u [<-|]; last exact: ok_acc.
  by rewrite /=; case: ifP.
case: ifP => _; first by move=> u [<-//|]; exact: ok_acc'.
by case: ifP => _ // u [<-//|]; exact: ok_acc'.
Qed.

Lemma cut_by_edges line cell : good line -> good_cell cell -> good_cell (cut_by line cell).
Proof.
move=> ok_line; case: cell => [poly|] //= ok_poly; case: ifP => // _; case: ifP => // _.
rewrite tmapE; set sides := map _ poly.
have ok_sides : good_edges (map snd sides).
  by rewrite -map_comp (@eq_map _ _ _ id) ?map_id.
case: sides ok_sides => [|[s u] sides] // ok_sides v in_v.
have in_k := In_rev in_v; by apply: keep_edges in_k.
Qed.

Lemma tightest_good pred_ size_ rows r : tightest pred_ size_ rows = Some r ->
  exists2 s, List.In s rows & s_line s = r.
Proof.
rewrite /tightest; set step := fun _ => _.
suff acc best : foldl step best rows = Some r -> (exists2 s, List.In s rows & s_line s = r) \/ best = Some r.
  by case/acc.
elim: rows best => [|s rows IH] best /=; first by right.
case/IH=> [[t in_t eq_t]|]; first by left; exists t; [right|].
rewrite /step; case: ifP => _; last by right.
case: best {IH} => [b|]; last by case=> <-; left; exists s; [left|].
case: ifP => _; last by right.
by case=> <-; left; exists s; [left|].
Qed.

Variables (pieces rows : seq scaled) (k : nat) (plane : scaled).
Hypothesis rows_good : forall r, List.In r rows -> good (s_line r).
Hypothesis pieces_good : forall q, List.In q pieces -> good (zdifference plane q).
Hypothesis zero_good : good (ZVector 0 0 0).
Hypothesis self_good : good (zdifference plane plane).
Hypothesis infinity_good : good (ZVector 0 0 1).

Lemma start_edges : good_cell (start rows).
Proof.
rewrite /start; case eqD: tightest => [rowD|] //; case eqP: tightest => [rowP|] //=.
have [s in_s <-] := tightest_good eqD; have [t in_t <-] := tightest_good eqP.
by move=> u [<-|[<-|[<-|[]]]] //=; apply: rows_good.
Qed.

Lemma pick_or (A : Type) (d : A) s i : pick d (spread s) i = d \/ List.In (pick d (spread s) i) s.
Proof.
rewrite pick_spread; case: (ltnP i (size s)) => [lt_i|ge_i]; last by left; rewrite nth_default.
by right; apply: In_nth.
Qed.

Lemma cut_piece_edges cell l other : good (zdifference plane other) -> good_cell cell ->
  good_cell (cut_piece k plane cell l other).
Proof. by rewrite /cut_piece; case: ifP => // _; apply: cut_by_edges. Qed.

(** All edges of a cell lie on lines that are good: rows, and differences of pieces. *)
Theorem cut_cell_edges around poly u :
  cut_cell (lines_of pieces rows) k plane around = Some poly -> List.In u poly -> good u.2.
Proof.
suff: good_cell (cut_cell (lines_of pieces rows) k plane around) by move=> ok eq_c; move: ok; rewrite eq_c; apply.
case: around => [[ps rs]|] /=.
  have: good_cell (foldl (fun cell i => cut_row cell (pick zero_line (spread rows) i)) (start rows) rs).
    elim: rs (start rows) start_edges => //= i rs IH cell ok; apply: IH; apply: cut_by_edges => //.
    by case: (pick_or zero_line rows i) => [->//|]; apply: rows_good.
  elim: ps (foldl _ _ _) => //= l ps IH cell ok; apply: IH; apply: cut_piece_edges => //.
  by case: (pick_or plane pieces l) => [->//|]; apply: pieces_good.
have: good_cell (foldl cut_row (start rows) rows).
  have: forall r, List.In r rows -> good (s_line r) by [].
  elim: rows (start rows) start_edges => //= r rs IH cell ok rs_good; apply: IH => [|s in_s].
    by apply: cut_by_edges => //; apply: rs_good; left.
  by apply: rs_good; right.
elim: pieces pieces_good (foldl _ _ _) 0%N => //= q qs IH qs_good cell l ok.
apply: IH => [r in_r|]; first by apply: qs_good; right.
by apply: cut_piece_edges => //; apply: qs_good; left.
Qed.

End Edges.

Section Soundness.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Hypothesis E_up : epi_up E.
Hypothesis E_convex : epi_convex E.
Hypothesis wf : well_formed I.
Local Notation zF := (@zF F).
Local Notation zV := (@zV F).

(** A point that some restorer has. *)
Definition achieves (t : triple) : Prop :=
  exists Q, [/\ is_kernel Q, dist I Q <= toF t.1.1, E (push I Q) (toF t.1.2) & err I Q <= toF t.2].

Variable achieved : tree triple.
Hypothesis achieved_sound : forall t, List.In t (entries_of achieved) -> achieves t.
Variables (a b c : Q).
Let plane := scaled_of a b c.
Let k := line_of F a b c.

Lemma toF_quotient (d : Q) x w : 0 < zF w -> Z.mul (Qnum d) w = Z.mul x (Zpos (Qden d)) -> toF d = zF x / zF w.
Proof.
move=> w_gt0 eq_d; apply/eqP; rewrite /toF eqr_div ?zF_pos_neq0 ?lt0r_neq0 //.
by rewrite -!zFM eq_d.
Qed.

Lemma check_corner_sound g : check_corner achieved plane g -> reachable I E k (zV g).
Proof.
case: g => x y w; rewrite /check_corner; have dot_g := scaled_of_dot a b c (zV (ZVector x y w)).
have d_gt0 := zF_pos F (s_over plane).
case: ifP => [|_].
  rewrite (zF_ltb F) => w_gt0; case found: error_at => [e|] //; rewrite -(zF_le F) !zFM zV_eval dot_g => le_e.
  have [d [p [in_t eq_d eq_p]]] := error_at_in found; have [Q [kQ distQ percQ errQ]] := achieved_sound in_t.
  left; split=> //=; rewrite -(toF_quotient w_gt0 eq_d) -(toF_quotient w_gt0 eq_p).
  exists Q; split=> //; apply: le_trans errQ _; rewrite /= /toF ler_pdivr_mulr ?zF_pos //.
  move: le_e; rewrite mulrCA -!mulrA ler_pmul2l // => le_e.
  rewrite -(ler_pmul2r w_gt0); apply: le_trans le_e _; rewrite le_eqVlt; apply/orP; left; apply/eqP.
  have -> : dot k (zV (ZVector x y w)) = dot k (point (toF d) (toF p)) * zF w.
    rewrite (toF_quotient w_gt0 eq_d) (toF_quotient w_gt0 eq_p) /dot /=.
    by rewrite mulr1 !mulrDl -!(mulrA (toF _)) !divfK ?lt0r_neq0.
  by rewrite mulrAC.
rewrite !(zF_eqb F) -!(zF_le F) zV_eval dot_g => /and4P[/eqP w0 x_ge0 y_ge0].
rewrite mulf_eq0 (gt_eqF d_gt0) /= => /eqP flat; right; split=> //=.
by move: flat; rewrite /dot /= w0 mulr0 addr0.
Qed.

Lemma on_edge_sound f u v o g : on_edge f u v o -> 0 < det (zV u) (zV v) (zV o) ->
  0 <= dot (zV f) g -> 0 <= det (zV u) (zV v) g.
Proof.
rewrite /on_edge !(zF_eqb F) (zF_ltb F) !zV_eval => /and3P[/eqP fu /eqP fv fo] uvo.
exact: edge_ge0 uvo fu fv fo.
Qed.

Lemma check_fan_sound u v f r g : check_fan u v f r -> 0 <= dot (zV f) g ->
  (forall p, List.In p r -> 0 <= dot (zV p.2) g) -> fan (zV u) (zV v) (map (fun p => zV p.1) r) g.
Proof.
elim: r v f => //= [[w h] r] IH v f /and3P[]; rewrite (zF_ltb F) zV_eval zV_cross -det_cross => uvw vw rest f_ge0 ok.
have h_ge0 : 0 <= dot (zV h) g by apply: (ok (w, h)); left.
split=> //; first by apply: (on_edge_sound vw) => //; rewrite -det_cycle.
case: r IH rest ok => [|p r] IH rest ok; last by apply: IH rest h_ge0 _ => q q_in; apply: ok; right.
by apply: (on_edge_sound rest) => //; rewrite det_cycle.
Qed.

Lemma all_of_map_In (T : Type) (f : T -> vector F) (good : vector F -> Prop) (s : seq T) :
  (forall x, List.In x s -> good (f x)) -> all_of good (map f s).
Proof.
elim: s => //= x s IH ok; split; first by apply: ok; left.
by apply: IH => y y_in; apply: ok; right.
Qed.

(** Where the lines of all edges are >= 0 the plane is reached. *)
Theorem check_cell_sound poly D P : check_cell achieved plane (Some poly) ->
  (forall u, List.In u poly -> 0 <= dot (zV u.2) (point D P)) -> reached I E k D P.
Proof.
case: poly => [|[u fu] [|[v fv] [|[w fw] r]]] // /and3P[corners uv fan_ok] forms_ge0.
have reach p : List.In p [:: (u, fu), (v, fv), (w, fw) & r] -> reachable I E k (zV p.1).
  by move=> in_p; apply: check_corner_sound; apply: (all_In corners in_p).
have fanP : fan (zV u) (zV v) (map (fun p => zV p.1) ((w, fw) :: r)) (point D P).
  apply: (check_fan_sound fan_ok); first by apply: (forms_ge0 (v, fv)); right; left.
  by move=> p p_in; apply: forms_ge0; right; right.
have uvw : 0 < det (zV u) (zV v) (zV w) by case: fanP.
have uv_ge0 : 0 <= det (zV u) (zV v) (point D P).
  by apply: (on_edge_sound uv uvw); apply: (forms_ge0 (u, fu)); left.
have rv : reachable I E k (zV v) by apply: (reach (v, fv)); right; left.
have rr : all_of (reachable I E k) (map (fun p => zV p.1) ((w, fw) :: r)).
  by apply: all_of_map_In => p in_p; apply: reach; right; right.
have [//|a' [b' [ra rb comb]]] := fan_triangle _ rv rr uv_ge0 fanP.
apply/reachable_point/(reachable_combination E_up E_convex wf _ ra rb comb).
by apply: (reach (u, fu)); left.
Qed.

End Soundness.
