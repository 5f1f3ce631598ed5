import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { encodeSample } from "../../../electron/domains/images/sampleFile.ts";
import { recordedFile } from "../../../electron/studio/context.ts";
import { verifyRun } from "../../../electron/studio/runs/verify.ts";
import { homePaths } from "../../../electron/storage/home.ts";
import { addRun, temporaryFolder, temporaryHistory } from "../history/temporaryHistory.ts";

/** A run with samples at steps 5 and 10 whose files are real. */
function sampledRun() {
  const [history, home] = [temporaryHistory(), homePaths(temporaryFolder())];
  const { id } = addRun(history);
  const write = (
    step: number,
    bytes = encodeSample({ images: new Uint8Array(256 * 4), size: 16, channels: 1, step }),
  ) => {
    const file = `samples/${String(step).padStart(8, "0")}.png`;
    history.recordSample(id, { step, file, count: 4 });
    const path = recordedFile(home, { runId: id, file });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return { path, bytes };
  };
  return { history, home, id, write };
}

it("looks into samples: one flipped byte, another step's, a cut one and a missing one are named", async () => {
  const { history, home, id, write } = sampledRun();
  write(5);
  const { bytes } = write(10);
  expect(await verifyRun({ history, home }, id)).toMatchObject({ sampleCount: 2, problems: [] });
  const flipped = Uint8Array.from(bytes);
  flipped[flipped.length - 20]! ^= 1;
  const { path } = write(15, bytes);
  write(20, flipped);
  write(25, bytes.subarray(0, bytes.length - 12));
  rmSync(write(30).path);
  const told: string[] = [];
  const { problems } = await verifyRun({ history, home }, id, ({ done, total }) => told.push(`${done} of ${total}`));
  expect(told).toEqual(["1 of 6", "2 of 6", "3 of 6", "4 of 6", "5 of 6", "6 of 6"]);
  expect(problems.map(({ step }) => step)).toEqual([15, 20, 25, 30]);
  expect(problems[0]?.message.text).toBe(`${path} is a sample of step 10, not of step 15.`);
  expect(problems[3]?.message.text).toContain("is missing");
});

it("a file that a link has taken the place of is named, and the others are still looked at", async () => {
  const { history, home, id, write } = sampledRun();
  const [linked, missing] = [write(5).path, write(10).path];
  rmSync(linked);
  symlinkSync(dirname(home.folder), linked);
  rmSync(missing);
  const { problems, sampleCount } = await verifyRun({ history, home }, id);
  expect(sampleCount).toBe(2);
  expect(problems.map(({ step }) => step)).toEqual([5, 10]);
  expect(problems[0]?.message.text).toMatch(`${linked} leads out of the home folder`);
});

it("what a live run clears away or writes anew meanwhile is no problem; what is missing stays one", async () => {
  const { history, home, id, write } = sampledRun();
  const files = [5, 10, 15].map((step) => write(step).path);
  for (const file of files) rmSync(file);
  let looks = 0;
  const live = {
    ...history,
    listSamples: (runId: string) => {
      looks += 1;
      // After the first look: 5 has gone from the record, 10 was written anew.
      if (looks === 2) write(10);
      return history.listSamples(runId).filter(({ step }) => looks === 1 || step !== 5);
    },
  };
  const record = history.listSamples(id);
  expect(record).toHaveLength(3);
  const { sampleCount, problems } = await verifyRun({ history: live, home }, id);
  expect(problems.map(({ step }) => step)).toEqual([15]);
  expect(sampleCount).toBe(2);
});
