/** A Redis server of Debian's, on loopback, that keeps an append-only file and can be killed and started again. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";

export class RedisServer {
  private child: ChildProcess | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), "exact-cdp-redis-"));

  private constructor(
    readonly port: number,
    private readonly options: readonly string[],
    readonly url: string,
  ) {}

  /** @param options further options of redis-server */
  static async start(options: readonly string[] = [], scheme = "redis", access = ""): Promise<RedisServer> {
    const port = await freePort();
    const server = new RedisServer(port, options, `${scheme}://${access}localhost:${String(port)}`);
    await server.begin();
    return server;
  }

  /** Starts it, with what its file has. */
  async begin(): Promise<void> {
    const plain = this.options.includes("--tls-port") ? [] : ["--port", String(this.port)];
    this.child = spawn(
      "redis-server",
      [
        ...plain,
        ...this.options.map((one) => one.replace("PORT", String(this.port))),
        ...["--bind", "127.0.0.1", "--dir", this.folder, "--appendonly", "yes", "--save", "", "--daemonize", "no"],
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await new Promise<void>((resolve, reject) => {
      let written = "";
      this.child?.stdout?.on("data", (text: Buffer) => {
        written += String(text);
        if (written.includes("Ready to accept connections")) resolve();
      });
      this.child?.once("exit", () => {
        reject(new Error(`redis-server ended: ${written}`));
      });
    });
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    this.child = undefined;
  }

  async restart(pause = 0): Promise<void> {
    await this.kill();
    await sleep(pause);
    await this.begin();
  }

  /** A client of one's own. */
  client(): Redis {
    const client = new Redis(this.url);
    client.on("error", () => undefined);
    return client;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A key and a certificate for localhost, signed by itself. */
export function selfSigned(folder: string): { readonly key: string; readonly certificate: string } {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const { status, stderr } = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"],
    ...["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
  ]);
  if (status !== 0) throw new Error(`openssl: ${String(stderr)}`);
  return { key, certificate };
}
