/** What a queue refuses: one line each, and nothing is lost. */
import { readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finished, inProcess, mainFile, start, temporaryFolder, type Finished } from "../support/cli.js";
import { available } from "../support/tools.js";
import { RedisServer, selfSigned } from "./redis.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const text = (name: string): string => readFileSync(folder.file(name), "utf8");
const library = (): string => JSON.stringify(new URL(`file://${join(mainFile(), "../../generate/index.js")}`).href);

/** A module with this decision. */
function module(name: string, decide: string): string {
  const source = `import { instances } from ${library()};
export default { name: "mine-x", statement: "s", source: "ours", instances: instances({ kinds: ["total-variation"] }), decide: ${decide} };
`;
  folder.file(`${name}.mjs`, source);
  return `./${name}.mjs`;
}

beforeAll(() => {
  mainFile();
});

const small = ["theorem-1", "-n", "2", "-m", "2", "-N", "2", "-M", "3"];

describe.skipIf(!available("redis-server"))("a queue", () => {
  let server: RedisServer;
  let client: Redis;
  beforeAll(async () => {
    server = await RedisServer.start(["--requirepass", "se cret"], "redis", ":se%20cret@");
    client = server.client();
  });
  afterAll(async () => {
    client.disconnect();
    await server.stop();
  });

  const at = (name: string): string[] => ["--queue", server.url, "--name", name];
  const cluster = (action: string, name: string, ...words: readonly string[]): Promise<Finished> =>
    inProcess(["cluster", action, ...words, ...at(name)], { cwd });
  const worker = (name: string, ...words: readonly string[]): Promise<Finished> =>
    finished(
      start(["cluster", "worker", ...words, ...at(name), "--workers", "1", "--until-empty", "--lock", "1"], { cwd }),
    );

  /** One line on standard error that says this, nothing on standard output. */
  function refused({ status, stdout, stderr }: Finished, expected: number, ...says: readonly string[]): void {
    expect({ status, stdout, lines: stderr.split("\n").length, stderr }).toEqual({
      status: expected,
      stdout: "",
      lines: 2,
      stderr,
    });
    for (const one of says) expect(stderr).toContain(one);
    expect(stderr).not.toContain("cret");
  }

  async function alone(record: string, ...words: readonly string[]): Promise<string> {
    await inProcess(["verify-family", ...words, "--record", record], { cwd });
    return text(record);
  }

  it("that is none, or is not reached, or does not let us in", async () => {
    const status = (url: string, ...more: readonly string[]): Promise<Finished> =>
      inProcess(["cluster", "status", "--queue", url, ...more], { cwd });
    refused(await inProcess(["cluster", "status"], { cwd }), 2, "--queue: expected the URL of a Redis server");
    refused(await status("localhost:6379"), 2, "--queue: expected redis://");
    refused(await status("http://:secret@localhost/0"), 2, "--queue: expected redis://", "http://localhost/0");
    refused(await status("nonsense secret"), 2, "--queue: expected redis://");
    refused(await status(server.url.replace(/:\d+$/, ":1")), 2, "ECONNREFUSED", "redis://localhost:1");
    refused(await status(server.url.replace("se%20cret", "wrong")), 2, "WRONGPASS");
    refused(await status(server.url.replace(":se%20cret@", "")), 2, "NOAUTH");
    refused(await status(server.url, "--name", "a:b"), 2, "--name: expected letters");
    refused(await status(server.url, "--name", "nothing"), 2, "expected a queue with a campaign", "queue nothing");
    refused(await worker("nothing"), 2, "expected a queue with a campaign");
  });

  it("by TLS", async () => {
    const { key, certificate } = selfSigned(cwd);
    const tls = await RedisServer.start(
      [
        "--tls-port",
        "PORT",
        "--port",
        "0",
        "--tls-key-file",
        key,
        "--tls-cert-file",
        certificate,
        "--tls-auth-clients",
        "no",
      ],
      "rediss",
    );
    try {
      refused(await inProcess(["cluster", "status", "--queue", tls.url], { cwd }), 2, "self-signed certificate");
      process.env["NODE_EXTRA_CA_CERTS"] = certificate;
      const end = await inProcess(["cluster", "submit", ...small, "--shards", "2", "--queue", tls.url], { cwd });
      expect(end).toMatchObject({ status: 0, stderr: "" });
    } finally {
      delete process.env["NODE_EXTRA_CA_CERTS"];
      await tls.stop();
    }
  });

  it("another campaign, another version, what is no campaign", async () => {
    expect((await cluster("submit", "versions", ...small, "--shards", "2")).status).toBe(0);
    // The same again queues nothing twice.
    expect((await cluster("submit", "versions", ...small, "--shards", "2")).status).toBe(0);
    refused(
      await cluster("submit", "versions", ...small, "--shards", "3"),
      2,
      "expected a queue without another campaign",
    );
    refused(
      await cluster("collect", "versions"),
      2,
      "expected a campaign that is done (2 shards), found 2 shards missing",
    );
    const key = "{exact-cdp}:versions/campaign";
    const campaign = (await client.get(key))!;
    await client.set(key, campaign.replace('"producer":"exact-cdp', '"producer":"exact-cdp 9'));
    for (const action of ["status", "collect", "worker"] as const)
      refused(
        action === "worker" ? await worker("versions") : await cluster(action, "versions"),
        2,
        "another version may decide otherwise",
      );
    await client.set(key, '{"format":"other"}');
    refused(await worker("versions"), 2, "expected the key");
    await client.set(key, campaign);
    expect((await worker("versions")).stdout).toBe("2 shards done\n");
    expect((await cluster("collect", "versions", "--remove")).status).toBe(0);
  });

  it("a module that is missing, that has changed, that fails, that ends its thread", async () => {
    const words = ["-n", "1", "-m", "1", "-N", "1", "-M", "20"];
    const good = module("good", `() => ({ status: "holds" })`);
    expect((await cluster("submit", "module", good, ...words, "--shards", "2")).status).toBe(0);
    refused(await worker("module"), 2, "CONJECTURE: expected the module of", "SHA-256");
    const other = module("other", `() => ({ status: "holds", extra: 1 })`);
    refused(await worker("module", other), 2, "expected the module with the SHA-256");
    refused(await worker("module", "theorem-1"), 2, "expected the module with the SHA-256");
    expect((await worker("module", good)).stdout).toBe("2 shards done\n");
    refused(await cluster("collect", "module"), 2, "CONJECTURE: expected the module of");
    expect((await cluster("collect", "module", good, "--record", "good")).status).toBe(0);
    expect(text("good")).toBe(await alone("good alone", good, ...words));

    const bad = module(
      "bad",
      `({ problem }) => { if (problem.source.joint.toArrays()[0][0].toString() === "1/2") throw new Error("boom"); return { status: "holds" }; }`,
    );
    expect((await cluster("submit", "bad", bad, ...words, "--shards", "2")).status).toBe(0);
    const end = await worker("bad", bad);
    expect(end).toMatchObject({ status: 3, stdout: "1 shard done, 1 failed\n" });
    const { stdout } = await cluster("status", "bad", bad);
    expect(stdout).toMatch(/1 of 2 done, 0 running, 0 waiting, 1 failed/);
    expect(stdout).toMatch(/failed +shard \d: decide throws Error: boom \(case 10\)/);
    refused(await cluster("collect", "bad", bad), 2, "1 shard missing: shard", "boom");
    expect((await cluster("retry", "bad", bad)).stdout).toBe("1 shard queued once more\n");
    expect((await cluster("status", "bad", bad)).stdout).toContain("1 waiting, 0 failed");

    const ending = module(
      "ending",
      `({ problem }) => { if (problem.source.joint.toArrays()[0][0].toString() === "1/2") process.kill(process.pid, "SIGKILL"); return { status: "holds" }; }`,
    );
    expect((await cluster("submit", "ending", ending, ...words, "--shards", "2")).status).toBe(0);
    let tries = 0;
    for (; (await worker("ending", ending)).status === null; tries++) expect(tries).toBeLessThan(7);
    expect((await cluster("status", "ending", ending)).stdout).toMatch(
      /failed +shard \d: begun 5 times and never got on: it ends its workers/,
    );
  });

  it("results that were changed: each is named, queued again, and done again", async () => {
    const whole = await alone("whole", ...small);
    expect((await cluster("submit", "changed", ...small, "--shards", "4")).status).toBe(0);
    await worker("changed");
    const results = "{exact-cdp}:changed/results";
    const job = "{exact-cdp}:changed:shard-2";
    const honest = (await client.hget(results, "2"))!;
    const pieces = JSON.parse(honest) as {
      tally: Record<string, unknown>;
      blocks: string[];
      violations: string;
      to: string;
    }[];
    const forge = (change: (piece: (typeof pieces)[number]) => void): string => {
      const copy = structuredClone(pieces);
      change(copy[0]!);
      return JSON.stringify(copy);
    };
    const forgeries: readonly (readonly [string, string | undefined, boolean, string])[] = [
      [
        "a text that its worker did not return",
        honest.replace('"holds', '"hold').concat(" "),
        false,
        "is not the one that its worker returned",
      ],
      ["nothing", undefined, false, "its result is gone"],
      ["no list", "{}", true, "expected a list of pieces"],
      ["no JSON", "[", true, "its result"],
      ["a count that cannot be", forge((piece) => (piece.tally["cases"] = "1")), true, "tally.cases"],
      [
        "a violation that is none",
        forge((piece) => {
          piece.violations = "1";
          piece.tally["violations"] = "1";
          piece.tally["firstViolation"] = "16";
        }),
        true,
        "tally",
      ],
      [
        "too few cases",
        forge((piece) => {
          piece.to = String(BigInt(piece.to) - 1n);
        }),
        true,
        "whole blocks",
      ],
      ["a hash too few", forge((piece) => piece.blocks.pop()), true, "hashes"],
      [
        "a hash of other results",
        forge((piece) => (piece.blocks = piece.blocks.map(() => "0".repeat(64)))),
        true,
        "done again, it comes to something else",
      ],
      [
        "counts of other results",
        forge((piece) => {
          piece.tally["zeros"] = piece.tally["cases"];
        }),
        true,
        "",
      ],
    ];
    for (const [what, forged, signed, says] of forgeries) {
      if (what === "counts of other results") continue;
      if (forged === undefined) await client.hdel(results, "2");
      else await client.hset(results, "2", forged);
      if (signed)
        await client.hset(
          job,
          "returnvalue",
          JSON.stringify({ digest: createHash("sha256").update(forged!).digest("hex") }),
        );
      const { status, stdout, stderr } = await cluster("collect", "changed", "--recheck", "200", "--record", "never");
      expect({ what, status, stdout }).toEqual({ what, status: 3, stdout: "" });
      expect(stderr).toMatch(/^exact-cdp: shard 2: .*; it is queued again$/m);
      expect(stderr).toContain(says);
      expect(stderr.trimEnd().split("\n").at(-1)).toBe(
        "exact-cdp: 1 shard came to what cannot be, and must be done again",
      );
      expect((await worker("changed")).stdout).toBe("1 shard done\n");
    }
    expect((await cluster("collect", "changed", "--record", "mended")).status).toBe(0);
    expect(text("mended")).toBe(whole);
  });

  it("finds that are none, and a shard that was left out for them", async () => {
    const words = ["theorem-2", "--strategy", "random", "--seed", "1", "--cases", "256"];
    expect((await cluster("submit", "finds", ...words, "--shards", "4")).status).toBe(0);
    await worker("finds");
    const found = await cluster("collect", "finds", "--record", "found");
    expect(found.status).toBe(0);
    const results = "{exact-cdp}:finds/results";
    const sign = async (shard: string, forged: string): Promise<void> => {
      await client.hset(results, shard, forged);
      const digest = createHash("sha256").update(forged).digest("hex");
      await client.hset(`{exact-cdp}:finds:shard-${shard}`, "returnvalue", JSON.stringify({ digest }));
    };
    const honest = (await client.hget(results, "2"))!;
    const [piece] = JSON.parse(honest) as {
      from: string;
      to: string;
      violations: string;
      line: Record<string, unknown>;
    }[];
    const nearest = piece!.line["nearest"] as { instance: unknown; task: string; score: string };
    // A counterexample to a theorem.
    const [shape, row] = Object.entries(piece!.line["counts"] as Record<string, { holds: number }>).find(
      ([, { holds }]) => holds > 1,
    )!;
    const find = {
      task: String(BigInt(piece!.to) - 1n),
      found: nearest.instance,
      shrunk: nearest.instance,
      evidence: {},
      shrinking: { decisions: 1, minimal: true, smallest: true },
    };
    const counts = { ...(piece!.line["counts"] as object), [shape]: { holds: row.holds - 1, violated: 1 } };
    await sign("2", JSON.stringify([{ ...piece, violations: "1", line: { ...piece!.line, counts, finds: [find] } }]));
    await client.hset("{exact-cdp}:finds:shard-3", "returnvalue", JSON.stringify({ digest: "superfluous" }));
    const one = await cluster("collect", "finds");
    expect(one.status).toBe(3);
    expect(one.stderr).toBe(
      "exact-cdp: shard 2: task 127 has a find that is no violation; it is queued again\nexact-cdp: 1 shard came to what cannot be, and must be done again\n",
    );
    await worker("finds");
    // Now nothing excuses the third.
    const two = await cluster("collect", "finds");
    expect(two.status).toBe(3);
    expect(two.stderr).toContain("shard 3: it was left out, though no shard before it has a counterexample");
    await worker("finds");
    await sign(
      "2",
      JSON.stringify([{ ...piece, line: { ...piece!.line, nearest: { ...nearest, score: "-1/1000000" } } }]),
    );
    const three = await cluster("collect", "finds");
    expect(three.stderr).toContain("has the score");
    await worker("finds");
    expect((await cluster("collect", "finds", "--record", "found again", "--recheck", "2")).status).toBe(0);
    expect(text("found again")).toBe(text("found"));
    writeFileSync(join(cwd, "kept"), "");
  });

  it("options that an action does not have", async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [["cluster", "dance"], "ACTION: expected plan, submit"],
      [["cluster", "status", "--shards", "3", ...at("x")], "--shards: expected no such option of cluster status"],
      [["cluster", "submit", ...at("x")], "CONJECTURE: expected"],
      [["cluster", "submit", ...small, "--seed", "1", ...at("x")], "--seed: expected --strategy beside it"],
      [
        ["cluster", "submit", "theorem-2", "--strategy", "random", "-n", "2", ...at("x")],
        "--inputs: expected no --strategy",
      ],
      [
        ["cluster", "submit", "theorem-2", "--strategy", "random", "--seed", "1", ...at("x")],
        "--cases: expected --cases",
      ],
      [["cluster", "submit", ...small, "--shards", "1000000", ...at("x")], "--shards: expected 1 to"],
      [
        ["cluster", "submit", ...small, "--shards", "2", "--minutes", "1", ...at("x")],
        "--minutes: expected no --shards",
      ],
      [["cluster", "worker", ...small.slice(0, 1), ...at("x"), "--lock", "0"], "--lock: expected a whole number"],
    ];
    for (const [words, says] of cases) refused(await inProcess(words, { cwd }), 2, says);
  });
});
