/** What `check` says of enclosures, bands and weighted sums that are enclosed: the examples of docs/formats.md. */
import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { type Data, binaryProblem, sealed } from "../kernel/certificates.js";
import { exactCdp, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);

const formats = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");

/** The examples of a section, for binary-denoising with Kullback-Leibler. */
function examples(kind: string): Data[] {
  const section = formats.split(`### Statement \`${kind}\``)[1]!.split("\n### ")[0]!;
  return [...section.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => {
    const { statement, evidence } = JSON.parse(text!) as Data;
    return sealed({ ...binaryProblem, perception: "kullback-leibler" }, statement, evidence);
  });
}

// The band of several cases is that of missed-alarm-hellinger, which its own test checks.
it("one line each", async () => {
  const [enclosure] = examples("enclosure");
  const { plane, restorer } = enclosure!["evidence"];
  const weighted = sealed(
    enclosure!["problem"],
    {
      kind: "weighted",
      weights: { distortion: "0", perception: plane.multipliers.perception, errorRate: "1" },
      least: { lower: "21/100", upper: "43/200" },
    },
    { restorer, cases: [{ plane }] },
  );
  folder.file("all.json", JSON.stringify([enclosure, ...examples("band").slice(0, 2), weighted]));
  const { status, stdout } = await exactCdp(["check", "all.json"], { cwd: folder.path });
  expect(stdout).toBe(
    [
      "accepted  binary-denoising: C(∞, 1/1000) is in [208709/1000000, 261/1250]",
      "accepted  binary-denoising: C(∞, P): ∞ for P < 0, known to 7/5000 for P ≥ 0",
      "accepted  binary-denoising: C on a region: 2 pieces, known to 1/1000",
      "accepted  binary-denoising: the least 190779/64375·perception + error rate is in [21/100, 43/200]",
      "4 accepted, 0 rejected",
      "",
    ].join("\n"),
  );
  expect(status).toBe(0);
});
