import { fork } from "node:child_process";
import { EventEmitter } from "node:events";
import type { UtilityProcess } from "electron";

const parentPort = new URL("./parentPort.ts", import.meta.url).href;

class StandInUtilityProcess extends EventEmitter implements Pick<UtilityProcess, "pid" | "postMessage" | "kill"> {
  readonly #child;
  readonly stdout = null;

  constructor(modulePath: string, words: readonly string[]) {
    super();
    this.#child = fork(modulePath, words, {
      execArgv: ["--import", parentPort],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      serialization: "advanced",
    });
    this.#child.once("spawn", () => this.emit("spawn"));
    this.#child.on("message", (message) => this.emit("message", message));
    // As in Electron, a signal is told as a number like any other.
    this.#child.once("close", (code) => this.emit("exit", code ?? 9));
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  get stderr(): UtilityProcess["stderr"] {
    return this.#child.stderr;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }

  kill(): boolean {
    return this.#child.kill("SIGTERM");
  }
}

export const utilityProcess = {
  fork: (modulePath: string, words: string[] = []) => new StandInUtilityProcess(modulePath, words),
};
