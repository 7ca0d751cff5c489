/**
 * Thrown after an interruption, once everything of use has been written: the command ends with status
 * 130.
 */
export class Interrupted extends Error {}
