import { z } from "zod";
import { defineFormat } from "../format.ts";
import { layoutParameters, samplesEnding, samplesParameter } from "../parameters.ts";
import { writeGroupSheet } from "../writeSheet.ts";

export const sampleSheet = defineFormat({
  name: "sample-sheet",
  title: "Sample sheet",
  hint: "PNG with run, step and settings",
  help: "the images of a sample, unselected",
  extension: "png",
  mediaType: "image/png",
  fileKind: "PNG",
  place: 10,
  menus: ["run"],
  aliases: [],
  applies: { runs: { least: 1, most: 1 }, needs: "sample", of: "step", network: null },
  sheet: { flag: null },
  parameters: z.strictObject({ ...layoutParameters, ...samplesParameter }),
  ending: (step, of = {}) => `-step-${step}${samplesEnding(of)}`,
  afterTraining: ({ step }) => `samples-step-${step}`,
  runsIn: "thread",
  write: (source, order, place) => writeGroupSheet("sample-sheet", source, order, place),
});
