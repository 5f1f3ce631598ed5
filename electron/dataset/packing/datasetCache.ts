/**
 * The folder of all packed data sets: `<id>/` each, named by content and settings; `listings/<key>.json`, which leads
 * from a folder as it was listed (names, sizes, times) to the id, so that an unchanged folder is not read again; and
 * `packing-<key>/` while one is being made.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isSystemError } from "../../../shared/errors.ts";
import { writeFileAtomically } from "../../storage/atomicFile.ts";
import { tryFileLock } from "../../storage/fileLock.ts";
import { decoderVersion } from "../decoding/decodeImage.ts";
import type { HealthReport } from "./healthReport.ts";
import { openPackedDataset, readHealthReport, type PackedDataset } from "./packedDataset.ts";
import type { PackSettings } from "./packSettings.ts";
import { isLost, verifyOnce } from "./verifyOnce.ts";
import { makeFolder } from "../../storage/makeFolder.ts";

/** A packed data set and what its folder was worth. */
export interface Packed {
  readonly dataset: PackedDataset;
  readonly report: HealthReport;
}

const keyDigits = 24;
const workPrefix = "packing-";
const listingsFolder = "listings";

/** Names something that depends on these and on the decoder. */
export function keyOf(...parts: readonly unknown[]): string {
  return createHash("sha256")
    .update(JSON.stringify([decoderVersion, ...parts]))
    .digest("hex")
    .slice(0, keyDigits);
}

/** Names a folder in the state it was listed in, together with settings. */
export function listingKey(folder: string, settings: PackSettings, fingerprint: string): string {
  return keyOf("listing", folder, settings, fingerprint);
}

/** Names what is in a packed data set: equal records and settings give equal images. */
export function contentId(settings: PackSettings, recordsSha256: string): string {
  return keyOf("content", settings, recordsSha256);
}

const listingSchema = z.strictObject({ id: z.string().regex(/^[0-9a-f]{24}$/) });

function listingFile(datasetsFolder: string, key: string): string {
  return join(datasetsFolder, listingsFolder, `${key}.json`);
}

/** The data set made from this listing; undefined where there is none that can be used. */
export async function findByListing(datasetsFolder: string, key: string): Promise<Packed | undefined> {
  try {
    const text = await readFile(listingFile(datasetsFolder, key), "utf8");
    return await openIfUsable(join(datasetsFolder, listingSchema.parse(JSON.parse(text)).id));
  } catch (error) {
    const isDamaged = error instanceof SyntaxError || error instanceof z.ZodError;
    if (isDamaged || isSystemError(error, "ENOENT")) return undefined;
    throw error;
  }
}

export async function rememberListing(datasetsFolder: string, key: string, id: string): Promise<void> {
  await makeFolder(join(datasetsFolder, listingsFolder));
  await writeFileAtomically(listingFile(datasetsFolder, key), [Buffer.from(JSON.stringify({ id }))]);
}

async function openIfUsable(folder: string): Promise<Packed | undefined> {
  try {
    const dataset = await openPackedDataset(folder);
    await verifyOnce(dataset);
    return { dataset, report: await readHealthReport(dataset) };
  } catch (error) {
    if (isLost(error)) return undefined;
    throw error;
  }
}

const orderSchema = z.strictObject({ folder: z.string(), settings: z.unknown() });
const orderFileName = "order.json";

/**
 * The file that is held while `packing-<key>/` is worked on. It stays for ever, so that there are 256 at most: keys
 * that begin alike wait for each other.
 */
export async function lockFileOf(datasetsFolder: string, key: string): Promise<string> {
  const folder = join(datasetsFolder, listingsFolder);
  await makeFolder(folder);
  return join(folder, `${key.slice(0, 2)}.lock`);
}

/**
 * Makes, or finds again after a cancel or crash, the folder to pack in. What is left of packing the same folder in an
 * earlier state is removed.
 */
export async function prepareWorkFolder(
  datasetsFolder: string,
  key: string,
  order: { folder: string; settings: PackSettings },
): Promise<string> {
  const workFolder = join(datasetsFolder, `${workPrefix}${key}`);
  const orderText = JSON.stringify(order);
  for (const name of await readdir(datasetsFolder)) {
    if (!name.startsWith(workPrefix) || name === `${workPrefix}${key}`) continue;
    if ((await readOrder(join(datasetsFolder, name))) === orderText) await removeUnlessHeld(datasetsFolder, name);
  }
  await makeFolder(workFolder);
  await writeFileAtomically(join(workFolder, orderFileName), [Buffer.from(orderText)]);
  return workFolder;
}

async function removeUnlessHeld(datasetsFolder: string, name: string): Promise<void> {
  const lock = tryFileLock(await lockFileOf(datasetsFolder, name.slice(workPrefix.length)));
  if (lock === null) return;
  try {
    await rm(join(datasetsFolder, name), { recursive: true, force: true });
  } finally {
    lock.release();
  }
}

async function readOrder(workFolder: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(workFolder, orderFileName), "utf8");
    return JSON.stringify(orderSchema.parse(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

/** Moves a complete work folder to its place. Where an equal data set is there already, that one stays. */
export async function publish(datasetsFolder: string, workFolder: string, id: string): Promise<Packed> {
  const place = join(datasetsFolder, id);
  const present = await openIfUsable(place);
  if (present !== undefined) {
    await rm(workFolder, { recursive: true, force: true });
    return present;
  }
  await rm(place, { recursive: true, force: true });
  await rm(join(workFolder, orderFileName), { force: true });
  await rename(workFolder, place);
  const dataset = await openPackedDataset(place);
  return { dataset, report: await readHealthReport(dataset) };
}
