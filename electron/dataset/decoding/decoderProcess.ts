/** How a decoder's process is started: by `child_process.fork`, unless the shell has another way. */
import { fork } from "node:child_process";
import { join } from "node:path";

/** A process that runs a module and is spoken to by messages. */
export interface DecoderProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called exactly once, also where the process could not be started. */
  onEnd(listener: (end: DecoderEnd) => void): void;
  /** Ends it at once. */
  kill(): void;
}

export interface DecoderEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** The end of what it wrote to stderr. */
  readonly errorOutput: string;
}

/** Starts a process that runs a module. Never throws: see `onEnd`. */
export type SpawnDecoder = (modulePath: string) => DecoderProcess;

/** A decoder's own file, run unbuilt. */
export const decoderModulePath = join(import.meta.dirname, "decoderMain.ts");

const keptErrorOutput = 2000;

let spawnDecoder: SpawnDecoder = forkDecoder;

/** For the desktop, whose program cannot be run as plain Node. One program starts all its decoders the same way. */
export function startDecodersBy(spawn: SpawnDecoder): void {
  spawnDecoder = spawn;
}

export function startDecoderProcess(modulePath: string): DecoderProcess {
  return spawnDecoder(modulePath);
}

function forkDecoder(modulePath: string): DecoderProcess {
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
      // "close" comes after "exit", once stderr has been read to its end.
      child.once("close", (code, signal) => {
        listener({ code, signal, errorOutput });
      });
      child.on("error", (error) => {
        if (child.pid === undefined) listener({ code: null, signal: null, errorOutput: `${error.message}\n` });
      });
    },
    kill() {
      child.kill("SIGKILL");
    },
  };
}
