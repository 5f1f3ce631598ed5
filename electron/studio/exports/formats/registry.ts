// Written by `npm run catalogue` from the files in electron/studio/exports/formats. Do not change it by hand.
import type { ExportFormat } from "../format.ts";
import { checkpointSheet } from "./checkpointSheet.ts";
import { curveChart } from "./curveChart.ts";
import { generatorOnnx } from "./generatorOnnx.ts";
import { groupSheet } from "./groupSheet.ts";
import { metricsCsv } from "./metricsCsv.ts";
import { pointsCsv } from "./pointsCsv.ts";
import { progressSheet } from "./progressSheet.ts";
import { sampleSheet } from "./sampleSheet.ts";
import { weightsSafetensors } from "./weightsSafetensors.ts";

export const formats: readonly ExportFormat[] = [
  checkpointSheet,
  curveChart,
  generatorOnnx,
  groupSheet,
  metricsCsv,
  pointsCsv,
  progressSheet,
  sampleSheet,
  weightsSafetensors,
];
