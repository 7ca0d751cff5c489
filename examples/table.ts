// A table of C over a grid, ready to paste into a paper.
import { galleryProblem, latex, problemFromData, table } from "exact-cdp";

const problem = problemFromData(galleryProblem("three-classes"));
const parts = latex(table(problem, { distortion: "3/10:2/5:1/20", perception: ["0", "1/10", "inf"] }));
console.log([...parts].join(""));

// prints:
// % C(D,P) of three-classes, exact; exact-cdp 0.5.1
// % problem sha256 77456a1ab9842851366acf839fac5ec1de7c4b30c148afffa7673e14c3214109
// % needs \usepackage{booktabs}
// \begin{tabular}{rrrr}
// \toprule
//  & \multicolumn{3}{c}{$P$} \\
// \cmidrule(lr){2-4}
// $D$ & $0$ & $1/10$ & $\infty$ \\
// \midrule
// $3/10$ & $\infty$ & $56/125$ & $56/125$ \\
// $7/20$ & $2729/6125$ & $1319/3000$ & $1319/3000$ \\
// $2/5$ & $2729/6125$ & $2684/6125$ & $647/1500$ \\
// \bottomrule
// \end{tabular}
