/** Formulas as MathML, made by KaTeX when the page is built: the page itself loads no KaTeX. */
import type { JSX } from "preact";
import { formulas } from "virtual:formulas";
import type { sources } from "../formulas.js";

/** A formula of formulas.ts. What is set as markup here was written there, and nowhere else. */
export function Formula({ name }: { readonly name: keyof typeof sources }): JSX.Element {
  return <span class="formula" dangerouslySetInnerHTML={{ __html: formulas[name] ?? "" }} />;
}
