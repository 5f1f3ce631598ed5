import { createHash } from "node:crypto";
import { isNotPermitted, isSystemError, StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { reasonOf } from "../../storage/reasonOf.ts";
import { openRecorded } from "../../storage/recordedFile.ts";

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
): Promise<Message | null> {
  try {
    const { file: opened, size } = await openRecorded(file);
    try {
      if (size !== recorded.sizeBytes) return message("file.otherSize", { size, recorded: recorded.sizeBytes });
      const hash = createHash("sha256");
      const pieces = opened.createReadStream({ highWaterMark: pieceBytes, autoClose: false });
      for await (const piece of pieces) hash.update(piece as Buffer);
      return hash.digest("hex") === recorded.sha256 ? null : message("file.hasChanged");
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof StudioError) return message("file.unusable", { reason: reasonOf(error) ?? error.sentence });
    if (isSystemError(error, "ENOENT")) return message("file.missing");
    if (isNotPermitted(error)) return message("file.notReadable");
    throw error;
  }
}
