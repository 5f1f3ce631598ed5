import { z } from "zod";
import { defineFormat } from "../format.ts";
import { readCurves } from "../readCurves.ts";
import { writeImage } from "../writeSheet.ts";
import { saying } from "../../../../shared/messages/issueMessage.ts";

export const curveChart = defineFormat({
  name: "curve-chart",
  title: "Curves",
  hint: "PNG: raw and median-filtered",
  help: "the series by which the runs are judged, or any others, raw and median-filtered",
  extension: "png",
  mediaType: "image/png",
  fileKind: "PNG",
  place: 40,
  menus: ["run", "comparison"],
  aliases: [],
  applies: { runs: { least: 1, most: 12 }, needs: "metrics", of: "run", network: null },
  sheet: { flag: "curve", help: "The curves instead of samples." },
  parameters: z.strictObject({
    tag: z
      .array(z.string().min(1))
      .min(1)
      .max(12)
      .optional()
      .describe("Series to draw, such as criticLoss generatorLoss. (default: what each run is judged by)"),
    window: z
      .int()
      .min(1)
      .max(99_999)
      .refine((count) => count % 2 === 1, saying("issue.notOdd"))
      .optional()
      .describe(
        "Recorded steps of the curves' running median, odd. (default: 51; 201 from 10,000 steps, 1001 from 50,000)",
      ),
  }),
  ending: () => "-curves",
  afterTraining: () => "curves",
  runsIn: "thread",
  async write(source, { runIds, parameters: { tag, window } }, place) {
    const { curveChart: draw } = await import("../drawing/curveChart.ts");
    return await writeImage(draw({ curves: readCurves(source, runIds, tag), window }), [], place);
  },
});
