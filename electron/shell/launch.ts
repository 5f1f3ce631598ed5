/** What the program was started with. */
import { statSync } from "node:fs";
import { resolve } from "node:path";

export interface Launch {
  /** From `--home=…`; undefined leaves the choice to the environment and the platform. */
  readonly home: string | undefined;
  /** A folder of pictures to begin with, absolute. */
  readonly folder: string | null;
}

/**
 * Reads the words after the program's own.
 *
 * @param words without the executable (and, unpackaged, without the path of the app)
 * @param workingFolder what a relative folder is meant from
 */
export function readLaunch(words: readonly string[], workingFolder: string): Launch {
  const home = words.find((word) => word.startsWith("--home="))?.slice("--home=".length);
  const named = words.find((word) => !word.startsWith("-"));
  const folder = named === undefined ? null : resolve(workingFolder, named);
  return {
    home: home === undefined || home === "" ? undefined : resolve(workingFolder, home),
    folder: folder !== null && isFolder(folder) ? folder : null,
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
