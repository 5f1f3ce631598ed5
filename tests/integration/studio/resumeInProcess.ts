/**
 * A studio in a process of its own, to be killed: resumes a run and tells the trainer's pid after the first checkpoint.
 */
import { createChildProcessSpawn } from "../../../electron/studio/training/host/childProcess.ts";
import { openStudio } from "../../../electron/studio/studio.ts";

const [home, runId] = process.argv.slice(2);
if (home === undefined || runId === undefined) throw new Error("resumeInProcess HOME RUN");
const fork = createChildProcessSpawn();
let trainerPid: number | undefined;
const studio = await openStudio({
  home,
  spawnTrainer: (generation) => {
    const trainer = fork(generation);
    trainerPid = trainer.pid;
    return trainer;
  },
});
studio.onEvent((event) => {
  if (event.kind === "checkpoint" && event.step >= 10) process.send?.({ trainerPid });
});
studio.resume(runId);
