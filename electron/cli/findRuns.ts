import type { Studio } from "../studio/studio.ts";
import type { RunSummary } from "./records.ts";

export interface FoundRuns {
  readonly runs: readonly RunSummary[];
  /** Set where a pair was named. */
  readonly pairId: string | null;
}

/**
 * What a person means by a word: a run as `history.findRun` knows it, or a pair by its id or the beginning of it.
 *
 * @throws StudioError `not-found` that names the nearest run, `invalid-argument` where several are meant
 */
export function findRuns({ history }: Studio, reference: string): FoundRuns {
  const pairId = findPair(history.listRuns(), reference.trim().toLowerCase());
  if (pairId === null) return { runs: [history.findRun(reference)], pairId: null };
  return { runs: history.pair(pairId).runIds.map((runId) => history.run(runId)), pairId };
}

/** The one pair whose id begins so, where no run is meant. */
function findPair(runs: readonly RunSummary[], wanted: string): string | null {
  if (wanted === "" || runs.some((run) => run.name.toLowerCase() === wanted)) return null;
  const pairIds = new Set(runs.map((run) => run.pairId).filter((id) => id !== null));
  if (pairIds.has(wanted)) return wanted;
  if (runs.some((run) => run.id.startsWith(wanted))) return null;
  const [only = null, ...others] = [...pairIds].filter((id) => id.startsWith(wanted));
  return others.length === 0 ? only : null;
}
