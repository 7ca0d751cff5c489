/**
 * A server for one page on this machine: it listens on loopback alone, answers GET and HEAD for the paths that it
 * was given, and nothing else.
 *
 * Other pages in the same browser can send requests here. A page whose name was made to mean 127.0.0.1 names
 * itself as the host and is turned away; all others cannot read what comes back.
 */
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { InputError } from "../../exact/errors.js";
import type { Resource } from "./page.js";

export const host = "127.0.0.1";

/** Of every answer. Scripts, styles and workers come from files of the page, and it talks to nobody else. */
const strict: OutgoingHttpHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

export interface Serving {
  /** `http://127.0.0.1:PORT/`. */
  readonly address: string;
  /** Ends the server and every connection. */
  stop(): Promise<void>;
}

/**
 * Serves resources by their paths.
 * @param port 0 for any that is free
 * @throws InputError "usage" for a port that cannot be had
 */
export async function serve(page: ReadonlyMap<string, Resource>, port: number): Promise<Serving> {
  const server = createServer((request, response) => {
    answer(page, request, response, names);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(portError(port, error));
    });
    server.listen(port, host, resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  const names = new Set([host, "localhost"].flatMap((name) => hostNames(name, given)));
  return {
    address: `http://${host}:${String(given)}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** How a browser names the host: port 80 goes without saying. */
function hostNames(name: string, port: number): string[] {
  return [`${name}:${String(port)}`, ...(port === 80 ? [name] : [])];
}

function portError(port: number, error: NodeJS.ErrnoException): InputError {
  const known: Readonly<Record<string, string>> = {
    EADDRINUSE: "one that another program uses",
    EACCES: "one that needs the rights of an administrator",
  };
  return new InputError({
    code: "usage",
    path: port === 0 ? "explore" : `--port ${String(port)}`,
    expected: "a port that is free",
    found: known[error.code ?? ""] ?? error.message,
  });
}

function answer(
  page: ReadonlyMap<string, Resource>,
  request: IncomingMessage,
  response: ServerResponse,
  names: ReadonlySet<string>,
): void {
  const found = lookUp(page, request, names);
  if ("refused" in found) refuse(response, found);
  else send(response, found, acceptsGzip(request.headers["accept-encoding"]));
}

/** Why a request gets nothing. */
interface Refusal {
  readonly refused: string;
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
}

function lookUp(
  page: ReadonlyMap<string, Resource>,
  { method, url = "", headers }: IncomingMessage,
  names: ReadonlySet<string>,
): Resource | Refusal {
  if (!names.has(headers.host?.toLowerCase() ?? "")) return { status: 421, refused: "this is no server of that host" };
  if (method !== "GET" && method !== "HEAD")
    return { status: 405, refused: "GET and HEAD only", headers: { Allow: "GET, HEAD" } };
  const path = pathOf(url);
  if (path === undefined) return { status: 400, refused: "no path" };
  return page.get(path) ?? { status: 404, refused: "nothing is here" };
}

function send(response: ServerResponse, { type, bytes, compressed, hashed }: Resource, gzip: boolean): void {
  const smaller = gzip ? compressed().bytes : undefined;
  const sent = smaller ?? bytes;
  response.writeHead(200, {
    ...strict,
    "Content-Type": type,
    "Content-Length": sent.length,
    ...(smaller === undefined ? {} : { "Content-Encoding": "gzip" }),
    Vary: "Accept-Encoding",
    "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-store",
  });
  // Node leaves the bytes out for HEAD.
  response.end(sent);
}

function refuse(response: ServerResponse, { refused, status, headers }: Refusal): void {
  const bytes = new TextEncoder().encode(`${refused}\n`);
  response.writeHead(status, {
    ...strict,
    ...headers,
    "Content-Length": bytes.length,
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    // What follows on this connection, a body for instance, is not read.
    Connection: "close",
  });
  response.end(bytes);
}

/** The path of an address, decoded once; undefined where it is none. It is looked up as it stands, and opens no file. */
function pathOf(url: string): string | undefined {
  const [path = ""] = url.split("?", 1);
  if (!path.startsWith("/")) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Whether gzip is among the encodings, and not with the weight 0. */
function acceptsGzip(encodings: string | string[] | undefined): boolean {
  return String(encodings ?? "")
    .split(",")
    .some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/i.test(one));
}
