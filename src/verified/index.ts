/** The checker that is proved correct in Coq, as a function. */
export {
  verifiedVerdicts,
  type VerifiedAccepted,
  type VerifiedNotRead,
  type VerifiedRejected,
  type VerifiedVerdict,
} from "./extracted.js";
