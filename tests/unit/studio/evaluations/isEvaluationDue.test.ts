import { expect, it } from "vitest";
import { isEvaluationDue } from "../../../../electron/studio/evaluations/isEvaluationDue.ts";

/** The steps of the scheduled checkpoints until 1,000 that are due; the last one is the end's. */
function dueSteps(evaluateEvery: number, checkpointEvery: number, parentStep?: number): number[] {
  const run = {
    configuration: { evaluateEvery, checkpointEvery },
    parent: parentStep === undefined ? null : { runId: "parent", step: parentStep },
  };
  const due: number[] = [];
  for (let step = parentStep ?? 0; step <= 1000; step += checkpointEvery) {
    if (isEvaluationDue({ step, reason: step === 1000 ? "end" : "schedule" }, run)) due.push(step);
  }
  return due;
}

it.each([
  ["never without a schedule", 0, 100, undefined, []],
  ["at its multiples", 250, 50, undefined, [250, 500, 750, 1000]],
  ["at the first checkpoint after each, where none is at it", 300, 200, undefined, [400, 600, 1000]],
  ["at every checkpoint, where they are rarer", 10, 500, undefined, [500, 1000]],
  ["at the end alone, where the run is shorter", 5000, 250, undefined, [1000]],
  ["not at the step at which a fork begins", 200, 100, 400, [600, 800, 1000]],
])("%s", (_, evaluateEvery, checkpointEvery, parentStep, steps) => {
  expect(dueSteps(evaluateEvery, checkpointEvery, parentStep)).toEqual(steps);
});

it("does not depend on checkpoints that a user asks for", () => {
  const run = { configuration: { evaluateEvery: 100, checkpointEvery: 50 }, parent: null };
  for (const reason of ["request", "stop"] as const) expect(isEvaluationDue({ step: 100, reason }, run)).toBe(false);
});
