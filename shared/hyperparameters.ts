/**
 * The one table of settings of a run. Validation (`configuration.ts`), the command line's flags and the form of the window
 * are all made from it, so that a setting's name, range, default and explanation exist once.
 */
export const algorithms = ["wgan", "gan", "gan-minimax"] as const;
export const generatorNetworks = ["dcgan", "dcgan-constant", "mlp"] as const;
export const criticNetworks = ["dcgan", "mlp"] as const;
export const optimizers = ["rmsprop", "adam"] as const;
export const engineNames = ["compiled", "cpu", "tfjs-node", "tfjs-node-gpu"] as const;
export const deviceNames = ["cpu", "webgpu", "directml", "coreml", "cuda"] as const;
export const imageSizes = [16, 32, 64, 128] as const;
export const channelCounts = [1, 3] as const;
export const fits = ["crop", "letterbox"] as const;

export type Algorithm = (typeof algorithms)[number];
export type EngineName = (typeof engineNames)[number];
export type DeviceName = (typeof deviceNames)[number];

interface Described {
  /** The command line's flag, without the dashes. */
  readonly flag: string;
  /** Which part of the form it stands in. */
  readonly group: "algorithm" | "networks" | "data" | "optimisation" | "run";
  readonly unit: string | null;
  /** One sentence: what it does, and when to change it. */
  readonly help: string;
  /** Where the default comes from. */
  readonly source: string;
  /** True where a checkpoint cannot be continued with another value: the tensors or the packed data would not fit. */
  readonly fixedByCheckpoint: boolean;
}

export interface ChoiceSetting extends Described {
  readonly type: "choice";
  readonly choices: readonly (string | number)[];
  readonly default: string | number;
}

