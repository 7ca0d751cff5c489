/**
 * `check` on surfaces: one line that says what was proved, also for a file read piece by piece.
 */
import { afterAll, describe, expect, it } from "vitest";
import { binaryProblem } from "../kernel/certificates.js";
import { referenceSurface, surfaceText } from "../kernel/surfaces.js";
import { exactCdp, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const text = surfaceText(referenceSurface(binaryProblem));
const accepted = "accepted  binary-denoising: C on all of its domain: 2 pieces, 3 domain rows, 2 vertices\n";

describe("check on a surface", () => {
  it("says how large it is", async () => {
    folder.file("surface.json", text);
    expect(await exactCdp(["check", "surface.json"], { cwd })).toEqual({ status: 0, stdout: accepted, stderr: "" });
    const { stdout } = await exactCdp(["check", "--json", "-"], { cwd, input: text });
    expect(JSON.parse(stdout)).toMatchObject({ status: "accepted", statement: { kind: "surface" }, vertices: 2 });
  });

  it("rejects one without its last restorer", async () => {
    folder.file("short.json", text.replace(/,\n[^\n]*\n\]\}\}\n$/, "\n]}}\n"));
    const { status, stdout } = await exactCdp(["check", "short.json"], { cwd });
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^rejected {2}short\.json: \$\.statement\.pieces\[\d\]: expected a restorer with \(E\[Δ\], d, ε\) = .*, found none\n$/,
    );
  });

  it("reads a large file piece by piece, from disk and from standard input, and a large one in another order whole", async () => {
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()));
    const spaces = `${" ".repeat(1024 * 1024)}\n`.repeat(17);
    const expected = { status: 0, stdout: `${accepted}${accepted}2 accepted, 0 rejected\n`, stderr: "" };
    for (const second of [text, reversed]) {
      const input = `[${text},${spaces}${second}]`;
      folder.file("large.json", input);
      expect(await exactCdp(["check", "large.json"], { cwd })).toEqual(expected);
      expect(await exactCdp(["check", "-"], { cwd, input })).toEqual(expected);
    }
    expect(await exactCdp(["check", "-"], { cwd, input: `${text}${spaces}x` })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^exact-cdp: standard input: not JSON at line \d+, column 1: expected the end of the text, found "x"\n$/,
      ),
    });
  });
});
