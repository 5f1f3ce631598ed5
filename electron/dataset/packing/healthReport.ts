/** What a folder is worth as training data, in counts and by name. */
import { z } from "zod";
import { recordedMessageSchema } from "../../../shared/messages/messageSchema.ts";
import { sha256Schema } from "../../storage/sha256.ts";
import { fileRecordSchema, type FileRecord } from "./fileRecord.ts";
import { imageFormats } from "../decoding/imageFormat.ts";
import { readJsonLines } from "./jsonLines.ts";
import { listedEntries } from "../limits.ts";
import { unusableReasons } from "../decoding/unusableImage.ts";

const count = z.number().int().nonnegative();
const imageSizeSchema = z.strictObject({ width: count, height: count });

/** All counts are complete; lists of names stop after `listedEntries` entries. */
export const healthReportSchema = z.strictObject({
  /** The folder, absolute. */
  folder: z.string(),
  /** Files looked at, of any kind. */
  fileCount: count,
  /** Pictures that can be trained on, duplicates included. */
  usable: count,
  /** Of these, those without colours; left out where there are none. */
  grey: count.optional(),
  /** Usable pictures by format; formats that do not occur are left out. */
  formats: z.partialRecord(z.enum(imageFormats), count),
  /** Of the usable pictures as shown, in pixels; null where there are none. Smallest and largest are by area. */
  sizes: z
    .strictObject({
      smallest: imageSizeSchema,
      largest: imageSizeSchema,
      /** The five commonest, the commonest first. */
      commonest: z.array(imageSizeSchema.extend({ count })),
    })
    .nullable(),
  /**
   * Usable files whose contents are equal, byte for byte. They are kept: a picture that is there twice counts twice.
   */
  duplicates: z.strictObject({
    /** How many different contents occur more than once. */
    groupCount: count,
    /** How many files could go without losing a picture. */
    extraFiles: count,
    groups: z.array(z.strictObject({ sha256: sha256Schema, files: z.array(z.string()) })),
  }),
  unusable: z.strictObject({
    count,
    byReason: z.partialRecord(z.enum(unusableReasons), count),
    files: z.array(
      z.strictObject({ path: z.string(), reason: z.enum(unusableReasons), detail: recordedMessageSchema }),
    ),
  }),
  /** Usable pictures that are odd in some way; left out where there are none. */
  remarks: z
    .strictObject({ count, files: z.array(z.strictObject({ path: z.string(), remark: recordedMessageSchema })) })
    .optional(),
  /** Files that neither are pictures nor call themselves so. */
  otherFiles: z.strictObject({ count, byExtension: z.record(z.string(), count), examples: z.array(z.string()) }),
});
export type HealthReport = z.infer<typeof healthReportSchema>;

/** True where one channel holds all that three would. */
export function isAllGrey({ usable, grey }: Pick<HealthReport, "usable" | "grey">): boolean {
  return usable > 0 && grey === usable;
}

/** How many different sizes and extensions are counted apart; a hostile folder could have any number. */
const countedApart = 10_000;
const commonestSizes = 5;

