import { Rejection } from "../../src/kernel/rejection.js";

/** Why the kernel refuses, or "nothing refused"; other errors are thrown on. */
export function reasonOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Rejection) return error.reason;
    throw error;
  }
  return "nothing refused";
}
