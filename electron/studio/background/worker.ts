/** A worker thread that does one task and ends. */
import { parentPort, workerData } from "node:worker_threads";
import { StudioError } from "../../../shared/errors.ts";
import { openHistory } from "../../history/openHistory.ts";
import { homePaths } from "../../storage/home.ts";
import { recordedFile } from "../context.ts";
import { rebuildRuns } from "../runs/rebuild.ts";
import { verifyRun } from "../runs/verify.ts";
import { deleteGradually } from "./deleteGradually.ts";
import type { TaskProgress } from "./progress.ts";
import type { BackgroundTask, TaskAnswers, TaskMessage, TaskReply } from "./tasks.ts";

function tell(progress: TaskProgress): void {
  post({ kind: "progress", ...progress });
}

function post(message: TaskMessage): void {
  if (parentPort === null) throw new Error("worker.ts runs as a worker thread only.");
  parentPort.postMessage(message);
}

async function perform(task: BackgroundTask): Promise<TaskAnswers[BackgroundTask["kind"]]> {
  const home = homePaths(task.homeFolder);
  const history = openHistory(home.databaseFile, {
    access: task.kind === "delete-run" || task.kind === "rebuild" ? "write" : "read",
  });
  try {
    switch (task.kind) {
      case "verify":
        return await verifyRun({ history, home }, task.runId, tell);
      case "check-history":
        return [...history.quickCheck(), ...history.badRows()];
      case "rebuild":
        return await rebuildRuns(home, history, tell);
      case "delete-run":
        await deleteGradually(history, task.runId);
        return null;
      case "export": {
        // Loaded on demand: no other task needs what exports are made with.
        const { writeExport } = await import("../exports/makeExport.ts");
        const source = { history, fileOf: recordedFile.bind(null, home) };
        return await writeExport(source, task.order, task);
      }
    }
  } finally {
    history.close();
  }
}

async function reply(task: BackgroundTask): Promise<TaskReply> {
  try {
    return { kind: "answer", answer: await perform(task) };
  } catch (error) {
    if (!(error instanceof StudioError)) return { kind: "defect", error };
    return { kind: "refused", code: error.code, message: error.sentence, details: error.details };
  }
}

post(await reply(workerData as BackgroundTask));
