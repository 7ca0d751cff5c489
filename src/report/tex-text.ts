/**
 * Text of unknown origin in LaTeX: every character is printed, none is read as syntax.
 *
 * What TeX reads is replaced: its special characters; `[` and `*`, which may follow `\\`; quotes and
 * `< > |`, for which older encodings have other signs; pairs that fonts join (`--`, `,,`, `<<`).
 * Accented letters that pdflatex does not know by itself become accents on letters, Greek letters
 * and some signs mathematics. Everything else stays as it is, and a remark says which encoding or
 * engine has it.
 */
import { printable } from "../exact/errors.js";

/** What a document has to bring for the texts so far, and what of it was said already. */
export class TexRemarks {
  private copied = false;
  private readonly letters = { t1: new Set<string>(), others: new Set<string>() };
  private readonly said = new Set<string>();

  /** Remembers that a character can be copied from the PDF only with modern fonts. */
  copyable(): void {
    this.copied = true;
  }

  /** Remembers a character that pdflatex has in the encoding T1 alone, or not at all. */
  needs(where: "t1" | "others", character: string): void {
    if (this.letters[where].size <= most) this.letters[where].add(character);
  }

  /** The remarks that were not taken yet. */
  take(): string[] {
    const { t1, others } = this.letters;
    const all = [
      ...(t1.size === 0 ? [] : [`needs \\usepackage[T1]{fontenc} for ${listed(t1)}`]),
      ...(others.size === 0
        ? []
        : [
            `compile with lualatex or xelatex, and a font that has them: this table contains letters that pdflatex does not have: ${listed(others)}`,
          ]),
      ...(this.copied
        ? ["with \\usepackage[T1]{fontenc} and \\usepackage{lmodern} its text can be copied from the PDF as it is"]
        : []),
    ];
    const fresh = all.filter((one) => !this.said.has(one));
    for (const one of fresh) this.said.add(one);
    return fresh;
  }
}

/** Most characters that a remark names. */
const most = 12;

function listed(characters: ReadonlySet<string>): string {
  const named = [...characters].slice(0, most).map((one) => `${one} (${codePoints(one)})`);
  return `${named.join(", ")}${characters.size > most ? ", …" : ""}`;
}

function codePoints(text: string): string {
  return Array.from(text, (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`).join(
    " ",
  );
}

/** The text as LaTeX prints it in a paragraph or the cell of a table. @param remarks collects what it needs */
export function texText(text: string, remarks: TexRemarks = new TexRemarks()): string {
  const clusters =
    printable(text)
      .normalize("NFC")
      .match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  return clusters
    .map((cluster, i) => {
      const before = clusters[i - 1] ?? " ";
      const isKept = cluster === " " && (before === " " || i === clusters.length - 1);
      if (isKept) return "\\ ";
      return `${joined.test(before + cluster) ? "\\kern0pt" : ""}${texCluster(cluster, remarks)}`;
    })
    .join("")
    .replaceAll(/\\kern0pt(?=[A-Za-z])/g, "\\kern0pt ");
}

/** Pairs that fonts join to another sign. */
const joined = /^(?:[-‐–]{2}|,,|<<|>>|[?!][`‘]|‘‘|’’)$/;

/** Characters of ASCII that TeX reads, or prints as something else. */
const ascii: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  // The straight quote is missing from the oldest encoding, but not from its typewriter font.
  '"': "{\\ttfamily\\char34}",
  "'": "\\textquotesingle{}",
  "`": "\\textasciigrave{}",
  "[": "{[}",
  "]": "{]}",
  "*": "{*}",
};

/** Letters and signs beyond ASCII that pdflatex knows in any encoding. */
const known = /^[¡-ª¬®-ºÀ-ÏÑ-ÝßÀ-ïñ-ýÿĀ-ăĆ-ďĒ-ėĚ-ĥĨ-ĭİ-ķĹ-ľŁ-ňŌ-ťŨ-űŴ-žȘ-ț¼-¿‐-―‘’“”†‡•…‰€™]$/u;
/** Those that it knows in the encoding T1. */
const knownToT1 = /^[«»ÐÞðþĄąĐđĘęĮįŊŋŲų]$/u;

/** Greek letters and signs with their names in mathematics. */
const namesInMathematics =
  "α alpha; β beta; γ gamma; δ delta; ζ zeta; η eta; θ theta; ι iota; κ kappa; λ lambda; μ mu; ν nu; " +
  "ξ xi; π pi; ρ rho; σ sigma; ς varsigma; τ tau; υ upsilon; χ chi; ψ psi; ω omega; ε varepsilon; " +
  "ϵ epsilon; φ varphi; ϕ phi; ϑ vartheta; Γ Gamma; Δ Delta; Θ Theta; Λ Lambda; Ξ Xi; Π Pi; Σ Sigma; " +
  "Υ Upsilon; Φ Phi; Ψ Psi; Ω Omega; " +
  "≤ le; ≥ ge; ≠ ne; ≈ approx; ≡ equiv; ∼ sim; → to; ← leftarrow; ↔ leftrightarrow; ⇒ Rightarrow; " +
  "∞ infty; ∈ in; ∂ partial; ∇ nabla; ∀ forall; ∃ exists; ∅ emptyset; ∪ cup; ∩ cap; ⊂ subset; " +
  "⊆ subseteq; ∧ wedge; ∨ vee; ⋅ cdot; ∘ circ; ⊥ perp; ℓ ell";
const mathematics = new Map(
  namesInMathematics.split("; ").map((pair) => pair.split(" ") as [letter: string, name: string]),
);

/** Commands of the marks that stand on, or under, a letter. */
const accents: Readonly<Record<string, string>> = {
  ...{ "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": "." },
  ...{ "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0331": "b" },
};

/** A character with the marks on it. */
function texCluster(cluster: string, remarks: TexRemarks): string {
  if (/^[ -~]$/.test(cluster)) {
    if (/[_~^]/.test(cluster)) remarks.copyable();
    return ascii[cluster] ?? cluster.replace(/[#$%&_{}]/, "\\$&");
  }
  if (known.test(cluster)) {
    remarks.copyable();
    return cluster;
  }
  const sign = mathematics.get(cluster);
  if (sign !== undefined) return `$\\${sign}$`;
  const [base = "", ...marks] = cluster.normalize("NFD");
  const commands = marks.map((mark) => accents[mark]);
  if (/^[A-Za-z]$/.test(base) && marks.length > 0 && !commands.includes(undefined)) {
    remarks.copyable();
    // An i or j under an accent has no dot of its own.
    const isDotless = /[ij]/.test(base) && commands.some((command) => !/[cdb]/.test(command ?? ""));
    const letter = isDotless ? `\\${base}` : base;
    return commands.reduce<string>((inside, command) => `\\${command ?? ""}{${inside}}`, letter);
  }
  remarks.needs(knownToT1.test(cluster) ? "t1" : "others", cluster);
  return cluster;
}
