import { describe, expect, it } from "vitest";
import { exportFileName } from "../../../electron/studio/exports/exportFileName.ts";
import { orderExport, type ExportAsked } from "../../../electron/studio/exports/orderExport.ts";
import { addRun, refusal, temporaryHistory } from "../history/temporaryHistory.ts";
import { exportHome } from "./exportHome.ts";

describe("an order", () => {
  it("is of the step that is named, or of the newest that all runs have", async () => {
    const { source, history, addTrainedRun } = exportHome();
    const [long, short] = [await addTrainedRun("long", [4, 8, 12]), await addTrainedRun("short", [4, 8])];
    const stepOf = (asked: ExportAsked) => orderExport(source, asked).step;
    expect(stepOf({ what: "sample-sheet", runIds: [long] })).toBe(12);
    expect(stepOf({ what: "sample-sheet", runIds: [long], step: 4 })).toBe(4);
    expect(stepOf({ what: "group-sheet", runIds: [long, short] })).toBe(8);
    expect(stepOf({ what: "weights-safetensors", runIds: [short], step: "last" })).toBe(8);
    expect(stepOf({ what: "metrics-csv", runIds: [long] })).toBe(history.run(long).step);
    expect(stepOf({ what: "metrics-csv", runIds: [long], step: 3 })).toBe(3);
  });

  it("is refused with what there is where something is missing", async () => {
    const { source, history, addTrainedRun } = exportHome();
    const trained = await addTrainedRun("trained", [4, 8]);
    const { id: empty } = addRun(history, "empty");
    const cases: [ExportAsked, string, RegExp][] = [
      [
        { what: "sample-sheet", runIds: [trained], step: 7 },
        "not-found",
        /"trained" .* no sample at step 7\. The nearest/,
      ],
      [{ what: "sample-sheet", runIds: [empty] }, "not-found", /there is no sample yet/],
      [{ what: "group-sheet", runIds: [trained, empty] }, "not-found", /of a step that they have in common yet/],
      [{ what: "generator-onnx", runIds: [empty] }, "not-found", /has no checkpoint yet.*Train it first/],
      [{ what: "weights-safetensors", runIds: [trained], step: 5 }, "not-found", /step 5/],
      [{ what: "curve-chart", runIds: ["nowhere1"] }, "not-found", /nowhere1/],
      [{ what: "group-sheet", runIds: [trained] }, "invalid-argument", /is of 2 to 8 runs, not of 1/],
      [{ what: "metrics-csv", runIds: [trained, empty] }, "invalid-argument", /is of 1 run, not of 2/],
    ];
    for (const [asked, code, sentence] of cases) {
      const error = refusal(() => orderExport(source, asked));
      expect([error.code, error.message]).toEqual([code, expect.stringMatching(sentence)]);
    }
  });

  it.each([
    [
      "sample-sheet",
      { columns: 1e6 },
      /columns of sample-sheet must be a whole number from 1 to 64, but it is 1000000/,
    ],
    ["sample-sheet", { scale: "2" }, /scale of sample-sheet must be a whole number from 1 to 16, but it is "2"/],
    ["sample-sheet", { colums: 3 }, /has no parameter "colums"\. Did you mean "columns"\?/],
    ["metrics-csv", { rows: 3 }, /metrics-csv has no parameter "rows"\. It has none/],
    ["progress-sheet", { steps: [] }, /steps of progress-sheet must be a list of 1 to 64 steps/],
    ["progress-sheet", { steps: [-1] }, /steps of progress-sheet must be/],
    ["generator-onnx", { weights: "best" }, /weights of generator-onnx must be one of average, raw, but it is "best"/],
    ["curve-chart", { window: 4 }, /window of curve-chart must be odd, but it is 4/],
  ] as const)("of %s with %j is refused by the name of the parameter", async (what, parameters, sentence) => {
    const { source, addTrainedRun } = exportHome();
    const runIds = [await addTrainedRun("run", [4])];
    const error = refusal(() => orderExport(source, { what, runIds, parameters }));
    expect([error.code, error.message]).toEqual(["invalid-argument", expect.stringMatching(sentence)]);
  });
});

describe("the name of an export", () => {
  it("says what it is of, and can be a file's name anywhere", () => {
    const history = temporaryHistory();
    const [one, other] = [addRun(history, 'Räume / WGAN: "1"').id, addRun(history, "..").id];
    const cases = [
      ["sample-sheet", [one], "Räume - WGAN- -1-step-8.png"],
      ["checkpoint-sheet", [one], "Räume - WGAN- -1-step-8.png"],
      ["group-sheet", [one, other], "Räume - WGAN- -1-and-run-step-8.png"],
      ["group-sheet", [one, other, one, one], "Räume - WGAN- -1-and-run-and-2-more-step-8.png"],
      ["progress-sheet", [other], "run-progress.png"],
      ["curve-chart", [other, one], "run-and-Räume - WGAN- -1-curves.png"],
      ["metrics-csv", [other], "run-metrics.csv"],
      ["weights-safetensors", [other], "run-step-8.safetensors"],
      ["generator-onnx", [other], "run-step-8.onnx"],
    ] as const;
    for (const [what, runIds, name] of cases) expect(exportFileName(history, { what, runIds, step: 8 })).toBe(name);
  });

  it("stays short enough for a file system", () => {
    const history = temporaryHistory();
    const runIds = [addRun(history, "x".repeat(200)).id, addRun(history, "y".repeat(200)).id];
    const name = exportFileName(history, { what: "group-sheet", runIds, step: 1_000_000 });
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^x{100}-and-y{100}-step/);
    expect(name.endsWith("-step-1000000.png")).toBe(true);
  });
});
