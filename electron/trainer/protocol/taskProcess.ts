/** How the process of a task is started: by `child_process.fork`, unless the shell has another way. */
import { fork } from "node:child_process";

/** The process of one task. */
export interface TaskProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called exactly once, also where the process could not be started. */
  onEnd(listener: (end: TaskEnd) => void): void;
  /** Ends it at once. */
  kill(): void;
}

export interface TaskEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** The end of what it wrote to stderr. */
  readonly errorOutput: string;
}

/** Starts a process that runs a module. Never throws: see `onEnd`. */
export type SpawnTask = (modulePath: string) => TaskProcess;

/** The end of stderr that goes into the message about a crash, in characters. */
export const keptErrorOutput = 2000;

let spawnTask: SpawnTask = forkTask;

/** For the desktop, whose program cannot be run as plain Node. One program starts all its tasks the same way. */
export function startTasksBy(spawn: SpawnTask): void {
  spawnTask = spawn;
}

export function startTaskProcess(modulePath: string): TaskProcess {
  return spawnTask(modulePath);
}

function forkTask(modulePath: string): TaskProcess {
  const child = fork(modulePath, [], {
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
  });
  let errorOutput = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errorOutput = (errorOutput + text).slice(-keptErrorOutput);
  });
  return {
    post(message) {
      // A send that fails means that the process is going; "close" follows and says how.
      child.send(message as object, () => undefined);
    },
    onMessage(listener) {
      child.on("message", listener);
    },
    onEnd(listener) {
      let told = false;
      const tell = (end: TaskEnd): void => {
        if (!told) listener(end);
        told = true;
      };
      child.once("close", (code, signal) => {
        tell({ code, signal, errorOutput });
      });
      child.on("error", (error) => {
        if (child.pid === undefined) tell({ code: null, signal: null, errorOutput: `${error.message}\n` });
      });
    },
    kill() {
      child.kill("SIGKILL");
    },
  };
}
