import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openStudio } from "../../../electron/studio/studio.ts";
import { afterTest, imageFolder, realStudio, temporaryFolder } from "./trainingFixture.ts";

it("what waited when the process was killed waits on, and trains in its order with the next studio", async () => {
  const home = temporaryFolder();
  const child = fork(join(import.meta.dirname, "queueInProcess.ts"), [home, imageFolder()], {
    execPath: process.execPath,
  });
  afterTest(() => {
    child.kill("SIGKILL");
    return Promise.resolve();
  });
  await once(child, "message");
  child.kill("SIGKILL");
  await once(child, "exit");

  // A command that only reads begins nothing.
  const reader = await openStudio({ home });
  const states = reader.history.listRuns().map(({ name, state, owner }) => [name, state, owner]);
  expect(states).toEqual([
    ["first", "interrupted", null],
    ["second", "queued", null],
    ["third", "queued", null],
  ]);
  await reader.close();

  const { studio, events } = await realStudio({ home, keepsQueue: true });
  const [, second, third] = studio.history.listRuns();
  await expect
    .poll(() => studio.history.listRuns().map(({ state }) => state), { timeout: 50_000 })
    .toEqual(["interrupted", "completed", "completed"]);
  const begun = events.flatMap((event) => (event.kind === "state" && event.state === "running" ? [event.runId] : []));
  expect(begun).toEqual([second!.id, third!.id]);
});
