import type { RunSummary } from "../../../shared/api/records.ts";
import type { RunState } from "../../../shared/runStates.ts";

/** Which runs the tree shows. Empty lists and an empty text let every run pass. */
export interface ForestFilter {
  /** Words that all have to occur in the name or begin the id, in any case. */
  readonly text: string;
  readonly states: readonly RunState[];
  readonly systems: readonly string[];
}

type FilteredRun = Pick<RunSummary, "id" | "name" | "state" | "system" | "parent">;

/** The runs that pass, with their ancestors, without which a fork would hang in the air. */
export function filterForest<Run extends FilteredRun>(
  runs: readonly Run[],
  filter: ForestFilter,
): { readonly shown: Run[]; readonly matches: ReadonlySet<string> } {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const matches = new Set(runs.filter((run) => passes(run, filter)).map((run) => run.id));
  const kept = new Set(matches);
  for (const id of matches) {
    for (let parent = byId.get(id)?.parent; parent; parent = byId.get(parent.runId)?.parent) {
      if (kept.has(parent.runId)) break;
      kept.add(parent.runId);
    }
  }
  return { shown: runs.filter((run) => kept.has(run.id)), matches };
}

function passes(run: FilteredRun, { text, states, systems }: ForestFilter): boolean {
  if (states.length > 0 && !states.includes(run.state)) return false;
  if (systems.length > 0 && !systems.includes(run.system)) return false;
  const name = run.name.toLowerCase();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => name.includes(word) || run.id.startsWith(word));
}
