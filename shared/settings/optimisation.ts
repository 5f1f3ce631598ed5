/** How the weights are updated. */
import { systemFacts } from "../systems.ts";
import { averageSettings } from "./average.ts";
import { hasCritic } from "./networks.ts";
import { rateScheduleSettings } from "./rateSchedule.ts";
import type { Deciding, SettingTable } from "./setting.ts";

export const optimizers = ["rmsprop", "adam", "sgd"] as const;
export type OptimizerName = (typeof optimizers)[number];

const paper = "Arjovsky et al. 2017";

const hasOwnGeneratorStep = {
  when: ({ system }: Deciding) =>
    systemFacts(system).plan.some(({ inputs }) => !Object.values(inputs).includes("real")),
  why: "every step of the system draws real samples",
} as const;

function generatorHas(optimizer: OptimizerName) {
  return { when: { optimizer }, why: `only the optimizer ${optimizer} has it` } as const;
}

function criticHas(optimizer: OptimizerName) {
  const when = (run: Deciding): boolean => hasCritic.when(run) && run.criticOptimizer === optimizer;
  return { when, why: `only a critic with the optimizer ${optimizer} has it` } as const;
}

const tooLong =
  "RMSProp and Adam move every weight by about the learning rate in each step, however small its gradient: above 1 " +
  "nothing can be learnt. Take a smaller one, or SGD.";

/**
 * What the optimisers of both networks have alike: the critic has settings of its own, which follow the generator's.
 */
const alike = {
  learningRate: {
    group: "optimisation",
    type: "number",
    minimum: 1e-8,
    maximum: 10_000,
    default: 5e-5,
    unit: null,
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 5e-5,
    ofSystem: true,
  },
  optimizer: {
    group: "optimisation",
    type: "choice",
    choices: optimizers,
    choiceTitles: { rmsprop: "RMSProp", adam: "Adam", sgd: "SGD" },
    default: "rmsprop",
    unit: null,
    changedBy: "nothing",
    affectsSpeed: true,
    whenMissing: "rmsprop",
    ofSystem: true,
  },
  alpha: {
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 0.9999,
    default: 0.99,
    unit: null,
    source: "PyTorch's RMSprop, as in the authors' code",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 0.99,
    ofSystem: true,
  },
  beta1: {
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 0.9999,
    default: 0.5,
    unit: null,
    source: "DCGAN (Radford et al. 2016)",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 0.5,
    ofSystem: true,
  },
  beta2: {
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 0.99999,
    default: 0.999,
    unit: null,
    source: "DCGAN (Radford et al. 2016)",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 0.999,
    ofSystem: true,
  },
  momentum: {
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 0.9999,
    default: 0.9,
    unit: null,
    source: "PyTorch's SGD, without dampening; 0.9 as in the authors' code of Li et al. 2015",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 0.9,
    ofSystem: true,
  },
  gradientClip: {
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 1e6,
    default: 0,
    unit: null,
    source: "Pascanu et al. 2013, Algorithm 1, with the 1e-6 that PyTorch adds to the norm; none in the paper",
    changedBy: "fork",
    affectsSpeed: false,
    whenMissing: 0,
    ofSystem: true,
  },
} as const;

