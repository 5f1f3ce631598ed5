import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { nearestName } from "../../../shared/nearestName.ts";
import { judgedSeries, seriesFacts } from "../../../shared/systems.ts";
import type { Curve } from "./drawing/curveChart.ts";
import type { ExportSource } from "./format.ts";

/**
 * Series of some runs.
 *
 * @param tags those of each run that it has recorded; left out, the one by which it is judged, and of a system of a
 *   newer version the first that it has recorded
 * @throws StudioError `not-found` where no run has one of the tags; it names the nearest
 */
export function readCurves(
  { history }: Pick<ExportSource, "history">,
  runIds: readonly string[],
  tags: readonly string[] | undefined,
): Curve[] {
  const recorded = new Map(runIds.map((runId) => [runId, history.listTags(runId)]));
  refuseUnknown(tags ?? [], [...new Set([...recorded.values()].flat())]);
  return runIds.flatMap((runId) => {
    const run = history.run(runId);
    const { system } = run.configuration;
    const own = recorded.get(runId) ?? [];
    const judged = judgedSeries(system).tag || (own[0] ?? "");
    const wanted = tags === undefined ? [judged] : tags.filter((tag) => own.includes(tag));
    // Every point: the median looks at recorded values, not at those that thinning out leaves.
    return wanted.map((tag) => ({
      run,
      series: seriesFacts(system, tag),
      points: history.readSeries(runId, tag).points,
    }));
  });
}

function refuseUnknown(tags: readonly string[], known: readonly string[]): void {
  const unknown = tags.find((tag) => !known.includes(tag));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  const sentence =
    nearest !== undefined
      ? message("export.noSeriesNear", { tag: unknown, nearest })
      : known.length === 0
        ? message("export.noSeriesYet", { tag: unknown })
        : message("export.noSeries", { tag: unknown, known });
  throw new StudioError("not-found", sentence, { tag: unknown, known });
}
