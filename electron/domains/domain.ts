/**
 * What a domain is: the kind of samples that a run trains on and generates. One folder each; the rest of the program
 * knows of it what `npm run catalogue` writes down.
 */
import type { DomainFacts } from "../../shared/domainFacts.ts";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { SettingTable } from "../../shared/settings/setting.ts";
import type { CheckpointMetadata } from "../storage/checkpointFile.ts";
import type { Message } from "../../shared/messages/message.ts";
import type { RandomStream } from "./streams.ts";

/** Where real batches come from: endless, in a seeded order of its own. */
export interface BatchLoader {
  /** The next batch, [m, …] in row-major order: bytes 0 … 255 or float32, as the domain stores samples. */
  next(): Promise<Uint8Array | Float32Array>;
  /** A batch of samples of training, chosen by this stream alone and as they are: the loader stays where it stands. */
  pick(stream: RandomStream): Promise<Uint8Array | Float32Array>;
  /** Where it stands, as JSON: a loader opened there gives the same batches from here on. */
  position(): CheckpointMetadata["loader"];
  close(): Promise<void>;
}

/** What a run's real samples follow from. */
export interface DataOrder {
  readonly configuration: RunConfiguration;
  /** The packed data set, absolute; null where real samples follow from the settings alone. */
  readonly datasetFolder: string | null;
  /** True where the position may be of other data: the batches then begin anew. */
  readonly fork: boolean;
}

/**
 * Opens the real samples of a run.
 *
 * @param position of an earlier loader, null for the start
 * @param tell is told what is being done where that takes long
 * @returns `restarted` says why the position could not be taken up, if it could not
 * @throws StudioError `not-found`, `corrupt`, `dataset-unusable`, `incompatible`
 */
export type OpenLoader = (
  order: DataOrder,
  position: CheckpointMetadata["loader"],
  tell?: (phase: Message) => void,
) => Promise<{ readonly loader: BatchLoader; readonly restarted: Message | null }>;

/** Samples one after another, as the domain stores them. */
export interface SampleSet {
  readonly count: number;
  /** Of one sample. */
  readonly shape: readonly number[];
  /** [count, …] in row-major order: bytes 0 … 255, or float32. */
  readonly values: Uint8Array | Float32Array;
}

/** Real samples to hold generated ones against. */
export interface RealSamples {
  /** What they are samples of: the same where real samples are the same, whatever else a run is. */
  readonly of: string;
  readonly first: SampleSet;
  /** As many others: how far real samples are from each other. */
  readonly second: SampleSet;
}

/**
 * Draws or reads real samples for metrics: the same ones for every run on the same data, whatever its seed.
 *
 * @param most how many `first` has, unless there are fewer: of a folder, half of what is packed at most
 * @throws StudioError `not-found`, `corrupt`
 */
export type ReadRealSamples = (
  order: Pick<DataOrder, "configuration" | "datasetFolder">,
  most: number,
) => Promise<RealSamples>;

/** What every sample says of itself. */
export interface DomainSample {
  readonly step: number;
  /** How many it holds. */
  readonly count: number;
}

/** Pictures of a sample: side by side on a sheet. */
export interface ShownPictures {
  readonly count: number;
  /** Side of a picture in pixels. */
  readonly size: number;
  readonly channels: 1 | 3;
  /** @returns `[size, size, channels]`, 0 … 255 */
  readonly image: (index: number) => Uint8Array;
}

/** Points of a sample: one drawing on two axes, which are the same for every sample of a distribution. */
export interface ShownScatter {
  readonly count: 1;
  /** Side of the drawing in pixels, before a sheet's scale. */
  readonly size: number;
  /** Both axes go from minus this to this. */
  readonly range: number;
  /** x and y of each point in turn. */
  readonly generated: Float32Array;
  readonly real: Float32Array;
}

export type Shown = ShownPictures | ShownScatter;

/** What the generator has made, to be kept. */
export interface GeneratedSamples {
  readonly configuration: RunConfiguration;
  readonly step: number;
  /** [count, …] in row-major order, finite: of bytes in [0, 1], else as they are. */
  readonly values: Float32Array;
}

/** The file of a sample: the same samples at the same step give the same bytes. */
export interface SampleFormat<Sample extends DomainSample> {
  /** Without the point. */
  readonly extension: "png" | "safetensors";
  readonly mediaType: string;
  /** A larger file is none of ours. */
  readonly mostBytes: number;
  encode(samples: GeneratedSamples): readonly Uint8Array[];
  /**
   * Reads a file that anybody may have made.
   *
   * @param name what to call it in an error, a file name for one
   * @throws StudioError `corrupt`
   */
  decode(bytes: Uint8Array, name: string): Sample;
  /** The same samples with the fixed noise added, N(0, σ²) on the scale that networks see. */
  withNoise(sample: Sample, sigma: number): Sample;
  /** How a sheet shows it. */
  show(sample: Sample): Shown;
}

/** A domain as its folder declares it. */
export interface Domain<Sample extends DomainSample = DomainSample> extends Omit<DomainFacts, "settings"> {
  /** On the command line and in records; it never changes. */
  readonly name: string;
  /** Settings of its own, declared here. */
  readonly settings: SettingTable;
  /** Settings of the shared table that no other domain has. */
  readonly tableSettings: readonly string[];
  readonly openLoader: OpenLoader;
  readonly realSamples: ReadRealSamples;
  readonly sampleFormat: SampleFormat<Sample>;
}

export function defineDomain<Sample extends DomainSample>(domain: Domain<Sample>): Domain<Sample> {
  return domain;
}
