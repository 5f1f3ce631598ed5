import { readFile, stat } from "node:fs/promises";
import { isNotPermitted, isSystemError, StudioError } from "../../shared/errors.ts";
import type { Domain, DomainSample } from "./domain.ts";

/** Reads and decodes a sample of a domain. @throws StudioError `not-found`, `corrupt`, `not-permitted` */
export async function readSampleFile<Sample extends DomainSample>(
  { sampleFormat }: Pick<Domain<Sample>, "sampleFormat">,
  file: string,
): Promise<Sample> {
  try {
    const { size } = await stat(file);
    if (size > sampleFormat.mostBytes) {
      throw new StudioError("corrupt", `${file} has ${size} bytes, more than any sample.`);
    }
    return sampleFormat.decode(await readFile(file), file);
  } catch (error) {
    if (isSystemError(error, "ENOENT")) throw new StudioError("not-found", `${file} is missing.`, { file }, error);
    if (isNotPermitted(error)) {
      throw new StudioError("not-permitted", `${file} may not be read.`, { file }, error);
    }
    throw error;
  }
}
