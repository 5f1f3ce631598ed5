import type { Server } from "node:http";
import { isSystemError, StudioError } from "../../shared/errors.ts";

/**
 * Has the server listen.
 *
 * @param port 0 for any free one
 * @returns the port
 * @throws StudioError `wrong-state` where the port asked for is in use, `not-permitted`, `invalid-argument` for an address
 *   that is none of this machine's
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
    return new StudioError(
      "wrong-state",
      `Port ${port} of ${host} is in use by another program. Choose another with --port, or leave --port out for a free one.`,
      { host, port },
      error,
    );
  }
  if (isSystemError(error, "EACCES")) {
    return new StudioError(
      "not-permitted",
      `Port ${port} is reserved for the system. Choose one above 1023 with --port, or leave --port out for a free one.`,
      { host, port },
      error,
    );
  }
  if (isSystemError(error, "EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL")) {
    return new StudioError(
      "invalid-argument",
      `This machine has no address ${host} to listen on. Leave --host out for 127.0.0.1.`,
      { host },
      error,
    );
  }
  return error;
}
