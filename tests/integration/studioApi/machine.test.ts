import { describe, expect, it } from "vitest";
import { ask, refusal } from "../../unit/studioApi/coreFixture.ts";
import { tinySettings } from "../studio/trainingFixture.ts";
import { realCore } from "./realCore.ts";

describe("this machine", () => {
  it("says what it is, where the sample pictures are, and whether its engines and history are in order", async () => {
    const { core, studio } = await realCore();
    const info = await ask(core, "machine.info", {});
    expect(info).toMatchObject({ shell: "browser", version: "0.0.0-test", homeFolder: studio.home.folder });
    expect(info.homeBytesFree).toBeGreaterThan(0);
    // An address alone begins nothing.
    expect(await ask(core, "machine.doctor", { keptOnly: true })).toBeNull();
    const tested = (await ask(core, "machine.doctor", {}))!;
    const { engines, historyProblems } = tested;
    expect(engines.find(({ name }) => name === "compiled")?.parity?.passed).toBe(true);
    expect(historyProblems).toEqual([]);
    // Kept until it is asked for again.
    expect(await ask(core, "machine.doctor", {})).toEqual(tested);
    expect((await ask(core, "machine.doctor", { again: true }))!.testedMs).toBeGreaterThan(tested.testedMs);
  });

  it("packs the sample pictures under a job that can be cancelled", async () => {
    const { core } = await realCore();
    const { sampleFolder: folder } = await ask(core, "machine.info", {});
    const configuration = tinySettings();
    const cancelled = refusal(core, "datasets.prepare", { folder, configuration, jobId: "pack-1" });
    await ask(core, "jobs.cancel", { jobId: "pack-1" });
    expect(await cancelled).toMatchObject({ code: "cancelled" });
    expect(await refusal(core, "jobs.cancel", { jobId: "pack-1" })).toMatchObject({ code: "not-found" });
    const dataset = await ask(core, "datasets.prepare", { folder, configuration, jobId: "pack-1" });
    expect(dataset.imageCount).toBeGreaterThan(500);
    expect((await ask(core, "datasets.list", {})).map(({ id }) => id)).toEqual([dataset.id]);
    expect((await ask(core, "datasets.report", { datasetId: dataset.id })).usable).toBe(dataset.imageCount);
    const lost = { folder: `${folder}-lost`, configuration, jobId: "pack-2" };
    expect(await refusal(core, "datasets.prepare", lost)).toMatchObject({ code: "not-found" });
  });
});
