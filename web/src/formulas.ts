/** The formulas of the page in TeX; vite.config.ts makes MathML of them. */
export const sources = {
  definition:
    "C(D,P)=\\min_{Q(\\hat x|y)}\\ \\varepsilon\\quad\\text{subject to}\\quad \\mathbb{E}[\\Delta(X,\\hat X)]\\le D,\\quad d(p_X,p_{\\hat X})\\le P",
  chain: "X\\to Y\\to\\hat X",
  slopes: "\\lambda=-\\frac{\\partial C}{\\partial D},\\qquad \\mu=-\\frac{\\partial C}{\\partial P}",
  loss: "\\alpha\\,\\mathbb{E}[\\Delta]+\\beta\\,d(p_X,p_{\\hat X})+\\gamma\\,\\varepsilon",
  restorer: "Q(\\hat x|y)",
} as const;
