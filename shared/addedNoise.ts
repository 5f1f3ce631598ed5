/**
 * The noise that a model adds to its samples, as a VAE does. Sample files hold what it is added to, the means; samples
 * with the noise are drawn from these when they are shown.
 */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { systemFacts } from "./systems.ts";

/** What of such a model is shown: the means, or means + σ · noise. */
export const sampleKinds = ["mean", "noisy"] as const;
export type SampleKind = (typeof sampleKinds)[number];

/** The series in which the noise's σ is recorded. */
export const noiseTag = "noiseStd";

export function addsNoise({ system }: { readonly system: string }): boolean {
  return systemFacts(system).networks.noise !== undefined;
}

/**
 * σ of what a run adds to samples of a kind, on the scale that its networks see; null where it adds nothing.
 *
 * @param recorded the series at that step; null or NaN where there is no such point, as at step 0: there it is the
 *   setting's
 */
export function noiseOf(
  run: { readonly system: string; readonly noiseStd: number },
  kind: SampleKind,
  recorded: number | null,
): number | null {
  if (kind === "mean" || !addsNoise(run)) return null;
  return recorded === null || Number.isNaN(recorded) ? run.noiseStd : recorded;
}

/** Any number: what matters is that it is the same for ever. */
const seed = 0x5eed;

/** The first `count` numbers of one sequence from N(0, 1): each place of a sample has its own, at every step. */
export function fixedNoise(count: number): Float32Array {
  const generator = xoroshiro128plus(seed);
  const noise = new Float32Array(count);
  for (let at = 0; at < count; at += 2) {
    // Box and Muller make them in pairs; 1 - u lies in (0, 1], so that the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
    const angle = 2 * Math.PI * uniformFloat64(generator);
    noise[at] = radius * Math.cos(angle);
    if (at + 1 < count) noise[at + 1] = radius * Math.sin(angle);
  }
  return noise;
}

/** A byte of a picture with noise; σ is of pictures in [-1, 1]. */
export function noisyByte(byte: number, sigma: number, noise: number): number {
  return Math.min(255, Math.max(0, Math.round(byte + 127.5 * sigma * noise)));
}
