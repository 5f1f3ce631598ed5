/** The two networks, and the pictures that they take and give. */
import { norms } from "../networks/norms.ts";
import { hasSecondNetwork } from "../systemFacts.ts";
import { systemFacts } from "../systems.ts";
import type { Deciding, SettingTable } from "./setting.ts";

export const generatorNetworks = ["dcgan", "dcgan-constant", "mlp"] as const;
export const criticNetworks = ["dcgan", "mlp"] as const;
export const imageSizes = [16, 32, 64, 128] as const;
export const channelCounts = [1, 3] as const;

const paper = "Arjovsky et al. 2017";

const normTitles = { batch: "Batch norm", layer: "Layer norm", instance: "Instance norm", none: "None" } as const;
const normHelp = {
  batch: "by the batch, each channel",
  layer: "each sample by itself",
  instance: "each channel of each sample by itself",
  none: "biases in its place",
} as const;

/** When settings of whatever stands against the generator have an effect. */
export const hasCritic = {
  when: ({ system }: Deciding) => hasSecondNetwork(systemFacts(system)),
  why: "the system has no network but its generator",
} as const;

/** What the networks of a run are: the generator, and whatever stands against it. */
export function networkKinds(run: Pick<Deciding, "system" | "generator" | "critic">): readonly string[] {
  return hasSecondNetwork(systemFacts(run.system)) ? [run.generator, run.critic] : [run.generator];
}

export const networksSettings = {
  generator: {
    title: "Generator",
    flag: "generator",
    group: "networks",
    type: "choice",
    choices: generatorNetworks,
    choiceTitles: { dcgan: "DCGAN", "dcgan-constant": "DCGAN, no batch norm", mlp: "MLP" },
    default: "dcgan",
    unit: null,
    help: "The network that draws.",
    choiceHelp: {
      dcgan: "transposed convolutions with batch norm",
      "dcgan-constant": "nf filters in every layer",
      mlp: "four hidden layers of ReLU units",
    },
    source: `${paper}, section 4.2 and 4.3`,
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: "dcgan",
    prominence: 9,
  },
  critic: {
    title: "Critic",
    flag: "critic",
    group: "networks",
    type: "choice",
    choices: criticNetworks,
    choiceTitles: { dcgan: "DCGAN", mlp: "MLP" },
    default: "dcgan",
    unit: null,
    help: "The network that judges: the critic (WGAN) or discriminator (GAN).",
    choiceHelp: { dcgan: "strided convolutions", mlp: "four hidden layers of ReLU units" },
    source: `${paper}, section 4.2`,
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: "dcgan",
    applies: hasCritic,
    prominence: 8,
  },
  spectralNorm: {
    title: "Spectral norm",
    flag: "spectral-norm",
    group: "networks",
    type: "switch",
    default: false,
    unit: null,
    help:
      "Divide each weight of the critic by an estimate of its largest singular value, the weight taken as a matrix " +
      "of outputs × rest; that is not the norm of a convolution. The critic then has no batch norm.",
    source: "Miyato et al. 2018, section 2.1",
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: false,
    applies: {
      when: ({ system }) => systemFacts(system).networks.critic !== undefined,
      why: "the system has no critic that gives scores",
    },
  },
  generatorNorm: {
    title: "Norm of the generator",
    flag: "generator-norm",
    group: "networks",
    type: "choice",
    choices: norms,
    choiceTitles: normTitles,
    default: "batch",
    unit: null,
    help: "What normalises the hidden layers of the generator.",
    choiceHelp: normHelp,
    source: "DCGAN (Radford et al. 2016); Ba et al. 2016; Ulyanov et al. 2016",
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: "batch",
    applies: { when: ({ generator }) => generator === "dcgan", why: "this generator has no norm" },
  },
  criticNorm: {
    title: "Norm of the critic",
    flag: "critic-norm",
    group: "networks",
    type: "choice",
    choices: norms,
    choiceTitles: normTitles,
    default: "batch",
    unit: null,
    help: "What normalises the hidden layers of the critic (discriminator).",
    choiceHelp: { ...normHelp, batch: "by the batch, each channel; none where there is spectral norm" },
    source: "DCGAN (Radford et al. 2016); Gulrajani et al. 2017, section 4",
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: "batch",
    applies: {
      when: (run) => hasCritic.when(run) && run.critic === "dcgan",
      why: "no network of the run has such a norm",
    },
    ofSystem: true,
  },
  imageSize: {
    title: "Image size",
    flag: "size",
    group: "networks",
    type: "choice",
    choices: imageSizes,
    default: 64,
    unit: "px",
    help: "Side of the square training images; time per step grows about fourfold with each doubling.",
    source: `${paper}, section 4.1`,
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: 64,
    prominence: 10,
  },
  channels: {
    title: "Colour",
    flag: "channels",
    group: "networks",
    type: "choice",
    choices: channelCounts,
    choiceTitles: { 1: "Grey", 3: "RGB" },
    default: 3,
    unit: "colour channels",
    help: "3 trains on RGB, 1 on grey pictures; pictures of the other kind are converted.",
    source: "RGB as in the paper",
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: 3,
  },
  nf: {
    title: "Filters nf",
    flag: "nf",
    group: "networks",
    type: "integer",
    minimum: 1,
    maximum: 512,
    default: 64,
    unit: "filters",
    help:
      "Filters of the widest-resolution convolution of both networks; deeper ones double it. Time and memory " +
      "grow with its square.",
    source: "DCGAN (Radford et al. 2016)",
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: 64,
    applies: {
      when: (run) => networkKinds(run).some((kind) => kind !== "mlp"),
      why: "an mlp has no filters",
    },
    prominence: 7,
  },
  hiddenUnits: {
    title: "Hidden units",
    flag: "hidden-units",
    group: "networks",
    type: "integer",
    minimum: 1,
    maximum: 4096,
    default: 512,
    unit: "units",
    help: "Units in each of the four hidden layers of an mlp; time and memory grow with its square.",
    source: `${paper}, section 4.2`,
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: 512,
    applies: {
      when: (run) => networkKinds(run).includes("mlp"),
      why: "only an mlp has them",
    },
    prominence: 7,
  },
  nz: {
    title: "Noise length nz",
    flag: "nz",
    group: "networks",
    type: "integer",
    minimum: 1,
    maximum: 4096,
    default: 100,
    unit: "dimensions",
    help: "Length of the noise vector z ~ N(0, 1) that the generator turns into a sample.",
    source: "the authors' code",
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: 100,
  },
} as const satisfies SettingTable;
