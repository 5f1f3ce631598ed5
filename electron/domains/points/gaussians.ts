/** Mixtures of equal Gaussians: on a ring, on a grid. */
import type { RandomStream } from "../streams.ts";

export type Point = readonly [x: number, y: number];

/** Modes that are equally likely, each N(centre, σ² I). */
export interface Gaussians {
  readonly centres: readonly Point[];
  readonly std: number;
  /** What every drawn point is divided by, as in the authors' code of WGAN-GP. */
  readonly divisor: number;
}

const ringModes = 8;
const gridSide = 5;

/** Eight modes on a circle around the origin. */
export function ringOf(radius: number, std: number, divisor = 1): Gaussians {
  const angles = Array.from({ length: ringModes }, (_, mode) => (2 * Math.PI * mode) / ringModes);
  return { centres: angles.map((angle): Point => [radius * Math.cos(angle), radius * Math.sin(angle)]), std, divisor };
}

/** Five by five modes around the origin, each so far from the next. */
export function gridOf(spacing: number, std: number, divisor = 1): Gaussians {
  const at = (place: number): number => spacing * (place - (gridSide - 1) / 2);
  const modes = Array.from({ length: gridSide ** 2 }, (_, mode) => mode);
  return { centres: modes.map((mode): Point => [at(mode % gridSide), at(Math.floor(mode / gridSide))]), std, divisor };
}

/** A point of one of the modes: first which one, then its noise in x and in y. */
export function drawOf({ centres, std, divisor }: Gaussians, stream: RandomStream): Point {
  const [x, y] = centres[Math.floor(centres.length * stream.uniform())]!;
  return [(x + std * stream.normal()) / divisor, (y + std * stream.normal()) / divisor];
}

/** The largest coordinate that a point of these modes is likely to have. */
export function reachOf({ centres, std, divisor }: Gaussians): number {
  return (Math.max(...centres.flat()) + 4 * std) / divisor;
}
