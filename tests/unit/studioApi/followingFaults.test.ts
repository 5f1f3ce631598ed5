/** A history that cannot be read for a while must not end what a window follows. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Change } from "../../../shared/api/changes.ts";
import { createFollower } from "../../../electron/studio/api/follower.ts";
import { createForeignRuns } from "../../../electron/studio/api/foreignRuns.ts";
import { againAfterMs, pushEveryMs } from "../../../electron/studio/api/outbox.ts";
import type { HistoryReading } from "../../../electron/studio/studio.ts";
import { newRun, scriptedStudio, secondHistory } from "../studio/studioFixture.ts";
import { quoted } from "../messages/quoted.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A run with three steps and a log, and a history whose functions can be made to fail. */
async function recordedRun() {
  const { studio, home } = await scriptedStudio();
  const { id } = newRun(studio, { steps: 10 });
  const writer = await secondHistory(home);
  writer.appendMetrics(
    id,
    [1, 2, 3].map((step) => ({ step, values: { emEstimate: step } })),
  );
  writer.recordEvent(id, { step: 1, level: "info", message: quoted("noted") });
  const broken = new Set<keyof HistoryReading>();
  const history = new Proxy(studio.history, {
    get(target, name: keyof HistoryReading) {
      if (broken.has(name)) throw new Error("disk I/O error");
      return target[name];
    },
  });
  const told: Change[] = [];
  const errors: unknown[] = [];
  const follower = createFollower(
    history,
    (changes) => told.push(...changes),
    (error) => errors.push(error),
  );
  const steps = (): number[] =>
    told.flatMap((change) => (change.kind === "metrics" ? change.points.map(({ step }) => step) : []));
  const messages = (): string[] =>
    told.flatMap((change) => (change.kind === "events" ? change.events.map(({ message }) => message.text) : []));
  return { studio, id, writer, broken, follower, told, errors, steps, messages };
}
const fromStart = { afterStep: -1, afterSample: -1, afterEvent: 0, afterEvaluation: 0 };

it.each(["readMetricsAfter", "listEvents", "listSamples", "listCheckpoints", "run"] as const)(
  "goes on by itself once %s works again, with everything once, and tells of the fault once",
  async (name) => {
    const { id, broken, follower, errors, steps, messages, told } = await recordedRun();
    broken.add(name);
    follower.follow(id, fromStart);
    await vi.advanceTimersByTimeAsync(3 * againAfterMs);
    expect(errors).toEqual([new Error("disk I/O error")]);
    broken.clear();
    await vi.advanceTimersByTimeAsync(againAfterMs + pushEveryMs);
    expect(steps()).toEqual([1, 2, 3]);
    expect(messages()).toEqual(["noted"]);
    const toldOf = told.length;
    await vi.advanceTimersByTimeAsync(10 * againAfterMs);
    expect(told).toHaveLength(toldOf);
    expect(errors).toHaveLength(1);
  },
);

it("brings what was read before the fault at once: it would not be read again", async () => {
  const { id, broken, follower, messages, steps } = await recordedRun();
  broken.add("readMetricsAfter");
  follower.follow(id, fromStart);
  await vi.advanceTimersByTimeAsync(pushEveryMs);
  expect([messages(), steps()]).toEqual([["noted"], []]);
});

it("hears of what another process wrote while the history could not be read", async () => {
  const { studio, id, writer, broken } = await recordedRun();
  const history = new Proxy(studio.history, {
    get(target, name: keyof HistoryReading) {
      if (broken.has(name)) throw new Error("disk I/O error");
      return target[name];
    },
  });
  const foreign = createForeignRuns({ history, markAbandoned: () => [] });
  writer.renameRun(id, "renamed elsewhere");
  broken.add("listRuns");
  expect(() => foreign.look()).toThrow("disk I/O error");
  broken.clear();
  expect(foreign.look()).toEqual({ changed: [id], removed: [] });
});
