/** A worker thread that examines files and builds reports, one task at a time. */
import { parentPort, workerData } from "node:worker_threads";
import { examineFile, type OneAtATime } from "./examineFile.ts";
import { sharedPlace, type ExaminedFiles, type WorkerReply, type WorkerTask } from "./workerMessages.ts";

const shared = new Int32Array(workerData as SharedArrayBuffer);

/** A lock among all workers: without it each could hold a picture of half a gigabyte at once. */
const oneAtATime: OneAtATime = async (work) => {
  while (Atomics.compareExchange(shared, sharedPlace.largeDecodes, 0, 1) === 1) {
    Atomics.wait(shared, sharedPlace.largeDecodes, 1);
  }
  try {
    return await work();
  } finally {
    Atomics.store(shared, sharedPlace.largeDecodes, 0);
    Atomics.notify(shared, sharedPlace.largeDecodes, 1);
  }
};

/** Counted before it looks whether to go on, so that who cancels and then finds nobody counted knows that nobody will begin. */
async function unlessCancelled<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  Atomics.add(shared, sharedPlace.examining, 1);
  try {
    return Atomics.load(shared, sharedPlace.cancelled) === 1 ? undefined : await work();
  } finally {
    Atomics.sub(shared, sharedPlace.examining, 1);
    Atomics.notify(shared, sharedPlace.examining);
  }
}

async function examineFiles(task: WorkerTask & { kind: "examine" }): Promise<ExaminedFiles> {
  const records = [];
  const images = [];
  for (const path of task.paths) {
    const examination = await unlessCancelled(() => examineFile(task.folder, path, task.settings, oneAtATime));
    if (examination === undefined) break;
    records.push(examination.record);
    if (examination.image !== null) images.push(examination.image);
  }
  return { records, images: new Uint8Array(Buffer.concat(images)) };
}

async function answer(task: WorkerTask): Promise<WorkerReply> {
  if (task.kind === "examine") return { kind: "examined", files: await examineFiles(task) };
  // Loaded when it is asked for: one worker needs it, and all would wait for what it loads.
  const { buildHealthReport } = await import("./healthReport.ts");
  return { kind: "report", report: await buildHealthReport(task.folder, task.recordsFile) };
}

if (parentPort === null) throw new Error("decodeWorker.ts runs as a worker thread only.");
const port = parentPort;

async function work(task: WorkerTask): Promise<void> {
  try {
    const reply = await answer(task);
    port.postMessage(reply, reply.kind === "examined" ? [reply.files.images.buffer as ArrayBuffer] : []);
  } catch (error) {
    port.postMessage({ kind: "failed", error } satisfies WorkerReply);
  }
}

port.on("message", (task: WorkerTask | "close") => {
  if (task === "close") port.close();
  else void work(task);
});
