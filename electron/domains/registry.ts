// Written by `npm run catalogue` from the files in electron/domains. Do not change it by hand.
import type { Domain } from "./domain.ts";
import { images } from "./images/domain.ts";
import { points } from "./points/domain.ts";

export const domains: readonly Domain[] = [images, points];
