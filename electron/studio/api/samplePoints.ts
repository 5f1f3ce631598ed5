import type { ScatterPoints } from "../../../shared/api/records.ts";
import { domainFacts } from "../../../shared/domains.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message } from "../../../shared/messages/message.ts";
import { readSample } from "../exports/readSamples.ts";
import type { Studio } from "../studio.ts";

/**
 * The points of a run's sample, for a window to draw.
 *
 * @throws StudioError `not-found` without such a sample; `invalid-argument` where samples are no points; `corrupt`
 */
export async function readPoints(
  { history, fileOf }: Pick<Studio, "history" | "fileOf">,
  runId: string,
  step: number,
): Promise<ScatterPoints> {
  const { name, configuration } = history.run(runId);
  const recorded = history.listSamples(runId).find((sample) => sample.step === step);
  if (recorded === undefined) {
    throw new StudioError("not-found", message("points.noSampleAt", { name, id: runId, step }), { runId, step });
  }
  const { words, viewer } = domainFacts(configuration.domain);
  // The artefact of a sample is its picture; a drawing of points is made of their numbers.
  const shown = viewer === "scatter" ? await readSample(configuration, fileOf(recorded)) : null;
  if (shown === null || "image" in shown) {
    throw new StudioError(
      "invalid-argument",
      message("points.notGenerated", { name, id: runId, samples: words.many }),
      {
        runId,
      },
    );
  }
  const { range, generated, real } = shown;
  return { range, generated: [...generated], real: [...real] };
}
