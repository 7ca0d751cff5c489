/** Campaigns on a queue come to what one process comes to, whatever happens to workers and to the server. */
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SplitMix64 } from "../../src/search/tabu/random.js";
import { exactCdp, finished, inProcess, mainFile, start, temporaryFolder, type Finished } from "../support/cli.js";
import { exhaustive } from "../support/exhaustive.js";
import { available } from "../support/tools.js";
import { RedisServer } from "./redis.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const text = (name: string): string => readFileSync(folder.file(name), "utf8");

beforeAll(() => {
  mainFile();
});

describe.skipIf(!available("redis-server"))("on a queue", () => {
  let server: RedisServer;
  let workers: ChildProcessWithoutNullStreams[] = [];
  beforeEach(async () => {
    server = await RedisServer.start();
  });
  afterEach(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    workers = [];
    await server.stop();
  });

  const cluster = (action: string, ...words: readonly string[]): Promise<Finished> =>
    inProcess(["cluster", action, ...words, "--queue", server.url], { cwd });

  async function done(action: string, ...words: readonly string[]): Promise<Finished> {
    const end = await cluster(action, ...words);
    expect({
      action,
      status: end.status,
      stderr: end.stderr.replace(/^exact-cdp: .* came to the same .*\n/, ""),
    }).toEqual({
      action,
      status: 0,
      stderr: "",
    });
    return end;
  }

  async function status(...words: readonly string[]): Promise<Record<string, unknown>> {
    return JSON.parse((await done("status", "--json", ...words)).stdout) as Record<string, unknown>;
  }

  /** Waits until the status says so. */
  async function until(holds: (status: Record<string, unknown>) => boolean): Promise<void> {
    while (!holds(await status())) await sleep(100);
  }

  function worker(...words: readonly string[]): ChildProcessWithoutNullStreams {
    const child = start(
      ["cluster", "worker", ...words, "--queue", server.url, "--workers", "1", "--until-empty", "--lock", "1"],
      { cwd },
    );
    workers.push(child);
    return child;
  }

  /** What one process writes. */
  async function alone(name: string, ...command: readonly string[]): Promise<string> {
    if (!existsSync(folder.file(name)))
      expect((await inProcess([...command, "--record", name], { cwd })).stderr).toBe("");
    return text(name);
  }

  const family = ["theorem-1", "-n", "2", "-m", "2", "-N", "3:6", "-M", "7"];
  const wholeFamily = (): Promise<string> => alone("family", "verify-family", ...family, "--workers", "2");

  it("three workers, one killed, one paused past its lock, the server killed and restarted: the bytes of one process", async () => {
    const whole = await wholeFamily();
    await done("submit", ...family, "--shards", "12");
    const three = [worker(), worker(), worker()];
    const ends = three.map((one) => finished(one));
    await until(({ workers: at }) => (at as unknown[]).length === 3);
    three[0]!.kill("SIGKILL");
    three[1]!.kill("SIGSTOP");
    await until(({ done: shards }) => Number(shards) >= 3);
    await server.restart(300);
    // The paused one has lost its shard by now: it says so, drops it, and takes the next.
    await sleep(2500);
    three[1]!.kill("SIGCONT");
    const [killed, paused, other] = await Promise.all(ends);
    expect(killed!.status).toBeNull();
    expect([paused!.status, other!.status]).toEqual([0, 0]);
    expect(await status()).toMatchObject({ waiting: 0, running: 0, delayed: 0, failed: 0, done: 12 });
    await done("collect", "--record", "killed", "--remove");
    expect(text("killed")).toBe(whole);
    const client = server.client();
    expect(await client.dbsize()).toBe(0);
    client.disconnect();
  });

  const kills = exhaustive ? 50 : 8;
  it(`killed ${String(kills)} times at drawn moments, workers and the server: nothing is lost, nothing counts twice`, async () => {
    const long = ["theorem-1", "-n", "2", "-m", "2", "-N", "3:8", "-M", "10"];
    const killing = exhaustive ? long : family;
    const whole = exhaustive ? await alone("long", "verify-family", ...long, "--workers", "2") : await wholeFamily();
    await done("submit", ...killing, "--shards", "20");
    const random = new SplitMix64(20n);
    const draw = (below: number): number => Number(random.next() % BigInt(below));
    const alive: ChildProcessWithoutNullStreams[] = [worker(), worker()];
    let killed = 0;
    while (killed < kills) {
      await sleep(200 + draw(1200));
      if (draw(4) === 0) await server.restart(draw(300));
      else {
        const place = draw(alive.length);
        alive[place]!.kill("SIGKILL");
        alive[place] = worker();
      }
      killed++;
    }
    // The last kills had something to kill.
    if (exhaustive) expect(Number((await status())["done"])).toBeLessThan(20);
    const ends: { readonly status: number | null }[] = [];
    for (const one of alive) ends.push(one.exitCode === null ? await finished(one) : { status: one.exitCode });
    expect(ends.map((end) => end.status)).toEqual([0, 0]);
    await until(({ done: shards }) => Number(shards) === 20);
    await done("collect", "--record", "fifty", "--remove");
    expect(text("fifty")).toBe(whole);
  });

  it("Ctrl-C gives the shard back with what is done of it", async () => {
    const whole = await wholeFamily();
    await done("submit", ...family, "--shards", "2");
    const first = worker();
    const end = finished(first);
    const client = server.client();
    while ((await client.llen("{exact-cdp}:exact-cdp/checkpoint/1")) === 0) await sleep(20);
    client.disconnect();
    first.kill("SIGINT");
    expect(await end).toEqual({ status: 130, stdout: "0 shards done\n", stderr: "" });
    expect(await status()).toMatchObject({ running: 0, waiting: 2, workers: [], done: 0 });
    expect((await finished(worker())).status).toBe(0);
    await done("collect", "--record", "interrupted");
    expect(text("interrupted")).toBe(whole);
  });

  it.each([
    ["all its counterexamples", ["error-doubling", "--seed", "3", "--cases", "400", "--all", "--shrink", "20"]],
    ["its first counterexample", ["error-doubling", "--seed", "3", "--cases", "4000", "--shrink", "20"]],
    ["none", ["theorem-2", "--seed", "4", "--cases", "2000"]],
    ["climbs", ["theorem-2", "--seed", "4", "--cases", "12", "--strategy", "climb", "--steps", "20"]],
  ])("a search with %s: the journal of one process", async (what, given) => {
    const words = given.includes("--strategy") ? given : [...given, "--strategy", "random"];
    const whole = await alone(`search ${what}`, "search", ...words, "--no-corpus");
    await done("submit", ...words, "--shards", "3");
    await Promise.all([finished(worker()), finished(worker())]);
    const proof = `proof ${what}`;
    await done("collect", "--record", `collected ${what}`, "--certificate", proof, "--recheck", "1");
    expect(text(`collected ${what}`)).toBe(whole);
    if (what.includes("counterexample"))
      expect((await exactCdp(["check", proof], { cwd })).stdout).toMatch(/^\d+ accepted, 0 rejected$/m);
  });

  it("--first ends with the block of the first counterexample, whatever was done beyond it", async () => {
    const words = ["all-three-minimal", "-n", "2", "-m", "1:2", "-N", "1:2", "-M", "2:3"];
    await done("submit", ...words, "--first", "--shards", "5");
    // Another worker would leave the shards alone that come behind; this one does them before.
    await Promise.all([finished(worker()), finished(worker())]);
    const { stdout } = await done(
      "collect",
      "--record",
      "first",
      "--json",
      "--problem",
      "found.json",
      "--certificate",
      "found.proof",
    );
    const { shapes } = JSON.parse(stdout) as { shapes: { range: { to: string }; violation?: { index: string } }[] };
    const last = shapes.at(-1)!;
    expect(last.violation).toBeDefined();
    expect(shapes.slice(0, -1).every(({ violation }) => violation === undefined)).toBe(true);
    const block = (BigInt(last.violation!.index) / 16n + 1n) * 16n;
    expect(BigInt(last.range.to) <= block).toBe(true);
    // The record of these ranges, each verified by itself.
    const records = await Promise.all(
      shapes.map(async (shape, i) => {
        const { classes, inputs, outputs, denominator, sourceDenominator, range } = shape as unknown as Record<
          string,
          string
        > & {
          range: { from: string; to: string };
        };
        const name = `first-${String(i)}`;
        await alone(
          name,
          ...["verify-family", "all-three-minimal", "-K", String(classes), "-n", String(inputs), "-m", String(outputs)],
          ...["-N", String(denominator), "-M", String(sourceDenominator), "--range", `${range.from}:${range.to}`],
        );
        return name;
      }),
    );
    await inProcess(["verify-family", "--merge", ...records, "--record", "first-merged"], { cwd });
    expect(text("first")).toBe(text("first-merged"));
    expect((await exactCdp(["check", "found.proof"], { cwd })).status).toBe(0);
  });
});
