import type { ReadRealSamples } from "../domain.ts";
import { openStream, seedStream } from "../streams.ts";
import { drawPoints, type PointSettings } from "./distributions.ts";

/** Real points for metrics, from one stream whatever the run's seed: there are as many as are asked for. */
export const realPoints: ReadRealSamples = ({ configuration }, most) => {
  const { distribution, ringRadius, gridSpacing, modeStd } = configuration;
  const settings = { distribution, ringRadius, gridSpacing, modeStd } satisfies PointSettings;
  const stream = openStream(seedStream(0, "metric"));
  const next = () => ({ count: most, shape: [2], values: drawPoints(settings, stream, most) });
  return Promise.resolve({ of: JSON.stringify(settings), first: next(), second: next() });
};
