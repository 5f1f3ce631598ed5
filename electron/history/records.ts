/** What the history hands out: plain data, times in milliseconds since 1970, sizes in bytes. */
import type { Message } from "../../shared/messages/message.ts";
import type { RunConfiguration } from "../../shared/configuration.ts";
import type { RunState } from "../../shared/runStates.ts";

/** The process that answers for a live run. */
export interface Owner {
  readonly pid: number;
  /** For people: it may change, and containers come with a new one each time. */
  readonly host: string;
  /**
   * Where process ids mean the same: a boot of a machine, on Linux also a pid namespace. Unknown of earlier versions.
   */
  readonly place?: string;
  /** When the process began, in the words of its system: tells it from a later one with the same id. */
  readonly started?: string;
}

/** An owner as it stands in the history, with the last moment at which it wrote something about its run. */
export interface RecordedOwner extends Owner {
  readonly seenMs: number;
}

/** Where a run was forked from: it carries the parent's history up to and including this step. */
export interface ForkPoint {
  readonly runId: string;
  readonly step: number;
}

/** What computed steps: the last bits of a number depend on it. */
export interface Computer {
  /** Library, version and device, for example `onnxruntime-node 1.30.0, CPU`. */
  readonly library: string;
  readonly threads: number;
}

/** The steps of a run after `fromStep`, up to the next segment's. */
export interface ComputedSegment extends Computer {
  readonly fromStep: number;
}

/** The system of a run whose settings cannot be read. */
export const unreadableSystem = "?";

/** A run as a list shows it. */
export interface RunSummary {
  readonly id: string;
  readonly name: string;
  readonly state: RunState;
  /** Generator iterations done; 0 before training. A fork begins at its fork step. */
  readonly step: number;
  /** The step at which the run will be complete. */
  readonly targetStep: number;
  readonly system: string;
  /** What it trains on: a name of shared/domains.ts, or one that only a newer version knows. */
  readonly domain: string;
  /** What is trained on: a packed folder, or what samples are drawn from. */
  readonly datasetId: string;
  readonly parent: ForkPoint | null;
  /** The group that it belongs to, whose runs share data and seed; null for a run by itself. */
  readonly groupId: string | null;
  readonly createdMs: number;
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  readonly engine: string | null;
  readonly threads: number | null;
  readonly owner: RecordedOwner | null;
  /** The last thing that was said about it: why it stopped, failed or paused. */
  readonly message: Message | null;
  /** The device whose failure brought it to rest, as people call it; null where none did. */
  readonly failedDevice: string | null;
  /** What computed its own steps, in order; empty where it has not begun, or before this was recorded. */
  readonly segments: readonly ComputedSegment[];
}

/** A run with all its settings. */
export interface Run extends RunSummary {
  readonly configuration: RunConfiguration;
  /** What a newer version recorded, in words: such a run can be looked at and exported, not trained. */
  readonly unknownSettings: readonly string[];
}

export interface RunTreeNode {
  readonly run: RunSummary;
  /** In the order of their creation. */
  readonly children: readonly RunTreeNode[];
}

/** One step's scalars by tag. A tag that is left out is not stored; null is NaN; infinities stay. */
export interface MetricPoint {
  readonly step: number;
  readonly values: Readonly<Record<string, number | null>>;
}

export interface SeriesPoint {
  readonly step: number;
  /** Null where the value was NaN; infinities are themselves. */
  readonly value: number | null;
}

export const checkpointReasons = ["schedule", "request", "stop", "end"] as const;
export type CheckpointReason = (typeof checkpointReasons)[number];

export interface NewCheckpoint {
  readonly step: number;
  /** Relative to the run's folder. */
  readonly file: string;
  readonly sizeBytes: number;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly reason: CheckpointReason;
}

export interface Checkpoint extends NewCheckpoint {
  /** The run whose folder holds the file: the run asked for, or an ancestor. */
  readonly runId: string;
  readonly pinned: boolean;
  readonly createdMs: number;
}

export interface NewSample {
  readonly step: number;
  /** Relative to the run's folder. */
  readonly file: string;
  /** How many images the file shows. */
  readonly count: number;
}

export interface Sample extends NewSample {
  /** The run whose folder holds the file: the run asked for, or an ancestor. */
  readonly runId: string;
}

/** What was computed of a run's step beside its training. */
export interface NewEvaluation {
  readonly step: number;
  /** The tag of the metric. */
  readonly metric: string;
  /** Null where the value was NaN; infinities are themselves. */
  readonly value: number | null;
  /** How long it took, in milliseconds. */
  readonly costMs: number;
}

export interface Evaluation extends NewEvaluation {
  /** Grows with every evaluation of the whole history: the cursor of `listEvaluations`. */
  readonly number: number;
  /** The run that was evaluated: the run asked for, or an ancestor. */
  readonly runId: string;
}

export const eventLevels = ["info", "warning", "error"] as const;
export type EventLevel = (typeof eventLevels)[number];

export interface RunEvent {
  /** Grows with every event of the whole history: the cursor of `listEvents`. */
  readonly number: number;
  readonly runId: string;
  readonly step: number;
  readonly timeMs: number;
  readonly level: EventLevel;
  readonly message: Message;
}

export interface NewDataset {
  readonly id: string;
  readonly sourceFolder: string;
  readonly packedFolder: string;
  /** How it was packed; any JSON object. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly imageCount: number;
  /** The health report; any JSON object. */
  readonly report: Readonly<Record<string, unknown>>;
}

export interface Dataset extends NewDataset {
  readonly createdMs: number;
}

/** A data set without its health report, which may be long. */
export type DatasetEntry = Omit<Dataset, "report">;

/** One to eight runs that share data and seed, and train in turn. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly createdMs: number;
  /** The ids of its runs that are still there, in the order of their creation. */
  readonly runIds: readonly string[];
}
