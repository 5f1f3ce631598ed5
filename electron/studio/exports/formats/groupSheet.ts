import { z } from "zod";
import { defineFormat } from "../format.ts";
import { layoutParameters, samplesEnding, samplesParameter } from "../parameters.ts";
import { writeGroupSheet } from "../writeSheet.ts";

export const groupSheet = defineFormat({
  name: "group-sheet",
  title: "Group sheet",
  hint: "PNG: the samples of all side by side",
  help: "the samples of several runs at the same step, side by side",
  extension: "png",
  mediaType: "image/png",
  fileKind: "PNG",
  place: 20,
  menus: ["comparison"],
  aliases: ["pair-sheet"],
  applies: { runs: { least: 2, most: 8 }, needs: "sample", of: "step", network: null },
  sheet: { flag: null },
  parameters: z.strictObject({ ...layoutParameters, ...samplesParameter }),
  ending: (step, of = {}) => `-step-${step}${samplesEnding(of)}`,
  afterTraining: ({ runs, step }) => `${runs === 2 ? "pair" : "group"}-step-${step}`,
  runsIn: "thread",
  write: (source, order, place) => writeGroupSheet("group-sheet", source, order, place),
});
