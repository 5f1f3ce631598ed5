/** Colours and marks that mean something, the same in every chart, sheet and window. */
import type { ColourName, MarkName } from "./systemFacts.ts";

export const designTokens = {
  /** The ground of sheets and charts. */
  ground: "#fbfaf8",
  /** Text. */
  ink: "#22262e",
  /** Text of lesser weight: captions, labels of axes. */
  faintInk: "#6a707c",
  /** Text on a dark ground, and its lesser weight. */
  inkOnDark: "#f2f1ee",
  faintInkOnDark: "#a9aeb8",
  /** Axes. */
  axis: "#b9bec8",
  /** Lines of a grid. */
  grid: "#e6e7ea",
} as const;

/**
 * The colours of runs and systems on a light ground. They stay apart for every common colour blindness, and in print
 * without colour by their lightness: dataColours.test.ts computes how far.
 */
export const dataColours: Readonly<Record<ColourName, string>> = {
  blue: "#2a6fdb",
  orange: "#d9771e",
  green: "#026407",
  purple: "#70119f",
  red: "#a54259",
  brown: "#501e00",
  teal: "#003f4c",
  grey: "#7e828d",
};

/** Each mark as an SVG path in the square from -1 to 1: what colour alone would not tell apart. */
export const markPaths: Readonly<Record<MarkName, string>> = {
  square: "M-.85-.85H.85V.85H-.85Z",
  circle: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z",
  triangle: "M0-1L1 .8H-1Z",
  diamond: "M0-1L1 0L0 1L-1 0Z",
  cross: "M-1-.6L-.6-1L0-.4L.6-1L1-.6L.4 0L1 .6L.6 1L0 .4L-.6 1L-1 .6L-.4 0Z",
  plus: "M-.3-1H.3V-.3H1V.3H.3V1H-.3V.3H-1V-.3H-.3Z",
  star: "M0-1L.26-.36L.95-.31L.42.14L.59.81L0 .44L-.59.81L-.42.14L-.95-.31L-.26-.36Z",
  bars: "M-.95-.95H.95V-.25H-.95ZM-.95 .25H.95V.95H-.95Z",
};
