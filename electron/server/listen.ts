import type { Server } from "node:http";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";

/**
 * Has the server listen.
 *
 * @param port 0 for any free one
 * @returns the port
 * @throws StudioError `wrong-state` where the port asked for is in use, `not-permitted`, `invalid-argument` for an
 *   address that is none of this machine's
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  try {
    return await tryPort(server, host, port);
  } catch (error) {
    throw explain(error, host, port);
  }
}

function tryPort(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    // Exclusive: in a cluster, too, nobody else may take requests that carry our token.
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      const address = server.address();
      if (address === null || typeof address === "string")
        throw new Error("A server on TCP has an address and a port.");
      resolve(address.port);
    });
  });
}

function explain(error: unknown, host: string, port: number): unknown {
  if (isSystemError(error, "EADDRINUSE")) {
    return new StudioError("wrong-state", message("server.portInUse", { port, host }), { host, port }, error);
  }
  if (isSystemError(error, "EACCES")) {
    return new StudioError("not-permitted", message("server.portReserved", { port }), { host, port }, error);
  }
  if (isSystemError(error, "EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL")) {
    return new StudioError("invalid-argument", message("server.noAddress", { host }), { host }, error);
  }
  return error;
}
