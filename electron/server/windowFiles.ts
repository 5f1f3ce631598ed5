/** The built window in memory: what is not in this list cannot be asked for, so no address ever becomes a path. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";

export interface WindowFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly etag: string;
  readonly cacheControl: string;
}

/** Files by the path of their address: `/index.html`, `/assets/index-3f9a.js`. */
export type WindowFiles = ReadonlyMap<string, WindowFile>;

const indexPath = "/index.html";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/**
 * Reads the built window.
 *
 * @throws StudioError `not-found` where there is none
 */
export async function loadWindowFiles(folder: string): Promise<WindowFiles> {
  const files = new Map(
    await Promise.all(
      (await listFiles(folder)).map(async (path) => {
        const address = `/${relative(folder, path).split(sep).join("/")}`;
        return [address, describeFile(address, await readFile(path))] as const;
      }),
    ),
  );
  if (!files.has(indexPath)) throw notBuilt(folder);
  return files;
}

/**
 * The file that an address asks for: one of the list, or the page itself for an address inside the page (`/runs/k3f9`).
 *
 * @param address without query, as it was sent: nothing is decoded, since no file of ours needs it
 */
export function findWindowFile(files: WindowFiles, address: string): WindowFile | undefined {
  const isPage = !address.startsWith("/assets/") && /^\/(?:[\w-]+(?:\/[\w-]+)*\/?)?$/.test(address);
  return files.get(address) ?? (isPage ? files.get(indexPath) : undefined);
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    // A link could point anywhere; a build contains none.
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) throw notBuilt(folder);
    throw error;
  }
}

function describeFile(address: string, bytes: Buffer): WindowFile {
  return {
    bytes,
    contentType: contentTypes[extname(address)] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    // The bundler puts a hash of the content into the names in assets/.
    cacheControl: address.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  };
}

function notBuilt(folder: string): StudioError {
  return new StudioError("not-found", message("server.windowMissing", { folder }), { folder });
}
