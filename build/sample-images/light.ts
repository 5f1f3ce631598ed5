import { css, colour, type Colour } from "./colour.ts";
import { glow, type Point } from "./brush.ts";
import { lamplight } from "./palettes.ts";
import type { SKRSContext2D } from "@napi-rs/canvas";

/** The time of day: what the window shows and what it makes of the room. */
export interface Light {
  readonly name: "day" | "dusk" | "night";
  /** The sky from top to bottom. */
  readonly sky: readonly [Colour, Colour];
  /** The land beneath it. */
  readonly land: Colour;
  /** What the whole room is multiplied with. */
  readonly veil: Colour;
  /** How strongly a burning lamp shows, 0 to 1. */
  readonly lampStrength: number;
  /** How strongly the window lights wall and floor, 0 to 1. */
  readonly windowStrength: number;
  /** The colour of the light that falls in. */
  readonly beam: Colour;
}

/** The three times of day. */
export const lights: Readonly<Record<Light["name"], Light>> = {
  day: {
    name: "day",
    sky: [colour(0.76, 0.09, 238), colour(0.94, 0.035, 215)],
    land: colour(0.74, 0.1, 135),
    veil: colour(0.99, 0.008, 90),
    lampStrength: 0.2,
    windowStrength: 0.34,
    beam: colour(0.97, 0.06, 95),
  },
  dusk: {
    name: "dusk",
    sky: [colour(0.62, 0.1, 300), colour(0.83, 0.13, 58)],
    land: colour(0.45, 0.06, 300),
    veil: colour(0.9, 0.045, 45),
    lampStrength: 0.5,
    windowStrength: 0.3,
    beam: colour(0.83, 0.13, 55),
  },
  night: {
    name: "night",
    sky: [colour(0.3, 0.08, 270), colour(0.44, 0.09, 265)],
    land: colour(0.24, 0.05, 265),
    veil: colour(0.75, 0.05, 285),
    lampStrength: 0.9,
    windowStrength: 0.1,
    beam: colour(0.75, 0.06, 255),
  },
};

/** Lays the time of day over a finished room, then the light of the lamps that burn, then a faint vignette. */
export function layLight(context: SKRSContext2D, light: Light, lamps: readonly Lamp[]): void {
  context.globalCompositeOperation = "multiply";
  context.fillStyle = css(light.veil);
  context.fillRect(0, 0, 64, 64);
  const vignette = context.createRadialGradient(32, 31, 22, 32, 31, 50);
  vignette.addColorStop(0, css(colour(0.6, 0.04, 300), 0));
  vignette.addColorStop(1, css(colour(0.5, 0.05, 300), 0.32));
  context.fillStyle = vignette;
  context.fillRect(0, 0, 64, 64);
  for (const { at, reach, strength } of lamps) {
    const lit = strength * light.lampStrength;
    context.globalCompositeOperation = "soft-light";
    glow(context, lamplight, at, [reach * 2, reach * 2], Math.min(1, lit));
    context.globalCompositeOperation = "screen";
    glow(context, colour(0.6, 0.12, 62), at, [reach * 1.25, reach * 1.25], lit * 0.42);
    glow(context, colour(0.8, 0.1, 78), at, [reach * 0.5, reach * 0.5], lit * 0.6);
  }
  context.globalCompositeOperation = "source-over";
}

/** A lamp that burns. */
export interface Lamp {
  readonly at: Point;
  /** How far its light goes, in pixels. */
  readonly reach: number;
  /** 1 for a usual lamp. */
  readonly strength: number;
}
