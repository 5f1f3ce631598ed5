import { describe, expect, it } from "vitest";
import { readCheckpoint } from "../../../electron/storage/checkpointFile.ts";
import type { RunConfiguration } from "../../../shared/configuration.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { imageFolder, newRun, reaches, realStudio, tinySettings } from "./trainingFixture.ts";

const changes = { steps: 40, checkpointEvery: 20 };
const wgan = tinySettings({ ...changes, system: "wgan" });
const gan = tinySettings({ ...changes, system: "gan" });
const minimax = tinySettings({ ...changes, system: "gan-minimax" });

async function groupOn(studio: Studio, folder: string, configurations: readonly RunConfiguration[]) {
  const dataset = await studio.prepareDataset({ folder, configuration: wgan });
  return studio.createGroup({ datasetId: dataset.id, name: "tiny", configurations });
}

async function lastTensors(studio: Studio, runId: string) {
  const last = studio.history.listCheckpoints(runId).at(-1)!;
  return (await readCheckpoint(studio.fileOf(last), { sha256: last.sha256 })).tensors;
}

function metricsOf(studio: Studio, runId: string) {
  const points = studio.history.readMetricsAfter(runId, -1, 1000);
  return points.map(({ step, values }) => ({ step, ...values, elapsedMs: 0 }));
}

describe("a group", () => {
  it.each([
    ["in turn", 4],
    ["two in turn, then the third", 2],
  ])("of three trains %s, and each comes to what it would have come to alone", async (_, runsInLane) => {
    const folder = imageFolder();
    const { studio, events, pids } = await realStudio({ runsInLane });
    const configurations = [wgan, gan, minimax];
    const { groupId, runs } = await groupOn(studio, folder, configurations);
    studio.startGroup(groupId);
    const ended = await Promise.all(runs.map((run) => studio.atRest(run.id)));
    expect(ended.map(({ state, step }) => [state, step])).toEqual(Array(3).fill(["completed", 40]));
    expect(pids).toHaveLength(3);
    const order = events.flatMap((event) => (event.kind === "metrics" ? [event.runId] : []));
    const handOvers = order.filter((runId, index) => index > 0 && runId !== order[index - 1]).length;
    expect(handOvers).toBeGreaterThan(4);

    for (const [index, configuration] of configurations.entries()) {
      const alone = await newRun(studio, folder, configuration);
      studio.start(alone.id);
      await studio.atRest(alone.id);
      expect(metricsOf(studio, alone.id)).toEqual(metricsOf(studio, runs[index]!.id));
      expect(await lastTensors(studio, alone.id)).toEqual(await lastTensors(studio, runs[index]!.id));
    }
  });

  it("goes on with one run when the other's process dies, and lets it catch up when it is resumed", async () => {
    const { studio, pids } = await realStudio();
    const { groupId, runs } = await groupOn(
      studio,
      imageFolder(),
      [wgan, gan].map((each) => ({ ...each, steps: 100 })),
    );
    const [first, second] = runs.map((run) => run.id) as [string, string];
    studio.startGroup(groupId);
    await reaches(studio, first, 5);
    process.kill(pids[0]!, "SIGKILL");
    const [one, other] = await Promise.all([studio.atRest(first), studio.atRest(second)]);
    expect([one.state, other.state].toSorted()).toEqual(["completed", "interrupted"]);
    studio.resumeGroup(groupId);
    const both = await Promise.all([studio.atRest(first), studio.atRest(second)]);
    expect(both.map(({ state, step }) => [state, step])).toEqual([
      ["completed", 100],
      ["completed", 100],
    ]);
  });
});
