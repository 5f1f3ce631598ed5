/** What a run takes of a machine, by rules of thumb: good for a warning, not for a promise. */
import { batchesAhead, keptImagesBytes } from "../../../shared/batchesAhead.ts";
import { keepsAverage } from "../../../shared/average.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { domainFacts, sampleBytes } from "../../../shared/domains.ts";
import { parameterCount as countParameters } from "../../../shared/networks/layers.ts";
import { networkFor } from "../../../shared/networks/networks.ts";
import { networkKinds } from "../../../shared/settings/networks.ts";
import { isOneProgram, realBatches, timesIn, timesInAll } from "../../../shared/schedule.ts";
import { systemFacts } from "../../../shared/systems.ts";

/** Parameters of the system's networks. */
function parameterCount(settings: RunConfiguration): number {
  const parts = Object.values(systemFacts(settings.system).networks);
  return parts.reduce((sum, part) => sum + countParameters(networkFor(part, settings)), 0);
}

const bytesPerNumber = 4;

/**
 * A checkpoint: the parameters; for each Adam's two moments, RMSProp's mean square or SGD's momentum; the average of
 * the generator.
 */
export function checkpointBytes(settings: RunConfiguration): number {
  const trained = parameterCount(settings) * (settings.optimizer === "adam" ? 3 : 2);
  return (trained + averagedCount(settings)) * bytesPerNumber;
}

function averagedCount(settings: RunConfiguration): number {
  const { generator } = systemFacts(settings.system).networks;
  return keepsAverage(settings) && generator !== undefined ? countParameters(networkFor(generator, settings)) : 0;
}

/**
 * All that stays on the disk of a run that has reached its last step: checkpoints, and samples as if nothing compressed
 * them.
 */
export function diskBytes(settings: RunConfiguration): number {
  const written = Math.floor(settings.steps / settings.checkpointEvery) + 2;
  const samples = Math.floor(settings.steps / settings.sampleEvery) + 1;
  const bytes = settings.sampleCount * sampleBytes(settings);
  return Math.min(written, settings.keepCheckpoints) * checkpointBytes(settings) + samples * bytes;
}

/**
 * What a run's loader holds, and the batches that the training has in hand.
 *
 * @param imageCount training images of the data set; null where it is not known, which counts as many
 */
export function loaderBytes(settings: RunConfiguration, imageCount: number | null): number {
  const { batch, domain } = settings;
  const imageBytes = sampleBytes(settings);
  const { plan } = systemFacts(settings.system);
  const inIteration = realBatches(plan, settings);
  const inHand = isOneProgram(plan, settings) ? inIteration : 1;
  // What is drawn is neither read ahead nor kept.
  if (domainFacts(domain).from === "settings") return inHand * batch * imageBytes;
  const batches = batchesAhead(inIteration + 1, batch * imageBytes) + inHand;
  const allImages = imageCount === null ? keptImagesBytes : imageCount * imageBytes;
  // Above that size they stay on the disk.
  const kept = allImages <= keptImagesBytes ? allImages : 0;
  return batches * batch * imageBytes + kept + bytesPerNumber * (imageCount ?? 0);
}

/**
 * Memory of a run's process while it trains on the compiled engine, its loader included.
 *
 * @param imageCount as in `loaderBytes`
 */
export function memoryBytes(settings: RunConfiguration, imageCount: number | null): number {
  return engineBytes(settings) + probeBytes(settings) + loaderBytes(settings, imageCount);
}

/** What probes add, from the first one on: measured where the networks are those of a quick look and of the paper. */
function probeBytes({ probeEvery, steps, generator, critic, batch, imageSize, nf }: RunConfiguration): number {
  if (probeEvery === 0 || probeEvery > steps) return 0;
  const isFlat = generator === "mlp" && critic === "mlp";
  return 20e6 + (isFlat ? 0 : 1.1 * bytesPerNumber * batch * imageSize ** 2 * nf);
}

/**
 * What the engine takes. With the loader fitted to the peaks of thirteen runs on a machine with two cores (16 to 128
 * px, nf 4 to 64, batch 32 and 64, every network), which it meets within 9 %: what one pass of the networks keeps grows
 * with batch × side² × nf, and most where the generator has batch norm; the programs grow with the number of layers and
 * so with the side.
 */
function engineBytes(settings: RunConfiguration): number {
  const { generator, imageSize, nf } = settings;
  const batch = Math.max(settings.batch, settings.generatorBatch);
  if (networkKinds(settings).every((kind) => kind === "mlp"))
    return 200e6 + 12 * bytesPerNumber * parameterCount(settings);
  // A generator alone, fitted to six runs of MMD within 15 %: the pairs of its batch take 70 MB at most.
  if (networkKinds(settings).length === 1)
    return 142e6 + 2.5e6 * imageSize + 3 * bytesPerNumber * batch * imageSize ** 2 * nf;
  const kept = generator === "dcgan" ? 8 : 5.5;
  return 142e6 + 3.6e6 * imageSize + kept * bytesPerNumber * batch * imageSize ** 2 * nf;
}

/**
 * How long a run takes whose ordinary iteration takes `iterationMs`. Every step of the plan counts as much as another,
 * so that an iteration of the warm-up takes 101 of them.
 */
export function durationMs(settings: RunConfiguration, iterationMs: number): number {
  const { plan } = systemFacts(settings.system);
  const ordinary = sum(plan.map(({ times }) => timesIn(times, settings)));
  return (iterationMs / ordinary) * sum(plan.map(({ times }) => timesInAll(times, settings, settings.steps)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
