/**
 * The real trainer of a run, in its own process with its own loader, telemetry, samples and checkpoints, as the studio
 * starts it; told step by step how far to go, so that it can take turns with the bare steps.
 */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { packDataset } from "../../../electron/dataset/packing/packDataset.ts";
import { createChildProcessSpawn } from "../../../electron/studio/training/host/childProcess.ts";
import {
  frameSchema,
  reportSchema,
  type Command,
  type Report,
  type TrainingOrder,
} from "../../../electron/trainer/protocol/messages.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import { makeTemporaryFolder } from "../temporaryFolder.ts";
import { elapsed } from "../timing.ts";
import { restMs } from "./sides.ts";

const samplePictures = join(import.meta.dirname, "../../../resources/sample-images");
const reportFrame = frameSchema(reportSchema);
/** The one trainer of a process; see `Frame`. */
const generation = 1;
/** So that nothing happens by the schedule: samples and checkpoints are asked for, and timed by themselves. */
const never = 1_000_000;

export interface Trainer {
  /** Trains so many iterations more. @returns milliseconds of one, loop and all */
  train(iterations: number): Promise<number>;
  /** Draws and writes a sample. @returns milliseconds */
  sample(): Promise<number>;
  /** Writes a checkpoint. @returns milliseconds */
  checkpoint(): Promise<number>;
  /** Largest resident memory in units of 2^20 bytes; null where the system does not tell. */
  peakMemoryMb(): Promise<number | null>;
  close(): Promise<void>;
}

/**
 * Packs the bundled pictures, and starts a run on them that waits at step 0.
 *
 * @throws Error with what the trainer said last
 */
export async function startTrainer(configuration: RunConfiguration, threads: number): Promise<Trainer> {
  const folder = makeTemporaryFolder("trainer");
  const child = createChildProcessSpawn()(generation);
  const exited = new Promise<void>((resolve) => {
    child.onExit(() => {
      resolve();
    });
  });
  async function close(): Promise<void> {
    child.kill();
    await exited;
    folder.remove();
  }

  /** Sends a command and waits for the report that answers it. */
  function command(body: Command, answer: Report["kind"]): Promise<void> {
    return new Promise((resolve, reject) => {
      const stopListening = child.onMessage((message) => {
        const { body: report } = reportFrame.parse(message);
        if (report.kind === "failed" || report.kind === "not-finite") reject(new Error(report.message.text));
        if (report.kind !== answer) return;
        stopListening();
        resolve();
      });
      child.onExit(({ lastLines }) => {
        reject(new Error(`The trainer ended unexpectedly. Its last words: ${lastLines.join("\n")}`));
      });
      child.post({ generation, body });
    });
  }

  let untilStep = 0;
  async function timed(body: Command, answer: Report["kind"]): Promise<number> {
    await delay(restMs);
    return elapsed(() => command(body, answer));
  }

  try {
    await command({ kind: "start", order: await orderIn(folder.path, configuration, threads) }, "waiting");
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async train(iterations) {
      untilStep += iterations;
      return (await timed({ kind: "advance", untilStep }, "waiting")) / iterations;
    },
    sample: () => timed({ kind: "sample-now" }, "sample"),
    async checkpoint() {
      const tookMs = await timed({ kind: "checkpoint-now" }, "checkpoint");
      // The supervisor, who is not here, would keep only some of them.
      await rm(join(folder.path, "run/checkpoints"), { recursive: true });
      return tookMs;
    },
    peakMemoryMb: () => peakMemoryOf(child.pid),
    close,
  };
}

async function orderIn(folder: string, configuration: RunConfiguration, threads: number): Promise<TrainingOrder> {
  const { imageSize, channels, fit, batch } = configuration;
  const datasetsFolder = join(folder, "datasets");
  const pictures = await packDataset({ folder: samplePictures, imageSize, channels, fit, batch, datasetsFolder });
  return {
    runId: "bench",
    configuration: { ...configuration, steps: never, sampleEvery: never, checkpointEvery: never },
    datasetFolder: pictures.folder,
    runFolder: join(folder, "run"),
    fromStep: 0,
    checkpointFile: null,
    fork: false,
    threads,
  };
}

/** Linux tells of every process; elsewhere only a process itself knows. */
async function peakMemoryOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
