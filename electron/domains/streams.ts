/** Random numbers for training: one seeded generator per purpose, whose whole state can be saved and restored. */
import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { z } from "zod";

/**
 * What a stream is for: `data` are real samples that are drawn, `reference` those that stand beside generated ones;
 * `flips` says which pictures are mirrored, `augmentation` how those are changed that a critic sees, `probe` what is
 * computed beside training, `measures` which samples are measured before the first step, `evaluation` is the noise of
 * samples for metrics, and `metric` is for what metrics draw themselves. The order of packed batches has its own
 * generator, in the data set's loader.
 */
export const streamPurposes = [
  "initialisation",
  "noise",
  "sampling",
  "data",
  "reference",
  "flips",
  "augmentation",
  "probe",
  "measures",
  "evaluation",
  "metric",
] as const;
export type StreamPurpose = (typeof streamPurposes)[number];

const word = z
  .number()
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);

/** All of a stream's state, as JSON. */
export const streamStateSchema = z.strictObject({
  /** The 128 bits of xoroshiro128+; all zero would only ever give zeros. */
  words: z.tuple([word, word, word, word]).refine((words) => words.some((value) => value !== 0)),
  /** Box–Muller makes normal numbers in pairs: the second one, not yet handed out. */
  spare: z.number().nullable(),
});
export type StreamState = z.infer<typeof streamStateSchema>;

export interface RandomStream {
  /** A number from N(0, 1). */
  normal(): number;
  /** A number from [0, 1). */
  uniform(): number;
  /** The next `count` numbers from N(0, 1), rounded to float32. */
  normals(count: number): Float32Array;
  /** The next `count` numbers from [0, 1), rounded to float32. */
  uniforms(count: number): Float32Array;
  /** Where the stream is now. `openStream` continues from it with the very same numbers. */
  state(): StreamState;
}

/**
 * The first state of a run's stream. It is taken from SHA-256 over purpose and seed, so that neighbouring seeds and the
 * purposes of one seed share nothing.
 *
 * @param seed the run's seed, a whole number from 0 to 2^32 - 1
 */
export function seedStream(seed: number, purpose: StreamPurpose): StreamState {
  const digest = createHash("sha256").update(`critic-studio stream ${purpose} ${seed}`).digest();
  return {
    words: [digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), digest.readInt32LE(12)],
    spare: null,
  };
}

/** Opens a stream at a state; the state itself is not changed. */
export function openStream(start: StreamState): RandomStream {
  const generator = xoroshiro128plusFromState(start.words);
  let spare = start.spare;

  function normal(): number {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    // 1 - u lies in (0, 1], so the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
    const angle = 2 * Math.PI * uniformFloat64(generator);
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  return {
    normal,
    uniform: () => uniformFloat64(generator),
    normals(count) {
      const numbers = new Float32Array(count);
      for (let i = 0; i < count; i++) numbers[i] = normal();
      return numbers;
    },
    uniforms(count) {
      // The largest double below 1 would round to 1.
      return Float32Array.from({ length: count }, () => Math.min(uniformFloat64(generator), 1 - 2 ** -24));
    },
    state: () => ({ words: generator.getState() as StreamState["words"], spare }),
  };
}
