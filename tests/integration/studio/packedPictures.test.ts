import { existsSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Dataset, Run } from "../../../electron/history/records.ts";
import type { Studio } from "../../../electron/studio/studio.ts";
import { imageFolder, newRun, realStudio, tinySettings } from "./trainingFixture.ts";

interface Trained {
  readonly studio: Studio;
  readonly run: Run;
  readonly folder: string;
  readonly packed: string;
  readonly dataset: Dataset;
}

/** A run that has reached its last step, the folder it trains on, and what was packed of that. */
async function trained(): Promise<Trained> {
  const { studio } = await realStudio();
  const folder = imageFolder();
  const run = await newRun(studio, folder, tinySettings({ steps: 2, sampleEvery: 2, checkpointEvery: 2 }));
  studio.start(run.id);
  await studio.atRest(run.id);
  const dataset = studio.history.dataset(run.datasetId);
  return { studio, run, folder, packed: join(studio.home.folder, dataset.packedFolder), dataset };
}

async function goOn({ studio, run }: Trained): Promise<Run> {
  studio.resume(run.id, { steps: studio.history.run(run.id).step + 2 });
  return await studio.atRest(run.id);
}

function flipByte(file: string): void {
  const bytes = readFileSync(file);
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

const notices = ({ studio, run }: Trained): string[] =>
  studio.history.listEvents(run.id).map(({ message }) => message.text);

describe("packed pictures that are lost or damaged", () => {
  it("are packed anew from their folder, and the run goes on", async () => {
    const all = await trained();
    const images = join(all.packed, "images.u8");
    const whole = readFileSync(images);
    for (const harm of [
      () => {
        flipByte(images);
      },
      () => {
        rmSync(images);
      },
      () => {
        rmSync(all.packed, { recursive: true });
      },
    ]) {
      harm();
      expect((await all.studio.verifyPictures(all.run.datasetId))?.text).toMatch(/cannot be used|There is no packed/);
      expect(await goOn(all)).toMatchObject({ state: "completed" });
      expect(readFileSync(images)).toEqual(whole);
      expect(await all.studio.verifyPictures(all.run.datasetId)).toBeNull();
    }
    expect(notices(all).filter((message) => message.includes("packed anew"))).toEqual([
      expect.stringMatching(/were damaged\. They were packed anew from .*, and are the same as before\.$/) as string,
      expect.stringMatching(/were damaged/) as string,
      expect.stringMatching(/are gone/) as string,
    ]);
  });

  it("refuse a run whose folder yields others, and say what differs and what can be done", async () => {
    const all = await trained();
    flipByte(join(all.packed, "images.u8"));
    renameSync(join(all.folder, "3.png"), join(all.folder, "new.png"));
    const before = all.studio.history.run(all.run.id);
    const refused = await goOn(all);
    const message = notices(all).at(-1);
    expect(message).toMatch(/cannot go on: the packed pictures of .* were damaged, and the folder no longer yields/);
    expect(message).toContain("(1 file was removed and 1 was added). Nothing was changed. Put the folder back");
    expect(refused.step).toBe(before.step);
    renameSync(join(all.folder, "new.png"), join(all.folder, "3.png"));
    expect(await goOn(all)).toMatchObject({ state: "completed", step: before.step + 2 });
  });

  it("do not make up what differs where their list of files is gone too", async () => {
    const all = await trained();
    rmSync(all.packed, { recursive: true });
    renameSync(join(all.folder, "3.png"), join(all.folder, "new.png"));
    await goOn(all);
    expect(notices(all).at(-1)).toMatch(
      /are gone, and the folder no longer yields the same ones \(what differs cannot/,
    );
  });

  it("do not train a run unseen: whoever opens them reads them first", async () => {
    const all = await trained();
    // Times set back, as a copying program does: they alone are not believed.
    const images = join(all.packed, "images.u8");
    flipByte(images);
    utimesSync(images, 1, 1);
    rmSync(all.folder, { recursive: true });
    const failed = await goOn(all);
    expect(failed).toMatchObject({ state: "failed" });
    expect(failed.message?.text).toContain("images.u8 has changed since it was packed");
  });
});

describe("a folder that has changed since it was packed", () => {
  it("is told when a run goes on, which trains on with the pictures as they were packed", async () => {
    const all = await trained();
    expect(existsSync(join(all.packed, "verified.json"))).toBe(true);
    await goOn(all);
    expect(notices(all).filter((message) => message.includes("has changed"))).toEqual([]);
    rmSync(join(all.folder, "1.png"));
    rmSync(join(all.folder, "2.png"));
    writeFileSync(join(all.folder, "notes.txt"), "new");
    utimesSync(join(all.folder, "4.png"), 1, 1);
    expect(await goOn(all)).toMatchObject({ state: "completed" });
    expect(notices(all).filter((message) => message.includes("has changed"))).toEqual([
      `${all.dataset.sourceFolder} has changed since it was packed: 2 files were removed, 1 was added and 1 ` +
        "was changed. " +
        "The run goes on with the pictures as they were packed; a new run takes the folder as it is now.",
    ]);
    rmSync(all.folder, { recursive: true });
    expect(await goOn(all)).toMatchObject({ state: "completed" });
  });
});
