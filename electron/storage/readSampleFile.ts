import { readFile, stat } from "node:fs/promises";
import { isNotPermitted, isSystemError, StudioError } from "../../shared/errors.ts";
import { decodeSample, type Sample } from "./sampleFile.ts";

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
    if (isNotPermitted(error)) {
      throw new StudioError("not-permitted", `${file} may not be read.`, { file }, error);
    }
    throw error;
  }
}
