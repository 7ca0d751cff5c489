/** The run was interrupted and what was done has been written: the command ends with status 130. */
export class Interrupted extends Error {}
