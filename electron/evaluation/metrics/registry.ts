// Written by `npm run catalogue` from the files in electron/evaluation/metrics. Do not change it by hand.
import type { Metric } from "../metric.ts";
import { energyDistance } from "./energyDistance.ts";
import { sampleDiversity } from "./sampleDiversity.ts";

export const metrics: readonly Metric[] = [energyDistance, sampleDiversity];
