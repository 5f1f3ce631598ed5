/**
 * What a bench is. A file `NAME.bench.ts` in this folder that exports `bench` with this shape is found by the command
 * line (`npm run bench -- NAME`): nothing else has to be told of it. A bench imports at its top only what is quick to
 * load, since `--help` loads all of them.
 *
 * Benches measure and never judge: nothing in here passes or fails.
 */
export interface Bench {
  /** One line for `--help`. */
  readonly summary: string;
  /**
   * Measures; throws an Error with a sentence where the machine lacks something. Leaves no process and no file behind.
   */
  run(options: BenchOptions, tell: Tell): Promise<BenchResult>;
}

/** What the user asked for. */
export interface BenchOptions {
  /** Programs to measure beside ours. A bench takes those that it knows. */
  readonly peers: readonly PeerName[];
  /** Only the workloads of these names; all where it is empty. */
  readonly workloads: readonly string[];
  /** How often both sides take turns; null leaves it to the bench. */
  readonly rounds: number | null;
  /** Processor threads for whatever computes, at least 1. */
  readonly threads: number;
  /** For a bench whose results the product reads: write them into it. */
  readonly write: boolean;
}

export const peerNames = ["torch", "pillow"] as const;
export type PeerName = (typeof peerNames)[number];

/** Says what goes on, in a few words: shown while it goes on, not kept. */
export type Tell = (progress: string) => void;

export interface BenchResult {
  readonly comparisons: readonly Comparison[];
  readonly figures: readonly Figure[];
  /** What a reader must know to judge the numbers, in sentences. */
  readonly notes?: readonly string[];
}

interface Measured {
  readonly workload: string;
  /** What was measured, in words: `iteration`, `peak memory`. */
  readonly quantity: string;
  /** Unit of `ours`, `peer` and `value`: `ms per iteration`, `images/s`. */
  readonly unit: string;
}

/** Ours beside another program's, measured in turns in the same minutes. */
export interface Comparison extends Measured {
  readonly peerName: string;
  /** Median over the rounds. */
  readonly ours: number;
  /** Median over the rounds. */
  readonly peer: number;
  /** How much better ours is, above 1 where it is ahead: peer ÷ ours for times and memory, ours ÷ peer for rates. */
  readonly ratio: number;
  /** Lower and upper quartile of the ratio, round by round. */
  readonly ratioSpread: Spread;
  readonly oursRounds: readonly number[];
  readonly peerRounds: readonly number[];
  /** Of the same kind, with something about the peer changed in its favour. */
  readonly [more: string]: unknown;
}

/** A number of ours that stands by itself. */
export interface Figure extends Measured {
  /** Median, or the best, as `quantity` says. */
  readonly value: number;
  /** Lower and upper quartile, where it was measured more than once. */
  readonly spread?: Spread;
}

export type Spread = readonly [low: number, high: number];
