import fs from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { isNotPermitted, isSystemError, StudioError, type ErrorCode } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import { explainSystemError } from "../../../shared/systemErrors.ts";
import { hasImageExtension } from "../../dataset/decoding/imageFormat.ts";
import { disks, type Patience } from "../../storage/patience.ts";
import type { ApiContext } from "./context.ts";
import type { HandlerResult, Handlers, RequestsOf } from "./handlers.ts";
import { checkPickedFolder } from "./pickedFolder.ts";

type Listing = HandlerResult<"folders.list">;
type Entry = Listing["entries"][number];

/** More folders than this in one are not shown. */
const mostEntries = 2000;
/** Pictures are counted in folders with no more entries than this; of larger ones the number stays unknown. */
const countedEntries = 2000;
/** All counting of one listing ends after so long. */
const countingMs = 1000;
/** What one folder of a listing may take: longer than counting, so that only what does not answer is given up. */
const describingMs = 3000;

/** Names of a folder that is to be listed come within so long; a disk may have to start turning. */
const listingMs = 10_000;

/** How the disks are asked; tests have some that never answer. */
export interface DiskQuestions {
  readonly patience: Patience;
  readonly stat: (folder: string) => Promise<{ isDirectory(): boolean }>;
  readonly realpath: (folder: string) => Promise<string>;
  readonly listingMs: number;
  readonly describingMs: number;
}

const realDisks: DiskQuestions = { patience: disks, stat: fs.stat, realpath: fs.realpath, listingMs, describingMs };

/** The folders of the disk that the studio runs on, for a browser that has no dialog for them. */
export function foldersHandlers(
  { sampleFolder }: Pick<ApiContext, "sampleFolder">,
  questions: DiskQuestions = realDisks,
): Handlers<RequestsOf<"folders">> {
  return {
    "folders.list": ({ folder }) =>
      folder === null ? startingPoints(questions, sampleFolder) : listFolder(questions, folder),
  };
}

/** Where to begin: the home folder, the bundled pictures, mounted drives and the root. */
async function startingPoints(questions: DiskQuestions, sampleFolder: string): Promise<Listing> {
  const named = [
    { name: "Home", folder: homedir() },
    { name: "Sample pictures", folder: sampleFolder },
    ...(await drives(questions)),
  ];
  const until = performance.now() + countingMs;
  const entries = await Promise.all(named.map(({ name, folder }) => describeFolder(questions, name, folder, until)));
  return { folder: null, parent: null, entries: entries.filter((entry) => entry !== null) };
}

async function drives({ patience }: DiskQuestions): Promise<{ name: string; folder: string }[]> {
  if (process.platform === "win32") {
    return Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (letter) => ({ name: `${letter}:`, folder: `${letter}:\\` }));
  }
  const { username } = userInfo();
  const mountedIn =
    process.platform === "darwin" ? ["/Volumes"] : [`/media/${username}`, `/run/media/${username}`, "/mnt"];
  const mounted = await Promise.all(
    mountedIn.map(async (place) => {
      const names = await patience.ask(place, () => fs.readdir(place)).catch(() => []);
      return names.filter(isShown).map((name) => ({ name, folder: join(place, name) }));
    }),
  );
  return [...mounted.flat(), { name: "Computer", folder: "/" }];
}

/**
 * @throws StudioError `not-found` (also where it does not answer), `not-permitted`, `invalid-argument` where it is no
 *   folder
 */
async function listFolder(questions: DiskQuestions, asked: string): Promise<Listing> {
  checkPickedFolder(asked);
  try {
    // The real path: through links that lead back up, a browser would go down for ever.
    const { patience, realpath } = questions;
    const folder = await patience.ask(asked, () => realpath(asked), questions.listingMs);
    const names = await patience.ask(folder, () => folderNames(folder), questions.listingMs);
    const until = performance.now() + countingMs;
    const entries = await Promise.all(
      names.sort(byName).map((name) => describeFolder(questions, name, join(folder, name), until)),
    );
    const parent = dirname(folder);
    return { folder, parent: parent === folder ? null : parent, entries: entries.filter((entry) => entry !== null) };
  } catch (error) {
    throw explain(error, asked);
  }
}

async function folderNames(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of await fs.opendir(folder)) {
    if (isShown(entry.name) && (entry.isDirectory() || entry.isSymbolicLink())) names.push(entry.name);
    if (names.length >= mostEntries) break;
  }
  return names;
}

/** Hidden folders are left out, as everywhere. */
function isShown(name: string): boolean {
  return !name.startsWith(".");
}

const byName = new Intl.Collator("en", { numeric: true }).compare;

/**
 * Null for what is no folder: a link to a file, or to nothing. One that does not answer is shown; whoever opens it is
 * told.
 */
async function describeFolder(
  { patience, stat, describingMs }: DiskQuestions,
  name: string,
  folder: string,
  untilMs: number,
): Promise<Entry | null> {
  try {
    const describe = async (): Promise<Entry | null> => {
      if (!(await stat(folder)).isDirectory()) return null;
      return { name, folder, pictureCount: await countPictures(folder, untilMs) };
    };
    return await patience.ask(folder, describe, describingMs);
  } catch (error) {
    return error instanceof StudioError ? { name, folder, pictureCount: null } : null;
  }
}

/**
 * Pictures that lie in the folder itself; null where it may not be read, has too many entries, or there is no more
 * time.
 */
async function countPictures(folder: string, untilMs: number): Promise<number | null> {
  if (performance.now() > untilMs) return null;
  try {
    let seen = 0;
    let pictures = 0;
    for await (const entry of await fs.opendir(folder, { bufferSize: 256 })) {
      seen += 1;
      if (seen > countedEntries || performance.now() > untilMs) return null;
      if (isShown(entry.name) && !entry.isDirectory() && hasImageExtension(entry.name)) pictures += 1;
    }
    return pictures;
  } catch {
    return null;
  }
}

function explain(error: unknown, folder: string): unknown {
  const described = (code: ErrorCode, sentence: Message): StudioError =>
    new StudioError(code, sentence, { folder }, error);
  if (isSystemError(error, "ENOENT")) return described("not-found", message("folder.missing", { folder }));
  if (isSystemError(error, "ENOTDIR")) return described("invalid-argument", message("folder.isFile", { folder }));
  if (isNotPermitted(error)) return described("not-permitted", message("folder.notReadable", { folder }));
  return explainSystemError(error, folder, message("folder.cannotLook", { folder }), message("folder.chooseAnother"));
}
