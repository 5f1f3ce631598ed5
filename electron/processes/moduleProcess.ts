/** How a process is started that runs one module of ours: by `child_process.fork`, unless the shell has another way. */
import { fork } from "node:child_process";

/** A process that runs a module and is spoken to by messages. */
export interface ModuleProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called exactly once, also where the process could not be started. */
  onEnd(listener: (end: ProcessEnd) => void): void;
  /** Ends it at once. */
  kill(): void;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** The end of what it wrote to stderr. */
  readonly errorOutput: string;
}

/** What such processes do, by which a list of processes tells them apart. */
export type ModuleKind = "task" | "decoder" | "evaluation";

/** Starts a process that runs a module. Never throws: see `onEnd`. */
export type SpawnModule = (modulePath: string, kind: ModuleKind) => ModuleProcess;

/** The end of stderr that goes into the message about a crash, in characters. */
export const keptErrorOutput = 2000;

let spawnModule: SpawnModule = forkModule;

/** For the desktop, whose program cannot be run as plain Node. One program starts all its modules the same way. */
export function startModulesBy(spawn: SpawnModule): void {
  spawnModule = spawn;
}

export function startModule(modulePath: string, kind: ModuleKind): ModuleProcess {
  return spawnModule(modulePath, kind);
}

function forkModule(modulePath: string): ModuleProcess {
  const child = fork(modulePath, [], {
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    // As in Electron's utilityProcess; bytes travel as they are.
    serialization: "advanced",
  });
  let errorOutput = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errorOutput = (errorOutput + text).slice(-keptErrorOutput);
  });
  return {
    post(message) {
      // A send that fails means that the process is going; "close" follows and says how.
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage(listener) {
      child.on("message", listener);
    },
    onEnd(listener) {
      let told = false;
      const tell = (end: ProcessEnd): void => {
        if (!told) listener(end);
        told = true;
      };
      // "close" comes after "exit", once stderr has been read to its end.
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
