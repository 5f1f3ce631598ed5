import { describe, expect, it } from "vitest";
import { datasetId, eventually, newRun, scriptedStudio, settings } from "./studioFixture.ts";

async function pairOf(steps: number) {
  const opened = await scriptedStudio();
  const { studio } = opened;
  const sides = [settings({ steps, system: "wgan" }), settings({ steps, system: "gan" })] as const;
  const { groupId, runs } = studio.createGroup({ datasetId, name: "cats", configurations: sides });
  return { ...opened, groupId, wgan: runs[0]!.id, gan: runs[1]!.id };
}

describe("a group of two", () => {
  it("advances together to the end, in one slot", async () => {
    const { studio, events, groupId, wgan, gan } = await pairOf(40);
    const other = newRun(studio);
    studio.startGroup(groupId);
    studio.start(other.id);
    expect(studio.history.run(other.id).state).toBe("queued");
    await Promise.all([studio.atRest(wgan), studio.atRest(gan)]);
    const reached = new Map([
      [wgan, 0],
      [gan, 0],
    ]);
    let widest = 0;
    for (const event of events) {
      if (event.kind !== "metrics" || !reached.has(event.runId)) continue;
      reached.set(event.runId, event.points.at(-1)?.step ?? 0);
      widest = Math.max(widest, Math.abs((reached.get(wgan) ?? 0) - (reached.get(gan) ?? 0)));
    }
    expect([...reached.values()]).toEqual([40, 40]);
    // The stride doubles with every turn from 1: nobody is ever farther ahead than the fifth, 32, and nobody runs
    // through.
    expect(widest).toBeLessThanOrEqual(32);
    expect(studio.history.run(wgan).name).toBe("cats (wgan)");
    expect((await studio.atRest(other.id)).state).toBe("completed");
  });

  it.each(["stop", "stopNow", "pause"] as const)("goes on alone after a %s of one side", async (command) => {
    const { studio, groupId, wgan, gan } = await pairOf(150);
    studio.startGroup(groupId);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio[command](wgan);
    expect(await studio.atRest(gan)).toMatchObject({ state: "completed", step: 150 });
    expect(studio.history.run(wgan).step).toBeLessThan(150);
    studio.resume(wgan);
    expect(await studio.atRest(wgan)).toMatchObject({ state: "completed", step: 150 });
  });

  it("can pause a side again that has not had a turn yet since it went on", async () => {
    const { studio, groupId, wgan, gan } = await pairOf(100_000);
    studio.startGroup(groupId);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio.pause(wgan);
    await eventually(studio, (event) => event.kind === "metrics" && event.runId === gan);
    const { step } = studio.history.run(wgan);
    studio.resume(wgan);
    expect(studio.history.run(wgan).state).toBe("running");
    await studio.pause(wgan);
    expect(studio.history.run(wgan)).toMatchObject({ state: "paused", step });
    // The other side is not kept waiting for it.
    await eventually(studio, (event) => event.kind === "metrics" && event.runId === gan);
    studio.resume(wgan);
    await eventually(studio, (event) => event.kind === "metrics" && event.runId === wgan);
    await studio.stopGroup(groupId);
  });

  it("goes on alone after one side dies, and lets it catch up afterwards", async () => {
    const { studio, trainers, groupId, wgan, gan } = await pairOf(300);
    studio.startGroup(groupId);
    await eventually(studio, (event) => event.kind === "metrics" && event.runId === gan);
    const ofWgan = trainers.find(({ commands: [start] }) => start?.kind === "start" && start.order.runId === wgan);
    ofWgan?.exit({ code: null, signal: "SIGKILL" });
    expect((await studio.atRest(wgan)).state).toBe("interrupted");
    studio.resumeGroup(groupId);
    const [first, second] = await Promise.all([studio.atRest(wgan), studio.atRest(gan)]);
    expect([first.step, second.step]).toEqual([300, 300]);
    expect(() => {
      studio.resumeGroup(groupId);
    }).toThrow(/"cats \(wgan\)" is completed and "cats \(gan\)" is completed/);
    studio.resumeGroup(groupId, { steps: 310 });
    expect((await Promise.all([studio.atRest(wgan), studio.atRest(gan)])).map(({ step }) => step)).toEqual([310, 310]);
  });

  it("must see the same pictures in the same order", async () => {
    const { studio } = await scriptedStudio();
    const configurations = [settings({ seed: 1 }), settings({ seed: 2, imageSize: 32 })] as const;
    expect(() => studio.createGroup({ datasetId, name: "cats", configurations })).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching(/imageSize.*seed/) as string,
      }),
    );
    expect(studio.history.listRuns()).toEqual([]);
  });

  it("stops both sides together", async () => {
    const { studio, groupId, wgan, gan } = await pairOf(100_000);
    studio.startGroup(groupId);
    await eventually(studio, (event) => event.kind === "metrics" && event.runId === gan);
    await studio.stopGroup(groupId);
    expect([wgan, gan].map((id) => studio.history.run(id).state)).toEqual(["stopped", "stopped"]);
  });
});

