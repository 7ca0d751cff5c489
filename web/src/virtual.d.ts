declare module "virtual:formulas" {
  /** MathML by the names of formulas.ts. */
  export const formulas: Readonly<Record<string, string>>;
}
