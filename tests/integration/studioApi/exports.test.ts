import { existsSync, readdirSync, rmSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { decodePng } from "../../../electron/storage/png.ts";
import { artefactBytes } from "../../../electron/studio/api/artefacts.ts";
import { runTask } from "../../../electron/trainer/protocol/runTask.ts";
import type { ExportRequest } from "../../../shared/api/requests.ts";
import { imageFolder, newRun, tinySettings } from "../studio/trainingFixture.ts";
import { ask, refusal } from "../../unit/studioApi/coreFixture.ts";
import { realCore } from "./realCore.ts";

describe("exports of a real run", () => {
  it("of every kind are files under tickets, with their type and name", async () => {
    const { core, studio, defects } = await realCore();
    const { id } = await newRun(studio, imageFolder(), tinySettings({ steps: 10, sampleEvery: 5, checkpointEvery: 4 }));
    studio.start(id);
    await studio.atRest(id);
    const made = async (request: ExportRequest) => {
      const { ticket, fileName, sizeBytes } = await ask(core, "exports.make", request);
      const artefact = (await core.artefact(`exports/${ticket}`))!;
      const bytes = await artefactBytes(artefact);
      expect(bytes).toHaveLength(sizeBytes);
      return { fileName, bytes, contentType: artefact.contentType };
    };
    const png = await made({
      what: "sample-sheet",
      runIds: [id],
      step: 10,
      parameters: { rows: 1, columns: 2, scale: 4 },
    });
    expect([png.fileName, png.contentType]).toEqual(["tiny-step-10.png", "image/png"]);
    expect(decodePng(png.bytes).text["critic-studio:export"]).toContain('"columns":2');
    expect(
      decodePng((await made({ what: "progress-sheet", runIds: [id], parameters: { steps: [0, 10] } })).bytes).width,
    ).toBeGreaterThan(100);
    expect(decodePng((await made({ what: "curve-chart", runIds: [id] })).bytes).width).toBeGreaterThan(100);
    const csv = await made({ what: "metrics-csv", runIds: [id] });
    expect(csv.contentType).toBe("text/csv; charset=utf-8");
    expect(Buffer.from(csv.bytes).toString().trimEnd().split("\r\n")).toHaveLength(11);
    const weights = await made({ what: "weights-safetensors", runIds: [id], step: 10 });
    expect(Buffer.from(weights.bytes.subarray(8, 200)).toString()).toContain("{");
    const onnx = await made({ what: "generator-onnx", runIds: [id], step: 10 });
    expect([onnx.fileName, onnx.contentType]).toEqual(["tiny-step-10.onnx", "application/octet-stream"]);

    // A checkpoint without a sample is drawn from its weights, as the run itself would have drawn it.
    const drawn = await made({ what: "checkpoint-sheet", runIds: [id], step: 4 });
    expect([drawn.fileName, drawn.contentType]).toEqual(["tiny-step-4.png", "image/png"]);
    expect(decodePng(drawn.bytes).text["critic-studio:export"]).toContain('"step":4');
    expect(studio.history.listSamples(id).map(({ step }) => step)).toEqual([0, 5, 10]);
    const newest = studio.history.checkpointAt(id, 10);
    const recorded = studio.history.listSamples(id).find(({ step }) => step === 10)!;
    const again = join(studio.home.folder, "again.png");
    const { sha256 } = newest;
    await runTask({ task: "draw-sample", checkpointFile: studio.fileOf(newest), sha256, threads: 1, outFile: again });
    expect(await readFile(again)).toEqual(await readFile(studio.fileOf(recorded)));
    // Where its file is gone, the sheet is drawn all the same.
    await rm(studio.fileOf(recorded));
    expect((await made({ what: "checkpoint-sheet", runIds: [id], step: 10 })).bytes.length).toBeGreaterThan(1000);
    expect(await refusal(core, "exports.make", { what: "checkpoint-sheet", runIds: [id], step: 7 })).toMatchObject({
      code: "not-found",
    });

    expect(await refusal(core, "exports.make", { what: "sample-sheet", runIds: [id], step: 7 })).toMatchObject({
      code: "not-found",
      message: expect.stringMatching(/no sample at step 7. The nearest are/) as string,
    });
    expect(await refusal(core, "exports.make", { what: "generator-onnx", runIds: [id], step: 7 })).toMatchObject({
      code: "not-found",
    });
    expect(await refusal(core, "exports.make", { what: "metrics-csv", runIds: ["nowhere1"] })).toMatchObject({
      code: "not-found",
    });
    expect(defects).toEqual([]);
  });

  it("end when they are cancelled, by whichever way they are made, and leave nothing", async () => {
    const { core, studio } = await realCore();
    const { id } = await newRun(studio, imageFolder(), tinySettings({ steps: 4, sampleEvery: 4, checkpointEvery: 2 }));
    studio.start(id);
    await studio.atRest(id);
    const requests: ExportRequest[] = [
      { what: "generator-onnx", runIds: [id], step: 4 },
      { what: "checkpoint-sheet", runIds: [id], step: 2 },
      { what: "weights-safetensors", runIds: [id], step: 4 },
    ];
    const folder = join(studio.home.folder, "exports-temporary");
    const made = (): string[] => (existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]) : []);
    for (const request of requests) {
      const jobId = `job-${request.what}`;
      const refused = refusal(core, "exports.make", { ...request, jobId });
      // Under way: this process's own folder is made just before.
      await vi.waitFor(
        () => {
          expect(made()).toHaveLength(1);
        },
        { timeout: 60_000, interval: 1 },
      );
      await ask(core, "jobs.cancel", { jobId });
      expect(await refused, request.what).toMatchObject({ code: "cancelled" });
      expect(made(), request.what).toHaveLength(1);
      rmSync(folder, { recursive: true });
    }
  });
});
