// Written by `npm run catalogue` from the files in electron/gan/systems. Do not change it by hand.
import type { System } from "../system.ts";
import { ebgan } from "./ebgan.ts";
import { gan } from "./gan.ts";
import { ganMinimax } from "./ganMinimax.ts";
import { hinge } from "./hinge.ts";
import { lsgan } from "./lsgan.ts";
import { unrolled } from "./unrolled.ts";
import { vae } from "./vae.ts";
import { wgan } from "./wgan.ts";
import { wganGp } from "./wganGp.ts";

export const systems: readonly System[] = [ebgan, gan, ganMinimax, hinge, lsgan, unrolled, vae, wgan, wganGp];
