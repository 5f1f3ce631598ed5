import { StudioError } from "../../shared/errors.ts";
import { message } from "../../shared/messages/message.ts";
import type { Studio } from "../studio/studio.ts";
import type { RunSummary } from "./records.ts";

export interface FoundRuns {
  readonly runs: readonly RunSummary[];
  /** Set where a group was named. */
  readonly groupId: string | null;
}

/**
 * What a person means by a word: a run as `history.findRun` knows it, or a group by its id or the beginning of it.
 *
 * @throws StudioError `not-found` that names the nearest run, `invalid-argument` where several are meant
 */
export function findRuns({ history }: Studio, reference: string): FoundRuns {
  const groupId = findGroup(history.listRuns(), reference.trim().toLowerCase());
  if (groupId === null) return { runs: [history.findRun(reference)], groupId: null };
  return { runs: history.group(groupId).runIds.map((runId) => history.run(runId)), groupId };
}

/** What several words mean, each run once, in their order. @throws StudioError as `findRuns` */
export function distinctRuns(studio: Studio, references: readonly string[]): readonly RunSummary[] {
  const runs = references.flatMap((reference) => findRuns(studio, reference).runs);
  return [...new Map(runs.map((run) => [run.id, run])).values()];
}

/**
 * The runs of a group, by its id or by one of its runs.
 *
 * @throws StudioError `invalid-argument` for a run by itself, and as `findRuns`
 */
export function runsOfGroup(studio: Studio, reference: string): readonly RunSummary[] {
  const { runs, groupId } = findRuns(studio, reference);
  if (groupId !== null) return runs;
  const own = runs[0]?.groupId ?? null;
  if (own !== null) return studio.history.group(own).runIds.map((runId) => studio.history.run(runId));
  throw new StudioError("invalid-argument", message("cli.runByItself", { run: reference }));
}

/** The one group whose id begins so, where no run is meant. */
function findGroup(runs: readonly RunSummary[], wanted: string): string | null {
  if (wanted === "" || runs.some((run) => run.name.toLowerCase() === wanted)) return null;
  const groupIds = new Set(runs.map((run) => run.groupId).filter((id) => id !== null));
  if (groupIds.has(wanted)) return wanted;
  if (runs.some((run) => run.id.startsWith(wanted))) return null;
  const [only = null, ...others] = [...groupIds].filter((id) => id.startsWith(wanted));
  return others.length === 0 ? only : null;
}
