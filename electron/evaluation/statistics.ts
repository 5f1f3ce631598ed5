/** What metrics have worked out of real samples alone: kept, so that it is computed once for a data set. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { isNotPermitted, isSystemError, StudioError } from "../../shared/errors.ts";
import { writeFileAtomically } from "../storage/atomicFile.ts";
import { makeFolder } from "../storage/makeFolder.ts";
import { readRecorded } from "../storage/recordedFile.ts";

/** Numbers by name. */
export type Statistics = Readonly<Record<string, number>>;

/** What statistics are of: with other samples, or another definition of the metric, they are others. */
export interface StatisticsKey {
  /** Of `RealSamples`. */
  readonly data: string;
  readonly domain: string;
  readonly metric: string;
  /** The metric's. */
  readonly version: number;
  /** How many real samples they are of. */
  readonly count: number;
}

const keySchema = z.strictObject({
  data: z.string(),
  domain: z.string(),
  metric: z.string(),
  version: z.number(),
  count: z.number(),
});
const fileSchema = z.strictObject({
  format: z.literal("critic-studio-statistics"),
  of: keySchema,
  values: z.record(z.string(), z.number()),
  /** Of key and values, by which damage is noticed. */
  sha256: z.string(),
});

const mostBytes = 65_536;
/** The cache's folder and the one in which it lies are ours. */
const ownFolders = 2;

/**
 * The statistics that are kept in the folder; where there are none, or they are damaged, they are worked out and kept.
 * One that is not finite is not kept.
 *
 * @throws what `workOut` throws
 */
export async function statisticsOf(
  folder: string,
  key: StatisticsKey,
  workOut: () => Promise<Statistics>,
): Promise<Statistics> {
  const of = keySchema.parse(key);
  const file = join(folder, `${digestOf(of).slice(0, 24)}.json`);
  const kept = await read(file, of);
  if (kept !== null) return kept;
  const values = await workOut();
  if (Object.values(values).every(Number.isFinite)) await keep(folder, file, { of, values });
  return values;
}

function digestOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** @returns null where nothing is kept, or nothing that can be believed */
async function read(file: string, of: StatisticsKey): Promise<Statistics | null> {
  try {
    const text = await readRecorded(file, mostBytes, ownFolders);
    const { values, ...found } = fileSchema.parse(JSON.parse(text.toString("utf8")));
    const isOurs = digestOf(found.of) === digestOf(of) && found.sha256 === digestOf({ of, values });
    return isOurs ? values : null;
  } catch (error) {
    const isDamaged = error instanceof SyntaxError || error instanceof z.ZodError || error instanceof StudioError;
    if (isDamaged || isNotPermitted(error) || isSystemError(error, "ENOENT")) return null;
    throw error;
  }
}

/** Where it cannot be written, it is worked out again the next time. */
async function keep(
  folder: string,
  file: string,
  content: { readonly of: StatisticsKey; readonly values: Statistics },
): Promise<void> {
  const text = JSON.stringify({ format: "critic-studio-statistics", ...content, sha256: digestOf(content) });
  try {
    await makeFolder(folder);
    await writeFileAtomically(file, [Buffer.from(text)]);
  } catch (error) {
    if (!(error instanceof StudioError) && !isNotPermitted(error)) throw error;
  }
}
