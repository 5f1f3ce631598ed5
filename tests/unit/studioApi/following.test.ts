import { writeFileSync } from "node:fs";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { mostFollowed } from "../../../electron/studio/api/follower.ts";
import { numberOf, type MetricPoint } from "../../../shared/api/records.ts";
import { eventually, newRun, scriptedStudio, secondHistory } from "../studio/studioFixture.ts";
import { ask, coreOver, fromStart, openWindow, overtakingMoment, refusal, untilTimersAreDue } from "./coreFixture.ts";

async function completedRun(changes: Readonly<Record<string, unknown>> = {}) {
  const { studio } = await scriptedStudio();
  const { core, defects } = coreOver(studio);
  const { id } = newRun(studio, changes);
  studio.start(id);
  await studio.atRest(id);
  return { studio, core, defects, id };
}
const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

describe("following a run", () => {
  it("brings what is there already, from the cursors on, and only once", async () => {
    const { core, id, studio } = await completedRun();
    const window = openWindow(core);
    await ask(window.connection, "follow.run", {
      runId: id,
      afterStep: 6,
      afterSample: 0,
      afterEvent: 0,
      afterEvaluation: 0,
    });
    await window.until(() => window.steps(id).at(-1) === 10);
    expect(window.steps(id)).toEqual([7, 8, 9, 10]);
    expect(window.ofKind("samples").flatMap(({ samples }) => samples.map(({ step }) => step))).toEqual([5, 10]);
    expect(
      window
        .ofKind("checkpoints")
        .at(-1)
        ?.checkpoints.map(({ step }) => step),
    ).toEqual([0, 4, 8, 10]);
    studio.resume(id, { steps: 12 });
    await window.until(() => window.steps(id).at(-1) === 12);
    expect(window.steps(id)).toEqual([7, 8, 9, 10, 11, 12]);
  });

  it("brings a long curve in pieces of at most 2,000 steps", async () => {
    const { studio, home } = await scriptedStudio();
    const { core } = coreOver(studio);
    const { id } = newRun(studio, { steps: 4500 });
    const points = upTo(4500).map((step) => ({ step, values: { emEstimate: step } }));
    (await secondHistory(home)).appendMetrics(id, points);
    const window = openWindow(core);
    await ask(window.connection, "follow.run", { runId: id, ...fromStart });
    await window.until(() => window.steps(id).at(-1) === 4500);
    expect(window.ofKind("metrics").map(({ points }) => points.length)).toEqual([2000, 2000, 500]);
  });

  it("says once that everything of before has come, after it, also where there is nothing", async () => {
    const { core, id, studio } = await completedRun();
    const window = openWindow(core);
    await ask(window.connection, "follow.run", { runId: id, ...fromStart });
    await window.until(() => window.ofKind("caught-up").length > 0);
    expect(window.steps(id)).toEqual(upTo(10));
    expect(window.ofKind("samples").length).toBeGreaterThan(0);
    studio.resume(id, { steps: 12 });
    await window.until(() => window.steps(id).at(-1) === 12);
    expect(window.ofKind("caught-up")).toEqual([{ kind: "caught-up", runId: id }]);
    const empty = newRun(studio).id;
    await ask(window.connection, "follow.run", { runId: empty, ...fromStart });
    await window.until(() => window.ofKind("caught-up").length > 1);
    expect(window.ofKind("caught-up").at(-1)).toEqual({ kind: "caught-up", runId: empty });
  });

  it("brings NaN and infinities as they were", async () => {
    const { studio, home } = await scriptedStudio();
    const { core } = coreOver(studio);
    const { id } = newRun(studio);
    const values = [1.5, Number.NaN, Infinity, -Infinity];
    const points = values.map((value, at) => ({ step: at + 1, values: { emEstimate: value } }));
    (await secondHistory(home)).appendMetrics(id, points);
    const window = openWindow(core);
    await ask(window.connection, "follow.run", { runId: id, ...fromStart });
    await window.until(() => window.steps(id).at(-1) === 4);
    // As text, which is how it crosses.
    const pushed = JSON.parse(JSON.stringify(window.ofKind("metrics"))) as { points: MetricPoint[] }[];
    const crossed = pushed.flatMap((change) => change.points.map((point) => point.values.emEstimate ?? null));
    expect(crossed).toEqual([1.5, null, "inf", "-inf"]);
    expect(crossed.map(numberOf)).toEqual(values);
    const series = await ask(window.connection, "metrics.series", { runId: id, tag: "emEstimate" });
    expect(series.points.map(({ value }) => numberOf(value))).toEqual(values);
  });

  it("says when the run goes back to a checkpoint, before it brings the steps anew", async () => {
    const { core, id, studio } = await completedRun();
    const window = openWindow(core);
    await ask(window.connection, "follow.run", { runId: id, ...fromStart });
    await window.until(() => window.steps(id).at(-1) === 10);
    writeFileSync(studio.fileOf(studio.history.checkpointAt(id, 10)), "damaged");
    await ask(window.connection, "runs.resume", { runId: id, changes: { steps: 12 } });
    await window.until(() => window.steps(id).at(-1) === 12);
    expect(window.ofKind("rolled-back")).toEqual([{ kind: "rolled-back", runId: id, step: 8 }]);
    expect(window.steps(id)).toEqual([...upTo(10), 9, 10, 11, 12]);
    await window.until(() => window.ofKind("events").length > 0);
    expect(window.ofKind("events").flatMap(({ events }) => events.map(({ message }) => message.text))).toEqual([
      expect.stringMatching(/goes on from step 8/),
    ]);
  });

  it("goes on from a window's cursors after the core was ended and opened again", async () => {
    const { studio, home } = await scriptedStudio();
    const first = coreOver(studio).core;
    const before = openWindow(first);
    const { id } = newRun(studio, { steps: 100_000 });
    await ask(before.connection, "follow.run", { runId: id, ...fromStart });
    studio.start(id);
    await before.until(() => before.steps(id).length > 0);
    await ask(before.connection, "runs.stop", { runId: id });
    await first.close();
    await before.connection.ended;
    await studio.close();

    const { core } = coreOver((await scriptedStudio({ home })).studio);
    const after = openWindow(core);
    const had = before.steps(id).at(-1)!;
    const { step } = await ask(after.connection, "runs.get", { runId: id });
    await ask(after.connection, "follow.run", {
      runId: id,
      afterStep: had,
      afterSample: -1,
      afterEvent: 0,
      afterEvaluation: 0,
    });
    await ask(after.connection, "runs.resume", { runId: id, changes: { steps: step + 5 } });
    await after.until(() => after.steps(id).at(-1) === step + 5);
    expect([...before.steps(id), ...after.steps(id)]).toEqual(upTo(step + 5));
    expect(after.ofKind("rolled-back")).toEqual([]);
  });

  it("tells a window whose cursor lies ahead of the run that it has too much", async () => {
    const { core, id } = await completedRun();
    const window = openWindow(core);
    await ask(window.connection, "follow.run", {
      runId: id,
      afterStep: 500,
      afterSample: 500,
      afterEvent: 0,
      afterEvaluation: 0,
    });
    await window.until(() => window.ofKind("rolled-back").length > 0);
    expect(window.ofKind("rolled-back")).toEqual([{ kind: "rolled-back", runId: id, step: 10 }]);
  });

  it("is each window's own: another one, and one that has ended it, hear only of the run's state", async () => {
    const { core, id, studio } = await completedRun();
    const [one, other, former] = [openWindow(core), openWindow(core), openWindow(core)];
    await ask(one.connection, "follow.run", { runId: id, ...fromStart });
    await ask(former.connection, "follow.run", { runId: id, ...fromStart });
    await ask(former.connection, "follow.end", { runId: id });
    studio.resume(id, { steps: 14 });
    await Promise.all([one, other, former].map((window) => window.until(() => window.ended(id))));
    await one.until(() => one.steps(id).at(-1) === 14);
    expect(one.steps(id)).toEqual(upTo(14));
    expect([other.steps(id), former.steps(id)]).toEqual([[], []]);
  });

  it("is never overtaken by what happened after an answer was read: the answer comes first", async () => {
    const { core, id, studio } = await completedRun();
    const told: string[] = [];
    const connection = core.connect((changes) => {
      told.push(...changes.flatMap((change) => (change.kind === "run" ? [`pushed ${change.run.name}`] : [])));
    });
    onTestFinished(() => {
      connection.close();
    });
    const before = studio.history.run(id).name;
    await overtakingMoment();
    const answer = ask(connection, "runs.get", { runId: id }).then(({ name }) => told.push(`answered ${name}`));
    void ask(core, "runs.rename", { runId: id, name: "renamed meanwhile" });
    untilTimersAreDue();
    await answer;
    await vi.waitFor(
      () => {
        expect(told).toEqual([`answered ${before}`, "pushed renamed meanwhile"]);
      },
      { timeout: 60_000 },
    );
  });

  it("costs a slow window nothing but time: it hears the last state once, and every step", async () => {
    const { core, id, studio } = await completedRun();
    let take: () => void = () => undefined;
    const pushes: (readonly { readonly kind: string }[])[] = [];
    const connection = core.connect((changes) => {
      pushes.push(changes);
      return new Promise<void>((resolve) => (take = resolve));
    });
    await ask(connection, "follow.run", {
      runId: id,
      afterStep: 10,
      afterSample: 10,
      afterEvent: 0,
      afterEvaluation: 0,
    });
    await eventuallyTrue(() => pushes.length === 1);
    studio.resume(id, { steps: 30 });
    await studio.atRest(id);
    expect(pushes).toHaveLength(1);
    take();
    await eventuallyTrue(() => pushes.length === 2);
    const kinds = pushes[1]!.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "run")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "metrics")).toHaveLength(1);
    connection.close();
  });

  it("is refused for a run that is not there, without a connection, and beyond a number", async () => {
    const { core, studio } = await completedRun();
    const { connection } = openWindow(core);
    expect(await refusal(connection, "follow.run", { runId: "nowhere1", ...fromStart })).toMatchObject({
      code: "not-found",
    });
    const runIds = Array.from({ length: mostFollowed + 1 }, () => newRun(studio).id);
    expect(await refusal(core, "follow.run", { runId: runIds[0], ...fromStart })).toMatchObject({
      code: "wrong-state",
    });
    for (const runId of runIds.slice(1)) await ask(connection, "follow.run", { runId, ...fromStart });
    expect(await refusal(connection, "follow.run", { runId: runIds[0], ...fromStart })).toMatchObject({
      code: "invalid-argument",
      details: { most: mostFollowed },
    });
  });
});

