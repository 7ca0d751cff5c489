/** The commands about files: certificates, problems, names, the shell. */
import type { Command } from "commander";
import { command } from "./command.js";
import { fileHelp } from "./help.js";

/**
 * @param build makes the program, for what lists its commands
 * @param run runs another command line, for a command that is made of others
 */
export function files(
  program: Command,
  build: () => Command,
  run: (words: readonly string[]) => Promise<number>,
): void {
  command(program, "check <FILE...>", "verify certificates with the independent checker")
    .option("--json", "one JSON object per certificate")
    .option("--verified", "ask the checker that is proved correct in Coq as well")
    .addHelpText(
      "after",
      `\nA file holds one certificate or a list, and may be compressed by gzip; "-" is\nstandard input. Exit status 1 when one is rejected, and with --verified when one
is not accepted by both checkers.`,
    )
    .action(async (files: string[], options: unknown) =>
      (await import("../commands/check.js")).run(files, options as never),
    );

  command(program, "report [FILE...]", "a folder with tables, figures, data and certificates that checks itself")
    .option("--output <DIR>", "the folder to write: a new or empty one")
    .option("--gallery", "all problems of the gallery")
    .option("--force", "replace a report that is there")
    .option("--verify <DIR>", "make every file of a report again, compare it, and check its certificates")
    .option("--json", "one JSON object")
    .addHelpText(
      "after",
      `\nThe folder has README.md, report.tex, problems/, data/, tables/, verdicts/,\nfigures/, certificates/, check.mjs (node check.mjs certificates/*.json needs no\ninstallation) and manifest.json: hashes, and the command that makes each file.\nExit status of --verify: 1 where anything differs.${fileHelp}`,
    )
    .action(async (given: string[], options: unknown) =>
      (await import("../commands/report.js")).run(given, options as never, run),
    );

  command(program, "confusion <CSV>", "the problem of a confusion matrix, as a problem file")
    .option("--name <name>", "the name of the problem (default: that of the file)")
    .option("--distortion <NAME>", 'hamming, squared-error, absolute-error, or JSON: {"matrix": …}', "hamming")
    .option("--perception <NAME>", 'the name of a divergence, or JSON: {"transport": …}', "total-variation")
    .option("--json", "a problem file is JSON in any case")
    .addHelpText(
      "after",
      "\nRows are the true classes, columns the answers; names of classes may stand in\nthe first row and column. Each class becomes a source letter, and the answers\nare what the restorer sees of it.",
    )
    .action(async (file: string, options: unknown) =>
      (await import("../commands/confusion.js")).run(file, options as never),
    );

  command(program, "validate <FILE...>", "check problem files")
    .option("--json", "one JSON object per file")
    .addHelpText("after", fileHelp)
    .action(async (files: string[], options: unknown) =>
      (await import("../commands/validate.js")).run(files, options as never),
    );

  command(program, "export <FILE>", "problems and certificates for third-party programs")
    .requiredOption("--to <language>", "coq, smt2, lp, mps, ine, ext or vipr")
    .option("-D, --distortion <D>", "the bound on E[Δ] of a point of a problem, or inf")
    .option("-P, --perception <P>", "the bound on d(p_X,q), or inf")
    .addHelpText(
      "after",
      `
FILE is a problem or a file of certificates.
  coq   theorems that the verified checker of proofs/ proves by evaluation
  smt2  SMT-LIB 2, for z3 and cvc5: the facts of a certificate, or, of a problem
        with -D and -P, whether any restorer is below the error rate found; the
        answer is unsat where the certificate or the error rate is right
  lp    the linear program of a problem at -D, -P in CPLEX-LP, for esolver and
        glpsol
  mps   the same in MPS
  ine   C of a problem, or of the certificate of a surface, as half-spaces, for
        lrs and cdd
  ext   the same as vertices and rays
  vipr  a point as a certificate of VIPR 1.0, for viprchk
Of a problem without a point the whole surface is computed. docs/export.md shows
each of them with the program that reads it.`,
    )
    .action(async (file: string, options: unknown) =>
      (await import("../commands/export.js")).run(file, options as never),
    );

  command(program, "gallery [NAME]", "list the named problems, or print one as a problem file")
    .option("--json", "the list as JSON")
    .action(async (name: string | undefined, options: unknown) =>
      (await import("../commands/gallery.js")).run(name, options as never),
    );

  command(program, "explore [FILE]", "the explorer: C(D,P) in the browser, computed on this machine")
    .option("--port <n>", "the port of its address (default: any that is free)")
    .option("--no-open", "print the address only, and open no browser")
    .addHelpText(
      "after",
      `\nServes the page to this machine alone, prints its address, and runs until\nCtrl-C. Where the output is no terminal, no browser opens.${fileHelp}`,
    )
    .action(async (file: string | undefined, options: unknown) =>
      (await import("../commands/explore.js")).run(file, options as never),
    );

  command(program, "schema", "print the JSON Schema of problem files")
    .option("--json", "the schema is JSON in any case")
    .action(async () => {
      (await import("../commands/schema.js")).run();
    });

  command(program, "completion <SHELL>", "print the script that lets a shell complete exact-cdp")
    .addHelpText(
      "after",
      `\nSHELL is bash, zsh or fish. For the shell at hand:\n  bash  source <(exact-cdp completion bash)\n  zsh   source <(exact-cdp completion zsh)   (after compinit)\n  fish  exact-cdp completion fish | source`,
    )
    .action(async (shell: string) => (await import("../commands/completion.js")).run(shell, build()));
}
