import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TrainingOrder } from "../../../electron/trainer/protocol/messages.ts";
import { packPictures } from "../../unit/trainer/packedPictures.support.ts";
import { orderFor, tinyConfiguration } from "../../unit/trainer/training.support.ts";
import { forkTrainer, type RunningTrainer } from "./trainerProcess.support.ts";

let folder: string;
let datasetFolder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trainer-"));
  datasetFolder = (await packPictures(folder)).folder;
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const order = (name: string, changes: Partial<TrainingOrder> = {}): TrainingOrder =>
  orderFor(join(folder, name), { datasetFolder, ...changes });

const points = (trainer: RunningTrainer): object[] =>
  trainer.reports.flatMap((report) =>
    report.kind === "metrics" ? report.points.map((point) => ({ ...point, elapsedMs: 0 })) : [],
  );

it.each(["compiled", "cpu"] as const)(
  "killed and resumed, repeats bit for bit what an uninterrupted run does: %s",
  async (engine) => {
    const configuration = tinyConfiguration({ engine, steps: 40, checkpointEvery: 10, sampleEvery: 10 });
    const whole = forkTrainer(order(`${engine} whole`, { configuration }));
    const broken = forkTrainer(order(`${engine} broken`, { configuration }), 25);
    const { file: checkpointFile } = await broken.until("checkpoint", 20);
    await broken.until("waiting", 25);
    broken.child.kill("SIGKILL");
    expect(await broken.exited).toMatchObject({ signal: "SIGKILL" });

    const resumed = forkTrainer(order(`${engine} broken`, { configuration, checkpointFile }));
    expect(await resumed.exited).toEqual({ code: 0, signal: null, stderr: "" });
    expect(await whole.exited).toEqual({ code: 0, signal: null, stderr: "" });
    expect(resumed.reports.at(-1)).toEqual({ kind: "done", step: 40, reason: "completed" });

    const { step } = await resumed.until("started");
    expect(points(resumed)).toEqual(points(whole).slice(step));
    for (const kind of ["samples", "checkpoints"]) {
      const names = await readdir(join(folder, `${engine} whole`, kind));
      expect(names).toHaveLength(5);
      expect(await readdir(join(folder, `${engine} broken`, kind))).toEqual(names);
      for (const name of names) {
        const [expected, found] = await Promise.all(
          ["whole", "broken"].map((run) => readFile(join(folder, `${engine} ${run}`, kind, name))),
        );
        expect(found, name).toEqual(expected);
      }
    }
  },
);

it("pauses, goes on, and stops with a checkpoint; commands of another generation do nothing", async () => {
  const configuration = tinyConfiguration({ steps: 100_000, sampleEvery: 100_000, checkpointEvery: 100_000 });
  const trainer = forkTrainer(order("commands", { configuration }));
  await trainer.until("metrics");
  trainer.send({ kind: "stop" }, 6);
  trainer.send({ kind: "pause" });
  const { step } = await trainer.until("paused");
  trainer.send({ kind: "continue" });
  await trainer.until("metrics", step + 1);
  trainer.child.kill("SIGINT");
  trainer.send({ kind: "stop" });
  expect(await trainer.exited).toEqual({ code: 0, signal: null, stderr: "" });
  const done = trainer.reports.at(-1);
  expect(done).toMatchObject({ kind: "done", reason: "stopped" });
  expect(trainer.reports.at(-2)).toMatchObject({ kind: "checkpoint", reason: "stop" });
  expect(trainer.reports[0]).toEqual({ kind: "ready", pid: trainer.child.pid });
});

it("leaves when its parent does", async () => {
  const trainer = forkTrainer();
  await trainer.until("ready");
  // Node tells "close" only of children that it did not disconnect itself.
  const exit = once(trainer.child, "exit");
  trainer.child.disconnect();
  expect(await exit).toEqual([0, null]);
});

it("says what went wrong and exits with 1", async () => {
  const missing = forkTrainer(order("missing", { datasetFolder: join(folder, "nowhere") }));
  expect(await missing.exited).toEqual({ code: 1, signal: null, stderr: "" });
  expect(missing.reports.at(-1)).toMatchObject({ kind: "failed", step: 0, code: "not-found" });

  const confused = forkTrainer();
  await confused.until("ready");
  confused.child.send({ generation: 7, body: { kind: "start", order: { runId: 3 } } });
  const { code, stderr } = await confused.exited;
  expect(code).toBe(1);
  expect(stderr).toContain("not a command");
  expect(confused.reports.at(-1)).toMatchObject({ kind: "failed", code: "trainer-failed" });
});
