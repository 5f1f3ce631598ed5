import { StudioError } from "../../shared/errors.ts";
import type { Studio } from "../studio/studio.ts";
import type { RunSummary } from "./records.ts";

export interface FoundRuns {
  readonly runs: readonly RunSummary[];
  /** Set where a pair was named. */
  readonly pairId: string | null;
}

/**
 * What a person means by a word: a pair by its id, else one run.
 *
 * @throws StudioError `not-found` that names the nearest run, `invalid-argument` where several are meant
 */
export function findRuns({ history }: Studio, reference: string): FoundRuns {
  try {
    const pair = history.pair(reference);
    return { runs: pair.runIds.map((runId) => history.run(runId)), pairId: pair.id };
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== "not-found") throw error;
    return { runs: [history.findRun(reference)], pairId: null };
  }
}
