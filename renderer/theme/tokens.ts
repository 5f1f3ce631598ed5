/**
 * The look of the window in numbers (docs/design.md says how they are used). Two palettes, one shape: every text colour
 * keeps a contrast of 4.5:1 or more to every ground, every mark 3:1 to the grounds it stands on; a test computes it.
 */
import { dataColours, designTokens } from "../../shared/designTokens.ts";
import { colourNames, type ColourName } from "../../shared/systemFacts.ts";

export interface Palette {
  /** The page. */
  readonly ground: string;
  /** What lies on the page: panels, menus, dialogs, fields. */
  readonly raised: string;
  /** What is let into the page: navigation, tracks, code. */
  readonly sunken: string;
  /** Under the pointer, or chosen. */
  readonly hover: string;
  /** Text, buttons, the focus ring: the interface itself has no colour, colour is for data. */
  readonly ink: string;
  readonly faintInk: string;
  /** Text on ink. */
  readonly inkOnInk: string;
  /** Hairlines between things; decoration, never the only sign of anything. */
  readonly line: string;
  /** Outlines of fields and switches: 3:1. */
  readonly outline: string;
  readonly axis: string;
  readonly grid: string;
  /** Curves and marks of runs, and names as text, by colour. */
  readonly data: Readonly<Record<ColourName, string>>;
  readonly dataText: Readonly<Record<ColourName, string>>;
  readonly danger: string;
  readonly warning: string;
  readonly success: string;
}

export const lightPalette: Palette = {
  ground: designTokens.ground,
  raised: "#ffffff",
  sunken: "#f1f0ec",
  hover: "#ecebe6",
  ink: designTokens.ink,
  faintInk: "#5a606b",
  inkOnInk: "#fbfaf8",
  line: "#e2e1dc",
  outline: "#858a94",
  axis: designTokens.axis,
  grid: designTokens.grid,
  data: dataColours,
  dataText: { ...dataColours, blue: "#1f5cbd", orange: "#9a4e0a", grey: "#5d616b" },
  danger: "#b3261e",
  warning: "#7d5700",
  success: "#276b44",
};

/** Lighter ones of the same hues, as far apart as those on a light ground. */
const darkDataColours: Readonly<Record<ColourName, string>> = {
  blue: "#4278d9",
  orange: "#fea940",
  green: "#6fe4a5",
  purple: "#bf99fd",
  red: "#e26276",
  brown: "#8e603a",
  teal: "#1eacb7",
  grey: "#dde5f3",
};

export const darkPalette: Palette = {
  ground: "#15171c",
  raised: "#1c1f26",
  sunken: "#101216",
  hover: "#262a33",
  ink: designTokens.inkOnDark,
  faintInk: designTokens.faintInkOnDark,
  inkOnInk: "#15171c",
  line: "#2b2f38",
  outline: "#767c88",
  axis: "#4a505c",
  grid: "#272b33",
  data: darkDataColours,
  dataText: { ...darkDataColours, blue: "#85b3f8", red: "#f38c9f", brown: "#c49a72" },
  danger: "#f2827a",
  warning: "#e0b65a",
  success: "#6cc492",
};

/** Distances in px: multiples of 4, named by use. */
export const space = { hair: 2, tight: 4, small: 8, medium: 12, large: 16, wide: 24, section: 40, page: 48 } as const;

/** Sizes in px with their line heights. Two weights: 400, and 500 for what leads. */
export const type = {
  small: { size: 13, line: 18 },
  body: { size: 15, line: 22 },
  lead: { size: 18, line: 26 },
  title: { size: 26, line: 32 },
} as const;

export const fontFamily = '"IBM Plex Sans", system-ui, sans-serif';

/** Radii in px. Pictures have none: a sample is shown to its last pixel. */
export const radius = { control: 5, panel: 8 } as const;

/** The CSS custom properties of a palette: `--cs-ground` and so on, in kebab case. */
export function paletteVariables(palette: Palette): Readonly<Record<string, string>> {
  const { data, dataText, ...surfaces } = palette;
  return {
    ...Object.fromEntries(Object.entries(surfaces).map(([name, value]) => [`--cs-${kebab(name)}`, value])),
    ...Object.fromEntries(colourNames.map((name) => [`--cs-${name}`, data[name]])),
    ...Object.fromEntries(colourNames.map((name) => [`--cs-${name}-text`, dataText[name]])),
  };
}

/** The custom properties that both palettes share: distances, type, radii. */
export const sharedVariables: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(space).map(([name, px]) => [`--cs-space-${name}`, `${px}px`])),
  ...Object.fromEntries(Object.entries(type).map(([name, { size }]) => [`--cs-text-${name}`, `${size}px`])),
  ...Object.fromEntries(Object.entries(type).map(([name, { line }]) => [`--cs-line-${name}`, `${line}px`])),
  ...Object.fromEntries(Object.entries(radius).map(([name, px]) => [`--cs-radius-${name}`, `${px}px`])),
  "--cs-font": fontFamily,
};

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
