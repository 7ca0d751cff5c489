/** The oracle that suits a case: a network for transport costs, a linear program otherwise. */
import type { Case } from "../../model/case.js";
import { LinearOracle } from "./linear.js";
import type { Oracle } from "./oracle.js";
import { TransportOracle } from "./transport.js";

export function oracleFor(of: Case): Oracle {
  return (of.divergence.family === "transport" ? new TransportOracle(of) : new LinearOracle(of)) as unknown as Oracle;
}
