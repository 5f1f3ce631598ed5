import { describe, expect, it } from "vitest";
import { readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { imageFolder, newRun, reaches, realStudio, tinySettings } from "./trainingFixture.ts";

const wgan = tinySettings({ system: "wgan", steps: 60, checkpointEvery: 30 });
const gan = tinySettings({ system: "gan", optimizer: "adam", learningRate: 2e-4, steps: 60, checkpointEvery: 30 });

async function pairOn(studio: Studio, folder: string, changes: { steps?: number } = {}) {
  const dataset = await studio.prepareDataset({ folder, configuration: wgan });
  const configurations = [
    { ...wgan, ...changes },
    { ...gan, ...changes },
  ] as const;
  return studio.createPair({ datasetId: dataset.id, name: "tiny", configurations });
}

async function lastTensors(studio: Studio, runId: string) {
  const last = studio.history.listCheckpoints(runId).at(-1)!;
  return (await readCheckpoint(studio.fileOf(last), { sha256: last.sha256 })).tensors;
}

function metricsOf(studio: Studio, runId: string) {
  const points = studio.history.readMetricsAfter(runId, -1, 1000);
  return points.map(({ step, values }) => ({ step, ...values, elapsedMs: 0 }));
}

describe("a pair", () => {
  it("trains both sides together, and each comes to what it would have come to alone", async () => {
    const folder = imageFolder();
    const { studio, events, pids } = await realStudio();
    const { pairId, runs } = await pairOn(studio, folder);
    studio.startPair(pairId);
    const ended = await Promise.all(runs.map((run) => studio.atRest(run.id)));
    expect(ended.map(({ state, step }) => [state, step])).toEqual([
      ["completed", 60],
      ["completed", 60],
    ]);
    expect(pids).toHaveLength(2);
    const order = events.flatMap((event) => (event.kind === "metrics" ? [event.runId] : []));
    const handOvers = order.filter((runId, index) => index > 0 && runId !== order[index - 1]).length;
    expect(handOvers).toBeGreaterThan(4);

    for (const [index, configuration] of [wgan, gan].entries()) {
      const alone = await newRun(studio, folder, configuration);
      studio.start(alone.id);
      await studio.atRest(alone.id);
      expect(metricsOf(studio, alone.id)).toEqual(metricsOf(studio, runs[index]!.id));
      expect(await lastTensors(studio, alone.id)).toEqual(await lastTensors(studio, runs[index]!.id));
    }
  });

  it("goes on with one side when the other's process dies, and lets it catch up when it is resumed", async () => {
    const { studio, pids } = await realStudio();
    const { pairId, runs } = await pairOn(studio, imageFolder(), { steps: 100 });
    const [first, second] = runs.map((run) => run.id) as [string, string];
    studio.startPair(pairId);
    await reaches(studio, first, 5);
    process.kill(pids[0]!, "SIGKILL");
    const [one, other] = await Promise.all([studio.atRest(first), studio.atRest(second)]);
    expect([one.state, other.state].toSorted()).toEqual(["completed", "interrupted"]);
    studio.resumePair(pairId);
    const both = await Promise.all([studio.atRest(first), studio.atRest(second)]);
    expect(both.map(({ state, step }) => [state, step])).toEqual([
      ["completed", 100],
      ["completed", 100],
    ]);
  });
});
