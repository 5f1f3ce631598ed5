import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { carryOut } from "../../../electron/studio/exports/makeExport.ts";
import { orderExport } from "../../../electron/studio/exports/orderExport.ts";
import { temporaryFolder } from "../history/temporaryHistory.ts";
import { exportHome } from "./exportHome.ts";

async function exported({ source }: ReturnType<typeof exportHome>, runId: string, step?: number): Promise<string[][]> {
  const order = orderExport(source, { what: "metrics-csv", runIds: [runId], ...(step === undefined ? {} : { step }) });
  const outFile = join(temporaryFolder(), "metrics.csv");
  await carryOut(source, order, { outFile, force: false });
  const lines = (await readFile(outFile, "utf8")).split("\r\n");
  return lines.slice(0, -1).map((line) => line.split(","));
}

it("has a column for each metric of samples, its values at their steps, whatever the order they came in", async () => {
  const home = exportHome();
  const runId = await home.addTrainedRun("evaluated", [0, 2, 4]);
  const evaluate = (metric: string, step: number, value: number): void => {
    home.history.recordEvaluation(runId, { step, metric, value, costMs: 1 });
  };
  evaluate("sampleDiversity", 4, 0.25);
  evaluate("sampleDiversity", 0, 0.125);
  evaluate("beauty", 2, Number.NaN);
  evaluate("sampleDiversity", 4, 0.5);

  const [heading, ...rows] = await exported(home, runId);
  expect(heading).toEqual(["step", "emEstimate", "criticLoss", "beauty", "sampleDiversity"]);
  expect(rows.map(([step]) => step)).toEqual(["0", "1", "2", "3", "4"]);
  expect(rows.map((row) => row.slice(3))).toEqual([
    ["", "0.125"],
    ["", ""],
    ["nan", ""],
    ["", ""],
    ["", "0.5"],
  ]);
  // The sample of step 0 has no metrics, which begin with the first step.
  expect(rows[0]!.slice(1, 3)).toEqual(["", ""]);
  expect(rows[1]!.slice(1, 3)).toEqual(["1", "-1"]);
  // Up to a step, evaluations as well.
  const [shorter, ...first] = await exported(home, runId, 3);
  expect(shorter).toEqual(["step", "emEstimate", "criticLoss", "beauty", "sampleDiversity"]);
  expect(first).toEqual(rows.slice(0, 4));
});

it("has just the recorded series where nothing was evaluated", async () => {
  const home = exportHome();
  const runId = await home.addTrainedRun("plain", [2]);
  const [heading, ...rows] = await exported(home, runId);
  expect(heading).toEqual(["step", "emEstimate", "criticLoss"]);
  expect(rows).toHaveLength(2);
});
