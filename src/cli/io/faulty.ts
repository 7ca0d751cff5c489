/** Thrown where the code of a user's module, or our own, does not do what it should: one line, status 3. */
export class Faulty extends Error {}
