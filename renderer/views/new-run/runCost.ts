/** What a run takes of a machine, by rules of thumb: good for a warning, not for a promise. */
import { batchesAhead, keptImagesBytes } from "../../../shared/batchesAhead.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";

/** Parameters of both networks, as electron/gan/networks builds them. */
function parameterCount(settings: RunConfiguration): number {
  return generatorParameters(settings) + criticParameters(settings);
}

const kernel = 4 * 4;
const hiddenUnits = 512;
const hiddenLayers = 4;

function generatorParameters({ generator, imageSize, channels, nf, nz }: RunConfiguration): number {
  if (generator === "mlp") return perceptron(nz, imageSize ** 2 * channels);
  const isConstant = generator === "dcgan-constant";
  let [count, filters] = [0, isConstant ? nf : (nf * imageSize) / 8];
  let inputs = nz;
  for (let side = 4; side < imageSize; side *= 2) {
    // Batch norm has a scale and a shift for each filter; without it there is a bias.
    count += kernel * inputs * filters + (isConstant ? filters : 2 * filters);
    inputs = filters;
    if (!isConstant) filters /= 2;
  }
  return count + kernel * inputs * channels;
}

function criticParameters({ critic, imageSize, channels, nf }: RunConfiguration): number {
  if (critic === "mlp") return perceptron(imageSize ** 2 * channels, 1);
  let [count, inputs, filters] = [0, channels as number, nf];
  for (let side = imageSize; side > 4; side /= 2) {
    count += kernel * inputs * filters + (side === imageSize ? 0 : 2 * filters);
    [inputs, filters] = [filters, 2 * filters];
  }
  return count + kernel * inputs;
}

function perceptron(inputs: number, outputs: number): number {
  const inner = (hiddenLayers - 1) * (hiddenUnits + 1) * hiddenUnits;
  return (inputs + 1) * hiddenUnits + inner + (hiddenUnits + 1) * outputs;
}

const bytesPerNumber = 4;

/** A checkpoint: the parameters, and for each RMSProp's mean square or Adam's two moments. */
export function checkpointBytes(settings: RunConfiguration): number {
  return parameterCount(settings) * bytesPerNumber * (settings.optimizer === "adam" ? 3 : 2);
}

/** All that stays on the disk of a run that has reached its last step: checkpoints, and samples as if nothing compressed them. */
export function diskBytes(settings: RunConfiguration): number {
  const written = Math.floor(settings.steps / settings.checkpointEvery) + 2;
  const samples = Math.floor(settings.steps / settings.sampleEvery) + 1;
  const sampleBytes = settings.sampleCount * settings.imageSize ** 2 * settings.channels;
  return Math.min(written, settings.keepCheckpoints) * checkpointBytes(settings) + samples * sampleBytes;
}

/** Iterations of more critic steps than this are not one program (electron/trainer/programs.ts), and take batch by batch. */
const longestIteration = 8;

/**
 * What a run's loader holds, and the batches that the training has in hand.
 *
 * @param imageCount training images of the data set; null where it is not known, which counts as many
 */
export function loaderBytes(settings: RunConfiguration, imageCount: number | null): number {
  const { batch, nCritic, imageSize, channels } = settings;
  const imageBytes = imageSize ** 2 * channels;
  const inHand = nCritic <= longestIteration ? nCritic : 1;
  const batches = batchesAhead(nCritic + 1, batch * imageBytes) + inHand;
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
  return engineBytes(settings) + loaderBytes(settings, imageCount);
}

/**
 * What the engine takes. With the loader fitted to the peaks of thirteen runs on a machine with two cores (16 to 128 px, nf 4
 * to 64, batch 32 and 64, every network), which it meets within 9 %: what one pass of the networks keeps grows with
 * batch × side² × nf, and most where the generator has batch norm; the programs grow with the number of layers and so with
 * the side.
 */
function engineBytes(settings: RunConfiguration): number {
  const { generator, critic, batch, imageSize, nf } = settings;
  if (generator === "mlp" && critic === "mlp") return 200e6 + 12 * bytesPerNumber * parameterCount(settings);
  const kept = generator === "dcgan" ? 8 : 5.5;
  return 142e6 + 3.6e6 * imageSize + kept * bytesPerNumber * batch * imageSize ** 2 * nf;
}

/** How many critic steps a run takes altogether, warm-up included (electron/gan/schedule.ts). */
export function criticSteps({
  steps,
  nCritic,
  warmup,
}: Pick<RunConfiguration, "steps" | "nCritic" | "warmup">): number {
  if (!warmup) return steps * nCritic;
  const laterWarm = Math.max(0, Math.ceil(steps / 500) - 1);
  const warm = Math.min(steps, 25) + laterWarm;
  return warm * 100 + (steps - warm) * nCritic;
}

/**
 * How long a run takes whose ordinary iteration takes `iterationMs`. A generator step counts as much as a critic step, so that
 * an iteration of the warm-up takes 101 of them.
 */
export function durationMs(settings: RunConfiguration, iterationMs: number): number {
  const { steps, nCritic } = settings;
  return (iterationMs / (nCritic + 1)) * (criticSteps(settings) + steps);
}
