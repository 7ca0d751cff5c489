/** `exact-cdp explore`: the explorer's page, served on this machine until Ctrl-C. */
import { InputError, describe } from "../../exact/errors.js";
import { problemToFile } from "../../format/problem.js";
import { openInBrowser, opening } from "../explore/opener.js";
import { jsonResource, pageFolder, readPage } from "../explore/page.js";
import { serve } from "../explore/server.js";
import { Interrupted } from "../io/interrupted.js";
import { loadProblem } from "../io/load-problem.js";
import { isWatched, print } from "../io/output.js";

interface Options {
  readonly port?: string;
  readonly open: boolean;
}

/** Where the page finds the problem, and what tells it to look there. */
const problemPath = "/problem.json";
const problemFragment = "#file";

export async function run(file: string | undefined, options: Options): Promise<void> {
  const port = options.port === undefined ? 0 : portOf(options.port);
  const problem = file === undefined ? undefined : await loadProblem(file);
  const page = readPage(pageFolder());
  if (problem !== undefined) page.set(problemPath, jsonResource(JSON.stringify(problemToFile(problem))));
  const serving = await serve(page, port);
  const interrupted = interruption();
  const address = `${serving.address}${problem === undefined ? "" : problemFragment}`;
  print(`${address}\n`);
  if (options.open && isWatched()) await openInBrowser(opening(address, process.platform));
  await interrupted;
  await serving.stop();
  throw new Interrupted();
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new InputError({
    code: "usage",
    path: "--port",
    expected: "a whole number from 1 to 65535",
    found: describe(text),
  });
}

/** Waits for Ctrl-C, or for the signal that ends a program. A second one ends it at once. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}
