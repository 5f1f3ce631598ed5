import { readFile, stat } from "node:fs/promises";
import { isSystemError, StudioError } from "../../../shared/errors.ts";
import { decodeSample, type Sample } from "../../storage/sampleFile.ts";

/** More than the largest sample: 256 images of 1,024 px without any compression. */
const largestSampleBytes = 1024 ** 3;

/** Reads and decodes a sample. @throws StudioError `not-found`, `corrupt`, `not-permitted` */
export async function readSampleFile(file: string): Promise<Sample> {
  try {
    const { size } = await stat(file);
    if (size > largestSampleBytes) throw new StudioError("corrupt", `${file} has ${size} bytes, more than any sample.`);
    return decodeSample(await readFile(file), file);
  } catch (error) {
    if (isSystemError(error, "ENOENT")) throw new StudioError("not-found", `${file} is missing.`, { file }, error);
    if (isSystemError(error, "EACCES")) {
      throw new StudioError("not-permitted", `${file} may not be read.`, { file }, error);
    }
    throw error;
  }
}

/**
 * Looks whether a sample is a whole picture of its step. No hash of it is recorded; a PNG's own checksums tell damage.
 *
 * @returns what is wrong with it, as the end of a sentence that begins with its name; null where nothing is
 */
export async function findSampleDamage(
  file: string,
  recorded: { readonly step: number; readonly count: number },
): Promise<string | null> {
  try {
    const { step, count } = await readSampleFile(file);
    if (step !== recorded.step) return `is a sample of step ${step}, not of step ${recorded.step}`;
    return count === recorded.count ? null : `shows ${count} images instead of the ${recorded.count} that were written`;
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return error.code === "not-found" ? "is missing" : `cannot be used (${error.message})`;
  }
}
