import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeHealth } from "../../../electron/cli/text/healthReport.ts";
import { isAllGrey } from "../../../electron/dataset/packing/healthReport.ts";
import { readHealthReport } from "../../../electron/dataset/packing/packedDataset.ts";
import { scanFolder } from "../../../electron/dataset/packing/scanFolder.ts";
import { encodePng } from "../../../electron/storage/png.ts";
import { curveChart } from "../../../electron/studio/exports/drawing/curveChart.ts";
import { healthSentence } from "../../../renderer/views/dataset/healthText.ts";
import { judgedSeries } from "../../../shared/systems.ts";
import { exampleRun } from "../../unit/exports/exampleRun.ts";
import { makeRooms, pack, temporaryFolder, writePictures } from "./folders.ts";
import { message } from "../../../shared/messages/message.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/images");

/** A PNG of one shade, stored as grey or as three equal colours. */
function greyPng(shade: number, channels: 1 | 3): Uint8Array {
  const data = new Uint8Array(20 * 20 * channels).fill(shade);
  return encodePng({ width: 20, height: 20, channels, data, text: {} });
}

describe("a folder of grey pictures", () => {
  it("is told when it is looked through, wherever its report is read", async () => {
    const folder = await temporaryFolder();
    for (let shade = 0; shade < 4; shade++) await writeFile(join(folder, `${shade}.png`), greyPng(shade, 1));
    await copyFile(join(fixtures, "grey.jpg"), join(folder, "grey.jpg"));
    const report = await scanFolder({ folder });
    expect(report).toMatchObject({ usable: 5, grey: 5 });
    expect(describeHealth(report, false)).toContain("Every picture is grey: --channels 1 trains on the same");
    expect(healthSentence(report)).toContain("All are grey: one channel is enough.");
    await writePictures(folder, 1, 0xff0000);
    const mixed = await scanFolder({ folder });
    expect(mixed).toMatchObject({ usable: 6, grey: 5 });
    expect(describeHealth(mixed, false)).not.toContain("grey");
    expect(healthSentence(mixed)).not.toContain("grey");
  });

  it("is told by its pixels when it is packed in colours, also where grey is stored as three", async () => {
    const rooms = await makeRooms();
    for (let shade = 0; shade < 4; shade++) await writeFile(join(rooms.folder, `${shade}.png`), greyPng(shade, 3));
    expect(isAllGrey(await readHealthReport(await pack(rooms)))).toBe(true);
    await writePictures(rooms.folder, 1, 0xff0000);
    expect(isAllGrey(await readHealthReport(await pack(rooms)))).toBe(false);
  });
});

it("leaves sheets and charts that the studio drew out of a data set, and says so", async () => {
  const rooms = await makeRooms();
  await writePictures(rooms.folder, 4);
  const chart = curveChart({
    curves: [{ run: exampleRun("wgan"), series: judgedSeries("wgan"), points: [{ step: 1, value: 1 }] }],
  });
  await writeFile(join(rooms.folder, "curves.png"), chart);
  const dataset = await pack(rooms);
  expect(dataset.imageCount).toBe(4);
  expect((await readHealthReport(dataset)).unusable.files).toEqual([
    {
      path: "curves.png",
      reason: "own sheet",
      detail: message("unusable.drawnHere"),
    },
  ]);
});
