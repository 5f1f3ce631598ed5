/** `critic://`: the page's files from a list, and artefacts by their ids. */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { protocol, type Session } from "electron";
import type { Core } from "../studio/api/core.ts";
import { appHost, artefactHost, scheme } from "./addresses.ts";
import { findPageFile, type PageFiles } from "./pageFiles.ts";
import { artefactPolicy, pagePolicy } from "./pagePolicy.ts";

/** Makes `critic://` as good as https to the page. Has to be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

export function serveScheme(session: Session, files: PageFiles, core: Pick<Core, "artefact">): void {
  session.protocol.handle(scheme, (request) => respond(request, files, core));
}

/** Answers one address; whatever is not known is not found. */
export async function respond(
  request: Pick<Request, "url" | "method">,
  files: PageFiles,
  core: Pick<Core, "artefact">,
): Promise<Response> {
  const url = URL.parse(request.url);
  if (url === null || (request.method !== "GET" && request.method !== "HEAD")) return refuse(405);
  if (url.host === appHost) {
    const found = findPageFile(files, url.pathname);
    if (found === null) return refuse(404);
    const body = request.method === "HEAD" ? null : await readFile(found.file);
    return new Response(body, { headers: headers(found.type, pagePolicy) });
  }
  if (url.host !== artefactHost) return refuse(404);
  const artefact = await core.artefact(url.pathname.slice(1));
  if (artefact === null) return refuse(404);
  const body = "bytes" in artefact ? new Uint8Array(artefact.bytes) : streamOf(artefact.file);
  return new Response(request.method === "HEAD" ? null : body, {
    headers: {
      ...headers(artefact.contentType, artefactPolicy),
      "Access-Control-Allow-Origin": `${scheme}://${appHost}`,
    },
  });
}

function streamOf(file: string): ReadableStream {
  return Readable.toWeb(createReadStream(file)) as ReadableStream;
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: headers("text/plain; charset=utf-8", artefactPolicy) });
}

function headers(contentType: string, policy: string): Record<string, string> {
  return {
    "Content-Type": contentType,
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
  };
}
