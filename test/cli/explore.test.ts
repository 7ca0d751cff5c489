/** `exact-cdp explore`: what it serves and to whom, and what it refuses. A small folder stands in for the built page. */
import { mkdirSync, symlinkSync } from "node:fs";
import { createServer, connect, type AddressInfo } from "node:net";
import { once } from "node:events";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openInBrowser, opening } from "../../src/cli/explore/opener.js";
import { jsonResource, readPage } from "../../src/cli/explore/page.js";
import { serve, type Serving } from "../../src/cli/explore/server.js";
import { galleryProblem, problemToFile, readProblem } from "../../src/index.js";
import { exactCdp, finished, firstLine, start, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);

const script = "export const word = 'word';\n".repeat(200);
mkdirSync(folder.file("web/assets"), { recursive: true });
folder.file("web/index.html", "<!doctype html><title>page</title>");
folder.file("web/assets/page-aB3_d-9Z.js", script);
folder.file("web/assets/small-aB3_d-9Z.css", "a{}");
folder.file("web/icon.svg", "<svg/>");
folder.file("web/ümlaut.txt", "ü");
folder.file("secret.json", "secret");
symlinkSync(folder.file("secret.json"), folder.file("web/link.json"));
symlinkSync(folder.path, folder.file("web/up"));

let serving: Serving;
let port: number;

beforeAll(async () => {
  const page = readPage(folder.file("web"));
  page.set("/problem.json", jsonResource('{"a":1}'));
  serving = await serve(page, 0);
  port = Number(new URL(serving.address).port);
});
afterAll(() => serving.stop());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What comes back for bytes as they are, which no client of HTTP would send: paths that leave the folder, any host. */
async function sent(request: string): Promise<Answer> {
  const socket = connect(port, "127.0.0.1");
  const parts: Buffer[] = [];
  socket.on("data", (part: Buffer) => parts.push(part));
  socket.write(request);
  await once(socket, "close");
  const whole = Buffer.concat(parts);
  const end = whole.indexOf("\r\n\r\n");
  const [first = "", ...lines] = whole.subarray(0, end).toString("latin1").split("\r\n");
  return {
    status: Number(first.split(" ")[1]),
    headers: Object.fromEntries(
      lines.map((line) => [line.split(": ", 1)[0]!.toLowerCase(), line.replace(/^.*?: /, "")]),
    ),
    body: whole.subarray(end + 4),
  };
}

const get = (path: string, more = "", method = "GET", host = `127.0.0.1:${port}`): Promise<Answer> =>
  sent(`${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`);

