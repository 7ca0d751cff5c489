/** Evaluation of restorers made elsewhere. */
export { evaluate, perceptions, type Achieved, type AchievedBy } from "./cases/achieved.js";
