/**
 * Distributions of points in the plane, as the literature has them. Papers differ in what they call a ring or a grid:
 * each definition is a distribution of its own, so that no count of modes is compared with one of another definition.
 * Nothing is standardised.
 */
import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { RandomStream } from "../streams.ts";
import { drawOf, gridOf, reachOf, ringOf, type Gaussians, type Point } from "./gaussians.ts";

/** The settings that say what points are drawn from. */
export type PointSettings = Pick<RunConfiguration, "distribution" | "ringRadius" | "gridSpacing" | "modeStd">;

interface Described {
  readonly title: string;
  /** What it is, with its source: the end of a sentence. */
  readonly about: string;
}

interface OfModes extends Described {
  readonly modes: (settings: PointSettings) => Gaussians;
}

interface Drawn extends Described {
  /** The next point; it always takes the same numbers from the stream in the same order. */
  readonly draw: (stream: RandomStream) => Point;
}

export const distributions = {
  ring: {
    title: "Ring of 8 Gaussians",
    about: "σ 0.02, radius 2 (Metz et al. 2016)",
    modes: () => ringOf(2, 0.02),
  },
  "ring-wgan-gp": {
    title: "Ring of 8, WGAN-GP",
    about: "σ 0.02, radius 2, then divided by 1.414 (Gulrajani et al. 2017)",
    modes: () => ringOf(2, 0.02, 1.414),
  },
  "ring-veegan": {
    title: "Ring of 8, VEEGAN",
    about: "σ 0.01, radius 1 (Srivastava et al. 2017; Lin et al. 2018)",
    modes: () => ringOf(1, 0.01),
  },
  "ring-own": {
    title: "Ring of 8, your own",
    about: "radius and σ as you set them: no paper counts modes on it",
    modes: ({ ringRadius, modeStd }) => ringOf(ringRadius, modeStd),
  },
  grid: {
    title: "Grid of 25 Gaussians",
    about: "σ 0.05, 2 apart, then divided by 2.828 (Gulrajani et al. 2017)",
    modes: () => gridOf(2, 0.05, 2.828),
  },
  "grid-veegan": {
    title: "Grid of 25, VEEGAN",
    about: "σ 0.05, 2 apart (Srivastava et al. 2017; Lin et al. 2018)",
    modes: () => gridOf(2, 0.05),
  },
  "grid-own": {
    title: "Grid of 25, your own",
    about: "spacing and σ as you set them: no paper counts modes on it",
    modes: ({ gridSpacing, modeStd }) => gridOf(gridSpacing, modeStd),
  },
  // scikit-learn's from its end.
  "swiss-roll": {
    title: "Swiss roll",
    about: "noise 0.25, divided by 7.5 (Gulrajani et al. 2017)",
    draw(stream) {
      const turn = 1.5 * Math.PI * (1 + 2 * stream.uniform());
      return [
        (turn * Math.cos(turn) + 0.25 * stream.normal()) / 7.5,
        (turn * Math.sin(turn) + 0.25 * stream.normal()) / 7.5,
      ];
    },
  },
  moons: {
    title: "Two moons",
    about: "noise 0.1, moved to the middle (scikit-learn)",
    draw(stream) {
      const isUpper = stream.uniform() < 0.5;
      const angle = Math.PI * stream.uniform();
      const [x, y] = isUpper ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
      return [x - 0.5 + 0.1 * stream.normal(), y - 0.25 + 0.1 * stream.normal()];
    },
  },
  line: {
    title: "Line",
    about: "(0, z), z uniform in [0, 1) (Arjovsky et al. 2017, Example 1)",
    draw: (stream) => [0, stream.uniform()],
  },
} as const satisfies Readonly<Record<string, OfModes | Drawn>>;

export type DistributionName = keyof typeof distributions;
export const distributionNames = Object.keys(distributions) as readonly DistributionName[];

/** The modes of a distribution that is made of such; null for any other. */
function gaussiansOf(settings: PointSettings): Gaussians | null {
  const distribution = distributions[settings.distribution];
  return "modes" in distribution ? distribution.modes(settings) : null;
}

/** What draws the points. */
function drawnBy(settings: PointSettings): Drawn["draw"] {
  const distribution = distributions[settings.distribution];
  if ("draw" in distribution) return (stream) => distribution.draw(stream);
  const gaussians = distribution.modes(settings);
  return (stream) => drawOf(gaussians, stream);
}

/** The next `count` points, [count, 2] in row-major order, rounded to float32. */
export function drawPoints(settings: PointSettings, stream: RandomStream, count: number): Float32Array {
  const next = drawnBy(settings);
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) points.set(next(stream), 2 * i);
  return points;
}

/**
 * Where the modes of a run's distribution lie: what a count of covered modes goes by.
 *
 * @returns `centres` [n, 2] in row-major order, and the standard deviation σ of each mode in x and in y; null where the
 *   distribution is not made of such modes
 */
export function modesOf(settings: PointSettings): { readonly centres: Float32Array; readonly sigma: number } | null {
  const gaussians = gaussiansOf(settings);
  if (gaussians === null) return null;
  const { centres, std, divisor } = gaussians;
  return { centres: Float32Array.from(centres.flat(), (value) => value / divisor), sigma: std / divisor };
}

/** Windows and sheets show so far to each side of the origin: nearly every distribution fills it and lies within. */
export const usualRange = 2.5;

/** How far both axes go to each side of the origin. */
export function shownRange(settings: PointSettings): number {
  const gaussians = gaussiansOf(settings);
  const reach = gaussians === null ? 0.9 * usualRange : reachOf(gaussians);
  return reach > usualRange / 4 && reach < usualRange ? usualRange : Number((1.25 * reach).toPrecision(3));
}
