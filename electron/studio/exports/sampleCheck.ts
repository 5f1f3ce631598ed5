import { StudioError } from "../../../shared/errors.ts";
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
): Promise<string | null> {
  try {
    const { step, count } = await readSampleFile(domain, file);
    if (step !== recorded.step) return `is a sample of step ${step}, not of step ${recorded.step}`;
    return count === recorded.count
      ? null
      : `shows ${count} ${domain.words.many} instead of the ${recorded.count} that were written`;
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return error.code === "not-found" ? "is missing" : `cannot be used (${error.message})`;
  }
}
