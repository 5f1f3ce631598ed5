/** Measures what a system takes from real samples, before its first step. */
import { domainFacts, sampleShape } from "../../shared/domains.ts";
import { elementCount } from "../../shared/elementCount.ts";
import { StudioError } from "../../shared/errors.ts";
import { message, type Message } from "../../shared/messages/message.ts";
import type { DataOrder, OpenLoader } from "../domains/domain.ts";
import { seedStream } from "../domains/streams.ts";
import type { HostArray, HostArrays } from "../engine/engine.ts";
import { measuredName, type Measure } from "../gan/measures.ts";
import { systemOf } from "../gan/systemOf.ts";

/** What was measured, as variables of the run. */
interface Measured {
  readonly variables: HostArrays;
  /** A sentence for each. */
  readonly told: readonly Message[];
}

/**
 * Draws real samples in an order of their own, which follows from the seed alone: the batches of the training stay what
 * they are.
 *
 * @param variables whose measured ones are still to be filled
 * @throws StudioError `dataset-unusable` where a measure comes to 0; as the data set does
 */
export async function measure(order: DataOrder, variables: HostArrays, openLoader: OpenLoader): Promise<Measured> {
  const { measures = [] } = systemOf(order.configuration);
  if (measures.length === 0) return { variables, told: [] };
  const most = Math.max(...measures.map(({ samples }) => samples));
  const numbers = elementCount(sampleShape(order.configuration));
  const seen = await realSamples(order, most * numbers, openLoader);
  const results = measures.map((each) => {
    const value = each.from(seen.subarray(0, each.samples * numbers), each.samples);
    return { ...each, value: positive(each, value) };
  });
  const arrays = results.map(({ name, value }): [string, HostArray] => [
    measuredName(name),
    { shape: [], data: Float32Array.of(value) },
  ]);
  return {
    variables: { ...variables, ...Object.fromEntries(arrays) },
    told: results.map(({ title, value, samples: count }) => message("trainer.measured", { title, value, count })),
  };
}

/** So many numbers of real samples, as networks see them. */
async function realSamples(order: DataOrder, length: number, openLoader: OpenLoader): Promise<Float32Array> {
  const { seed, domain } = order.configuration;
  const configuration = { ...order.configuration, seed: seedStream(seed, "measures").words[0] >>> 0 };
  const { loader } = await openLoader({ ...order, configuration }, null);
  const areBytes = domainFacts(domain).stored === "bytes";
  const seen = new Float32Array(length);
  try {
    for (let at = 0; at < length;) {
      const batch = (await loader.next()).subarray(0, length - at);
      seen.set(areBytes ? Float32Array.from(batch, (byte) => (byte * 2) / 255 - 1) : batch, at);
      at += batch.length;
    }
  } finally {
    await loader.close();
  }
  return seen;
}

function positive({ title, name, samples: count }: Measure, value: number): number {
  if (Math.fround(value) > 0 && Number.isFinite(value)) return value;
  const sentence = message("trainer.measuredNothing", { title, value: String(value), count });
  throw new StudioError("dataset-unusable", sentence, { measure: name });
}
