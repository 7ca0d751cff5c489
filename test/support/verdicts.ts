/** Verdicts as what their certificates are made of. */
import type { dominanceCertificate } from "../../src/certificate/verdicts.js";
import type { Dominates } from "../../src/theorem/dominance.js";
import type { ConvexTradeoff, TradeoffVerdict } from "../../src/theorem/tradeoff.js";

export function dominanceProof({ surface, of, points }: Dominates): Parameters<typeof dominanceCertificate> {
  return [surface.proof(), of, points];
}

/** The evidence where C is one convex function, which `tradeoffCertificate` takes. */
export function convexTradeoff({ convex }: TradeoffVerdict): ConvexTradeoff {
  if (convex === undefined) throw new Error("only a convex problem has this evidence");
  return convex;
}
