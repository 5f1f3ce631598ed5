/** Where everything that the user makes lies: one folder, readable without us. */
import { join, resolve } from "node:path";
import envPaths from "env-paths";
import { isNotPermitted, isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import { explainSystemError } from "../../shared/systemErrors.ts";
import { diskFullOr } from "./atomicFile.ts";
import { closeHome, keepNewFilesPrivate, makePrivateFolder } from "./privacy.ts";
import { sweepScratch } from "./scratchNames.ts";

/** The paths of a home folder, absolute. */
export interface Home {
  readonly folder: string;
  /** The history. */
  readonly databaseFile: string;
  /** One folder for each run: `<id>/checkpoints`, `<id>/samples`. */
  readonly runsFolder: string;
  /** One folder for each packed data set. */
  readonly datasetsFolder: string;
}

/**
 * Which folder is meant: the one asked for, else that of the environment variable CRITIC_HOME, else `critic-studio` in
 * the platform's data directory (`~/.local/share`, `~/Library/Application Support`, `%LOCALAPPDATA%`).
 */
export function resolveHomeFolder(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const named = asked ?? environment.CRITIC_HOME;
  if (named !== undefined && named !== "") return resolve(named);
  return envPaths("critic-studio", { suffix: "" }).data;
}

/** The paths within a home folder; touches nothing. */
export function homePaths(folder: string): Home {
  return {
    folder: resolve(folder),
    databaseFile: join(resolve(folder), "studio.sqlite"),
    runsFolder: join(resolve(folder), "runs"),
    datasetsFolder: join(resolve(folder), "datasets"),
  };
}

/**
 * Makes the home folder and what lies in it, where it is not there yet, for its owner alone, as is all that this
 * process writes from now on. Removes what processes that have died have left half-written in it.
 *
 * @throws StudioError `not-permitted`, `disk-full`, or `invalid-argument` where a file has the folder's name
 */
export async function createHome(folder: string): Promise<Home> {
  const home = homePaths(folder);
  try {
    keepNewFilesPrivate();
    await makePrivateFolder(home.folder);
    await makePrivateFolder(home.runsFolder);
    await makePrivateFolder(home.datasetsFolder);
    await closeHome(home.folder);
    await sweepScratch(home.folder);
  } catch (error) {
    throw explain(error, home.folder);
  }
  return home;
}

function explain(error: unknown, folder: string): unknown {
  if (isNotPermitted(error)) {
    return new StudioError("not-permitted", message("storage.homeNotWritable", { folder }), { folder }, error);
  }
  if (isSystemError(error, "EEXIST", "ENOTDIR")) {
    return new StudioError("invalid-argument", message("storage.homeIsFile", { folder }), { folder }, error);
  }
  const what = message("storage.homeUnusable", { folder });
  return explainSystemError(diskFullOr(error, folder), folder, what, message("storage.chooseHome"));
}
