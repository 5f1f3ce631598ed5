/** What is to be evaluated by itself, as the history keeps it. */
import { expect, it } from "vitest";
import { addPoints, addRun, checkpoint, temporaryHistory } from "./temporaryHistory.ts";

/** A run with a checkpoint at every tenth step. */
function trained() {
  const history = temporaryHistory();
  const { id } = addRun(history);
  addPoints(history, id, [1, 100], () => 1);
  for (let step = 0; step <= 100; step += 10) history.recordCheckpoint(id, checkpoint(step));
  return { history, id };
}

it("is listed in the order in which it came, once each, until it is settled", () => {
  const { history, id } = trained();
  const other = addRun(history, "another").id;
  for (const [runId, step] of [
    [id, 20],
    [other, 10],
    [id, 10],
    [id, 20],
  ] as const)
    history.makeEvaluationDue(runId, step);
  const due = (runId: string, step: number) => ({ runId, step });
  expect(history.dueEvaluations()).toEqual([due(id, 20), due(other, 10), due(id, 10)]);
  history.settleDueEvaluation(due(other, 10));
  history.settleDueEvaluation(due(other, 10));
  expect(history.dueEvaluations()).toEqual([due(id, 20), due(id, 10)]);
});

it("goes with its run, and with the steps that a run goes back from", () => {
  const { history, id } = trained();
  const other = addRun(history, "another").id;
  for (const step of [20, 50, 80]) history.makeEvaluationDue(id, step);
  history.makeEvaluationDue(other, 10);
  history.dropAfter(id, 50);
  expect(history.dueEvaluations().map(({ step }) => step)).toEqual([20, 50, 10]);
  history.changeState(id, "stopped");
  history.deleteRun(id);
  expect(history.dueEvaluations()).toEqual([{ runId: other, step: 10 }]);
});

it("keeps its checkpoint from being thinned out, until it is settled", () => {
  const { history, id } = trained();
  history.makeEvaluationDue(id, 30);
  history.applyRetention(id, 3);
  const steps = () => history.listCheckpoints(id).map(({ step }) => step);
  expect(steps()).toEqual([0, 30, 90, 100]);
  history.settleDueEvaluation({ runId: id, step: 30 });
  history.applyRetention(id, 3);
  expect(steps()).toEqual([0, 90, 100]);
});
