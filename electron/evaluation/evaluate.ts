/** Computes a metric of the samples of an order. */
import { domainOf } from "../domains/domainOf.ts";
import type { RealSamples, SampleSet } from "../domains/domain.ts";
import { readGenerated } from "../domains/generatedFile.ts";
import { readSampleFile } from "../domains/readSampleFile.ts";
import type { EvaluationOrder, GeneratedFile } from "./messages.ts";
import type { CheckpointMetric, MetricValues } from "./metric.ts";
import { metrics } from "./metrics/registry.ts";
import { createMultiply, type Multiply } from "./multiply.ts";
import { statisticsOf } from "./statistics.ts";

/** One for the life of the process: what it has made ready serves the next order. */
const multiply: Multiply = createMultiply();

/** The samples of an order, read when the first metric wants them. */
export interface Evaluating {
  /** @throws StudioError where the samples, or the real ones beside them, cannot be read */
  compute(metric: string): Promise<MetricValues>;
}

export function openOrder({ samples }: EvaluationOrder): Evaluating {
  let compared: ReturnType<typeof readCompared> | undefined;
  return {
    async compute(name) {
      const metric = metrics.find((each) => each.name === name);
      if (metric === undefined) throw new Error(`There is no metric "${name}".`);
      if (metric.of === "sample") return metric.compute(await readSampleFile(metric.domain, samples.file));
      if (samples.of === "sample") throw new Error(`The metric "${name}" is of a checkpoint.`);
      return await compare(metric, samples, await (compared ??= readCompared(samples)));
    },
  };
}

interface Compared {
  readonly generated: SampleSet;
  readonly real: RealSamples;
}

/** As many generated samples as there are real ones. */
async function readCompared({ file, configuration, datasetFolder }: GeneratedFile): Promise<Compared> {
  const all = await readGenerated(file);
  const real = await domainOf(configuration).realSamples({ configuration, datasetFolder }, all.count);
  const { count } = real.first;
  const generated = { ...all, count, values: all.values.subarray(0, count * (all.values.length / all.count)) };
  return { generated, real };
}

async function compare(
  metric: CheckpointMetric,
  { configuration, statisticsFolder }: GeneratedFile,
  { generated, real }: Compared,
): Promise<MetricValues> {
  const { name, version } = metric;
  const key = { data: real.of, domain: configuration.domain, metric: name, version, count: real.first.count };
  const statistics =
    metric.reference === undefined
      ? {}
      : await statisticsOf(statisticsFolder, key, async () => (await metric.reference?.(real, multiply)) ?? {});
  return await metric.compute({ configuration, generated, real: real.first, statistics, multiply });
}
