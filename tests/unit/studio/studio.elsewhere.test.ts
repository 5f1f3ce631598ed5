/** Stopping what another process trains; both sides with a real process are in tests/integration/cli/stop.test.ts. */
import { hostname } from "node:os";
import { describe, expect, it, vi } from "vitest";
import type { Studio } from "../../../electron/studio/studio.ts";
import { eventually, newRun, scriptedStudio, secondHistory } from "./studioFixture.ts";

/** A process that is alive and not ours: our parent. It hears nothing. */
const deafOwner = { pid: process.ppid, host: hostname() };

const commands: readonly ["stop" | "stopNow", (studio: Studio, runId: string) => Promise<void>][] = [
  ["stop", (studio, runId) => studio.stop(runId)],
  ["stopNow", (studio, runId) => studio.stopNow(runId)],
];

/** A run that the parent of this process is said to train. */
async function foreignRun(timeLimits: { answerMs: number }) {
  const { studio, home } = await scriptedStudio({ timeLimits });
  const { id } = newRun(studio);
  const history = await secondHistory(home);
  history.changeState(id, "stopped");
  history.changeState(id, "running", { owner: deafOwner });
  return { studio, history, id };
}

describe("a run that another process trains", () => {
  it.each(commands)("is left as it is where that process does not hear of %s", async (_, command) => {
    const { studio, history, id } = await foreignRun({ answerMs: 20 });
    await expect(command(studio, id)).rejects.toMatchObject({
      code: "wrong-state",
      message: expect.stringMatching(
        `"cats" \\(${id}\\) is running: .*${process.ppid} on ${hostname()}.* does not answer.*Nothing was changed`,
      ) as string,
    });
    expect(history.run(id)).toMatchObject({ state: "running", owner: deafOwner });
    // It would be obeyed long after everybody has forgotten it.
    expect(history.isStopRequested(id)).toBe(false);
  });

  it("is waited for once the request was heard, however long its step takes", async () => {
    const { studio, history, id } = await foreignRun({ answerMs: 400 });
    let isDone = false;
    const stopping = studio.stop(id).then(() => {
      isDone = true;
    });
    expect(history.takeStopRequests(deafOwner)).toEqual([{ runId: id, manner: "stop" }]);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(isDone).toBe(false);
    history.changeState(id, "stopped");
    await stopping;
  });

  it("ends the waiting where its process dies, and is then interrupted", async () => {
    const { studio, history, id } = await foreignRun({ answerMs: 60_000 });
    const stopping = studio.stop(id);
    history.takeStopRequests(deafOwner);
    history.changeState(id, "stopped");
    history.changeState(id, "running", { owner: { pid: 2 ** 22 + 1, host: hostname() } });
    await stopping;
    expect(history.run(id).state).toBe("interrupted");
  });

  it("is no longer waited for when the studio is closed", async () => {
    const { studio, history, id } = await foreignRun({ answerMs: 60_000 });
    const stopping = expect(studio.stop(id)).rejects.toMatchObject({ code: "cancelled" });
    await studio.close();
    await stopping;
    expect(history.run(id).state).toBe("running");
  });
});

describe("a run of ours", () => {
  it.each([
    ["stop", "it finishes its step and writes a checkpoint", 1],
    ["stop-now", "at once, without a checkpoint", 0],
  ] as const)("is stopped where another process requests %s, and its log says so", async (manner, how, stops) => {
    const { studio, home } = await scriptedStudio();
    const { id } = newRun(studio, { steps: 1_000_000, checkpointEvery: 1_000_000 });
    studio.start(id);
    await eventually(studio, (event) => event.kind === "metrics");
    const other = await secondHistory(home);
    other.requestStop(id, manner);
    expect(await studio.atRest(id)).toMatchObject({ state: "stopped" });
    const reasons = studio.history.listCheckpoints(id).map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === "stop")).toHaveLength(stops);
    const messages = studio.history.listEvents(id).map(({ message }) => message.text);
    expect(messages).toContain(`Another Critic Studio asked for the run to be stopped: ${how}.`);
  });

  it("that waits in the queue leaves it, and the others go on", async () => {
    const { studio, home } = await scriptedStudio();
    const [training, waiting] = [newRun(studio, { steps: 1_000_000 }), newRun(studio)];
    for (const { id } of [training, waiting]) studio.start(id);
    await eventually(studio, (event) => event.kind === "metrics");
    const other = await secondHistory(home);
    other.requestStop(waiting.id, "stop");
    await vi.waitFor(
      () => {
        expect(studio.history.run(waiting.id).state).toBe("stopped");
      },
      { timeout: 60_000 },
    );
    expect(studio.history.run(training.id).state).toBe("running");
  });
});
