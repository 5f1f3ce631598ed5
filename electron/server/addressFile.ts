/**
 * The address and token of the last start, in the home folder, readable by its owner alone.
 *
 * Why the token outlives a start: a page that is open while the server is started again has to find its way back by itself, and
 * it can only where both the port and the token are the same. Why not longer than the port: once another program sits at the
 * old address, an open page may have shown it the token. So the token lasts exactly as long as its address, and `--new-token`
 * ends it at any time.
 */
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { accessTokenSchema } from "../../shared/api/webServer.ts";
import { StudioError } from "../../shared/errors.ts";

const addressSchema = z.strictObject({
  host: z.string().max(255),
  port: z.number().int().min(1).max(65_535),
  token: accessTokenSchema,
});
export type ServerAddress = z.infer<typeof addressSchema>;

const ownerOnly = 0o600;

/**
 * The address of the last start; null where there is none, or where others could have read it. It is read and written in one go,
 * between two turns of the event loop, so that no request comes in between.
 */
export function recallAddress(homeFolder: string): ServerAddress | null {
  const path = addressFile(homeFolder);
  try {
    // Windows keeps the folder to its user by other means.
    if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) return null;
    const read = addressSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    return read.success ? read.data : null;
  } catch {
    // Missing or damaged: the next start simply has a new token.
    return null;
  }
}

/** @throws StudioError `not-permitted` where it cannot be written */
export function rememberAddress(homeFolder: string, address: ServerAddress): void {
  const path = addressFile(homeFolder);
  const temporary = `${path}.${process.pid}.partial`;
  try {
    rmSync(temporary, { force: true });
    // `wx`: never into a file, or through a link, that somebody else has put there.
    writeFileSync(temporary, `${JSON.stringify(address)}\n`, { mode: ownerOnly, flag: "wx" });
    chmodSync(temporary, ownerOnly);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new StudioError(
      "not-permitted",
      `The server's address could not be written to ${path}: check the folder's permissions and free space.`,
      { path },
      error,
    );
  }
}

function addressFile(homeFolder: string): string {
  return join(homeFolder, "server.json");
}