/** A group of so many runs, WGANs and GANs by turns. */
async function groupOf(count: number, steps: number, runsInLane: number) {
  const opened = await scriptedStudio({ runsInLane });
  const { studio } = opened;
  const configurations = Array.from({ length: count }, (_, at) =>
    settings({ steps, system: at % 2 === 0 ? "wgan" : "gan" }),
  );
  const { groupId, runs } = studio.createGroup({ datasetId, name: "cats", configurations });
  const ids = runs.map(({ id }) => id);
  const states = () => ids.map((id) => studio.history.run(id).state);
  return { ...opened, groupId, ids, states };
}

describe("a group of many", () => {
  it("trains three in turn to the end, none far ahead", async () => {
    const { studio, events, groupId, ids } = await groupOf(3, 40, 4);
    studio.startGroup(groupId);
    expect(await Promise.all(ids.map((id) => studio.atRest(id)))).toMatchObject(
      Array(3).fill({ state: "completed", step: 40 }),
    );
    const reached = new Map(ids.map((id) => [id, 0]));
    let widest = 0;
    for (const event of events) {
      if (event.kind !== "metrics") continue;
      reached.set(event.runId, event.points.at(-1)?.step ?? 0);
      widest = Math.max(widest, Math.max(...reached.values()) - Math.min(...reached.values()));
    }
    // The stride doubles with every turn from 1: the third run ends its second turn at step 36, when the first is at
    // step 9.
    expect(widest).toBeLessThanOrEqual(27);
  });

  it("has no more training processes alive than a lane has runs; the others follow in order", async () => {
    const { studio, events, trainers, groupId, ids, states } = await groupOf(5, 12, 2);
    studio.startGroup(groupId);
    const later = newRun(studio);
    studio.start(later.id);
    expect(states()).toEqual(["running", "running", "queued", "queued", "queued"]);
    let most = 0;
    studio.onEvent(() => {
      const alive = [...ids, later.id].filter((id) => studio.history.run(id).state === "running");
      most = Math.max(most, alive.length);
    });
    await Promise.all([...ids, later.id].map((id) => studio.atRest(id)));
    expect(most).toBe(2);
    expect(trainers).toHaveLength(6);
    const begun = events.flatMap((event) => (event.kind === "state" && event.state === "running" ? [event.runId] : []));
    expect(begun).toEqual([...ids, later.id]);
    expect(states()).toEqual(Array(5).fill("completed"));
  });

  it("lets the next begin when those before are stopped or paused, and resumes all that are not complete", async () => {
    const { studio, groupId, ids, states } = await groupOf(4, 100_000, 2);
    const [first, second, third, fourth] = ids as [string, string, string, string];
    studio.startGroup(groupId);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio.stop(first);
    expect(states()).toEqual(["stopped", "running", "queued", "queued"]);
    await studio.pause(second);
    expect(states()).toEqual(["stopped", "paused", "running", "running"]);
    await eventually(studio, (event) => event.kind === "metrics" && event.runId === third);
    await eventually(studio, (event) => event.kind === "metrics" && event.runId === fourth);
    studio.resume(first);
    // Its slot is another's now: it waits like anybody.
    expect(states()).toEqual(["queued", "paused", "running", "running"]);
    await studio.stopGroup(groupId);
    expect(states()).toEqual(Array(4).fill("stopped"));
    expect(() => {
      studio.startGroup(groupId);
    }).toThrow(
      /"cats \(wgan 1\)" is stopped, "cats \(gan 1\)" is stopped, .*and .*"start" is not possible for any of them/,
    );
  });

  it("of one run trains like a run by itself", async () => {
    const { studio, groupId, ids } = await groupOf(1, 12, 2);
    studio.startGroup(groupId);
    expect(await studio.atRest(ids[0]!)).toMatchObject({ state: "completed", step: 12 });
  });
});
