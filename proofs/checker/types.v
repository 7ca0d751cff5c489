(** Problems, statements and evidence as data that compute: what a certificate holds
    once its text has been read. What they mean is said in data.v and statements.v.

    Letters, outputs and classes are numbers, in the order in which the problem lists
    them. The union letters are the source letters, then the restored letters that are
    no source letters (docs/formats.md). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

(** ** Problems *)

(** A row of masses: positions with what stands there; the mass of a letter is the sum
    of what is listed for it, zero for a letter that is not listed. *)
Definition masses := seq (nat * Q).

(** The f-divergences; docs/formats.md has their formulas. *)
Inductive f_kind :=
  | KullbackLeibler | ReverseKullbackLeibler
  | ChiSquared | ReverseChiSquared
  | JensenShannon | SquaredHellinger.

(** A divergence. [xs] and [hs] are the numbers of each source letter and of each restored
    letter among the union letters, of which there are at most [nX + nH].

    - [TotalVariation xs hs];
    - [Transport rho]: a transport cost, a row per restored letter, a column per source letter;
    - [Witnesses gX gH]: a row per witness, its values on the source letters and on the
      restored letters;
    - [FDivergence kind xs hs];
    - [MeanDiscrepancy K xs hs]: (q-p)^T K (q-p), a row and a column per union letter. *)
Inductive perception :=
  | TotalVariation (xs hs : seq nat)
  | Transport (rho : seq (seq Q))
  | Witnesses (gX gH : seq (seq Q))
  | FDivergence (kind : f_kind) (xs hs : seq nat)
  | MeanDiscrepancy (K : seq (seq Q)) (xs hs : seq nat).

(** A problem with [nK] classes, [nX] source letters, [nY] outputs and [nH]
    restored letters: the joint masses (a row per class), the channel (a row
    per source letter), the class of every restored letter, the distortion
    measure (a row per source letter) and the divergence. *)
Record raw_problem := RawProblem {
  nK : nat; nX : nat; nY : nat; nH : nat;
  r_joint : seq (seq Q);
  r_chan : seq (seq Q);
  r_label : seq nat;
  r_Delta : seq (seq Q);
  r_perception : perception
}.

(** The same with other classes of the restored letters, with another divergence, with
    another channel. *)
Definition relabel (p : raw_problem) (l : seq nat) : raw_problem :=
  RawProblem (nK p) (nX p) (nY p) (nH p) (r_joint p) (r_chan p) l (r_Delta p) (r_perception p).
Definition with_perception (p : raw_problem) (d : perception) : raw_problem :=
  RawProblem (nK p) (nX p) (nY p) (nH p) (r_joint p) (r_chan p) (r_label p) (r_Delta p) d.
Definition with_channel (p : raw_problem) (n : nat) (W : seq (seq Q)) : raw_problem :=
  RawProblem (nK p) (nX p) n (nH p) (r_joint p) W (r_label p) (r_Delta p) (r_perception p).

(** A part of the perception: with [part_root], d is the square root of the divergence
    (wasserstein-2), and "d <= P" means P >= 0 and divergence <= P^2. *)
Record part := Part { part_root : bool; part_divergence : perception }.

(** Any problem of a problem file: d is the least of the parts, at least one of them; with
    [retrained] the error rate is that of the best classes of the restored letters (the
    [r_label] of [base] are then all 0). [base] has the divergence of the first part. *)
Record cdp_problem := CdpProblem {
  base : raw_problem;
  retrained : bool;
  parts : seq part
}.

(** ** Evidence *)

(** Why mu.d(p_X, q) >= beta - sum_h w(h) q(h) for all pmfs q (docs/formats.md, "The
    plane" and "Cuts of smooth divergences"). In a transport cut an empty [v] stands for
    the largest possible one. *)
Inductive cut :=
  | TransportCut (v w : seq Q)
  | WitnessCut (m : seq Q)
  | SlopesCut (s : seq Q) (c : Q)
  | TangentCut (r : seq Q)
  | NoCut.

(** A plane: its multipliers, its row potentials s(y) and its cut. Where the list of row
    potentials is empty, the largest possible ones are taken. *)
Record plane := Plane {
  p_lambda : Q;
  p_mu : Q;
  p_rows : seq Q;
  p_cut : cut
}.

(** What bounds a transport cost from above: nothing; a coupling, a row per restored
    letter over the source letters; or the monotone coupling, where source letters and
    restored letters are given in increasing order. The checker computes that one, and
    checks it like any other. *)
Inductive coupling :=
  | NoCoupling
  | Given (T : seq masses)
  | Monotone (xs hs : seq nat).

(** A restorer, a row per output, and its coupling. *)
Record restoring := Restoring { r_rows : seq masses; r_coupling : coupling }.

(** Trees over classes of restored letters; a branch per class at a [Split]. *)
Inductive tree :=
  | LeafPlane (pl : plane)
  | LeafFarkas (pl : plane)
  | LeafSymmetry (i : nat)
  | Split (h : nat) (branches : seq tree).

Record symmetry := Symmetry {
  y_letters : seq nat; y_inputs : seq nat; y_outputs : seq nat; y_classes : seq nat
}.

(** The evidence of a value (or enclosure): a restorer with the case that attains the
    value, and a tree per part. Where the problem has one case, the tree is one plane. *)
Record value_evidence := ValueEvidence {
  v_restoring : option restoring;         (* None where nothing is claimed from above *)
  v_classes : option (seq nat);           (* with a re-trained classifier *)
  v_part : nat;
  v_trees : seq tree;
  v_symmetries : seq symmetry;
  v_order : option (seq nat)
}.

(** A Farkas plane per part. *)
Definition infeasible_evidence := seq plane.

(** The pieces and the rows that cut out a cell. *)
Record neighbours := Neighbours { n_pieces : seq nat; n_rows : seq nat }.

(** (lambda, mu, gamma) is the plane gamma - lambda.D - mu.P of a piece, (a, b, c) the
    row a.D + b.P >= c. *)
Definition triple := (Q * Q * Q)%type.

Record surface_evidence := SurfaceEvidence {
  s_neighbours : option (seq neighbours);
  s_planes : seq plane;
  s_cuts : seq plane;
  s_restorers : seq restoring
}.

(** An output or inputs of it. *)
Record bayes_violation := BayesViolation { b_inputs : seq nat; b_output : nat }.

Record bayes_evidence := BayesEvidence {
  b_source_rule : seq nat;
  b_degraded_rule : seq nat;
  b_common : option (seq (nat * nat));    (* output and class *)
  b_violation : option bayes_violation;
  b_pairwise_violation : option bayes_violation
}.

Record minimum_evidence := MinimumEvidence { m_restoring : restoring; m_plane : plane }.

Inductive tradeoff_reason :=
  | Together (r : restoring)
  | ApartPlane (pl : plane)
  | ApartFarkas (pl : plane)
  | ApartHall (letters outputs : seq nat).

Record tradeoff_evidence := TradeoffEvidence {
  t_distortion : minimum_evidence;
  t_perception : minimum_evidence;
  t_error : minimum_evidence;
  t_reason : tradeoff_reason
}.

(** Another channel: its rows in the order of the problem's source letters. *)
Record channel := Channel { ch_outputs : nat; ch_rows : seq (seq Q) }.

Inductive degradation_evidence :=
  | Through (T : seq masses)
  | Payoff (G : seq (seq Q)).

Record dominance_evidence := DominanceEvidence {
  d_pieces : seq triple;
  d_domain : seq triple;
  d_surface : surface_evidence;
  d_below : seq restoring
}.

(** A point of a counterexample: a value, or an infeasible point. *)
Inductive point_evidence :=
  | PointValue (e : value_evidence)
  | PointInfeasible (e : infeasible_evidence).

(** ** Statements *)

(** A point with C there; no error rate where nothing is feasible. A bound is [None] where
    there is none. *)
Record stated_point := StatedPoint { o_D : option Q; o_P : option Q; o_error : option Q }.

Inductive statement :=
  | SValue (D P : option Q) (v : Q)
  | SInfeasible (D P : option Q)
  | SEnclosure (D P : option Q) (l : Q) (u : option Q)
  | SSurface (pieces domain : seq triple)
  | SBayesRisks (source degraded gap : Q) (equality : bool) (pairwise : option bool)
  | STradeoff (D P e : Q) (simultaneous : bool)
  | SDegradation (W : channel) (holds : bool)
  | SDominance (W : channel)
  | SCounterexample (left middle right : stated_point) (weight : Q) (violation : option Q).

Inductive evidence :=
  | EValue (e : value_evidence)            (* SValue, SEnclosure *)
  | EInfeasible (e : infeasible_evidence)
  | ESurface (e : surface_evidence)
  | EBayesRisks (e : bayes_evidence)
  | ETradeoff (e : tradeoff_evidence)
  | EDegradation (e : degradation_evidence)
  | EDominance (e : dominance_evidence)
  | ECounterexample (left middle right : point_evidence).
