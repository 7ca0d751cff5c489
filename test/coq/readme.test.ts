/** The commands of proofs/README.md that make a theorem of a certificate do so. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repositoryFile } from "../golden/golden.js";
import { mainFile } from "../support/cli.js";
import { available } from "../support/tools.js";
import { execute } from "./coq.js";

describe.skipIf(!available("coqc"))("proofs/README.md", () => {
  test("from a certificate to a theorem", async () => {
    const [, block = ""] =
      /## Certificates as theorems\n\n```sh\n([\s\S]*?)```/.exec(
        readFileSync(repositoryFile("proofs/README.md"), "utf8"),
      ) ?? [];
    expect(block.split("\n").filter((line) => line !== "")).toHaveLength(3);
    // In a folder of its own, beside the built proofs.
    const folder = mkdtempSync(join(tmpdir(), "exact-cdp-coq-"));
    try {
      symlinkSync(repositoryFile("proofs"), join(folder, "proofs"));
      // `cd` into a link and `..` again: the shell's own idea of the folder.
      const commands = block
        .replaceAll("npx exact-cdp", `"${process.execPath}" "${mainFile()}"`)
        .replace("../point.v", `"${join(folder, "point.v")}"`);
      const { status, stderr } = await execute("sh", ["-e", "-c", commands], folder);
      expect({ status, stderr }).toMatchObject({ status: 0 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
