import { lstatSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { domainFacts } from "../../shared/domains.ts";
import { isNotPermitted, isSystemError, StudioError } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";
import type { History } from "../history/openHistory.ts";
import type { Owner } from "../history/records.ts";
import type { Home } from "../storage/home.ts";
import { isPlainName, namesOf } from "../storage/plainName.ts";
import type { EventBus } from "./events.ts";

/** What the parts of a studio share. */
export interface StudioContext {
  readonly home: Home;
  readonly history: History;
  readonly events: EventBus;
  /** This process, as it stands in the history. */
  readonly owner: Owner;
  /** Processor cores of this machine, at least 1. */
  readonly cores: number;
}

/** What is read of a packed data set. */
const datasetFiles = ["manifest.json", "report.json", "images.u8", "files.jsonl", "verified.json"];

/**
 * The one way from a record to a path. A home folder may come from a stranger: neither names nor links on the way lead
 * out of it. The home folder itself may be a link.
 *
 * @param names each a plain name
 * @param options `lastMayBeLink` for what is removed, never followed
 * @throws StudioError `corrupt` where the path would leave the home folder
 */
export function pathInHome(
  home: Home,
  names: readonly string[],
  { lastMayBeLink = false }: { readonly lastMayBeLink?: boolean } = {},
): string {
  const path = join(home.folder, ...names);
  if (!names.every((name) => isPlainName(name))) throw leadsOutside(home, names.join("/"));
  let place = home.folder;
  for (const [index, name] of names.entries()) {
    place = join(place, name);
    const isFollowed = !lastMayBeLink || index < names.length - 1;
    if (isFollowed && isLink(place) && !isInside(home, place)) throw leadsOutside(home, place);
  }
  return path;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch (error) {
    // What is not there, or cannot be looked at, is told by whoever opens it.
    if (isNotPermitted(error) || isSystemError(error, "ENOENT", "ENOTDIR")) return false;
    throw error;
  }
}

/** A link to nothing leads nowhere we know of: it counts as outside. */
function isInside({ folder }: Home, link: string): boolean {
  try {
    return realpathSync(link).startsWith(realpathSync(folder) + sep);
  } catch {
    return false;
  }
}

function leadsOutside({ folder }: Home, path: string): StudioError {
  return new StudioError("corrupt", message("studio.leadsOut", { path, folder }), { path });
}

/** Where a run's checkpoints and samples lie. @throws StudioError `corrupt` where that is outside of the home folder */
export function runFolder(home: Home, runId: string): string {
  return pathInHome(home, ["runs", runId]);
}

/** The folders of a run's files, in which its trainer writes. @throws StudioError `corrupt` where one lies elsewhere */
export function fileFolders(home: Home, runId: string): string[] {
  return ["checkpoints", "samples"].map((name) => pathInHome(home, ["runs", runId, name]));
}

/**
 * Where a checkpoint or sample lies; its `runId` names the run whose folder holds it, an ancestor's perhaps.
 *
 * @throws StudioError `corrupt` where that is outside of the home folder
 */
export function recordedFile(home: Home, entry: { readonly runId: string; readonly file: string }): string {
  return pathInHome(home, ["runs", entry.runId, ...namesOf(entry.file)]);
}

/** Where a packed data set lies, none of its files a link to elsewhere. @throws StudioError `corrupt` */
export function datasetFolder(home: Home, dataset: { readonly packedFolder: string }): string {
  const names = namesOf(dataset.packedFolder);
  for (const file of datasetFiles) pathInHome(home, [...names, file]);
  return pathInHome(home, names);
}

/**
 * Where the packed data set lies that such a run trains on; null where its samples follow from the settings.
 *
 * @throws StudioError `corrupt`
 */
export function dataFolder(
  home: Home,
  { domain }: { readonly domain: string },
  dataset: { readonly packedFolder: string },
): string | null {
  return domainFacts(domain).from === "folder" ? datasetFolder(home, dataset) : null;
}

/** Logs a message about a run and tells it to whoever listens. */
export function notify(
  { history, events }: StudioContext,
  runId: string,
  notice: { readonly step: number; readonly level: "info" | "warning" | "error"; readonly message: Message },
): void {
  history.recordEvent(runId, notice);
  events.emit({ kind: "notice", runId, ...notice });
}
