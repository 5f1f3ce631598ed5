import { describe, expect, it } from "vitest";
import { datasetId, eventually, newRun, scriptedStudio, settings } from "./studioFixture.ts";

async function pairOf(steps: number) {
  const opened = await scriptedStudio();
  const { studio } = opened;
  const sides = [settings({ steps, system: "wgan" }), settings({ steps, system: "gan" })] as const;
  const { pairId, runs } = studio.createPair({ datasetId, name: "cats", configurations: sides });
  return { ...opened, pairId, wgan: runs[0].id, gan: runs[1].id };
}

describe("a pair", () => {
  it("advances together to the end, in one slot", async () => {
    const { studio, events, pairId, wgan, gan } = await pairOf(40);
    const other = newRun(studio);
    studio.startPair(pairId);
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
    // The stride doubles with every turn from 1: nobody is ever farther ahead than the fifth, 32, and nobody runs through.
    expect(widest).toBeLessThanOrEqual(32);
    expect(studio.history.run(wgan).name).toBe("cats (wgan)");
    expect((await studio.atRest(other.id)).state).toBe("completed");
  });

  it.each(["stop", "stopNow", "pause"] as const)("goes on alone after a %s of one side", async (command) => {
    const { studio, pairId, wgan, gan } = await pairOf(150);
    studio.startPair(pairId);
    await eventually(studio, (event) => event.kind === "metrics");
    await studio[command](wgan);
    expect(await studio.atRest(gan)).toMatchObject({ state: "completed", step: 150 });
    expect(studio.history.run(wgan).step).toBeLessThan(150);
    studio.resume(wgan);
    expect(await studio.atRest(wgan)).toMatchObject({ state: "completed", step: 150 });
  });

  it("can pause a side again that has not had a turn yet since it went on", async () => {
    const { studio, pairId, wgan, gan } = await pairOf(100_000);
    studio.startPair(pairId);
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
    await studio.stopPair(pairId);
  });

  it("goes on alone after one side dies, and lets it catch up afterwards", async () => {
    const { studio, trainers, pairId, wgan, gan } = await pairOf(300);
    studio.startPair(pairId);
    await eventually(studio, (event) => event.kind === "metrics" && event.runId === gan);
    const ofWgan = trainers.find(({ commands: [start] }) => start?.kind === "start" && start.order.runId === wgan);
    ofWgan?.exit({ code: null, signal: "SIGKILL" });
    expect((await studio.atRest(wgan)).state).toBe("interrupted");
    studio.resumePair(pairId);
    const [first, second] = await Promise.all([studio.atRest(wgan), studio.atRest(gan)]);
    expect([first.step, second.step]).toEqual([300, 300]);
    expect(() => {
      studio.resumePair(pairId);
    }).toThrow(/"cats \(wgan\)" is completed and "cats \(gan\)" is completed/);
    studio.resumePair(pairId, { steps: 310 });
    expect((await Promise.all([studio.atRest(wgan), studio.atRest(gan)])).map(({ step }) => step)).toEqual([310, 310]);
  });

  it("must see the same pictures in the same order", async () => {
    const { studio } = await scriptedStudio();
    const configurations = [settings({ seed: 1 }), settings({ seed: 2, imageSize: 32 })] as const;
    expect(() => studio.createPair({ datasetId, name: "cats", configurations })).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching(/imageSize.*seed/) as string,
      }),
    );
    expect(studio.history.listRuns()).toEqual([]);
  });

  it("stops both sides together", async () => {
    const { studio, pairId, wgan, gan } = await pairOf(100_000);
    studio.startPair(pairId);
    await eventually(studio, (event) => event.kind === "metrics" && event.runId === gan);
    await studio.stopPair(pairId);
    expect([wgan, gan].map((id) => studio.history.run(id).state)).toEqual(["stopped", "stopped"]);
  });
});
