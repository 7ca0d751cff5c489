/** The commands that compute C and what belongs to it. */
import type { Command } from "commander";
import { command } from "./command.js";
import { boundsHelp, fileHelp, listHelp } from "./help.js";
import { formatWords } from "../io/formats.js";
import { collect, joined } from "./single.js";

export function answers(program: Command): void {
  command(program, "solve <FILE>", "C(D,P) at one point or several")
    .option("-D, --distortion <D>", "bound on the expected distortion, or several", joined)
    .option("-P, --perception <P>", "bound on the perceptual difference, or several", joined)
    .option("--at <D,P>", "a point instead of -D and -P; may be repeated", collect)
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object per point")
    .option("--tolerance <W>", "smooth divergences: the width of enclosures (1e-12)")
    .option("--certificate <FILE>", "write a certificate (a list for several points)")
    .addHelpText("after", `${boundsHelp}${listHelp}\nC is found at every D with every P.${fileHelp}`)
    .action(async (file: string, options: unknown) =>
      (await import("../commands/solve.js")).run(file, options as never),
    );

  command(
    program,
    "evaluate <FILE> <RESTORER>",
    "distortion, perceptual difference and error rate of a restorer, and whether a better one exists",
  )
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object")
    .option("--normalise", "divide each row by its exact sum, for rounded rows")
    .option("--certificate <FILE>", "write the certificate of C at the restorer's own distortion and perception")
    .addHelpText(
      "after",
      `\nRESTORER is JSON (a list with one row of masses per channel output,\n{"counts": …}, or the output of solve --json) or a CSV file with masses or\ncounts, and with names where it has them.${fileHelp}`,
    )
    .action(async (file: string, restorer: string, options: unknown) =>
      (await import("../commands/evaluate.js")).run(file, restorer, options as never),
    );

  command(
    program,
    "audit <FILE> <RESTORER...>",
    "how far restorers made elsewhere are from the frontier, and from the least losses",
  )
    .option(
      "-w, --weights <a,b,c>",
      "what they leave of a loss a·D + b·P + c·ε; ranges as in sweep; repeatable",
      collect,
    )
    .option("--format <format>", `${formatWords()}: a table`)
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object per restorer")
    .option("--normalise", "divide each row by its exact sum, for rounded rows")
    .option("--tolerance <W>", "smooth divergences: the width of enclosures (1e-12)")
    .option("--certificate <FILE>", "write the certificates of C and of the gaps, a list")
    .option("--better <FILE>", "write a better restorer, or better ones for several")
    .addHelpText(
      "after",
      `\nRESTORER is JSON (a list with one row of masses per channel output,\n{"counts": …}, the output of solve --json, or several with names,\n{"restorers": {NAME: RESTORER, …}}) or a CSV file with masses or counts. A\nsingle restorer has the name of its file.${fileHelp}`,
    )
    .action(async (file: string, restorers: string[], options: unknown) =>
      (await import("../commands/audit.js")).run(file, restorers, options as never),
    );

  command(program, "table <FILE>", "C on a grid, as a table")
    .requiredOption("-D, --distortion <AXIS>", "bounds on the distortion: 0:1:1/10, or 0,1/20,inf", joined)
    .requiredOption("-P, --perception <AXIS>", "bounds on the perceptual difference, likewise", joined)
    .option("--format <format>", formatWords({ markdown: " (the default)" }))
    .option("--decimals <n>", "add rounded values: marked ≈, or in CSV and JSON plain numbers")
    .option("--json", "the same as --format json")
    .option("--tolerance <W>", "smooth divergences: the width of enclosures (1e-12)")
    .option("--certificate <FILE>", "write the certificates of all points, a list")
    .addHelpText("after", boundsHelp + fileHelp)
    .action(async (file: string, options: unknown) =>
      (await import("../commands/table.js")).run(file, options as never),
    );

  command(program, "surface <FILE>", "all of C(D,P): its pieces, its domain, its vertices")
    .option("--format <format>", formatWords({ latex: ", latex-cases (one formula)" }))
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "the surface as one JSON object")
    .option("--tolerance <W>", "smooth divergences: the width of the band (1e-2)")
    .option("--certificate <FILE>", "write the certificate of the surface (FILE.json.gz: small, compressed)")
    .addHelpText("after", fileHelp)
    .action(async (file: string, options: unknown) =>
      (await import("../commands/surface.js")).run(file, options as never),
    );

  command(program, "slice <FILE>", "C as an exact function of one variable, with its breakpoints")
    .option("-P, --perception <P>", "C along the distortion, for this bound on the perceptual difference", joined)
    .option("-D, --distortion <D>", "C along the perceptual difference, for this bound on the distortion", joined)
    .option(
      "-E, --error-rate <C>",
      "the least distortion along the perceptual difference, for this bound on the error rate",
      joined,
    )
    .option("--format <format>", `${formatWords()}: the segments as a table`)
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--tolerance <W>", "smooth divergences: the width of the band (1e-4)")
    .option("--json", "one JSON object per slice")
    .option("--certificate <FILE>", "write the certificate of the slice (a list for several slices)")
    .addHelpText(
      "after",
      `\nOne of -P, -D and -E is given; several bounds make several slices.${boundsHelp}${listHelp}${fileHelp}`,
    )
    .action(async (file: string, options: unknown) =>
      (await import("../commands/slice.js")).run(file, options as never),
    );

  command(program, "sweep <FILE>", "exact optima of weighted sums a·distortion + b·perception + c·error rate")
    .option("-w, --weights <a,b,c>", "weights ≥ 0, not all zero, or ranges as 1,0:1:1/10,2; may be repeated", collect)
    .option("--grid <N>", "all weights (i,j,k)/N with i+j+k = N")
    .option("--locate", "compute the surface too, and say where on it each optimum lies")
    .option("--format <format>", `${formatWords()}: a table`)
    .option("--decimals <n>", "decimals of rounded values (6); adds them to tables, CSV and JSON")
    .option("--json", "one JSON object per optimum")
    .option("--tolerance <W>", "smooth divergences: the width of enclosures (1e-12)")
    .option("--certificate <FILE>", "write the certificates of all optima, a list")
    .addHelpText("after", `\nOne of --weights and --grid is given.${fileHelp}`)
    .action(async (file: string, options: unknown) =>
      (await import("../commands/sweep.js")).run(file, options as never),
    );

  command(program, "gaussian", "the paper's Gaussian example: error rates, divergences and best gains, enclosed")
    .option("--priors <LIST>", "priors of the classes", "7/10,3/10")
    .option("--means <LIST>", "means of the classes", "-1,1")
    .option("--variances <LIST>", "variances of the classes", "1,1")
    .option("--noise <v>", "variance of the noise", "1")
    .option("--gain <AXIS>", "the quantities at these gains, 1/10:6/5:1/10 or 1/2,2/3")
    .option("--range <a:b>", "gains among which the error rate is least (1/10:2)")
    .option("--digits <n>", "decimals of the enclosures (30; with --settle 8)")
    .option("--quantise <N>", "the problem with N letters, as a problem file")
    .option("--settle <LIST>", "C with so many letters, 8,16,32, at the bounds -D and -P", joined)
    .option("-D, --distortion <D>", "with --settle: bound on the expected distortion")
    .option("-P, --perception <P>", "with --settle: bound on the perceptual difference; with --quantise: its name")
    .option("--divergence <NAME>", "with --settle: the perceptual difference (total-variation)")
    .option("--tolerance <W>", "with --settle, smooth divergences: the width of enclosures (1e-12)")
    .option("--certificate <FILE>", "with --settle: write the certificates of all values, a list")
    .option("--format <format>", `${formatWords()}: lower and upper ends as columns`)
    .option("--decimals <n>", "with --settle: decimals of rounded values (6)")
    .option("--json", "one JSON object, or one per gain or number of letters")
    .addHelpText(
      "after",
      "\nX has a class with prior P, mean m and variance v; Y = X + noise; X\u0302 = aY with a\ngain a > 0. Without --gain: Bayes risks, thresholds, and the gains at which the\nmean squared error, the error rate and both Kullback-Leibler divergences are\nleast. The problem of --quantise and --settle has N letters, up to 128, for each\nof X, Y and X\u0302, every restorer, and masses in multiples of 1/1000000.",
    )
    .action(async (options: unknown) => (await import("../commands/gaussian.js")).run(options as never));

  command(program, "plot <FILE...>", "pictures: the (D,P) plane, the surface, curves; SVG, PNG, PDF, TikZ or CSV")
    .option("--map", "the (D,P) plane: cells, level lines, border; of several problems over each other")
    .option("--surface", "the surface in space")
    .option("--slices", "curves of C at the bounds -P, -D and -E")
    .option("--gaussian", "FILE is the CSV of gaussian --gain: its curves over the gain")
    .option("-P, --perception <P>", "with --slices: C along the distortion at these bounds", joined)
    .option("-D, --distortion <D>", "with --slices: C along the perceptual difference at these bounds", joined)
    .option("-E, --error-rate <C>", "with --slices: perception-distortion curves; else the level lines", joined)
    .option("--sweep <W>", "add optima of weighted sums: a,b,c as in sweep, or N for its grid", collect)
    .option("--points <FILE>", "add restorers: one as in evaluate, or several with names", collect)
    .option("--view <A,E>", "with --surface: azimuth and elevation in degrees (35,30); may be repeated", collect)
    .option("--tolerance <W>", "smooth divergences: the width of the band")
    .addHelpText(
      "after",
      `\nThe ending of --output is the format. A file of --points may hold\n{"restorers": {NAME: RESTORER, …}}. For --map and --surface FILE may also be a\ncertificate of a surface, which is checked first.${boundsHelp}${listHelp}${fileHelp}`,
    )
    .action(async (files: string[], options: unknown) =>
      (await import("../commands/plot.js")).run(files, options as never),
    );
}
