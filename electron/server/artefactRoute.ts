import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { artefactPath, parseArtefactPath } from "../../shared/api/artefacts.ts";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import { isSameSecret } from "./accessToken.ts";
import { answerBytes, isUnchanged, refuse } from "./answer.ts";
import { artefactPolicy } from "./securityHeaders.ts";
import type { ServedArtefact, ServedCore } from "./served.ts";
import { wrongTokenSentence } from "./sessionRoute.ts";

export const artefactsPrefix = "/artefacts/";

interface ArtefactRoute {
  readonly core: Pick<ServedCore, "artefact">;
  readonly artefactKey: string;
}

/**
 * `GET /artefacts/…?key=…`: a sample, thumbnail or export. The address is taken as it was sent; nothing is decoded and
 * nothing but the ids and numbers that `parseArtefactPath` finds in it goes on.
 */
export async function answerArtefact(
  request: IncomingMessage,
  response: ServerResponse,
  { address, query }: { readonly address: string; readonly query: string },
  { core, artefactKey }: ArtefactRoute,
): Promise<void> {
  if (!isFromOwnPage(request)) {
    refuse(response, 403, "Only the page that Critic Studio serves may show this.");
    return;
  }
  if (!isSameSecret(new URLSearchParams(query).get("key") ?? "", artefactKey)) {
    refuse(response, 401, wrongTokenSentence);
    return;
  }
  const named = parseArtefactPath(address.slice(artefactsPrefix.length));
  const found = named === null ? null : await findArtefact(core, artefactPath(named));
  if (named === null || found === null) {
    refuse(response, 404, "There is no such picture or file; it may have been deleted with its run.");
    return;
  }
  response.setHeader("Content-Security-Policy", artefactPolicy);
  response.setHeader("Content-Type", found.contentType);
  // A packed data set never changes. A sample may, where its run went back and came again with other threads.
  const cacheControl = named.kind === "thumbnail" ? "private, max-age=86400, immutable" : "private, no-cache";
  response.setHeader("Cache-Control", named.kind === "export" ? "no-store" : cacheControl);
  if (found.fileName !== undefined) {
    const name = encodeURIComponent(found.fileName).replaceAll("'", "%27");
    response.setHeader("Content-Disposition", `attachment; filename*=UTF-8''${name}`);
  }
  if ("bytes" in found) {
    const hash = createHash("sha256").update(found.bytes).digest("base64url").slice(0, 22);
    answerBytes(request, response, { bytes: found.bytes, etag: `"${hash}"` });
  } else await answerFile(request, response, found.file);
}

/** Current browsers say who asks; for a page of another origin, another port of this machine included, they say so. */
function isFromOwnPage({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

async function findArtefact(core: Pick<ServedCore, "artefact">, path: string): Promise<ServedArtefact | null> {
  try {
    return await core.artefact(path);
  } catch (error) {
    if (error instanceof StudioError && error.code === "not-found") return null;
    throw error;
  }
}

async function answerFile(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const file = await openOrNull(path);
  if (file === null) {
    refuse(response, 404, "The file of this picture is no longer there; it was deleted outside Critic Studio.");
    return;
  }
  try {
    const { size, mtimeMs } = await file.stat();
    if (isUnchanged(request, response, `"${size}-${Math.round(mtimeMs)}"`)) return;
    response.setHeader("Content-Length", size);
    if (request.method === "HEAD" || size === 0) response.end();
    else await pipeline(file.createReadStream({ autoClose: false, end: size - 1 }), response);
  } finally {
    await file.close();
  }
}

async function openOrNull(path: string) {
  try {
    // A link that somebody has put in its place is not followed.
    return await open(path, constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NOFOLLOW));
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ELOOP")) return null;
    throw error;
  }
}
