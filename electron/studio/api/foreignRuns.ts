import type { RunSummary as RecordedSummary } from "../../history/records.ts";
import { currentOwner, isOwnerAlive } from "../../history/owner.ts";
import { isElsewhere } from "../runs/ownership.ts";
import type { Studio } from "../studio.ts";

/** What other processes on the same home folder have done to runs since the last look. */
export interface ForeignNews {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Notices what other processes do. */
export interface ForeignRuns {
  /**
   * Looks; costs next to nothing where no other process has written since. A run whose process has died is marked
   * interrupted on the way.
   *
   * @returns null where nobody else has written
   */
  look(): ForeignNews | null;
}

export function createForeignRuns({ history, markAbandoned }: Pick<Studio, "history" | "markAbandoned">): ForeignRuns {
  let version = history.dataVersion();
  const runsAtFirst = history.listRuns();
  let known = describeAll(runsAtFirst);
  let live = runsAtFirst.filter(isTheirs);

  return {
    look() {
      const hasDied = live.some(({ owner }) => owner !== null && !isOwnerAlive(owner));
      if (hasDied) markAbandoned();
      const newest = history.dataVersion();
      if (newest === version && !hasDied) return null;
      const runs = history.listRuns();
      // Only what has been read counts as seen.
      version = newest;
      const before = known;
      known = describeAll(runs);
      live = runs.filter(isTheirs);
      return {
        changed: [...known].filter(([id, description]) => before.get(id) !== description).map(([id]) => id),
        removed: [...before.keys()].filter((id) => !known.has(id)),
      };
    },
  };
}

const us = currentOwner();

function isTheirs(run: RecordedSummary): boolean {
  return isElsewhere(run, us);
}

function describeAll(runs: readonly RecordedSummary[]): Map<string, string> {
  // The sign of life changes all the time and is shown nowhere.
  return new Map(runs.map((run) => [run.id, JSON.stringify({ ...run, owner: run.owner?.pid ?? null })]));
}