/** @param recordsFile a `files.jsonl`; it is read as a stream, once or, where there are duplicates, twice */
export async function buildHealthReport(folder: string, recordsFile: string): Promise<HealthReport> {
  const formats: HealthReport["formats"] = {};
  const byReason: HealthReport["unusable"]["byReason"] = {};
  const sizes = new Map<string, number>();
  const extensions = new Map<string, number>();
  const unusableFiles: HealthReport["unusable"]["files"] = [];
  const remarked: NonNullable<HealthReport["remarks"]>["files"] = [];
  let remarkCount = 0;
  const examples: string[] = [];
  const prefixes = createPrefixes();
  let fileCount = 0;
  let grey = 0;
  let smallest: { width: number; height: number } | undefined;
  let largest: { width: number; height: number } | undefined;
  for await (const record of readRecords(recordsFile)) {
    fileCount += 1;
    if (record.outcome === "usable") {
      const { path, width, height, format, sha256, remark } = record;
      if (remark !== undefined) {
        remarkCount += 1;
        if (remarked.length < listedEntries) remarked.push({ path, remark });
      }
      if (record.grey === true) grey += 1;
      formats[format] = (formats[format] ?? 0) + 1;
      prefixes.add(sha256);
      countUp(sizes, `${width} ${height}`);
      if (smallest === undefined || width * height < smallest.width * smallest.height) smallest = { width, height };
      if (largest === undefined || width * height > largest.width * largest.height) largest = { width, height };
    } else if (record.outcome === "unusable") {
      const { path, reason, detail } = record;
      byReason[reason] = (byReason[reason] ?? 0) + 1;
      if (unusableFiles.length < listedEntries) unusableFiles.push({ path, reason, detail });
    } else {
      countUp(extensions, extensionOf(record.path));
      if (examples.length < listedEntries) examples.push(record.path);
    }
  }
  const usable = sumOf(Object.values(formats));
  const unusable = sumOf(Object.values(byReason));
  return {
    folder,
    fileCount,
    usable,
    ...(grey === 0 ? {} : { grey }),
    formats,
    sizes: smallest && largest ? { smallest, largest, commonest: commonest(sizes) } : null,
    duplicates: await findDuplicates(recordsFile, prefixes.sorted()),
    unusable: { count: unusable, byReason, files: unusableFiles },
    ...(remarkCount === 0 ? {} : { remarks: { count: remarkCount, files: remarked } }),
    otherFiles: { count: fileCount - usable - unusable, byExtension: Object.fromEntries(extensions), examples },
  };
}

/** The records of a `files.jsonl`, without the marks between them that only packing reads. */
export async function* readRecords(recordsFile: string): AsyncGenerator<FileRecord, void, undefined> {
  for await (const { value } of readJsonLines(recordsFile)) {
    const parsed = fileRecordSchema.safeParse(value);
    if (parsed.success) yield parsed.data;
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, part) => sum + part, 0);
}

function countUp(counts: Map<string, number>, key: string): void {
  if (counts.size < countedApart || counts.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot < 1 ? "" : name.slice(dot).toLowerCase();
}

function commonest(sizes: ReadonlyMap<string, number>): { width: number; height: number; count: number }[] {
  return [...sizes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, commonestSizes)
    .map(([size, count]) => {
      const [width = 0, height = 0] = size.split(" ").map(Number);
      return { width, height, count };
    });
}

/**
 * 13 hexadecimal digits, 52 bits, which a double holds exactly: among 3 million files a false match is a 1 in 1,000
 * event.
 */
const prefixDigits = 13;

/** 8 bytes for each file instead of its whole hash as a string. */
function createPrefixes(): { add(sha256: string): void; sorted(): Float64Array } {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    add(sha256) {
      if (length === values.length) {
        const larger = new Float64Array(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length++] = Number.parseInt(sha256.slice(0, prefixDigits), 16);
    },
    sorted: () => values.subarray(0, length).sort(),
  };
}

async function findDuplicates(recordsFile: string, prefixes: Float64Array): Promise<HealthReport["duplicates"]> {
  const repeated = new Set<number>();
  let groupCount = 0;
  let extraFiles = 0;
  for (let i = 1; i < prefixes.length; i++) {
    const prefix = prefixes[i];
    if (prefix === undefined || prefix !== prefixes[i - 1]) continue;
    extraFiles += 1;
    if (prefix === prefixes[i - 2]) continue;
    groupCount += 1;
    if (repeated.size < listedEntries) repeated.add(prefix);
  }
  if (groupCount === 0) return { groupCount, extraFiles, groups: [] };
  const groups = new Map<string, string[]>();
  let listed = 0;
  for await (const record of readRecords(recordsFile)) {
    if (record.outcome !== "usable") continue;
    if (!repeated.has(Number.parseInt(record.sha256.slice(0, prefixDigits), 16)) || listed >= listedEntries) continue;
    listed += 1;
    const group = groups.get(record.sha256);
    if (group === undefined) groups.set(record.sha256, [record.path]);
    else group.push(record.path);
  }
  return { groupCount, extraFiles, groups: [...groups].map(([sha256, files]) => ({ sha256, files })) };
}
