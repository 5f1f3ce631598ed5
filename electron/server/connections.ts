import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Bounds the open connections, so that silent ones keep nobody out: where there are too many, the one goes that has
 * been there longest without being answered. Channels of pages and answers that are under way stay.
 */
export function boundConnections(server: Server, most: number): void {
  /** In the order in which they came, each with the answer that it waits for. */
  const open = new Map<Socket, ServerResponse | null>();
  const channels = new WeakSet<Socket>();

  function isAtWork(socket: Socket): boolean {
    return channels.has(socket) || open.get(socket)?.headersSent === true;
  }

  server.on("connection", (socket: Socket) => {
    open.set(socket, null);
    socket.once("close", () => open.delete(socket));
    if (open.size <= most) return;
    const longest = [...open.keys()].find((each) => !isAtWork(each)) ?? socket;
    open.delete(longest);
    longest.destroy();
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (!open.has(socket)) return;
    open.set(socket, response);
    response.once("close", () => {
      // Kept for the next request, it has been silent from now on.
      if (open.delete(socket) && !socket.destroyed) open.set(socket, null);
    });
  });
  server.on("upgrade", ({ socket }: IncomingMessage) => {
    channels.add(socket);
    socket.once("close", () => channels.delete(socket));
  });
}
