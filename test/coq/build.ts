/** Compiles the verified checker before the tests that ask it. */
import { available } from "../support/tools.js";
import { buildChecker } from "./coq.js";

export default function setup(): void {
  if (available("coqc")) buildChecker();
}
