/** Exports of runs on points in the plane. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodePng } from "../../../electron/storage/png.ts";
import { carryOut } from "../../../electron/studio/exports/makeExport.ts";
import { orderExport } from "../../../electron/studio/exports/orderExport.ts";
import { dataColours } from "../../../shared/designTokens.ts";
import { exportRefusal, type ExportName } from "../../../shared/exports.ts";
import { temporaryFolder } from "../history/temporaryHistory.ts";
import { exportHome } from "./exportHome.ts";

async function exported(what: ExportName, runs: number): Promise<Buffer> {
  const { source, addTrainedRun } = exportHome();
  const runIds: string[] = [];
  for (let run = 0; run < runs; run++) runIds.push(await addTrainedRun(`ring ${run}`, [1, 2], "wgan", "points"));
  const order = orderExport(source, { what, runIds });
  const { file } = await carryOut(source, order, { outFile: join(temporaryFolder(), "out"), force: false });
  return await readFile(file);
}

/** How many pixels of a picture are nearly of a colour: points are drawn a little transparent. */
function pixelsLike(png: Buffer, colour: string): number {
  const { data } = decodePng(png);
  const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  let count = 0;
  for (let at = 0; at < data.length; at += 3) {
    if (wanted.every((value, channel) => Math.abs(data[at + channel]! - value) < 60)) count++;
  }
  return count;
}

describe("exports of points", () => {
  it("are a table with every digit: generated and real points of the newest step", async () => {
    expect((await exported("points-csv", 1)).toString("utf8")).toBe(
      ["kind,x,y", "generated,2,0", "generated,0.5,-1", "real,2,0", ""].join("\r\n"),
    );
  });

  it.each(["sample-sheet", "progress-sheet"] as const)("are drawn in the run's colour on a %s", async (what) => {
    expect(pixelsLike(await exported(what, 1), dataColours.blue)).toBeGreaterThan(10);
  });

  it("are drawn side by side, each run in a colour of its own", async () => {
    const sheet = await exported("group-sheet", 2);
    expect(pixelsLike(sheet, dataColours.blue)).toBeGreaterThan(10);
    expect(pixelsLike(sheet, dataColours.orange)).toBeGreaterThan(10);
  });

  it("are refused of pictures", async () => {
    const { source, addTrainedRun } = exportHome();
    const runIds = [await addTrainedRun("rooms", [1])];
    expect(() => orderExport(source, { what: "points-csv", runIds })).toThrow(/is of points only, and "rooms"/);
    const of = { systems: ["wgan"], domains: ["images"], sampleSteps: [1], checkpointSteps: [], hasMetrics: true };
    expect(exportRefusal("points-csv", of, 1)).toBe("of points in the plane only");
    expect(exportRefusal("points-csv", { ...of, domains: ["points"] }, 1)).toBeNull();
  });
});