export const optimisationSettings = {
  learningRate: {
    ...alike.learningRate,
    title: "Learning rate α",
    flag: "lr",
    help:
      "Step length α of the generator's optimiser, and of the critic's where that has none of its own; lower it " +
      "when the curve oscillates.",
    source: `${paper}, Algorithm 1`,
    prominence: 5,
    rules: [{ when: { learningRate: { above: 1 }, optimizer: { not: "sgd" } }, text: tooLong }],
  },
  criticLearningRate: {
    ...alike.learningRate,
    title: "Learning rate α of the critic",
    flag: "critic-lr",
    help: "Step length of the critic's (discriminator's) optimiser alone; left out, the same as the generator's.",
    source: "one rate for both: Arjovsky et al. 2017, Algorithm 1; two: Heusel et al. 2017",
    follows: "learningRate",
    applies: hasCritic,
    rules: [
      {
        when: (run) => hasCritic.when(run) && run.criticOptimizer !== "sgd" && run.criticLearningRate > 1,
        text: tooLong,
      },
    ],
  },
  ...rateScheduleSettings,
  batch: {
    title: "Batch m",
    flag: "batch",
    group: "optimisation",
    type: "integer",
    minimum: 2,
    maximum: 1024,
    default: 64,
    unit: "samples",
    help: "Samples in each minibatch m; a step's time grows with it.",
    source: `${paper}, Algorithm 1`,
    changedBy: "fork",
    affectsSpeed: true,
    whenMissing: 64,
    prominence: 6,
  },
  generatorBatch: {
    title: "Batch of the generator",
    flag: "generator-batch",
    group: "optimisation",
    type: "integer",
    minimum: 2,
    maximum: 1024,
    default: 64,
    unit: "samples",
    help:
      "Generated samples in each step that draws no real ones; left out, the batch m. A larger one steadies the " +
      "generator's gradient, and its steps take longer.",
    source: "one batch for both: Arjovsky et al. 2017, Algorithm 1; 128 beside 64: Miyato et al. 2018",
    changedBy: "fork",
    affectsSpeed: true,
    whenMissing: 64,
    follows: "batch",
    applies: hasOwnGeneratorStep,
    ofSystem: true,
  },
  optimizer: {
    ...alike.optimizer,
    title: "Optimiser",
    flag: "optimizer",
    help: "How gradients become a step. With momentum, as Adam has with β1 > 0, a WGAN turns unstable.",
    choiceHelp: {
      rmsprop: "the paper's, for the WGAN",
      adam: "DCGAN's, for the GAN",
      sgd: "plain gradient descent, with momentum",
    },
    source: `${paper}, section 4.3`,
    prominence: 4,
  },
  alpha: {
    ...alike.alpha,
    title: "RMSProp alpha",
    flag: "alpha",
    help: "Decay of RMSProp's running mean of squared gradients (PyTorch calls it alpha).",
    formerNames: ["smoothing"],
    formerFlags: ["smoothing"],
    applies: generatorHas("rmsprop"),
  },
  beta1: {
    ...alike.beta1,
    title: "Adam β1",
    flag: "beta1",
    help: "Decay of Adam's running mean of gradients (its momentum).",
    applies: generatorHas("adam"),
  },
  beta2: {
    ...alike.beta2,
    title: "Adam β2",
    flag: "beta2",
    help: "Decay of Adam's running mean of squared gradients.",
    applies: generatorHas("adam"),
  },
  momentum: {
    ...alike.momentum,
    title: "SGD momentum",
    flag: "momentum",
    help: "How much of each step SGD takes along into the next one; 0 for none.",
    applies: generatorHas("sgd"),
  },
  criticOptimizer: {
    ...alike.optimizer,
    title: "Optimiser of the critic",
    flag: "critic-optimizer",
    help: "The critic's (discriminator's) optimiser; left out, the same as the generator's.",
    source: "one optimiser for both: Arjovsky et al. 2017, Algorithm 1",
    follows: "optimizer",
    applies: hasCritic,
  },
  criticAlpha: {
    ...alike.alpha,
    title: "RMSProp alpha of the critic",
    flag: "critic-alpha",
    help: "Decay of RMSProp's running mean of the critic's squared gradients; left out, the same as the generator's.",
    follows: "alpha",
    applies: criticHas("rmsprop"),
  },
  criticBeta1: {
    ...alike.beta1,
    title: "Adam β1 of the critic",
    flag: "critic-beta1",
    help: "Decay of Adam's running mean of the critic's gradients; left out, the same as the generator's.",
    follows: "beta1",
    applies: criticHas("adam"),
  },
  criticBeta2: {
    ...alike.beta2,
    title: "Adam β2 of the critic",
    flag: "critic-beta2",
    help: "Decay of Adam's running mean of the critic's squared gradients; left out, the same as the generator's.",
    follows: "beta2",
    applies: criticHas("adam"),
  },
  criticMomentum: {
    ...alike.momentum,
    title: "SGD momentum of the critic",
    flag: "critic-momentum",
    help: "How much of each step the critic's SGD takes along into the next; left out, the same as the generator's.",
    follows: "momentum",
    applies: criticHas("sgd"),
  },
  gradientClip: {
    ...alike.gradientClip,
    title: "Gradient clip",
    flag: "gradient-clip",
    help:
      "A gradient of the generator that is longer is scaled to this norm before the optimiser sees it, 0 for none; " +
      "the recorded norm is the one before.",
  },
  criticGradientClip: {
    ...alike.gradientClip,
    title: "Gradient clip of the critic",
    flag: "critic-gradient-clip",
    help: "The same of the critic's (discriminator's) gradient; left out, the same as the generator's.",
    follows: "gradientClip",
    applies: hasCritic,
  },
  ...averageSettings,
  initialisationStd: {
    title: "Initial weights σ",
    flag: "init-std",
    group: "optimisation",
    type: "number",
    minimum: 1e-5,
    maximum: 1,
    default: 0.02,
    unit: null,
    help: "Standard deviation of the initial weights, N(0, σ); batch-norm scales start at N(1, σ).",
    source: "DCGAN (Radford et al. 2016)",
    changedBy: "nothing",
    affectsSpeed: false,
    whenMissing: 0.02,
  },
} as const satisfies SettingTable;