describe("serves", () => {
  it("the page at / under a strict policy, never kept", async () => {
    const { status, headers, body } = await get("/");
    expect({ status, body: body.toString() }).toEqual({ status: 200, body: "<!doctype html><title>page</title>" });
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("files whose names change with their contents, to be kept; compressed for who takes that", async () => {
    const plain = await get("/assets/page-aB3_d-9Z.js");
    expect(plain.body.toString()).toBe(script);
    expect(plain.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "content-length": String(script.length),
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    });
    expect(plain.headers).not.toHaveProperty("content-encoding");
    for (const encodings of ["gzip", "br, gzip;q=0.5", "GZIP"]) {
      const { headers, body } = await get("/assets/page-aB3_d-9Z.js", `Accept-Encoding: ${encodings}\r\n`);
      expect(headers).toMatchObject({ "content-encoding": "gzip", "content-length": String(body.length) });
      expect(body.length).toBeLessThan(script.length / 10);
      expect(gunzipSync(body).toString()).toBe(script);
    }
    for (const [path, encodings] of [
      ["/assets/page-aB3_d-9Z.js", "gzip;q=0, br"],
      ["/assets/page-aB3_d-9Z.js", "gzip;q=0.000"],
      ["/assets/page-aB3_d-9Z.js", "x-gzip2"],
      ["/assets/small-aB3_d-9Z.css", "gzip"],
    ] as const)
      expect((await get(path, `Accept-Encoding: ${encodings}\r\n`)).headers).not.toHaveProperty("content-encoding");
  });

  it("the problem, other files by their types, names in any script, and nothing of a query", async () => {
    expect(await get("/problem.json")).toMatchObject({ status: 200, headers: { "content-type": "application/json" } });
    expect((await get("/problem.json")).body.toString()).toBe('{"a":1}');
    expect((await get("/icon.svg?v=1")).headers).toMatchObject({
      "content-type": "image/svg+xml",
      "cache-control": "no-store",
    });
    expect((await get("/%C3%BCmlaut.txt")).body.toString()).toBe("ü");
  });

  it("HEAD as GET without the bytes", async () => {
    const { status, headers, body } = await get("/index.html", "", "HEAD");
    expect({ status, length: headers["content-length"], body: body.length }).toEqual({
      status: 200,
      length: "34",
      body: 0,
    });
  });

  it("to localhost as well", async () => {
    expect((await get("/", "", "GET", `LocalHost:${port}`)).status).toBe(200);
  });
});

describe("refuses", () => {
  it.each([
    "/../secret.json",
    "/assets/../../secret.json",
    "/%2e%2e/secret.json",
    "/..%2fsecret.json",
    "/%2e%2e%2fsecret.json",
    "/..%5csecret.json",
    "/..\\secret.json",
    "/assets/..%2f..%2fsecret.json",
    "/%252e%252e/secret.json",
    "//secret.json",
    "/./index.html",
    "/assets/../index.html",
    "/assets",
    "/assets/",
    "/index.html/",
    "/index.html%00",
    "/index.html%00.js",
    "/INDEX.HTML",
    "/up/secret.json",
    "/link.json",
    "/__proto__",
    "/constructor",
    "/etc/passwd",
    "/C:/secret.json",
  ])("%s: 404", async (path) => {
    const { status, headers, body } = await get(path);
    expect({ status, body: body.toString() }).toEqual({ status: 404, body: "nothing is here\n" });
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "content-type": "text/plain; charset=utf-8" });
  });

  it.each(["/%", "/%e0%a4%a", "*", "index.html", "/\0", "/a b"])("%j: 400", async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  it("an absolute address of a file, and one of another server", async () => {
    expect((await get(folder.file("secret.json"))).status).toBe(404);
    for (const address of ["file:///etc/passwd", "http://example.org/", `http://127.0.0.1:${port}/`])
      expect((await get(address)).status).toBe(400);
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])("%s", async (method) => {
    const { status, headers } = await get("/", "Content-Length: 5\r\n", method);
    expect({ status, allow: headers["allow"] }).toEqual({ status: 405, allow: "GET, HEAD" });
  });

  it("every host but its own: a name that was made to mean 127.0.0.1", async () => {
    for (const host of [
      "example.org",
      `example.org:${port}`,
      "127.0.0.1",
      "localhost",
      `127.0.0.1:${port + 1}`,
      `127.0.0.1:${port}.example.org`,
      `[::1]:${port}`,
      "",
    ])
      expect({ host, status: (await get("/problem.json", "", "GET", host)).status }).toEqual({ host, status: 421 });
    expect((await sent("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).status).toBe(400);
    expect((await sent("GET / HTTP/1.0\r\n\r\n")).status).toBe(421);
  });

  it("every address but loopback", async () => {
    const elsewhere = connect(port, "127.0.0.2");
    const [error] = (await once(elsewhere, "error")) as [NodeJS.ErrnoException];
    expect(error.code).toBe("ECONNREFUSED");
  });
});

describe("the command", () => {
  it("prints its address, serves the file as its reader understands it, and ends by Ctrl-C", async () => {
    const text = JSON.stringify(galleryProblem("three-classes"), null, 1);
    folder.file("p.json", text);
    const child = start(["explore", "p.json"], { cwd: folder.path });
    const end = finished(child);
    const address = await firstLine(child);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#file$/);
    const page = await fetch(address);
    expect(await page.text()).toContain("<title>stand-in</title>");
    const problem = await (await fetch(new URL("problem.json", address))).text();
    expect(problem).toBe(JSON.stringify(problemToFile(readProblem(text))));
    child.kill("SIGINT");
    expect(await end).toEqual({ status: 130, stdout: `${address}\n`, stderr: "" });
  });

  it("serves a problem with its tables in place, at the port that is wanted", async () => {
    folder.file("channel.csv", "3/4,1/4\n1/4,3/4\n");
    const { channel, ...rest } = galleryProblem("binary-denoising") as { channel: { outputs: unknown } };
    folder.file("t.json", JSON.stringify({ ...rest, channel: { outputs: channel.outputs, file: "channel.csv" } }));
    const wanted = await freePort();
    const child = start(["explore", "t.json", "--port", String(wanted), "--no-open"], { cwd: folder.path });
    const end = finished(child);
    const address = await Promise.race([firstLine(child), end.then(({ stderr }) => stderr)]);
    expect(address).toBe(`http://127.0.0.1:${wanted}/#file`);
    expect(await (await fetch(new URL("problem.json", address))).json()).toMatchObject({
      channel: {
        matrix: [
          ["3/4", "1/4"],
          ["1/4", "3/4"],
        ],
      },
    });
    child.kill("SIGTERM");
    expect((await end).status).toBe(130);
  });

  it("without a file has no problem, and says no more than its address", async () => {
    const child = start(["explore"], { cwd: folder.path });
    const end = finished(child);
    const address = await firstLine(child);
    expect(address).toMatch(/:\d+\/$/);
    expect((await fetch(new URL("problem.json", address))).status).toBe(404);
    child.kill("SIGINT");
    expect(await end).toEqual({ status: 130, stdout: `${address}\n`, stderr: "" });
  });

  it("refuses a port that another program uses, in one line", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port: used } = other.address() as AddressInfo;
    const end = finished(start(["explore", "--port", String(used)], { cwd: folder.path }));
    expect(await end).toEqual({
      status: 2,
      stdout: "",
      stderr: `exact-cdp: --port ${used}: expected a port that is free, found one that another program uses\n`,
    });
    other.close();
  });

  it("refuses what is no port, no problem and no file, in one line", async () => {
    folder.file("bad.json", JSON.stringify({ ...galleryProblem("binary-denoising"), classifier: "none" }));
    for (const [words, says] of [
      [["--port", "0"], '--port: expected a whole number from 1 to 65535, found "0"'],
      [["--port", "65536"], "--port: expected"],
      [["--port", "1e3"], "--port: expected"],
      [["--port", "-1"], "--port: expected"],
      [["bad.json"], "bad.json: $.classifier"],
      [["absent.json"], "absent.json: expected a file that can be read"],
      [["gallery:absent"], "gallery:absent"],
      [["p.json", "q.json"], "too many arguments"],
    ] as const) {
      const { status, stdout, stderr } = await exactCdp(["explore", ...words], { cwd: folder.path });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(says);
      expect(stderr.split("\n")).toHaveLength(2);
    }
  });

  it("says where there is no page", async () => {
    // The sources have none: the build makes it.
    expect(await exactCdp(["explore"])).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "exact-cdp: explore: expected the page in dist/web, which npm run build makes in a checkout, found none\n",
    });
  });
});

describe("opens the browser", () => {
  it("by the program of the system", () => {
    expect(["linux", "freebsd", "darwin", "win32"].map((system) => opening("http://127.0.0.1:1/", system))).toEqual([
      ["xdg-open", "http://127.0.0.1:1/"],
      ["xdg-open", "http://127.0.0.1:1/"],
      ["open", "http://127.0.0.1:1/"],
      ["cmd", "/c", "start", "", "http://127.0.0.1:1/"],
    ]);
  });

  it("where there is one, and does without", async () => {
    expect(await openInBrowser([process.execPath, "--version"])).toBe(true);
    expect(await openInBrowser(["no-such-program-of-exact-cdp", serving.address])).toBe(false);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return free;
}
