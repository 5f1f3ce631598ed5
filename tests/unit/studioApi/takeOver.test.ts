import { hostname } from "node:os";
import { expect, it } from "vitest";
import { newRun, scriptedStudio, secondHistory } from "../studio/studioFixture.ts";
import { ask, coreOver } from "./coreFixture.ts";

it("a window is told who answers for a run, and takes it over", async () => {
  const { studio, home } = await scriptedStudio();
  const { core, defects } = coreOver(studio);
  const { id } = newRun(studio);
  expect(await ask(core, "runs.ownerOf", { runId: id })).toEqual({ owner: null });
  const history = await secondHistory(home);
  history.changeState(id, "stopped");
  history.changeState(id, "running", { owner: { pid: process.ppid, host: hostname() } });
  expect((await ask(core, "runs.ownerOf", { runId: id })).owner?.text).toMatch(
    new RegExp(`^process ${process.ppid} on ${hostname()}, last heard of \\d+ s ago$`),
  );
  await ask(core, "runs.takeOver", { runId: id });
  expect(await ask(core, "runs.get", { runId: id })).toMatchObject({ state: "interrupted", foreign: false });
  // Taken over already, and by us: nothing to do.
  await ask(core, "runs.takeOver", { runId: id });
  expect(defects).toEqual([]);
});

it("a window is told of runs that are not on record, of which there are none", async () => {
  const { studio } = await scriptedStudio();
  const { core } = coreOver(studio);
  expect(await ask(core, "runs.unrecorded", {})).toEqual({ count: 0 });
  expect(await ask(core, "runs.rebuild", {})).toEqual({ count: 0, notes: [] });
});
