/** A thread that knows the built-in conjectures. */
import { workerOf } from "../search/worker.js";
import * as registry from "./registry.js";

export default workerOf(registry);
