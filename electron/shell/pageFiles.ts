/** The built page: what is not in this list cannot be asked for, so no address ever becomes a path. */
import { readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";

/** Absolute paths by the path of their address: `/index.html`, `/assets/index-3f9a.js`. */
export type PageFiles = ReadonlyMap<string, string>;

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** Lists the files of a built page. @throws StudioError `not-found` where there is none */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, string>();
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files.set(`/${relative(folder, path).split(sep).join("/")}`, path);
    }
  } catch (error) {
    if (!isSystemError(error, "ENOENT", "ENOTDIR")) throw error;
  }
  if (files.has("/index.html")) return files;
  throw new StudioError("not-found", message("shell.windowMissing", { folder }), {
    folder,
  });
}

/**
 * The file that the path of an address asks for: one of the list, or the page itself for a place in it (`/runs/k3f9`).
 *
 * @param path as it was sent: nothing is decoded, since no file of ours needs it
 */
export function findPageFile(files: PageFiles, path: string): { readonly file: string; readonly type: string } | null {
  const place = /^[/a-z0-9-]*$/i.test(path) && !path.startsWith("/assets/");
  const file = files.get(path) ?? (place ? files.get("/index.html") : undefined);
  if (file === undefined) return null;
  return { file, type: contentTypes[extname(file)] ?? "application/octet-stream" };
}
