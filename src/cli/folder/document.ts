/** The page of a report in LaTeX: report.tex, for pdflatex, with the tables and figures of the folder. */
import { problemHash } from "../../certificate/data.js";
import { printable } from "../../exact/errors.js";
import { counted } from "../../exact/words.js";
import { producer } from "../../report/listing.js";
import { texText } from "../../report/tex-text.js";
import { captions, pathsOf, type Page } from "./page.js";
import type { Reported } from "./plan.js";

/** Tables that are wider than the page become as wide as it. */
const preamble = String.raw`\documentclass[a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage{textcomp}
\usepackage{amsmath,amssymb}
\usepackage{booktabs,longtable}
\usepackage{graphicx}
\usepackage[margin=25mm]{geometry}
\newsavebox\tablebox
\let\plaintabular\tabular
\let\endplaintabular\endtabular
\renewenvironment{tabular}[1]%
  {\begin{lrbox}{\tablebox}\begin{plaintabular}{#1}}%
  {\end{plaintabular}\end{lrbox}%
   \par\noindent\ifdim\wd\tablebox>\linewidth\resizebox{\linewidth}{!}{\usebox{\tablebox}}\else\usebox{\tablebox}\fi\par\medskip}
\setlength{\parindent}{0pt}
`;

export function documentText(page: Page): string {
  const { problems, commands } = page;
  return [
    `% Written by ${producer}. Compile with pdflatex (texlive-latex-recommended, lmodern).\n`,
    preamble,
    "\\begin{document}\n",
    `\\section*{$C(D,P)$ of ${title(problems)}}\n`,
    "$C(D,P)$ is the least error rate of the classifier on the restored signal, where the expected distortion is at most $D$ and the perceptual difference at most $P$ (Liu, Zhang and Xiong, \\emph{On The Classification-Distortion-Perception Tradeoff}, NeurIPS 2019). ",
    `Computed by ${producer}; \\texttt{node check.mjs certificates/*.json} verifies every certificate of the folder of this document.\n\n`,
    ...(commands.has("tables/verdicts.tex") ? ["\\subsection*{All verdicts}\n\\input{tables/verdicts.tex}\n"] : []),
    ...problems.flatMap((one) => [...section(page, one)]),
    "\\end{document}\n",
  ].join("");
}

/** A few names, or how many there are. */
function title(problems: readonly Reported[]): string {
  if (problems.length > 3) return counted(problems.length, "problem");
  return problems.map(({ problem }) => texText(printable(problem.name))).join(", ");
}

function* section(page: Page, one: Reported): Generator<string> {
  const { verdicts, figures, tables } = pathsOf(page, one);
  const { name, description, reference } = one.problem;
  yield `\\clearpage\n\\subsection*{${texText(printable(name))}}\n`;
  for (const text of [description, reference])
    if (text !== undefined && text !== "") yield `${texText(printable(text))}\\par\n`;
  yield `Problem sha256: {\\scriptsize\\texttt{${problemHash(one.problem)}}}\\par\\medskip\n`;
  for (const path of verdicts) yield* textLines(page.read(path));
  for (const path of figures) {
    const caption = captions[path.endsWith("-map.svg") ? "map" : "curves"];
    yield `\\begin{center}\n\\includegraphics[width=\\linewidth,height=0.3\\textheight,keepaspectratio]{${path.replace(/svg$/, "pdf")}}\\\\\n\\small ${texText(caption)}\n\\end{center}\n`;
  }
  for (const path of tables) yield `\\input{${path.replace(/md$/, "tex")}}\n`;
}

/** Text of a command, line by line, with its indentation. */
function* textLines(text: string): Generator<string> {
  yield "{\\scriptsize\\ttfamily\\raggedright\n";
  for (const line of text.trimEnd().split("\n")) {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const rest = line.slice(indent);
    yield rest === "" ? "\\medskip\n" : `\\hspace*{${String(indent * 0.525)}em}${texText(rest)}\\par\n`;
  }
  yield "}\\medskip\n";
}
