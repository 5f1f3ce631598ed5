import { StudioError } from "../../shared/errors.ts";

/** What a cancelled scan or packing throws. */
export function cancelledError(folder: string): StudioError {
  return new StudioError(
    "cancelled",
    `Reading ${folder} was cancelled. What was done so far is kept: starting again goes on from there.`,
    { folder },
  );
}

/** @throws StudioError `cancelled` */
export function throwIfCancelled(signal: AbortSignal | undefined, folder: string): void {
  if (signal?.aborted === true) throw cancelledError(folder);
}
