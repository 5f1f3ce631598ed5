import { StudioError } from "../../../shared/errors.ts";
import { message, type Message } from "../../../shared/messages/message.ts";
import type { Domain } from "../../domains/domain.ts";
import { readSampleFile } from "../../domains/readSampleFile.ts";

/**
 * Looks whether a sample is a whole one of its step. No hash of it is recorded; its own form tells damage.
 *
 * @returns what is wrong with it, as the end of a sentence that begins with its name; null where nothing is
 */
export async function findSampleDamage(
  domain: Domain,
  file: string,
  recorded: { readonly step: number; readonly count: number },
): Promise<Message | null> {
  try {
    const { step, count } = await readSampleFile(domain, file);
    if (step !== recorded.step) return message("file.sampleOfOtherStep", { found: step, step: recorded.step });
    return count === recorded.count
      ? null
      : message("file.otherCount", {
          found: count,
          things: count === 1 ? domain.words.one : domain.words.many,
          count: recorded.count,
        });
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return error.code === "not-found"
      ? message("file.missing")
      : message("file.unusableBecause", { sentence: error.sentence });
  }
}
