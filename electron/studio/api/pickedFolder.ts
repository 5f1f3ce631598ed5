import { isAbsolute } from "node:path";
import { StudioError } from "../../../shared/errors.ts";

/**
 * A folder that a window names is absolute: what a relative one means would depend on where the program was started.
 *
 * @throws StudioError `invalid-argument`
 */
export function checkPickedFolder(folder: string): void {
  if (isAbsolute(folder) && !folder.includes("\0")) return;
  throw new StudioError(
    "invalid-argument",
    `${JSON.stringify(folder)} is not the path of a folder. Give the whole path, from the root or the drive.`,
    { folder },
  );
}
