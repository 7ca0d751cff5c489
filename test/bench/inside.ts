/** What the oracle of a transport divergence counts, and its simplex, which it keeps to itself. */
import type { TransportOracle } from "../../src/tradeoff/oracle/transport.js";
import type { NetworkSimplex } from "../../src/transport/simplex.js";

export interface Counts {
  readonly questions: number;
  /** Cycles and paths summed up in BigInts. */
  readonly evaluations: number;
  /** Questions that needed the coordinates of corners. */
  readonly corners: number;
  readonly pivots: number;
}

export function countsOf(oracle: TransportOracle): Counts {
  const { paths, tree } = (oracle as unknown as { readonly simplex: NetworkSimplex }).simplex;
  const { questions, corners } = oracle.counts;
  return { questions, corners, evaluations: paths.evaluations, pivots: tree.pivots };
}
