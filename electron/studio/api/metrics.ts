import { setImmediate } from "node:timers/promises";
import { metricValue, type MetricPoint } from "../../../shared/api/records.ts";
import type { ApiContext } from "./context.ts";
import type { Handlers, RequestsOf } from "./handlers.ts";
import { toMetricPoints } from "./metricPoints.ts";
import { readPoints } from "./samplePoints.ts";
import { toCheckpoint, toSample } from "./summaries.ts";

/** More cannot be told apart on a chart: what is sent of a series when nothing else was asked for. */
const defaultPoints = 4000;

/** How many steps are read before other work gets its turn. */
const stepsAtATime = 2000;

/** What a run has recorded, inherited history included. */
export function metricsHandlers({
  studio,
}: ApiContext): Handlers<RequestsOf<"metrics" | "samples" | "checkpoints" | "events">> {
  const { history } = studio;
  return {
    "metrics.tags": ({ runId }) => history.listTags(runId),
    "metrics.series": ({ runId, tag, fromStep, toStep, maximumPoints = defaultPoints }) => {
      const series = history.readSeries(runId, tag, { fromStep, toStep, maximumPoints });
      return { ...series, points: series.points.map(({ step, value }) => ({ step, value: metricValue(value) })) };
    },
    "metrics.after": async ({ runId, afterStep, limit }) => {
      const points: MetricPoint[] = [];
      for (;;) {
        const chunk = history.readMetricsAfter(
          runId,
          points.at(-1)?.step ?? afterStep,
          Math.min(stepsAtATime, limit - points.length),
        );
        points.push(...toMetricPoints(chunk));
        if (chunk.length < stepsAtATime || points.length >= limit) return points;
        await setImmediate();
      }
    },
    "samples.list": ({ runId }) => history.listSamples(runId).map(toSample),
    "samples.points": ({ runId, step }) => readPoints(studio, runId, step),
    "checkpoints.list": ({ runId }) => history.listCheckpoints(runId).map(toCheckpoint),
    "events.list": ({ runId, afterNumber = 0, limit }) => [...history.listEvents(runId, { afterNumber, limit })],
  };
}
