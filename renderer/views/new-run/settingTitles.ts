/** Short names of settings and their choices, for the labels of forms; the sentences are the table's. */
import { algorithmTitles } from "../../../shared/designTokens.ts";
import { deviceTitles } from "../../../shared/devices.ts";
import { formatCount } from "../../../shared/figures.ts";
import { numberAsTyped } from "./typedNumber.ts";
import { hyperparameters, type Algorithm, type Setting, type SettingName } from "../../../shared/hyperparameters.ts";

export const settingTitles: Readonly<Record<SettingName, string>> = {
  algorithm: "Algorithm",
  learningRate: "Learning rate α",
  clip: "Clip c",
  nCritic: "n_critic",
  warmup: "Warm-up",
  generator: "Generator",
  critic: "Critic",
  imageSize: "Image size",
  channels: "Colour",
  nf: "Filters nf",
  nz: "Noise length nz",
  fit: "Fit",
  batch: "Batch m",
  optimizer: "Optimiser",
  smoothing: "RMSProp smoothing",
  beta1: "Adam β1",
  beta2: "Adam β2",
  initialisationStd: "Initial weights σ",
  steps: "Steps",
  seed: "Seed",
  engine: "Engine",
  device: "Device",
  threads: "Threads",
  sampleEvery: "Sample every",
  sampleCount: "Images in a sample",
  checkpointEvery: "Checkpoint every",
  keepCheckpoints: "Checkpoints kept",
};

const groupTitles: Readonly<Record<Setting["group"], string>> = {
  run: "The run",
  networks: "Networks",
  data: "Pictures",
  algorithm: "Algorithm",
  optimisation: "Optimisation",
};

export function groupTitle(group: Setting["group"]): string {
  return groupTitles[group];
}

const choiceTitles: Partial<Readonly<Record<SettingName, Readonly<Record<string, string>>>>> = {
  algorithm: algorithmTitles,
  generator: { dcgan: "DCGAN", "dcgan-constant": "DCGAN, no batch norm", mlp: "MLP" },
  critic: { dcgan: "DCGAN", mlp: "MLP" },
  channels: { 1: "Grey", 3: "RGB" },
  fit: { crop: "Crop the centre", letterbox: "Letterbox" },
  optimizer: { rmsprop: "RMSProp", adam: "Adam" },
  device: deviceTitles,
  engine: {
    compiled: "Compiled",
    cpu: "Plain TensorFlow.js",
    "tfjs-node": "TensorFlow, native",
    "tfjs-node-gpu": "TensorFlow, CUDA",
  },
};

/** How a choice of a setting reads in a list. */
export function choiceTitle(name: SettingName, choice: string | number): string {
  return choiceTitles[name]?.[String(choice)] ?? String(choice);
}

/** The paper calls the second network a critic in a WGAN and a discriminator in a GAN. */
export function secondNetworkTitle(algorithms: readonly Algorithm[]): string {
  const words = algorithms.map((algorithm) => (algorithm === "wgan" ? "critic" : "discriminator"));
  const text = [...new Set(words)].join(" and ");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A value in a sentence or a table, a number as one would type it: `RMSProp`, `on`, `5e-5`, `20,000`. */
export function valueTitle(name: SettingName, value: string | number | boolean): string {
  const setting: Setting = hyperparameters[name];
  if (typeof value === "boolean") return value ? "on" : "off";
  if (setting.type === "choice") return choiceTitle(name, value);
  if (typeof value !== "number") return value;
  return value >= 1000 ? formatCount(value) : numberAsTyped(value);
}
