import { z } from "zod";
import { writeResultFile } from "../../../storage/resultFile.ts";
import { csvPoints } from "../csvLines.ts";
import { defineFormat } from "../format.ts";
import { samplesEnding, samplesParameter } from "../parameters.ts";
import { readSteps } from "../readSamples.ts";

export const pointsCsv = defineFormat({
  name: "points-csv",
  title: "Points",
  hint: "CSV: generated and real points",
  help: "the points of a sample: kind (generated or real), x, y",
  extension: "csv",
  mediaType: "text/csv; charset=utf-8",
  fileKind: "CSV",
  place: 15,
  menus: ["run"],
  aliases: [],
  applies: { runs: { least: 1, most: 1 }, needs: "sample", of: "step", network: null, domain: "points" },
  sheet: null,
  parameters: z.strictObject(samplesParameter),
  ending: (step, of = {}) => `-points-step-${step}${samplesEnding(of)}`,
  runsIn: "thread",
  async write(source, { runIds: [runId = ""], step, parameters }, { outFile, force }) {
    const [shown] = await readSteps(source, runId, [step], parameters.samples);
    if (shown === undefined || !("generated" in shown.sample)) throw new Error("A sample of points was expected.");
    const { generated, real } = shown.sample;
    const text = csvPoints({ generated, real });
    return { file: await writeResultFile(outFile, [new TextEncoder().encode(text)], { force }), steps: [step] };
  },
});
