/** How a folder differs from what was packed of it. */
import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StudioError } from "../../../shared/errors.ts";
import { allOf } from "../../../shared/messages/lists.ts";
import { message, type Words } from "../../../shared/messages/message.ts";
import { cancelledError } from "../listing/cancellation.ts";
import { findByListing, listingKey } from "./datasetCache.ts";
import { fileRecordSchema } from "./fileRecord.ts";
import { readJsonLines } from "./jsonLines.ts";
import { listFolder, summariseFolder } from "../listing/listFolder.ts";
import type { PackedDataset } from "./packedDataset.ts";
import { markSchema, recordsFileName } from "./packJournal.ts";
import { comparePaths } from "../listing/pathOrder.ts";
import { packSettingsSchema } from "./packSettings.ts";
import { resolveFolder } from "../listing/walkFolder.ts";

/** Files, of any kind. */
export interface FolderChange {
  readonly removed: number;
  readonly added: number;
  /** Of another size, or written at another time. */
  readonly changed: number;
}

/**
 * Compares a data set's folder with what was packed; opens none of its files.
 *
 * @returns null where nothing differs
 * @throws StudioError as `resolveFolder`; `corrupt` where what was packed is not on record any more; `cancelled`
 */
export async function findFolderChange(
  dataset: Pick<PackedDataset, "folder" | "id" | "sourceFolder" | "imageSize" | "channels" | "fit" | "background">,
  signal?: AbortSignal,
): Promise<FolderChange | null> {
  const folder = await resolveFolder(dataset.sourceFolder);
  const datasetsFolder = await realpath(dirname(dataset.folder));
  const { fingerprint } = await summariseFolder(folder, [datasetsFolder], { signal });
  const { imageSize, channels, fit, background } = dataset;
  const settings = packSettingsSchema.parse({ imageSize, channels, fit, background });
  const known = await findByListing(datasetsFolder, listingKey(folder, settings, fingerprint));
  if (known?.dataset.id === dataset.id) return null;
  return await compare(join(dataset.folder, recordsFileName), folder, datasetsFolder, signal);
}

async function compare(
  recordsFile: string,
  folder: string,
  datasetsFolder: string,
  signal: AbortSignal | undefined,
): Promise<FolderChange | null> {
  const packed = packedFiles(recordsFile);
  let [removed, added, changed] = [0, 0, 0];
  let next = await packed.next();
  if (next.done === true)
    throw new StudioError("corrupt", message("dataset.recordsGone", { file: recordsFile }), { path: recordsFile });
  for await (const { path, sizeBytes, modifiedMs } of listFolder(folder, [datasetsFolder])) {
    if (signal?.aborted === true) throw cancelledError(folder);
    while (next.done !== true && comparePaths(next.value.path, path) < 0) {
      removed += 1;
      next = await packed.next();
    }
    if (next.done === true || next.value.path !== path) {
      added += 1;
      continue;
    }
    const { seen } = next.value;
    if (seen !== undefined && (seen[0] !== sizeBytes || seen[1] !== modifiedMs)) changed += 1;
    next = await packed.next();
  }
  for (; next.done !== true; next = await packed.next()) removed += 1;
  return removed + added + changed === 0 ? null : { removed, added, changed };
}

interface PackedFile {
  readonly path: string;
  /** Size and time of the last change; not there in data sets that were packed before these were noted. */
  readonly seen: readonly [sizeBytes: number, modifiedMs: number] | undefined;
}

async function* packedFiles(recordsFile: string): AsyncGenerator<PackedFile, void, undefined> {
  let group: string[] = [];
  for await (const { value } of readJsonLines(recordsFile)) {
    const mark = markSchema.safeParse(value);
    if (mark.success) {
      for (const [at, path] of group.entries()) yield { path, seen: mark.data.mark.seen?.[at] };
      group = [];
    } else {
      const record = fileRecordSchema.safeParse(value);
      if (record.success) group.push(record.data.path);
    }
  }
}

/** `3 files were removed, 1 was added and 2 were changed`. */
export function describeChange({ removed, added, changed }: FolderChange): Words {
  const parts = [
    { what: "removed", count: removed },
    { what: "added", count: added },
    { what: "changed", count: changed },
  ] as const;
  const told = parts
    .filter(({ count }) => count > 0)
    .map((part, at) => message(at === 0 ? "pictures.filesWere" : "pictures.were", part));
  return allOf(told);
}
