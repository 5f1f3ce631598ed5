/** The studio in a browser: HTTP and WebSocket on loopback, behind a token. */
import { createServer, type Server } from "node:http";
import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { artefactKeyOf, createAccessToken } from "./accessToken.ts";
import { allowedHosts, inUrl, isLoopback } from "./allowedHosts.ts";
import { boundConnections } from "./connections.ts";
import { createRequestHandler, refuseBroken, refuseExpectation } from "./handleRequest.ts";
import { defaultServerLimits, type ServerLimits } from "./limits.ts";
import { listen } from "./listen.ts";
import type { ServedCore } from "./served.ts";
import { createSockets } from "./sockets.ts";
import type { WindowFiles } from "./windowFiles.ts";

export interface ServerOptions {
  readonly core: ServedCore;
  /** The built window, as `loadWindowFiles` reads it. */
  readonly windowFiles: WindowFiles;
  /** Of this program. */
  readonly version: string;
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** Default: any free one. */
  readonly port?: number;
  /** True allows a host that other machines can reach. */
  readonly allowOtherMachines?: boolean;
  /**
   * Default: a new one, as every start should have. An open page shows its token to whatever answers at its address,
   * and a page of another program at that address can read what the browser keeps for it. Both then hold a token that
   * opens nothing.
   */
  readonly token?: string;
  readonly limits?: Partial<ServerLimits>;
  /** Is told of what should not have happened. */
  readonly onDefect: (error: unknown) => void;
}

export interface RunningServer {
  /** The address to open, token included. */
  readonly address: string;
  readonly host: string;
  readonly port: number;
  /** Pages that are connected. */
  readonly pageCount: () => number;
  /** From now on nothing new is begun; what goes on is still pushed to the pages. */
  beginStopping(): void;
  /** Sends every page away and stops listening. */
  close(): Promise<void>;
}

/**
 * Starts serving.
 *
 * @throws StudioError `invalid-argument` for a host that others can reach, unless allowed; `wrong-state` where the port
 *   asked for is in use; `not-permitted`
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { core, host = "127.0.0.1", token = createAccessToken(), onDefect } = options;
  if (!isLoopback(host) && options.allowOtherMachines !== true) throw reachable(host);
  const limits = { ...defaultServerLimits, ...options.limits };
  const server = createHttpServer(limits);
  const port = await listen(server, host, options.port ?? 0);
  let isStopping = false;
  // Up to here nothing has waited since the server listens, so every request finds its handler.
  const hosts = allowedHosts(host, port);
  const session = { artefactKey: artefactKeyOf(token), version: options.version };
  const sockets = createSockets({ core, hosts, token, limits, isStopping: () => isStopping, onDefect });
  const { windowFiles } = options;
  const handling = { core, windowFiles, hosts, token, session, bodyBytes: limits.bodyBytes, onDefect };
  server.on("request", createRequestHandler(handling));
  server.on("upgrade", (request, socket, head: Buffer) => {
    sockets.upgrade(request, socket, head);
  });
  return {
    address: `http://${inUrl(reachableName(host))}:${port}/#token=${token}`,
    host,
    port,
    pageCount: () => sockets.count(),
    beginStopping() {
      isStopping = true;
    },
    async close() {
      isStopping = true;
      const closed = new Promise((resolve) => server.close(resolve));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createHttpServer(limits: ServerLimits): Server {
  const server = createServer({
    maxHeaderSize: limits.headBytes,
    headersTimeout: limits.headMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.lookMs,
    // The handler refuses a request without one, with all headers.
    requireHostHeader: false,
  });
  boundConnections(server, limits.connections);
  server.on("checkExpectation", refuseExpectation);
  server.on("clientError", refuseBroken);
  server.timeout = limits.idleMs;
  return server;
}

/** An address that stands for all of a machine's can be listened on, not opened. */
function reachableName(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  return host === "::" ? "::1" : host;
}

function reachable(host: string): StudioError {
  return new StudioError("invalid-argument", message("server.reachable", { host }), { host });
}
