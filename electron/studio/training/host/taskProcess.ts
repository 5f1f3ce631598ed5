/** For shells that cannot start tasks by `child_process.fork`. */
export {
  keptErrorOutput,
  startTasksBy,
  type SpawnTask,
  type TaskEnd,
  type TaskProcess,
} from "../../../trainer/protocol/taskProcess.ts";
