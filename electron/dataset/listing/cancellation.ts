import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";

/**
 * What a cancelled scan or packing throws.
 *
 * @param isKept whether the next one goes on where this one ended
 */
export function cancelledError(folder: string, isKept = true): StudioError {
  const key = isKept ? "dataset.readingCancelled" : "dataset.readingDropped";
  return new StudioError("cancelled", message(key, { folder }), { folder });
}

/** @throws StudioError `cancelled` */
export function throwIfCancelled(signal: AbortSignal | undefined, folder: string): void {
  if (signal?.aborted === true) throw cancelledError(folder);
}
