/** The run was interrupted and what is worth anything has been written: the command ends with status 130. */
export class Interrupted extends Error {}