interface NumberSetting extends Described {
  readonly type: "integer" | "number";
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

interface SwitchSetting extends Described {
  readonly type: "switch";
  readonly default: boolean;
}

export type Setting = ChoiceSetting | NumberSetting | SwitchSetting;

const paper = "Arjovsky et al. 2017";

/** Every setting of a run. Defaults are the WGAN's of the paper; `algorithmDefaults` has what differs for the others. */
export const hyperparameters = {
  algorithm: {
    flag: "algo",
    group: "algorithm",
    type: "choice",
    choices: algorithms,
    default: "wgan",
    unit: null,
    help: "wgan: Wasserstein GAN with weight clipping; gan: standard GAN with the -log D trick; gan-minimax: the original minimax game.",
    source: `${paper}, Algorithm 1 and section 3`,
    fixedByCheckpoint: true,
  },
  learningRate: {
    flag: "lr",
    group: "optimisation",
    type: "number",
    minimum: 1e-8,
    maximum: 1,
    default: 5e-5,
    unit: null,
    help: "Step length α of both optimisers; lower it when the curve oscillates.",
    source: `${paper}, Algorithm 1`,
    fixedByCheckpoint: false,
  },
  clip: {
    flag: "clip",
    group: "algorithm",
    type: "number",
    minimum: 1e-6,
    maximum: 10,
    default: 0.01,
    unit: null,
    help: "After every critic step each critic weight is clipped to [-c, c]; only the WGAN uses it.",
    source: `${paper}, Algorithm 1`,
    fixedByCheckpoint: false,
  },
  nCritic: {
    flag: "n-critic",
    group: "algorithm",
    type: "integer",
    minimum: 1,
    maximum: 1000,
    default: 5,
    unit: "critic steps per generator step",
    help: "How many critic (discriminator) steps come before each generator step.",
    source: `${paper}, Algorithm 1`,
    fixedByCheckpoint: false,
  },
  warmup: {
    flag: "warmup",
    group: "algorithm",
    type: "switch",
    default: false,
    unit: null,
    help: "Train the critic 100 times in each of the first 25 generator iterations and in every 500th, as the authors' code does; slower, with a critic closer to its optimum.",
    source: "the authors' code; paper preset only",
    fixedByCheckpoint: false,
  },
  generator: {
    flag: "generator",
    group: "networks",
    type: "choice",
    choices: generatorNetworks,
    default: "dcgan",
    unit: null,
    help: "dcgan: transposed convolutions with batch norm; dcgan-constant: the same without batch norm and with nf filters in every layer; mlp: four hidden layers of 512 ReLU units.",
    source: `${paper}, section 4.2 and 4.3`,
    fixedByCheckpoint: true,
  },
  critic: {
    flag: "critic",
    group: "networks",
    type: "choice",
    choices: criticNetworks,
    default: "dcgan",
    unit: null,
    help: "The critic (WGAN) or discriminator (GAN): dcgan, strided convolutions, or mlp, four hidden layers of 512 ReLU units.",
    source: `${paper}, section 4.2`,
    fixedByCheckpoint: true,
  },
  imageSize: {
    flag: "size",
    group: "networks",
    type: "choice",
    choices: imageSizes,
    default: 64,
    unit: "px",
    help: "Side of the square training images; time per step grows about fourfold with each doubling.",
    source: `${paper}, section 4.1`,
    fixedByCheckpoint: true,
  },
  channels: {
    flag: "channels",
    group: "networks",
    type: "choice",
    choices: channelCounts,
    default: 3,
    unit: "colour channels",
    help: "3 trains on RGB, 1 on grey pictures; pictures of the other kind are converted.",
    source: "RGB as in the paper",
    fixedByCheckpoint: true,
  },
  nf: {
    flag: "nf",
    group: "networks",
    type: "integer",
    minimum: 1,
    maximum: 512,
    default: 64,
    unit: "filters",
    help: "Filters of the widest-resolution convolution of both networks; deeper ones double it. Time and memory grow with its square.",
    source: "DCGAN (Radford et al. 2016)",
    fixedByCheckpoint: true,
  },
  nz: {
    flag: "nz",
    group: "networks",
    type: "integer",
    minimum: 1,
    maximum: 4096,
    default: 100,
    unit: "dimensions",
    help: "Length of the noise vector z ~ N(0, 1) that the generator turns into a picture.",
    source: "the authors' code",
    fixedByCheckpoint: true,
  },
  fit: {
    flag: "fit",
    group: "data",
    type: "choice",
    choices: fits,
    default: "crop",
    unit: null,
    help: "How a picture that is not square becomes one: crop keeps its centre, letterbox keeps all of it on a plain ground.",
    source: "centre crop as in the DCGAN data pipeline",
    fixedByCheckpoint: false,
  },
  batch: {
    flag: "batch",
    group: "optimisation",
    type: "integer",
    minimum: 2,
    maximum: 1024,
    default: 64,
    unit: "images",
    help: "Images in each minibatch m; a step's time grows with it.",
    source: `${paper}, Algorithm 1`,
    fixedByCheckpoint: false,
  },
  optimizer: {
    flag: "optimizer",
    group: "optimisation",
    type: "choice",
    choices: optimizers,
    default: "rmsprop",
    unit: null,
    help: "rmsprop for WGAN: with momentum, as in adam with β1 > 0, its training turns unstable; adam is DCGAN's choice for the GAN.",
    source: `${paper}, section 4.3`,
    fixedByCheckpoint: true,
  },
  smoothing: {
    flag: "smoothing",
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 0.9999,
    default: 0.99,
    unit: null,
    help: "Decay of RMSProp's running mean of squared gradients (PyTorch calls it alpha).",
    source: "PyTorch's RMSprop, as in the authors' code",
    fixedByCheckpoint: false,
  },
  beta1: {
    flag: "beta1",
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 0.9999,
    default: 0.5,
    unit: null,
    help: "Decay of Adam's running mean of gradients (its momentum).",
    source: "DCGAN (Radford et al. 2016)",
    fixedByCheckpoint: false,
  },
  beta2: {
    flag: "beta2",
    group: "optimisation",
    type: "number",
    minimum: 0,
    maximum: 0.99999,
    default: 0.999,
    unit: null,
    help: "Decay of Adam's running mean of squared gradients.",
    source: "DCGAN (Radford et al. 2016)",
    fixedByCheckpoint: false,
  },
  initialisationStd: {
    flag: "init-std",
    group: "optimisation",
    type: "number",
    minimum: 1e-5,
    maximum: 1,
    default: 0.02,
    unit: null,
    help: "Standard deviation of the initial weights, N(0, σ); batch-norm scales start at N(1, σ).",
    source: "DCGAN (Radford et al. 2016)",
    fixedByCheckpoint: true,
  },
  steps: {
    flag: "steps",
    group: "run",
    type: "integer",
    minimum: 1,
    maximum: 10_000_000,
    default: 20_000,
    unit: "generator iterations",
    help: "How long to train; a run that has reached it can be resumed with a larger number.",
    source: "our choice",
    fixedByCheckpoint: false,
  },
  seed: {
    flag: "seed",
    group: "run",
    type: "integer",
    minimum: 0,
    maximum: 4_294_967_295,
    default: 1,
    unit: null,
    help: "Everything random in a run follows from it: the same seed, data and thread count give the same run, bit for bit.",
    source: "our choice",
    fixedByCheckpoint: true,
  },
  engine: {
    flag: "engine",
    group: "run",
    type: "choice",
    choices: engineNames,
    default: "compiled",
    unit: null,
    help: "How steps are computed: compiled (ONNX Runtime, fastest), cpu (plain TensorFlow.js, the slow reference), tfjs-node or tfjs-node-gpu where installed.",
    source: "measured, see ARCHITECTURE.md",
    fixedByCheckpoint: false,
  },
  device: {
    flag: "device",
    group: "run",
    type: "choice",
    choices: deviceNames,
    default: "cpu",
    unit: null,
    help: "What the compiled engine computes on: cpu, the processor; webgpu, a graphics card of any make; directml (Windows), coreml (macOS) or cuda (NVIDIA) through their own libraries. A run can go on with another one, but then not bit for bit.",
    source: "the processor is there on every machine, and the only one that is known to repeat a run bit for bit",
    fixedByCheckpoint: false,
  },
  threads: {
    flag: "threads",
    group: "run",
    type: "integer",
    minimum: 0,
    maximum: 256,
    default: 0,
    unit: "threads",
    help: "Processor threads for the compiled engine on the cpu, 0 for one per core; the number used is recorded, since the last bits of a sum depend on it.",
    source: "our choice",
    fixedByCheckpoint: false,
  },
  sampleEvery: {
    flag: "sample-every",
    group: "run",
    type: "integer",
    minimum: 1,
    maximum: 1_000_000,
    default: 100,
    unit: "steps",
    help: "Draw samples from the fixed noise at step 0 and every so many steps; every one is kept.",
    source: "our choice",
    fixedByCheckpoint: false,
  },
  sampleCount: {
    flag: "sample-count",
    group: "run",
    type: "integer",
    minimum: 1,
    maximum: 256,
    default: 64,
    unit: "images",
    help: "How many images each sample has; the noise behind each place stays the same for the whole run.",
    source: "our choice",
    fixedByCheckpoint: true,
  },
  checkpointEvery: {
    flag: "checkpoint-every",
    group: "run",
    type: "integer",
    minimum: 1,
    maximum: 1_000_000,
    default: 500,
    unit: "steps",
    help: "Write a checkpoint every so many steps: the places to which you can go back and from which you can fork.",
    source: "our choice",
    fixedByCheckpoint: false,
  },
  keepCheckpoints: {
    flag: "keep-checkpoints",
    group: "run",
    type: "integer",
    minimum: 2,
    maximum: 10_000,
    default: 12,
    unit: "checkpoints",
    help: "How many checkpoints to keep, spread over the run; the last two, fork points and pinned ones always stay.",
    source: "our choice",
    fixedByCheckpoint: false,
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof hyperparameters;

/** What the two GAN objectives change of the table's defaults (DCGAN's optimiser; one discriminator step per generator step). */
export const algorithmDefaults: Readonly<Record<Algorithm, Partial<Record<SettingName, string | number | boolean>>>> = {
  wgan: {},
  gan: { learningRate: 2e-4, optimizer: "adam", nCritic: 1 },
  "gan-minimax": { learningRate: 2e-4, optimizer: "adam", nCritic: 1 },
};
