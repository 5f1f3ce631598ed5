import { fork } from "node:child_process";
import { join } from "node:path";
import { lastLinesOf } from "./lastLines.ts";
import { subscriptionsOf } from "./subscriptions.ts";
import type { SpawnTrainer, TrainerExit } from "./trainerProcess.ts";

/** How the `childProcess` adaptor starts a trainer; the defaults are what the command line uses. */
export interface ChildProcessOptions {
  /** The module to run. */
  readonly modulePath?: string;
  /** Added to this process's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A trainer's own file, run unbuilt. */
export const trainerModulePath = join(import.meta.dirname, "../../../trainer/main.ts");

/**
 * Makes trainers of `child_process.fork` under the Node that runs us, with an IPC channel for the frames. The trainer
 * leaves by itself when the channel closes, so that it cannot outlive this process, however that ends.
 */
export function createChildProcessSpawn(options: ChildProcessOptions = {}): SpawnTrainer {
  return (generation) => {
    const child = fork(options.modulePath ?? trainerModulePath, [String(generation)], {
      execPath: process.execPath,
      // Debugger flags would make the child wait for, or fight over, the debugger's port.
      execArgv: [],
      env: { ...process.env, ...options.environment },
      // stdout stays closed to it: ours belongs to whoever reads `--json`.
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      // As in Electron's utilityProcess, so that a frame arrives the same through either.
      serialization: "advanced",
    });
    const lastLines = lastLinesOf(child.stderr);
    const exited = new Promise<TrainerExit>((resolve) => {
      // "close" comes after "exit", once stderr has been read to its end.
      child.once("close", (code, signal) => {
        resolve({ code, signal, lastLines: lastLines.read() });
      });
      child.on("error", (error) => {
        lastLines.add(`${error.message}\n`);
        if (child.pid === undefined) resolve({ code: null, signal: null, lastLines: lastLines.read() });
      });
    });
    return {
      pid: child.pid,
      post: (frame) => {
        if (!child.connected) return;
        // A send that fails means the process is going; "close" follows and says how.
        child.send(frame as object, () => undefined);
      },
      kill: () => {
        child.kill("SIGKILL");
      },
      ...subscriptionsOf(child, exited),
    };
  };
}
