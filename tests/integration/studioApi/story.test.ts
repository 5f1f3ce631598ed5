import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { decodePng } from "../../../electron/storage/png.ts";
import { artefactBytes } from "../../../electron/studio/api/artefacts.ts";
import { imageFolder, tinySettings } from "../studio/trainingFixture.ts";
import { ask, fromStart, openWindow } from "../../unit/studioApi/coreFixture.ts";
import { realCore } from "./realCore.ts";

const wgan = tinySettings({ system: "wgan", steps: 40 });
const gan = tinySettings({ system: "gan", optimizer: "adam", learningRate: 2e-4, steps: 40 });
const isRising = (steps: readonly number[]): boolean => steps.every((step, at) => at === 0 || step > steps[at - 1]!);

describe("the API over a real studio", () => {
  it("tells the whole story: prepare, pair, follow, fork, resume, export", async () => {
    const { core, defects } = await realCore();
    const window = openWindow(core);
    const { connection } = window;
    const folder = imageFolder();
    const report = await ask(connection, "datasets.inspect", { folder, jobId: "inspect-1" });
    expect([report.usable, report.formats]).toEqual([20, { png: 20 }]);
    const dataset = await ask(connection, "datasets.prepare", { folder, configuration: wgan, jobId: "prepare-1" });
    expect(dataset).toMatchObject({ imageCount: 20, imageSize: 16, sourceFound: true });
    const ended = (): string[] => window.ofKind("job-removed").map(({ jobId }) => jobId);
    await window.until(() => ended().length === 2);
    expect(ended()).toEqual(["inspect-1", "prepare-1"]);

    const pair = await ask(connection, "runs.create", {
      datasetId: dataset.id,
      name: "tiny",
      configurations: [wgan, gan],
    });
    expect(pair.map(({ system, foreign }) => [system, foreign])).toEqual([
      ["wgan", false],
      ["gan", false],
    ]);
    for (const { id } of pair) await ask(connection, "follow.run", { runId: id, ...fromStart });
    await window.until(() => pair.every(({ id }) => window.ended(id) && window.steps(id).at(-1) === 40));
    const [first, second] = pair as [(typeof pair)[number], (typeof pair)[number]];
    for (const { id } of pair) {
      expect(window.steps(id)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
      const sampled = window.ofKind("samples").flatMap(({ runId, samples }) => (runId === id ? samples : []));
      expect(sampled.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40]);
    }
    expect(window.ofKind("speed").map(({ runId }) => runId)).toContain(first.id);

    const child = await ask(connection, "runs.fork", { runId: first.id, step: 20, changes: { clip: 0.02, steps: 30 } });
    expect(child).toMatchObject({ parent: { runId: first.id, step: 20 }, targetStep: 30 });
    await ask(connection, "follow.run", { runId: child.id, ...fromStart });
    await window.until(() => window.ended(child.id) && window.steps(child.id).at(-1) === 30);
    expect(isRising(window.steps(child.id))).toBe(true);
    expect(window.steps(child.id)[0]).toBe(1);

    await ask(connection, "runs.resume", { runId: child.id, changes: { steps: 36 } });
    await window.until(() => window.steps(child.id).at(-1) === 36);
    expect(isRising(window.steps(child.id))).toBe(true);

    const made = await ask(connection, "exports.make", { what: "pair-sheet", runIds: [first.id, second.id], step: 40 });
    expect(made.fileName).toBe("tiny (wgan)-and-tiny (gan)-step-40.png");
    const sheet = await core.artefact(`exports/${made.ticket}`);
    const bytes = await artefactBytes(sheet!);
    expect(bytes).toHaveLength(made.sizeBytes);
    expect(decodePng(bytes).text["critic-studio:export"]).toContain(first.id);
    const sample = await core.artefact(`runs/${child.id}/samples/10.png`);
    expect(decodePng(await readFile((sample as { file: string }).file))).toMatchObject({ width: 64, channels: 3 });
    const thumbnail = await core.artefact(`datasets/${dataset.id}/19.png`);
    expect(decodePng(await artefactBytes(thumbnail!))).toMatchObject({ width: 16, height: 16, channels: 3 });
    expect(defects).toEqual([]);
  });
});
