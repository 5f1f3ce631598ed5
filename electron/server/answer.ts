import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { refusalHeaders } from "./securityHeaders.ts";

/** Answers with a sentence and closes the connection: whoever is refused may not go on at our cost. */
export function refuse(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.shouldKeepAlive = false;
  response.statusCode = status;
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(`${sentence}\n`);
}

/** Refuses what has no response of its own (an upgrade, a head that is no HTTP) and closes the connection. */
export function refuseRaw(socket: Duplex, status: number): void {
  const headers = Object.entries({ ...refusalHeaders, "Content-Length": "0", Connection: "close" });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n`, () => {
    socket.destroy();
  });
}

/**
 * Names a version of the content, and answers 304 where the browser has that very one.
 *
 * @returns true where it is answered
 */
export function isUnchanged(request: IncomingMessage, response: ServerResponse, etag: string): boolean {
  response.setHeader("ETag", etag);
  if (request.headers["if-none-match"] !== etag) return false;
  response.statusCode = 304;
  response.removeHeader("Content-Type");
  response.end();
  return true;
}

/** Answers a GET or HEAD with bytes, or with 304. */
export function answerBytes(
  request: IncomingMessage,
  response: ServerResponse,
  { bytes, etag }: { readonly bytes: Uint8Array; readonly etag: string },
): void {
  if (isUnchanged(request, response, etag)) return;
  response.setHeader("Content-Length", bytes.byteLength);
  response.end(request.method === "HEAD" ? undefined : bytes);
}

/**
 * The body of a request, or null where it is larger than allowed; what comes after is not read.
 *
 * @throws what the connection throws that breaks
 */
export async function readBody(request: IncomingMessage, largestBytes: number): Promise<string | null> {
  if (Number(request.headers["content-length"] ?? 0) > largestBytes) return null;
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > largestBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
