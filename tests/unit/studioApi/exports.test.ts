import { describe, expect, it } from "vitest";
import { exportFileName } from "../../../electron/studio/api/exports.ts";
import type { ExportRequest } from "../../../shared/api/requests.ts";
import { addRun, temporaryHistory } from "../history/temporaryHistory.ts";

describe("the name of an export", () => {
  it("says what it is of, and can be a file's name anywhere", () => {
    const history = temporaryHistory();
    const [one, other] = [addRun(history, 'Räume / WGAN: "1"'), addRun(history, "..")];
    const cases: [ExportRequest, string][] = [
      [{ what: "sample-sheet", runId: one.id, step: 800 }, "Räume - WGAN- -1-step-800.png"],
      [{ what: "pair-sheet", runIds: [one.id, other.id], step: 8 }, "Räume - WGAN- -1-and-run-step-8.png"],
      [{ what: "progress-sheet", runIds: [other.id] }, "run-progress.png"],
      [{ what: "curve-chart", runIds: [other.id, one.id, other.id] }, "run-and-Räume - WGAN- -1-curves.png"],
      [{ what: "metrics-csv", runId: other.id }, "run-metrics.csv"],
      [{ what: "weights-safetensors", runId: other.id, step: 1 }, "run-step-1.safetensors"],
      [{ what: "generator-onnx", runId: other.id, step: 1 }, "run-step-1.onnx"],
    ];
    for (const [request, name] of cases) expect(exportFileName(history, request)).toBe(name);
  });

  it("stays short enough for a file system", () => {
    const history = temporaryHistory();
    const [one, other] = [addRun(history, "x".repeat(200)), addRun(history, "y".repeat(200))];
    const name = exportFileName(history, { what: "pair-sheet", runIds: [one.id, other.id], step: 1_000_000 });
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^x{100}-and-y{100}-step/);
    expect(name.endsWith("-step-1000000.png")).toBe(true);
  });
});
