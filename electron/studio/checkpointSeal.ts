import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { isSystemError } from "../../shared/errors.ts";

/** Small enough that hashing a piece blocks nobody, large enough to read at the disk's speed. */
const pieceBytes = 1024 * 1024;

/**
 * Compares a file with what was recorded when it was written, piece by piece, without loading it whole.
 *
 * @returns what is wrong with it, as the end of a sentence that begins with its name; null where nothing is
 */
export async function findDamage(
  file: string,
  recorded: { readonly sizeBytes: number; readonly sha256: string },
): Promise<string | null> {
  try {
    const { size } = await stat(file);
    if (size !== recorded.sizeBytes) return `has ${size} bytes instead of the ${recorded.sizeBytes} that were written`;
    const hash = createHash("sha256");
    for await (const piece of createReadStream(file, { highWaterMark: pieceBytes })) hash.update(piece as Buffer);
    return hash.digest("hex") === recorded.sha256 ? null : "has changed since it was written (its SHA-256 differs)";
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return "is missing";
    if (isSystemError(error, "EACCES")) return "may not be read";
    throw error;
  }
}
