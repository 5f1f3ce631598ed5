import { colour, type Colour } from "./colour.ts";

/** Colours that go together: of the walls, and of two kinds of things before them. */
export interface Palette {
  readonly name: string;
  readonly wall: Colour;
  /** The name of the wall's colour, for the labels. */
  readonly wallName: string;
  /** The large textile or piece of furniture that the eye goes to. */
  readonly accent: Colour;
  /** Small things: cushions, lamps, books. */
  readonly second: Colour;
}

/** All palettes by name; each room type uses four of them. */
export const palettes = {
  sage: palette("sage", "sage green", [0.85, 0.04, 140], [0.56, 0.09, 152], [0.82, 0.1, 78]),
  terracotta: palette("terracotta", "warm sand", [0.87, 0.05, 66], [0.61, 0.13, 42], [0.56, 0.07, 195]),
  lilac: palette("lilac", "lilac", [0.84, 0.045, 305], [0.53, 0.11, 290], [0.86, 0.07, 30]),
  dusk: palette("dusk", "dusty blue", [0.82, 0.045, 240], [0.5, 0.1, 258], [0.85, 0.09, 80]),
  rose: palette("rose", "rose", [0.87, 0.045, 15], [0.62, 0.12, 12], [0.6, 0.06, 175]),
  cream: palette("cream", "cream", [0.93, 0.03, 88], [0.63, 0.11, 55], [0.55, 0.07, 225]),
  mint: palette("mint", "mint", [0.91, 0.04, 170], [0.64, 0.09, 182], [0.8, 0.11, 45]),
  aqua: palette("aqua", "pale aqua", [0.89, 0.04, 208], [0.6, 0.09, 222], [0.86, 0.08, 62]),
  forest: palette("forest", "forest green", [0.45, 0.055, 160], [0.74, 0.11, 78], [0.58, 0.12, 42]),
  midnight: palette("midnight", "midnight blue", [0.42, 0.065, 262], [0.77, 0.11, 80], [0.63, 0.12, 28]),
  wine: palette("wine", "wine red", [0.47, 0.09, 17], [0.84, 0.06, 84], [0.6, 0.07, 150]),
  mustard: palette("mustard", "mustard", [0.83, 0.095, 88], [0.5, 0.08, 245], [0.62, 0.13, 38]),
  stone: palette("stone", "stone grey", [0.78, 0.015, 80], [0.64, 0.13, 48], [0.52, 0.06, 240]),
  steel: palette("steel", "blue grey", [0.68, 0.03, 235], [0.7, 0.13, 65], [0.6, 0.12, 30]),
  candy: palette("candy", "candy pink", [0.9, 0.05, 350], [0.74, 0.11, 205], [0.86, 0.13, 92]),
  sunny: palette("sunny", "sunny yellow", [0.93, 0.075, 96], [0.68, 0.14, 30], [0.66, 0.1, 235]),
  plum: palette("plum", "plum", [0.47, 0.075, 325], [0.78, 0.1, 76], [0.64, 0.11, 12]),
  chestnut: palette("chestnut", "chestnut", [0.5, 0.06, 48], [0.55, 0.1, 160], [0.6, 0.13, 30]),
  olive: palette("olive", "olive", [0.62, 0.06, 115], [0.6, 0.13, 40], [0.86, 0.07, 88]),
} as const;

type Lch = readonly [l: number, c: number, h: number];

function palette(name: string, wallName: string, wall: Lch, accent: Lch, second: Lch): Palette {
  return { name, wallName, wall: colour(...wall), accent: colour(...accent), second: colour(...second) };
}

/** What a floor is made of. */
export interface FloorKind {
  readonly name: string;
  readonly surface: Colour;
  readonly pattern: "planks" | "tiles" | "checks" | "plain";
}

/** All floors by name. */
export const floors = {
  oak: { name: "oak planks", surface: colour(0.72, 0.075, 70), pattern: "planks" },
  honey: { name: "honey planks", surface: colour(0.76, 0.095, 74), pattern: "planks" },
  walnut: { name: "walnut planks", surface: colour(0.5, 0.07, 55), pattern: "planks" },
  ash: { name: "pale ash planks", surface: colour(0.84, 0.045, 82), pattern: "planks" },
  checks: { name: "checkered tiles", surface: colour(0.9, 0.02, 85), pattern: "checks" },
  slate: { name: "slate tiles", surface: colour(0.62, 0.02, 235), pattern: "tiles" },
  sandstone: { name: "sandstone tiles", surface: colour(0.84, 0.045, 75), pattern: "tiles" },
  white: { name: "white tiles", surface: colour(0.92, 0.015, 215), pattern: "tiles" },
  concrete: { name: "concrete", surface: colour(0.68, 0.012, 90), pattern: "plain" },
} as const satisfies Record<string, FloorKind>;

/** Woods that furniture is made of. */
export const woods = [
  colour(0.62, 0.09, 62),
  colour(0.52, 0.085, 52),
  colour(0.44, 0.07, 46),
  colour(0.7, 0.085, 72),
] as const;

/** Warm white of frames, linen and paper. */
export const linen = colour(0.96, 0.018, 85);
/** Dark of metal, instruments and shoes of furniture. */
export const ink = colour(0.27, 0.025, 280);
/** Leaves. */
export const leaf = colour(0.58, 0.11, 145);
/** Lamplight. */
export const lamplight = colour(0.93, 0.1, 82);
