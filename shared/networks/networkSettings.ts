import type { Norm } from "./norms.ts";

/** What of a run's settings its networks are built from. */
export interface NetworkSettings {
  /** What samples are: it says their shape. */
  readonly domain: string;
  readonly generator: "dcgan" | "dcgan-constant" | "mlp";
  readonly critic: "dcgan" | "mlp";
  /** What follows the hidden layers of either, where its kind has norms. */
  readonly generatorNorm: Norm;
  readonly criticNorm: Norm;
  /** Side of the square images in pixels: 16, 32, 64 or 128. */
  readonly imageSize: number;
  /** 3 for RGB, 1 for grey. */
  readonly channels: number;
  /** Filters of the convolution with the widest resolution. */
  readonly nf: number;
  /** Units in each hidden layer of an MLP. */
  readonly hiddenUnits: number;
  /** True for a critic with spectral norm. */
  readonly spectralNorm: boolean;
  /** Length of the noise vector z. */
  readonly nz: number;
  /** σ of what the model adds to its samples, or where it begins. */
  readonly noiseStd: number;
  /** Whether that σ is trained. */
  readonly learnNoise: boolean;
}

/** What a network of the setting `critic` is to be. */
export interface CriticOptions {
  readonly norm: Norm;
  /** What its variables' names begin with; `critic` where left out. */
  readonly name?: string;
  /** How many numbers it makes of a sample; one score where left out. */
  readonly outputs?: number;
}
