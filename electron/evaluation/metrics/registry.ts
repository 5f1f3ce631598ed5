// Written by `npm run catalogue` from the files in electron/evaluation/metrics. Do not change it by hand.
import type { Metric } from "../metric.ts";
import { energyDistance } from "./energyDistance.ts";
import { mmd } from "./mmd.ts";
import { sampleDiversity } from "./sampleDiversity.ts";
import { slicedWasserstein } from "./slicedWasserstein.ts";

export const metrics: readonly Metric[] = [energyDistance, mmd, sampleDiversity, slicedWasserstein];
