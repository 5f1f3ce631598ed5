/**
 * A sample of points as it lies on disk: safetensors with `generated`, the points that the fixed noise gives, and
 * `real`, as many of the distribution, the same at every step. Any program that reads safetensors shows both.
 */
import { z } from "zod";
import { fixedNoise } from "../../../shared/addedNoise.ts";
import { StudioError } from "../../../shared/errors.ts";
import { message, type Words } from "../../../shared/messages/message.ts";
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from "../../storage/safetensors.ts";
import type { DomainSample, SampleFormat } from "../domain.ts";
import { openStream, seedStream } from "../streams.ts";
import { drawPoints, shownRange, usualRange } from "./distributions.ts";
import { reasonOf } from "../../storage/reasonOf.ts";

/** A sample read back. */
export interface PointSample extends DomainSample {
  readonly distribution: string;
  /** How far axes go to each side of the origin. */
  readonly range: number;
  /** [count, 2] in row-major order, in the order of the fixed noise. */
  readonly generated: Float32Array;
  /** Points of the distribution, [n, 2]. */
  readonly real: Float32Array;
}

const metadataKey = "sample";
const mostPoints = 16_384;

const descriptionSchema = z.object({
  domain: z.literal("points"),
  step: z.number().int().nonnegative(),
  distribution: z.string().min(1).max(40),
  range: z.number().positive().default(usualRange),
});

/** @throws RangeError where there are no points, or too many */
export function encodePoints(sample: Omit<PointSample, "count">): Uint8Array[] {
  const { step, distribution, range, generated, real } = sample;
  const shown = range === usualRange ? {} : { range };
  const description = { domain: "points", step, distribution, ...shown };
  const tensors = { generated: tensorOf(generated), real: tensorOf(real) };
  return encodeSafetensors({ tensors, metadata: { [metadataKey]: JSON.stringify(description) } });
}

function tensorOf(points: Float32Array): StoredTensor {
  const count = points.length / 2;
  if (!Number.isInteger(count) || count < 1 || count > mostPoints) {
    throw new RangeError(`A sample cannot have ${count} points.`);
  }
  return { shape: [count, 2], data: points };
}

/**
 * Reads a sample of points, which anybody may have made.
 *
 * @param name what to call it in an error, a file name for one
 * @throws StudioError `corrupt` where it is damaged, or no sample of points
 */
export function decodePoints(bytes: Uint8Array, name: Words = message("png.theSample")): PointSample {
  const { tensors, metadata } = readTensors(bytes, name);
  const { step, distribution, range } = readDescription(metadata[metadataKey], name);
  const [generated, real] = [readPoints(tensors, "generated", name), readPoints(tensors, "real", name)];
  return { step, distribution, range, count: generated.length / 2, generated, real };
}

function readTensors(bytes: Uint8Array, name: Words): ReturnType<typeof decodeSafetensors> {
  try {
    return decodeSafetensors(bytes);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const reason = reasonOf(error) ?? error.sentence;
    throw new StudioError("corrupt", message("points.notIntact", { name, reason }), { reason }, error);
  }
}

function readDescription(text: string | undefined, name: Words): z.infer<typeof descriptionSchema> {
  try {
    return descriptionSchema.parse(JSON.parse(text ?? ""));
  } catch (error) {
    throw new StudioError("corrupt", message("points.otherTensors", { name }), {}, error);
  }
}

function readPoints(tensors: Readonly<Record<string, StoredTensor>>, key: string, name: Words): Float32Array {
  const tensor = Object.hasOwn(tensors, key) ? tensors[key] : undefined;
  const [count = 0, axes] = tensor?.shape ?? [];
  const isFitting = tensor?.shape.length === 2 && axes === 2 && count >= 1 && count <= mostPoints;
  if (!isFitting || !(tensor.data instanceof Float32Array)) {
    throw new StudioError("corrupt", message("points.missing", { name, key }));
  }
  if (tensor.data.every(Number.isFinite)) return tensor.data;
  throw new StudioError("corrupt", message("points.notFinite", { name, key }));
}

/** Samples of points as every domain has them. */
export const pointSampleFormat: SampleFormat<PointSample> = {
  extension: "safetensors",
  mediaType: "application/octet-stream",
  mostBytes: 1024 * 1024,
  encode({ configuration, step, values }) {
    const { distribution, seed } = configuration;
    const real = drawPoints(configuration, openStream(seedStream(seed, "reference")), values.length / 2);
    return encodePoints({ step, distribution, range: shownRange(configuration), generated: values, real });
  },
  decode: decodePoints,
  withNoise(sample, sigma) {
    const noise = fixedNoise(sample.generated.length);
    return { ...sample, generated: sample.generated.map((value, at) => value + sigma * noise[at]!) };
  },
  show: ({ range, generated, real }) => ({ count: 1, size: 192, range, generated, real }),
};
