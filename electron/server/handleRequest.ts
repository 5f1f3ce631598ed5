import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { sessionPath, type Session } from "../../shared/api/webServer.ts";
import { isAllowedHost } from "./allowedHosts.ts";
import { answerBytes, refuse, refuseRaw } from "./answer.ts";
import { answerArtefact, artefactsPrefix } from "./artefactRoute.ts";
import { setSecurityHeaders } from "./securityHeaders.ts";
import type { ServedCore } from "./served.ts";
import { answerSession } from "./sessionRoute.ts";
import { findWindowFile, type WindowFiles } from "./windowFiles.ts";

export interface RequestHandling {
  readonly core: Pick<ServedCore, "artefact">;
  readonly windowFiles: WindowFiles;
  readonly hosts: ReadonlySet<string>;
  readonly token: string;
  readonly session: Session;
  readonly bodyBytes: number;
  /** Is told of what should not have happened. */
  readonly onDefect: (error: unknown) => void;
}

/** Answers everything but the WebSocket: the page's own files to anybody, the rest to whoever has the token. */
export function createRequestHandler(handling: RequestHandling): RequestListener {
  return (request, response) => {
    answer(request, response, handling).catch((error: unknown) => {
      // A browser that goes away in the middle of an answer is nobody's fault.
      if (request.socket.destroyed || response.destroyed) return;
      handling.onDefect(error);
      refuse(response, 500, "Something went wrong inside Critic Studio; its terminal says what.");
    });
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, handling: RequestHandling): Promise<void> {
  const { host } = request.headers;
  if (!isAllowedHost(handling.hosts, host)) {
    setSecurityHeaders(response, null);
    // HTTP/1.1 demands a name.
    const status = request.headers.host === undefined && request.httpVersion === "1.1" ? 400 : 421;
    refuse(response, status, wrongHostSentence(handling.hosts));
    return;
  }
  setSecurityHeaders(response, host);
  const [address, query] = splitOnce(request.url ?? "", "?");
  if (address === sessionPath) {
    if (request.method === "POST") {
      await answerSession(request, response, host, { ...handling, largestBytes: handling.bodyBytes });
    } else refuseMethod(response, "POST");
  } else if (request.method !== "GET" && request.method !== "HEAD") {
    refuseMethod(response, "GET, HEAD");
  } else if (address.startsWith(artefactsPrefix)) {
    await answerArtefact(
      request,
      response,
      { address, query },
      { ...handling, artefactKey: handling.session.artefactKey },
    );
  } else answerWindowFile(request, response, address, handling.windowFiles);
}

function answerWindowFile(
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
  windowFiles: WindowFiles,
): void {
  const file = findWindowFile(windowFiles, address);
  if (file === undefined) {
    refuse(response, 404, "There is no such page.");
    return;
  }
  response.setHeader("Content-Type", file.contentType);
  response.setHeader("Cache-Control", file.cacheControl);
  answerBytes(request, response, file);
}

/** `Expect:` anything but what HTTP knows: nothing of ours asks so. */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  setSecurityHeaders(response, null);
  refuse(response, 417, "Critic Studio expects nothing of the kind.");
}

/** What is no HTTP, is too long or comes too slowly. */
export function refuseBroken(error: Error, socket: Duplex): void {
  const code = "code" in error ? error.code : undefined;
  const status = code === "HPE_HEADER_OVERFLOW" ? 431 : code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  if (socket.writable && code !== "ECONNRESET") refuseRaw(socket, status);
  else socket.destroy();
}

function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader("Allow", allowed);
  refuse(response, 405, `Only ${allowed} can be asked of this address.`);
}

/** What to do instead, for the one honest case: a tunnel that ends at another port. */
export function wrongHostSentence(hosts: ReadonlySet<string>): string {
  return `Critic Studio answers only to ${[...hosts].join(", ")}. Through a tunnel, use the same port at both ends.`;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
