import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * Runs the desktop program until it ends. Signals go on to it: it stops its runs with checkpoints before it ends.
 *
 * @param words its arguments
 * @returns its exit code; 128 and the signal's number where a signal ended it
 */
export function runElectron(program: string, words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: "inherit" });
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    const passOn = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, passOn);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      for (const each of signals) process.off(each, passOn);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
