// Written by `npm run catalogue` from the files in electron/gan/systems. Do not change it by hand.
import type { System } from "../system.ts";
import { ebgan } from "./ebgan.ts";
import { fganGan } from "./fganGan.ts";
import { fganHellinger } from "./fganHellinger.ts";
import { fganJs } from "./fganJs.ts";
import { fganJspi } from "./fganJspi.ts";
import { fganKl } from "./fganKl.ts";
import { fganNeyman } from "./fganNeyman.ts";
import { fganPearson } from "./fganPearson.ts";
import { fganRkl } from "./fganRkl.ts";
import { fganTv } from "./fganTv.ts";
import { gan } from "./gan.ts";
import { ganMinimax } from "./ganMinimax.ts";
import { hinge } from "./hinge.ts";
import { lsgan } from "./lsgan.ts";
import { mmd } from "./mmd.ts";
import { unrolled } from "./unrolled.ts";
import { vae } from "./vae.ts";
import { wgan } from "./wgan.ts";
import { wganGp } from "./wganGp.ts";

export const systems: readonly System[] = [
  ebgan,
  fganGan,
  fganHellinger,
  fganJs,
  fganJspi,
  fganKl,
  fganNeyman,
  fganPearson,
  fganRkl,
  fganTv,
  gan,
  ganMinimax,
  hinge,
  lsgan,
  mmd,
  unrolled,
  vae,
  wgan,
  wganGp,
];
