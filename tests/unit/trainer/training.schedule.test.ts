import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemFacts, systemNames } from "../../../shared/systems.ts";
import { readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import { decodeSample } from "../../../electron/domains/images/sampleFile.ts";
import {
  createManualClock,
  orderFor,
  startTraining,
  tinyConfiguration,
  type StartedTraining,
} from "./training.support.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "training-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

it("writes samples, metrics and checkpoints at their steps, and says so in order", async () => {
  const order = orderFor(folder, { configuration: tinyConfiguration({ steps: 5 }) });
  // No time passes, so that metrics are only sent where a sample or a checkpoint makes them due.
  const training = startTraining(order, { clock: createManualClock() });
  await training.ended;
  const told = training.reports
    .filter(({ kind }) => kind !== "alive")
    .map((report) => {
      if (report.kind === "metrics") return `metrics ${report.points.map(({ step }) => step).join(" ")}`;
      return `${report.kind} ${"step" in report ? report.step : ""}${"reason" in report ? ` ${report.reason}` : ""}`;
    });
  expect(told).toEqual([
    "started 0",
    "sample 0",
    "checkpoint 0 schedule",
    "metrics 1 2",
    "sample 2",
    "checkpoint 2 schedule",
    "metrics 3 4",
    "sample 4",
    "checkpoint 4 schedule",
    "metrics 5",
    "sample 5",
    "checkpoint 5 end",
    "done 5 completed",
  ]);
  expect(await readdir(join(folder, "samples"))).toEqual([0, 2, 4, 5].map((step) => `0000000${step}.png`));
});

it("seals checkpoints that say all it takes to continue", async () => {
  const training = startTraining(orderFor(folder));
  await training.ended;
  const report = training.of("checkpoint").at(-1);
  const checkpoint = await readCheckpoint(report?.file ?? "", { sha256: report?.sha256 });
  expect(report).toMatchObject({ step: 4, reason: "end", sizeBytes: checkpoint.sizeBytes });
  expect(checkpoint.metadata).toMatchObject({
    runId: "run",
    step: 4,
    criticSteps: 8,
    configuration: tinyConfiguration(),
    loader: 8,
    engine: { name: "cpu", threads: 1 },
  });
  expect(Object.keys(checkpoint.metadata.streams)).toEqual(["initialisation", "noise", "probe"]);
});

it("draws the same noise in every sample: only the generator changes between them", async () => {
  const configuration = tinyConfiguration({ learningRate: 1e-8 });
  const training = startTraining(orderFor(folder, { configuration }));
  await training.ended;
  const [first, last] = await Promise.all(
    [0, 4].map(async (step) => decodeSample(await readFile(join(folder, "samples", `0000000${step}.png`)))),
  );
  expect(first).toMatchObject({ step: 0, count: 3, size: 16, channels: 3 });
  const difference = Math.max(
    ...(first?.image(0) ?? []).map((value, i) => Math.abs(value - (last?.image(0)[i] ?? 999))),
  );
  const between = Math.max(...(first?.image(0) ?? []).map((value, i) => Math.abs(value - (first?.image(1)[i] ?? 0))));
  expect(between).toBeGreaterThan(0);
  // Running batch-norm statistics move even where weights hardly do.
  expect(difference).toBeLessThan(64);
});

it.each(systemNames)("tells every series that %s declares, and no other", async (system) => {
  const configuration = tinyConfiguration({ system, steps: 1, probeEvery: 1 });
  const training = startTraining(orderFor(folder, { configuration }));
  await training.ended;
  const point = training.of("metrics")[0]?.points[0];
  const { series, plan } = systemFacts(system);
  // A rate is recorded where it changes.
  const declared = series.map(({ tag }) => tag).filter((tag) => tag !== "learningRate");
  const scheduled = plan.filter(({ times }) => times === "critic schedule").map(({ name }) => `${name}Steps`);
  expect(point?.step).toBe(1);
  for (const steps of scheduled) expect(point?.values[steps]).toBe(2);
  expect(Object.keys(point?.values ?? {}).sort()).toEqual([...declared, ...scheduled].sort());
  expect(Object.values(point?.values ?? {}).every(Number.isFinite)).toBe(true);
});

it("trains the critic 100 times in a warm-up iteration", async () => {
  const configuration = tinyConfiguration({ warmup: true, steps: 1, nf: 1, batch: 2 });
  const training = startTraining(orderFor(folder, { configuration }));
  await training.ended;
  expect(training.of("metrics")[0]?.points[0]?.values.criticSteps).toBe(100);
  expect((await readCheckpoint(training.of("checkpoint").at(-1)?.file ?? "")).metadata).toMatchObject({
    criticSteps: 100,
    loader: 100,
  });
});

it("lets both networks' rates follow the schedule, records them, and goes on with it after a stop", async () => {
  const settings = { schedule: "linear", rateWarmup: 2, scheduleSteps: 6, learningRate: 8e-4 } as const;
  const shares = [0.5, 1, 1, 0.75, 0.5, 0.25, 0, 0];
  const rates = (training: StartedTraining) =>
    training.of("metrics").flatMap(({ points }) => points.map(({ step, values }) => [step, values.learningRate]));
  const expected = shares.map((share, at) => [at + 1, 8e-4 * share]);
  const first = startTraining(orderFor(folder, { configuration: tinyConfiguration({ ...settings, steps: 4 }) }));
  await first.ended;
  expect(rates(first)).toEqual(expected.slice(0, 4));
  const checkpointFile = first.of("checkpoint").at(-1)!.file;
  const configuration = tinyConfiguration({ ...settings, steps: 8 });
  const second = startTraining(orderFor(folder, { configuration, checkpointFile }));
  await second.ended;
  expect(rates(second)).toEqual(expected.slice(4));
  // With a share of 0 nothing moves any more but batch norm's statistics.
  const [sixth, last] = await Promise.all(
    [6, 8].map(
      async (step) => (await readCheckpoint(second.of("checkpoint").find((c) => c.step === step)!.file)).tensors,
    ),
  );
  for (const [name, { data }] of Object.entries(sixth!)) {
    if (!/^(generator|critic)\/.*(weight|bias|scale|shift)$/.test(name)) continue;
    expect(last![name]!.data, name).toEqual(data);
  }
});
