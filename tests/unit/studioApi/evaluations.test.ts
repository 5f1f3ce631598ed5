/** Late values on their way to windows. */
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { newRun, scriptedStudio, secondHistory } from "../studio/studioFixture.ts";
import { ask, coreOver, fromStart, openWindow } from "./coreFixture.ts";

const metric = "sampleDiversity";

async function trainedRun() {
  const { studio, home } = await scriptedStudio();
  const { core, defects } = coreOver(studio);
  const { id } = newRun(studio);
  studio.start(id);
  await studio.atRest(id);
  const record = (step: number, value = step): void => {
    studio.recordEvaluation(id, { step, metric, value, costMs: 2 });
  };
  return { studio, home, core, defects, id, record };
}

type Window = ReturnType<typeof openWindow>;
const arrived = (window: Window, runId: string): number[] =>
  window
    .ofKind("evaluations")
    .flatMap((change) => (change.runId === runId ? change.evaluations.map(({ step }) => step) : []));

describe("evaluations", () => {
  it("reach every window that follows the run, in their order of arrival, and cut nothing", async () => {
    const { core, id, record, defects } = await trainedRun();
    const [one, other] = [openWindow(core), openWindow(core)];
    for (const { connection } of [one, other]) await ask(connection, "follow.run", { runId: id, ...fromStart });
    for (const step of [10, 0, 5]) {
      record(step);
      for (const window of [one, other]) await window.until(() => arrived(window, id).at(-1) === step);
    }
    expect([arrived(one, id), arrived(other, id)]).toEqual([
      [10, 0, 5],
      [10, 0, 5],
    ]);
    expect([...one.ofKind("rolled-back"), ...other.ofKind("rolled-back"), ...defects]).toEqual([]);
    expect(one.steps(id)).toHaveLength(10);
  });

  it("come after a cursor of their own, which grows with every one and not with the step", async () => {
    const { core, id, record } = await trainedRun();
    for (const step of [10, 5]) record(step);
    const listed = await ask(core, "evaluations.list", { runId: id, limit: 100 });
    expect(listed.map(({ step, value, costMs }) => [step, value, costMs])).toEqual([
      [10, 10, 2],
      [5, 5, 2],
    ]);
    const afterEvaluation = listed[0]!.number;
    const window = openWindow(core);
    await ask(window.connection, "follow.run", { runId: id, ...fromStart, afterEvaluation });
    record(0);
    await window.until(() => arrived(window, id).at(-1) === 0);
    expect(arrived(window, id)).toEqual([5, 0]);
    const rest = await ask(core, "evaluations.list", { runId: id, afterNumber: afterEvaluation, limit: 1 });
    expect(rest.map(({ step }) => step)).toEqual([5]);
  });

  it("go, where the run goes back, of later steps alone, and come again", async () => {
    const { core, id, record, studio } = await trainedRun();
    for (const step of [10, 5, 9]) record(step);
    const window = openWindow(core);
    await ask(window.connection, "follow.run", { runId: id, ...fromStart });
    await window.until(() => arrived(window, id).length === 3);
    writeFileSync(studio.fileOf(studio.history.checkpointAt(id, 10)), "damaged");
    studio.resume(id, { steps: 12 });
    await window.until(() => window.steps(id).at(-1) === 12);
    expect(window.ofKind("rolled-back")).toEqual([{ kind: "rolled-back", runId: id, step: 8 }]);
    expect((await ask(core, "evaluations.list", { runId: id, limit: 9 })).map(({ step }) => step)).toEqual([5]);
    record(10, 1);
    await window.until(() => arrived(window, id).length === 4);
    expect(arrived(window, id)).toEqual([10, 5, 9, 10]);
  });

  it("tell a window to drop what the run went back from, though it has nothing else of those steps", async () => {
    const { core, id, record, studio } = await trainedRun();
    record(9);
    const { number } = (await ask(core, "evaluations.list", { runId: id, limit: 9 }))[0]!;
    const window = openWindow(core);
    const cursors = { afterStep: 8, afterSample: 5, afterEvent: 0, afterEvaluation: number };
    writeFileSync(studio.fileOf(studio.history.checkpointAt(id, 10)), "damaged");
    await ask(window.connection, "follow.run", { runId: id, ...cursors });
    studio.resume(id, { steps: 12 });
    await window.until(() => window.steps(id).at(-1) === 12);
    expect(window.ofKind("rolled-back")).toMatchObject([{ step: 8 }]);
  });

  it("of a parent reach a window that follows its fork, up to the fork step; of another process too", async () => {
    const { core, id, record, studio, home } = await trainedRun();
    const child = await studio.fork({ runId: id, step: 8 });
    const window = openWindow(core);
    await ask(window.connection, "follow.run", { runId: child.id, ...fromStart });
    await window.until(() => window.ofKind("caught-up").length > 0);
    record(10);
    record(5);
    await window.until(() => arrived(window, child.id).length > 0);
    (await secondHistory(home)).recordEvaluation(id, { step: 3, metric, value: Number.NaN, costMs: 1 });
    await window.until(() => arrived(window, child.id).length > 1);
    expect(arrived(window, child.id)).toEqual([5, 3]);
    expect(window.ofKind("evaluations").at(-1)?.evaluations[0]).toMatchObject({ runId: id, value: null });
  });
});
