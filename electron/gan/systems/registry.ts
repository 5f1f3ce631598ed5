// Written by `npm run catalogue` from the files in electron/gan/systems. Do not change it by hand.
import type { System } from "../system.ts";
import { gan } from "./gan.ts";
import { ganMinimax } from "./ganMinimax.ts";
import { hinge } from "./hinge.ts";
import { lsgan } from "./lsgan.ts";
import { wgan } from "./wgan.ts";
import { wganGp } from "./wganGp.ts";

export const systems: readonly System[] = [gan, ganMinimax, hinge, lsgan, wgan, wganGp];
