import type { ApiContext } from "./context.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";
import { toCheckpoint, toSample } from "./summaries.ts";

/** A chart has room for fewer: what is sent of a series when nothing else was asked for. */
const defaultPoints = 20_000;

/** What a run has recorded, inherited history included. */
export function metricsHandlers({
  studio: { history },
}: ApiContext): Handlers<RequestsOf<"metrics" | "samples" | "checkpoints" | "events">> {
  return {
    "metrics.tags": ({ runId }) => history.listTags(runId),
    "metrics.series": ({ runId, tag, fromStep, toStep, maximumPoints = defaultPoints }) => {
      const series = history.readSeries(runId, tag, { fromStep, toStep, maximumPoints });
      return { ...series, points: [...series.points] };
    },
    "metrics.after": ({ runId, afterStep, limit }) => [...history.readMetricsAfter(runId, afterStep, limit)],
    "samples.list": ({ runId }) => history.listSamples(runId).map(toSample),
    "checkpoints.list": ({ runId }) => history.listCheckpoints(runId).map(toCheckpoint),
    "events.list": ({ runId, afterNumber = 0, limit }) => [...history.listEvents(runId, { afterNumber, limit })],
  };
}
