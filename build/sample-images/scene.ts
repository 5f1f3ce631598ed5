import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Colour } from "./colour.ts";
import type { Lamp, Light } from "./light.ts";
import type { FloorKind, Palette } from "./palettes.ts";
import type { Random } from "./random.ts";

/** Where the back wall stands, and the point to which everything recedes. */
export interface Shell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** The height at which wall and floor meet. */
  readonly floor: number;
  readonly vanishing: readonly [x: number, y: number];
}

/** Everything that a room is painted with. */
export interface Scene {
  readonly context: SKRSContext2D;
  readonly random: Random;
  readonly palette: Palette;
  readonly floor: FloorKind;
  readonly wood: Colour;
  readonly light: Light;
  readonly shell: Shell;
  /** Lamps that furniture adds; their light is laid over the room at the end. */
  readonly lamps: Lamp[];
}

/** A room type: what it may look like, and how it is furnished. */
export interface RoomType {
  /** The folder's name and the label. */
  readonly name: string;
  readonly palettes: readonly [Palette, ...Palette[]];
  readonly floors: readonly [FloorKind, ...FloorKind[]];
  /** Where this room's back wall stands before it is varied. */
  readonly shell: Omit<Shell, "vanishing">;
  /** Paints what stands in the empty room. @returns the names of the furniture */
  readonly furnish: (scene: Scene) => string[];
}
