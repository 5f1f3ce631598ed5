import { StudioError } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";
import { nearestName } from "../../shared/nearestName.ts";
import { printableLine } from "../../shared/printableText.ts";
import type { RunSummary } from "./records.ts";

/**
 * The run that a person means: by its whole id, its exact name, or the beginning of its id. A whole id or name goes
 * before a beginning.
 *
 * @throws StudioError `not-found` that names the nearest run; `invalid-argument` that lists the candidates where
 *   several runs are meant
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
  throw new StudioError("invalid-argument", severalMeant(wanted, candidates), {
    reference: wanted,
    candidates: candidates.map((run) => run.id),
  });
}

function notFound(runs: readonly RunSummary[], wanted: string): StudioError {
  const nearest = nearestName(
    wanted,
    runs.flatMap((run) => [run.name, run.id]),
  );
  const details = { reference: wanted, nearest };
  if (nearest !== undefined) {
    return new StudioError("not-found", message("run.unknownNear", { run: wanted, nearest }), details);
  }
  if (runs.length > 0) {
    return new StudioError("not-found", message("run.unknown", { run: wanted }), { ...details, seeAlso: "runs" });
  }
  return new StudioError("not-found", message("run.unknownAsAll", { run: wanted }), details);
}

function severalMeant(wanted: string, candidates: readonly RunSummary[]): Message {
  const shown = candidates
    .slice(0, 10)
    .map(({ id, name, state, step }) =>
      message("run.candidate", { id, name, state: message("run.state", { state }), step }),
    );
  const params = { wanted, count: candidates.length, runs: shown };
  return message(candidates.length > shown.length ? "run.mayMeanMore" : "run.mayMean", params);
}
