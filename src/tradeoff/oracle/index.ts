/** The oracle that suits a case: a network for transport costs, a linear program otherwise. */
import { linearCase, type Case } from "../../model/case.js";
import { LinearOracle } from "./linear.js";
import type { Oracle } from "./oracle.js";
import { TransportOracle } from "./transport.js";

/** @param hastyFrom for few questions, such as those of a point: see `TransportOracle` */
export function oracleFor(of: Case, hastyFrom?: number): Oracle {
  const linear = linearCase(of);
  const oracle =
    linear.divergence.family === "transport" ? new TransportOracle(linear, hastyFrom) : new LinearOracle(linear);
  return oracle as unknown as Oracle;
}
