/**
 * Distributions of points in the plane, as the literature has them: the ring as Unrolled GAN has it (Metz et al. 2016),
 * not scaled; grid and swiss roll scaled as in the authors' code of WGAN-GP (Gulrajani et al. 2017), the roll being
 * scikit-learn's from its end; scikit-learn's two moons with their middle at the origin; the real side of the parallel
 * lines (Arjovsky et al. 2017, Example 1). Nothing else is standardised.
 */
import type { RandomStream } from "../streams.ts";

export type Point = readonly [x: number, y: number];

/** Windows and sheets show this far to each side of the origin: every distribution lies well within it. */
export const shownRange = 2.5;

interface Distribution {
  readonly title: string;
  /** What it is, with its source: the end of a sentence. */
  readonly about: string;
  /** The next point; it always takes the same numbers from the stream in the same order. */
  readonly draw: (stream: RandomStream) => Point;
}

const ringModes = 8;
const gridSide = 5;

export const distributions = {
  ring: {
    title: "Ring of 8 Gaussians",
    about: "σ 0.02, radius 2 (Metz et al. 2016)",
    draw(stream) {
      const angle = (2 * Math.PI * Math.floor(ringModes * stream.uniform())) / ringModes;
      return [2 * Math.cos(angle) + 0.02 * stream.normal(), 2 * Math.sin(angle) + 0.02 * stream.normal()];
    },
  },
  grid: {
    title: "Grid of 25 Gaussians",
    about: "σ 0.05, 2 apart, then divided by 2.828 (Gulrajani et al. 2017)",
    draw(stream) {
      const mode = Math.floor(gridSide * gridSide * stream.uniform());
      const [column, row] = [mode % gridSide, Math.floor(mode / gridSide)];
      return [(2 * (column - 2) + 0.05 * stream.normal()) / 2.828, (2 * (row - 2) + 0.05 * stream.normal()) / 2.828];
    },
  },
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
} as const satisfies Readonly<Record<string, Distribution>>;

export type DistributionName = keyof typeof distributions;
export const distributionNames = Object.keys(distributions) as readonly DistributionName[];

/** The next `count` points, [count, 2] in row-major order, rounded to float32. */
export function drawPoints(name: DistributionName, stream: RandomStream, count: number): Float32Array {
  const distribution: Distribution = distributions[name];
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) points.set(distribution.draw(stream), 2 * i);
  return points;
}
