/**
 * The queue that outlives its process, where that one is closed in order; a killed one's is in
 * tests/integration/studio.
 */
import { writeFile } from "node:fs/promises";
import { expect, it, vi } from "vitest";
import { eventually, newRun, scriptedStudio, secondHistory } from "./studioFixture.ts";

const endless = { steps: 1_000_000 };

it("what waits is left waiting at the end, in its order, and is taken up by the next studio", async () => {
  const { studio, home } = await scriptedStudio({ keepsQueue: true });
  const runs = [newRun(studio, endless, "trains"), newRun(studio, {}, "b"), newRun(studio, {}, "a")];
  // The order of the queue, not of creation.
  for (const index of [0, 2, 1]) studio.start(runs[index]!.id);
  await eventually(studio, (event) => event.kind === "metrics");
  await studio.close();

  const history = await secondHistory(home);
  expect(history.listRuns().map(({ name, state, owner }) => [name, state, owner])).toEqual([
    ["trains", "stopped", null],
    ["b", "queued", null],
    ["a", "queued", null],
  ]);
  expect(history.listRuns()[1]?.message?.text).toContain("It waits");
  const next = await scriptedStudio({ home, keepsQueue: true });
  await vi.waitFor(() => {
    expect(history.listRuns().map(({ state }) => state)).toEqual(["stopped", "completed", "completed"]);
  }, 10_000);
  const begun = next.events.flatMap((event) =>
    event.kind === "state" && event.state === "running" ? [next.studio.history.run(event.runId).name] : [],
  );
  expect(begun).toEqual(["a", "b"]);
  expect(history.listRuns()[1]?.message).toBeNull();
});

it("a studio that keeps no queue leaves nothing waiting, and begins nothing of others", async () => {
  const keeper = await scriptedStudio({ keepsQueue: true });
  const [training, waiting] = [newRun(keeper.studio, endless), newRun(keeper.studio, {}, "waits")];
  for (const { id } of [training, waiting]) keeper.studio.start(id);
  await eventually(keeper.studio, (event) => event.kind === "metrics");
  await keeper.studio.close();

  const { studio } = await scriptedStudio({ home: keeper.home });
  const [first, second] = [newRun(studio, endless), newRun(studio)];
  for (const { id } of [first, second]) studio.start(id);
  await eventually(studio, (event) => event.kind === "metrics");
  await studio.close();
  const history = await secondHistory(keeper.home);
  const states = [waiting, first, second].map(({ id }) => history.run(id).state);
  expect(states).toEqual(["queued", "stopped", "stopped"]);
  // What waits can be taken out of the queue.
  const other = await scriptedStudio({ home: keeper.home });
  await other.studio.stop(waiting.id);
  expect(history.run(waiting.id)).toMatchObject({ state: "stopped", message: null });
});

it("what one studio leaves waiting is taken up by another that is open, once", async () => {
  const first = await scriptedStudio({ keepsQueue: true });
  const second = await scriptedStudio({ home: first.home, keepsQueue: true });
  const [training, waiting] = [newRun(first.studio, endless), newRun(first.studio, {}, "waits")];
  for (const { id } of [training, waiting]) first.studio.start(id);
  await eventually(first.studio, (event) => event.kind === "metrics");
  await first.studio.close();
  await vi.waitFor(() => {
    expect(second.studio.history.run(waiting.id).state).toBe("completed");
  }, 10_000);
  expect(second.studio.history.run(training.id).state).toBe("stopped");
});

it("a run that is taken over while it waits or trains ends here without a record", async () => {
  const { studio, home, events } = await scriptedStudio({ keepsQueue: true });
  const runs = [newRun(studio, endless, "trains"), newRun(studio, {}, "waits")];
  for (const { id } of runs) studio.start(id);
  await eventually(studio, (event) => event.kind === "metrics");
  const history = await secondHistory(home);
  const taken = runs.map(({ id }) => history.takeOver(id, "interrupted"));
  const ends = await Promise.all(runs.map(({ id }) => studio.atRest(id)));
  expect(ends.map(({ message }) => message?.text)).toEqual(
    runs.map(({ name }) => expect.stringMatching(`"${name}".*was taken over by another Critic Studio`) as string),
  );
  expect(runs.map(({ id }) => history.summary(id))).toEqual(taken);
  expect(events.filter((event) => event.kind === "state" && event.state === "failed")).toHaveLength(2);
});

it("a waiting run that cannot go on when its turn comes in the next studio rests again and says why", async () => {
  const { studio, home } = await scriptedStudio({ keepsQueue: true });
  const resting = newRun(studio, {}, "resting");
  studio.start(resting.id);
  await studio.atRest(resting.id);
  const training = newRun(studio, endless, "trains");
  studio.start(training.id);
  await eventually(studio, (event) => event.kind === "metrics");
  studio.resume(resting.id, { steps: 20 });
  const files = studio.history.listCheckpoints(resting.id).map((entry) => studio.fileOf(entry));
  await studio.close();
  for (const file of files) await writeFile(file, "damaged");

  const next = await scriptedStudio({ home, keepsQueue: true });
  await vi.waitFor(() => {
    expect(next.studio.history.run(resting.id).state).toBe("stopped");
  }, 10_000);
  const { step, message } = next.studio.history.run(resting.id);
  expect(step).toBe(10);
  expect(message?.text).toMatch(/cannot go on, because no checkpoint of it is whole/);
  expect(next.studio.history.listEvents(resting.id).at(-1)?.message).toEqual(message);
});
