/** The formats of tables, in one place for help, messages and the writers; apart from these, so that help loads none. */
export const formats = ["latex", "csv", "markdown", "json"] as const;
export type Format = (typeof formats)[number];

/** "latex, csv, markdown or json". @param remark what follows one of them in brackets */
export function formatWords(remark: Partial<Record<Format, string>> = {}): string {
  const words = formats.map((format) => format + (remark[format] ?? ""));
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

/** The languages of export. */
export const languages = ["coq", "smt2", "lp", "mps", "ine", "ext", "vipr"] as const;
export type Language = (typeof languages)[number];
