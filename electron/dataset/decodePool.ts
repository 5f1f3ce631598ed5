/** Worker threads that decode, so that neither the event loop nor a second core waits. */
import { Worker } from "node:worker_threads";
import type { HealthReport } from "./healthReport.ts";
import type { PackSettings } from "./packSettings.ts";
import { sharedBytes, sharedPlace, type ExaminedFiles, type WorkerReply, type WorkerTask } from "./workerMessages.ts";

export interface DecodePool {
  readonly workers: number;
  /** @param settings null only checks the files */
  examine(folder: string, paths: readonly string[], settings: PackSettings | null): Promise<ExaminedFiles>;
  /** @param recordsFile a `files.jsonl` */
  report(folder: string, recordsFile: string): Promise<HealthReport>;
  /** Makes tasks under way end after their present file. */
  cancel(): void;
  /** Lets tasks under way end, then the threads. */
  close(): Promise<void>;
}

interface Job {
  readonly task: WorkerTask;
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (error: unknown) => void;
}

interface Seat {
  readonly worker: Worker;
  readonly exited: Promise<void>;
  job: Job | undefined;
}

/** @param workers how many threads, at least 1 */
export function createDecodePool(workers: number): DecodePool {
  const shared = new SharedArrayBuffer(sharedBytes);
  const leaveFiles = () => {
    stopAndWait(new Int32Array(shared));
  };
  process.on("exit", leaveFiles);
  const waiting: Job[] = [];
  let failure: Error | undefined;

  const giveNext = (seat: Seat) => {
    seat.job = waiting.shift();
    if (seat.job !== undefined) seat.worker.postMessage(seat.job.task);
  };
  const onReply = (seat: Seat, reply: WorkerReply) => {
    seat.job?.resolve(reply);
    giveNext(seat);
  };
  const onEnd = (seat: Seat, error: Error) => {
    failure ??= error;
    for (const job of [seat.job, ...waiting.splice(0)]) job?.reject(error);
  };
  const seats = Array.from({ length: workers }, () => createSeat(shared, onReply, onEnd));

  const run = (task: WorkerTask) =>
    new Promise<WorkerReply>((resolve, reject) => {
      if (failure !== undefined) {
        reject(failure);
        return;
      }
      waiting.push({ task, resolve, reject });
      const idle = seats.find((seat) => seat.job === undefined);
      if (idle !== undefined) giveNext(idle);
    });

  return {
    workers,
    async examine(folder, paths, settings) {
      const reply = await run({ kind: "examine", folder, paths, settings });
      return reply.kind === "examined" ? reply.files : refuse(reply);
    },
    async report(folder, recordsFile) {
      const reply = await run({ kind: "report", folder, recordsFile });
      return reply.kind === "report" ? reply.report : refuse(reply);
    },
    cancel: () => {
      Atomics.store(new Int32Array(shared), sharedPlace.cancelled, 1);
    },
    async close() {
      for (const { worker } of seats) worker.postMessage("close");
      await Promise.all(seats.map((seat) => seat.exited));
      process.off("exit", leaveFiles);
    },
  };
}

/** The longest that a process that ends waits for its workers to leave the files they are at. */
const longestWaitMs = 3000;

/**
 * Blocks until no worker is at a file. A thread that is stopped inside of @julusian/jpeg-turbo aborts the whole process, and with it
 * the exit code.
 */
function stopAndWait(shared: Int32Array): void {
  Atomics.store(shared, sharedPlace.cancelled, 1);
  const latest = performance.now() + longestWaitMs;
  for (;;) {
    const examining = Atomics.load(shared, sharedPlace.examining);
    const leftMs = latest - performance.now();
    if (examining === 0 || leftMs <= 0) return;
    Atomics.wait(shared, sharedPlace.examining, examining, leftMs);
  }
}

function refuse(reply: WorkerReply): never {
  throw reply.kind === "failed" ? reply.error : new Error(`A decode worker answered "${reply.kind}" out of turn.`);
}

function createSeat(
  shared: SharedArrayBuffer,
  onReply: (seat: Seat, reply: WorkerReply) => void,
  onEnd: (seat: Seat, error: Error) => void,
): Seat {
  const worker = new Worker(new URL("./decodeWorker.ts", import.meta.url), { workerData: shared });
  const exited = new Promise<void>((resolve) => {
    worker.once("exit", () => {
      onEnd(seat, new Error("A decode worker ended before its task did."));
      resolve();
    });
  });
  const seat: Seat = { worker, exited, job: undefined };
  worker.on("message", (reply: WorkerReply) => {
    onReply(seat, reply);
  });
  worker.on("error", (error) => {
    onEnd(seat, error instanceof Error ? error : new Error(String(error)));
  });
  return seat;
}
