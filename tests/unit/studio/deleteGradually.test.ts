import { describe, expect, it } from "vitest";
import { deleteGradually } from "../../../electron/studio/background/deleteGradually.ts";
import { addPoints, addRun, checkpoint, temporaryHistory } from "../history/temporaryHistory.ts";

function longRun(steps = 12_000) {
  const history = temporaryHistory();
  const run = addRun(history, "long");
  addPoints(history, run.id, [1, steps], (step) => step);
  addPoints(history, run.id, [1, steps], (step) => -step, "criticLoss");
  return { history, id: run.id };
}

describe("deleting a long run", () => {
  it("goes in short pieces, so that others can write in between", async () => {
    const { history, id } = longRun();
    history.changeState(id, "stopped");
    const other = addRun(history, "other");
    addPoints(history, other.id, [1, 10], (step) => step);
    const pieces: number[] = [];
    const deleteSomeMetrics = (runId: string, limit: number): number => {
      const gone = history.deleteSomeMetrics(runId, limit);
      pieces.push(gone);
      return gone;
    };
    await deleteGradually({ ...history, deleteSomeMetrics }, id);
    expect(pieces).toEqual([5000, 5000, 5000, 5000, 4000, 0]);
    expect(history.listRuns().map((run) => run.id)).toEqual([other.id]);
    expect(history.readMetricsAfter(other.id, -1, 100)).toHaveLength(10);
    expect(history.quickCheck()).toEqual([]);
  });

  it("that is cut short says so in the log, and can be done again", async () => {
    const { history, id } = longRun();
    history.changeState(id, "stopped");
    const crash = {
      ...history,
      deleteRun: () => {
        throw new Error("power cut");
      },
    };
    await expect(deleteGradually(crash, id)).rejects.toThrow("power cut");
    expect(history.listEvents(id).map(({ message }) => message.text)).toEqual([
      expect.stringMatching(/begun and not finished/),
    ]);
    await deleteGradually(history, id);
    expect(history.listRuns()).toEqual([]);
  });

  it("that is live, or others carry on, loses not a single value", async () => {
    const { history, id } = longRun(100);
    await expect(deleteGradually(history, id)).rejects.toMatchObject({ code: "wrong-state" });
    history.recordCheckpoint(id, checkpoint(50));
    history.changeState(id, "stopped");
    addRun(history, "fork", { runId: id, step: 50 });
    await expect(deleteGradually(history, id)).rejects.toMatchObject({ code: "wrong-state" });
    expect(history.readMetricsAfter(id, -1, 1000)).toHaveLength(100);
  });
});
