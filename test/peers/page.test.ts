/** docs/export.md: what other programs print in its text blocks, run after the console blocks before them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Workshop, root } from "../docs/console.js";
import { available } from "../support/tools.js";

const programs = (["z3", "cvc5", "esolver", "glpsol", "lrs", "scdd_gmp"] as const).map((one) => available(one));

/** Commands of a block with what each prints. */
function commandsOf(body: string): { readonly command: string; readonly printed: string }[] {
  return body
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = "", ...lines] = part.split("\n");
      return { command, printed: lines.join("\n") };
    });
}

describe.skipIf(programs.includes(false))("docs/export.md", () => {
  it("shows what other programs print", async () => {
    const page = readFileSync(join(root, "docs/export.md"), "utf8");
    const workshop = new Workshop();
    let asked = 0;
    try {
      for (const [, kind, body] of page.matchAll(/^```(console|text)\n([^]*?)^```/gm)) {
        for (const { command, printed } of commandsOf(body!)) {
          // What a shell says of a program that stops itself is its own affair.
          const { stdout } = await workshop.run(command);
          if (kind === "console") continue;
          expect({ command, stdout }).toEqual({ command, stdout: printed });
          asked++;
        }
      }
    } finally {
      workshop.close();
    }
    expect(asked).toBe(10);
  });
});
