/** A training loop under a test's control: a tiny run on the reference engine, with pictures from a formula. */
import { createEngine } from "../../../electron/engine/createEngine.ts";
import type { BatchLoader } from "../../../electron/domains/domain.ts";
import { systemClock, type Clock, type Surroundings } from "../../../electron/trainer/port.ts";
import {
  reportSchema,
  type Command,
  type Report,
  type TrainingOrder,
} from "../../../electron/trainer/protocol/messages.ts";
import { train } from "../../../electron/trainer/training.ts";
import { createRequestList } from "../../../electron/trainer/requests.ts";
import { completeConfiguration, type RunConfiguration } from "../../../shared/configuration.ts";

/** 16 px, few filters, one or two critic steps: an iteration takes some ten milliseconds. */
export function tinyConfiguration(settings: Partial<RunConfiguration> = {}): RunConfiguration {
  return completeConfiguration({
    engine: "cpu",
    imageSize: 16,
    nf: 2,
    nz: 4,
    batch: 4,
    nCritic: 2,
    steps: 4,
    sampleEvery: 2,
    sampleCount: 3,
    checkpointEvery: 2,
    seed: 5,
    ...settings,
  });
}

export function orderFor(runFolder: string, changes: Partial<TrainingOrder> = {}): TrainingOrder {
  return {
    runId: "run",
    configuration: tinyConfiguration(),
    datasetFolder: "/none",
    runFolder,
    fromStep: 0,
    checkpointFile: null,
    fork: false,
    threads: 1,
    ...changes,
  };
}

/**
 * Batch after batch of striped pictures that differ; its position is how many batches it gave.
 *
 * @param onNext is told before each batch how many were given: a place within a critic step for a test to act at
 */
function stripes(
  { batch, imageSize, channels }: RunConfiguration,
  start: unknown,
  onNext: (given: number) => void = () => undefined,
): BatchLoader {
  let given = typeof start === "number" ? start : 0;
  return {
    next() {
      onNext(given);
      const offset = 31 * given++;
      const data = Uint8Array.from(
        { length: batch * imageSize ** 2 * channels },
        (_, i) => (i * 7 + offset * 13) % 256,
      );
      return Promise.resolve(data);
    },
    pick: (stream) =>
      Promise.resolve(Uint8Array.from({ length: batch * imageSize ** 2 * channels }, () => 256 * stream.uniform())),
    position: () => given,
    close: () => Promise.resolve(),
  };
}

/** Time that passes only when a test says so. */
export function createManualClock(): Clock & { pass(elapsedMs: number): void } {
  let nowMs = 0;
  const timers = new Set<{ dueMs: number; periodMs: number; tick: () => void }>();
  return {
    nowMs: () => nowMs,
    every(periodMs, tick) {
      const timer = { dueMs: nowMs + periodMs, periodMs, tick };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    pass(elapsedMs) {
      nowMs += elapsedMs;
      for (const timer of timers) {
        for (; timer.dueMs <= nowMs; timer.dueMs += timer.periodMs) timer.tick();
      }
    },
  };
}

export interface StartedTraining {
  readonly reports: readonly Report[];
  /** The reports of one kind. */
  of<Kind extends Report["kind"]>(kind: Kind): Extract<Report, { kind: Kind }>[];
  send(command: Exclude<Command, { kind: "start" }>): void;
  /** Resolves when a report passes, also one of the past; rejects where training ends before. */
  until(passes: (report: Report) => boolean): Promise<Report>;
  /** Resolves when training has ended; rejects with what it threw. */
  readonly ended: Promise<void>;
}

export interface TrainingOptions {
  readonly advance?: boolean;
  readonly onNext?: (given: number) => void;
}

/** Starts training in this process; with `advance` false it waits at its first step. */
export function startTraining(
  order: TrainingOrder,
  { advance = true, onNext, ...changes }: Partial<Surroundings> & TrainingOptions = {},
): StartedTraining {
  const reports: Report[] = [];
  const watchers = new Set<() => void>();
  const requests = createRequestList();
  if (advance) requests.receive({ kind: "advance", untilStep: order.configuration.steps });
  const surroundings: Surroundings = {
    clock: systemClock,
    createEngine,
    openLoader: (_, position) =>
      Promise.resolve({ loader: stripes(order.configuration, position, onNext), restarted: null }),
    post: (report) => {
      reports.push(reportSchema.parse(report));
      for (const watcher of watchers) watcher();
    },
    ...changes,
  };
  const ended = train(order, surroundings, requests);
  return {
    reports,
    of: (kind) => reports.filter((report): report is never => report.kind === kind),
    send: (command) => {
      requests.receive(command);
    },
    until: (passes) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = reports.find(passes);
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
        ended.then(() => {
          reject(new Error(`Training ended with ${reports.map(({ kind }) => kind).join(", ")}.`));
        }, reject);
      }),
    ended,
  };
}
