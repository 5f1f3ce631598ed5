import { createCanvas } from "@napi-rs/canvas";
import type { Colour } from "./colour.ts";
import { layLight, lights } from "./light.ts";
import { woods } from "./palettes.ts";
import { createRandom, type Random } from "./random.ts";
import type { RoomType, Scene, Shell } from "./scene.ts";
import { paintShell } from "./shell.ts";
import { shrink } from "./shrink.ts";

/** Side of a picture in pixels. */
export const pictureSize = 64;
/** Pictures are painted this many times larger and then shrunk. */
const oversampling = 6;

/** What can be read off a picture; one line of `labels.csv`. */
export interface Label {
  readonly roomType: string;
  readonly palette: string;
  readonly wall: string;
  readonly floor: string;
  readonly windowLight: string;
  readonly furniture: readonly string[];
}

/** A picture before it is encoded. */
export interface Picture {
  /** RGB, `[64, 64, 3]`. */
  readonly pixels: Uint8Array;
  readonly label: Label;
}

/**
 * Draws one picture; the same type and number give the same picture.
 *
 * @param typeIndex the type's place in `roomTypes`, which the random numbers start from
 * @param number counts from 1
 */
export function drawPicture(type: RoomType, typeIndex: number, number: number): Picture {
  const random = createRandom((typeIndex + 1) * 1_000_003 + number * 7_919);
  const canvas = createCanvas(pictureSize * oversampling, pictureSize * oversampling);
  const context = canvas.getContext("2d");
  context.scale(oversampling, oversampling);
  const palette = random.pick(type.palettes);
  const hueShift = random.between(-7, 7);
  const varied = (base: Colour): Colour => ({
    l: base.l + random.between(-0.02, 0.02),
    c: base.c * random.between(0.88, 1.1),
    h: base.h + hueShift + random.between(-4, 4),
  });
  const scene: Scene = {
    context,
    random,
    palette: { ...palette, wall: varied(palette.wall), accent: varied(palette.accent), second: varied(palette.second) },
    floor: random.pick(type.floors),
    wood: random.pick(woods),
    light: random.pick([lights.day, lights.day, lights.day, lights.dusk, lights.dusk, lights.night, lights.night]),
    shell: varyShell(type.shell, random),
    lamps: [],
  };
  paintShell(scene);
  const furniture = type.furnish(scene);
  layLight(context, scene.light, scene.lamps);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return {
    pixels: shrink(data, pictureSize, oversampling),
    label: {
      roomType: type.name,
      palette: palette.name,
      wall: palette.wallName,
      floor: scene.floor.name,
      windowLight: scene.light.name,
      furniture,
    },
  };
}

function varyShell(base: Omit<Shell, "vanishing">, random: Random): Shell {
  const aside = random.between(-1.2, 1.2);
  return {
    left: base.left + aside + random.between(-0.8, 0.8),
    right: base.right + aside + random.between(-0.8, 0.8),
    top: base.top + random.between(-0.8, 0.8),
    floor: base.floor + random.between(-1, 1),
    vanishing: [32 + random.between(-4, 4), 27 + random.between(-2, 2)],
  };
}
