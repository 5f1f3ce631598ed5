import { z } from "zod";
import { defineFormat } from "../format.ts";
import { layoutParameters, samplesEnding, samplesParameter, stepOrLast } from "../parameters.ts";
import { commonSampleSteps, readSteps, sampledSteps, spread } from "../readSamples.ts";
import { mostColumns, writeImage } from "../writeSheet.ts";

export const progressSheet = defineFormat({
  name: "progress-sheet",
  title: "Progress sheet",
  hint: "PNG: the same images at several steps",
  help: "how the same images change over some steps, a row for each",
  extension: "png",
  mediaType: "image/png",
  fileKind: "PNG",
  place: 30,
  menus: ["run", "comparison"],
  aliases: [],
  applies: { runs: { least: 1, most: 8 }, needs: "sample", of: "run", network: null },
  sheet: { flag: "steps" },
  parameters: z.strictObject({
    steps: z
      .array(stepOrLast)
      .min(1)
      .max(64)
      .optional()
      .describe("Several steps, a row for each: 0,100,last. (default: eight, spread over the training)"),
    columns: layoutParameters.columns,
    scale: layoutParameters.scale,
    ...samplesParameter,
  }),
  ending: (_, of = {}) => `-progress${samplesEnding(of)}`,
  afterTraining: () => "progress",
  runsIn: "thread",
  async write(source, { runIds, parameters }, place) {
    const { progressSheet: draw } = await import("../drawing/progressSheet.ts");
    const asked = parameters.steps ?? spread(commonSampleSteps(source, runIds), 8);
    const steps = sampledSteps(source, runIds, asked);
    const runs = await Promise.all(
      runIds.map(async (runId) => ({
        run: source.history.run(runId),
        steps: await readSteps(source, runId, steps, parameters.samples),
      })),
    );
    const count = Math.min(...runs.flatMap((each) => each.steps.map(({ sample }) => sample.count)));
    const columns = parameters.columns ?? Math.min(mostColumns(runs.length), count);
    return await writeImage(draw({ runs, columns, scale: parameters.scale }), steps, place);
  },
});
