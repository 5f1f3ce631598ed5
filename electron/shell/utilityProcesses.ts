/**
 * Training processes, tasks and decoders as Electron's utility processes: the program needs no second Node, and none
 * can be run with it.
 */
import { utilityProcess, type UtilityProcess } from "electron";
import { trainerModulePath } from "../studio/training/host/childProcess.ts";
import { lastLinesOf } from "../studio/training/host/lastLines.ts";
import { subscriptionsOf } from "../studio/training/host/subscriptions.ts";
import { keptErrorOutput, type ProcessEnd, type SpawnModule } from "../processes/moduleProcess.ts";
import type { SpawnTrainer, TrainerExit } from "../studio/training/host/trainerProcess.ts";

export const spawnTrainer: SpawnTrainer = (generation) => {
  const child = start(trainerModulePath, [String(generation)], "Critic Studio trainer");
  const lastLines = lastLinesOf(child.stderr);
  const exited = new Promise<TrainerExit>((resolve) => {
    child.once("exit", (code) => {
      // Electron gives a code alone, also where a signal ended the process.
      resolve({ code, signal: null, lastLines: lastLines.read() });
    });
  });
  return {
    get pid() {
      return child.pid;
    },
    post: (frame) => {
      child.postMessage(frame);
    },
    kill: () => {
      endAtOnce(child);
    },
    ...subscriptionsOf(child, exited),
  };
};

/** Starts a process that does one kind of thing, by whose name a task manager shows it. */
export const spawnModule: SpawnModule = (modulePath, kind) => {
  const child = start(modulePath, [], `Critic Studio ${kind}`);
  let errorOutput = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errorOutput = (errorOutput + text).slice(-keptErrorOutput);
  });
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once("exit", (code) => {
      resolve({ code, signal: null, errorOutput });
    });
  });
  return {
    post: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on("message", listener);
    },
    onEnd: (listener) => {
      void ended.then(listener);
    },
    kill: () => {
      endAtOnce(child);
    },
  };
};

function start(modulePath: string, words: string[], serviceName: string): UtilityProcess {
  return utilityProcess.fork(modulePath, words, { serviceName, stdio: ["ignore", "ignore", "pipe"], execArgv: [] });
}

/** `kill` of a utility process asks by SIGTERM, which to a trainer means an orderly stop with a checkpoint. */
function endAtOnce(child: UtilityProcess): void {
  if (child.pid === undefined)
    child.once("spawn", () => {
      endAtOnce(child);
    });
  else {
    try {
      process.kill(child.pid, "SIGKILL");
    } catch {
      // It is gone already; "exit" says how.
    }
  }
}
