import { StudioError } from "../../shared/errors.ts";
import { nearestName } from "../../shared/nearestName.ts";
import { printableLine } from "../../shared/printableText.ts";
import type { RunSummary } from "./records.ts";

/**
 * The run that a person means: by its whole id, its exact name, or the beginning of its id. A whole id or name goes
 * before a beginning.
 *
 * @throws StudioError `not-found` that names the nearest run; `invalid-argument` that lists the candidates where several
 *   runs are meant
 */
export function findRunIn(runs: readonly RunSummary[], reference: string): RunSummary {
  const wanted = reference.trim();
  const byId = runs.find((run) => run.id === wanted.toLowerCase());
  if (byId !== undefined) return byId;
  // Names are read as they can be shown; one that is given as it once was is meant all the same.
  const named = runs.filter((run) => run.name === printableLine(wanted));
  const prefixed = wanted === "" ? [] : runs.filter((run) => run.id.startsWith(wanted.toLowerCase()));
  const candidates = named.length > 0 ? named : prefixed;
  const [only, ...others] = candidates;
  if (only === undefined) throw notFound(runs, wanted);
  if (others.length === 0) return only;
  throw new StudioError(
    "invalid-argument",
    `"${wanted}" may mean ${candidates.length} runs: ${listed(candidates)}. Give more of the id.`,
    { reference: wanted, candidates: candidates.map((run) => run.id) },
  );
}

function notFound(runs: readonly RunSummary[], wanted: string): StudioError {
  const nearest = nearestName(
    wanted,
    runs.flatMap((run) => [run.name, run.id]),
  );
  const sentence = `There is no run "${wanted}".`;
  const details = { reference: wanted, nearest };
  if (nearest !== undefined) return new StudioError("not-found", `${sentence} Did you mean "${nearest}"?`, details);
  if (runs.length > 0) return new StudioError("not-found", sentence, { ...details, seeAlso: "runs" });
  return new StudioError("not-found", `${sentence} There are no runs in this home folder yet.`, details);
}

function listed(candidates: readonly RunSummary[]): string {
  const shown = candidates.slice(0, 10).map((run) => `${run.id} ("${run.name}", ${run.state} at step ${run.step})`);
  return candidates.length > shown.length ? `${shown.join(", ")} and more` : shown.join(", ");
}
