/** `exact-cdp validate`: are these problem files valid? */
import { problemHash } from "../../certificate/data.js";
import { InputError, printable } from "../../exact/errors.js";
import { warnings } from "../../format/warnings.js";
import { fileName, loadProblem, requireOneStandardInput } from "../io/input.js";
import { print } from "../io/output.js";

export function run(files: readonly string[], options: { readonly json?: true }): void {
  requireOneStandardInput(files);
  for (const file of files) {
    try {
      const problem = loadProblem(file);
      const { source, channel, restored, perception } = problem;
      const sizes = {
        source: source.alphabet.size,
        outputs: channel.outputs.size,
        restored: restored.size,
        classes: source.classNames.length,
      };
      const alike = warnings(problem);
      if (options.json === true) {
        const more = alike.length === 0 ? {} : { warnings: alike };
        print(
          `${JSON.stringify({ file, valid: true, problem: problem.name, sizes, sha256: problemHash(problem), ...more })}\n`,
        );
      } else {
        print(
          `valid  ${printable(problem.name)}: ${String(sizes.classes)} classes, |X| = ${String(sizes.source)}, |Y| = ${String(sizes.outputs)}, ` +
            `|X̂| = ${String(sizes.restored)}, ${perception.title}, sha256 ${problemHash(problem)}\n`,
        );
      }
      for (const warning of alike) process.stderr.write(`exact-cdp: warning: ${fileName(file)}: ${warning}\n`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      process.exitCode = 2;
      const { code, path, expected, found } = error;
      if (options.json === true)
        print(`${JSON.stringify({ file, valid: false, error: { code, path, expected, found } })}\n`);
      else process.stderr.write(`exact-cdp: ${error.message}\n`);
    }
  }
}
