import { StudioError } from "../../../shared/errors.ts";

/**
 * What a cancelled scan or packing throws.
 *
 * @param isKept whether the next one goes on where this one ended
 */
export function cancelledError(folder: string, isKept = true): StudioError {
  const kept = "What was done so far is kept: starting again goes on from there.";
  return new StudioError(
    "cancelled",
    `Reading ${folder} was cancelled. ${isKept ? kept : "Nothing was changed; starting again begins anew."}`,
    { folder },
  );
}

/** @throws StudioError `cancelled` */
export function throwIfCancelled(signal: AbortSignal | undefined, folder: string): void {
  if (signal?.aborted === true) throw cancelledError(folder);
}
