import { readFile, stat } from "node:fs/promises";
import { isNotPermitted, isSystemError, StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import type { Domain, DomainSample } from "./domain.ts";

/** Reads and decodes a sample of a domain. @throws StudioError `not-found`, `corrupt`, `not-permitted` */
export async function readSampleFile<Sample extends DomainSample>(
  { sampleFormat }: Pick<Domain<Sample>, "sampleFormat">,
  file: string,
): Promise<Sample> {
  try {
    const { size } = await stat(file);
    if (size > sampleFormat.mostBytes) {
      throw new StudioError("corrupt", message("storage.sampleTooLarge", { file, size }));
    }
    return sampleFormat.decode(await readFile(file), file);
  } catch (error) {
    if (isSystemError(error, "ENOENT"))
      throw new StudioError("not-found", message("storage.missing", { file }), { file }, error);
    if (isNotPermitted(error)) {
      throw new StudioError("not-permitted", message("storage.notReadable", { file }), { file }, error);
    }
    throw error;
  }
}
