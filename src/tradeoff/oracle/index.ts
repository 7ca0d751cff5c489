/** The oracle that suits a problem: a network for transport costs, a linear program otherwise. */
import type { Problem } from "../../model/problem.js";
import { LinearOracle } from "./linear.js";
import type { Oracle } from "./oracle.js";
import { TransportOracle } from "./transport.js";

export function oracleFor(problem: Problem): Oracle {
  return (problem.perception.family === "transport" ? new TransportOracle(problem) : new LinearOracle(problem)) as unknown as Oracle;
}
