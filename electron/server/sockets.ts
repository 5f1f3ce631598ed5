/** Who may open a channel, how many, and whether they are still there. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import {
  channelPath,
  channelProtocol,
  closeCodes,
  largestMessageBytes,
  tokenOfProtocols,
} from "../../shared/api/webServer.ts";
import { isSameSecret } from "./accessToken.ts";
import { refuseRaw } from "./answer.ts";
import { isAllowedHost, isOwnOrigin } from "./allowedHosts.ts";
import { closeSocket, openChannel, type ChannelOptions } from "./channel.ts";
import { createFairTurns } from "./fairTurns.ts";
import type { ServerLimits } from "./limits.ts";

export interface SocketsOptions extends Omit<ChannelOptions, "turns"> {
  readonly hosts: ReadonlySet<string>;
  readonly token: string;
  readonly limits: ServerLimits;
}

export interface Sockets {
  /** For the `upgrade` event of the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Pages with an open channel. */
  count(): number;
  /** Says goodbye to every page; resolves when all are gone. */
  close(): Promise<void>;
}

export function createSockets(options: SocketsOptions): Sockets {
  const { limits } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessageBytes,
    // Compression costs memory for every page and saves nothing on one machine.
    perMessageDeflate: false,
    handleProtocols: () => channelProtocol,
  });
  const silent = new WeakSet<WebSocket>();
  const turns = createFairTurns();
  const judge = (): void => {
    for (const socket of server.clients) {
      if (silent.has(socket)) {
        socket.terminate();
      } else {
        silent.add(socket);
        socket.ping();
      }
    }
  };
  const heartbeat = setInterval(() => {
    // After a sleep this comes before the answers that wait in the sockets: they are read first.
    setImmediate(judge);
  }, limits.heartbeatMs);
  heartbeat.unref();

  server.on("connection", (socket) => {
    // A broken or oversized message: ws closes the socket by itself, with the fitting code.
    socket.on("error", () => undefined);
    socket.on("pong", () => {
      silent.delete(socket);
    });
    openChannel(socket, { ...options, turns });
  });

  return {
    upgrade(request, socket, head) {
      socket.on("error", () => {
        socket.destroy();
      });
      const refusal = whyRefused(request, options);
      if (refusal !== null) refuseRaw(socket, refusal);
      else if (server.clients.size >= limits.channels) refuseRaw(socket, 503);
      else {
        server.handleUpgrade(request, socket, head, (opened) => {
          server.emit("connection", opened, request);
        });
      }
    },
    count: () => server.clients.size,
    async close() {
      clearInterval(heartbeat);
      const farewells = [...server.clients].map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.once("close", () => {
              resolve();
            });
            closeSocket(socket, closeCodes.goingAway, "Critic Studio was stopped.", limits.farewellMs);
          }),
      );
      await Promise.all(farewells);
      server.close();
    },
  };
}

/** The status that refuses an upgrade, or null where it is allowed. */
function whyRefused(request: IncomingMessage, { hosts, token, isStopping }: SocketsOptions): number | null {
  const { host, origin, "sec-websocket-protocol": offered = "" } = request.headers;
  if (!isAllowedHost(hosts, host)) return 421;
  if (request.url !== channelPath) return 404;
  // Browsers let any site open a WebSocket to any address: only the origin tells them apart.
  if (!isOwnOrigin(origin, host)) return 403;
  const protocols = offered.split(",").map((protocol) => protocol.trim());
  if (!protocols.includes(channelProtocol)) return 400;
  if (!isSameSecret(tokenOfProtocols(protocols) ?? "", token)) return 401;
  return isStopping() ? 503 : null;
}
