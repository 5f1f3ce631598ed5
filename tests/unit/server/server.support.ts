/** A server on a free port with two files and a core of one picture, and clients that can misbehave. */
import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { Change } from "../../../shared/api/changes.ts";
import type { Outcome } from "../../../shared/api/channel.ts";
import { channelPath, channelProtocols } from "../../../shared/api/webServer.ts";
import { artefactKeyOf } from "../../../electron/server/accessToken.ts";
import type { ServedCore } from "../../../electron/server/served.ts";
import { startServer, type RunningServer, type ServerOptions } from "../../../electron/server/startServer.ts";
import type { WindowFile, WindowFiles } from "../../../electron/server/windowFiles.ts";

/** What an attack must never bring to light, and a request with the token does. */
export const sentinel = "sentinel: the pictures of this home";

export interface TestServer extends RunningServer {
  readonly token: string;
  readonly artefactKey: string;
  readonly origin: string;
  /** Requests that reached the core. */
  readonly asked: string[];
  readonly defects: unknown[];
  /** To every page that is connected. */
  readonly push: (changes: readonly Change[]) => void;
}

/** Starts a server that ends with the test. */
export async function serveForTest(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const asked: string[] = [];
  const defects: unknown[] = [];
  const pages = new Set<(changes: readonly Change[]) => Promise<void>>();
  const core: ServedCore = {
    connect(push) {
      pages.add(push);
      return {
        request: (name) => {
          asked.push(name);
          return Promise.resolve({ ok: true, result: sentinel } satisfies Outcome);
        },
        close: () => pages.delete(push),
        ended: new Promise(() => undefined),
      };
    },
    artefact: (path) =>
      Promise.resolve(
        path === "runs/abcd/samples/7.png" ? { contentType: "image/png", bytes: Buffer.from(sentinel) } : null,
      ),
  };
  const server = await startServer({
    core,
    windowFiles,
    version: "1.2.3",
    onDefect: (error) => defects.push(error),
    ...options,
  });
  onTestFinished(() => server.close());
  const token = server.address.split("#token=")[1] ?? "";
  const push = (changes: readonly Change[]): void => {
    for (const page of pages) void page(changes);
  };
  const origin = `http://127.0.0.1:${server.port}`;
  return { ...server, token, artefactKey: artefactKeyOf(token), origin, asked, defects, push };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** One request, its path sent exactly as given. */
export function ask(
  { port }: Pick<RunningServer, "port">,
  path: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Bytes as they are, and all that comes back until the server hangs up. */
export function askRaw({ port }: Pick<RunningServer, "port">, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.setEncoding("utf8").on("data", (part: string) => (answer += part));
    socket.on("error", (error) => {
      if ((error as NodeJS.ErrnoException).code === "ECONNRESET") resolve(answer);
      else reject(error);
    });
    socket.on("close", () => {
      resolve(answer);
    });
  });
}

export interface OpenOptions {
  readonly token?: string;
  readonly origin?: string;
  readonly path?: string;
  readonly protocols?: string[];
  readonly headers?: Record<string, string>;
}

/** A page's socket, or the status with which it was refused. */
export function openSocket(server: TestServer, options: OpenOptions = {}): Promise<WebSocket | number> {
  const { token = server.token, origin = server.origin, path = channelPath, headers = {} } = options;
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, options.protocols ?? channelProtocols(token), {
    headers: origin === "" ? headers : { origin, ...headers },
  });
  onTestFinished(() => {
    socket.terminate();
  });
  return new Promise((resolve, reject) => {
    socket.on("open", () => {
      resolve(socket);
    });
    socket.on("unexpected-response", (_, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on("error", reject);
  });
}

/** A page's socket that has to open. */
export async function openPage(server: TestServer): Promise<WebSocket> {
  const socket = await openSocket(server);
  if (typeof socket === "number") throw new Error(`The channel was refused with ${socket}.`);
  return socket;
}

/** The code with which a socket closes. */
export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once("close", resolve));
}

/** The next message. */
export function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once("message", (data: Buffer) => {
      resolve(JSON.parse(data.toString("utf8")));
    });
  });
}

/** A frame that asks the core for something. */
export function requestFrame(name: string, params: unknown = {}, id = "1"): string {
  return JSON.stringify({ t: "q", i: id, m: "request", a: [name, params] });
}

const file = (text: string, contentType: string, cacheControl: string): WindowFile => ({
  bytes: Buffer.from(text),
  contentType,
  cacheControl,
  etag: `"${text.length}"`,
});

const windowFiles: WindowFiles = new Map([
  ["/index.html", file("<!doctype html><title>page</title>", "text/html; charset=utf-8", "no-cache")],
  ["/assets/index-1a2b.js", file("export {};", "text/javascript; charset=utf-8", "immutable")],
]);