describe("what every window hears", () => {
  it("is each run's state and speed, and that a run is gone", async () => {
    const { studio } = await scriptedStudio();
    const { core, defects } = coreOver(studio);
    const window = openWindow(core);
    const { id } = newRun(studio);
    studio.start(id);
    await window.until(() => window.ended(id));
    expect(window.ofKind("run").at(-1)?.run).toMatchObject({ id, state: "completed", step: 10, foreign: false });
    expect(window.ofKind("speed").at(-1)).toMatchObject({ runId: id, speed: { samplesPerSecond: null }, phase: null });
    expect(window.steps(id)).toEqual([]);
    await ask(window.connection, "runs.rename", { runId: id, name: " better  name " });
    await window.until(() => window.ofKind("run").at(-1)?.run.name === "better  name");
    await ask(window.connection, "runs.delete", { runId: id });
    await window.until(() => window.ofKind("run-removed").some(({ runId }) => runId === id));
    expect(defects).toEqual([]);
  });

  it("is, of a window that opens later, the speed of what trains now", async () => {
    const { studio } = await scriptedStudio();
    const { core } = coreOver(studio);
    const { id } = newRun(studio, { steps: 100_000 });
    studio.start(id);
    await eventually(studio, ({ kind }) => kind === "metrics");
    const window = openWindow(core);
    await window.until(() => window.ofKind("speed").some(({ runId }) => runId === id));
    await studio.stop(id);
  });
});

async function eventuallyTrue(fits: () => boolean): Promise<void> {
  while (!fits()) await new Promise((resolve) => setTimeout(resolve, 5));
}
