import { cpSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import { createChildProcessSpawn } from "../../../electron/studio/training/host/childProcess.ts";
import type { SpawnTrainer } from "../../../electron/studio/training/host/trainerProcess.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { commandSchema, frameSchema } from "../../../electron/trainer/protocol/messages.ts";
import { domainFacts } from "../../../shared/domains.ts";
import {
  eventually,
  hashes,
  imageFolder,
  newRun,
  realStudio,
  temporaryFolder,
  tinySettings,
} from "./trainingFixture.ts";

/** Four layers of a few units; an odd length of noise leaves half a Box–Muller pair over. */
const pointSettings = { domain: "points", generator: "mlp", critic: "mlp", hiddenUnits: 8, nz: 3, batch: 5 };

/** Whatever may be random or carried beyond the networks. */
const practice = {
  system: "wgan-gp",
  flips: true,
  augmentation: "colour,translation,cutout",
  ema: 0.99,
  schedule: "linear",
  rateWarmup: 5,
  gradientClip: 1,
  generatorBatch: 6,
};

const commandFrame = frameSchema(commandSchema);

/** All that a run leaves behind, but for the time it took. */
async function traceOf(studio: Studio, runId: string) {
  const points = studio.history.readMetricsAfter(runId, -1, 1000);
  const checkpoints = studio.history.listCheckpoints(runId);
  const { metadata, tensors } = await readCheckpoint(studio.fileOf(checkpoints.at(-1)!));
  return {
    metrics: points.map(({ step, values }) => ({ step, values: { ...values, elapsedMs: 0 } })),
    sampleFiles: hashes(studio, studio.history.listSamples(runId)),
    checkpointFiles: hashes(studio, checkpoints),
    metadata,
    tensors,
  };
}

/** Trainers of which the first never comes past a step, so that it cannot be done before it is killed. */
function heldTrainers(lastStep: number): { spawnTrainer: SpawnTrainer; pids: number[] } {
  const fork = createChildProcessSpawn();
  const pids: number[] = [];
  const spawnTrainer: SpawnTrainer = (generation) => {
    const trainer = fork(generation);
    const isFirst = pids.length === 0;
    pids.push(trainer.pid ?? 0);
    if (!isFirst) return trainer;
    const post = (frame: unknown) => {
      const { body } = commandFrame.parse(frame);
      trainer.post({ generation, body: body.kind === "advance" ? { ...body, untilStep: lastStep } : body });
    };
    return { ...trainer, post };
  };
  return { spawnTrainer, pids };
}

/** A run that has not begun, in two homes: the second is a copy of the first. */
async function sameRunTwice(changes: Readonly<Record<string, unknown>>): Promise<{ homes: string[]; runId: string }> {
  const [original, copy] = [temporaryFolder(), temporaryFolder()];
  const { studio } = await realStudio({ home: original });
  const configuration = tinySettings(changes);
  const folder = domainFacts(configuration.domain).from === "folder" ? imageFolder() : null;
  const { id } = await newRun(studio, folder, configuration);
  await studio.close();
  cpSync(original, copy, { recursive: true });
  return { homes: [original, copy], runId: id };
}

describe("resuming is bit for bit", () => {
  it.each([
    ["wgan", {}],
    ["gan", { system: "gan" }],
    ["a wgan-gp with all that practice adds", practice],
    ["points of a wgan-gp", { ...pointSettings, system: "wgan-gp" }],
  ])(
    "100 steps of %s are 60, kill -9, and 40 more: same parameters, metrics, sample and checkpoint files",
    async (_, changes) => {
      const { homes, runId } = await sameRunTwice({ ...changes, steps: 100, checkpointEvery: 20, sampleEvery: 25 });
      const whole = await realStudio({ home: homes[0]! });
      whole.studio.resume(runId);
      expect((await whole.studio.atRest(runId)).state).toBe("completed");

      const { spawnTrainer, pids } = heldTrainers(67);
      const { studio, events } = await realStudio({ home: homes[1]!, spawnTrainer });
      studio.resume(runId);
      // It is killed somewhere between 60 and 67: what it did after its checkpoint is dropped and computed again.
      await eventually(studio, (event) => event.kind === "checkpoint" && event.step === 60);
      process.kill(pids[0]!, "SIGKILL");
      const killed = await studio.atRest(runId);
      expect(killed).toMatchObject({
        state: "interrupted",
        message: { text: expect.stringContaining("SIGKILL") as string },
      });
      expect(killed.message?.text).toContain("The checkpoint at step 60 is kept");
      studio.resume(runId);
      expect(await studio.atRest(runId)).toMatchObject({ state: "completed", step: 100 });
      expect(events.flatMap((event) => (event.kind === "started" ? [event.step] : []))).toEqual([0, 60]);

      const [resumed, reference] = [await traceOf(studio, runId), await traceOf(whole.studio, runId)];
      expect(reference.metrics).toHaveLength(100);
      expect(Object.keys(reference.sampleFiles)).toEqual(["0", "25", "50", "75", "100"]);
      expect(resumed).toEqual(reference);
    },
  );
});
